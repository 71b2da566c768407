/**
 * `banxin plan` from the command line: the dummy in letters, as a drawing, as JSON; with copy that has no room; what is not there.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { columnsOf } from '../../src/cli/columns.ts';
import { dummySvg } from '../../src/cli/plan-svg.ts';
import { dummyText } from '../../src/cli/plan-text.ts';
import { run } from '../../src/cli/program.ts';
import type { Dummy, DummySlot } from '../../src/pipeline/dummy.ts';
import type { PagePlan } from '../../src/plan/types.ts';
import { buildFolder } from '../support/build.ts';
import { copy, newspaper, story } from '../support/market.ts';

async function plan(root: string, options: readonly string[] = [], columns = 80) {
  let stdout = '';
  let stderr = '';
  const io = {
    stdout: (text: string) => void (stdout += text),
    stderr: (text: string) => void (stderr += text),
    terminal: false,
    columns,
    env: { ...process.env },
    clock: () => 0,
  };
  const code = await run(['plan', path.join(root, 'edition.yaml'), ...options], io);
  return { code, stdout, stderr };
}

const page = (folio: string, file: string): string =>
  `  - folio: ${folio}\n    section: 民生\n    template: broadsheet-feature\n    stories: [manuscript/${file}.md]\n`;
const edition = (...pages: string[]): string => `date: 2026-11-22\npages:\n${pages.join('')}`;
const drawing = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 300 200"><path d="M0 0h300v200H0z" fill="#888"/></svg>\n';
const boxed = [
  ':::box{title="核心阅读"}\n三年不涨租金，一百二十个摊位全部开张。\n:::',
  ...copy,
  '![清晨的菜市场](../images/market.svg){.lead}',
  '> [!pull]\n> 菜市场不只是买菜的地方。',
  ...copy,
];
const files = {
  'manuscript/a.md': story(boxed),
  'images/market.svg': drawing,
  'edition.yaml': edition(page('A02', 'a')),
};

/** A dummy of 2 columns × 6 lines, 10 characters of 10 pt each; slots as `H headline 1+2 1+2`. */
function small(...slots: readonly (readonly [DummySlot['kind'], number, number, number, number, string])[]): Dummy {
  const made = slots.map(([kind, column, columns, line, lines, holds], i): DummySlot => {
    const rect = { x: 20 + (column - 1) * 110, y: 30 + (line - 1) * 12, width: columns * 110 - 10, height: lines * 12 };
    return { name: `${kind}-${i + 1}`, kind, column, columns, line, lines, block: null, rect, holds };
  });
  const grid = { columns: 2, chars: 10, gap: 1, lines: 6 };
  return {
    plan: { folios: ['A01'], template: 'small', grid, slots: made },
    width: 250,
    height: 130,
    grid: { ...grid, x: 20, y: 30, em: 10, leading: 12 },
    columns: [{ x: 20, width: 100 }, { x: 130, width: 100 }], // prettier-ignore
    halves: [{ folio: 'A01', x: 0, width: 250 }],
    slots: made,
    modules: [],
    folded: [],
    unplaced: [],
  };
}

describe('in letters', () => {
  test('a letter a kind of slot, each numbered among its kind; the gap belongs to whoever spans it', () => {
    const dummy = small(
      ['headline', 1, 2, 1, 1, '泥火铸字'],
      ['text', 1, 1, 2, 5, '清晨'],
      ['picture', 2, 1, 2, 3, 'a.svg'],
      ['text', 2, 1, 5, 1, '五点'],
      ['white', 2, 1, 6, 1, ''],
    );
    expect(dummyText(dummy, 80).split('\n')).toEqual([
      'page A01: small',
      '2 columns × 10 characters, 6 lines',
      '',
      '     1             2',
      '  1  HHHHHHHHHHHHHHHHHHHHHHHHHHH',
      '  2  T1TTTTTTTTTTT PPPPPPPPPPPPP',
      '  3  TTTTTTTTTTTTT PPPPPPPPPPPPP',
      '  4  TTTTTTTTTTTTT PPPPPPPPPPPPP',
      '  5  TTTTTTTTTTTTT T2TTTTTTTTTTT',
      '  6  TTTTTTTTTTTTT ·············',
      '',
      '      slot        columns  lines    holds',
      '  H   headline-1  1–2      1 (1)    泥火铸字',
      '  T1  text-2      1        2–6 (5)  清晨',
      '  P   picture-3   2        2–4 (3)  a.svg',
      '  T2  text-4      2        5 (1)    五点',
      '  ·   white-5     2        6 (1)',
      '',
    ]);
  });

  test.each([40, 80, 100, 120, 400])('a page and a spread fit a terminal of %i columns', async (columns) => {
    const root = newspaper({ ...files, 'edition.yaml': edition(page('A02', 'a'), page('A04-A05', 'a')) });
    const { code, stdout } = await plan(root, [], columns);
    expect(code).toBe(0);
    const widest = Math.max(...stdout.split('\n').map(columnsOf));
    expect(widest).toBeLessThanOrEqual(Math.min(120, Math.max(80, columns)));
    expect(stdout).toMatch(/^page A02: broadsheet-feature\n8 columns × 13 characters, 120 lines; a row of letters is \d lines$/m);
    expect(stdout).toMatch(/^page A04-A05: broadsheet-feature\n12 columns/m);
  });

  test('the legend says where a slot is and what stands in it', async () => {
    const { code, stdout } = await plan(newspaper(files));
    expect(code).toBe(0);
    expect(stdout).toMatch(/^ {2}H +headline +1–8 +1–\d+ \(\d+\) +菜市场的早晨$/m);
    expect(stdout).toMatch(/^ {2}P +picture-1 +\S+ +\S+ \(\d+\) +images\/market\.svg$/m);
    expect(stdout).toMatch(/^ {2}B +box-1 .* 核心阅读　三年不涨/m);
    expect(stdout).toMatch(/^ {2}Q +pullquote-1 .* 菜市场不只是买菜的地方/m);
    expect(stdout).toMatch(/^ {2}T1 +text +1 .* 清晨五点，城东/m);
  });
});

