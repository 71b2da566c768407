/**
 * Numbers that look like chance and are the same on every machine: a seeded generator and smooth noise over the plane.
 */

/** Mulberry-style 32-bit generator of our own seeding: returns a function giving [0, 1). */
export function seeded(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/** One value of [0, 1) for a pair of integers. */
export function hash(ix, iy, seed = 0) {
  let h = Math.imul(ix, 374761393) ^ Math.imul(iy, 668265263) ^ Math.imul(seed + 1, 2246822519);
  h = Math.imul(h ^ (h >>> 13), 1274126177);
  return ((h ^ (h >>> 16)) >>> 0) / 4294967296;
}

const ease = (t) => t * t * (3 - 2 * t);

/** Smooth value noise in [0, 1), period one unit. */
export function noise(x, y, seed = 0) {
  const ix = Math.floor(x);
  const iy = Math.floor(y);
  const fx = ease(x - ix);
  const fy = ease(y - iy);
  const top = hash(ix, iy, seed) * (1 - fx) + hash(ix + 1, iy, seed) * fx;
  const foot = hash(ix, iy + 1, seed) * (1 - fx) + hash(ix + 1, iy + 1, seed) * fx;
  return top * (1 - fy) + foot * fy;
}

/** Noise summed over octaves, about [0, 1). */
export function cloud(x, y, octaves = 3, seed = 0) {
  let sum = 0;
  let weight = 0;
  for (let o = 0, k = 1; o < octaves; o++, k /= 2) {
    sum += k * noise(x / k, y / k, seed + o * 17);
    weight += k;
  }
  return sum / weight;
}
