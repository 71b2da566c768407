/**
 * The characters of a page by ALTO and its glyphs by a PDF reader in, where they differ out. Each glyph must stand where ALTO has its character, within 0.05 mm, and
 * none may be left over on either side: then both say the same text in the same places.
 */
import { ABOVE, BELOW } from '../base/index.ts';
import type { AltoCharacter } from './read-alto.ts';
import type { PdfGlyph } from './pdf-glyphs.ts';

/** Tenths of a millimetre in a point. */
const MM10 = 254 / 72;
/** How far a place may be off, tenths of a millimetre (outputs.md: 0.05 mm). */
const SLACK = 0.5;

/** What was found on one page. */
export interface Compared {
  readonly matched: number;
  /** Farthest that a matched glyph is off, mm. */
  readonly farthest: number;
  /** Characters of ALTO that the PDF does not have there. */
  readonly missing: readonly AltoCharacter[];
  /** Glyphs of the PDF that ALTO does not have there. */
  readonly extra: readonly PdfGlyph[];
}

const isBlank = (text: string): boolean => text.trim() === '';

/** Compares one page. A glyph of several characters is held against the first of them; those behind it are then covered. */
export function comparePage(characters: readonly AltoCharacter[], glyphs: readonly PdfGlyph[]): Compared {
  const left = new Map<string, Spot[]>();
  const spots = characters.filter(({ text }) => !isBlank(text)).map((one, i): Spot => ({ one, i, used: false }));
  for (const spot of spots) for (const key of [keyOf(spot.one)]) left.set(key, [...(left.get(key) ?? []), spot]);
  const extra: PdfGlyph[] = [];
  let [matched, farthest] = [0, 0];
  for (const glyph of glyphs) {
    const said = [...glyph.text.normalize('NFC').trim()];
    if (said.length === 0) continue;
    const found = nearest(left, glyph, said[0]!);
    if (!found) {
      extra.push(glyph);
      continue;
    }
    found.spot.used = true;
    matched++;
    farthest = Math.max(farthest, found.off);
    for (let k = 1; k < said.length; k++) {
      const next = spots[found.spot.i + k];
      if (next && !next.used && next.one.text === said[k]) next.used = true;
    }
  }
  return { matched, farthest: farthest / 10, missing: spots.filter(({ used }) => !used).map(({ one }) => one), extra };
}

interface Spot {
  readonly one: AltoCharacter;
  readonly i: number;
  used: boolean;
}

/** Cells of 2 mm. */
const CELL = 20;
const cell = (x: number, y: number): string => `${Math.floor(x / CELL)} ${Math.floor(y / CELL)}`;
const keyOf = ({ x, y }: AltoCharacter): string => cell(x, y);

function nearest(
  left: ReadonlyMap<string, readonly Spot[]>,
  glyph: PdfGlyph,
  text: string,
): { spot: Spot; off: number } | undefined {
  let best: { spot: Spot; off: number } | undefined;
  for (const { x, y } of cornersOf(glyph))
    for (const [dx, dy] of NEIGHBOURS)
      for (const spot of left.get(cell(x + dx, y + dy)) ?? []) {
        const off = Math.max(Math.abs(spot.one.x - x), Math.abs(spot.one.y - y));
        if (!spot.used && off <= SLACK && spot.one.text.normalize('NFC') === text && (!best || off < best.off))
          best = { spot, off };
      }
  return best;
}

const NEIGHBOURS = [[0, 0], [-SLACK, 0], [SLACK, 0], [0, -SLACK], [0, SLACK], [-SLACK, -SLACK], [SLACK, SLACK], [SLACK, -SLACK], [-SLACK, SLACK]] as const; // prettier-ignore

/** Where the upper left corner of a glyph's box may be: of an upright line, of a cell of a vertical one, of a word turned a quarter. */
function cornersOf({ x, y, size, vertical }: PdfGlyph): { x: number; y: number }[] {
  if (vertical) return [{ x: (x - size / 2) * MM10, y: y * MM10 }];
  return [
    { x: x * MM10, y: (y - ABOVE * size) * MM10 },
    { x: (x - BELOW * size) * MM10, y: y * MM10 },
  ];
}
