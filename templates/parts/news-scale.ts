/**
 * The type of pages of many stories: ladders of headlines by weight and width, and the sizes of everything else. pt; no positions.
 */
import type { NewsScale, Rung, Weight } from '../../src/plan/news/types.ts';
import { NEWSPAPER, OFFICE } from './type-sizes.ts';

const { 初, 小初, 一, 二, 小二, 三, 四, 小四, 五, 六 } = NEWSPAPER;
/** 24 and 36 pt, which newspapers have no name for. */
const { 小一, 小初: 大小初 } = OFFICE;

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

/** Faces of headlines by weight. */
const FACES = { lead: 'headline', second: 'headline', normal: 'headline-semibold', brief: 'headline-sans' } as const;

/** The scale of a page for a spread: `lead` over more columns than a page has, which stand across its fold. */
const across = (scale: NewsScale, lead: Steps): NewsScale => ({
  ...scale,
  ladder: [...scale.ladder, ...rungs('lead', FACES.lead, lead, oneOrTwo)],
});

/** What both sheets share. */
export const SMALL: Omit<NewsScale, 'ladder'> = {
  grades: [
    { from: 72, kicker: 一, deck: 一 },
    { from: 54, kicker: 小一, deck: 小一 },
    { from: 初, kicker: 二, deck: 二 },
    { from: 大小初, kicker: 小二, deck: 小二 },
    { from: 一, kicker: 三, deck: 三 },
    { from: 二, kicker: 四, deck: 四 },
    { from: 小二, kicker: 小四, deck: 小四 },
    { from: 0, kicker: 五, deck: 五 },
  ],
  byline: 五,
  crosshead: [四, 小四],
  theme: 五,
  caption: { size: 六, leading: 10 },
  quote: { size: 三, lines: 2 },
  boxTitle: 小四,
  table: { size: 六, leading: 11.25 },
  notice: { size: 六, leading: 10 },
  digest: { size: 五, leading: 16.875 },
};

/** Broadsheet, inside: the lead in 42 pt or more, the rest in 30 or less. */
export const BROADSHEET: NewsScale = {
  ...SMALL,
  ladder: ladder(
    {
      lead: { 4: [初], 5: [48, 初], 6: [54, 48, 初], 7: [54, 48], 8: [63, 54, 48] },
      second: { 2: [一, 小一], 3: [小初, 一], 4: [小初, 一], 5: [小初], 6: [小初] },
      normal: { 1: [三], 2: [二, 小二], 3: [小一, 二], 4: [小一, 二] },
      brief: { 1: [四, 小四], 2: [三, 四], 3: [三] },
    },
    FACES,
  ),
};

/** A spread of a broadsheet: its lead across the fold in 72 pt or more. */
export const BROADSHEET_SPREAD: NewsScale = across(BROADSHEET, {
  10: [84, 72],
  11: [84, 72],
  12: [96, 84, 72],
  14: [96, 84, 72],
  16: [96, 84],
});

/** Tabloid: the lead in 36 pt or more, the rest in 24 or less. */
export const TABLOID: NewsScale = {
  ...SMALL,
  ladder: ladder(
    {
      lead: { 3: [大小初], 4: [初, 大小初], 5: [48, 初], 6: [54, 48, 初] },
      second: { 2: [小一, 二], 3: [小一], 4: [小一] },
      normal: { 1: [三, 四], 2: [小二, 三], 3: [二, 小二] },
      brief: { 1: [四, 小四], 2: [四], 3: [三] },
    },
    FACES,
  ),
};

/** A spread of a tabloid: its lead across the fold in 54 pt or more. */
export const TABLOID_SPREAD: NewsScale = across(TABLOID, { 8: [63, 54], 9: [63, 54], 10: [72, 63, 54], 12: [84, 72, 63] });
