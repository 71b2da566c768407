/**
 * Pictures with caption and credit in a font of squares: what stands under the picture, and that it fills its slot.
 */
import { describe, expect, test } from 'vitest';
import { captionHeight, setFigure } from '../../src/makeup/figure.ts';
import type { FigureBlock } from '../../src/style/matter.ts';
import { styled } from '../support/flow.ts';
import { squareSetter } from '../support/square-font.ts';

const scale = { size: 8, leading: 10 };
/** Twenty characters of caption. */
const WIDTH = 160;
const figureOf = (caption: string | null, credit: string | null): FigureBlock => ({
  kind: 'figure',
  id: 'g',
  order: 0,
  span: { file: 'a.md', start: 0, end: 0 },
  file: 'a.jpg',
  caption: caption === null ? null : styled(caption, { block: 'g.a', role: 'caption', size: 8 }),
  credit: credit === null ? null : styled(credit, { block: 'g.b', role: 'credit', size: 8, align: 'end' }),
  alt: '',
  classes: [],
});
const rows = (caption: string | null, credit: string | null): number => {
  const height = captionHeight(squareSetter(), figureOf(caption, credit), WIDTH, scale);
  return height ? (height - 4) / 10 : 0;
};
const text = (n: number): string => '图'.repeat(n);

describe('under a picture', () => {
  test.each([
    ['nothing', null, null, 0],
    ['a credit alone', null, '某某摄', 1],
    ['a caption of a line', text(20), null, 1],
    ['a caption of two', text(30), null, 2],
    ['a credit that stands on the caption’s last line, an em and a half away', text(15), '某某摄', 1],
    ['one that would stand nearer', text(16), '某某摄', 2],
    ['one on the second line', text(30), '某某摄', 2],
    ['one below a second line that is full', text(40), '某某摄', 3],
    ['a caption of a blank', '\u3000', '某某摄', 1],
  ] as const)('%s', (_, caption, credit, lines) => {
    expect(rows(caption, credit)).toBe(lines);
  });
});

describe('set in its slot', () => {
  const slot = { x: 20, y: 40, width: WIDTH, height: 200 };
  const set = (caption: string | null, credit: string | null, at = { x: slot.x, width: WIDTH }) =>
    setFigure(squareSetter(), figureOf(caption, credit), slot, { above: 6, below: 8 }, at, scale);
  const ends = (line: { readonly runs: readonly { readonly at: readonly number[]; readonly size: number }[] }): number =>
    Math.max(...line.runs.map((run) => run.at.at(-1)! + run.size));

  test('picture, caption and air fill it', () => {
    const { picture } = set(text(30), null);
    expect(picture).toEqual({ x: 20, y: 46, width: 160, height: 200 - 6 - 8 - 24 });
  });

  test('the caption stands below, the credit at the right end of its last line', () => {
    const { picture, caption, credit } = set(text(30), '某某摄');
    expect(caption).toHaveLength(2);
    expect(caption[0]!.baseline - 8 * 0.88).toBeGreaterThanOrEqual(picture.y + picture.height + 4);
    expect(credit[0]!.baseline).toBe(caption[1]!.baseline);
    expect(ends(credit[0]!)).toBeCloseTo(20 + WIDTH, 2);
    expect(caption[1]!.baseline).toBeLessThan(slot.y + slot.height - 8);
  });

  test('the credit has a line of its own where the last is full', () => {
    const { caption, credit } = set(text(40), '某某摄');
    expect(credit[0]!.baseline - caption.at(-1)!.baseline).toBeCloseTo(10, 2);
  });

  test('a caption of a blank is no line: the credit stands first', () => {
    const { picture, caption, credit } = set('\u3000', '某某摄');
    expect(caption).toEqual([]);
    expect(credit[0]!.baseline - 8 * 0.88).toBeGreaterThanOrEqual(picture.y + picture.height + 4);
  });

  test('off a fold the caption has its own place and width', () => {
    const { caption } = set(text(30), null, { x: 100, width: 80 });
    expect(caption).toHaveLength(3);
    for (const line of caption) expect([line.x, line.measure]).toEqual([100, 80]);
  });
});
