/**
 * What a night desk gets wrong on a page of many stories, from the command line: each ends in its one diagnostic at its place, with what was typed and what to do, exit code
 * 1 and no PDF, an older one gone too; what is only unusual ends in a page and a warning. Nothing ends in an exception.
 */
/* oxlint-disable vitest/expect-expect -- expectOne holds the assertions */
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { command } from '../support/command.ts';
import { type Files, newspaper } from '../support/market.ts';

const SENTENCE = '昨天清晨，渡口的老人把船票交给孩子，孩子把它夹进课本，说明年再来看新桥。';
const typed = (title: string, characters: number, weight = 'normal', figure = ''): string =>
  `---\ntitle: ${title}\nweight: ${weight}\n---\n\n${figure}${Array.from({ length: Math.max(1, Math.floor(characters / (3 * SENTENCE.length))) }, () => SENTENCE.repeat(3)).join('\n\n')}\n`;

const STORIES = {
  'm/a.md': typed('老渡口最后一班船靠岸', 3600, 'lead'),
  'm/b.md': typed('新桥桥面铺到江心', 2600, 'second'),
  'm/c.md': typed('早市的秤是公家的', 1800),
  'm/d.md': typed('路灯修好了', 900),
};
const ALL = '[m/a.md, m/b.md, m/c.md, m/d.md]';

interface Page {
  readonly stories?: string;
  readonly folio?: string;
  readonly template?: string;
  /** Lines under the page, and under the edition. */
  readonly more?: string;
  readonly end?: string;
}

/** The page's stories stand on line 7 of the edition, what is `more` from line 8 on. */
const edition = ({ stories = ALL, folio = 'A02', template = 'broadsheet-news', more = '', end = '' }: Page): Files => ({
  'edition.yaml': `date: 2026-11-22\nnumber: 7\npages:\n  - folio: ${folio}\n    section: 要闻\n    template: ${template}\n    stories: ${stories}\n${more}${end}`,
});

/** Builds over an older print.pdf; the diagnostics as lines. */
async function built(files: Files, ...argv: readonly string[]) {
  const root = newspaper({ 'banxin.yaml': 'name: 晨报\n', ...STORIES, ...files });
  const out = path.join(root, 'out');
  mkdirSync(out);
  writeFileSync(path.join(out, 'print.pdf'), 'older');
  const { code, stderr } = await command('build', path.join(root, 'edition.yaml'), '--out', out, ...argv);
  expect(stderr).not.toMatch(/bug of ours|\n\s+at /);
  const told = stderr.split('\n').filter((line) => /^\S+:\d+:\d+ (error|warning|note) \S+ \S/.test(line));
  return { code, told, errors: told.filter((line) => / error /.test(line)), pdf: existsSync(path.join(out, 'print.pdf')) };
}

/** One error, as told; exit code 1; no PDF. */
async function expectOne(files: Files, error: RegExp, ...argv: readonly string[]): Promise<void> {
  const { code, errors, pdf } = await built(files, ...argv);
  expect(errors).toEqual([expect.stringMatching(error)]);
  expect({ code, pdf }).toEqual({ code: 1, pdf: false });
}

test('the page itself is right', async () => {
  const { code, errors, pdf } = await built(edition({}));
  expect({ code, errors, pdf }).toEqual({ code: 0, errors: [], pdf: true });
});

