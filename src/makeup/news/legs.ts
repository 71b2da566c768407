/**
 * The legs that a story's text can stand in: base columns, merged, re-cut, wide ones over base columns, and the text counted exactly at their measure. In: a story's matter, a width, a way its
 * pictures stand. Out: legs with what they cost. Places nothing.
 */
import type { LegsShape, OpeningShape, Shape } from '../../plan/news/types.ts';
import { Filler } from '../fill.ts';
import type { NewsDesk } from './desk.ts';
import { slackAt } from './looseness.ts';
import type { NewsMatter } from './matter.ts';
import { measureOf } from './measure.ts';
import { besideOf, openingsOf } from './openings.ts';
import type { PictureWay } from './pictures.ts';
import type { NewsItem } from './types.ts';

/** What legs cost, in the objective's units: merged, re-cut, either in a light story, an opening, a measure that the desk did not ask for. */
const COST = { merged: 4, recut: 6, light: 6, opening: 5, unasked: 1200 } as const;
/** Merged legs are at most so wide, and re-cut ones at least, em. */
const WIDEST = 30;
const NARROWEST = 15;
/** Share of the paragraphs that could be looser or tighter which planning counts on, and the most lines of it. */
const COUNTED = { 1: 0.7, [-1]: 0.45 } as const;
const MOST_LOOSE = 5;

/** Legs of a module; behind an opening the text that is left for them. */
export interface Legs extends LegsShape {
  readonly cost: number;
  readonly name: string;
  readonly opened?: { readonly opening: OpeningShape; readonly text: Shape['text'] };
}

/** A line of text holds so many characters at least (N12). */
const LEAST_MEASURE = 5;

/** Base columns; merged by as few as hold a line of text where the grid's own are too narrow for one. */
function baseLegs(desk: NewsDesk, columns: number): Legs {
  const { chars, gap } = desk.grid.spec;
  const each = Math.ceil((LEAST_MEASURE + gap) / (chars + gap));
  if (chars >= LEAST_MEASURE) return { count: columns, measure: chars, gap, cost: 0, name: '' };
  if (columns % each === 0) return { count: columns / each, measure: each * chars + (each - 1) * gap, gap, cost: 0, name: '' };
  return { count: 1, measure: Math.floor(desk.grid.span(1, columns)), gap, cost: COST.merged, name: ' 1' };
}

/** Legs that a module of so many columns may have, those that the desk asked for first: base columns; merged; re-cut, where no picture stands in their way (破栏); base columns under wide ones. `fold`: columns before the fold that the module crosses. */
export function legsOf(
  desk: NewsDesk,
  item: NewsItem,
  matter: NewsMatter,
  columns: number,
  way: PictureWay,
  fold: number,
): Legs[] {
  const asked = item.measure?.asked;
  const made: (Legs | null)[] = [baseLegs(desk, columns)];
  // No leg runs through a fold.
  const pairs = fold % 2 === 0 && way.shapes.every(({ column, columns: wide }) => column % 2 === 0 && wide % 2 === 0);
  const light = item.weight === 'lead' || item.weight === 'second' || columns === 2 ? 0 : COST.light;
  if (pairs && matter.boxes.length === 0) made.push(named(mergedLegs(desk, columns), COST.merged + light));
  const whole = way.shapes.every(({ columns: wide }) => wide === columns);
  if (whole && matter.boxes.length === 0 && matter.quotes.length === 0)
    for (let into = columns - 1; into > 1; into--)
      if (into * 2 !== columns) made.push(dearerBy(light, recutLegs(desk, columns, into)));
  const opens = asked === 'opening-merged' || (!item.landing && desk.input.form.openings?.includes(item.weight));
  if (!fold && opens) made.push(...openedLegs(desk, matter, columns, way));
  if (!fold && asked === 'left-merged') made.push(...besideLegs(desk, matter, columns, way));
  const found = made.filter((legs) => legs !== null);
  return asked ? found.map((legs) => (measureOf(legs, desk.grid.spec, columns) === asked ? legs : dearer(legs))) : found;
}

