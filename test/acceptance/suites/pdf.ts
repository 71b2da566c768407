/**
 * The finished PDF of an edition against its Layout and as outside tools see it: every glyph at its place, faces embedded
 * once, pictures at press resolution, no RGB text, boxes, bookmarks.
 */
import { beforeAll, describe, expect, test } from 'vitest';
import type { Built } from '../../support/build.ts';
import type { Sample } from '../../support/editions.ts';
import { misplaced } from '../../support/glyphs.ts';
import { pdfBookmarks } from '../../support/bookmarks.ts';
import { hasTool, pdfBoxes, pdfContents, pdffonts, pdfGlyphs, pdfimages, pdfinfo, pdfOperators, qpdfCheck, withPdf } from '../../support/pdf.ts'; // prettier-ignore

const hasPoppler = hasTool('pdffonts') && hasTool('pdfimages') && hasTool('pdfinfo');
const hasQpdf = hasTool('qpdf');

/** Declares its tests over one edition. */
export const finished = ({ absent, built }: Sample): void =>
  void describe('the finished PDF', () => {
    const skip = absent !== false;
    let made: Built;
    beforeAll(async () => {
      if (!skip) made = await built();
    });

    test.skipIf(skip)('every glyph of the PDF is in the Layout at its place, and the reverse', async () => {
      const drawn = await pdfGlyphs(made.pdf);
      expect(drawn.length).toBeGreaterThan(5000);
      expect(misplaced(made.layout.pages, drawn, 0.01)).toEqual([]);
    });

    test.skipIf(skip)('every glyph is of the face that the Layout names', async () => {
      const drawn = await pdfGlyphs(made.pdf);
      const meant = made.page.frames.flatMap(({ lines }) => lines ?? []).flatMap(({ runs }) => runs.flatMap(({ face, gids }) => gids.map(() => made.face(face).postscriptName))); // prettier-ignore
      const wrong = drawn.flatMap(({ text, font }, i) => (font === meant[i] ? [] : [`${text}: ${font}, not ${meant[i]}`]));
      expect([...new Set(wrong)].slice(0, 10)).toEqual([]);
    });

    test.skipIf(skip || !hasPoppler)('pdffonts: each face once, embedded, subset, with its characters', () => {
      const fonts = withPdf(made.pdf, pdffonts);
      const names = fonts.map(({ name }) => name.replace(/^[A-Z]{6}\+/, ''));
      const faces = new Set(
        made.page.frames.flatMap(({ lines }) => lines ?? []).flatMap(({ runs }) => runs.map(({ face }) => face)),
      );
      expect(names.toSorted()).toEqual([...faces].map((id) => made.face(id).postscriptName).toSorted());
      for (const font of fonts) expect(font).toMatchObject({ embedded: true, subset: true, unicode: true });
    });

    test.skipIf(skip || !hasPoppler)(
      'pdfimages: every photo at 170 to 300 ppi as placed, drawings at no more than 600, each way the same',
      () => {
        const images = withPdf(made.pdf, pdfimages);
        const photos = new Set(
          made.page.frames.flatMap(({ picture }) => (picture && !picture.file.endsWith('.svg') ? [picture.file] : [])),
        );
        expect(images.length).toBeGreaterThanOrEqual(photos.size);
        for (const { object, xPpi, yPpi } of images) {
          const at = `object ${object}`;
          expect(Math.min(xPpi, yPpi), at).toBeGreaterThanOrEqual(170);
          expect(Math.max(xPpi, yPpi), at).toBeLessThanOrEqual(601);
          expect(Math.abs(xPpi - yPpi), at).toBeLessThanOrEqual(2);
        }
        const drawings = made.page.frames.filter(({ picture }) => picture?.file.endsWith('.svg')).length;
        expect(images.filter(({ xPpi, yPpi }) => Math.max(xPpi, yPpi) > 300).length).toBeLessThanOrEqual(drawings);
      },
    );

    test.skipIf(skip || !hasQpdf)('no RGB operator is on the page; text is K, or one of the swatches in CMYK', () => {
      const operators = withPdf(made.pdf, pdfOperators);
      expect([...operators].filter((name) => ['rg', 'RG'].includes(name))).toEqual([]);
      const [content] = withPdf(made.pdf, pdfContents);
      expect(content).not.toMatch(/\/DeviceRGB\s+(cs|CS)/);
      // Black body text sets no C, M or Y: 0 0 0 1 k, or 0 g.
      expect(content).toMatch(/(^|\s)(0 0 0 1 k|0 g)\s/);
    });

    test.skipIf(skip || !hasPoppler)('the TrimBox is the sheet of the Layout, one page for the folios', () => {
      withPdf(made.pdf, (file) => {
        const { MediaBox, TrimBox } = pdfBoxes(file);
        const { width, height } = made.page;
        expect(TrimBox[2]! - TrimBox[0]!).toBeCloseTo(width, 1);
        expect(TrimBox[3]! - TrimBox[1]!).toBeCloseTo(height, 1);
        expect(MediaBox[0]! <= TrimBox[0]! && MediaBox[3]! >= TrimBox[3]!).toBe(true);
        expect(pdfinfo(file)).toMatchObject({ Pages: '1' });
      });
    });

    test.skipIf(skip)('bookmarks lead to the page and to the headline', async () => {
      const title = made.manuscript.front.headline.map(({ value }) => value).join('\u3000');
      expect(await pdfBookmarks(made.pdf)).toEqual([made.page.folios.join('-'), title]);
    });

    test.skipIf(skip || !hasQpdf)('qpdf has nothing to say against it', () => {
      expect(withPdf(made.pdf, qpdfCheck)).toBe('');
    });
  });
