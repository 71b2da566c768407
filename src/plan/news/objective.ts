/**
 * What a page costs: the one place that says what a good page is. In: modules where they stand. Out: a price for each named term of weights.ts; all of them
 * at least 0, less is better. The planner and the naive enumerator of the tests share this and nothing else.
 */
import { IMPORTANCE, type ModuleRules, moduleTerms } from './module-cost.ts';
import { foldOf } from './fixed.ts';
import { aside, partsOf, shapeArea } from './stack.ts';
import type { Cells, Demand, Module, NewsForm, Weight } from './types.ts';
import { type PlanWeights, weightsOf } from './weights.ts';

/** A headline of the lead's at least so many times the next (design of pages; issue of make-up). */
const LEAD_RATIO = 1.4;
/** The lead picture is clearly the largest: the next takes at most so much of its area. */
const LEAD_PICTURE = 0.6;
/** A column to the right of where the lead belongs counts for so many lines. */
const COLUMN = 8;
/** W1: headline tops so near, lines. W2: less matter than this between two headlines. */
const [NEAR, STACKED] = [2, 6];
/** How much a story wants to be high on the page. */
const RANK: Readonly<Record<Weight, number>> = { lead: 0, second: 3, normal: 1.2, brief: 0 };
/** How much notices want to be low. */
const NOTICES = 2;
/** Heavier first. */
const ORDER: readonly Weight[] = ['lead', 'second', 'normal', 'brief'];

/** All that a price depends on beside the modules. */
export interface Pricing extends ModuleRules {
  readonly form: NewsForm;
  readonly demands: ReadonlyMap<string, Demand>;
  /** Furniture's cells. */
  readonly reserved: readonly Cells[];
  /** Cells of the page that are not furniture's, columns × lines. */
  readonly free: number;
  /** First line that is free at the head of the left column. */
  readonly top: number;
}

/** A page's price. */
export interface Price {
  readonly terms: Readonly<Record<string, number>>;
  readonly cost: number;
}

/** What a page of this form and these demands is priced by. */
export function pricingOf(demands: readonly Demand[], form: NewsForm, own?: Partial<PlanWeights>): Pricing {
  const { columns, chars, gap, lines } = form.grid;
  const reserved = form.reserved;
  const taken = reserved.reduce((sum, cells) => sum + cells.columns * cells.lines, 0);
  const over = reserved.filter(({ column, line }) => column === 1 && line < lines / 2);
  return {
    weights: weightsOf(own),
    lineToColumn: 1.25 / (chars + gap),
    page: columns * lines,
    form,
    demands: new Map(demands.map((demand) => [demand.id, demand])),
    reserved,
    free: columns * lines - taken,
    top: over.reduce((top, cells) => Math.max(top, cells.line + cells.lines), 1),
  };
}

/** Prices a page: modules that do not overlap, and the demands that have no place. */
export function priceOf(modules: readonly Module[], unplaced: readonly string[], pricing: Pricing): Price {
  const terms: Record<string, number> = {};
  const add = (name: string, price: number): void => {
    if (price !== 0) terms[name] = (terms[name] ?? 0) + price;
  };
  for (const module of modules)
    for (const [name, price] of Object.entries(moduleTerms(pricing.demands.get(module.demand)!, module, pricing)))
      add(name, price);
  add(
    'unplaced',
    unplaced.reduce((sum, id) => sum + unplacedPrice(pricing.demands.get(id)!, pricing), 0),
  );
  for (const [name, price] of pageTerms(modules, pricing)) add(name, price);
  return { terms, cost: Object.values(terms).reduce((sum, price) => sum + price, 0) };
}

/** What the page costs beyond its modules. */
export function pageTerms(modules: readonly Module[], pricing: Pricing): [string, number][] {
  const { weights } = pricing;
  const stories = modules.filter(({ kind }) => kind !== 'advertisement');
  const covered = modules.reduce((sum, { cells }) => sum + cells.columns * cells.lines, 0);
  return [
    ['empty', (pricing.free - covered) * weights.empty],
    ...leadTerms(stories, pricing),
    ['position', stories.reduce((sum, module) => sum + positionOf(module, pricing), 0)],
    ['rank', rankOf(stories, pricing) * weights.rank],
    ...pairTerms(stories, pricing),
    ['gutter', openGutters(modules, pricing) * weights.gutter],
    ['fold', foldOpen(stories, pricing) ? weights.fold : 0],
    ['cut', cuts(modules, pricing) * weights.cut],
    ['grey', stories.reduce((sum, module) => sum + greyOf(module, pricing), 0) * weights.grey],
    ['oneSize', allOneSize(stories) ? weights.oneSize : 0],
  ];
}

/** A demand without a place: all its lines are overset. */
export function unplacedPrice({ weight, shapes, kind }: Demand, { weights }: ModuleRules): number {
  const area = Math.min(...shapes.map(shapeArea));
  const counts = kind === 'advertisement' ? IMPORTANCE.second : IMPORTANCE[weight];
  return (Number.isFinite(area) ? area : 0) * weights.overset * counts + weights.unplaced;
}

