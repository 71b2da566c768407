/**
 * Table 2.7 of composition.md: paragraphs, columns, headings. What is about a page is measured on one that build() makes: 小五 on 11.25 pt in
 * columns of thirteen characters, an em apart; what is about filling columns, on paragraphs of a known number of lines.
 */
/* oxlint-disable vitest/expect-expect -- expectAt and expectNear hold the assertions */
import { expect } from 'vitest';
import type { Frame, Line, Page } from '../../src/layout/types.ts';
import { Filler } from '../../src/makeup/fill.ts';
import { composition } from '../../src/makeup/report.ts';
import { Grid } from '../../src/plan/grid.ts';
import { defaultPaper, readEdition } from '../../src/story/index.ts';
import { fontBook } from '../support/fonts.ts';
import { flow, legs, shown } from '../support/flow.ts';
import { oneColumn } from '../support/one-column.ts';
import { squareSetter } from '../support/square-font.ts';
import { styledOf, typed } from '../support/story.ts';
import { glyphsOf, para as down, setter as downwards } from '../text/downwards.ts';
import { mutation, row, table, told } from './row.ts';
import { at, expectAt, expectNear, han, set, single, texts } from './set.ts';

table('2.7.test.ts');

/** The page that build() makes: loaded by the rows that measure it only. */
const paper = async () => (await import('./paper.ts')).paper();

const SETTER = 'text/typesetter.ts';
const FILL = 'makeup/fill.ts';

const of = (page: Page, ...roles: readonly Frame['role'][]): Frame[] => page.frames.filter(({ role }) => roles.includes(role));
const linesOf = (frames: readonly Frame[]): Line[] => frames.flatMap(({ lines }) => lines ?? []);
/** Rows of the grid that body baselines stand on: em squares stand in the middle of their line. */
const rowOf = ({ grid }: Page, { baseline }: Line): number => (baseline - grid.y - 1.125 - 0.88 * 9) / grid.leading;
/** Body lines by column, top to bottom. */
function columns(page: Page): Line[][] {
  const found = new Map<number, Line[]>();
  for (const line of linesOf(of(page, 'body'))) {
    const column = Math.round((line.x - page.grid.x) / 126);
    found.set(column, [...(found.get(column) ?? []), line]);
  }
  return [...found].sort(([a], [b]) => a - b).map(([, lines]) => lines.sort((a, b) => a.baseline - b.baseline));
}
const isWhole = (n: number): boolean => Math.abs(n - Math.round(n)) < 0.001;
/** Columns of these lines filled with paragraphs of known length: `P` begins one, `p` goes on. */
function filled(notation: string, lines: readonly number[]): string[] {
  const setter = squareSetter();
  const blocks = flow(notation);
  return shown(new Filler(setter, blocks, () => 3).fill(legs(lines)), blocks, setter);
}

row(
  'G1',
  'kept',
  'the first line stands back by two em, or by one in columns narrower than the house says',
  async () => {
    const lines = await set(han(20), { measure: 12, indent: 2 });
    expect(lines.map(({ glyphs }) => glyphs[0]!.x)).toEqual([2, 0]);
    const house = { narrow: { below: 12, indent: 1 } };
    expectNear([(await set(han(20), { measure: 11, indent: 2, house }))[0]!.glyphs[0]!.x], [1]);
    expectNear([(await set(han(20), { measure: 12, indent: 2, house }))[0]!.glyphs[0]!.x], [2]);
    const { page } = await paper();
    const first = of(page, 'body').map(({ lines: [line] = [] }) => (line!.runs[0]!.text.startsWith('“') ? [] : [line!.runs[0]!.at[0]! - line!.x])).flat(); // prettier-ignore
    expect(first.filter((x) => Math.abs(x - 18) < 0.01).length).toBeGreaterThan(20);
    expect(first.filter((x) => Math.abs(x - 18) > 0.01 && Math.abs(x) > 0.01)).toEqual([]);
  },
  mutation(
    SETTER,
    'return para.indent > 0 && measure < below ? Math.min(para.indent, indent) : para.indent;',
    'return para.indent;',
  ),
  mutation(
    SETTER,
    'return para.indent > 0 && measure < below ? Math.min(para.indent, indent) : para.indent;',
    'return Math.min(para.indent, indent);',
  ),
);

