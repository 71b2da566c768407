/**
 * Table 2.6 of composition.md: how a line is made as long as its measure. Each step is seen alone: a line is set so much narrower or wider
 * than it is, and every gap is measured. What each gap has to give follows from the clause.
 */
/* oxlint-disable vitest/expect-expect -- expectAt holds the assertions */
import { expect } from 'vitest';
import { planHeadline, setHeadline } from '../../src/makeup/headline.ts';
import { Grid } from '../../src/plan/grid.ts';
import broadsheet from '../../templates/broadsheet-feature/grid.ts';
import { styled } from '../support/flow.ts';
import { squareSetter } from '../support/square-font.ts';
import { foundIn } from '../support/desk.ts';
import { mutation, row, table } from './row.ts';
import { adjusted, at, expectAt, expectNear, han, type Set, set, single, texts } from './set.ts';

table('2.6.test.ts');

const GAPS = 'text/gaps.ts';
const SUMS = 'line/sums.ts';
const closing = '，。、；：？！”’）》';

/** Where a line's last glyph ends; half an em of a closing mark counts. */
const right = ({ glyphs }: Set): number =>
  glyphs.at(-1)!.x + (closing.includes(glyphs.at(-1)!.text) ? 0.5 : glyphs.at(-1)!.advance);
const step = (line: Set, a: string, b: string, nth = 0): number => at(line, b, nth).x - at(line, a, nth).x;

row(
  'J1',
  'kept',
  'every line but the last ends at the measure, the last one where its text does',
  async () => {
    const text = `“${han(9)}，${han(7)}”（${han(4)}）；${han(12)}。ABC${han(8)}2020年${han(3)}。`;
    for (let measure = 6; measure <= 20; measure++) {
      const lines = await set(text, { measure, indent: 2 });
      for (const line of lines.slice(0, -1)) expect(right(line), `${measure}: ${line.text}`).toBeCloseTo(measure, 2);
      expect(right(lines.at(-1)!)).toBeLessThanOrEqual(measure + 0.001);
      expect(lines.at(-1)!.gap).toBe(0);
    }
  },
  mutation('text/set.ts', "last || align !== 'justify'", 'true'),
  mutation(SUMS, 'if (last || rest <= EPSILON) return', 'if (rest <= EPSILON) return'),
);

row(
  'J2',
  'kept',
  'a line that may be narrowed or widened is narrowed',
  async () => {
    const lines = await set('春（夏）秋冬东，南西北甲', { measure: 7 });
    expect(texts(lines)).toEqual(['春（夏）秋冬东，', '南西北甲']);
    // Half an em too long: each bracket gives a quarter.
    expectAt(lines[0], [0, 0.75, 1.75, 2.75, 3.5, 4.5, 5.5, 6.5]);
  },
  mutation('line/cost.ts', 'shrink: [4, 4, 12, 16, 6, 44]', 'shrink: [4, 4, 12e6, 16, 6, 44]'),
);

row(
  'J3',
  'kept',
  'brackets, commas, Han–Western gaps, full stops: each gives all it has before the next gives any; a full-width interpunct its sides before them',
  async () => {
    const gaps = async (less: number): Promise<number[]> => {
      const line = await adjusted('春（夏）秋，冬AB东。西', 12, less);
      const last = at(line, 'B').advance;
      return [
        1 - step(line, '春', '（'),
        1 - step(line, '）', '秋'),
        1 - step(line, '，', '冬'),
        1.125 - step(line, '冬', 'A'),
        last + 0.125 - step(line, 'B', '东'),
        1 - step(line, '。', '西'),
      ];
    };
    expectNear(await gaps(0.6), [0.3, 0.3, 0, 0, 0, 0]);
    expectNear(await gaps(1.25), [0.5, 0.5, 0.25, 0, 0, 0]);
    expectNear(await gaps(1.6), [0.5, 0.5, 0.5, 0.05, 0.05, 0]);
    expectNear(await gaps(1.95), [0.5, 0.5, 0.5, 0.125, 0.125, 0.2]);
    // The interpunct of Taiwan is one em: a quarter at either side, before the brackets.
    const taiwan = await adjusted('春·夏（秋）冬', 7, 0.75, { house: { region: 'taiwan' } });
    expect(step(taiwan, '春', '夏')).toBeCloseTo(1.5, 2);
    expect(step(taiwan, '夏', '（')).toBeCloseTo(0.875, 2);
    expect(step(taiwan, '）', '冬')).toBeCloseTo(0.875, 2);
    // A word space is a quarter already.
    const words = await adjusted('AB CD夏，秋', 7, 0.3);
    expect(step(words, 'B', 'C') - at(words, 'B').advance).toBeCloseTo(0.25, 2);
  },
  mutation(GAPS, 'bracket: 2, comma: 3', 'bracket: 3, comma: 2'),
  mutation(GAPS, 'comma: 3, hanWestern: 4', 'comma: 4, hanWestern: 3'),
  mutation(GAPS, 'hanWestern: 4, stop: 5', 'hanWestern: 5, stop: 4'),
  mutation(GAPS, 'step: Step.interpunct, shrink: HALF / 2', 'step: Step.interpunct, shrink: 0'),
);

