/**
 * Advertisements in their cells: whole, never stretched, marked 广告; a late one is a grey hole that says whose it is.
 */
import { describe, expect, test } from 'vitest';
import type { Picture } from '../../src/image/types.ts';
import { type Ad, type AdKit, makeAd } from '../../src/makeup/ad.ts';
import { Grid } from '../../src/plan/grid.ts';
import { squareSetter } from '../support/square-font.ts';

const grid = new Grid(
  { sheet: { width: 390, height: 550 }, columns: 8, chars: 13, gap: 1, lines: 120 },
  { size: 9, leading: 11.25 },
);
const cells = { column: 1, columns: 8, line: 91, lines: 30 };
const rect = grid.rect(1, 8, 91, 30);
const kit = (width: number, height: number): AdKit => ({
  grid,
  setter: squareSetter(),
  picture: (file): Picture => ({ file, format: 'pdf', width, height, vector: true, orientation: 1 }),
  sha256: () => 'x',
  source: 'ads:\n  - { file: ads/bank.pdf, size: 通栏 }\n',
});
const ad = (over: Partial<Ad> = {}): Ad => ({
  id: 'ad1',
  file: 'ads/bank.pdf',
  client: '砚州银行',
  size: '通栏',
  span: { file: 'edition.yaml', start: 6, end: 20 },
  ...over,
});
const textOf = (frames: ReturnType<typeof makeAd>['value']): string =>
  frames
    .flatMap(({ lines }) => lines ?? [])
    .flatMap(({ runs }) => runs.map(({ text }) => text))
    .join(' ');

test('of the shape of its cells it fills them, with 广告 in the upper right corner on paper white', () => {
  const { value, diagnostics } = makeAd(kit(rect.width, rect.height), ad(), cells);
  expect(diagnostics).toEqual([]);
  const [art, plate, mark] = value;
  expect(art!.role).toBe('advertisement');
  expect(art!.rect.width).toBeCloseTo(rect.width, 2);
  expect(art!.rect.height).toBeCloseTo(rect.height, 2);
  expect(art!.picture!.alt).toBe('广告：砚州银行');
  expect(textOf(value)).toBe('广告');
  expect(plate!.paths![0]!.fill).toBe('white');
  for (const { rect: box } of [plate!, mark!]) {
    expect(box.x + box.width).toBeCloseTo(rect.x + rect.width, 2);
    expect(box.y).toBeCloseTo(rect.y, 2);
  }
  expect(value.every(({ story, block }) => story === null && block === null)).toBe(true);
});

test.each([
  ['wider', rect.width, rect.height / 2],
  ['higher', rect.width / 2, rect.height],
])('%s than its cells: not stretched, in the middle, and said', (word, width, height) => {
  const { value, diagnostics } = makeAd(kit(width, height), ad(), cells);
  const { rect: box } = value[0]!;
  expect(box.width / box.height).toBeCloseTo(width / height, 3);
  expect(box.x + box.width / 2).toBeCloseTo(rect.x + rect.width / 2, 2);
  expect(box.y + box.height / 2).toBeCloseTo(rect.y + rect.height / 2, 2);
  expect(diagnostics.map(({ severity, code, line }) => `${severity} ${code} ${line}`)).toEqual(['warning ad-shape 2']);
  expect(diagnostics[0]!.message).toContain(word);
  // 广告 stands in the corner of the picture, not on the white beside it.
  const plate = value[1]!.rect;
  expect(plate.x + plate.width).toBeCloseTo(box.x + box.width, 2);
  expect(plate.y).toBeCloseTo(box.y, 2);
});

describe('a late one', () => {
  test('is a grey hole with client and size, marked all the same, and a warning', () => {
    const { value, diagnostics } = makeAd(kit(1, 1), ad({ file: null }), cells);
    expect(value[0]!.paths![0]!.fill).toBe('hole');
    expect(value[0]!.rect.width).toBeCloseTo(rect.width, 2);
    expect(textOf(value)).toBe('砚州银行 通栏　待稿 广告');
    expect(diagnostics.map(({ severity, code }) => `${severity} ${code}`)).toEqual(['warning ad-late']);
  });

  test('stays inside cells of one column', () => {
    const { value } = makeAd(kit(1, 1), ad({ file: null, client: '砚州市老桥旧书合作社有限责任公司' }), {
      ...cells,
      columns: 1,
      lines: 6,
    });
    const narrow = grid.rect(1, 1, 91, 6);
    for (const { runs } of value.flatMap(({ lines }) => lines ?? []))
      for (const { at, size } of runs) {
        expect(at[0]!).toBeGreaterThanOrEqual(narrow.x - 0.01);
        expect(at.at(-1)! + size).toBeLessThanOrEqual(narrow.x + narrow.width + 0.01);
      }
  });
});
