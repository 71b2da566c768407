/**
 * Words of headlines: where a Chinese reader parts them, that they cover the text, that nothing breaks on what is not Chinese.
 */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { wordsOf } from '../../src/text/words.ts';

const parted = (text: string): string => wordsOf(text).map(({ start, end }) => text.slice(start, end)).join('|'); // prettier-ignore

describe('words', () => {
  test.each([
    '养老|服务中心|建到|居民|家门口',
    '市委书记|李明华|调研|老旧小区|改造',
    '机场|高速|改扩建|工程|明年|春天|全线通车',
    '年轻人|为什么|爱上|赶|大集',
    '县委书记|直播带货|帮|乡亲|卖出|万斤|蜜桃',
  ])('%s', (words) => {
    // 爱上 is left whole though one reading parts it; 建到 is new to the dictionary.
    const text = words.replaceAll('|', '');
    expect(parted(text)).toBe(words);
  });

  test('a person is tagged as one', () => {
    const text = '王守义主任的最后一堂课';
    expect(wordsOf(text)[0]).toEqual({ start: 0, end: 3, tag: 'nr' });
  });

  test('what the dictionary does not know stays whole rather than being parted somewhere', () => {
    // 展在 is no word, but one of the two readings takes it for one.
    expect(parted('手稿展在图书馆')).toBe('手稿|展在|图书馆');
  });

  test('words cover any text without a gap, whatever it holds', () => {
    const odd = fc.constantFrom('书', '记', '市', '，', '“', ' ', 'a', '7', '\ud83d', '\udca9', '😀', 'é', '\u0301', '་', 'ا');
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: odd, maxLength: 30 }), fc.string({ unit: 'binary', maxLength: 30 })), (text) => {
        const words = wordsOf(text);
        let at = 0;
        for (const { start, end } of words) {
          expect(start).toBe(at);
          expect(end).toBeGreaterThan(start);
          at = end;
        }
        expect(at).toBe(text.length);
      }),
      { numRuns: 300 },
    );
  });
});