describe('as JSON', () => {
  test('the same plan as build --emit plan', async () => {
    const root = newspaper(files);
    const { stdout } = await plan(root, ['--json']);
    const built = (await buildFolder(root)).files.get('plan.json')!.toString('utf8');
    expect(JSON.parse(stdout)).toEqual(JSON.parse(built));
  });
});

describe('as a drawing', () => {
  const tagsOf = (svg: string, name: string): string[] =>
    [...svg.matchAll(new RegExp(`<${name}[ >][^>]*>`, 'g'))].map(([tag]) => tag);

  test('sheet, type area, columns, slots with their names, numbers, in points', () => {
    const svg = dummySvg(small(['headline', 1, 2, 1, 2, '泥火'], ['text', 1, 1, 3, 4, '清晨']));
    expect(svg).toMatch(
      /^<\?xml version="1\.0" encoding="UTF-8"\?>\n<svg [^>]*width="250pt" height="130pt" viewBox="0 0 250 130"/,
    );
    expect(tagsOf(svg, 'rect').filter((tag) => tag.includes('class="column"'))).toHaveLength(2);
    expect(svg).toContain('<rect class="type-area" x="20" y="30" width="210" height="72"');
    expect(svg).toContain('<g id="slot-1" class="headline"><rect x="21.2" y="31.2" width="207.6" height="21.6"');
    expect(svg).toMatch(/>泥火<.*>text-2<.*>1 × 3–6<.*>清晨</);
    expect(svg).not.toContain('class="fold"');
  });

  test('a spread has its fold in the middle', async () => {
    const root = newspaper({ ...files, 'edition.yaml': edition(page('A04-A05', 'a')) });
    const file = path.join(root, 'a.svg');
    expect((await plan(root, ['--out', file])).stdout).toBe(`${file}\n`);
    const svg = readFileSync(file, 'utf8');
    const [, width] = /viewBox="0 0 ([\d.]+)/.exec(svg)!;
    const [, x] = /class="fold" d="M([\d.]+) 0V/.exec(svg)!;
    expect(Number(x)).toBeCloseTo(Number(width) / 2, 1);
  });

  test('names and copy are escaped, and what XML may not hold is left out', () => {
    const svg = dummySvg(small(['picture', 1, 2, 1, 6, 'a<b>&"c"\u0001\ud800.svg']));
    expect(svg).toContain('>a&lt;b&gt;&amp;&quot;c&quot;.svg<');
  });

  test('a file a page in a folder; one file only for one page', async () => {
    const root = newspaper({ ...files, 'edition.yaml': edition(page('A02', 'a'), page('A03', 'a')) });
    const { code, stdout } = await plan(root, ['--out', path.join(root, 'out')]);
    expect(code).toBe(0);
    expect(readdirSync(path.join(root, 'out')).sort()).toEqual(['plan-A02.svg', 'plan-A03.svg']);
    expect(stdout.split('\n')).toHaveLength(3);
    const one = await plan(root, ['--out', path.join(root, 'one.svg')]);
    expect(one.code).toBe(2);
    expect(one.stderr).toMatch(/is one file, and there are 2 pages/);
    expect((await plan(root, ['--pages', 'A03', '--out', path.join(root, 'one.svg')])).code).toBe(0);
    expect(readFileSync(path.join(root, 'one.svg'), 'utf8')).toContain('<title>A03 broadsheet-feature</title>');
  });
});

