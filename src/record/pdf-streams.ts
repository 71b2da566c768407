/**
 * Two PDFs of our own press in, whether they say the same out: their objects with every deflated stream unpacked, for a packer may differ from one platform to
 * another. Cross-reference offsets and lengths follow from the packing and are left out.
 */
import { inflateSync } from 'node:zlib';

/** Whether objects and decoded streams are the same, in order. */
export function sameStreams(a: Uint8Array, b: Uint8Array): boolean {
  const [left, right] = [decoded(a), decoded(b)];
  return left.length === right.length && left.every((part, i) => part.equals(right[i]!));
}

/** The parts between streams, without what depends on packing, and the streams unpacked. */
function decoded(bytes: Uint8Array): Buffer[] {
  const pdf = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const parts: Buffer[] = [];
  let at = 0;
  for (;;) {
    const begin = pdf.indexOf('\nstream\n', at, 'latin1');
    if (begin < 0) break;
    const end = pdf.indexOf('\nendstream', begin, 'latin1');
    if (end < 0) break;
    const head = pdf.subarray(at, begin).toString('latin1');
    parts.push(Buffer.from(head.replaceAll(/\/Length \d+/g, '')), unpacked(pdf.subarray(begin + 8, end), head));
    at = end;
  }
  // The table of offsets, and the file ID, which hashes what is in the file, come last.
  const rest = pdf.subarray(at).toString('latin1');
  return [...parts, Buffer.from(rest.slice(0, Math.max(0, rest.indexOf('\nxref'))))];
}

function unpacked(stream: Buffer, head: string): Buffer {
  if (!/\/FlateDecode/.test(head.slice(head.lastIndexOf(' obj')))) return stream;
  try {
    return inflateSync(stream);
  } catch {
    return stream;
  }
}
