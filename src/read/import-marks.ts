/**
 * A line of Chinese copy typed with ASCII marks comes in; the same line with full-width marks goes out, and the place of each change. Marks inside
 * numbers, Latin words and addresses stay.
 */
import { isChinese } from './characters.ts';

export interface Widened {
  readonly from: string;
  readonly to: string;
  /** UTF-16 offset in the line. */
  readonly at: number;
}

/** GB/T 15834: the marks of Chinese text take a whole character. */
const wide: Readonly<Record<string, string>> = { ',': '，', ';': '；', ':': '：', '!': '！', '?': '？', '(': '（', ')': '）' };
const address = /https?:\/\/[\x21-\x7e]+|www\.[\x21-\x7e]+|[\w.+-]+@[\w.-]+/g;

/** `left`: ASCII marks that look out of place but have no Chinese beside them. */
export interface WidenedLine {
  readonly text: string;
  readonly changes: readonly Widened[];
  readonly left: readonly number[];
}

export function widen(line: string): WidenedLine {
  const kept = addressesIn(line);
  const partners = bracketPairs(line);
  const changes: Widened[] = [];
  const left: number[] = [];
  let text = '';
  for (let i = 0; i < line.length; i++) {
    const mark = line[i]!;
    const to = wide[mark];
    if (to === undefined || kept.has(i)) text += mark;
    else if (isInChinese(line, i, partners.get(i))) {
      text += to;
      changes.push({ from: mark, to, at: i });
      while (line[i + 1] === ' ' && mark !== ')' && isChinese(line.charCodeAt(i + 2))) i++;
    } else {
      text += mark;
      if (isAdrift(line, i)) left.push(i);
    }
  }
  return { text, changes, left };
}

function addressesIn(line: string): ReadonlySet<number> {
  const kept = new Set<number>();
  for (const match of line.matchAll(address)) {
    const length = match[0].replace(/[,;:!?()]+$/, '').length;
    for (let i = 0; i < length; i++) kept.add(match.index + i);
  }
  return kept;
}

/** Each bracket's partner. */
function bracketPairs(line: string): ReadonlyMap<number, number> {
  const partners = new Map<number, number>();
  const open: number[] = [];
  for (let i = 0; i < line.length; i++) {
    if (line[i] === '(') open.push(i);
    else if (line[i] === ')' && open.length > 0) {
      const from = open.pop()!;
      partners.set(from, i).set(i, from);
    }
  }
  return partners;
}

const besideChinese = (line: string, i: number): boolean =>
  isChinese(line.charCodeAt(i - 1)) || isChinese(line.charCodeAt(i + 1));

/** A mark belongs to Chinese text when Chinese stands beside it; a bracket also when it does beside or just inside its partner. */
function isInChinese(line: string, i: number, partner: number | undefined): boolean {
  if (besideChinese(line, i)) return true;
  if (partner !== undefined) return besideChinese(line, partner);
  // “45人(次),” – a mark behind one that is widened itself; “,(” likewise
  return i > 0 && wide[line[i - 1]!] !== undefined && besideChinese(line, i - 1);
}

const isWordUnit = (c: string | undefined): boolean => c !== undefined && /[\w%.'"/ -]/.test(c);

/** At the end of a line that holds Chinese, or between things that are neither words nor figures. */
function isAdrift(line: string, i: number): boolean {
  const hasChinese = [...line].some((c) => isChinese(c.charCodeAt(0)));
  return hasChinese && (i === line.length - 1 || !isWordUnit(line[i - 1]) || !isWordUnit(line[i + 1]));
}

const WIDE_ASCII = /[０-９Ａ-Ｚａ-ｚ]/gu;
/** From a full-width letter or figure to the ASCII one. */
const TO_ASCII = 0xfee0;

/** M11: full-width letters and figures of wire copy become ASCII ones, which are set in their own widths; as many characters as before. */
export const narrowed = (text: string): string =>
  text.replace(WIDE_ASCII, (character) => String.fromCharCode(character.charCodeAt(0) - TO_ASCII));
