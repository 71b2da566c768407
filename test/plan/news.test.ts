/**
 * Planned pages: modules that tile the page and hold what they say, nails to the line, contradictions told, copy that is too much or too little, the same plan
 * every time and within its steps.
 */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ShapeFitter } from '../../src/plan/news/fit.ts';
import { meets } from '../../src/plan/news/fixed.ts';
import { moduleTerms } from '../../src/plan/news/module-cost.ts';
import { priceOf, pricingOf } from '../../src/plan/news/objective.ts';
import { planNews } from '../../src/plan/news/plan.ts';
import { lostBy, stackOf } from '../../src/plan/news/stack.ts';
import type { Cells, Demand, Module, NewsForm, NewsPlan } from '../../src/plan/news/types.ts';
import { WEIGHTS } from '../../src/plan/news/weights.ts';
import { PLAN_TERMS } from '../../src/story/plan-settings.ts';
import broadsheetFront from '../../templates/broadsheet-front/grid.ts';
import broadsheet from '../../templates/broadsheet-news/grid.ts';
import tabloid from '../../templates/tabloid-news/grid.ts';
import { demandsOf, drawStories } from '../support/news-demands.ts';

const FORMS = [broadsheet.page, broadsheetFront.page, tabloid.page];
const RUNS = Number(process.env.BANXIN_RUNS ?? 12);
const spread: NewsForm = {
  ...broadsheet.page,
  grid: { sheet: { width: 780, height: 550 }, columns: 16, chars: 13, gap: 1.5, lines: 120, fold: { after: 8, gap: 4.8 } },
};
const copy = (form: NewsForm, count: number, share: number, seed: number): Demand[] =>
  demandsOf(drawStories(form, count, share, seed), form);

/** What a module holds, counted again from its fields: text, empty lines and overset are all of its legs. */
function expectHonest(demand: Demand, module: Module): void {
  const { shape, cells, head, pictures, dropped, looseness, empty, overset } = module;
  expect(shape.columns).toBe(cells.columns);
  expect(demand.shapes).toContain(shape);
  for (const [i, { least, most }] of shape.pictures.entries()) {
    expect(pictures[i]).toBeGreaterThanOrEqual(least);
    expect(pictures[i]).toBeLessThanOrEqual(most);
  }
  expect(head).toBeGreaterThanOrEqual(shape.head.least);
  expect(head).toBeLessThanOrEqual(shape.head.most);
  const text = shape.text.natural + looseness;
  expect(text).toBeGreaterThanOrEqual(shape.text.least);
  expect(text).toBeLessThanOrEqual(shape.text.most);
  const lost = lostBy(shape, stackOf(shape, head, pictures, dropped));
  const legs = lost.reduce((sum, one) => sum + cells.lines - one, 0);
  const wide = shape.columns / shape.legs.count;
  const beyond = Math.max(0, head - shape.head.lines) * shape.columns;
  expect((legs - (text - overset)) * wide + beyond).toBeCloseTo(empty, 6);
}

function expectPage(plan: NewsPlan, demands: readonly Demand[], form: NewsForm): void {
  const { columns, lines, fold } = form.grid;
  const ids = [...plan.modules.map(({ demand }) => demand), ...plan.unplaced].sort();
  expect(ids).toEqual(demands.map(({ id }) => id).sort());
  for (const [i, { cells, demand }] of plan.modules.entries()) {
    expect(cells.column).toBeGreaterThanOrEqual(1);
    expect(cells.line).toBeGreaterThanOrEqual(1);
    expect(cells.column + cells.columns - 1).toBeLessThanOrEqual(columns);
    expect(cells.line + cells.lines - 1).toBeLessThanOrEqual(lines);
    if (fold) expect(cells.column <= fold.after && cells.column + cells.columns - 1 > fold.after).toBe(false);
    for (const own of form.reserved) expect(meets(own, cells)).toBe(false);
    for (const other of plan.modules.slice(i + 1)) expect(meets(cells, other.cells)).toBe(false);
    expectHonest(
      demands.find(({ id }) => id === demand)!,
      plan.modules[i]!,
    );
  }
  const pricing = pricingOf(demands, form);
  expect(priceOf(plan.modules, plan.unplaced, pricing).cost).toBeCloseTo(plan.cost, 6);
}

describe('any page', () => {
  test('modules tile it, hold what they say and lie on nothing', () => {
    const pages = fc.record({
      form: fc.constantFrom(...FORMS, spread),
      count: fc.integer({ min: 3, max: 14 }),
      share: fc.double({ min: 0.3, max: 1.6, noNaN: true }),
      seed: fc.integer({ min: 1, max: 1e6 }),
    });
    fc.assert(
      fc.property(pages, ({ form, count, share, seed }) => {
        const demands = copy(form, count, share, seed);
        const plan = planNews(demands, form, { steps: 250 });
        expectPage(plan, demands, form);
        expect(plan.modules.length).toBeGreaterThan(0);
      }),
      { numRuns: RUNS },
    );
  });

  test('a shape costs at a height what the terms of its module say', () => {
    const form = broadsheet.page;
    const demands = copy(form, 6, 1, 11);
    const pricing = pricingOf(demands, form);
    for (const demand of demands)
      for (const shape of demand.shapes) {
        const fitter = new ShapeFitter(demand, shape, pricing);
        for (let lines = 8; lines <= 120; lines += 7) {
          const fit = fitter.fit(lines);
          if (!fit) continue;
          const cells: Cells = { column: 1, columns: shape.columns, line: 1, lines };
          const module: Module = { demand: demand.id, kind: demand.kind, cells, shape, ...fit };
          const sum = Object.values(moduleTerms(demand, module, pricing)).reduce((a, b) => a + b, 0);
          expect(sum).toBeCloseTo(fit.cost, 6);
        }
      }
  });

  test('the same copy is planned the same way', () => {
    const demands = copy(tabloid.page, 9, 1, 5);
    const plan = planNews(demands, tabloid.page, { steps: 600 });
    expect(planNews(demands, tabloid.page, { steps: 600 })).toEqual(plan);
  });

  test('no story crosses the fold', () => {
    const demands = copy(spread, 8, 1, 9);
    const plan = planNews(demands, spread, { steps: 600 });
    expectPage(plan, demands, spread);
    expect(plan.modules.length).toBeGreaterThan(1);
    expect(plan.unplaced).toEqual([]);
  });
});

