/**
 * The pictures of a story in a module: how high each is at a width, and the ways in which they can stand: at the head beside the text, over the
 * headline where they take its whole width (N5), at the foot. Places nothing on the page.
 */
import type { Cells, PictureShape } from '../../plan/news/types.ts';
import type { FigureBlock } from '../../style/matter.ts';
import { AIR_ABOVE, AIR_BELOW, captionHeight } from '../figure.ts';
import { captionAt, focusAt, inBand } from '../fold.ts';
import { shapeOf } from '../group.ts';
import { LEAST_ACROSS } from './across.ts';
import type { NewsDesk } from './desk.ts';

/** A picture takes at least so many lines with its caption, and its image at most this share of the page. */
const LEAST_LINES = 5;
const TALLEST = 0.5;
/** Height of an image to its width: beyond that it is cropped whatever its own shape. */
const SHAPES = { flattest: 0.28, tallest: 1.6 } as const;
/** Pixels an inch under which a picture is not given a width, while there is a narrower one. */
const LEAST_PPI = 100;
/** White over and under a picture that stands over its headline: the block brings some of its own. */
export const AIR_OVER_HEAD = { above: 0.65, below: 0.25 } as const;

/** A drawing in fewer columns is hard to read, and costs so much in the objective's units. */
const READ_COLUMNS = 2;
const UNREAD = 30;

/** One way in which a story's pictures stand. */
export interface PictureWay {
  readonly name: string;
  readonly shapes: readonly PictureShape[];
  readonly cost: number;
}

/** Every way for a module of so many columns from `column` of the page, best first; one without pictures where a story has none. */
export function pictureWays(desk: NewsDesk, figures: readonly FigureBlock[], columns: number, column = 1): PictureWay[] {
  const shown = figures.filter((figure) => shapeOf(desk.input, figure));
  const [lead, ...others] = shown;
  if (!lead) return [{ name: '', shapes: [], cost: 0 }];
  const widths = leadWidths(desk, lead, columns);
  const unread = (width: number): number => (shapeOf(desk.input, lead)!.vector && width < READ_COLUMNS ? UNREAD : 0);
  const fold = desk.grid.beforeFold(column, columns);
  const allowed = fold ? widthsAtFold(desk, lead, widths, { column, columns }) : widths;
  const ways = allowed.flatMap((width, rank) => {
    const edges = ['head', 'foot'] as const;
    return edges.map((edge, second): PictureWay => {
      const first = pictureShape(desk, lead, columns - width, width, edge, columns, false, column);
      const shapes = [first, ...otherShapes(desk, others, first, columns, column)];
      return { name: `p${width}${edge[0]}`, shapes, cost: rank * 4 + second * 2 + unread(width) };
    });
  });
  // A way that has no place for some of the pictures is taken only where every way is such a one.
  const whole = ways.filter(({ shapes }) => shapes.length === shown.length);
  return (whole.length ? whole : ways).sort((a, b) => a.cost - b.cost);
}

/** Widths of the lead picture, favourite first: over half of the module, or all of it; a tall one narrower. */
function leadWidths(desk: NewsDesk, figure: FigureBlock, columns: number): number[] {
  const picture = shapeOf(desk.input, figure)!;
  const tall = picture.height > picture.width * 1.05 || figure.classes.includes('portrait');
  const half = Math.ceil(columns / 2);
  const wide = figure.classes.includes('wide');
  const wished = tall
    ? [Math.max(1, Math.floor(columns / 2)), Math.max(1, half - 1), columns <= 2 ? columns : half]
    : wide
      ? [columns, half + 1, half]
      : [columns <= 2 ? columns : half + (columns > 4 ? 1 : 0), columns, half, columns === 2 ? 1 : half, Math.max(2, half - 1)];
  // A drawing is read, not looked at: it needs no width that a photograph would have, and is never cropped to fit.
  const most = picture.vector && columns > 4 ? half + 1 : columns;
  // Any other width of a photograph is there for the page's sake: it fills what copy leaves.
  const others = picture.vector ? [] : Array.from({ length: columns }, (_, i) => columns - i);
  const widths = [...new Set([...wished, ...others])].filter((width) => width >= 1 && width <= most);
  const sharp = widths.filter((width) => ppiOf(desk, figure, width) >= LEAST_PPI);
  return sharp.length ? sharp : [Math.min(...widths)];
}

/** Whether a picture has pixels enough for so many columns. */
export const isSharp = (desk: NewsDesk, figure: FigureBlock, columns: number): boolean =>
  ppiOf(desk, figure, columns) >= LEAST_PPI;

/** The pictures of a story whose headline stands on one of them: that one at the head over the whole module. `bare`: nothing of the head is left under it. */
export function titledWay(
  desk: NewsDesk,
  figures: readonly FigureBlock[],
  titled: FigureBlock,
  columns: number,
  bare: boolean,
): PictureWay {
  const others = figures.filter((figure) => figure !== titled && shapeOf(desk.input, figure));
  const first = pictureShape(desk, titled, 0, columns, 'head', columns, bare);
  return { name: `p${columns}t`, shapes: [first, ...otherShapes(desk, others, first, columns, 1)], cost: 0 };
}

/** Height of the image itself in its natural lines, pt. */
export function pictureHeight(
  desk: NewsDesk,
  figure: FigureBlock,
  { natural, columns }: PictureShape,
  module: number,
  bare: boolean,
): number {
  const { grid, input } = desk;
  const under = captionHeight(desk.setter, figure, grid.span(1, columns) * grid.em, input.form.scale.caption);
  return (natural - airOf('head', columns === module, bare)) * grid.leading - under;
}

