/** Subsets: the outlines asked for, in the order asked for, in a font that other programs read. */
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Face, FontSubset } from '../../src/font/index.ts';
import { SfntFace } from '../../src/font/face.ts';
import { hasTool } from '../support/pdf.ts';
import { bookOf, code, drawn, KAI, scratch, SERIF } from './faces.ts';

const u16 = (bytes: Uint8Array, at: number): number => (bytes[at]! << 8) | bytes[at + 1]!;
const u32 = (bytes: Uint8Array, at: number): number => u16(bytes, at) * 65536 + u16(bytes, at + 2);

function tables(bytes: Uint8Array): Map<string, Uint8Array> {
  const found = new Map<string, Uint8Array>();
  for (let at = 12; at < 12 + 16 * u16(bytes, 4); at += 16)
    found.set(
      Buffer.from(bytes.subarray(at, at + 4)).toString('latin1'),
      bytes.subarray(u32(bytes, at + 8), u32(bytes, at + 8) + u32(bytes, at + 12)),
    );
  return found;
}

/** A subset read as a face again; our reader of outlines is judged by fontkit in face.test.ts. */
function reread(bytes: Uint8Array): Face {
  const path = join(scratch(), 'subset.ttf');
  writeFileSync(path, bytes);
  return new SfntFace({ id: 'subset', file: 'subset.ttf', path, index: 0 });
}

const gidsOf = (face: Face, text: string): number[] => [...text].map((character) => face.glyph(character.codePointAt(0)!));

describe.each([
  ['TTF', SERIF],
  ['WOFF', KAI],
  ['composites', code('TTF/SourceCodePro-Regular.ttf')],
])('glyf subset of a %s', (_, file) => {
  let face: Face;
  beforeAll(async () => {
    face = (await bookOf({ body: file })).role('body')[0]!;
  });

  it('keeps outlines and advances, in order, the first at 1', () => {
    const gids = gidsOf(face, 'ÅzAéçö').filter((gid) => gid > 0);
    const { kind, bytes } = face.subset(gids);
    const again = reread(bytes);
    expect(kind).toBe('glyf');
    expect(gids.map((_, i) => drawn(again.outline(i + 1)))).toEqual(gids.map((gid) => drawn(face.outline(gid))));
    expect(gids.map((_, i) => again.advance(i + 1))).toEqual(gids.map((gid) => face.advance(gid)));
  });

  it('is a whole font: sums right, lengths agree', () => {
    const { bytes } = face.subset(gidsOf(face, '中A文é'));
    let sum = 0;
    for (let at = 0; at < bytes.length; at += 4) sum = (sum + u32(bytes, at)) >>> 0;
    expect(sum).toBe(0xb1b0afba);
    const parts = tables(bytes);
    const glyphs = u16(parts.get('maxp')!, 4);
    expect(parts.get('loca')!.length).toBe(4 * (glyphs + 1));
    expect(u32(parts.get('loca')!, 4 * glyphs)).toBe(parts.get('glyf')!.length);
    expect(parts.get('hmtx')!.length).toBe(4 * glyphs);
  });
});

it('appends the parts of composites after the glyphs asked for', async () => {
  const face = (await bookOf({ body: code('TTF/SourceCodePro-Regular.ttf') })).role('body')[0]!;
  const [accented] = gidsOf(face, 'é');
  const glyphs = u16(tables(face.subset([accented!]).bytes).get('maxp')!, 4);
  expect(glyphs).toBe(4);
});

it('holds a glyph twice when it is asked for twice', async () => {
  const face = (await bookOf({ body: SERIF })).role('body')[0]!;
  const [gid] = gidsOf(face, '中');
  expect(drawn(reread(face.subset([gid!, gid!]).bytes).outline(2))).toBe(drawn(face.outline(gid!)));
});

it('is the same bytes for many glyphs as for few, glyph by glyph', async () => {
  const face = (await bookOf({ body: SERIF })).role('body')[0]!;
  const many = Array.from({ length: 4000 }, (_, i) => face.glyph(0x9fa5 - 4 * i)).filter((gid) => gid > 0);
  const parts = tables(face.subset(many).bytes);
  const [glyf, loca] = [parts.get('glyf')!, parts.get('loca')!];
  for (const i of [0, 1, 1999, many.length - 1]) {
    const one = tables(face.subset([many[i]!]).bytes);
    const from = u32(one.get('loca')!, 4);
    expect(
      Buffer.from(glyf.subarray(u32(loca, 4 * (i + 1)), u32(loca, 4 * (i + 2)))).equals(
        one.get('glyf')!.subarray(from, u32(one.get('loca')!, 8)),
      ),
    ).toBe(true);
  }
});

