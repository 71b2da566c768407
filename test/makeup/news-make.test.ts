/**
 * Single pages of many stories as a desk would nail them: a jump with both its lines, copy that is far too long or too short, pictures of impossible shapes, columns of three
 * characters; what is said of each.
 */
import { describe, expect, test } from 'vitest';
import { fitModule } from '../../src/makeup/news/fit.ts';
import { makeNews } from '../../src/makeup/news/make.ts';
import { demandsOf } from '../../src/makeup/news/shapes.ts';
import type { NewsItem } from '../../src/makeup/news/types.ts';
import { planNews } from '../../src/plan/news/plan.ts';
import type { NewsForm } from '../../src/plan/news/types.ts';
import { lostText, neverOf } from '../support/news-judges.ts';
import { emptyLines } from '../support/news-white.ts';
import { deskOf, type MadePage, storyOf } from '../support/news-page.ts';
import broadsheet from '../../templates/broadsheet-news/grid.ts';

const form = broadsheet.page;
const SENTENCE = '昨天清晨，渡口的老人把船票交给孩子，孩子把它夹进课本，说明年再来看新桥。';
const copy = (characters: number): string =>
  Array.from({ length: Math.ceil(characters / (SENTENCE.length * 3)) }, () => SENTENCE.repeat(3)).join('\n\n');
const typed = (title: string, body: string, weight = 'lead'): string =>
  `---\ntitle: ${title}\nlead_in: 本报讯\nweight: ${weight}\n---\n\n${body}\n`;

async function pageOf(items: readonly NewsItem[], own: NewsForm = form, folio = 'A02'): Promise<MadePage> {
  const desk = await deskOf(own, items, folio);
  const dummy = planNews(demandsOf(desk), own);
  return { seed: 0, form: own, items, sources: [], ads: [], share: 1, dummy, made: makeNews(desk, dummy), grid: desk.grid };
}

const item = async (source: string, order = 0, more: Partial<NewsItem> = {}, own: NewsForm = form): Promise<NewsItem> => ({
  story: await storyOf(own, source, order),
  weight: order === 0 ? 'lead' : 'normal',
  order,
  ...more,
});

const words = ({ made }: MadePage, role: string): string =>
  made.frames
    .filter((frame) => frame.role === role)
    .flatMap(({ lines }) => lines ?? [])
    .map(({ runs }) => runs.map(({ text }) => text).join(''))
    .join('|');

describe('a jump', () => {
  const nail = { column: 1, columns: 5, line: 1, lines: 40 };
  const span = { file: 'edition.yaml', start: 0, end: 1 };

  test('says where it goes on and where it came from; all of the text stands on the two pages, once', async () => {
    const first = await item(typed('老渡口最后一班船　靠岸', copy(4000)), 0, { nail, jump: { folio: 'A07', span } });
    const front = await pageOf([first], form, 'A01');
    expect(words(front, 'generated')).toContain('（下转第A07版）');
    const [rest] = front.made.rests;
    expect(rest).toMatchObject({ story: first.story.id, to: 'A07' });
    const { jump: _, nail: __, ...whole } = first;
    const landing = await pageOf([{ ...whole, weight: 'normal', landing: { folio: 'A01', rest: rest!.rest } }], form, 'A07');
    expect(words(landing, 'generated')).toContain('上接第A01版');
    const all = `${words(front, 'body')}|${words(landing, 'body')}`.replace(/[|\s]/gu, '');
    const over = landing.made.fit.flatMap(({ overset }) => overset.map(({ text }) => text)).join('');
    const body = first.story.texts.filter(({ role }) => role === 'body').map(({ text }) => text);
    expect(all + over).toBe(body.join('').replace(/\s/gu, ''));
    expect([...neverOf(front), ...neverOf(landing)]).toEqual([]);
    expect([...front.made.diagnostics, ...landing.made.diagnostics].filter(({ code }) => code === 'N9')).toEqual([]);
  });

  test('that nothing needs is said, and hands nothing on', async () => {
    const short = await item(typed('老渡口最后一班船', copy(300)), 0, { jump: { folio: 'A07', span } });
    const page = await pageOf([short]);
    expect(page.made.rests).toEqual([]);
    expect(page.made.diagnostics.map(({ code }) => code)).toContain('jump-unneeded');
  });

  test('leaves at least five lines for the other page', async () => {
    const demand = (desk: Awaited<ReturnType<typeof deskOf>>) => demandsOf(desk)[0]!;
    const long = await item(typed('老渡口最后一班船', copy(1500)), 0, { nail, jump: { folio: 'A07', span } });
    const desk = await deskOf(form, [long]);
    expect(demand(desk).jumps).toEqual({ least: 5 });
    const page = await pageOf([long]);
    for (const { code } of page.made.diagnostics) expect(code).not.toBe('N9');
  });
});

