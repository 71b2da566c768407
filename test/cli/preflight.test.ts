/** The table of a preflight: what is right in a line a check, what is not with its place. */
import { expect, test } from 'vitest';
import type { PreflightRow } from '../../schemas/report.ts';
import { preflightTable } from '../../src/cli/preflight.ts';

const picture = (value: number, more: Partial<PreflightRow> = {}): PreflightRow => ({
  check: 'picture',
  severity: 'ok',
  code: 'picture',
  message: `a.jpg: ${value} ppi`,
  page: 'A01',
  value,
  unit: 'ppi',
  ...more,
});

test('nothing pressed, nothing said', () => expect(preflightTable([])).toBe(''));

test('good rows are gathered, faults stand with page, place and copy', () => {
  const rows: PreflightRow[] = [
    { check: 'profile', severity: 'warning', code: 'profile-default', message: 'libvips cmyk' },
    picture(180),
    picture(260),
    picture(70, {
      severity: 'error',
      code: 'picture-coarse',
      message: 'b.jpg: 70 ppi',
      at: { x: 19.4, y: 118.2, width: 9, height: 9 },
      file: 'manuscript/a.md',
      line: 17,
      column: 1,
    }),
  ];
  expect(preflightTable(rows).split('\n')).toEqual([
    'preflight: not for press, 1 error, 1 warning',
    '  profile   warning libvips cmyk',
    '  picture   ok      2 pictures, 180 to 260 ppi at their sizes',
    '  picture   error   A01, 19 mm right, 118 mm down, manuscript/a.md:17: b.jpg: 70 ppi',
    '',
  ]);
});

test('many faults of one kind are counted', () => {
  const rows = Array.from({ length: 20 }, () => picture(120, { severity: 'warning', code: 'picture-coarse' }));
  const lines = preflightTable(rows).trimEnd().split('\n');
  expect([lines.length, lines.at(-1)]).toEqual([14, '  picture           … and 8 more in report.json']);
});
