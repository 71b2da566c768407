/**
 * `plan:` of `banxin.yaml` comes in, how the paper weighs a page of many stories goes out. Knows the terms of the objective by name only; plan/news/weights.ts says
 * what each counts, and the house's own numbers.
 */
import { type YamlEntry, type YamlReading, fieldsOf, numberOf } from '../read/settings.ts';
import { switchOf } from './desk-settings.ts';
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

/** Warnings of a page that a paper can switch or weigh (newspaper.md, W1 to W12). */
export const PAGE_WARNINGS = ['W1', 'W2', 'W3', 'W4', 'W5', 'W6', 'W7', 'W8', 'W9', 'W10', 'W11', 'W12'] as const;

/** Bounds of a weight, and of the moves that the planner tries on a page. */
export const PLAN_LIMITS = { weight: { least: 0, most: 10_000 }, steps: { least: 100, most: 1_000_000 } } as const;

/** A paper that says nothing: the house's weights. */
export const defaultPlan: PlanSettings = { weights: {}, steps: null, warnings: {} };

/** Reads `plan: { weights: { empty: 6 }, steps: 6000, warnings: { W5: off } }`. */
export function planFrom(reading: YamlReading, entry: YamlEntry | undefined): PlanSettings {
  const fields = fieldsOf(reading, entry?.value, ['weights', 'steps', 'warnings'], 'plan');
  const { weight, steps } = PLAN_LIMITS;
  const weights: Record<string, number> = {};
  for (const [name, field] of fieldsOf(reading, fields.get('weights')?.value, PLAN_TERMS, 'plan.weights')) {
    const value = numberOf(reading, field, weight.least, weight.most);
    if (value !== undefined) weights[name] = value;
  }
  const warnings: Record<string, PlanSettings['warnings'][string]> = {};
  for (const [name, field] of fieldsOf(reading, fields.get('warnings')?.value, PAGE_WARNINGS, 'plan.warnings')) {
    const word = switchOf(reading, field);
    if (word !== undefined) warnings[name] = word;
  }
  return { weights, warnings, steps: numberOf(reading, fields.get('steps'), steps.least, steps.most, true) ?? null };
}
