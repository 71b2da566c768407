/**
 * What a feature has places for, sorted: running text, pictures, boxes, quotes, and the long list that ends a story.
 */
import { expect, test } from 'vitest';
import { type Matter, sortMatter } from '../../src/makeup/matter.ts';
import { styledOf, typed } from '../support/story.ts';

const sorted = async (body: string, from = 3): Promise<Matter> => sortMatter((await styledOf(typed(body))).blocks, from);
const textOf = (runs: readonly { readonly text: string }[]): string => runs.map(({ text }) => text).join('');
const flowing = ({ flow }: Matter): string[] =>
  flow.map((block) => textOf(block.kind === 'para' ? block.para.runs : block.main.runs));

const list = '（一）甲\n\n（二）乙\n\n（三）丙';
const story = (end: string): string => `一。\n\n二。\n\n三。\n\n四。\n\n${end}`;

test('pictures, boxes and quotes leave the running text, each in the order of the copy', async () => {
  const matter = await sorted(
    '一。\n\n![图](a.jpg)\n\n:::box{title=读}\n盒。\n:::\n\n## 题\n\n> [!pull]\n> 话\n\n二。\n\n![图](b.jpg)\n\n:::box{title=人}\n物。\n:::',
  );
  expect(flowing(matter)).toEqual(['一。', '题', '二。']);
  expect(matter.figures.map(({ file }) => file)).toEqual(['root/a.jpg', 'root/b.jpg']);
  expect(matter.boxes.map(({ title }) => textOf(title!.runs))).toEqual(['读', '人']);
  expect(matter.quotes).toHaveLength(1);
  expect(matter.strip).toBeNull();
});

test('a list that ends the story and is long enough goes into the strip', async () => {
  const { strip, flow } = await sorted(story(list));
  expect(strip?.list.items.map(({ para }) => textOf(para.runs))).toEqual(['（一）甲', '（二）乙', '（三）丙']);
  expect(strip).toMatchObject({ heading: null, intro: [] });
  expect(flow).toHaveLength(4);
});

test('with its crosshead and the paragraph or two between', async () => {
  const matter = await sorted(story(`## 大事记\n\n引语。\n\n${list}`));
  expect(textOf(matter.strip!.heading!.main.runs)).toBe('大事记');
  expect(matter.strip!.intro.map(({ para }) => textOf(para.runs))).toEqual(['引语。']);
  expect(flowing(matter)).toEqual(['一。', '二。', '三。', '四。']);
});

test('a crosshead farther up keeps its text', async () => {
  const matter = await sorted(story(`## 大事记\n\n引一。\n\n引二。\n\n引三。\n\n${list}`));
  expect(matter.strip).toMatchObject({ heading: null, intro: [] });
  expect(flowing(matter).slice(4)).toEqual(['大事记', '引一。', '引二。', '引三。']);
});

test.each([
  ['too short', story('（一）甲\n\n（二）乙')],
  ['not at the end', story(`${list}\n\n尾。`)],
  ['all that the story is', list],
])('a list that is %s runs in the text', async (_, body) => {
  const matter = await sorted(body);
  expect(matter.strip).toBeNull();
  expect(flowing(matter).filter((text) => text.startsWith('（'))).not.toEqual([]);
});

test('nothing is lost: each block has one place', async () => {
  const { blocks } = await styledOf(typed(story(`![图](a.jpg)\n\n## 题\n\n引。\n\n${list}`)));
  const { flow, figures, boxes, quotes, strip } = sortMatter(blocks, 3);
  const placed = [...flow, ...figures, ...boxes, ...quotes, strip!.heading!, ...strip!.intro, strip!.list].map(({ id }) => id);
  expect(placed.sort()).toEqual(blocks.map(({ id }) => id).sort());
});
