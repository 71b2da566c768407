/**
 * Q7–Q12: emphasis dots, lines under proper names, wavy lines under titles, measured from their points in set lines. Positions are reckoned
 * here from the clauses and from the characters' origins.
 */
import { describe, expect, test } from 'vitest';
import { defaultPaper } from '../../src/story/index.ts';
import type { StyledPara, StyledRun } from '../../src/style/types.ts';
import { VerticalTypesetter } from '../../src/text/vertical/typesetter.ts';
import { testBook } from '../press/sheet.ts';
import { bandsOf, type MarkedCell, markPaths } from '../../src/text/interlinear.ts';
import { charactersOf, dotsOf, footOf, headOf, marked, shapesOf, strokesOf, stretchOf } from './marked.ts';

const middle = ({ left, right }: { left: number; right: number }): number => (left + right) / 2;
const HAN = /\p{Script=Han}/u;

describe('Q9: emphasis dots', () => {
  test('one under each character, in the middle, and none under marks or spaces', async () => {
    const set = await marked('*劳动光荣、创造伟大，“十年” 2021* 完', { measure: 30 });
    const [line] = set.lines;
    const wanted = charactersOf(line!).filter(({ text }) => HAN.test(text) && text !== '完').map(({ x }) => x + 4.5); // prettier-ignore
    const digits = charactersOf(line!).filter(({ text }) => /\d/.test(text)).map(({ x }) => x + 2.25); // prettier-ignore
    const dots = dotsOf(set);
    expect(dots).toHaveLength(14);
    for (const [i, x] of [...wanted, ...digits].entries()) expect(middle(dots[i]!)).toBeCloseTo(x, 1);
  });

  test('they are below the characters, round, and 0.13 to 0.18 em wide on newspaper leading', async () => {
    for (const leading of [11.25, 12]) {
      const set = await marked('*劳动光荣*', { leading });
      for (const dot of dotsOf(set)) {
        expect(dot.top).toBeGreaterThan(footOf(set.lines[0]!));
        expect(dot.top - footOf(set.lines[0]!), 'nearer to its own line than to the next').toBeLessThan(
          headOf(set.lines[0]!) + leading - dot.bottom,
        );
        expect(dot.right - dot.left).toBeCloseTo(dot.bottom - dot.top, 2);
        expect((dot.right - dot.left) / 9).toBeGreaterThanOrEqual(0.13);
        expect((dot.right - dot.left) / 9).toBeLessThanOrEqual(0.18);
      }
    }
  });

  test('text that is not emphasised has no marks', async () => {
    const set = await marked('劳动光荣，**创造**伟大');
    expect(set.paths).toEqual([]);
    expect(set.relaxations).toEqual([]);
  });
});

describe('Q7, Q8: lines under names, wavy lines under titles', () => {
  test('each name has one line, in one piece, over all of it', async () => {
    const set = await marked('请:name[欧阳**文**章]来', { measure: 20 });
    const strokes = strokesOf(set);
    expect(strokes).toHaveLength(1);
    const { left, right } = stretchOf(set.lines[0]!, '欧阳文章');
    expect(strokes[0]!.left - left).toBeLessThan(0.1 * 9);
    expect(right - strokes[0]!.right).toBeLessThan(0.1 * 9);
    expect(set.paths[0]!.d.match(/M/g)).toHaveLength(1);
    expect(set.paths[0]!.lineWidth).toBeGreaterThanOrEqual(0.4);
    expect(set.paths[0]!.lineWidth).toBeLessThanOrEqual(0.5);
  });

  test('names that touch have lines that do not: half a point or more of white between them', async () => {
    const set = await marked('有:name[马文章]:name[刘萍]:title[红楼梦]:title[水浒传]四', { measure: 20 });
    const strokes = strokesOf(set);
    expect(strokes).toHaveLength(4);
    for (let i = 1; i < 4; i++) expect(strokes[i]!.left - strokes[i - 1]!.right).toBeGreaterThan(0.5);
    const names = ['马文章', '刘萍', '红楼梦', '水浒传'].map((name) => stretchOf(set.lines[0]!, name));
    for (const [i, { left, right }] of names.entries()) {
      expect(strokes[i]!.left).toBeGreaterThanOrEqual(left);
      expect(strokes[i]!.right).toBeLessThanOrEqual(right);
    }
  });

  test('a name over two lines has a line on each', async () => {
    const set = await marked('一二三四五六七八九十:name[马文章刘萍夏佩琼]', { measure: 13 });
    expect(strokesOf(set)).toHaveLength(2);
    const [first, second] = strokesOf(set);
    expect(second!.top - first!.top).toBeCloseTo(11.25, 3);
  });

  test('a title’s line is a wave of curves that join smoothly, about 0.06 em up and down, half an em long', async () => {
    const set = await marked('读:title[三国演义与水浒传]', { measure: 20 });
    const { d } = set.paths[0]!;
    expect(d).toMatch(/^M[^MLZ]+$/);
    const numbers = d.match(/-?[\d.]+/g)!.map(Number);
    for (let i = 8; i + 3 < numbers.length; i += 6) {
      // The handle before a joint and the one after it lie on one straight line through it.
      const [x1, y1, x, y, x2, y2] = [
        numbers[i - 4]!,
        numbers[i - 3]!,
        numbers[i - 2]!,
        numbers[i - 1]!,
        numbers[i]!,
        numbers[i + 1]!,
      ];
      expect((x - x1) * (y2 - y) - (x2 - x) * (y - y1)).toBeCloseTo(0, 1);
    }
    const [wave] = strokesOf(set);
    const swing = (wave!.bottom - wave!.top - set.paths[0]!.lineWidth!) / 2;
    expect(swing / 9).toBeGreaterThan(0.04);
    expect(swing / 9).toBeLessThan(0.07);
    const halves = (numbers.length - 2) / 6;
    expect(((wave!.right - wave!.left) / halves / 9) * 2).toBeCloseTo(0.5, 1);
  });

  test('a stop or bracket at the end of a title is not underlined over its blank', async () => {
    const set = await marked('读:name[（株洲）]吧', { measure: 20 });
    const chars = charactersOf(set.lines[0]!);
    const [line] = strokesOf(set);
    const close = chars.find(({ text }) => text === '）')!;
    expect(line!.right).toBeLessThanOrEqual(close.x + 4.5);
  });
});

