/**
 * Each form of a manuscript, styled: which face each stretch of text has, what no one typed, and where in the source every character is.
 */
import { describe, expect, test } from 'vitest';
import { normalise } from '../../src/read/index.ts';
import type { StyledBlock, StyledPara, StyledStory } from '../../src/style/index.ts';
import { styledText } from '../../src/style/inlines.ts';
import { bare, expectedTexts } from '../support/expected-text.ts';
import { manuscriptOf, styledOf, typed } from '../support/story.ts';

/** A paragraph as `face“text”`, what no one typed as `face‹text›`. */
const said = (para: StyledPara | null | undefined): string | null =>
  para ? para.runs.map(({ face, text, span }) => (span ? `${face}“${text}”` : `${face}‹${text}›`)).join(' ') : null;

const blocksOf = async (body: string): Promise<readonly StyledBlock[]> => (await styledOf(typed(body))).blocks;
const first = async <K extends StyledBlock['kind']>(kind: K, body: string): Promise<Extract<StyledBlock, { kind: K }>> => {
  const found = (await blocksOf(body)).find((block) => block.kind === kind);
  if (!found) throw new Error(`no ${kind}`);
  return found as Extract<StyledBlock, { kind: K }>;
};
const paragraph = async (text: string): Promise<string | null> => said((await first('para', text)).para);

/** Every paragraph that is to be set, in the order of its blocks. */
function parasOf(story: StyledStory): StyledPara[] {
  const { kicker, headline, deck, byline, standfirst } = story.head;
  const of = (block: StyledBlock): (StyledPara | null)[] => {
    switch (block.kind) {
      case 'para':
        return [block.para];
      case 'crosshead':
        return [block.number, block.theme, block.main];
      case 'figure':
        return [block.caption, block.credit];
      case 'box':
        return [block.title, ...block.blocks.flatMap(of)];
      case 'pullquote':
        return [...block.lines, block.attribution];
      case 'list':
        return block.items.flatMap(of);
      case 'table':
        return [block.head, ...block.rows].flat();
      case 'notices':
        return block.items.flatMap(({ title, blocks }) => [title, ...blocks.flatMap(of)]);
      case 'qr':
        return [block.caption];
    }
  };
  return [kicker, ...headline, deck, byline, standfirst, ...story.blocks.flatMap(of)].filter((para) => para !== null);
}

describe('front matter', () => {
  test('each part in its face and size; the headline in its author’s parts', async () => {
    const front = 'kicker: 引题\ntitle: 上半句　下半句\ndeck: ——副题\nstandfirst: 提要';
    const { head, title } = await styledOf(typed('文。', front));
    expect(said(head.kicker)).toBe('kicker“引题”');
    expect(head.headline.map(said)).toEqual(['headline-feature“上半句”', 'headline-feature“下半句”']);
    expect(said(head.deck)).toBe('deck“——副题”');
    expect(said(head.standfirst)).toBe('deck“提要”');
    expect([head.kicker, ...head.headline, head.deck].map((para) => para?.size)).toEqual([14, 36, 36, 13]);
    expect(title).toBe('上半句　下半句');
  });

  test('a byline: names apart by a blank, groups by a wide one, none of them typed', async () => {
    const { head } = await styledOf(typed('文。', 'title: 题\nbyline:\n  - { role: 本报记者, names: [马文章] }\n  - { role: 通讯员, names: [刘萍, 夏佩琼] }')); // prettier-ignore
    expect(said(head.byline)).toBe(
      'byline“本报记者” byline‹ › byline“马文章” byline‹\u3000› byline“通讯员” byline‹ › byline“刘萍” byline‹ › byline“夏佩琼”',
    );
  });

  test('a column logo stands where the kicker does, before it when there are both', async () => {
    expect(said((await styledOf(typed('文。', 'title: 题\ncolumn: 市民来信'))).head.kicker)).toBe('box-title“市民来信”');
    const both = await styledOf(typed('文。', 'title: 题\nkicker: 引题\ncolumn: 市民来信'));
    expect(said(both.head.kicker)).toBe('box-title“市民来信” kicker‹\u3000› kicker“引题”');
  });

  test('a lead-in is run in before the first paragraph of the text, not of a box', async () => {
    const { blocks } = await styledOf(typed(':::box{title=读}\n盒。\n:::\n\n正文。\n\n又一段。', 'title: 题\nlead_in: 本报讯'));
    expect(blocks.map((block) => (block.kind === 'para' ? said(block.para) : block.kind))).toEqual([
      'box',
      'strong“本报讯” body‹\u3000› body“正文。”',
      'body“又一段。”',
    ]);
  });

  test('a story without a title is called by its file; a lead-in without a paragraph stands alone', async () => {
    const story = await styledOf('---\nlead_in: 本报讯\n---\n\n## 小题\n');
    expect(story.title).toBe('manuscript/a.md');
    expect(story.blocks.map(({ kind }) => kind)).toEqual(['para', 'crosshead']);
  });
});

