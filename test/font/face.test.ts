/** Faces of every container, judged by fontkit and by each other. */
import { writeFileSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Face } from '../../src/font/index.ts';
import { glyfOutline } from '../../src/font/glyf.ts';
import { openFontBook, warmRoles } from '../../src/font/index.ts';
import {
  bookOf,
  code,
  collection,
  drawn,
  judge,
  judgeUnpacked,
  KAI,
  KAI2,
  pathOf,
  SANS,
  scratch,
  SERIF,
  SLICED,
} from './faces.ts';

const LETTERS = { moveTo: 'M', lineTo: 'L', quadraticCurveTo: 'Q', bezierCurveTo: 'C', closePath: 'Z' } as const;
const judged = (path: unknown): string =>
  drawn(
    (path as { commands: { command: keyof typeof LETTERS; args: number[] }[] }).commands.map(
      ({ command, args }) => [LETTERS[command], ...args] as const,
    ),
  );

const all = (face: Face, count: number, read: (gid: number) => unknown): unknown[] =>
  Array.from({ length: count }, (_, gid) => read(gid));

describe.each([
  ['TTF', SERIF],
  ['TTF, other cut', SANS],
  ['WOFF', code('WOFF/TTF/SourceCodePro-Regular.ttf.woff')],
  ['a Kai in WOFF', KAI],
])('%s', (_, file) => {
  let face: Face;
  const font = file === KAI ? judgeUnpacked(file) : judge(file);
  beforeAll(async () => {
    face = (await bookOf({ body: file })).role('body')[0]!;
  });

  it('gives every code point the glyph that fontkit gives it, and no other', () => {
    const covered = [];
    for (let c = 0; c < 0x30000; c++) if (face.glyph(c)) covered.push(c);
    expect(covered).toEqual(font.characterSet.filter((c) => c < 0x30000));
    const sample = covered.filter((_, i) => i % 11 === 0);
    expect(sample.map((c) => face.glyph(c))).toEqual(sample.map((c) => font.glyphForCodePoint(c).id));
  });

  it('gives advances and measures', () => {
    const gids = [0, 1, 34, 977, font.numGlyphs - 1];
    expect(gids.map((gid) => face.advance(gid))).toEqual(gids.map((gid) => font.getGlyph(gid).advanceWidth));
    expect(face.advance(font.numGlyphs)).toBe(0);
    expect([face.upem, face.ascent, face.descent, face.capHeight, face.italicAngle]).toEqual([
      font.unitsPerEm,
      font.ascent,
      font.descent,
      font.capHeight,
      font.italicAngle,
    ]);
    expect(face.bbox).toEqual([font.bbox.minX, font.bbox.minY, font.bbox.maxX, font.bbox.maxY]);
    expect(face.postscriptName).toBe(font.postscriptName);
    expect(face.embeddable).toBe(true);
  });

  it('draws the outlines that fontkit draws', () => {
    // No 。鬱Å: in the Kai fontkit draws a contour of nothing but control points wrongly.
    for (const character of [...'中文排字千年，Aaé1'].filter((one) => face.glyph(one.codePointAt(0)!)))
      expect(drawn(face.outline(face.glyph(character.codePointAt(0)!)))).toBe(
        judged(font.glyphForCodePoint(character.codePointAt(0)!).path),
      );
  });
});