describe('copy', () => {
  test('more than the page: the lead stands as far as it goes, the rest is told by lines and characters', async () => {
    const { code, told, errors, pdf } = await built({
      ...edition({}),
      'm/a.md': typed('老渡口最后一班船靠岸', 14_000, 'lead'),
      'm/b.md': typed('新桥桥面铺到江心', 9000, 'second'),
    });
    expect({ code, pdf }).toEqual({ code: 1, pdf: false });
    expect(errors).toHaveLength(4);
    expect(errors[0]).toMatch(
      /^m\/a\.md:\d{3}:\d+ error overset 溢 \d+ 行 \d+ 字: “老渡口最后一班船靠岸” finds no room on A02 from “昨天清晨.*cutting/,
    );
    for (const [i, title] of ['新桥桥面铺到江心', '早市的秤是公家的', '路灯修好了'].entries())
      expect(errors[i + 1]).toMatch(new RegExp(`error overset 溢 \\d+ 行 \\d+ 字: there is no place for “${title}” on A02: move it`)); // prettier-ignore
    expect(told.join('\n')).not.toMatch(/copy-short/);
  });

  test('a little more than the page: every story stands, and what is over says where cutting saves a line', async () => {
    const longer = { 'm/a.md': typed('老渡口最后一班船靠岸', 5800, 'lead'), 'm/b.md': typed('新桥桥面铺到江心', 4000, 'second') };
    await expectOne(
      { ...edition({}), ...longer },
      /^m\/\w\.md:\d+:\d+ error overset 溢 \d+ 行 \d+ 字: “\S+” finds no room on A02 from “\S+” on; a line is saved by cutting \d+ 字 \(line \d+\)/,
    );
  });

  test('under half of the page: it is made, and told', async () => {
    const { code, told, pdf } = await built({
      ...edition({ stories: '[m/a.md, m/d.md]' }),
      'm/a.md': typed('老渡口最后一班船靠岸', 600, 'lead'),
    });
    expect({ code, pdf }).toEqual({ code: 0, pdf: true });
    expect(told).toContainEqual(
      expect.stringMatching(/^edition\.yaml:4:5 warning copy-short copy fills \d+ % of the page: give/),
    );
    expect(told).toContainEqual(
      expect.stringMatching(/^m\/a\.md:1:1 warning underset 欠 \d+ 行 \d+ 字: “老渡口最后一班船靠岸” leaves/),
    );
  });

  test('none: the list of stories is empty', async () => {
    await expectOne(
      edition({ stories: '[]' }),
      /^edition\.yaml:7:14 error schema stories is empty: a page has a story or an advertisement; write /,
    );
  });

  test('none, but an advertisement over the whole page is a page', async () => {
    const { code, errors, pdf } = await built(
      edition({ stories: '[]', more: '    ads:\n      - { client: 江边书局, size: 整版 }\n' }),
    );
    expect({ code, errors, pdf }).toEqual({ code: 0, errors: [], pdf: true });
  });

  test('a weight that nobody knows', async () => {
    await expectOne(
      { ...edition({}), 'm/c.md': typed('早市的秤是公家的', 1800, 'heavy') },
      /^m\/c\.md:3:9 error schema weight: “heavy” is not one of lead, second, normal, brief/,
    );
  });

  test('a weight of the planner that nobody knows', async () => {
    await expectOne(
      { ...edition({}), 'banxin.yaml': 'name: 晨报\nplan: { weights: { beauty: 3 } }\n' },
      /^banxin\.yaml:2:20 error schema .*“?beauty”? .*empty/,
    );
  });

  test('a jump to a page that does not exist', async () => {
    await expectOne(
      edition({ stories: '[{ file: m/a.md, jump: A09 }, m/b.md]' }),
      /^edition\.yaml:7:37 error N9 jump: there is no page A09 in this edition; it has A02/,
    );
  });
});

test.each([
  ['1 × 5,000', 1, 5000],
  ['5,000 × 1', 5000, 1],
])('a picture of %s pixels: a page is made of it, and print says why it cannot be', async (_, width, height) => {
  const png = await sharp({ create: { width, height, channels: 3, background: '#777' } })
    .png()
    .toBuffer();
  await expectOne(
    {
      ...edition({}),
      'm/a.md': typed('老渡口最后一班船靠岸', 3000, 'lead', '![早晨的渡口](../i/thin.png)\n\n'),
      'i/thin.png': png,
    },
    /^m\/a\.md:6:1 error picture-coarse i\/thin\.png: \d+ ppi at its size, .*: under 100 .*; place it smaller, or get a larger file/,
  );
});

describe('nails', () => {
  const nailed = (at: string, second = 'm/b.md', page: Page = {}): Files =>
    edition({ ...page, stories: `[{ file: m/a.md, at: ${at} }, ${second}, m/c.md, m/d.md]` });

  test('outside the page', async () => {
    await expectOne(
      nailed('{ column: 6, line: 1, columns: 5, lines: 60 }'),
      /^edition\.yaml:7:35 error nail-outside columns 6–10, lines 1–60 leave the page of 8 columns × 120 lines: nail it within/,
    );
  });

  test('on top of another story, which is named', async () => {
    await expectOne(
      nailed(
        '{ column: 1, line: 1, columns: 5, lines: 60 }',
        '{ file: m/b.md, at: { column: 4, line: 30, columns: 3, lines: 60 } }',
      ),
      /^edition\.yaml:7:\d+ error nail-on-another columns 4–6, lines 30–89 lie on “老渡口最后一班船靠岸” at columns 1–5, lines 1–60: move/,
    );
  });

  test('on the nameplate', async () => {
    const imprint = ['刊号: CN 00-0001', '邮发代号: 00-41', '主管: 甲', '主办: 乙', '出版: 丙', '地址: 丁', '电话: 1', '印刷: 戊', '印刷地址: 己', '发行: 庚', '定价: 2元'].map((item) => `  ${item}\n`).join(''); // prettier-ignore
    await expectOne(
      {
        ...nailed('{ column: 1, line: 1, columns: 5, lines: 60 }', 'm/b.md', { folio: 'A01', template: 'broadsheet-front' }),
        'banxin.yaml': `name: 晨报\nimprint:\n${imprint}`,
      },
      /^edition\.yaml:7:35 error nail-on-furniture columns 1–5, lines 1–60 lie on what the template keeps for furniture: nail/,
    );
  });

  test('across the fold, with a headline that no turn keeps off it', async () => {
    await expectOne(
      {
        ...edition({
          folio: 'A02-A03',
          template: 'wide',
          stories: '[m/a.md, m/b.md, { file: m/d.md, at: { column: 8, line: 61, columns: 2, lines: 40 } }, m/c.md]',
        }),
        'm/d.md': typed('Elektrizitätenhauptbetriebswerk', 900),
        ...templateOf('wide', GRID, WIDE),
      },
      /^edition\.yaml:7:\d+ error nail-fold columns 8–9, lines 61–100 lie across the fold after column 8, .* in columns 1–8 or 9–16/,
    );
  });
});

