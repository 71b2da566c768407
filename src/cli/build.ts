/**
 * `banxin build`: the options of a command line → files in a folder and an exit code. Says what was found; decides nothing about
 * pages.
 */
import { existsSync } from 'node:fs';
import path from 'node:path';
import type { FitRow, PreflightRow } from '../../schemas/report.ts';
import type { Diagnostic } from '../base/index.ts';
import type { Composition } from '../makeup/report.ts';
import type { PageChange, Pages } from '../pipeline/changes.ts';
import type { ProofSettings } from '../pipeline/proof.ts';
import { PAGES, pagesBefore, tellChanges } from './changed.ts';
import { deliverablesIn } from './deliverables.ts';
import type { Deliverables, Sink } from './deliverables.ts';
import { hostOf } from './host.ts';
import { EXIT, UsageError } from './io.ts';
import { type Deliverable, FILES } from './options.ts';
import type { ExitCode, Io } from './io.ts';
import { fitTable } from './fit.ts';
import { preflightTable } from './preflight.ts';
import { summaryLine } from './summary.ts';
import { progressOn, tellDiagnostics } from './tell.ts';
import type { ProgressEvent } from './tell.ts';
import { fitsSignatures, validateEdition, validatePaper, validateStory } from './validate.ts';

/** `banxin build`, its options checked. */
export interface BuildCommand {
  /** Only pages that changed since the build before in the same folder. */
  readonly changed?: boolean;
  readonly edition: string;
  readonly out: string;
  readonly outputs: readonly Deliverable[];
  readonly pages?: string;
  readonly variant?: string;
  readonly emit: readonly string[];
  readonly json: boolean;
  /** Print although preflight found errors. */
  readonly force?: boolean;
}

/** What the command hands to the pipeline. */
export interface BuildRequest {
  readonly editionPath: string;
  readonly outputs: readonly Deliverable[];
  readonly pages?: string;
  readonly variant?: string;
  readonly emit: readonly string[];
  readonly force?: boolean;
  readonly host: ReturnType<typeof hostOf>;
  readonly validate: {
    readonly edition: typeof validateEdition;
    readonly paper: typeof validatePaper;
    readonly story: typeof validateStory;
    readonly signatures: typeof fitsSignatures;
  };
  readonly sink: Sink;
  readonly record: { readonly before: Pages | undefined; readonly wanted: boolean };
  readonly proof?: ProofSettings;
  readonly progress: (event: ProgressEvent) => void;
}
/** What the command says and writes of a build. */
export interface BuildAnswer {
  readonly diagnostics: readonly Diagnostic[];
  /** Pages that do not look as at the build before. */
  readonly changes?: readonly PageChange[];
  /** What is written as report.json; its counts are said in one line too. */
  readonly report: {
    readonly format: string;
    readonly composition?: { readonly edition: Composition };
    readonly preflight?: readonly PreflightRow[];
    readonly fit?: readonly FitRow[];
  };
  readonly ok: boolean;
}
/** `build` of pipeline.ts, or a stand-in of a test. */
export type Pipeline = (request: BuildRequest) => Promise<BuildAnswer>;

const pipeline: Pipeline = async (request) =>
  (await import('../pipeline.ts')).build({ ...request, outputs: [...request.outputs] });

const REPORT = 'report.json';

/** Builds an edition. The exit code is 1 when the pipeline is not content, and nothing unfinished is left behind in any case. */
export async function runBuild(command: BuildCommand, io: Io, build: Pipeline = pipeline): Promise<ExitCode> {
  if (!existsSync(command.edition)) throw new UsageError(`there is no file ${command.edition}`);
  const before = pagesBefore(command.out);
  const only = command.changed && before ? await sinceThen(command, io, before) : undefined;
  if (only?.length === 0) {
    io.stderr(`nothing has changed since the last build in ${command.out}\n`);
    return EXIT.done;
  }
  return runPages(only ? { ...command, pages: only.join(',') } : command, before, io, build);
}

/** Names of the pages to build again; undefined where all have to be, or where faults of the input are to be told. */
async function sinceThen(command: BuildCommand, io: Io, before: Pages): Promise<readonly string[] | undefined> {
  const { changedPages } = await import('../pipeline.ts');
  const none: Sink = { open: () => ({ write: () => {}, commit: async () => {}, discard: async () => {} }) };
  const asked = request(command, before, io, none, () => {});
  return changedPages({ ...asked, outputs: [...asked.outputs], record: { before } });
}

async function runPages(command: BuildCommand, before: Pages | undefined, io: Io, build: Pipeline): Promise<ExitCode> {
  const files = deliverablesIn(command.out);
  const progress = progressOn(io, command.json);
  try {
    const proof = command.outputs.includes('proof') ? await proofOf(command, io) : undefined;
    const answer = await build({ ...request(command, before, io, files, progress.on), ...(proof ? { proof } : {}) });
    await writeReport(files, answer.report);
    progress.end();
    tellDiagnostics(io, answer.diagnostics, command.json);
    if (!command.json) io.stderr(fitTable(answer.report.fit ?? []));
    if (!command.json) io.stderr(preflightTable(answer.report.preflight ?? []));
    tellComposition(io, answer, command.json);
    tellChanges(io, answer.changes ?? [], command.json);
    files.settle(expected(command));
    tellWritten(io, files);
    return answer.ok ? EXIT.done : EXIT.errors;
  } finally {
    progress.end();
    files.settle(expected(command));
  }
}

const proofOf = async ({ edition, variant }: BuildCommand, io: Io): Promise<ProofSettings> =>
  (await import('./proof-pdf.ts')).proofOfBuild(edition, variant, io);

const request = (
  command: BuildCommand,
  before: Pages | undefined,
  io: Io,
  sink: Sink,
  progress: (event: ProgressEvent) => void,
): BuildRequest => ({
  editionPath: path.resolve(command.edition),
  outputs: command.outputs,
  ...(command.pages === undefined ? {} : { pages: command.pages }),
  ...(command.variant === undefined ? {} : { variant: command.variant }),
  emit: command.emit,
  ...(command.force ? { force: true } : {}),
  host: hostOf(io.env),
  validate: { edition: validateEdition, paper: validatePaper, story: validateStory, signatures: fitsSignatures },
  sink,
  record: { before, wanted: command.changed === true },
  progress,
});

/** Every file that this command should leave; an older one of that name does not outlive a failure. */
const expected = (command: BuildCommand): string[] => [
  ...command.outputs.flatMap((name) => FILES[name]),
  ...command.emit.map((name) => `${name}.json`),
  PAGES,
  REPORT,
];

async function writeReport(files: Deliverables, report: unknown): Promise<void> {
  const file = files.open(REPORT);
  file.write(`${JSON.stringify(report, null, 2)}\n`);
  await file.commit();
}

/** Nothing is said of pages that were not made. */
function tellComposition(io: Io, { report }: BuildAnswer, json: boolean): void {
  const composition = report.composition?.edition;
  if (!json && composition && composition.lines > 0) io.stderr(summaryLine(composition));
}

const tellWritten = (io: Io, files: Deliverables): void => io.stdout(files.written.map((file) => `${file}\n`).join(''));
