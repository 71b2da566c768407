/**
 * What a module costs by itself, wherever it stands: the objective's first half, so that each story's costs at every width and height are counted once.
 */
import type { Demand, Module, Shape, Weight } from './types.ts';
import type { PlanWeights } from './weights.ts';

/** What a story counts for: when copy is over, the cheapest gives way; the lead never. */
export const IMPORTANCE: Readonly<Record<Weight, number>> = { lead: 12, second: 2.5, normal: 1.4, brief: 1 };

/** Lines under which the text of a leg is a strip rather than a column. */
const SHORT_LEG = 7;
/** Height to width of a module beyond which it is a ladder. */
const TALL = 3.2;
/** Lines of the lowest module. */
const LEAST_LINES = 9;
/** Share of its module that a story's pictures take at best. */
const PICTURE_SHARE = { least: 0.16, most: 0.5 } as const;

/** The weights, and how high a line is to how wide a column: leading over (characters + gap) em. */
export interface ModuleRules {
  readonly weights: PlanWeights;
  readonly lineToColumn: number;
}

/** What depends on shape and height only. */
export function formCost({ kind }: Demand, shape: Shape, lines: number, rules: ModuleRules): number {
  const { weights } = rules;
  const own = shape.cost * weights.shape;
  if (shape.legs.count === 0 || kind !== 'story') return own;
  return own + shapeliness(shape, lines, rules);
}

function shapeliness(shape: Shape, lines: number, { weights, lineToColumn }: ModuleRules): number {
  const { columns, legs, text, head } = shape;
  const leg = Math.min(text.natural / legs.count, lines - head.lines);
  const short = Math.max(0, SHORT_LEG - leg) * weights.shortLegs;
  const tall = Math.max(0, (lines * lineToColumn) / columns - TALL) * weights.tall;
  const thin = Math.max(0, LEAST_LINES - lines) * weights.thin;
  const area = shape.pictures.reduce((sum, one) => sum + one.columns * one.natural, 0) / (columns * lines);
  const { least, most } = PICTURE_SHARE;
  const share = area === 0 ? 0 : Math.max(0, least - area, area - most) * weights.pictureShare;
  return short + tall + thin + share;
}

/** What the height forces: looseness, empty lines of columns, overset lines of columns. */
export function fitCost(
  { weight }: Demand,
  { looseness, empty, overset }: { readonly looseness: number; readonly empty: number; readonly overset: number },
  { weights }: ModuleRules,
): number {
  return Math.abs(looseness) * weights.looseness + empty * weights.empty + overset * weights.overset * IMPORTANCE[weight];
}

/** The terms of a module in its place. Their sum is what ShapeFitter finds. */
export function moduleTerms(demand: Demand, module: Module, rules: ModuleRules): Record<string, number> {
  const { weights } = rules;
  const { shape, head, pictures, dropped, cells } = module;
  const columnsALeg = shape.legs.count ? shape.columns / shape.legs.count : 1;
  const off = shape.pictures.reduce((sum, { natural }, i) => sum + Math.abs(pictures[i]! - natural) / natural, 0);
  const own = shape.cost * weights.shape;
  return {
    shape: own,
    form: formCost(demand, shape, cells.lines, rules) - own,
    looseness: Math.abs(module.looseness) * weights.looseness,
    blanks: Math.abs(head - shape.head.lines) * weights.blanks,
    pictures: off * weights.pictures,
    dropped: dropped.length * weights.dropped,
    empty: module.empty * weights.empty,
    overset: module.overset * columnsALeg * weights.overset * IMPORTANCE[demand.weight],
  };
}
