/**
 * A slice of Markdown source comes in, the text that it stands for goes out, optionally with the place of every unit in the slice. It knows
 * character references, escapes, white space and NFC; it never parses markup (a slice with `*` in it keeps the `*`).
 */
import { decodeNamedCharacterReference } from 'decode-named-character-reference';
import { isAsciiMark, isChinese, isLineEnd, isSpace, isSurelyNfc } from './characters.ts';

/** One step of reading source text: `value` stands for source[start, end). */
interface Step {
  readonly value: string;
  readonly end: number;
}

/**
 * The normalised text of a source slice. In this order:
 * 1. a backslash before ASCII punctuation goes, the punctuation stays (CommonMark 2.4);
 * 2. a character reference becomes its character (CommonMark 2.5); one that is not valid stays as typed;
 * 3. a run of tabs, spaces and line ends becomes one space, or nothing when it holds a line end and stands between two Chinese
 *    characters or marks; it is never trimmed at the ends; U+3000 and U+00A0 are not white space here;
 * 4. U+0000 becomes U+FFFD (CommonMark 2.3);
 * 5. the whole is put into NFC.
 * It is idempotent but for text that spells an escape or a reference by means of another.
 */
export function normalise(sourceSlice: string): string {
  return isAsTyped(sourceSlice) ? sourceSlice : steps(sourceSlice, () => {}).normalize('NFC');
}

/**
 * The same, and for each UTF-16 unit of the value the offset in the slice where its source begins; one more entry holds the slice's length.
 * For runs whose `value` is not as long as their span, so that a line breaker can say which source a part of them has.
 */
export function normaliseWithMap(sourceSlice: string): { readonly value: string; readonly at: readonly number[] } {
  const at: number[] = [];
  let value = '';
  const add = (text: string, from: number): void => {
    for (let i = 0; i < text.length; i++) at.push(from);
    value += text;
  };
  forEachCluster(sourceSlice, add);
  at.push(sourceSlice.length);
  return { value, at };
}

/** True when normalisation would not change the slice. */
function isAsTyped(slice: string): boolean {
  let sure = true;
  for (let i = 0; i < slice.length; i++) {
    const c = slice.charCodeAt(i);
    if (c === 92 || c === 38 || c === 0 || (c < 32 && isSpace(c)) || (c === 32 && slice.charCodeAt(i + 1) === 32)) return false;
    if (sure && !isSurelyNfc(c)) sure = false;
  }
  return sure || slice.normalize('NFC') === slice;
}

/** Reads the slice step by step; `see` gets each step's text and where it begins. Returns all text, not yet in NFC. */
function steps(slice: string, see: (value: string, start: number) => void): string {
  let all = '';
  for (let i = 0; i < slice.length;) {
    const step = stepAt(slice, i, slice.length);
    see(step.value, i);
    all += step.value;
    i = step.end;
  }
  return all;
}

/** Steps joined to what composes under NFC: a character and the marks upon it, or a Hangul syllable in jamo. */
function forEachCluster(slice: string, add: (text: string, from: number) => void): void {
  let pending = '';
  let from = 0;
  const flush = (): void => {
    if (pending !== '') add(pending.normalize('NFC'), from);
    pending = '';
  };
  steps(slice, (value, start) => {
    if (!joinsBefore(value)) flush();
    if (pending === '') from = start;
    pending += value;
  });
  flush();
}

const joining = /^[\p{M}\u1160-\u11ff]/u;
/** True for a combining mark or a jamo that completes a syllable. */
export const joinsBefore = (value: string): boolean => value !== '' && !isSurelyNfc(value.charCodeAt(0)) && joining.test(value);

/** The step that begins at `i`, not reaching past `end`. */
export function stepAt(source: string, i: number, end: number): Step {
  const c = source.charCodeAt(i);
  if (c === 92 && i + 1 < end && isAsciiMark(source.charCodeAt(i + 1))) return { value: source[i + 1]!, end: i + 2 };
  if (c === 38) return referenceAt(source, i, end) ?? { value: '&', end: i + 1 };
  if (isSpace(c)) return spaceAt(source, i, end);
  if (c === 0) return { value: '\uFFFD', end: i + 1 };
  const pair = c >= 0xd800 && c <= 0xdbff && i + 1 < end && (source.charCodeAt(i + 1) & 0xfc00) === 0xdc00;
  return pair ? { value: source.slice(i, i + 2), end: i + 2 } : { value: source[i]!, end: i + 1 };
}

function spaceAt(source: string, start: number, end: number): Step {
  let i = start;
  let turns = false;
  for (; i < end && isSpace(source.charCodeAt(i)); i++) if (isLineEnd(source.charCodeAt(i))) turns = true;
  const nothing = turns && start > 0 && i < end && isChinese(source.charCodeAt(start - 1)) && isChinese(source.charCodeAt(i));
  return { value: nothing ? '' : ' ', end: i };
}

const reference = /&(?:#(\d{1,7})|#[xX]([\da-fA-F]{1,6})|([A-Za-z][A-Za-z\d]{0,30}));/y;

function referenceAt(source: string, i: number, end: number): Step | undefined {
  reference.lastIndex = i;
  const match = reference.exec(source);
  if (match === null || reference.lastIndex > end) return undefined;
  const value =
    match[3] !== undefined
      ? decodeNamedCharacterReference(match[3])
      : numbered(parseInt(match[1] ?? match[2]!, match[1] ? 10 : 16));
  return value === false ? undefined : { value, end: i + match[0].length };
}

/** A numeric reference: what is not a Unicode scalar value, a control or a noncharacter becomes U+FFFD, as micromark has it. */
function numbered(code: number): string {
  const control = code < 9 || code === 11 || (code > 13 && code < 32) || (code > 126 && code < 160);
  const none =
    (code > 0xd7ff && code < 0xe000) || (code > 0xfdcf && code < 0xfdf0) || (code & 0xfffe) === 0xfffe || code > 0x10ffff;
  return control || none ? '\uFFFD' : String.fromCodePoint(code);
}
