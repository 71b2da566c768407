/** Pictures in the inks of a press: every kind of file comes out right or is told, and none is over the limit. */
import sharp, { type Sharp } from 'sharp';
import { describe, expect, it } from 'vitest';
import { BrokenPicture, type PicturePixels } from '../../src/image/index.ts';
import { measureInks } from '../../src/image/inks.ts';
import { inkTable, limitInks, toInks } from '../../src/image/ink-table.ts';
import { placed, quarters, shelfOf, tints } from './pictures.ts';

const form = { least: 100, aim: 200, most: 300, ink: { profile: null, limit: 220 } };

/** What the press would print of a red, a green, a blue and a grey, by sharp's own way through the same profile. */
async function reference(image: Sharp): Promise<Uint8Array> {
  return image.withIccProfile('cmyk', { attach: false }).toColourspace('cmyk').raw().toBuffer();
}

/** The inks of a picture as embedded, at a point given in shares of width and height. */
async function inksAt(pixels: PicturePixels, x: number, y: number): Promise<number[]> {
  const at = (Math.floor(y * pixels.height) * pixels.width + Math.floor(x * pixels.width)) * 4;
  if (pixels.kind === 'raw') return [...pixels.bytes.subarray(at, at + 4)];
  const raw = await sharp(pixels.bytes).pipelineColourspace('cmyk').toColourspace('cmyk').raw().toBuffer();
  return [...raw.subarray(at, at + 4)];
}

/** The middles of the four quarters: red, green, blue, grey. */
const QUARTERS = [
  [0.25, 0.25],
  [0.75, 0.25],
  [0.25, 0.75],
  [0.75, 0.75],
] as const;

async function quartersOf(pixels: PicturePixels): Promise<number[][]> {
  return Promise.all(QUARTERS.map(([x, y]) => inksAt(pixels, x, y)));
}

const far = (a: readonly number[], b: readonly number[]): number => Math.max(...a.map((value, i) => Math.abs(value - b[i]!)));

async function made(file: string, bytes: Uint8Array | string, ppi = 200): Promise<PicturePixels> {
  const { shelf, picture, codes } = await shelfOf(file, bytes);
  expect(codes.filter((code) => code !== 'cmyk-unmarked')).toEqual([]);
  return shelf.pixels(placed(picture!, ppi), form);
}

/** A JPEG without one kind of segment. */
function without(bytes: Buffer, marker: number): Buffer {
  const parts = [bytes.subarray(0, 2)];
  let at = 2;
  while (bytes[at] === 0xff && bytes[at + 1] !== 0xda) {
    const length = 2 + bytes.readUInt16BE(at + 2);
    if (bytes[at + 1] !== marker) parts.push(bytes.subarray(at, at + length));
    at += length;
  }
  return Buffer.concat([...parts, bytes.subarray(at)]);
}

describe('the table from sRGB to inks', () => {
  it('is within a step of what sharp makes of the same colours, all but a hundredth, where the limit does not bite', async () => {
    const image = tints(120, 90);
    const ours = toInks(await inkTable({ profile: null, limit: 400 }), await image.clone().raw().toBuffer());
    const theirs = await reference(image);
    const off = Array.from(ours, (ink, i) => Math.abs(ink - theirs[i]!)).sort((a, b) => a - b);
    expect([off[Math.floor(0.99 * off.length)]! <= 2, off.at(-1)! <= 16]).toEqual([true, true]);
  });

  it.each([180, 220, 240, 300])('never passes a limit of %i %', async (limit) => {
    const rgb = Buffer.alloc(32 ** 3 * 3);
    for (let i = 0; i < 32 ** 3; i++) rgb.set([(i >> 10) * 8, ((i >> 5) & 31) * 8, (i & 31) * 8], 3 * i);
    const inks = toInks(await inkTable({ profile: null, limit }), rgb);
    expect(measureInks({ inks, width: 32, height: 32 ** 2 }).most).toBeLessThanOrEqual(limit + 1);
  });

  it('leaves paper white, and black where it is when colours give way', async () => {
    expect([...toInks(await inkTable({ profile: null, limit: 220 }), Uint8Array.of(255, 255, 255))]).toEqual([0, 0, 0, 0]);
    const inks = Uint8Array.of(250, 240, 230, 200);
    limitInks(inks, 0, 561);
    expect(inks[3]).toBeGreaterThanOrEqual(200);
    expect(inks[0]! + inks[1]! + inks[2]! + inks[3]!).toBeLessThanOrEqual(561);
  });
});

