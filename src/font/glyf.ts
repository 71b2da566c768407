/**
 * `loca` and `glyf` come in; the bytes, the parts and the outline of a glyph go out (OpenType 1.9, "glyf"). Hints are never run.
 */
import type { OutlineCommand } from './types.ts';
import { viewOf } from './bytes.ts';
import type { Tables } from './tables.ts';

const EMPTY = new Uint8Array(0);

/** Glyphs of a TrueType face by id, each read when it is first asked for. */
export class GlyphStore {
  readonly #tables: Tables;
  readonly #loca: Uint32Array;

  constructor(tables: Tables, glyphs: number, long: boolean) {
    this.#tables = tables;
    this.#loca = readLoca(tables.table('loca'), glyphs, long);
  }

  /** The glyph's record in glyf; empty when it has no ink. */
  bytes(gid: number): Uint8Array {
    const start = this.#loca[gid] ?? 0;
    const end = this.#loca[gid + 1] ?? 0;
    return end > start ? this.#tables.range('glyf', start, end) : EMPTY;
  }

  /** Many records at once. */
  records(gids: readonly number[]): Uint8Array[] {
    const loca = this.#loca;
    const starts = Uint32Array.from(gids, (gid) => (loca[gid + 1] === undefined ? 0 : loca[gid]!));
    const ends = Uint32Array.from(gids, (gid) => loca[gid + 1] ?? 0);
    return this.#tables.gather('glyf', starts, ends);
  }
}

function readLoca(table: Uint8Array, glyphs: number, long: boolean): Uint32Array {
  const view = viewOf(table);
  const count = Math.min(glyphs + 1, table.length / (long ? 4 : 2));
  const offsets = new Uint32Array(count);
  if (long) for (let i = 0; i < count; i++) offsets[i] = view.getUint32(4 * i);
  else for (let i = 0; i < count; i++) offsets[i] = 2 * view.getUint16(2 * i);
  return offsets;
}

const WORDS = 0x0001,
  XY = 0x0002,
  SCALE = 0x0008,
  MORE = 0x0020,
  XY_SCALE = 0x0040,
  TWO_BY_TWO = 0x0080;

/** A part of a composite glyph. `at`: where its glyph id stands in the record. */
export interface Component {
  readonly gid: number;
  readonly at: number;
  /** x' = a·x + c·y + e, y' = b·x + d·y + f. */
  readonly matrix: readonly [number, number, number, number, number, number];
  /** Points to join, where the shift is not given in numbers: [point of the whole, point of the part]. */
  readonly join?: readonly [number, number];
}

/** The parts of a composite glyph, none for a simple one. */
export function components(bytes: Uint8Array): Component[] {
  const parts: Component[] = [];
  if (bytes.length < 10) return parts;
  const view = viewOf(bytes);
  if (view.getInt16(0) >= 0) return parts;
  for (let at = 10, more = true; more;) {
    const flags = view.getUint16(at);
    const wide = (flags & WORDS) !== 0;
    const x = wide ? view.getInt16(at + 4) : view.getInt8(at + 4);
    const y = wide ? view.getInt16(at + 6) : view.getInt8(at + 5);
    const gid = view.getUint16(at + 2);
    const place = at + 2;
    at += wide ? 8 : 6;
    const [a, b, c, d, read] = scaleAt(view, at, flags);
    at += read;
    const byNumbers = (flags & XY) !== 0;
    parts.push({
      gid,
      at: place,
      matrix: [a, b, c, d, byNumbers ? x : 0, byNumbers ? y : 0],
      ...(byNumbers ? {} : { join: [x, y] as const }),
    });
    more = (flags & MORE) !== 0;
  }
  return parts;
}

function scaleAt(view: DataView, at: number, flags: number): readonly [number, number, number, number, number] {
  const f2 = (i: number): number => view.getInt16(at + i) / 16384;
  if (flags & SCALE) return [f2(0), 0, 0, f2(0), 2];
  if (flags & XY_SCALE) return [f2(0), 0, 0, f2(2), 4];
  if (flags & TWO_BY_TWO) return [f2(0), f2(2), f2(4), f2(6), 8];
  return [1, 0, 0, 1, 0];
}

interface Point {
  readonly x: number;
  readonly y: number;
  readonly on: boolean;
  readonly last: boolean;
}

