/**
 * The edition file as a desk types it: date, number, pages with their folio, template and stories, and the variants.
 */
import Type from 'typebox';
import { closed, DRAFT, imprint, isoDate, optional, text } from './common.ts';
import type { Of } from './common.ts';

const file = (description: string) => Type.String({ minLength: 1, description });

const whole = () => Type.Integer({ minimum: 1 });

const StoryEntry = closed({
  file: file('Story file.'),
  at: optional(
    closed({ column: whole(), line: whole(), columns: whole(), lines: whole() }, 'Where the desk nails it down, on the grid.'),
  ),
  measure: optional(
    Type.Enum(['base', 'merged', 'recut', 'opening-merged', 'left-merged'], {
      description:
        'Columns of its text: 基本栏, 长栏, 破栏, wide ones under the headline and base columns under them, or a wide one at the left of base columns.',
    }),
  ),
  jump: optional(text('Folio of the page on which it goes on (转版).')),
});

const Ad = closed(
  {
    file: optional(file('PDF or picture. Left out while it is late: a grey hole keeps its place.')),
    client: optional(text('Who ordered it.')),
    size: text('整版 半版 1/4版 通栏 半通栏 竖通 报眼 中缝, or columns × lines: 4×30.'),
    at: optional(
      Type.Union([
        Type.Enum(['head', 'foot', 'left', 'right'], { description: 'The edge of the page that it keeps to.' }),
        closed({ column: whole(), line: whole() }, 'Its upper left corner on the grid.'),
      ]),
    ),
  },
  'An advertisement; Banxin sets the mark 广告.',
);

/** A04, 12, A04-A05. */
const FOLIO = '^[A-Z]?[0-9]{1,3}(-[A-Z]?[0-9]{1,3})?$';

export const EditionFilePage = closed({
  folio: Type.String({ pattern: FOLIO, description: 'A04; a range such as A04-A05 is a spread (通版).' }),
  section: optional(text('版名')),
  template: Type.String({
    minLength: 1,
    description: 'Name of a template: broadsheet-feature, tabloid-feature, or a folder of your own.',
  }),
  stories: optional(Type.Array(Type.Union([file('Story file, relative to the edition file.'), StoryEntry]))),
  credits: optional(
    Type.Record(Type.String(), Type.Union([Type.String(), Type.Array(Type.String(), { minItems: 1 })]), {
      description: '责任编辑, 版式, 校对: role to names.',
    }),
  ),
  ads: optional(Type.Array(Ad)),
});
export type EditionFilePage = Of<typeof EditionFilePage>;

const Replacement = closed(
  { replace: Type.Record(Type.String(), Type.String()) },
  'Story file to the file that stands in for it.',
);

export const EditionFile = Type.Object(
  {
    date: isoDate('Date of issue; weekday, 农历 and 今日N版 are computed from it.'),
    number: optional(Type.Integer({ minimum: 1, description: '总期号' })),
    imprint: optional(imprint('What differs in this issue from the imprint of banxin.yaml, such as 定价: 免费赠阅 of a 号外.')),
    pages: Type.Array(EditionFilePage, { minItems: 1 }),
    variants: optional(
      Type.Record(Type.String(), Type.Record(Type.String(), Replacement), {
        description: 'Variant to folio to change.',
      }),
    ),
  },
  { $schema: DRAFT, title: 'Banxin edition', additionalProperties: false },
);
export type EditionFile = Of<typeof EditionFile>;
