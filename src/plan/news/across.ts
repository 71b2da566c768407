/**
 * The lead of a spread across its fold: the very reason for two pages made as one. In: demands without a place, those with shapes made for the fold among them. Out: a few ways to
 * stand there, the cheapest first. Places nothing else.
 */
import { moduleAt, ShapeFitter } from './fit.ts';
import { meets } from './fixed.ts';
import type { ModuleRules } from './module-cost.ts';
import { lostBy, shapeArea, stackOf } from './stack.ts';
import type { Cells, Demand, Module, NewsForm, Shape } from './types.ts';

/** Ways that are tried; they differ by so much of the page in the room that they take. And the share of the page's height that the highest of them may begin in. */
const WAYS = 3;
const APART = 0.03;
const UPPER = 0.34;
/** Lines of text at the left column at least. */
const BEGINS = 5;
/** Share of a page that stories side by side cannot make use of: they are not all equally high. */
const LOST = 0.06;
/** A line of a column that a way takes more than the others leave it, and that it leaves empty. */
const PRICE = { more: 40, less: 5 } as const;

interface Way {
  readonly module: Module;
  readonly cost: number;
}

/** Modules of the first demand that has shapes made for the fold, each as high as is cheapest; none on a page without a fold. */
export function acrossFold(
  open: readonly Demand[],
  form: NewsForm,
  taken: readonly Cells[],
  rules: ModuleRules & { readonly top: number },
): readonly Module[] {
  const demand = form.grid.fold && open.find(({ shapes }) => shapes.some(({ fold }) => fold !== undefined));
  if (!demand) return [];
  const room = roomFor(demand, open, taken, rules);
  const off = ({ module: { cells } }: Way): number => cells.columns * cells.lines - room;
  const price = (way: Way): number => way.cost + Math.max(off(way) * PRICE.more, -off(way) * PRICE.less);
  const ways = demand.shapes
    .flatMap((shape) => (shape.fold === undefined ? [] : (wayOf(demand, shape, form, taken, rules) ?? [])))
    .sort((a, b) => price(a) - price(b));
  const kept: Way[] = [];
  for (const way of ways)
    if (kept.length < WAYS && kept.every((other) => Math.abs(off(way) - off(other)) > APART * rules.page)) kept.push(way);
  return kept.map(({ module }) => module);
}

/** What the others leave, if each stands in the shape that suits it best. */
function roomFor(demand: Demand, open: readonly Demand[], taken: readonly Cells[], { page }: ModuleRules): number {
  const others = open.filter((one) => one !== demand);
  const filled = taken.reduce((sum, { columns, lines }) => sum + columns * lines, 0);
  return page * (1 - LOST) - filled - others.reduce((sum, { shapes }) => sum + areaOf(shapes), 0);
}

function areaOf(shapes: readonly Shape[]): number {
  const own = shapes.filter(({ fold }) => fold === undefined);
  const best = own.reduce<Shape | null>((found, shape) => (!found || shape.cost < found.cost ? shape : found), null);
  return best ? shapeArea(best) : 0;
}

/** Its text begins under its headline, at the left column (N5): a wide module is low, and a picture at its foot may take all of one. */
function begins({ shape, head, pictures, dropped, cells }: Module): boolean {
  const [first = 0] = lostBy(shape, stackOf(shape, head, pictures, dropped));
  return shape.legs.count === 0 || cells.lines - first >= BEGINS;
}

function wayOf(
  demand: Demand,
  shape: Shape,
  form: NewsForm,
  taken: readonly Cells[],
  rules: ModuleRules & { readonly top: number },
): Way | null {
  const { lines, fold } = form.grid;
  const fitter = new ShapeFitter(demand, shape, rules);
  let [cost, high] = [Infinity, 0];
  for (let h = 1; h <= lines; h++) {
    const own = fitter.cost(h);
    if (own < cost) [cost, high] = [own, h];
  }
  if (high === 0) return null;
  for (let line = rules.top; line <= lines * UPPER && line + high - 1 <= lines; line++) {
    const cells = { column: fold!.after - shape.fold! + 1, columns: shape.columns, line, lines: high };
    if (taken.some((one) => meets(one, cells))) continue;
    const module = moduleAt(fitter, demand, cells);
    return module && begins(module) ? { module, cost } : null;
  }
  return null;
}
