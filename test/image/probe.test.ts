/** What the shelf knows of a file before its pixels: size after the turn, and whether it is whole. */
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { probePictures } from '../../src/image/index.ts';
import { newsprint, quarters, shelfFolder, shelfOf, tints } from './pictures.ts';

describe('sizes', () => {
  it.each([
    ['a.jpg', 'jpeg', () => quarters(60, 40).jpeg()],
    ['p.jpg', 'jpeg', () => quarters(60, 40).jpeg({ progressive: true })],
    ['c.jpg', 'jpeg', () => quarters(60, 40).toColourspace('cmyk').jpeg()],
    ['a.png', 'png', () => quarters(60, 40).png()],
    ['a.webp', 'webp', () => quarters(60, 40).webp()],
    ['a.tif', 'tiff', () => quarters(60, 40).tiff()],
  ])('of %s', async (file, format, make) => {
    const { picture, codes } = await shelfOf(file, await make().toBuffer());
    expect(codes).toEqual([]);
    const colour = file === 'c.jpg' ? 'cmyk' : 'rgb';
    expect(picture).toEqual({ file, format, width: 60, height: 40, vector: false, orientation: 1, colour });
  });

  it.each([1, 2, 3, 4, 5, 6, 7, 8])('of a JPEG with EXIF orientation %i are those after the turn', async (orientation) => {
    const { picture } = await shelfOf('a.jpg', await quarters(60, 40).jpeg().withMetadata({ orientation }).toBuffer());
    expect([picture!.orientation, picture!.width, picture!.height]).toEqual([
      orientation,
      ...(orientation > 4 ? [40, 60] : [60, 40]),
    ]);
  });

  it.each([
    [
      '<svg xmlns="http://www.w3.org/2000/svg" width="10cm" height="5cm" viewBox="0 0 200 100"><rect width="9" height="9"/></svg>',
      200,
      100,
    ],
    [
      '<?xml version="1.0"?><!-- <svg> --><svg xmlns="http://www.w3.org/2000/svg" width="96pt" height="1in"><path d="M0 0"/></svg>\n',
      128,
      96,
    ],
    ["<svg viewBox='-5,-5 20.5,10' xmlns='http://www.w3.org/2000/svg'/>", 20.5, 10],
  ])('of an SVG are its user units: %s', async (source, width, height) => {
    const { picture, codes } = await shelfOf('a.svg', source);
    expect(codes).toEqual([]);
    expect(picture).toEqual({ file: 'a.svg', format: 'svg', width, height, vector: true, orientation: 1, colour: 'rgb' });
  });
});

describe('files of no use', () => {
  it('tells a missing picture at each place that asks for it, and reads a whole one beside it', async () => {
    const folder = shelfFolder();
    await quarters(4, 4).png().toFile(join(folder, 'b.png'));
    const source = '![](a.jpg)\n![](a.jpg)';
    const request = (file: string, start: number) => ({
      file,
      absolutePath: join(folder, file),
      where: { file: 'x.md', start, end: start + 5 },
      source,
    });
    const { shelf, diagnostics } = await probePictures([request('a.jpg', 4), request('b.png', 4), request('a.jpg', 15)]);
    expect(diagnostics.map(({ code, file, line, column }) => [code, file, line, column])).toEqual([
      ['image-missing', 'x.md', 1, 5],
      ['image-missing', 'x.md', 2, 5],
    ]);
    expect(diagnostics[0]!.message).toContain('"a.jpg"');
    expect(shelf.get('a.jpg')).toBeUndefined();
    expect(shelf.get('b.png')).toBeDefined();
    await expect(
      shelf.pixels({ file: 'a.jpg', crop: { x: 0, y: 0, width: 1, height: 1 }, width: 1, height: 1 }, newsprint),
    ).rejects.toThrow(/^bug:/);
  });

  it.each(['jpeg', 'png', 'webp'] as const)('tells a %s that is cut short', async (format) => {
    const whole = await tints(300, 200).toFormat(format).toBuffer();
    const { codes, messages } = await shelfOf(`a.${format}`, whole.subarray(0, whole.length * 0.7));
    expect(codes).toEqual(['image-broken']);
    expect(messages[0]).toContain('cut short');
  });

  it('does not take the thumbnail of a JPEG that is cut short for its end', async () => {
    const whole = await tints(300, 200).jpeg().toBuffer();
    const thumbnail = await quarters(8, 8).jpeg().toBuffer();
    const segment = Buffer.concat([Buffer.of(0xff, 0xed, (thumbnail.length + 2) >> 8, (thumbnail.length + 2) & 255), thumbnail]);
    const cut = Buffer.concat([whole.subarray(0, 2), segment, whole.subarray(2, whole.length * 0.7)]);
    expect((await shelfOf('a.jpg', cut)).codes).toEqual(['image-broken']);
    const film = Buffer.concat([whole, Buffer.alloc(5000)]);
    expect((await shelfOf('a.jpg', film)).codes).toEqual([]);
  });

  it.each([
    ['', 'empty'],
    ['GIF89a........', 'is not a JPEG'],
    ['\xff\xd8\xff', 'does not say its size'],
    ['II*\0....', 'damaged TIFF'],
    ['<svg><path/></svg>', 'without a size'],
    ['<svg viewBox="0 0 9 9"><path', 'cut short'],
    ['<html></html>', 'no <svg>'],
  ])('tells that %j %s', async (text, why) => {
    const { codes, messages, picture } = await shelfOf('a.bin', Buffer.from(text, 'latin1'));
    expect(codes).toEqual(['image-broken']);
    expect(messages[0]).toContain(why);
    expect(picture).toBeUndefined();
  });

  it.each([
    ['<text x="1">字</text>', 'type'],
    ['<foreignObject/>', 'type'],
    ['<script>1</script>', 'script'],
    ['<rect onclick="x()"/>', 'script'],
    ['<image href="http://example.org/a.png"/>', 'http://example.org/a.png'],
    ['<use xlink:href="other.svg#a"/>', 'other.svg#a'],
    ['<style>@import "a.css";</style>', '@import'],
    ['<rect style="fill:url(other.svg#g)"/>', 'other.svg#g'],
  ])('refuses an SVG with %s', async (inside, why) => {
    const { codes, messages } = await shelfOf(
      'a.svg',
      `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">${inside}</svg>`,
    );
    expect(codes).toEqual(['svg-text']);
    expect(messages[0]).toContain(why);
  });

  it('takes an SVG that refers to itself only', async () => {
    const inside =
      '<!-- <text> --><defs><linearGradient id="g"/></defs><rect fill="url(#g)"/><use href="#g"/><image href="data:image/png;base64,AA=="/><title>text</title>';
    expect((await shelfOf('a.svg', `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">${inside}</svg>`)).codes).toEqual(
      [],
    );
  });
});
