/**
 * The reading list of a page: every name, number, quotation and title that stands on it, in order, for someone who reads them one by one against the sources.
 * Judges nothing.
 */
import { levelled } from './amounts.ts';
import { namesOf } from './names.ts';
import { sourceAt } from './passage.ts';
import { neighbours } from './rules/issue.ts';
import type { Copy, DeskTools, Passage, Sheet } from './types.ts';

export const LISTS = ['names', 'numbers', 'quotes', 'titles'] as const;
export type ListName = (typeof LISTS)[number];

export interface ListRow {
  readonly text: string;
  /** What stands around it. */
  readonly context: string;
  readonly file: string;
  readonly line: number;
  readonly column: number;
}
/** One list of one page; of one file where there is no edition. */
export interface ReadingList {
  readonly page: string;
  readonly list: ListName;
  readonly rows: readonly ListRow[];
}

/** The lists asked for, page by page. `wanted`: names of pages, or null for all. */
export function readingLists(
  copy: Copy,
  lists: readonly ListName[],
  wanted: ReadonlySet<string> | null,
  words?: DeskTools['words'],
): ReadingList[] {
  return pagesOf(copy)
    .filter(({ page }) => wanted === null || wanted.has(page))
    .flatMap(({ page, sheets }) => lists.map((list) => ({ page, list, rows: sheets.flatMap((sheet) => rowsOf(sheet, list, copy, words)) }))); // prettier-ignore
}

function pagesOf({ edition, sheets }: Copy): { page: string; sheets: readonly Sheet[] }[] {
  if (!edition) return sheets.map((sheet) => ({ page: sheet.file, sheets: [sheet] }));
  const byStory = new Map(sheets.map((sheet) => [sheet.story, sheet]));
  return edition.pages
    .filter(({ silent }) => !silent)
    .map(({ folios, stories }) => ({ page: folios.join('-'), sheets: stories.flatMap((id) => byStory.get(id) ?? []) }));
}

interface Found {
  readonly passage: Passage;
  readonly at: number;
  readonly text: string;
}

function rowsOf(sheet: Sheet, list: ListName, copy: Copy, words: DeskTools['words']): ListRow[] {
  const found = { names, numbers, quotes, titles }[list](sheet, copy, words);
  const order = new Map(sheet.passages.map((passage, i) => [passage, i]));
  const lines = lineStarts(sheet.source);
  return found
    .sort((a, b) => order.get(a.passage)! - order.get(b.passage)! || a.at - b.at)
    .map(({ passage, at, text }) => {
      const offset = sourceAt(passage, at);
      const line = lines.findLastIndex((start) => start <= offset);
      const around = passage.text.slice(Math.max(0, at - 8), at + text.length + 8).replaceAll('\n', ' ');
      return { text, context: around, file: sheet.file, line: line + 1, column: offset - lines[line]! + 1 };
    });
}

const lineStarts = (source: string): number[] => [0, ...[...source.matchAll(/\r\n|\r|\n/g)].map(({ 0: end, index }) => index + end.length)]; // prettier-ignore

const names = (sheet: Sheet, _: Copy, words: DeskTools['words']): Found[] =>
  namesOf(sheet, words).map(({ name, passage, at }) => ({ passage, at, text: name }));

const NUMBER = /(?:\d{4}年)?(?:\d{1,2}月\d{1,2}日)|\d[\d,.:：]*(?:万亿|亿|万|千|百)?(?:余|多)?(?:[\u4e00-\u9fff℃]{1,2}|%)?/g;

function numbers({ passages }: Sheet): Found[] {
  return passages.flatMap((passage) =>
    [...levelled(passage.text).matchAll(NUMBER)].map(({ 0: found, index }) => ({
      passage,
      at: index,
      text: passage.text.slice(index, index + found.length),
    })),
  );
}

const matches = (passages: readonly Passage[], find: RegExp): Found[] =>
  passages.flatMap((passage) => [...passage.text.matchAll(find)].map(({ 0: text, index }) => ({ passage, at: index, text })));

const quotes = ({ passages }: Sheet): Found[] => matches(passages, /“[^”]*”?|「[^」]*」?/g);

/** 《》, headlines, and which headlines stand side by side. */
function titles(sheet: Sheet, copy: Copy): Found[] {
  const heads = sheet.passages.filter(({ role, text }) => (role === 'headline' || role === 'crosshead') && text !== '');
  const beside = neighbours(copy).filter(([, right]) => right.sheet === sheet);
  return [
    ...matches(sheet.passages, /《[^》]*》?/g),
    ...heads.map((passage) => ({ passage, at: 0, text: passage.text })),
    ...beside.map(([left, right]) => ({ passage: right, at: 0, text: `${left.text} ＋ ${right.text}` })),
  ];
}
