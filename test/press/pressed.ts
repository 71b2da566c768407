/**
 * Pages in, a pressed PDF out: the book, the photo and the press that the tests of this folder share.
 */
import type { FontBook } from '../../src/font/types.ts';
import type { Page } from '../../src/layout/index.ts';
import { press, printProfile, type PressOptions } from '../../src/press/index.ts';
import { faceOf, hanRun, head, steps, testBook, testJpeg, testPage, testShelf, textFrame, textLine } from './sheet.ts';

export const book: FontBook = await testBook();
export const jpeg: Uint8Array = await testJpeg();

/** The PDF, and what its pictures were asked for. */
export async function pressed(pages: Iterable<Page>, options: PressOptions = {}, profile = printProfile) {
  const chunks: Uint8Array[] = [];
  const shelf = testShelf(jpeg);
  const { value, diagnostics } = await press(head, pages, book, shelf, profile, (chunk) => chunks.push(chunk), options);
  return { bytes: new Uint8Array(Buffer.concat(chunks)), value, diagnostics, shelf };
}

/** A page of so many lines of thirteen Han, all different, the first at code point `base`. */
export const linesOf = (count: number, base = 0x4e00): Page =>
  testPage([
    textFrame(
      'f',
      'body',
      Array.from({ length: count }, (_, i) => {
        const text = String.fromCodePoint(...Array.from({ length: 13 }, (_, j) => base + i * 13 + j));
        return textLine(i + 1, 60 + i * 15, [hanRun(text, steps(13, 30, 10.5), { face: faceOf(book, 'body'), size: 10.5 })]);
      }),
    ),
  ]);
