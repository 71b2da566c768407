/**
 * Table 2.1 of composition.md: what may not begin or end a line, and what is never split. Positions follow from the clause: a Han is one em
 * wide, and a line of n Han in n + 1 em opens each of its n − 1 gaps by 1/(n − 1).
 */
/* oxlint-disable vitest/expect-expect -- expectAt holds the assertions */
import { expect } from 'vitest';
import { styledOf, typed } from '../support/story.ts';
import { mutation, row, table, told } from './row.ts';
import { at, expectAt, han, page, set, texts, xs } from './set.ts';

table('2.1.test.ts');

const GAPS = 'text/gaps.ts';
/** Four Han spread over five em. */
const FOUR_IN_FIVE = [0, 4 / 3, 8 / 3, 4];

row(
  'L1',
  'option',
  'without kinsoku a comma begins a line, and an opening bracket ends one',
  async () => {
    const lines = await set('春夏秋冬，东南西', { measure: 4, house: { kinsoku: 'none' } });
    expect(texts(lines)).toEqual(['春夏秋冬', '，东南西']);
    expectAt(lines[0], [0, 1, 2, 3]);
    expectAt(lines[1], [0, 1, 2, 3]);
    expect(texts(await set('春夏秋冬（东南西北）', { measure: 5, house: { kinsoku: 'none', squeeze: false } }))[0]).toBe(
      '春夏秋冬（',
    );
  },
  mutation(
    GAPS,
    `function noStart(c: ClassId, level: HouseStyle['kinsoku']): boolean {\n  if (level === 'none') return false;`,
    `function noStart(c: ClassId, level: HouseStyle['kinsoku']): boolean {`,
  ),
  mutation(
    GAPS,
    `function noEnd(c: ClassId, level: HouseStyle['kinsoku']): boolean {\n  if (level === 'none') return false;`,
    `function noEnd(c: ClassId, level: HouseStyle['kinsoku']): boolean {`,
  ),
);

row(
  'L2',
  'kept',
  'no stop begins a line at any level: the Han before it comes along, and its line opens up',
  async () => {
    for (const gap of [' ', '\u200b']) expect(texts(await set(`春夏秋冬东${gap}，南西北`, { measure: 5 }))[0]).toBe('春夏秋冬');
    // With a typed em the rest is too long for one line, and how it parts is not this rule's.
    for (const text of texts(await set('春夏秋冬东\u3000，南西北', { measure: 5 }))) expect(text).not.toMatch(/^，/u);
    for (const mark of '，。、；：！？')
      for (const kinsoku of ['basic', 'gb', 'strict'] as const) {
        const lines = await set(`春夏秋冬东${mark}南西北`, { measure: 5, house: { kinsoku } });
        expect(texts(lines)).toEqual(['春夏秋冬', `东${mark}南西北`]);
        expectAt(lines[0], FOUR_IN_FIVE);
        expectAt(lines[1], [0, 1, 2, 3, 4]);
      }
  },
  mutation(
    GAPS,
    'if (c === Class.comma || c === Class.stop || c === Class.close) return true;',
    'if (c === Class.stop || c === Class.close) return true;',
  ),
  mutation(
    GAPS,
    'if (c === Class.comma || c === Class.stop || c === Class.close) return true;',
    'if (c === Class.comma || c === Class.close) return true;',
  ),
);

row(
  'L3',
  'kept',
  'no closing quote, bracket or title mark begins a line',
  async () => {
    for (const mark of '”’）》〉】」』〕］') {
      const lines = await set(`春夏秋冬东${mark}南西北`, { measure: 5 });
      expect(texts(lines)).toEqual(['春夏秋冬', `东${mark}南西北`]);
      expectAt(lines[0], FOUR_IN_FIVE);
    }
  },
  mutation(
    GAPS,
    'if (c === Class.comma || c === Class.stop || c === Class.close) return true;',
    'if (c === Class.comma || c === Class.stop) return true;',
  ),
);

