/**
 * Edges of lines set downwards, and what stays closed inside them: stops behind typed blanks, no-break spaces, single dashes, ⸺, ……,
 * letters with combining marks.
 */
import { beforeAll, describe, expect, it } from 'vitest';
import type { FontBook } from '../../src/font/types.ts';
import type { Line } from '../../src/layout/index.ts';
import { testBook } from '../press/sheet.ts';
import { glyphOf, glyphsOf, para, setter, textOf } from './downwards.ts';

let book: FontBook;
beforeAll(async () => {
  book = await testBook();
});

const set = (text: string, height: number, style: Parameters<typeof setter>[1] = {}): Line[] =>
  setter(book, style).verticalColumn([para(text)], { x: 300, top: 40, height, size: 10, leading: 15 });

/** Lines of 6 em with `part` at every depth of them. */
const everywhere = (part: string, style: Parameters<typeof setter>[1] = {}): Line[][] =>
  Array.from({ length: 8 }, (_, lead) => set(`${'甲'.repeat(lead + 2)}${part}${'乙'.repeat(14)}`, 6, style));

const starts = (lines: readonly Line[]): string[] => lines.map((line) => textOf(line).trim()[0]!);
const ends = (lines: readonly Line[]): string[] => lines.slice(0, -1).map((line) => textOf(line).trim().at(-1)!);

describe.each([
  ['a space', ' '],
  ['U+3000', '\u3000'],
  ['U+200B', '\u200b'],
])('L2, L5: behind %s', (_, blank) => {
  it.each(['，', '。', '？', '）', '”', '·', '～'])('no line begins with %s', (mark) => {
    for (const lines of everywhere(`丙${blank}${mark}`)) expect(starts(lines)).not.toContain(mark);
  });

  it.each(['“', '（'])('no line ends with %s', (mark) => {
    for (const lines of everywhere(`丙${mark}${blank}丁`)) expect(ends(lines)).not.toContain(mark);
  });

  it('a line may begin with Han', () => {
    expect(everywhere(`丙${blank}丁`).some((lines) => starts(lines).includes('丁'))).toBe(true);
  });
});

it.each(['\u00a0', '\u2007', '\u202f'])('a no-break space stays closed, between Han and between turned words (%j)', (blank) => {
  for (const [before, after] of [
    ['丙', '丁'],
    ['ab', 'cd'],
  ] as const)
    for (const lines of everywhere(`${before}${blank}${after}`)) {
      const first = lines.findIndex((line) => textOf(line).includes(before));
      expect(textOf(lines[first]!)).toContain(after);
    }
});

it('L4: a single — begins no line', () => {
  for (const lines of everywhere('丙—丁', { kinsoku: 'gb' })) expect(starts(lines)).not.toContain('—');
});

it('P16: a typed ⸺ is drawn as —— is, two em, and stays as typed', () => {
  const [lines, pair] = [set('甲⸺乙', 6), set('甲——乙', 6)];
  expect(textOf(lines[0]!)).toBe('甲⸺乙');
  expect(glyphOf(lines, '乙').y).toBe(70);
  expect([glyphOf(lines, '⸺').gid, glyphOf(lines, '⸺').y]).toEqual([glyphOf(pair, '——').gid, glyphOf(pair, '——').y]);
});

it('L12, J8: nothing opens inside …… where a line is stretched', () => {
  const lines = set('甲……乙丙丁戊己庚', 5.5);
  expect(lines[0]!.gap).toBeGreaterThan(0);
  expect(glyphOf(lines, '乙').y - glyphOf(lines, '…', 1).y).toBeGreaterThan(10.5);
  expect(glyphOf(lines, '…', 1).y - glyphOf(lines, '…').y).toBe(10);
  const last = glyphsOf(lines.slice(0, 1)).at(-1)!;
  expect(last.y + 10).toBeCloseTo(95, 2);
});

describe('a word whose letters have combining marks', () => {
  it('is whole on its line', () => {
    for (const word of ['cafe\u0301s', 'e\u0301te\u0301', 'u\u0308ber'])
      for (const lines of everywhere(word)) expect(lines.filter((line) => textOf(line).includes(word))).toHaveLength(1);
  });

  it('is turned with its marks, and as long as without them', () => {
    const [marked, plain] = [set('甲cafe\u0301s乙', 13), set('甲cafes乙', 13)];
    expect(glyphOf(marked, '\u0301').run.turn).toBe(90);
    expect(Math.abs(glyphOf(marked, '乙').y - glyphOf(plain, '乙').y)).toBeLessThan(0.5);
  });

  it('leaves what follows a marked Han as it was', () => {
    expect(glyphOf(set('甲\u0301Laser乙', 13), 'L').y).toBe(glyphOf(set('甲Laser乙', 13), 'L').y);
  });
});
