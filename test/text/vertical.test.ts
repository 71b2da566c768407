/**
 * Paragraphs set downwards: upright cells, marks, squeeze, kinsoku, figures in one cell, turned words, tiers, a headline.
 */
import { beforeAll, describe, expect, it } from 'vitest';
import type { Face, FontBook } from '../../src/font/types.ts';
import type { Line } from '../../src/layout/index.ts';
import { drawnText, planVerticalHeadline, setVerticalStory } from '../../src/text/vertical.ts';
import { faceOf, testBook } from '../press/sheet.ts';
import { glyphOf, glyphsOf, para, setter, textOf } from './downwards.ts';

let book: FontBook;
let face: Face;
beforeAll(async () => {
  book = await testBook();
  face = faceOf(book, 'body');
});

const column = { x: 300, top: 40, height: 13, size: 10, leading: 15 };
const set = (text: string, height = 13, style: Parameters<typeof setter>[1] = {}): Line[] =>
  setter(book, style).verticalColumn([para(text)], { ...column, height });

describe('upright cells', () => {
  it('follow each other an em apart, in lines from right to left', () => {
    const lines = set('北码头于清晨六时重新开放首班渡轮载客三百余人秩序井然都说好', 10);
    expect(lines.map((line) => [line.dir, line.x, line.baseline, textOf(line).length])).toEqual([
      ['ttb', 292.5, 40, 10],
      ['ttb', 277.5, 40, 10],
      ['ttb', 262.5, 40, 9],
    ]);
    expect(lines[0]!.runs[0]!.at).toEqual([40, 50, 60, 70, 80, 90, 100, 110, 120, 130]);
  });

  it('give way to a first line indent', () => {
    const lines = setter(book).verticalColumn([para('北码头于清晨六时重新开放', { indent: 2 })], { ...column, height: 8 });
    expect(lines[0]!.runs[0]!.at[0]).toBe(60);
    expect(lines[1]!.runs[0]!.at[0]).toBe(40);
  });
});

describe('Q2, Q4, Q13: marks', () => {
  it.each(['，', '。', '、', '；', '：', '？', '！', '（', '）', '《', '》', '〈', '〉', '【', '】', '～'])(
    '%s takes its vert form',
    (mark) => {
      const horizontal = face.glyph(mark.codePointAt(0)!);
      const { gid } = glyphOf(set(`甲${mark}乙`), mark);
      expect(gid).not.toBe(horizontal);
      expect(gid).toBe(face.substitute(horizontal, 'vert'));
    },
  );

  it.each([
    ['“', '『'],
    ['”', '』'],
    ['‘', '「'],
    ['’', '」'],
  ])('%s is drawn as %s and stays as typed', (typed, corner) => {
    const lines = set(`甲${typed}乙`);
    expect(glyphOf(lines, typed).gid).toBe(face.substitute(face.glyph(corner.codePointAt(0)!), 'vert'));
    expect(textOf(lines[0]!)).toBe(`甲${typed}乙`);
    expect(drawnText(`甲${typed}乙`)).toBe(`甲${corner}乙`);
  });

  it('—— is two em of one stroke in the middle of the line, …… two em', () => {
    const lines = set('甲——乙……丙');
    const dash = glyphOf(lines, '——');
    expect(dash.gid).toBe(face.substitute(face.substitute(face.glyph(0x2e3a), 'fwid'), 'vert'));
    // Its ink runs from 1309 to −549 about an em square whose top is 880: 4.3 pt over the origin, which therefore stands half an em down.
    expect(dash.y).toBe(55);
    expect(glyphOf(lines, '乙').y).toBe(70);
    expect(glyphOf(lines, '…').gid).toBe(face.substitute(face.glyph(0x2026), 'vert'));
    expect(glyphOf(lines, '丙').y).toBe(100);
  });

  it('P3: an interpunct takes half an em, its dot in the middle of it', () => {
    const lines = set('王·选');
    // The dot lies in the middle of an em square that begins at the origin: 5 pt down.
    expect(glyphOf(lines, '·').y + 5).toBe(52.5);
    expect(glyphOf(lines, '选').y).toBe(55);
  });

  it('a connector without a vertical form is turned into the middle of its half em', () => {
    const lines = set('三–五');
    const { run } = glyphOf(lines, '–');
    expect(run.turn).toBe(90);
    expect(glyphOf(lines, '五').y).toBe(55);
    // Ink 43 to 520 wide and 243 to 293 high: its middle on the middle of the line, and of the half em.
    const mark = glyphOf(lines, '–');
    expect(mark.y + 2.815).toBeCloseTo(52.5, 2);
    expect(mark.x + 2.68).toBeCloseTo(292.5, 1);
  });
});

