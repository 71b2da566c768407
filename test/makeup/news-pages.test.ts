/**
 * Pages of many stories out of a seed, planned and made: nothing overlaps, no text is lost, nothing that newspaper.md says never to do; where the copy comes to about the room, hardly an
 * empty line. CI makes a tenth of the pages, the soak all of them. The judges are judged: one thing spoilt, one fault found.
 */
import { beforeAll, describe, expect, test } from 'vitest';
import type { Frame } from '../../src/layout/types.ts';
import { planNews } from '../../src/plan/news/plan.ts';
import { lostText, neverOf } from '../support/news-judges.ts';
import { emptyLines } from '../support/news-white.ts';
import { generatePage, makePage, type MadePage } from '../support/news-page.ts';

const ALL = 200;
const pages = Number(process.env['BANXIN_RUNS'] ?? 0) >= 1000 ? ALL : ALL / 10;
/** Copy to room: every other page about full, the rest far from it. */
const FULL = [0.95, 1.05] as const;
const ANY = [0.55, 1.35] as const;
/** Share of the pages about full that leave less than this of the page empty. */
const GOOD = { share: 0.95, empty: 0.01 } as const;

const make = async (seed: number): Promise<MadePage> => {
  const [least, most] = seed % 2 ? FULL : ANY;
  return makePage(await generatePage(seed, least, most), planNews);
};

const roomOf = ({ form }: MadePage): number => form.grid.columns * form.grid.lines;

describe(`${pages} pages of 3 to 14 stories`, () => {
  const made: MadePage[] = [];
  beforeAll(async () => {
    for (let seed = 1; seed <= pages; seed++) made.push(await make(seed));
  }, 1_800_000);

  test('a fifth have nails, three in ten advertisements, half copy between 95 and 105 % of the room', () => {
    const of = (has: (page: MadePage) => boolean): number => made.filter(has).length / pages;
    expect(of(({ ads }) => ads.length > 0)).toBeGreaterThan(0.15);
    expect(of(({ items }) => items.some(({ nail }) => nail))).toBeGreaterThan(0.04);
    expect(of(({ share }) => share >= 0.945 && share <= 1.055)).toBeGreaterThanOrEqual(0.45);
  });

  test('nothing overlaps, is off the grid, or does what is never done (N1 to N7, N11, N12)', () => {
    expect(made.flatMap((page) => neverOf(page).map((fault) => `page ${page.seed}: ${fault}`))).toEqual([]);
  });

  test('every character of every story is on the page or in the fit report', () => {
    expect(made.flatMap((page) => lostText(page).map((fault) => `page ${page.seed}: ${fault}`))).toEqual([]);
  });

  test('where copy and room agree, less than 1 % of the page is empty on 95 in 100', () => {
    const full = made.filter(({ share }) => share >= 0.945 && share <= 1.055);
    const good = full.filter((page) => emptyLines(page) < GOOD.empty * roomOf(page));
    expect(good.length).toBeGreaterThanOrEqual(Math.floor(GOOD.share * full.length));
  });
});

describe('the judges', () => {
  let page: MadePage;
  beforeAll(async () => {
    page = await make(11);
  }, 120_000);

  type Spoil = (frames: readonly Frame[]) => readonly Frame[];
  const first = (frames: readonly Frame[], has: (frame: Frame) => boolean): Frame => frames.find(has)!;
  const changed =
    (has: (frame: Frame) => boolean, change: (frame: Frame) => Frame): Spoil =>
    (frames) => {
      const one = first(frames, has);
      return frames.map((frame) => (frame === one ? change(frame) : frame));
    };
  const moved = (frame: Frame, dx: number, dy: number): Frame => ({
    ...frame,
    rect: { ...frame.rect, x: frame.rect.x + dx, y: frame.rect.y + dy },
    ...(frame.lines
      ? {
          lines: frame.lines.map((line) => ({
            ...line,
            x: line.x + dx,
            baseline: line.baseline + dy,
            runs: line.runs.map((run) => ({ ...run, at: run.at.map((at) => at + dx) })),
          })),
        }
      : {}),
  });
  const body = ({ role, lines }: Frame): boolean => role === 'body' && (lines?.length ?? 0) > 2;
  const faults = (spoil: Spoil): string[] => {
    const spoilt = { ...page, made: { ...page.made, frames: spoil(page.made.frames) } };
    return [...neverOf(spoilt), ...lostText(spoilt)];
  };

  test('find nothing on a page as it was made', () => expect(faults((frames) => frames)).toEqual([]));

  const spoilt: readonly (readonly [string, string, Spoil])[] = [
    ['text moved a quarter of a line', 'is off the grid', changed(body, (frame) => moved(frame, 0, 2.8))],
    ['text moved onto its neighbour', 'lie on each other', changed(body, (frame) => moved(frame, 40, 0))],
    ['a paragraph that is gone', 'lost:', (frames) => frames.filter((frame) => frame !== first(frames, body))],
    ['a paragraph set twice', 'lost:', (frames) => [...frames, moved(first(frames, body), 0, 0)]],
    [
      'a caption away from its picture',
      'N7',
      changed(
        ({ role }) => role === 'caption',
        (frame) => moved(frame, 0, 120),
      ),
    ],
    [
      'a stretched picture',
      'N11',
      changed(
        ({ picture }) => !!picture,
        (frame) => ({ ...frame, rect: { ...frame.rect, width: frame.rect.width * 0.9 } }),
      ),
    ],
    [
      'headlines far from their text',
      'N5',
      (frames) => frames.map((frame) => (frame.slot?.endsWith('-headline') ? moved(frame, 0, -80) : frame)),
    ],
    [
      'a narrow line',
      'N12',
      changed(body, (frame) => ({ ...frame, lines: frame.lines!.map((line) => ({ ...line, measure: 30 })) })),
    ],
  ];
  test.each(spoilt)('find %s', (_, fault, spoil) => {
    expect(faults(spoil).some((told) => told.includes(fault))).toBe(true);
  });
});
