/**
 * The slots of a made-up module and the rules between its columns, for the dummy and for furniture. In: fitted modules. Out: columns × lines and hairlines.
 */
import type { Cells } from '../../plan/news/types.ts';
import type { Leg, Slot, SlotKind } from '../../plan/types.ts';
import type { ColumnRule } from '../surroundings.ts';
import type { NewsDesk } from './desk.ts';
import type { FittedModule } from './fit.ts';

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
  for (const cells of textCells(desk, fitted)) add('text', 'text', cells);
  for (const cells of whiteCells(desk, fitted)) add('white', 'white', cells, null, true);
  return slots;
}

/** Lines that a leg is filled to. */
const usedOf = ({ filled }: FittedModule, leg: Leg): number => {
  const found = filled.legs.find((one) => one.leg === leg);
  return found ? leg.lines - found.short : 0;
};

/** Where text stands; re-cut legs over the same lines are one stretch, since they are no columns of the grid. */
function textCells(desk: NewsDesk, fitted: FittedModule): Cells[] {
  const { shape, cells } = fitted.module;
  const cut =
    shape.legs.count !== cells.columns &&
    shape.legs.measure % desk.grid.spec.chars !== 0 &&
    cells.columns % shape.legs.count !== 0;
  if (cut) {
    const deep = Math.max(0, ...fitted.geometry.legs.map((leg) => (usedOf(fitted, leg) ? leg.line + usedOf(fitted, leg) : 0)));
    const line = Math.min(...fitted.geometry.legs.map((leg) => leg.line));
    return fitted.filled.legs.length ? [{ column: cells.column, columns: cells.columns, line, lines: deep - line }] : [];
  }
  const columns = Math.max(1, Math.round(cells.columns / Math.max(1, shape.legs.count)));
  return fitted.geometry.legs.flatMap((leg) => {
    const lines = usedOf(fitted, leg);
    return lines > 0 ? [{ column: leg.column, columns, line: leg.line, lines }] : [];
  });
}

/** Lines of legs that no text covers, behind the story's end. */
function whiteCells(desk: NewsDesk, fitted: FittedModule): Cells[] {
  const { shape, cells } = fitted.module;
  if (cells.columns % Math.max(1, shape.legs.count) !== 0) return [];
  const columns = Math.max(1, cells.columns / Math.max(1, shape.legs.count));
  return fitted.geometry.legs.flatMap((leg) => {
    const used = usedOf(fitted, leg);
    return used < leg.lines ? [{ column: leg.column, columns, line: leg.line + used, lines: leg.lines - used }] : [];
  });
}

/** How far a rule stays off the ends of what it parts, pt, and the shortest that is drawn, lines. */
const INSET = 3;
const SHORTEST = 3;

/** Rules between the columns of a module, where the form has them; those between modules are furniture's. */
export function columnRules(desk: NewsDesk, fitted: readonly FittedModule[]): ColumnRule[] {
  return desk.input.form.columnRules === 'none' ? [] : fitted.flatMap((one) => within(desk, one));
}

function within({ grid }: NewsDesk, { geometry: { legs }, module }: FittedModule): ColumnRule[] {
  const { measure, gap } = module.shape.legs;
  return legs.flatMap((leg, i) => {
    const next = legs.slice(i + 1).find((other) => other.column > leg.column);
    if (!next) return [];
    const from = Math.max(leg.line, next.line);
    const to = Math.min(leg.line + leg.lines, next.line + next.lines);
    if (to - from < SHORTEST) return [];
    const left = leg.x ?? grid.columnX(leg.column);
    return [{ x: left + (measure + gap / 2) * grid.em, top: grid.lineY(from) + INSET, bottom: grid.lineY(to) - INSET }];
  });
}
