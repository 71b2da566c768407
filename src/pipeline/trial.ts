/**
 * What a dummy comes to when its modules are really filled: a plan counts lines, make-up must end each leg where the rules allow. In: a dummy. Out: the best of some
 * dummies, each planned with what the filling of those before it has shown. Sets nothing.
 */
import { IMPORTANCE } from '../plan/news/module-cost.ts';
import { type Planner, type PlanOptions, STEPS } from '../plan/news/plan.ts';
import { columnsALeg } from '../plan/news/stack.ts';
import type { Demand, Module, NewsForm, NewsPlan, Seen, Shape } from '../plan/news/types.ts';
import { type PlanWeights, weightsOf } from '../plan/news/weights.ts';
import type { NewsDesk } from '../makeup/news/desk.ts';
import { fitModule } from '../makeup/news/fit.ts';

/** A dummy weighed by filling it. */
interface Trial {
  readonly plan: NewsPlan;
  /** Lines of columns that nothing covers. */
  readonly empty: number;
  /** Every line has a place. */
  readonly whole: boolean;
  /** By the paper's weights, with what make-up came to. */
  readonly cost: number;
  readonly filled: readonly Filled[];
}

/** Copy that all has a place before copy that has not: what is over stops the press. */
const better = (a: Trial, b: Trial): boolean => (a.whole === b.whole ? a.cost < b.cost : a.whole);

/** A module, and what it came to. */
interface Filled {
  readonly module: Module;
  readonly seen: Seen;
  /** Whether the plan counted the same. */
  readonly counted: boolean;
}

/** Times that a page is planned again with what filling has shown. */
const AGAIN = 8;
/** Share of the moves of the first plan that a plan with dearer empty lines has. */
const AGAIN_STEPS = 0.6;
/** So many times in a row without a better page, and it is left at that. */
const IDLE = 3;
/**
 * A page that leaves more than this share of itself empty is planned again with empty lines so many times as dear; in choosing among dummies a line beyond that share costs BEYOND lines
 * more. A little under the 1 % that a desk asks for: what a frame does not cover is not always counted here.
 */
const EMPTY = 0.008;
const URGES = [1, 4, 10, 25] as const;
/** More white than this share of the page is want of copy: dearer lines would only make headlines and pictures of it. */
const SHORT = 0.08;
const BEYOND = 12;

/** Plans a page, fills it, and plans it again where that shows what the plan did not see, or too many lines are empty; the best of the dummies. */
export function planFilled(desk: NewsDesk, demands: readonly Demand[], options: PlanOptions, plan: Planner): NewsPlan {
  const { form } = desk.input;
  const weights = weightsOf(options.weights);
  let asked = demands;
  let best: Trial | null = null;
  for (const urge of URGES) {
    const steps = Math.ceil((options.steps ?? STEPS) * (urge === 1 ? 1 : AGAIN_STEPS));
    const urged = { ...options, steps, weights: { ...options.weights, empty: weights.empty * urge } };
    let from: NewsPlan | undefined;
    let least = Infinity;
    let idle = 0;
    for (let round = 0; round <= AGAIN && idle < IDLE; round++) {
      const trial = tryPlan(desk, plan(asked, form, { ...urged, ...(from ? { from } : {}) }), weights, urge);
      from = trial.plan;
      if (!best || better(trial, best)) best = trial;
      idle = trial.cost < least ? 0 : idle + 1;
      least = Math.min(least, trial.cost);
      if (trial.filled.every(({ counted }) => counted)) break;
      asked = corrected(asked, trial);
    }
    if (best!.empty <= mostEmpty(form) || best!.empty > SHORT * form.grid.columns * form.grid.lines) break;
  }
  return best!.plan;
}

const mostEmpty = ({ grid }: NewsForm): number => EMPTY * grid.columns * grid.lines;

function tryPlan(desk: NewsDesk, plan: NewsPlan, weights: PlanWeights, urge: number): Trial {
  const filled = plan.modules.flatMap((module) => fill(desk, module) ?? []);
  const counts = (demand: string): number => IMPORTANCE[desk.item(demand)!.weight];
  let empty = (plan.terms['empty'] ?? 0) / (weights.empty * urge || 1);
  let cost = plan.cost - (plan.terms['empty'] ?? 0);
  for (const { module, seen } of filled) {
    empty += seen.empty - module.empty;
    cost += (seen.overset - module.overset) * columnsALeg(module.shape) * weights.overset * counts(module.demand);
  }
  cost += weights.empty * (empty + BEYOND * Math.max(0, empty - mostEmpty(desk.input.form)));
  const whole = plan.unplaced.length === 0 && filled.every(({ seen }) => seen.overset === 0);
  return { plan, empty, cost, whole, filled };
}

/** What a module comes to; nothing for what is not text of this page alone. */
function fill(desk: NewsDesk, module: Module): Filled | null {
  const item = desk.item(module.demand);
  if (!item || item.jump) return null;
  const { empty, over } = fitModule(desk, desk.matter(item), module);
  return { module, seen: { empty, overset: over }, counted: empty === module.empty && over === module.overset };
}

/** Shapes say what they came to at the heights at which they were filled. */
function corrected(demands: readonly Demand[], { filled }: Trial): Demand[] {
  return demands.map((demand) => {
    const found = filled.find(({ module, counted }) => !counted && module.demand === demand.id);
    if (!found) return demand;
    const { module, seen } = found;
    const told = (shape: Shape): Shape => ({ ...shape, seen: new Map([...(shape.seen ?? []), [module.cells.lines, seen]]) });
    return { ...demand, shapes: demand.shapes.map((shape) => (shape.name === module.shape.name ? told(shape) : shape)) };
  });
}
