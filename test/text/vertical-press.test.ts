/**
 * Lines set downwards, pressed and read back: each glyph where the Layout has it, the text as it was typed.
 */
import { execFileSync } from 'node:child_process';
import sharp from 'sharp';
import { beforeAll, describe, expect, it } from 'vitest';
import type { FontBook } from '../../src/font/types.ts';
import { glyphs, type Line, type Page } from '../../src/layout/index.ts';
import { press, printProfile } from '../../src/press/index.ts';
import { misplaced } from '../support/glyphs.ts';
import { compared, hasTool, pdfGlyphs, pdfText, pdftotextRaw, qpdfCheck, withPdf } from '../support/pdf.ts';
import { head, testBook, testShelf } from '../press/sheet.ts';
import { pageOf, para, setter, textOf } from './downwards.ts';

const PARAGRAPHS = [
  '2021年1月26日，本报第26期出版：“他说：‘排字工人的手，一天要走二十里路。’”老工人回忆道——那时候，《株洲日报》用的是铅字……',
  '1987年，第一台照排机（Laser phototypesetting）进厂，NBA与WTO写进了新闻；5G时代的A4纸、G20峰会，都38℃高温下印成。真的？！怎么会！',
  '全省92.5%的报社、3—5家印刷厂、100多名工人，1974～1986年间参加748工程。王·选说：“Good typography is invisible, isn’t it?”他笑了。',
];

let book: FontBook;
let lines: Line[];
let page: Page;
let bytes: Uint8Array;

beforeAll(async () => {
  book = await testBook();
  lines = setter(book).verticalColumn(
    PARAGRAPHS.map((text) => para(text, { indent: 2 })),
    { x: 300, top: 40, height: 17, size: 10, leading: 15 },
  );
  page = pageOf(lines);
  const chunks: Uint8Array[] = [];
  await press(head, [page], book, testShelf(new Uint8Array()), printProfile, (chunk) => chunks.push(chunk));
  bytes = new Uint8Array(Buffer.concat(chunks));
});

describe('a PDF of vertical lines', () => {
  it('has each glyph where the Layout has it, to 0.01 pt, turned or upright', async () => {
    const drawn = await pdfGlyphs(bytes);
    expect(misplaced([page], drawn, 0.01)).toEqual([]);
    const meant = [...glyphs(page)];
    drawn.forEach((glyph, i) => {
      const { run } = meant[i]!;
      expect(glyph.vertical).toBe(run.turn === undefined);
      expect(glyph.stretch).toBeCloseTo(run.stretch ?? 1, 3);
    });
  });

  it('gives its text back as it was typed, in order', async () => {
    expect(compared(lines.map(textOf).join(''))).toBe(compared(PARAGRAPHS.join('')));
    expect(compared(await pdfText(bytes))).toContain(compared(PARAGRAPHS.join('')));
    if (!hasTool('pdftotext')) return;
    expect(compared(withPdf(bytes, pdftotextRaw))).toBe(compared(PARAGRAPHS.join('')));
  });

  it.skipIf(!hasTool('qpdf'))('is sound', () => {
    expect(withPdf(bytes, qpdfCheck)).toBe('');
  });

  it.skipIf(!hasTool('pdftoppm'))('has its ink within its lines', async () => {
    const png = withPdf(bytes, (file) => execFileSync('pdftoppm', ['-r', '144', '-gray', '-png', file], { maxBuffer: 1 << 26 }));
    const { data, info } = await sharp(png).greyscale().raw().toBuffer({ resolveWithObject: true });
    const dark = (x: number, y: number): boolean => data[y * info.width + x]! < 128;
    let beside = 0;
    let within = 0;
    for (let y = 0; y < info.height; y++)
      for (let x = 0; x < info.width; x++) {
        if (!dark(x, y)) continue;
        // 144 dpi: two pixels a pt. A line's em is 5 pt to each side of its middle; a turned g reaches 1.3 pt further.
        const near = lines.some((line) => Math.abs(x / 2 - line.x) <= 6.5 && y / 2 >= 39.5 && y / 2 <= 210.5);
        if (near) within++;
        else beside++;
      }
    expect(within).toBeGreaterThan(5000);
    expect(beside).toBe(0);
  });
});
