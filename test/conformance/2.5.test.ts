/**
 * Table 2.5 of composition.md: Han with Western words and figures. Positions follow from the clause; widths of letters are the face's.
 */
/* oxlint-disable vitest/expect-expect -- expectAt holds the assertions */
import { expect } from 'vitest';
import { narrowed } from '../../src/read/import-marks.ts';
import { fontBook } from '../support/fonts.ts';
import { glyphOf, glyphsOf, para, setter } from '../text/downwards.ts';
import { foundIn } from '../support/desk.ts';
import { mutation, row, table, told } from './row.ts';
import { adjusted, at, expectAt, expectNear, type Set, set, single, xs } from './set.ts';

table('2.5.test.ts');

const GAPS = 'text/gaps.ts';

/** From one glyph's right edge to the next one's origin, em; a Han is one em wide, a figure half. */
const between = (line: Set, i: number): number => {
  const [a, b] = [line.glyphs[i]!, line.glyphs[i + 1]!];
  return b.x - a.x - a.advance;
};

row(
  'M1',
  'kept',
  'figures are half an em wide with nothing around them and 1/8 at most; words have 1/8, 0 at least and 1/4 at most; in books 1/4; none at a line’s edge',
  async () => {
    expectAt(await single('春12夏'), [0, 1, 1.5, 2]);
    expectAt(await adjusted('春12夏秋', 4, -0.2), [0, 1.1, 1.6, 2.2]);
    expectAt(await adjusted('春12夏秋', 4, -0.25), [0, 1.125, 1.625, 2.25]);
    expectNear(xs(await adjusted('春12夏秋冬', 5, -0.55)), [0, 1.225, 1.725, 2.45, 3.55]);
    const word = await single('春GB夏');
    expectNear([between(word, 0), between(word, 2)], [0.125, 0.125]);
    const tight = await adjusted('春GB夏', 4, 0.25);
    expectNear([between(tight, 0), between(tight, 2)], [0, 0]);
    const wide = await adjusted('春GB夏秋', 4, -0.25);
    expectNear([between(wide, 0), between(wide, 2)], [0.25, 0.25]);
    const house = { hanLatin: 'book' } as const;
    for (const text of ['春GB夏', '春12夏']) {
      const book = await single(text, { house });
      expectNear([between(book, 0), between(book, 2)], [0.25, 0.25]);
    }
    const edges = await set('春夏秋GBGB冬东南', { measure: 3, house });
    expect(edges.map(({ glyphs }) => glyphs[0]!.x)).toEqual([0, 0, 0]);
  },
  mutation(GAPS, 'if (figure) return { natural: 0, shrink: 0, hanWestern: 0.125, open: 1 };', ''),
  mutation(
    GAPS,
    'if (figure) return { natural: 0, shrink: 0, hanWestern: 0.125, open: 1 };',
    'if (figure) return { natural: 0, shrink: 0, hanWestern: 0.25, open: 1 };',
  ),
  mutation(
    GAPS,
    'return { natural: 0.125, shrink: 0.125, hanWestern: 0.125, open: 1 };',
    'return { natural: 0.125, shrink: 0.1, hanWestern: 0.125, open: 1 };',
  ),
  mutation(GAPS, "if (house.hanLatin === 'book') return {", "if (house.hanLatin !== 'book') return {"),
  mutation(
    'text/composer.ts',
    'if (half[0] !== gids[0] && face.advance(half[0]!) * 2 === face.upem)',
    'if (half[0] === gids[0])',
  ),
);

row(
  'M2',
  'kept',
  'no such space next to a stop, a comma or a bracket, in either preset',
  async () => {
    for (const hanLatin of ['newspaper', 'book'] as const) {
      const line = await single('春，GB。夏（GB）秋', { house: { hanLatin } });
      expect(at(line, 'G').x - at(line, '，').x).toBeCloseTo(1, 3);
      expect(at(line, '。').x - at(line, 'B').x).toBeCloseTo(at(line, 'B').advance, 3);
      expect(at(line, 'G', 1).x - at(line, '（').x).toBeCloseTo(1, 3);
      expect(at(line, '）').x - at(line, 'B', 1).x).toBeCloseTo(at(line, 'B', 1).advance, 3);
    }
  },
  mutation(GAPS, 'c === Class.han || c === Class.other ||', 'c === Class.han || c === Class.comma || c === Class.other ||'),
  mutation(GAPS, 'c === Class.han || c === Class.other ||', 'c === Class.han || c === Class.close || c === Class.other ||'),
);

row(
  'M3',
  'kept',
  'a typed space between Han and a word or a figure is the same gap as none',
  async () => {
    for (const [spaced, plain] of [
      ['春 GB 夏', '春GB夏'],
      ['春 12 夏', '春12夏'],
    ] as const)
      expect(xs(await single(spaced))).toEqual(xs(await single(plain)));
    const stretched = await adjusted('春 GB 夏秋', 4, -0.2);
    expect(between(stretched, 0)).toBeCloseTo(0.225, 3);
  },
  mutation(
    'text/pen.ts',
    'const typed = this.pending && !(this.pending === wordSpace && isMixed(this.before, cls)) ? this.pending : null;',
    'const typed = this.pending;',
  ),
);

