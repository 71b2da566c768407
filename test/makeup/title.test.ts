/**
 * A title on a picture (题图压字): its contrast on made-up pictures, the place and colour that are chosen, the plate; whole pages with such titles before the same judges as
 * all pages; what is said where a picture cannot bear one.
 */
import { describe, expect, test } from 'vitest';
import type { Lights } from '../../src/image/types.ts';
import { Ground, plateContrast, ratio } from '../../src/makeup/news/contrast.ts';
import { makeNews } from '../../src/makeup/news/make.ts';
import { demandsOf } from '../../src/makeup/news/shapes.ts';
import { placeTitle, type Placing } from '../../src/makeup/news/title-place.ts';
import type { NewsItem } from '../../src/makeup/news/types.ts';
import { planNews } from '../../src/plan/news/plan.ts';
import type { NewsForm } from '../../src/plan/news/types.ts';
import { lostText, neverOf } from '../support/news-judges.ts';
import { deskOf, generatePage, makePage, type MadePage, storyOf } from '../support/news-page.ts';
import broadsheet from '../../templates/broadsheet-news/grid.ts';
import supplement from '../../templates/broadsheet-supplement/grid.ts';

/** A picture of 120 × 80 pixels out of a function of place; the same in print and on the screen unless `screen` says otherwise. */
function lights(at: (x: number, y: number) => number, screen = at, black = 0.01): Lights {
  const [width, height] = [120, 80];
  const made = (of: typeof at): Float32Array =>
    Float32Array.from({ length: width * height }, (_, i) => of((i % width) + 0.5, Math.floor(i / width) + 0.5));
  return { width, height, print: made(at), screen: made(screen), black, digest: '' };
}
/** Placed at 600 × 400 pt: five points a pixel. */
const groundOf = (of: Lights): Ground =>
  new Ground(of, { width: 1200, height: 800 }, { x: 0, y: 0, width: 1200, height: 800 }, 600, 400);
const placing = (of: Lights, over: Partial<Placing> = {}): Placing => ({
  picture: { width: 600, height: 400 },
  width: 300,
  height: 48,
  size: 48,
  pad: 24,
  focus: null,
  ground: groundOf(of),
  plate: plateContrast(of),
  ...over,
});

describe('contrast', () => {
  test('is WCAG’s ratio: 21 of white and black, 1 of equals', () => {
    expect(ratio(1, 0)).toBe(21);
    expect(ratio(0, 1)).toBe(21);
    expect(ratio(0.4, 0.4)).toBe(1);
  });

  test('of a box is that of its worst cell, wherever it lies', () => {
    const spot = lights((x, y) => (Math.abs(x - 60) < 2 && Math.abs(y - 40) < 2 ? 0.9 : 0.02));
    const ground = groundOf(spot);
    expect(ground.worst({ x: 20, y: 20, width: 100, height: 60 }, 5).white).toBeCloseTo(ratio(1, 0.02), 4);
    expect(ground.worst({ x: 200, y: 150, width: 200, height: 100 }, 5).white).toBeCloseTo(ratio(1, 0.9), 4);
    expect(ground.worst({ x: 200, y: 150, width: 200, height: 100 }, 5).black).toBeCloseTo(ratio(0.02, 0.01), 4);
  });

  test('specks smaller than a stroke are averaged', () => {
    const salt = lights((x, y) => ((Math.floor(x) + Math.floor(y)) % 2 ? 0.2 : 0));
    expect(groundOf(salt).worst({ x: 100, y: 100, width: 200, height: 100 }, 10).white).toBeCloseTo(ratio(1, 0.1), 3);
  });

  test('is the worse of print and screen, on the part of the picture that is shown', () => {
    const half = lights(
      (x) => (x < 60 ? 0 : 1),
      () => 0.1,
    );
    const right = new Ground(half, { width: 1200, height: 800 }, { x: 600, y: 0, width: 600, height: 800 }, 300, 400);
    const left = new Ground(half, { width: 1200, height: 800 }, { x: 0, y: 0, width: 600, height: 800 }, 300, 400);
    const box = { x: 10, y: 10, width: 280, height: 300 };
    expect(right.worst(box, 5).white).toBeCloseTo(1, 5);
    expect(left.worst(box, 5).white).toBeCloseTo(ratio(1, 0.1), 5);
  });
});

