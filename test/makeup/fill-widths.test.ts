/**
 * One text through legs of different measures: each line is broken at the measure of the leg that it stands in, none is lost or set twice, and no other choice of cuts would leave the feet more
 * level: every choice is tried.
 */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Filler } from '../../src/makeup/fill.ts';
import type { Leg } from '../../src/plan/types.ts';
import type { FlowBlock, ParaBlock } from '../../src/style/matter.ts';
import type { Typesetter } from '../../src/text/typesetter.ts';
import { faults, flow, legs, styled } from '../support/flow.ts';
import { squareSetter } from '../support/square-font.ts';

const [WIDE, BASE] = [21, 10];

/** What feet cost by newspaper.md's levelling: a line short is nearly nothing, two are a fault. As fill.ts has it. */
const footCost = (short: number): number => [0, 70, 2500, 9000][short] ?? 9000 * short;

/** The least that the feet of the legs can cost, over every way to cut the text; null where it has no room or a leg has no legal cut. */
function cheapest(setter: Typesetter, blocks: readonly FlowBlock[], into: readonly Leg[]): number | null {
  const known = new Map<string, number>();
  const items = (block: number) => setter.compose((blocks[block] as ParaBlock).para);
  const endsAt = (block: number, box: number, measure: number): Int32Array => setter.breaks(items(block), box, measure).ends;
  const from = (leg: number, block: number, box: number): number => {
    if (block === blocks.length) return 0;
    if (leg === into.length) return Infinity;
    const key = `${leg} ${block} ${box}`;
    const before = known.get(key);
    if (before !== undefined) return before;
    const { lines, measure } = into[leg]!;
    const next = into[leg + 1]?.measure ?? measure;
    let best = Infinity;
    let used = 0;
    for (let at = block; at < blocks.length; at++) {
      const ends = endsAt(at, at === block ? box : items(at).from, measure);
      for (let t = 1; t < ends.length && used + t <= lines; t++) {
        const rest = measure === next ? ends.length - t : endsAt(at, ends[t - 1]!, next).length;
        if (rest > 1) best = Math.min(best, footCost(lines - used - t) + from(leg + 1, at, ends[t - 1]!));
      }
      used += ends.length;
      if (used > lines) break;
      const last = at + 1 === blocks.length;
      best = Math.min(best, last ? 0 : footCost(lines - used) + from(leg + 1, at + 1, items(at + 1).from));
    }
    known.set(key, best);
    return best;
  };
  const found = from(0, 0, items(0).from);
  return Number.isFinite(found) ? found : null;
}

/** Characters of the lines in each leg. */
function linesOf(blocks: readonly FlowBlock[], into: readonly Leg[]): number[][] {
  const filled = new Filler(squareSetter(), blocks, () => 3).fill(into);
  return filled.legs.map(({ pieces }) =>
    pieces.flatMap(({ from, ends }) => Array.from(ends, (end, i) => end - (i ? ends[i - 1]! : from))),
  );
}

const long = (characters: number): FlowBlock[] => {
  const [block] = flow('1') as ParaBlock[];
  const text = Array.from({ length: characters }, (_, i) => String.fromCharCode(0x4e00 + i)).join('');
  return [{ ...block!, para: styled(text, { block: 'p0' }) }];
};

describe('a paragraph that runs on from a wide leg into narrow ones', () => {
  test('has lines of the wide measure, then of the narrow one', () => {
    expect(linesOf(long(2 * WIDE + 5 * BASE + 4), legs([2, 3, 4], [WIDE, BASE, BASE]))).toEqual([
      [WIDE, WIDE],
      [BASE, BASE, BASE],
      [BASE, BASE, 4],
    ]);
  });

  test('and from narrow ones into a wide one', () => {
    expect(linesOf(long(2 * BASE + 2 * WIDE + 4), legs([2, 4], [BASE, WIDE]))).toEqual([
      [BASE, BASE],
      [WIDE, WIDE, 4],
    ]);
  });

  test('never stands with its last line alone at the head of the narrow leg (N2), counted at that measure', () => {
    // After two wide lines nine characters are left: one narrow line. A wide line less leaves three.
    expect(linesOf(long(2 * WIDE + BASE - 1), legs([2, 6], [WIDE, BASE]))).toEqual([[WIDE], [BASE, BASE, BASE]]);
  });
});

describe('over any text and legs', () => {
  const stories = fc.array(fc.integer({ min: 1, max: 7 }).map(String), { minLength: 4, maxLength: 12 });
  const shapes = fc.record({ wide: fc.integer({ min: 1, max: 3 }), depth: fc.integer({ min: 3, max: 8 }), base: fc.integer({ min: 2, max: 4 }), lines: fc.integer({ min: 4, max: 12 }) }); // prettier-ignore
  const intoOf = ({ wide, depth, base, lines }: { wide: number; depth: number; base: number; lines: number }): Leg[] =>
    legs(
      [...Array.from({ length: wide }, () => depth), ...Array.from({ length: base }, () => lines)],
      [...Array.from({ length: wide }, () => WIDE), ...Array.from({ length: base }, () => BASE)],
    );

  test('no line is lost or set twice, none of N1 to N3, and no choice of cuts is more level', () => {
    let compared = 0;
    fc.assert(
      fc.property(stories, shapes, (tokens, shape) => {
        const blocks = flow(tokens.join(' '));
        const setter = squareSetter();
        const into = intoOf(shape);
        const filled = new Filler(setter, blocks, () => 3).fill(into);
        const best = cheapest(setter, blocks, into);
        expect(faults(filled, blocks, setter).filter((fault) => !fault.startsWith('N2') || best !== null)).toEqual([]);
        if (best === null || filled.rest) return;
        compared++;
        // The first way that costs next to nothing is taken unasked (twelve a leg).
        if (filled.cost > 12 * into.length) expect(filled.cost).toBe(best);
        else expect(filled.cost - best).toBeLessThanOrEqual(12 * into.length);
      }),
      { numRuns: 400, seed: 20261126 },
    );
    expect(compared).toBeGreaterThan(100);
  });

  test('every line but a last one has the measure of its leg', () => {
    fc.assert(
      fc.property(stories, shapes, (tokens, shape) => {
        const blocks = flow(tokens.join(' '));
        const setter = squareSetter();
        const filled = new Filler(setter, blocks, () => 3).fill(intoOf(shape));
        for (const { leg, pieces } of filled.legs)
          for (const { block, from, ends } of pieces) {
            const { to } = setter.compose((blocks[block] as ParaBlock).para);
            // A line may give one character to the last, so that that is not alone (N3).
            for (const [i, end] of ends.entries()) {
              const length = end - (i ? ends[i - 1]! : from);
              if (end < to) expect(leg.measure - length).toBeLessThanOrEqual(1);
              expect(length).toBeLessThanOrEqual(leg.measure);
            }
          }
      }),
      { numRuns: 200 },
    );
  });
});
