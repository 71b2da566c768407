/**
 * What a dummy comes to when its modules are really filled: a plan counts lines, make-up must end each leg where the rules allow. In: a dummy. Out: lines over and empty, and the demands
 * corrected by what was found, for the planner to try again. Sets nothing.
 */
import type { Demand, Module, NewsPlan, Shape } from '../../plan/news/types.ts';
import type { NewsDesk } from './desk.ts';
import { fitModule } from './fit.ts';

/** A dummy weighed by filling it. */
export interface Trial {
  readonly plan: NewsPlan;
  /** Lines that find no room, in columns of the module, and modules that have some against the plan. */
  readonly over: number;
  readonly empty: number;
  readonly missed: readonly { readonly module: Module; readonly over: number }[];
}

/** Times that a page is planned again at most. */
const AGAIN = 2;

/** A page that leaves more than this share of itself empty is planned once more, with empty lines so many times as dear. */
const EMPTY = 0.01;
export const URGE = 3;

/** Plans with empty lines as dear as the objective has them, or `urge` times that. */
export type Planning = (demands: readonly Demand[], urge: number) => NewsPlan;

/** Plans a page, fills it, and plans it again where lines were over that the plan did not see, or too many are empty; the best of the dummies. */
export function planFilled(desk: NewsDesk, demands: readonly Demand[], plan: Planning): NewsPlan {
  let asked = demands;
  let best: Trial | null = null;
  for (let round = 0; round <= AGAIN; round++) {
    const trial = tryPlan(desk, plan(asked, 1));
    if (!best || better(trial, best)) best = trial;
    if (trial.missed.length === 0) break;
    asked = corrected(asked, trial);
  }
  const { columns, lines } = desk.grid.spec;
  if (best!.empty <= EMPTY * columns * lines) return best!.plan;
  const urged = tryPlan(desk, plan(asked, URGE));
  return better(urged, best!) ? urged.plan : best!.plan;
}

const better = (a: Trial, b: Trial): boolean => {
  const unplaced = a.plan.unplaced.length - b.plan.unplaced.length;
  if (unplaced !== 0) return unplaced < 0;
  return a.over === b.over ? a.empty < b.empty : a.over < b.over;
};

function tryPlan(desk: NewsDesk, plan: NewsPlan): Trial {
  const missed: { module: Module; over: number }[] = [];
  let [over, empty] = [0, 0];
  for (const module of plan.modules) {
    const item = desk.item(module.demand);
    if (!item || item.jump) continue;
    const fitted = fitModule(desk, desk.matter(item), module);
    const columns = module.shape.legs.count ? module.shape.columns / module.shape.legs.count : 1;
    over += fitted.over * columns;
    empty += fitted.empty;
    if (fitted.over > module.overset) missed.push({ module, over: fitted.over - module.overset });
  }
  return { plan, over, empty, missed };
}

/** The shapes that came out longer than they were counted take so many lines more. */
function corrected(demands: readonly Demand[], { missed }: Trial): Demand[] {
  return demands.map((demand) => {
    const found = missed.find(({ module }) => module.demand === demand.id);
    if (!found) return demand;
    const longer = (shape: Shape): Shape => {
      const { least, natural, most } = shape.text;
      const more = found.over;
      return { ...shape, text: { least: Math.max(least + more, natural), natural: natural + more, most: most + more } };
    };
    return { ...demand, shapes: demand.shapes.map((shape) => (shape.name === found.module.shape.name ? longer(shape) : shape)) };
  });
}