describe('the place', () => {
  test('on a dark picture: white letters, no plate', () => {
    expect(placeTitle(placing(lights(() => 0.03)))).toMatchObject({ letters: 'white', plate: null, onFocus: false });
  });

  test('on a light one: black letters, no plate', () => {
    expect(placeTitle(placing(lights(() => 0.8)))).toMatchObject({ letters: 'black', plate: null });
  });

  test('is the calm band: dark above, noise below', () => {
    const { box, letters, contrast } = placeTitle(
      placing(lights((x, y) => (y < 25 ? 0.02 : (Math.floor(x / 9) + Math.floor(y / 9)) % 2))),
    );
    expect(box.y + box.height).toBeLessThan(25 * 5);
    expect(letters).toBe('white');
    expect(contrast).toBeGreaterThan(10);
  });

  test('is light sky above, though more is dark below a bright river', () => {
    const { box, letters } = placeTitle(placing(lights((_, y) => (y < 30 ? 0.85 : y % 8 < 4 ? 0.5 : 0.05))));
    expect(letters).toBe('black');
    expect(box.y + box.height).toBeLessThan(150);
  });

  test('is beside what is bright: a lamp at the left', () => {
    const lamp = lights((x, y) => (x < 50 ? (Math.floor(x / 5) + Math.floor(y / 5)) % 2 : 0.02));
    const { box, plate, letters } = placeTitle(placing(lamp, { width: 220 }));
    expect(plate).toBeNull();
    expect(letters).toBe('white');
    expect(box.x).toBeGreaterThan(250);
  });

  test.each([
    [300, 60],
    [300, 340],
    [80, 200],
  ])('keeps off the focus at %s, %s', (x, y) => {
    const { box, onFocus } = placeTitle(
      placing(
        lights(() => 0.03),
        { focus: { x, y } },
      ),
    );
    expect(onFocus).toBe(false);
    const inside = x > box.x && x < box.x + box.width && y > box.y && y < box.y + box.height;
    expect(inside).toBe(false);
  });

  test('noise without a calm place: a plate at the lower left edge, its own contrast far enough', () => {
    const noise = lights((x, y) => (Math.floor(x / 4) + Math.floor(y / 4)) % 2);
    const { plate, letters, contrast, without, box } = placeTitle(placing(noise));
    expect(without).toBeLessThan(4.5);
    expect(contrast).toBeGreaterThan(4.5);
    expect(plate).toMatchObject({ fill: 'white', rect: { x: 0 } });
    expect(letters).toBe('black');
    const { rect } = plate!;
    expect(rect.y).toBeGreaterThan(200);
    expect(rect.y).toBeLessThanOrEqual(box.y);
    expect(rect.x + rect.width).toBeGreaterThanOrEqual(box.x + box.width);
    expect(rect.y + rect.height).toBeLessThanOrEqual(400);
  });

  test('a dark picture with specks takes a black plate', () => {
    const { plate, letters } = placeTitle(
      placing(lights((x, y) => (Math.floor(x / 3) % 5 === 0 && Math.floor(y / 3) % 4 === 0 ? 1 : 0.02))),
    );
    expect([plate?.fill, letters]).toEqual(['black', 'white']);
  });

  test('a picture that could not be measured takes a plate', () => {
    expect(
      placeTitle(
        placing(
          lights(() => 0),
          { ground: null },
        ),
      ).plate?.fill,
    ).toBe('white');
  });

  test('where all of the picture is its focus, a title says that it lies on it', () => {
    const small = { width: 320, height: 90 };
    const { onFocus } = placeTitle(
      placing(
        lights(() => 0.02),
        { picture: small, ground: null, focus: { x: 160, y: 45 } },
      ),
    );
    expect(onFocus).toBe(true);
  });

  test.each(Array.from({ length: 200 }, (_, i) => i))('seed %s: never out of the picture, never under 4.5 : 1', (seed) => {
    let state = seed * 7919 + 1;
    const random = (): number => ((state = (state * 48271) % 2147483647), state / 2147483647);
    const [a, b, fine] = [random(), random(), 1 + Math.floor(random() * 20)];
    const cells = Array.from({ length: 900 }, () => random());
    const of = lights((x, y) => a * b * cells[(Math.floor(x / fine) * 31 + Math.floor(y / fine)) % 900]!);
    const size = 16 + Math.floor(random() * 40);
    const [width, height] = [100 + random() * 400, size * (1 + random() * 2)];
    const asked = placing(of, {
      size,
      width,
      height,
      pad: size / 2,
      focus: random() < 0.5 ? { x: random() * 600, y: random() * 400 } : null,
    });
    const { box, plate, letters, contrast } = placeTitle(asked);
    expect(contrast).toBeGreaterThanOrEqual(4.5);
    for (const rect of [box, ...(plate ? [plate.rect] : [])]) {
      expect(Math.min(rect.x, rect.y)).toBeGreaterThanOrEqual(0);
      expect(rect.x + rect.width).toBeLessThanOrEqual(600.001);
      expect(rect.y + rect.height).toBeLessThanOrEqual(400.001);
    }
    // Counted again, pixel by pixel for pixels are larger than a stroke: five points each, as placed.
    if (plate) expect(plate.fill).not.toBe(letters);
    else {
      let worst = Infinity;
      for (let i = 0; i < of.print.length; i++) {
        const [x, y] = [(i % 120) * 5, Math.floor(i / 120) * 5];
        if (x + 5 <= box.x || y + 5 <= box.y || x >= box.x + box.width || y >= box.y + box.height) continue;
        worst = Math.min(worst, letters === 'white' ? 1.05 / (of.print[i]! + 0.05) : (of.print[i]! + 0.05) / (0.01 + 0.05));
      }
      expect(contrast).toBeLessThanOrEqual(worst * 1.25 + 0.01);
    }
  });
});

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
