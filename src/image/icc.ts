/**
 * The bytes of an ICC profile come in; what it is for goes out, or why it is of no use on a press (ICC.1:2022, 7.2). Also hands out
 * libvips' own profile of a CMYK press, which needs no file. Converts nothing.
 */
import { readFileSync } from 'node:fs';
import { loadSharp } from './sharp.ts';

/** A profile of a printing condition. */
export interface PressIcc {
  readonly bytes: Uint8Array;
  /** Its own description, in ASCII. */
  readonly description: string;
  /** 2 or 4. */
  readonly version: number;
}

/** Why a profile cannot be used. */
export class IccFault extends Error {
  readonly code: 'profile-missing' | 'profile-broken' | 'profile-unfit';

  constructor(code: IccFault['code'], message: string) {
    super(message);
    this.code = code;
  }
}

const HEADER = 128;
const four = (bytes: Buffer, at: number): string => bytes.toString('latin1', at, at + 4);

/** @throws IccFault when it is no profile, cut short, not CMYK, not of an output device, or lacks the way to its inks */
export function readIcc(given: Uint8Array): PressIcc {
  const bytes = Buffer.from(given.buffer, given.byteOffset, given.byteLength);
  if (bytes.length < HEADER + 4 || four(bytes, 36) !== 'acsp')
    throw new IccFault('profile-broken', 'is not an ICC profile: the mark “acsp” is missing');
  const size = bytes.readUInt32BE(0);
  if (size > bytes.length)
    throw new IccFault('profile-broken', `is cut short: it says ${size} bytes and has ${bytes.length}; copy it again`);
  const tags = tagsOf(bytes);
  const space = four(bytes, 16).trim();
  const kind = four(bytes, 12);
  if (space !== 'CMYK')
    throw new IccFault('profile-unfit', `is a profile for ${space}: print needs one of the plant's CMYK condition`);
  if (kind !== 'prtr') throw new IccFault('profile-unfit', `is of class “${kind}”: print needs an output profile (class “prtr”)`);
  if (!tags.has('B2A0') || !tags.has('A2B0'))
    throw new IccFault(
      'profile-unfit',
      'lacks the tables to its inks (B2A0) or back (A2B0): ask the plant for the whole profile',
    );
  return { bytes: given, description: descriptionOf(bytes, tags.get('desc')), version: bytes[8]! };
}

/** Every tag must lie within the file. */
function tagsOf(bytes: Buffer): ReadonlyMap<string, { readonly at: number; readonly size: number }> {
  const count = bytes.readUInt32BE(HEADER);
  const tags = new Map<string, { at: number; size: number }>();
  for (let i = 0; i < count; i++) {
    const row = HEADER + 4 + 12 * i;
    if (row + 12 > bytes.length) throw new IccFault('profile-broken', 'is damaged: its list of tags runs out of the file');
    const [at, size] = [bytes.readUInt32BE(row + 4), bytes.readUInt32BE(row + 8)];
    if (at + size > bytes.length)
      throw new IccFault('profile-broken', `is damaged: its tag “${four(bytes, row)}” runs out of the file`);
    tags.set(four(bytes, row), { at, size });
  }
  return tags;
}

/** `desc` of version 2 is ASCII, `mluc` of version 4 UTF-16. */
function descriptionOf(bytes: Buffer, tag: { readonly at: number; readonly size: number } | undefined): string {
  if (!tag || tag.size < 16) return 'CMYK';
  const wide = four(bytes, tag.at) === 'mluc' && tag.size >= 28;
  const length = bytes.readUInt32BE(tag.at + (wide ? 20 : 8));
  const from = tag.at + (wide ? bytes.readUInt32BE(tag.at + 24) : 12);
  const part = bytes.subarray(from, Math.min(from + length, tag.at + tag.size));
  const text = wide ? Buffer.from(part).swap16().toString('utf16le') : part.toString('latin1');
  return text.replace(/[^\x20-\x7e]/g, '').trim() || 'CMYK';
}

/** Reads a profile. @throws IccFault */
export function openIcc(path: string): PressIcc {
  let bytes: Buffer;
  try {
    bytes = readFileSync(path);
  } catch (error) {
    throw new IccFault('profile-missing', `cannot be read (${(error as NodeJS.ErrnoException).code ?? 'unknown'})`);
  }
  return readIcc(bytes);
}

let own: Promise<PressIcc> | undefined;

/** libvips' public-domain `cmyk` profile, which sharp carries: a coated press of no plant in particular. */
export function defaultIcc(): Promise<PressIcc> {
  return (own ??= askSharp());
}

async function askSharp(): Promise<PressIcc> {
  const sharp = await loadSharp();
  const grey = sharp({ create: { width: 1, height: 1, channels: 3, background: '#888' } });
  const tagged = await grey.withIccProfile('cmyk').toColourspace('cmyk').tiff({ compression: 'none' }).toBuffer();
  return { ...readIcc((await sharp(tagged).metadata()).icc!), description: 'libvips cmyk' };
}
