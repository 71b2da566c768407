/**
 * A newsroom's list: forms that are confused, forms that are not printed, persons in their order, names whose errors count double.
 */
import Type from 'typebox';
import { closed, DRAFT, optional, text } from './common.ts';
import type { Of } from './common.ts';

const word = (description: string) => Type.String({ minLength: 1, description });

export const DeskList = Type.Object(
  {
    confusions: optional(
      Type.Array(
        closed({
          wrong: word('As it is mistyped.'),
          right: word('As it should be.'),
          why: optional(text()),
          fix: optional(
            Type.Boolean({ description: 'Whether --fix may put it right. Never inside quotations, titles and names.' }),
          ),
        }),
        { description: 'Forms that are confused: 座落 for 坐落.' },
      ),
    ),
    banned: optional(
      Type.Array(closed({ text: word('As it must not be printed.'), instead: optional(text()), why: optional(text()) })),
    ),
    order: optional(
      Type.Array(closed({ name: word('A person.'), post: optional(Type.Union([Type.String(), Type.Array(Type.String())])) }), {
        description: 'Persons in the order in which the paper names them.',
      }),
    ),
    important: optional(
      Type.Array(Type.String({ minLength: 1 }), { description: 'Names and times whose errors count double in the score.' }),
    ),
  },
  { $schema: DRAFT, title: 'Banxin list of the newsroom', additionalProperties: false },
);
export type DeskList = Of<typeof DeskList>;
