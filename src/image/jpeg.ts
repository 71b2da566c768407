/**
 * The segments of a JPEG file come in; its size, turn and colours go out (ITU-T T.81 annex B; Exif 2.32). Reads no scan.
 */
import { type Bytes, type Header, PictureFault } from './header.ts';
import type { Colour } from './types.ts';

/** What the segments before the scan say. */
interface Segments {
  frame?: {
    readonly marker: number;
    readonly bits: number;
    readonly width: number;
    readonly height: number;
    readonly components: number;
  };
  orientation: number;
  /** An embedded profile, where there is one: is it sRGB or a grey's? */
  profile?: 'plain' | 'other';
  /** Adobe's segment is there (Adobe Technical Note 5116). */
  adobe?: boolean;
  /** Where the entropy-coded data begin. */
  scan: number;
}

const SOI = 0xd8,
  EOI = 0xd9,
  SOS = 0xda,
  APP1 = 0xe1,
  APP2 = 0xe2,
  APP14 = 0xee;
/** How much of a segment is read: enough for the Exif directory and the description in a profile. */
const ENOUGH = 8192;

const COLOURS: Readonly<Record<number, Colour>> = { 1: 'grey', 3: 'rgb', 4: 'cmyk' };

/** @throws PictureFault when it is damaged, or cut short (no EOI after the scan: T.81 B.1.1.5 stuffs every FF in between) */
export function readJpegHeader(file: Bytes): Header {
  const { frame, orientation, profile, scan, adobe } = readSegments(file);
  if (!frame || !frame.width || !frame.height) throw new PictureFault('is a damaged JPEG: it does not say its size');
  if (!scan || !hasEnd(file, scan)) throw new PictureFault('is a JPEG that is cut short');
  if (frame.bits !== 8) throw new PictureFault(`is a JPEG of ${frame.bits} bits a colour: save it with 8`);
  const turned = orientation > 4;
  // Baseline, extended and progressive with Huffman codes are what PDF's DCTDecode takes (ISO 32000-1 7.4.8).
  const plain =
    frame.marker <= 0xc2 && COLOURS[frame.components] !== undefined && (frame.components === 4 ? !profile : profile !== 'other');
  return {
    format: 'jpeg',
    width: turned ? frame.height : frame.width,
    height: turned ? frame.width : frame.height,
    vector: false,
    colour: COLOURS[frame.components] ?? 'rgb',
    ...(frame.components === 4 && !adobe && { unmarked: true }),
    ...(profile === 'other' && { tagged: true }),
    orientation,
    ...(plain && orientation === 1 && { passes: frame.components as 1 | 3 | 4 }),
  };
}

function readSegments(file: Bytes): Segments {
  const found: Segments = { orientation: 1, scan: 0 };
  for (let at = 2; ;) {
    const head = file.at(at, 4);
    if (head.length < 4 || head[0] !== 0xff) return found;
    const marker = head[1]!;
    if (marker === 0xff) at++;
    else if (marker === SOI || marker === 0x01 || (marker >= 0xd0 && marker <= 0xd7)) at += 2;
    else if (marker === EOI) return found;
    else {
      const length = head.readUInt16BE(2);
      if (marker === SOS) return { ...found, scan: at + 2 + length };
      note(found, marker, file.at(at + 4, Math.min(length - 2, ENOUGH)));
      at += 2 + length;
    }
  }
}

function note(found: Segments, marker: number, segment: Buffer): void {
  if (isFrame(marker) && segment.length >= 6)
    found.frame = {
      marker,
      bits: segment[0]!,
      height: segment.readUInt16BE(1),
      width: segment.readUInt16BE(3),
      components: segment[5]!,
    };
  if (marker === APP1 && segment.toString('latin1', 0, 6) === 'Exif\0\0')
    found.orientation = exifOrientation(segment.subarray(6));
  if (marker === APP14 && segment.toString('latin1', 0, 5) === 'Adobe') found.adobe = true;
  if (marker === APP2 && segment.toString('latin1', 0, 12) === 'ICC_PROFILE\0')
    found.profile ??= isPlainProfile(segment) ? 'plain' : 'other';
}

/** SOF0 to SOF15, without DHT, JPG and DAC, whose numbers lie among them. */
const isFrame = (marker: number): boolean =>
  marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;

/** A description is ASCII in version 2 of ICC and UTF-16 in version 4. */
const isPlainProfile = (segment: Buffer): boolean =>
  segment.includes('sRGB', 0, 'latin1') ||
  segment.includes(Buffer.from('\0s\0R\0G\0B', 'latin1')) ||
  segment.toString('latin1', 30, 34) === 'GRAY';

/** Tag 0x0112 of the first directory; 1 when it is not there or out of range. */
function exifOrientation(tiff: Buffer): number {
  if (tiff.length < 14) return 1;
  const little = tiff[0] === 0x49;
  const u16 = (at: number): number => (at + 2 > tiff.length ? 0 : little ? tiff.readUInt16LE(at) : tiff.readUInt16BE(at));
  const first = little ? tiff.readUInt32LE(4) : tiff.readUInt32BE(4);
  for (let i = 0, at = first + 2; i < u16(first); i++, at += 12) {
    if (u16(at) !== 0x0112) continue;
    const value = u16(at + 8);
    return value >= 1 && value <= 8 ? value : 1;
  }
  return 1;
}

/** At the end as a rule; further up where a camera appends a film or a second picture. */
function hasEnd(file: Bytes, scan: number): boolean {
  const end = Buffer.of(0xff, EOI);
  const start = Math.max(scan, file.size - 256);
  return file.at(start, file.size - start).includes(end) || file.at(scan, file.size - scan).includes(end);
}