row(
  'J4',
  'kept',
  'within a step every gap gives the same',
  async () => {
    expectAt(await adjusted('春，夏、秋；冬', 7, 0.6), [0, 1, 1.8, 2.8, 3.6, 4.6, 5.4]);
    expectAt(await adjusted('春夏秋冬东', 4, -0.6), [0, 1.2, 2.4, 3.6]);
  },
  mutation(SUMS, 'shrink[step] = spent / capacity;', 'shrink[step] = 1;'),
  mutation(SUMS, 'gap: rest > EPSILON && open > 0 ? rest / open : 0', 'gap: rest > EPSILON && open > 0 ? rest / (open + 1) : 0'),
);

row(
  'J5',
  'kept',
  'where the house says so, 。？！ keep their em within a line',
  async () => {
    for (const mark of '。？！') {
      expectAt(await single(`春${mark}夏`, { narrow: true }), [0, 1, 1.5]);
      expectAt(await single(`春${mark}夏`, { narrow: true, house: { squeezeStops: false } }), [0, 1, 2]);
    }
    expectAt(await single('春，夏', { narrow: true, house: { squeezeStops: false } }), [0, 1, 1.5]);
  },
  mutation(GAPS, 'step === Step.stop && !house.squeezeStops ?', 'step === Step.stop && house.squeezeStops ?'),
);

row(
  'J6',
  'kept',
  'a fixed Han–Western space is 1/4 em whether its line is narrowed or widened',
  async () => {
    const house = { hanLatin: 'fixed' } as const;
    expect(step(await adjusted('春AB夏秋', 5, 0.2, { house }), '春', 'A')).toBeCloseTo(1.25, 2);
    for (const less of [0.3, 0, -0.6]) {
      const line = await adjusted('春AB夏，秋冬东', 7, less, { house });
      expect(step(line, '春', 'A')).toBeCloseTo(1.25, 2);
      expect(step(line, 'B', '夏') - at(line, 'B').advance).toBeCloseTo(0.25, 2);
      expect(step(line, '，', '秋')).toBeCloseTo(1 - Math.max(0, less) + Math.max(0, -less) / 3, 2);
    }
  },
  mutation(
    GAPS,
    'return { natural: 0.25, shrink: 0, hanWestern: 0, open: 0 };',
    'return { natural: 0.25, shrink: 0, hanWestern: 0, open: 1 };',
  ),
  mutation(
    GAPS,
    'return { natural: 0.25, shrink: 0, hanWestern: 0, open: 0 };',
    'return { natural: 0.25, shrink: 0.125, hanWestern: 0, open: 0 };',
  ),
);

row(
  'J7',
  'kept',
  'word spaces up to 1/2 em, then Han–Western gaps up to theirs, then every gap alike',
  async () => {
    const gaps = async (more: number, house = {}): Promise<number[]> => {
      const line = await adjusted('春AB CD夏秋冬', 7, -more, { house });
      const own = (c: string): number => at(line, c).advance;
      return [step(line, '春', 'A') - 1, step(line, 'B', 'C') - own('B'), step(line, 'D', '夏') - own('D'), step(line, '夏', '秋') - 1]; // prettier-ignore
    };
    expectNear(await gaps(0.2), [0.125, 0.45, 0.125, 0]);
    expectNear(await gaps(0.35), [0.175, 0.5, 0.175, 0]);
    expectNear(await gaps(0.9), [0.35, 0.6, 0.35, 0.1]);
    // Books: 1/4 to 1/3.
    expectNear(await gaps(0.25 + 1 / 6, { hanLatin: 'book' }), [1 / 3, 0.5, 1 / 3, 0]);
    expectNear(await gaps(0.25 + 1 / 6 + 0.4, { hanLatin: 'book' }), [1 / 3 + 0.1, 0.6, 1 / 3 + 0.1, 0.1]);
  },
  mutation(
    GAPS,
    'shrink: 0, wordSpace: 0.25, hanWestern: 0, open: 1, penalty: 0',
    'shrink: 0, wordSpace: 0.5, hanWestern: 0, open: 1, penalty: 0',
  ),
  mutation(GAPS, 'hanWestern: 1 / 3 - 0.25', 'hanWestern: 0.5 - 0.25'),
  mutation(SUMS, 'const hanWestern = ratio(of(Sum.hanWestern));', 'const hanWestern = 0;'),
);

