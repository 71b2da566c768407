/**
 * A TrueType face and a list of glyphs come in; a font program for a PDF's CIDFontType2 goes out, glyphs renumbered 1, 2, … in the
 * order given (ISO 32000-1 9.9: glyf, head, hhea, hmtx, loca, maxp, and cvt, fpgm, prep where the face has them). Outlines are copied, never changed.
 */
import { assemble } from './assemble.ts';
import { viewOf } from './bytes.ts';
import { components, type GlyphStore } from './glyf.ts';
import { bearing, type Metrics } from './metrics.ts';
import { memoryTables, type Tables } from './tables.ts';

/** `gids` become 1, 2, …; glyph 0 is .notdef; parts of composites that are not among them follow. */
export function subsetGlyf(tables: Tables, metrics: Metrics, store: GlyphStore, gids: readonly number[]): Uint8Array {
  const { order, records } = collect(store, gids);
  const { glyf, loca } = layOut(records);
  const parts = new Map<string, Uint8Array>([
    ['glyf', glyf],
    ['loca', loca],
    ['hmtx', writeHmtx(tables, metrics, order)],
    ['head', edited(tables.table('head'), (view) => view.setInt16(50, 1))],
    ['hhea', edited(tables.table('hhea'), (view) => view.setUint16(34, order.length))],
    ['maxp', edited(tables.table('maxp'), (view) => view.setUint16(4, order.length))],
  ]);
  for (const tag of ['cvt ', 'fpgm', 'prep']) if (tables.size(tag)) parts.set(tag, tables.table(tag));
  return assemble(memoryTables(parts));
}

/** Old glyph ids in new order, and their records with references rewritten: first those asked for, then rounds of parts. */
function collect(store: GlyphStore, gids: readonly number[]): { order: number[]; records: Uint8Array[] } {
  const order = [0, ...gids];
  const renumbered = new Map<number, number>();
  order.forEach((gid, i) => renumbered.has(gid) || renumbered.set(gid, i));
  const records: Uint8Array[] = [];
  while (records.length < order.length)
    for (const bytes of store.records(order.slice(records.length)))
      records.push(isComposite(bytes) ? rewrite(bytes, order, renumbered) : bytes);
  return { order, records };
}

const isComposite = (bytes: Uint8Array): boolean => bytes.length > 1 && bytes[0]! >= 0x80;

/** A copy of the composite that names its parts by their new ids; parts not met before are appended to `order`. */
function rewrite(bytes: Uint8Array, order: number[], renumbered: Map<number, number>): Uint8Array {
  const copy = bytes.slice();
  const view = viewOf(copy);
  for (const part of components(bytes)) {
    let gid = renumbered.get(part.gid);
    if (gid === undefined) {
      gid = order.push(part.gid) - 1;
      renumbered.set(part.gid, gid);
    }
    view.setUint16(part.at, gid);
  }
  return copy;
}

function layOut(records: readonly Uint8Array[]): { glyf: Uint8Array; loca: Uint8Array } {
  const loca = new Uint8Array(4 * (records.length + 1));
  const view = viewOf(loca);
  let end = 0;
  records.forEach((record, i) => {
    end += (record.length + 3) & ~3;
    view.setUint32(4 * (i + 1), end);
  });
  const glyf = new Uint8Array(end);
  records.forEach((record, i) => glyf.set(record, view.getUint32(4 * i)));
  return { glyf, loca };
}

function writeHmtx(tables: Tables, { ownAdvances }: Metrics, order: readonly number[]): Uint8Array {
  const source = viewOf(tables.table('hmtx'));
  const hmtx = new Uint8Array(4 * order.length);
  const view = viewOf(hmtx);
  order.forEach((gid, i) => {
    view.setUint16(4 * i, source.getUint16(4 * Math.min(gid, ownAdvances - 1)));
    view.setInt16(4 * i + 2, bearing(source, gid, ownAdvances));
  });
  return hmtx;
}

function edited(table: Uint8Array, change: (view: DataView) => void): Uint8Array {
  const copy = table.slice();
  change(viewOf(copy));
  return copy;
}
