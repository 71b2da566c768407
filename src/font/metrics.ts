/**
 * head, hhea, hmtx, maxp, OS/2, name and post come in; the measures of a face go out, in font units. Knows no glyph outlines.
 */
import { viewOf } from './bytes.ts';
import type { Tables } from './tables.ts';

/** What a face says of itself, font units. */
export interface Metrics {
  readonly upem: number;
  readonly ascent: number;
  readonly descent: number;
  readonly bbox: readonly [number, number, number, number];
  readonly glyphs: number;
  /** loca holds 32-bit offsets. */
  readonly longLoca: boolean;
  /** How many glyphs have an advance of their own; the rest repeat the last. */
  readonly ownAdvances: number;
}

/** Reads them from tables that are there; a RangeError where one is too short. */
export function readMetrics(tables: Tables): Metrics {
  const head = viewOf(tables.table('head'));
  const hhea = viewOf(tables.table('hhea'));
  return {
    upem: head.getUint16(18),
    bbox: [head.getInt16(36), head.getInt16(38), head.getInt16(40), head.getInt16(42)],
    longLoca: head.getInt16(50) === 1,
    ascent: hhea.getInt16(4),
    descent: hhea.getInt16(6),
    ownAdvances: hhea.getUint16(34),
    glyphs: viewOf(tables.table('maxp')).getUint16(4),
  };
}

/** The advance of every glyph. */
export function readAdvances(tables: Tables, { glyphs, ownAdvances }: Metrics): Uint16Array {
  const view = viewOf(tables.table('hmtx'));
  const advances = new Uint16Array(glyphs);
  const own = Math.min(ownAdvances, glyphs);
  for (let gid = 0; gid < own; gid++) advances[gid] = view.getUint16(4 * gid);
  if (own) advances.fill(advances[own - 1]!, own);
  return advances;
}

/** Left side bearing of a glyph. */
export function bearing(hmtx: DataView, gid: number, ownAdvances: number): number {
  return hmtx.getInt16(gid < ownAdvances ? 4 * gid + 2 : 2 * (gid + ownAdvances));
}

/** sCapHeight (OS/2 version 2 and later), 0 when the font does not say. */
export function readCapHeight(tables: Tables): number {
  const os2 = tables.table('OS/2');
  return os2.length >= 90 ? viewOf(os2).getInt16(88) : 0;
}

/** May the face be embedded as a subset? OS/2 fsType: bit 1 forbids (the less strict of several holds), bit 8 forbids subsets, bit 9 allows bitmaps only. */
export function mayEmbed(tables: Tables): boolean {
  const os2 = tables.table('OS/2');
  if (os2.length < 10) return true;
  const type = viewOf(os2).getUint16(8);
  const forbidden = (type & 0x0002) !== 0 && (type & 0x000c) === 0;
  return !forbidden && (type & 0x0300) === 0;
}

/** Degrees, counter-clockwise positive. */
export function readItalicAngle(tables: Tables): number {
  const post = tables.range('post', 0, 8);
  return post.length >= 8 ? viewOf(post).getInt32(4) / 65536 : 0;
}

/** Name 6; `fallback` when the font has none. */
export function readPostscriptName(tables: Tables, fallback: string): string {
  const table = tables.table('name');
  if (table.length < 6) return fallback;
  const view = viewOf(table);
  const storage = view.getUint16(4);
  for (let i = 0, at = 6; i < view.getUint16(2); i++, at += 12) {
    if (view.getUint16(at + 6) !== 6) continue;
    const start = storage + view.getUint16(at + 10);
    const name = latin(table.subarray(start, start + view.getUint16(at + 8)));
    if (name) return name;
  }
  return fallback;
}

/** A PostScript name is ASCII: whether stored in one byte or two a character, the zero bytes go. */
const latin = (bytes: Uint8Array): string => String.fromCharCode(...bytes.filter((b) => b > 32 && b < 127));
