/**
 * Broadsheet front page: nameplate over columns 1–5 and 报眼 over 6–8, the imprint under both, then stories on 8 × 13.
 */
import type { NewsTemplate } from '../../src/plan/news/types.ts';
import { BROADSHEET } from '../parts/news-scale.ts';

/** The nameplate begins in the head margin, where other pages have their folio line. */
export const NAMEPLATE = { column: 1, columns: 5, line: 1, lines: 13 } as const;
export const EAR = { column: 6, columns: 3, line: 1, lines: 13 } as const;
/** Date, numbers and price under the nameplate; publisher and printer at the foot. */
export const IMPRINT = { column: 1, columns: 8, line: 14, lines: 3 } as const;

const template: NewsTemplate = {
  name: 'broadsheet-front',
  kind: 'news',
  page: {
    kind: 'news',
    grid: { sheet: { width: 390, height: 550 }, columns: 8, chars: 13, gap: 1, lines: 120 },
    scale: BROADSHEET,
    reserved: [NAMEPLATE, IMPRINT],
    nameplate: true,
    ear: EAR,
    columnRules: 'none',
  },
};
export default template;
