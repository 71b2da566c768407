/**
 * Pages in, a PDF out, read by readers that are not ours: glyphs where the Layout has them, each face once, text K-only, pictures.
 */
import { execFileSync } from 'node:child_process';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import type { PictureShelf } from '../../src/image/types.ts';
import { frame, box, glyphs } from '../../src/layout/index.ts';
import { press, printProfile } from '../../src/press/index.ts';
import {
  compared,
  hasTool,
  pdfBoxes,
  pdfContents,
  pdffonts,
  pdfGlyphs,
  pdfimages,
  pdfOperators,
  pdftotextRaw,
  pdfText,
  qpdfPlain,
  withPdf,
} from '../support/pdf.ts';
import { misplaced } from '../support/glyphs.ts';
import { faceOf, fullPage, hanRun, head, testPage, testShelf, textFrame, textLine } from './sheet.ts';
import { book, jpeg, linesOf, pressed } from './pressed.ts';

describe('glyphs', () => {
  it('stand in the PDF where the Layout has them, and no others do', async () => {
    const page = fullPage(book);
    const drawn = await pdfGlyphs((await pressed([page])).bytes);
    expect(misplaced([page], drawn, 0.006)).toEqual([]);
    const meant = [...glyphs(page)];
    drawn.forEach((glyph, i) => {
      const { run, line } = meant[i]!;
      expect(glyph.size).toBeCloseTo(run.size, 3);
      expect(glyph.stretch).toBeCloseTo(run.stretch ?? 1, 4);
      expect(glyph.vertical).toBe(line.dir === 'ttb');
      expect(glyph.font).toBe(book.faces.find((face) => face.id === run.face)!.postscriptName);
    });
  });

  it('do not gather error over a long line of small uneven steps', async () => {
    const face = faceOf(book, 'body');
    const at = Array.from({ length: 400 }, (_, i) => 3 + i * 8.8005 + (i % 7) * 0.0011);
    const page = testPage([
      textFrame('f', 'body', [textLine(1, 60, [hanRun('字'.repeat(400), at, { face, size: 8.8 })], 0.00006)]),
    ]);
    const drawn = await pdfGlyphs((await pressed([page])).bytes);
    const worst = Math.max(...drawn.map((glyph, i) => Math.abs(glyph.x - at[i]!)));
    expect(drawn).toHaveLength(400);
    expect(worst).toBeLessThan(0.005);
  });

  it('survive codes whose bytes a string must escape', async () => {
    const page = testPage([linesOf(20).frames[0]!, linesOf(20, 0x5000).frames[0]!]);
    const drawn = await pdfGlyphs((await pressed([page])).bytes);
    expect(drawn.map((glyph) => glyph.text)).toEqual([...glyphs(page)].map((glyph) => glyph.text));
    expect(drawn).toHaveLength(520);
  });

  it('keep their place on a sheet with bleed', async () => {
    const page = fullPage(book);
    const { bytes } = await pressed([page], {}, { ...printProfile, sheet: { boxes: true, bleed: 8.504, slug: 0 } });
    const drawn = await pdfGlyphs(bytes, { bleed: 8.504 });
    expect(misplaced([page], drawn, 0.006)).toEqual([]);
    expect(
      misplaced(
        [page],
        drawn.map((glyph) => ({ ...glyph, x: glyph.x + 0.02 })),
      ),
    ).toHaveLength(20);
    if (!hasTool('pdfinfo')) return;
    const { MediaBox, BleedBox, TrimBox } = withPdf(bytes, (file) => pdfBoxes(file));
    expect(MediaBox).toEqual(BleedBox);
    expect(TrimBox).toEqual([8.5, 8.5, 348.66, 409]);
  });

  it('are a bug when they are .notdef', async () => {
    const face = faceOf(book, 'body');
    const page = testPage([textFrame('f', 'body', [textLine(1, 60, [hanRun('\u{10fffd}', [30], { face, size: 10 })])])]);
    await expect(pressed([page])).rejects.toThrow(/^bug: \.notdef of .* for "\u{10fffd}"/u);
  });
});

