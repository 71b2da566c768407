/**
 * Broadsheet news: a page of 8 × 13 × 120, or a spread of 16 × 13 × 120 whose lead may stand across the fold; nothing reserved.
 */
import type { NewsTemplate } from '../../src/plan/news/types.ts';
import { BROADSHEET, BROADSHEET_SPREAD } from '../parts/news-scale.ts';

const template: NewsTemplate = {
  name: 'broadsheet-news',
  kind: 'news',
  page: {
    kind: 'news',
    grid: { sheet: { width: 390, height: 550 }, columns: 8, chars: 13, gap: 1, lines: 120 },
    scale: BROADSHEET,
    reserved: [],
    columnRules: 'none',
  },
  spread: {
    kind: 'news',
    grid: { sheet: { width: 780, height: 550 }, columns: 16, chars: 13, gap: 1.5, lines: 120, fold: { after: 8, gap: 4.8 } },
    scale: BROADSHEET_SPREAD,
    reserved: [],
    columnRules: 'none',
  },
};
export default template;
