/**
 * Breaking where the measure changes from line to line, and breaking into a wished number of lines. In: boxes and measures in em. Out:
 * where each line ends. Numbers only.
 */
import { bug } from '../base/index.ts';
import { type Breaks, RELAXED } from './break.ts';
import { lineCost, weights, type Weights } from './cost.ts';
import { type Boxes, STRIDE, Sum } from './sums.ts';

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
  { weights: w = weights, looseness = 0, settled = Infinity }: VaryingOptions = {},
): Breaks {
  if (to <= from) return { ends: new Int32Array(0), cost: 0, relaxed: [] };
  const job = { boxes, from, to, measureOf, indent, w };
  const search = (relax: boolean): Breaks | undefined =>
    searchVarying(job, relax, looseness, looseness === 0 ? settled : Infinity);
  return search(false) ?? search(true) ?? bug('no lines at all');
}

/** How to break where measures vary. */
export interface VaryingOptions {
  readonly weights?: Weights;
  /** Lines more or fewer than the best setting has. */
  readonly looseness?: number;
  /** From this line on the measure stays: the rest is broken in linear time. */
  readonly settled?: number;
}

interface Job {
  readonly boxes: Boxes;
  readonly from: number;
  readonly to: number;
  readonly measureOf: MeasureOf;
  readonly indent: number;
  readonly w: Weights;
}

interface Layer {
  readonly cost: Map<number, number>;
  readonly back: Map<number, number>;
}

/** States kept a line: the cheapest. A newspaper paragraph never has more. */
const STATES = 64;

function searchVarying(job: Job, relax: boolean, looseness: number, settled: number): Breaks | undefined {
  const { boxes, from, to, measureOf, indent, w } = job;
  const layers: Layer[] = [{ cost: new Map([[from, 0]]), back: new Map() }];
  const done: { line: number; cost: number }[] = [];
  for (let line = 0; line < settled && layers[line]!.cost.size > 0; line++) {
    const next: Layer = { cost: new Map(), back: new Map() };
    const measure = measureOf(line) - (line === 0 ? indent : 0);
    for (const [a, before] of cheapest(layers[line]!.cost)) extend(boxes, a, to, before, measure, w, relax, next);
    layers.push(next);
    const whole = next.cost.get(to);
    if (whole !== undefined) done.push({ line: line + 1, cost: whole });
    next.cost.delete(to);
  }
  const best = wanted(done, looseness);
  const open = layers.at(-1)!.cost;
  const tail = open.size > 0 ? bestTail(job, relax, open, measureOf(layers.length - 1)) : undefined;
  if (tail && tail.cost < (best?.cost ?? Infinity)) return joined(boxes, layers, tail, to);
  return best && traceLayers(boxes, layers, best.line, best.cost, to);
}

interface Tail {
  readonly start: number;
  readonly cost: number;
  readonly next: Int32Array;
}

/** The best way on from any of the open states at one measure: prices from each box to the end, reckoned backwards once. */
function bestTail(
  { boxes, from, to, w }: Job,
  relax: boolean,
  open: ReadonlyMap<number, number>,
  measure: number,
): Tail | undefined {
  const first = Math.min(...open.keys());
  const price = new Float64Array(to - from + 1).fill(Infinity);
  const next = new Int32Array(to - from + 1);
  price[to - from] = 0;
  for (let a = to - 1; a >= first; a--) {
    const ends: Layer = { cost: new Map(), back: new Map() };
    extend(boxes, a, to, 0, measure, w, relax, ends);
    for (const [end, cost] of ends.cost) {
      const total = cost + price[end - from]!;
      if (total >= price[a - from]!) continue;
      price[a - from] = total;
      next[a - from] = end;
    }
  }
  let best: Tail | undefined;
  for (const [start, before] of open) {
    const cost = before + price[start - from]!;
    if (cost < (best?.cost ?? Infinity)) best = { start, cost, next };
  }
  return best;
}

/** Lines of the layers up to a state, then those of its tail. */
function joined(boxes: Boxes, layers: readonly Layer[], tail: Tail, to: number): Breaks {
  const { ends: head } = traceLayers(boxes, layers, layers.length - 1, 0, tail.start);
  const ends = [...head];
  const from = [...layers[0]!.cost.keys()][0]!;
  for (let at = tail.start; at < to;) ends.push((at = tail.next[at - from]!));
  const relaxed = ends.flatMap((end, i) => (end < to && boxes.penalty[end - 1]! === Infinity ? [i] : []));
  return { ends: Int32Array.from(ends), cost: tail.cost, relaxed };
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
    if (right - shrink - (boxes.hang ? 1.5 : 1) > measure && b > a && (found || !relax)) return;
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
