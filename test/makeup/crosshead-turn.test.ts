/**
 * Main halves of crossheads that take two lines, in a font of squares: turned by words like headlines, every mark kept.
 */
import { describe, expect, test } from 'vitest';
import { Crossheads } from '../../src/makeup/crosshead.ts';
import { wordsOf } from '../../src/text/words.ts';
import { crosshead } from '../support/flow.ts';
import { squareSetter } from '../support/square-font.ts';

/** Lines of a crosshead in a column of 13 characters of 9 pt: 11 of its smallest size, 10.5 pt. */
function lines(text: string, words = true): readonly string[] {
  const crossheads = new Crossheads(squareSetter(), {
    sizes: [14, 12, 10.5],
    em: 9,
    leading: 11.25,
    ...(words ? { words: wordsOf } : {}),
  });
  const block = crosshead(0, text);
  const set = crossheads.set(block, 0, 0, 13, crossheads.height(block, 13));
  return set.lines.map(({ line }) => line.runs.map((run) => run.text).join(''));
}

describe('a main half', () => {
  test('that fits stays on one line', () => {
    expect(lines('展现“家”的责任')).toEqual(['展现“家”的责任']);
  });

  test.each([
    ['整治老旧小区停车难题', '居民自己想出办法'],
    ['把图书馆办到家门口', '服务中心开到晚上九点'],
    ['王守义主任', '退休前的最后一堂解剖课'],
  ])('of two lines is turned by words: %s／%s', (first, second) => {
    expect(lines(first + second).join('／')).toBe(`${first}／${second}`);
  });

  test('keeps a mark at its turn', () => {
    expect(lines('让每条小巷都有路灯，每户人家安心')).toEqual(['让每条小巷都有路灯，', '每户人家安心']);
  });

  test('stands within its column, under each other on its own leading', () => {
    const crossheads = new Crossheads(squareSetter(), { sizes: [10], em: 9, leading: 11.25, words: wordsOf });
    const block = crosshead(0, '把图书馆办到家门口服务中心开到晚上九点');
    const set = crossheads.set(block, 30, 0, 13, crossheads.height(block, 13));
    const [a, b] = set.lines.map(({ line }) => line);
    expect(b!.baseline - a!.baseline).toBeCloseTo(11.4, 2);
    for (const { runs } of [a!, b!]) {
      expect(runs[0]!.at[0]).toBeCloseTo(30, 2);
      expect(runs.at(-1)!.at.at(-1)! + 10).toBeLessThanOrEqual(30 + 117);
    }
  });

  test('without words breaks like running text', () => {
    expect(lines('把图书馆办到家门口服务中心开到晚上九点', false).join('')).toBe('把图书馆办到家门口服务中心开到晚上九点');
  });
});