it('makes a bare CFF program of an OTF', async () => {
  const face = (await bookOf({ body: code('OTF/SourceCodePro-Regular.otf') })).role('body')[0]!;
  const { kind, bytes } = face.subset(gidsOf(face, 'banxin'));
  expect([kind, bytes[0]]).toEqual(['cff', 1]);
});

/** A page with the subset as a CID font and Identity-H, one glyph after another. */
function pdfWith({ kind, bytes: program }: FontSubset, glyphs: number): Buffer {
  const hex = Array.from({ length: glyphs }, (_, i) => (i + 1).toString(16).padStart(4, '0')).join('');
  const content = `BT /F 24 Tf 20 40 Td <${hex}> Tj ET`;
  const objects = [
    '<</Type/Catalog/Pages 2 0 R>>',
    '<</Type/Pages/Kids[3 0 R]/Count 1>>',
    '<</Type/Page/Parent 2 0 R/MediaBox[0 0 400 100]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>',
    `<</Length ${content.length}>>stream\n${content}\nendstream`,
    '<</Type/Font/Subtype/Type0/BaseFont/AAAAAA+Test/Encoding/Identity-H/DescendantFonts[6 0 R]>>',
    `<</Type/Font/Subtype/${kind === 'glyf' ? 'CIDFontType2/CIDToGIDMap/Identity' : 'CIDFontType0'}/BaseFont/AAAAAA+Test/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/DW 1000/FontDescriptor 7 0 R>>`,
    `<</Type/FontDescriptor/FontName/AAAAAA+Test/Flags 4/FontBBox[-1000 -1000 3000 2000]/ItalicAngle 0/Ascent 900/Descent -200/CapHeight 700/StemV 80/FontFile${kind === 'glyf' ? 2 : 3} 8 0 R>>`,
  ];
  const parts: Buffer[] = [Buffer.from('%PDF-1.7\n')];
  objects.forEach((object, i) => parts.push(Buffer.from(`${i + 1} 0 obj ${object} endobj\n`)));
  parts.push(
    Buffer.from(
      `8 0 obj <</Length ${program.length}${kind === 'glyf' ? `/Length1 ${program.length}` : '/Subtype/CIDFontType0C'}>>stream\n`,
    ),
    Buffer.from(program),
    Buffer.from('\nendstream endobj\n'),
  );
  const offsets = [...Array(8).keys()].map((i) => Buffer.concat(parts).indexOf(`${i + 1} 0 obj`));
  const start = Buffer.concat(parts).length;
  const table = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  parts.push(Buffer.from(`xref\n0 9\n0000000000 65535 f \n${table}trailer <</Size 9/Root 1 0 R>>\nstartxref\n${start}\n%%EOF\n`));
  return Buffer.concat(parts);
}

describe.skipIf(!hasTool('pdftoppm') || !hasTool('pdffonts'))('poppler', () => {
  it.each([SERIF, KAI, code('TTF/SourceCodePro-Regular.ttf'), code('OTF/SourceCodePro-Regular.otf')])(
    'draws the subset of %s without a warning',
    async (file) => {
      const face = (await bookOf({ body: file })).role('body')[0]!;
      const gids = gidsOf(face, 'HÅé').concat(gidsOf(face, '一中').filter(Boolean));
      const folder = scratch();
      writeFileSync(join(folder, 'a.pdf'), pdfWith(face.subset(gids), gids.length));
      const sh = (line: string): string => execFileSync('sh', ['-c', `${line} 2>&1`], { cwd: folder, encoding: 'utf8' });
      expect(sh('pdffonts a.pdf')).toMatch(/CID (TrueType|Type 0C) +Identity-H +yes yes/);
      expect(sh('pdftoppm -r 36 -gray a.pdf page')).toBe('');
      const dark = execFileSync('sh', ['-c', 'cat page*.pgm'], { cwd: folder })
        .subarray(15)
        .filter((v) => v < 128).length;
      expect(dark).toBeGreaterThan(50);
    },
  );
});
