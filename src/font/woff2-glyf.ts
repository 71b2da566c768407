/**
 * The transformed `glyf` table of a WOFF2 file comes in; `glyf` and a long `loca` go out (W3C WOFF 2.0, clause 5.1 to 5.3).
 */
import { viewOf } from './bytes.ts';

/** Reads big-endian numbers one after another. */
export class Reader {
  at: number;
  readonly #bytes: Uint8Array;

  constructor(bytes: Uint8Array, at: number) {
    this.#bytes = bytes;
    this.at = at;
  }

  u8(): number {
    if (this.at >= this.#bytes.length) throw new RangeError('cut short');
    return this.#bytes[this.at++]!;
  }

  u16(): number {
    return (this.u8() << 8) | this.u8();
  }

  i16(): number {
    return (this.u16() << 16) >> 16;
  }

  u32(): number {
    return this.u16() * 65536 + this.u16();
  }

  /** UIntBase128, clause 6.1. */
  base128(): number {
    let value = 0;
    for (let byte = 0x80; byte & 0x80;) {
      byte = this.u8();
      value = value * 128 + (byte & 127);
    }
    return value;
  }

  /** 255UInt16, clause 6.1. */
  short255(): number {
    const code = this.u8();
    if (code === 253) return this.u16();
    if (code === 255) return this.u8() + 253;
    if (code === 254) return this.u8() + 506;
    return code;
  }

  take(length: number): Uint8Array {
    const bytes = this.#bytes.subarray(this.at, (this.at += length));
    if (bytes.length < length) throw new RangeError('cut short');
    return bytes;
  }
}

interface Streams {
  readonly contours: Reader;
  readonly points: Reader;
  readonly flags: Reader;
  readonly glyphs: Reader;
  readonly composites: Reader;
  readonly boxes: Reader;
  readonly boxGiven: Uint8Array;
  readonly instructions: Reader;
}

/** Room for the outline of one glyph, used again for the next. */
interface Scratch {
  xs: Int16Array;
  ys: Int16Array;
  on: Uint8Array;
}

export interface Rebuilt {
  readonly glyf: Uint8Array;
  readonly loca: Uint8Array;
  /** Left edge of every glyph, for bearings that hmtx leaves out. */
  readonly xMins: Int16Array;
}

/** Undoes the glyf transform of a WOFF2 file (WOFF2 5.1). */
export function rebuildGlyf(table: Uint8Array): Rebuilt {
  const count = viewOf(table).getUint16(4);
  const { streams, bound } = part(table, count);
  const glyf = new Uint8Array(bound);
  const loca = new Uint8Array(4 * (count + 1));
  const [out, offsets, xMins] = [viewOf(glyf), viewOf(loca), new Int16Array(count)];
  const scratch: Scratch = { xs: new Int16Array(1024), ys: new Int16Array(1024), on: new Uint8Array(1024) };
  let at = 0;
  for (let gid = 0; gid < count; gid++) {
    const start = at;
    const contours = streams.contours.i16();
    const boxed = (streams.boxGiven[gid >> 3]! & (0x80 >> (gid & 7))) !== 0;
    if (contours > 0) at = writeSimple(glyf, out, start, contours, boxed, streams, scratch);
    else if (contours < 0) at = writeComposite(glyf, out, start, streams);
    if (at > start) xMins[gid] = out.getInt16(start + 2);
    at = (at + 3) & ~3;
    offsets.setUint32(4 * (gid + 1), at);
  }
  return { glyf: glyf.subarray(0, at), loca, xMins };
}

/** The seven streams, and a bound of what they unpack to: at most 5 bytes a point, 2 a contour, 17 a glyph. */
function part(table: Uint8Array, count: number): { streams: Streams; bound: number } {
  const sizes = new Reader(table, 8);
  const [contours, points, flags, glyphs, composites, boxes, instructions] = Array.from({ length: 7 }, () => sizes.u32()) as [
    number,
    number,
    number,
    number,
    number,
    number,
    number,
  ];
  let at = 36;
  const next = (size: number): Uint8Array => table.subarray(at, (at += size));
  const reader = (size: number): Reader => new Reader(next(size), 0);
  const bitmap = 4 * Math.ceil(count / 32);
  const streams: Streams = {
    contours: reader(contours),
    points: reader(points),
    flags: reader(flags),
    glyphs: reader(glyphs),
    composites: reader(composites),
    boxGiven: next(bitmap),
    boxes: reader(boxes - bitmap),
    instructions: reader(instructions),
  };
  return { streams, bound: 5 * flags + 2 * points + composites + instructions + 17 * count + 64 };
}

const WORDS = 0x0001,
  SCALE = 0x0008,
  MORE = 0x0020,
  XY_SCALE = 0x0040,
  TWO_BY_TWO = 0x0080,
  INSTRUCTIONS = 0x0100;

function writeComposite(glyf: Uint8Array, out: DataView, start: number, streams: Streams): number {
  const { composites } = streams;
  out.setInt16(start, -1);
  glyf.set(streams.boxes.take(8), start + 2);
  let at = start + 10;
  let instructed = false;
  for (let more = true; more;) {
    const flags = composites.u16();
    const rest = 2 + (flags & WORDS ? 4 : 2) + (flags & SCALE ? 2 : flags & XY_SCALE ? 4 : flags & TWO_BY_TWO ? 8 : 0);
    out.setUint16(at, flags);
    glyf.set(composites.take(rest), at + 2);
    at += 2 + rest;
    instructed ||= (flags & INSTRUCTIONS) !== 0;
    more = (flags & MORE) !== 0;
  }
  return instructed ? writeInstructions(glyf, out, at, streams) : at;
}

function writeInstructions(glyf: Uint8Array, out: DataView, at: number, { glyphs, instructions }: Streams): number {
  const length = glyphs.short255();
  out.setUint16(at, length);
  glyf.set(instructions.take(length), at + 2);
  return at + 2 + length;
}

function writeSimple(
  glyf: Uint8Array,
  out: DataView,
  start: number,
  contours: number,
  boxed: boolean,
  streams: Streams,
  scratch: Scratch,
): number {
  out.setInt16(start, contours);
  let at = start + 10;
  let points = 0;
  for (let i = 0; i < contours; i++, at += 2) {
    points += streams.points.short255();
    out.setUint16(at, points - 1);
  }
  readPoints(points, streams, scratch);
  if (boxed) glyf.set(streams.boxes.take(8), start + 2);
  else writeBox(out, start + 2, points, scratch);
  at = writeInstructions(glyf, out, at, streams);
  return writePoints(glyf, out, at, points, scratch);
}

/** Clause 5.2: a flag and one to four bytes say how far a point lies from the one before. */
function readPoints(count: number, { flags, glyphs }: Streams, scratch: Scratch): void {
  if (count > scratch.xs.length)
    [scratch.xs, scratch.ys, scratch.on] = [new Int16Array(2 * count), new Int16Array(2 * count), new Uint8Array(2 * count)];
  const { xs, ys, on } = scratch;
  let x = 0;
  let y = 0;
  for (let i = 0; i < count; i++) {
    const code = flags.u8();
    const flag = code & 127;
    let dx = 0;
    let dy = 0;
    const b0 = glyphs.u8();
    if (flag < 10) dy = ((flag & 14) << 7) + b0;
    else if (flag < 20) dx = (((flag - 10) & 14) << 7) + b0;
    else if (flag < 84) {
      dx = 1 + ((flag - 20) & 0x30) + (b0 >> 4);
      dy = 1 + (((flag - 20) & 0x0c) << 2) + (b0 & 15);
    } else if (flag < 120) {
      dx = 1 + (Math.floor((flag - 84) / 12) << 8) + b0;
      dy = 1 + ((((flag - 84) % 12) >> 2) << 8) + glyphs.u8();
    } else if (flag < 124) {
      const b1 = glyphs.u8();
      dx = (b0 << 4) + (b1 >> 4);
      dy = ((b1 & 15) << 8) + glyphs.u8();
    } else {
      dx = (b0 << 8) + glyphs.u8();
      dy = glyphs.u16();
    }
    // The sign of a lone vertical step is in bit 0, of a pair in bits 0 and 1.
    x += flag & 1 ? dx : -dx;
    y += (flag < 10 ? flag & 1 : flag & 2) ? dy : -dy;
    xs[i] = x;
    ys[i] = y;
    on[i] = code < 128 ? 1 : 0;
  }
}

function writeBox(out: DataView, at: number, count: number, { xs, ys }: Scratch): void {
  let [x0, y0, x1, y1] = [xs[0] ?? 0, ys[0] ?? 0, xs[0] ?? 0, ys[0] ?? 0];
  for (let i = 1; i < count; i++) {
    x0 = Math.min(x0, xs[i]!);
    y0 = Math.min(y0, ys[i]!);
    x1 = Math.max(x1, xs[i]!);
    y1 = Math.max(y1, ys[i]!);
  }
  [x0, y0, x1, y1].forEach((value, i) => out.setInt16(at + 2 * i, value));
}

/** Flags, then all x, then all y; steps up to 255 in one byte, none where the place stays. */
function writePoints(glyf: Uint8Array, out: DataView, start: number, count: number, { xs, ys, on }: Scratch): number {
  for (let i = 0; i < count; i++)
    glyf[start + i] = on[i]! | stepFlag(xs[i]! - (i ? xs[i - 1]! : 0), 2, 16) | stepFlag(ys[i]! - (i ? ys[i - 1]! : 0), 4, 32);
  const middle = writeSteps(out, start + count, xs, count);
  return writeSteps(out, middle, ys, count);
}

const stepFlag = (step: number, short: number, same: number): number =>
  step === 0 ? same : Math.abs(step) > 255 ? 0 : step > 0 ? short | same : short;

function writeSteps(out: DataView, from: number, values: Int16Array, count: number): number {
  let at = from;
  for (let i = 0, before = 0; i < count; i++) {
    const step = values[i]! - before;
    before = values[i]!;
    if (step === 0) continue;
    if (Math.abs(step) > 255) {
      out.setInt16(at, step);
      at += 2;
    } else out.setUint8(at++, Math.abs(step));
  }
  return at;
}
