/**
 * Table 2.4 of composition.md: quotation marks, marks of titles, names and emphasis. Dots and lines are measured from the points of their
 * paths; texts here are set at 9 pt on 11.25 unless a row says otherwise.
 */
/* oxlint-disable vitest/expect-expect -- expectAt and expectNear hold the assertions */
import { expect } from 'vitest';
import { glyphOf, para, setter } from '../text/downwards.ts';
import { charactersOf, dotsOf, footOf, headOf, marked, shapesOf, strokesOf, stretchOf } from '../text/marked.ts';
import { fontBook } from '../support/fonts.ts';
import { checkStory, foundIn } from '../support/desk.ts';
import { mutation, row, table } from './row.ts';
import { at, expectAt, expectNear, set, single, texts } from './set.ts';

table('2.4.test.ts');

const BETWEEN = 'text/interlinear.ts';
const column = { x: 300, top: 40, height: 13, size: 10, leading: 15 };
const down = async (text: string, height = 13) => setter(await fontBook()).verticalColumn([para(text)], { ...column, height });
const middle = ({ left, right }: { left: number; right: number }): number => (left + right) / 2;

row(
  'Q1',
  'lint',
  'double first, single inside, in Taiwan single corners first: a quotation of the wrong degree is found',
  async () => {
    expect(await foundIn('他说：“她喊‘停下’，我没听见。”')).toEqual([]);
    expect(await foundIn('他说：“她喊“停下”，我没听见。”')).toEqual(['pairs “']);
    expect(await foundIn('墙上写着‘停’字。')).toEqual(['pairs ‘']);
    const corners = (text: string) => checkStory(`---\ntitle: 題\n---\n\n${text}`, { tools: { region: 'taiwan' } });
    expect(await corners('他說：「她喊『停下』。」')).toEqual([]);
    expect((await corners('他說：「她喊「停下」。」')).map(({ rule }) => rule)).toEqual(['pairs']);
  },
  mutation('check/rules/pairs.ts', "const CURLY = { first: '“', second: '‘'", "const CURLY = { first: '‘', second: '“'"),
  mutation('check/rules/pairs.ts', "const CORNERS = { first: '「', second: '『'", "const CORNERS = { first: '『', second: '「'"),
);

row(
  'Q2',
  'kept',
  'across, curly quotation marks as typed; down, “” are drawn as 『』, ‘’ as 「」',
  async () => {
    const face = (await fontBook()).role('body')[0]!;
    const lines = await down('春“夏‘秋’冬”东');
    for (const [typed, corner] of ['“『', '‘「', '’」', '”』']) {
      const upright = face.substitute(face.glyph(corner!.codePointAt(0)!), 'vert');
      expect(glyphOf(lines, typed!).gid, typed).toBe(upright);
    }
    // Half of each mark is blank, above the opening ones.
    expect(glyphOf(lines, '夏').y - glyphOf(lines, '“').y).toBeCloseTo(10, 2);
    const across = await single('春“夏”秋');
    expect(across.text).toBe('春“夏”秋');
    expect(at(across, '“').ink[1]).toBeLessThanOrEqual(2);
  },
  mutation('text/vertical/forms.ts', '[0x201c, 0x300e]', '[0x201c, 0x300c]'),
  mutation('text/vertical/forms.ts', '[0x2019, 0x300d]', '[0x2019, 0x300f]'),
);

row(
  'Q3',
  'lint',
  'a quotation of several paragraphs that does not open at each of them is found',
  async () => {
    const first = '他说：“头一件事，要早起。';
    expect(await foundIn(first, '“第二件事，要早睡。”')).toEqual([]);
    expect(await foundIn(first, '第二件事，要早睡。”')).toEqual(['pairs 第']);
  },
  mutation('check/rules/pairs.ts', 'text[first] === before.opened.mark) {', 'text[first] !== before.opened.mark) {'),
);

row(
  'Q4',
  'kept',
  'down, marks are typed as ever and drawn in the face’s vertical form, their ink at the upper right',
  async () => {
    const face = (await fontBook()).role('body')[0]!;
    for (const mark of '，。、；：？！（）《》') {
      const { gid } = glyphOf(await down(`春${mark}夏`), mark);
      expect(gid, mark).toBe(face.substitute(face.glyph(mark.codePointAt(0)!), 'vert'));
      expect(gid, mark).not.toBe(face.glyph(mark.codePointAt(0)!));
    }
  },
  mutation('text/vertical/forms.ts', "face.substitute(gid, 'vert')", "face.substitute(gid, 'hwid')"),
);