describe('squeeze downwards', () => {
  it('P5: two adjacent marks take 1.5 em', () => {
    const lines = set('甲）。乙');
    expect(glyphOf(lines, '）').y).toBe(50);
    expect(glyphOf(lines, '。').y).toBe(55);
    expect(glyphOf(lines, '乙').y).toBe(65);
  });

  it('P7: an opening mark at the head of a line drops its blank half', () => {
    expect(glyphOf(set('“甲”乙'), '甲').y).toBe(45);
  });

  it('P9: a mark at the foot of a line is cut to half an em', () => {
    const lines = set('甲乙丙丁，戊己庚辛', 4.5);
    expect(textOf(lines[0]!)).toBe('甲乙丙丁，');
    expect(lines[0]!.gap).toBe(0);
    expect(glyphOf(lines, '，').y).toBe(80);
  });

  it.each(['：', '；', '？', '！'])('P4: %s keeps its em, at the foot of a line and beside brackets', (mark) => {
    const lines = set(`甲${mark}乙${mark}（丙`);
    expect(glyphOf(lines, '乙').y).toBe(60);
    expect(glyphOf(lines, '丙').y).toBe(90);
    const [first] = set(`甲乙丙丁${mark}戊己庚辛`, 4.5);
    expect(textOf(first!)).not.toContain(mark);
  });

  it('but a comma does not', () => {
    expect(glyphOf(set('甲，（丙'), '丙').y).toBe(65);
  });
});

describe('kinsoku downwards', () => {
  it.each(['，', '。', '：', '？', '）', '”', '·', '～'])('no line begins with %s', (mark) => {
    for (let lead = 2; lead < 9; lead++)
      for (const line of set(`${'甲'.repeat(lead)}${mark}${'乙'.repeat(14)}`, 5)) expect(textOf(line)[0]).not.toBe(mark);
  });

  it.each(['“', '（', '《'])('no line ends with %s', (mark) => {
    for (let lead = 2; lead < 9; lead++)
      for (const line of set(`${'甲'.repeat(lead)}${mark}${'乙'.repeat(14)}`, 5)) expect(textOf(line).at(-1)).not.toBe(mark);
  });

  it('lines fill their measure to 0.01 pt', () => {
    const text =
      '他说，“排字工人的手，一天要走二十里路。”老工人回忆：那时，铅字、字盘、油墨，样样都在心里，谁也忘不了；如今却都进了博物馆。';
    const lines = set(text, 11);
    expect(lines.length).toBeGreaterThan(4);
    for (const line of lines.slice(0, -1)) {
      const last = glyphsOf([line]).at(-1)!;
      const cut = /[，。、”）]/.test(last.text) ? 5 : 10;
      expect(Math.abs(last.y + cut - 150)).toBeLessThan(0.01);
    }
    expect(lines.map(textOf).join('')).toBe(text);
  });
});

describe('M9: figures in one cell', () => {
  it.each([
    ['26', 1],
    ['100', 0.6666],
  ])('%s stand side by side, centred, no wider than an em', (figures, stretch) => {
    const lines = set(`第${figures}期`);
    const found = glyphsOf(lines).slice(1, -1);
    expect(found.map(({ text }) => text).join('')).toBe(figures);
    expect(new Set(found.map(({ y }) => y))).toEqual(new Set([50]));
    const halves = found.map(({ gid, run }) => ((face.advance(gid) / face.upem) * run.size * (run.stretch ?? 1)) / 2);
    const left = found[0]!.x - halves[0]!;
    const right = found.at(-1)!.x + halves.at(-1)!;
    expect(right - left).toBeLessThanOrEqual(10.001);
    expect(right - left).toBeGreaterThan(9.9);
    expect((left + right) / 2).toBeCloseTo(292.5, 2);
    for (let i = 1; i < found.length; i++) expect(found[i]!.x - halves[i]!).toBeCloseTo(found[i - 1]!.x + halves[i - 1]!, 2);
    expect(found[0]!.run.stretch ?? 1).toBe(stretch);
    expect(glyphOf(lines, '期').y).toBe(60);
  });

  it('stay with what they count (L14)', () => {
    for (let lead = 1; lead < 6; lead++)
      for (const line of set(`${'甲'.repeat(lead)}26日${'乙'.repeat(12)}`, 5)) expect(textOf(line)).not.toMatch(/^日|^6|2$|6$/);
  });

  it('P11: ？！ share a cell', () => {
    const lines = set('真的？！好');
    expect(glyphOf(lines, '？').y).toBe(glyphOf(lines, '！').y);
    expect(glyphOf(lines, '！').x).toBeGreaterThan(glyphOf(lines, '？').x);
    expect(glyphOf(lines, '好').y).toBe(70);
  });
});

