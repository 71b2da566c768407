/**
 * The ICC profile of sRGB out: the compact one that libvips brings along (CC0, Saucecontrol). Reads no file.
 */
import { loadSharp } from './sharp.ts';

let known: Promise<Uint8Array> | undefined;

/** The bytes of an sRGB profile; the same for the same libvips. */
export const srgbProfile = (): Promise<Uint8Array> => (known ??= read());

async function read(): Promise<Uint8Array> {
  const sharp = await loadSharp();
  const pixel = sharp({ create: { width: 1, height: 1, channels: 3, background: '#fff' } });
  const png = await pixel.withIccProfile('srgb').png().toBuffer();
  const { icc } = await sharp(png).metadata();
  if (!icc) throw new Error('bug: libvips has no sRGB profile');
  return icc;
}
