/**
 * Boxes in a font of squares: their height in whole lines, one column or two, text on the page's lines.
 */
import { describe, expect, test } from 'vitest';
import { type BoxPlan, planBox, setBox } from '../../src/makeup/box.ts';
import type { BoxBlock } from '../../src/style/matter.ts';
import type { Typesetter } from '../../src/text/typesetter.ts';
import { crosshead, flow, han, styled } from '../support/flow.ts';
import { squareSetter } from '../support/square-font.ts';

const EM = 9;
const LEADING = 11.25;
const span = { file: 'a.md', start: 0, end: 0 };

/** A box of paragraphs with these numbers of lines at ten characters. */
const boxOf = (notation: string, title = true): BoxBlock => ({
  kind: 'box',
  id: 'x',
  order: 0,
  span,
  title: title ? styled('核心阅读', { block: 't', role: 'box', size: 12 }) : null,
  blocks: flow(notation),
});

/** Rows of each column as letters: `P` a paragraph's first line, `p` the others, `#` a crosshead. */
function columns({ rows }: BoxPlan): string[] {
  const found = ['', ''];
  for (const { block, first, column } of rows) found[column] += block.kind === 'crosshead' ? '#' : first ? 'P' : 'p';
  return found.filter(Boolean);
}
const plan = (notation: string, width = 12, setter: Typesetter = squareSetter()): BoxPlan =>
  planBox(setter, boxOf(notation), width);

describe('height', () => {
  test('title, text and the white below, in whole lines', () => {
    const one = plan('4 3');
    expect(one).toMatchObject({ columns: 1, measure: 10, head: 3 });
    expect(columns(one)).toEqual(['PpppPpp']);
    expect(one.lines).toBe(3 + 7 + 2);
    expect(planBox(squareSetter(), boxOf('4 3', false), 12).lines).toBe(1 + 7 + 2);
  });

  test('a box of a title alone stands', () => {
    expect(planBox(squareSetter(), { ...boxOf('1'), blocks: [] }, 12)).toMatchObject({ rows: [], lines: 5 });
  });
});

describe('two columns', () => {
  // 2 × 19 characters, 2 em between, 1 em at either side.
  const wide = 42;

  test('from thirty characters on and with two paragraphs', () => {
    expect(plan('4 4', wide)).toMatchObject({ columns: 2, measure: 19 });
    expect(plan('8', wide)).toMatchObject({ columns: 1, measure: 40 });
    expect(plan('4 4', 30)).toMatchObject({ columns: 1 });
  });

  test('are parted between paragraphs where that is near the middle', () => {
    // At 19 characters a paragraph of 35 has two lines, one of 75 has four.
    expect(columns(plan('8 8', wide))).toEqual(['Pppp', 'Pppp']);
    expect(columns(plan('8 6 4', wide))).toEqual(['Pppp', 'Ppp' + 'Pp']);
  });

  test('never before the last line of a paragraph (N2)', () => {
    // Thirteen lines: the middle is before the last line of the first paragraph.
    for (let lines = 4; lines < 40; lines++) {
      const [, right] = columns(plan(`${lines} 2 6`, wide));
      expect(right, `${lines} 2 6`).not.toMatch(/^p(P|$)/);
    }
  });

  test('never behind a crosshead (N1)', () => {
    for (let lines = 4; lines < 20; lines++) {
      const [left] = columns(plan(`${lines} # 8`, wide));
      expect(left, `${lines} # 8`).not.toMatch(/#$/);
    }
  });

  test('stand level within two lines', () => {
    for (let lines = 4; lines < 40; lines++) {
      const [left, right] = columns(plan(`${lines} # 9 7`, wide));
      expect(Math.abs(left!.length - right!.length), `${lines} # 9 7`).toBeLessThanOrEqual(4);
    }
  });
});

describe('lines', () => {
  const rect = { x: 100, y: 200, width: 12 * EM, height: 400 };

  test('of text stand on the page’s lines, one em inside the box, and have all of the text', () => {
    const setter = squareSetter();
    const box = boxOf('4 # 3');
    const set = setBox(setter, box, planBox(setter, box, 12), rect, EM, LEADING);
    const text = set.filter(({ block }) => block !== 't');
    for (const [i, { line }] of text.entries()) {
      expect(line.baseline).toBeCloseTo(200 + (3 + i) * LEADING + (LEADING - EM) / 2 + 0.88 * EM, 2);
      expect(line.x).toBeCloseTo(109, 2);
      expect(line.x + line.measure).toBeLessThanOrEqual(100 + 11 * EM + 0.01);
    }
    const typed = box.blocks
      .flatMap((block) => (block.kind === 'para' ? block.para.runs : block.main.runs))
      .map((run) => run.text);
    expect(text.flatMap(({ line }) => line.runs.map((run) => run.text)).join('')).toBe(typed.join(''));
  });

  test('of the title stand above the text', () => {
    const setter = squareSetter();
    const box = boxOf('4');
    const [title, first] = setBox(setter, box, planBox(setter, box, 12), rect, EM, LEADING);
    expect(title!.line.runs[0]).toMatchObject({ text: '核心阅读', size: 12 });
    expect(title!.line.baseline).toBeGreaterThan(200 + 12 * 0.88);
    expect(title!.line.baseline).toBeLessThan(first!.line.baseline - EM);
  });

  test('of two columns do not meet', () => {
    const setter = squareSetter();
    const box = { ...boxOf('8 8'), blocks: [...flow('8 8'), crosshead(2, han(4)), ...flow('6')] };
    const at = { ...rect, width: 42 * EM };
    const xs = setBox(setter, box, planBox(setter, box, 42), at, EM, LEADING)
      .slice(1)
      .map(({ line }) => [line.x, line.x + line.measure] as const);
    const right = Math.max(...xs.map(([x]) => x));
    const leftEnd = Math.max(...xs.filter(([x]) => x < right).map(([, end]) => end));
    expect(right - leftEnd).toBeCloseTo(2 * EM, 2);
    expect(right + 19 * EM).toBeCloseTo(100 + 41 * EM, 2);
  });
});
