/**
 * The lead picture is clearly the largest of its page: what outgrows it is priced, by how far it does.
 */
import { expect, test } from 'vitest';
import { pageTerms, pricingOf } from '../../src/plan/news/objective.ts';
import type { Demand, Module, Shape } from '../../src/plan/news/types.ts';
import news from '../../templates/broadsheet-news/grid.ts';

const shape = (columns: number, lines: number, size: number): Shape => ({
  name: 'p',
  columns,
  head: { lines: 5, least: 5, most: 5, size, face: 'headline', rows: 1, fill: 1, characters: 8 },
  legs: { count: columns, measure: 13, gap: 1 },
  text: { least: 20, natural: 20, most: 20 },
  pictures: lines ? [{ block: 'f', column: 0, columns, edge: 'head', least: lines, natural: lines, most: lines }] : [],
  insets: [],
  foot: 0,
  cost: 0,
});

function termOf(lead: number, other: number): number {
  const shapes = { lead: shape(4, lead, 48), other: shape(4, other, 28) };
  const demands = Object.entries(shapes).map(([id, one], order): Demand => ({
    id,
    kind: 'story',
    weight: id === 'lead' ? 'lead' : 'second',
    order,
    shapes: [one],
  }));
  const modules = Object.entries(shapes).map(([demand, one], i): Module => ({
    demand,
    kind: 'story',
    cells: { column: 1 + 4 * i, columns: 4, line: 1, lines: 60 },
    shape: one,
    head: 5,
    pictures: one.pictures.map(({ natural }) => natural),
    looseness: 0,
    dropped: [],
    empty: 0,
    overset: 0,
  }));
  return Object.fromEntries(pageTerms(modules, pricingOf(demands, news.page)))['leadPicture']!;
}

test('a picture that takes at most six tenths of the lead’s costs nothing', () => {
  expect(termOf(30, 18)).toBe(0);
  expect(termOf(30, 0)).toBe(0);
});

test('a larger one costs more the larger it is', () => {
  expect(termOf(30, 24)).toBeGreaterThan(0);
  expect(termOf(30, 36)).toBeGreaterThan(termOf(30, 24));
});

test('a lead without a picture asks nothing of the others', () => {
  expect(termOf(0, 36)).toBe(0);
});
