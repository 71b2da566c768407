/**
 * An edition's ISO date in the words that a folio line needs. Computed, never typed; no clock, no locale.
 */

/** A date as the folio line says it. */
export interface DateWords {
  /** 2026年11月22日 */
  readonly date: string;
  /** 星期日 */
  readonly weekday: string;
  /** 农历丙午年十月十四 */
  readonly lunar: string;
}

/** `iso`: YYYY-MM-DD, already checked. The calendar package is loaded here, once. */
export async function dateWords(iso: string): Promise<DateWords> {
  const [year = 0, month = 0, day = 0] = iso.split('-').map(Number);
  // CommonJS, which a bundle hands over as a default export only.
  const loaded = (await import('lunar-typescript')) as typeof import('lunar-typescript') & {
    default?: typeof import('lunar-typescript');
  };
  const { Solar } = loaded.default ?? loaded;
  const lunar = Solar.fromYmd(year, month, day).getLunar();
  return {
    date: `${year}年${month}月${day}日`,
    weekday: `星期${'日一二三四五六'[weekdayOf(year, month, day)]}`,
    lunar: `农历${lunar.getYearInGanZhi()}年${lunar.getMonthInChinese()}月${lunar.getDayInChinese()}`,
  };
}

/** Day of the week of a Gregorian date, 0 for Sunday (Zeller's congruence). */
export function weekdayOf(year: number, month: number, day: number): number {
  const shifted = month < 3;
  const m = shifted ? month + 12 : month;
  const y = shifted ? year - 1 : year;
  const zeller = (day + Math.floor((13 * (m + 1)) / 5) + y + Math.floor(y / 4) - Math.floor(y / 100) + Math.floor(y / 400)) % 7;
  return (zeller + 6) % 7;
}
