/**
 * Broadsheet news page: 8 × 13 × 120, nothing reserved.
 */
import type { NewsTemplate } from '../../src/plan/news/types.ts';
import { BROADSHEET } from '../parts/news-scale.ts';

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
};
export default template;