it('draws a contour that has no point of its own, and one that begins at its last', () => {
  const glyph = (flags: readonly number[]): Uint8Array => {
    const bytes = Buffer.alloc(14 + flags.length + 16);
    bytes.writeInt16BE(1, 0);
    bytes.writeUInt16BE(3, 10);
    bytes.set(flags, 14);
    // A square walked round: (0,0) (10,0) (10,10) (0,10), each step in two bytes.
    [0, 10, 0, -10, 0, 0, 10, 0].forEach((step, i) => bytes.writeInt16BE(step, 18 + 2 * i));
    return bytes;
  };
  expect(drawn(glyfOutline(0, () => glyph([0, 0, 0, 0])))).toBe('M0 5Q0 0 5 0Q10 0 10 5Q10 10 5 10Q0 10 0 5Z');
  expect(drawn(glyfOutline(0, () => glyph([0, 1, 0, 1])))).toBe('M0 10Q0 0 10 0Q10 10 0 10Z');
  expect(drawn(glyfOutline(0, () => glyph([1, 1, 1, 1])))).toBe('M0 0L10 0L10 10L0 10Z');
});

describe('shaping', () => {
  // fontkit shapes Latin by the default language, whose digits differ; ours is Chinese.
  const plain = { liga: false, dlig: false, calt: false, clig: false, locl: false };

  it('kerns pairs as the font says, and leaves ligatures alone', async () => {
    for (const file of [SERIF, SANS]) {
      const face = (await bookOf({ body: file })).role('body')[0]!;
      const font = judge(file);
      for (const text of ['AVATAR', 'Typography To We', 'fi ffl 2024-11', 'P.O. “Yes,”', '10%']) {
        const run = font.layout(text, plain as never);
        const shaped = face.shape(text);
        expect(shaped.gids).toEqual(run.glyphs.map((glyph) => glyph.id));
        expect(shaped.advances).toEqual(run.positions.map((p) => p.xAdvance));
      }
    }
  });

  it('hands marks to the full shaper, and says where each glyph began', async () => {
    const face = (await bookOf({ body: SERIF })).role('body')[0]!;
    const shaped = face.shape('xe\u0301y');
    expect(shaped.clusters).toEqual([0, 1, 2, 3]);
    expect(shaped.advances[2]).toBe(0);
    expect(face.shape('2\u0301').gids[0]).toBe(face.glyph(0x32));
    expect(face.shape('𠮷a').clusters).toEqual([0, 2]);
  });

  it('substitutes half-width and vertical forms', async () => {
    const face = (await bookOf({ body: SERIF })).role('body')[0]!;
    const one = face.glyph(0x31);
    expect(face.advance(face.substitute(one, 'hwid'))).toBe(500);
    expect(face.shape('19', ['hwid']).advances).toEqual([500, 500]);
    expect(face.substitute(face.glyph(0x300c), 'vert')).not.toBe(face.glyph(0x300c));
    expect(face.substitute(face.glyph(0x4e2d), 'vert')).toBe(face.glyph(0x4e2d));
    expect(face.substitute(one, 'nope')).toBe(one);
  });
});

