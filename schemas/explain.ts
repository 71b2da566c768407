/**
 * `banxin/explain/1`: why a line breaks where it does. Lengths in em of the line's type; prices have no unit, the least is the best.
 */
import Type from 'typebox';
import { closed, DRAFT, num, optional, text } from './common.ts';
import type { Of } from './common.ts';

const at = (description: string) => Type.Integer({ minimum: 1, description });
const orNull = (description: string) => Type.Union([Type.Number(), Type.Null()], { description });

export const GapExplained = closed({
  natural: num('Below 0 where two marks share their blanks.'),
  shrink: Type.Array(closed({ step: text('Step of clreq J3.'), most: num('Em that the step may take.') })),
  wordSpace: num('Em that step 1 of J7 may give.'),
  hanWestern: num('Em that step 2 of J7 may give.'),
  open: Type.Boolean({ description: 'Takes part in step 3 of J7.' }),
});
export type GapExplained = Of<typeof GapExplained>;

export const ItemExplained = closed({
  text: text(),
  class: text('Class of the character, as the kinsoku tables have it.'),
  width: num(),
  trim: optional(num('What it gives up at the edge of this line.')),
  gap: optional(GapExplained),
  break: orNull('Price of a break after it; null where none is allowed.'),
});
export type ItemExplained = Of<typeof ItemExplained>;

export const StepSpent = closed({
  step: text('Step of clreq J3 or J7.'),
  most: orNull('Em that it could give; null: without limit.'),
  em: num('Em that it gave.'),
});
export type StepSpent = Of<typeof StepSpent>;

export const CandidateExplained = closed({
  text: text('The line that was weighed.'),
  edge: text('Its characters at the edge in question.'),
  rest: num('Room over its natural width; below 0 it must be squeezed.'),
  gap: num('Em added at every open gap (J7 step 3).'),
  steps: Type.Array(text('Step and what it would give.')),
  price: Type.Record(Type.String(), Type.Number(), {
    description: 'The price of the line by what is paid for; empty when it cannot be had.',
  }),
  total: orNull('Least price of the whole paragraph with this line; null: no setting has it.'),
  more: orNull('What that is above the paragraph as it is set.'),
  forbidden: optional(text('Why no line may part here.')),
  chosen: Type.Boolean(),
});
export type CandidateExplained = Of<typeof CandidateExplained>;

export const Explanation = Type.Object(
  {
    format: Type.Literal('banxin/explain/1'),
    page: text('Folio.'),
    story: text(),
    file: text('Relative to the root.'),
    at: closed({ line: at('From 1.'), column: at('From 1, in UTF-16 units.') }, 'Place of the first character in the file.'),
    line: at('Line.n of the Layout: the number on the proof.'),
    block: text('Id of the block.'),
    text: text(),
    index: at('Which line of its paragraph in this column.'),
    of: at('How many lines of that paragraph the column has.'),
    measure: num(),
    lead: num('Left free at its start.'),
    natural: num('Natural width.'),
    rest: num('Room left at natural width; below 0 it must be squeezed.'),
    items: Type.Array(ItemExplained),
    spent: Type.Array(StepSpent),
    ends: Type.Array(CandidateExplained, { description: 'Same start, every end.' }),
    starts: Type.Array(CandidateExplained, { description: 'Same end, every start.' }),
    paragraph: closed({
      total: num('Price of the paragraph as it is set.'),
      endingElsewhere: orNull('At best, when no line ends where this one does.'),
      beginningElsewhere: orNull('At best, when no line begins where this one does.'),
      relaxed: Type.Boolean({ description: 'Breaks that no rule allows had to be weighed (L10).' }),
    }),
  },
  { $schema: DRAFT, title: 'Banxin explanation of a line', additionalProperties: false },
);
export type Explanation = Of<typeof Explanation>;
