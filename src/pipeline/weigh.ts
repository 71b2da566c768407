/**
 * Every way to break a paragraph, weighed again for one of its lines: what it would cost to begin or end that line elsewhere. In: boxes, the room of each
 * line, the line that was set. Out: candidates with their prices split up. Agrees with the breaker on the total, but for lines that lack more than three em: the breaker
 * passes them over where a tighter one ends at the same place; here they are weighed like any other.
 */
import { gapCost, lineCost, LOOSE, VERY_LOOSE, weights, type Weights } from '../line/cost.ts';
import { adjust, type Adjustment, type Boxes, naturalWidth, SHRINK_STEPS, STRIDE, Sum } from '../line/sums.ts';

/** A stretch of boxes that was broken in one go, and the room of its lines, em. */
export interface Broken {
  readonly boxes: Boxes;
  readonly from: number;
  /** Exclusive. */
  readonly to: number;
  /** Room of the first lines, where it differs from `room`. */
  readonly first: readonly number[];
  readonly room: number;
  /** False where lines are not filled (J1): a heading, say. */
  readonly justified: boolean;
}

/** A line: boxes a … b (inclusive), `index` counts the lines of its stretch from 0. */
export interface SetLine {
  readonly a: number;
  readonly b: number;
  readonly index: number;
}

/** A line that could stand in this one's place. */
export interface Candidate extends SetLine {
  /** Em that are left over its natural width; below 0 it must be squeezed. */
  readonly rest: number;
  /** How it would be filled; null when it cannot be. */
  readonly spent: Adjustment | null;
  /** Its price by what is paid for; empty when it cannot be had. */
  readonly price: Readonly<Record<string, number>>;
  /** No break is allowed after it. */
  readonly forbidden: boolean;
  /** Least cost of the whole paragraph with this line in it; null when there is no such setting. */
  readonly total: number | null;
  readonly chosen: boolean;
}

/** A line among all that could stand in its place. Costs as in line/cost.ts. */
export interface Weighed {
  /** Same start, every end. */
  readonly ends: readonly Candidate[];
  /** Same end, every start. */
  readonly starts: readonly Candidate[];
  /** Cost of the paragraph as it is set. */
  readonly total: number;
  /** Least cost of the paragraph when no line may end, or begin, where this one does; null: it cannot be set. */
  readonly endingElsewhere: number | null;
  readonly beginningElsewhere: number | null;
  /** Whether breaks that no rule allows had to be weighed (L10). */
  readonly relaxed: boolean;
}

/** As the breaker has it: price of a break that is not allowed, and of each em over the measure, when there is no other way. */
const RELAXED = 1_000_000;
/** Candidates with more room than this are not shown, em. */
const SHOWN = 3;

/** Weighs the rivals of a line that was set. */
export function weigh(broken: Broken, line: SetLine): Weighed {
  const strict = new Weigher(broken, false);
  const weigher = strict.total < Infinity ? strict : new Weigher(broken, true);
  return {
    ends: weigher.ends(line),
    starts: weigher.starts(line),
    total: weigher.total,
    endingElsewhere: weigher.without(line.b + 1),
    beginningElsewhere: weigher.without(line.a),
    relaxed: weigher !== strict,
  };
}

/** Least costs to and from every break of a stretch. A state is a box and how many of the first, different lines stand before it. */
class Weigher {
  readonly total: number;
  private readonly broken: Broken;
  private readonly relax: boolean;
  private readonly w: Weights = weights;
  private readonly layers: number;
  private readonly size: number;
  private readonly before: Float64Array;
  private readonly after: Float64Array;

  constructor(broken: Broken, relax: boolean) {
    this.broken = broken;
    this.relax = relax;
    this.layers = broken.first.length;
    this.size = broken.to - broken.from + 1;
    this.before = new Float64Array((this.layers + 1) * this.size).fill(Infinity);
    this.after = new Float64Array((this.layers + 1) * this.size).fill(Infinity);
    this.forward();
    this.backward();
    this.total = this.after[0]!;
  }

  private at(layer: number, box: number): number {
    return layer * this.size + box - this.broken.from;
  }

