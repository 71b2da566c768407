/**
 * Broadsheet picture page: six wide columns of 17, so that pictures stand in halves and thirds of the page; a title over its whole width.
 */
import type { NewsTemplate } from '../../src/plan/news/types.ts';
import { ladder, SMALL } from '../parts/news-scale.ts';

const template: NewsTemplate = {
  name: 'broadsheet-picture',
  kind: 'news',
  page: {
    kind: 'news',
    grid: { sheet: { width: 390, height: 550 }, columns: 6, chars: 17, gap: 1.8, lines: 120 },
    scale: {
      ...SMALL,
      ladder: ladder(
        {
          lead: { 4: [48, 42], 5: [54, 48], 6: [63, 54, 48] },
          second: { 2: [28, 24], 3: [28], 4: [28] },
          normal: { 1: [18, 16], 2: [21, 18], 3: [24, 21] },
          brief: { 1: [14], 2: [16], 3: [16] },
        },
        { lead: 'headline-semibold', second: 'headline-semibold', normal: 'headline-semibold', brief: 'headline-sans' },
      ),
    },
    reserved: [],
    columnRules: 'none',
  },
};
export default template;
