/**
 * Boxes of lines set downwards: the columns of a stream, and what a glyph needs besides when it is turned, or shares its cell.
 */
import { Stream } from '../stream.ts';

/** A box's `width` is its length along the line, its `shift` from its upper edge to its glyph's origin along the line; em. */
export class VerticalStream extends Stream {
  /** 1 where the glyph is turned a quarter clockwise about its origin. */
  turned: Uint8Array;
  /** What the glyph stands to the right of where it would stand, em. */
  across: Float32Array;
  /** Horizontal scale of the glyph. */
  stretch: Float32Array;

  constructor(capacity: number) {
    super(capacity);
    const n = this.width.length;
    this.turned = new Uint8Array(n);
    this.across = new Float32Array(n);
    this.stretch = new Float32Array(n).fill(1);
  }

  override reserve(more: number): void {
    super.reserve(more);
    const n = this.width.length;
    if (this.turned.length >= n) return;
    const { turned, across, stretch } = this;
    (this.turned = new Uint8Array(n)).set(turned);
    (this.across = new Float32Array(n)).set(across);
    (this.stretch = new Float32Array(n).fill(1)).set(stretch);
  }
}
