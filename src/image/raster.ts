/**
 * SVG in, pixels of a whole page out, as PNG and as JPEG in any width; and pixels of a picture as a data URL, for SVG to hold. Same SVG, same bytes on
 * one platform.
 */
import type { Sharp } from 'sharp';
import type { PicturePixels } from './types.ts';
import { loadSharp } from './sharp.ts';

/** A page in pixels. */
export interface Raster {
  png(): Promise<Uint8Array>;
  /** `width`: pixels; never enlarged. */
  jpeg(width: number): Promise<Uint8Array>;
}

const PAGE_JPEG = { quality: 80, chromaSubsampling: '4:4:4' };

const sharpOf = loadSharp;

/** Draws SVG at its own width and height. @throws what librsvg says of an SVG that it cannot draw */
export async function rasterise(svg: string): Promise<Raster> {
  const sharp = await sharpOf();
  const { data, info } = await sharp(Buffer.from(svg, 'utf8'), { unlimited: true, limitInputPixels: false })
    .flatten({ background: '#fff' })
    .raw()
    .toBuffer({ resolveWithObject: true });
  const raw = { width: info.width, height: info.height, channels: info.channels };
  const image = (): Sharp => sharp(data, { raw, limitInputPixels: false });
  return {
    png: () => image().png({ compressionLevel: 6 }).toBuffer(),
    jpeg: (width) => image().resize({ width, withoutEnlargement: true }).jpeg(PAGE_JPEG).toBuffer(),
  };
}

/** Pixels as a file that a browser shows. */
export async function webFile({
  kind,
  bytes,
  width,
  height,
  channels,
}: PicturePixels): Promise<{ readonly type: 'image/jpeg' | 'image/png'; readonly bytes: Uint8Array }> {
  if (kind === 'jpeg') return { type: 'image/jpeg', bytes };
  const sharp = await sharpOf();
  return { type: 'image/png', bytes: await sharp(bytes, { raw: { width, height, channels } }).png().toBuffer() };
}

/** The same as a data URL. */
export async function dataUrl(pixels: PicturePixels): Promise<string> {
  const { type, bytes } = await webFile(pixels);
  return `data:${type};base64,${Buffer.from(bytes).toString('base64')}`;
}
