/**
 * A tagged PDF in, its structure tree out as poppler reads it: types, and texts in the order of reading.
 */
import { spawnSync } from 'node:child_process';

/** An element: `{ type, texts, kids }`; `texts` are what it holds itself. */
export function structureOf(file) {
  const { stdout, status } = spawnSync('pdfinfo', ['-struct-text', file], { encoding: 'latin1', maxBuffer: 1 << 28 });
  if (status !== 0) throw new Error(`pdfinfo cannot read the structure of ${file}`);
  const root = { type: 'Root', kids: [], order: [] };
  const open = [root];
  for (const line of withoutTitles(stdout).split('\n')) {
    const [, space, rest] = /^( *)(.*)$/su.exec(line);
    if (rest === '' || rest.startsWith('/') || rest.startsWith('Object ')) continue;
    const depth = space.length / 2;
    if (rest.startsWith('"')) {
      open[depth].order.push(rest.slice(1, -1));
      continue;
    }
    const element = { type: /^[A-Za-z0-9]+/u.exec(rest)[0], kids: [], order: [] };
    open[depth].kids.push(element);
    open[depth].order.push(element);
    open[depth + 1] = element;
    open.length = depth + 2;
  }
  return root;
}

/** Titles come as they are in the file, UTF-16, so that half a character may be a line end: they go. The rest is UTF-8. */
const withoutTitles = (bytes) => Buffer.from(bytes.replaceAll(/ "\xfe\xff[\s\S]*?"(?=\n)/gu, ''), 'latin1').toString('utf8');

/** Labels and marks of notes: no one typed them. */
const GENERATED = new Set(['Lbl', 'Reference']);

/** All text of an element that somebody typed, in the order of reading. */
export const textOf = ({ type, order }) =>
  GENERATED.has(type) ? '' : order.map((part) => (typeof part === 'string' ? part : textOf(part))).join('');

/** How many elements of each type. */
export function countTypes({ type, kids }, counts = new Map()) {
  if (type !== 'Root') counts.set(type, (counts.get(type) ?? 0) + 1);
  for (const kid of kids) countTypes(kid, counts);
  return counts;
}
