/**
 * Tabloid feature: one story with its pictures over a page of 6 × 11 × 86 or a spread of twice that.
 * Columns and lines only; sizes in pt.
 */
import type { FeatureForm, FeatureTemplate } from '../../src/plan/types.ts';

const page: FeatureForm = {
  grid: { sheet: { width: 275, height: 390 }, columns: 6, chars: 11, gap: 1, lines: 86 },
  scale: {
    headline: [48, 42, 36, 30, 28, 21],
    kicker: 16,
    deck: 16,
    byline: 10.5,
    crosshead: [12, 10.5],
    theme: 10.5,
    caption: { size: 7.875, leading: 10 },
    quote: { size: 14, lines: 2 },
    boxTitle: 12,
  },
  headline: 'full',
  leadWidths: [3, 4, 2, 5],
  pictures: [
    { column: 4, columns: 3, edge: 'head' },
    { column: 1, columns: 2, edge: 'foot' },
    { column: 5, columns: 2, edge: 'foot' },
    { column: 3, columns: 2, edge: 'middle', at: 0.66 },
    { column: 3, columns: 1, edge: 'foot' },
    { column: 6, columns: 1, edge: 'middle', at: 0.6 },
    { column: 1, columns: 1, edge: 'middle', at: 0.6 },
    { column: 4, columns: 1, edge: 'middle', at: 0.8 },
  ],
  boxes: [
    { column: 1, columns: 2, edge: 'head' },
    { column: 5, columns: 2, edge: 'foot' },
  ],
  pullquotes: [
    { column: 3, columns: 2, edge: 'middle', at: 0.34 },
    { column: 5, columns: 2, edge: 'middle', at: 0.6 },
    { column: 1, columns: 2, edge: 'middle', at: 0.72 },
  ],
  strip: { columns: 4, from: 8, timeline: 0 },
};

/** The spread drops the inner margins: 157.6 em between the outer ones, so ten gaps of 2 em and 5.6 em at the fold. */
const spread: FeatureForm = {
  ...page,
  grid: { sheet: { width: 550, height: 390 }, columns: 12, chars: 11, gap: 2, lines: 86, fold: { after: 6, gap: 5.6 } },
  scale: { ...page.scale, headline: [72, 63, 54, 48, 42, 36, 30], kicker: 21, deck: 21, quote: { size: 16, lines: 2 } },
  headline: 'halves',
  leadWidths: [4, 5, 3, 6],
  pictures: [
    { column: 3, columns: 4, edge: 'head' },
    { column: 11, columns: 2, edge: 'head' },
    { column: 1, columns: 2, edge: 'foot' },
    { column: 8, columns: 2, edge: 'foot' },
    { column: 5, columns: 2, edge: 'middle', at: 0.75 },
    { column: 11, columns: 2, edge: 'foot' },
    { column: 10, columns: 1, edge: 'middle', at: 0.4 },
    { column: 4, columns: 1, edge: 'middle', at: 0.55 },
  ],
  boxes: [
    { column: 1, columns: 2, edge: 'head' },
    { column: 11, columns: 2, edge: 'foot' },
    { column: 5, columns: 2, edge: 'foot' },
  ],
  pullquotes: [
    { column: 8, columns: 2, edge: 'middle', at: 0.35 },
    { column: 3, columns: 2, edge: 'middle', at: 0.72 },
    { column: 11, columns: 2, edge: 'middle', at: 0.62 },
  ],
  strip: { columns: 8, from: 8, timeline: 0 },
};

const template: FeatureTemplate = { name: 'tabloid-feature', page, spread };
export default template;