describe('M7: upright one by one', () => {
  it.each(['8', 'A', 'x', 'NBA', '5G', 'G20'])('%s', (word) => {
    const found = glyphsOf(set(`甲${word}乙`)).slice(1, -1);
    expect(found.map(({ text }) => text).join('')).toBe(word);
    found.forEach(({ x, y, run }, i) => {
      expect([x, y, run.turn]).toEqual([292.5, 50 + 10 * i, undefined]);
    });
  });

  it('the figures of a year, by house style', () => {
    expect(glyphOf(set('在1987年'), '年').y).toBe(90);
    const turned = setter(book, {}, { years: 'turned' }).verticalColumn([para('在1987年')], column);
    expect(glyphOf(turned, '1').run.turn).toBe(90);
  });

  it('other numbers of four figures are turned', () => {
    expect(glyphOf(set('有2380家'), '2').run.turn).toBe(90);
  });
});

describe('M8: words turned', () => {
  it('run down the line with ¼ em on each side, on a baseline that puts their em square in its middle', () => {
    const lines = set('用Laser造');
    const found = glyphsOf(lines).slice(1, -1);
    expect(found.map(({ text }) => text).join('')).toBe('Laser');
    const shaped = face.shape('Laser');
    let y = 52.5;
    found.forEach((glyph, i) => {
      expect(glyph.run.turn).toBe(90);
      expect(glyph.x).toBeCloseTo(292.5 - 3.8, 3);
      expect(glyph.y).toBeCloseTo(y, 2);
      y += (shaped.advances[i]! * 10) / face.upem;
    });
    expect(glyphOf(lines, '造').y).toBeCloseTo(y + 2.5, 2);
  });

  it('typed spaces beside them change nothing (M3); beside marks there is none (M2)', () => {
    const ys = (text: string): number[] => glyphsOf(set(text)).map(({ y }) => y);
    expect(ys('用 Laser 造')).toEqual(ys('用Laser造'));
    const bracketed = glyphsOf(set('（Laser）：Word，'));
    expect(bracketed[1]!.y).toBe(45);
    expect(bracketed[8]!.text).toBe('W');
    expect(bracketed[8]!.y - bracketed[7]!.y).toBe(10);
  });

  it('phrases turn whole, short words and quotes in them too (M10)', () => {
    const lines = set('说“A is isn’t B”吗', 20);
    const turned = lines[0]!.runs.filter((run) => run.turn === 90).map((run) => run.text);
    expect(turned.join('')).toBe('“A is isn’t B”');
  });

  it('a quoted word in Chinese keeps corner brackets (M4)', () => {
    expect(glyphOf(set('说“Laser”吗'), '“').run.turn).toBeUndefined();
  });
});

describe('G16: tiers', () => {
  const text = '北码头于清晨六时重新开放首班渡轮载客三百余人秩序井然都说好'; // 29
  it('are filled one after the other, never evened out', () => {
    const lines = setter(book).verticalTiers([para(text), para(text)], { ...column, height: 5, lines: 7, gap: 20 });
    expect(lines.map((line) => [line.x, line.baseline])).toEqual([
      ...[0, 1, 2, 3, 4, 5, 6].map((i) => [292.5 - 15 * i, 40]),
      ...[0, 1, 2, 3, 4].map((i) => [292.5 - 15 * i, 110]),
    ]);
  });

  it('G7: the last line of a paragraph opens none', () => {
    const lines = setter(book).verticalTiers([para(text)], { ...column, height: 5, lines: 5, gap: 20 });
    expect(lines.map((line) => line.baseline)).toEqual([40, 40, 40, 40, 110, 110]);
  });

  it('larger type takes whole lines (G12)', () => {
    const lines = setter(book).verticalColumn([para('小标题', { size: 20 }), para(text)], { ...column, height: 30 });
    expect(lines.map((line) => line.x)).toEqual([285, 262.5]);
  });
});

