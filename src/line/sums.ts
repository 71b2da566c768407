/**
 * The numbers of a line: boxes with their gaps as prefix sums, so that any line is priced in constant time.
 * Knows no fonts and no Chinese: a squeeze is a capacity of a step, kinsoku is a penalty. All lengths in em.
 */

/** Fields of one row of prefix sums: the sum over all boxes and gaps before a box. */
export const Sum = {
  /** Natural width, with the gaps' natural width. */
  natural: 0,
  /** How many gaps take part in the last, equal step of expansion (J7 step 3). */
  open: 1,
  /** Capacity of expansion step 1: Western word spaces (J7). */
  wordSpace: 2,
  /** Capacity of expansion step 2: Han–Western gaps (J7). */
  hanWestern: 3,
  /** Capacities of reduction, in the order in which they are spent (J3 steps 2 to 7). */
  shrink: 4,
  /** All of them together. */
  shrinkAll: 10,
  /** Characters that count against a one-character last line (G5). */
  solid: 11,
} as const;
/** Steps of reduction: J3 has them as 2 to 7. */
export const SHRINK_STEPS = 6;
/** Length of a row of `Sum`. */
export const STRIDE = 12;

/** A paragraph's boxes are `from … to` of these arrays; a story's paragraphs share them. */
export interface Boxes {
  /** Rows of `Sum`, one before each box and one after the last. */
  sums: Float64Array;
  width: Float64Array;
  /** What a box gives up at the start of a line (an opening bracket's blank half, P7) and at its end (P9). */
  startTrim: Float32Array;
  endTrim: Float32Array;
  /** Price of a break after the box; Infinity where none is allowed. */
  penalty: Float32Array;
  /** What more a box may give up at a line's end by hanging over it, instead of beginning the next line (H2); null: nothing hangs. */
  hang: Float32Array | null;
}

/** What a line is made of: how much each step gives. Lengths in em; `gap` is added at every open gap. */
export interface Adjustment {
  /** Em of an opening bracket's blank that stays at the start of the line. */
  readonly kept: number;
  /** Ratio 0–1 of each reduction step that is used up. */
  readonly shrink: readonly number[];
  readonly wordSpace: number;
  readonly hanWestern: number;
  readonly gap: number;
}

/** Natural width of the line of boxes a … b (inclusive), em. */
export function naturalWidth(boxes: Boxes, a: number, b: number): number {
  const s = boxes.sums;
  return s[b * STRIDE]! - s[a * STRIDE]! + boxes.width[b]! - boxes.startTrim[a]! - boxes.endTrim[b]!;
}

const EPSILON = 1e-6;

/**
 * How much of an opening bracket's blank half stays at the start of a line: all of it where the line would be loose
 * without, else nothing (P7 and P8 say that it may drop). `rest`: room in em with the bracket trimmed; `open`: gaps.
 */
export function keptAtStart(trim: number, rest: number, open: number): number {
  return trim > 0 && rest >= trim - EPSILON && rest > KEEP_FROM * open ? trim : 0;
}
/** The border of a loose line, em a gap (formats.md). */
const KEEP_FROM = 0.05;
const none: readonly number[] = [0, 0, 0, 0, 0, 0];

/** Overhang of box b at the end of a line that lacks `need` em even with every step spent (H2). */
export function hungAt(boxes: Boxes, a: number, b: number, need: number): number {
  const hang = boxes.hang?.[b] ?? 0;
  if (hang === 0 || need <= EPSILON) return 0;
  const capacity = boxes.sums[b * STRIDE + Sum.shrinkAll]! - boxes.sums[a * STRIDE + Sum.shrinkAll]!;
  return need > capacity + EPSILON ? hang : 0;
}

/** Spends the steps one after the other until the line fills its measure; `last` leaves a short line as it is (J1, J2, J4). */
export function adjust(boxes: Boxes, a: number, b: number, measure: number, last: boolean): Adjustment {
  const bare = measure - naturalWidth(boxes, a, b);
  const rest = bare + hungAt(boxes, a, b, -bare);
  if (rest < -EPSILON) return reduce(boxes, a, b, -rest);
  if (last || rest <= EPSILON) return { kept: 0, shrink: none, wordSpace: 0, hanWestern: 0, gap: 0 };
  return expand(boxes, a, b, rest);
}

function reduce(boxes: Boxes, a: number, b: number, need: number): Adjustment {
  const s = boxes.sums;
  const shrink = [0, 0, 0, 0, 0, 0];
  let rest = need;
  for (let step = 0; step < SHRINK_STEPS && rest > EPSILON; step++) {
    const capacity = s[b * STRIDE + Sum.shrink + step]! - s[a * STRIDE + Sum.shrink + step]!;
    if (capacity <= EPSILON) continue;
    const spent = Math.min(rest, capacity);
    shrink[step] = spent / capacity;
    rest -= spent;
  }
  return { kept: 0, shrink, wordSpace: 0, hanWestern: 0, gap: 0 };
}

function expand(boxes: Boxes, a: number, b: number, room: number): Adjustment {
  const s = boxes.sums;
  const of = (field: number): number => s[b * STRIDE + field]! - s[a * STRIDE + field]!;
  const open = of(Sum.open);
  const kept = keptAtStart(boxes.startTrim[a]!, room, open);
  let rest = room - kept;
  const ratio = (capacity: number): number => {
    if (capacity <= EPSILON || rest <= EPSILON) return 0;
    const spent = Math.min(rest, capacity);
    rest -= spent;
    return spent / capacity;
  };
  const wordSpace = ratio(of(Sum.wordSpace));
  const hanWestern = ratio(of(Sum.hanWestern));
  return { kept, shrink: none, wordSpace, hanWestern, gap: rest > EPSILON && open > 0 ? rest / open : 0 };
}