row(
  'G2',
  'kept',
  'a paragraph begins on the line after the one before it',
  async () => {
    const { page } = await paper();
    const frames = of(page, 'body');
    let pairs = 0;
    for (const [i, frame] of frames.entries()) {
      const [a, b] = [frame.lines!.at(-1)!, frames[i + 1]?.lines![0]];
      const between = of(page, 'crosshead').some(
        ({ rect }) => b && Math.abs(rect.x - b.x) < 1 && rect.y > a.baseline - 9 && rect.y < b.baseline,
      );
      if (!b || Math.abs(a.x - b.x) > 0.01 || b.baseline < a.baseline || between) continue;
      pairs++;
      expect(b.baseline - a.baseline, frame.id).toBeCloseTo(11.25, 2);
    }
    expect(pairs).toBeGreaterThan(20);
  },
  mutation(
    FILL,
    'pour.pieces.push(piece);\n    pour.used += piece.rows;',
    'pour.pieces.push(piece);\n    pour.used += piece.rows + 1;',
  ),
);

told('G3', 'off', 'not asked for: text after a crosshead or a quotation begins a paragraph');

row(
  'G4',
  'option',
  'in a hanging paragraph every line but the first stands back, inside the measure',
  async () => {
    const lines = await set(han(15), { measure: 8, hang: 2 });
    expect(lines.map(({ glyphs }) => glyphs[0]!.x)).toEqual(lines.map((_, i) => (i === 0 ? 0 : 2)));
    for (const { glyphs } of lines.slice(0, -1)) expect(glyphs.at(-1)!.x + 1).toBeCloseTo(8, 2);
    const { blocks } = await styledOf(typed('- 春夏秋冬\n- 东南西北'), { lists: 'hanging' });
    expect(JSON.stringify(blocks)).toContain('"hang":1');
  },
  mutation(SETTER, 'if (a !== items.from) return para.hang ?? 0;', 'if (a !== items.from) return 0;'),
);

row(
  'G5',
  'kept',
  'a paragraph does not end in a line of one character, with or without a mark, though all lines above would be full',
  async () => {
    for (const end of ['', '。', '。”'])
      for (let n = 2; n < 5; n++) {
        const lines = await set(`${han(5 * n + 1)}${end}`, { measure: 5 });
        expect([...lines.at(-1)!.text].filter((c) => /\p{Script=Han}/u.test(c)).length, texts(lines).join('|')).toBeGreaterThan(
          1,
        );
      }
    const [first, second] = await set('春夏秋冬东南', { measure: 5 });
    expect([first!.text, second!.text]).toEqual(['春夏秋冬', '东南']);
    expectAt(first, [0, 4 / 3, 8 / 3, 4]);
  },
  mutation('line/cost.ts', 'oneCharLastLine: 200_000', 'oneCharLastLine: 0'),
);

row(
  'G6',
  'kept',
  'a line is borrowed from the one above by G5; what cannot be helped is counted in the report',
  async () => {
    const page = oneColumn(['AB春', '春夏秋冬东南西'], await fontBook(), 4);
    expect(page.frames.map(({ lines }) => lines!.at(-1)!.runs[0]!.text)).toEqual(['春', '南西']);
    expect(composition(page).oneCharLastLines).toBe(1);
  },
  mutation('makeup/report.ts', 'if (solid(line) === 1) counts.oneCharLastLines++;', ''),
);

row(
  'G7',
  'kept',
  'the last line of a paragraph opens no column; its first may stand at a foot, one of a single line anywhere',
  () => {
    expect(filled('8 9', [8, 8, 8])).toEqual(['Pppppppp', 'Ppppppp-', 'pp------']);
    expect(filled('4 2 4', [5, 6])).toEqual(['Pppp-', 'PpPppp']);
    expect(filled('4 5', [5, 5])[0]).toBe('PpppP');
    expect(filled('5 1 4', [5, 5])).toEqual(['Ppppp', 'PPppp']);
    for (let first = 1; first < 12; first++)
      for (const [, head] of [filled(`${first} 9`, [7, 7, 7, 7])].map((legsOf) => legsOf.entries()).flatMap((all) => [...all]))
        expect(head).not.toMatch(/^p(?:P|-|$)/u);
  },
  mutation(FILL, 'if (this.remaining(piece, t, box, leg.measure, nextMeasure) < 2) return;', ''),
);

