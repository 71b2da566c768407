/**
 * Crossheads in a font of squares: whole lines with a blank one above, the largest size that fits, the number in its seal.
 */
import { describe, expect, test } from 'vitest';
import { Crossheads, SEAL } from '../../src/makeup/crosshead.ts';
import type { CrossheadBlock } from '../../src/style/matter.ts';
import { styled } from '../support/flow.ts';
import { squareSetter } from '../support/square-font.ts';

const LEADING = 11.25;
const block = (main: string, number?: string, theme?: string): CrossheadBlock => ({
  kind: 'crosshead',
  id: `${number}${theme}${main}`,
  order: 0,
  span: { file: 'a.md', start: 0, end: 0 },
  level: 1,
  number: number ? styled(number, { block: 'n', role: 'crosshead', size: 10, align: 'start' }) : null,
  theme: theme ? styled(theme, { block: 'a', role: 'crosshead', size: 10, align: 'start' }) : null,
  main: styled(main, { block: 'b', role: 'crosshead', size: 14, align: 'start' }),
});
const crossheads = (): Crossheads => new Crossheads(squareSetter(), { sizes: [14, 12, 10], em: 9, leading: LEADING });
const heads: readonly (readonly [string, CrossheadBlock])[] = [
  ['main half alone', block('听党话')],
  ['with a number', block('听党话', '壹')],
  ['with a theme', block('用心擦亮', undefined, '听党话')],
  ['with both', block('用心擦亮', '壹', '听党话')],
  ['of two lines', block('一二三四五六七八九十一二三四五')],
];

describe.each(heads)('%s', (_, one) => {
  test('takes whole lines, and what it sets stands in them below a blank', () => {
    const all = crossheads();
    const rows = all.height(one, 13);
    expect(rows).toBe(Math.round(rows));
    const { lines, seal } = all.set(one, 100, 200, 13, rows);
    const tops = lines.map(({ line }) => line.baseline - 0.88 * line.runs[0]!.size);
    const feet = lines.map(({ line }) => line.baseline + 0.12 * line.runs[0]!.size);
    expect(Math.min(...tops, seal?.y ?? Infinity)).toBeGreaterThan(200 + 0.6 * LEADING);
    expect(Math.max(...feet)).toBeLessThan(200 + rows * LEADING);
  });

  test('at a leg’s head, a line shorter, it still stands inside', () => {
    const all = crossheads();
    const rows = all.height(one, 13) - 1;
    const { lines, seal } = all.set(one, 100, 200, 13, rows);
    const tops = lines.map(({ line }) => line.baseline - 0.88 * line.runs[0]!.size);
    // The em square's own white, and the seal's air, may reach a little above.
    expect(Math.min(...tops, seal?.y ?? Infinity)).toBeGreaterThan(200 - 0.25 * LEADING);
  });

  test('a line that it is given more is white above it', () => {
    const all = crossheads();
    const rows = all.height(one, 13);
    const [plain, stretched] = [rows, rows + 1].map((count) => all.set(one, 100, 200, 13, count));
    expect(stretched!.lines.map(({ line }) => line.baseline)).toEqual(
      plain!.lines.map(({ line }) => expect.closeTo(line.baseline + LEADING, 2)),
    );
  });

  test('has all of its text, number first', () => {
    const all = crossheads();
    const { lines } = all.set(one, 100, 200, 13, all.height(one, 13));
    const typed = [one.number, one.theme, one.main].flatMap((para) => para?.runs.map(({ text }) => text) ?? []);
    expect(lines.flatMap(({ line }) => line.runs.map(({ text }) => text)).join('')).toBe(typed.join(''));
  });
});

describe('sizes', () => {
  const sizeOf = (characters: number, number?: string): number => {
    const all = crossheads();
    const one = block('字'.repeat(characters), number);
    return all.set(one, 0, 0, 13, all.height(one, 13)).lines.at(-1)!.line.runs[0]!.size;
  };

  test('the largest at which it stands on one line: 117 pt hold eight of 14, nine of 12, eleven of 10', () => {
    expect([8, 9, 10, 11].map((n) => sizeOf(n))).toEqual([14, 12, 10, 10]);
  });

  test('a number takes its seal and the gap beside it', () => {
    expect([6, 7].map((n) => sizeOf(n, '壹'))).toEqual([14, 12]);
  });
});

describe('the seal', () => {
  test('is a square at the left, its number in the middle, the text beside it', () => {
    const all = crossheads();
    const one = block('听党话', '壹');
    const { lines, seal } = all.set(one, 100, 200, 13, all.height(one, 13));
    expect(seal).toMatchObject({ x: 100, width: SEAL, height: SEAL });
    const [number, text] = lines.map(({ line }) => line.runs[0]!);
    expect(number!.at[0]! + number!.size / 2).toBeCloseTo(100 + SEAL / 2, 2);
    expect(text!.at[0]).toBeGreaterThan(100 + SEAL);
  });

  test('there is none without a number', () => {
    expect(crossheads().set(block('听党话'), 0, 0, 13, 3).seal).toBeNull();
  });
});