describe('a page of many stories', () => {
  const many = (title: string, weight: string, times: number): string =>
    story(Array.from({ length: times }, () => copy).flat(), `title: ${title}\nweight: ${weight}`);
  const news = (lead = 5, second = 4, normal = 2) => ({
    'manuscript/a.md': many('老渡口最后一班船靠岸', 'lead', lead),
    'manuscript/b.md': many('新桥桥面铺到江心', 'second', second),
    'manuscript/c.md': many('路灯修好了', 'normal', normal),
    'edition.yaml':
      'date: 2026-11-22\npages:\n  - folio: A02\n    section: 民生\n    template: broadsheet-news\n    stories: [manuscript/a.md, manuscript/b.md, manuscript/c.md]\n    ads:\n      - { client: 江边书局, size: 半通栏 }\n',
  });

  test('each module is outlined, with its headline first, weight and shape; an advertisement has its client and size', async () => {
    const root = newspaper(news());
    const { code, stdout } = await plan(root, [], 100);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^ +story +weight +columns +lines +fit +headline$/m);
    expect(stdout).toMatch(/^ +s1 +lead +1–\d +1–\d+ \(\d+\) .*老渡口最后一班船靠岸$/m);
    expect(stdout).toMatch(/^ +ad1 +5–8 +101–120 \(20\) +江边书局 半通栏$/m);
    const file = path.join(root, 'a.svg');
    expect((await plan(root, ['--out', file])).code).toBe(0);
    const svg = readFileSync(file, 'utf8');
    const outlines = [...svg.matchAll(/<g id="module-(\w+)" class="module (\S+)"><title>([^<]*)<\/title><rect [^>]*fill="none"/g)].map(([, ...told]) => told); // prettier-ignore
    expect(outlines.sort()).toEqual([
      ['ad1', 'advertisement', '江边书局 半通栏 (advertisement)'],
      ['s1', 'story', '老渡口最后一班船靠岸 (lead)'],
      ['s2', 'story', '新桥桥面铺到江心 (second)'],
      ['s3', 'story', '路灯修好了 (normal)'],
    ]);
    expect(svg).toMatch(/class="headline"><rect[^>]*><text[^>]*>老渡口最后一班船靠岸<\/text><text[^>]*>lead, \dc \d+pt/);
    expect(svg).not.toContain('class="unplaced"');
  });

  test('lines that are over stand at the foot of their module, what has no place under the page', async () => {
    const root = newspaper(news(20, 14, 6));
    const { code, stdout } = await plan(root);
    expect(code).toBe(1);
    expect(stdout).toMatch(/ 溢 \d+ /);
    const [, none] = /^no place: (“.*”)$/m.exec(stdout)!;
    const file = path.join(root, 'a.svg');
    await plan(root, ['--out', file]);
    const svg = readFileSync(file, 'utf8');
    expect(svg).toMatch(/<text [^>]*fill="#d2432b"[^>]*>溢 \d+ 行<\/text>/);
    expect(svg).toMatch(new RegExp(`class="unplaced"[^>]*>no place: ${none}<`));
  });
});

describe('faults', () => {
  test('copy that finds no room is an error, and the dummy is shown all the same', async () => {
    const long = Array.from({ length: 40 }, () => copy).flat();
    const root = newspaper({ 'manuscript/a.md': story(long) });
    const { code, stdout, stderr } = await plan(root);
    expect(code).toBe(1);
    expect(stderr).toMatch(/^manuscript\/a\.md:\d+:\d+ error overset 溢 \d+ 行/m);
    expect(stdout).toMatch(/^ {2}T8 +text-8 /m);
    const file = path.join(root, 'a.svg');
    expect((await plan(root, ['--out', file])).code).toBe(1);
    expect(existsSync(file)).toBe(true);
    const { pages } = JSON.parse((await plan(root, ['--json'])).stdout) as { pages: PagePlan[] };
    expect(pages).toHaveLength(1);
  });

  test('what stops a build stops the dummy too, and an older drawing does not stay', async () => {
    const root = newspaper({ 'manuscript/a.md': story([...copy, '![无](../images/none.jpg)']) });
    mkdirSync(path.join(root, 'out'));
    writeFileSync(path.join(root, 'out/plan-A02.svg'), drawing);
    const { code, stdout, stderr } = await plan(root, ['--out', path.join(root, 'out')]);
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toMatch(/error image-missing/);
    expect(readdirSync(path.join(root, 'out'))).toEqual([]);
  });

  test.each([
    [['--pages', 'B9'], 1, /no page “B9”/],
    [['--pages', 'last'], 2, /--pages takes folios/],
    [['--line', '3'], 2, /unknown option/],
  ])('%j: %i', async (options, code, said) => {
    const told = await plan(newspaper(), options);
    expect([told.code, told.stdout]).toEqual([code, '']);
    expect(told.stderr).toMatch(said);
  });
});
