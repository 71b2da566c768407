/**
 * A picture file comes in; its format, size and turn go out, from the first and last bytes where the format allows. Decodes no pixels.
 */
import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { type Bytes, type Header, MOST_PIXELS, PictureFault } from './header.ts';
import { readJpegHeader } from './jpeg.ts';
import { readSvgHeader } from './svg.ts';
import type { Colour } from './types.ts';
import { loadSharp } from './sharp.ts';

/** @throws PictureFault when the file is no picture that Banxin reads, or is cut short; the system's error when it is not there */
export async function readHeader(path: string): Promise<Header> {
  const fd = openSync(path, 'r');
  try {
    const file = bytesOf(fd);
    const head = file.at(0, 32);
    if (head.length === 0) throw new PictureFault('is empty');
    if (head[0] === 0xff && head[1] === 0xd8) return readJpegHeader(file);
    if (head.toString('latin1', 0, 8) === '\x89PNG\r\n\x1a\n') return readPngHeader(file, head);
    if (head.toString('latin1', 0, 4) === 'RIFF' && head.toString('latin1', 8, 12) === 'WEBP')
      return await readWebpHeader(path, file, head);
    if (/^(II\*\0|MM\0[*+]|II\+\0)/.test(head.toString('latin1', 0, 4))) return await readBySharp(path, 'tiff');
    if (head.toString('latin1', 0, 5) === '%PDF-') return await (await import('./pdf.ts')).readPdfHeader(path);
    if (/^(\ufeff|\xef\xbb\xbf)?\s*</.test(head.toString('latin1'))) return readSvgHeader(file.at(0, file.size).toString('utf8'));
  } finally {
    closeSync(fd);
  }
  throw new PictureFault('is not a JPEG, PNG, WebP, TIFF, SVG or PDF file');
}

function bytesOf(fd: number): Bytes {
  return {
    size: fstatSync(fd).size,
    at(start, length) {
      const bytes = Buffer.alloc(length);
      return bytes.subarray(0, readSync(fd, bytes, 0, length, start));
    },
  };
}

/** PNG 3rd edition 11.2.1: IHDR comes first, colour types 0 and 4 are grey; IEND comes last, so that its absence tells a file cut short. */
function readPngHeader(file: Bytes, head: Buffer): Header {
  if (head.length < 26 || head.toString('latin1', 12, 16) !== 'IHDR') throw new PictureFault('is a damaged PNG');
  const tail = file.at(Math.max(0, file.size - 64), 64);
  if (!tail.includes('IEND') && !file.at(0, file.size).includes('IEND')) throw new PictureFault('is a PNG that is cut short');
  return {
    format: 'png',
    width: head.readUInt32BE(16),
    height: head.readUInt32BE(20),
    vector: false,
    orientation: 1,
    colour: (head[25]! & 3) === 0 ? 'grey' : 'rgb',
  };
}

async function readWebpHeader(path: string, file: Bytes, head: Buffer): Promise<Header> {
  if (head.readUInt32LE(4) + 8 > file.size) throw new PictureFault('is a WebP that is cut short');
  return readBySharp(path, 'webp');
}

/** The rarer formats: sharp costs a tenth of a second to load, and is loaded for these only. */
async function readBySharp(path: string, format: 'webp' | 'tiff'): Promise<Header> {
  const sharp = await loadSharp();
  try {
    const image = sharp(path, { limitInputPixels: false });
    const { width, height, orientation = 1, space, hasProfile, depth } = await image.metadata();
    if (width * height > MOST_PIXELS)
      throw new PictureFault(`has ${Math.round((width * height) / 1e6)} megapixels, more than a page can show: save it smaller`);
    const turned = orientation > 4;
    return {
      format,
      width: turned ? height : width,
      height: turned ? width : height,
      vector: false,
      orientation,
      colour: colourOf(space),
      ...(hasProfile && { tagged: true }),
      ...(depth === 'ushort' && { deep: true }),
    };
  } catch (error) {
    if (error instanceof PictureFault) throw error;
    const reason = (error as Error).message.split('\n')[0]!;
    if (reason.includes('labq')) throw new PictureFault('is a Lab TIFF of a kind that is not read: save it as RGB or CMYK');
    throw new PictureFault(`is a damaged ${format === 'webp' ? 'WebP' : 'TIFF'} (${reason})`);
  }
}

const SPACES: Readonly<Record<string, Colour>> = {
  'b-w': 'grey',
  grey16: 'grey',
  cmyk: 'cmyk',
  lab: 'lab',
  labs: 'lab',
  labq: 'lab',
};

const colourOf = (space: string | undefined): Colour => SPACES[space ?? ''] ?? 'rgb';
