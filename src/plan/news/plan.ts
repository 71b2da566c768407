/**
 * Plans a page of many stories. In: what wants a place, with every shape it can take, and the form of the page. Out: the dummy, what has no place, what
 * it costs by the objective's terms. Deterministic; work is counted in steps, never by a clock.
 */
import { moduleAt, ShapeFitter } from './fit.ts';
import { acrossFold } from './across.ts';
import { searchExact } from './exact.ts';
import { fix, type Placed, stands } from './fixed.ts';
import { framesOf } from './frames.ts';
import { type Pricing, priceOf, pricingOf } from './objective.ts';
import { Search, type State } from './search.ts';
import { countAgain, type Extent } from './tables.ts';
import type { Demand, Module, NewsForm, NewsPlan, PlanProblem } from './types.ts';
import type { PlanWeights } from './weights.ts';

/** How a page is planned. */
export interface PlanOptions {
  /** Terms of the objective that the paper weighs otherwise (banxin.yaml, `plan: { weights }`). */
  readonly weights?: Partial<PlanWeights>;
  /** Moves that the search may try in all. */
  readonly steps?: number;
  /** Places that the exact search may try, on pages that are small enough for it. */
  readonly nodes?: number;
  /** Heights and places are multiples of so many lines. */
  readonly step?: number;
  /** A plan of the same demands, from which the search goes on: fewer moves find what little has changed. */
  readonly from?: NewsPlan;
}

/** Plans a page of many stories. */
export type Planner = (demands: readonly Demand[], form: NewsForm, options?: PlanOptions) => NewsPlan;

/** Moves that are tried unless the paper says otherwise. */
export const STEPS = 6000;
/** An exact search is tried for so many stories on so many cells of columns × steps, and ends after so many places. */
const SMALL = { stories: 8, cells: 48 } as const;
const NODES = 3_000_000;
/**
 * Costs of one story that a plan takes into account; where a story finds no place under the first, the second is tried, and where that leaves the page bare,
 * the last: a page is made of however much copy.
 */
const CAPS = [1500, 40_000, 1e9] as const;
/** Each half of a spread has a page's room and half of its stories: white is dearer before a story stays out. */
const FOLDED_CAPS = [40_000, 1e9] as const;
/** Runs of the search, from different first pages. */
const RUNS = 3;
/** Each way for the lead to cross a fold is tried with this part of the moves before the best has half of them. */
const SCOUTS = 6;
/** Share of the moves that a search takes which goes on from a plan. */
const GOING_ON = 1 / 4;

/** How the search saw a plan that it made. */
const origins = new WeakMap<NewsPlan, Origin>();

interface Origin extends Found {
  readonly open: readonly string[];
}

/** What a search found; `across`: the module that it was told to put across the fold of a spread. */
interface Found {
  readonly state: State;
  readonly exact: boolean;
  readonly across?: Module;
}

/** Plans a page. Always gives a plan; contradictions are among its problems. */
export function planNews(demands: readonly Demand[], form: NewsForm, options: PlanOptions = {}): NewsPlan {
  const pricing = pricingOf(demands, form, options.weights);
  const { placed, open, problems } = fix(demands, form);
  const standing = placed.map((one) => ({ ...one, module: fixedModule(one, pricing) }));
  const fixed = standing.flatMap(({ module }) => module ?? []);
  const low = standing.filter(({ module }) => module === null);
  const sorted = [...open, ...low.map(({ demand }) => demand)].sort(
    (a, b) => WEIGHT_ORDER.indexOf(a.weight) - WEIGHT_ORDER.indexOf(b.weight) || a.order - b.order,
  );
  const names = sorted.map(({ id }) => id);
  const origin = options.from && origins.get(options.from);
  const before = origin && origin.open.join() === names.join() ? origin : null;
  const found = joined(sorted, form, fixed, pricing, options, before);
  const { state, exact } = found;
  const there = new Set(state.modules.map(({ demand }) => demand));
  const unplaced = demands.filter(({ id }) => !there.has(id)).map(({ id }) => id);
  const { terms, cost } = priceOf(state.modules, unplaced, pricing);
  const modules = [...state.modules].sort((a, b) => a.cells.line - b.cells.line || a.cells.column - b.cells.column);
  const told = [...problems, ...low.map(tooLow), ...(unplaced.length ? [] : shortCopy(modules, pricing))];
  const plan: NewsPlan = { modules, unplaced, terms, cost, exact, problems: told };
  origins.set(plan, { ...found, open: names });
  return plan;
}

const WEIGHT_ORDER = ['lead', 'second', 'normal', 'brief'];

/** The best page, of a spread with its lead in one half or across the fold. */
function joined(
  open: readonly Demand[],
  form: NewsForm,
  fixed: readonly Module[],
  pricing: Pricing,
  options: PlanOptions,
  before: Found | null,
): Found {
  const all = options.steps ?? STEPS;
  const half = Math.ceil(all / 2);
  const priced = (found: Found, from: readonly Demand[]): Found => {
    const out = found.state.unplaced.map((i) => from[i]!.id);
    return { ...found, state: { ...found.state, cost: priceOf(found.state.modules, out, pricing).cost } };
  };
  const whole = (steps: number, on: State | null): Found =>
    priced(searched(open, form, fixed, pricing, { ...options, steps }, on), open);
  const across = (module: Module, steps: number, on: State | null): Found => {
    const rest = open.filter(({ id }) => id !== module.demand);
    const found = searched(rest, form, [...fixed, module], pricing, { ...options, steps }, on);
    return { ...priced(found, rest), exact: false, across: module };
  };
  const again = before?.across && againAcross(before.across, open, pricing);
  if (before && again) return across(again, all, before.state);
  const ways = before ? [] : acrossFold(open, form, [...form.reserved, ...fixed.map(({ cells }) => cells)], pricing);
  if (ways.length === 0) return searched(open, form, fixed, pricing, options, before && !before.across ? before.state : null);
  const cheapest = (found: readonly Found[]): Found =>
    found.reduce((best, one) => (better(one.state, best.state, form) ? one : best));
  const scouted = cheapest(ways.map((module) => across(module, Math.ceil(all / SCOUTS), null)));
  return cheapest([across(scouted.across!, half, null), scouted, whole(half, null)]);
}

