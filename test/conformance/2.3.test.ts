/**
 * Table 2.3 of composition.md: stops that hang over a line's end where a house wants it, and do not where it says nothing.
 */
/* oxlint-disable vitest/expect-expect -- expectAt holds the assertions */
import { expect } from 'vitest';
import { mutation, row, table } from './row.ts';
import { expectAt, set, texts } from './set.ts';

table('2.3.test.ts');

const hanging = { hanging: 'stops' } as const;

row(
  'H1',
  'kept',
  'a house that says nothing hangs nothing: no mark passes the measure',
  async () => {
    for (const mark of '，。、') {
      const lines = await set(`春夏秋冬东${mark}南西北`, { measure: 5 });
      expect(texts(lines)).toEqual(['春夏秋冬', `东${mark}南西北`]);
      expectAt(lines[0], [0, 4 / 3, 8 / 3, 4]);
    }
  },
  mutation('text/composer.ts', "stream.hangs(house.hanging === 'stops');", 'stream.hangs(true);'),
);

row(
  'H2',
  'option',
  'a stop that would begin the next line hangs over the end of its own; one that has room does not',
  async () => {
    for (const mark of '，。、；：？！') {
      const lines = await set(`春夏秋冬东${mark}南西北`, { measure: 5, house: hanging });
      expect(texts(lines)).toEqual([`春夏秋冬东${mark}`, '南西北']);
      expectAt(lines[0], [0, 1, 2, 3, 4, 5]);
      const [inside] = await set(`春夏秋冬${mark}东南西北`, { measure: 5, house: hanging });
      expectAt(inside, [0, 1.125, 2.25, 3.375, 4.5]);
    }
    // Over its measure by more than a comma and the gaps beside a letter can give: the stop hangs whole, the rest is squeezed.
    const [full] = await set('春，夏l秋冬，南西北甲', { measure: 5, house: hanging });
    expect(full!.text).toBe('春，夏l秋冬，');
    expect(full!.glyphs.at(-1)!.x).toBeCloseTo(5, 3);
    for (const mark of '”）》') {
      const lines = await set(`春夏秋冬东${mark}南西北`, { measure: 5, house: hanging });
      expect(texts(lines)).toEqual(['春夏秋冬', `东${mark}南西北`]);
    }
  },
  mutation('text/composer.ts', "stream.hangs(house.hanging === 'stops');", 'stream.hangs(false);'),
  mutation(
    'text/pen.ts',
    'endTrim === HALF && cls !== Class.close && !isMark(this.before) ? HALF : 0',
    'endTrim === HALF ? HALF : 0',
  ),
  mutation('line/sums.ts', 'const rest = bare + hungAt(boxes, a, b, -bare);', 'const rest = bare;'),
);

row(
  'H3',
  'option',
  'nothing hangs in horizontal Taiwan and Hong Kong setting, whose stops stand in the middle of their em',
  async () => {
    for (const region of ['taiwan', 'hongkong'] as const) {
      const lines = await set('春夏秋冬东，南西北', { measure: 5, house: { ...hanging, region } });
      expect(texts(lines)).toEqual(['春夏秋冬', '东，南西北']);
      expectAt(lines[0], [0, 4 / 3, 8 / 3, 4]);
    }
  },
  mutation(
    'text/pen.ts',
    'endTrim === HALF && cls !== Class.close && !isMark(this.before) ? HALF : 0',
    'cls === Class.comma ? 1 : 0',
  ),
);

row(
  'H4',
  'option',
  'nothing hangs out of a run of marks: the Han before them comes along',
  async () => {
    for (const marks of ['。”', '，）', '？！']) {
      const lines = await set(`春夏秋冬东${marks}南西北`, { measure: 5, house: hanging });
      expect(texts(lines)).toEqual(['春夏秋冬', `东${marks}南西北`]);
      expectAt(lines[0], [0, 4 / 3, 8 / 3, 4]);
    }
    // The bracket closes at the measure; the stop behind it has half an em too little.
    const [line] = await set('（春夏秋冬）。东南西北', { measure: 5, house: hanging });
    expect(line!.text).toBe('（春夏秋');
  },
  mutation(
    'text/pen.ts',
    'endTrim === HALF && cls !== Class.close && !isMark(this.before) ? HALF : 0',
    'endTrim === HALF && cls !== Class.close ? HALF : 0',
  ),
);
