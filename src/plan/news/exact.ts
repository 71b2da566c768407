/**
 * The best page there is, where it is small enough: every way to place every shape of every story at every height and place, the first free cell first,
 * as long as a bound does not rule it out. In: counted demands and a page to beat. Out: the best, and whether all was seen. For rough grids and few stories.
 */
import { moduleAt } from './fit.ts';
import { pairPrice, pageTerms, positionOf, type Pricing, unplacedPrice } from './objective.ts';
import type { Counted, Extent } from './tables.ts';
import type { Cells, Module } from './types.ts';

/** What is asked: the page's free cells are those that no taken rectangle covers. */
export interface ExactTask {
  readonly counted: readonly Counted[];
  readonly pricing: Pricing;
  readonly extent: Extent;
  readonly taken: readonly Cells[];
  readonly fixed: readonly Module[];
  /** Places that may be tried. */
  readonly nodes: number;
  /** A page of this price is known already. */
  readonly beat: number;
}

/** The best page found, null where the known one stands; `complete` when no better one exists. */
export interface ExactResult {
  readonly modules: readonly Module[] | null;
  readonly cost: number;
  readonly complete: boolean;
}

/** One way for a story to stand: a shape and a height, wherever. */
interface Way {
  readonly shape: number;
  readonly columns: number;
  readonly lines: number;
  readonly cost: number;
}

/** Prices of an empty line at which the bound is asked: it holds for each up to its own (a Lagrangian of the page's area). */
const RATES = [1, 0.5, 0, -1, -3, -8, -20];
const SLACK = 1e-9;

/** Searches exactly. */
export function searchExact(task: ExactTask): ExactResult {
  return new Exact(task).run();
}

class Exact {
  private readonly task: ExactTask;
  private readonly ways: readonly (readonly Way[])[];
  /** By rate and demand: least of cost − rate · cells, placed or not. */
  private readonly least: readonly (readonly number[])[];
  private readonly rates: readonly number[];
  private readonly out: readonly number[];
  private readonly taken: Uint8Array;
  private readonly open: boolean[];
  private readonly placed: Module[];
  private free: number;
  private nodes = 0;
  private cost: number;
  private modules: readonly Module[] | null = null;

  constructor(task: ExactTask) {
    this.task = task;
    const { counted, extent, pricing, fixed } = task;
    const { empty } = pricing.weights;
    this.cost = task.beat;
    this.ways = counted.map((one) => waysOf(one, extent));
    this.out = counted.map(({ demand }) => unplacedPrice(demand, pricing));
    this.rates = RATES.map((rate) => rate * empty);
    this.least = this.rates.map((rate) =>
      this.ways.map((ways, i) =>
        ways.reduce((found, way) => Math.min(found, way.cost - rate * way.columns * way.lines), this.out[i]!),
      ),
    );
    this.open = counted.map(() => true);
    this.placed = [...fixed];
    const { columns, lines, step } = extent;
    this.taken = new Uint8Array(columns * Math.floor(lines / step));
    for (const cells of task.taken) this.mark(cells, 1);
    this.free = this.taken.reduce((sum, one) => sum + (one ? 0 : step), 0);
  }

  run(): ExactResult {
    this.place(0, 0);
    return { modules: this.modules, cost: this.cost, complete: this.nodes <= this.task.nodes };
  }

  private mark({ column, columns, line, lines }: Cells, value: 0 | 1): void {
    const { extent } = this.task;
    const from = Math.floor((line - 1) / extent.step);
    const to = Math.ceil((line - 1 + lines) / extent.step);
    for (let row = from; row < to; row++)
      this.taken.fill(value, row * extent.columns + column - 1, row * extent.columns + column - 1 + columns);
  }

  /** Least that the page can still cost beyond what stands. */
  private rest(): number {
    let most = 0;
    for (const [i, rate] of this.rates.entries()) {
      let sum = rate * this.free;
      for (const [d, open] of this.open.entries()) if (open) sum += this.least[i]![d]!;
      if (sum > most) most = sum;
    }
    return most;
  }