/** The outline of a glyph, composites resolved. */
export function glyfOutline(gid: number, read: (gid: number) => Uint8Array): OutlineCommand[] {
  const commands: OutlineCommand[] = [];
  let contour: Point[] = [];
  for (const point of points(gid, read, 0)) {
    contour.push(point);
    if (point.last) {
      drawContour(contour, commands);
      contour = [];
    }
  }
  return commands;
}

/** Depth is bounded because a damaged font may hold a glyph that is part of itself. */
function points(gid: number, read: (gid: number) => Uint8Array, depth: number): Point[] {
  const bytes = read(gid);
  if (bytes.length < 10 || depth > 8) return [];
  if (viewOf(bytes).getInt16(0) >= 0) return simplePoints(bytes);
  const whole: Point[] = [];
  for (const part of components(bytes)) {
    const moved = points(part.gid, read, depth + 1).map((p) => transform(p, part.matrix));
    const [dx, dy] = shift(whole, moved, part.join);
    whole.push(...(dx || dy ? moved.map((p) => ({ ...p, x: p.x + dx, y: p.y + dy })) : moved));
  }
  return whole;
}

const transform = (p: Point, [a, b, c, d, e, f]: Component['matrix']): Point => ({
  ...p,
  x: a * p.x + c * p.y + e,
  y: b * p.x + d * p.y + f,
});

function shift(whole: readonly Point[], part: readonly Point[], join: Component['join']): readonly [number, number] {
  const from = join && part[join[1]];
  const to = join && whole[join[0]];
  return from && to ? [to.x - from.x, to.y - from.y] : [0, 0];
}

const ON = 1,
  X_SHORT = 2,
  Y_SHORT = 4,
  REPEAT = 8,
  X_SAME = 16,
  Y_SAME = 32;

function simplePoints(bytes: Uint8Array): Point[] {
  const view = viewOf(bytes);
  const contours = view.getInt16(0);
  if (!contours) return [];
  const lasts = new Set<number>();
  for (let i = 0; i < contours; i++) lasts.add(view.getUint16(10 + 2 * i));
  const count = view.getUint16(8 + 2 * contours) + 1;
  let at = 12 + 2 * contours + view.getUint16(10 + 2 * contours);
  const flags = new Uint8Array(count);
  for (let i = 0; i < count;) {
    const flag = bytes[at++]!;
    const times = flag & REPEAT ? bytes[at++]! + 1 : 1;
    flags.fill(flag, i, i + times);
    i += times;
  }
  const xs = new Int32Array(count);
  at = coordinates(view, at, flags, X_SHORT, X_SAME, xs);
  const ys = new Int32Array(count);
  coordinates(view, at, flags, Y_SHORT, Y_SAME, ys);
  return Array.from(flags, (flag, i) => ({ x: xs[i]!, y: ys[i]!, on: (flag & ON) !== 0, last: lasts.has(i) }));
}

function coordinates(view: DataView, from: number, flags: Uint8Array, short: number, same: number, into: Int32Array): number {
  let at = from;
  let value = 0;
  for (let i = 0; i < flags.length; i++) {
    const flag = flags[i]!;
    if (flag & short) value += flag & same ? view.getUint8(at++) : -view.getUint8(at++);
    else if (!(flag & same)) {
      value += view.getInt16(at);
      at += 2;
    }
    into[i] = value;
  }
  return at;
}

/** Quadratic contour: two neighbouring off-curve points imply an on-curve point midway. */
function drawContour(contour: readonly Point[], commands: OutlineCommand[]): void {
  const count = contour.length;
  if (count < 2) return;
  const middle = (a: Point, b: Point): Point => ({ x: (a.x + b.x) / 2, y: (a.y + b.y) / 2, on: true, last: false });
  const first = contour[0]!;
  const final = contour[count - 1]!;
  // A contour may begin between two points, or at its last.
  const start = first.on ? first : final.on ? final : middle(final, first);
  const origin = first.on ? 1 : 0;
  const steps = first.on || final.on ? count - 1 : count;
  commands.push(['M', start.x, start.y]);
  let control: Point | undefined;
  for (let i = 0; i < steps; i++) {
    const point = contour[origin + i]!;
    if (point.on) {
      commands.push(control ? ['Q', control.x, control.y, point.x, point.y] : ['L', point.x, point.y]);
      control = undefined;
    } else {
      if (control) {
        const mid = middle(control, point);
        commands.push(['Q', control.x, control.y, mid.x, mid.y]);
      }
      control = point;
    }
  }
  if (control) commands.push(['Q', control.x, control.y, start.x, start.y]);
  commands.push(['Z']);
}
