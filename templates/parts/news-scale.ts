/**
 * The type of pages of many stories: ladders of headlines by weight and width, and the sizes of everything else. pt; no positions.
 */
import type { NewsScale, Rung, Weight } from '../../src/plan/news/types.ts';

interface Steps {
  /** Columns to sizes, favourite first. */
  readonly [columns: number]: readonly number[];
}

/** Rungs of one weight; narrow headlines may turn into more rows than wide ones. */
function rungs(weight: Weight, face: string, steps: Steps, rows: (columns: number) => Rung['rows']): Rung[] {
  return Object.entries(steps).map(([columns, sizes]) => ({
    weight,
    columns: Number(columns),
    sizes: sizes as readonly number[],
    rows: rows(Number(columns)),
    face,
  }));
}

const oneOrTwo = (): Rung['rows'] => ({ least: 1, most: 2 });
const narrowThree = (columns: number): Rung['rows'] => ({ least: 1, most: columns <= 1 ? 3 : 2 });

/** A rung that stands upright. */
export const upright = (rung: Rung): Rung => ({ ...rung, vertical: true });

/**
 * The ladder of a desk. `lead` to `brief` are sizes by columns; the smallest lead is at least 1.4 times the largest of the others, so that the
 * eye finds it whatever the planner chooses.
 */
export function ladder(sizes: Readonly<Record<Weight, Steps>>, faces: Readonly<Record<Weight, string>>): readonly Rung[] {
  return [
    ...rungs('lead', faces.lead, sizes.lead, oneOrTwo),
    ...rungs('second', faces.second, sizes.second, oneOrTwo),
    ...rungs('normal', faces.normal, sizes.normal, narrowThree),
    ...rungs('brief', faces.brief, sizes.brief, narrowThree),
  ];
}

/** What both sheets share. */
export const SMALL: Omit<NewsScale, 'ladder'> = {
  grades: [
    { from: 54, kicker: 24, deck: 24 },
    { from: 42, kicker: 21, deck: 21 },
    { from: 36, kicker: 18, deck: 18 },
    { from: 28, kicker: 16, deck: 16 },
    { from: 21, kicker: 14, deck: 14 },
    { from: 18, kicker: 12, deck: 12 },
    { from: 0, kicker: 10.5, deck: 10.5 },
  ],
  byline: 10.5,
  crosshead: [14, 12],
  theme: 10.5,
  caption: { size: 7.875, leading: 10 },
  quote: { size: 16, lines: 2 },
  boxTitle: 12,
  table: { size: 7.875, leading: 11.25 },
  notice: { size: 7.875, leading: 10 },
  digest: { size: 10.5, leading: 16.875 },
};

/** Broadsheet, inside: the lead in 42 pt or more, the rest in 30 or less. */
export const BROADSHEET: NewsScale = {
  ...SMALL,
  ladder: ladder(
    {
      lead: { 4: [42], 5: [48, 42], 6: [54, 48, 42], 7: [54, 48], 8: [63, 54, 48] },
      second: { 2: [28, 24], 3: [30, 28], 4: [30, 28], 5: [30], 6: [30] },
      normal: { 1: [16], 2: [21, 18], 3: [24, 21], 4: [24, 21] },
      brief: { 1: [14, 12], 2: [16, 14], 3: [16] },
    },
    { lead: 'headline', second: 'headline', normal: 'headline-semibold', brief: 'headline-sans' },
  ),
};

/** Tabloid: the lead in 36 pt or more, the rest in 24 or less. */
export const TABLOID: NewsScale = {
  ...SMALL,
  ladder: ladder(
    {
      lead: { 3: [36], 4: [42, 36], 5: [48, 42], 6: [54, 48, 42] },
      second: { 2: [24, 21], 3: [24], 4: [24] },
      normal: { 1: [16, 14], 2: [18, 16], 3: [21, 18] },
      brief: { 1: [14, 12], 2: [14], 3: [16] },
    },
    { lead: 'headline', second: 'headline', normal: 'headline-semibold', brief: 'headline-sans' },
  ),
};