  /** Fills the first free cell from `from` on in every way. */
  private place(from: number, cost: number): void {
    if (this.nodes > this.task.nodes || cost + this.rest() >= this.cost - SLACK) return;
    const at = this.taken.indexOf(0, from);
    if (at < 0) {
      this.finish(cost);
      return;
    }
    const { columns, step } = this.task.extent;
    const [column, line] = [(at % columns) + 1, Math.floor(at / columns) * step + 1];
    for (const [d, open] of this.open.entries()) if (open) this.stand(d, at, column, line, cost);
    this.taken[at] = 1;
    this.free -= step;
    this.place(at + 1, cost + step * this.task.pricing.weights.empty);
    this.free += step;
    this.taken[at] = 0;
  }

  /** One story at the cell, in every way that has room. */
  private stand(d: number, at: number, column: number, line: number, cost: number): void {
    const { counted, pricing } = this.task;
    const [wide, deep] = this.room(at);
    this.open[d] = false;
    for (const way of this.ways[d]!) {
      if (way.columns > wide || way.lines > deep || !this.clear(at, way)) continue;
      this.nodes++;
      if (this.nodes > this.task.nodes) break;
      const cells = { column, columns: way.columns, line, lines: way.lines };
      this.free -= way.columns * way.lines;
      if (cost + way.cost + this.rest() < this.cost - SLACK) {
        const module = moduleAt(counted[d]!.fitters[way.shape]!, counted[d]!.demand, cells)!;
        const beyond =
          positionOf(module, pricing) + this.placed.reduce((sum, other) => sum + pairPrice(module, other, pricing), 0);
        this.mark(cells, 1);
        this.placed.push(module);
        this.place(at + way.columns, cost + way.cost + beyond);
        this.placed.pop();
        this.mark(cells, 0);
      }
      this.free += way.columns * way.lines;
    }
    this.open[d] = true;
  }

  /** Free columns from a cell to the right, lines from it down. */
  private room(at: number): [number, number] {
    const { columns, step, lines } = this.task.extent;
    const { fold } = this.task.pricing.form.grid;
    const own = at % columns;
    const edge = fold && own < fold.after ? fold.after : columns;
    let wide = 0;
    while (own + wide < edge && !this.taken[at + wide]) wide++;
    return [wide, (Math.floor(lines / step) - Math.floor(at / columns)) * step];
  }

  private clear(at: number, { columns, lines }: Way): boolean {
    const { extent } = this.task;
    for (let row = 0; row < lines / extent.step; row++)
      for (let column = 0; column < columns; column++) if (this.taken[at + row * extent.columns + column]) return false;
    return true;
  }

  private finish(cost: number): void {
    let left = 0;
    for (const [d, open] of this.open.entries()) if (open) left += this.out[d]!;
    if (cost + left >= this.cost - SLACK) return;
    const whole = this.whole(left);
    if (whole >= this.cost - SLACK) return;
    this.cost = whole;
    this.modules = [...this.placed];
  }

  /** The page's full price: stories' own from their counted costs. */
  private whole(left: number): number {
    const { pricing, counted, fixed } = this.task;
    let sum = left;
    for (const module of this.placed.slice(fixed.length)) {
      const own = counted.find(({ demand }) => demand.id === module.demand)!;
      sum += own.costs[own.fitters.findIndex(({ shape }) => shape === module.shape)]![module.cells.lines]!;
    }
    for (const [, price] of pageTerms(this.placed, pricing)) sum += price;
    return sum;
  }
}

function waysOf({ fitters, costs }: Counted, { lines, step }: Extent): Way[] {
  const made = fitters.flatMap(({ shape }, i) =>
    Array.from({ length: Math.floor(lines / step) }, (_, row): Way => {
      const own = (row + 1) * step;
      return { shape: i, columns: shape.columns, lines: own, cost: costs[i]![own]! };
    }),
  );
  return made.filter(({ cost }) => cost < Infinity).sort((a, b) => a.cost - b.cost);
}
