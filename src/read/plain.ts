/**
 * The body of a story comes in, its parts go out in order: plain paragraphs, crossheads and figures, which can mean one thing only, and what is
 * between them, which only the parser can read. It never parses; where it is in doubt the part is not plain.
 */
import { isSurelyNfc } from './characters.ts';
import { type PlainFigure, plainFigureAt } from './plain-figures.ts';

export interface Part {
  /**
   * `para`: a paragraph of one line without a character that Markdown or an extension of ours reacts to; `crosshead`: the same after `## ` or
   * `### `; `figure`: a line that is one picture with its attributes; `mixed`: all else.
   */
  readonly kind: 'para' | 'crosshead' | 'figure' | 'mixed';
  /** UTF-16 offsets in the file; of a plain part, the line without its end. */
  readonly start: number;
  readonly end: number;
  /** True when the text is in NFC for certain and has no typed indent, so that it can be one run as it is. */
  readonly sure: boolean;
  /** Of a figure, and of nothing else. */
  readonly figure?: PlainFigure;
}

const barred = 0;
/** May stand inside a plain line. */
const inside = 1;
/** May begin one, too. */
const start = 2;

/**
 * What an ASCII character may do. A full stop may stand inside unless `www` is before it, a colon unless `//` follows (GFM 6.9; a directive that is
 * none of ours is text, and ours have brackets), a tilde unless it is doubled.
 */
const ascii = new Uint8Array(128);
for (let c = 48; c < 58; c++) ascii[c] = start;
for (let c = 65; c < 91; c++) ascii[c] = ascii[c + 32] = start;
for (const mark of ' -,;?%()"\'/+=.!:~>#$^|') ascii[mark.charCodeAt(0)] = inside;

/** Parts of source[from, end), in order; blank lines between plain ones belong to none. */
export function partsOf(source: string, from: number): Part[] {
  const parts: Part[] = [];
  const open: Open = { until: undefined, colons: 0 };
  let between = -1; // where a part that is not plain began
  let afterBlank = true;
  let at = from;
  while (at < source.length) {
    const line = lineAt(source, at);
    const alone = afterBlank && open.until === undefined && isBlankAt(source, line.next);
    const plain = alone ? plainPart(source, at, line) : undefined;
    if (plain !== undefined) {
      if (between >= 0) parts.push({ kind: 'mixed', start: between, end: at, sure: false });
      between = -1;
      parts.push(plain);
    } else if (!line.blank) {
      if (between < 0) between = at;
      if (!line.plain || open.until === 'comment') follow(open, source.slice(at, line.end));
    }
    afterBlank = line.blank;
    at = line.next;
  }
  if (between >= 0) parts.push({ kind: 'mixed', start: between, end: source.length, sure: false });
  return parts;
}

/** The part that a line with blank lines around it makes; undefined when only the parser can tell. */
function plainPart(source: string, start: number, { plain, head, end, sure }: Line): Part | undefined {
  if (plain) return { kind: head ? 'crosshead' : 'para', start, end, sure };
  const figure = source.startsWith('![', start) ? plainFigureAt(source, start, end) : undefined;
  return figure && { kind: 'figure', start, end, sure: false, figure };
}

interface Line {
  readonly end: number;
  /** Where the next line begins. */
  readonly next: number;
  readonly blank: boolean;
  readonly plain: boolean;
  readonly head: boolean;
  readonly sure: boolean;
}

function lineAt(source: string, at: number): Line {
  const { length } = source;
  const from = at + headMark(source, at);
  const head = from > at;
  let plain = true;
  let sure = true;
  let blank = true;
  let i = from;
  for (; i < length; i++) {
    const c = source.charCodeAt(i);
    if (c >= 128) {
      blank = false;
      if (sure && !isSurelyNfc(c)) sure = false;
    } else if (c === 10 || c === 13) break;
    else {
      if (c !== 32 && c !== 9) blank = false;
      if (plain && (!fits(source, c, i, from) || (head && c === 35))) plain = false;
    }
  }
  const next = i < length && source.charCodeAt(i) === 13 && source.charCodeAt(i + 1) === 10 ? i + 2 : i + 1;
  if (blank) return { end: i, next, blank: !head, plain: false, head, sure };
  if (source.charCodeAt(i - 1) === 32) plain = false;
  const indented = source.charCodeAt(from) === 0x3000 || source.charCodeAt(i - 1) === 0x3000;
  return { end: i, next, blank, plain: plain && (head || !isNumbered(source, from)), head, sure: sure && !indented };
}

/** Length of `## ` or `### ` at the beginning of a line, else 0. */
function headMark(source: string, at: number): number {
  if (source.charCodeAt(at) !== 35) return 0;
  return source.startsWith('## ', at) ? 3 : source.startsWith('### ', at) ? 4 : 0;
}

function fits(source: string, c: number, i: number, from: number): boolean {
  const may = ascii[c]!;
  if (may === barred || (may === inside && i === from)) return false;
  if (c === 32) return source.charCodeAt(i - 1) !== 32;
  if (c === 58) return source.charCodeAt(i + 1) !== 47;
  if (c === 126) return source.charCodeAt(i + 1) !== 126;
  return c !== 46 || (source.charCodeAt(i - 1) | 32) !== 119;
}

/** `12.` and `3)` begin a list. */
function isNumbered(source: string, from: number): boolean {
  let i = from;
  while (source.charCodeAt(i) >= 48 && source.charCodeAt(i) < 58) i++;
  return i > from && (source[i] === '.' || source[i] === ')');
}

function isBlankAt(source: string, from: number): boolean {
  for (let i = from; i < source.length; i++) {
    const c = source.charCodeAt(i);
    if (c === 10 || c === 13) return true;
    if (c !== 32 && c !== 9) return false;
  }
  return true;
}

/** What may be open over blank lines: a directive, a comment, or something that is not followed further (`end`). */
interface Open {
  until: undefined | 'colons' | 'comment' | 'end';
  colons: number;
}

const opaque = /:::|```|~~~|<[!?]|<(?:script|pre|style|textarea)/i;

/** Follows one line that is not plain. A directive or comment at column 1 is followed to its end; after anything else that may stay open, all is left to the parser. */
function follow(open: Open, line: string): void {
  if (open.until === 'end') return;
  if (open.until === 'comment') return void (line.includes('-->') && shut(open));
  const colons = /^:{3,}/.exec(line)?.[0].length ?? 0;
  const isClose = colons > 0 && line.slice(colons).trim() === '';
  if (open.until === 'colons' && isClose) return void (colons >= open.colons && shut(open));
  if (colons > 0 && !isClose && !opaque.test(line.slice(colons))) {
    open.until = 'colons';
    open.colons = Math.max(open.colons, colons);
  } else if (open.until === undefined && line.startsWith('<!--') && !opaque.test(line.slice(4))) {
    if (!line.includes('-->', 4)) open.until = 'comment';
  } else if (opaque.test(line)) open.until = 'end';
}

function shut(open: Open): void {
  open.until = undefined;
  open.colons = 0;
}
