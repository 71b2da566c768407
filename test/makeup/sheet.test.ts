/**
 * The order in which a page is painted, ids of frames, the chain of running text; and how well set lines are counted.
 */
import { describe, expect, test } from 'vitest';
import { composition, nothingComposed, together } from '../../src/makeup/report.ts';
import { type Belongs, Sheet } from '../../src/makeup/sheet.ts';
import type { Frame, Line, Page, Role, Run } from '../../src/layout/types.ts';

const rect = { x: 1.00049, y: 2, width: 3, height: 4 };
const run = (text: string, over: Partial<Run> = {}): Run => ({
  face: 'square',
  size: 9,
  swatch: 'black',
  text,
  gids: [...text].map((c) => c.codePointAt(0)!),
  at: [...text].map((_, i) => 9 * i),
  clusters: [...text].map((_, i) => i),
  src: [0, 0, text.length],
  ...over,
});
const line = (text: string, over: Partial<Line> = {}): Line => ({
  n: 0,
  dir: 'ltr',
  baseline: 10,
  x: 0,
  measure: 90,
  gap: 0,
  runs: [run(text)],
  ...over,
});
const belongs = (block: string, order: number, slot = 'text'): Belongs => ({ story: 's1', block, order, slot });
const sheet = (): Sheet => new Sheet(() => null, { em: 9, leading: 11.25 });
const picture = { file: 'a.jpg', sha256: '', crop: { x: 0, y: 0, width: 1, height: 1 }, alt: '' };

describe('painting order', () => {
  test('pictures and paths first, then text as it was written, whatever was set first', () => {
    const made = sheet();
    made.addLines('body', rect, belongs('p3', 3), [line('三')]);
    made.addLines('headline', rect, belongs('h1', -1, 'headline'), [line('题')]);
    made.addPicture(rect, belongs('g2', 2, 'picture-1'), picture);
    made.addLines('caption', rect, belongs('g2.a', 2, 'picture-1'), [line('图')]);
    made.addLines('body', rect, belongs('p1', 1), [line('一')]);
    expect(made.frames().map(({ id, role, order }) => [order, id, role])).toEqual([
      [0, 'g2.f1', 'picture'],
      [1, 'h1.f1', 'headline'],
      [2, 'p1.f1', 'body'],
      [3, 'g2.a.f1', 'caption'],
      [4, 'p3.f1', 'body'],
    ]);
  });

  test('what no one typed is a frame of its own behind all text', () => {
    const made = sheet();
    made.addLines('list', rect, belongs('p1', 1), [line('', { runs: [run('■', { src: null }), run('甲')] })]);
    made.addLines('body', rect, belongs('p2', 2), [line('乙')]);
    const frames = made.frames();
    expect(
      frames.map(({ role, lines }) => [role, lines!.map(({ runs }) => runs.map(({ text }) => text).join('')).join('')]),
    ).toEqual([
      ['list', '甲'],
      ['body', '乙'],
      ['generated', '■'],
    ]);
  });

  test('parts of a block are numbered; rectangles are rounded to a thousandth of a point', () => {
    const made = sheet();
    made.addLines('body', rect, belongs('p1', 1), [line('一')]);
    made.addLines('body', rect, belongs('p1', 1), [line('二')]);
    made.addLines('body', rect, belongs('p1', 1), []);
    expect(made.frames().map(({ id }) => id)).toEqual(['p1.f1', 'p1.f2']);
    expect(made.frames()[0]!.rect.x).toBe(1);
  });

  test('running text is chained, each flow for itself', () => {
    const made = sheet();
    made.addLines('body', rect, belongs('p1', 1), [line('一')]);
    made.addLines('crosshead', rect, belongs('c2', 2), [line('题')]);
    made.addLines('caption', rect, belongs('g3', 3, 'picture-1'), [line('图')]);
    made.addLines('body', rect, belongs('p4', 4), [line('四')]);
    made.addLines('list', rect, belongs('i5', 5, 'strip'), [line('五')]);
    expect(made.frames().map(({ id, next }) => [id, next])).toEqual([
      ['p1.f1', 'c2.f1'],
      ['c2.f1', 'p4.f1'],
      ['g3.f1', null],
      ['p4.f1', null],
      ['i5.f1', null],
    ]);
  });
});

