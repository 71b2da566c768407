/**
 * A remark at a place of the page in, the annotation that readers of the PDF list and show out (ISO 32000-1, 12.5.6.10). Chooses no place.
 */
import type { Rect } from '../base/index.ts';
import { pdfText, type Reference } from './pdfkit-privates.ts';
import type { Note } from './sheet.ts';

/** What writes objects. */
interface Writer {
  dictionary(entries: Record<string, unknown>): Reference;
}

/** Shown, printed (flag 3). */
const PRINT = 4;

/** A highlight over the rectangle, with who says what. `corners`: a rectangle of the page on the PDF's page. */
export function writeNote(writer: Writer, { rect, author, text, rgb }: Note, corners: (rect: Rect) => number[]): Reference {
  const [x1, y1, x2, y2] = corners(rect).map((value) => Math.round(value * 1000) / 1000) as [number, number, number, number];
  return writer.dictionary({
    Type: 'Annot',
    Subtype: 'Highlight',
    Rect: [x1, y1, x2, y2],
    QuadPoints: [x1, y2, x2, y2, x1, y1, x2, y1],
    C: rgb.map((value) => Math.round((value / 255) * 1000) / 1000),
    CA: 0.4,
    F: PRINT,
    T: pdfText(author),
    Contents: pdfText(text),
  });
}
