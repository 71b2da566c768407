/** The build's table of lunar months says of every day what the calendar package says. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { Solar } from 'lunar-typescript';
import { expect, test } from 'vitest';

interface Calendar {
  Solar: { fromYmd(y: number, m: number, d: number): { getLunar(): Record<string, () => string> } };
}

const words = (calendar: Calendar, day: number): string => {
  const date = new Date(day * 86_400_000);
  const lunar = calendar.Solar.fromYmd(date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate()).getLunar();
  return `${date.toISOString().slice(0, 10)} ${lunar['getYearInGanZhi']!()}年${lunar['getMonthInChinese']!()}月${lunar['getDayInChinese']!()}`;
};

test('for every fifth day of two centuries', async () => {
  const { lunarModule } = (await import(/* @vite-ignore */ pathToFileURL(path.resolve('scripts/lunar-table.mjs')).href)) as {
    lunarModule: () => string;
  };
  const folder = mkdtempSync(path.join(tmpdir(), 'banxin-lunar-'));
  try {
    writeFileSync(path.join(folder, 'table.mjs'), lunarModule());
    const table = (await import(/* @vite-ignore */ pathToFileURL(path.join(folder, 'table.mjs')).href)) as Calendar;
    for (let day = Date.UTC(1900, 1, 1) / 86_400_000; day < Date.UTC(2101, 0, 1) / 86_400_000; day += 5)
      expect(words(table, day)).toBe(words({ Solar } as unknown as Calendar, day));
  } finally {
    rmSync(folder, { recursive: true });
  }
});
