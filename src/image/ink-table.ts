/**
 * A press profile and an ink limit come in; a table from sRGB to inks goes out, no node of which is over the limit, so that nothing between
 * nodes is either. Made by sharp, applied by tetrahedral interpolation as colour engines do.
 */
import type { InkForm } from './types.ts';
import { loadSharp } from './sharp.ts';

/** Nodes along each axis: 52 stand on every fifth light exactly, and are closer than the 33 of most colour engines. */
const SIDE = 52;
const STEP = 255 / (SIDE - 1);

/** From sRGB to inks, 0–255 each. */
export interface InkTable {
  /** Four inks a node, red slowest. */
  readonly nodes: Float32Array;
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
  const nodes = Float32Array.from(inks);
  for (let at = 0; at < nodes.length; at += 4) limitInks(nodes, at, limit * 2.55);
  // Paper white is no ink: a profile's idea of it would print a veil.
  nodes.fill(0, nodes.length - 4);
  return { nodes };
}

/**
 * Brings four inks within a limit (both 0–255 an ink): first black takes the place of the grey that the colours make together, then the
 * colours give way in proportion; black never does.
 */
export function limitInks(inks: Float32Array | Uint8Array, at: number, limit: number): void {
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

/** Lower node of each value and how far it is beyond, 0 to 1. */
const LOWER = Uint8Array.from({ length: 256 }, (_, value) => Math.min(SIDE - 2, Math.floor(value / STEP)));
const BEYOND = Float32Array.from({ length: 256 }, (_, value) => value / STEP - LOWER[value]!);

/** sRGB pixels (three bytes each) as inks (four). */
export function toInks({ nodes }: InkTable, rgb: Uint8Array): Uint8Array {
  const inks = new Uint8Array((rgb.length / 3) * 4);
  const R = SIDE * SIDE * 4;
  const G = SIDE * 4;
  const B = 4;
  const all = R + G + B;
  for (let from = 0, to = 0; from < rgb.length; from += 3, to += 4) {
    const r = rgb[from]!;
    const g = rgb[from + 1]!;
    const b = rgb[from + 2]!;
    const base = LOWER[r]! * R + LOWER[g]! * G + LOWER[b]! * B;
    const fr = BEYOND[r]!;
    const fg = BEYOND[g]!;
    const fb = BEYOND[b]!;
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
    const p = 1 - high;
    const q = high - mid;
    const s = mid - low;
    for (let at = base, end = base + 4, ink = to; at < end; at++, ink++)
      inks[ink] = p * nodes[at]! + q * nodes[at + one]! + s * nodes[at + two]! + low * nodes[at + all]! + 0.5;
  }
  return inks;
}
