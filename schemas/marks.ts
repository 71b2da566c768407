/**
 * The marks of a round as a proofreader types them: CriticMarkup in a line of context.
 */
import Type from 'typebox';
import { closed, DRAFT, optional, text } from './common.ts';
import type { Of } from './common.ts';

const some = (description: string) => Type.String({ minLength: 1, description });
const story = some('Story: its id or its file.');
const after = text('Beginning of the paragraph that it goes behind; empty: before the first.');

export const MarkLine = Type.Union([
  closed({
    story,
    text: some('在光{~~明~>华~~}路北口; {++added++}, {--removed--}; {++¶++} parts a paragraph, {--¶--} joins two.'),
  }),
  closed({ story, delete: some('Beginning of the paragraph to take out.') }),
  closed({ story, insert: some('A new paragraph.'), after }),
  closed({ story, move: some('Beginning of the paragraph to move.'), after }),
  closed({ story, photo: some('Picture to take out, from the root.'), now: some('Picture in its place.') }),
]);

export const MarksFile = Type.Object(
  {
    by: optional(text('Who made them.')),
    marks: Type.Array(MarkLine, { minItems: 1 }),
  },
  { $schema: DRAFT, title: 'Banxin proof marks', additionalProperties: false },
);
export type MarksFile = Of<typeof MarksFile>;
