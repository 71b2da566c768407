/**
 * Costs of a story, and of stories put together by cuts, at every width in columns and height in lines. In: shapes. Out: tables; the cheapest way
 * to fill a rectangle is read from them. Knows no place on the page.
 */
import { ShapeFitter } from './fit.ts';
import type { ModuleRules } from './module-cost.ts';
import type { Demand } from './types.ts';

/** Costs at widths 1 to `columns` and heights 0 to `lines`; beyond `lo` to `hi` of a width all are Infinity. */
export interface Table {
  readonly cost: Float64Array;
  readonly lo: Int16Array;
  readonly hi: Int16Array;
}

/** The size of all tables of a page. */
export interface Extent {
  readonly columns: number;
  readonly lines: number;
  /** Heights are multiples of this. */
  readonly step: number;
}

/** A demand with its shapes ready and its costs counted. */
export interface Counted {
  readonly demand: Demand;
  readonly fitters: readonly ShapeFitter[];
  /** By shape: costs by height. */
  readonly costs: readonly Float64Array[];
  /** Cheapest shape of each width. */
  readonly table: Table;
  /** By shape: a table of that shape alone. */
  readonly single: (shape: number) => Table;
  /** Least cost of all. */
  readonly least: number;
}

/** Costs above this are as good as none. */
export function countDemand(demand: Demand, rules: ModuleRules, extent: Extent, cap: number): Counted {
  const { lines, step } = extent;
  const fitters = demand.shapes
    .filter(({ columns, fold }) => columns <= extent.columns && fold === undefined)
    .map((shape) => new ShapeFitter(demand, shape, rules));
  const costs = fitters.map((fitter) => {
    const made = new Float64Array(lines + 1).fill(Infinity);
    for (let h = step; h <= lines; h += step) {
      const cost = fitter.cost(h);
      if (cost <= cap) made[h] = cost;
    }
    return made;
  });
  const all = fitters.map((_, i) => i);
  const singles = new Map<number, Table>();
  const single = (shape: number): Table => {
    const known = singles.get(shape) ?? tableOf(extent, fitters, costs, [shape]);
    singles.set(shape, known);
    return known;
  };
  const table = tableOf(extent, fitters, costs, all);
  return { demand, fitters, costs, table, single, least: table.cost.reduce((a, b) => Math.min(a, b), Infinity) };
}

/** Demands counted before: a page is planned again and again with most of them as they were. */
const before = new WeakMap<Demand, { readonly key: string; readonly counted: Counted }[]>();
/** Countings of one demand that are kept. */
const KEPT = 6;

/** Costs of a demand, counted once for one objective and page. */
export function countAgain(demand: Demand, rules: ModuleRules, extent: Extent, cap: number): Counted {
  const { weights, lineToColumn, page } = rules;
  const key = [cap, extent.columns, extent.lines, extent.step, lineToColumn, page, ...Object.values(weights)].join();
  const known = before.get(demand) ?? [];
  const found = known.find((one) => one.key === key);
  if (found) return found.counted;
  const counted = countDemand(demand, rules, extent, cap);
  before.set(demand, [{ key, counted }, ...known].slice(0, KEPT));
  return counted;
}

const emptyTable = ({ columns, lines }: Extent): Table => ({
  cost: new Float64Array((columns + 1) * (lines + 1)).fill(Infinity),
  lo: new Int16Array(columns + 1).fill(lines + 1),
  hi: new Int16Array(columns + 1).fill(-1),
});

function tableOf(
  extent: Extent,
  fitters: readonly ShapeFitter[],
  costs: readonly Float64Array[],
  shapes: readonly number[],
): Table {
  const made = emptyTable(extent);
  const across = extent.lines + 1;
  for (const i of shapes) {
    const { columns } = fitters[i]!.shape;
    for (let h = 0; h <= extent.lines; h++) {
      const cost = costs[i]![h]!;
      if (cost < made.cost[columns * across + h]!) made.cost[columns * across + h] = cost;
    }
  }
  bound(made, extent);
  return made;
}

function bound({ cost, lo, hi }: Table, { columns, lines }: Extent): void {
  const across = lines + 1;
  for (let w = 1; w <= columns; w++)
    for (let h = 0; h <= lines; h++)
      if (cost[w * across + h]! < Infinity) {
        if (lo[w]! > h) lo[w] = h;
        hi[w] = h;
      }
}

/** One over the other: heights add up. */
export function over(a: Table, b: Table, extent: Extent): Table {
  const made = emptyTable(extent);
  const across = extent.lines + 1;
  const { step, lines } = extent;
  for (let w = 1; w <= extent.columns; w++) {
    const base = w * across;
    for (let x = a.lo[w]!; x <= a.hi[w]!; x += step) {
      const upper = a.cost[base + x]!;
      if (upper === Infinity) continue;
      const most = Math.min(b.hi[w]!, lines - x);
      for (let y = b.lo[w]!; y <= most; y += step) {
        const cost = upper + b.cost[base + y]!;
        if (cost < made.cost[base + x + y]!) made.cost[base + x + y] = cost;
      }
    }
    made.lo[w] = Math.min(lines + 1, a.lo[w]! + b.lo[w]!);
    made.hi[w] = Math.min(lines, a.hi[w]! < 0 || b.hi[w]! < 0 ? -1 : a.hi[w]! + b.hi[w]!);
  }
  return made;
}

/** Side by side: widths add up, heights agree. */
export function beside(a: Table, b: Table, extent: Extent): Table {
  const made = emptyTable(extent);
  const across = extent.lines + 1;
  for (let x = 1; x < extent.columns; x++)
    for (let y = 1; x + y <= extent.columns; y++) {
      const from = Math.max(a.lo[x]!, b.lo[y]!);
      const to = Math.min(a.hi[x]!, b.hi[y]!);
      const base = (x + y) * across;
      for (let h = from; h <= to; h += extent.step) {
        const cost = a.cost[x * across + h]! + b.cost[y * across + h]!;
        if (cost < made.cost[base + h]!) made.cost[base + h] = cost;
      }
    }
  bound(made, extent);
  return made;
}