row(
  'L4',
  'kept',
  'no connector and no interpunct begins a line',
  async () => {
    for (const mark of '–—～·') {
      const lines = await set(`春夏秋冬东${mark}南西北`, { measure: 5, house: { kinsoku: 'basic' } });
      expect(texts(lines)).toEqual(['春夏秋冬', `东${mark}南西北`]);
      expectAt(lines[0], FOUR_IN_FIVE);
    }
  },
  mutation(GAPS, 'c === Class.interpunct || c === Class.connector ||', 'c === Class.connector ||'),
  mutation(GAPS, 'c === Class.interpunct || c === Class.connector ||', 'c === Class.interpunct ||'),
  mutation(GAPS, '|| c === Class.wave || c === Class.postfix) return true', '|| c === Class.postfix) return true'),
  mutation('text/pen.ts', 'this.mark(faces, i, unit, Class.wave);', 'this.mark(faces, i, unit, Class.dash);'),
);

row(
  'L5',
  'kept',
  'no opening quote, bracket or title mark ends a line',
  async () => {
    for (const mark of '“‘（《〈【「『〔［') {
      const lines = await set(`春夏秋冬${mark}东南西北`, { measure: 5, house: { kinsoku: 'basic' } });
      expect(texts(lines)).toEqual(['春夏秋冬', `${mark}东南西北`]);
      expectAt(lines[0], FOUR_IN_FIVE);
      expectAt({ ...lines[1]!, glyphs: lines[1]!.glyphs.slice(1) }, [0.5, 1.5, 2.5, 3.5]);
    }
  },
  mutation(GAPS, 'return c === Class.open || c === Class.prefix ||', 'return c === Class.prefix ||'),
);

row(
  'L6',
  'kept',
  'the solidus stands at neither edge of a line; at the basic level it may end one',
  async () => {
    const text = '春夏秋冬／东南西';
    expect(texts(await set(text, { measure: 5 }))).toEqual(['春夏秋', '冬／东南西']);
    expectAt((await set(text, { measure: 5 }))[0], [0, 2, 4]);
    const start = await set('春夏秋冬东／南西北', { measure: 5 });
    expect(texts(start)).toEqual(['春夏秋冬', '东／南西北']);
    expectAt(start[0], FOUR_IN_FIVE);
    expect(texts(await set(text, { measure: 5, house: { kinsoku: 'basic' } }))).toEqual(['春夏秋冬／', '东南西']);
  },
  mutation(GAPS, `(c === Class.solidus && level !== 'basic')`, 'false'),
  mutation(GAPS, `if (c === Class.solidus) return level !== 'basic';`, 'if (c === Class.solidus) return false;'),
);

row(
  'L7',
  'option',
  'the strict level keeps dashes and ellipses from a line’s start, the others do not',
  async () => {
    for (const mark of ['——', '……']) {
      const text = `春夏秋冬东${mark}南西`;
      expect(texts(await set(text, { measure: 5 }))).toEqual(['春夏秋冬东', `${mark}南西`]);
      const strict = await set(text, { measure: 5, house: { kinsoku: 'strict' } });
      expect(texts(strict)).toEqual(['春夏秋冬', `东${mark}南西`]);
      expectAt(strict[0], FOUR_IN_FIVE);
    }
  },
  mutation(GAPS, `return level === 'strict' && (c === Class.dash || c === Class.ellipsis);`, 'return false;'),
);

row(
  'L8',
  'kept',
  'five Han and two marks in six em: a mark squeezed and one cut leave no break to prohibit',
  async () => {
    const lines = await set('春夏，秋冬东。南西北', { measure: 6 });
    expect(texts(lines)).toEqual(['春夏，秋冬东。', '南西北']);
    expectAt(lines[0], [0, 1, 2, 2.5, 3.5, 4.5, 5.5]);
  },
  mutation(GAPS, 'if (right) return one(0, stepOf(a), house);', 'if (right) return none;'),
);

row(
  'L9',
  'kept',
  'a mark is pulled up into its line though the Han before it could be pushed down',
  async () => {
    const lines = await set('春夏、秋冬东，南西北中甲乙', { measure: 6 });
    expect(texts(lines)[0]).toBe('春夏、秋冬东，');
    expectAt(lines[0], [0, 1, 2, 2.5, 3.5, 4.5, 5.5]);
  },
  mutation('line/cost.ts', 'shrink: [4, 4, 12, 16, 6, 44]', 'shrink: [4, 4, 12, 16e6, 6, 44]'),
);