describe('a picture on the press', () => {
  const rgb = () => quarters(400, 300);
  it.each<[string, string, () => Promise<Buffer>]>([
    ['an RGB JPEG', 'a.jpg', () => rgb().jpeg({ quality: 95, chromaSubsampling: '4:4:4' }).toBuffer()],
    ['a PNG with alpha', 'a.png', () => rgb().ensureAlpha(1).png().toBuffer()],
    ['a PNG of 16 bits', 'a.png', () => rgb().toColourspace('rgb16').png().toBuffer()],
    ['a TIFF of 16 bits', 'a.tif', () => rgb().toColourspace('rgb16').tiff({ compression: 'lzw' }).toBuffer()],
    ['a WebP', 'a.webp', () => rgb().webp({ lossless: true }).toBuffer()],
    [
      'a JPEG tagged with Display P3',
      'a.jpg',
      () => rgb().withIccProfile('p3').jpeg({ quality: 95, chromaSubsampling: '4:4:4' }).toBuffer(),
    ],
    [
      'a JPEG tagged with the CMYK of a press',
      'a.jpg',
      () => rgb().withIccProfile('cmyk').toColourspace('cmyk').jpeg({ quality: 95 }).toBuffer(),
    ],
  ])('%s has the colours that it was given', async (_, file, bytes) => {
    const pixels = await made(file, await bytes());
    expect([pixels.channels, pixels.ink!.most <= 220]).toEqual([4, true]);
    const wanted = await reference(rgb());
    const expected = await Promise.all(
      QUARTERS.map(([x, y]) => inksAt({ kind: 'raw', bytes: wanted, width: 400, height: 300, channels: 4, ppi: 0 }, x, y)),
    );
    const found = await quartersOf(pixels);
    // A drawing's grey is black alone: the fourth quarter of the flat ones.
    for (const [i, inks] of found.entries())
      if (!(i === 3 && file !== 'a.jpg'))
        expect(far(inks, expected[i]!), `quarter ${i}: ${inks.join()} for ${expected[i]!.join()}`).toBeLessThan(20);
  });

  it('a grey JPEG stays grey, and passes byte for byte', async () => {
    const bytes = await tints(400, 300).greyscale().toColourspace('b-w').jpeg().toBuffer();
    const pixels = await made('a.jpg', bytes);
    expect([pixels.channels, Buffer.from(pixels.bytes).equals(bytes)]).toEqual([1, true]);
  });

  it('a photo without colour is grey, though its file is RGB', async () => {
    const bytes = await tints(400, 300).greyscale().jpeg().toBuffer();
    expect((await sharp(bytes).metadata()).channels).toBe(3);
    const pixels = await made('a.jpg', bytes);
    expect([pixels.channels, pixels.kind]).toEqual([1, 'jpeg']);
  });

  it('a grey PNG of 16 bits is grey', async () => {
    const pixels = await made('a.png', await quarters(400, 300).greyscale().toColourspace('grey16').png().toBuffer());
    expect([pixels.channels, pixels.kind]).toEqual([1, 'raw']);
  });

  it('a CMYK JPEG without a profile is meant for this press: its numbers stay, its bytes where they are within the limit', async () => {
    const light = Buffer.from(Array.from({ length: 400 * 300 }, () => [0, 240, 230, 10]).flat());
    const bytes = await cmykJpeg(light, 400, 300);
    const pixels = await made('a.jpg', bytes);
    expect(Buffer.from(pixels.bytes).equals(bytes)).toBe(true);
    const dark = Buffer.from(Array.from({ length: 400 * 300 }, () => [200, 190, 180, 200]).flat());
    const limited = await made('a.jpg', await cmykJpeg(dark, 400, 300));
    expect(limited.ink!.most).toBeLessThanOrEqual(220);
    expect((await inksAt(limited, 0.5, 0.5))[3]).toBeGreaterThan(195);
  });

  it('a CMYK JPEG without Adobe’s mark is not inverted, and said to be unmarked', async () => {
    const marked = await cmykJpeg(Buffer.from(Array.from({ length: 64 * 64 }, () => [20, 200, 180, 30]).flat()), 64, 64);
    const { shelf, picture, codes } = await shelfOf('a.jpg', without(marked, 0xee));
    expect(codes).toEqual(['cmyk-unmarked']);
    // Stored inverted, read as they stand: 255 less each.
    const small = await shelf.pixels(placed(picture!, 400), form);
    expect(
      far(
        await inksAt(small, 0.5, 0.5),
        [235, 55, 75, 225].map((ink) => ink),
      ),
    ).toBeLessThan(60);
    const onScreen = await shelf.pixels(placed(picture!, 400), { least: 100, aim: 200, most: 300 });
    const [r, g, b] = await sharp(onScreen.bytes).raw().toBuffer();
    expect(Math.max(r!, g!, b!)).toBeLessThan(60);
  });

  it('a CMYK TIFF of 16 bits keeps its tones', async () => {
    const deep = Buffer.alloc(64 * 64 * 8);
    for (let i = 0; i < 64 * 64; i++) [0, 0x8000, 0x4000, 0x1000].forEach((ink, j) => deep.writeUInt16LE(ink, 8 * i + 2 * j));
    const pixels = await made('a.tif', tiffOf(deep, 64, 64, 4, 5, 16));
    expect(far(await inksAt(pixels, 0.5, 0.5), [0, 128, 64, 16])).toBeLessThan(4);
  });

  it('turned by EXIF, it is upright', async () => {
    const bytes = await quarters(400, 300).jpeg({ quality: 95 }).withMetadata({ orientation: 6 }).toBuffer();
    const pixels = await made('a.jpg', bytes);
    expect([pixels.width, pixels.height]).toEqual([300, 400]);
    // A quarter to the right: the blue of the lower left is at the upper left.
    const [c, m] = await inksAt(pixels, 0.25, 0.25);
    expect(c! > 180 && m! > 120).toBe(true);
  });

  it('half seen through, it lies on paper white', async () => {
    const seen = sharp({ create: { width: 64, height: 64, channels: 4, background: { r: 0, g: 0, b: 0, alpha: 0.5 } } });
    const pixels = await made('a.png', await seen.png().toBuffer());
    expect([pixels.channels, pixels.bytes[0]! > 120 && pixels.bytes[0]! < 136]).toEqual([1, true]);
  });

  it('black lines of a drawing are black ink alone', async () => {
    const svg =
      '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 30"><rect width="40" height="30" fill="#fff"/><path d="M0 0H20V30H0Z" fill="#000"/><path d="M30 0H40V30H30Z" fill="#c00"/></svg>';
    const pixels = await made('a.svg', svg);
    expect(await inksAt(pixels, 0.25, 0.5)).toEqual([0, 0, 0, 255]);
    expect((await inksAt(pixels, 0.9, 0.5))[1]).toBeGreaterThan(180);
  });

  it('noise from black to white, the worst of a JPEG, stays within the limit', async () => {
    const noise = Buffer.alloc(240 * 180 * 3);
    let state = 7;
    for (let i = 0; i < noise.length; i++) noise[i] = (state = (state * 1103515245 + 12345) % 2147483648) > 2 ** 30 ? 255 : 0;
    const bytes = await sharp(noise, { raw: { width: 240, height: 180, channels: 3 } })
      .jpeg({ quality: 100 })
      .toBuffer();
    expect((await made('a.jpg', bytes)).ink!.most).toBeLessThanOrEqual(220);
  });

  it('300 megapixels become what their place needs', async () => {
    const bytes = await sharp({
      create: { width: 20000, height: 15000, channels: 3, background: '#a0b0c0' },
      limitInputPixels: false,
    })
      .tiff({ compression: 'lzw' })
      .toBuffer();
    const pixels = await made('a.tif', bytes, 5000);
    expect([pixels.width, pixels.height]).toEqual([800, 600]);
  }, 120_000);
});

