/**
 * Broadsheet literary supplement (副刊): six columns of 17, faces of small weight, dotted rules; the name of the supplement in the two lines
 * that it reserves. The lead may stand upright (竖题).
 */
import type { NewsTemplate } from '../../src/plan/news/types.ts';
import { ladder, SMALL, upright } from '../parts/news-scale.ts';

/** The name of the supplement. */
export const TITLE = { column: 1, columns: 6, line: 1, lines: 7 } as const;

const level = ladder(
  {
    lead: { 3: [42], 4: [42], 5: [48, 42], 6: [48, 42] },
    second: { 2: [28, 24], 3: [28], 4: [30, 28] },
    normal: { 1: [18, 16], 2: [21, 18], 3: [24, 21] },
    brief: { 1: [16, 14], 2: [16], 3: [16] },
  },
  { lead: 'headline-semibold', second: 'headline-semibold', normal: 'headline-semibold', brief: 'headline-semibold' },
);

const template: NewsTemplate = {
  name: 'broadsheet-supplement',
  kind: 'news',
  page: {
    kind: 'news',
    grid: { sheet: { width: 390, height: 550 }, columns: 6, chars: 17, gap: 1.8, lines: 120 },
    scale: {
      ...SMALL,
      ladder: [...level.filter(({ weight }) => weight === 'lead').map(upright), ...level],
    },
    reserved: [TITLE],
    columnRules: 'dotted',
  },
};
export default template;
