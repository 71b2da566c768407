/**
 * Tabloid front page: nameplate over columns 1–4 and 报眼 over 5–6, the imprint under both, then stories on 6 × 11.
 */
import type { NewsTemplate } from '../../src/plan/news/types.ts';
import { TABLOID } from '../parts/news-scale.ts';

export const NAMEPLATE = { column: 1, columns: 4, line: 1, lines: 8 } as const;
export const EAR = { column: 5, columns: 2, line: 1, lines: 8 } as const;
export const IMPRINT = { column: 1, columns: 6, line: 9, lines: 3 } as const;

const template: NewsTemplate = {
  name: 'tabloid-front',
  kind: 'news',
  page: {
    kind: 'news',
    grid: { sheet: { width: 275, height: 390 }, columns: 6, chars: 11, gap: 1, lines: 86 },
    scale: TABLOID,
    reserved: [NAMEPLATE, IMPRINT],
    nameplate: true,
    ear: EAR,
    columnRules: 'none',
  },
};
export default template;
