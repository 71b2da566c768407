/**
 * Path text and matrices: arcs to curves, points to bounds.
 */
import { describe, expect, it } from 'vitest';
import { boxOf, write, type Segment } from '../../src/furnish/outline.ts';
import { draw } from '../../src/furnish/path-text.ts';

/** Path text through the reader and back. */
function through(d: string): string {
  const segments: Segment[] = [];
  draw(d, {
    moveTo: (x, y) => segments.push(['M', x, y]),
    lineTo: (x, y) => segments.push(['L', x, y]),
    bezierCurveTo: (...c) => segments.push(['C', ...c]),
    closePath: () => segments.push(['Z']),
  });
  return write(segments);
}

describe('path text', () => {
  it.each([
    ['relative moves and lines', 'm10 10 5 0 0 5z', 'M10 10L15 10L15 15Z'],
    ['level and upright lines', 'M0 0H10V5h-2v-1', 'M0 0L10 0L10 5L8 5L8 4'],
    ['numbers without spaces', 'M.5.5L-1-1e1', 'M0.5 0.5L-1 -10'],
    ['curves that mirror the last one', 'M0 0C0 1 1 2 2 2S4 1 4 0', 'M0 0C0 1 1 2 2 2C3 2 4 1 4 0'],
    ['quadratics', 'M0 0Q3 3 6 0T12 0', 'M0 0C2 2 4 2 6 0C8 -2 10 -2 12 0'],
    ['a new subpath after z', 'M1 1h2z l1 1', 'M1 1L3 1ZL2 2'],
    ['the good beginning of a bad path', 'M0 0L5 5L6', 'M0 0L5 5'],
    ['nothing', '', ''],
  ])('reads %s', (_, d, expected) => {
    expect(through(d)).toBe(expected);
  });

  it('turns an arc into curves that keep its circle, flags run together or not', () => {
    const d = through('M10 0A10 10 0 1 1 0 -10');
    expect(through('M10 0A10 10 0 110-10')).toBe(d);
    expect(d.match(/C/g)).toHaveLength(3);
    const ends = [...d.matchAll(/ (-?[\d.]+) (-?[\d.]+)(?=C|$)/g)].map(([, x, y]) => Math.hypot(Number(x), Number(y)));
    for (const radius of ends) expect(radius).toBeCloseTo(10, 2);
  });
});

it('measures all points', () => {
  expect(boxOf([['M', 1, 2], ['C', 0, 0, 9, 9, 5, 3], ['Z']])).toEqual({ left: 0, top: 0, right: 9, bottom: 9 });
});
