/** What a PDF embeds: bytes that pass, or pixels turned, cropped and thinned for their place. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { BrokenPicture } from '../../src/image/index.ts';
import { BLUE, colourAt, GREEN, GREY, newsprint, placed, quarters, RED, shelfOf, tints } from './pictures.ts';

const near = (colour: readonly number[], wanted: readonly number[]): boolean =>
  colour.every((value, i) => Math.abs(value - wanted[i]!) < 12);

describe('a JPEG passes as it is', () => {
  it.each([
    ['baseline', false],
    ['progressive', true],
  ])('when it is %s and fits its place', async (_, progressive) => {
    const bytes = await tints(400, 300).jpeg({ progressive }).toBuffer();
    const { shelf, picture } = await shelfOf('a.jpg', bytes);
    for (const ppi of [170, 250, 300]) {
      const made = await shelf.pixels(placed(picture!, ppi), newsprint);
      expect(Buffer.from(made.bytes).equals(bytes)).toBe(true);
      expect([made.kind, made.width, made.height, made.channels, Math.round(made.ppi)]).toEqual(['jpeg', 400, 300, 3, ppi]);
    }
  });

  it('in grey too, on one channel', async () => {
    const bytes = await tints(400, 300).toColourspace('b-w').jpeg().toBuffer();
    const { shelf, picture } = await shelfOf('a.jpg', bytes);
    const made = await shelf.pixels(placed(picture!, 200), newsprint);
    expect([Buffer.from(made.bytes).equals(bytes), made.channels]).toEqual([true, 1]);
    const thinned = await shelf.pixels(placed(picture!, 500), newsprint);
    expect([thinned.channels, thinned.width]).toEqual([1, 200]);
  });

  it('whole with the part to show, when its painter can clip', async () => {
    const bytes = await tints(400, 300).jpeg().toBuffer();
    const { shelf, picture } = await shelfOf('a.jpg', bytes);
    const crop = { x: 50.5, y: 0, width: 200, height: 300 };
    const made = await shelf.pixels(placed(picture!, 200, { crop, clip: true }), newsprint);
    expect([Buffer.from(made.bytes).equals(bytes), made.shown]).toEqual([true, crop]);
    const cut = await shelf.pixels(placed(picture!, 200, { crop }), newsprint);
    expect([cut.shown, cut.width, cut.height]).toEqual([undefined, 200, 300]);
  });

  it.each([
    ['turned', () => tints(400, 300).jpeg().withMetadata({ orientation: 6 })],
    ['CMYK', () => tints(400, 300).toColourspace('cmyk').jpeg()],
    ['of another colour space', () => tints(400, 300).jpeg().withIccProfile('p3')],
  ])('not when it is %s', async (_, make) => {
    const bytes = await make().toBuffer();
    const { shelf, picture } = await shelfOf('a.jpg', bytes);
    const made = await shelf.pixels(placed(picture!, 200), newsprint);
    expect(Buffer.from(made.bytes).equals(bytes)).toBe(false);
    const { width, height, channels, space, icc, orientation } = await sharp(made.bytes).metadata();
    expect({ width, height, channels, space, icc, orientation }).toEqual({
      width: picture!.width,
      height: picture!.height,
      channels: 3,
      space: 'srgb',
      icc: undefined,
      orientation: undefined,
    });
  });
});

describe('resolution', () => {
  it('above 300 is thinned to 250, below it is left', async () => {
    const { shelf, picture } = await shelfOf('a.webp', await tints(600, 400).webp().toBuffer());
    const [fine, right, coarse] = [
      await shelf.pixels(placed(picture!, 600), newsprint),
      await shelf.pixels(placed(picture!, 280), newsprint),
      await shelf.pixels(placed(picture!, 90), newsprint),
    ];
    expect([fine.width, fine.height, Math.round(fine.ppi)]).toEqual([250, 167, 250]);
    expect([right.width, Math.round(right.ppi)]).toEqual([600, 280]);
    expect([coarse.width, Math.round(coarse.ppi)]).toEqual([600, 90]);
  });

  it('of an SVG is that of its place', async () => {
    const source =
      '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 20 10"><rect width="10" height="10" fill="#c81e1e"/><rect x="10" width="10" height="10" fill="#1e1ec8"/></svg>';
    const { shelf, picture } = await shelfOf('a.svg', source);
    const whole = await shelf.pixels(
      { file: 'a.svg', crop: { x: 0, y: 0, width: 20, height: 10 }, width: 144, height: 72 },
      newsprint,
    );
    expect([whole.kind, whole.width, whole.height, whole.channels, whole.bytes.length]).toEqual([
      'raw',
      500,
      250,
      3,
      500 * 250 * 3,
    ]);
    expect([near(await colourAt(whole, 0.49, 0.5), RED), near(await colourAt(whole, 0.51, 0.5), BLUE)]).toEqual([true, true]);
    const right = await shelf.pixels(
      { file: 'a.svg', crop: { x: 10, y: 2, width: 10, height: 8 }, width: 36, height: 28.8 },
      newsprint,
    );
    expect([right.width, right.height, near(await colourAt(right, 0.02, 0.02), BLUE)]).toEqual([125, 100, true]);
    expect(picture!.vector).toBe(true);
  });
});

describe('turn and crop', () => {
  // Where red, the first row's first quarter, comes to lie: Exif 2.32, tag 0x0112.
  it.each([
    [2, 0.75, 0.25],
    [3, 0.75, 0.75],
    [4, 0.25, 0.75],
    [5, 0.25, 0.25],
    [6, 0.75, 0.25],
    [7, 0.75, 0.75],
    [8, 0.25, 0.75],
  ])('orientation %i', async (orientation, x, y) => {
    const { shelf, picture } = await shelfOf('a.jpg', await quarters(120, 80).jpeg().withMetadata({ orientation }).toBuffer());
    const made = await shelf.pixels(placed(picture!, 200), newsprint);
    expect([made.width, made.height]).toEqual([picture!.width, picture!.height]);
    expect(near(await colourAt(made, x, y), RED)).toBe(true);
  });

  it.each([
    ['as it is', 200],
    ['thinned', 600],
  ])('cuts the turned picture, %s', async (_, ppi) => {
    const { shelf, picture } = await shelfOf(
      'a.jpg',
      await quarters(240, 160).jpeg().withMetadata({ orientation: 6 }).toBuffer(),
    );
    const lowerRight = { x: 80, y: 120, width: 80, height: 120 };
    const made = await shelf.pixels(placed(picture!, ppi, { crop: lowerRight }), newsprint);
    const wanted = ppi === 200 ? [80, 120] : [33, 50];
    expect([made.width, made.height]).toEqual(wanted);
    for (const [x, y] of [
      [0.1, 0.1],
      [0.9, 0.9],
    ])
      expect(near(await colourAt(made, x!, y!), GREEN)).toBe(true);
  });
});

describe('drawings and photos', () => {
  it('keep the flat colours of a PNG exact, grey on one channel', async () => {
    const { shelf, picture } = await shelfOf('a.png', await quarters(40, 40).png().toBuffer());
    const made = await shelf.pixels(placed(picture!, 200), newsprint);
    expect([made.kind, made.channels, await colourAt(made, 0.75, 0.25), await colourAt(made, 0.75, 0.75)]).toEqual([
      'raw',
      3,
      GREEN,
      GREY,
    ]);
    const grey = await shelfOf(
      'b.png',
      await sharp({ create: { width: 9, height: 9, channels: 3, background: '#808080' } })
        .png()
        .toBuffer(),
    );
    const plain = await grey.shelf.pixels(placed(grey.picture!, 200), newsprint);
    expect([plain.channels, [...new Set(plain.bytes)], plain.bytes.length]).toEqual([1, [128], 81]);
  });

  it('send a PNG of many colours as JPEG', async () => {
    const { shelf, picture } = await shelfOf('a.png', await tints(200, 200).png().toBuffer());
    expect((await shelf.pixels(placed(picture!, 200), newsprint)).kind).toBe('jpeg');
  });

  it('lay what is transparent on white', async () => {
    const { shelf, picture } = await shelfOf(
      'a.png',
      await sharp({ create: { width: 9, height: 9, channels: 4, background: { r: 0, g: 0, b: 0, alpha: 0 } } })
        .png()
        .toBuffer(),
    );
    expect([...new Set((await shelf.pixels(placed(picture!, 200), newsprint)).bytes)]).toEqual([255]);
  });
});

describe('the shelf', () => {
  it('makes the pixels of a placement once, and the same bytes each time', async () => {
    const bytes = await tints(500, 400).jpeg().toBuffer();
    const [one, two] = [await shelfOf('a.jpg', bytes), await shelfOf('a.jpg', bytes)];
    const first = await one.shelf.pixels(placed(one.picture!, 400), newsprint);
    expect(await one.shelf.pixels(placed(one.picture!, 400), newsprint)).toBe(first);
    expect(Buffer.from((await two.shelf.pixels(placed(two.picture!, 400), newsprint)).bytes).equals(first.bytes)).toBe(true);
    expect(one.shelf.sha256('a.jpg')).toBe(createHash('sha256').update(readFileSync(one.path)).digest('hex'));
  });

  it('tells where the copy asks for pixels that cannot be decoded', async () => {
    const whole = await tints(300, 200).png({ compressionLevel: 0 }).toBuffer();
    whole.fill(0x55, 2000, 90000);
    const { shelf, picture, codes, path } = await shelfOf('a.png', whole);
    expect(codes).toEqual([]);
    const fault: unknown = await shelf.pixels(placed(picture!, 400), newsprint).catch((error: unknown) => error);
    expect(fault).toBeInstanceOf(BrokenPicture);
    const { code, file, line, column, message } = (fault as BrokenPicture).diagnostic;
    expect([code, file, line, column]).toEqual(['image-broken', 'a.md', 2, 3]);
    expect(message).toContain('"a.png" cannot be decoded');
    expect(message).not.toContain(path);
  });

  it('places a picture of one pixel', async () => {
    const { shelf, picture } = await shelfOf(
      'a.png',
      await sharp({ create: { width: 1, height: 1, channels: 3, background: 'red' } })
        .png()
        .toBuffer(),
    );
    const made = await shelf.pixels(
      { file: 'a.png', crop: { x: 0, y: 0, width: 1, height: 1 }, width: 300, height: 300 },
      newsprint,
    );
    expect([picture!.width, made.width, made.height]).toEqual([1, 1, 1]);
    const fine = await shelf.pixels(
      { file: 'a.png', crop: { x: 0, y: 0, width: 1, height: 1 }, width: 0.01, height: 0.01 },
      newsprint,
    );
    expect([fine.width, fine.height]).toEqual([1, 1]);
  });
});
