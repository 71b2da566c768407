/**
 * What a line costs: the one place where looseness, squeeze and short last lines are weighed against each other.
 * A paper may change the weights; the breaker only adds them up.
 */
import { type Boxes, keptAtStart, SHRINK_STEPS, STRIDE, Sum } from './sums.ts';

export interface Weights {
  /** For each line, so that of two settings alike the shorter wins. */
  readonly line: number;
  /** A gap of 0.05 em: the border of a loose line (formats.md); grows with the square below it. */
  readonly even: number;
  /** A line over 0.05 em: one loose line weighs more than any number of even ones. */
  readonly loose: number;
  /** And for each 0.05 em of its gap. */
  readonly looser: number;
  /** A line over 0.10 em. */
  readonly veryLoose: number;
  /** And what is over 0.10 em, in units of 0.05 em, squared: two lines a little too loose read better than one that falls apart. */
  readonly worse: number;
  /** Half an em taken out of step 2, 3, … 7 (J3). */
  readonly shrink: readonly number[];
  /** A paragraph that ends in a single character (G5). */
  readonly oneCharLastLine: number;
  /** A stop that hangs over the end of its line (H2). */
  readonly hang: number;
  /** A line that cannot be filled at all, for each em. */
  readonly unfilled: number;
}

export const weights: Weights = {
  line: 10,
  even: 60,
  loose: 12_000,
  looser: 700,
  veryLoose: 4000,
  worse: 300,
  shrink: [4, 4, 12, 16, 6, 44],
  oneCharLastLine: 200_000,
  hang: 20,
  unfilled: 60_000,
};

export const LOOSE = 0.05;
export const VERY_LOOSE = 0.1;
const EPSILON = 1e-6;

/** Price of a line that has `rest` em of room over its natural width, boxes a … b; Infinity when it cannot be squeezed in. */
export function lineCost(boxes: Boxes, a: number, b: number, rest: number, last: boolean, w: Weights): number {
  if (rest < -EPSILON) return shrinkCost(boxes, a, b, -rest, w) + (last ? lastCost(boxes, a, b, w) : 0);
  if (last) return w.line + lastCost(boxes, a, b, w);
  if (rest <= EPSILON) return w.line;
  return expandCost(boxes, a, b, rest, w);
}

function lastCost(boxes: Boxes, a: number, b: number, w: Weights): number {
  const solid = boxes.sums[(b + 1) * STRIDE + Sum.solid]! - boxes.sums[a * STRIDE + Sum.solid]!;
  return solid < 2 ? w.oneCharLastLine : 0;
}

function shrinkCost(boxes: Boxes, a: number, b: number, need: number, w: Weights): number {
  const s = boxes.sums;
  const from = a * STRIDE;
  const to = b * STRIDE;
  if (need > s[to + Sum.shrinkAll]! - s[from + Sum.shrinkAll]! + EPSILON) return Infinity;
  let cost = w.line;
  let rest = need;
  for (let step = 0; step < SHRINK_STEPS && rest > EPSILON; step++) {
    const field = Sum.shrink + step;
    const spent = Math.min(rest, s[to + field]! - s[from + field]!);
    cost += w.shrink[step]! * 2 * spent;
    rest -= spent;
  }
  return cost;
}

function expandCost(boxes: Boxes, a: number, b: number, room: number, w: Weights): number {
  const s = boxes.sums;
  const from = a * STRIDE;
  const to = b * STRIDE;
  const open = s[to + Sum.open]! - s[from + Sum.open]!;
  const kept = keptAtStart(boxes.startTrim[a]!, room, open);
  let rest = room - kept - (s[to + Sum.wordSpace]! - s[from + Sum.wordSpace]!);
  if (rest <= EPSILON) return w.line + 4;
  rest -= s[to + Sum.hanWestern]! - s[from + Sum.hanWestern]!;
  if (rest <= EPSILON) return w.line + 8;
  // A line that cannot be filled is worse than any that can (J1): what is left over counts twice as one gap.
  if (open < 1) return w.line + w.unfilled * rest + gapCost(2 * rest, w);
  return w.line + gapCost(rest / open, w) + (kept > 0 ? w.even : 0);
}

/** Price of a gap, em a character. */
export function gapCost(gap: number, w: Weights): number {
  const over = gap / LOOSE;
  if (over <= 1) return w.even * over * over;
  const very = gap > VERY_LOOSE ? w.veryLoose + w.worse * (over - 2) * (over - 2) : 0;
  return w.even + w.loose + w.looser * over + very;
}
