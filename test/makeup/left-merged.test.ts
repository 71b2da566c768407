/**
 * Stories with a merged leg at the left and base columns right of it: what is left behind the wide leg counted for every height, where legs and rules stand, what is told; and pages out of a seed whose
 * leads are set so, under all the judges of pages.
 */
import { beforeAll, describe, expect, test } from 'vitest';
import { fitModule } from '../../src/makeup/news/fit.ts';
import { geometryOf } from '../../src/makeup/news/geometry.ts';
import { demandsOf } from '../../src/makeup/news/shapes.ts';
import { ShapeFitter } from '../../src/plan/news/fit.ts';
import { pricingOf } from '../../src/plan/news/objective.ts';
import { planNews } from '../../src/plan/news/plan.ts';
import type { Module, NewsForm, Shape } from '../../src/plan/news/types.ts';
import type { ParaBlock } from '../../src/style/matter.ts';
import { lostText, neverOf } from '../support/news-judges.ts';
import { generatePage, makePage, type MadePage } from '../support/news-page.ts';
import { asked, copy, deskFor, form, pageOf, PICTURE, span, typed } from '../support/openings.ts';

const left = ({ opening }: Shape): boolean => opening?.behind !== undefined;
const nail = { column: 1, columns: 6, line: 1, lines: 46 };

describe('the planner counts what is left behind a wide leg', () => {
  test('for every height: the rows of the text line by line', async () => {
    const desk = await deskFor(typed(copy(3000)), asked('left-merged'));
    const { flow } = desk.matter(desk.input.items[0]!);
    const paras = (flow as ParaBlock[]).map(({ para }) => desk.setter.compose(para));
    const { opening } = demandsOf(desk)[0]!.shapes.find(left)!;
    const rows = (block: number, from: number): number => desk.setter.breaks(paras[block]!, from, 13).ends.length;
    const lines = paras.flatMap((items, block) =>
      Array.from(desk.setter.breaks(items, items.from, 27).ends, (end) => ({ block, end, whole: end === items.to })),
    );
    let compared = 0;
    for (const [i, { block, end, whole }] of lines.entries()) {
      const cut = whole ? 0 : rows(block, end);
      const counted = opening!.behind![i + 1];
      // Cut there, a line would stand alone (N2): the wide leg ends a line higher.
      if (cut === 1 || counted === undefined || counted >= 9999) continue;
      compared++;
      expect(counted).toBe(cut + paras.slice(block + 1).reduce((sum, { from }, k) => sum + rows(block + 1 + k, from), 0));
    }
    expect(compared).toBeGreaterThan(30);
  });

  test('the room at every height is that of the legs of make-up', async () => {
    const desk = await deskFor(typed(`${copy(3000)}\n\n${PICTURE}`), asked('left-merged'));
    const [demand] = demandsOf(desk);
    const shapes = demand!.shapes.filter(left);
    expect(shapes.length).toBeGreaterThan(3);
    let compared = 0;
    for (const shape of shapes) {
      const fitter = new ShapeFitter(demand!, shape, pricingOf([demand!], form));
      for (let lines = 30; lines <= 120; lines += 3) {
        const fit = fitter.fit(lines);
        if (!fit || fit.overset > 5000) continue;
        const cells = { column: 1, columns: shape.columns, line: 1, lines };
        const module: Module = { demand: 's1', kind: 'story', cells, shape, ...fit };
        const { legs } = geometryOf(desk.grid, module, { head: fit.head, pictures: fit.pictures, dropped: [], white: 0 });
        const [wide, ...own] = legs;
        expect(wide!.measure).toBe(27);
        expect(own.every(({ measure }) => measure === 13)).toBe(true);
        const beyond = Math.max(0, fit.head - shape.head.lines) * shape.columns;
        const counted = shape.opening!.behind![wide!.lines]! + fit.looseness + fit.empty - beyond - fit.overset;
        expect(counted).toBe(own.reduce((sum, leg) => sum + leg.lines, 0));
        compared++;
      }
    }
    expect(compared).toBeGreaterThan(20);
  });
});

