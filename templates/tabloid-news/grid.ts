/**
 * Tabloid news: a page of 6 × 11 × 86, or a spread of 12 × 12 × 86 whose lead may stand across the fold; nothing reserved.
 */
import type { NewsTemplate } from '../../src/plan/news/types.ts';
import { TABLOID, TABLOID_SPREAD } from '../parts/news-scale.ts';

const template: NewsTemplate = {
  name: 'tabloid-news',
  kind: 'news',
  page: {
    kind: 'news',
    grid: { sheet: { width: 275, height: 390 }, columns: 6, chars: 11, gap: 1, lines: 86 },
    scale: TABLOID,
    reserved: [],
    columnRules: 'none',
  },
  spread: {
    kind: 'news',
    grid: { sheet: { width: 550, height: 390 }, columns: 12, chars: 12, gap: 1, lines: 86, fold: { after: 6, gap: 3.6 } },
    scale: TABLOID_SPREAD,
    reserved: [],
    columnRules: 'none',
  },
};
export default template;
