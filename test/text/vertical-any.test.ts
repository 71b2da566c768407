/**
 * Any text at all, set downwards: conserved, within its measure, justified lines full, kinsoku kept where it can be.
 */
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import type { FontBook } from '../../src/font/types.ts';
import type { Line } from '../../src/layout/index.ts';
import { testBook } from '../press/sheet.ts';
import { glyphsOf, para, setter, textOf } from './downwards.ts';

let book: FontBook;
beforeAll(async () => {
  book = await testBook();
});

const SIZE = 10;
const TOP = 40;
const lay = (text: string, height: number): { lines: Line[]; relaxed: number } => {
  const setting = setter(book);
  const lines = setting.verticalColumn([para(text)], { x: 9000, top: TOP, height, size: SIZE, leading: 15 });
  return { lines, relaxed: setting.relaxations.length };
};
const bare = (text: string): string => text.replace(/\s+/gu, '');

/** Foot of a line's ink-bearing cell: half an em of a closing mark counts, of turned letters their advance. */
function footOf(line: Line): number {
  const { run, gid, text, y } = glyphsOf([line]).at(-1)!;
  const face = book.faces.find(({ id }) => id === run.face)!;
  if (run.turn) return y + (face.advance(gid) / face.upem) * run.size;
  if (text === '——') return y + 1.5 * SIZE;
  if (text === '·') return y + 0.75 * SIZE;
  return y + (/[，。、”’）》]/.test(text) ? 0.5 : 1) * SIZE;
}

const piece = fc.oneof(
  { weight: 8, arbitrary: fc.stringMatching(/^[北码头清晨重新开放首班渡轮]{1,9}$/) },
  { weight: 3, arbitrary: fc.constantFrom('，', '。', '、', '；', '：', '？', '！', '？！', '——', '……', '·') },
  { weight: 2, arbitrary: fc.constantFrom('“甲”', '（乙）', '《丙》', '‘丁，’') },
  { weight: 2, arbitrary: fc.stringMatching(/^[1-9]\d{0,4}(年|%|℃|家)?$/) },
  { weight: 2, arbitrary: fc.constantFrom('NBA', 'Laser', 'G20', 'a', 'New York Times', 'isn’t', ' ') },
);
const anyText = fc.array(piece, { minLength: 1, maxLength: 30 }).map((pieces) => `字${pieces.join('')}`);

describe('any text set downwards', () => {
  it('keeps its text, its measure and its rules', () => {
    let without = 0;
    fc.assert(
      fc.property(anyText, fc.integer({ min: 6, max: 40 }), (text, height) => {
        const { lines, relaxed } = lay(text, height);
        expect(bare(lines.map(textOf).join(''))).toBe(bare(text));
        if (relaxed > 0) return void without++;
        lines.forEach((line, i) => {
          const room = TOP + height * SIZE;
          const foot = footOf(line);
          expect(foot).toBeLessThanOrEqual(room + 0.02);
          // A line without a gap that may open (one word) stays as it is.
          if (i < lines.length - 1 && (line.gap > 0 || foot > room - 0.5)) expect(foot).toBeGreaterThan(room - 0.02);
          if (i > 0) expect(textOf(line)).not.toMatch(/^[，。、；：？！”’）》·]/);
          if (i < lines.length - 1) expect(textOf(line).trim()).not.toMatch(/[“‘（《]$/);
        });
      }),
      { numRuns: 400, seed: 20210126 },
    );
    // Words that are longer than a short measure: no rule lets them break.
    expect(without).toBeLessThan(40);
  });

  it('splits no cell', () => {
    fc.assert(
      fc.property(fc.integer({ min: 10, max: 999 }), fc.integer({ min: 1, max: 30 }), (number, lead) => {
        const { lines } = lay(`${'字'.repeat(lead)}${number}家${'字'.repeat(20)}`, 6);
        expect(lines.filter((line) => textOf(line).includes(String(number)))).toHaveLength(1);
      }),
      { numRuns: 100, seed: 20210126 },
    );
  });

  it.each([
    ['a lone surrogate', '甲\ud800乙'],
    ['bidi controls and zero-width characters', '甲\u202e乙\u200b丙\u200d丁\u2060戊\ufeff己'],
    ['forty closing marks', `甲${'”'.repeat(40)}乙`],
    ['an address of 300 characters', `见http://example.com/${'a'.repeat(300)}。`],
    ['a formula', '设E=mc²±√(x₁+x₂)÷2≥0则'],
    ['emoji, combining marks, variation selectors', '甲👨‍👩‍👧乙e\u0301丙葛\u{e0100}丁'],
    ['Tibetan and Arabic', '甲བོད་ཡིག乙العربية丙'],
    ['nothing but a space', ' '],
    ['nothing', ''],
  ])('%s ends neither in an exception nor in an endless loop', (_, text) => {
    const { lines } = lay(text, 13);
    expect(lines.length).toBeLessThan(40);
    for (const line of lines) for (const { y } of glyphsOf([line])) expect(y).toBeLessThan(TOP + 13 * SIZE + 0.01);
  });
});