const dearer = (legs: Legs): Legs => ({ ...legs, cost: legs.cost + COST.unasked });

/** Re-cut legs of about RECUT_BEST characters tell themselves apart from base columns and are read well. */
const RECUT_BEST = 20;
const OFF_BEST = 0.6;

const dearerBy = (light: number, legs: LegsShape | null): Legs | null =>
  named(legs, COST.recut + light + (legs ? Math.abs(legs.measure - RECUT_BEST) * OFF_BEST : 0));

/** So many columns are re-cut into so many over an opening, where they are odd or too wide merged. */
const OPENED: Readonly<Record<number, number>> = { 3: 2, 4: 3, 5: 3, 6: 4 };

const named = (legs: LegsShape | null, cost: number): Legs | null =>
  legs && { ...legs, cost, name: ` ${legs.count}×${legs.measure}` };

/** Columns merged by two; characters are whole, what is over goes to the gap. */
function mergedLegs(desk: NewsDesk, columns: number): LegsShape | null {
  const { chars, gap } = desk.grid.spec;
  const wide = 2 * chars + gap;
  const measure = Math.floor(wide);
  return columns > 0 && columns % 2 === 0 && wide <= WIDEST ? { count: columns / 2, measure, gap: gap + wide - measure } : null;
}

function recutLegs(desk: NewsDesk, columns: number, into = 0): LegsShape | null {
  if (into < 2 || desk.grid.spec.fold) return null;
  const { chars, rest } = desk.grid.recut(desk.grid.span(1, columns), into);
  return chars >= NARROWEST && chars <= WIDEST ? { count: into, measure: chars, gap: 1 + rest / (into - 1) } : null;
}

/** Base columns under an opening in merged columns, or in re-cut ones where they are odd or too wide merged. */
function openedLegs(desk: NewsDesk, matter: NewsMatter, columns: number, way: PictureWay): Legs[] {
  const base = baseLegs(desk, columns);
  const wide = (free: number): LegsShape | null => mergedLegs(desk, free) ?? recutLegs(desk, free, OPENED[free]);
  if (base.measure !== desk.grid.spec.chars) return [];
  return openingsOf(desk, matter, columns, way, wide).map(({ opening, rest, against }): Legs => {
    const { count, measure } = opening.legs;
    const text = textOf(desk, matter, base.measure, rest.rows, rest.cursor.block + 1);
    const name = ` ${count}×${measure}:${opening.lines}`;
    return { ...base, cost: COST.opening + against, name, opened: { opening, text } };
  });
}

/** A merged leg at the left, and base columns right of it. */
function besideLegs(desk: NewsDesk, matter: NewsMatter, columns: number, way: PictureWay): Legs[] {
  const { chars } = desk.grid.spec;
  const wide = mergedLegs(desk, 2);
  const base = baseLegs(desk, columns);
  const made = wide && base.measure === chars ? besideOf(desk, matter, columns, way, wide) : null;
  if (!made) return [];
  const { opening, rest } = made;
  const text = textOf(desk, matter, chars, rest.rows, rest.cursor.block + 1);
  const name = ` ${opening.legs.measure}|${columns - opening.columns}×${chars}`;
  return [{ ...base, count: columns - opening.columns, cost: COST.merged, name, opened: { opening, text } }];
}

/** Lines of the running text at a measure. */
export function rowsOf(desk: NewsDesk, { flow, start }: NewsMatter, measure: number): number {
  return new Filler(desk.setter, flow, (block, width) => desk.crossheads.height(block, width)).rowsOf(start, measure);
}

/** So many lines, and between which numbers looseness of the paragraphs from one on can bring them. */
export function textOf(desk: NewsDesk, matter: NewsMatter, measure: number, natural: number, from: number): Shape['text'] {
  const { setter } = desk;
  const slack = (by: 1 | -1): number => {
    const able = slackAt(setter, matter.flow, measure, by, from);
    return Math.min(MOST_LOOSE, Math.floor(able * COUNTED[by])) * Math.min(1, desk.input.copyfit.looseness);
  };
  return { least: natural - slack(-1), natural, most: natural + slack(1) };
}
