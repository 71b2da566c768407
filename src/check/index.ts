/**
 * The copy desk: an edition (or one piece of copy) comes in, findings go out, each with its place, its explanation in Chinese and English, and a fix where
 * no meaning can change. Changes nothing and reads no file.
 */
import { createHash } from 'node:crypto';
import { type Diagnostic, type Severity } from '../base/index.ts';
import type { Manuscript } from '../read/types.ts';
import type { Edition } from '../story/types.ts';
import { guardedRanges, sourceRange, touches } from './passage.ts';
import { plainSheet } from './plain-sheet.ts';
import { RULES, SEVERITY } from './rules/index.ts';
import { sheetOf } from './sheet.ts';
import type { Copy, DeskTools, Edit, Finding, FindingState, Passage, RuleId, Sheet, Tell, Told, ToldPlace } from './types.ts';

export type * from './types.ts';
export { deskLists, noLists, type DeskLists, type ListEntries } from './lists.ts';
export { RULES, RULE_IDS } from './rules/index.ts';

/** What a paper says of the rules: off, or a severity in place of the rule's own. */
export type RuleSettings = Readonly<Partial<Record<RuleId, 'off' | 'on' | Severity>>>;

/** What a person has said of a finding. */
export interface Decision {
  readonly state: Exclude<FindingState, 'open'>;
  readonly why: string;
}

/** How the desk works for one run. */
export interface DeskOptions {
  readonly tools: DeskTools;
  readonly settings?: RuleSettings;
  /** By the ids of findings. */
  readonly decisions?: ReadonlyMap<string, Decision>;
  readonly progress?: (rule: RuleId, done: number, total: number) => void;
}

/** Copy of an edition. */
export const copyOfEdition = (edition: Edition, others: ReadonlyMap<string, string> = new Map()): Copy => ({
  edition,
  others,
  sheets: edition.stories.map(({ id, manuscript }) => sheetOf(manuscript, id, edition.date || null)),
});
/** Copy of one story. `date`: of issue, where the story has none. */
export const copyOfStory = (manuscript: Manuscript, date: string | null): Copy => ({
  edition: null,
  sheets: [sheetOf(manuscript, null, date)],
});
/** Raw copy, one paragraph a line. */
export const copyOfText = (source: string, file: string, date: string | null): Copy => ({
  edition: null,
  sheets: [plainSheet(source, file, date)],
});

interface Noted {
  readonly rule: RuleId;
  readonly sheet: Sheet | null;
  readonly passage: Passage | null;
  readonly told: Omit<ToldPlace, 'file'> & Pick<Told, 'beside'> & { readonly put?: string; readonly at: number };
  readonly file: string;
}

/** Every finding, in the order of files and places. Rejected ones are among them, with their state. */
export function checkCopy(copy: Copy, { tools, settings = {}, decisions, progress }: DeskOptions): Finding[] {
  const noted: Noted[] = [];
  const sheets = new Map(copy.sheets.map((sheet) => [sheet.file, sheet]));
  const wanted = RULES.filter(({ id, off }) => settings[id] !== 'off' && !(off && settings[id] === undefined));
  wanted.forEach(({ id, checks }, done) => {
    progress?.(id, done, wanted.length);
    for (const check of checks) check(copy, teller(id, noted, sheets), tools);
  });
  return finished(noted, copy, settings, decisions);
}

function teller(rule: RuleId, noted: Noted[], sheets: ReadonlyMap<string, Sheet>): Tell {
  const tell = (passage: Passage, told: Told): void => {
    const { from, to, ...rest } = told;
    noted.push({
      rule,
      passage,
      sheet: passage.sheet,
      file: passage.sheet.file,
      told: { ...rest, at: from, ...sourceRange(passage, from, to) },
    });
  };
  const place = ({ file, ...told }: ToldPlace): void =>
    void noted.push({ rule, passage: null, sheet: sheets.get(file) ?? null, file, told: { ...told, at: told.start } });
  return Object.assign(tell, { place });
}

