/**
 * 竖题 on a supplement: the lead's headline stands in the first column of its module, its characters one under the other in one line, the byline
 * beside it, the text begins under it. A head with a kicker lies.
 */
import { describe, expect, test } from 'vitest';
import type { Layout } from '../../schemas/layout.ts';
import { published } from '../support/newspaper.ts';

const TEXT = '雪落在渡口的石阶上，落在船篷上，落在等船的人的帽子上。'.repeat(8);
const paras = (n: number): string => Array.from({ length: n }, () => TEXT).join('\n\n');

async function supplement(front: string) {
  const { files, said } = await published(
    {
      'banxin.yaml': 'name: 日报\nplan: { weights: { empty: 1 } }\n',
      'edition.yaml':
        'date: 2026-11-22\npages:\n  - { folio: A08, section: 砚池, template: broadsheet-supplement, stories: [a.md, b.md] }\n',
      'a.md': `---\n${front}byline: 沈知砚\nweight: lead\n---\n\n${paras(12)}\n`,
      'b.md': `---\ntitle: 另一篇短文章\nweight: normal\n---\n\n${paras(3)}\n`,
    },
    { emit: ['layout'] },
  );
  const bytes = files.get('layout.json');
  expect(bytes, said.join('\n')).toBeDefined();
  const [page] = (JSON.parse(bytes!.toString('utf8')) as Layout).pages;
  const of = (role: string) => page!.frames.filter((frame) => frame.story === 's1' && frame.role === role);
  return { page: page!, of };
}

describe('a headline that stands', () => {
  test('stands in the first column, its text under it', async () => {
    const { page, of } = await supplement('title: 雪落在字上\n');
    const [head, ...more] = of('headline');
    expect(more).toEqual([]);
    expect(head!.lines!.map(({ dir }) => dir)).toEqual(['ttb']);
    expect(head!.lines![0]!.runs.map(({ text }) => text).join('')).toBe('雪落在字上');
    const width = page.grid.chars * page.grid.em;
    const body = of('body');
    const left = Math.min(...body.map(({ rect }) => rect.x));
    expect(head!.rect.x).toBeGreaterThan(left);
    expect(head!.rect.x + head!.rect.width).toBeLessThan(left + width);
    const under = body.filter(({ rect }) => rect.x < left + 1);
    expect(Math.min(...under.map(({ rect }) => rect.y))).toBeGreaterThan(head!.rect.y + head!.rect.height);
    const beside = body.filter(({ rect }) => rect.x > left + width && rect.x < left + 2 * width);
    expect(Math.min(...beside.map(({ rect }) => rect.y))).toBeLessThan(head!.rect.y + head!.rect.height / 2);
  });

  test('has its byline at its left, ending with it', async () => {
    const { of } = await supplement('title: 雪落在字上\n');
    const [[head], [byline]] = [of('headline'), of('byline')];
    expect(byline!.lines![0]!.dir).toBe('ttb');
    expect(byline!.rect.x + byline!.rect.width).toBeLessThan(head!.rect.x);
    expect(byline!.rect.y + byline!.rect.height).toBeCloseTo(head!.rect.y + head!.rect.height, 1);
  });

  test('lies where it has a kicker', async () => {
    const { of } = await supplement('kicker: 渡口巷纪事\ntitle: 雪落在字上\n');
    expect(of('headline')[0]!.lines![0]!.dir).toBe('ltr');
  });
});
