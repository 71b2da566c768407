/**
 * The bench's two judges of looseness: the counter sees in a PDF what the Layout has and what Typst's known PDF has; no breaking at all, each
 * tried by a search that shares nothing with it, is better than the floor.
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Face } from '../../src/font/types.ts';
import { breakLines } from '../../src/line/break.ts';
import * as sums from '../../src/line/sums.ts';
import { defaultPaper } from '../../src/story/index.ts';
import { Composer } from '../../src/text/composer.ts';
import { type ParaItems, Stream } from '../../src/text/stream.ts';
import { fontBook } from '../support/build.ts';
import { hasShared, shared } from '../support/editions.ts';
import { looseness } from '../support/looseness.ts';
import { oneColumn, printed } from '../support/one-column.ts';

interface Glyph {
  readonly x: number;
  readonly size: number;
  readonly text: string;
}
interface Counts {
  readonly lines: number;
  readonly loose: number;
  readonly veryLoose: number;
  readonly oneCharLastLines: number;
}
interface Printed extends Counts {
  readonly tight: number;
}
interface Judged extends Counts {
  readonly unfilled: number;
  readonly relaxed: number;
  readonly widest: number;
}
interface Wish {
  readonly order?: 'loose' | 'veryLoose';
  readonly widest?: number;
}
type Sums = typeof sums;
const load = (name: string) => import(new URL(`../../bench/${name}`, import.meta.url).href);
const { countLines, countPdf } = (await load('loose-count.mjs')) as {
  countLines: (lines: readonly (readonly Glyph[])[]) => Printed;
  countPdf: (bytes: Uint8Array) => Promise<Printed>;
};
const { floorOf, judged, partNumbers } = (await load('loose-floor.mjs')) as {
  floorOf: (sums: Sums, boxes: Stream, items: ParaItems, measure: number, indent: number, wish?: Wish) => Judged;
  judged: (sums: Sums, boxes: Stream, items: ParaItems, ends: ArrayLike<number>, measure: number, indent: number) => Judged;
  partNumbers: (boxes: Stream, items: ParaItems) => void;
};
const { story } = (await load('copy.mjs')) as {
  story: (seed: number, options: { characters: number; figures: number }) => { blocks: { kind: string; text: string }[] };
};
const { bodyParagraphs, typst } = (await load('looseness.mjs')) as {
  bodyParagraphs: (manuscript: string) => string[];
  typst: (folder: string, paragraphs: readonly string[], measures: readonly number[]) => Promise<Record<number, Printed>>;
};

const paragraphs = story(11, { characters: 900, figures: 0 }).blocks.filter(({ kind }) => kind === 'para').map(({ text }) => text); // prettier-ignore

/** A line that begins `from` em from the edge and whose characters stand `gap` em too far apart. */
const line = (text: string, gap: number, from = 0): Glyph[] =>
  [...text].map((c, i) => ({ x: (from + i * (1 + gap)) * 9, size: 9, text: c }));

describe('the counter', () => {
  test('tells loose, very loose and tight, and passes over last lines', () => {
    const body = [line('株洲市总工会', 0.06, 2), line('株洲市总工会', 0.11), line('株洲市总工会', -0.01), line('株洲', 0.3)];
    expect(countLines(body)).toEqual({ lines: 4, loose: 2, veryLoose: 1, oneCharLastLines: 0, tight: 1 });
  });

  test('half an em over ten gaps is not loose, a hair more is', () => {
    const eleven = '株洲市总工会为劳模办事';
    const last = line('完了', 0);
    expect(countLines([line(eleven, 0.05), last]).loose).toBe(0);
    expect(countLines([line(eleven, 0.0502), last]).loose).toBe(1);
  });

  test('a last line of one character and its stop is one, of two characters none', () => {
    const first = line('株洲市总工会', 0, 2);
    expect(countLines([first, line('会。', 0), first, line('工会。', 0)]).oneCharLastLines).toBe(1);
  });

  test('sees in a PDF what the Layout has', async () => {
    const book = await fontBook();
    const page = oneColumn(paragraphs, book, 11);
    const face = (id: string): Face => book.faces.find((one) => one.id === id)!;
    const counts = await countPdf(await printed(page, book));
    expect(counts).toEqual(looseness(page, face));
    expect(counts.loose).toBeGreaterThan(0);
  });

  test.skipIf(!hasShared)('gives 445 lines, 11, 4, 4 for Typst at 13 characters (formats.md)', async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'banxin-loose-'));
    try {
      const texts = bodyParagraphs(readFileSync(path.join(shared, 'manuscripts', 'union-report.md'), 'utf8'));
      expect(texts).toHaveLength(58);
      const counts = await typst(folder, texts, [13]);
      expect(counts[13]).toEqual({ lines: 445, loose: 11, veryLoose: 4, oneCharLastLines: 4, tight: 0 });
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});