row(
  'G8',
  'kept',
  'they cannot conflict: where a cut would leave a last line alone the foot stays empty, and no line is broken anew for it',
  () => {
    const setter = squareSetter();
    const blocks = flow('3 8 6');
    const made = new Filler(setter, blocks, () => 3).fill(legs([10, 10]));
    expect(shown(made, blocks, setter)).toEqual(['PppPppppp-', 'ppPppppp--']);
    const [first, second] = filled('2 9', [10, 10]);
    expect([first, second]).toEqual(['PpPpppppp-', 'pp--------']);
    for (const { pieces } of made.legs)
      for (const { block, ends } of pieces) {
        const flowed = blocks[block]!;
        if (flowed.kind !== 'para') continue;
        const items = setter.compose(flowed.para);
        const whole = [...setter.breaks(items, items.from, 10).ends];
        expect(whole).toEqual(expect.arrayContaining([...ends]));
      }
  },
  mutation(FILL, 'if (this.remaining(piece, t, box, leg.measure, nextMeasure) < 2) return;', ''),
);

row(
  'G9',
  'kept',
  'every line of body type is a whole number of characters long',
  async () => {
    const { page } = await paper();
    const lines = linesOf(of(page, 'body'));
    expect(lines.length).toBeGreaterThan(100);
    expect(lines.filter(({ measure }) => !isWhole(measure / 9)).map(({ measure }) => measure)).toEqual([]);
    expect(lines[0]!.measure).toBe(117);
  },
  mutation('plan/fit.ts', 'legsOf(arrangement, request.form.grid.chars)', 'legsOf(arrangement, request.form.grid.chars - 0.25)'),
);

row(
  'G10',
  'kept',
  'a newspaper that says nothing has 9 pt on 11.25: a gap of a quarter of the size, the same everywhere',
  async () => {
    const { page } = await paper();
    for (const lines of of(page, 'body').map(({ lines: all }) => all!))
      for (let i = 1; i < lines.length; i++) expect(lines[i]!.baseline - lines[i - 1]!.baseline).toBeCloseTo(9 * 1.25, 2);
  },
  mutation('story/paper.ts', '(size === 9 ? 11.25 : size * 1.25)', '(size === 9 ? 12 : size * 1.25)'),
);
row(
  'G10',
  'kept',
  'leading that leaves less than 20 % of the size between lines, or more than 45, is warned of',
  async () => {
    const files: Record<string, string> = { '/p/edition.yaml': 'date: 2021-01-26\npages:\n  - folio: A01\n    template: broadsheet-feature\n    stories: [a.md]\n', '/p/a.md': '---\ntitle: 题\n---\n\n文。\n' }; // prettier-ignore
    const warned = async (leading: number): Promise<string[]> => {
      const all = { ...files, '/p/banxin.yaml': `name: 报\nbody: { size: 10, leading: ${leading} }\n` };
      const exists = (path: string): boolean => path === '/' || path === '/p' || path in all;
      const host = { exists, readText: (path: string) => (all as Record<string, string>)[path], realpath: (path: string) => (exists(path) ? path : undefined) }; // prettier-ignore
      const { diagnostics } = await readEdition('/p/edition.yaml', host);
      return diagnostics.map(({ severity, code, file, line }) => `${severity} ${code} ${file}:${line}`);
    };
    expect(await warned(11.9)).toEqual(['warning leading banxin.yaml:2']);
    expect(await warned(14.6)).toEqual(['warning leading banxin.yaml:2']);
    for (const leading of [12, 12.5, 13.3, 14.5]) expect(await warned(leading)).toEqual([]);
  },
  mutation('story/paper.ts', 'gap >= 0.2 - 1e-9', 'gap >= 0.1'),
  mutation('story/paper.ts', 'gap <= 0.45 + 1e-9', 'gap <= 0.6'),
);

