/**
 * Text that begins in wide legs under its headline and goes on in base columns: how deep the wide legs can be, and what is left of the text behind them. In: a story's matter
 * and the way its pictures stand. Out: openings with the text counted exactly at both measures. Places nothing on the page.
 */
import type { LegsShape, OpeningShape, Shape } from '../../plan/news/types.ts';
import type { Leg } from '../../plan/types.ts';
import { type Cursor, Filler } from '../fill.ts';
import type { NewsDesk } from './desk.ts';
import { isOverHead } from './geometry.ts';
import type { NewsMatter } from './matter.ts';
import type { PictureWay } from './pictures.ts';

/** An opening and the text behind it. */
export interface Opened {
  readonly opening: OpeningShape;
  readonly rest: Behind;
  /** What speaks against its depth, in the objective's units: 0 for the best of a module. */
  readonly against: number;
}

/** Where the text goes on, and the rows that it then takes at the base measure. */
export interface Behind {
  readonly cursor: Cursor;
  readonly rows: number;
}

/** Lines of a wide leg: at least (W7), and at most. */
const LINES = { least: 6, most: 16 } as const;
/** White between the wide legs and those under them, lines. */
const WHITE = 1;
/** Share of the text that stands in wide legs: best, and at most. */
const SHARE = { best: 0.3, most: 0.5 } as const;
/** Rows that each base column has at least, or it is a strip under the wide legs. */
const LEAST_UNDER = 6;
/** Depths that are told, best first. */
const TOLD = 3;
/** What weighs against a depth: a line off the best share, the filler's price of its feet by so much, a paragraph that runs on (one that ends with the wide legs reads best); and the most that is told. */
const AGAINST = { line: 1, feet: 15, runsOn: 1.5 } as const;
const DEAREST = 24;
/** Columns of a wide leg down to the foot; rows that each column beside it has at least; rows that are told for a leg which would leave too few, or is too short: no page has them. */
const PAIR = 2;
const LEAST_ASIDE = 3;
const NO_TEXT = 9999;
/** Lines of a leg that all of a text goes into. */
const ENDLESS = 100_000;

/** The openings of a module of so many columns; `measures` are the wide legs that so many of its left columns can have. */
export function openingsOf(
  desk: NewsDesk,
  matter: NewsMatter,
  columns: number,
  way: PictureWay,
  wideLegs: (columns: number) => LegsShape | null,
): Opened[] {
  const beside = way.shapes.filter((shape) => shape.edge === 'head' && !isOverHead(shape, columns));
  const free = Math.min(columns, ...beside.map(({ column }) => column));
  const legs = matter.flow.length ? wideLegs(free) : null;
  if (!legs) return [];
  // What stands at its right ends no higher than it does: under both, the columns are read from the left.
  const most = Math.min(LINES.most, ...beside.map(({ least }) => least - WHITE));
  const found: Opened[] = [];
  for (let lines = LINES.least; lines <= most; lines++) {
    const opening = { columns: free, legs, lines, white: WHITE };
    const opened = weighed(desk, matter, columns, opening);
    if (opened) found.push(opened);
  }
  found.sort((a, b) => a.against - b.against);
  return found.slice(0, TOLD).map((one) => ({ ...one, against: Math.min(DEAREST, one.against - found[0]!.against) }));
}

/** A wide leg over the first columns down to the foot, left of base ones (首栏并): what is left for those by its lines; null where pictures stand in its way or the text ends in it. */
export function besideOf(
  desk: NewsDesk,
  matter: NewsMatter,
  columns: number,
  way: PictureWay,
  legs: LegsShape,
): Pick<Opened, 'opening' | 'rest'> | null {
  const wide = PAIR;
  const own = columns - wide;
  if (own < 1 || matter.flow.length === 0 || !apart(way.shapes, wide)) return null;
  const { flow, start } = matter;
  const filler = new Filler(desk.setter, flow, (block, measure) => desk.crossheads.height(block, measure));
  const found: (Behind | null)[] = [];
  for (let lines = 0; lines <= desk.grid.spec.lines; lines++) {
    const opening = { columns: wide, legs, lines, white: 0 };
    found.push(lines < LINES.least ? null : (behindOpening(filler, opening, desk.grid.spec.chars, start)?.rest ?? null));
  }
  const behind = found.map((one) => (one && one.rows >= own * LEAST_ASIDE ? one.rows : NO_TEXT));
  const level = behind.findIndex((rows, lines) => rows < NO_TEXT && rows <= lines * own);
  if (level < 0) return null;
  return { opening: { columns: wide, legs, lines: level, white: 0, behind }, rest: found[level]! };
}

/** Nothing stands over one of the first columns and not over all of them. */
export const apart = (parts: readonly { readonly column: number; readonly columns: number }[], wide: number): boolean =>
  parts.every(({ column, columns }) => column >= wide || (column === 0 && columns >= wide));

function weighed(desk: NewsDesk, matter: NewsMatter, columns: number, opening: OpeningShape): Opened | null {
  const { flow, start } = matter;
  const filler = new Filler(desk.setter, flow, (block, measure) => desk.crossheads.height(block, measure));
  const behind = behindOpening(filler, opening, desk.grid.spec.chars, start);
  if (!behind || behind.rest.rows < columns * LEAST_UNDER) return null;
  const { count, measure } = opening.legs;
  const room = count * opening.lines * measure;
  const share = room / (room + behind.rest.rows * desk.grid.spec.chars);
  if (share > SHARE.most) return null;
  const off = (Math.abs(share - SHARE.best) / share) * opening.lines;
  const runsOn = behind.within ? AGAINST.runsOn : 0;
  const against = off * AGAINST.line + behind.cost / AGAINST.feet + runsOn;
  return { opening, rest: behind.rest, against };
}

/** What is left behind an opening at the base measure, what its feet cost, whether a paragraph runs on; null where the text ends in it. */
function behindOpening(
  filler: Filler,
  opening: OpeningShape,
  base: number,
  start: Cursor,
): { rest: Behind; cost: number; within: boolean } | null {
  const { count, measure } = opening.legs;
  const wide = Array.from({ length: count }, (_, i): Leg => ({ column: i + 1, line: 1, lines: opening.lines, measure }));
  const under: Leg = { column: 1, line: 1, lines: ENDLESS, measure: base };
  const { legs, free, cost } = filler.fill([...wide, under], start);
  const first = legs[count]?.pieces[0];
  if (!first) return null;
  const before = legs[count - 1]!.pieces.at(-1);
  const within = before?.block === first.block;
  const cursor = { block: first.block, box: first.from - (first.dropcap?.boxes ?? 0) };
  return { rest: { cursor, rows: ENDLESS - free }, cost, within };
}

/** The text that stands in a shape's own legs: all of it, or what is left behind its opening. */
export function inOwnLegs(filler: Filler, { opening, legs }: Pick<Shape, 'opening' | 'legs'>, start: Cursor): Behind {
  if (!opening) return { cursor: start, rows: filler.rowsOf(start, legs.measure) };
  return behindOpening(filler, opening, legs.measure, start)?.rest ?? { cursor: { block: Infinity, box: 0 }, rows: 0 };
}