describe('Q10, Q11: between lines, without moving them', () => {
  const copy = '*一二三*:name[四五六]:title[七八九]:name[*十一二*]*:title[三四五]*六七八九十一二三四五六七*八九十一*二三四';

  test.each([[11.25], [12], [13.5]])(
    '9 pt on %s: no mark reaches an em square of its own line or of the next',
    async (leading) => {
      const set = await marked(copy, { leading });
      const plain = await marked('一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一二三四', { leading });
      expect(set.lines.map(({ baseline }) => baseline)).toEqual(plain.lines.map(({ baseline }) => baseline));
      const shapes = set.paths.flatMap(shapesOf);
      expect(shapes.length).toBeGreaterThan(10);
      for (const shape of shapes) {
        const own = set.lines.filter((line) => footOf(line) <= shape.top + 1e-3).at(-1)!;
        expect(own).toBeDefined();
        expect(shape.bottom).toBeLessThanOrEqual(headOf(own) + leading + 1e-3);
      }
    },
  );

  test('the line comes first, then the dot', async () => {
    for (const kind of ['name', 'title']) {
      const set = await marked(`*:${kind}[王小明]*来`, { measure: 20 });
      const [line] = strokesOf(set);
      const dots = dotsOf(set);
      expect(dots).toHaveLength(3);
      for (const dot of dots) expect(dot.top).toBeGreaterThan(line!.bottom);
    }
  });

  test('less than half an em between lines is reported, once a paragraph; half an em is not', async () => {
    expect((await marked(copy)).relaxations).toEqual(['Q10 s1.p1']);
    expect((await marked(copy, { leading: 13.5 })).relaxations).toEqual([]);
  });
});

describe('Q12: opened-up text', () => {
  test('the line stays in one piece and the dots in the middle', async () => {
    const set = await marked(':name[*王小明*]', { measure: 20, track: 0.5 });
    const chars = charactersOf(set.lines[0]!);
    expect(chars[1]!.x - chars[0]!.x).toBeCloseTo(13.5, 2);
    const [line, ...more] = strokesOf(set);
    expect(more).toEqual([]);
    expect(line!.right - line!.left).toBeGreaterThan(2 * 13.5 + 9 - 1.2);
    for (const [i, dot] of dotsOf(set).entries()) expect(middle(dot)).toBeCloseTo(chars[i]!.x + 4.5, 2);
  });

  test('so it is in a line that justifying has opened', async () => {
    const set = await marked('一二三:name[四五六七八九]International 三四五六七八九', { measure: 13 });
    const [line] = strokesOf(set);
    const { left, right } = stretchOf(set.lines[0]!, '四五六七八九');
    expect(strokesOf(set)).toHaveLength(1);
    expect(right - left - (line!.right - line!.left)).toBeLessThan(1.3);
  });
});