describe('containers', () => {
  it('reads each member of a collection', async () => {
    const root = scratch();
    writeFileSync(join(root, 'two.ttc'), collection([SERIF, SANS].map((file) => readFileSync(pathOf(file)))));
    const { value } = await openFontBook({ a: [{ file: 'two.ttc', index: 0 }], b: [{ file: 'two.ttc', index: 1 }] }, { root });
    const [serif, sans] = [value.role('a')[0]!, value.role('b')[0]!];
    expect([serif.postscriptName, sans.postscriptName]).toEqual(['NotoSerifSC-Regular', 'NotoSansSC-Regular']);
    expect([serif.id, sans.id, sans.index]).toEqual(['two', 'two.1', 1]);
    expect(drawn(sans.outline(sans.glyph(0x4e2d)))).toBe(judged(judge(SANS).glyphForCodePoint(0x4e2d).path));
    const beyond = await openFontBook({ a: [{ file: 'two.ttc', index: 2 }] }, { root });
    expect(beyond.diagnostics[0]!.message).toContain('has 2 fonts, no number 2');
  });

  it('unpacks WOFF2 to the glyphs of the font it was made of', async () => {
    const book = await bookOf({
      plain: code('TTF/SourceCodePro-Regular.ttf'),
      packed: code('WOFF2/TTF/SourceCodePro-Regular.ttf.woff2'),
    });
    const [plain, packed] = [book.role('plain')[0]!, book.role('packed')[0]!];
    const count = judge(code('TTF/SourceCodePro-Regular.ttf')).numGlyphs;
    expect(all(packed, count, (gid) => drawn(packed.outline(gid)))).toEqual(
      all(plain, count, (gid) => drawn(plain.outline(gid))),
    );
    expect(all(packed, count, (gid) => packed.advance(gid))).toEqual(all(plain, count, (gid) => plain.advance(gid)));
  });

  it('unpacks a whole Kai from WOFF2 as from WOFF', async () => {
    const book = await bookOf({ woff: KAI, woff2: KAI2 });
    const [one, two] = [book.role('woff')[0]!, book.role('woff2')[0]!];
    for (const character of '霞鹜文楷体字形A。') {
      const gid = one.glyph(character.codePointAt(0)!);
      expect(two.glyph(character.codePointAt(0)!)).toBe(gid);
      expect(drawn(two.outline(gid))).toBe(drawn(one.outline(gid)));
      expect(two.advance(gid)).toBe(one.advance(gid));
    }
  });

  it('unpacks ahead of use to the same outlines', async () => {
    const [cold, warm] = [await bookOf({ a: KAI }), await bookOf({ a: KAI, b: SERIF })];
    await warmRoles(warm, ['a', 'b', 'none']);
    const [one, two] = [cold.role('a')[0]!, warm.role('a')[0]!];
    expect(drawn(two.outline(one.glyph(0x6977)))).toBe(drawn(one.outline(one.glyph(0x6977))));
  });

  it('keeps an unpacked font in the cache, and reads it from there', async () => {
    const cacheDir = scratch();
    const files = [KAI, code('WOFF2/TTF/SourceCodePro-Bold.ttf.woff2')];
    const draw = async (): Promise<string[]> => {
      const book = await bookOf({ a: files[0]!, b: files[1]! }, process.cwd(), cacheDir);
      return ['a', 'b'].map((role) => drawn(book.role(role)[0]!.outline(book.role(role)[0]!.glyph(0x41))));
    };
    const first = await draw();
    const kept = readdirSync(cacheDir).sort();
    expect(kept.map((name) => name.replace(/-.*\./, '.'))).toEqual(['woff.sfnt', 'woff2.sfnt']);
    expect(await draw()).toEqual(first);
    expect(readdirSync(cacheDir).sort()).toEqual(kept);
  });

  it('draws CFF outlines of an OTF, plain or packed', async () => {
    const files = [
      'OTF/SourceCodePro-Regular.otf',
      'WOFF/OTF/SourceCodePro-Regular.otf.woff',
      'WOFF2/OTF/SourceCodePro-Regular.otf.woff2',
    ].map(code);
    const wanted = judged(judge(files[0]!).glyphForCodePoint(0x67).path);
    for (const file of files) {
      const face = (await bookOf({ a: file })).role('a')[0]!;
      expect(face.outlines).toBe('cff');
      expect(drawn(face.outline(face.glyph(0x67)))).toBe(wanted);
    }
  });

  it('takes a sliced family as one: every character by its slice', async () => {
    const book = await bookOf({ body: SLICED, short: '@fontsource/zcool-xiaowei' });
    expect(book.role('body').length).toBeGreaterThan(80);
    expect(book.role('short').length).toBe(book.role('body').length);
    const faces = [...'中文报纸，A'].map((character) => book.find('body', character.codePointAt(0)!));
    expect(faces.every((face) => face !== undefined)).toBe(true);
    expect(new Set(faces).size).toBeGreaterThan(2);
    expect(new Set(book.faces.map((face) => face.id)).size).toBe(book.faces.length);
    const owners = book.role('body').filter((face) => face.glyph(0x4e2d));
    expect(owners).toEqual([faces[0]]);
  });
});
