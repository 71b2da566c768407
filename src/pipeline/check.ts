/**
 * The copy desk over files: the path of an edition, a story or raw copy comes in, findings, scores and errors of form go out. Fonts are opened only where
 * they are asked about. Writes nothing.
 */
import { basename, dirname, join, resolve } from 'node:path';
import { type Diagnostic, diagnose, type Outcome, outcome, type Severity } from '../base/index.ts';
import {
  checkCopy,
  type Copy,
  copyOfEdition,
  copyOfStory,
  copyOfText,
  type CopyRole,
  type Decision,
  type DeskLists,
  type DeskTools,
  type Finding,
  type RuleId,
  type RuleSettings,
} from '../check/index.ts';
import { fixAll, type Fixed } from '../check/fix.ts';
import { type FormError, formErrors, type Score, scores } from '../check/score.ts';
import type { BuildHost, BuildOptions } from '../pipeline.ts';
import { readManuscript } from '../read/index.ts';
import { dateWords } from '../story/calendar.ts';
import { COMPULSORY } from '../story/imprint-items.ts';
import { defaultPaper, readEdition, selectPages } from '../story/index.ts';
import { readLoneStory } from '../story/lone.ts';
import type { Edition, Paper } from '../story/types.ts';
import { wordsOf } from '../text/words.ts';
import { readLists } from './desk-lists.ts';
import type { DeskWord } from './desk-score.ts';
import { openFonts } from './fonts.ts';
import { pageSizes } from './page-sizes.ts';
import { formOf, templateOf } from './templates.ts';

export interface CheckOptions {
  /** Absolute: an edition (.yaml), a story (.md) or raw copy (.txt). */
  readonly path: string;
  /** Findings of these pages only; all of the edition is compared all the same. */
  readonly pages?: string;
  /** Date of issue for a story or copy that has none. */
  readonly date?: string;
  /** Only these rules. */
  readonly rules?: readonly RuleId[];
  /** Ask the fonts for every character too. */
  readonly fonts: boolean;
  readonly decisions?: ReadonlyMap<string, Decision>;
  readonly host: BuildHost;
  readonly validate?: BuildOptions['validate'];
  readonly progress?: (event: { readonly stage: string; readonly done: number; readonly total: number }) => void;
}

export interface CheckResult {
  /** Folder that every `file` is relative to. */
  readonly root: string;
  /** What is wrong with the files themselves. */
  readonly diagnostics: readonly Diagnostic[];
  readonly findings: readonly Finding[];
  readonly copy: Copy;
  /** Pages, then the edition; empty for a single story. */
  readonly scores: readonly Score[];
  readonly form: readonly FormError[];
  /** The same desk over another text of one of the files. */
  readonly fix: (file: string) => Promise<Fixed>;
}

/** An edition that is read already, with the paper's lists: what the score of a build is made of. */
export async function checkEdition(
  edition: Edition,
  decisions: ReadonlyMap<string, Decision>,
  host: BuildHost,
): Promise<Outcome<DeskWord>> {
  // prettier-ignore
  const { root, paper } = edition;
  const copy = copyOfEdition(edition);
  const { value: lists, diagnostics } = await readLists(root, paper.check.lists, host);
  const tools = await toolsOf(copy, root, paper, lists, host, undefined);
  const findings = checkCopy(copy, { tools, settings: settingsOf(paper, undefined), decisions });
  return outcome({ findings, important: lists.important }, diagnostics);
}

/** What is to be checked, read. */
interface Subject {
  readonly root: string;
  readonly paper: Paper;
  readonly copy: Copy;
  readonly diagnostics: readonly Diagnostic[];
}

/** Checks. Input faults are diagnostics; only a bug of ours throws. */
export async function check(options: CheckOptions): Promise<CheckResult> {
  const { host } = options;
  const { root, paper, copy, diagnostics } = await subjectOf(options);
  const lists = await readLists(root, paper.check.lists, host);
  const fonts = options.fonts ? await coverage(root, paper, host) : { diagnostics: [] };
  const tools = await toolsOf(copy, root, paper, lists.value, host, fonts.covers);
  const settings = settingsOf(paper, options.rules);
  const desk = { tools, settings, decisions: options.decisions };
  const progress = (rule: RuleId, done: number, total: number): void => options.progress?.({ stage: `check ${rule}`, done, total }); // prettier-ignore
  const all = checkCopy(copy, { ...desk, progress });
  const chosen = options.pages === undefined || !copy.edition ? null : selectPages(copy.edition, options.pages);
  const names = chosen && new Set(chosen.value.pages.filter(({ silent }) => !silent).map(({ folios }) => folios.join('-')));
  const findings = names ? all.filter(({ page }) => page !== null && names.has(page)) : all;
  const sizes = copy.edition ? await pageSizes(copy.edition, names) : [];
  return {
    root,
    diagnostics: [...diagnostics, ...lists.diagnostics, ...fonts.diagnostics, ...(chosen?.diagnostics ?? [])],
    findings,
    copy,
    scores: sizes.length > 0 ? scores(findings, sizes, lists.value.important) : [],
    form: formErrors(findings),
    fix: (file) => fixOne(copy, file, (changed) => checkCopy(changed, desk)),
  };
}

