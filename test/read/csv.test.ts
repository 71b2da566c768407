/**
 * CSV files as tables: what each cell says, and that it says it where its span stands.
 */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readCsv } from '../../src/read/csv.ts';
import { normalise } from '../../src/read/index.ts';
import type { Inline, TableCell } from '../../src/read/types.ts';

const textOf = (inlines: readonly Inline[]): string => inlines.map((one) => (one.kind === 'text' ? one.value : '?')).join('');
const cellText = ({ inlines }: TableCell): string => textOf(inlines);
const table = (source: string): string[] => {
  const { head, rows } = readCsv(source, 't.csv').value;
  return [head, ...rows].map((row) => row.map(cellText).join('|'));
};

describe('what a cell says', () => {
  test.each([
    ['plain', '名次,姓名\n1,陆一舟\n', ['名次|姓名', '1|陆一舟']],
    ['a BOM and CRLF', '\ufeff甲,乙\r\n一,二\r\n', ['甲|乙', '一|二']],
    ['a comma in quotes', '甲,乙\n"一,二",三\n', ['甲|乙', '一,二|三']],
    ['a doubled quote', '甲\n"说""好""的"\n', ['甲', '说"好"的']],
    ['blanks around', ' 甲 , 乙\n 一 ,二 \n', ['甲|乙', '一|二']],
    ['empty cells and lines', '甲,乙,丙\n\n一,,三\n', ['甲|乙|丙', '一||三']],
    ['a line end in quotes', '甲\n"一\n二"\n', ['甲', '一二']],
    ['tabs', '甲\t乙\n一\t二，三\n', ['甲|乙', '一|二，三']],
    ['one row of many alike', '甲,甲\n甲,甲\n甲,甲\n', ['甲|甲', '甲|甲', '甲|甲']],
  ])('%s', (_, source, expected) => {
    expect(table(source)).toEqual(expected);
  });

  test('a short row is filled, and said', () => {
    const { value, diagnostics } = readCsv('甲,乙,丙\n一,二\n', 't.csv');
    expect(value.rows[0]!.map(cellText)).toEqual(['一', '二', '']);
    expect(diagnostics.map(({ code, severity, line }) => `${severity} ${code} ${line}`)).toEqual(['warning table-broken 2']);
  });

  test('a quote that is never closed is an error with its line, not a crash', () => {
    const { value, diagnostics } = readCsv('甲,乙\n一,"二\n三,四\n', 't.csv');
    expect(value.rows).toEqual([]);
    expect(diagnostics.map(({ code, severity }) => `${severity} ${code}`)).toEqual(['error table-broken']);
  });
});

test('every run of any table says what stands at its span', () => {
  const cell = fc.string({ unit: fc.constantFrom('一', '二', 'a', '1', ':', ' ', '"', ',', '—', '＋'), maxLength: 6 });
  const quoted = (text: string): string => (/[",]|^ | $/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  fc.assert(
    fc.property(fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 6 }), (rows) => {
      const wide = Math.max(...rows.map((row) => row.length));
      const full = rows.map((row) => [...row, ...Array.from({ length: wide - row.length }, () => '')].map((one) => one || '空'));
      const source = full.map((row) => row.map(quoted).join(',')).join('\n');
      const { head, rows: rest } = readCsv(source, 't.csv').value;
      const read = [head, ...rest];
      expect(read.map((row) => row.map((one) => cellText(one).trim()))).toEqual(
        full.map((row) => row.map((text) => normalise(text).trim())),
      );
      for (const { inlines } of read.flat())
        for (const one of inlines)
          if (one.kind === 'text') expect(normalise(source.slice(one.span.start, one.span.end))).toBe(one.value);
    }),
  );
});
