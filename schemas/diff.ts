/**
 * `banxin/diff/1`: what two rounds, editions or bags differ in, each change once and as its kind; with marks, what became of each (核红).
 */
import Type from 'typebox';
import { closed, DRAFT, optional, text } from './common.ts';
import type { Of } from './common.ts';

const whole = (description: string) => Type.Integer({ minimum: 0, description });

const Spot = Type.Union([
  closed({
    page: text('Empty where nothing of it is set.'),
    column: whole('Base column, from 1; 0: none.'),
    n: whole('Line as the proof numbers it; 0: none.'),
    block: text(),
    at: whole("UTF-16 offset in the block's text."),
    length: whole('UTF-16 units.'),
  }),
  Type.Null(),
]);

const Difference = closed({
  id: text('d1, d2, … in reading order; r1, … for what only reflowed.'),
  kind: Type.Enum([
    'text',
    'headline',
    'inserted',
    'deleted',
    'moved',
    'split',
    'merged',
    'reflowed',
    'headline-size',
    'picture-new',
    'picture-lost',
    'picture-swapped',
    'picture-size',
  ]),
  story: text("The story's own id, else its file."),
  title: text(),
  role: text(),
  old: text(),
  now: text(),
  before: Spot,
  after: Spot,
});

const Verdict = closed({
  mark: whole('Index in the file of marks.'),
  verdict: Type.Enum(['done', 'not-done', 'differently', 'unplaced']),
  asked: text(),
  found: text(),
});

export const Diff = Type.Object(
  {
    format: Type.Literal('banxin/diff/1'),
    from: text('As asked for.'),
    to: text('As asked for.'),
    differences: Type.Array(Difference),
    revises: optional(closed({ verdicts: Type.Array(Verdict), unasked: Type.Array(Difference) })),
  },
  { $schema: DRAFT, title: 'Banxin differences', additionalProperties: false },
);
export type Diff = Of<typeof Diff>;