describe('a module', () => {
  test('has the wide leg at its left from headline to foot, then a base leg in each column', async () => {
    const desk = await deskFor(typed(copy(2600)), { nail, ...asked('left-merged') });
    const [module] = planNews(demandsOf(desk), form).modules;
    const { geometry } = fitModule(desk, desk.matter(desk.input.items[0]!), module!);
    const under = geometry.head!.line + geometry.head!.lines;
    expect(geometry.legs.map(({ column, line, measure }) => [column, line, measure])).toEqual([
      [1, under, 27],
      ...[3, 4, 5, 6].map((column) => [column, under, 13]),
    ]);
  });

  test('has rules between all its legs, the wide one too', async () => {
    const ruled: NewsForm = { ...form, columnRules: 'hairline' };
    const { made } = await pageOf(typed(copy(2600)), { nail, ...asked('left-merged') }, ruled);
    expect(made.plan.slots.filter(({ kind }) => kind === 'text').map(({ columns }) => columns)).toEqual([2, 1, 1, 1, 1]);
    const rules = made.surroundings.columnRules.map(({ x }) => Math.round(x * 10));
    const page = await deskFor(typed(copy(100)));
    expect(rules).toEqual([3, 4, 5, 6].map((column) => Math.round((page.grid.columnX(column) - 4.5) * 10)));
  });

  test('keeps what is read in order, and jumps', async () => {
    const jump = { folio: 'A07', span };
    const page = await pageOf(typed(copy(4200)), { nail, jump, ...asked('left-merged') });
    expect(left(page.dummy.modules[0]!.shape)).toBe(true);
    expect([...neverOf(page), ...lostText(page)]).toEqual([]);
    expect(page.made.rests).toHaveLength(1);
  });

  test('of two columns has none, which is told', async () => {
    const page = await pageOf(typed(copy(900)), { nail: { ...nail, columns: 2 }, ...asked('left-merged') });
    expect(left(page.dummy.modules[0]!.shape)).toBe(false);
    expect(page.made.diagnostics.map(({ code }) => code)).toContain('measure-unmet');
  });

  test('with a box or a quote has neither in one of the merged columns alone', async () => {
    const source = typed(
      `${copy(1200)}\n\n> [!pull]\n> 没有人着急。\n> —— 船长\n\n:::box{title=核心}\n${copy(120)}\n:::\n\n${copy(1500)}`,
    );
    const page = await pageOf(source, { nail: { ...nail, lines: 62 }, ...asked('left-merged') });
    const { shape } = page.dummy.modules[0]!;
    expect(left(shape)).toBe(true);
    for (const { column, columns } of shape.insets) expect(column >= 2 || columns >= 2).toBe(true);
    expect([...neverOf(page), ...lostText(page)]).toEqual([]);
  });
});

const ALL = 50;
const pages = Number(process.env['BANXIN_RUNS'] ?? 0) >= 1000 ? ALL : ALL / 10;

describe(`${pages} pages whose leads are asked to have a merged leg at their left`, () => {
  const made: MadePage[] = [];
  beforeAll(async () => {
    for (let seed = 2001; seed <= 2000 + pages; seed++) {
      const page = await generatePage(seed, 0.9, 1.1);
      const items = page.items.map((item) => (item.weight === 'lead' ? { ...item, ...asked('left-merged') } : item));
      made.push(await makePage({ ...page, items }, planNews));
    }
  }, 1_800_000);

  test('most have it; nothing is lost, at a wrong measure, or never done', () => {
    const leads = made.flatMap(({ dummy }) => dummy.modules.filter(({ demand }) => demand === 's1'));
    expect(leads.filter(({ shape }) => left(shape)).length).toBeGreaterThanOrEqual(leads.length * 0.6);
    expect(made.flatMap((page) => [...neverOf(page), ...lostText(page)].map((fault) => `page ${page.seed}: ${fault}`))).toEqual(
      [],
    );
  });
});
