/**
 * Dummies tried by filling them: what filling shows goes back to the planner at its height, and copy that all has a place comes before copy that has not. Pages out of a seed, the real planner
 * with someone looking over its shoulder.
 */
import { describe, expect, test } from 'vitest';
import { makeNews } from '../../src/makeup/news/make.ts';
import { demandsOf } from '../../src/makeup/news/shapes.ts';
import { planFilled } from '../../src/pipeline/trial.ts';
import { ShapeFitter } from '../../src/plan/news/fit.ts';
import { pricingOf } from '../../src/plan/news/objective.ts';
import { type Planner, planNews } from '../../src/plan/news/plan.ts';
import type { Demand, NewsPlan } from '../../src/plan/news/types.ts';
import { deskOf, generatePage } from '../support/news-page.ts';

interface Call {
  readonly asked: readonly Demand[];
  readonly plan: NewsPlan;
  readonly empty: number;
}

async function tried(seed: number): Promise<{ calls: Call[]; taken: NewsPlan; overOf: (plan: NewsPlan) => Promise<number> }> {
  const page = await generatePage(seed, 0.95, 1.05);
  const desk = await deskOf(page.form, page.items);
  const calls: Call[] = [];
  const watched: Planner = (asked, form, options) => {
    const plan = planNews(asked, form, options);
    calls.push({ asked, plan, empty: options?.weights?.empty ?? 0 });
    return plan;
  };
  const taken = planFilled(desk, [...demandsOf(desk), ...page.ads], {}, watched);
  const overOf = async (plan: NewsPlan): Promise<number> => {
    const fresh = await deskOf(page.form, page.items);
    demandsOf(fresh);
    return makeNews(fresh, plan).fit.filter(({ state }) => state === 'over' || state === 'unplaced').length;
  };
  return { calls, taken, overOf };
}

const seenOf = (demands: readonly Demand[]): readonly (readonly [string, string, number])[] =>
  demands.flatMap(({ id, shapes }) =>
    shapes.flatMap((shape) => [...(shape.seen?.keys() ?? [])].map((lines) => [id, shape.name, lines] as const)),
  );

describe('dummies tried by filling them', () => {
  test('what a shape came to stands for what was counted, at that height alone', async () => {
    const { calls } = await tried(41);
    expect(seenOf(calls[0]!.asked)).toEqual([]);
    const told = seenOf(calls[1]!.asked);
    expect(told.length).toBeGreaterThan(0);
    const { form } = await generatePage(41, 0.95, 1.05);
    const pricing = pricingOf(calls[1]!.asked, form);
    for (const [id, name, lines] of told) {
      const stood = calls[0]!.plan.modules.find(({ demand }) => demand === id)!;
      expect([stood.shape.name, stood.cells.lines]).toEqual([name, lines]);
      const demand = calls[1]!.asked.find((one) => one.id === id)!;
      const shape = demand.shapes.find((one) => one.name === name)!;
      const seen = shape.seen!.get(lines)!;
      expect(new ShapeFitter(demand, shape, pricing).fit(lines)).toMatchObject(seen);
      expect([stood.empty, stood.overset]).not.toEqual([seen.empty, seen.overset]);
    }
  });

  test.each([107, 187, 197])(
    'page %i: where some dummies have lines over and some have none, one without is taken',
    async (seed) => {
      const { calls, taken, overOf } = await tried(seed);
      const over = await Promise.all(calls.map(({ plan }) => overOf(plan)));
      expect(calls.map(({ plan }) => plan)).toContain(taken);
      expect(over).toContain(0);
      expect(Math.max(...over)).toBeGreaterThan(0);
      expect(await overOf(taken)).toBe(0);
    },
  );

  test('empty lines grow dearer only while too many are empty', async () => {
    const { calls } = await tried(107);
    const prices = calls.map(({ empty }) => empty);
    expect(prices).toEqual([...prices].sort((a, b) => a - b));
    expect(new Set(prices).size).toBeGreaterThan(1);
    const few = await tried(23);
    expect(new Set(few.calls.map(({ empty }) => empty)).size).toBe(1);
  });
});
