/**
 * Where a story of a spread may stand across its fold, and what of its module keeps to one side there. In: the page's grid and ladder, a story. Out: columns. Places nothing on the page.
 */
import type { Band, Grid } from '../../plan/grid.ts';
import type { Cells } from '../../plan/news/types.ts';
import type { NewsDesk } from './desk.ts';
import type { NewsItem } from './types.ts';

type Columns = Pick<Cells, 'column' | 'columns'>;

/** A module or a picture that crosses the fold has so many columns at least on either page: fewer look like a slip. */
export const LEAST_ACROSS = 2;

/** The widest that a story may be which stays on one side of the fold. */
export const halfOf = ({ spec: { columns, fold } }: Grid): number =>
  fold ? Math.max(fold.after, columns - fold.after) : columns;

/** The band around the fold in a module, pt from its left edge; null where it crosses none. */
export function bandIn(grid: Grid, column: number, columns: number): Band | null {
  if (!grid.beforeFold(column, columns)) return null;
  const { left, right } = grid.foldBand()!;
  const x = grid.columnX(column);
  return { left: left - x, right: right - x };
}

/** Across the fold stands what is nailed there, else the lead, from the left edge and as wide as the rungs of its ladder that are wider than a page. */
export function standsAcross({ grid, input }: NewsDesk, { nail, weight, landing }: NewsItem): Columns[] {
  const { columns, fold } = grid.spec;
  if (!fold || input.oneSheet === false) return [];
  if (nail) return grid.beforeFold(nail.column, nail.columns) ? [nail] : [];
  if (weight !== 'lead' || landing) return [];
  const wide = input.form.scale.ladder
    .filter((rung) => rung.weight === weight && !rung.vertical && rung.columns <= columns)
    .map((rung) => rung.columns)
    .filter((count) => count >= fold.after + LEAST_ACROSS);
  return [...new Set(wide)].map((count) => ({ column: 1, columns: count }));
}

/** What must not be parted (a table, a box) in a module whose first `fold` columns lie before the fold: where it stood if that is one side, else on the wider one. */
export function onOneSide(fold: number, all: number, { column, columns }: Columns): Columns {
  if (!fold || column >= fold || column + columns <= fold) return { column, columns };
  const side = fold >= all - fold ? { from: 0, wide: fold } : { from: fold, wide: all - fold };
  const own = Math.min(columns, side.wide);
  return { column: side.from + side.wide - own, columns: own };
}