describe('running text', () => {
  test('a paragraph is justified, its first line stands back', async () => {
    const { para } = await first('para', '正文一段。');
    expect(para).toMatchObject({ role: 'body', size: 9, indent: 2, align: 'justify' });
    expect(said(para)).toBe('body“正文一段。”');
  });

  test.each([
    ['前**黑体**后', 'body“前” strong“黑体” body“后”'],
    ['前*着重*后', 'body“前” body“着重” body“后”'],
    [':ruby[湉]{tián}在', 'body“湉” body‹（› body“tián” body‹）› body“在”'],
    ['用`npm ci`装', 'body“用” body“npm ci” body“装”'],
    ['见[此处](https://a.cn/)说', 'body“见” body“此处” body“说”'],
    [':pull[这句话]也在', 'body“这句话” body“也在”'],
    ['~~旧~~新', 'body“旧” body“新”'],
  ])('%s', async (text, expected) => {
    expect(await paragraph(text)).toBe(expected);
  });

  test('a drop cap says its lines and its face', async () => {
    expect(await first('para', '首字下沉。{.dropcap lines=3}')).toMatchObject({
      dropcap: { lines: 3, face: 'headline-feature' },
    });
  });

  test('the mark of a note is generated, the note itself comes last', async () => {
    const story = await styledOf(typed('一。[^a]\n\n二。\n\n[^a]: 注文。'));
    const texts = story.blocks.map((block) => (block.kind === 'para' ? said(block.para) : block.kind));
    expect(texts[0]).toMatch(/^body“一。” body‹.*〔1〕›$/);
    expect(texts.slice(1)).toEqual(['body“二。”', 'body‹——————›', 'body‹〔1〕› body“注文。”']);
  });
});

describe('crossheads', () => {
  test.each([
    ['## 小标题', null, null, 'crosshead“小标题”'],
    ['## 壹 听党话', 'seal“壹”', null, 'crosshead“听党话”'],
    ['## 1 听党话', 'seal“1”', null, 'crosshead“听党话”'],
    ['## 12　听党话', 'seal“12”', null, 'crosshead“听党话”'],
    ['## 听党话 | 用心擦亮', null, 'crosshead-theme“听党话”', 'crosshead“用心擦亮”'],
    ['## 贰 听党话 | 用心擦亮', 'seal“贰”', 'crosshead-theme“听党话”', 'crosshead“用心擦亮”'],
    ['## 2026年的春天', null, null, 'crosshead“2026年的春天”'],
    ['## 一个人', null, null, 'crosshead“一个人”'],
    ['## **壹** 听党话', null, null, 'strong“壹” crosshead“ 听党话”'],
  ])('%s', async (text, number, theme, main) => {
    const head = await first('crosshead', `${text}\n\n文。`);
    expect([said(head.number), said(head.theme), said(head.main)]).toEqual([number, theme, main]);
  });

  test('the number of a seal is white on it; levels are told apart', async () => {
    const head = await first('crosshead', '### 壹 三级\n\n文。');
    expect(head.number?.runs[0]).toMatchObject({ swatch: 'white' });
    expect(head.level).toBe(2);
  });
});

