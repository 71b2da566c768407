/**
 * One feature that holds all the matter of the manuscript language: tables typed and from a file, lists, notes, quotations, verse, notices, a digest, a
 * correction, codes. Every word once, in order; what is on the page is where it belongs; the codes can be read.
 */
import { rmSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Frame } from '../../src/layout/types.ts';
import { normalise } from '../../src/read/index.ts';
import { type Built, buildFolder, buildOnePage } from '../support/build.ts';
import { bare, expectedTexts, findInOrder } from '../support/expected-text.ts';
import { folderOf } from '../support/folder.ts';
import { hasTool, pdfText } from '../support/pdf.ts';
import { qrIn } from '../support/qr-reader.ts';

const BASE =
  '砚江的水涨了又落，渡口的船来了又走。这座城市的早晨总是从江边开始，挑担的、赶车的、上学的，都要从这里经过。老人们说，江水记得每一个人的脚步。';
const paragraphs = (count: number): string => Array.from({ length: count }, () => BASE).join('\n\n');
const CSV = `名次,姓名,成绩\n${Array.from({ length: 40 }, (_, i) => `${i + 1},第${i + 1}位选手,1:${10 + i}:0${i % 10}`).join('\n')}\n`;
const NIGHT = 'https://banxin.example/yan/ye3';
const MAP = 'https://banxin.example/yan/ditu?from=渡口';

const STORY = `---
id: 20261122-all
title: 江水记得　每一个脚步
lead_in: 本报讯
column: { name: 砚江故事, number: 12 }
---

${BASE}第一段有注[^a]，还有[链接](https://banxin.example/x)。:pull[江水记得每一个人的脚步。]

${paragraphs(6)}

> 这是一段引文，用楷体缩进排出来，看它在窄栏里是什么样子。

${paragraphs(2)}

> 百岁轻舟系晚汀，
> 客稀犹自数归程。

${paragraphs(2)}

***

- 第一条，江边的早晨很冷清。
- 第二条，渡口的船已经开走了。

:::table{src=results.csv}
:::

| 站名 | 首班 | 末班 |
|---|---|---|
| 老桥 | 6:00 | 22:30 |
| 文汇路 | 6:12 | 22:42 |

:qr[${NIGHT}]{caption=夜班路线图}

:qr[${MAP}]{caption=江岸地图}

:::notice{kind=遗失声明}
砚州市老桥旧书合作社遗失公章一枚，声明作废。
:::

:::notice{kind=施工公告}
每晚23时至次日5时，文汇路北段半幅封闭，铺设供热支线。
:::

:::digest
- [江水](story.md)
:::

:::correction{of=20261120-nantang date=2026-11-20}
“168个摊位”应为“186个摊位”。
:::

${paragraphs(14)}

[^a]: 这是一条注，放在文章末尾。
`;

const EDITION = 'date: 2026-11-22\npages:\n  - { folio: A04, template: broadsheet-feature, stories: [m/story.md] }\n';

let root: string;
let made: Built;
beforeAll(async () => {
  root = folderOf({ 'edition.yaml': EDITION, 'm/story.md': STORY, 'm/results.csv': CSV });
  made = await buildOnePage('all matter', root);
}, 60_000);
afterAll(() => rmSync(root, { recursive: true, force: true }));

const runsOf = ({ lines }: Frame) => (lines ?? []).flatMap(({ runs }) => runs);
const framesOf = (role: Frame['role']) => made.page.frames.filter((frame) => frame.role === role);

describe('the words', () => {
  test('of the copy and of the file stand in the PDF once, in order', async () => {
    const cells = CSV.trim()
      .split('\n')
      .flatMap((row) => row.split(','));
    const texts = expectedTexts(made.manuscript);
    // The rows of the file stand where the table does: before the one that is typed.
    const at = texts.findIndex(({ text }) => text === '站名');
    const all = [...texts.slice(0, at), ...cells.map((text) => ({ name: 'file', text: bare(text) })), ...texts.slice(at)];
    expect(findInOrder(bare(await pdfText(made.pdf)), all).missing).toEqual([]);
  });

  test('of every run are what stands at its place, in the story or in the file', () => {
    const sources = new Map([
      ['m/story.md', STORY],
      ['m/results.csv', CSV],
    ]);
    expect(made.layout.sources.map(({ file }) => file)).toEqual([...sources.keys()]);
    for (const frame of made.page.frames)
      for (const { src, text } of runsOf(frame)) {
        if (!src) continue;
        const source = sources.get(made.layout.sources[src[0]]!.file)!;
        expect(normalise(source.slice(src[1], src[2])), frame.id).toBe(text);
      }
  });
});

