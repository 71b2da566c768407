/**
 * What the plant must know of a sheet in, a line of type outside the trim out: paper, date, folio, version, and the name of each ink in
 * that ink, so that every plate says what it is.
 */
import type { FontBook } from '../font/types.ts';
import type { Frame, Line, Run, Swatch } from '../layout/types.ts';
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
export interface SlugWord {
  readonly text: string;
  readonly swatch: string;
}

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
  const runs: Run[] = [];
  let x = sheet.x + INDENT;
  for (const word of words) {
    for (const run of runsOf(word, x, size, book)) {
      runs.push(run);
      x = endOf(run, book);
    }
    x += size;
  }
  const measure = grain(x - sheet.x - INDENT);
  const line: Line = { n: 1, dir: 'ltr', baseline: grain(baseline), x: grain(sheet.x + INDENT), measure, gap: 0, runs };
  const rect = { x: line.x, y: grain(baseline - size), width: measure, height: 1.2 * size };
  return { id, role: 'furniture', story: null, block: null, slot: null, rect, order: 0, next: null, lines: [line] };
}

const grain = (value: number): number => Math.round(value * 1000) / 1000;

/** One run for each face that is needed; what no face has is a question mark. */
function runsOf({ text, swatch }: SlugWord, from: number, size: number, book: FontBook): Run[] {
  const runs: { face: string; text: string; gids: number[]; at: number[]; clusters: number[] }[] = [];
  let x = from;
  for (const typed of text) {
    const known = book.find('body', typed.codePointAt(0)!) !== undefined;
    const character = known ? typed : '?';
    const face = book.find('body', character.codePointAt(0)!);
    if (!face) continue;
    let run = runs.at(-1);
    if (run?.face !== face.id) runs.push((run = { face: face.id, text: '', gids: [], at: [], clusters: [] }));
    const gid = face.glyph(character.codePointAt(0)!);
    run.gids.push(gid);
    run.at.push(grain(x));
    run.clusters.push(run.text.length);
    run.text += character;
    x += (face.advance(gid) * size) / face.upem;
  }
  return runs.map((run) => ({ ...run, size, swatch, src: null }));
}

function endOf({ face: id, gids, at, size }: Run, book: FontBook): number {
  const face = book.faces.find((one) => one.id === id)!;
  return at.at(-1)! + (face.advance(gids.at(-1)!) * size) / face.upem;
}
