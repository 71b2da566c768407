/** A PDF in, its glyphs with their origins out: the reader of `banxin verify`, which shares no code with the press. */
export { type PdfGlyph, pdfGlyphs } from '../../src/record/pdf-glyphs.ts';
