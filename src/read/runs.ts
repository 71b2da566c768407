/**
 * A stretch of source that holds text comes in, runs of text go out, each with its span; a line break of the author's becomes a Soft mark that
 * is decided later, when both neighbours are known. It never changes what the text says beyond `normalise`.
 */
import type { Inline, TextRun } from './types.ts';
import { isLineEnd, isSpace, isSurelyNfc } from './characters.ts';
import { joinsBefore, normalise, stepAt } from './normalise.ts';

/** A line end inside a paragraph, not yet decided: nothing between Chinese, else a space. */
export interface Soft {
  readonly kind: 'soft';
  readonly start: number;
  readonly end: number;
}
/** An inline, or a line end of the author that is not decided yet. */
export type Draft = Inline | Soft;

/** Where text is read from: the file as read, and its name for spans. */
export interface Source {
  readonly source: string;
  readonly file: string;
}

/** A run of text whose value is its source. */
export const run = (from: Source, value: string, start: number, end: number): TextRun => ({
  kind: 'text',
  value,
  span: { file: from.file, start, end },
});

/** One run for a whole stretch: `value` is its normalised text, perhaps shorter than its span. */
export const wholeRun = (from: Source, start: number, end: number): TextRun =>
  run(from, normalise(from.source.slice(start, end)), start, end);

/**
 * Runs of one physical line [start, end). Each is either character for character what stands in the source, or one that cannot be parted: a
 * reference, an escape, a run of spaces, a letter with its marks that NFC joins.
 */
export function lineRuns(from: Source, start: number, end: number, out: Draft[]): void {
  let open = start;
  let i = start;
  while (i < end) {
    const stop = clusterEnd(from.source, i, end);
    const typed = stop === i + 1 && !isMarked(from.source, i, end);
    if (!typed) {
      const value = clusterValue(from.source, i, stop);
      if (value !== from.source.slice(i, stop)) {
        if (open < i) out.push(run(from, from.source.slice(open, i), open, i));
        out.push(run(from, value, i, stop));
        open = stop;
      }
    }
    i = stop;
  }
  if (open < end) out.push(run(from, from.source.slice(open, end), open, end));
}

/** True where one step alone does not say that the character stays as typed. */
function isMarked(source: string, i: number, end: number): boolean {
  const c = source.charCodeAt(i);
  return (
    c === 92 ||
    c === 38 ||
    c === 0 ||
    c === 9 ||
    (c === 32 && i + 1 < end && isSpace(source.charCodeAt(i + 1))) ||
    !isSurelyNfc(c)
  );
}

/** End of the step at `i` with all marks that join it. */
function clusterEnd(source: string, i: number, end: number): number {
  const c = source.charCodeAt(i);
  let stop = c > 92 && isSurelyNfc(c) ? i + 1 : stepAt(source, i, end).end;
  while (stop < end && !isSurelyNfc(source.charCodeAt(stop))) {
    const next = stepAt(source, stop, end);
    if (!joinsBefore(next.value)) break;
    stop = next.end;
  }
  return stop;
}

function clusterValue(source: string, start: number, end: number): string {
  let value = '';
  for (let i = start; i < end;) {
    const step = stepAt(source, i, end);
    value += step.value;
    i = step.end;
  }
  return value.normalize('NFC');
}

/**
 * Runs of text that may go over several lines of a quotation or list, whose marks stand before each line in the source but not in the text.
 * `value`, when known, is the text as the parser has it (lines parted by LF): it decides how much of a line's beginning is such a mark.
 */
export function textRuns(from: Source, start: number, end: number, value: string | undefined, out: Draft[]): void {
  const { source } = from;
  if (value !== undefined && value.length === end - start && !/[\r\n\\&\t\0]| {2}/.test(value) && allSure(value)) {
    if (start < end) out.push(run(from, value, start, end));
    return;
  }
  const wanted = value?.split('\n');
  let line = start;
  for (let k = 0; ; k++) {
    const stop = lineEnd(source, line, end);
    const first = k === 0 ? line : contentStart(source, line, stop, wanted?.[k]);
    const last = stop < end ? trimEnd(source, first, stop) : stop;
    lineRuns(from, first, last, out);
    if (stop >= end) return;
    const next = source.charCodeAt(stop) === 13 && source.charCodeAt(stop + 1) === 10 ? stop + 2 : stop + 1;
    out.push({ kind: 'soft', start: last, end: next });
    line = next;
  }
}

function allSure(value: string): boolean {
  for (let i = 0; i < value.length; i++) if (!isSurelyNfc(value.charCodeAt(i))) return false;
  return true;
}

function lineEnd(source: string, from: number, end: number): number {
  let i = from;
  while (i < end && !isLineEnd(source.charCodeAt(i))) i++;
  return i;
}

function trimEnd(source: string, start: number, end: number): number {
  let i = end;
  while (i > start && isSpace(source.charCodeAt(i - 1))) i--;
  return i;
}

/** Where the text of a further line begins, behind indentation and `>`; the longest such beginning that leaves the wanted text. */
function contentStart(source: string, start: number, end: number, wanted: string | undefined): number {
  let i = start;
  while (i < end && (source[i] === ' ' || source[i] === '\t' || source[i] === '>')) i++;
  if (wanted === undefined) return i;
  const goal = normalise(wanted.trim());
  for (let at = i; at >= start; at--) if (normalise(source.slice(at, end).trim()) === goal) return at;
  return i;
}