  private room(layer: number): number {
    return this.broken.first[layer] ?? this.broken.room;
  }

  private next(layer: number): number {
    return Math.min(layer + 1, this.layers);
  }

  private forward(): void {
    const { from, to } = this.broken;
    this.before[0] = 0;
    for (let a = from; a < to; a++)
      for (let layer = 0; layer <= this.layers; layer++) {
        const cost = this.before[this.at(layer, a)]!;
        if (cost === Infinity) continue;
        this.eachEnd(a, layer, (b, price) => {
          const there = this.at(this.next(layer), b + 1);
          if (cost + price < this.before[there]!) this.before[there] = cost + price;
        });
      }
  }

  private backward(): void {
    const { from, to } = this.broken;
    for (let layer = 0; layer <= this.layers; layer++) this.after[this.at(layer, to)] = 0;
    for (let a = to - 1; a >= from; a--)
      for (let layer = 0; layer <= this.layers; layer++) {
        const here = this.at(layer, a);
        this.eachEnd(a, layer, (b, price) => {
          const cost = price + this.after[this.at(this.next(layer), b + 1)]!;
          if (cost < this.after[here]!) this.after[here] = cost;
        });
      }
  }

  /** Every end of a line from box `a` that can be had, with the line's price and its break's. */
  private eachEnd(a: number, layer: number, take: (b: number, price: number) => void): void {
    const { to } = this.broken;
    const room = this.room(layer);
    for (let b = a; b < to; b++) {
      if (b > a && this.tooLong(a, b, room)) return;
      const price = this.priceOf(a, b, room) + this.breakPrice(b);
      if (price < Infinity) take(b, price);
    }
  }

  private tooLong(a: number, b: number, room: number): boolean {
    const { sums, width } = this.broken.boxes;
    const natural = sums[b * STRIDE]! + width[b]! - sums[a * STRIDE]!;
    return natural - (sums[b * STRIDE + Sum.shrinkAll]! - sums[a * STRIDE + Sum.shrinkAll]!) - 2 > room;
  }

  private breakPrice(b: number): number {
    const { boxes, to } = this.broken;
    if (b === to - 1) return 0;
    const penalty = boxes.penalty[b]!;
    return penalty === Infinity && this.relax ? RELAXED : penalty;
  }

  private priceOf(a: number, b: number, room: number): number {
    const { boxes, to } = this.broken;
    const last = b === to - 1;
    const rest = room - naturalWidth(boxes, a, b);
    const cost = lineCost(boxes, a, b, rest, last, this.w);
    if (cost < Infinity) return cost;
    const hang = boxes.hang?.[b] ?? 0;
    const hung = hang > 0 ? lineCost(boxes, a, b, rest + hang, last, this.w) + this.w.hang : Infinity;
    return hung < Infinity || !this.relax || a < b ? hung : RELAXED * -rest;
  }

  ends({ a, b, index }: SetLine): Candidate[] {
    const { to } = this.broken;
    const layer = Math.min(index, this.layers);
    const found: Candidate[] = [];
    for (let end = a; end < to; end++) {
      const one = this.candidate(a, end, index, layer, end === b);
      if (one.rest > SHOWN && end !== to - 1 && !one.chosen) continue;
      found.push(one);
      if (end > b && !one.forbidden && one.spent === null) break;
    }
    return found;
  }

  starts({ a, b, index }: SetLine): Candidate[] {
    const { from, boxes } = this.broken;
    const found: Candidate[] = [];
    for (let start = b; start >= from; start--) {
      if (start > from && boxes.penalty[start - 1] === Infinity && !this.relax) continue;
      const layer = start === a ? Math.min(index, this.layers) : this.layerAt(start, b);
      const one = this.candidate(start, b, start === a ? index : layer, layer, start === a);
      if (one.rest > SHOWN && !one.chosen) continue;
      found.unshift(one);
      if (start < a && one.spent === null) break;
    }
    return found;
  }

  /** The layer from which a line a … b is had at the least cost. */
  private layerAt(a: number, b: number): number {
    let best = this.layers;
    let least = Infinity;
    for (let layer = 0; layer <= this.layers; layer++) {
      const cost =
        this.before[this.at(layer, a)]! + this.priceOf(a, b, this.room(layer)) + this.after[this.at(this.next(layer), b + 1)]!;
      if (cost < least) [best, least] = [layer, cost];
    }
    return best;
  }