describe('nails', () => {
  const form = broadsheet.page;
  const nailed = (nails: Readonly<Record<number, Cells>>, on = form): { plan: NewsPlan; demands: Demand[] } => {
    const demands = copy(on, 6, 0.9, 21).map((demand, i) => (nails[i] ? { ...demand, nail: nails[i] } : demand));
    return { plan: planNews(demands, on, { steps: 400 }), demands };
  };
  const at = (plan: NewsPlan, id: string): Cells | undefined => plan.modules.find(({ demand }) => demand === id)?.cells;

  test('are honoured to the line, in the middle of the page too', () => {
    const middle = { column: 4, columns: 2, line: 50, lines: 31 };
    const head = { column: 1, columns: 5, line: 1, lines: 45 };
    const { plan, demands } = nailed({ 0: head, 3: middle });
    expect(at(plan, 's1')).toEqual(head);
    expect(at(plan, 's4')).toEqual(middle);
    expect(plan.problems).toEqual([]);
    expectPage(plan, demands, form);
  });

  test.each([
    ['outside the page', { 2: { column: 7, columns: 3, line: 1, lines: 30 } }, form, 'nail-outside'],
    [
      'on another',
      { 0: { column: 1, columns: 5, line: 1, lines: 60 }, 2: { column: 4, columns: 3, line: 40, lines: 30 } },
      form,
      'nail-on-another',
    ],
    ['across the fold', { 2: { column: 8, columns: 2, line: 1, lines: 30 } }, spread, 'nail-fold'],
    ['on the nameplate', { 2: { column: 1, columns: 2, line: 5, lines: 40 } }, broadsheetFront.page, 'nail-on-furniture'],
    ['too low for its headline', { 0: { column: 1, columns: 5, line: 1, lines: 4 } }, form, 'nail-shape'],
  ])('%s: told with its story, and the story is planned elsewhere', (_, nails, on, code) => {
    const { plan, demands } = nailed(nails, on);
    const id = code === 'nail-shape' ? 's1' : 's3';
    expect(plan.problems).toMatchObject([
      { code, demand: id, severity: 'error', ...(code === 'nail-on-another' ? { other: 's1' } : {}) },
    ]);
    expect(at(plan, id)).toBeDefined();
    expectPage(plan, demands, on);
  });
});

describe('too much and too little', () => {
  test('copy over the room: the lead stands, the lightest give way, all that does not fit is said', () => {
    const demands = copy(broadsheet.page, 9, 1.5, 4);
    const plan = planNews(demands, broadsheet.page, { steps: 2000 });
    expectPage(plan, demands, broadsheet.page);
    const lead = plan.modules.find(({ demand }) => demand === 's1');
    expect(lead?.overset).toBe(0);
    expect(plan.modules.some(({ overset }) => overset > 0) || plan.unplaced.length > 0).toBe(true);
  });

  test('copy under half of the page is told, and the page is made', () => {
    const demands = copy(broadsheet.page, 9, 1, 8).slice(3, 6);
    const plan = planNews(demands, broadsheet.page, { steps: 400 });
    expectPage(plan, demands, broadsheet.page);
    expect(plan.unplaced).toEqual([]);
    expect(plan.problems).toMatchObject([{ code: 'copy-short', demand: null, severity: 'warning' }]);
  });

  test('zero stories: an empty page, told', () => {
    const plan = planNews([], broadsheet.page);
    expect(plan.modules).toEqual([]);
    expect(plan.problems).toMatchObject([{ code: 'copy-short' }]);
  });
});

describe('the objective', () => {
  test('banxin.yaml can weigh each of its terms', () => {
    expect([...PLAN_TERMS].sort()).toEqual(Object.keys(WEIGHTS).sort());
  });

  test('weights of the paper change the page: where position is all, the second lies higher than where it is nothing', () => {
    const demands = copy(broadsheet.page, 8, 1, 17);
    const line = (position: number): number =>
      planNews(demands, broadsheet.page, { steps: 1500, weights: { position } }).modules.find(({ demand }) => demand === 's2')!
        .cells.line;
    expect(line(400)).toBeLessThanOrEqual(line(0));
  });

  test('the lead of a page that fits stands at the upper left, its headline 1.4 times the next', () => {
    const demands = copy(broadsheet.page, 9, 1, 31);
    const { modules } = planNews(demands, broadsheet.page);
    const lead = modules.find(({ demand }) => demand === 's1')!;
    expect(lead.cells).toMatchObject({ column: 1, line: 1 });
    const next = Math.max(...modules.filter((one) => one !== lead).map(({ shape }) => shape.head.size));
    expect(lead.shape.head.size / next).toBeGreaterThanOrEqual(1.4);
    expect(Math.max(...modules.map(({ cells }) => cells.columns))).toBe(lead.cells.columns);
  });
});
