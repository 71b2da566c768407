/**
 * Pixels in inks come in; what a PDF embeds goes out: a JPEG or the pixels themselves, never over the ink limit as a reader will decode
 * it. Measures what it hands out.
 */
import { inkTable, limitInks, toInks } from './ink-table.ts';
import type { InkFound, InkForm, PicturePixels } from './types.ts';
import { loadSharp } from './sharp.ts';

/** Pixels in four inks, C M Y K, 0–255 each. */
export interface Inked {
  readonly inks: Uint8Array;
  readonly width: number;
  readonly height: number;
}

/** Baseline JPEG of four inks without thinned colours, and with the tables of the standard: tables of its own take two and a half times as long for 2 % of the bytes. */
const QUALITY = 80;
/** Per cent that edges swing beyond what was put in, of most photos. */
const SWING = 5;
/** Tries before the pixels are embedded as they are. */
const ROUNDS = 8;
/** Per cent that another decoder, or a rounding of four inks, may add. */
const SLACK = 1;
/** Of the cells that `InkFound` has along the longer side. */
const CELLS = 64;

/**
 * sRGB pixels in the inks of a press, as much under its limit as a photo's JPEG will swing. `drawing`: what is grey in it is black ink alone, for
 * lines in four inks never meet.
 */
export async function inked(rgb: Uint8Array, width: number, height: number, form: InkForm, drawing: boolean): Promise<Inked> {
  const inks = toInks(await inkTable({ ...form, limit: form.limit - SLACK - SWING }), rgb);
  if (drawing) greyToBlack(rgb, inks);
  return { inks, width, height };
}

/** How far three lights may be apart and still be a grey of a drawing. */
const GREY = 3;

function greyToBlack(rgb: Uint8Array, inks: Uint8Array): void {
  for (let from = 0, to = 0; from < rgb.length; from += 3, to += 4) {
    const [r, g, b] = [rgb[from]!, rgb[from + 1]!, rgb[from + 2]!];
    if (Math.max(r, g, b) - Math.min(r, g, b) > GREY) continue;
    inks[to] = inks[to + 1] = inks[to + 2] = 0;
    inks[to + 3] = 255 - Math.round((r + g + b) / 3);
  }
}

/** What was measured, block by block. */
interface Blocks {
  readonly across: number;
  /** Most ink at a place of each block; 255 is one solid. */
  readonly sums: Uint16Array;
  /** Most cyan, magenta and yellow. */
  readonly colours: Uint16Array;
}

function measureBlocks({ inks, width, height }: Inked): Blocks {
  const across = Math.ceil(width / BLOCK);
  const sums = new Uint16Array(across * Math.ceil(height / BLOCK));
  const colours = new Uint16Array(sums.length);
  for (let y = 0, at = 0; y < height; y++)
    for (let x = 0, block = Math.floor(y / BLOCK) * across; x < width; block++) {
      let sum = sums[block]!;
      let colour = colours[block]!;
      for (const end = Math.min(width, x + BLOCK); x < end; x++, at += 4) {
        const three = inks[at]! + inks[at + 1]! + inks[at + 2]!;
        const four = three + inks[at + 3]!;
        if (three > colour) colour = three;
        if (four > sum) sum = four;
      }
      sums[block] = sum;
      colours[block] = colour;
    }
  return { across, sums, colours };
}

/** Most ink at one place and where colours lie. */
export const measureInks = (picture: Inked): InkFound => found(measureBlocks(picture));

/** Blocks gathered to cells. */
function found({ across, sums, colours }: Blocks): InkFound {
  const down = sums.length / across;
  const side = Math.max(1, Math.ceil(Math.max(across, down) / CELLS));
  const cells = Math.ceil(across / side);
  const most = new Uint16Array(cells * Math.ceil(down / side));
  let sum = 0;
  for (let block = 0; block < sums.length; block++) {
    const cell = Math.floor(block / across / side) * cells + Math.floor((block % across) / side);
    if (colours[block]! > most[cell]!) most[cell] = colours[block]!;
    if (sums[block]! > sum) sum = sums[block]!;
  }
  return { most: sum / 2.55, across: cells, side: side * BLOCK, colours: most };
}

/** Flat colours: the pixels themselves. */
export function flat(picture: Inked, limit: number, ppi: number): PicturePixels {
  const most = (limit - SLACK) * 2.55;
  for (let at = 0; at < picture.inks.length; at += 4) limitInks(picture.inks, at, most);
  const { inks: bytes, width, height } = picture;
  return { kind: 'raw', bytes, width, height, channels: 4, ppi, ink: measureInks(picture) };
}

/**
 * Photos: a JPEG, decoded again to see what became of its inks. Edges swing beyond what was put in: blocks in which they pass the limit
 * get less, until none does.
 */
