/**
 * The front matter of a story, as typed between the two `---` lines.
 */
import Type from 'typebox';
import { closed, DRAFT, isoDate, optional, text } from './common.ts';
import type { Of } from './common.ts';

const name = () => Type.String({ minLength: 1 });

const BylineGroup = closed({
  role: optional(text('本报记者, 通讯员')),
  names: Type.Union([name(), Type.Array(name(), { minItems: 1 })]),
});

export const StoryFront = Type.Object(
  {
    id: optional(
      Type.String({ pattern: '^[A-Za-z0-9][A-Za-z0-9._-]*$', description: 'Minted once by import; lasts through renames.' }),
    ),
    kicker: optional(text('引题')),
    title: Type.String({ minLength: 1, description: '主题; U+3000 or two spaces marks the turn.' }),
    deck: optional(text('副题')),
    standfirst: optional(text('提要')),
    byline: optional(Type.Union([name(), Type.Array(Type.Union([name(), BylineGroup]), { minItems: 1 })])),
    byline_at: optional(Type.Enum(['head', 'run-in', 'end'])),
    lead_in: optional(text('电头: 本报讯, 新华社北京1月25日电')),
    column: optional(
      Type.Union(
        [
          Type.String({ minLength: 1 }),
          closed({ name: Type.String({ minLength: 1 }), number: optional(Type.Integer({ minimum: 1 })) }),
        ],
        {
          description: '栏头',
        },
      ),
    ),
    date: optional(isoDate('What 去年 and 日前 are measured from.')),
    weight: optional(Type.Enum(['lead', 'second', 'normal', 'brief'])),
  },
  { $schema: DRAFT, title: 'Banxin story', additionalProperties: false },
);
export type StoryFront = Of<typeof StoryFront>;
