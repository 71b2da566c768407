/** How the press spells: numbers, strings, ToUnicode, checksums, chunks. */
import { inflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { adler32, deflating } from '../../src/press/deflate.ts';
import { Ink } from '../../src/press/ink.ts';
import { Output } from '../../src/press/output.ts';
import { hasAdobeMarker } from '../../src/press/pictures.ts';
import { toUnicode } from '../../src/press/tounicode.ts';

const spelled = (use: (ink: Ink) => void): string => {
  const ink = new Ink(1);
  use(ink);
  return Buffer.from(ink.done()).toString('latin1');
};

describe('a number', () => {
  it.each([
    [0, 3, '0'],
    [5, 3, '0.005'],
    [-5, 3, '-0.005'],
    [1000, 3, '1'],
    [1500, 3, '1.5'],
    [10500, 3, '10.5'],
    [1133858, 3, '1133.858'],
    [-90, 1, '-9'],
    [7, 0, '7'],
    [123, 2, '1.23'],
    [100, 2, '1'],
    [1020, 3, '1.02'],
    [99999, 4, '9.9999'],
    [-1, 4, '-0.0001'],
  ])('%d in 1/10^%d is %s', (value, places, text) => {
    expect(spelled((ink) => ink.decimal(value, places))).toBe(text);
  });

  it('that is none is a bug', () => {
    expect(() => spelled((ink) => ink.decimal(NaN, 3))).toThrow('bug: a length of NaN');
    expect(() => spelled((ink) => ink.thousandths(Infinity))).toThrow('bug:');
  });
});

describe('a glyph code', () => {
  it('escapes the bytes that end or change a literal string, and no others', () => {
    const code = (value: number) => spelled((ink) => (ink.room(4), ink.code(value)));
    expect(code(0x0001)).toBe('\x00\x01');
    expect(code(0x2829)).toBe('\\(\\)');
    expect(code(0x5c0d)).toBe('\\\\\\r');
    expect(code(0x0a3c)).toBe('\x0a\x3c');
  });
});

describe('ToUnicode', () => {
  it('has blocks of at most a hundred, characters beyond the BMP, and clusters', () => {
    const map = toUnicode(['', '中', '𠮷', 'ffi', '', ...Array.from({ length: 120 }, () => '文')]);
    expect(map).toContain('<0001> <4E2D>\n<0002> <D842DFB7>\n<0003> <006600660069>\n<0004> <0020>\n<0005> <6587>');
    expect(map.match(/\d+ beginbfchar/g)).toEqual(['100 beginbfchar', '24 beginbfchar']);
  });
});

describe('deflating', () => {
  it('gives back what is longer than a piece, on a border and off it', async () => {
    for (const length of [0, 9, 1 << 18, (1 << 19) + 1, 3 << 18, 1_000_003]) {
      const bytes = Uint8Array.from({ length }, (_, i) => (i * i + (i >> 9)) & 255);
      const back = inflateSync(await deflating(bytes));
      expect(Buffer.compare(back, bytes)).toBe(0);
    }
  });

  it('counts Adler-32 as RFC 1950 does', () => {
    expect(adler32(Buffer.from('Wikipedia'))).toBe(0x11e60398);
    expect(adler32(new Uint8Array(1 << 20).fill(255))).toBe(adlerByDefinition(new Uint8Array(1 << 20).fill(255)));
  });
});

function adlerByDefinition(bytes: Uint8Array): number {
  let a = 1;
  let b = 0;
  for (const byte of bytes) {
    a = (a + byte) % 65521;
    b = (b + a) % 65521;
  }
  return b * 65536 + a;
}

describe('the output', () => {
  it('keeps order and count over pieces of every size, and its digest is of what went by', () => {
    const sizes = [0, 1, 70_000, 65_536, 3, 65_535, 200_000, 12];
    const all = sizes.map((size, i) => new Uint8Array(size).fill(i));
    const chunks: Uint8Array[] = [];
    const output = new Output((chunk) => chunks.push(chunk));
    for (const piece of all) output.write(piece);
    const digest = output.digest();
    expect(Buffer.compare(Buffer.concat(chunks), Buffer.concat(all))).toBe(0);
    expect(output.length).toBe(sizes.reduce((a, b) => a + b));
    const other = new Output(() => undefined);
    other.write(new Uint8Array(Buffer.concat(all)));
    expect(other.digest()).toEqual(digest);
    other.write('x');
    expect(other.digest()).not.toEqual(digest);
  });
});

describe("Adobe's marker in a JPEG", () => {
  const segment = (marker: number, body: string) => [0xff, marker, 0, body.length + 2, ...Buffer.from(body, 'latin1')];

  it('is found among other segments, and not in the picture', () => {
    const adobe = segment(0xee, 'Adobe\0d\0\0\0\0\0');
    expect(hasAdobeMarker(Uint8Array.from([0xff, 0xd8, ...segment(0xe0, 'JFIF\0'), ...adobe, 0xff, 0xda]))).toBe(true);
    expect(hasAdobeMarker(Uint8Array.from([0xff, 0xd8, ...segment(0xe0, 'JFIF\0'), 0xff, 0xda, ...adobe, 0, 0, 0]))).toBe(false);
  });
});