describe('matter beside the text', () => {
  test('a picture: path, caption, credit, what a crop must keep', async () => {
    const figure = await first('figure', '![说*明*](../images/a.jpg "某某 摄"){.lead focus=40,30}');
    expect(figure).toMatchObject({ file: 'root/../images/a.jpg', classes: ['lead'], focus: { x: 40, y: 30 }, alt: '说明' });
    expect([said(figure.caption), said(figure.credit)]).toEqual(['caption“说” caption“明”', 'credit“某某 摄”']);
    expect([figure.caption?.align, figure.credit?.align]).toEqual(['justify', 'end']);
  });

  test('two pictures of a group share a caption line, whose parts point at them', async () => {
    const [group, ...others] = await blocksOf('![甲](a.jpg)\n![乙](b.jpg)');
    if (group?.kind !== 'figure') throw new Error('no figure');
    expect(others).toEqual([]);
    expect([group, ...group.more!].map(({ file, alt }) => `${file} ${alt}`)).toEqual(['root/a.jpg 甲', 'root/b.jpg 乙']);
    expect(said(group.caption)).toBe('caption‹◀› caption“甲” caption‹\u3000› caption‹▶› caption“乙”');
  });

  test('a box: title, and its paragraphs in Kai', async () => {
    const box = await first('box', ':::box{title=核心阅读}\n一。\n\n二。\n:::');
    expect(said(box.title)).toBe('box-title“核心阅读”');
    expect(box.blocks.map((block) => block.kind === 'para' && said(block.para))).toEqual([
      'blockquote“一。”',
      'blockquote“二。”',
    ]);
    expect(box.blocks.every((block) => block.kind === 'para' && block.para.role === 'box')).toBe(true);
  });

  test('a crosshead in a box is one line of text: no seal, no half is left out', async () => {
    const box = await first('box', ':::box{title=核}\n## 壹 听党话 | 跟党走\n\n一。\n:::');
    expect(box.blocks.map((block) => said(block.kind === 'para' ? block.para : block.main))).toEqual([
      'crosshead“壹 听党话” crosshead‹\u3000› crosshead“跟党走”',
      'blockquote“一。”',
    ]);
  });

  test('a picture or a quote in a box stands on the page, behind the box; a list in it runs', async () => {
    const blocks = await blocksOf('::::box{title=核}\n一。\n\n![图](a.jpg)\n\n> [!pull]\n> 话。\n\n- 甲\n- 乙\n::::\n\n文。');
    expect(blocks.map(({ kind }) => kind)).toEqual(['box', 'figure', 'pullquote', 'para']);
    const [box] = blocks;
    expect(box?.kind === 'box' && box.blocks.length).toBe(3);
  });

  test('a pull quote: each line its own, —— before the attribution is generated', async () => {
    const quote = await first('pullquote', '> [!pull]\n> 没有帮助，\n> 无法实现。\n> ——金湘');
    expect(quote.lines.map(said)).toEqual(['pullquote“没有帮助，”', 'pullquote“无法实现。”']);
    expect(said(quote.attribution)).toBe('caption‹——› caption“金湘”');
  });

  test('a quotation is set in Kai', async () => {
    expect(await paragraph('> 引文。')).toBe('blockquote“引文。”');
  });
});

describe('lists and tables', () => {
  test('marks that Markdown only hints at are generated; typed ones are text', async () => {
    const items = async (body: string): Promise<(string | null)[]> =>
      (await first('list', body)).items.map(({ para }) => said(para));
    expect(await items('- 甲\n- 乙')).toEqual(['body‹■› body“甲”', 'body‹■› body“乙”']);
    expect(await items('1. 甲\n2. 乙')).toEqual(['body‹1．› body“甲”', 'body‹2．› body“乙”']);
    expect(await items('（一）甲\n\n（二）乙')).toEqual(['body“（一）” body“甲”', 'body“（二）” body“乙”']);
  });

  test('a second paragraph of an item has no mark; a list in it runs', async () => {
    const list = await first('list', '- 甲\n\n  续\n\n  - 内\n- 乙');
    expect(list.items.map(({ para }) => said(para))).toEqual([
      'body‹■› body“甲”',
      'body“续”',
      'body‹■› body“内”',
      'body‹■› body“乙”',
    ]);
  });

  test('a picture in an item stands on the page', async () => {
    const blocks = await blocksOf('- 甲\n\n  ![图](a.jpg)\n\n- 乙');
    expect(blocks.map(({ kind }) => kind)).toEqual(['list', 'figure']);
  });

  test('a table is cells, each a paragraph of its own: the head in the face of captions', async () => {
    const [table] = await blocksOf('| 甲 | 乙 |\n|---|---|\n| 一 | 二 |');
    if (table?.kind !== 'table') throw new Error('no table');
    expect(table.head.map(said)).toEqual(['caption“甲”', 'caption“乙”']);
    expect(table.rows.map((row) => row.map(said))).toEqual([['body“一”', 'body“二”']]);
    expect([...table.head, ...table.rows.flat()].map(({ size }) => size)).toEqual([8, 8, 8, 8]);
  });
});

