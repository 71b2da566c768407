/** The Layout's own notation: what the constructors make is what is walked, compared, written, read back and drawn. */
import { describe, expect, it } from 'vitest';
import {
  box,
  clusterText,
  columnLeft,
  difference,
  dump,
  equal,
  frame,
  glyphs,
  layout,
  layoutText,
  line,
  linePath,
  page,
  parse,
  path,
  rectPath,
  roundPath,
  run,
  serialise,
  thousandth,
  walk,
  walkPath,
  type Frame,
  type LayoutHead,
  type Page,
  type PageGrid,
} from '../../src/layout/index.ts';

const grid: PageGrid = { x: 10, y: 20, em: 10, leading: 15, columns: 3, chars: 4, gap: 1, lines: 6 };

const head: LayoutHead = {
  format: 'banxin/layout/1',
  edition: { date: '2021-01-26', paper: '株洲日报' },
  sources: [],
  faces: [],
  swatches: { black: { cmyk: [0, 0, 0, 100], rgb: [0, 0, 0] } },
  stories: [],
};

const han = run({
  face: 'Serif',
  size: 10.50049,
  swatch: 'black',
  text: '中文',
  gids: [5, 6],
  at: [10.00049, 20.5005],
  clusters: [0, 1],
  src: [0, 3, 5],
});
const latin = run({
  face: 'Serif',
  size: 10.5,
  swatch: 'black',
  text: 'ﬁ𠮷é',
  gids: [7, 8, 9, 10],
  at: [31, 41, 52, 52],
  clusters: [0, 1, 3, 3],
  shift: -1.25,
});
const across = line({ n: 1, baseline: 35.00051, x: 10, measure: 40, gap: 0.0234567, runs: [han, latin] });
const down = line({ n: 2, dir: 'ttb', baseline: 20, x: 80, measure: 40, runs: [run({ ...han, at: [20, 31] })] });

const sheet = (frames: readonly Frame[], id = 'p1'): Page =>
  page({ id, folios: ['A04'], halves: [], width: 170.00049, height: 130, grid, frames });

const text = (id: string, x: number, y: number, width: number, height: number, role: Frame['role'] = 'body'): Frame =>
  frame({ id, role, rect: box(x, y, width, height), order: 0, lines: [across, down] });

describe('constructors', () => {
  it('round each length to 0.001 pt, half up, never to minus zero', () => {
    expect([1.0004, 1.0005, -1.0004, -0.0001, 0.1 + 0.2].map(thousandth)).toEqual([1, 1.001, -1, 0, 0.3]);
    expect(Object.is(thousandth(-0.0001), 0)).toBe(true);
    expect(han).toMatchObject({ size: 10.5, at: [10, 20.501] });
    expect(across).toMatchObject({ baseline: 35.001, gap: 0.02346, dir: 'ltr' });
    expect(sheet([]).width).toBe(170);
  });

  it('leave out what is not there and say null where the format says null', () => {
    const bare = frame({ id: 'f', role: 'rule', rect: box(0, 0, 1, 1), order: 0 });
    expect(bare).toEqual({
      id: 'f',
      role: 'rule',
      story: null,
      block: null,
      slot: null,
      rect: { x: 0, y: 0, width: 1, height: 1 },
      order: 0,
      next: null,
    });
    expect(Object.keys(run({ ...han, stretch: 1, shift: 0 }))).toEqual([
      'face',
      'size',
      'swatch',
      'text',
      'gids',
      'at',
      'clusters',
      'src',
    ]);
    expect(path({ d: 'M0 0L1 1Z', fill: 'black', dash: [] })).toEqual({ d: 'M0 0L1 1Z', fill: 'black' });
  });

  it('refuse a run whose parts do not fit each other', () => {
    expect(() => run({ ...han, at: [1] })).toThrow('bug: a run of 2 glyphs with 1 origins and 2 clusters: 中文');
  });
});

describe('paths', () => {
  it('have one spelling', () => {
    expect(roundPath('M 1.00049,2 3 4 C1,2,3,4,5,6.5 L-.0001 1e1 Z')).toBe('M1 2L3 4C1 2 3 4 5 6.5L0 10Z');
    expect(rectPath({ x: 1, y: 2, width: 3, height: 4 })).toBe('M1 2L4 2L4 6L1 6Z');
    expect(linePath(0, 1, 2.0005, 3)).toBe('M0 1L2.001 3');
  });

  it('refuse what the format does not have', () => {
    for (const d of ['M1 2l3 4', 'M1 2A1 1 0 0 1 3 4', '1 2L3 4', 'M1 2Z3', 'M1 2L3', 'M1 2H3'])
      expect(() => walkPath(d, { move() {}, line() {}, curve() {}, close() {} }), d).toThrow(/^bug: /);
  });
});

