/**
 * The breaker against every way to break short paragraphs, tried one by one. Boxes are made of numbers only, as line/ knows them.
 */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { breakLines } from '../../src/line/break.ts';
import { breakVarying } from '../../src/line/vary.ts';
import { lineCost, weights } from '../../src/line/cost.ts';
import { adjust, type Boxes, naturalWidth, STRIDE, Sum } from '../../src/line/sums.ts';

/** A box and the gap behind it. Lengths in em. */
interface Made {
  readonly width: number;
  readonly startTrim: number;
  readonly endTrim: number;
  readonly penalty: number;
  readonly open: number;
  readonly shrink: number;
  readonly step: number;
  readonly wordSpace: number;
}

function boxesOf(made: readonly Made[]): Boxes {
  const sums = new Float64Array((made.length + 1) * STRIDE);
  made.forEach((box, k) => {
    const to = (k + 1) * STRIDE;
    sums.copyWithin(to, k * STRIDE, to);
    sums[to + Sum.natural]! += box.width + box.wordSpace;
    sums[to + Sum.open]! += box.open;
    sums[to + Sum.wordSpace]! += box.wordSpace;
    sums[to + Sum.shrink + box.step]! += box.shrink;
    sums[to + Sum.shrinkAll]! += box.shrink;
    sums[to + Sum.solid]! += 1;
  });
  const column = (of: (box: Made) => number): Float32Array => Float32Array.from(made, of);
  return {
    sums,
    width: Float64Array.from(made, ({ width }) => width),
    startTrim: column(({ startTrim }) => startTrim),
    endTrim: column(({ endTrim }) => endTrim),
    penalty: column(({ penalty }) => penalty),
    hang: null,
  };
}

const box = fc.record({
  width: fc.constantFrom(1, 1, 1, 0.5),
  startTrim: fc.constantFrom(0, 0, 0, 0.5),
  endTrim: fc.constantFrom(0, 0, 0.5),
  penalty: fc.constantFrom(0, 0, 0, 50, Infinity),
  open: fc.constantFrom(1, 1, 1, 0),
  shrink: fc.constantFrom(0, 0, 0.5),
  step: fc.integer({ min: 0, max: 5 }),
  wordSpace: fc.constantFrom(0, 0, 0, 0.25),
});
const paragraph = fc.array(box, { minLength: 1, maxLength: 11 });
const measures = fc.constantFrom(3, 4, 4.5, 5, 6);
const indents = fc.constantFrom(0, 1, 2);

interface Setting {
  readonly ends: readonly number[];
  readonly cost: number;
  /** A line has more than 3 em of room: the breaker tries that only where nothing tighter is to be had. */
  readonly wide: boolean;
}

/** What a setting costs by the rules, reckoned line by line; Infinity when one of them forbids it. */
function priced(boxes: Boxes, n: number, ends: readonly number[], measureOf: (line: number) => number): Setting {
  let cost = 0;
  let wide = false;
  ends.forEach((end, i) => {
    const [a, b] = [i === 0 ? 0 : ends[i - 1]!, end - 1];
    const last = end === n;
    const rest = measureOf(i) - naturalWidth(boxes, a, b);
    if (!last && rest > 3) wide = true;
    cost += lineCost(boxes, a, b, rest, last, weights) + (last ? 0 : boxes.penalty[b]!);
  });
  return { ends, cost, wide };
}

/** Every way to part n boxes into lines. */
function* everySetting(n: number): Generator<number[]> {
  for (let cuts = 0; cuts < 1 << (n - 1); cuts++)
    yield [...Array.from({ length: n - 1 }, (_, i) => i + 1).filter((end) => cuts & (1 << (end - 1))), n];
}

function cheapest(boxes: Boxes, n: number, measureOf: (line: number) => number): number {
  let least = Infinity;
  for (const ends of everySetting(n)) {
    const { cost, wide } = priced(boxes, n, ends, measureOf);
    if (!wide && cost < least) least = cost;
  }
  return least;
}

const indented = (measure: number, indent: number) => (line: number) => (line === 0 ? measure - indent : measure);

