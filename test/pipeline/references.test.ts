/**
 * What stories say about other stories: a digest or a correction that names none is told at its place.
 */
import { describe, expect, test } from 'vitest';
import { brokenReferences, folioOf } from '../../src/pipeline/references.ts';
import { manuscriptOf, typed } from '../support/story.ts';

const edition = {
  date: '2026-11-22',
  contents: [
    { story: 's1', file: 'manuscript/a.md', lasting: '20261122-a', title: '甲', folios: ['A01'] },
    { story: 's2', file: 'manuscript/deep/b.md', title: '乙', folios: ['A04', 'A05'] },
  ],
};

async function told(copy: string): Promise<string[]> {
  const manuscript = await manuscriptOf(typed(copy), 'manuscript/d.md');
  return brokenReferences(manuscript, edition).map(({ severity, code, line }) => `${severity} ${code} ${line}`);
}

test('a story is named by its file, counted from the folder of the one that names it, or by its id', () => {
  const folio = folioOf(edition, 'manuscript/d.md');
  expect(folio('a.md')).toEqual(['A01']);
  expect(folio('20261122-a')).toEqual(['A01']);
  expect(folio('deep/b.md')).toEqual(['A04', 'A05']);
  expect(folio('b.md')).toBeUndefined();
});

describe('a digest', () => {
  test.each([
    ['is whole', ':::digest\n- [甲](a.md)\n- [乙](deep/b.md)\n:::', []],
    ['names no story', ':::digest\n- [甲](a.md)\n- [丙](c.md)\n:::', ['error reference-missing 7']],
    ['has no link', ':::digest\n- 甲\n:::', ['warning reference-missing 6']],
  ])('that %s', async (_, copy, expected) => {
    expect(await told(copy)).toEqual(expected);
  });
});

describe('a correction', () => {
  const text = '更正。\n:::';
  test.each([
    ['of a story of this edition', `:::correction{of=20261122-a}\n${text}`, []],
    ['of an earlier issue', `:::correction{of=20261120-x date=2026-11-20}\n${text}`, []],
    ['of an earlier issue, by its id alone', `:::correction{of=20261120-x}\n${text}`, []],
    ['of nothing', `:::correction\n${text}`, ['error correction-untied 5']],
    ['of a story of today that is not there', `:::correction{of=20261122-z}\n${text}`, ['error correction-untied 5']],
    ['of a later day', `:::correction{of=x date=2027-01-01}\n${text}`, ['error correction-untied 5']],
    ['of no day', `:::correction{of=x date=昨天}\n${text}`, ['error correction-untied 5']],
  ])('%s', async (_, copy, expected) => {
    expect(await told(copy)).toEqual(expected);
  });
});

test('a code without an address, and one that holds too much', async () => {
  expect(await told(`:qr[]\n\n:qr[https://banxin.example/${'a'.repeat(4000)}]`)).toEqual([
    'error qr-too-long 5',
    'error qr-too-long 7',
  ]);
});
