/**
 * What each story asks of the page: every shape that it can take, with its text counted exactly at each measure. In: stories styled and composed. Out:
 * demands for the planner. Places nothing.
 */
import type { Demand, InsetShape, Rung, Shape } from '../../plan/news/types.ts';
import { bandIn, halfOf, standsAcross } from './across.ts';
import type { NewsDesk } from './desk.ts';
import { forcedHead, type NewsHead, planHead } from './head.ts';
import { LEAST_SIDE } from './jump.ts';
import { cramped, insetsOf } from './insets.ts';
import { type Legs, legsOf, rowsOf, textOf } from './legs.ts';
import { apart } from './openings.ts';
import type { NewsMatter } from './matter.ts';
import { type PictureWay, pictureWays } from './pictures.ts';
import type { NewsItem } from './types.ts';
import { LEAST_SIZE, planTitled, titleFigure } from './title.ts';
import { planUpright } from './upright.ts';

/** What shapes cost, in the objective's units: a size less than the favourite, a headline that fills too little, a headline of no rung, a module wider than the ladder's widest. */
const COST = { smaller: 3, short: 10, offLadder: 40, beyond: 12, cramped: 60, level: 120, untitled: 1000 } as const;
/** Shapes of one width that are kept: the search is long enough. */
const KEPT = 20;
/** Across a fold so many for each width of the lead picture: how high the story comes depends on that most. */
const KEPT_ACROSS = 4;
/** So many times that where a text may open wide: no way for its pictures is lost to another depth. */
const DEPTHS = 3;
/** Least share of its width that a headline fills (W10). */
const FULL = 2 / 3;

/** The demands of all stories on the desk. */
export function demandsOf(desk: NewsDesk): Demand[] {
  return desk.input.items.map((item) => demandOf(desk, item));
}

function demandOf(desk: NewsDesk, item: NewsItem): Demand {
  const { story, weight, order, nail, jump } = item;
  const matter = desk.matter(item);
  return {
    id: story.id,
    kind: kindOf(matter),
    weight,
    order,
    shapes: shapesOf(desk, item, matter),
    ...(nail ? { nail: { column: nail.column, columns: nail.columns, line: nail.line, lines: nail.lines } } : {}),
    ...(jump ? { jumps: { least: LEAST_SIDE } } : {}),
  };
}
/** 图片新闻: a picture with fewer characters than this. */
const PICTURE_NEWS = 160;

function kindOf({ insets, figures, characters, flow }: NewsMatter): Demand['kind'] {
  if (insets.some(({ kind }) => kind === 'notices')) return 'notices';
  const alone = (use: string): boolean =>
    flow.length === 0 && insets.some((block) => block.kind === 'table' && block.use === use);
  if (alone('digest')) return 'digest';
  if (alone('weather')) return 'strip';
  return figures.length > 0 && characters < PICTURE_NEWS ? 'picture-news' : 'story';
}

function shapesOf(desk: NewsDesk, item: NewsItem, matter: NewsMatter): Shape[] {
  const counted = new Map<number, Shape['text']>();
  const textAt = (measure: number): Shape['text'] => {
    const known = counted.get(measure) ?? textOf(desk, matter, measure, rowsOf(desk, matter, measure), matter.start.block);
    counted.set(measure, known);
    return known;
  };
  const across = standsAcross(desk, item).flatMap(({ column, columns }) =>
    ofWidth(desk, item, matter, columns, textAt, false, column),
  );
  // A nail across the fold that cannot be kept is told; the story is then planned as if it had none.
  const nailed = item.nail && desk.grid.beforeFold(item.nail.column, item.nail.columns) > 0;
  if (nailed && across.length) return across;
  const { nail: _, ...free } = item;
  const widths = widthsOf(desk, nailed ? free : item, matter);
  const titled = new Map(widths.map((columns) => [columns, titledShapes(desk, item, matter, columns, textAt)]));
  const bears = [...titled.values()].some((made) => made.length > 0);
  // Without the widths at which the picture cannot bear the headline, the page might have no place for the story.
  const plain = (made: readonly Shape[]): Shape[] =>
    made.map((shape) => (bears ? { ...shape, cost: shape.cost + COST.untitled } : shape));
  const own = widths.flatMap((columns) => {
    const on = titled.get(columns)!;
    return on.length ? on : plain(ofWidth(desk, item, matter, columns, textAt, false));
  });
  const shapes = [...own, ...plain(across)];
  if (shapes.length) return shapes;
  return ofWidth(desk, item, matter, widths.at(-1) ?? halfOf(desk.grid), textAt, true);
}

