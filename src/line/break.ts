/**
 * Total-fit line breaking (Knuth and Plass 1981, with the active list replaced by a window of starts, since a
 * newspaper line has few of them). In: boxes and measures in em. Out: where each line ends. Numbers only.
 */
import { bug } from '../base/index.ts';
import { lineCost, weights, type Weights } from './cost.ts';
import { type Boxes, STRIDE, Sum } from './sums.ts';

/** Lines of a paragraph: `ends[i]` is the box after the last of line i. */
export interface Breaks {
  readonly ends: Int32Array;
  readonly cost: number;
  /** Lines whose break no rule allows: every other way was worse (L10). */
  readonly relaxed: readonly number[];
}

/** What a break that is not allowed costs when there is no other way. */
export const RELAXED = 1_000_000;
/** Room from which on a line is surely spread and not squeezed, em. */
const LOOSE_FROM = 3;

let best = new Float64Array(1024);
let back = new Int32Array(1024);

function reserve(n: number): void {
  if (best.length >= n) return;
  best = new Float64Array(n * 2);
  back = new Int32Array(n * 2);
}

/** Breaks boxes from … to (exclusive) into lines of one measure, the first shorter by `indent` em. */
export function breakLines(
  boxes: Boxes,
  from: number,
  to: number,
  measure: number,
  indent: number,
  w: Weights = weights,
): Breaks {
  if (to <= from) return { ends: new Int32Array(0), cost: 0, relaxed: [] };
  return (
    search(boxes, from, to, measure, indent, w, false) ??
    search(boxes, from, to, measure, indent, w, true) ??
    bug('no lines at all')
  );
}

function search(
  boxes: Boxes,
  from: number,
  to: number,
  measure: number,
  indent: number,
  w: Weights,
  relax: boolean,
): Breaks | undefined {
  reserve(to - from + 1);
  const { sums, width, startTrim, endTrim, penalty, hang } = boxes;
  // What a line can give up at its two edges, over what its gaps can.
  const edges = hang ? 1.5 : 1;
  best[0] = 0;
  let low = from;
  for (let b = from; b < to; b++) {
    const end = b + 1 - from;
    best[end] = Infinity;
    const last = b === to - 1;
    const forbidden = penalty[b]! === Infinity && !last;
    if (forbidden && !relax) continue;
    const right = sums[b * STRIDE]! + width[b]!;
    const shrinkable = sums[b * STRIDE + Sum.shrinkAll]!;
    while (low < b && right - sums[low * STRIDE]! - (shrinkable - sums[low * STRIDE + Sum.shrinkAll]!) - edges > measure) low++;
    const price = last ? 0 : forbidden ? RELAXED : penalty[b]!;
    for (let a = low; a <= b; a++) {
      const before = best[a - from]!;
      // No line costs less than w.line, so this start cannot win; an unbreakable one, when rules relax, may.
      if (before === Infinity || (!relax && before + w.line + price >= best[end]!)) continue;
      const rest = measure - (a === from ? indent : 0) - (right - sums[a * STRIDE]! - startTrim[a]! - endTrim[b]!);
      let cost = lineCost(boxes, a, b, rest, last, w);
      // The later a line begins the looser it is: when its price alone is over the best total, no later start wins.
      if (rest > LOOSE_FROM && !last && cost >= best[end]!) break;
      if (cost === Infinity && hang && hang[b]! > 0) cost = lineCost(boxes, a, b, rest + hang[b]!, last, w) + w.hang;
      if (cost === Infinity) {
        if (!relax || a < b) continue;
        cost = RELAXED * -rest;
      }
      const total = before + cost + price;
      if (total < best[end]!) {
        best[end] = total;
        back[end] = a - from;
      }
    }
  }
  return best[to - from]! < Infinity ? trace(boxes, from, to) : undefined;
}

function trace(boxes: Boxes, from: number, to: number): Breaks {
  let count = 0;
  for (let at = to - from; at > 0; at = back[at]!) count++;
  const ends = new Int32Array(count);
  const relaxed: number[] = [];
  for (let at = to - from, i = count - 1; at > 0; at = back[at]!, i--) {
    ends[i] = from + at;
    if (from + at < to && boxes.penalty[from + at - 1]! === Infinity) relaxed.unshift(i);
  }
  return { ends, cost: best[to - from]!, relaxed };
}
