/**
 * Pages on which a title stands on its picture (题图压字), before the same judges as all pages; what is said where a picture cannot bear one.
 */
import { describe, expect, test } from 'vitest';
import { makeNews } from '../../src/makeup/news/make.ts';
import { demandsOf } from '../../src/makeup/news/shapes.ts';
import type { NewsItem } from '../../src/makeup/news/types.ts';
import { planNews } from '../../src/plan/news/plan.ts';
import type { NewsForm } from '../../src/plan/news/types.ts';
import { lostText, neverOf } from '../support/news-judges.ts';
import { deskOf, generatePage, makePage, type MadePage, storyOf } from '../support/news-page.ts';
import broadsheet from '../../templates/broadsheet-news/grid.ts';
import supplement from '../../templates/broadsheet-supplement/grid.ts';

const form = broadsheet.page;
const SENTENCE = '昨天清晨，渡口的老人把船票交给孩子，孩子把它夹进课本，说明年再来看新桥。';
const copy = (paragraphs: number): string => Array.from({ length: paragraphs }, () => SENTENCE.repeat(3)).join('\n\n');
const PICTURE = (attributes: string, shape = '3600x2400'): string => `![昨天的渡口。](p-${shape}.jpg "江树 摄"){${attributes}}`;
const typed = (head: string, ...body: readonly string[]): string => `---\n${head}\n---\n\n${body.join('\n\n')}\n`;

async function item(source: string, order = 0, own: NewsForm = form, more: Partial<NewsItem> = {}): Promise<NewsItem> {
  return { story: await storyOf(own, source, order), weight: order === 0 ? 'lead' : 'normal', order, ...more };
}

async function pageOf(items: readonly NewsItem[], own: NewsForm = form): Promise<MadePage> {
  const desk = await deskOf(own, items);
  const dummy = planNews(demandsOf(desk), own);
  return { seed: 0, form: own, items, sources: [], ads: [], share: 1, dummy, made: makeNews(desk, dummy), grid: desk.grid };
}

const codesOf = ({ made }: MadePage): string[] =>
  made.diagnostics.filter(({ code }) => code.startsWith('overprint')).map(({ code }) => code);
const framesOf = ({ made }: MadePage, role: string) => made.frames.filter((frame) => frame.role === role);