row(
  'L10',
  'kept',
  'nine closing marks in four em: let through as a last resort, inside the measure, every one of them reported',
  async () => {
    const { lines, relaxations } = await page('春）））））））））', { measure: 4 });
    expect(lines.map(({ text }) => text).join('')).toBe('春）））））））））');
    const begun = lines.slice(1).filter(({ text }) => text.startsWith('）')).length;
    expect(begun).toBeGreaterThan(0);
    expect(relaxations).toEqual(Array.from({ length: begun }, () => 'L10 s1.p1'));
    for (const { glyphs } of lines) expect(glyphs.at(-1)!.x + 0.5).toBeLessThanOrEqual(4.001);
    expect((await page('春夏秋。』」冬东南', { measure: 4 })).relaxations).toEqual([]);
  },
  mutation(
    'text/typesetter.ts',
    'if (count && b < items.to - 1 && this.stream.penalty[b]! === Infinity)',
    'if (count && b < items.to - 1 && this.stream.penalty[b]! === -1)',
  ),
);

row(
  'L11',
  'kept',
  '—— is one mark of two em: it goes to the next line whole, and does not open',
  async () => {
    const lines = await set('春夏秋冬——东南西', { measure: 5 });
    expect(texts(lines)).toEqual(['春夏秋冬', '——东南西']);
    expectAt(lines[0], FOUR_IN_FIVE);
    expectAt(lines[1], [0, 2, 3, 4]);
    const [open] = await set('春夏——秋冬WWWWW', { measure: 7 });
    expect(open!.text).toBe('春夏——秋冬');
    expectAt(open, [0, 1.25, 2.5, 4.75, 6]);
    const [dash] = open!.glyphs.filter(({ text }) => text.startsWith('—'));
    expect(dash!.ink[1] - dash!.ink[0]).toBeGreaterThan(1.5);
  },
  mutation('text/pen.ts', 'return this.longDash(faces, i, 2);', 'return this.longDash(faces, i, 2) - 1;'),
  mutation('text/pen.ts', 'if (unit === 0x2014 && i + 1 < end &&', 'if (unit === 0x2013 && i + 1 < end &&'),
);

row(
  'L12',
  'kept',
  '…… is one mark of two em, its dots in the middle: whole on its line, and closed where the line opens',
  async () => {
    const lines = await set('春夏秋冬……东南西', { measure: 5 });
    expect(texts(lines)).toEqual(['春夏秋冬', '……东南西']);
    expectAt(lines[1], [0, 1, 2, 3, 4]);
    const [open] = await set('春夏……秋冬WWWWW', { measure: 7 });
    expectAt(open, [0, 1.25, 2.5, 3.5, 4.75, 6]);
    const dots = at(open, '…');
    expect((dots.rise[0] + dots.rise[1]) / 2).toBeCloseTo(0.38, 1);
    expect((dots.ink[0] + dots.ink[1]) / 2 - dots.x).toBeCloseTo(0.5, 2);
  },
  mutation('text/pen.ts', '(cls === Class.ellipsis && this.dots % 2 === 1))) return Infinity;', 'false)) return Infinity;'),
  mutation('text/pen.ts', 'const gap = within ? closedGap : (typed ?? tight);', 'const gap = typed ?? tight;'),
);

row(
  'L13',
  'kept',
  'a doubled ellipsis is four em and may stand alone on its line; where it has no room it parts in its middle only',
  async () => {
    expectAt((await set('…………', { measure: 6, indent: 2 }))[0], [2, 3, 4, 5]);
    expect(texts(await set('春夏秋…………冬东', { measure: 5 }))).toEqual(['春夏秋……', '……冬东']);
    for (let n = 0; n < 8; n++)
      for (const text of texts(await set(`${han(n)}………………冬东南`, { measure: 5 })))
        expect((text.match(/…/gu) ?? []).length % 2, text).toBe(0);
  },
  mutation(
    'text/pen.ts',
    '(cls === Class.ellipsis && this.dots % 2 === 1))) return Infinity;',
    'cls === Class.ellipsis)) return Infinity;',
  ),
  mutation(
    'text/pen.ts',
    '(cls === Class.ellipsis && this.dots % 2 === 1))) return Infinity;',
    '(cls === Class.ellipsis && this.dots === 1))) return Infinity;',
  ),
);

