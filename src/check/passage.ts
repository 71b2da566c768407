/**
 * Runs of a story come in, passages go out: text without markup and the way back to the file. Also says which stretches of a passage no one may change.
 */
import type { Inline, TextRun } from '../read/types.ts';
import type { CopyRole, Passage, Piece, Pointer, Range, Sheet } from './types.ts';

/** A passage while it is put together. */
export class PassageMaker {
  text = '';
  readonly pieces: Piece[] = [];
  readonly skip: Range[] = [];
  readonly kept: Range[] = [];
  readonly source: string;
  /** Links, where someone wants them. */
  readonly links: Pointer[] = [];

  constructor(source: string) {
    this.source = source;
  }

  /** Text that stands in the file at `start`, or is spelt there with escapes. */
  add(value: string, start: number, end: number): void {
    if (value.length === end - start) this.piece(value, start);
    else this.aligned(value, start, end);
  }

  private piece(value: string, start: number): void {
    const last = this.pieces.at(-1);
    if (last && last.start + last.length === start && last.at + last.length === this.text.length)
      this.pieces[this.pieces.length - 1] = { ...last, length: last.length + value.length };
    else this.pieces.push({ at: this.text.length, length: value.length, start });
    this.text += value;
  }

  /** Escapes, references and joined lines make text and file differ in length: each character is looked for in order. */
  private aligned(value: string, start: number, end: number): void {
    let at = start;
    for (const unit of value.split('')) {
      const found = this.source.indexOf(unit, at);
      const place = found >= 0 && found < end ? found : Math.min(at, end - 1);
      this.piece(unit, place);
      at = Math.min(place + 1, end - 1);
    }
  }

  /** A character that no one typed: a turn, a line's end. */
  generated(value: string): void {
    this.text += value;
  }

  inlines(inlines: readonly Inline[]): void {
    for (const inline of inlines) this.inline(inline);
  }

  private inline(inline: Inline): void {
    const from = this.text.length;
    switch (inline.kind) {
      case 'text':
        return this.add(inline.value, inline.span.start, inline.span.end);
      case 'code':
        this.add(inline.value, inline.span.start, inline.span.end);
        return void this.skip.push({ from, to: this.text.length });
      case 'break':
        return this.generated('\n');
      case 'note-ref':
      case 'qr':
        return;
      default:
        this.inlines(inline.children);
    }
    if (inline.kind === 'name' || inline.kind === 'title') this.kept.push({ from, to: this.text.length });
    if (inline.kind === 'link')
      this.links.push({ kind: 'link', to: inline.url, text: this.text.slice(from), ...startEnd(inline.span) });
  }

  make(sheet: Sheet, role: CopyRole, flow: number, more: Partial<Pick<Passage, 'typed' | 'list'>> = {}): Passage {
    for (const match of this.text.matchAll(ADDRESS))
      this.skip.push({ from: match.index, to: match.index + match[0].replace(/[,;:!?().]+$/, '').length });
    const { text, pieces, skip, kept } = this;
    return { sheet, role, text, pieces, flow, skip, kept, ...more };
  }
}

const ADDRESS = /https?:\/\/[\x21-\x7e]+|www\.[\x21-\x7e]+|[\w.+-]+@[\w-]+\.[\w.-]+/g;
const startEnd = ({ start, end }: { start: number; end: number }) => ({ start, end });

/** A passage of runs, a turn between them. */
export function ofRuns(source: string, runs: readonly (TextRun | undefined)[]): PassageMaker {
  const maker = new PassageMaker(source);
  for (const run of runs) {
    if (run === undefined) continue;
    if (maker.text !== '') maker.generated('\u3000');
    maker.add(run.value, run.span.start, run.span.end);
  }
  return maker;
}

/** Offset in the file of a unit of the passage; of its end for the length. */
export function sourceAt({ pieces }: Passage, at: number): number {
  let low = 0;
  let high = pieces.length - 1;
  if (high < 0) return 0;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (pieces[middle]!.at <= at) low = middle;
    else high = middle - 1;
  }
  const piece = pieces[low]!;
  return piece.start + Math.max(0, Math.min(at - piece.at, piece.length));
}

/** Where a stretch of a passage stands in the file. */
export function sourceRange(passage: Passage, from: number, to: number): { start: number; end: number } {
  const start = sourceAt(passage, from);
  return { start, end: to <= from ? start : Math.max(start, sourceAt(passage, to - 1) + 1) };
}

const OPENERS = '“‘《〈「『';
const CLOSERS = '”’》〉」』';
const guarded = new WeakMap<Passage, readonly Range[]>();

/** Stretches inside quotations and titles, marked names, addresses: what is in them is never changed unasked. One that is not closed goes on to the end. */
export function guardedRanges(passage: Passage): readonly Range[] {
  const known = guarded.get(passage);
  if (known) return known;
  const ranges: Range[] = [...passage.skip, ...passage.kept];
  const open: { at: number; mark: number }[] = [];
  for (let at = 0; at < passage.text.length; at++) {
    const mark = OPENERS.indexOf(passage.text[at]!);
    if (mark >= 0) open.push({ at, mark });
    const close = CLOSERS.indexOf(passage.text[at]!);
    if (close < 0) continue;
    const from = open.findLastIndex((one) => one.mark === close);
    if (from < 0) continue;
    ranges.push({ from: open[from]!.at + 1, to: at });
    open.length = from;
  }
  if (open.length > 0) ranges.push({ from: open[0]!.at + 1, to: passage.text.length });
  const merged = mergeRanges(ranges);
  guarded.set(passage, merged);
  return merged;
}

/** Ranges in order, those that touch as one. */
export function mergeRanges(ranges: readonly Range[]): Range[] {
  const sorted = [...ranges].filter(({ from, to }) => to > from).sort((a, b) => a.from - b.from);
  const out: Range[] = [];
  for (const { from, to } of sorted) {
    const last = out.at(-1);
    if (last && from <= last.to) out[out.length - 1] = { from: last.from, to: Math.max(last.to, to) };
    else out.push({ from, to });
  }
  return out;
}

/** Whether [from, to) reaches into one of some ordered ranges. */
export function touches(ranges: readonly Range[], from: number, to: number): boolean {
  let low = 0;
  let high = ranges.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (ranges[middle]!.to <= from) low = middle + 1;
    else high = middle;
  }
  const next = ranges[low];
  return next !== undefined && next.from < Math.max(to, from + 1);
}

/** Roles whose text runs on in sentences. */
export const isProse = ({ role }: Passage): boolean => role === 'body' || role === 'item' || role === 'quote' || role === 'standfirst'; // prettier-ignore
