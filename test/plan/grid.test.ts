/**
 * The grid against what printers' sheets and textbooks publish: capacities, merged and re-cut columns, the arithmetic of a spread.
 */
import { describe, expect, test } from 'vitest';
import { Grid, merged, recut } from '../../src/plan/grid.ts';
import type { GridSpec } from '../../src/plan/types.ts';
import broadsheet from '../../templates/broadsheet-feature/grid.ts';
import front from '../../templates/broadsheet-front/grid.ts';
import news from '../../templates/broadsheet-news/grid.ts';
import notices from '../../templates/broadsheet-notices/grid.ts';
import picture from '../../templates/broadsheet-picture/grid.ts';
import supplement from '../../templates/broadsheet-supplement/grid.ts';
import tabloid from '../../templates/tabloid-feature/grid.ts';
import tabloidFront from '../../templates/tabloid-front/grid.ts';
import tabloidNews from '../../templates/tabloid-news/grid.ts';

const body = { size: 9, leading: 11.25 };
const inMm = (points: number): number => (points * 25.4) / 72;
const area = (spec: GridSpec): number => new Grid(spec, body).span(1, spec.columns) * spec.lines;

/** Its own sheet and 120 or 86 lines; only columns, characters and gaps change. */
const ruled = (columns: number, chars: number, gap: number, of = broadsheet.page.grid): GridSpec => ({
  ...of,
  columns,
  chars,
  gap,
});

describe('capacity', () => {
  test('a broadsheet page holds 13,320 characters, a tabloid page 6,106', () => {
    expect(area(broadsheet.page.grid)).toBe(13_320);
    expect(area(tabloid.page.grid)).toBe(6106);
  });

  test.each([
    ['front', front.page.grid, 13_320],
    ['news', news.page.grid, 13_320],
    ['notices', notices.page.grid, 13_320],
    ['picture', picture.page.grid, 13_320],
    ['supplement', supplement.page.grid, 13_320],
    ['tabloid front', tabloidFront.page.grid, 6106],
    ['tabloid news', tabloidNews.page.grid, 6106],
  ])('%s: as much, whatever columns the template has', (_, grid, characters) => {
    expect(area(grid)).toBeCloseTo(characters, 6);
  });

  test.each([
    [8, 13, 1],
    [7, 15, 1],
    [6, 17, 1.8],
    [5, 21, 1.5],
  ])('%i × %i with gaps of %f em is 111 em', (columns, chars, gap) => {
    expect(new Grid(ruled(columns, chars, gap), body).span(1, columns)).toBeCloseTo(111, 9);
  });

  test.each([
    [6, 11, 1],
    [5, 13, 1.5],
    [4, 17, 1],
  ])('%i × %i with gaps of %f em is 71 em', (columns, chars, gap) => {
    expect(new Grid(ruled(columns, chars, gap, tabloid.page.grid), body).span(1, columns)).toBeCloseTo(71, 9);
  });
});

describe('columns run together and cut anew', () => {
  test('merged columns hold 27, 41, 55, 69, 83, 97 and 111 characters', () => {
    const widths = [2, 3, 4, 5, 6, 7, 8].map((n) => merged(n, 13, 1));
    expect(widths).toEqual([27, 41, 55, 69, 83, 97, 111]);
    const grid = new Grid(broadsheet.page.grid, body);
    expect([2, 3, 4, 5, 6, 7, 8].map((n) => grid.span(1, n))).toEqual(widths);
  });

  test('three into two hold 20 and leave nothing; five into three hold 22 and leave 1', () => {
    expect(recut(merged(3, 13, 1), 2)).toEqual({ chars: 20, rest: 0 });
    expect(recut(merged(5, 13, 1), 3)).toEqual({ chars: 22, rest: 1 });
    expect(new Grid(broadsheet.page.grid, body).recut(69, 3)).toEqual({ chars: 22, rest: 1 });
  });

  test('a rest is never a whole character a column, and nothing is lost', () => {
    for (let long = 20; long < 120; long++)
      for (let m = 1; m < 6; m++) {
        const { chars, rest } = recut(long, m);
        expect(rest).toBeLessThan(m);
        expect(chars * m + (m - 1) + rest).toBeCloseTo(long, 9);
      }
  });
});

