/**
 * The rate card: every size in whole columns and lines of a broadsheet and a tabloid, at its edge, nailed, or in the ear.
 */
import { describe, expect, test } from 'vitest';
import { adDemand, cellsOf, sellsGutter, unsoldWhy } from '../../src/plan/news/rate-card.ts';
import { planNews } from '../../src/plan/news/plan.ts';
import broadsheetFront from '../../templates/broadsheet-front/grid.ts';
import broadsheetNews from '../../templates/broadsheet-news/grid.ts';
import tabloidNews from '../../templates/tabloid-news/grid.ts';

describe('a size', () => {
  test.each([
    ['整版', 8, 120],
    ['半版', 8, 60],
    ['1/4版', 4, 60],
    ['通栏', 8, 20],
    ['半通栏', 4, 20],
    ['竖通', 2, 60],
    ['3×45', 3, 45],
  ])('%s is %i columns × %i lines of a broadsheet', (size, columns, lines) => {
    expect(cellsOf(size, broadsheetNews.page)).toEqual({ columns, lines });
  });

  test.each([
    ['整版', 6, 86],
    ['1/4版', 3, 43],
    ['通栏', 6, 14],
    ['竖通', 2, 43],
  ])('%s is %i columns × %i lines of a tabloid', (size, columns, lines) => {
    expect(cellsOf(size, tabloidNews.page)).toEqual({ columns, lines });
  });

  test('整版 of a front page leaves the nameplate its cells; 报眼 is the ear', () => {
    expect(cellsOf('整版', broadsheetFront.page)).toEqual({ columns: 8, lines: 104 });
    expect(cellsOf('报眼', broadsheetFront.page)).toEqual({ columns: 3, lines: 13 });
    expect(cellsOf('报眼', broadsheetNews.page)).toBeUndefined();
    expect(cellsOf('中缝', broadsheetNews.page)).toBeUndefined();
  });
});

describe('中缝', () => {
  const spread = (gap: number) => ({
    ...broadsheetNews.page,
    grid: { sheet: { width: 780, height: 550 }, columns: 16, chars: 13, gap: 1, lines: 120, fold: { after: 8, gap } },
  });

  test('stands in a fold of 25 mm or more, 7.9 em of 9 pt', () => {
    expect(sellsGutter(spread(7.9), 9)).toBe(true);
    expect(sellsGutter(spread(7.8), 9)).toBe(false);
    expect(sellsGutter(broadsheetNews.page, 9)).toBe(false);
  });

  test('else the fold’s own width is told, or that a page has none', () => {
    expect(unsoldWhy('中缝', spread(4.8), 9)).toMatch(/^the fold of its template is 15\.2 mm wide, and 中缝 needs 25 mm/);
    expect(unsoldWhy('中缝', broadsheetNews.page, 9)).toMatch(
      /^中缝 stands between the two pages of one sheet: order it on a spread/,
    );
    expect(unsoldWhy('报眼', broadsheetNews.page, 9)).toMatch(/^its template has no ear/);
  });
});

describe('an advertisement', () => {
  test.each([
    ['通栏', undefined, { column: 1, line: 101, columns: 8, lines: 20 }],
    ['竖通', undefined, { column: 7, line: 61, columns: 2, lines: 60 }],
    ['半通栏', 'head' as const, { column: 5, line: 1, columns: 4, lines: 20 }],
    ['1/4版', { column: 2, line: 31 }, { column: 2, line: 31, columns: 4, lines: 60 }],
  ])('of size %s at %j stands there', (size, at, cells) => {
    const demand = adDemand({ id: 'ad1', size, ...(at ? { at } : {}) }, 0, broadsheetNews.page)!;
    const { modules } = planNews([demand], broadsheetNews.page);
    expect(modules.map((module) => module.cells)).toEqual([cells]);
  });

  test('in the ear is nailed to it', () => {
    const demand = adDemand({ id: 'ad1', size: '报眼' }, 0, broadsheetFront.page)!;
    expect(planNews([demand], broadsheetFront.page).modules[0]!.cells).toEqual(broadsheetFront.page.ear);
  });

  test('larger than the page is told', () => {
    const demand = adDemand({ id: 'ad1', size: '9×20' }, 0, broadsheetNews.page)!;
    const { problems = [] } = planNews([demand], broadsheetNews.page);
    expect(problems.map(({ code }) => code)).toContain('ad-too-large');
  });
});