row(
  'G11',
  'kept',
  'size, characters a line, lines, columns and gap make the type area, which stands in the middle of its sheet',
  async () => {
    const grid = new Grid(
      { sheet: { width: 300, height: 400 }, columns: 5, chars: 12, gap: 2, lines: 70 },
      { size: 9, leading: 12 },
    );
    const sheet = (300 / 25.4) * 72;
    // 5 × 12 + 4 × 2 em of 9 pt.
    expect(grid.typeWidth()).toBe(68 * 9);
    expect(grid.columnX(1)).toBeCloseTo((sheet - 612) / 2, 6);
    expect(grid.columnX(3)).toBeCloseTo((sheet - 612) / 2 + 28 * 9, 6);
    expect(grid.lineY(70) + 12 - grid.lineY(1)).toBeCloseTo(840, 6);
    const { page } = await paper();
    expect(page.grid.x).toBeCloseTo((page.width - (8 * 13 + 7) * 9) / 2, 2);
    for (const { x } of linesOf(of(page, 'body'))) expect(isWhole((x - page.grid.x) / 126), String(x)).toBe(true);
  },
  mutation('plan/grid.ts', 'this.x = (this.width - this.typeWidth()) / 2;', 'this.x = (this.width - this.typeWidth()) / 3;'),
  mutation(
    'plan/grid.ts',
    'return this.x + ((column - 1) * (chars + gap) + folded) * this.em;',
    'return this.x + ((column - 1) * chars + folded) * this.em;',
  ),
);

row(
  'G12',
  'kept',
  'under crossheads and pictures the lines of all columns stand level: every baseline on the grid',
  async () => {
    const { page } = await paper();
    expect(of(page, 'crosshead').length).toBe(4);
    const off = linesOf(of(page, 'body')).filter((line) => Math.abs(rowOf(page, line) - Math.round(rowOf(page, line))) > 0.001);
    expect(off.map(({ baseline }) => baseline)).toEqual([]);
  },
  mutation(
    'makeup/crosshead.ts',
    'return 1 + Math.ceil((theme + rows * para.size * LINE + FOOT) / leading - 0.15);',
    'return 1 + (theme + rows * para.size * LINE + FOOT) / leading;',
  ),
);

row(
  'G13',
  'kept',
  'a crosshead stands a whole number of body characters in, and each degree of heading is a tenth larger than the next or more',
  async () => {
    const { page } = await paper();
    const [head] = linesOf(of(page, 'headline'));
    const crossheads = linesOf(of(page, 'crosshead'));
    for (const { runs: [run] } of crossheads) expect(isWhole((run!.at[0]! - page.grid.x) / 9), String(run!.at[0])).toBe(true); // prettier-ignore
    const sizes = [head!.runs[0]!.size, crossheads[0]!.runs[0]!.size, 9];
    for (let i = 1; i < sizes.length; i++) expect(sizes[i - 1]! / sizes[i]!).toBeGreaterThanOrEqual(1.1);
  },
  mutation(
    'makeup/crosshead.ts',
    "const para: StyledPara = { ...block.main, size, align: 'start' };",
    "const para: StyledPara = { ...block.main, size: 9, align: 'start' };",
  ),
  mutation('makeup/crosshead.ts', '? SEAL + SEAL_GAP : 0;\n  }', '? SEAL + SEAL_GAP : 4;\n  }'),
);

row(
  'G14',
  'kept',
  'a picture is as wide as one or more columns, at the head or the foot of its columns',
  async () => {
    const { page } = await paper();
    const pictures = of(page, 'picture').filter(({ picture }) => picture);
    expect(pictures).toHaveLength(1);
    const { rect } = pictures[0]!;
    const n = (rect.width / 9 + 1) / 14;
    expect(isWhole(n)).toBe(true);
    expect(n).toBeGreaterThanOrEqual(1);
    expect(isWhole((rect.x - page.grid.x) / 126)).toBe(true);
    const over = linesOf(of(page, 'body')).filter(
      ({ x, baseline }) => x >= rect.x - 1 && x < rect.x + rect.width && baseline < rect.y,
    );
    expect(over).toEqual([]);
  },
  mutation('plan/grid.ts', 'columns * chars + (columns - 1) * gap + folded', 'columns * chars + folded'),
);