/** The same module by what its shape says now; null where it no longer goes in. */
function againAcross({ demand, cells, shape }: Module, open: readonly Demand[], pricing: Pricing): Module | null {
  const own = open.find(({ id }) => id === demand);
  const same = own?.shapes.find(({ name, fold }) => name === shape.name && fold !== undefined);
  return own && same ? moduleAt(new ShapeFitter(own, same, pricing), own, cells) : null;
}

function searched(
  open: readonly Demand[],
  form: NewsForm,
  fixed: readonly Module[],
  pricing: Pricing,
  options: PlanOptions,
  before: State | null,
): Found {
  const taken = [...form.reserved, ...fixed.map(({ cells }) => cells)];
  const ways = framesOf(form, taken);
  const extent: Extent = { columns: form.grid.columns, lines: form.grid.lines, step: options.step ?? 1 };
  const steps = options.steps ?? STEPS;
  let best: State | null = null;
  // Where every story found a place under a cap before, it will again.
  const caps = before?.cap ? [before.cap] : form.grid.fold ? FOLDED_CAPS : CAPS;
  for (const cap of caps) {
    const counted = open.map((demand) => countAgain(demand, pricing, extent, cap));
    const task = { counted, pricing, extent, fixed };
    const runs = Math.max(RUNS, ways.length);
    if (before) {
      const found = new Search({ ...task, frames: before.frames, steps: Math.floor(steps * GOING_ON), seed: 1 }).goOn(before);
      if (found.cost < Infinity) best = { ...found, cap };
    }
    for (let run = 0; run < runs && !(before && best); run++) {
      const frames = ways[run % ways.length]!;
      const found = new Search({ ...task, frames, steps: Math.floor(steps / runs), seed: run + 1 }).run();
      if (!best || better(found, best, form)) best = { ...found, cap };
    }
    if (best!.unplaced.length === 0 || (cap === CAPS[1] && !isBare(best!, open, form))) break;
  }
  const cells = (extent.columns * extent.lines) / extent.step;
  if (open.length > SMALL.stories || cells > SMALL.cells) return { state: best!, exact: false };
  const counted = open.map((demand) => countAgain(demand, pricing, extent, Infinity));
  const { modules, cost, complete } = searchExact({
    counted,
    pricing,
    extent,
    taken,
    fixed,
    nodes: options.nodes ?? NODES,
    beat: best!.cost,
  });
  return { state: modules ? { ...best!, modules, cost } : best!, exact: complete };
}

/** Its lead is not there, or under half of it is taken, while stories wait. */
function isBare({ unplaced, modules }: State, open: readonly Demand[], { grid }: NewsForm): boolean {
  const taken = modules.reduce((sum, { cells }) => sum + cells.columns * cells.lines, 0);
  return taken * 2 < grid.columns * grid.lines || unplaced.some((i) => open[i]!.weight === 'lead');
}

/** The cheaper page; of a spread the one that leaves fewer stories out. */
function better(a: State, b: State, { grid }: NewsForm): boolean {
  const out = grid.fold ? a.unplaced.length - b.unplaced.length : 0;
  return out === 0 ? a.cost < b.cost : out < 0;
}

/** What stands fixed in the cheapest of its shapes of that width; null where the headline and pictures of each are taller than its cells. */
function fixedModule({ demand, cells }: Placed, pricing: Pricing): Module | null {
  let best: { module: Module; cost: number } | null = null;
  for (const shape of demand.shapes) {
    if (!stands(shape, cells, pricing.form, demand.kind)) continue;
    const fitter = new ShapeFitter(demand, shape, pricing);
    const module = moduleAt(fitter, demand, cells);
    const cost = fitter.cost(cells.lines);
    if (module && (!best || cost < best.cost)) best = { module, cost };
  }
  return best?.module ?? null;
}

/** A nail whose story is planned elsewhere because its headline and pictures do not go in. */
const tooLow = ({ demand, cells }: Placed): PlanProblem => ({
  code: 'nail-shape',
  severity: 'error',
  demand: demand.id,
  message: `${cells.lines} lines are fewer than its headline and pictures take in ${cells.columns} columns: nail it higher, or leave lines to the planner`,
});

/** Copy under half of the page is told. */
function shortCopy(modules: readonly Module[], { free }: Pricing): PlanProblem[] {
  const full = modules.reduce((sum, { cells, empty }) => sum + cells.columns * cells.lines - empty, 0);
  if (full * 2 >= free) return [];
  const share = Math.round((full / free) * 100);
  return [
    {
      code: 'copy-short',
      severity: 'warning',
      demand: null,
      message: `copy fills ${share} % of the page: give it more, or a smaller page`,
    },
  ];
}