describe('text', () => {
  it('comes out as it stands in the runs, with a code for each meaning of a shared glyph', async () => {
    const page = fullPage(book);
    const { bytes } = await pressed([page]);
    const words = page.frames.flatMap((one) => (one.lines ?? []).map((line) => line.runs.map((run) => run.text).join('')));
    const parsed = compared(await pdfText(bytes));
    for (const line of words) if (!line.includes('⼈')) expect(parsed).toContain(compared(line));
    if (!hasTool('pdftotext')) return;
    const raw = compared(withPdf(bytes, pdftotextRaw));
    for (const line of words) expect(raw).toContain(compared(line));
  });

  it('takes no white space that was not drawn into the meaning of a glyph', async () => {
    const face = faceOf(book, 'body');
    const broken = { ...hanRun('约约', [30, 42], { face, size: 12 }), text: '约\n约 ', clusters: [0, 2] };
    const { bytes } = await pressed([testPage([textFrame('f', 'body', [textLine(1, 60, [broken])])])]);
    expect((await pdfGlyphs(bytes)).map((glyph) => glyph.text)).toEqual(['约', '约']);
    if (hasTool('qpdf')) expect(withPdf(bytes, qpdfPlain)).toContain('1 beginbfchar\n<0001> <7EA6>\n');
  });

  it('has a ligature stand for all its characters', async () => {
    const face = faceOf(book, 'body');
    const shaped = {
      face: face.id,
      size: 12,
      swatch: 'black',
      text: '约ffi约',
      gids: [face.glyph(0x7ea6), face.glyph(0x66), face.glyph(0x7ea6)],
      at: [30, 42, 60],
      clusters: [0, 1, 4],
      src: null,
    };
    const drawn = await pdfGlyphs((await pressed([testPage([textFrame('f', 'body', [textLine(1, 60, [shaped])])])])).bytes);
    expect(drawn.map((glyph) => glyph.text)).toEqual(['约', 'ffi', '约']);
  });
});

describe('a cluster of several glyphs', () => {
  it('has its text once', async () => {
    const face = faceOf(book, 'body');
    const two = { ...hanRun('甲乙', [42, 54], { face, size: 12 }), text: '\u00e9', clusters: [0, 0] };
    const line = textLine(1, 60, [hanRun('约', [30], { face, size: 12 }), two, hanRun('约', [66], { face, size: 12 })]);
    const { bytes } = await pressed([testPage([textFrame('f', 'body', [line])])]);
    expect(compared(await pdfText(bytes))).toContain('约\u00e9约');
    if (hasTool('pdftotext')) expect(compared(withPdf(bytes, pdftotextRaw))).toBe('约\u00e9约');
  });
});

describe('fonts', () => {
  it.skipIf(!hasTool('pdffonts'))('are embedded, subset, mapped, and each whole face is there once', async () => {
    const { bytes } = await pressed([fullPage(book), linesOf(5)]);
    const rows = withPdf(bytes, pdffonts);
    expect(rows.every((row) => row.embedded && row.subset && row.unicode)).toBe(true);
    expect(rows.map((row) => `${row.name.slice(7)} ${row.encoding}`).sort()).toEqual([
      'NotoSansSC-Black Identity-H',
      'NotoSerifSC-Regular Identity-H',
      'NotoSerifSC-Regular Identity-V',
    ]);
    const plain = withPdf(bytes, qpdfPlain);
    expect(plain.match(/\/FontFile[23] /g)).toHaveLength(2);
    expect(plain.match(/\/Subtype \/CIDFontType2/g)).toHaveLength(2);
  });
});

