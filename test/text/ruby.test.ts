/**
 * R1–R5: readings in brackets, pinyin over its characters, Zhuyin beside them, measured from the glyphs of set lines. Sizes and gaps are
 * reckoned here from the clauses.
 */
import { describe, expect, test } from 'vitest';
import type { Line } from '../../src/layout/types.ts';
import { hasRoomForReadings } from '../../src/text/ruby.ts';
import { testBook } from '../press/sheet.ts';
import { charactersOf, footOf, headOf, marked, type Marked, shapesOf, stretchOf } from './marked.ts';

const WIDE = { ruby: 'interlinear', leading: 16.2, measure: 20 } as const;

/** Where each run of readings begins and ends, by the advances of its face. */
async function extents(set: Marked): Promise<{ text: string; left: number; right: number; size: number }[]> {
  const faces = new Map((await testBook()).faces.map((face) => [face.id, face]));
  return set.readings.flatMap(({ runs }) =>
    runs.map((run) => {
      const face = faces.get(run.face)!;
      return {
        text: run.text,
        left: run.at[0]!,
        right: run.at.at(-1)! + (face.advance(run.gids.at(-1)!) / face.upem) * run.size,
        size: run.size,
      };
    }),
  );
}
const baseline = (set: Marked): Line => set.lines[0]!;
const middle = ({ left, right }: { left: number; right: number }): number => (left + right) / 2;

describe('R5: in brackets', () => {
  test('the reading follows its text in the body’s face, in brackets that no one typed', async () => {
    const set = await marked(':ruby[湉]{tián}字', { measure: 20 });
    const { runs } = baseline(set);
    expect(runs.map(({ text }) => text)).toEqual(['湉', '（', 'tián', '）', '字']);
    expect(runs.map(({ src }) => src === null)).toEqual([false, true, false, true, false]);
    expect(runs[2]!.size).toBe(9);
    expect(set.readings).toEqual([]);
  });

  test('every letter with a tone mark has a glyph', async () => {
    const reading = 'āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ';
    const set = await marked(`:ruby[湉]{${reading}}`, { measure: 40 });
    const run = baseline(set).runs.find(({ text }) => text === reading)!;
    expect(run.gids).toHaveLength(reading.length);
    expect(run.gids).not.toContain(0);
  });
});

describe('R3: pinyin above', () => {
  test('it is in the middle over its character, half as large, a quarter em above it, and traced to what was typed', async () => {
    const set = await marked('来:ruby[湉]{tián}字', WIDE);
    const [reading] = await extents(set);
    expect(reading!.text).toBe('tián');
    expect(reading!.size).toBeCloseTo(4.5, 3);
    expect(middle(reading!)).toBeCloseTo(middle(stretchOf(baseline(set), '湉')), 1);
    const foot = footOf(set.readings[0]!, 4.5);
    expect(headOf(baseline(set)) - foot).toBeGreaterThanOrEqual(9 / 4 - 0.01);
    const [, start, end] = set.readings[0]!.runs[0]!.src!;
    expect('---\ntitle: 题\n---\n\n来:ruby[湉]{tián}字'.slice(start, end)).toBe('tián');
    expect(set.relaxations).toEqual([]);
  });

  test('with less room it comes nearer and grows smaller, says so, and does not move the lines', async () => {
    const set = await marked('一二三四五六七八九十一二三来:ruby[湉]{tián}字', { ...WIDE, measure: 13, leading: 13.2 });
    const [reading] = await extents(set);
    expect(reading!.size).toBeGreaterThanOrEqual(0.4 * 9 - 1e-3);
    expect(reading!.size).toBeLessThan(4.5);
    const above = set.lines[0]!;
    const own = set.lines[1]!;
    expect(own.baseline - above.baseline).toBeCloseTo(13.2, 3);
    const at = set.readings[0]!.baseline;
    // No descender of the reading reaches its base, no tone mark the line above.
    expect(at + 0.26 * reading!.size).toBeLessThanOrEqual(headOf(own) + 1e-3);
    expect(at - 0.84 * reading!.size).toBeGreaterThanOrEqual(footOf(above) - 1e-2);
    expect(set.relaxations.toSorted()).toEqual(['Q10 s1.p1', 'R3 s1.p1']);
  });

  test('Q10: marks on both sides ask for 5/8 em between lines, which newspaper leading has not', () => {
    expect([11.25, 12, 14.6, 15.3].map((leading) => hasRoomForReadings(9, leading))).toEqual([false, false, false, true]);
  });

  test.each([[15.3], [15.75], [18]])('9 pt on %s: it keeps off dots and lines under the line above', async (leading) => {
    const over = '*一二三*:name[四五六]*:title[七八九]十一*:title[二三]';
    const set = await marked(`${over}来:ruby[湉]{tián}字`, { ...WIDE, measure: 13, leading });
    const marks = set.paths.flatMap(shapesOf);
    const reading = set.readings[0]!;
    expect(marks.length).toBeGreaterThan(8);
    expect(reading.baseline - 0.84 * reading.runs[0]!.size).toBeGreaterThanOrEqual(
      Math.max(...marks.map(({ bottom }) => bottom)) - 1e-2,
    );
    expect(reading.baseline + 0.26 * reading.runs[0]!.size).toBeLessThanOrEqual(headOf(set.lines[1]!) + 1e-3);
  });
});

