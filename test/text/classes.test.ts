/**
 * Classes of characters: the generated table is what its script makes, clreq's rows lie over it, and what is Western stays together.
 */
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { expect, test } from 'vitest';
import { Class, classes } from '../../src/text/kinsoku/classes.ts';
import { set, texts } from '../conformance/set.ts';
import { repository } from '../support/build.ts';

const of = (character: string): number => classes()[character.charCodeAt(0)]!;

test('the table is what scripts/classes.mjs makes of Unicode’s', () => {
  const { status, stderr } = spawnSync(process.execPath, [path.join(repository, 'scripts/classes.mjs'), '--check'], { encoding: 'utf8' }); // prettier-ignore
  expect([status, stderr]).toEqual([0, '']);
});

test('letters of every script are Western, ideographs, kana and Hangul Han, marks what clreq says', () => {
  for (const letter of 'aéßΩжشאกབ') expect(of(letter), letter).toBe(Class.latin);
  for (const letter of '中々あア한①Ⅲ→●〇') expect(of(letter), letter).toBe(Class.han);
  expect([...'，。”（·／～…0%￥'].map(of)).toEqual([
    Class.comma, Class.stop, Class.close, Class.open, Class.interpunct, Class.solidus, Class.wave, Class.ellipsis, Class.digit, Class.postfix, Class.prefix,
  ]); // prettier-ignore
});

test('a word in any script is whole on its line, with what stands upon its letters', async () => {
  for (const word of ['السلام', 'שלום', 'слово', 'cafe\u0301s'])
    expect(
      texts(await set(`春夏秋冬东${word}南西`, { measure: 6 })).filter((text) => text.includes(word)),
      word,
    ).toHaveLength(1);
});

test('Tibetan is parted behind a tsheg and nowhere else', async () => {
  const lines = texts(await set('བོད་སྐད་ཡིག་བོད་སྐད་ཡིག', { measure: 4 }));
  expect(lines.length).toBeGreaterThan(1);
  for (const line of lines.slice(0, -1)) expect(line.at(-1)).toBe('་');
});
