/**
 * Broadsheet feature: one story with its pictures over a page of 8 × 13 × 120 or a spread of 12 × 18 × 120.
 * Columns and lines only; sizes in pt. Where matter stands when there is much of it, in the order in which it takes its place.
 */
import type { FeatureForm, FeatureTemplate } from '../../src/plan/types.ts';

const page: FeatureForm = {
  grid: { sheet: { width: 390, height: 550 }, columns: 8, chars: 13, gap: 1, lines: 120 },
  scale: {
    headline: [63, 54, 48, 42, 36, 30, 28],
    kicker: 21,
    deck: 21,
    byline: 10.5,
    crosshead: [14, 12, 10.5],
    theme: 10.5,
    caption: { size: 7.875, leading: 10 },
    quote: { size: 16, lines: 2 },
    boxTitle: 12,
  },
  headline: 'full',
  leadWidths: [4, 5, 3, 6],
  pictures: [
    { column: 5, columns: 4, edge: 'head' },
    { column: 1, columns: 2, edge: 'foot' },
    { column: 7, columns: 2, edge: 'foot' },
    { column: 3, columns: 2, edge: 'middle', at: 0.5 },
    { column: 5, columns: 2, edge: 'middle', at: 0.62 },
    { column: 4, columns: 2, edge: 'foot' },
    { column: 8, columns: 1, edge: 'middle', at: 0.55 },
    { column: 3, columns: 1, edge: 'foot' },
  ],
  boxes: [
    { column: 1, columns: 2, edge: 'head' },
    { column: 7, columns: 2, edge: 'foot' },
    { column: 3, columns: 2, edge: 'foot' },
  ],
  pullquotes: [
    { column: 3, columns: 2, edge: 'middle', at: 0.3 },
    { column: 6, columns: 2, edge: 'middle', at: 0.72 },
    { column: 1, columns: 2, edge: 'middle', at: 0.6 },
  ],
  strip: { columns: 6, from: 8, timeline: 0 },
};

/** Years of the timeline that parts/timeline-drawings.ts draws: a thousand years of type. Any other has room for years and text only. */
const DRAWN = ['1041', '1298', '1490', '1773', '1815', '1859', '1872', '1947', '1974', '1979', '1987', '2014'];

const spread: FeatureForm = {
  ...page,
  grid: { sheet: { width: 780, height: 550 }, columns: 12, chars: 18, gap: 1.62, lines: 120, fold: { after: 6, gap: 1.62 } },
  scale: {
    ...page.scale,
    headline: [90, 84, 72, 63, 54, 48, 42, 36],
    kicker: 24,
    quote: { size: 19, lines: 2 },
  },
  headline: 'halves',
  leadWidths: [7, 6, 5, 8],
  pictures: [
    { column: 3, columns: 7, edge: 'head' },
    { column: 10, columns: 3, edge: 'head' },
    { column: 1, columns: 2, edge: 'foot' },
    { column: 7, columns: 2, edge: 'foot' },
    { column: 9, columns: 2, edge: 'middle', at: 0.56 },
    { column: 6, columns: 1, edge: 'middle', at: 0.7 },
    { column: 4, columns: 2, edge: 'foot' },
    { column: 3, columns: 1, edge: 'middle', at: 0.75 },
  ],
  boxes: [
    { column: 1, columns: 1, edge: 'head' },
    { column: 11, columns: 2, edge: 'foot' },
    { column: 5, columns: 2, edge: 'foot' },
  ],
  pullquotes: [
    { column: 4, columns: 2, edge: 'middle', at: 0.64 },
    { column: 11, columns: 2, edge: 'middle', at: 0.46 },
    { column: 1, columns: 2, edge: 'middle', at: 0.5 },
  ],
  strip: { columns: 12, from: 8, timeline: 12, drawn: DRAWN },
};

const template: FeatureTemplate = { name: 'broadsheet-feature', page, spread };
export default template;