/** Widths in columns for which the ladder has a rung of the story's weight, and what its tables ask; a nail says it itself. */
function widthsOf(desk: NewsDesk, item: NewsItem, matter: NewsMatter): number[] {
  const all = halfOf(desk.grid);
  if (item.nail) return [Math.min(all, item.nail.columns)];
  const widths = rungWidths(desk, item);
  if (!matter.insets.length) return widths;
  // A table stands nowhere narrower than its cells can be, and somewhere as wide as it would like to be.
  const from = (share: number): number =>
    Array.from({ length: all }, (_, i) => i + 1).find((columns) => cramped(desk, matter, columns) <= share) ?? all;
  const wide = widths.filter((columns) => columns >= from(MOST_CRAMPED));
  const more = from(0);
  if (!wide.length || more > Math.max(...wide)) wide.push(more);
  // Notices are packed into any width.
  return kindOf(matter) === 'notices' ? Array.from({ length: all }, (_, i) => i + 1) : wide;
}
/** How much wider than its module a table may like to be: its cells then turn. */
const MOST_CRAMPED = 0.5;

function rungWidths(desk: NewsDesk, { weight }: NewsItem): number[] {
  const all = halfOf(desk.grid);
  const rungs = desk.input.form.scale.ladder.filter((rung) => rung.weight === weight && rung.columns <= all && !rung.vertical);
  const widths = [...new Set(rungs.map(({ columns }) => columns))].sort((a, b) => a - b);
  // A story that has the page to itself takes it, whatever its weight.
  if (desk.input.items.length === 1 && !widths.includes(all)) widths.push(all);
  const widest = widths.at(-1) ?? all;
  if (widest < all) widths.push(widest + 1);
  return widths.length ? widths : Array.from({ length: Math.min(3, all) }, (_, i) => i + 1);
}

const widestRung = (desk: NewsDesk, { weight }: NewsItem): number =>
  Math.max(...desk.input.form.scale.ladder.flatMap((rung) => (rung.weight === weight ? [rung.columns] : [])));

function ofWidth(
  desk: NewsDesk,
  item: NewsItem,
  matter: NewsMatter,
  columns: number,
  textAt: (measure: number) => Shape['text'],
  forced: boolean,
  column = 1,
): Shape[] {
  const left = desk.grid.beforeFold(column, columns);
  const heads = headsOf(desk, item, columns, forced, column);
  const ways = pictureWays(desk, matter.figures, columns, column).map((way) => ({
    way,
    legs: legsOf(desk, item, matter, columns, way, left),
  }));
  const made: Shape[] = left ? [] : uprightShapes(desk, item, matter, columns, textAt);
  // The ladder names upright headlines first: what lies instead of one costs more.
  const level = (made.length ? COST.level : 0) + (columns > widestRung(desk, item) ? COST.beyond : 0);
  for (const { head, cost: own } of heads) {
    const cost = own + level;
    for (const { way, legs } of ways)
      for (const one of legs) made.push(shapeOf(desk, matter, columns, head, cost, way, one, textAt, left));
  }
  // A wide leg beside others is parted by nothing that stands in one of its columns.
  const whole = made.filter(({ opening, insets }) => !opening?.behind || apart(insets, opening.columns));
  const sorted = whole.sort(byCost);
  if (left) return ofEachWidth(sorted);
  return sorted.slice(0, made.some(({ opening }) => opening) ? KEPT * DEPTHS : KEPT);
}

/** Cheapest first; of equals by name, so that the order is always the same. */
const byCost = (a: Shape, b: Shape): number => a.cost - b.cost || (a.name < b.name ? -1 : 1);

/** The cheapest few for each width of the lead picture. */
function ofEachWidth(shapes: readonly Shape[]): Shape[] {
  const counts = new Map<number, number>();
  return shapes.filter(({ pictures: [first] }) => {
    const wide = first?.columns ?? 0;
    const count = (counts.get(wide) ?? 0) + 1;
    counts.set(wide, count);
    return count <= KEPT_ACROSS;
  });
}

/** Shapes whose headline stands on the story's picture (题图压字), where the copy asks for it and the picture can bear it at such a width. */
function titledShapes(
  desk: NewsDesk,
  item: NewsItem,
  matter: NewsMatter,
  columns: number,
  textAt: (measure: number) => Shape['text'],
): Shape[] {
  if (!titleFigure(desk, item, matter)) return [];
  const { sizes, face, rows } = rungOf(desk, item, columns);
  const all = [...sizes, ...smallerSizes(desk, Math.min(...sizes)), LEAST_SIZE];
  const found = all.map((size) => planTitled(desk, item, matter, columns, { size, face, mostRows: rows.most }));
  // Sizes off the ladder only where none of it fits.
  const own = found.slice(0, sizes.length);
  const made = (own.some(Boolean) ? own : [found.find(Boolean)]).flatMap((one, i) => {
    if (!one) return [];
    const { head, way } = one;
    const cost = own.includes(one) ? i * COST.smaller : COST.offLadder;
    return legsOf(desk, item, matter, columns, way, 0).map((legs) =>
      shapeOf(desk, matter, columns, head, cost, way, legs, textAt),
    );
  });
  return made.sort(byCost).slice(0, KEPT);
}

