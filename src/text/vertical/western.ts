/**
 * Text in, out the stretches of it that are Western, and how each stands in a line set downwards: upright one by one, together in one
 * cell, or turned (M7–M10). Knows no fonts.
 */
import { Class } from '../kinsoku/classes.ts';

/** `upright`: a cell a character (M7). `cell`: side by side in one cell (M9). `turned`: a quarter clockwise (M8). */
export type Way = 'upright' | 'cell' | 'turned';

/** Units `start` to `end` (exclusive) of the text. A turned stretch may hold several words with the spaces between them. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
  readonly way: Way;
}

/** `years`: whether the four figures of a year stand upright one by one, or turned like other long numbers. */
export interface WesternStyle {
  readonly years: 'upright' | 'turned';
}

/** Signs that faces draw a full em wide: they stand in a cell of their own, whatever number they belong to. */
const WIDE_SIGNS = new Set('℃℉％￥＄￡№');

/** Western stretches in the order of the text. `classOf`: class of each UTF-16 unit. */
export function stretches(text: string, classOf: Uint8Array, style: WesternStyle): Stretch[] {
  const quotes = westernQuotes(text, classOf);
  const western = (i: number): boolean => i < text.length && (isWestern(text, i, classOf) || quotes.has(i));
  const found: Stretch[] = [];
  for (let i = 0; i < text.length; i++) {
    if (!western(i)) continue;
    const start = i;
    let words = 1;
    for (i++; i < text.length; i++) {
      if (western(i) || classOf[text.charCodeAt(i)] === Class.combining) continue;
      const next = afterSpaces(text, i, classOf);
      if (next === i || !western(next)) break;
      words++;
      i = next;
    }
    found.push({ start, end: i, way: words > 1 ? 'turned' : wayOf(text, start, i, style) });
  }
  return found;
}

function isWestern(text: string, i: number, classOf: Uint8Array): boolean {
  const cls = classOf[text.charCodeAt(i)]!;
  if (cls === Class.latin || cls === Class.digit || cls === Class.latinMark) return true;
  return (cls === Class.prefix || cls === Class.postfix) && !WIDE_SIGNS.has(text[i]!);
}

function afterSpaces(text: string, i: number, classOf: Uint8Array): number {
  while (i < text.length && classOf[text.charCodeAt(i)] === Class.space) i++;
  return i;
}

function wayOf(text: string, start: number, end: number, style: WesternStyle): Way {
  const word = text.slice(start, end);
  if (/^\d{2,3}$/.test(word)) return 'cell';
  if (/^([A-Za-z]|[A-Z\d]{1,3})$/.test(word)) return 'upright';
  return style.years === 'upright' && /^\d{4}$/.test(word) && isYear(text, end) ? 'upright' : 'turned';
}

/** Four figures before 年, or the first of a span of years: 1921—2021年. */
const isYear = (text: string, end: number): boolean => /^(年|[—–～至]+\d{4}年)/.test(text.slice(end, end + 8));

/**
 * M10: quotes around nothing but a Western phrase of several words, and the apostrophe in a word, are Western and turn with it.
 * Quotes around one Western word in Chinese text are Chinese (M4).
 */
function westernQuotes(text: string, classOf: Uint8Array): ReadonlySet<number> {
  const found = new Set<number>();
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit === 0x2019 && isLetter(text, i - 1, classOf) && isLetter(text, i + 1, classOf)) found.add(i);
    else if (unit === 0x201c || unit === 0x2018) {
      const close = closeOfPhrase(text, i, classOf);
      if (close > 0) found.add(i).add(close);
    }
  }
  return found;
}

const isLetter = (text: string, i: number, classOf: Uint8Array): boolean =>
  i >= 0 && i < text.length && classOf[text.charCodeAt(i)] === Class.latin;

function closeOfPhrase(text: string, open: number, classOf: Uint8Array): number {
  const closing = text.charCodeAt(open) + 1;
  let spaces = 0;
  for (let i = open + 1; i < text.length; i++) {
    if (text.charCodeAt(i) === closing && !(closing === 0x2019 && isLetter(text, i + 1, classOf))) return spaces > 0 ? i : 0;
    if (classOf[text.charCodeAt(i)] === Class.space) spaces++;
    else if (!isWestern(text, i, classOf) && text.charCodeAt(i) !== 0x2019) return 0;
  }
  return 0;
}
