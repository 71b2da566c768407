/**
 * The look-ups that a desk makes in its tables, asked of the planning of headlines that make-up uses: how many characters of a size a width holds, how
 * many lines a block is high (newspaper.md, Type sizes). Real faces.
 */
import { describe, expect, test } from 'vitest';
import type { NewsDesk } from '../../src/makeup/news/desk.ts';
import { geometryOf } from '../../src/makeup/news/geometry.ts';
import { type HeadWish, planHead } from '../../src/makeup/news/head.ts';
import { demandsOf } from '../../src/makeup/news/shapes.ts';
import type { GridSpec } from '../../src/plan/types.ts';
import type { NewsForm, Weight } from '../../src/plan/news/types.ts';
import { NEWSPAPER, OFFICE } from '../../templates/parts/type-sizes.ts';
import type { StyledHead } from '../../src/style/matter.ts';
import broadsheetFeature from '../../templates/broadsheet-feature/grid.ts';
import broadsheetPicture from '../../templates/broadsheet-picture/grid.ts';
import broadsheet from '../../templates/broadsheet-news/grid.ts';
import tabloid from '../../templates/tabloid-news/grid.ts';
import { deskOf, storyOf } from '../support/news-page.ts';

const HAN = '渡口的老人把船票交给孩子明年再来看新桥江面上的路灯亮了一夜没有人着急大家都说好';

interface Asked {
  readonly desk: NewsDesk;
  readonly head: StyledHead;
}

async function asked(form: NewsForm, front: string): Promise<Asked> {
  const story = await storyOf(form, `---\n${front}\n---\n\n正文一段。\n`, 0);
  return { desk: await deskOf(form, [{ story, weight: 'lead', order: 0 }]), head: story.head };
}

const titleOf = (characters: number): string => HAN.slice(0, characters);

/** One row of so many characters fits over so many columns at this size. */
async function holds(form: NewsForm, columns: number, size: number, characters: number): Promise<boolean> {
  const { desk, head } = await asked(form, `title: ${titleOf(characters)}`);
  const wish: HeadWish = { size, face: 'headline', mostRows: 1 };
  return planHead(desk, head, desk.grid.span(1, columns) * desk.grid.em, wish) !== null;
}

/** A news form on another grid. */
const on = (form: NewsForm, grid: GridSpec): NewsForm => ({ ...form, grid });

describe('sizes by their names', () => {
  test('newspapers: 初 is 42 pt, 小初 30, 二 21, 六 7.875; there is no 小一', () => {
    expect(NEWSPAPER).toEqual({ 初: 42, 小初: 30, 一: 28, 二: 21, 小二: 18, 三: 16, 四: 14, 小四: 12, 五: 10.5, 小五: 9, 六: 7.875 }); // prettier-ignore
  });

  test('offices: 小初 is 36 pt, 二 22, 八 5', () => {
    expect(Object.values(OFFICE)).toEqual([42, 36, 26, 24, 22, 18, 16, 15, 14, 12, 10.5, 9, 7.5, 6.5, 5.5, 5]);
    expect(OFFICE).toMatchObject({ 初: 42, 小初: 36, 二: 22, 五: 10.5, 八: 5 });
  });

  test.each([
    ['broadsheet-news', broadsheet],
    ['tabloid-news', tabloid],
    ['broadsheet-picture', broadsheetPicture],
  ])('%s: every headline is in a size with a name or of 48 pt and more', (_, { page }) => {
    const named = new Set<number>([...Object.values(NEWSPAPER), ...Object.values(OFFICE), 48, 54, 63, 72, 84, 96]);
    expect(page.scale.ladder.flatMap(({ sizes }) => sizes).filter((size) => !named.has(size))).toEqual([]);
  });
});

describe('a headline of one row holds', () => {
  test.each([
    ['24 characters on a broadsheet, six columns in 小初', broadsheet.page, 6, NEWSPAPER.小初, 24],
    ['21 on a tabloid, six columns in 小初', tabloid.page, 6, NEWSPAPER.小初, 21],
    // 27 em of 9 pt are 243 pt, 111 em are 999 pt.
    ['broadsheet, two columns in 二', broadsheet.page, 2, NEWSPAPER.二, 11],
    ['broadsheet, three columns in 一', broadsheet.page, 3, NEWSPAPER.一, 13],
    ['broadsheet, the whole width in 48 pt', broadsheet.page, 8, 48, 20],
    ['broadsheet, the whole width in 63 pt', broadsheet.page, 8, 63, 15],
    ['tabloid, one column in 四', tabloid.page, 1, NEWSPAPER.四, 7],
  ])('%s, and no more', async (_, form, columns, size, characters) => {
    expect(await holds(form, columns, size, characters)).toBe(true);
    expect(await holds(form, columns, size, characters + 1)).toBe(false);
  });

  test('on a spread, columns on both sides of the fold hold its gap too', async () => {
    const spread = on(broadsheet.page, { ...broadsheetFeature.spread.grid, columns: 16, chars: 13, gap: 1.5, fold: { after: 8, gap: 4.8 } }); // prettier-ignore
    // All of it, 233.8 em of 9 pt, at 96 pt: 21.9.
    expect(await holds(spread, 16, 96, 21)).toBe(true);
    expect(await holds(spread, 16, 96, 22)).toBe(false);
  });
});

