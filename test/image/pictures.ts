/** Pictures made for the tests: a field of four coloured quarters, so that a turn or a crop shows. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp, { type Sharp } from 'sharp';
import { onTestFinished } from 'vitest';
import { probePictures } from '../../src/image/index.ts';
import type { Picture, PicturePixels, PictureShelf, Placement } from '../../src/image/index.ts';

export const RED = [200, 30, 30],
  GREEN = [30, 160, 30],
  BLUE = [30, 30, 200],
  GREY = [128, 128, 128];

/** Red upper left, green upper right, blue lower left, grey lower right. */
export function quarters(width: number, height: number): Sharp {
  const bytes = Buffer.alloc(width * height * 3);
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++)
      bytes.set(y < height / 2 ? (x < width / 2 ? RED : GREEN) : x < width / 2 ? BLUE : GREY, 3 * (y * width + x));
  return sharp(bytes, { raw: { width, height, channels: 3 } });
}

/** Something like a photo: thousands of colours. */
export function tints(width: number, height: number): Sharp {
  const bytes = Buffer.alloc(width * height * 3);
  for (let i = 0; i < width * height; i++)
    bytes.set([(255 * (i % width)) / width, (255 * i) / (width * height), (i * 7) & 63], 3 * i);
  return sharp(bytes, { raw: { width, height, channels: 3 } });
}

/** A folder for one test, gone after it. */
export function shelfFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'banxin-image-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  return folder;
}

/** A shelf with one picture `file`. */
export async function shelfOf(
  file: string,
  bytes: Uint8Array | string,
): Promise<{ shelf: PictureShelf; picture: Picture | undefined; codes: string[]; messages: string[]; path: string }> {
  const path = join(shelfFolder(), file);
  writeFileSync(path, bytes);
  const { shelf, diagnostics } = await probePictures([
    { file, absolutePath: path, where: { file: 'a.md', start: 4, end: 9 }, source: '一\n二![](x)' },
  ]);
  return {
    shelf,
    picture: shelf.get(file),
    codes: diagnostics.map(({ code }) => code),
    messages: diagnostics.map(({ message }) => message),
    path,
  };
}

/** The whole picture at so many pixels an inch. */
export const placed = (picture: Picture, ppi: number, part: Partial<Placement> = {}): Placement => {
  const crop = part.crop ?? { x: 0, y: 0, width: picture.width, height: picture.height };
  return { file: picture.file, crop, width: (crop.width * 72) / ppi, height: (crop.height * 72) / ppi, ...part };
};

/** The colour at a point given in shares of width and height. */
export async function colourAt(pixels: PicturePixels, x: number, y: number): Promise<number[]> {
  const image =
    pixels.kind === 'jpeg'
      ? sharp(pixels.bytes)
      : sharp(pixels.bytes, { raw: { width: pixels.width, height: pixels.height, channels: pixels.channels as 1 | 3 } });
  const { data, info } = await image.raw().toBuffer({ resolveWithObject: true });
  const at = info.channels * (Math.floor(y * info.height) * info.width + Math.floor(x * info.width));
  return [...data.subarray(at, at + info.channels)];
}

/** How print wants its pictures. */
export const newsprint = { least: 170, aim: 250, most: 300 };