describe('the tables', () => {
  test('every cell is a frame that knows its table, row and column', () => {
    const tables = new Map<string, Frame[]>();
    for (const frame of made.page.frames)
      if (frame.cell) tables.set(frame.cell.table, [...(tables.get(frame.cell.table) ?? []), frame]);
    expect([...tables.values()].map((cells) => cells.length)).toEqual([41 * 3, 3 * 3]);
    for (const cells of tables.values()) {
      const heads = cells.filter(({ cell }) => cell!.head);
      expect(heads.map(({ cell }) => [cell!.row, cell!.column])).toEqual([
        [1, 1],
        [1, 2],
        [1, 3],
      ]);
      const last = cells.at(-1)!.cell!;
      expect(cells.length).toBe(last.row * last.column);
    }
  });

  test('cells of one row stand on one baseline', () => {
    const rows = new Map<string, Set<number>>();
    for (const { cell, lines } of made.page.frames)
      if (cell) {
        const key = `${cell.table} ${cell.row}`;
        rows.set(key, (rows.get(key) ?? new Set()).add(lines![0]!.baseline));
      }
    for (const [row, baselines] of rows) expect(baselines.size, row).toBe(1);
  });
});

test('quotations, verse, notes and list items stand on the lines of the page', () => {
  const { grid } = made.page;
  const first = grid.y + (grid.leading - grid.em) / 2 + 0.88 * grid.em;
  const running = made.page.frames.filter(
    ({ role, slot }) => slot === 'text' && (role === 'body' || role === 'note' || role === 'list'),
  );
  expect(new Set(running.map(({ role }) => role))).toEqual(new Set(['body', 'note', 'list']));
  for (const { lines, id } of running)
    for (const { baseline } of lines!) {
      const off = (baseline - first) / grid.leading;
      expect(Math.abs(off - Math.round(off)), id).toBeLessThan(0.002);
    }
});

test('the author’s lines of verse are kept, and stand in', () => {
  const starts = ['百岁轻舟系晚汀，', '客稀犹自数归程。'].map((text) => {
    const frame = framesOf('body').find(
      (one) =>
        runsOf(one)
          .map((run) => run.text)
          .join('') === text,
    );
    return runsOf(frame!)[0]!.at[0]!;
  });
  const column = Math.min(
    ...framesOf('body')
      .filter(({ rect }) => Math.abs(rect.x - starts[0]!) < 30)
      .map(({ rect }) => rect.x),
  );
  expect(starts[0]).toBeCloseTo(starts[1]!, 3);
  expect(starts[0]! - column).toBeCloseTo(9, 1);
});

test('marks lead to their notes, links to their addresses', () => {
  const links = made.page.frames.flatMap(runsOf).flatMap(({ link, text }) => (link ? [[text, link]] : []));
  const note = framesOf('note').find(({ role }) => role === 'note')!;
  expect(links).toContainEqual(['链接', 'https://banxin.example/x']);
  expect(links.find(([text]) => text!.includes('〔1〕'))?.[1]).toBe(`#${note.block}`);
});

describe.skipIf(!hasTool('pdftoppm'))('the codes', () => {
  test('can be read from the page at 200 dpi', () => {
    const codes = made.page.frames.filter(({ role, link }) => role === 'picture' && link);
    expect(codes.map(({ link }) => link)).toEqual([NIGHT, MAP]);
    expect(codes.map(({ rect }) => qrIn(made.pdf, rect))).toEqual([NIGHT, encodeURI(MAP)]);
  });
});

describe('bad input', () => {
  const built = async (files: Record<string, string>) => {
    const folder = folderOf({ 'edition.yaml': EDITION, ...files });
    try {
      const { ok, diagnostics } = await buildFolder(folder);
      return {
        ok,
        said: diagnostics.filter(({ severity }) => severity === 'error').map(({ file, code, line }) => `${file}:${line} ${code}`),
      };
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  };
  const story = (body: string): string => `---\ntitle: 题目在这里\n---\n\n${paragraphs(20)}\n\n${body}\n`;

  test.each([
    ['a table that is not there', { 'm/story.md': story(':::table{src=none.csv}\n:::') }, ['m/story.md:45 table-missing']],
    ['a table outside the folder', { 'm/story.md': story(':::table{src=../../etc.csv}\n:::') }, ['m/story.md:45 path-outside']],
    [
      'a table that is no CSV',
      { 'm/story.md': story(':::table{src=a.csv}\n:::'), 'm/a.csv': '甲\n"一' },
      ['m/a.csv:2 table-broken'],
    ],
    ['an address too long', { 'm/story.md': story(`:qr[https://a.example/${'x'.repeat(3000)}]`) }, ['m/story.md:45 qr-too-long']],
    ['a digest of nothing', { 'm/story.md': story(':::digest\n- [无](none.md)\n:::') }, ['m/story.md:46 reference-missing']],
  ] as const)('%s', async (_, files, expected) => {
    const { ok, said } = await built(files);
    expect(ok).toBe(false);
    expect(said).toEqual(expected);
  });
});