describe('ink', () => {
  it.skipIf(!hasTool('qpdf'))(
    'of text and paths is DeviceCMYK, black overprints, nothing is device RGB but pictures',
    async () => {
      const { bytes } = await pressed([fullPage(book)]);
      const [plain, operators, [content]] = withPdf(
        bytes,
        (file) => [qpdfPlain(file), pdfOperators(file), pdfContents(file)] as const,
      );
      for (const banned of ['rg', 'RG', 'g', 'G', 'cs', 'CS', 'sc', 'scn', 'SCN']) expect(operators).not.toContain(banned);
      expect(operators).toContain('TJ');
      expect(content).toContain('0 0 0 1 k\n');
      expect(content).toContain('0 1 0.9 0 k\n');
      expect(content).toMatch(/\/GOver gs\n0 0 0 1 K\n0\.5 w \[3 1\.5 \] 0 d 1 J\n/);
      expect(plain).toMatch(/\/OP true\s+\/OPM 1\s+\/Type \/ExtGState\s+\/op true/);
      expect(plain.match(/DeviceRGB/g)).toHaveLength(2);
    },
  );

  it('keeps white and colours knocking out', async () => {
    const face = faceOf(book, 'body');
    const lines = ['black', 'paper', 'red', 'grey'].map((swatch, i) =>
      textLine(i, 60 + i * 15, [hanRun('字', [30], { face, size: 10, swatch })]),
    );
    const { bytes } = await pressed([testPage([textFrame('f', 'body', lines)])]);
    if (!hasTool('qpdf')) return;
    const states = withPdf(bytes, qpdfPlain).match(/\/G(Over|Knock) gs|[\d.]+ [\d.]+ [\d.]+ [\d.]+ k/g);
    expect(states).toEqual(['/GOver gs', '0 0 0 1 k', '/GKnock gs', '0 0 0 0 k', '0 1 0.9 0 k', '/GOver gs', '0 0 0 0.4 k']);
  });
});