describe('composition', () => {
  const frame = (role: Role, lines: readonly Line[], block: string, story = 's1'): Frame => ({
    id: `${block}.f1`,
    role,
    story,
    block,
    slot: 'text',
    rect,
    order: 0,
    next: null,
    lines,
  });
  const page = (...frames: readonly Frame[]): Page => ({
    id: 'page1',
    folios: ['A01'],
    halves: [],
    width: 100,
    height: 100,
    grid: { x: 0, y: 0, em: 9, leading: 11.25, columns: 1, chars: 10, gap: 1, lines: 10 },
    frames,
  });
  const gaps = (...all: readonly number[]): Line[] => all.map((gap) => line('铅字排印', { gap }));

  test('counts loose, very loose and tight lines at the borders of formats.md', () => {
    expect(composition(page(frame('body', gaps(0, 0.05, 0.051, 0.1, 0.101, -0.002, -0.003), 'p1')))).toEqual({
      ...nothingComposed,
      lines: 7,
      loose: 3,
      veryLoose: 1,
      tight: 1,
      largestGapEm: 0.101,
    });
  });

  test('counts text, lists and boxes; not headlines, captions, furniture', () => {
    const roles: readonly Role[] = ['body', 'list', 'box', 'headline', 'caption', 'furniture', 'pullquote', 'generated'];
    expect(composition(page(...roles.map((role) => frame(role, gaps(0), role)))).lines).toBe(3);
  });

  test('a drop cap and a box’s title are no lines of text', () => {
    const large = line('铅', { runs: [run('铅', { size: 32 })] });
    const title = line('核', { runs: [run('核', { size: 12 })] });
    expect(composition(page(frame('body', [large], 'p1'), frame('box', [title], 't')))).toEqual(nothingComposed);
  });

  test('a paragraph that ends in one character, with a mark or without, is counted once, where it ends', () => {
    const ends = (...texts: readonly string[]): number =>
      composition(page(...texts.map((text, i) => frame('body', [line('铅字排印'), line(text)], `p${i}`)))).oneCharLastLines;
    expect(ends('字', '字。', '字”。', '两字', '2', '……')).toBe(4);
    const parted = page(frame('body', [line('铅字'), line('字')], 'p1'), frame('body', [line('排印')], 'p1'));
    expect(composition(parted).oneCharLastLines).toBe(0);
  });

  test('one story of a page is counted for itself', () => {
    const two = page(frame('body', gaps(0.2), 'p1', 's1'), frame('body', gaps(0, 0), 'p2', 's2'));
    expect([composition(two, 's1'), composition(two, 's2')].map(({ lines, loose }) => [lines, loose])).toEqual([
      [1, 1],
      [2, 0],
    ]);
  });

  test('four lines whose blanks stand over each other are a river', () => {
    const comma = line('铅字，排');
    expect(composition(page(frame('body', [comma, comma, comma, comma], 'p1'))).rivers).toBe(1);
    expect(composition(page(frame('body', [comma, comma, comma, line('铅字排印')], 'p1'))).rivers).toBe(0);
  });

  test('two counts together', () => {
    const a = composition(page(frame('body', gaps(0.2, 0), 'p1')), undefined, ['L10 p1']);
    const b = composition(page(frame('body', gaps(0.07), 'p2')), undefined, ['L10 p2']);
    expect(together(a, b)).toMatchObject({
      lines: 3,
      loose: 2,
      veryLoose: 1,
      largestGapEm: 0.2,
      relaxations: ['L10 p1', 'L10 p2'],
    });
    expect(together(a, nothingComposed)).toEqual(a);
  });
});