row(
  'G15',
  'kept',
  'the columns of a story end level, the last one perhaps higher',
  async () => {
    const { page } = await paper();
    const feet = columns(page).map((lines) => Math.round(rowOf(page, lines.at(-1)!)));
    expect(feet).toHaveLength(8);
    for (const foot of feet.slice(0, -1)) expect(Math.abs(foot - feet[0]!), feet.join(' ')).toBeLessThanOrEqual(1);
    expect(feet.at(-1)!).toBeLessThanOrEqual(Math.max(...feet));
    expect(filled('5 # 6 4', [9, 9])[0]).not.toContain('-');
  },
  mutation(FILL, 'foot: [0, 70, 2500, 9000], footMore: 9000', 'foot: [9000, 70, 0, 0], footMore: 0'),
);

row(
  'G16',
  'option',
  'down, lines run from right to left and tiers from top to bottom, each full before the next begins',
  async () => {
    const text = han(29);
    const lines = downwards(await fontBook()).verticalTiers([down(text), down(text)], {
      x: 300,
      top: 40,
      height: 5,
      size: 10,
      leading: 15,
      lines: 7,
      gap: 20,
    });
    expect(lines.map(({ x, baseline }) => [x, baseline])).toEqual([
      ...[0, 1, 2, 3, 4, 5, 6].map((i) => [292.5 - 15 * i, 40]),
      ...[0, 1, 2, 3, 4].map((i) => [292.5 - 15 * i, 110]),
    ]);
    const [first] = glyphsOf(lines);
    expect([first!.x, first!.y]).toEqual([292.5, 40]);
  },
  mutation('text/vertical/typesetter.ts', 'x: x - (row + rows / 2) * leading,', 'x: x + (row + rows / 2) * leading,'),
  mutation(
    'text/vertical/typesetter.ts',
    'row + rows * standing(i, ends.length) > tiers.lines',
    'row + rows * standing(i, ends.length) > tiers.lines - 1',
  ),
);

row(
  'G17',
  'kept',
  'a headline stands in the middle over all columns of its story',
  async () => {
    const { page } = await paper();
    const [head] = linesOf(of(page, 'headline'));
    const [run] = head!.runs;
    const middle = (run!.at[0]! + run!.at.at(-1)! + run!.size) / 2;
    expect(middle).toBeCloseTo(page.width / 2, 1);
    expect(run!.at.at(-1)! - run!.at[0]!).toBeGreaterThan(3 * 126);
    const high = linesOf(of(page, 'body')).filter(({ baseline }) => baseline < head!.baseline);
    expect(high).toEqual([]);
  },
  mutation('makeup/headline-main.ts', 'let left = x + (width - total * size) / 2;', 'let left = x;'),
);