describe('pictures', () => {
  it('that repeat are one object, and JPEG bytes pass untouched', async () => {
    const { bytes, shelf } = await pressed([fullPage(book), fullPage(book)]);
    expect(shelf.asked).toEqual(['photo.jpg', 'drawing.png']);
    expect(Buffer.from(bytes).includes(Buffer.from(jpeg))).toBe(true);
    if (!hasTool('pdfimages')) return;
    const rows = withPdf(bytes, pdfimages);
    expect(rows.map((row) => `${row.page} ${row.encoding}`)).toEqual([
      '1 jpeg',
      '1 jpeg',
      '1 image',
      '2 jpeg',
      '2 jpeg',
      '2 image',
    ]);
    expect(new Set(rows.map((row) => row.object)).size).toBe(2);
    expect(rows[0]!.xPpi).toBe(24);
  });

  it('that are a little too large pass whole, and only the wanted part is seen', async () => {
    const half = { create: { width: 20, height: 30, channels: 3, background: '#0000ff' } } as const;
    const photo = await sharp({ create: { width: 40, height: 30, channels: 3, background: '#ff0000' } }).composite([{ input: await sharp(half).png().toBuffer(), left: 20, top: 0 }]).jpeg({ quality: 100, chromaSubsampling: '4:4:4' }).toBuffer(); // prettier-ignore
    const shelf: PictureShelf = {
      ...testShelf(photo),
      get: (file) => ({ file, format: 'jpeg', width: 40, height: 30, vector: false, orientation: 1 }),
      pixels: async ({ crop, clip }) => ({
        kind: 'jpeg',
        bytes: photo,
        width: 40,
        height: 30,
        channels: 3,
        ppi: 72,
        ...(clip && { shown: crop }),
      }),
    };
    // 32 by 30 of 40 by 30 are four fifths; 20 by 30 are half, which is left to the shelf to cut.
    const placed = (x: number, crop: ReturnType<typeof box>) =>
      frame({
        id: `f${x}`,
        role: 'picture',
        rect: box(x, 40, 64, 60),
        order: x,
        picture: { file: 'a.jpg', sha256: '', crop, alt: '' },
      });
    const chunks: Uint8Array[] = [];
    const page = testPage([placed(20, box(8, 0, 32, 30)), placed(120, box(20, 0, 20, 30))]);
    await press(head, [page], book, shelf, printProfile, (chunk) => chunks.push(chunk));
    const bytes = new Uint8Array(Buffer.concat(chunks));
    expect(Buffer.from(bytes).includes(photo)).toBe(true);
    if (!hasTool('pdftoppm')) return;
    const png = withPdf(bytes, (file) => execFileSync('pdftoppm', ['-r', '72', '-png', file]));
    const { data, info } = await sharp(png).removeAlpha().raw().toBuffer({ resolveWithObject: true });
    const colour = (x: number, y: number): string =>
      ['red', 'green', 'blue'].filter((_, i) => data[(y * info.width + x) * 3 + i]! > 128).join(' ');
    // 12 of the 32 that are seen are red: 24 of 64 pt.
    const white = 'red green blue';
    expect([17, 22, 42, 46, 82, 87].map((x) => colour(x, 70))).toEqual([white, 'red', 'red', 'blue', 'blue', white]);
    expect([37, 42, 97, 103].map((y) => colour(70, y))).toEqual([white, 'blue', 'blue', white]);
    expect([122, 182].map((x) => colour(x, 70))).toEqual(['red', 'blue']);
  });

  it('that cannot be decoded are all told, and nothing passes for a PDF', async () => {
    const broken = (file: string, id: string) =>
      frame({
        id,
        role: 'picture',
        rect: box(0, 0, 20, 20),
        order: 0,
        picture: { file, sha256: '', crop: box(0, 0, 9, 9), alt: '' },
      });
    const { bytes, value, diagnostics } = await pressed([
      testPage([broken('broken-1.png', 's1.p1.f1'), broken('broken-2.png', 's1.p1.f2')], 'p1', 'A01'),
      testPage([broken('broken-1.png', 's1.p2.f1'), broken('broken-3.png', 's1.p2.f2')], 'p2', 'A02'),
    ]);
    expect(value).toEqual({ pages: 0, bytes: 0 });
    expect(Buffer.from(bytes).includes('%%EOF')).toBe(false);
    expect(diagnostics.map(({ code, file, page, frame: id }) => `${code} ${file} ${page} ${id}`)).toEqual([
      'image-broken broken-1.png A01 s1.p1.f1',
      'image-broken broken-2.png A01 s1.p1.f2',
      'image-broken broken-3.png A02 s1.p2.f2',
    ]);
    expect(JSON.stringify(diagnostics)).not.toContain('/home');
  });

  it('that cannot be decoded are told with their place in the manuscript, where the shelf knows it', async () => {
    const where = {
      severity: 'error',
      code: 'image-broken',
      message: 'a.png: save it again',
      file: 'story.md',
      line: 7,
      column: 2,
    } as const;
    const fault = Object.assign(new Error(where.message), { diagnostic: where });
    const shelf: PictureShelf = { ...testShelf(jpeg), pixels: () => Promise.reject(fault) };
    const page = testPage([frame({ id: 'f', role: 'picture', rect: box(0, 0, 9, 9), order: 0, picture: { file: 'a.png', sha256: '', crop: box(0, 0, 9, 9), alt: '' } })]); // prettier-ignore
    const { diagnostics } = await press(head, [page], book, shelf, printProfile, () => undefined);
    expect(diagnostics).toEqual([{ ...where, page: 'A04', frame: 'f' }]);
  });

  it('in a frame without area are a bug', async () => {
    const flat = frame({
      id: 'f',
      role: 'picture',
      rect: box(0, 0, 20, 0),
      order: 0,
      picture: { file: 'photo.jpg', sha256: '', crop: box(0, 0, 9, 9), alt: '' },
    });
    await expect(pressed([testPage([flat])])).rejects.toThrow('bug: picture photo.jpg in a frame without area: f');
  });
});
