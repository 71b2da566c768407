/**
 * `banxin/plan/1`: the dummy (版样), each page's slots in whole columns and lines before any text stands in them.
 */
import Type from 'typebox';
import { closed, DRAFT, optional, text } from './common.ts';
import type { Of } from './common.ts';

const whole = (minimum: number, description: string) => Type.Integer({ minimum, description });

export const PlanSlot = closed({
  name: text('Unique on the page: headline, text, strip, picture-1, …'),
  role: optional(text('Role of the matter it takes.')),
  story: Type.Union([Type.String(), Type.Null()], { description: 'Story id.' }),
  column: whole(1, 'First base column, from 1.'),
  columns: whole(1, 'Base columns it spans.'),
  line: whole(1, 'First grid line, from 1.'),
  lines: whole(1, 'Grid lines it takes.'),
});
export type PlanSlot = Of<typeof PlanSlot>;

export const PlanPage = closed({
  folios: Type.Array(Type.String(), { minItems: 1 }),
  template: text(),
  stories: Type.Array(Type.String()),
  slots: Type.Array(PlanSlot),
});
export type PlanPage = Of<typeof PlanPage>;

export const Plan = Type.Object(
  { format: Type.Literal('banxin/plan/1'), pages: Type.Array(PlanPage) },
  { $schema: DRAFT, title: 'Banxin page plan', additionalProperties: false },
);
export type Plan = Of<typeof Plan>;
