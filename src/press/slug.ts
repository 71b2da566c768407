/**
 * What the plant must know of a sheet in, a line of type outside the trim out: paper, date, folio, version, and the name of each ink in
 * that ink, so that every plate says what it is.
 */
import type { FontBook } from '../font/types.ts';
import { thousandth, type Word, wordLine } from '../layout/index.ts';
import type { Frame, Swatch } from '../layout/types.ts';
import type { SheetForm } from './profile.ts';
import type { Sheet } from './sheet.ts';

/** pt. */
const SIZE = 6;
const WARNING = 10;

/** Swatches of the process inks, one each: the names of plates are set in them. */
export const PLATES: Readonly<Record<string, Swatch>> = {
  'plate-Cyan': { cmyk: [100, 0, 0, 0], rgb: [0, 160, 233] },
  'plate-Magenta': { cmyk: [0, 100, 0, 0], rgb: [228, 0, 127] },
  'plate-Yellow': { cmyk: [0, 0, 100, 0], rgb: [255, 241, 0] },
  'plate-Black': { cmyk: [0, 0, 0, 100], rgb: [35, 24, 21] },
};

/** A word of the line and the swatch it is set in. */
export type SlugWord = Word;

/** The line under the trim, from its left edge; `warning` stands above the trim, larger. */
export function slugOf(sheet: Sheet, height: number, form: SheetForm, words: readonly SlugWord[], book: FontBook): Frame {
  const baseline = height + form.bleed + form.slug - SIZE;
  return frameOf('slug', sheet, baseline, SIZE, words, book);
}

/** A word of warning above the trim. */
export function warningOf(sheet: Sheet, form: SheetForm, text: string, book: FontBook): Frame {
  return frameOf('warning', sheet, -form.bleed - form.slug + 1.4 * WARNING, WARNING, [{ text, swatch: 'black' }], book);
}

/** Set after the crop mark of the corner. */
const INDENT = 24;

function frameOf(id: string, sheet: Sheet, baseline: number, size: number, words: readonly SlugWord[], book: FontBook): Frame {
  const line = wordLine(words, { x: sheet.x + INDENT, baseline, size }, book);
  const rect = { x: line.x, y: thousandth(baseline - size), width: line.measure, height: 1.2 * size };
  return { id, role: 'furniture', story: null, block: null, slot: null, rect, order: 0, next: null, lines: [{ ...line, n: 1 }] };
}
