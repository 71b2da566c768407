/**
 * Layout pages and the glyphs that a reader found in a PDF in, what does not agree out: each glyph of either must be in the other, at
 * its place, in painting order.
 */
import { glyphs, type Page } from '../../src/layout/index.ts';
import type { PdfGlyph } from './pdf.ts';

/** Sentences about glyphs that are missing, too many, or further than `tolerance` pt from their place; at most 20. */
export function misplaced(pages: readonly Page[], drawn: readonly PdfGlyph[], tolerance = 0.01): string[] {
  const faults: string[] = [];
  pages.forEach((page, number) => {
    const meant = [...glyphs(page)];
    const found = drawn.filter((glyph) => glyph.page === number);
    if (meant.length !== found.length)
      faults.push(`page ${page.id}: ${meant.length} glyphs in the Layout, ${found.length} in the PDF`);
    for (let i = 0; i < Math.min(meant.length, found.length) && faults.length < 20; i++) {
      const { text: said, x, y, frame } = meant[i]!;
      const text = said.trimEnd() || ' '; // white space that was not drawn; the second glyph of a cluster
      const glyph = found[i]!;
      const off = Math.hypot(glyph.x - x, glyph.y - y);
      if ((glyph.text.trimEnd() || ' ').normalize('NFC') !== text.normalize('NFC') || !(off <= tolerance))
        faults.push(`page ${page.id}, ${frame.id}: ${text} at ${x} ${y} is ${glyph.text} at ${glyph.x} ${glyph.y}`);
    }
  });
  const extra = drawn.filter((glyph) => glyph.page >= pages.length).length;
  return extra > 0 ? [...faults, `${extra} glyphs on pages that the Layout does not have`] : faults;
}
