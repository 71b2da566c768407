/**
 * GSUB and GPOS come in; single substitutions (hwid, vert, locl …) and pair kerning go out as look-ups (OpenType 1.9, chapter 2).
 * Everything contextual is left to fontkit.
 */
import { viewOf } from './bytes.ts';
import type { Tables } from './tables.ts';

/** Scripts by which a Chinese newspaper's text is set, best first. */
const SCRIPTS = { GSUB: ['hani', 'DFLT', 'latn'], GPOS: ['latn', 'DFLT', 'hani'] } as const;
const LANGUAGE = 'ZHS ';
const EXTENSION = { GSUB: 7, GPOS: 9 } as const;

type LayoutTable = 'GSUB' | 'GPOS';
interface Lookup {
  readonly type: number;
  readonly subtables: readonly DataView[];
}

const tag = (view: DataView, at: number): string =>
  String.fromCharCode(view.getUint8(at), view.getUint8(at + 1), view.getUint8(at + 2), view.getUint8(at + 3));

const from = (view: DataView, offset: number): DataView =>
  new DataView(view.buffer, view.byteOffset + offset, view.byteLength - offset);

/** The glyph that the feature puts for each glyph, itself where nothing changes; undefined when the face lacks the feature. */
export function singleSubstitutions(tables: Tables, feature: string, glyphs: number): Uint16Array | undefined {
  const lookups = lookupsOf(tables, 'GSUB', feature).filter(({ type }) => type === 1);
  if (!lookups.length) return undefined;
  const map = Uint16Array.from({ length: glyphs }, (_, gid) => gid);
  for (const { subtables } of lookups) {
    const pairs = new Map<number, number>();
    for (const subtable of subtables) readSingle(subtable, pairs);
    for (let gid = 0; gid < glyphs; gid++) map[gid] = pairs.get(map[gid]!) ?? map[gid]!;
  }
  return map;
}

function readSingle(view: DataView, into: Map<number, number>): void {
  const coverage = coveredGlyphs(from(view, view.getUint16(2)));
  const listed = view.getUint16(0) === 2;
  coverage.forEach((gid, i) => {
    if (!into.has(gid)) into.set(gid, listed ? view.getUint16(6 + 2 * i) : (gid + view.getInt16(4)) & 0xffff);
  });
}

/** Has the feature look-ups that only a full shaper can carry out? */
export function needsShaper(tables: Tables, feature: string): boolean {
  return lookupsOf(tables, 'GSUB', feature).some(({ type }) => type !== 1);
}

/** Kerning of a pair in font units, added to the advance of the first glyph. */
export type Kerning = (left: number, right: number) => number;

/** Pair kerning of the face; undefined when it has none. */
export function pairKerning(tables: Tables): Kerning | undefined {
  const lookups = lookupsOf(tables, 'GPOS', 'kern').filter(({ type }) => type === 2);
  const chains = lookups.map(({ subtables }) => subtables.map(pairSubtable));
  if (!chains.length) return undefined;
  return (left, right) => {
    let sum = 0;
    for (const chain of chains) sum += firstMatch(chain, left, right);
    return sum;
  };
}

/** Within one look-up the first subtable that knows the pair decides. */
function firstMatch(chain: readonly PairSubtable[], left: number, right: number): number {
  for (const subtable of chain) {
    const value = subtable(left, right);
    if (value !== undefined) return value;
  }
  return 0;
}

type PairSubtable = (left: number, right: number) => number | undefined;

function pairSubtable(view: DataView): PairSubtable {
  const rows = new Map(coveredGlyphs(from(view, view.getUint16(2))).map((gid, i) => [gid, i]));
  const first = view.getUint16(4);
  const second = view.getUint16(6);
  // The advance is the third field of a value record; before it stand x and y placement, where bits 0 and 1 say so.
  const advance = first & 4 ? 2 * bits(first & 3) : -1;
  const size = 2 * (bits(first) + bits(second));
  const value = (at: number): number => (advance < 0 ? 0 : view.getInt16(at + advance));
  return view.getUint16(0) === 1 ? listedPairs(view, rows, size, value) : classPairs(view, rows, size, value);
}

const bits = (flags: number): number => {
  let count = 0;
  for (let rest = flags; rest; rest &= rest - 1) count++;
  return count;
};

