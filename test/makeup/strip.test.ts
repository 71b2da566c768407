/**
 * The strip at the foot of a feature, in a font of squares: text in columns of its own, or a timeline with a node a column.
 */
import { describe, expect, test } from 'vitest';
import { Crossheads } from '../../src/makeup/crosshead.ts';
import { type PlacedStrip, planStrip, type StripMatter, type StripPlan } from '../../src/makeup/strip.ts';
import { Grid } from '../../src/plan/grid.ts';
import type { FeatureForm } from '../../src/plan/types.ts';
import type { ListBlock, ParaBlock } from '../../src/style/matter.ts';
import type { Typesetter } from '../../src/text/typesetter.ts';
import { form } from '../support/dummy.ts';
import { crosshead, han, para, styled } from '../support/flow.ts';
import { squareSetter } from '../support/square-font.ts';

const body = { size: 9, leading: 11.25 };
const span = { file: 'a.md', start: 0, end: 0 };

const item = (text: string, i: number): ParaBlock => ({
  kind: 'para',
  id: `i${i}`,
  order: i,
  span,
  para: styled(text, { block: `i${i}`, role: 'list' }),
});
const listOf = (texts: readonly string[]): ListBlock => ({
  kind: 'list',
  id: 'l',
  order: 0,
  span,
  style: 'han',
  items: texts.map(item),
});

interface Made {
  readonly plan: StripPlan;
  readonly placed: PlacedStrip;
  readonly grid: Grid;
  readonly setter: Typesetter;
}

function made(matter: Partial<StripMatter> & Pick<StripMatter, 'list'>, spec: FeatureForm): Made {
  const setter = squareSetter();
  const grid = new Grid(spec.grid, body);
  const crossheads = new Crossheads(setter, { sizes: [14, 12, 10], em: 9, leading: 11.25 });
  const plan = planStrip(setter, crossheads, { heading: null, intro: [], ...matter }, grid, spec);
  return { plan, placed: plan.place(grid.lineY(spec.grid.lines - plan.lines + 1)), grid, setter };
}

const page = form(4, 60, { strip: { columns: 2, from: 3, timeline: 0 } });
const spread = form(6, 60, {
  grid: { ...form(6, 60).grid, fold: { after: 3, gap: 5 } },
  strip: { columns: 4, from: 3, timeline: 6 },
});

const textOf = ({ lines }: PlacedStrip): string => lines.flatMap(({ line }) => line.runs.map(({ text }) => text)).join('');
/** Left and right edge of what is set in a line, squares of its size; the blank half of a closing bracket is none of it. */
const inked = ({ line }: PlacedStrip['lines'][number]): readonly [number, number] => [
  Math.min(...line.runs.map((run) => run.at[0]!)),
  Math.max(...line.runs.map((run) => run.at.at(-1)! + run.size * (run.text.endsWith('）') ? 0.5 : 1))),
];

describe('columns', () => {
  const texts = [1, 2, 3, 4, 5, 6].map(() => han(35));
  const strip = made({ list: listOf(texts) }, page);

  test('are the type area cut anew, and hold the whole text in order', () => {
    const { plan, placed } = strip;
    expect(plan.kind).toBe('columns');
    expect(textOf(placed)).toBe(texts.join(''));
    // 43 em less 1.6 between are two columns of 20.
    expect(new Set(placed.lines.map(({ line }) => Math.round(line.measure / 9)))).toEqual(new Set([20]));
    expect(placed.nodes).toHaveLength(2);
  });

  test('stand level', () => {
    const { placed } = strip;
    const left = Math.min(...placed.lines.map(({ line }) => line.x));
    const [a, b] = [true, false].map((first) => placed.lines.filter(({ line }) => (line.x === left) === first).length);
    expect(Math.abs(a! - b!)).toBeLessThanOrEqual(1);
  });

  test('lines are on the page’s grid and inside the tint, whole lines high', () => {
    const { plan, placed, grid } = strip;
    for (const { line } of placed.lines) {
      const row = (line.baseline - grid.baseline(1)) / grid.leading;
      expect(row).toBeCloseTo(Math.round(row), 3);
      expect(line.baseline).toBeGreaterThan(placed.rect.y);
      expect(line.baseline).toBeLessThan(placed.rect.y + placed.rect.height);
    }
    expect(placed.rect.y + placed.rect.height).toBeCloseTo(grid.lineY(61), 6);
    expect(plan.lines).toBe(Math.round((placed.rect.y + placed.rect.height - grid.lineY(60 - plan.lines + 1)) / grid.leading));
  });

  test('a rule stands between them, in the middle of the gap', () => {
    const { placed, grid } = strip;
    const xs = [...new Set(placed.lines.map(({ line }) => line.x))].sort((a, b) => a - b);
    expect(placed.rules.map(({ x }) => x)).toEqual([expect.closeTo((xs[0]! + 20 * grid.em + xs[1]!) / 2, 2)]);
  });

  test('a crosshead and its paragraph stand at the head of the first', () => {
    const heading = crosshead(0, '大事记');
    const { placed } = made({ heading, intro: [para(2, 1)], list: listOf(texts) }, page);
    const [first, second] = placed.lines;
    expect(first).toMatchObject({ role: 'crosshead' });
    expect(first!.line.runs[0]!.text).toBe('大事记');
    expect(second!.line.baseline).toBeGreaterThan(first!.line.baseline + 9);
    expect(second!.line.x).toBe(first!.line.x);
  });

  test('none lies in the fold, on a spread each page has half of them', () => {
    const { placed, grid } = made({ list: listOf([...texts, ...texts]) }, spread);
    const left = grid.columnX(3) + 10 * grid.em;
    const right = grid.columnX(4);
    expect(new Set(placed.lines.map(({ line }) => line.x)).size).toBe(4);
    for (const { line } of placed.lines) expect(line.x + line.measure <= left + 0.01 || line.x >= right - 0.01).toBe(true);
  });
});

