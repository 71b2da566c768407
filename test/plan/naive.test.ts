/**
 * The planner against every placement there is, on pages small enough for that. Copy is drawn from a seed before any plan; the two share the objective
 * and nothing else. A tenth of the pages unless BANXIN_RUNS asks for all (npm run soak).
 */
import { describe, expect, test } from 'vitest';
import { priceOf, pricingOf } from '../../src/plan/news/objective.ts';
import { planNews } from '../../src/plan/news/plan.ts';
import { naivePlan } from '../support/naive-plan.ts';
import { smallPage, STEP } from '../support/small-pages.ts';

const ALL = process.env.BANXIN_RUNS !== undefined;
/** Pages of one to five stories, and pages of eight whose enumeration ends. */
const [FEW, EIGHT] = ALL ? [60, 30] : [6, 3];
/** An enumeration of eight stories is given up after so many pages. */
const MOST = 100_000_000;

const few = Array.from({ length: FEW }, (_, i) => ({ seed: i + 1, stories: [5, 4, 3, 5, 4, 2][i % 6]! }));

describe('every placement on columns × 4-line steps', () => {
  test.each(few)(
    'page $seed of $stories stories: none is better',
    ({ seed, stories }) => {
      const { form, demands } = smallPage(seed, stories);
      const naive = naivePlan(demands, form, STEP)!;
      const plan = planNews(demands, form, { step: STEP });
      expect(plan.cost).toBeCloseTo(naive.cost, 6);
      expect(plan.exact).toBe(true);
      const unplaced = demands.filter(({ id }) => !naive.modules.some(({ demand }) => demand === id)).map(({ id }) => id);
      expect(priceOf(naive.modules, unplaced, pricingOf(demands, form)).cost).toBeCloseTo(naive.cost, 6);
    },
    300_000,
  );

  test(`${EIGHT} pages of eight stories whose enumeration ends: within 2 %`, () => {
    const over: string[] = [];
    let ended = 0;
    for (let seed = 1; ended < EIGHT && seed < EIGHT * 12; seed++) {
      const { form, demands } = smallPage(seed, 8);
      const naive = naivePlan(demands, form, STEP, MOST);
      if (!naive) continue;
      ended++;
      const plan = planNews(demands, form, { step: STEP });
      expect(plan.cost).toBeGreaterThan(naive.cost - 1e-6);
      if (plan.cost > naive.cost * 1.02) over.push(`page ${seed}: ${plan.cost} against ${naive.cost}`);
    }
    expect(over).toEqual([]);
    expect(ended).toBe(EIGHT);
  }, 3_000_000);
});
