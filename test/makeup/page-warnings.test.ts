/**
 * W1 to W12 of newspaper.md on pages of many stories: of each a page that has it, told with its place, and one that has not. Stories are nailed, so that each page is what it is meant to be.
 */
import { expect, test, describe } from 'vitest';
import type { Diagnostic } from '../../src/base/index.ts';
import { makeNews } from '../../src/makeup/news/make.ts';
import { demandsOf } from '../../src/makeup/news/shapes.ts';
import { largestRect } from '../../src/makeup/news/rectangle.ts';
import type { NewsItem } from '../../src/makeup/news/types.ts';
import { onOneSheet } from '../../src/pipeline/page-warnings.ts';
import { planNews } from '../../src/plan/news/plan.ts';
import type { Cells, Demand, Weight } from '../../src/plan/news/types.ts';
import { deskOf, storyOf } from '../support/news-page.ts';
import { edition, paper, published, story } from '../support/newspaper.ts';
import broadsheet from '../../templates/broadsheet-news/grid.ts';

const form = broadsheet.page;
const HAN = '江河湖海山川草木风云雨雪春夏秋冬东西南北日月星辰金石土火米布衣食住行书画琴棋花鸟鱼虫';

/** Text of so many lines of 13 characters, its first line two shorter; no marks. */
const lines = (count: number, from = 0): string =>
  Array.from({ length: count * 13 - 3 }, (_, i) => HAN[(i * 7 + from + Math.floor(i / 13)) % HAN.length]).join('');

interface Wish {
  readonly title?: string;
  readonly weight?: Weight;
  readonly nail?: Cells;
  readonly body: string;
  readonly more?: Partial<NewsItem>;
}

const cells = (column: number, columns: number, line: number, high: number): Cells => ({ column, columns, line, lines: high });

async function told(wishes: readonly Wish[], ads: readonly Demand[] = []): Promise<readonly Diagnostic[]> {
  const items = await Promise.all(
    wishes.map(async ({ title = '老渡口最后一班船', weight = 'normal', nail, body, more }, order): Promise<NewsItem> => ({
      story: await storyOf(form, `---\ntitle: ${title}\nweight: ${weight}\n---\n\n${body}\n`, order),
      weight,
      order,
      ...(nail ? { nail } : {}),
      ...more,
    })),
  );
  const desk = await deskOf(form, items);
  const dummy = planNews([...demandsOf(desk), ...ads], form, { steps: 200 });
  const made = makeNews(desk, dummy);
  return made.diagnostics;
}

const of = (diagnostics: readonly Diagnostic[], code: string, words = ''): Diagnostic[] =>
  diagnostics.filter((one) => one.code === code && one.message.includes(words));

const PICTURE = '![昨天的渡口。](p1-3600x2400.jpg "江树 摄")';

interface Case {
  readonly code: string;
  readonly words?: string;
  readonly has: readonly Wish[];
  readonly hasNot: readonly Wish[];
}

