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
const RELAXED = 1_000_000;
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
    while (low < b && right - sums[low * STRIDE]! - (shrinkable - sums[low * STRIDE + Sum.shrinkAll]!) - 1 > measure) low++;
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

/** Measure and start of line i of a paragraph that runs around something, em. */
export type MeasureOf = (line: number) => number;

/**
 * As `breakLines`, where the measure may change from line to line: the state is (line, box), not box alone. `looseness` asks for so
 * many lines more or fewer than the best setting has; the nearest that can be had is taken.
 */
export function breakVarying(
  boxes: Boxes,
  from: number,
  to: number,
  measureOf: MeasureOf,
  indent: number,
  w: Weights = weights,
  looseness = 0,
): Breaks {
  if (to <= from) return { ends: new Int32Array(0), cost: 0, relaxed: [] };
  const search = (relax: boolean): Breaks | undefined => searchVarying(boxes, from, to, measureOf, indent, w, relax, looseness);
  return search(false) ?? search(true) ?? bug('no lines at all');
}

interface Layer {
  readonly cost: Map<number, number>;
  readonly back: Map<number, number>;
}

/** States kept a line: the cheapest. A newspaper paragraph never has more. */
const STATES = 64;

function searchVarying(
  boxes: Boxes,
  from: number,
  to: number,
  measureOf: MeasureOf,
  indent: number,
  w: Weights,
  relax: boolean,
  looseness: number,
): Breaks | undefined {
  const layers: Layer[] = [{ cost: new Map([[from, 0]]), back: new Map() }];
  const done: { line: number; cost: number }[] = [];
  for (let line = 0; layers[line]!.cost.size > 0; line++) {
    const next: Layer = { cost: new Map(), back: new Map() };
    const measure = measureOf(line) - (line === 0 ? indent : 0);
    for (const [a, before] of cheapest(layers[line]!.cost)) extend(boxes, a, to, before, measure, w, relax, next);
    layers.push(next);
    const whole = next.cost.get(to);
    if (whole !== undefined) done.push({ line: line + 1, cost: whole });
    next.cost.delete(to);
  }
  const best = wanted(done, looseness);
  return best && traceLayers(boxes, layers, best.line, best.cost, to);
}

const cheapest = (states: Map<number, number>): Iterable<[number, number]> =>
  states.size <= STATES
    ? states
    : [...states]
        .sort((a, b) => a[1] - b[1])
        .slice(0, STATES)
        .sort((a, b) => a[0] - b[0]);

/** The cheapest setting, or the one of the wanted number of lines, or of the number nearest to it. */
function wanted(done: readonly { line: number; cost: number }[], looseness: number): { line: number; cost: number } | undefined {
  const best = done.reduce<{ line: number; cost: number } | undefined>(
    (least, one) => (!least || one.cost < least.cost ? one : least),
    undefined,
  );
  if (!best || looseness === 0) return best;
  const target = best.line + looseness;
  return done.reduce((near, one) => (Math.abs(one.line - target) < Math.abs(near.line - target) ? one : near), best);
}

function extend(
  boxes: Boxes,
  a: number,
  to: number,
  before: number,
  measure: number,
  w: Weights,
  relax: boolean,
  next: Layer,
): void {
  let found = false;
  for (let b = a; b < to; b++) {
    const last = b === to - 1;
    const right = boxes.sums[b * STRIDE]! + boxes.width[b]! - boxes.sums[a * STRIDE]!;
    const shrink = boxes.sums[b * STRIDE + Sum.shrinkAll]! - boxes.sums[a * STRIDE + Sum.shrinkAll]!;
    if (right - shrink - 1 > measure && b > a && (found || !relax)) return;
    const forbidden = boxes.penalty[b]! === Infinity && !last;
    if (forbidden && !relax) continue;
    const rest = measure - (right - boxes.startTrim[a]! - boxes.endTrim[b]!);
    let cost = lineCost(boxes, a, b, rest, last, w);
    const hang = boxes.hang?.[b] ?? 0;
    if (cost === Infinity && hang > 0) cost = lineCost(boxes, a, b, rest + hang, last, w) + w.hang;
    if (cost === Infinity) {
      if (!relax || b > a) continue;
      cost = RELAXED * -rest;
    }
    found = true;
    const total = before + cost + (last ? 0 : forbidden ? RELAXED : boxes.penalty[b]!);
    if (total < (next.cost.get(b + 1) ?? Infinity)) {
      next.cost.set(b + 1, total);
      next.back.set(b + 1, a);
    }
  }
}

function traceLayers(boxes: Boxes, layers: readonly Layer[], count: number, cost: number, to: number): Breaks {
  const ends = new Int32Array(count);
  const relaxed: number[] = [];
  let at = to;
  for (let line = count; line > 0; line--) {
    ends[line - 1] = at;
    if (at < to && boxes.penalty[at - 1]! === Infinity) relaxed.unshift(line - 1);
    at = layers[line]!.back.get(at) ?? bug('a line without a start');
  }
  return { ends, cost, relaxed };
}
