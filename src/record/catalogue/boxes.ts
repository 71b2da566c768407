/**
 * Boxes of characters packed for a store, and the rectangles of a stretch of them, a line each. mm10; a quarter of a tenth of a millimetre is kept.
 */
import { deflateRawSync, inflateRawSync } from 'node:zlib';

/** x, y, width, height. */
export type Box = readonly [number, number, number, number];

const GRAIN = 4;

/** Packs boxes, four numbers a character; columns are kept one after the other, so that they deflate well. */
export function packed(boxes: Float32Array): Uint8Array {
  const count = boxes.length / 4;
  const values = new Uint16Array(boxes.length);
  for (let i = 0; i < count; i++)
    for (let part = 0; part < 4; part++)
      values[part * count + i] = Math.min(0xffff, Math.max(0, Math.round(boxes[i * 4 + part]! * GRAIN)));
  return deflateRawSync(new Uint8Array(values.buffer), { level: 6 });
}

/** What `packed` made, back to four numbers a character. */
export function unpacked(bytes: Uint8Array): Float32Array {
  const raw = inflateRawSync(bytes);
  const values = new Uint16Array(raw.buffer.slice(raw.byteOffset, raw.byteOffset + raw.byteLength));
  const count = values.length / 4;
  const boxes = new Float32Array(values.length);
  for (let i = 0; i < count; i++) for (let part = 0; part < 4; part++) boxes[i * 4 + part] = values[part * count + i]! / GRAIN;
  return boxes;
}

/** Rectangles of characters [start, end): one for each line that they stand in. */
export function rectangles(boxes: Float32Array, start: number, end: number): Box[] {
  const found: [number, number, number, number][] = [];
  for (let i = start; i < end; i++) {
    const [x, y, width, height] = [boxes[i * 4]!, boxes[i * 4 + 1]!, boxes[i * 4 + 2]!, boxes[i * 4 + 3]!];
    if (width === 0 && height === 0) continue;
    const last = found.at(-1);
    if (last && follows(last, x, y, width, height)) {
      const [right, foot] = [Math.max(last[0] + last[2], x + width), Math.max(last[1] + last[3], y + height)];
      last[0] = Math.min(last[0], x);
      last[1] = Math.min(last[1], y);
      [last[2], last[3]] = [right - last[0], foot - last[1]];
    } else found.push([x, y, width, height]);
  }
  return found.map(([x, y, width, height]): Box => [tenth(x), tenth(y), tenth(width), tenth(height)]);
}

const tenth = (value: number): number => Math.round(value * 10) / 10;

/** On the same line, across or down, and not far behind. */
function follows([x, y, width, height]: Box, left: number, top: number, across: number, down: number): boolean {
  const sameRow = Math.abs(top + down / 2 - (y + height / 2)) < down / 2 && left >= x - 1 && left - (x + width) < 3 * across;
  const sameColumn = Math.abs(left + across / 2 - (x + width / 2)) < across / 2 && top >= y - 1 && top - (y + height) < 3 * down;
  return sameRow || sameColumn;
}
