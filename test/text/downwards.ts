/**
 * Paragraphs set downwards by hand for the tests of vertical text: typesetter, pages, and the glyphs in reading order.
 */
import type { FontBook } from '../../src/font/types.ts';
import { box, frame, glyphs, type Glyph, type Line, type Page } from '../../src/layout/index.ts';
import { defaultPaper } from '../../src/story/paper.ts';
import type { HouseStyle } from '../../src/story/types.ts';
import type { StyledPara } from '../../src/style/types.ts';
import { VerticalTypesetter, type WesternStyle } from '../../src/text/vertical.ts';
import { testPage } from '../press/sheet.ts';

export const house: HouseStyle = defaultPaper.house;

export const setter = (book: FontBook, style: Partial<HouseStyle> = {}, western?: WesternStyle): VerticalTypesetter =>
  new VerticalTypesetter(book, { ...house, ...style }, 64, () => 0, western);

let made = 0;
/** A body paragraph at 10 pt without indent. */
export function para(text: string, over: Partial<StyledPara> = {}): StyledPara {
  const span = { file: 'a.md', start: 0, end: text.length };
  return {
    block: `s1.p${made++}`,
    role: 'body',
    runs: [{ text, face: 'body', swatch: 'black', span }],
    size: 10,
    indent: 0,
    align: 'justify',
    ...over,
  };
}

/** A page with lines in one frame. */
export const pageOf = (lines: readonly Line[]): Page =>
  testPage([frame({ id: 'f', role: 'body', rect: box(10, 10, 300, 300), order: 0, lines })]);

export const glyphsOf = (lines: readonly Line[]): Glyph[] => [...glyphs(pageOf(lines))];

export const textOf = (line: Line): string => line.runs.map((run) => run.text).join('');

/** One glyph of lines by its typed character; the `nth` of its kind. */
export function glyphOf(lines: readonly Line[], character: string, nth = 0): Glyph {
  const found = glyphsOf(lines).filter(({ text }) => text.trim() === character)[nth];
  if (!found) throw new Error(`no ${character} in ${lines.map(textOf).join('|')}`);
  return found;
}
