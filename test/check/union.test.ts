/**
 * Raw copy with known faults, as newsrooms get it: every one found at its line, and nothing else. Twice: the shared copy (BANXIN_SHARED, else ../shared), and a
 * second one that has the same faults and not one of its names, numbers or sentences.
 */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { importCopy } from '../../src/read/import-copy.ts';
import { repository } from '../support/build.ts';
import { checkRaw, checkStory, short } from '../support/desk.ts';

const SECOND = path.join(repository, 'test/check/second-copy.txt');
const SHARED = path.join(process.env['BANXIN_SHARED'] ?? path.join(repository, '../shared'), 'manuscripts/union-report.txt');

interface Known {
  readonly file: string;
  /** Half-width marks. */
  readonly half: number;
  /** Everything else: line and rule, with how the text there begins. */
  readonly faults: readonly string[];
}

const second: Known = {
  file: SECOND,
  half: [...readFileSync(SECOND, 'utf8')].filter((c) => ',;:!?()'.includes(c)).length,
  faults: [
    '19 captions ▲2022年全市读书人物', '19 credit ▲2022年全市读书人物',
    '35 captions ▲市政协副秘书长、市图书', '35 credit ▲市政协副秘书长、市图书',
    '39 captions ▲“沅上灯·夜读”城市书', '39 credit ▲“沅上灯·夜读”城市书',
    '51 dates 日前', '51 dates 近年来', '53 dates 去年', '63 dates 近日',
    '69 broken 架管理员和书车司',
    '73 repeat 近年来,馆里以“师徒结对',
    '77 numerals 210万读者', '77 numerals 96亿元',
    '81 repeat 读书是最好的陪伴。市图书',
  ],
}; // prettier-ignore

const union: Known = {
  file: SHARED,
  half: 288,
  faults: [
    '27 captions ▲2020年全市劳动模范', '27 credit ▲2020年全市劳动模范',
    '47 captions ▲市人大常委会一级巡视员', '47 credit ▲市人大常委会一级巡视员',
    '51 captions ▲“湘悦读·工力量”株洲', '51 credit ▲“湘悦读·工力量”株洲',
    '55 captions ▲廖丽萍劳模创新工作室获', '55 credit ▲廖丽萍劳模创新工作室获',
    '59 captions ▲株洲市第二工人文化宫竣', '59 credit ▲株洲市第二工人文化宫竣',
    '77 dates 日前', '77 dates 近年来', '79 dates 去年', '101 dates 近日',
    '107 broken 会主席和社会化工',
    '115 repeat 去年以来,市总工会以“党',
    '131 numerals 123万职工', '131 numerals 122亿元',
    '135 repeat 就业是最大的民生。市总工',
  ],
}; // prettier-ignore

const cases: readonly (readonly [string, Known])[] = [
  ['a second copy', second],
  ['the shared copy', union],
];

describe.each(cases)('%s', (_, { file, half, faults }) => {
  const there = existsSync(file);
  const text = there ? readFileSync(file, 'utf8') : '';

  test.skipIf(!there)('every half-width mark is in the report of import, with its place', () => {
    const widened = importCopy(text, 'copy.txt').value.report.filter(({ kind }) => kind === 'widened');
    expect(widened).toHaveLength(half);
    const lines = text.split('\n');
    for (const { line, column, from } of widened) expect(lines[line - 1]![column - 1]).toBe(from);
  });

  test.skipIf(!there)('check finds the same marks, and every other fault at its line and no more', () => {
    const found = checkRaw(text);
    expect(found.filter(({ rule }) => rule === 'width')).toHaveLength(half);
    expect(found.filter(({ rule }) => rule !== 'width').map((one) => short(one))).toEqual(faults);
  });

  test.skipIf(!there)('after import no mark is left, and the same faults are found in the story', async () => {
    const { markdown } = importCopy(text, 'copy.txt').value;
    const found = await checkStory(markdown, { tools: { pictureIsThere: () => false } });
    const lines = markdown.split('\n');
    // Each fault begins on the line of the story that begins as its line of the copy does.
    expect(found.map(({ rule }) => rule).sort()).toEqual(faults.map((one) => one.split(' ')[1]!).sort());
    for (const { line, rule, text: own } of found)
      if (rule !== 'captions' && rule !== 'credit') expect(lines[line - 1]).toContain(own);
  });
});

test('the second copy has no sentence and no name of the first', () => {
  if (!existsSync(SHARED)) return;
  const sentences = (text: string): string[] => text.split(/[。！？!?\n]/).filter((one) => one.length > 10);
  const first = new Set(sentences(readFileSync(SHARED, 'utf8')));
  expect(sentences(readFileSync(SECOND, 'utf8')).filter((one) => first.has(one))).toEqual([]);
});