const second = (nail: Cells, body = lines(60), title?: string): Wish => ({
  weight: 'second',
  nail,
  body,
  ...(title ? { title } : {}),
});
const CASES: Readonly<Record<string, Case>> = {
  'W1 headlines side by side': {
    code: 'W1',
    has: [second(cells(1, 4, 1, 40)), second(cells(5, 4, 1, 40))],
    hasNot: [second(cells(1, 4, 1, 40)), second(cells(5, 4, 31, 40))],
  },
  'W2 headlines over each other': {
    code: 'W2',
    has: [
      { weight: 'brief', nail: cells(1, 2, 1, 7), body: lines(5) },
      { weight: 'brief', nail: cells(1, 2, 8, 20), body: lines(30) },
    ],
    hasNot: [
      { weight: 'brief', nail: cells(1, 2, 1, 20), body: lines(32) },
      { weight: 'brief', nail: cells(1, 2, 21, 20), body: lines(30) },
    ],
  },
  'W3 a gutter through the page': {
    code: 'W3',
    words: 'column 5',
    has: [second(cells(1, 4, 1, 120), lines(440)), second(cells(5, 4, 1, 120), lines(440))],
    hasNot: [
      second(cells(1, 4, 1, 60), lines(200)),
      second(cells(5, 4, 1, 60), lines(200)),
      { weight: 'lead', nail: cells(1, 8, 61, 60), body: lines(380) },
    ],
  },
  'W4 a cut through the page': {
    code: 'W4',
    words: 'line 61',
    has: [
      { weight: 'lead', nail: cells(1, 8, 1, 60), body: lines(380) },
      { weight: 'lead', nail: cells(1, 8, 61, 60), body: lines(380) },
    ],
    hasNot: [
      second(cells(1, 4, 1, 60), lines(200)),
      second(cells(5, 4, 1, 80), lines(300)),
      second(cells(1, 4, 61, 60), lines(200)),
    ],
  },
  'W5 headlines that can be read across': {
    code: 'W5',
    has: [second(cells(1, 4, 1, 40)), second(cells(5, 4, 1, 40))],
    hasNot: [second(cells(1, 4, 1, 40)), second(cells(5, 4, 31, 40))],
  },
  'W6 crossheads at one height': {
    code: 'W6',
    words: 'at one height in neighbouring',
    has: [1, 2].map((column): Wish => ({
      nail: cells(column, 1, 1, 50),
      body: [lines(20), '## 桥上的人', lines(22, column)].join('\n\n'),
    })),
    hasNot: [20, 9].map((over, i): Wish => ({
      nail: cells(i + 1, 1, 1, 50),
      body: [lines(over), '## 桥上的人', lines(42 - over, i)].join('\n\n'),
    })),
  },
  'W6 a crosshead near the end': {
    code: 'W6',
    words: 'lines behind it',
    has: [{ nail: cells(1, 1, 1, 40), body: [lines(28), '## 桥上的人', lines(3, 3)].join('\n\n') }],
    hasNot: [{ nail: cells(1, 1, 1, 40), body: [lines(20), '## 桥上的人', lines(11, 3)].join('\n\n') }],
  },
  'W6 a quote beside its own sentence': {
    code: 'W6',
    words: 'the sentence that it repeats',
    has: [
      {
        nail: cells(1, 1, 1, 26),
        body: [
          lines(7),
          '渡口的灯一直亮到天明，没有一个人要走。',
          lines(6, 4),
          quoteOf('渡口的灯一直亮到天明，', '没有一个人要走'),
        ].join('\n\n'),
      },
    ],
    hasNot: [
      {
        nail: cells(1, 1, 1, 90),
        body: ['渡口的灯一直亮到天明。', lines(72, 4), quoteOf('渡口的灯一直', '亮到天明')].join('\n\n'),
      },
    ],
  },
  'W6 two quotes at one height': {
    code: 'W6',
    words: 'the pull quotes',
    // Without room over them and under them both stand at the foot.
    has: [
      {
        weight: 'lead',
        nail: cells(1, 4, 1, 26),
        body: [lines(40), quoteOf('灯火', '通明'), quoteOf('江风', '无声')].join('\n\n'),
      },
    ],
    hasNot: [
      {
        weight: 'lead',
        nail: cells(1, 4, 1, 70),
        body: [lines(215), quoteOf('灯火', '通明'), quoteOf('江风', '无声')].join('\n\n'),
      },
    ],
  },
  'W7 a short leg': {
    code: 'W7',
    has: [
      { weight: 'second', nail: cells(1, 4, 1, 9), body: lines(7), more: { measure: { asked: 'merged' } } as Partial<NewsItem> },
    ],
    hasNot: [{ weight: 'second', nail: cells(1, 4, 1, 20), body: lines(30) }],
  },
  'W8 a grey page': {
    code: 'W8',
    words: 'of the page (灰版)',
    has: [{ weight: 'lead', body: [lines(400), lines(400)].join('\n\n') }],
    hasNot: [
      {
        weight: 'lead',
        body: Array.from({ length: 26 }, (_, i) => `${lines(26, i)}\n\n## 桥上的人`).join('\n\n') + `\n\n${lines(26)}`,
      },
    ],
  },
  'W9 pictures that touch': {
    code: 'W9',
    words: 'touch',
    has: [second(cells(1, 4, 1, 70), `${lines(120)}\n\n${PICTURE}`), second(cells(5, 4, 1, 70), `${lines(120)}\n\n${PICTURE}`)],
    hasNot: [second(cells(1, 4, 1, 70), `${lines(120)}\n\n${PICTURE}`), second(cells(5, 4, 1, 70), lines(250))],
  },
  'W9 pictures of one size': {
    code: 'W9',
    words: 'within 10 %',
    has: [second(cells(1, 4, 1, 60), `${lines(120)}\n\n${PICTURE}`), second(cells(5, 4, 61, 60), `${lines(120)}\n\n${PICTURE}`)],
    hasNot: [
      second(cells(1, 4, 1, 60), `${lines(120)}\n\n${PICTURE}`),
      { nail: cells(5, 1, 61, 60), body: `${lines(30)}\n\n${PICTURE}` },
    ],
  },
  'W10 all headlines in one size': {
    code: 'W10',
    has: [1, 2, 3].map((column): Wish => ({ weight: 'brief', nail: cells(column, 1, 1, 20), body: lines(15) })),
    hasNot: [
      ...[1, 2].map((column): Wish => ({ weight: 'brief', nail: cells(column, 1, 1, 20), body: lines(15) })),
      { weight: 'lead', nail: cells(3, 5, 1, 40), body: lines(150) },
    ],
  },
  'W11 lines that begin alike': {
    code: 'W11',
    words: 'begin with “水”',
    has: [
      {
        nail: cells(1, 1, 1, 30),
        body: HAN.slice(0, 11) + [3, 9, 16].map((at) => `水${HAN.slice(at, at + 12)}`).join('') + lines(18, 2),
      },
    ],
    hasNot: [{ nail: cells(1, 1, 1, 30), body: lines(23) }],
  },
  'W11 lines that end alike': {
    code: 'W11',
    words: 'end with “，”',
    has: [
      {
        nail: cells(1, 1, 1, 30),
        body: HAN.slice(0, 11) + [3, 9, 16].map((at) => `${HAN.slice(at, at + 12)}，`).join('') + lines(18, 2),
      },
    ],
    hasNot: [{ nail: cells(1, 1, 1, 30), body: lines(23) }],
  },
  'W11 a river': {
    code: 'W11',
    words: 'river',
    has: [
      {
        nail: cells(1, 1, 1, 30),
        body:
          HAN.slice(0, 11) +
          [3, 9, 16, 20].map((at) => `${HAN.slice(at, at + 6)}，${HAN.slice(at + 9, at + 15)}`).join('') +
          lines(17, 2),
      },
    ],
    hasNot: [{ nail: cells(1, 1, 1, 30), body: lines(23) }],
  },
};