describe('a timeline', () => {
  const years = [
    '（一）1045年　毕昇',
    '（二）1298　王祯',
    '（三）1860年3月　电镀',
    '（四）1912—1919　铅字',
    '（五）1985年7月1日　照排',
    '（六）2026年　今天',
  ];
  const strip = made({ list: listOf(years.map((text) => text + han(20))) }, spread);

  test('is one where every item has its year and there is a node for each', () => {
    expect(strip.plan.kind).toBe('timeline');
    expect(made({ list: listOf(years.slice(1)) }, spread).plan.kind).toBe('columns');
    expect(made({ list: listOf([...years.slice(0, 5), '（六）今天　无年']) }, spread).plan.kind).toBe('columns');
    expect(made({ list: listOf(years), heading: crosshead() }, spread).plan.kind).toBe('columns');
  });

  test('has a node a column, a drawing in each where the page has drawings for its years, all inside the tint', () => {
    const drawn = { ...spread.strip, drawn: ['1045', '1298', '1860', '1912', '1985', '2026'] };
    const { placed, grid, plan } = made({ list: listOf(years.map((text) => text + han(20))) }, { ...spread, strip: drawn });
    expect(placed.drawings).toHaveLength(6);
    expect(strip.placed.drawings).toEqual([]);
    expect(strip.plan.lines).toBeLessThan(plan.lines - 4);
    const other = { ...drawn, drawn: [...drawn.drawn.slice(0, 5), '2027'] };
    expect(made({ list: listOf(years) }, { ...spread, strip: other }).placed.drawings).toEqual([]);
    expect(placed.nodes.map(({ x }) => x)).toEqual([1, 2, 3, 4, 5, 6].map((column) => grid.columnX(column)));
    for (const { y, height } of [...placed.nodes, ...placed.drawings]) {
      expect(y).toBeGreaterThanOrEqual(placed.rect.y);
      expect(y + height).toBeLessThanOrEqual(placed.rect.y + placed.rect.height + 0.01);
    }
  });

  test('keeps the author’s characters, but for the blank behind the year', () => {
    const typed = strip.placed.lines.map(({ block, line }) => [block, line.runs.map(({ text }) => text).join('')] as const);
    for (const [i, year] of years.entries()) {
      const text = typed
        .filter(([block]) => block === `i${i}`)
        .map(([, part]) => part)
        .join('');
      expect(text.startsWith(year.replace('\u3000', '')), text).toBe(true);
    }
  });

  test('years are large and red; nothing set or measured reaches the fold', () => {
    const { placed, grid } = strip;
    const runs = placed.lines.flatMap(({ line }) => line.runs).filter(({ swatch }) => swatch === 'vermilion');
    expect(runs.map(({ text }) => text)).toEqual(['1045', '1298', '1860', '1912—1919', '1985', '2026']);
    const fold = [grid.columnX(3) + 10 * grid.em, grid.columnX(4)] as const;
    for (const one of placed.lines.filter(({ block }) => block !== 'i3')) {
      const [left, right] = inked(one);
      expect(right <= fold[0] + 0.01 || left >= fold[1] - 0.01, one.block).toBe(true);
      const { x, measure } = one.line;
      expect(x + measure <= fold[0] + 0.01 || x >= fold[1] - 0.01, `${one.block} measure`).toBe(true);
    }
  });
});