function listedPairs(
  view: DataView,
  rows: ReadonlyMap<number, number>,
  size: number,
  value: (at: number) => number,
): PairSubtable {
  return (left, right) => {
    const row = rows.get(left);
    if (row === undefined) return undefined;
    const set = view.getUint16(10 + 2 * row);
    for (let low = 0, high = view.getUint16(set) - 1; low <= high;) {
      const middle = (low + high) >> 1;
      const at = set + 2 + middle * (2 + size);
      const gid = view.getUint16(at);
      if (gid === right) return value(at + 2);
      if (gid < right) low = middle + 1;
      else high = middle - 1;
    }
    return undefined;
  };
}

function classPairs(
  view: DataView,
  rows: ReadonlyMap<number, number>,
  size: number,
  value: (at: number) => number,
): PairSubtable {
  const lefts = readClasses(from(view, view.getUint16(8)));
  const rights = readClasses(from(view, view.getUint16(10)));
  const columns = view.getUint16(14);
  return (left, right) => {
    if (!rows.has(left)) return undefined;
    return value(16 + ((lefts.get(left) ?? 0) * columns + (rights.get(right) ?? 0)) * size);
  };
}

function readClasses(view: DataView): ReadonlyMap<number, number> {
  const classes = new Map<number, number>();
  if (view.getUint16(0) === 1) {
    const first = view.getUint16(2);
    for (let i = 0; i < view.getUint16(4); i++) classes.set(first + i, view.getUint16(6 + 2 * i));
    return classes;
  }
  for (let i = 0, at = 4; i < view.getUint16(2); i++, at += 6)
    for (let gid = view.getUint16(at); gid <= view.getUint16(at + 2); gid++) classes.set(gid, view.getUint16(at + 4));
  return classes;
}

/** Glyphs of a coverage table, in coverage order. */
function coveredGlyphs(view: DataView): number[] {
  const count = view.getUint16(2);
  const gids: number[] = [];
  if (view.getUint16(0) === 1) {
    for (let i = 0; i < count; i++) gids.push(view.getUint16(4 + 2 * i));
    return gids;
  }
  for (let at = 4; at < 4 + 6 * count; at += 6)
    for (let gid = view.getUint16(at); gid <= view.getUint16(at + 2); gid++) gids.push(gid);
  return gids;
}

function lookupsOf(tables: Tables, name: LayoutTable, feature: string): Lookup[] {
  const table = tables.table(name);
  if (table.length < 10) return [];
  const view = viewOf(table);
  const list = from(view, view.getUint16(8));
  return featureLookups(view, name, feature).map((index) =>
    readLookup(from(list, list.getUint16(2 + 2 * index)), EXTENSION[name]),
  );
}

/** Look-up indices of a feature, ascending: that is the order in which they apply. */
function featureLookups(view: DataView, name: LayoutTable, feature: string): number[] {
  const system = languageSystem(from(view, view.getUint16(4)), name);
  const features = from(view, view.getUint16(6));
  const indices = new Set<number>();
  for (let i = 0; system && i < system.getUint16(4); i++) {
    const record = 2 + 6 * system.getUint16(6 + 2 * i);
    if (tag(features, record) !== feature) continue;
    const at = features.getUint16(record + 4);
    for (let n = 0; n < features.getUint16(at + 2); n++) indices.add(features.getUint16(at + 4 + 2 * n));
  }
  return [...indices].sort((a, b) => a - b);
}

/** Simplified Chinese under the best script, else that script's default. */
function languageSystem(scripts: DataView, name: LayoutTable): DataView | undefined {
  const found = new Map<string, DataView>();
  for (let i = 0, at = 2; i < scripts.getUint16(0); i++, at += 6)
    found.set(tag(scripts, at), from(scripts, scripts.getUint16(at + 4)));
  const script = SCRIPTS[name].map((wanted) => found.get(wanted)).find((one) => one !== undefined);
  if (!script) return undefined;
  for (let i = 0, at = 4; i < script.getUint16(2); i++, at += 6)
    if (tag(script, at) === LANGUAGE) return from(script, script.getUint16(at + 4));
  return script.getUint16(0) ? from(script, script.getUint16(0)) : undefined;
}

function readLookup(view: DataView, extension: number): Lookup {
  const subtables: DataView[] = [];
  let type = view.getUint16(0);
  for (let i = 0; i < view.getUint16(4); i++) {
    const subtable = from(view, view.getUint16(6 + 2 * i));
    const wrapped = view.getUint16(0) === extension;
    if (wrapped) type = subtable.getUint16(2);
    subtables.push(wrapped ? from(subtable, subtable.getUint32(4)) : subtable);
  }
  return { type, subtables };
}