function quoteOf(...said: readonly string[]): string {
  return `> [!pull]\n${said.map((line) => `> ${line}`).join('\n')}`;
}

describe('a page that has it is told, with its place; one that has not is not', () => {
  test.each(Object.entries(CASES))('%s', async (_, { code, words, has, hasNot }) => {
    const found = of(await told(has), code, words);
    expect(found.length).toBeGreaterThan(0);
    for (const { file, severity } of found) {
      expect(file).toMatch(/^m\d+\.md$/);
      expect(severity).toBe(code === 'W5' ? 'note' : 'warning');
    }
    expect(of(await told(hasNot), code, words)).toEqual([]);
  });
});

test('W6: the place told is the crosshead, not the headline', async () => {
  const [wish] = CASES['W6 a crosshead near the end']!.has;
  const [found] = of(await told([wish!]), 'W6');
  expect(found!.line).toBeGreaterThan(6);
});

test('a quote is moved down its leg, or to another, before W6 is told', async () => {
  const body = [lines(24), '渡口的灯一直亮到天明。', lines(64, 4), quoteOf('渡口的灯一直', '亮到天明')].join('\n\n');
  for (const high of [60, 64, 68, 72])
    expect(of(await told([{ nail: cells(1, 2, 1, high), body }]), 'W6', 'repeats')).toEqual([]);
});