row(
  'M4',
  'lint',
  'half-width marks in Chinese text are found, those of numbers and Latin words are not, nor Chinese marks between Latin words; a Latin sentence keeps its own',
  async () => {
    expect(await foundIn('他说,这是好事;真的.')).toEqual(['width ,', 'width ;', 'width .']);
    expect(await foundIn('比分3:2，共1,200人，用Node.js与A,B两法，Adobe，Google都来了。')).toEqual([]);
    expect(await foundIn('She was tired，and it was late。')).toContain('width ，');
  },
  mutation('check/rules/width.ts', 'if (besideChinese(text, at)) return true;', 'if (isDigit(before)) return true;'),
);

row(
  'M5',
  'kept',
  'letters of a word and figures of a number stand as in a natural line, however wide or narrow their line is set',
  async () => {
    const natural = await single('春AVATAR夏1234秋，冬东');
    for (const less of [0.4, -0.9, -4]) {
      const line = await adjusted('春AVATAR夏1234秋，冬东', 15, less);
      for (const i of [1, 2, 3, 4, 5, 8, 9, 10]) expect(between(line, i), `${i} at ${less}`).toBeCloseTo(between(natural, i), 2);
    }
  },
  mutation(
    GAPS,
    'if ((western(a) && western(b)) || b === Class.combining) return closed;',
    'if ((western(a) && western(b)) || b === Class.combining) return { ...closed, open: 1 };',
  ),
);

told('M6', 'off', 'the strict grid is not asked for');

const WESTERN = 'text/vertical/western.ts';
const column = { x: 300, top: 40, height: 20, size: 10, leading: 15 };
const down = async (text: string) => setter(await fontBook()).verticalColumn([para(text)], column);

row(
  'M7',
  'option',
  'down, single letters and figures and short acronyms stand upright one under the other, an em each',
  async () => {
    for (const word of ['8', 'A', 'NBA']) {
      const found = glyphsOf(await down(`春${word}夏`)).slice(1, -1);
      expect(found.map(({ text }) => text).join('')).toBe(word);
      found.forEach(({ x, y, run }, i) => expect([x, y, run.turn]).toEqual([292.5, 50 + 10 * i, undefined]));
    }
  },
  mutation(
    WESTERN,
    "if (/^([A-Za-z]|[A-Z\\d]{1,3})$/.test(word)) return 'upright';",
    "if (/^([A-Za-z]|[A-Z\\d]{1,3})$/.test(word)) return 'turned';",
  ),
);

row(
  'M8',
  'option',
  'down, words are turned a quarter clockwise with 1/4 em at each side',
  async () => {
    const lines = await down('用Laser造');
    const found = glyphsOf(lines).slice(1, -1);
    const { advances } = (await fontBook()).role('body')[0]!.shape('Laser');
    let y = 50 + 2.5;
    found.forEach((glyph, i) => {
      expect(glyph.run.turn).toBe(90);
      expect(glyph.y).toBeCloseTo(y, 2);
      y += advances[i]! / 100;
    });
    expect(glyphOf(lines, '造').y).toBeCloseTo(y + 2.5, 2);
  },
  mutation('text/vertical/gaps.ts', "hanLatin: 'book' });", "hanLatin: 'newspaper' });"),
);

row(
  'M9',
  'option',
  'down, two or three figures stand side by side in one cell, no wider than an em',
  async () => {
    const face = (await fontBook()).role('body')[0]!;
    for (const figures of ['26', '100']) {
      const lines = await down(`第${figures}期`);
      const found = glyphsOf(lines).slice(1, -1);
      expect(found.map(({ y }) => y)).toEqual(Array.from(figures, () => 50));
      const half = ({ gid, run }: (typeof found)[number]): number =>
        ((face.advance(gid) / face.upem) * 10 * (run.stretch ?? 1)) / 2;
      const wide = found.at(-1)!.x + half(found.at(-1)!) - (found[0]!.x - half(found[0]!));
      expect(wide).toBeLessThanOrEqual(10.001);
      expect(glyphOf(lines, '期').y).toBe(60);
    }
  },
  mutation(WESTERN, "if (/^\\d{2,3}$/.test(word)) return 'cell';", "if (/^\\d{2,3}$/.test(word)) return 'upright';"),
);

row(
  'M10',
  'option',
  'down, quotation marks are Western and turned only around Western text',
  async () => {
    const turned = (await down('说“A is B”吗'))[0]!.runs.filter((run) => run.turn === 90).map(({ text }) => text); // prettier-ignore
    expect(turned.join('')).toBe('“A is B”');
    expect(glyphOf(await down('说“春夏”吗'), '“').run.turn).toBeUndefined();
  },
  mutation(WESTERN, 'return spaces > 0 ? i : 0;', 'return 0;'),
);

row(
  'M11',
  'kept',
  'import turns full-width letters and figures of raw copy, which then stand in their own widths',
  async () => {
    expect(narrowed('ＧＢ１２，Ａｚ')).toBe('GB12，Az');
    expectAt(await single(narrowed('春１２夏')), [0, 1, 1.5, 2]);
  },
  mutation('read/import-marks.ts', 'const TO_ASCII = 0xfee0;', 'const TO_ASCII = 0;'),
);