row(
  'Q5',
  'kept',
  'curly marks have the metrics of Han in Chinese, in faces whose own are narrow too; in a Western word or paragraph they are Western',
  async () => {
    expectAt(await single('春“夏”秋‘冬’东'), [0, 1, 2, 3, 4, 5, 6, 7, 8]);
    // The Kai’s are 0.35 em wide: they stand in the inner half of their em.
    const kai = await single('春“夏”秋', { face: 'kicker' });
    expectNear([at(kai, '夏').x, at(kai, '秋').x], [2, 4]);
    expect(at(kai, '“').ink[0]).toBeGreaterThan(1.5);
    expect(at(kai, '“').ink[1]).toBeLessThan(2);
    expect(at(kai, '”').ink[0]).toBeGreaterThanOrEqual(3);
    expect(at(kai, '”').ink[1]).toBeLessThan(3.5);
    expect(texts(await set('春夏秋冬东”南西北', { measure: 5, face: 'kicker' }))).toEqual(['春夏秋冬', '东”南西北']);
    const word = await single('春don’t夏');
    expect(at(word, 't').x - at(word, 'n').x - at(word, 'n').advance).toBeLessThan(0.35);
    const western = await single('“Yes”');
    expect(at(western, 'Y').x).toBeCloseTo(at(western, '“').advance, 2);
    expect(at(western, '“').advance).toBeLessThan(0.5);
  },
  mutation('text/pen.ts', 'index, 1, 1 - own, HALF, 0);', 'index, own, 0, HALF, 0);'),
  mutation(
    'text/pen.ts',
    'if (isLetter(classOf[text.charCodeAt(i - 1)]) && isLetter(classOf[text.charCodeAt(i + 1)])) return true;',
    '',
  ),
  mutation('text/pen.ts', 'return !this.chinese;', 'return false;'),
);

row(
  'Q6',
  'lint',
  'a title within a title that takes 《》 and not 〈〉 is found',
  async () => {
    expect(await foundIn('读《说〈诗经〉》一文。')).toEqual([]);
    expect(await foundIn('读《说《诗经》》一文。')).toEqual(['pairs 《']);
  },
  mutation('check/rules/pairs.ts', "if (mark === '《' || mark === degrees.first)", 'if (mark === degrees.first)'),
);

row(
  'Q7',
  'option',
  'a straight line under names, a wavy one under titles; at their left where text runs down',
  async () => {
    const set9 = await marked('请:name[马文章]读:title[红楼梦]', { measure: 20 });
    const [name, title] = strokesOf(set9);
    for (const [stroke, text] of [
      [name!, '马文章'],
      [title!, '红楼梦'],
    ] as const) {
      const { left, right } = stretchOf(set9.lines[0]!, text);
      expect(stroke.top).toBeGreaterThanOrEqual(footOf(set9.lines[0]!));
      expect(middle(stroke)).toBeCloseTo((left + right) / 2, 2);
      expect(stroke.left - left).toBeGreaterThan(0);
      expect(stroke.left - left).toBeLessThan(0.9);
    }
    expect(name!.bottom - name!.top).toBeLessThan(0.51);
    expect(title!.bottom - title!.top).toBeGreaterThan(0.8);
    const book = await fontBook();
    const writing = setter(book);
    const span = { file: 'a.md', start: 0, end: 3 };
    const runs = [{ text: '马文章', face: 'body', swatch: 'black', span, under: { kind: 'line' as const } }];
    const lines = writing.verticalColumn([para('马文章', { runs })], column);
    const found = writing.annotations.of(lines, 15)!;
    const [stroke] = found.paths.flatMap(shapesOf);
    expect(stroke!.right).toBeLessThanOrEqual(lines[0]!.x - 5);
    expect(stroke!.bottom - stroke!.top).toBeGreaterThan(28);
  },
  mutation(BETWEEN, "if (under.kind === 'line') pen.line(to, across);", "if (under.kind !== 'line') pen.line(to, across);"),
  mutation(
    BETWEEN,
    "dir === 'ltr' ? edge + bands.line : edge - size - bands.line",
    "dir === 'ltr' ? edge + bands.line : edge + bands.line",
  ),
);

row(
  'Q8',
  'option',
  'names that touch have lines that do not; each line is one piece',
  async () => {
    const set9 = await marked('有:name[马文章]:name[刘萍]:title[红楼梦]:title[水浒传]四', { measure: 20 });
    const strokes = strokesOf(set9);
    expect(strokes).toHaveLength(4);
    for (let i = 1; i < 4; i++) expect(strokes[i]!.left - strokes[i - 1]!.right).toBeGreaterThan(0.5);
    expect(strokesOf(await marked('请:name[欧阳**文**章]来', { measure: 20 }))).toHaveLength(1);
  },
  mutation(BETWEEN, 'const INSET = 0.0625;', 'const INSET = 0;'),
  mutation(BETWEEN, 'cells[last + 1]?.under === under', 'cells[last + 1]?.under'),
);

