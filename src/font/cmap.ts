/**
 * The `cmap` table comes in; an array from code point to glyph goes out. Formats 4 and 12, the two that Unicode fonts use.
 */
import { viewOf } from './bytes.ts';

/** Glyphs by code point: an array for the Basic Multilingual Plane, a map for what lies beyond. */
export interface Coverage {
  readonly bmp: Uint16Array;
  readonly astral: ReadonlyMap<number, number>;
}

/** Reads the best Unicode subtable; empty when there is none. `ranges` (pairs, inclusive) limits what a slice may claim. */
export function readCmap(table: Uint8Array, ranges?: Uint32Array): Coverage {
  const bmp = new Uint16Array(65536);
  const astral = new Map<number, number>();
  const at = table.length ? unicodeSubtable(viewOf(table)) : 0;
  if (at) {
    const view = viewOf(table.subarray(at));
    if (view.getUint16(0) === 12) readFormat12(view, bmp, astral);
    else readFormat4(view, bmp);
  }
  return ranges ? within({ bmp, astral }, ranges) : { bmp, astral };
}

/** Offset of the full-repertoire subtable when there is one, else of the one for the BMP, else 0. */
function unicodeSubtable(view: DataView): number {
  let best = 0;
  let rank = 0;
  for (let i = 0, at = 4; i < view.getUint16(2); i++, at += 8) {
    const platform = view.getUint16(at);
    const encoding = view.getUint16(at + 2);
    const offset = view.getUint32(at + 4);
    const format = view.getUint16(offset);
    const unicode = platform === 0 || (platform === 3 && (encoding === 1 || encoding === 10));
    const worth = !unicode ? 0 : format === 12 ? 2 : format === 4 ? 1 : 0;
    if (worth > rank) [best, rank] = [offset, worth];
  }
  return best;
}

function readFormat12(view: DataView, bmp: Uint16Array, astral: Map<number, number>): void {
  const end = 16 + 12 * view.getUint32(12);
  for (let at = 16; at < end; at += 12) {
    const first = view.getUint32(at);
    const last = Math.min(view.getUint32(at + 4), 0x10ffff);
    const shift = view.getUint32(at + 8) - first;
    for (let c = first; c <= last; c++) {
      if (c < 65536) bmp[c] = c + shift;
      else astral.set(c, c + shift);
    }
  }
}

function readFormat4(view: DataView, bmp: Uint16Array): void {
  const bytes = view.getUint16(6);
  for (let i = 0; i < bytes; i += 2) {
    const last = view.getUint16(14 + i);
    const first = view.getUint16(16 + bytes + i);
    const delta = view.getUint16(16 + 2 * bytes + i);
    const word = 16 + 3 * bytes + i;
    const offset = view.getUint16(word);
    for (let c = first; c <= last && c < 0xffff; c++) {
      const at = word + offset + 2 * (c - first);
      const gid = !offset ? c : at + 2 <= view.byteLength ? view.getUint16(at) : 0;
      bmp[c] = gid || !offset ? gid + delta : 0;
    }
  }
}

function within(all: Coverage, ranges: Uint32Array): Coverage {
  const bmp = new Uint16Array(65536);
  const astral = new Map([...all.astral].filter(([c]) => inRanges(ranges, c)));
  for (let i = 0; i < ranges.length; i += 2) {
    if (ranges[i]! > 0xffff) continue;
    const end = Math.min(ranges[i + 1]!, 0xffff) + 1;
    bmp.set(all.bmp.subarray(ranges[i]!, end), ranges[i]!);
  }
  return { bmp, astral };
}

/** Is the code point in one of the inclusive pairs? */
export function inRanges(ranges: Uint32Array, codePoint: number): boolean {
  for (let i = 0; i < ranges.length; i += 2) if (codePoint >= ranges[i]! && codePoint <= ranges[i + 1]!) return true;
  return false;
}
