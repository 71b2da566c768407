/**
 * The table of docs/planning.md against the weights themselves: each term once, with its weight and a sentence of its own, and none that is not there.
 */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { WEIGHTS } from '../../src/plan/news/weights.ts';

const source = readFileSync(new URL('../../docs/planning.md', import.meta.url), 'utf8');
const rows = [...source.matchAll(/^\| `(\w+)` +\| +([\d.]+) \| (.+?) +\|$/gm)].map(([, term, weight, counts]) => ({
  term: term!,
  weight: Number(weight),
  counts: counts!,
}));

test('each term stands there with its weight, in their order', () => {
  expect(rows.map(({ term, weight }) => [term, weight])).toEqual(Object.entries(WEIGHTS));
});

test('each says what it counts in words of its own, without names of the code', () => {
  expect(new Set(rows.map(({ counts }) => counts)).size).toBe(rows.length);
  for (const { term, counts } of rows) expect(counts, term).not.toMatch(/\b[A-Z]+_[A-Z]+\b|IMPORTANCE/);
});