describe('a spread', () => {
  const newsSpread = news.spread!.grid;

  test('news: 16 × 13, fourteen gaps of 1.5 em and 4.8 em at the fold are 233.8 em, 742.4 mm', () => {
    const grid = new Grid(newsSpread, body);
    expect(grid.span(1, 16)).toBeCloseTo(233.8, 9);
    expect(inMm(grid.typeWidth())).toBeCloseTo(742.4, 0);
  });

  test('feature: 12 × 18 with the fold in the middle of the sixth gap', () => {
    const grid = new Grid(broadsheet.spread.grid, body);
    expect(grid.span(1, 12)).toBeCloseTo(233.82, 9);
    const leftEnd = grid.columnX(6) + 18 * grid.em;
    expect((leftEnd + grid.columnX(7)) / 2).toBeCloseTo(grid.width / 2, 6);
  });

  test.each([
    ['broadsheet', broadsheet],
    ['tabloid', tabloid],
  ])('%s: 5 mm on either side of the fold are free of columns', (_, template) => {
    const grid = new Grid(template.spread.grid, body);
    const { fold, chars } = template.spread.grid;
    const end = grid.columnX(fold!.after) + chars * grid.em;
    expect(inMm(grid.columnX(fold!.after + 1) - end)).toBeGreaterThanOrEqual(5);
    expect((end + grid.columnX(fold!.after + 1)) / 2).toBeCloseTo(grid.width / 2, 6);
  });

  test('columns that cross the fold have its gap in their width, others have not', () => {
    const grid = new Grid(newsSpread, body);
    expect(grid.span(8, 2)).toBeCloseTo(2 * 13 + 4.8, 9);
    expect(grid.span(7, 2)).toBeCloseTo(2 * 13 + 1.5, 9);
    expect(grid.span(9, 2)).toBeCloseTo(2 * 13 + 1.5, 9);
  });

  test('each folio has its half of the sheet', () => {
    const grid = new Grid(newsSpread, body);
    expect(grid.halves(['A04', 'A05'])).toEqual([
      { folio: 'A04', x: 0, width: grid.width / 2 },
      { folio: 'A05', x: grid.width / 2, width: grid.width / 2 },
    ]);
  });
});

describe('sheets', () => {
  test.each([
    ['broadsheet page', broadsheet.page, 390, 550],
    ['broadsheet spread', broadsheet.spread, 780, 550],
    ['tabloid page', tabloid.page, 275, 390],
    ['tabloid spread', tabloid.spread, 550, 390],
  ])('%s: its nominal millimetres, and a type area in their middle', (_, form, width, height) => {
    const grid = new Grid(form.grid, body);
    expect([inMm(grid.width), inMm(grid.height)]).toEqual([expect.closeTo(width, 6), expect.closeTo(height, 6)]);
    expect(grid.x * 2 + grid.typeWidth()).toBeCloseTo(grid.width, 6);
    expect(grid.y * 2 + form.grid.lines * grid.leading).toBeCloseTo(grid.height, 6);
  });

  test('the type area of a tabloid is 71 em × 86 lines, 225.4 × 341.3 mm', () => {
    const grid = new Grid(tabloid.page.grid, body);
    expect(inMm(grid.typeWidth())).toBeCloseTo(225.4, 1);
    expect(inMm(86 * grid.leading)).toBeCloseTo(341.3, 1);
  });
});

describe('places, pt', () => {
  const grid = new Grid(broadsheet.page.grid, body);

  test('the type area is 352.4 × 476.25 mm in the middle of 390 × 550', () => {
    expect(inMm(grid.width)).toBeCloseTo(390, 6);
    expect(inMm(grid.height)).toBeCloseTo(550, 6);
    expect(inMm(grid.typeWidth())).toBeCloseTo(352.4, 1);
    expect(inMm(120 * grid.leading)).toBeCloseTo(476.25, 2);
    expect(inMm(grid.x)).toBeCloseTo((390 - 352.4) / 2, 1);
    expect(inMm(grid.y)).toBeCloseTo((550 - 476.25) / 2, 2);
  });

  test('column 1 begins at the type area, each next one 14 em on; the last ends where it does', () => {
    expect(grid.columnX(1)).toBe(grid.x);
    expect(grid.columnX(2) - grid.columnX(1)).toBeCloseTo(14 * 9, 9);
    expect(grid.columnX(8) + 13 * 9).toBeCloseTo(grid.x + grid.typeWidth(), 9);
  });

  test('lines are 11.25 pt apart; an em square stands in the middle of its line', () => {
    expect(grid.lineY(1)).toBe(grid.y);
    expect(grid.lineY(121) - grid.lineY(1)).toBeCloseTo(120 * 11.25, 9);
    expect(grid.baseline(3) - grid.lineY(3)).toBeCloseTo((11.25 - 9) / 2 + 0.88 * 9, 9);
  });

  test('a rectangle of columns and lines', () => {
    const rect = grid.rect(3, 2, 11, 10);
    expect(rect.x).toBe(grid.columnX(3));
    expect(rect.y).toBe(grid.lineY(11));
    expect(rect.width).toBeCloseTo(27 * 9, 9);
    expect(rect.height).toBeCloseTo(112.5, 9);
  });

  test('the Layout is told columns, characters and gap, and the fold where there is one', () => {
    expect(grid.toLayout()).toEqual({
      x: grid.x,
      y: grid.y,
      em: 9,
      leading: 11.25,
      columns: 8,
      chars: 13,
      gap: 1,
      lines: 120,
    });
    expect(new Grid(broadsheet.spread.grid, body).toLayout().fold).toEqual({ after: 6, gap: 1.62 });
  });
});
