/**
 * Bytes in, a promise of a zlib stream (RFC 1950) out, made on the thread pool while the next page is painted. What is long is deflated
 * in pieces side by side.
 */
import { promisify } from 'node:util';
import { constants, deflate, deflateRaw } from 'node:zlib';

const whole = promisify<Uint8Array, { level: number; chunkSize: number }, Uint8Array>(deflate);
const piece = promisify<Uint8Array, { level: number; chunkSize: number; finishFlush: number }, Uint8Array>(deflateRaw);

/** A page at level 2 takes a third of the time of level 6 and 6 % more bytes; outlines two thirds and 4 % more. */
const LEVEL = 2;
/** Figures in text are worth a little more time: a third fewer bytes than at level 2. */
const TEXT_LEVEL = 6;
const MODULUS = 65521;
const PIECE = 1 << 18;
/** What comes back at a time: by 16 kB, as Node has it, a page would go to the pool and back five times. */
const CHUNK = 1 << 16;

/** Deflates. A rejection waits for whoever awaits; it is never unhandled. */
export function deflating(bytes: Uint8Array): Promise<Uint8Array> {
  const promise = bytes.length > 2 * PIECE ? inPieces(bytes) : whole(bytes, { level: LEVEL, chunkSize: CHUNK });
  promise.catch(() => undefined);
  return promise;
}

/**
 * Deflates pixels, as one stream: of flat colours a piece can be so short that qpdf takes its end for a fault.
 */
export function deflatingPixels(bytes: Uint8Array): Promise<Uint8Array> {
  const promise = whole(bytes, { level: LEVEL, chunkSize: CHUNK });
  promise.catch(() => undefined);
  return promise;
}

/** Pieces that end on a byte (sync flush) are one deflate stream when they stand side by side; the last one ends it. */
async function inPieces(bytes: Uint8Array): Promise<Uint8Array> {
  const pieces: Promise<Uint8Array>[] = [];
  for (let start = 0; start < bytes.length; start += PIECE) {
    const last = start + PIECE >= bytes.length;
    const finishFlush = last ? constants.Z_FINISH : constants.Z_SYNC_FLUSH;
    pieces.push(piece(bytes.subarray(start, start + PIECE), { level: LEVEL, chunkSize: 2 * CHUNK, finishFlush }));
  }
  const trailer = new Uint8Array(4);
  new DataView(trailer.buffer).setUint32(0, adler32(bytes));
  return Buffer.concat([Uint8Array.of(0x78, 0x5e), ...(await Promise.all(pieces)), trailer]);
}

/** Text that comes piece by piece, its beginning last; kept deflated. */
export class DeflatedText {
  readonly #pieces: Piece[] = [];

  /** Takes a piece of the text, behind those before it. */
  async add(text: string): Promise<void> {
    this.#pieces.push(await pieceOf(text, false));
  }

  /** The whole: `head` before what was taken, `tail` behind it. `size`: bytes before they were deflated. */
  async whole(head: string, tail: string): Promise<{ readonly bytes: Uint8Array; readonly size: number }> {
    const all = [await pieceOf(head, false), ...this.#pieces, await pieceOf(tail, true)];
    const trailer = new Uint8Array(4);
    new DataView(trailer.buffer).setUint32(0, all.reduce(joinedSums, { sum: 1, size: 0 }).sum);
    const bytes = Buffer.concat([Uint8Array.of(0x78, 0x5e), ...all.map((one) => one.bytes), trailer]);
    return { bytes, size: all.reduce((sum, one) => sum + one.size, 0) };
  }
}

interface Piece {
  readonly bytes: Uint8Array;
  readonly size: number;
  readonly sum: number;
}

async function pieceOf(text: string, last: boolean): Promise<Piece> {
  const source = Buffer.from(text, 'utf8');
  const finishFlush = last ? constants.Z_FINISH : constants.Z_SYNC_FLUSH;
  const bytes = await piece(source, { level: TEXT_LEVEL, chunkSize: CHUNK, finishFlush });
  return { bytes, size: source.length, sum: adler32(source) };
}

/** The sum of two stretches from the sums of each (RFC 1950, 8.2). */
function joinedSums(one: Pick<Piece, 'sum' | 'size'>, next: Pick<Piece, 'sum' | 'size'>): Pick<Piece, 'sum' | 'size'> {
  const [a1, b1] = [one.sum & 0xffff, one.sum >>> 16];
  const [a2, b2] = [next.sum & 0xffff, next.sum >>> 16];
  const length = next.size % MODULUS;
  const a = (a1 + a2 - 1 + MODULUS) % MODULUS;
  const b = (b1 + b2 + length * (a1 - 1 + MODULUS)) % MODULUS;
  return { sum: ((b << 16) | a) >>> 0, size: one.size + next.size };
}

/** Adler-32 (RFC 1950, 8.2): sums are taken modulo 65521 before they can pass 2^31. */
export function adler32(bytes: Uint8Array): number {
  let a = 1;
  let b = 0;
  for (let start = 0; start < bytes.length; start += 2048) {
    const end = Math.min(start + 2048, bytes.length);
    for (let i = start; i < end; i++) {
      a += bytes[i] as number;
      b += a;
    }
    a %= MODULUS;
    b %= MODULUS;
  }
  return ((b << 16) | a) >>> 0;
}