export async function photo(picture: Inked, limit: number, ppi: number): Promise<PicturePixels> {
  const { inks, width, height } = picture;
  const most = (limit - SLACK) * 2.55;
  const given = measureBlocks(picture);
  const caps = new Float32Array(given.sums.length).fill(most - SWING * 2.55);
  limitBlocks(picture, caps, blocksOver(given, most - SWING * 2.55));
  for (let round = 0; round < ROUNDS; round++) {
    const bytes = await encode(picture);
    const drawn = measureBlocks({ inks: await decodeInks(bytes), width, height });
    const over = blocksOver(drawn, most);
    if (over.length === 0) return { kind: 'jpeg', bytes, width, height, channels: 4, ppi, ink: found(drawn) };
    for (const block of over) caps[block]! -= 1.5 * (drawn.sums[block]! - most) + 3 + 4 * round;
    limitBlocks(picture, caps, over);
  }
  return flat({ inks, width, height }, limit, ppi);
}

/** Side of a block of a JPEG without thinned colours. */
const BLOCK = 8;

async function encode(picture: Inked): Promise<Uint8Array> {
  const sharp = await loadSharp();
  return sharp(asTiff(picture), { limitInputPixels: false })
    .pipelineColourspace('cmyk')
    .toColourspace('cmyk')
    .jpeg({ quality: QUALITY, chromaSubsampling: '4:4:4', optimiseCoding: false })
    .toBuffer();
}

/** Blocks with a place over `most` (255 an ink). */
function blocksOver({ sums }: Blocks, most: number): number[] {
  const over: number[] = [];
  for (let block = 0; block < sums.length; block++) if (sums[block]! > most) over.push(block);
  return over;
}

/** Brings the pixels of some blocks within their caps. */
function limitBlocks({ inks, width, height }: Inked, caps: Float32Array, blocks: readonly number[]): void {
  const across = Math.ceil(width / BLOCK);
  for (const block of blocks) {
    const cap = caps[block]!;
    const [left, top] = [(block % across) * BLOCK, Math.floor(block / across) * BLOCK];
    const right = Math.min(width, left + BLOCK);
    for (let y = top; y < Math.min(height, top + BLOCK); y++)
      for (let at = (y * width + left) * 4; at < (y * width + right) * 4; at += 4)
        if (inks[at]! + inks[at + 1]! + inks[at + 2]! + inks[at + 3]! > cap) limitInks(inks, at, cap);
  }
}

/**
 * The inks of a CMYK file as they stand in it, whatever profile it carries. libvips takes those of every JPEG for inverted; of one
 * that is `unmarked` they are not.
 */
export async function decodeInks(file: Uint8Array | string, unmarked = false): Promise<Uint8Array> {
  const sharp = await loadSharp();
  const inks = await sharp(file, { limitInputPixels: false }).pipelineColourspace('cmyk').toColourspace('cmyk').raw().toBuffer();
  if (unmarked) for (let i = 0; i < inks.length; i++) inks[i] = 255 - inks[i]!;
  return inks;
}

/**
 * sharp takes raw pixels for RGB with alpha: these are wrapped as an uncompressed TIFF, which says what they are (TIFF 6.0, section 16). `icc`: the profile that
 * says what the inks look like.
 */
export function asTiff({ inks, width, height }: Inked, icc?: Uint8Array): Buffer {
  const LONG = 4;
  const SHORT = 3;
  const UNDEFINED = 7;
  const fields: readonly (readonly [tag: number, type: number, count: number, value: number])[] = [
    [256, LONG, 1, width],
    [257, LONG, 1, height],
    [258, SHORT, 4, 0],
    [259, SHORT, 1, 1],
    [262, SHORT, 1, 5],
    [273, LONG, 1, 0],
    [277, SHORT, 1, 4],
    [278, LONG, 1, height],
    [279, LONG, 1, inks.length],
    ...(icc ? [[34675, UNDEFINED, icc.length, 0] as const] : []),
  ];
  const bits = 8 + 2 + fields.length * 12 + 4;
  const strip = bits + 8;
  const head = Buffer.alloc(strip);
  head.write('II*\0', 0, 'latin1');
  head.writeUInt32LE(8, 4);
  head.writeUInt16LE(fields.length, 8);
  fields.forEach(([tag, type, count, value], i) => {
    const at = 10 + 12 * i;
    head.writeUInt16LE(tag, at);
    head.writeUInt16LE(type, at + 2);
    head.writeUInt32LE(count, at + 4);
    const far: Readonly<Record<number, number>> = { 258: bits, 273: strip, 34675: strip + inks.length };
    head.writeUInt32LE(far[tag] ?? value, at + 8);
  });
  for (let i = 0; i < 4; i++) head.writeUInt16LE(8, bits + 2 * i);
  return Buffer.concat([head, inks, ...(icc ? [icc] : [])]);
}