row(
  'Q9',
  'option',
  'a dot under the middle of every emphasised character, at its right where text runs down; none at marks',
  async () => {
    const set9 = await marked('*劳动，创造*完', { measure: 20 });
    const [line] = set9.lines;
    const wanted = charactersOf(line!).filter(({ text }) => '劳动创造'.includes(text)).map(({ x }) => x + 4.5); // prettier-ignore
    const dots = dotsOf(set9);
    expect(dots.map(middle).map((x) => x.toFixed(1))).toEqual(wanted.map((x) => x.toFixed(1)));
    for (const { top } of dots) expect(top).toBeGreaterThan(footOf(line!));
    const writing = setter(await fontBook());
    const runs = [{ text: '劳动', face: 'body', swatch: 'black', span: { file: 'a.md', start: 0, end: 2 }, dots: true as const }];
    const lines = writing.verticalColumn([para('劳动', { runs })], column);
    const beside = writing.annotations.of(lines, 15)!.paths.flatMap(shapesOf);
    expect(beside.map(({ top, bottom }) => ((top + bottom) / 2).toFixed(1))).toEqual(['45.0', '55.0']);
    for (const { left } of beside) expect(left).toBeGreaterThan(lines[0]!.x + 5);
  },
  mutation(BETWEEN, 'pen.circle((from + to) / 2, across', 'pen.circle(to, across'),
  mutation(BETWEEN, 'const across = line.edge + bands.dot;', 'const across = line.edge - bands.dot;'),
);

row(
  'Q10',
  'option',
  'marks move no line and touch none; less than half an em between lines is reported',
  async () => {
    const copy = '*一二三*:name[四五六]:title[七八九]*十一二三四五六七八九十*二三四五六七';
    const plain = await marked('一二三四五六七八九十一二三四五六七八九十二三四五六七');
    const set9 = await marked(copy);
    expect(set9.lines.map(({ baseline }) => baseline)).toEqual(plain.lines.map(({ baseline }) => baseline));
    for (const shape of set9.paths.flatMap(shapesOf)) {
      const own = set9.lines.filter((line) => footOf(line) <= shape.top + 1e-3).at(-1)!;
      expect(shape.bottom).toBeLessThanOrEqual(headOf(own) + 11.25 + 1e-3);
    }
    expect(set9.relaxations).toEqual(['Q10 s1.p1']);
    expect((await marked(copy, { leading: 13.5 })).relaxations).toEqual([]);
  },
  mutation(BETWEEN, 'oneSide: 1 / 2', 'oneSide: 1 / 8'),
  mutation(BETWEEN, 'const gap = Math.max(room, LEAST_ROOM * size);', 'const gap = Math.max(3 * room, LEAST_ROOM * size);'),
);

row(
  'Q11',
  'option',
  'where both are below, the line comes first and the dots under it',
  async () => {
    const set9 = await marked('*:name[王小明]*来', { measure: 20 });
    const [line] = strokesOf(set9);
    expect(dotsOf(set9)).toHaveLength(3);
    for (const dot of dotsOf(set9)) expect(dot.top).toBeGreaterThan(line!.bottom);
  },
  mutation(BETWEEN, '(under ? lineDeep + air : 0) + dotSize / 2', 'dotSize / 2'),
);

row(
  'Q12',
  'option',
  'in opened-up text the line stays in one piece and the dots in the middle',
  async () => {
    const set9 = await marked(':name[*王小明*]', { measure: 20, track: 0.5 });
    const chars = charactersOf(set9.lines[0]!);
    expect(chars[1]!.x - chars[0]!.x).toBeCloseTo(13.5, 2);
    const [line, ...more] = strokesOf(set9);
    expect(more).toEqual([]);
    expect(line!.right - line!.left).toBeGreaterThan(2 * 13.5 + 9 - 1.2);
    for (const [i, dot] of dotsOf(set9).entries()) expect(middle(dot)).toBeCloseTo(chars[i]!.x + 4.5, 2);
  },
  mutation(BETWEEN, 'cells[last]!.to, swatch', 'cells[i]!.to, swatch'),
  mutation(BETWEEN, 'pen.circle((from + to) / 2, across', 'pen.circle(to, across'),
);

row(
  'Q13',
  'option',
  'down, 《》 become ︽︾ in their vertical form, —— one stroke of two em, …… two em, connectors turned',
  async () => {
    const face = (await fontBook()).role('body')[0]!;
    const lines = await down('春《夏》——秋……冬–东');
    for (const mark of '《》') expect(glyphOf(lines, mark).gid).toBe(face.substitute(face.glyph(mark.codePointAt(0)!), 'vert'));
    const y = (c: string): number => glyphOf(lines, c).y;
    expect(glyphOf(lines, '——').gid).toBe(face.substitute(face.substitute(face.glyph(0x2e3a), 'fwid'), 'vert'));
    expectNear(
      [(y('夏') - y('春')) / 10, (y('秋') - y('夏')) / 10, (y('冬') - y('秋')) / 10, (y('东') - y('冬')) / 10],
      [2, 4, 3, 1.5],
    );
    expect(glyphOf(lines, '–').run.turn).toBe(90);
  },
  mutation('text/vertical/forms.ts', "face.substitute(gid, 'vert')", "face.substitute(gid, 'hwid')"),
  mutation(
    'text/vertical/pen.ts',
    'case Class.dash:\n        if (unit === 0x2014 && i',
    'case Class.dash:\n        if (unit === 0x2013 && i',
  ),
);