  private candidate(a: number, b: number, index: number, layer: number, chosen: boolean): Candidate {
    const { boxes, to, justified } = this.broken;
    const room = this.room(layer);
    const rest = room - naturalWidth(boxes, a, b);
    const price = this.priceOf(a, b, room);
    const forbidden = b < to - 1 && boxes.penalty[b] === Infinity;
    const cost = this.before[this.at(layer, a)]! + price + this.breakPrice(b) + this.after[this.at(this.next(layer), b + 1)]!;
    const fits = price < Infinity;
    const spent = fits ? adjust(boxes, a, b, room, b === to - 1 || !justified) : null;
    const split =
      fits && this.breakPrice(b) < Infinity
        ? priceSplit(boxes, a, b, spent!, b === to - 1, price, this.breakPrice(b), this.w)
        : {};
    return { a, b, index, rest, spent, price: split, forbidden, total: cost < Infinity ? cost : null, chosen };
  }

  /** Least cost when no line may begin at box `at`; null where it could not be otherwise. */
  without(at: number): number | null {
    const { from, to } = this.broken;
    if (at <= from || at >= to) return null;
    let least = Infinity;
    for (let a = from; a < at; a++)
      for (let layer = 0; layer <= this.layers; layer++) {
        const cost = this.before[this.at(layer, a)]!;
        if (cost === Infinity || this.tooLong(a, at - 1, this.room(layer))) continue;
        this.eachEnd(a, layer, (b, price) => {
          if (b >= at) least = Math.min(least, cost + price + this.after[this.at(this.next(layer), b + 1)]!);
        });
      }
    return least < Infinity ? least : null;
  }
}

/** Names of the reduction steps (clreq J3) in the order of `Sum.shrink`. */
export const SHRINK_NAMES = [
  'J3 (2) word spaces',
  'J3 (3) interpuncts',
  'J3 (4) brackets',
  'J3 (5) ，、；：',
  'J3 (6) Han–Western',
  'J3 (7) 。？！',
] as const;

/** What a line costs, by what is paid for; `other` is what this does not know of. */
function priceSplit(
  boxes: Boxes,
  a: number,
  b: number,
  spent: Adjustment,
  last: boolean,
  price: number,
  breakPrice: number,
  w: Weights,
): Record<string, number> {
  const parts: Record<string, number> = { line: w.line };
  for (let step = 0; step < SHRINK_STEPS; step++) {
    const field = Sum.shrink + step;
    const em = (boxes.sums[b * STRIDE + field]! - boxes.sums[a * STRIDE + field]!) * spent.shrink[step]!;
    if (em > 0) parts[SHRINK_NAMES[step]!] = w.shrink[step]! * 2 * em;
  }
  if (spent.gap > 0) Object.assign(parts, gapSplit(spent.gap, w));
  if (spent.kept > 0) parts['bracket kept'] = w.even;
  const solid = boxes.sums[(b + 1) * STRIDE + Sum.solid]! - boxes.sums[a * STRIDE + Sum.solid]!;
  if (last && solid < 2) parts['one character'] = w.oneCharLastLine;
  const rest = price - Object.values(parts).reduce((sum, part) => sum + part, 0);
  const stretched = spent.gap === 0 && spent.wordSpace + spent.hanWestern > 0;
  if (Math.abs(rest) > 0.005) parts[stretched ? 'spaces' : 'other'] = rest;
  if (breakPrice > 0) parts['break'] = breakPrice;
  return parts;
}

/** The price of a gap: even below 0.05 em; loose and very loose above (formats.md). */
function gapSplit(gap: number, w: Weights): Record<string, number> {
  const whole = gapCost(gap, w);
  if (gap <= LOOSE) return { 'even gap': whole };
  const over = gap / LOOSE;
  const loose = w.even + w.loose + w.looser * over;
  return gap > VERY_LOOSE ? { loose, 'very loose': whole - loose } : { loose: whole };
}