/** All forms at once. */
const EVERYTHING = `---
id: x
column: 市民来信
kicker: 引题
title: 上半句　下半句
deck: ——副题
byline:
  - { role: 本报记者, names: [马文章] }
  - { role: 通讯员, names: [刘萍, 夏佩琼] }
standfirst: 提要
lead_in: 本报讯
---

首段**黑体**与*着重*、:ruby[湉]{tián}、\`code\`、:name[专名]、:title[书名]、[链接](https://a.cn)。{.dropcap lines=3}

## 壹 听党话 | 用心擦亮

> [!pull]
> 没有帮助，
> 无法实现。
> ——金湘

:::box{title=核心阅读}
盒一。

### 二 盒中题 | 下半

- 盒中列

![盒中图](b.jpg "盒中摄")
:::

转义 \\* 与 &amp; 与 e\u0301 和 가\u11a8。

![图说](a.jpg "某某 摄"){.lead}

> 引文。

1. 甲

   续

   ![项中图](c.jpg)
2. 乙

（一）一条

（二）二条

| 甲 | 乙 |
|---|---|
| 一 | 二 |

尾段。[^n]

[^n]: 注。
`;

describe('the text of a story', () => {
  test('all of it, in the manuscript’s order, front matter first', async () => {
    const expected = expectedTexts(await manuscriptOf(EVERYTHING)).map(({ text }) => text);
    const { texts } = await styledOf(EVERYTHING);
    expect(
      texts
        .map(({ text }) => bare(text))
        .join('\n')
        .replaceAll('\n', ''),
    ).toBe(expected.join(''));
  });

  test('what is told as text is what is set, once each, and nothing else that was typed', async () => {
    const story = await styledOf(EVERYTHING);
    const set = parasOf(story).map(
      ({ block, runs }) => [block, runs.flatMap(({ text, span }) => (span ? [text] : [])).join('')] as const,
    );
    expect(new Map(set.filter(([, text]) => text))).toEqual(new Map(story.texts.map(({ id, text }) => [id, text])));
    expect(new Set(story.texts.map(({ id }) => id)).size).toBe(story.texts.length);
  });

  test('every run is its source, normalised, also part by part', async () => {
    const story = await styledOf(EVERYTHING);
    for (const { span, text, offsets } of parasOf(story).flatMap(({ runs }) => runs)) {
      if (!span) continue;
      expect(normalise(story.source.slice(span.start, span.end))).toBe(text);
      if (!offsets) continue;
      expect(offsets).toHaveLength(text.length + 1);
      for (let i = 0; i < text.length; i++) expect(normalise(story.source.slice(offsets[i], offsets[i + 1]))).toBe(text[i]);
    }
  });

  test('escapes, references and combining marks move offsets', () => {
    const source = '……甲\\*乙&amp;丙e\u0301丁';
    const run = styledText({ kind: 'text', value: '甲*乙&丙é丁', span: { file: 'a.md', start: 2, end: source.length } }, source, {
      face: 'body',
      swatch: 'black',
    });
    expect(run).toMatchObject({ text: '甲*乙&丙é丁', offsets: [0, 1, 3, 4, 9, 10, 12, 13].map((at) => 2 + at) });
  });

  test('plain text has no offsets: its units are its source’s', async () => {
    const [run] = (await first('para', '平常的话。')).para.runs;
    expect(run).not.toHaveProperty('offsets');
  });

  test('blocks are numbered in the order of the copy', async () => {
    const orders = (await styledOf(EVERYTHING)).blocks.map(({ order }) => order);
    expect(orders).toEqual([...orders].sort((a, b) => a - b));
    expect(new Set(orders).size).toBe(orders.length);
  });

  test('the same story is styled the same', async () => {
    expect(await styledOf(EVERYTHING)).toEqual(await styledOf(EVERYTHING));
  });
});
