/**
 * A press profile and an ink limit come in; a table from sRGB to inks goes out, no node of which is over the limit, so that nothing between
 * nodes is either. Made by sharp, applied by tetrahedral interpolation as colour engines do.
 */
import type { InkForm } from './types.ts';
import { loadSharp } from './sharp.ts';

/** Nodes along each axis: 52 stand on every fifth light exactly, so that all is whole numbers, and closer than the 33 of most colour engines. */
const SIDE = 52;
const STEP = 255 / (SIDE - 1);

/** From sRGB to inks, 0–255 each; red slowest. Two inks share a number, so that a step between nodes is reckoned for both at once. */
export interface InkTable {
  /** Cyan in the lower sixteen bits, yellow in the upper. */
  readonly even: Int32Array;
  /** Magenta below, black above. */
  readonly odd: Int32Array;
}

const tables = new Map<string, Promise<InkTable>>();

/** The table of a profile, made once for each limit. */
export function inkTable({ profile, limit }: InkForm): Promise<InkTable> {
  const key = `${profile ?? ''}\n${limit}`;
  let made = tables.get(key);
  if (!made) tables.set(key, (made = makeTable(profile, limit)));
  return made;
}

async function makeTable(profile: string | null, limit: number): Promise<InkTable> {
  const sharp = await loadSharp();
  const cube = Buffer.alloc(SIDE ** 3 * 3);
  for (let i = 0, at = 0; i < SIDE ** 3; i++) {
    cube[at++] = Math.round(Math.floor(i / SIDE ** 2) * STEP);
    cube[at++] = Math.round((Math.floor(i / SIDE) % SIDE) * STEP);
    cube[at++] = Math.round((i % SIDE) * STEP);
  }
  const inks = await sharp(cube, { raw: { width: SIDE ** 2, height: SIDE, channels: 3 } })
    .withIccProfile(profile ?? 'cmyk', { attach: false })
    .toColourspace('cmyk')
    .raw()
    .toBuffer();
  for (let at = 0; at < inks.length; at += 4) limitInks(inks, at, limit * 2.55);
  // Paper white is no ink: a profile's idea of it would print a veil.
  inks.fill(0, inks.length - 4);
  const pair = (low: number): Int32Array =>
    Int32Array.from({ length: inks.length / 4 }, (_, node) => inks[4 * node + low]! | (inks[4 * node + low + 2]! << 16));
  return { even: pair(0), odd: pair(1) };
}

/**
 * Brings four inks within a limit (both 0–255 an ink): first black takes the place of the grey that the colours make together, then the
 * colours give way in proportion; black never does.
 */
export function limitInks(inks: Uint8Array, at: number, limit: number): void {
  let [c, m, y, k] = [inks[at]!, inks[at + 1]!, inks[at + 2]!, inks[at + 3]!];
  const over = c + m + y + k - limit;
  if (over <= 0) return;
  const swap = Math.min(over / 2, c, m, y, 255 - k);
  c -= swap;
  m -= swap;
  y -= swap;
  k += swap;
  const colours = c + m + y;
  const left = Math.max(0, Math.min(colours, limit - k));
  const scale = colours > 0 ? left / colours : 0;
  inks[at] = Math.floor(c * scale);
  inks[at + 1] = Math.floor(m * scale);
  inks[at + 2] = Math.floor(y * scale);
  inks[at + 3] = Math.floor(k);
}

/** Lower node of each light, and how many fifths of the way to the next it is. */
const LOWER = Uint8Array.from({ length: 256 }, (_, light) => Math.min(SIDE - 2, Math.floor(light / STEP)));
const FIFTHS = Uint8Array.from({ length: 256 }, (_, light) => light - STEP * LOWER[light]!);
/** A fifth, rounded. */
const FIFTH = Uint8Array.from({ length: 5 * 255 + 1 }, (_, sum) => Math.round(sum / 5));

/** sRGB pixels (three bytes each) as inks (four). */
export function toInks({ even, odd }: InkTable, rgb: Uint8Array): Uint8Array {
  const inks = new Uint8Array((rgb.length / 3) * 4);
  const R = SIDE * SIDE;
  const G = SIDE;
  const B = 1;
  for (let from = 0, to = 0; from < rgb.length; from += 3, to += 4) {
    const r = rgb[from]!;
    const g = rgb[from + 1]!;
    const b = rgb[from + 2]!;
    const base = LOWER[r]! * R + LOWER[g]! * G + LOWER[b]! * B;
    const fr = FIFTHS[r]!;
    const fg = FIFTHS[g]!;
    const fb = FIFTHS[b]!;
    // The path from the lower corner to the upper takes the largest fraction first.
    let one = R;
    let two = R + G;
    let high = fr;
    let mid = fg;
    let low = fb;
    if (fr >= fg) {
      if (fg < fb) {
        one = fr >= fb ? R : B;
        two = R + B;
        high = fr >= fb ? fr : fb;
        mid = fr >= fb ? fb : fr;
        low = fg;
      }
    } else {
      one = fg >= fb ? G : B;
      two = fr >= fb ? R + G : G + B;
      high = fg >= fb ? fg : fb;
      mid = fg >= fb ? (fr >= fb ? fr : fb) : fg;
      low = fr >= fb ? fb : fr;
    }
    const first = base + one;
    const second = base + two;
    const last = base + R + G + B;
    const p = 5 - high;
    const q = high - mid;
    const s = mid - low;
    const cy = p * even[base]! + q * even[first]! + s * even[second]! + low * even[last]!;
    const mk = p * odd[base]! + q * odd[first]! + s * odd[second]! + low * odd[last]!;
    inks[to] = FIFTH[cy & 0xffff]!;
    inks[to + 1] = FIFTH[mk & 0xffff]!;
    inks[to + 2] = FIFTH[cy >> 16]!;
    inks[to + 3] = FIFTH[mk >> 16]!;
  }
  return inks;
}
