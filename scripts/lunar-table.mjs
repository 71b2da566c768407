/**
 * An esbuild plugin: the calendar package becomes a table of the lunar months of 1900 to 2100, reckoned by it during the build, so a run
 * loads 2 kB instead of 425 and reckons no astronomy. Other years still ask the package.
 */
import { createRequire } from 'node:module';

const FIRST = 1900;
const LAST = 2100;
const EPOCH = 2440587.5; // Julian day of 1970-01-01, 0 h

/** Per year: the leap month (0: none) and the lengths of its months, a bit each, 1 for 30 days; and the day on which 1900 began. */
function reckoned({ LunarYear }) {
  const years = [];
  for (let year = FIRST; year <= LAST; year++) {
    const months = LunarYear.fromYear(year).getMonthsInYear();
    const leap = -(months.find((month) => month.getMonth() < 0)?.getMonth() ?? 0);
    const lengths = months.reduce((bits, month, i) => bits | (month.getDayCount() === 30 ? 1 << i : 0), 0);
    years.push((leap * 8192 + lengths).toString(36).padStart(4, '0'));
  }
  const [first] = LunarYear.fromYear(FIRST).getMonthsInYear();
  return { years: years.join(''), begin: Math.floor(first.getFirstJulianDay() - EPOCH) };
}

/** The source of a module that answers what src/story/calendar.ts asks of the package. */
export function lunarModule() {
  const calendar = createRequire(import.meta.url)('lunar-typescript');
  const { years, begin } = reckoned(calendar);
  const { GAN, ZHI, MONTH, DAY } = calendar.LunarUtil;
  return `
  import { createRequire } from 'node:module';
  const YEARS = '${years}';
  const [GAN, ZHI, MONTH, DAY] = ${JSON.stringify([GAN.slice(1), ZHI.slice(1), MONTH, DAY])};
  function find(day) {
    let left = day - ${begin};
    for (let i = 0; left >= 0 && i < ${LAST - FIRST + 1}; i++) {
      const packed = parseInt(YEARS.slice(4 * i, 4 * i + 4), 36);
      const leap = packed >> 13;
      for (let k = 0; k < (leap ? 13 : 12); k++) {
        const length = 29 + ((packed >> k) & 1);
        if (left < length) return { year: ${FIRST} + i, month: leap && k >= leap ? k : k + 1, leap: leap > 0 && k === leap, day: left + 1 };
        left -= length;
      }
    }
    return undefined;
  }
  export const Solar = {
    fromYmd: (y, m, d) => ({
      getLunar() {
        const found = find(Date.UTC(y, m - 1, d) / 86400000);
        if (!found) return createRequire(import.meta.url)('lunar-typescript').Solar.fromYmd(y, m, d).getLunar();
        return {
          getYearInGanZhi: () => GAN[(found.year - 4) % 10] + ZHI[(found.year - 4) % 12],
          getMonthInChinese: () => (found.leap ? '闰' : '') + MONTH[found.month],
          getDayInChinese: () => DAY[found.day],
        };
      },
    }),
  };
  `;
}

export const lunarTable = () => ({
  name: 'lunar-table',
  setup(build) {
    build.onResolve({ filter: /^lunar-typescript$/ }, ({ path }) => ({ path, namespace: 'lunar-table' }));
    build.onLoad({ filter: /.*/, namespace: 'lunar-table' }, () => ({ contents: lunarModule(), loader: 'js' }));
  },
});