describe('a block is so many lines high', () => {
  const { grades } = broadsheet.page.scale;
  /** A form whose decks are this large, whatever the headline. */
  const deckOf = (deck: number): NewsForm => ({
    ...broadsheet.page,
    scale: { ...broadsheet.page.scale, grades: grades.map((grade) => ({ ...grade, kicker: deck, deck })) },
  });

  async function linesOf(form: NewsForm, front: string, columns: number, size: number): Promise<number | undefined> {
    const { desk, head } = await asked(form, front);
    const wish: HeadWish = { size, face: 'headline', mostRows: 2 };
    return planHead(desk, head, desk.grid.span(1, columns) * desk.grid.em, wish)?.shape.lines;
  }

  test('小初 over 二号 with three blank lines is 8: 51 / 11.25 + 3, rounded up', async () => {
    const front = `title: ${titleOf(12)}\ndeck: ${titleOf(14)}`;
    expect(await linesOf(deckOf(NEWSPAPER.二), front, 6, NEWSPAPER.小初)).toBe(8);
  });

  test('a kicker counts as a deck does', async () => {
    const front = `title: ${titleOf(12)}\nkicker: ${titleOf(14)}`;
    expect(await linesOf(deckOf(NEWSPAPER.二), front, 6, NEWSPAPER.小初)).toBe(8);
  });

  // The desk's ladder: brief 3 lines, two columns 4–5, three in 一号 5, an inside lead 6–8, a front-page lead 8–10. Under 28 pt blanks are 0.62 of a line.
  test.each([
    ['a brief in 四 over one column', `title: ${titleOf(7)}`, 1, NEWSPAPER.四, 3],
    ['two columns in 二, a byline', `title: ${titleOf(10)}\nbyline: 程野`, 2, NEWSPAPER.二, 5],
    ['three columns in 一', `title: ${titleOf(12)}`, 3, NEWSPAPER.一, 5],
    ['five columns in 初', `title: ${titleOf(12)}`, 5, NEWSPAPER.初, 6],
    ['five columns in 初, a byline', `title: ${titleOf(12)}\nbyline: 程野`, 5, NEWSPAPER.初, 8],
    ['the whole width in 63 pt', `title: ${titleOf(14)}`, 8, 63, 8],
    ['the whole width in 63 pt, a byline', `title: ${titleOf(14)}\nbyline: 程野`, 8, 63, 10],
  ])('%s', async (_, front, columns, size, lines) => {
    expect(await linesOf(broadsheet.page, front, columns, size)).toBe(lines);
  });
});

describe('columns of a module', () => {
  async function shapesOf(form: NewsForm, columns: number, weight: Weight) {
    const story = await storyOf(form, `---\ntitle: ${titleOf(12)}\n---\n\n${`${HAN}。`.repeat(40)}\n`, 0);
    const desk = await deskOf(form, [{ story, weight, order: 0 }]);
    const shapes = demandsOf(desk)[0]!.shapes.filter((shape) => shape.columns === columns);
    return { desk, shapes, legs: shapes.map(({ legs: { count, measure, gap } }) => `${count} × ${measure}, ${gap}`) };
  }

  test('three of 13 may be re-cut into two of 20 (破栏)', async () => {
    const { legs } = await shapesOf(broadsheet.page, 3, 'second');
    expect(legs).toContain('2 × 20, 1');
    expect(legs).toContain('3 × 13, 1');
  });

  test('five into three of 22, the rest of 1 em spread over their two gaps', async () => {
    const { desk, shapes, legs } = await shapesOf(broadsheet.page, 5, 'lead');
    expect(legs).toContain('3 × 22, 1.5');
    const shape = shapes.find(({ legs: { count } }) => count === 3)!;
    const cells = { column: 2, columns: 5, line: 1, lines: 60 };
    const module = { demand: 's1', kind: 'story', cells, shape, head: 6, pictures: [], looseness: 0, dropped: [], empty: 0, overset: 0 } as const; // prettier-ignore
    const placed = geometryOf(desk.grid, module, { head: 6, pictures: [], dropped: [], white: 0 }).legs;
    expect(placed.map(({ x }) => (x! - desk.grid.columnX(2)) / 9)).toEqual([0, 23.5, 47].map((em) => expect.closeTo(em, 6)));
    const right = placed.at(-1)!.x! + 22 * 9;
    expect(right).toBeCloseTo(desk.grid.columnX(6) + 13 * 9, 6);
  });

  test('two merged hold 27 characters, on a tabloid 23 (长栏)', async () => {
    expect((await shapesOf(broadsheet.page, 4, 'second')).legs).toContain('2 × 27, 1');
    expect((await shapesOf(tabloid.page, 4, 'second')).legs).toContain('2 × 23, 1');
  });

  test('a small story keeps the columns of the grid where the page lets it: another measure is dearer, and more so than in a large story', async () => {
    const dearer = async (weight: 'normal' | 'second'): Promise<number> => {
      const { shapes } = await shapesOf(broadsheet.page, 3, weight);
      const least = (count: number): number =>
        Math.min(...shapes.flatMap(({ legs, cost }) => (legs.count === count ? [cost] : [])));
      return least(2) - least(3);
    };
    expect(await dearer('second')).toBeGreaterThan(0);
    expect(await dearer('normal')).toBeGreaterThan(await dearer('second'));
  });
});
