/**
 * A grid in points: where column c and line l of a page stand. In: a template's grid and the body size. Places nothing.
 */
import { ABOVE, mm, type Rect } from '../base/index.ts';
import type { Half, PageGrid } from '../layout/types.ts';
import type { GridSpec } from './types.ts';

/** Nothing that is read comes nearer to the fold of a spread, mm (newspaper.md, Spread: a band of 5 mm). */
const FOLD_CLEAR = 2.5;

/** From where to where, pt. */
export interface Band {
  readonly left: number;
  readonly right: number;
}

/** Of `columns` columns from `column` those before the fold that they cross; 0 where they cross none. */
export const beforeFold = ({ fold }: Pick<GridSpec, 'fold'>, column: number, columns: number): number =>
  fold && column <= fold.after && column + columns - 1 > fold.after ? fold.after - column + 1 : 0;

/** Columns and lines of one page as points; em from 1 at the upper left of the type area. */
export class Grid {
  readonly spec: GridSpec;
  readonly em: number;
  readonly leading: number;
  readonly width: number;
  readonly height: number;
  readonly x: number;
  readonly y: number;

  constructor(spec: GridSpec, body: { readonly size: number; readonly leading: number }) {
    this.spec = spec;
    this.em = body.size;
    this.leading = body.leading;
    this.width = mm(spec.sheet.width);
    this.height = mm(spec.sheet.height);
    this.x = (this.width - this.typeWidth()) / 2;
    this.y = (this.height - spec.lines * body.leading) / 2;
  }

  /** Width of the type area, pt. */
  typeWidth(): number {
    return this.span(1, this.spec.columns) * this.em;
  }

  /** Em of `columns` columns from `column` (from 1) with the gaps between them. */
  span(column: number, columns: number): number {
    const { chars, gap, fold } = this.spec;
    const folded = fold && column <= fold.after && column + columns - 1 > fold.after ? fold.gap - gap : 0;
    return columns * chars + (columns - 1) * gap + folded;
  }

  /** The band around the fold that text and faces keep out of, pt on the page; null on a page without a fold. */
  foldBand(): Band | null {
    const { fold, chars } = this.spec;
    if (!fold) return null;
    const middle = this.columnX(fold.after) + (chars + fold.gap / 2) * this.em;
    return { left: middle - mm(FOLD_CLEAR), right: middle + mm(FOLD_CLEAR) };
  }

  /** Of `columns` columns from `column` those before the fold that they cross; 0 where they cross none. */
  beforeFold(column: number, columns: number): number {
    return beforeFold(this.spec, column, columns);
  }

  /** Left edge of a column (from 1), pt. */
  columnX(column: number): number {
    const { chars, gap, fold } = this.spec;
    const folded = fold && column > fold.after ? fold.gap - gap : 0;
    return this.x + ((column - 1) * (chars + gap) + folded) * this.em;
  }

  /** Top of a line (from 1), pt. */
  lineY(line: number): number {
    return this.y + (line - 1) * this.leading;
  }

  /** Baseline of a line (from 1) for body type: the em square stands in the middle of its line. */
  baseline(line: number): number {
    return this.lineY(line) + (this.leading - this.em) / 2 + ABOVE * this.em;
  }

  rect(column: number, columns: number, line: number, lines: number): Rect {
    return {
      x: this.columnX(column),
      y: this.lineY(line),
      width: this.span(column, columns) * this.em,
      height: lines * this.leading,
    };
  }

  /** Re-cut columns (破栏): `long` em into m columns of whole characters; `rest` em are left over. */
  recut(long: number, m: number, gap = 1): { readonly chars: number; readonly rest: number } {
    return recut(long, m, gap);
  }

  /** A tinted area over the whole type area. */
  tint(y: number, height: number): Rect {
    return { x: this.x, y, width: this.typeWidth(), height };
  }

  /** The pages of a spread: each half of the sheet. */
  halves(folios: readonly string[]): Half[] {
    const width = this.width / folios.length;
    return folios.map((folio, i) => ({ folio, x: i * width, width }));
  }

  toLayout(): PageGrid {
    const { columns, chars, gap, lines, fold } = this.spec;
    return { x: this.x, y: this.y, em: this.em, leading: this.leading, columns, chars, gap, lines, ...(fold ? { fold } : {}) };
  }
}

/** Characters that n merged columns hold, gaps included (长栏). */
export const merged = (n: number, chars: number, gap: number): number => n * chars + (n - 1) * gap;

/** Re-cut columns (破栏): `long` em into m columns; what is left over is `rest` em. */
export function recut(long: number, m: number, gap = 1): { readonly chars: number; readonly rest: number } {
  const room = long - (m - 1) * gap;
  const chars = Math.floor(room / m + 1e-9);
  return { chars, rest: room - chars * m };
}