describe('a paragraph in one measure', () => {
  it('is broken as cheaply as any way to break it', () => {
    fc.assert(
      fc.property(paragraph, measures, indents, (made, measure, indent) => {
        const boxes = boxesOf(made);
        const least = cheapest(boxes, made.length, indented(measure, indent));
        if (least === Infinity) return;
        const { ends, cost, relaxed } = breakLines(boxes, 0, made.length, measure, indent);
        expect(relaxed).toEqual([]);
        expect(priced(boxes, made.length, [...ends], indented(measure, indent)).cost).toBeCloseTo(cost, 6);
        expect(cost).toBeLessThanOrEqual(least + 1e-6);
      }),
      { numRuns: 400 },
    );
  });

  it('is never broken where no break is allowed while there is a way to obey', () => {
    fc.assert(
      fc.property(paragraph, measures, (made, measure) => {
        const boxes = boxesOf(made);
        const { ends, relaxed } = breakLines(boxes, 0, made.length, measure, 0);
        const forbidden = [...ends].filter((end) => end < made.length && boxes.penalty[end - 1] === Infinity);
        expect(relaxed).toHaveLength(forbidden.length);
        if (cheapest(boxes, made.length, () => measure) < Infinity) expect(forbidden).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  it('holds every box once, in order', () => {
    fc.assert(
      fc.property(paragraph, measures, indents, (made, measure, indent) => {
        const ends = [...breakLines(boxesOf(made), 0, made.length, measure, indent).ends];
        expect(ends.at(-1)).toBe(made.length);
        expect(ends).toEqual([...new Set(ends)].sort((a, b) => a - b));
      }),
    );
  });

  it('begins anywhere in the boxes: what stands before has no say', () => {
    fc.assert(
      fc.property(paragraph, paragraph, measures, (before, made, measure) => {
        const alone = breakLines(boxesOf(made), 0, made.length, measure, 0);
        const behind = breakLines(boxesOf([...before, ...made]), before.length, before.length + made.length, measure, 0);
        expect(behind.cost).toBeCloseTo(alone.cost, 6);
      }),
    );
  });

  it('fills each line but the last to the measure, by squeezing or opening', () => {
    const plain: Made = { width: 1, startTrim: 0, endTrim: 0, penalty: 0, open: 1, shrink: 0, step: 0, wordSpace: 0 };
    const made = [...Array<Made>(5).fill(plain), { ...plain, shrink: 0.5, step: 2 }, ...Array<Made>(12).fill(plain)];
    const boxes = boxesOf(made);
    const { ends } = breakLines(boxes, 0, made.length, 6.5, 0);
    let a = 0;
    for (const end of [...ends].slice(0, -1)) {
      const { shrink, gap } = adjust(boxes, a, end - 1, 6.5, false);
      const squeezed = shrink.reduce((sum, ratio, step) => {
        const field = Sum.shrink + step;
        return sum + ratio * (boxes.sums[(end - 1) * STRIDE + field]! - boxes.sums[a * STRIDE + field]!);
      }, 0);
      expect(naturalWidth(boxes, a, end - 1) - squeezed + gap * (end - 1 - a)).toBeCloseTo(6.5, 6);
      a = end;
    }
  });
});

describe('a paragraph whose measure changes', () => {
  it('is broken as cheaply as any way to break it', () => {
    fc.assert(
      fc.property(paragraph, fc.array(measures, { minLength: 1, maxLength: 3 }), (made, list) => {
        const boxes = boxesOf(made);
        const measureOf = (line: number): number => list[Math.min(line, list.length - 1)]!;
        const least = cheapest(boxes, made.length, measureOf);
        const { ends, cost, relaxed } = breakVarying(boxes, 0, made.length, measureOf, 0);
        if (least === Infinity) return;
        expect(relaxed).toEqual([]);
        expect(cost).toBeCloseTo(least, 6);
        expect(priced(boxes, made.length, [...ends], measureOf).cost).toBeCloseTo(least, 6);
      }),
      { numRuns: 300 },
    );
  });

  it('in a measure that does not change costs what it costs in one measure', () => {
    fc.assert(
      fc.property(paragraph, measures, indents, (made, measure, indent) => {
        const boxes = boxesOf(made);
        const uniform = breakLines(boxes, 0, made.length, measure, indent);
        if (uniform.relaxed.length > 0 || priced(boxes, made.length, [...uniform.ends], indented(measure, indent)).wide) return;
        const varying = breakVarying(boxes, 0, made.length, () => measure, indent);
        expect(varying.cost).toBeCloseTo(uniform.cost, 6);
      }),
      { numRuns: 300 },
    );
  });

  it('that settles after some lines is broken in linear time at the same cost', () => {
    fc.assert(
      fc.property(paragraph, measures, measures, fc.integer({ min: 1, max: 4 }), (made, narrow, wide, settled) => {
        const boxes = boxesOf(made);
        const measureOf = (line: number): number => (line < settled ? narrow : wide);
        const whole = breakVarying(boxes, 0, made.length, measureOf, 0);
        const tail = breakVarying(boxes, 0, made.length, measureOf, 0, { settled });
        if (whole.relaxed.length > 0) return;
        expect(tail.cost).toBeCloseTo(whole.cost, 6);
        expect(tail.ends.at(-1)).toBe(made.length);
      }),
      { numRuns: 300 },
    );
  });
});
