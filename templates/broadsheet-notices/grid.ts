/**
 * Broadsheet notices page: notices packed by line count in eight columns parted by hairlines, under a title strip of four lines.
 */
import type { NewsTemplate } from '../../src/plan/news/types.ts';
import { BROADSHEET } from '../parts/news-scale.ts';

/** Name of the page and where notices are handed in. */
export const TITLE = { column: 1, columns: 8, line: 1, lines: 4 } as const;

const template: NewsTemplate = {
  name: 'broadsheet-notices',
  kind: 'news',
  page: {
    kind: 'news',
    grid: { sheet: { width: 390, height: 550 }, columns: 8, chars: 13, gap: 1, lines: 120 },
    scale: BROADSHEET,
    reserved: [TITLE],
    columnRules: 'hairline',
  },
};
export default template;
