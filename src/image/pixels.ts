/**
 * A picture file and its placement come in; what a PDF embeds goes out. A JPEG that fits passes byte for byte; anything else is turned,
 * cropped and resampled by sharp, which is loaded at the first need, and brought into the inks of the press where there are any. Never
 * enlarges.
 */
import { readFile } from 'node:fs/promises';
import type { Sharp } from 'sharp';
import { type Header, MOST_PIXELS } from './header.ts';
import { defaultIcc, openIcc } from './icc.ts';
import { asTiff, decodeInks, flat, inked, type Inked, measureInks, photo } from './inks.ts';
import { svgAtSize } from './svg.ts';
import type { Crop, InkForm, PicturePixels, PixelForm, Placement } from './types.ts';
import { loadSharp } from './sharp.ts';

const PHOTO = { quality: 88, chromaSubsampling: '4:4:4' };
/** Drawings with soft tints: JPEG shows around edges below this. */
const DRAWING = { quality: 92, chromaSubsampling: '4:4:4' };
/** A drawing of no more colours stays exact. */
const FEW_COLOURS = 256;
const LIMIT = MOST_PIXELS;
/** Pixels an inch of a drawing in paths, on a press, as long as it has no more pixels than MANY. */
const LINES = 600,
  MANY = 16e6;

/** @throws whatever sharp says when the pixels cannot be decoded */
export async function pixelsOf(path: string, header: Header, placement: Placement, form: PixelForm): Promise<PicturePixels> {
  const ppi = (placement.crop.width * 72) / placement.width;
  const whole = isWhole(header, placement.crop);
  if (header.passes && ppi >= form.least && ppi <= form.most && (whole || placement.clip)) {
    const made = await passed(path, header, placement, whole, ppi, form.ink);
    if (made) return made;
  }
  if (header.vector) return drawing(await openSvg(path, placement, form), placement, form.ink, true);
  const { image, width } = await openRaster(path, header, placement, ppi, form);
  const made = (width * 72) / placement.width;
  if (form.ink && header.colour === 'cmyk') return photo(await inksOf(image, path, header, form.ink), form.ink.limit, made);
  const light = settled(image, header.colour === 'grey');
  if (header.format === 'png') return drawing(light, placement, form.ink, false);
  return form.ink && header.colour !== 'grey' ? inkPhoto(light, form.ink, made) : jpeg(light, PHOTO, made);
}

/** Nothing but less than a pixel is cut off. */
const isWhole = ({ width, height }: Header, crop: Crop): boolean => crop.width > width - 1 && crop.height > height - 1;

/** The file itself, where its colours may stay as they are: grey anywhere, inks on a press that takes as much of them, sRGB elsewhere. */
async function passed(
  path: string,
  header: Header,
  { crop }: Placement,
  whole: boolean,
  ppi: number,
  ink: InkForm | undefined,
): Promise<PicturePixels | undefined> {
  const { width, height, passes } = header;
  if (passes !== 1 && (passes === 4) !== (ink !== undefined)) return undefined;
  const bytes = await readFile(path);
  const found = passes === 4 ? measureInks({ inks: await decodeInks(path, header.unmarked), width, height }) : undefined;
  if (found && ink && found.most > ink.limit) return undefined;
  const shown = whole ? {} : { shown: crop };
  return { kind: 'jpeg', bytes, width, height, channels: passes!, ppi, ...shown, ...(found && { ink: found }) };
}

async function openSvg(path: string, { crop, width, height }: Placement, { aim, ink }: PixelForm): Promise<Sharp> {
  const sharp = await loadSharp();
  const most = Math.sqrt(MANY / ((width / 72) * (height / 72)));
  const ppi = ink ? Math.max(aim, Math.min(LINES, most)) : aim;
  const at = (length: number): number => Math.max(1, Math.round((length / 72) * ppi));
  const source = svgAtSize(await readFile(path, 'utf8'), crop, at(width), at(height));
  return settled(sharp(Buffer.from(source), { limitInputPixels: LIMIT, unlimited: true, density: 72 }), false);
}

/** Turned, thinned and cut: in this order, for then a JPEG is thinned while it is decoded. */
async function openRaster(
  path: string,
  header: Header,
  { crop, width }: Placement,
  ppi: number,
  { aim, most }: PixelForm,
): Promise<{ image: Sharp; width: number }> {
  const sharp = await loadSharp();
  const scale = ppi > most ? ((width / 72) * aim) / crop.width : 1;
  const full = { width: Math.max(1, Math.round(header.width * scale)), height: Math.max(1, Math.round(header.height * scale)) };
  const part = inPixels(crop, scale, full);
  const source = header.unmarked ? await uninverted(path) : path;
  const image = sharp(source, { limitInputPixels: LIMIT, sequentialRead: true, pages: 1 }).autoOrient();
  if (scale < 1) image.resize({ ...full, fit: 'fill' });
  if (part.width < full.width || part.height < full.height) image.extract(part);
  return { image, width: part.width };
}

/** A JPEG of four inks that are not stored inverted, as a TIFF, which never has them so; turned already. */
async function uninverted(path: string): Promise<Buffer> {
  const sharp = await loadSharp();
  const image = sharp(path, { limitInputPixels: LIMIT }).autoOrient().pipelineColourspace('cmyk').toColourspace('cmyk');
  const { data, info } = await image.raw().toBuffer({ resolveWithObject: true });
  for (let i = 0; i < data.length; i++) data[i] = 255 - data[i]!;
  return asTiff({ inks: data, width: info.width, height: info.height });
}

