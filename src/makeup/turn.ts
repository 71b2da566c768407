/**
 * Where a headline that its author did not mark is turned: text and words in, its lines out (newspaper.md, Headlines). Every legal way is
 * priced by the table WEIGHTS, since headlines are short; the cheapest wins. Knows no fonts and no page.
 */
import type { Word } from '../text/words.ts';
import { type Unit, unitsOf } from './turn-words.ts';

/** Particles that do not begin a line; words that do not end one. */
const NO_BEGIN = '的地得了着们';
const NO_CLOSE = '和与及在向对把被从为将';
/** Words in which those characters are no particles. */
const BEGIN_ALL_THE_SAME = new Set([
  '地铁',
  '地方',
  '地区',
  '地震',
  '地球',
  '地下',
  '地标',
  '地质',
  '地名',
  '地图',
  '得主',
  '了解',
  '着力',
  '着眼',
]);
const CLOSE_ALL_THE_SAME = new Set([
  '参与',
  '存在',
  '现在',
  '方向',
  '走向',
  '转向',
  '面对',
  '成为',
  '认为',
  '行为',
  '作为',
  '普及',
  '共和',
]);
/** Marks that do not begin a line, and those that do not end one. */
const MARK_NO_BEGIN = '，。、；：？！”’）》〉】」』〕·—…～–-％%‰°℃/／';
const MARK_NO_CLOSE = '“‘（《〈【「『〔·￥¥$/／';
/** Marks that are not painted at a turn; ：？！”》 stay, since they say more than that a clause has ended. */
const DROPPED = '，、；。';
/** Marks that end a clause: the best places of all. */
const CLAUSE = '，；：！？。—…';

/** Fewest characters in a line, and how much lines may differ. */
export const SHORTEST = 4;
const DIFFER = 2;
const STEP = 3;
/** Lines that read best (newspaper.md), characters. */
const BEST = [8, 12] as const;

/** The price list. Characters are counted in em, marks as half. */
const WEIGHTS = {
  /** A turn behind a typed clause mark, and such a mark within a line. */
  clause: -6,
  inside: 2,
  /** A character by which the longest and the shortest line differ. */
  difference: 1,
  /** A character by which a line is shorter or longer than reads best. */
  comfort: 0.25,
  /** A noun or verb of one Han character before, and behind, the turn: seldom a word of its own. */
  loneEnd: 3,
  loneStart: 1,
  /** Every line more than two. */
  line: 5,
} as const;

/** What two neighbouring words want of each other: tags of the word before and behind the turn (jieba's; * is any), and the price of parting them. */
const WANTS: readonly (readonly [before: string, behind: string, price: number, why: string])[] = [
  ['p', '*', 6, 'a preposition waits for its object'],
  ['c', '*', 6, 'a conjunction waits for what it joins'],
  ['d', '*', 4, 'an adverb waits for its verb'],
  ['r', '*', 1.5, 'a pronoun waits for its noun'],
  ['a', 'n', 2.5, 'an adjective waits for its noun'],
  ['b', 'n', 2.5, 'an attribute waits for its noun'],
  ['q', 'n', 3, 'a measure waits for what it measures'],
  ['m', '*', 3, 'a number waits for what it counts'],
  ['n', 'n', 1, 'two nouns are often one thing'],
  ['v', 'n', 1.5, 'a verb waits for its object'],
  ['v', 'r', 1.5, 'a verb waits for its object'],
  ['v', 'm', 1.5, 'a verb waits for its object'],
  ['u', '*', 1.5, '的 waits for its noun'],
  ['*', 'f', 5, '里, 上, 前 belong to the word before'],
  ['*', 'u', 6, 'a particle belongs to the word before'],
  ['*', 'y', 6, 'a particle belongs to the word before'],
  ['*', 'k', 6, 'a suffix belongs to the word before'],
  ['*', 'q', 3, 'a measure belongs to its number'],
];

/** A line of a turned headline: UTF-16 offsets, end exclusive. What lies between two lines is a dropped mark or a typed space. */
export interface Turned {
  readonly lines: readonly { readonly start: number; readonly end: number }[];
  /** Offsets of the marks that are not painted. */
  readonly dropped: readonly number[];
  readonly cost: number;
  /** Lines differ by at most two characters, or step evenly. */
  readonly even: boolean;
}

interface Place {
  readonly end: number;
  readonly start: number;
  readonly cost: number;
}

/** Em of a text in a headline: Han 1; figures, Latin and marks half. */
export function charactersOf(text: string): number {
  let em = 0;
  for (let i = 0; i < text.length; i++) em += emOf(text.charCodeAt(i));
  return em;
}

function emOf(unit: number): number {
  if (unit < 0x2e80) return unit === 0x2014 || unit === 0x2026 ? 1 : unit >= 0x300 && unit <= 0x36f ? 0 : 0.5;
  if (unit >= 0xdc00 && unit <= 0xdfff) return 0;
  if (unit >= 0x3001 && unit <= 0x301b && !(unit >= 0x3003 && unit <= 0x3007)) return 0.5;
  return unit > 0xff00 && unit < 0xff10 ? 0.5 : unit >= 0xff1a && unit <= 0xff20 ? 0.5 : 1;
}

/** What a search is held to: the most and the fewest characters of a line, and whether an even turn wins over every uneven one, as in headlines. */
export interface TurnLimits {
  readonly most?: number;
  readonly least?: number;
  readonly even?: boolean;
}

