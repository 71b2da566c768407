/**
 * `banxin/plan/1`: the dummy (版样), each page's slots in whole columns and lines before any text stands in them.
 */
import Type from 'typebox';
import { closed, DRAFT, num, optional, text } from './common.ts';
import type { Of } from './common.ts';

const whole = (minimum: number, description: string) => Type.Integer({ minimum, description });

export const PlanSlot = closed({
  name: text('Unique on the page: headline, text, strip, picture-1, …'),
  kind: Type.Enum(['headline', 'text', 'picture', 'box', 'pullquote', 'strip', 'advertisement', 'white']),
  column: whole(1, 'First base column, from 1.'),
  columns: whole(1, 'Base columns it spans.'),
  line: whole(1, 'First grid line, from 1.'),
  lines: whole(1, 'Grid lines it takes.'),
  block: Type.Union([Type.String(), Type.Null()], { description: 'Block that the slot was made for.' }),
});
export type PlanSlot = Of<typeof PlanSlot>;

const PlanModule = closed({
  demand: text('Story, or advertisement.'),
  kind: Type.Enum(['story', 'advertisement', 'notices', 'digest', 'correction', 'picture-news', 'strip']),
  column: whole(1, 'First base column, from 1.'),
  columns: whole(1, 'Base columns it spans.'),
  line: whole(1, 'First grid line, from 1.'),
  lines: whole(1, 'Grid lines it takes.'),
  shape: text('Which of its shapes it has: `3c 28pt×1 p2h`.'),
  empty: num('Grid lines of its columns that nothing covers.'),
  overset: num('Lines of text that find no room.'),
});

const Planned = closed(
  {
    modules: Type.Array(PlanModule),
    unplaced: Type.Array(Type.String()),
    terms: Type.Record(Type.String(), Type.Number(), { description: 'What the page costs, by the terms of docs/planning.md.' }),
    cost: num('Their sum.'),
    exact: Type.Boolean({ description: 'No better page exists in the search’s space.' }),
  },
  'How a page of many stories was planned.',
);

export const PlanPage = closed({
  folios: Type.Array(Type.String(), { minItems: 1 }),
  template: text(),
  grid: closed({
    columns: whole(1, 'Base columns.'),
    chars: num('Characters a column.'),
    gap: num('Em.'),
    lines: whole(1, 'Lines.'),
  }),
  slots: Type.Array(PlanSlot),
  planned: optional(Planned),
});
export type PlanPage = Of<typeof PlanPage>;

export const Plan = Type.Object(
  { format: Type.Literal('banxin/plan/1'), pages: Type.Array(PlanPage) },
  { $schema: DRAFT, title: 'Banxin page plan', additionalProperties: false },
);
export type Plan = Of<typeof Plan>;