describe('copy and page that do not agree', () => {
  test('more copy than the page: the page is made, the rest is told by lines and characters', async () => {
    const page = await pageOf([
      await item(typed('老渡口最后一班船', copy(16_000))),
      await item(typed('新桥今晨通车', copy(4000), 'normal'), 1),
    ]);
    expect(lostText(page)).toEqual([]);
    expect(neverOf(page)).toEqual([]);
    const told = page.made.diagnostics.filter(({ code }) => code === 'overset');
    expect(told.length).toBeGreaterThan(0);
    for (const { message, severity } of told) {
      expect(severity).toBe('error');
      expect(message).toMatch(/^溢 \d+ 行 \d+ 字/u);
    }
  });

  test('less copy than half of the page: it is made, its columns are level, and it is told', async () => {
    const page = await pageOf([await item(typed('老渡口最后一班船', copy(1800)))]);
    expect(page.dummy.problems?.map(({ code }) => code)).toContain('copy-short');
    expect(neverOf(page)).toEqual([]);
    expect(lostText(page)).toEqual([]);
    expect(emptyLines(page)).toBeGreaterThan(400);
  });

  test('zero stories make an empty page', async () => {
    const page = await pageOf([]);
    expect(page.made.frames).toEqual([]);
  });
});

describe('matter of impossible shapes', () => {
  test.each(['1x5000', '5000x1'])(
    'a picture of %s pixels is cropped to a shape that a page can hold, never stretched',
    async (shape) => {
      const page = await pageOf([
        await item(typed('老渡口最后一班船', `${copy(2400)}\n\n![昨天的渡口。](p-${shape}.jpg "江树 摄")`)),
      ]);
      expect(neverOf(page)).toEqual([]);
      expect(lostText(page)).toEqual([]);
    },
  );

  test('columns of three characters hold no text: it runs over two, and none is lost', async () => {
    const narrow: NewsForm = { ...form, grid: { ...form.grid, columns: 28, chars: 3, gap: 1 } };
    const page = await pageOf([await item(typed('老渡口最后一班船', copy(600)), 0, {}, narrow)], narrow);
    expect(lostText(page)).toEqual([]);
    expect(neverOf(page).filter((fault) => fault.startsWith('N12'))).toEqual([]);
  });
});

test('a module filled by its plan keeps the limits of copyfit', async () => {
  const items = [await item(typed('老渡口最后一班船', `${copy(5200)}\n\n![昨天的渡口。](p-3600x2400.jpg "江树 摄")`))];
  const desk = await deskOf(form, items);
  const { modules } = planNews(demandsOf(desk), form);
  for (const module of modules) {
    const { heights } = fitModule(desk, desk.matter(items[0]!), module);
    expect(heights.head).toBeGreaterThanOrEqual(module.shape.head.least);
    expect(heights.head).toBeLessThanOrEqual(module.shape.head.most);
    for (const [i, lines] of heights.pictures.entries()) {
      expect(lines).toBeGreaterThanOrEqual(module.shape.pictures[i]!.least);
      expect(lines).toBeLessThanOrEqual(module.shape.pictures[i]!.most);
    }
  }
});