function finished(noted: readonly Noted[], copy: Copy, settings: RuleSettings, decisions: DeskOptions['decisions']): Finding[] {
  const pages = new Map((copy.edition?.pages ?? []).flatMap(({ stories, folios }) => stories.map((story) => [story, folios.join('-')] as const))); // prettier-ignore
  const files = new Map(copy.sheets.map(({ file }, i) => [file, i]));
  const lines = new Map<string, LineIndex>();
  const seen = new Map<string, number>();
  const sorted = [...noted].sort((a, b) => (files.get(a.file) ?? -1) - (files.get(b.file) ?? -1) || a.told.start - b.told.start || a.told.end - b.told.end); // prettier-ignore
  return sorted.map((one) => {
    const { told, rule, passage, sheet, file } = one;
    const source = sheet?.source ?? copy.others?.get(file) ?? '';
    const index = lineIndex(lines, file, source);
    const text = source.slice(told.start, told.end);
    const id = idOf(one, text, seen);
    const set = settings[rule];
    const decision = decisions?.get(id);
    return {
      id,
      rule,
      severity: set === undefined || set === 'on' || set === 'off' ? SEVERITY[told.sure] : set,
      sure: told.sure,
      file,
      ...index.range(told.start, told.end),
      start: told.start,
      end: told.end,
      text,
      zh: told.zh,
      en: told.en,
      fix: fixOf(one, source),
      beside: besideOf(told.beside, lines),
      state: decision?.state ?? 'open',
      why: decision?.why ?? null,
      page: (sheet?.story && pages.get(sheet.story)) ?? null,
      role: passage?.role ?? null,
      kind: told.kind ?? 'none',
      size: told.size ?? 1,
    };
  });
}

function besideOf(beside: Told['beside'], lines: Map<string, LineIndex>): Finding['beside'] {
  if (!beside) return null;
  const { sheet } = beside.passage;
  const { start } = sourceRange(beside.passage, beside.from, beside.to);
  const { line, column } = lineIndex(lines, sheet.file, sheet.source).range(start, start);
  return { file: sheet.file, line, column };
}

/** A fix stands where nothing guards the place, and the file has there what the text has. */
function fixOf({ passage, told }: Noted, source: string): readonly Edit[] | null {
  if (passage === null || told.put === undefined) return null;
  const length = told.end - told.start;
  const { role, text } = passage;
  if (role === 'byline' || role === 'quote' || role === 'attribution' || role === 'credit') return null;
  if (text.slice(told.at, told.at + length) !== source.slice(told.start, told.end)) return null;
  if (touches(guardedRanges(passage), told.at, told.at + length)) return null;
  // A backslash that made the mark plain text goes with it.
  const escaped = source[told.start - 1] === '\\';
  return [{ start: told.start - (escaped ? 1 : 0), end: told.end, put: told.put }];
}

const SENTENCE_END = /[。！？\n]/;

/** From the rule, the story, the words and the sentence around them: what is edited elsewhere changes no id. */
function idOf({ rule, sheet, passage, told, file }: Noted, text: string, seen: Map<string, number>): string {
  const around = passage ? sentenceAround(passage.text, told.at, told.at + (told.end - told.start)) : '';
  const key = [rule, sheet?.id ?? file, text, around].join('\u0000');
  const count = (seen.get(key) ?? 0) + 1;
  seen.set(key, count);
  return createHash('sha256').update(`${key}\u0000${count}`).digest('hex').slice(0, 8);
}

function sentenceAround(text: string, from: number, to: number): string {
  let start = from;
  let end = to;
  while (start > 0 && from - start < 60 && !SENTENCE_END.test(text[start - 1]!)) start--;
  while (end < text.length && end - to < 60 && !SENTENCE_END.test(text[end]!)) end++;
  return text.slice(start, end);
}

/** Offsets to lines and columns; the lines of a file are counted once. */
interface LineIndex {
  range(start: number, end: number): Pick<Finding, 'line' | 'column' | 'endLine' | 'endColumn'>;
}

function lineIndex(known: Map<string, LineIndex>, file: string, source: string): LineIndex {
  let index = known.get(file);
  if (index) return index;
  const starts = [0];
  for (const { 0: end, index: at } of source.matchAll(/\r\n|\r|\n/g)) starts.push(at + end.length);
  const place = (offset: number): { line: number; column: number } => {
    let [low, high] = [0, starts.length - 1];
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (starts[middle]! <= offset) low = middle;
      else high = middle - 1;
    }
    return { line: low + 1, column: offset - starts[low]! + 1 };
  };
  index = {
    range(start, end) {
      const [from, to] = [place(start), place(end)];
      return { ...from, endLine: to.line, endColumn: to.column };
    },
  };
  known.set(file, index);
  return index;
}

/** Findings as diagnostics: what no one rejected. */
export const toDiagnostics = (findings: readonly Finding[]): Diagnostic[] =>
  findings
    .filter(({ state }) => state !== 'rejected')
    .map(({ file, line, column, endLine, endColumn, severity, rule, zh, en, page }) => ({ file, line, column, endLine, endColumn, severity, code: rule, message: `${zh} | ${en}`, ...(page ? { page } : {}) })); // prettier-ignore
