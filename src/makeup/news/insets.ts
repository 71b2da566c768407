/**
 * Pull quotes and boxes of a story in a module: their heights at a width and where they stand: a quote in the middle of a leg, a box at the foot.
 * Places nothing on the page.
 */
import type { InsetShape, PictureShape } from '../../plan/news/types.ts';
import type { InsetBlock } from '../../style/matter.ts';
import { type BoxPlan, planBox } from '../box.ts';
import { insetWidth, type InsetPlan, planInset } from '../inset.ts';
import { planQuote, type QuotePlan } from '../quote.ts';
import { onOneSide } from './across.ts';
import type { NewsDesk } from './desk.ts';
import type { NewsMatter } from './matter.ts';

/** White over a box, in lines: whole ones, since its text is on the grid. */
export const BOX_ABOVE = 1;

/** Where a module's quotes and boxes stand beside its pictures. `each`: columns of the grid in one leg; `fold`: columns before the fold that the module crosses, 0 without. */
export function insetsOf(
  desk: NewsDesk,
  matter: NewsMatter,
  columns: number,
  each: number,
  pictures: readonly PictureShape[],
  fold = 0,
): InsetShape[] {
  const legs = Math.max(1, Math.floor(columns / each));
  const quotes = matter.quotes.map((quote, i): InsetShape => {
    const leg = Math.min(legs - 1, (legs > 2 ? 1 : legs - 1) + 2 * i);
    const plan = planQuoteAt(desk, matter, quote.id, each);
    return {
      block: quote.id,
      kind: 'pullquote',
      column: leg * each,
      columns: each,
      edge: 'middle',
      lines: plan.lines,
      ...(desk.input.copyfit.quotes ? { optional: true } : {}),
    };
  });
  const boxes = matter.boxes.map((box): InsetShape => {
    const wish = columns <= 2 ? columns : Math.max(each, Math.ceil(columns / 2 / each) * each);
    const { column, columns: wide } = onOneSide(fold, columns, atFoot(columns, wish, each, pictures));
    const plan = planBoxAt(desk, matter, box.id, wide);
    const edge = matter.flow.length ? 'foot' : 'head';
    return { block: box.id, kind: 'box', column, columns: wide, edge, lines: plan.lines + BOX_ABOVE };
  });
  return [...boxes, ...apart(desk, matter, columns, each, fold), ...quotes];
}

/**
 * Columns at the foot for what is to be so wide: beside the pictures that stand there, from the right; narrower where only that finds room beside them, over the whole module where nothing
 * does. A part that lay on a picture and on text would leave a hole.
 */
function atFoot(
  columns: number,
  wish: number,
  each: number,
  pictures: readonly PictureShape[],
): { readonly column: number; readonly columns: number } {
  const low = pictures.filter(({ edge }) => edge === 'foot');
  const free = (column: number): boolean => low.every((one) => column < one.column || column >= one.column + one.columns);
  for (let wide = wish; wide >= each; wide -= each)
    for (let column = columns - wide; column >= 0; column -= each)
      if (Array.from({ length: wide }, (_, i) => column + i).every(free)) return { column, columns: wide };
  return low.length ? { column: 0, columns } : { column: columns - wish, columns: wish };
}

/** Tables, digests, notices and codes: at the foot and as wide as they would like; over the whole module under its headline where there is no text beside them. */
function apart(desk: NewsDesk, matter: NewsMatter, columns: number, each: number, fold: number): InsetShape[] {
  const alone = matter.flow.length === 0;
  const shapes = matter.insets.map((block): InsetShape => {
    const own = widthFor(desk, wishOf(desk, block), columns);
    const wish = alone ? columns : Math.min(columns, Math.ceil(own / each) * each);
    const place = onOneSide(fold, columns, { column: alone ? 0 : columns - wish, columns: wish });
    const lines = planInsetAt(desk, matter, block.id, place.columns).lines + insetAir(matter);
    return { block: block.id, kind: 'table', lines, ...place, edge: alone ? 'head' : 'foot' };
  });
  // At the foot, what is put first stands lowest: the last of the copy does.
  return alone ? shapes : shapes.reverse();
}

/** pt; notices and digests take all that there is. */
const wishOf = (desk: NewsDesk, block: InsetBlock): number =>
  block.kind === 'notices' || (block.kind === 'table' && block.use === 'digest') ? Infinity : insetWidth(desk.kit, block);

/** White over a table, in lines; none where it stands directly under its headline. */
export const insetAir = ({ flow }: NewsMatter): number => (flow.length ? BOX_ABOVE : 0);

/** How much wider than a module its tables would like to be, as a share of it; 0 where all find room on one line a row. */
export function cramped(desk: NewsDesk, { insets }: NewsMatter, columns: number): number {
  const width = desk.grid.span(1, columns) * desk.grid.em;
  return Math.max(0, ...insets.map((block) => insetWidth(desk.kit, block) / width - 1));
}

/** The fewest columns that are so wide, pt; all of the module's where none are. */
function widthFor({ grid }: NewsDesk, width: number, columns: number): number {
  for (let count = 1; count < columns; count++) if (grid.span(1, count) * grid.em >= width - 0.01) return count;
  return columns;
}

/** A table, digest, code or notices over so many columns. */
export function planInsetAt(desk: NewsDesk, matter: NewsMatter, block: string, columns: number): InsetPlan {
  const inset = matter.insets.find(({ id }) => id === block)!;
  return planInset(desk.kit, inset, desk.grid.span(1, columns) * desk.grid.em);
}

/** A quote over so many columns. */
export function planQuoteAt(desk: NewsDesk, matter: NewsMatter, block: string, columns: number): QuotePlan {
  const quote = matter.quotes.find(({ id }) => id === block)!;
  return planQuote(desk.setter, quote, desk.grid.span(1, columns) * desk.grid.em, desk.input.form.scale.quote);
}

/** A box over so many columns. */
export function planBoxAt(desk: NewsDesk, matter: NewsMatter, block: string, columns: number): BoxPlan {
  const box = matter.boxes.find(({ id }) => id === block)!;
  return planBox(desk.setter, box, desk.grid.span(1, columns));
}