describe('walking', () => {
  it('goes in painting order', () => {
    const seen: string[] = [];
    walk(
      sheet([
        text('a', 10, 20, 40, 30),
        frame({ id: 'b', role: 'rule', rect: box(0, 0, 1, 1), order: 1 }),
        text('c', 60, 20, 40, 30),
      ]),
      {
        frame: (one) => seen.push(one.id),
        line: (one, inside) => seen.push(`${inside.id}${one.n}`),
        run: (one) => seen.push(one.text),
      },
    );
    expect(seen).toEqual(['a', 'a1', '中文', 'ﬁ𠮷é', 'a2', '中文', 'b', 'c', 'c1', '中文', 'ﬁ𠮷é', 'c2', '中文']);
  });

  it('gives each glyph its place and its characters', () => {
    expect([...glyphs(sheet([text('a', 10, 20, 40, 30)]))].map(({ text: said, x, y }) => [said, x, y])).toEqual([
      ['中', 10, 35.001],
      ['文', 20.501, 35.001],
      ['ﬁ', 31, 33.751],
      ['𠮷', 41, 33.751],
      ['é', 52, 33.751],
      ['', 52, 33.751],
      ['中', 80, 20],
      ['文', 80, 31],
    ]);
    expect([0, 1, 2, 3].map((i) => clusterText(latin, i)).join('')).toBe(latin.text);
  });
});

describe('comparing', () => {
  it('names the first place that differs', () => {
    const one = sheet([text('a', 10, 20, 40, 30)]);
    expect(equal(one, sheet([text('a', 10, 20, 40, 30)]))).toBe(true);
    expect(difference(one, sheet([text('a', 10.001, 20, 40, 30)]))).toBe('frames.0.rect.x: 10 ≠ 10.001');
    expect(difference(one, sheet([text('a', 10, 20, 40, 30), text('b', 0, 0, 1, 1)]))).toMatch(/^frames\.1: absent ≠ \{"id":"b"/);
    expect(difference({ at: [1, 2] }, { at: [1] })).toBe('at.1: 2 ≠ absent');
    expect(equal([], {})).toBe(false);
  });
});

describe('writing and reading', () => {
  const pages = [sheet([text('a', 10, 20, 40, 30)]), sheet([], 'p2')];

  it('gives the same Layout back, the format first and a page a line', async () => {
    const written = await layoutText(head, pages);
    expect(written.startsWith('{"format":"banxin/layout/1","edition"')).toBe(true);
    expect(written.split('\n').map((row) => row.slice(0, 12))).toEqual([
      '{"format":"b',
      '{"id":"p1","',
      '{"id":"p2","',
      ']}',
      '',
    ]);
    expect(difference(parse(written).value, layout(head, pages))).toBeUndefined();
  });

  it('does not depend on the order of the keys of the head, nor on whether there are pages', async () => {
    const turned = Object.fromEntries(Object.entries(head).reverse()) as unknown as LayoutHead;
    expect(await layoutText(turned, pages)).toBe(await layoutText(head, pages));
    expect(parse(await layoutText(head, [])).value?.pages).toEqual([]);
  });

  it('writes a page before the next one is made', async () => {
    const log: string[] = [];
    function* slow(): Generator<Page> {
      for (const one of pages) {
        log.push(`made ${one.id}`);
        yield one;
      }
    }
    for await (const chunk of serialise(head, slow())) log.push(`wrote ${/"id":"(p\d)"/.exec(chunk)?.[1] ?? ''}`);
    expect(log).toEqual(['wrote ', 'made p1', 'wrote p1', 'made p2', 'wrote p2', 'wrote ']);
  });

  it.each([
    ['{', 'this is not JSON'],
    ['{"format":"banxin/layout/2","pages":[]}', 'format "banxin/layout/2": this Banxin reads banxin/layout/1'],
    ['[]', 'format missing'],
    ['{"format":"banxin/layout/1"}', 'pages: missing'],
  ])('says what is wrong with %s', (written, message) => {
    const { value, diagnostics } = parse(written, 'out/layout.json');
    expect(value).toBeUndefined();
    expect(diagnostics).toHaveLength(1);
    expect(diagnostics[0]).toMatchObject({ code: 'schema', severity: 'error', file: 'out/layout.json', line: 1, column: 1 });
    expect(diagnostics[0]!.message).toContain(message);
  });
});

describe('drawing in letters', () => {
  const full = sheet([
    text('h', 10, 20, 90, 30, 'headline'),
    text('a', 10, 50, 40, 60),
    text('b', 60, 50, 40, 30),
    text('p', 110, 20, 40, 75, 'picture'),
    text('q', 120, 50, 20, 15, 'pullquote'),
  ]);

  it('shows columns, lines, roles and what is painted last', () => {
    expect(`\n${dump(full)}\n`).toBe(`
HHHH HHHH PPPP
HHHH HHHH PPPP
bbbb bbbb PQQP
bbbb bbbb PPPP
bbbb .... PPPP
bbbb .... ....
`);
  });

  it('shows a page in short', () => {
    expect(dump(full, { width: 1, every: 2 })).toBe('H H P\nb b P\nb . .');
  });

  it('counts the wider gap of a fold', () => {
    const folded = page({ ...sheet([]), grid: { ...grid, columns: 4, fold: { after: 2, gap: 3 } } });
    expect([0, 1, 2, 3].map((column) => columnLeft(folded, column))).toEqual([10, 60, 130, 180]);
  });
});