const GRID = '{ sheet: { width: 390, height: 550 }, columns: 8, chars: 13, gap: 1, lines: 120 }';
const WIDE = '{ sheet: { width: 780, height: 550 }, columns: 16, chars: 13, gap: 1.5, lines: 120, fold: { after: 8, gap: 4.8 } }';

/** A paper's own template on these grids. */
function templateOf(name: string, page: string, spread?: string): Files {
  const form = (grid: string): string => `{ kind: 'news', grid: ${grid}, scale: BROADSHEET, reserved: [], columnRules: 'none' }`;
  return {
    [`templates/${name}/grid.ts`]: `import { BROADSHEET } from 'banxin/grid';\nexport default { name: '${name}', kind: 'news', page: ${form(page)}${spread ? `, spread: ${form(spread)}` : ''} };\n`,
    [`templates/${name}/page.tsx`]: `import { NewsPage } from 'banxin/parts';\nexport default function Page(props) {\n  return <NewsPage props={props} head={null} />;\n}\n`,
  };
}

test('columns that leave 3 characters', async () => {
  await expectOne(
    {
      ...edition({ template: 'narrow' }),
      ...templateOf('narrow', GRID.replace('columns: 8, chars: 13', 'columns: 24, chars: 3')),
    },
    /^edition\.yaml:6:15 error template narrow: grid\.ts: page: grid\.chars, characters a column, .* from 5 to 111, not 3: a line holds five at least \(N12\)/,
  );
});

describe('advertisements', () => {
  const ad = (line: string, page: Page = {}): Files => edition({ ...page, more: `    ads:\n      - ${line}\n` });

  test.each([
    ['9×130', '9 columns × 130 lines are more than the page, 8 columns × 120 lines: order'],
    ['8×121', '8 columns × 121 lines are more than the page, 8 columns × 120 lines: order'],
    ['报眼', 'its template has no ear; 报眼 stands beside the nameplate of a front page'],
  ])('of size %s, which the page cannot have', async (size, why) => {
    await expectOne(
      ad(`{ client: 江边书局, size: ${size} }`),
      new RegExp(`^edition\\.yaml:9:9 error overset no room on A02 for the advertisement of 江边书局 \\(${size}\\): ${why}`),
    );
  });

  test('sold twice: the second has no room, and it says why', async () => {
    const { code, errors } = await built(
      ad('{ client: 江边书局, size: 整版 }\n      - { client: 渡口茶社, size: 半版 }', { stories: '[m/d.md]' }),
    );
    expect(code).toBe(1);
    expect(errors).toEqual([
      expect.stringMatching(/^m\/d\.md:1:1 error overset .* there is no place for “路灯修好了” on A02/),
      expect.stringMatching(
        /^edition\.yaml:10:9 error overset no room on A02 for the advertisement of 渡口茶社 \(半版\): 8 columns × 60 lines find no room/,
      ),
    ]);
  });

  test('of a size that no rate card has', async () => {
    await expectOne(
      ad('{ client: 江边书局, size: 大 }'),
      /^edition\.yaml:9:\d+ error schema size: “大” is neither a size of the rate card \(整版, /,
    );
  });
});

describe('variants', () => {
  test('of a page that is not there', async () => {
    await expectOne(
      edition({ end: 'variants:\n  county: { A09: { replace: { m/a.md: m/b.md } } }\n' }),
      /^edition\.yaml:9:13 error schema there is no page A09 in this edition; it has A02/,
    );
  });

  test('that are not there', async () => {
    await expectOne(edition({}), /^edition\.yaml:1:1 error schema there is no variant “city” in this edition; it declares none/, '--variant', 'city'); // prettier-ignore
  });

  test('of a story that does not stand on the page', async () => {
    await expectOne(
      edition({ stories: '[m/a.md, m/b.md, m/c.md]', end: 'variants:\n  county: { A02: { replace: { m/d.md: m/b.md } } }\n' }),
      /^edition\.yaml:9:\d+ error schema “m\/d\.md” does not stand on A02; there stand m\/a\.md, m\/b\.md, m\/c\.md/,
    );
  });
});