/** A picture may be small beside a headline over two pages: the story is wide, and not always long. */
const SMALLER = [4, 3] as const;

/** Widths at which the lead picture, at the right of a module across the fold, may run through it: enough of it on either page, its focus off the fold. Else it has the right page. */
function widthsAtFold(
  desk: NewsDesk,
  figure: FigureBlock,
  widths: readonly number[],
  { column, columns }: Pick<Cells, 'column' | 'columns'>,
): number[] {
  const fold = desk.grid.beforeFold(column, columns);
  const right = columns - fold;
  const may = (width: number): boolean =>
    width <= right ||
    (width - right >= LEAST_ACROSS && right >= LEAST_ACROSS && mayCross(desk, figure, column + columns - width, width));
  const allowed = [...widths, right, ...SMALLER].filter(may);
  return [...new Set(allowed)];
}

/** A photograph can be cropped so that its focus is off the fold; a drawing is shown whole, and a group is its pictures' own. */
function mayCross({ grid, input }: NewsDesk, figure: FigureBlock, column: number, columns: number): boolean {
  if (!grid.beforeFold(column, columns)) return true;
  if (figure.more) return false;
  const picture = shapeOf(input, figure)!;
  if (!picture.vector || !figure.focus) return true;
  const rect = { x: grid.columnX(column), width: grid.span(column, columns) * grid.em };
  const whole = { x: 0, y: 0, width: picture.width, height: picture.height };
  return !inBand(focusAt(picture, whole, rect, figure.focus), grid.foldBand()!);
}

function ppiOf(desk: NewsDesk, figure: FigureBlock, columns: number): number {
  const picture = shapeOf(desk.input, figure)!;
  return picture.vector ? Infinity : (picture.width * 72) / (desk.grid.span(1, columns) * desk.grid.em);
}

/** The others in a row at the other edge from the left, each smaller than the lead; what has no column is not among them. */
function otherShapes(
  desk: NewsDesk,
  others: readonly FigureBlock[],
  lead: PictureShape,
  columns: number,
  column: number,
): PictureShape[] {
  if (others.length === 0) return [];
  const fold = desk.grid.beforeFold(column, columns);
  const room = lead.edge === 'head' || lead.columns === columns ? columns : columns - lead.columns;
  const widest = fold ? SMALLER.at(-1)! - 1 : columns;
  const each = Math.max(1, Math.min(Math.floor(room / others.length), lead.columns > 1 ? lead.columns - 1 : 1, widest));
  const shapes: PictureShape[] = [];
  let at = 0;
  for (const figure of others) {
    // None of them runs through a fold.
    if (at < fold && at + each > fold) at = fold;
    if (at + each > room) break;
    shapes.push(pictureShape(desk, figure, at, each, 'foot', columns, false, column));
    at += each;
  }
  if (lead.edge === 'foot' && lead.columns === columns) return [];
  return levelled(shapes);
}

/** Pictures side by side have one height where their limits allow it. */
function levelled(shapes: readonly PictureShape[]): PictureShape[] {
  const least = Math.max(...shapes.map((shape) => shape.least));
  const most = Math.min(...shapes.map((shape) => shape.most));
  if (shapes.length < 2 || least > most) return [...shapes];
  const wish = Math.round(shapes.reduce((sum, { natural }) => sum + natural, 0) / shapes.length);
  const natural = Math.min(most, Math.max(least, wish));
  return shapes.map((shape) => ({ ...shape, natural, least, most }));
}

/** A picture at a width: lines with caption and air. `module`: columns of the module, the first of which is `from` of the page. */
export function pictureShape(
  desk: NewsDesk,
  figure: FigureBlock,
  column: number,
  columns: number,
  edge: PictureShape['edge'],
  module: number,
  bare = false,
  from = 1,
): PictureShape {
  const { grid, input } = desk;
  const picture = shapeOf(input, figure)!;
  const width = grid.span(from + column, columns) * grid.em;
  const beside = captionAt(grid, from + column, columns).width;
  const under = captionHeight(desk.setter, figure, beside, input.form.scale.caption);
  const air = airOf(edge, columns === module, bare) * grid.leading;
  const own = Math.min(SHAPES.tallest, Math.max(SHAPES.flattest, picture.height / picture.width)) * width;
  const high = Math.min(own, grid.spec.lines * TALLEST * grid.leading);
  const lines = (height: number): number => (height + under + air) / grid.leading;
  const natural = Math.max(LEAST_LINES, Math.round(lines(high)));
  const share = picture.vector ? 0 : input.copyfit.pictures;
  return {
    block: figure.id,
    column,
    columns,
    edge,
    natural,
    least: Math.min(natural, Math.max(LEAST_LINES, Math.ceil(lines(high * (1 - share))))),
    most: Math.max(natural, Math.floor(lines(high * (1 + share)))),
  };
}

/** White that a picture takes with it, lines. `bare`: no headline block under one that takes the whole module. */
export const airOf = (edge: PictureShape['edge'], whole: boolean, bare = false): number =>
  edge === 'foot' ? AIR_ABOVE : whole ? AIR_OVER_HEAD.above + (bare ? AIR_BELOW : AIR_OVER_HEAD.below) : AIR_BELOW;

/** A picture over the whole width of its module. */
export const isWhole = ({ columns }: PictureShape, module: number): boolean => columns === module;
