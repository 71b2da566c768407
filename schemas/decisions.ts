/**
 * What was decided about findings of the copy desk: a plain file beside the edition.
 */
import Type from 'typebox';
import { closed, DRAFT, optional, text } from './common.ts';
import type { Of } from './common.ts';

export const Decisions = Type.Object(
  {
    format: Type.Literal('banxin/decisions/1'),
    findings: Type.Array(
      closed({
        id: Type.String({ pattern: '^[0-9a-f]{8}$', description: 'Of the finding: from rule, story and text.' }),
        state: Type.Enum(['accepted', 'rejected', 'asked']),
        rule: text(),
        file: text('Relative to the root.'),
        text: text('What it is about, for the reader.'),
        why: optional(text('Why it was rejected, or what was asked.')),
        by: optional(text('Who decided.')),
      }),
    ),
  },
  { $schema: DRAFT, title: 'Banxin decisions of the copy desk', additionalProperties: false },
);
export type Decisions = Of<typeof Decisions>;