describe('a picture that cannot be printed is told', () => {
  it.each<[string, string, string, RegExp]>([
    ['a Lab TIFF', 'a.tif', 'image-broken', /Lab TIFF/],
    ['a TIFF that is too large', 'b.tif', 'image-broken', /megapixels/],
    ['a JPEG of 12 bits', 'c.jpg', 'image-broken', /12 bits/],
    ['a JPEG cut short', 'd.jpg', 'image-broken', /cut short/],
    ['an SVG that loads a picture', 'e.svg', 'svg-text', /outside itself/],
    ['an SVG with a script', 'f.svg', 'svg-text', /script/],
    ['an SVG that loads by style', 'g.svg', 'svg-text', /outside itself/],
    ['an SVG with an entity', 'h.svg', 'svg-text', /outside itself/],
    ['an SVG of a million elements', 'i.svg', 'image-broken', /1000001 elements/],
  ])('%s', async (_, file, code, message) => {
    const { codes, messages } = await shelfOf(file, await BROKEN[file]!());
    expect(codes).toEqual([code]);
    expect(messages[0]).toMatch(message);
  });

  it.each([
    ['a JPEG with a damaged scan', 'a.jpg', async () => damaged(await tints(200, 150).jpeg().toBuffer())],
    ['an SVG nested too deep', 'a.svg', async () => svg(`${'<g>'.repeat(20000)}${'</g>'.repeat(20000)}`)],
    ['an SVG that multiplies itself', 'a.svg', async () => svg(multiplied())],
  ])('%s, when its pixels are asked for', async (_, file, bytes) => {
    const { shelf, picture, codes } = await shelfOf(file, await bytes());
    expect(codes).toEqual([]);
    await expect(shelf.pixels(placed(picture!, 400), form)).rejects.toBeInstanceOf(BrokenPicture);
  });
});

