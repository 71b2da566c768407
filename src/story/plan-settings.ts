/**
 * `plan:` of `banxin.yaml` comes in, how the paper weighs a page of many stories goes out. Knows the terms of the objective by name only; plan/news/weights.ts says
 * what each counts, and the house's own numbers.
 */
import { type YamlEntry, type YamlReading, fieldsOf, numberOf } from '../read/settings.ts';
import type { PlanSettings } from './types.ts';

/** Names of the terms of the planner's objective. */
export const PLAN_TERMS = [
  'empty',
  'overset',
  'unplaced',
  'shape',
  'looseness',
  'tightness',
  'blanks',
  'pictures',
  'dropped',
  'shortLegs',
  'headFill',
  'headLong',
  'tall',
  'thin',
  'pictureShare',
  'largePicture',
  'lead',
  'leadWidth',
  'leadSize',
  'leadPicture',
  'position',
  'rank',
  'collide',
  'stacked',
  'gutter',
  'fold',
  'cut',
  'grey',
  'touching',
  'rivals',
  'oneSize',
  'step',
] as const;

/** Bounds of a weight, and of the moves that the planner tries on a page. */
export const PLAN_LIMITS = { weight: { least: 0, most: 10_000 }, steps: { least: 100, most: 1_000_000 } } as const;

/** A paper that says nothing: the house's weights. */
export const defaultPlan: PlanSettings = { weights: {}, steps: null };

/** Reads `plan: { weights: { empty: 6 }, steps: 6000 }`. */
export function planFrom(reading: YamlReading, entry: YamlEntry | undefined): PlanSettings {
  const fields = fieldsOf(reading, entry?.value, ['weights', 'steps'], 'plan');
  const { weight, steps } = PLAN_LIMITS;
  const weights: Record<string, number> = {};
  for (const [name, field] of fieldsOf(reading, fields.get('weights')?.value, PLAN_TERMS, 'plan.weights')) {
    const value = numberOf(reading, field, weight.least, weight.most);
    if (value !== undefined) weights[name] = value;
  }
  return { weights, steps: numberOf(reading, fields.get('steps'), steps.least, steps.most, true) ?? null };
}
