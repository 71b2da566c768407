/**
 * A character and a face in, the glyph that stands for it in a line set downwards out. The text stays as it was typed: curly quotes
 * become corner brackets and marks take their `vert` form as glyphs only (Q2, Q4, Q13). Places nothing.
 */
import type { Face } from '../../font/types.ts';
import { MIDDLE } from '../../layout/index.ts';

/**
 * GB/T 15834-2011, 5.2: set downwards the double quotes are ﹃﹄ and the single ones inside them ﹁﹂. Written with the horizontal
 * brackets, since their `vert` forms are what faces have.
 */
const CORNERS: ReadonlyMap<number, number> = new Map([
  [0x201c, 0x300e],
  [0x201d, 0x300f],
  [0x2018, 0x300c],
  [0x2019, 0x300d],
]);

/** The character whose form is drawn for a typed one: 『』「」 for curly quotes, itself for all others. */
export const drawnFor = (codePoint: number): number => CORNERS.get(codePoint) ?? codePoint;

/** `text` with what is drawn in place of what was typed, unit by unit: what the faces of its role must have. */
export function drawnText(text: string): string {
  let out = '';
  for (let i = 0; i < text.length; i++) out += String.fromCharCode(drawnFor(text.charCodeAt(i)));
  return out;
}

/** The `vert` form of a glyph, or the glyph itself where the face draws it alike both ways. */
export const vertical = (face: Face, gid: number): number => face.substitute(gid, 'vert');

/** The middle of a glyph's ink above the baseline, em; `MIDDLE` for a glyph without ink. */
export function inkMiddle(face: Face, gid: number): number {
  let low = Infinity;
  let high = -Infinity;
  for (const command of face.outline(gid))
    for (let i = 2; i < command.length; i += 2) {
      const y = command[i] as number;
      low = Math.min(low, y);
      high = Math.max(high, y);
    }
  return high < low ? MIDDLE : (low + high) / 2 / face.upem;
}
