/**
 * Tables come in, the bytes of one sfnt file go out, with directory and checksums. Changes no table but the file's checksum in `head`.
 */
import { viewOf } from './bytes.ts';
import type { Tables } from './tables.ts';

/** One sfnt file of a font's tables, in tag order, with checksums (OpenType 1.9, "Organization of an OpenType Font"). */
export function assemble(tables: Tables): Uint8Array {
  const tags = [...tables.tags].sort();
  const starts: number[] = [];
  let end = 12 + 16 * tags.length;
  for (const tag of tags) {
    starts.push(end);
    end += (tables.size(tag) + 3) & ~3;
  }
  const bytes = new Uint8Array(end);
  const view = viewOf(bytes);
  writeDirectoryHead(view, tags);
  let sum = 0;
  tags.forEach((tag, i) => {
    const table = tables.table(tag);
    const start = starts[i]!;
    bytes.set(table, start);
    if (tag === 'head') view.setUint32(start + 8, 0);
    const at = 12 + 16 * i;
    for (let c = 0; c < 4; c++) bytes[at + c] = tag.charCodeAt(c);
    const own = checksum(bytes, start, (table.length + 3) & ~3);
    sum += own;
    view.setUint32(at + 4, own);
    view.setUint32(at + 8, start);
    view.setUint32(at + 12, table.length);
  });
  const head = tags.indexOf('head');
  if (head >= 0) view.setUint32(starts[head]! + 8, (0xb1b0afba - sum - checksum(bytes, 0, 12 + 16 * tags.length)) >>> 0);
  return bytes;
}

function writeDirectoryHead(view: DataView, tags: readonly string[]): void {
  const power = 2 ** Math.floor(Math.log2(tags.length));
  view.setUint32(0, tags.some((tag) => tag === 'CFF ' || tag === 'CFF2') ? 0x4f54544f : 0x00010000);
  view.setUint16(4, tags.length);
  view.setUint16(6, power * 16);
  view.setUint16(8, Math.log2(power));
  view.setUint16(10, (tags.length - power) * 16);
}

/** Sum of big-endian words, modulo 2³². */
function checksum(bytes: Uint8Array, start: number, length: number): number {
  const words = new Int32Array(bytes.buffer, bytes.byteOffset + start, length >> 2);
  // Byte lanes summed apart: they cannot overflow below 32 MB, and no word has to be turned round.
  let [a, b, c, d] = [0, 0, 0, 0];
  for (let i = 0; i < words.length; i++) {
    const word = words[i]!;
    a += word & 255;
    b += (word >>> 8) & 255;
    c += (word >>> 16) & 255;
    d += word >>> 24;
  }
  return (LITTLE_ENDIAN ? (a << 24) + (b << 16) + (c << 8) + d : (d << 24) + (c << 16) + (b << 8) + a) >>> 0;
}

const LITTLE_ENDIAN = new Uint8Array(Uint16Array.of(1).buffer)[0] === 1;
