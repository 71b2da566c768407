/**
 * The stages in order, one call a line. An edition's path comes in; finished deliverables and a report go out. The first file to read.
 */
import type { Diagnostic } from './base/index.ts';
import type { Host } from './story/index.ts';
import { readEdition, selectPages, type Edition, type EditionOptions } from './story/index.ts';
import { dateWords } from './story/calendar.ts';
import { type PageChange, type PageRecord, PageRecorder, type Pages, pagesToBuild, sameEdition } from './pipeline/changes.ts';
import { deliverAll } from './pipeline/deliver.ts';
import { deskWord } from './pipeline/desk-score.ts';
import { emitEarly, emitLate, emitPages } from './pipeline/emit.ts';
import { openFonts } from './pipeline/fonts.ts';
import { imprintFaults } from './pipeline/imprint.ts';
import { hyphenatorFor } from './pipeline/hyphens.ts';
import { makePages } from './pipeline/pages.ts';
import type { MadeRecord } from './pipeline/record.ts';
import { checkGlyphs, prepare, storiesOf } from './pipeline/prepare.ts';
import { warmUp } from './pipeline/warm-up.ts';
import { Reporter, type Report } from './pipeline/report.ts';
import type { ProofSettings } from './pipeline/proof.ts';
import { unsigned } from './pipeline/sign-off.ts';
import { storyReader } from './pipeline/stories.ts';
import type { Workshop } from './pipeline/workshop.ts';

/** What a build may read, and where it may keep what is costly to make again: unpacked fonts. */
export interface BuildHost extends Host {
  readonly cacheDir: string | null;
  /** Absolute folder that packages' fonts are taken from, and from nowhere else: those of a bag. */
  readonly fonts?: string;
  /** For a process that builds again and again: what has not changed since the last build is not made again. */
  readonly workshop?: Workshop;
}
/** Takes the files that a build makes: bytes in order, then one of commit and discard. */
export interface BuildSink {
  open(name: string): { write(chunk: Uint8Array | string): void; commit(): Promise<void>; discard(): Promise<void> };
  /** What lies under a name since an earlier build, where the sink is a place that lasts. */
  earlier?(name: string): Uint8Array | undefined;
}
/** What the house can make of an edition. `record`: the files of an archive besides its PDFs. */
export type OutputName = 'print' | 'archive' | 'screen' | 'proof' | 'record';
/** What to build, of what, for whom. */
export interface BuildOptions {
  /** Absolute. */
  readonly editionPath: string;
  readonly outputs: readonly OutputName[];
  /** `A01,A04-A05`; all pages without. */
  readonly pages?: string;
  /** A variant of the edition; the edition itself without. */
  readonly variant?: string;
  readonly emit: readonly string[];
  /** Writes print although preflight found errors, and marks it as not for press. */
  readonly force?: boolean;
  readonly host: BuildHost;
  readonly validate?: {
    readonly edition: EditionOptions['validateEdition'];
    readonly paper: EditionOptions['validatePaper'];
    readonly story: EditionOptions['validateStory'];
    /** What is wrong with a value that should be of the format banxin/signatures/1; undefined where nothing is. */
    readonly signatures?: (value: unknown) => string | undefined;
  };
  readonly sink: BuildSink;
  /** Write pages.json, and say which pages are not as they were in the one before. */
  readonly record?: { readonly before: Pages | undefined; readonly wanted?: boolean };
  /** What the proof shows beside the pages. */
  readonly proof?: ProofSettings;
  readonly progress?: (event: { readonly stage: string; readonly done: number; readonly total: number }) => void;
  /** For the record: the version of Banxin that it names, and who takes what METS is made of. */
  readonly archive?: { readonly version: string; take(record: MadeRecord): void };
}
/** What a finished build says; its files are in the sink. */
export interface BuildResult {
  readonly diagnostics: readonly Diagnostic[];
  readonly report: Report;
  /** Pages that do not look as before, where a record was asked for. */
  readonly changes: readonly PageChange[];
  /** A row for each page that was made, where a record was asked for. */
  readonly pages: readonly PageRecord[];
  /** No error: every deliverable that was asked for is there. */
  readonly ok: boolean;
}

/** Builds an edition. Input faults are diagnostics; only a bug of ours throws. */
export async function build(options: BuildOptions): Promise<BuildResult> {
  const reporter = new Reporter();
  const { host } = options;
  const read = reporter.take(
    await readEdition(options.editionPath, host, {
      validateEdition: options.validate?.edition,
      validatePaper: options.validate?.paper,
      validateStory: options.validate?.story,
      readStory: storyReader(host.workshop),
      variant: options.variant,
    }),
  );
  const edition = reporter.take(chosen(read, options.pages));
  warmUp();
  const fonts = reporter.take(await openFonts(edition, host));
  const prepared = reporter.take(await prepare(edition, host));
  const words = edition.date ? await dateWords(edition.date) : { date: '', weekday: '', lunar: '' };
  reporter.add(checkGlyphs(edition, prepared, fonts, words, host.workshop));
  reporter.add(imprintFaults(edition, prepared, words, host));
  reporter.desk = reporter.take(await deskWord(edition, host));
  if (options.emit.length) await emitEarly(options, edition, prepared, fonts);
  if (reporter.failed) return { ...reporter.result(), changes: [], pages: [] };
  const hyphenate = await hyphenatorFor(storiesOf(prepared));
  const pages = makePages({
    edition,
    prepared,
    fonts,
    words,
    hyphenate,
    workshop: host.workshop,
    reporter,
    hashes: options.emit.includes('layout') || options.outputs.includes('archive') || options.outputs.includes('record'),
    progress: options.progress,
  });
  const recorder = new PageRecorder(edition, prepared);
  const before = sameEdition(options.record?.before, edition);
  const demands = options.outputs.includes('print') && edition.paper.proof.requires.length > 0;
  // Kept where a late swap is to be followed: where one was asked for, is followed already, or pages are files of their own.
  const records = options.record && (options.record.wanted || options.record.before || edition.paper.press.files !== 'one');
  const watched = records || demands ? recorder.watch(pages) : pages;
  const signatures = () => (demands ? unsigned(options, edition, prepared.source, recorder.rows) : []);
  await deliverAll({ options, edition, prepared, fonts, reporter, unsigned: signatures }, watched, (kept) =>
    emitLate(options, kept),
  );
  host.workshop?.tidy();
  const { pages: rows, changes } = recorder.result(before);
  if (records && !reporter.failed) await emitPages(options, rows);
  return { ...reporter.result(), changes, pages: recorder.rows };
}

/** The pages that a build would have to make again since `before`, by name. Undefined where faults of the input stand before the answer: a build tells them. */
export async function changedPages(
  options: BuildOptions & { readonly record: { readonly before: Pages } },
): Promise<string[] | undefined> {
  const { value: edition, diagnostics } = await readEdition(options.editionPath, options.host, { variant: options.variant });
  const prepared = await prepare(edition, options.host);
  if ([...diagnostics, ...prepared.diagnostics].some(({ severity }) => severity === 'error')) return undefined;
  const before = sameEdition(options.record.before, edition);
  return before ? pagesToBuild(edition, prepared.value, before) : [...edition.pageNames];
}

/** The edition with the chosen pages only. */
function chosen(edition: Edition, pages: string | undefined): ReturnType<typeof selectPages> {
  return pages === undefined ? { value: edition, diagnostics: [] } : selectPages(edition, pages);
}
