/**
 * A WOFF2 file comes in; the tables of the font it packs go out (W3C WOFF 2.0, 2024). Brotli is Node's own; glyphs are put back
 * together by `woff2-glyf.ts`. Collections are refused.
 */
import { brotliDecompressSync } from 'node:zlib';
import { FontFault, tagAt, viewOf } from './bytes.ts';
import { Reader, rebuildGlyf } from './woff2-glyf.ts';

/** Clause 4.1: the tags that are written as a number. */
const TAGS = (
  'cmap head hhea hmtx maxp name OS/2 post cvt_ fpgm glyf loca prep CFF_ VORG EBDT EBLC gasp hdmx kern LTSH PCLT VDMX vhea vmtx BASE GDEF GPOS ' +
  'GSUB EBSC JSTF MATH CBDT CBLC COLR CPAL SVG_ sbix acnt avar bdat bloc bsln cvar fdsc feat fmtx fvar gvar hsty just lcar mort morx opbd prop ' +
  'trak Zapf Silf Glat Gloc Feat Sill'
)
  .replaceAll('_', ' ')
  .split(/ (?=\S)/);

/** `length` as packed, `original` as the font has it. */
interface Packed {
  readonly tag: string;
  readonly transformed: boolean;
  readonly length: number;
  readonly original: number;
}

/** The tables that the file says it has, with their lengths; unpacks nothing. */
export function woff2Tables(bytes: Uint8Array): Map<string, number> {
  if (tagAt(bytes, 4) === 'ttcf') throw new FontFault('a collection packed as WOFF2 is not read; unpack it first');
  return new Map(directory(bytes).entries.map(({ tag, original }) => [tag, original]));
}

/** @throws FontFault when the file is damaged */
export function unpackWoff2(bytes: Uint8Array): Map<string, Uint8Array> {
  try {
    const { entries, end } = directory(bytes);
    const stream = brotliDecompressSync(bytes.subarray(end, end + viewOf(bytes).getUint32(20)));
    return restore(entries, stream);
  } catch {
    throw new FontFault('the WOFF2 file is damaged');
  }
}

function directory(bytes: Uint8Array): { entries: Packed[]; end: number } {
  const reader = new Reader(bytes, 48);
  const entries: Packed[] = [];
  for (let left = viewOf(bytes).getUint16(12); left > 0; left--) {
    const flags = reader.u8();
    const tag = (flags & 63) === 63 ? tagAt(reader.take(4), 0) : TAGS[flags & 63]!;
    const version = flags >> 6;
    const transformed = tag === 'glyf' || tag === 'loca' ? version !== 3 : version !== 0;
    const original = reader.base128();
    entries.push({ tag, transformed, original, length: transformed ? reader.base128() : original });
  }
  return { entries, end: reader.at };
}

function restore(entries: readonly Packed[], stream: Uint8Array): Map<string, Uint8Array> {
  const tables = new Map<string, Uint8Array>();
  const transformed = new Set<string>();
  let at = 0;
  for (const entry of entries) {
    tables.set(entry.tag, stream.subarray(at, at + entry.length));
    if (entry.transformed) transformed.add(entry.tag);
    at += entry.length;
  }
  if (at > stream.length) throw new FontFault('cut short');
  if (transformed.has('glyf')) restoreGlyphs(tables, transformed.has('hmtx'));
  return tables;
}

function restoreGlyphs(tables: Map<string, Uint8Array>, bearingsLeftOut: boolean): void {
  const { glyf, loca, xMins } = rebuildGlyf(tables.get('glyf')!);
  tables.set('glyf', glyf).set('loca', loca);
  const head = tables.get('head')!.slice();
  viewOf(head).setInt16(50, 1);
  tables.set('head', head);
  if (bearingsLeftOut) tables.set('hmtx', restoreHmtx(tables, xMins));
}

/** Clause 5.4: left side bearings that equal xMin are left out. */
function restoreHmtx(tables: ReadonlyMap<string, Uint8Array>, xMins: Int16Array): Uint8Array {
  const own = viewOf(tables.get('hhea')!).getUint16(34);
  const reader = new Reader(tables.get('hmtx')!, 0);
  const flags = reader.u8();
  const advances = Array.from({ length: own }, () => reader.u16());
  const hmtx = new Uint8Array(4 * own + 2 * (xMins.length - own));
  const view = viewOf(hmtx);
  xMins.forEach((xMin, gid) => {
    const written = gid < own ? !(flags & 1) : !(flags & 2);
    if (gid < own) view.setUint16(4 * gid, advances[gid]!);
    view.setUint16(gid < own ? 4 * gid + 2 : 2 * (gid + own), (written ? reader.u16() : xMin) & 0xffff);
  });
  return hmtx;
}
