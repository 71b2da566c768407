/**
 * What a page costs, by the names of its terms: the desk's judgement as numbers. A paper changes them in banxin.yaml, `plan: { weights: … }`; 0 takes a
 * term out. The unit is free: an empty line of one column costs 12. objective.ts says how each is counted.
 */

/** Weights of the terms. */
export const WEIGHTS = {
  // A module by itself.
  /** A grid line of a column that nothing covers, in a module or beside it. */
  empty: 12,
  /** A line of a column of text without a place, times what the story counts for (IMPORTANCE). */
  overset: 90,
  /** A story that has no place at all, besides all of its lines as overset. */
  unplaced: 150,
  /** What the shape itself says: a smaller headline, a merged measure. */
  shape: 1,
  /** A line that paragraphs set looser give. */
  looseness: 2,
  /** A line that paragraphs set tighter take: dearer, since make-up cannot always have it. */
  tightness: 12,
  /** A blank line more or less around a headline. */
  blanks: 3,
  /** A picture taller or flatter than its own, by the whole of its height. */
  pictures: 60,
  /** An optional quote or box left out. */
  dropped: 20,
  /** W7 短腿: a line that a leg is shorter than SHORT_LEG: stubs under pictures, thin strips of text under wide heads. */
  shortLegs: 3,
  /** W10: a headline that fills less of its width than HEAD_FILL, by the whole. */
  headFill: 40,
  /** W10: a character of its longest row over MOST_CHARACTERS. */
  headLong: 2,
  /** A module that is taller than TALL times its width, by each time more. */
  tall: 12,
  /** A module of fewer lines than LEAST_LINES, a line. */
  thin: 5,
  /** The picture of a story that has some takes less or more of its module than PICTURE_SHARE, by the whole. */
  pictureShare: 60,
  /** The largest picture of a story takes more of the page than LARGEST_PICTURE, by the whole page. */
  largePicture: 400,

  // The page.
  /** A line that the lead is below the head of the page; a column right of its left edge counts for COLUMN lines. */
  lead: 10,
  /** A column that another headline is wider than the lead's, half of that where it is as wide. */
  leadWidth: 30,
  /** The lead's headline is less than LEAD_RATIO times the next, by the whole. */
  leadSize: 300,
  /** A picture of another story is larger than LEAD_PICTURE of the lead's largest, by the times it is. */
  leadPicture: 260,
  /** A story that lies at the foot, by the share of the page and its RANK; at the right, a third of that. */
  position: 14,
  /** A heavier story has a smaller headline than a lighter one, a pt. */
  rank: 4,
  /** W1 碰题: headlines side by side, not told apart in two of size, face, rows. */
  collide: 24,
  /** W2 题压题: a headline under another with fewer than STACKED lines between. */
  stacked: 18,
  /** W3 通缝: a gutter that nothing crosses. */
  gutter: 24,
  /** A spread whose halves nothing joins: no story stands across its fold. */
  fold: 400,
  /** W4 断版: a cut over the whole page. */
  cut: 22,
  /** W8 灰版: text without head, picture or quote over a quarter of the page, by each such quarter. */
  grey: 60,
  /** W9: pictures of two stories that touch. */
  touching: 20,
  /** W9: pictures of two stories within 10 % of one size. */
  rivals: 4,
  /** W10: all headlines in one size. */
  oneSize: 30,
  /** Corners of modules that meet within two lines without meeting: a step too small to be meant. */
  step: 3,
} as const;

/** A paper's weights: all of them, by name. */
export type PlanWeights = { readonly [term in keyof typeof WEIGHTS]: number };

/** The paper's own in place of the house's. */
export const weightsOf = (own: Partial<PlanWeights> = {}): PlanWeights => ({ ...WEIGHTS, ...own });
