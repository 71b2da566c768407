/**
 * What a module costs by itself, wherever it stands: the objective's first half, so that each story's costs at every width and height are counted once.
 */
import { columnsALeg, lostBy, stackOf } from './stack.ts';
import type { Demand, Module, Shape, Weight } from './types.ts';
import type { PlanWeights } from './weights.ts';

/** What a story counts for: when copy is over, the cheapest gives way; the lead never. */
export const IMPORTANCE: Readonly<Record<Weight, number>> = { lead: 12, second: 2.5, normal: 1.4, brief: 1 };

/** Lines under which the text of a leg is a strip rather than a column. */
export const SHORT_LEG = 6;
/** W10: least share of its width that a headline fills, and most characters of a row. */
const HEAD_FILL = 2 / 3;
const MOST_CHARACTERS = 16;
/** Height to width of a module beyond which it is a ladder. */
const TALL = 3.2;
/** Lines of the lowest module. */
const LEAST_LINES = 9;
/** Share of its module that a story's pictures take at best. */
const PICTURE_SHARE = { least: 0.16, most: 0.5 } as const;
/** Share of the page of the largest picture: the lead's, another story's. */
const LARGEST_PICTURE = { lead: 0.24, other: 0.14 } as const;

/** The weights, and how high a line is to how wide a column: leading over (characters + gap) em. */
export interface ModuleRules {
  readonly weights: PlanWeights;
  readonly lineToColumn: number;
  /** Columns × lines of the page. */
  readonly page: number;
}

/** What depends on shape and height only. */
export function formCost({ kind, weight }: Demand, shape: Shape, lines: number, rules: ModuleRules): number {
  const own = shape.cost * rules.weights.shape;
  if (shape.legs.count === 0 || kind !== 'story') return own;
  return own + headCost(shape, rules) + bodyCost(weight, shape, lines, rules);
}

function headCost({ head }: Shape, { weights }: ModuleRules): number {
  if (head.size === 0) return 0;
  return (
    Math.max(0, HEAD_FILL - head.fill) * weights.headFill + Math.max(0, head.characters - MOST_CHARACTERS) * weights.headLong
  );
}

function bodyCost(
  weight: Weight,
  { columns, pictures }: Shape,
  lines: number,
  { weights, lineToColumn, page }: ModuleRules,
): number {
  const tall = Math.max(0, (lines * lineToColumn) / columns - TALL) * weights.tall;
  const thin = Math.max(0, LEAST_LINES - lines) * weights.thin;
  if (pictures.length === 0) return tall + thin;
  const areas = pictures.map((one) => one.columns * one.natural);
  const share = areas.reduce((sum, area) => sum + area, 0) / (columns * lines);
  const { least, most } = PICTURE_SHARE;
  const large = Math.max(...areas) / page - (weight === 'lead' ? LARGEST_PICTURE.lead : LARGEST_PICTURE.other);
  return (
    tall + thin + Math.max(0, least - share, share - most) * weights.pictureShare + Math.max(0, large) * weights.largePicture
  );
}

/** W7: lines that the legs are too short, where they have any; `lost` is what each loses of `lines`. */
export function shortLegs(lost: readonly number[], lines: number): number {
  return lost.reduce((sum, one) => sum + (lines > one ? Math.max(0, SHORT_LEG - (lines - one)) : 0), 0);
}

/** What the height forces: looseness, empty lines of columns, overset lines of columns. */
export function fitCost(
  { weight }: Demand,
  { looseness, empty, overset }: { readonly looseness: number; readonly empty: number; readonly overset: number },
  { weights }: ModuleRules,
): number {
  return looseCost(looseness, weights) + empty * weights.empty + overset * weights.overset * IMPORTANCE[weight];
}

const looseCost = (looseness: number, weights: PlanWeights): number =>
  looseness > 0 ? looseness * weights.looseness : -looseness * weights.tightness;

/** The terms of a module in its place. Their sum is what ShapeFitter finds. */
export function moduleTerms(demand: Demand, module: Module, rules: ModuleRules): Record<string, number> {
  const { weights } = rules;
  const { shape, head, pictures, dropped, cells } = module;
  const off = shape.pictures.reduce((sum, { natural }, i) => sum + Math.abs(pictures[i]! - natural) / natural, 0);
  const own = shape.cost * weights.shape;
  return {
    shape: own,
    form: formCost(demand, shape, cells.lines, rules) - own,
    shortLegs: shape.legs.count
      ? shortLegs(lostBy(shape, stackOf(shape, head, pictures, dropped)), cells.lines) * weights.shortLegs
      : 0,
    looseness: looseCost(module.looseness, weights),
    blanks: Math.abs(head - shape.head.lines) * weights.blanks,
    pictures: off * weights.pictures,
    dropped: dropped.length * weights.dropped,
    empty: module.empty * weights.empty,
    overset: module.overset * columnsALeg(shape) * weights.overset * IMPORTANCE[demand.weight],
  };
}
