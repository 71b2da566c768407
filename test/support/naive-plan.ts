/**
 * The best page by trying every placement: each story left out, or in each of its shapes at each column, line and height on the steps of the page, where it lies
 * on nothing. Shares only the objective with the planner: what a shape costs at a height, what a page of modules costs. No bound, no cut, no order of cells.
 */
import { moduleAt, ShapeFitter } from '../../src/plan/news/fit.ts';
import { pageTerms, type Pricing, pricingOf, unplacedPrice } from '../../src/plan/news/objective.ts';
import type { Cells, Demand, Module, NewsForm } from '../../src/plan/news/types.ts';

interface Placement {
  readonly module: Module;
  /** Cells of columns × steps, as bits. */
  readonly mask: number;
  readonly cost: number;
}

export interface NaiveResult {
  readonly cost: number;
  readonly modules: readonly Module[];
  /** Pages seen. */
  readonly pages: number;
}

/** The cheapest of all pages; the page has at most 31 cells of columns × steps. Null where it is not done after `most` pages. */
export function naivePlan(demands: readonly Demand[], form: NewsForm, step: number, most = Infinity): NaiveResult | null {
  const pricing = pricingOf(demands, form);
  const placements = demands.map((demand) => placementsOf(demand, form, step, pricing));
  const out = demands.map((demand) => unplacedPrice(demand, pricing));
  let best: { cost: number; modules: readonly Module[] } = { cost: Infinity, modules: [] };
  let pages = 0;
  const standing: Module[] = [];
  const place = (i: number, mask: number, cost: number): void => {
    if (pages > most) return;
    if (i === demands.length) {
      pages++;
      // Terms of the page are never below 0: where the modules alone cost more they are not asked for.
      if (cost >= best.cost) return;
      const whole = pageTerms(standing, pricing).reduce((sum, [, price]) => sum + price, cost);
      if (whole < best.cost) best = { cost: whole, modules: [...standing] };
      return;
    }
    place(i + 1, mask, cost + out[i]!);
    for (const one of placements[i]!) {
      if (one.mask & mask) continue;
      standing.push(one.module);
      place(i + 1, mask | one.mask, cost + one.cost);
      standing.pop();
    }
  };
  place(0, 0, 0);
  return pages > most ? null : { ...best, pages };
}

function placementsOf(demand: Demand, { grid, reserved }: NewsForm, step: number, pricing: Pricing): Placement[] {
  const rows = grid.lines / step;
  const made: Placement[] = [];
  const kept = reserved.reduce((mask, cells) => mask | maskOf(cells, grid.columns, step), 0);
  for (const shape of demand.shapes) {
    const fitter = new ShapeFitter(demand, shape, pricing);
    for (let row = 0; row < rows; row++)
      for (let deep = 1; row + deep <= rows; deep++)
        for (let column = 1; column + shape.columns - 1 <= grid.columns; column++) {
          const cells: Cells = { column, columns: shape.columns, line: row * step + 1, lines: deep * step };
          const mask = maskOf(cells, grid.columns, step);
          const module = mask & kept ? null : moduleAt(fitter, demand, cells);
          if (module) made.push({ module, mask, cost: fitter.cost(cells.lines) });
        }
  }
  return made;
}

function maskOf({ column, columns, line, lines }: Cells, across: number, step: number): number {
  let mask = 0;
  for (let row = (line - 1) / step; row < (line - 1 + lines) / step; row++)
    for (let i = 0; i < columns; i++) mask |= 1 << (row * across + column - 1 + i);
  return mask;
}