/** The lead: at the upper left, its headline the widest and at least 1.4 times the next. */
function leadTerms(stories: readonly Module[], pricing: Pricing): [string, number][] {
  const { weights, demands, top } = pricing;
  const lead = firstOf(stories, demands);
  if (!lead) return [];
  const others = stories.filter((module) => module !== lead && module.shape.head.size > 0);
  const { column, line, columns } = lead.cells;
  const away = line - top + (column - 1) * COLUMN;
  const wider = others.reduce(
    (sum, { cells }) => sum + (cells.columns > columns ? cells.columns - columns : cells.columns === columns ? 0.5 : 0),
    0,
  );
  const next = Math.max(0, ...others.map(({ shape }) => shape.head.size));
  const ratio = lead.shape.head.size > 0 && next > 0 ? Math.max(0, LEAD_RATIO - lead.shape.head.size / next) : 0;
  return [
    ['lead', away * weights.lead],
    ['leadWidth', wider * weights.leadWidth],
    ['leadSize', ratio * weights.leadSize],
    ['leadPicture', rivalPicture(lead, stories) * weights.leadPicture],
  ];
}

/** How far another story's largest picture outgrows its share of the lead's largest; 0 for a lead without one. */
function rivalPicture(lead: Module, stories: readonly Module[]): number {
  const largest = (module: Module): number =>
    partsOf(module).pictures.reduce((most, { columns, lines }) => Math.max(most, columns * lines), 0);
  const own = largest(lead);
  if (own === 0) return 0;
  const next = stories.reduce((most, module) => (module === lead ? most : Math.max(most, largest(module))), 0);
  return Math.max(0, next / own - LEAD_PICTURE);
}

function firstOf(stories: readonly Module[], demands: Pricing['demands']): Module | undefined {
  let first: Module | undefined;
  for (const module of stories) {
    const { weight, order } = demands.get(module.demand)!;
    if (weight === 'lead' && (!first || order < demands.get(first.demand)!.order)) first = module;
  }
  return first;
}

/** Upper counts over lower, left over right, and earlier in the desk's list a little over later; notices belong at the foot. */
export function positionOf({ demand, cells, kind }: Module, { demands, form, top, weights }: Pricing): number {
  const { weight, order } = demands.get(demand)!;
  const { columns, lines } = form.grid;
  if (kind === 'notices') return NOTICES * (1 - (cells.line + cells.lines - 1) / lines) * weights.position;
  const down = (cells.line - top) / lines;
  const right = (cells.column - 1) / columns / 3;
  return RANK[weight] * (down + right) * (1 + 0.5 / (1 + order)) * weights.position;
}

/** Points by which heavier stories have smaller headlines than lighter ones. */
function rankOf(stories: readonly Module[], { demands }: Pricing): number {
  const sizes = ORDER.map((weight) =>
    stories
      .filter(({ demand, shape }) => shape.head.size > 0 && demands.get(demand)!.weight === weight)
      .map(({ shape }) => shape.head.size),
  );
  let sum = 0;
  for (const [i, heavier] of sizes.entries())
    for (const lighter of sizes.slice(i + 1))
      for (const size of heavier) for (const other of lighter) sum += Math.max(0, other - size);
  return sum;
}

/** Names of what two modules cost together. */
const PAIR = ['collide', 'stacked', 'touching', 'rivals', 'step'] as const;
type Pair = Readonly<Record<(typeof PAIR)[number], number>>;
const NONE: Pair = { collide: 0, stacked: 0, touching: 0, rivals: 0, step: 0 };

function pairTerms(stories: readonly Module[], { weights }: Pricing): [string, number][] {
  const sums: Record<(typeof PAIR)[number], number> = { ...NONE };
  for (const [i, a] of stories.entries())
    for (let j = i + 1; j < stories.length; j++) {
      const own = together(a, stories[j]!);
      if (own !== NONE) for (const name of PAIR) sums[name] += own[name];
    }
  return PAIR.map((name) => [name, sums[name] * weights[name]]);
}

/** What two modules cost together, whatever else stands on the page. */
export function pairPrice(a: Module, b: Module, { weights }: Pricing): number {
  if (a.kind === 'advertisement' || b.kind === 'advertisement') return 0;
  const own = together(a, b);
  return own === NONE ? 0 : PAIR.reduce((sum, name) => sum + own[name] * weights[name], 0);
}

function together(a: Module, b: Module): Pair {
  const rivals = a.shape.pictures.length > 0 && b.shape.pictures.length > 0 ? rival(a, b) : 0;
  if (besides(a.cells, b.cells))
    return {
      collide: Number(collides(a, b)),
      stacked: 0,
      touching: Number(touch(a, b)),
      rivals,
      step: steps(a.cells, b.cells),
    };
  if (!shares(a.cells, b.cells)) return rivals ? { ...NONE, rivals } : NONE;
  const [upper, lower] = a.cells.line < b.cells.line ? [a, b] : [b, a];
  return { collide: 0, stacked: Number(stacks(upper, lower)), touching: Number(touch(a, b)), rivals, step: 0 };
}

