/**
 * Table 2.8 of composition.md: how rare characters are read, in brackets or between the lines. Lines are set at 9 pt; readings have room from
 * 16.2 pt of leading on.
 */
import { expect } from 'vitest';
import { fontBook } from '../support/fonts.ts';
import { charactersOf, footOf, headOf, marked, type Marked, stretchOf } from '../text/marked.ts';
import { mutation, row, table } from './row.ts';

table('2.8.test.ts');

const WIDE = { ruby: 'interlinear', leading: 16.2, measure: 20 } as const;
const RUBY = 'text/ruby.ts';
const ZHUYIN = 'text/zhuyin.ts';

/** Where each run of readings begins and ends, by the advances of its face, pt. */
async function extents(set: Marked): Promise<{ text: string; left: number; right: number; size: number }[]> {
  const faces = new Map((await fontBook()).faces.map((face) => [face.id, face]));
  return set.readings.flatMap(({ runs }) =>
    runs.map(({ face: id, gids, at, size, text }) => {
      const face = faces.get(id)!;
      return { text, size, left: at[0]!, right: at.at(-1)! + (face.advance(gids.at(-1)!) / face.upem) * size };
    }),
  );
}
const middle = ({ left, right }: { left: number; right: number }): number => (left + right) / 2;

row(
  'R1',
  'option',
  'Zhuyin stands at the right of its character, its symbols 3:10 and one under the other; it begins no line',
  async () => {
    const set = await marked('来:ruby[中国]{ㄓㄨㄥ ㄍㄨㄛˊ}字', WIDE);
    const chars = charactersOf(set.lines[0]!);
    // A character with its Zhuyin is one and a half em wide.
    expect(chars.map(({ x }) => x - chars[0]!.x)).toEqual([0, 9, 22.5, 36]);
    const signs = set.readings.map(({ runs: [run], baseline: y }) => ({ x: run!.at[0]!, y, size: run!.size }));
    for (const [i, sign] of signs.slice(0, 3).entries()) {
      expect(sign.size).toBeCloseTo(2.7, 3);
      expect(sign.x).toBeGreaterThanOrEqual(chars[1]!.x + 9);
      expect(sign.x + 2.7).toBeLessThanOrEqual(chars[2]!.x);
      if (i > 0) expect(sign.y - signs[i - 1]!.y).toBeCloseTo(2.7, 2);
    }
    for (let measure = 5; measure < 12; measure++)
      for (const { x } of (await marked('一二三四五六七八:ruby[中国]{ㄓㄨㄥ ㄍㄨㄛˊ}九十一二三', { ...WIDE, measure })).readings)
        expect(x).toBeGreaterThan(20 + 8.9);
  },
  mutation(ZHUYIN, 'const SYMBOL = 0.3;', 'const SYMBOL = 0.4;'),
  mutation(ZHUYIN, 'export const ZHUYIN_WIDTH = 0.5;', 'export const ZHUYIN_WIDTH = 0.25;'),
);

row(
  'R2',
  'option',
  'the tone stands at the right of the last symbol, the neutral tone over the first',
  async () => {
    const set = await marked('问:ruby[好吗]{ㄏㄠˇ ˙ㄇㄚ}字', WIDE);
    const sign = (text: string) => set.readings.find(({ runs }) => runs[0]!.text === text)!;
    expect(sign('ˇ').x).toBeCloseTo(sign('ㄠ').x + 2.7, 2);
    expect(sign('ˇ').x + sign('ˇ').measure).toBeLessThanOrEqual(charactersOf(set.lines[0]!)[2]!.x + 0.01);
    expect(sign('˙').x).toBeCloseTo(sign('ㄇ').x, 2);
    expect(sign('ㄇ').baseline).toBeGreaterThan(sign('˙').baseline - 2.7);
  },
  mutation(ZHUYIN, 'x: left + side, y: last', 'x: left, y: last'),
  mutation(ZHUYIN, 'if (run.text[unit] === LIGHT)', "if (run.text[unit] === 'x')"),
);

row(
  'R3',
  'option',
  'pinyin stands over the middle of its character, half as large, a quarter em above it',
  async () => {
    const set = await marked('来:ruby[湉]{tián}字', WIDE);
    const [reading] = await extents(set);
    expect(reading!.size).toBeCloseTo(4.5, 3);
    expect(middle(reading!)).toBeCloseTo(middle(stretchOf(set.lines[0]!, '湉')), 1);
    expect(headOf(set.lines[0]!) - footOf(set.readings[0]!, 4.5)).toBeCloseTo(9 / 4, 1);
    expect(set.relaxations).toEqual([]);
  },
  mutation(RUBY, 'export const READING = 0.5;', 'export const READING = 0.7;'),
  mutation(RUBY, 'const WANTED_AIR = 0.25;', 'const WANTED_AIR = 0.1;'),
  mutation(RUBY, 'const x = (from + to - readingWidth(book, reading) * stand.size) / 2;', 'const x = from;'),
);

row(
  'R4',
  'option',
  'a character opens on both sides for a reading wider than it; a word has one reading over it, half an em from the next',
  async () => {
    const set = await marked('来:ruby[庄双]{zhuāng shuāng}两', WIDE);
    const readings = await extents(set);
    const chars = charactersOf(set.lines[0]!);
    expect(chars[2]!.x - chars[1]!.x).toBeGreaterThan(9.5);
    for (const [i, reading] of readings.entries()) expect(middle(reading)).toBeCloseTo(chars[i + 1]!.x + 4.5, 1);
    const words = await marked('在:ruby[重庆]{Chóngqìng}:ruby[双桥]{Shuāngqiáo}站', WIDE);
    const [one, two] = await extents(words);
    expect(middle(one!)).toBeCloseTo(middle(stretchOf(words.lines[0]!, '重庆')), 1);
    expect(two!.left - one!.right).toBeGreaterThanOrEqual(4.5 / 2 - 0.01);
  },
  mutation(RUBY, 'return Math.max(0, wide - base) / (reading.to - reading.from + 1);', 'return 0;'),
  mutation(RUBY, 'character: 0.25, word: 0.5', 'character: 0.25, word: 0.1'),
);

row(
  'R5',
  'kept',
  'news sets a reading in brackets behind its character, in the size of the text',
  async () => {
    const set = await marked(':ruby[湉]{tián}字', { measure: 20 });
    const { runs, x } = set.lines[0]!;
    expect(runs.map(({ text }) => text)).toEqual(['湉', '（', 'tián', '）', '字']);
    expect(runs.map(({ src }) => src === null)).toEqual([false, true, false, true, false]);
    // The opening bracket’s ink is the right half of its em.
    expect([runs[1]!.at[0]! - x, runs[2]!.at[0]! - x, runs[2]!.size]).toEqual([9, 18, 9]);
    expect(set.readings).toEqual([]);
  },
  mutation('style/inlines.ts', "generatedText('（', base), styledText", "generatedText('[', base), styledText"),
);
