/**
 * Pull quotes in a font of squares: height in whole lines, a size at which every line of the author's stands whole.
 */
import { describe, expect, test } from 'vitest';
import { planQuote, setQuote } from '../../src/makeup/quote.ts';
import type { QuoteBlock } from '../../src/style/matter.ts';
import { styled } from '../support/flow.ts';
import { squareSetter } from '../support/square-font.ts';

const scale = { size: 16, lines: 2 };
const LEADING = 11.25;
const quoteOf = (lines: readonly string[], attribution?: string): QuoteBlock => ({
  kind: 'pullquote',
  id: 'q',
  order: 0,
  span: { file: 'a.md', start: 0, end: 0 },
  lines: lines.map((text, i) => styled(text, { block: `q.l${i}`, role: 'pullquote', size: 16, align: 'start' })),
  attribution: attribution ? styled(attribution, { block: 'q.a', role: 'pullquote', size: 8, align: 'end' }) : null,
});

describe('planned', () => {
  test('two lines of the page a line, one for the attribution, three for the frame', () => {
    expect(planQuote(squareSetter(), quoteOf(['没有帮助', '无法实现']), 200, scale).lines).toBe(2 * 2 + 3);
    expect(planQuote(squareSetter(), quoteOf(['没有帮助', '无法实现'], '金湘'), 200, scale).lines).toBe(2 * 2 + 1 + 3);
  });

  test('at its own size where the lines fit, else in half points smaller', () => {
    const sizeAt = (width: number): number => planQuote(squareSetter(), quoteOf(['一二三四五六七八']), width, scale).size;
    expect(sizeAt(34 + 9 * 16)).toBe(16);
    expect(sizeAt(34 + 9 * 16 - 1)).toBe(15.5);
    expect(sizeAt(34 + 9 * 10.2)).toBe(10);
  });
});

describe('set', () => {
  const slot = { x: 50, y: 100, width: 200, height: 8 * LEADING };
  const setter = squareSetter();
  const quote = quoteOf(['没有帮助', '无法实现'], '金湘');
  const { lines, rect } = setQuote(setter, quote, planQuote(setter, quote, slot.width, scale), slot, LEADING);

  test('every line of the author’s is one line, in order, inside the slot', () => {
    expect(lines.map(({ line }) => line.runs.map(({ text }) => text).join(''))).toEqual(['没有帮助', '无法实现', '金湘']);
    for (const { line } of lines) {
      const end = Math.max(...line.runs.map((run) => run.at.at(-1)! + run.size));
      expect(line.runs[0]!.at[0]).toBeGreaterThanOrEqual(slot.x);
      expect(end).toBeLessThanOrEqual(slot.x + slot.width + 0.01);
    }
  });

  test('room for the quote mark is left at the left', () => {
    expect(lines[0]!.line.runs[0]!.at[0]).toBeGreaterThanOrEqual(slot.x + 34);
  });

  test('from rule to hairline it stays off the slot’s edges', () => {
    expect(rect.y).toBeGreaterThan(slot.y);
    expect(rect.y + rect.height).toBeLessThan(slot.y + slot.height);
    for (const { line } of lines) {
      expect(line.baseline).toBeGreaterThan(rect.y);
      expect(line.baseline).toBeLessThan(rect.y + rect.height);
    }
  });
});