describe('a galley set downwards', () => {
  it('is as wide as its lines, and begins a new sheet where it may be no wider', () => {
    const paras = ['一', '二', '三'].map((c) => ({ para: para(c.repeat(20)), air: 1 }));
    const sheets = [...setVerticalStory(setter(book), paras, { measure: 10, size: 10, leading: 15, rows: 6, x: 20, top: 20 })];
    expect(sheets.map(({ width, rows }) => [width, rows])).toEqual([
      [75, 5],
      [30, 2],
    ]);
    expect(sheets[0]!.pieces.flatMap(({ lines }) => lines.map(({ x, n }) => [x, n]))).toEqual([
      [87.5, 1],
      [72.5, 2],
      [42.5, 3],
      [27.5, 4],
    ]);
    expect(sheets[1]!.pieces[0]!.lines.map(({ n }) => n)).toEqual([5, 6]);
  });
});

describe('a vertical headline', () => {
  const headline = (text: string) =>
    para(text, { role: 'headline', size: 20, align: 'center', runs: [{ text, face: 'headline', swatch: 'black', span: null }] });
  const room = { leading: 12, em: 10, lines: 30, ladder: [42, 36, 26, 20] };

  it('is as long as its characters and a blank line at each end', () => {
    // 8 × 42 pt are 28 lines of 12 pt, and 2; the type is 4.2 body characters wide, and stands free at its sides.
    expect(planVerticalHeadline(8, room)).toMatchObject({ size: 42, lines: 30, rows: 1, chars: 6, fits: true });
    // 9 × 42 pt are 31.5: the next size is 36, 27 lines and 2.
    expect(planVerticalHeadline(9, room)).toMatchObject({ size: 36, lines: 29, chars: 5 });
    const { top, measure, lines } = planVerticalHeadline(8, room);
    expect(top).toBeGreaterThanOrEqual(12);
    expect(2 * top + measure).toBeCloseTo(lines * 12, 6);
    expect(measure).toBeGreaterThanOrEqual(8 * 42 - 1e-6);
  });

  it('turns when no size lets it stand in one line, and says when nothing fits', () => {
    expect(planVerticalHeadline(20, room)).toMatchObject({ rows: 2, size: 26, fits: true });
    expect(planVerticalHeadline(60, room)).toMatchObject({ rows: 2, size: 20, fits: false });
  });

  const at = (text: string, measure: number, track = 0): Line[] =>
    setter(book).verticalHeadline(headline(text), { x: 100, top: 50, measure, track });

  it('stands in the middle of its measure, opened up', () => {
    const [line, ...more] = at('竖题', 140, 1.5);
    expect(more).toEqual([]);
    // 2 + 1½ em of 20 pt are 70 pt.
    expect(glyphsOf([line!]).map(({ x, y }) => [x, y])).toEqual([
      [100, 85],
      [100, 135],
    ]);
    const spare = at('竖题', 140);
    expect(glyphsOf(spare).map(({ y }) => y)).toEqual([100, 120]);
  });

  it('has its marks half as wide', () => {
    const lines = at('“铅与火”告别', 120);
    expect(setter(book).length(headline('“铅与火”告别'))).toBe(6);
    expect(lines).toHaveLength(1);
    expect(glyphOf(lines, '铅').y).toBe(60);
    expect(glyphOf(lines, '告').y).toBe(130);
  });

  it('turns in lines about as long as each other, the second on the left', () => {
    const lines = at('北码头清晨重新开放首班渡轮', 240);
    expect(lines.map(textOf)).toEqual(['北码头清晨重新', '开放首班渡轮']);
    expect(lines.map(({ x }) => x)).toEqual([100, 76]);
  });

  it("turns at the author's mark", () => {
    expect(at('北码头清晨重新开放\u3000首班渡轮', 240).map((line) => textOf(line).trim())).toEqual([
      '北码头清晨重新开放',
      '首班渡轮',
    ]);
  });

  it('without text is nothing', () => {
    expect(at('', 240)).toEqual([]);
    expect(setter(book).length(headline(''))).toBe(0);
  });
});
