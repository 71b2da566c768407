/**
 * Spreads of many stories out of a seed, planned and made: nothing that is read and no face lies in the fold, no word is parted there, no text is lost, nothing that newspaper.md says never to
 * do. CI makes a part of the spreads, the soak all of them. The judge is judged: one thing moved into the fold, one fault found.
 */
import { beforeAll, describe, expect, test } from 'vitest';
import type { Frame } from '../../src/layout/types.ts';
import { makeNews } from '../../src/makeup/news/make.ts';
import { demandsOf } from '../../src/makeup/news/shapes.ts';
import type { NewsItem } from '../../src/makeup/news/types.ts';
import { planNews } from '../../src/plan/news/plan.ts';
import type { Cells } from '../../src/plan/news/types.ts';
import { inFold } from '../support/fold-judge.ts';
import { lostText, neverOf } from '../support/news-judges.ts';
import { deskOf, generatePage, type MadePage, storyOf } from '../support/news-page.ts';
import broadsheet from '../../templates/broadsheet-news/grid.ts';
import tabloid from '../../templates/tabloid-news/grid.ts';

const ALL = 200;
const spreads = Number(process.env['BANXIN_RUNS'] ?? 0) >= 1000 ? ALL : ALL / 10;
/** Copy to room. */
const [LEAST, MOST] = [0.75, 1];
const ROOM = 0.92;
/** Moves of the planner, once: the judges ask where things stand, not how good the page is. */
const STEPS = 2400;

async function make(seed: number): Promise<MadePage> {
  const page = await generatePage(seed, LEAST, MOST, { kind: 'spread' });
  const desk = await deskOf(page.form, page.items);
  const dummy = planNews([...demandsOf(desk), ...page.ads], page.form, { steps: STEPS });
  return { ...page, dummy, made: makeNews(desk, dummy), grid: desk.grid };
}

const isAcross = ({ dummy }: MadePage): boolean => dummy.modules.some(({ shape }) => shape.fold !== undefined);

describe(`${spreads} spreads`, () => {
  const made: MadePage[] = [];
  beforeAll(async () => {
    for (let seed = 1; seed <= spreads; seed++) made.push(await make(seed));
  }, 3_600_000);
  const found = (judge: (page: MadePage) => readonly string[]): string[] =>
    made.flatMap((page) => judge(page).map((fault) => `spread ${page.seed}: ${fault}`));

  test('where the copy leaves room, two in five of the leads that are not nailed stand across the fold, and more (59 of 119 in the soak)', () => {
    const free = made.filter(({ share, items }) => share < ROOM && !items[0]!.nail);
    expect(free.length).toBeGreaterThan(spreads / 4);
    expect(free.filter(isAcross).length).toBeGreaterThanOrEqual(free.length * 0.4);
  });

  test('nothing that is read, no face and no parted word is in the fold (N8)', () => expect(found(inFold)).toEqual([]));

  test('nothing overlaps, is off the grid, or does what is never done', () => expect(found(neverOf)).toEqual([]));

  test('every character of every story is on the spread or in the fit report', () => expect(found(lostText)).toEqual([]));

  test('make-up itself tells no N8', () => {
    expect(made.flatMap((page) => page.made.diagnostics.filter(({ code }) => code === 'N8'))).toEqual([]);
  });
});

const SENTENCE = '昨天清晨，渡口的老人把船票交给孩子，孩子把它夹进课本，说明年再来看新桥。';
const PHOTO = '![昨天的渡口，老人和孩子在船上。](p1-3600x2400.jpg "江树 摄"){focus=50,40}';
const typed = (title: string, paragraphs: number, more = ''): string =>
  `---\nkicker: 一条江，两座桥，三代人的渡口今天停航\ntitle: ${title}\ndeck: ——船票夹在课本里，新桥明年再看\nbyline:\n  - { role: 本报记者, names: [程野, 何见微] }\nlead_in: 本报讯\nweight: lead\n---\n\n${Array.from({ length: paragraphs }, () => SENTENCE.repeat(3)).join('\n\n')}\n\n${more}\n`;

async function nailed(nail: Cells, source: string, more: Partial<NewsItem> = {}, template = broadsheet): Promise<MadePage> {
  const form = template.spread!;
  const items: NewsItem[] = [{ story: await storyOf(form, source, 0), weight: 'lead', order: 0, nail, ...more }];
  const desk = await deskOf(form, items, 'A04');
  const dummy = planNews(demandsOf(desk), form, { steps: 200 });
  return { seed: 0, form, items, sources: [source], ads: [], share: 1, dummy, made: makeNews(desk, dummy), grid: desk.grid };
}

const rowsOf = ({ made }: MadePage, role: string): string[] =>
  made.frames
    .filter((frame) => frame.role === role)
    .map(({ lines }) => lines!.map(({ runs }) => runs.map(({ text }) => text).join('')).join());