/** Shapes whose headline stands upright in the first column (竖题), with base columns under and beside it. */
function uprightShapes(
  desk: NewsDesk,
  item: NewsItem,
  matter: NewsMatter,
  columns: number,
  textAt: (measure: number) => Shape['text'],
): Shape[] {
  const rung = desk.input.form.scale.ladder.find((one) => one.vertical && one.weight === item.weight && one.columns === columns);
  // It stands over base columns: where the desk wants others, the headline lies.
  const base = (item.measure?.asked ?? 'base') === 'base';
  const upright = rung && base && columns > 1 ? planUpright(desk, item, rung) : null;
  if (!upright || matter.flow.length === 0) return [];
  const { chars, gap } = desk.grid.spec;
  const legs: Legs = { count: columns, measure: chars, gap, cost: 0, name: ' 竖' };
  const head = { shape: upright.shape } as NewsHead;
  return pictureWays(desk, matter.figures, columns)
    .filter(({ shapes }) => shapes.every(({ edge, column }) => edge === 'foot' || column > 0))
    .map((way) => {
      const shape = shapeOf(desk, matter, columns, head, 0, way, legs, textAt);
      return { ...shape, insets: [upright.inset, ...shape.insets] };
    });
}

function shapeOf(
  desk: NewsDesk,
  matter: NewsMatter,
  columns: number,
  head: NewsHead,
  cost: number,
  way: PictureWay,
  legs: Legs,
  textAt: (measure: number) => Shape['text'],
  fold = 0,
): Shape {
  const { count, measure, gap, opened } = legs;
  // Under wide legs a quote stands over two columns too: over one it would be smaller than what it lies under.
  const each = opened ? 2 - (columns % 2) : Math.max(1, Math.floor(columns / count));
  const insets: readonly InsetShape[] = insetsOf(desk, matter, columns, each, way.shapes, fold);
  return {
    name: `${columns}c ${head.shape.size}pt×${head.shape.rows}${way.name && ` ${way.name}`}${legs.name}${fold ? ` ${fold}|` : ''}`,
    columns,
    ...(fold ? { fold } : {}),
    head: head.shape,
    legs: { count: matter.flow.length ? count : 0, measure, gap },
    ...(opened ? { opening: opened.opening } : {}),
    text: opened?.text ?? (matter.flow.length ? textAt(measure) : { least: 0, natural: 0, most: 0 }),
    pictures: way.shapes,
    insets,
    foot: 0,
    cost: cost + way.cost + legs.cost + cramped(desk, matter, columns) * COST.cramped,
  };
}

/** Headlines for a width: the sizes of its rung, favourite first; where none fits, smaller ones of the whole ladder. */
function headsOf(
  desk: NewsDesk,
  item: NewsItem,
  columns: number,
  forced: boolean,
  column: number,
): { head: NewsHead; cost: number }[] {
  const own = desk.head(item);
  const width = desk.grid.span(column, columns) * desk.grid.em;
  const rung = rungOf(desk, item, columns);
  const band = bandIn(desk.grid, column, columns);
  const at = (size: number): NewsHead | null =>
    planHead(desk, own, width, { size, face: rung.face, mostRows: rung.rows.most, band });
  const found = rung.sizes.flatMap((size, i) => {
    const head = at(size);
    return head ? [{ head, cost: i * COST.smaller + shortCost(head) }] : [];
  });
  if (found.length) return found;
  const least = Math.min(...rung.sizes);
  for (const size of smallerSizes(desk, least)) {
    const head = at(size);
    if (head) return [{ head, cost: COST.offLadder }];
  }
  if (!forced) return [];
  const size = smallerSizes(desk, least).at(-1) ?? least;
  return [{ head: forcedHead(desk, own, width, { size, face: rung.face, mostRows: 9 }), cost: COST.offLadder * 2 }];
}

const shortCost = ({ shape }: NewsHead): number => (shape.size > 0 && shape.fill < FULL ? COST.short * (1 - shape.fill) : 0);

function smallerSizes(desk: NewsDesk, least: number): number[] {
  const all = new Set(desk.input.form.scale.ladder.flatMap(({ sizes }) => sizes));
  return [...all].filter((size) => size < least).sort((a, b) => b - a);
}

/** The rung of a weight at a width: the widest that is not wider, else the narrowest. */
export function rungOf(desk: NewsDesk, { weight }: NewsItem, columns: number): Rung {
  const { ladder } = desk.input.form.scale;
  const own = ladder.filter((rung) => rung.weight === weight && !rung.vertical).sort((a, b) => b.columns - a.columns);
  const all = own.length ? own : [...ladder].sort((a, b) => b.columns - a.columns);
  return all.find((rung) => rung.columns <= columns) ?? all.at(-1)!;
}
