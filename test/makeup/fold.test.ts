/**
 * N8 where the grid's own white at the fold is narrower than the band: small type makes a small gap, which is told once; what lies in that white is a fault all the same.
 */
import { describe, expect, test } from 'vitest';
import type { Frame } from '../../src/layout/types.ts';
import { foldFaults } from '../../src/makeup/fold.ts';
import { Grid } from '../../src/plan/grid.ts';
import type { StyledStory } from '../../src/style/matter.ts';
import template from '../../templates/broadsheet-feature/grid.ts';

const spec = template.spread!.grid;
const small = new Grid(spec, { size: 6.8, leading: 8.5 });
const house = new Grid(spec, { size: 9, leading: 11.25 });
const story = { id: 's1', title: '字', file: 'story.md', source: '字\n', texts: [], blocks: [] } as unknown as StyledStory;

/** One character whose em square begins at a place, at the end of a line of so many pt. */
const framed = (text: string, x: number, size: number, line: { x: number; measure: number }): Frame =>
  ({
    id: 'f1',
    story: 's1',
    block: 's1.p1',
    role: 'body',
    lines: [{ dir: 'ltr', ...line, runs: [{ text, at: [x], clusters: [0], size }] }],
  }) as unknown as Frame;

const told = (grid: Grid, x: number, text = '字', line = { x, measure: grid.em }): string[] =>
  foldFaults(grid, [framed(text, x, grid.em, line)], [story], () => undefined).map(({ code, severity }) => `${severity} ${code}`);
const middle = (grid: Grid): number => grid.width / 2;
const legsRight = (grid: Grid): number => grid.columnX(spec.fold!.after) + spec.chars * grid.em;

describe('the white at the fold', () => {
  test('type of 9 pt keeps 5 mm free: a character at a leg’s end is none of N8, one in the white is', () => {
    expect(told(house, legsRight(house) - house.em)).toEqual([]);
    expect(told(house, middle(house) - 1)).toEqual(['error N8']);
  });

  test('type of 6.8 pt does not: told once as that, and N8 for what lies in the white itself', () => {
    expect(told(small, legsRight(small) - small.em)).toEqual(['warning fold-narrow']);
    expect(told(small, middle(small) - 1)).toEqual(['warning fold-narrow', 'error N8']);
  });

  test('a letter at a line’s end is no wider than its line', () => {
    const end = legsRight(small);
    expect(told(small, end - 3.4, 'g', { x: end - 100, measure: 100 })).toEqual(['warning fold-narrow']);
  });
});
