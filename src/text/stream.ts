/**
 * Boxes with their glyphs and prefix sums, as columns of numbers. One stream holds the paragraphs of a story; each is a range of it.
 * The composer writes it, `line` breaks and spends it, the setter reads it. Knows no rules.
 */
import type { Face } from '../font/types.ts';
import { type Boxes, STRIDE } from '../line/sums.ts';
import type { StyledPara } from '../style/types.ts';

/** A paragraph in a stream: boxes `from` to `to`, its text and its runs with their offsets in that text. */
export interface ParaItems {
  readonly para: StyledPara;
  readonly text: string;
  /** Offset in `text` where run i begins; one more at the end. */
  readonly starts: readonly number[];
  readonly from: number;
  readonly to: number;
}

/** The runs of a paragraph as one text. */
export function joined({ runs }: StyledPara): Pick<ParaItems, 'text' | 'starts'> {
  const starts: number[] = [];
  let text = '';
  for (const run of runs) {
    starts.push(text.length);
    text += run.text;
  }
  starts.push(text.length);
  return { text, starts };
}

/** Glyphs and gaps of a story's paragraphs. Lengths in em of each paragraph's own size. */
export class Stream implements Boxes {
  length = 0;
  sums: Float64Array;
  width: Float64Array;
  startTrim: Float32Array;
  endTrim: Float32Array;
  penalty: Float32Array;
  hang: Float32Array | null = null;
  /** UTF-16 offset in its paragraph's text of each box's first character. */
  offset: Int32Array;
  gid: Uint16Array;
  /** Index in `faces`. */
  face: Uint8Array;
  /** From a box's left edge to its glyph's origin. */
  shift: Float32Array;
  /** UTF-16 units that a box stands for. */
  units: Uint8Array;
  readonly faces: Face[] = [];

  constructor(capacity: number) {
    const n = capacity + 2;
    this.sums = new Float64Array(n * STRIDE);
    this.width = new Float64Array(n);
    this.startTrim = new Float32Array(n);
    this.endTrim = new Float32Array(n);
    this.penalty = new Float32Array(n);
    this.offset = new Int32Array(n);
    this.gid = new Uint16Array(n);
    this.face = new Uint8Array(n);
    this.shift = new Float32Array(n);
    this.units = new Uint8Array(n);
  }

  /** Forgets its paragraphs and keeps their room for the next story's. */
  clear(): void {
    this.length = 0;
    this.faces.length = 0;
  }

  /** Makes room for `more` boxes; what is there stays. */
  reserve(more: number): void {
    const need = this.length + more + 2;
    if (need <= this.width.length) return;
    const grown = new Stream(Math.max(need, this.width.length * 2));
    for (const field of ['sums', 'width', 'startTrim', 'endTrim', 'penalty', 'offset', 'gid', 'face', 'shift', 'units'] as const)
      grown[field].set(this[field] as never);
    if (this.hang) (grown.hang = new Float32Array(grown.width.length)).set(this.hang);
    const { length, faces } = this;
    Object.assign(this, grown, { length, faces });
  }

  /** Keeps the overhang of stops, or none. */
  hangs(on: boolean): void {
    this.hang = on ? new Float32Array(this.width.length) : null;
  }
}
