/**
 * A page of another PDF placed by the press: its type stays type, its inks stay on their plates, and what a plant cannot take is told.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import PDFDocument from 'pdfkit';
import { afterAll, describe, expect, test } from 'vitest';
import { probePictures } from '../../src/image/index.ts';
import { box, frame } from '../../src/layout/index.ts';
import { press, printProfile } from '../../src/press/index.ts';
import { book, linesOf } from './pressed.ts';
import { pressed } from './pressed.ts';
import { head, testPage } from './sheet.ts';
import { hasTool, qpdfCheck, pdftotextRaw, withPdf } from '../support/pdf.ts';

const folder = mkdtempSync(join(tmpdir(), 'banxin-ad-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A PDF on the disk, and what the shelf knows of it. */
async function shelfOf(name: string, bytes: Uint8Array) {
  const absolutePath = join(folder, name);
  writeFileSync(absolutePath, bytes);
  return probePictures([
    { file: name, absolutePath, where: { file: 'e.yaml', start: 0, end: 0 }, source: '', advertisement: true },
  ]);
}

/** A page of 200 × 100 pt by pdfkit, drawn by `draw`. */
async function drawn(draw: (doc: PDFKit.PDFDocument) => void): Promise<Uint8Array> {
  const doc = new PDFDocument({ size: [200, 100], margin: 0, font: undefined as never });
  const chunks: Uint8Array[] = [];
  const done = new Promise((resolve) => void doc.on('data', (chunk) => chunks.push(chunk)).on('end', resolve));
  draw(doc);
  doc.end();
  await done;
  return Buffer.concat(chunks);
}

const adPage = (file: string, width: number, height: number) =>
  testPage([
    frame({
      id: 'ad1',
      role: 'advertisement',
      rect: box(50, 60, width, height),
      order: 0,
      picture: { file, sha256: '1'.repeat(64), crop: { x: 0, y: 0, width, height }, alt: '广告' },
    }),
  ]);

async function placed(name: string, bytes: Uint8Array) {
  const { shelf, diagnostics } = await shelfOf(name, bytes);
  expect(diagnostics).toEqual([]);
  const { width, height } = shelf.get(name)!;
  const chunks: Uint8Array[] = [];
  const done = await press(head, [adPage(name, width, height)], book, shelf, printProfile, (chunk) => chunks.push(chunk), {});
  expect(done.diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
  return { pdf: new Uint8Array(Buffer.concat(chunks)), picture: shelf.get(name)!, shelf };
}

test('a page that Banxin pressed itself comes in with its type', async () => {
  const { bytes } = await pressed([linesOf(3)]);
  const { pdf, picture } = await placed('own.pdf', bytes);
  expect(picture).toMatchObject({ format: 'pdf', colour: 'cmyk', vector: true });
  const text = String.fromCodePoint(...Array.from({ length: 13 }, (_, i) => 0x4e00 + i));
  if (hasTool('pdftotext')) expect(withPdf(pdf, pdftotextRaw).replace(/\s/g, '')).toContain(text);
  if (hasTool('qpdf')) expect(withPdf(pdf, qpdfCheck)).toBe('');
});

test('two builds of it are the same bytes', async () => {
  const bytes = await drawn((doc) => doc.rect(10, 10, 50, 50).fill([0, 100, 0, 0]));
  const [a, b] = [await placed('a.pdf', bytes), await placed('a.pdf', bytes)];
  expect(Buffer.from(a.pdf).equals(Buffer.from(b.pdf))).toBe(true);
});

describe('what a plant asks', () => {
  const facts = async (name: string, bytes: Uint8Array) => (await (await shelfOf(name, bytes)).shelf.page!(name)).facts;

  test.each([
    [
      'CMYK',
      (doc: PDFKit.PDFDocument) => doc.rect(0, 0, 50, 50).fill([10, 20, 30, 40]),
      { rgb: false, transparent: false, fonts: [] },
    ],
    ['RGB', (doc: PDFKit.PDFDocument) => doc.rect(0, 0, 50, 50).fill('#ff0000'), { rgb: true, transparent: false, fonts: [] }],
    [
      'transparency',
      (doc: PDFKit.PDFDocument) => doc.fillOpacity(0.5).rect(0, 0, 50, 50).fill([0, 0, 0, 100]),
      { rgb: false, transparent: true, fonts: [] },
    ],
    [
      'a font that is not embedded',
      (doc: PDFKit.PDFDocument) => doc.font('Helvetica').fillColor([0, 0, 0, 100]).text('Bank', 10, 10),
      { rgb: false, transparent: false, fonts: ['Helvetica'] },
    ],
  ])('%s', async (name, draw, expected) => {
    expect(await facts(`${name}.pdf`, await drawn((doc) => void draw(doc)))).toEqual(expected);
  });
});

describe('a file that is no PDF to print', () => {
  test.each([
    ['cut short', '%PDF-1.7\n1 0 obj\n<<'],
    ['empty inside', '%PDF-1.7\n%%EOF\n'],
  ])('%s is told where the edition names it', async (name, text) => {
    const { diagnostics, shelf } = await shelfOf(`${name}.pdf`, Buffer.from(text));
    expect(diagnostics.map(({ code, severity, file }) => `${file} ${severity} ${code}`)).toEqual(['e.yaml error image-broken']);
    expect(shelf.get(`${name}.pdf`)).toBeUndefined();
  });

  test('a story’s picture may not be one', async () => {
    const absolutePath = join(folder, 'story.pdf');
    writeFileSync(absolutePath, await drawn((doc) => doc.rect(0, 0, 5, 5).fill([0, 0, 0, 100])));
    const { diagnostics } = await probePictures([
      { file: 'story.pdf', absolutePath, where: { file: 'a.md', start: 0, end: 0 }, source: '' },
    ]);
    expect(diagnostics.map(({ code, severity }) => `${severity} ${code}`)).toEqual(['error image-broken']);
  });
});
