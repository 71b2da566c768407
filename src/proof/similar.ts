/**
 * How alike two texts are, by the pairs of neighbouring characters that they share (Dice 1945): 0 nothing, 1 the same pairs.
 */

/** The pairs of a text, with how often each stands; made once a text. */
export type Pairs = ReadonlyMap<number, number>;

/** A pair of UTF-16 units as one number. White space does not count. */
export function pairsOf(text: string): Pairs {
  const pairs = new Map<number, number>();
  let before = -1;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit === 32 || unit === 10 || unit === 0x3000) continue;
    if (before >= 0) {
      const pair = before * 0x10000 + unit;
      pairs.set(pair, (pairs.get(pair) ?? 0) + 1);
    }
    before = unit;
  }
  // A text of one character is alike to itself only.
  if (pairs.size === 0 && before >= 0) pairs.set(before, 1);
  return pairs;
}

const total = (pairs: Pairs): number => {
  let sum = 0;
  for (const count of pairs.values()) sum += count;
  return sum;
};

/** Pairs in common, each as often as both have it. */
export function shared(a: Pairs, b: Pairs): number {
  const [few, many] = a.size <= b.size ? [a, b] : [b, a];
  let sum = 0;
  for (const [pair, count] of few) sum += Math.min(count, many.get(pair) ?? 0);
  return sum;
}

/** 0 to 1. */
export function likeness(a: Pairs, b: Pairs): number {
  const sum = total(a) + total(b);
  return sum === 0 ? 0 : (2 * shared(a, b)) / sum;
}

/** Share of `a` that `b` has too, 0 to 1: 1 when a is a part of b. */
export function held(a: Pairs, b: Pairs): number {
  const all = total(a);
  return all === 0 ? 0 : shared(a, b) / all;
}