/** The best way to turn a text into so many lines; null when there is no legal one. */
export function turn(
  text: string,
  words: readonly Word[],
  lines: number,
  { most = Infinity, least = SHORTEST, even = true }: TurnLimits = {},
): Turned | null {
  const places = legalPlaces(text, words);
  let best: Turned | null = null;
  for (const chosen of choices(places, lines - 1)) {
    const made = judged(text, chosen, least, most);
    if (made && (!best || better(made, best, even))) best = made;
  }
  return best;
}

const better = (a: Turned, b: Turned, even: boolean): boolean => (even && a.even !== b.even ? a.even : a.cost < b.cost - 1e-9);

/** Every way to choose n of the places, in order. */
function* choices(places: readonly Place[], n: number, from = 0): Generator<readonly Place[]> {
  if (n === 0) yield [];
  else
    for (let i = from; i <= places.length - n; i++) for (const rest of choices(places, n - 1, i + 1)) yield [places[i]!, ...rest];
}

function judged(text: string, chosen: readonly Place[], least: number, most: number): Turned | null {
  const starts = [0, ...chosen.map(({ start }) => start)];
  const ends = [...chosen.map(({ end }) => end), text.length];
  const lines = starts.map((start, i) => ({ start, end: ends[i]! }));
  const lengths = lines.map(({ start, end }) => charactersOf(text.slice(start, end)));
  if (lengths.some((length) => length < least || length > most)) return null;
  const bare = lines.map(({ start, end }) => withoutEdges(text.slice(start, end)));
  const [ems, counts] = [bare.map(charactersOf), bare.map((line) => [...line].length)];
  const differ = Math.min(range(ems), range(counts));
  let cost = WEIGHTS.difference * differ + WEIGHTS.line * (lines.length - 2);
  for (const { cost: place } of chosen) cost += place;
  for (const line of bare) cost += WEIGHTS.inside * [...line].filter((character) => CLAUSE.includes(character)).length;
  for (const length of lengths) cost += WEIGHTS.comfort * Math.max(0, BEST[0] - length, length - BEST[1]);
  const dropped = chosen.filter(({ end }) => DROPPED.includes(text[end]!)).map(({ end }) => end);
  return { lines, dropped, cost, even: differ <= DIFFER || steps(ems) || steps(counts) };
}

const range = (values: readonly number[]): number => Math.max(...values) - Math.min(...values);

/** A mark at a line's edge hangs there for the eye and is no part of its length. */
const withoutEdges = (line: string): string => line.replace(/^[“‘《（【]|[，。、；：？！”’》）】]+$/gu, '');

/** Three lines or more, each longer (or each shorter) by the same. */
function steps(lengths: readonly number[]): boolean {
  if (lengths.length < 3) return false;
  const step = lengths[1]! - lengths[0]!;
  return Math.abs(step) <= STEP && lengths.every((length, i) => i === 0 || Math.abs(length - lengths[i - 1]! - step) <= 0.5);
}

/** Where a line may be parted without a turn, as at the fold of a spread: offsets at which the part behind begins; every mark stays. */
export const partings = (text: string, words: readonly Word[]): readonly number[] =>
  legalPlaces(text, words).map(({ start }) => start);

/** Where a turn is allowed, with what each costs. */
function legalPlaces(text: string, words: readonly Word[]): readonly Place[] {
  const units = unitsOf(text, words);
  const ending = new Map(words.map((word) => [word.end, word]));
  const beginning = new Map(words.map((word) => [word.start, word]));
  const places: Place[] = [];
  for (let i = 0; i + 1 < units.length; i++) {
    const start = units[i]!.end;
    const end = DROPPED.includes(text[start - 1]!) || text[start - 1] === ' ' ? start - 1 : start;
    if (mayEnd(text, ending.get(end), end) && mayBegin(text, beginning.get(start)!))
      places.push({ end, start, cost: price(text, units[i]!, units[i + 1]!) });
  }
  return places;
}

/** `word` ends where the line does. */
function mayEnd(text: string, word: Word | undefined, end: number): boolean {
  const last = text[end - 1];
  if (!word || last === undefined || MARK_NO_CLOSE.includes(last) || (DROPPED + ' ').includes(last)) return false;
  if (NO_CLOSE.includes(last)) return CLOSE_ALL_THE_SAME.has(text.slice(word.start, end));
  return !(western(last) && western(text[end] ?? ''));
}

function mayBegin(text: string, word: Word): boolean {
  const first = text[word.start]!;
  if (MARK_NO_BEGIN.includes(first) || first === ' ') return false;
  return !NO_BEGIN.includes(first) || BEGIN_ALL_THE_SAME.has(text.slice(word.start, word.end));
}

const western = (character: string): boolean => character > ' ' && character < '\u2000' && character !== '·';

function price(text: string, before: Unit, behind: Unit): number {
  if (CLAUSE.includes(text[behind.start - 1]!)) return WEIGHTS.clause;
  let cost = 0;
  for (const [a, b, much] of WANTS) if (begins(before.tag, a) && begins(behind.tag, b)) cost += much;
  return cost + (isLone(text, before) ? WEIGHTS.loneEnd : 0) + (isLone(text, behind) ? WEIGHTS.loneStart : 0);
}

const isLone = (text: string, { start, end, tag }: Unit): boolean =>
  end - start === 1 && !/^[upcdrm]/.test(tag) && /[\u3400-\u9fff]/.test(text[start]!);

const begins = (tag: string, with_: string): boolean => with_ === '*' || tag.startsWith(with_);
