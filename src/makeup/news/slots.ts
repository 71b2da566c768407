/**
 * The slots of a made-up module and the rules between its columns, for the dummy and for furniture. In: fitted modules. Out: columns × lines and hairlines.
 */
import type { Cells, LegsShape } from '../../plan/news/types.ts';
import type { Leg, Slot, SlotKind } from '../../plan/types.ts';
import type { ColumnRule } from '../surroundings.ts';
import type { NewsDesk } from './desk.ts';
import type { FittedModule } from './fit.ts';
import { aside } from './geometry.ts';

/** Slots of one story: headline, legs, pictures, boxes, quotes, the white that is left. */
export function slotsOf(desk: NewsDesk, fitted: FittedModule): Slot[] {
  const { module, geometry } = fitted;
  const slots: Slot[] = [];
  const counts = new Map<string, number>();
  const add = (part: string, kind: SlotKind, cells: Cells, block: string | null = null, always = false): void => {
    if (cells.lines <= 0) return;
    const count = (counts.get(part) ?? 0) + 1;
    counts.set(part, count);
    const number = count > 1 || always ? `-${count}` : '';
    slots.push({ name: `${module.demand}-${part}${number}`, kind, ...cells, block });
  };
  if (geometry.head) add('headline', 'headline', geometry.head);
  for (const { kind, block, cells } of geometry.parts)
    add(kind, kind === 'table' ? 'box' : kind, cells, kind === 'headline' ? null : block, kind !== 'headline');
  const bands = bandsOf(fitted);
  for (const band of bands) for (const cells of textCells(desk, fitted, band)) add('text', 'text', cells);
  for (const band of bands) for (const cells of whiteCells(fitted, band)) add('white', 'white', cells, null, true);
  return slots;
}

/** Lines that a leg is filled to. */
const usedOf = ({ filled }: FittedModule, leg: Leg): number => {
  const found = filled.legs.find((one) => one.leg === leg);
  return found ? leg.lines - found.short : 0;
};

/** Legs over so many columns of the module, and the legs that stand there. */
interface Band {
  readonly shape: LegsShape;
  readonly columns: number;
  readonly legs: readonly Leg[];
}

/** The opening's legs, and those under them; most modules have but one band. */
function bandsOf({ module: { shape, cells }, geometry: { legs } }: FittedModule): Band[] {
  const { opening } = shape;
  const wide = legs.slice(0, opening ? legs.findIndex(({ measure }) => measure === shape.legs.measure) : 0);
  const own = { shape: shape.legs, columns: cells.columns - aside(shape), legs: legs.slice(wide.length) };
  return opening ? [{ shape: opening.legs, columns: opening.columns, legs: wide }, own] : [own];
}

/** Where text stands; re-cut legs over the same lines are one stretch, since they are no columns of the grid. */
function textCells(desk: NewsDesk, fitted: FittedModule, { shape, columns, legs }: Band): Cells[] {
  const { column } = fitted.module.cells;
  const cut = shape.count !== columns && shape.measure % desk.grid.spec.chars !== 0 && columns % shape.count !== 0;
  if (cut) {
    const deep = Math.max(0, ...legs.map((leg) => (usedOf(fitted, leg) ? leg.line + usedOf(fitted, leg) : 0)));
    const line = Math.min(...legs.map((leg) => leg.line));
    return fitted.filled.legs.length ? [{ column, columns, line, lines: deep - line }] : [];
  }
  const each = Math.max(1, Math.round(columns / Math.max(1, shape.count)));
  return legs.flatMap((leg) => {
    const lines = usedOf(fitted, leg);
    return lines > 0 ? [{ column: leg.column, columns: each, line: leg.line, lines }] : [];
  });
}

/** Lines of legs that no text covers, behind the story's end. */
function whiteCells(fitted: FittedModule, { shape, columns, legs }: Band): Cells[] {
  if (columns % Math.max(1, shape.count) !== 0) return [];
  const each = Math.max(1, columns / Math.max(1, shape.count));
  return legs.flatMap((leg) => {
    const used = usedOf(fitted, leg);
    return used < leg.lines ? [{ column: leg.column, columns: each, line: leg.line + used, lines: leg.lines - used }] : [];
  });
}

/** How far a rule stays off the ends of what it parts, pt, and the shortest that is drawn, lines. */
const INSET = 3;
const SHORTEST = 3;

/** Rules between the columns of a module, where the form has them; those between modules are furniture's. */
export function columnRules(desk: NewsDesk, fitted: readonly FittedModule[]): ColumnRule[] {
  return desk.input.form.columnRules === 'none' ? [] : fitted.flatMap((one) => ruled(one).flatMap((band) => within(desk, band)));
}

/** None at a fold: it has its own white. */
/** Bands with the legs that rules stand between: a wide leg down to the foot has the first of the others at its right. */
function ruled(fitted: FittedModule): Band[] {
  const [wide, own, ...none] = bandsOf(fitted);
  if (!own || aside(fitted.module.shape) === 0) return bandsOf(fitted);
  return [{ ...wide!, legs: [...wide!.legs, ...own.legs.slice(0, 1)] }, own, ...none];
}

function within({ grid }: NewsDesk, { legs, shape: { measure, gap } }: Band): ColumnRule[] {
  return legs.flatMap((leg, i) => {
    const next = legs.slice(i + 1).find((other) => other.column > leg.column);
    if (!next || grid.beforeFold(leg.column, next.column - leg.column + 1)) return [];
    const from = Math.max(leg.line, next.line);
    const to = Math.min(leg.line + leg.lines, next.line + next.lines);
    if (to - from < SHORTEST) return [];
    const left = leg.x ?? grid.columnX(leg.column);
    return [{ x: left + (measure + gap / 2) * grid.em, top: grid.lineY(from) + INSET, bottom: grid.lineY(to) - INSET }];
  });
}
