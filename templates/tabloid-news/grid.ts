/**
 * Tabloid news page: 6 × 11 × 86, nothing reserved.
 */
import type { NewsTemplate } from '../../src/plan/news/types.ts';
import { TABLOID } from '../parts/news-scale.ts';

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
};
export default template;