const svg = (inside: string): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 100 100">${inside}</svg>`;

/** 10^11 squares in twelve lines. */
function multiplied(): string {
  let defs = '<g id="a0"><rect width="9" height="9"/></g>';
  for (let i = 1; i < 12; i++) defs += `<g id="a${i}">${`<use xlink:href="#a${i - 1}"/>`.repeat(10)}</g>`;
  return `<defs>${defs}</defs><use xlink:href="#a11"/>`;
}

function damaged(bytes: Buffer): Buffer {
  const out = Buffer.from(bytes);
  out.fill(0, Math.floor(bytes.length / 3), bytes.length - 300);
  return out;
}

const BROKEN: Record<string, () => Promise<Buffer | string>> = {
  'a.tif': async () => tiffOf(Buffer.alloc(64 * 64 * 3, 90), 64, 64, 3, 8, 8),
  'b.tif': async () => tiffOf(Buffer.alloc(64), 40000, 40000, 3, 2, 8),
  'c.jpg': async () => twelve(await tints(64, 64).jpeg().toBuffer()),
  'd.jpg': async () => (await tints(200, 150).jpeg().toBuffer()).subarray(0, 3000),
  'e.svg': async () => svg('<image href="http://example.org/a.png" width="9" height="9"/>'),
  'f.svg': async () => svg('<script>alert(1)</script>'),
  'g.svg': async () => svg('<style>@import url(http://example.org/a.css);</style>'),
  'h.svg': async () => `<!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/passwd">]>${svg('<rect width="9" height="9"/>')}`,
  'i.svg': async () => svg('<rect width="9" height="9"/>'.repeat(1_000_000)),
};

/** A JPEG whose frame says 12 bits. */
function twelve(bytes: Buffer): Buffer {
  const out = Buffer.from(bytes);
  let at = 2;
  while (out[at + 1] !== 0xc0 && out[at + 1] !== 0xc2) at += 2 + out.readUInt16BE(at + 2);
  out[at + 4] = 12;
  return out;
}

/** An uncompressed TIFF of one strip. */
function tiffOf(data: Buffer, width: number, height: number, channels: number, photometric: number, bits: number): Buffer {
  const fields: [number, number, number, number][] = [
    [256, 4, 1, width],
    [257, 4, 1, height],
    [258, 3, channels, 0],
    [259, 3, 1, 1],
    [262, 3, 1, photometric],
    [273, 4, 1, 0],
    [277, 3, 1, channels],
    [278, 4, 1, height],
    [279, 4, 1, data.length],
  ];
  const values = 8 + 2 + fields.length * 12 + 4;
  const strip = values + 2 * channels;
  const head = Buffer.alloc(strip);
  head.write('II*\0', 0, 'latin1');
  head.writeUInt32LE(8, 4);
  head.writeUInt16LE(fields.length, 8);
  fields.forEach(([tag, type, count, value], i) => {
    head.writeUInt16LE(tag, 10 + 12 * i);
    head.writeUInt16LE(type, 12 + 12 * i);
    head.writeUInt32LE(count, 14 + 12 * i);
    head.writeUInt32LE(tag === 258 ? values : tag === 273 ? strip : value, 18 + 12 * i);
  });
  for (let i = 0; i < channels; i++) head.writeUInt16LE(bits, values + 2 * i);
  return Buffer.concat([head, data]);
}

/** Inks as a JPEG, as Photoshop would write it: inverted, with Adobe's mark, without a profile. */
const cmykJpeg = (inks: Buffer, width: number, height: number): Promise<Buffer> =>
  sharp(tiffOf(inks, width, height, 4, 5, 8))
    .pipelineColourspace('cmyk')
    .toColourspace('cmyk')
    .jpeg({ quality: 95 })
    .toBuffer();