function inPixels(
  crop: Crop,
  scale: number,
  full: { width: number; height: number },
): { left: number; top: number; width: number; height: number } {
  const width = Math.min(full.width, Math.max(1, Math.round(crop.width * scale)));
  const height = Math.min(full.height, Math.max(1, Math.round(crop.height * scale)));
  const left = Math.min(full.width - width, Math.max(0, Math.round(crop.x * scale)));
  const top = Math.min(full.height - height, Math.max(0, Math.round(crop.y * scale)));
  return { left, top, width, height };
}

/** On white paper, in sRGB or grey: a CMYK or wide-gamut original is converted by its own profile. */
const settled = (image: Sharp, grey: boolean): Sharp =>
  image.flatten({ background: '#fff' }).toColourspace(grey ? 'b-w' : 'srgb');

/** The inks of a CMYK original: its own numbers where it says of no other press that they are meant for it. */
async function inksOf(image: Sharp, path: string, { tagged, unmarked, deep }: Header, { profile }: InkForm): Promise<Inked> {
  const foreign = tagged && !unmarked && !(await isOwn(path, profile));
  const own = foreign ? image.withIccProfile(profile ?? 'cmyk', { attach: false }) : image.pipelineColourspace('cmyk');
  // Sixteen bits are cut down here: sharp would clip them.
  const depth = deep && !foreign ? 'ushort' : 'uchar';
  const { data, info } = await own.removeAlpha().toColourspace('cmyk').raw({ depth }).toBuffer({ resolveWithObject: true });
  if (info.channels !== 4) throw new Error(`${info.channels as number} channels are not CMYK`);
  const inks = depth === 'uchar' ? data : data.filter((_, i) => i % 2 === 1);
  return { inks, width: info.width, height: info.height };
}

/** Whether a file carries the very profile that it is to be printed by. */
async function isOwn(path: string, profile: string | null): Promise<boolean> {
  const sharp = await loadSharp();
  const { icc } = await sharp(path, { limitInputPixels: false }).metadata();
  const { bytes } = profile === null ? await defaultIcc() : openIcc(profile);
  return icc !== undefined && icc.equals(bytes);
}

/** A photo without colour, whatever the file says, is black ink alone: four inks would give it a cast. */
async function inkPhoto(image: Sharp, form: InkForm, ppi: number): Promise<PicturePixels> {
  const { data, info } = await image.raw({ depth: 'uchar' }).toBuffer({ resolveWithObject: true });
  if (isNeutral(data, info.channels)) {
    const sharp = await loadSharp();
    const raw = { width: info.width, height: info.height, channels: 1 as const };
    return jpeg(sharp(firstChannel(data, info.channels), { raw, limitInputPixels: LIMIT }).toColourspace('b-w'), PHOTO, ppi);
  }
  return photo(await inked(data, info.width, info.height, form, false), form.limit, ppi);
}

async function jpeg(image: Sharp, options: typeof PHOTO, ppi: number): Promise<PicturePixels> {
  const { data, info } = await image.jpeg(options).toBuffer({ resolveWithObject: true });
  return { kind: 'jpeg', bytes: data, width: info.width, height: info.height, channels: info.channels === 1 ? 1 : 3, ppi };
}

/** Flat colours stay as they are; a drawing with tints, or a photo that came as PNG, becomes a JPEG. */
async function drawing(image: Sharp, placement: Placement, ink: InkForm | undefined, vector: boolean): Promise<PicturePixels> {
  const { data, info } = await image.raw({ depth: 'uchar' }).toBuffer({ resolveWithObject: true });
  const { width, height, channels } = info;
  const ppi = (width * 72) / placement.width;
  const { colours, grey } = palette(data, channels);
  const few = colours <= FEW_COLOURS;
  if (few && grey)
    return { kind: 'raw', bytes: channels > 1 ? firstChannel(data, channels) : data, width, height, channels: 1, ppi };
  if (ink && channels === 3) {
    const made = await inked(data, width, height, ink, few || vector);
    return few ? flat(made, ink.limit, ppi) : photo(made, ink.limit, ppi);
  }
  if (few) return { kind: 'raw', bytes: data, width, height, channels: 3, ppi };
  const sharp = await loadSharp();
  return jpeg(sharp(data, { raw: { width, height, channels: channels as 1 | 3 }, limitInputPixels: LIMIT }), DRAWING, ppi);
}

/** Counts colours until there are too many to stay exact; edges softened against white count as well, so a drawing's are few. */
function palette(pixels: Uint8Array, channels: number): { colours: number; grey: boolean } {
  const seen = new Set<number>();
  let grey = true;
  for (let i = 0; i < pixels.length && seen.size <= FEW_COLOURS; i += channels) {
    const [r, g, b] = channels < 3 ? [pixels[i]!, pixels[i]!, pixels[i]!] : [pixels[i]!, pixels[i + 1]!, pixels[i + 2]!];
    if (r !== g || g !== b) grey = false;
    seen.add((r << 16) | (g << 8) | b);
  }
  return { colours: seen.size, grey };
}

/** How far the lights of a grey photo are apart that was saved as JPEG in colour. */
const NEUTRAL = 4;

function isNeutral(pixels: Uint8Array, channels: number): boolean {
  if (channels < 3) return true;
  for (let i = 0; i < pixels.length; i += channels) {
    const [r, g, b] = [pixels[i]!, pixels[i + 1]!, pixels[i + 2]!];
    if (Math.abs(r - g) > NEUTRAL || Math.abs(g - b) > NEUTRAL) return false;
  }
  return true;
}

function firstChannel(pixels: Uint8Array, channels: number): Uint8Array {
  const grey = new Uint8Array(pixels.length / channels);
  for (let i = 0; i < grey.length; i++) grey[i] = pixels[i * channels]!;
  return grey;
}
