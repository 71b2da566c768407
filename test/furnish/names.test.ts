/**
 * Names of people as a credit sets them: those of two characters opened by a space, credits one after another.
 */
import { expect, it } from 'vitest';
import { openNames, serial } from '../../src/furnish/names.ts';

it.each([
  ['张三', '张　三'],
  ['欧阳修', '欧阳修'],
  ['毕昇、姜别利', '毕　昇　　姜别利'],
  ['𠮷田', '𠮷　田'],
  ['Ai', 'Ai'],
  ['', ''],
])('%s is set as %s', (names, set) => {
  expect(openNames(names)).toBe(set);
});

it('credits follow one another', () => {
  expect(
    serial([
      { role: '责任编辑', names: '王祯' },
      { role: '校对', names: '姜别利' },
    ]),
  ).toBe('责任编辑　王　祯　　　校对　姜别利');
});