row(
  'L14',
  'kept',
  'a number stays with its sign, its currency and its unit, wherever it falls in a line',
  async () => {
    const units = ['92.5%', '38万元', '2020年', '￥100', '±5', '30℃', '12°', '9900多家', '5千米'];
    for (const unit of units)
      for (let before = 0; before < 9; before++) {
        const lines = await set(`${han(before)}${unit}甲乙丙丁戊己`, { measure: 6 });
        expect(
          texts(lines).filter((text) => text.includes(unit)),
          `${before} ${unit}: ${texts(lines).join('|')}`,
        ).toHaveLength(1);
      }
    const [line] = await set('春2020年', { measure: 6 });
    expectAt(line, [0, 1, 1.5, 2, 2.5, 3]);
  },
  mutation(GAPS, 'if (a === Class.digit && ideographic(b)) return Infinity;', ''),
  mutation('text/pen.ts', 'if (!free && (this.joined(cls, unit) ||', 'if (!free && (false ||'),
  mutation('text/kinsoku/classes.ts', '{ class: Class.prefix, of:', '{ class: Class.other, of:'),
);

row(
  'L15',
  'kept',
  'the mark of a note stays with what it annotates',
  async () => {
    const { blocks } = await styledOf(typed('春夏秋冬东[^1]南西\n\n[^1]: 注。'));
    const [para] = blocks.flatMap((block) => (block.kind === 'para' ? [block.para] : []));
    const lines = await set(para!.runs, { measure: 5 });
    expect(texts(lines).map((text) => text.replaceAll('\u2060', ''))).toEqual(['春夏秋冬', '东〔1〕南西']);
    expectAt(lines[0], FOUR_IN_FIVE);
  },
  mutation('text/pen.ts', 'case Class.glue:\n        this.glued = true;', 'case Class.glue:'),
  mutation('style/inlines.ts', '`\\u2060${text}`', '`${text}`'),
);

row(
  'L16',
  'kept',
  'a Western word is divided only where the dictionary says, with a hyphen that ends at the measure; without one it stays whole',
  async () => {
    const word = 'breakfast';
    expect(texts(await set(`春夏秋冬${word}东南`, { measure: 7 }))).toEqual(['春夏秋冬', `${word}东南`]);
    const lines = await set(`春夏秋${word}东南`, { measure: 7, hyphenate: (one) => (one === word ? [5] : []) });
    expect(texts(lines)).toEqual(['春夏秋break-', 'fast东南']);
    const hyphen = lines[0]!.glyphs.at(-1)!;
    expect(hyphen.text).toBe('-');
    expect(hyphen.x + hyphen.advance).toBeCloseTo(7, 2);
    const [k, dash] = lines[0]!.glyphs.slice(-2);
    expect(dash!.x - k!.x).toBeCloseTo(k!.advance, 2);
  },
  mutation('text/pen.ts', 'stream.endTrim[k]! -= hyphen;', ''),
  mutation('text/pen.ts', 'stream.penalty[k] = HYPHEN;', ''),
  mutation(
    GAPS,
    'if (western(a) && western(b)) return Infinity;',
    'if (a !== Class.latin && western(a) && western(b)) return Infinity;',
  ),
);

told('L17', 'off', 'words are divided by syllables or not at all');

row(
  'L18',
  'kept',
  'a house adds characters to the lists, and takes them out',
  async () => {
    const text = '春夏秋冬东々南西北';
    expect(texts(await set(text, { measure: 5 }))).toEqual(['春夏秋冬东', '々南西北']);
    const added = await set(text, { measure: 5, house: { noStart: '々' } });
    expect(texts(added)).toEqual(['春夏秋冬', '东々南西北']);
    expectAt(added[0], FOUR_IN_FIVE);
    expect(texts(await set('春夏秋第东南西北', { measure: 4, house: { noEnd: '第' } }))[0]).toBe('春夏秋');
    const freed = await set('春夏秋冬东·南西北', { measure: 5, house: { free: '·' } });
    expect(texts(freed)).toEqual(['春夏秋冬东', '·南西北']);
    expect(xs(freed[0])).toEqual([0, 1, 2, 3, 4]);
  },
  mutation('text/kinsoku/regions.ts', 'mark(noStart, Prohibit.start);', ''),
  mutation('text/kinsoku/regions.ts', 'mark(noEnd, Prohibit.end);', ''),
  mutation('text/kinsoku/regions.ts', 'mark(house.free, Prohibit.nothing);', ''),
);