test('the largest rectangle of ones', () => {
  const columns = (rows: readonly string[]): Uint8Array[] =>
    Array.from({ length: rows[0]!.length }, (_, x) => Uint8Array.from(rows, (row) => Number(row[x])));
  expect(largestRect(columns(['110', '111', '011']))).toBe(4);
  expect(largestRect(columns(['000', '000']))).toBe(0);
  expect(largestRect([])).toBe(0);
});

describe('W12: a spread on two sheets', () => {
  const folios = (count: number, section = 'A'): string[] =>
    Array.from({ length: count }, (_, i) => `${section}${String(i + 1).padStart(2, '0')}`);
  test('pages n/2 and n/2 + 1 of n are one sheet, of each section by itself', () => {
    expect(onOneSheet(['A04', 'A05'], folios(8))).toBe(true);
    expect(onOneSheet(['A02', 'A03'], folios(8))).toBe(false);
    expect(onOneSheet(['A02', 'A03'], folios(4))).toBe(true);
    expect(onOneSheet(['A03', 'A04'], folios(6))).toBe(false);
    expect(onOneSheet(['B02', 'B03'], [...folios(8), ...folios(4, 'B')])).toBe(true);
    expect(onOneSheet(['A03'], folios(8))).toBe(true);
  });

  const files = (spread: string, count: number, template: string, warnings = ''): Record<string, string> => {
    const singles = folios(count).filter((folio) => !spread.includes(folio));
    const pages = Object.fromEntries([...singles, spread].sort().map((folio) => [folio, [`${folio}.md`]]));
    return {
      'banxin.yaml': `${paper}${warnings}`,
      'edition.yaml': edition(pages, template),
      ...Object.fromEntries(Object.keys(pages).map((folio) => [`${folio}.md`, story(`第${folio}版的头条`, 12)])),
    };
  };
  const w12 = async (...given: Parameters<typeof files>): Promise<string[]> =>
    (await published(files(...given), { pages: given[0] })).said.filter((one) => one.includes('W12'));

  test.each(['tabloid-feature', 'tabloid-news'])('is told at its page, of %s', async (template) => {
    expect(await w12('A02-A03', 8, template)).toEqual(['edition.yaml:8:5 warning W12']);
    expect(await w12('A04-A05', 8, template)).toEqual([]);
  });

  test('may be switched off, or be an error', async () => {
    expect(await w12('A02-A03', 8, 'tabloid-feature', 'plan: { warnings: { W12: off } }\n')).toEqual([]);
    expect(await w12('A02-A03', 8, 'tabloid-feature', 'plan: { warnings: { W12: error } }\n')).toEqual([
      'edition.yaml:8:5 error W12',
    ]);
  });
});

describe('W12: a solid on the back of a lead picture (透印)', () => {
  const svg = (fill: string): string =>
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 600 400"><rect width="600" height="400" fill="${fill}"/></svg>`;
  const pictured = (title: string, file: string): string =>
    story(title, 14).replace('\n---\n\n', `\n---\n\n![昨天的江面](${file} "江树 摄"){.lead}\n\n`);
  const told12 = async (back: string): Promise<string[]> => {
    const given = {
      'banxin.yaml': paper,
      'edition.yaml': edition({ A01: ['a.md'], A02: ['b.md'] }, 'tabloid-news'),
      'a.md': pictured('江面今晨起雾', 'light.svg'),
      'b.md': pictured('码头昨夜停电', 'back.svg'),
      'light.svg': svg('#dddddd'),
      'back.svg': svg(back),
    };
    const { result } = await published(given);
    return result.diagnostics.filter(({ code }) => code === 'W12').map(({ message }) => message);
  };

  test('is told with both places; a light one is not', async () => {
    const found = await told12('#101010');
    expect(found).toHaveLength(1);
    expect(found[0]).toMatch(/^back\.svg on A02 .* light\.svg, the lead picture of A01/u);
    expect(await told12('#cccccc')).toEqual([]);
  });
});