describe('R4: readings wider than their base', () => {
  test('a character is opened up on both sides alike until its reading has room', async () => {
    const set = await marked('来:ruby[庄双]{zhuāng shuāng}两', WIDE);
    const readings = await extents(set);
    expect(readings.map(({ text }) => text)).toEqual(['zhuāng', 'shuāng']);
    const chars = charactersOf(baseline(set));
    expect(chars[2]!.x - chars[1]!.x).toBeGreaterThan(9.5);
    for (const [i, reading] of readings.entries()) expect(middle(reading)).toBeCloseTo(chars[i + 1]!.x + 4.5, 1);
    expect(readings[1]!.left - readings[0]!.right).toBeGreaterThanOrEqual(4.5 / 4 - 0.01);
    expect(chars[1]!.x - chars[0]!.x - 9).toBeCloseTo((readings[0]!.right - readings[0]!.left + 4.5 / 4 - 9) / 2, 1);
  });

  test('a narrow reading opens nothing', async () => {
    const set = await marked('来:ruby[湉]{tián}字', WIDE);
    const chars = charactersOf(baseline(set));
    expect(chars.map(({ x }) => x - chars[0]!.x)).toEqual([0, 9, 18]);
  });

  test('a word has one reading over all of it, opened evenly, half an em from the next word’s', async () => {
    const set = await marked('在:ruby[重庆]{Chóngqìng}:ruby[双桥]{Shuāngqiáo}站', WIDE);
    const readings = await extents(set);
    expect(readings.map(({ text }) => text)).toEqual(['Chóngqìng', 'Shuāngqiáo']);
    expect(middle(readings[0]!)).toBeCloseTo(middle(stretchOf(baseline(set), '重庆')), 1);
    expect(middle(readings[1]!)).toBeCloseTo(middle(stretchOf(baseline(set), '双桥')), 1);
    expect(readings[1]!.left - readings[0]!.right).toBeGreaterThanOrEqual(4.5 / 2 - 0.01);
    const chars = charactersOf(baseline(set));
    const [shuang, qiao] = [chars[3]!, chars[4]!];
    expect(qiao.x - shuang.x).toBeGreaterThan(9);
  });

  test('a line of opened text fills its measure, and a word under one reading is never parted', async () => {
    const measure = 11;
    for (let before = 4; before < 18; before++) {
      const copy = `${'一二三四五六七八九十一二三四五六七八'.slice(0, before)}:ruby[重庆]{Chóngqìng}四五六七八九十一二三四五六七八九十一二`;
      const set = await marked(copy, { ...WIDE, measure });
      const texts = set.lines.map(({ runs }) => runs.map(({ text }) => text).join(''));
      expect(texts.filter((text) => text.includes('重庆'))).toHaveLength(1);
      for (const line of set.lines.slice(0, -1)) {
        const last = charactersOf(line).at(-1)!;
        const opened = last.text === '庆' ? 4.5 : 0;
        expect(Math.abs(last.x + 9 - (20 + 9 * measure))).toBeLessThanOrEqual(opened + 0.01);
      }
    }
  });
});

describe('R1, R2: Zhuyin', () => {
  test('it stands at the right of its character in a column of half its width, symbols at 3:10, one under the other', async () => {
    const set = await marked('来:ruby[中国]{ㄓㄨㄥ ㄍㄨㄛˊ}字', WIDE);
    const chars = charactersOf(baseline(set));
    expect(chars.map(({ x }) => x - chars[0]!.x)).toEqual([0, 9, 22.5, 36]);
    const signs = set.readings.map(({ runs: [run], baseline: y }) => ({ text: run!.text, x: run!.at[0]!, y, size: run!.size }));
    expect(signs.map(({ text }) => text).join('')).toBe('ㄓㄨㄥㄍㄨㄛˊ');
    for (const [i, sign] of signs.slice(0, 3).entries()) {
      expect(sign.size).toBeCloseTo(2.7, 3);
      expect(sign.x).toBeGreaterThanOrEqual(chars[1]!.x + 9);
      expect(sign.x + 2.7).toBeLessThanOrEqual(chars[2]!.x);
      if (i > 0) expect(sign.y - signs[i - 1]!.y).toBeCloseTo(2.7, 2);
    }
    const centre = (signs[0]!.y - 0.88 * 2.7 + signs[2]!.y + 0.12 * 2.7) / 2;
    expect(centre).toBeCloseTo((headOf(baseline(set)) + footOf(baseline(set))) / 2, 2);
  });

  test('a tone is at the right of the symbols, the neutral tone above them; all before the next character', async () => {
    const set = await marked('问:ruby[好吗]{ㄏㄠˇ ˙ㄇㄚ}字', WIDE);
    const chars = charactersOf(baseline(set));
    const of = (text: string) => set.readings.find(({ runs }) => runs[0]!.text === text)!;
    expect(of('ˇ').x).toBeCloseTo(of('ㄠ').x + 2.7, 2);
    expect(of('ˇ').x + of('ˇ').measure).toBeLessThanOrEqual(chars[2]!.x + 0.01);
    expect(of('˙').x).toBeCloseTo(of('ㄇ').x, 2);
    expect(of('ㄇ').baseline).toBeGreaterThan(of('˙').baseline - 2.7);
  });

  test('it never starts a line: it is one box with its character', async () => {
    for (let measure = 5; measure < 12; measure++) {
      const set = await marked('一二三四五六七八:ruby[中国]{ㄓㄨㄥ ㄍㄨㄛˊ}九十一二三四五', { ...WIDE, measure });
      for (const { x } of set.readings) expect(x).toBeGreaterThan(20 + 8.9);
    }
  });
});
