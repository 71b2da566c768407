/**
 * Where advertisements stand on a planned page, and what has no place.
 */
import { describe, expect, test } from 'vitest';
import { adDemand, cellsOf, type OrderedAd } from '../../src/plan/news/rate-card.ts';
import { meets } from '../../src/plan/news/fixed.ts';
import { planNews } from '../../src/plan/news/plan.ts';
import type { Demand, NewsForm } from '../../src/plan/news/types.ts';
import broadsheetFront from '../../templates/broadsheet-front/grid.ts';
import broadsheet from '../../templates/broadsheet-news/grid.ts';
import { demandsOf, drawStories } from '../support/news-demands.ts';

const spread: NewsForm = {
  ...broadsheet.page,
  grid: { sheet: { width: 780, height: 550 }, columns: 16, chars: 13, gap: 1.5, lines: 120, fold: { after: 8, gap: 4.8 } },
};
const demand = ({ id = 'ad', size = '通栏', at, order = 0 }: Partial<OrderedAd> & { order?: number }, form: NewsForm): Demand =>
  adDemand({ id, size, ...(at === undefined ? {} : { at }) }, order, form)!;

describe('where they stand', () => {
  const stories = demandsOf(drawStories(broadsheet.page, 5, 0.7, 3, 200), broadsheet.page);
  const cells = (ads: readonly Partial<OrderedAd>[], form = broadsheet.page): (string | undefined)[] => {
    const demands = ads.map((ad, i) => demand({ ...ad, id: `ad${i}`, order: 50 + i }, form));
    const { modules } = planNews([...stories, ...demands], form, { steps: 300 });
    return demands.map(({ id }) => {
      const found = modules.find((module) => module.demand === id)?.cells;
      return found && `${found.column}+${found.columns} ${found.line}+${found.lines}`;
    });
  };

  test('at the foot from the right, the next one beside it or above it', () => {
    expect(cells([{ size: '半通栏' }, { size: '半通栏' }, { size: '通栏' }])).toEqual(['5+4 101+20', '1+4 101+20', '1+8 81+20']);
  });

  test('at the edge that was asked for, or at its corner', () => {
    expect(
      cells([
        { size: '半通栏', at: 'head' },
        { size: '竖通', at: 'left' },
      ]),
    ).toEqual(['5+4 1+20', '1+2 61+60']);
    expect(cells([{ size: '3×20', at: { column: 2, line: 31 } }])).toEqual(['2+3 31+20']);
  });

  test('报眼 in the ear, 整版 under the furniture of a front page', () => {
    expect(cells([{ size: '报眼' }], broadsheetFront.page)).toEqual(['6+3 1+13']);
    expect(cells([{ size: '整版' }], broadsheetFront.page)).toEqual(['1+8 17+104']);
  });

  test('one that is larger than the page is told, whatever its place', () => {
    const large = demand({ size: '9×30' }, broadsheet.page);
    expect(planNews([...stories, large], broadsheet.page, { steps: 300 }).problems).toMatchObject([
      { code: 'ad-too-large', demand: 'ad' },
    ]);
    const nailed = demand({ size: '9×30', at: { column: 1, line: 1 } }, broadsheet.page);
    const plan = planNews([...stories, nailed], broadsheet.page, { steps: 300 });
    expect(plan.problems).toMatchObject([{ code: 'nail-outside', demand: 'ad' }]);
    expect(plan.unplaced).toEqual(['ad']);
  });

  test('on a spread a name means its size on one of its pages', () => {
    expect(cellsOf('通栏', spread)).toEqual({ columns: 8, lines: 20 });
  });

  test('one that finds no room is told, and the page is made', () => {
    const full = [demand({ id: 'a', size: '整版' }, broadsheet.page), demand({ id: 'b', size: '通栏' }, broadsheet.page)];
    const plan = planNews(full, broadsheet.page);
    expect(plan.problems).toMatchObject([{ code: 'ad-no-room', demand: 'b' }]);
    expect(plan.unplaced).toEqual(['b']);
  });

  test('no story lies on one', () => {
    const ads = [
      demand({ id: 'a', size: '1/4版' }, broadsheet.page),
      demand({ id: 'b', size: '竖通', at: 'left' }, broadsheet.page),
    ];
    const { modules } = planNews([...stories, ...ads], broadsheet.page, { steps: 300 });
    for (const [i, one] of modules.entries())
      for (const other of modules.slice(i + 1)) expect(meets(one.cells, other.cells)).toBe(false);
  });
});
