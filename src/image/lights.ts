/**
 * A picture of the shelf in, how light each place of it will be out: as the press prints it (the very pixels of print, through the plant's profile) and as a
 * screen shows it. Relative luminance, 0 to 1, paper and screen white being 1. Places nothing.
 */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { asTiff, decodeInks } from './inks.ts';
import { loadSharp } from './sharp.ts';
import type { InkForm, Lights, Picture, PicturePixels, PictureShelf, PixelForm, Placement } from './types.ts';

/** Pixels along the longer side: a stroke of a headline is two or three of them wide on the widest picture. */
const LONG = 800;
/** Pixels an inch at which a drawing in paths is rasterised for a press. */
const LINES = 600;

/** Measures a whole picture. Rejects with a `BrokenPicture` when the file cannot be decoded. */
export async function measureLights(shelf: PictureShelf, picture: Picture, ink: InkForm): Promise<Lights> {
  const { placement, aim } = wholeAt(picture);
  // No file passes as it is: all are thinned to one size.
  const form: PixelForm = { least: Infinity, aim, most: aim };
  const inked = await shelf.pixels(placement, { ...form, ink });
  const seen = await shelf.pixels(placement, form);
  const print = await lightOfInks(await inksOf(inked), inked.width, inked.height, ink.profile);
  const screen = await lightOnScreen(seen, inked);
  const [paper, black] = await lightOfInks(new Uint8Array([0, 0, 0, 0, 0, 0, 0, 255]), 2, 1, ink.profile);
  const share = (light: number): number => Math.min(1, light / paper!);
  for (let i = 0; i < print.length; i++) print[i] = share(print[i]!);
  const digest = createHash('sha256').update(print).update(screen).digest('hex');
  return { width: inked.width, height: inked.height, print, screen, black: share(black!), digest };
}

/** All of a picture at a size at which the pixels along its longer side come to `side`. */
function wholeAt({ file, width, height, vector }: Picture, side = LONG): { placement: Placement; aim: number } {
  const long = Math.max(width, height);
  const pt = vector ? (side * 72) / LINES / long : 1;
  const placement = { file, crop: { x: 0, y: 0, width, height }, width: width * pt, height: height * pt };
  return { placement, aim: vector ? LINES : 72 * Math.min(1, side / long) };
}

/** Pixels along the longer side that are enough to tell how dark a picture is as a whole. */
const FEW = 48;

/** How light a picture is in the mean, as grey: 0 is black, 1 white. Rejects with a `BrokenPicture` when the file cannot be decoded. */
export async function meanLight(shelf: PictureShelf, picture: Picture): Promise<number> {
  const { placement, aim } = wholeAt(picture, FEW);
  const { kind, bytes, width, height, channels } = await shelf.pixels(placement, { least: Infinity, aim, most: aim });
  const sharp = await loadSharp();
  const image = kind === 'jpeg' ? sharp(bytes) : sharp(bytes, { raw: { width, height, channels: channels as 1 | 3 | 4 } });
  const grey = await image.toColourspace('b-w').raw().toBuffer();
  return grey.reduce((sum, one) => sum + one, 0) / grey.length / 255;
}

/** Grey is black ink alone, as the press has it. */
async function inksOf({ kind, bytes, channels }: PicturePixels): Promise<Uint8Array> {
  if (channels === 4) return kind === 'jpeg' ? decodeInks(bytes) : bytes;
  const sharp = await loadSharp();
  const grey = kind === 'raw' ? bytes : await sharp(bytes).toColourspace('b-w').raw().toBuffer();
  const inks = new Uint8Array(grey.length * 4);
  for (let i = 0; i < grey.length; i++) inks[i * 4 + 3] = 255 - grey[i]!;
  return inks;
}

/** Luminance of inks by a profile; null: libvips' own. */
async function lightOfInks(inks: Uint8Array, width: number, height: number, profile: string | null): Promise<Float32Array> {
  const sharp = await loadSharp();
  const tiff = asTiff({ inks, width, height }, profile === null ? undefined : readFileSync(profile));
  return luminance(await sharp(tiff, { limitInputPixels: false }).toColourspace('srgb').raw().toBuffer(), 3);
}

async function lightOnScreen(
  { kind, bytes, width, height, channels }: PicturePixels,
  to: { readonly width: number; readonly height: number },
): Promise<Float32Array> {
  const sharp = await loadSharp();
  const image =
    kind === 'raw'
      ? sharp(bytes, { raw: { width, height, channels }, limitInputPixels: false })
      : sharp(bytes, { limitInputPixels: false });
  if (width !== to.width || height !== to.height) image.resize({ width: to.width, height: to.height, fit: 'fill' });
  const { data, info } = await image
    .toColourspace(channels === 1 ? 'b-w' : 'srgb')
    .raw()
    .toBuffer({ resolveWithObject: true });
  return luminance(data, info.channels);
}

/** Relative luminance of sRGB or grey (WCAG 2.2, "relative luminance"; IEC 61966-2-1). */
function luminance(pixels: Uint8Array, channels: number): Float32Array {
  const lights = new Float32Array(pixels.length / channels);
  for (let i = 0, at = 0; i < lights.length; i++, at += channels) {
    const [r, g, b] = channels < 3 ? [pixels[at]!, pixels[at]!, pixels[at]!] : [pixels[at]!, pixels[at + 1]!, pixels[at + 2]!];
    lights[i] = 0.2126 * LINEAR[r]! + 0.7152 * LINEAR[g]! + 0.0722 * LINEAR[b]!;
  }
  return lights;
}

const LINEAR = Float64Array.from({ length: 256 }, (_, i) => {
  const part = i / 255;
  return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
});