describe('Q7, Q9: set downwards', () => {
  const cells: MarkedCell[] = [0, 1, 2].map((i) => ({
    from: 100 + 9 * i,
    to: 109 + 9 * i,
    dotted: true,
    under: null,
    swatch: 'black',
  }));
  const line = { dir: 'ttb', size: 9, edge: 204.5, room: 4.5 } as const;

  test('dots are at the right of the characters, level with their middles', () => {
    const dots = dotsOf({ paths: markPaths(cells, line) });
    expect(dots.map(({ top, bottom }) => (top + bottom) / 2)).toEqual([104.5, 113.5, 122.5]);
    for (const dot of dots) {
      expect(dot.left).toBeGreaterThan(204.5);
      expect(dot.right).toBeLessThan(209);
    }
  });

  test('lines are at the left, one piece from top to bottom', () => {
    const under = { kind: 'line' } as const;
    const paths = markPaths(
      cells.map((cell) => ({ ...cell, dotted: false, under })),
      line,
    );
    const [stroke, ...more] = paths.flatMap(shapesOf);
    expect(more).toEqual([]);
    expect(stroke!.left).toBe(stroke!.right);
    expect(stroke!.left).toBeLessThan(195.5);
    expect(stroke!.left).toBeGreaterThan(191);
    expect(stroke!.bottom - stroke!.top).toBeGreaterThan(25);
  });
});

test('in set vertical lines the same marks stand at both sides; figures that share a cell share a dot', async () => {
  const book = await testBook();
  const setter = new VerticalTypesetter(book, defaultPaper.house, 64, () => 0);
  const run = (text: string, marks: Partial<StyledRun>): StyledRun => ({
    text,
    face: 'body',
    swatch: 'black',
    span: null,
    ...marks,
  });
  const runs = [run('在', {}), run('劳动26，', { dots: true }), run('马文章', { under: { kind: 'line' } })];
  const para: StyledPara = { block: 's1.p1', role: 'body', runs, size: 9, indent: 0, align: 'start' };
  const items = setter.compose(para);
  const line = setter.line(items, items.from, items.to - 1, { x: 200, top: 50, measure: 180, size: 9, lead: 0, n: 1 });
  const set = setter.annotations.of([line], 13.5)!;
  expect(dotsOf(set).map(({ top, bottom }) => (top + bottom) / 2 - 50)).toEqual([13.5, 22.5, 31.5]);
  for (const { left } of dotsOf(set)) expect(left).toBeGreaterThan(204.5);
  const [stroke] = strokesOf({ paths: set.paths.map((path) => ({ ...path, lineWidth: 0 })) });
  const name = charactersOf(line).find(({ text }) => text === '马')!;
  expect(stroke!.left).toBeLessThan(195.5);
  expect(stroke!.top - name.x).toBeCloseTo(0.56, 1);
  expect(stroke!.bottom - name.x).toBeCloseTo(27 - 0.56, 1);
});

test('dots of a vertical line and the line of the one on its right do not meet between them, on 11.25 pt', async () => {
  const setter = new VerticalTypesetter(await testBook(), defaultPaper.house, 64, () => 0);
  const run = (text: string, marks: Partial<StyledRun>): StyledRun => ({
    text,
    face: 'body',
    swatch: 'black',
    span: null,
    ...marks,
  });
  const runs = [run('马文章刘', { under: { kind: 'line' } }), run('劳动光荣', { dots: true })];
  const para: StyledPara = { block: 's1.p1', role: 'body', runs, size: 9, indent: 0, align: 'start' };
  const lines = setter.verticalColumn([para], { x: 200, top: 50, height: 4, size: 9, leading: 11.25 });
  const { paths } = setter.annotations.of(lines, 11.25)!;
  const [stroke] = paths.filter(({ stroke: ink }) => ink);
  const [line] = shapesOf({ ...stroke!, lineWidth: 0 });
  expect(lines).toHaveLength(2);
  for (const dot of dotsOf({ paths })) {
    expect(dot.left).toBeGreaterThanOrEqual(lines[1]!.x + 4.5);
    expect(dot.right).toBeLessThan(line!.left - stroke!.lineWidth! / 2);
  }
});

test('in a gap of nothing marks stay visible and small', () => {
  const bands = bandsOf(9, 0, 'wave', true);
  expect(bands.radius * 2).toBeGreaterThan(0.7);
  expect(bands.width).toBeGreaterThanOrEqual(0.4);
  expect(bands.swing, 'a straight line would mark a name').toBeGreaterThan(0.2);
  expect(bands.dot + bands.radius).toBeLessThan(0.25 * 9);
});