/** Side by side: one begins where the other's columns end, and they have lines in common. */
const besides = (a: Cells, b: Cells): boolean =>
  (a.column + a.columns === b.column || b.column + b.columns === a.column) &&
  a.line < b.line + b.lines &&
  b.line < a.line + a.lines;

/** Columns in common. */
const shares = (a: Cells, b: Cells): boolean => a.column < b.column + b.columns && b.column < a.column + a.columns;

/** W1. */
function collides(a: Module, b: Module): boolean {
  const [one, two] = [partsOf(a).head, partsOf(b).head];
  if (!one || !two || Math.abs(one.line - two.line) > NEAR) return false;
  const [x, y] = [a.shape.head, b.shape.head];
  return Number(x.size !== y.size) + Number(x.face !== y.face) + Number(x.rows !== y.rows) < 2;
}

/** W2. */
function stacks(upper: Module, lower: Module): boolean {
  const [one, two] = [partsOf(upper).head, partsOf(lower).head];
  return !!one && !!two && two.line >= one.line + one.lines && two.line - one.line - one.lines < STACKED;
}

/** W9: pictures that touch, across a gutter or a cut. */
function touch(a: Module, b: Module): boolean {
  return partsOf(a).pictures.some((x) =>
    partsOf(b).pictures.some((y) => {
      const wide = shares(x, y) && (x.line + x.lines === y.line || y.line + y.lines === x.line);
      return wide || besides(x, y);
    }),
  );
}

/** W9: pairs of pictures of nearly one size, in one measure. */
function rival(a: Module, b: Module): number {
  let count = 0;
  for (const x of partsOf(a).pictures)
    for (const y of partsOf(b).pictures)
      if (x.columns === y.columns && Math.abs(x.lines - y.lines) <= Math.max(x.lines, y.lines) / 10) count++;
  return count;
}

/** Heads or feet of neighbours that nearly agree: a step of one or two lines looks like a mistake. */
function steps(a: Cells, b: Cells): number {
  const near = (x: number, y: number): number => (x !== y && Math.abs(x - y) <= 2 ? 1 : 0);
  return near(a.line, b.line) + near(a.line + a.lines, b.line + b.lines);
}

/** W3: gutters that no headline, picture, merged leg or advertisement crosses. */
function openGutters(modules: readonly Module[], { form, reserved }: Pricing): number {
  let open = (1 << form.grid.columns) - 2;
  const cross = ({ column, columns }: Cells): void => {
    for (let i = column; i < column + columns - 1; i++) open &= ~(1 << i);
  };
  for (const module of modules) {
    const { head, pictures } = partsOf(module);
    if (head) cross(head);
    for (const one of pictures) cross(one);
    const { legs, columns, opening } = module.shape;
    if (legs.count !== columns - aside(module.shape)) cross(module.cells);
    if (opening) cross({ ...module.cells, columns: opening.columns });
  }
  for (const cells of reserved) if (cells.lines > form.grid.lines / 4) cross(cells);
  const { fold, columns } = form.grid;
  if (fold) open &= ~(1 << fold.after);
  let count = 0;
  for (let i = 1; i < columns; i++) count += (open >> i) & 1;
  return count;
}

/** A spread that no story crosses is two pages. */
const foldOpen = (stories: readonly Module[], { form }: Pricing): boolean =>
  form.grid.fold !== undefined && !stories.some(({ cells }) => foldOf(cells, form) !== undefined);

/** W4: lines between two modules that nothing crosses; allowed where only advertisements and strips lie below, or furniture above. */
function cuts(modules: readonly Module[], { form, reserved }: Pricing): number {
  const { lines, columns } = form.grid;
  const crossed = new Uint8Array(lines + 2);
  const starts = new Set<number>();
  for (const { cells, kind } of modules) {
    for (let line = cells.line + 1; line < cells.line + cells.lines; line++) crossed[line] = 1;
    if (kind !== 'advertisement' && kind !== 'strip' && kind !== 'notices' && cells.columns < columns * 2) starts.add(cells.line);
  }
  for (const cells of reserved) for (let line = cells.line + 1; line < cells.line + cells.lines; line++) crossed[line] = 1;
  const first = Math.min(...starts);
  let count = 0;
  for (const line of starts) if (line > first && !crossed[line]) count++;
  return count;
}

/** W8: columns of plain text in quarters of the page, beyond the first. */
function greyOf(module: Module, { form }: Pricing): number {
  const { head, pictures } = partsOf(module);
  const { cells, shape } = module;
  const quarter = (form.grid.columns * form.grid.lines) / 4;
  const matter = pictures.reduce((sum, one) => sum + one.columns * one.lines, 0);
  const insets = shape.insets.reduce((sum, one) => sum + one.columns * (one.lines + 6), 0);
  const text = cells.columns * cells.lines - (head ? head.columns * head.lines : 0) - matter * 1.5 - insets;
  return Math.max(0, text / quarter - 1);
}

/** W10. */
function allOneSize(stories: readonly Module[]): boolean {
  const sizes = stories.map(({ shape }) => shape.head.size).filter((size) => size > 0);
  return sizes.length > 2 && new Set(sizes).size === 1;
}