row(
  'J8',
  'kept',
  'a wide line opens neither its units nor the sides of connectors and solidi',
  async () => {
    const line = await adjusted('春～夏／秋冬东南', 7, -0.4);
    expect(step(line, '春', '夏')).toBeCloseTo(2, 3);
    expect(step(line, '夏', '秋')).toBeCloseTo(1.5, 3);
    expect(step(line, '秋', '冬')).toBeCloseTo(1.2, 3);
    expect(step(line, '冬', '东')).toBeCloseTo(1.2, 3);
    const units = await adjusted('春……夏——秋冬', 6, -0.5);
    expect(at(units, '…', 1).x - at(units, '…').x).toBeCloseTo(1, 3);
    expect(at(units, '秋').x - at(units, '夏').x).toBeCloseTo(3.25, 3);
  },
  mutation(
    GAPS,
    'c === Class.connector || c === Class.wave || c === Class.solidus;',
    'c === Class.connector || c === Class.solidus;',
  ),
  mutation(
    GAPS,
    'c === Class.connector || c === Class.wave || c === Class.solidus;',
    'c === Class.connector || c === Class.wave;',
  ),
  mutation('text/pen.ts', 'const gap = within ? closedGap : (typed ?? tight);', 'const gap = typed ?? tight;'),
);

row(
  'J9',
  'kept',
  'a single line stands at the start, the end or the middle of its measure, solid',
  async () => {
    const how = { measure: 6 };
    expectAt((await set('春夏', { ...how, align: 'start' }))[0], [0, 1]);
    expectAt((await set('春夏', { ...how, align: 'center' }))[0], [2, 3]);
    expectAt((await set('春夏', { ...how, align: 'end' }))[0], [4, 5]);
    expectAt((await set('春夏', how))[0], [0, 1]);
  },
  mutation('text/set.ts', "align === 'center' ? (em - width) / 2 :", "align === 'center' ? 0 :"),
  mutation('text/set.ts', "align === 'end' ? em - width : 0", "align === 'end' ? 0 : 0"),
);

row(
  'J10',
  'option',
  'rows of a headline that differ by one character are spread to one width; two, three or four characters are opened up',
  () => {
    const grid = new Grid(broadsheet.page.grid, { size: 9, leading: 11.25 });
    const setter = squareSetter();
    const rows = (title: string, evenRows: boolean) => {
      const headline = title.split('\u3000').map((text) => styled(text, { block: text, role: 'headline' }));
      const head = { kicker: null, headline, deck: null, standfirst: null, byline: null };
      const room = {
        grid,
        form: broadsheet.page,
        spread: false,
        source: title,
        whole: { file: 'a.md', start: 0, end: 0 },
        evenRows,
      };
      return setHeadline(setter, planHeadline(setter, head, room), 0).map(({ line: { runs } }) => runs.flatMap(({ at: x, size }) => x.map((one) => one / size))); // prettier-ignore
    };
    const title = '东南西北东南西北东南西北东\u3000春夏秋冬春夏秋冬春夏秋冬';
    const [more, fewer] = rows(title, true);
    expect(more!.length).toBe(13);
    expectNear([fewer![0]!, fewer!.at(-1)!], [more![0]!, more!.at(-1)!]);
    expectNear(
      fewer!.slice(1).map((x, i) => x - fewer![i]!),
      Array.from({ length: 11 }, () => 12 / 11),
    );
    const [, solid] = rows(title, false);
    expectNear(
      solid!.slice(1).map((x, i) => x - solid![i]!),
      Array.from({ length: 11 }, () => 1),
    );
    const [short] = rows('春夏', false);
    expect(short![1]! - short![0]!).toBeGreaterThanOrEqual(2.5);
  },
  mutation('makeup/headline-main.ts', 'return close && gaps > 0 ? base + (most - ems[i]!) / gaps : base;', 'return base;'),
  mutation('makeup/headline-main.ts', '2: [1.5, 2]', '2: [0.5, 1]'),
);

row(
  'J11',
  'lint',
  'body text that is opened up with spaces is found; a headline, a name and one space between phrases are the author’s',
  async () => {
    expect(await foundIn('通 知 全 体 ，明天开会。')).toEqual(['width 通 知 全 体']);
    expect(await foundIn('不忘来路 再上新程，明天开会。', '## 通 知 全 体')).toEqual([]);
  },
  mutation(
    'check/rules/width.ts',
    "if (passage.role !== 'body' && passage.role !== 'item') return;",
    "if (passage.role === 'body') return;",
  ),
);