row(
  'G18',
  'kept',
  'no crosshead is left at a column’s foot: a line of its text stands under it, or it goes over',
  () => {
    expect(filled('5 # 6', [9, 9])).toEqual(['Ppppp###P', 'ppppp----']);
    // A paragraph of two lines is not parted for it.
    expect(filled('5 # 2 4', [9, 9])[0]).toBe('Ppppp----');
    expect(filled('6 # 6', [9, 9])).toEqual(['Pppppp---', '##Pppppp-']);
    for (let n = 1; n < 12; n++) for (const leg of filled(`${n} # 6`, [9, 9, 9])) expect(leg).not.toMatch(/#-*$/u);
  },
  mutation(FILL, 'if (!pour.afterHead) offer(pour, { block, box });', 'offer(pour, { block, box });'),
);

row(
  'G19',
  'option',
  'a run-in heading is in Hei, its text an em behind it',
  async () => {
    const { blocks } = await styledOf(typed('**导语**\u3000春夏秋冬'));
    const [run] = blocks.flatMap((block) => (block.kind === 'para' ? [block.para.runs] : []));
    const [line] = await set(run!, { measure: 20 });
    expectNear([at(line, '导').x, at(line, '语').x, at(line, '春').x], [0, 1, 3]);
    expect(at(line, '导').face).toMatch(/Sans/u);
    expect(at(line, '春').face).toMatch(/Serif/u);
    // So it stays where its line is opened up.
    const stretched = (await set('导语\u3000春夏秋WWWWW', { measure: 7 }))[0];
    expectNear([at(stretched, '春').x - at(stretched, '语').x], [2]);
  },
  mutation('text/gaps.ts', 'natural: 1, wordSpace: 0, open: 0', 'natural: 0.5, wordSpace: 0, open: 0'),
  mutation('text/gaps.ts', 'natural: 1, wordSpace: 0, open: 0', 'natural: 1, wordSpace: 0, open: 1'),
);

row(
  'G20',
  'kept',
  'a caption stands under its picture, within its width and off the text',
  async () => {
    const { page } = await paper();
    const [picture] = of(page, 'picture').filter((frame) => frame.picture);
    const [caption] = of(page, 'caption');
    const { x, y, width, height } = picture!.rect;
    const [line] = caption!.lines!;
    const top = line!.baseline - 0.88 * 7.875;
    expect(top).toBeGreaterThan(y + height);
    expect(top).toBeLessThan(y + height + 11.25);
    expect(line!.runs[0]!.at[0]!).toBeGreaterThanOrEqual(x - 0.01);
    expect(line!.runs.at(-1)!.at.at(-1)! + 7.875).toBeLessThanOrEqual(x + width);
    const under = linesOf(of(page, 'body')).filter(
      (body) => body.x >= x - 1 && body.x < x + width && body.baseline - 0.88 * 9 < line!.baseline,
    );
    expect(under).toEqual([]);
  },
  mutation('makeup/figure.ts', 'const y = picture.y + picture.height + CAPTION_GAP;', 'const y = picture.y + CAPTION_GAP;'),
);

row(
  'G21',
  'kept',
  'body type is 小五, 9 pt; nothing on a page that is read is smaller than 六号, 7.875 pt',
  async () => {
    expect(defaultPaper.body.size).toBe(9);
    const { page } = await paper();
    const sizes = new Set(page.frames.filter(({ role }) => role !== 'generated').flatMap(({ lines }) => (lines ?? []).flatMap(({ runs }) => runs.map(({ size }) => size)))); // prettier-ignore
    expect([...sizes].filter((size) => size < 7.875)).toEqual([]);
    expect(new Set(linesOf(of(page, 'body')).flatMap(({ runs }) => runs.map(({ size }) => size)))).toEqual(new Set([9]));
  },
  mutation('story/paper.ts', 'body: { size: 9, leading: 11.25 },', 'body: { size: 7, leading: 11.25 },'),
);

row(
  'G22',
  'kept',
  'Song for the text and the heads, Hei beside it, Kai for the deck and for what is said',
  async () => {
    const { page } = await paper();
    const faces = (role: Frame['role']): string[] => [
      ...new Set(linesOf(of(page, role)).flatMap(({ runs }) => runs.map(({ face }) => face))),
    ];
    expect(faces('body')).toEqual(['NotoSerifSC-Regular']);
    expect(faces('headline')).toEqual(['NotoSerifSC-Black']);
    expect(faces('crosshead')).toEqual(['NotoSerifSC-Bold']);
    expect(faces('caption')).toEqual(['NotoSansSC-Light']);
    const book = await fontBook();
    expect(book.role('deck')[0]!.id).toMatch(/wenkai/u);
    expect(book.role('pullquote')[0]!.id).toMatch(/wenkai/u);
    expect((await single('春', { face: 'strong' })).glyphs[0]!.face).toBe('NotoSansSC-Medium');
  },
  mutation('../fonts/fonts.yaml', '  body: [serif, sans]', '  body: [sans, serif]'),
  mutation('../fonts/fonts.yaml', 'deck: [kai, serif-medium', 'deck: [serif-medium, kai'),
);