describe('a page', () => {
  test('its headline stands on the picture over the whole module, its deck and byline under it, its text under these', async () => {
    const head = 'title: 江上灯火　一夜到天明\nkicker: 渡口最后一班船\ndeck: ——老四灯坊的第四十个冬天\nbyline: 本报记者 江树';
    const page = await pageOf([
      await item(typed(head, PICTURE('.overprint'), copy(30))),
      await item(typed('title: 新桥今晨通车', copy(12)), 1),
    ]);
    expect([...neverOf(page), ...lostText(page)]).toEqual([]);
    const [picture] = framesOf(page, 'picture');
    const module = page.dummy.modules.find(({ demand }) => demand === 's1')!;
    expect(module.shape.head).toMatchObject({ picture: picture!.block, fill: 1 });
    expect(picture!.rect.width).toBeCloseTo(page.grid.rect(1, module.cells.columns, 1, 1).width, 2);
    const foot = picture!.rect.y + picture!.rect.height;
    for (const role of ['kicker', 'headline'])
      for (const { rect } of framesOf(page, role).filter(({ story }) => story === 's1')) {
        expect(rect.y).toBeGreaterThan(picture!.rect.y);
        expect(rect.y + rect.height).toBeLessThan(foot);
      }
    for (const role of ['deck', 'byline'])
      for (const { rect } of framesOf(page, role).filter(({ story }) => story === 's1')) expect(rect.y).toBeGreaterThan(foot);
    expect(framesOf(page, 'headline')[0]!.lines![0]!.runs[0]!.size).toBe(module.shape.head.size);
  });

  test('is painted picture, plate, letters; the compared text still begins with kicker and headline', async () => {
    const head = 'title: 江上灯火　一夜到天明\nkicker: 渡口最后一班船';
    const page = await pageOf([await item(typed(head, PICTURE('.overprint'), copy(30)))]);
    const own = page.made.frames.filter(({ story }) => story === 's1');
    const at = (find: (frame: (typeof own)[number]) => boolean): number => own.findIndex(find);
    const order = [
      at(({ picture }) => !!picture),
      at(({ paths }) => !!paths),
      at(({ role }) => role === 'kicker'),
      at(({ role }) => role === 'headline'),
      at(({ role }) => role === 'body'),
    ];
    expect(order).toEqual([...order].sort((a, b) => a - b));
    expect(Math.min(...order)).toBeGreaterThanOrEqual(0);
  });

  test('without deck and byline has no headline block at all', async () => {
    const page = await pageOf([await item(typed('title: 江上灯火　一夜到天明', PICTURE('.overprint'), copy(30)))]);
    expect(page.dummy.modules[0]!.shape.head.lines).toBe(0);
    expect(page.made.plan.slots.filter(({ kind }) => kind === 'headline')).toEqual([]);
    expect([...neverOf(page), ...lostText(page)]).toEqual([]);
  });

  test('two rows, other pictures at the foot, a nail, a brief: none is lost, none overlaps', async () => {
    const nail = { column: 1, columns: 4, line: 1, lines: 80 };
    const page = await pageOf([
      await item(
        typed(
          'title: 江上的灯火从黄昏一直亮到天明，渡口的人都没有睡',
          PICTURE('.overprint .lead'),
          PICTURE('', '2400x1600'),
          copy(14),
        ),
        0,
        form,
        { nail },
      ),
      await item(typed('title: 新桥今晨通车', PICTURE('.overprint'), copy(6)), 1),
      await item(typed('title: 河堤加固', PICTURE('.overprint', '1200x800'), SENTENCE), 2, form, { weight: 'brief' }),
    ]);
    expect([...neverOf(page), ...lostText(page)]).toEqual([]);
    for (const { shape } of page.dummy.modules) expect(shape.head.picture).toBeDefined();
    for (const { shape } of page.dummy.modules) expect(shape.head.size).toBeGreaterThanOrEqual(16);
  });

  test('lies where its template stands other leads upright', async () => {
    const own = supplement.page;
    const page = await pageOf(
      [await item(typed('title: 雪落在字上\nbyline: 顾言', PICTURE('.overprint'), copy(30)), 0, own)],
      own,
    );
    expect(page.dummy.modules[0]!.shape.head.picture).toBeDefined();
    expect(page.dummy.modules[0]!.shape.insets.filter(({ kind }) => kind === 'headline')).toEqual([]);
    expect([...neverOf(page), ...lostText(page)]).toEqual([]);
  });

  test.each([
    ['too few pixels', 'title: 江上灯火', PICTURE('.overprint', '1x5000')],
    ['too flat for its headline', 'title: 江上灯火　一夜到天明', PICTURE('.overprint', '9000x120')],
    ['no title of 16 pt or more', `title: ${'江上的灯火从黄昏一直亮到天明渡口的人都没有睡'.repeat(8)}`, PICTURE('.overprint')],
  ])('a picture that cannot bear it (%s) is told, and the headline stands over the text', async (_, head, picture) => {
    const page = await pageOf([await item(typed(head, picture, copy(30)))]);
    const unfit = codesOf(page).includes('overprint-unfit');
    const titled = page.dummy.modules[0]!.shape.head.picture !== undefined;
    expect(unfit).toBe(!titled);
    if (!head.includes('一夜')) expect(unfit).toBe(true);
    expect(lostText(page)).toEqual([]);
    expect(neverOf(page).filter((fault) => /^(?:N4|N5|N7|N11)/.test(fault))).toEqual([]);
  });

  test('a picture sharp enough for some widths only does not keep its story off the page', async () => {
    const page = await pageOf([await item(typed('title: 江上灯火　一夜到天明', PICTURE('.overprint', '1000x1400'), copy(14)))]);
    expect(page.dummy.unplaced).toEqual([]);
    expect(codesOf(page)).toEqual([page.dummy.modules[0]!.shape.head.picture ? 'overprint-plate' : 'overprint-unfit']);
    expect([...neverOf(page), ...lostText(page)]).toEqual([]);
  });

  test('pictures in a row, and a second picture, are told', async () => {
    const row = `${PICTURE('.overprint')}\n${PICTURE('')}`;
    expect(codesOf(await pageOf([await item(typed('title: 江上灯火', row, copy(30)))]))).toEqual(['overprint-unfit']);
    const two = await pageOf([
      await item(typed('title: 江上灯火', PICTURE('.overprint'), PICTURE('.overprint', '2400x1600'), copy(30))),
    ]);
    expect(codesOf(two).sort()).toEqual(['overprint-plate', 'overprint-unfit']);
    expect(two.made.diagnostics.find(({ code }) => code === 'overprint-unfit')!.line).toBe(7);
  });

  test('the judges see a headline on another picture, off its edge, or far from its text', async () => {
    const page = await pageOf([
      await item(typed('title: 江上灯火　一夜到天明', PICTURE('.overprint'), copy(20))),
      await item(typed('title: 新桥今晨通车', PICTURE('', '2400x1600'), copy(9)), 1),
    ]);
    expect(neverOf(page)).toEqual([]);
    const spoilt = (change: (frame: MadePage['made']['frames'][number]) => MadePage['made']['frames'][number]): string[] =>
      neverOf({
        ...page,
        made: { ...page.made, frames: page.made.frames.map((frame) => (frame.story === 's1' ? change(frame) : frame)) },
      });
    const moved = (by: number) =>
      spoilt((frame) =>
        frame.role === 'headline'
          ? { ...frame, lines: frame.lines!.map((line) => ({ ...line, baseline: line.baseline + by })) }
          : frame,
      );
    const [picture] = framesOf(page, 'picture').filter(({ story }) => story === 's1');
    expect(moved(picture!.rect.height)).not.toEqual([]);
    expect(
      spoilt((frame) => (frame.role === 'headline' ? { ...frame, role: 'body' } : frame)).some((fault) => fault.startsWith('N4')),
    ).toBe(true);
    expect(
      spoilt((frame) => (frame.picture ? { ...frame, rect: { ...frame.rect, height: frame.rect.height / 3 } } : frame)).some(
        (fault) => /^N[57]/.test(fault),
      ),
    ).toBe(true);
  });
});

test('generated pages, in each of which a story’s picture bears its headline, do nothing that is never done', async () => {
  let titled = 0;
  for (const seed of [3, 5, 8, 13, 21, 34]) {
    const page = await generatePage(seed, 0.8, 1.05);
    const bears = page.sources.findIndex((source) => source.includes('.jpg "'));
    if (bears < 0) continue;
    const source = page.sources[bears]!.replace('"本报记者 江树 摄")', '"本报记者 江树 摄"){.overprint}');
    const story = await storyOf(page.form, source, bears);
    const items = page.items.map((one, i) => (i === bears ? { ...one, story } : one));
    const made = await makePage({ ...page, items }, planNews);
    expect([...neverOf(made), ...lostText(made)].map((fault) => `seed ${seed}: ${fault}`)).toEqual([]);
    titled += made.dummy.modules.filter(({ shape }) => shape.head.picture).length;
  }
  expect(titled).toBeGreaterThan(2);
}, 300_000);