async function composed(texts: readonly string[]) {
  const composer = new Composer(new Stream(texts.join('').length + 2 * texts.length), await fontBook(), defaultPaper.house);
  const all = texts.map((text, i) =>
    composer.add({
      block: `s1.p${i}`,
      role: 'body',
      runs: [{ text, face: 'body', swatch: 'black', span: null }],
      size: 9,
      indent: 2,
      align: 'justify',
    }),
  );
  return { stream: composer.stream, all };
}

const SHORT = [
  '推荐全国劳模7名、市劳模161人。',
  '他说：“工会大门‘永远’敞开！”好',
  '“湘消费”活动，全市1401家单位',
  '2020年92.5%的企业（含App）',
];

/** Every way to end lines where the rules let them end, one by one. */
function* ways({ penalty }: Stream, { to }: ParaItems, a: number, fits: (a: number, b: number) => boolean): Generator<number[]> {
  if (a === to) yield [];
  for (let b = a; b < to; b++) {
    if ((b < to - 1 && penalty[b] === Infinity) || !fits(a, b)) continue;
    for (const rest of ways({ penalty } as Stream, { to } as ParaItems, b + 1, fits)) yield [b + 1, ...rest];
  }
}

/** Fewer is better: first what should never be, then the counts in their order. */
const rank = (one: Judged, order: 'loose' | 'veryLoose'): number[] => {
  const counts = order === 'loose' ? [one.loose, one.veryLoose] : [one.veryLoose, one.loose];
  return [one.relaxed, one.oneCharLastLines, one.unfilled, ...counts];
};
const below = (a: readonly number[], b: readonly number[]): boolean => {
  const at = a.findIndex((value, i) => value !== b[i]);
  return at >= 0 && a[at]! < b[at]!;
};

describe('the floor', () => {
  for (const order of ['loose', 'veryLoose'] as const)
    for (const measure of [5, 7])
      test(`is the best of all ways, ${order} first, at ${measure} characters`, async () => {
        const { stream, all } = await composed(SHORT);
        for (const items of all) {
          const floor = floorOf(sums, stream, items, measure, 2, { order });
          const fits = (a: number, b: number): boolean => sums.naturalWidth(stream, a, b) < measure * 2;
          let tried = 0;
          let least: number[] = [Infinity];
          for (const ends of ways(stream, items, items.from, fits)) {
            tried++;
            const found = rank(judged(sums, stream, items, ends, measure, 2), order);
            if (below(found, least)) least = found;
          }
          expect(tried).toBeGreaterThan(20);
          expect(rank(floor, order), items.text).toEqual(least);
        }
      });

  test('is not above what the breaker makes, nor wider where it may not be', async () => {
    const { stream, all } = await composed(paragraphs);
    for (const items of all)
      for (const measure of [11, 13]) {
        const { ends } = breakLines(stream, items.from, items.to, measure, 2);
        const own = judged(sums, stream, items, ends, measure, 2);
        for (const order of ['loose', 'veryLoose'] as const)
          expect(below(rank(own, order), rank(floorOf(sums, stream, items, measure, 2, { order }), order))).toBe(false);
        const capped = floorOf(sums, stream, items, measure, 2, { widest: own.widest });
        expect(capped.widest).toBeLessThanOrEqual(own.widest + 1e-6);
      }
  });

  test('numbers part from their units when L14 is off, and nothing else does', async () => {
    const { stream, all } = await composed(['共38万元，占92.5%，2020年起。']);
    const items = all[0]!;
    const open = (): string[] =>
      [...items.text]
        .slice(0, -1)
        .flatMap((c, i) => (stream.penalty[items.from + i] === Infinity ? [] : [`${c}|${items.text[i + 1]}`]));
    const before = open();
    partNumbers(stream, items);
    expect(open().filter((place) => !before.includes(place))).toEqual(['8|万', '万|元', '0|年']);
  });
});