async function subjectOf({ path, host, validate, date }: CheckOptions): Promise<Subject> {
  const given = { validateEdition: validate?.edition, validatePaper: validate?.paper, validateStory: validate?.story };
  if (/\.ya?ml$/i.test(path)) {
    const { value, diagnostics } = await readEdition(path, host, given);
    const source = host.exists(path) ? (host.readText(path) ?? '') : '';
    return { root: value.root, paper: value.paper, copy: copyOfEdition(value, new Map([[value.file, source]])), diagnostics };
  }
  if (/\.txt$/i.test(path)) {
    const copy = copyOfText(host.readText(path) ?? '', basename(path), date ?? null);
    return { root: dirname(path), paper: defaultPaper, copy, diagnostics: [] };
  }
  const { value, diagnostics } = await readLoneStory(path, host, given);
  const copy = value.story ? copyOfStory(value.story.manuscript, date ?? null) : { sheets: [], edition: null };
  return { root: value.root, paper: value.paper, copy, diagnostics };
}

function settingsOf(paper: Paper, only: readonly RuleId[] | undefined): RuleSettings {
  const own = paper.check.rules as Record<string, 'off' | 'on' | Severity>;
  if (!only) return own;
  const all = ['glyphs', 'width', 'pairs', 'marks', 'lists', 'headline', 'repeat', 'broken', 'numerals', 'ladder', 'dates', 'captions', 'credit', 'order', 'crossref', 'folio', 'imprint', 'junction'] as const; // prettier-ignore
  return Object.fromEntries(all.map((id) => [id, only.includes(id) ? (own[id] === 'off' ? 'on' : (own[id] ?? 'on')) : 'off']));
}

async function toolsOf(
  copy: Copy,
  root: string,
  paper: Paper,
  lists: DeskLists,
  host: BuildHost,
  covers: DeskTools['covers'],
): Promise<DeskTools> {
  // prettier-ignore
  const date = copy.edition?.date;
  const words = date ? await dateWords(date) : undefined;
  return {
    lists,
    region: paper.house.region,
    words: wordsOf,
    compulsory: (await hasNameplate(copy.edition)) ? COMPULSORY : [],
    pictureIsThere: (story, src) => host.exists(resolve(root, dirname(story), src)),
    ...(words ? { calendar: { weekday: words.weekday.slice(-1), lunar: words.lunar } } : {}),
    ...(covers ? { covers } : {}),
  };
}

async function hasNameplate(edition: Edition | null): Promise<boolean> {
  const [first] = edition?.pages ?? [];
  if (!edition || !first) return false;
  const template = await templateOf(first.template, edition.root).catch(() => undefined);
  const form = template && formOf(template, first);
  return form !== undefined && 'nameplate' in form && form.nameplate === true;
}

const FONT_ROLE: Partial<Record<CopyRole, string>> = { headline: 'headline', kicker: 'kicker', deck: 'deck' };

/** Whether the fonts of a role, else those of the body, have a character. */
async function coverage(
  root: string,
  paper: Paper,
  host: BuildHost,
): Promise<{ covers?: DeskTools['covers']; diagnostics: readonly Diagnostic[] }> {
  // prettier-ignore
  const { value, diagnostics } = await openFonts({ root, paper } as Pick<Edition, 'root' | 'paper'>, host);
  const { book } = value;
  const nothing = /^[\p{C}\p{Z}\p{Mn}]$/u;
  const covers = (role: CopyRole, codePoint: number): boolean =>
    nothing.test(String.fromCodePoint(codePoint)) || [FONT_ROLE[role], 'body'].some((of) => of !== undefined && book.role(of).length > 0 && book.find(of, codePoint) !== undefined); // prettier-ignore
  return { covers, diagnostics };
}

/** One file with its fixes made, checked again as part of the whole after each round. */
async function fixOne(copy: Copy, file: string, again: (copy: Copy) => Finding[]): Promise<Fixed> {
  const sheet = copy.sheets.find((one) => one.file === file);
  if (!sheet) return { text: '', count: 0, loop: [] };
  return fixAll(sheet.source, async (text) => {
    const changed = text === sheet.source ? copy : { ...copy, sheets: await Promise.all(copy.sheets.map((one) => (one === sheet ? reread(one.file, text, one.story, one.date) : one))) }; // prettier-ignore
    return again(changed).filter((one) => one.file === file);
  });
}

async function reread(file: string, text: string, story: string | null, date: string | null) {
  if (/\.txt$/i.test(file)) return copyOfText(text, file, date).sheets[0]!;
  const { value } = await readManuscript(text, file);
  return { ...copyOfStory(value, date).sheets[0]!, story };
}

/** For a file that cannot be read at all. */
export const unreadable = (file: string): Diagnostic => diagnose('error', 'story-missing', `there is no file “${file}” that can be read as text`, join(file)); // prettier-ignore