describe('a story nailed across the fold', () => {
  test.each([
    ['over both pages', { column: 1, columns: 16, line: 1, lines: 60 }],
    ['over twelve columns', { column: 1, columns: 12, line: 1, lines: 70 }],
    ['from the middle of the left page', { column: 4, columns: 9, line: 20, lines: 80 }],
    ['over two columns on either page', { column: 7, columns: 4, line: 1, lines: 110 }],
  ])('%s: headline, kicker and deck are parted between words, captions and legs keep to one side', async (_, nail) => {
    const page = await nailed(nail, typed('老渡口最后一班船　靠了岸', 14, PHOTO));
    expect(page.dummy.problems?.filter(({ code }) => code === 'nail-fold')).toEqual([]);
    expect(page.dummy.modules[0]!.cells).toEqual(nail);
    expect([...inFold(page), ...neverOf(page), ...lostText(page)]).toEqual([]);
    expect(rowsOf(page, 'headline').join('')).toBe('老渡口最后一班船靠了岸');
  });

  test('a picture runs through the fold, its focus off it, its caption under the larger part', async () => {
    const page = await nailed({ column: 1, columns: 16, line: 1, lines: 90 }, typed('老渡口最后一班船　靠了岸', 20, PHOTO));
    const middle = page.grid.width / 2;
    const picture = page.made.frames.find((frame) => frame.picture)!;
    expect(picture.rect.x).toBeLessThan(middle - 100);
    expect(picture.rect.x + picture.rect.width).toBeGreaterThan(middle + 100);
    const caption = page.made.frames.find(({ role }) => role === 'caption')!;
    expect(caption.rect.x > middle || caption.rect.x + caption.rect.width < middle).toBe(true);
    expect(inFold(page)).toEqual([]);
  });

  test('whose headline is one word there cannot be kept: told, and it is planned on one side', async () => {
    const page = await nailed(
      { column: 7, columns: 4, line: 1, lines: 80 },
      typed('PNEUMONOULTRAMICROSCOPICSILICOVOLCANOCONIOSISPNEUMONOULTRA', 60),
    );
    expect(page.dummy.problems).toMatchObject([{ code: 'nail-fold', severity: 'error', demand: 's1' }, {}]);
    expect(isAcross(page)).toBe(false);
    expect([...inFold(page), ...lostText(page)]).toEqual([]);
  });

  test('on pages that are not one sheet it keeps to one side, and so does the lead of the planner', async () => {
    const form = tabloid.spread!;
    const source = typed('老渡口最后一班船　靠了岸', 16, PHOTO);
    const item: NewsItem = { story: await storyOf(form, source, 0), weight: 'lead', order: 0 };
    const desk = await deskOf(form, [item], 'A02', { oneSheet: false });
    expect(demandsOf(desk)[0]!.shapes.every(({ fold, columns }) => fold === undefined && columns <= 6)).toBe(true);
  });
});

describe('the judge', () => {
  let page: MadePage;
  beforeAll(async () => {
    page = await nailed({ column: 1, columns: 16, line: 1, lines: 90 }, typed('老渡口最后一班船今晨靠了岸', 20, PHOTO));
  }, 60_000);

  const middle = (): number => page.grid.width / 2;
  const moved = (frame: Frame, dx: number): Frame => ({
    ...frame,
    lines: frame.lines!.map((line) => ({
      ...line,
      x: line.x + dx,
      runs: line.runs.map((run) => ({ ...run, at: run.at.map((at) => at + dx) })),
    })),
  });
  const spoilt = (role: string): string[] => {
    const one = page.made.frames.find((frame) => frame.role === role && frame.lines)!;
    const frames = page.made.frames.map((frame) =>
      frame === one ? moved(frame, middle() - frame.lines![0]!.runs[0]!.at[0]!) : frame,
    );
    return inFold({ ...page, made: { ...page.made, frames } });
  };

  test.each(['headline', 'kicker', 'deck', 'byline', 'caption', 'body'])('finds a %s that is moved into the fold', (role) => {
    expect(spoilt(role).some((fault) => fault.includes(`(${role})`))).toBe(true);
  });

  test('finds a focus in the fold, and a word parted there', () => {
    const at = (frame: Frame): Frame => {
      if (!frame.picture) return frame;
      const { crop } = frame.picture;
      const x = 1800 - ((middle() - frame.rect.x) / frame.rect.width) * crop.width;
      return { ...frame, picture: { ...frame.picture, crop: { ...crop, x } } };
    };
    expect(
      inFold({ ...page, made: { ...page.made, frames: page.made.frames.map(at) } }).some((one) => one.includes('focus')),
    ).toBe(true);
    const heads = page.made.frames.filter(({ role }) => role === 'headline');
    expect(heads.length).toBe(2);
    const retyped = page.made.frames.map((frame) =>
      heads.includes(frame)
        ? {
            ...frame,
            lines: frame.lines!.map((line) => ({
              ...line,
              runs: line.runs.map((run) => ({ ...run, text: heads.indexOf(frame) ? '书馆' : '图' })),
            })),
          }
        : frame,
    );
    expect(inFold({ ...page, made: { ...page.made, frames: retyped } }).some((one) => one.includes('parted inside a word'))).toBe(
      true,
    );
  });
});
