/**
 * `banxin.yaml`: what is true of the paper. Everything may be left out; the defaults make a broadsheet.
 */
import Type from 'typebox';
import { closed, DRAFT, optional, text } from './common.ts';
import type { Of } from './common.ts';

/** Part of the language that no issue has built yet: a build says so. */
const later = (description: string) => optional(Type.Unknown({ description: `${description} Not built yet.` }));

const House = closed(
  {
    kinsoku: optional(
      Type.Enum(['none', 'basic', 'gb', 'strict'], {
        description: 'Which marks may not begin or end a line (clreq, GB/T 15834).',
      }),
    ),
    region: optional(
      Type.Enum(['mainland', 'taiwan', 'hongkong', 'japan'], { description: 'Whose kinsoku tables and forms of marks.' }),
    ),
    no_start: optional(text('More characters that may not begin a line.')),
    no_end: optional(text('More characters that may not end a line.')),
    free: optional(text('Characters that may stand at either edge of a line, whatever the tables say.')),
    han_latin: optional(
      Type.Enum(['newspaper', 'book', 'fixed'], {
        description: 'Space between Han and figures or Latin words; fixed: ¼ em that never changes.',
      }),
    ),
    indent: optional(Type.Number({ minimum: 0, maximum: 8, description: 'First line of a paragraph, em.' })),
    narrow: optional(
      closed(
        {
          below: optional(Type.Number({ minimum: 0, maximum: 60, description: 'Characters.' })),
          indent: optional(Type.Number({ minimum: 0, maximum: 8, description: 'em' })),
        },
        'Another indent in columns of fewer than `below` characters.',
      ),
    ),
    squeeze: optional(Type.Boolean({ description: 'Whether marks may be squeezed.' })),
    adjacent: optional(Type.Enum([1, 1.5], { description: 'Em that two adjacent marks take.' })),
    squeeze_stops: optional(Type.Boolean({ description: 'Whether 。？！ may be squeezed within a line.' })),
    hanging: optional(Type.Enum(['none', 'stops'], { description: 'Whether stops may hang over the end of a line.' })),
    lists: optional(
      Type.Enum(['indent', 'hanging'], { description: 'Items of lists: first line indented, or all but the first.' }),
    ),
    ruby: optional(
      Type.Enum(['inline', 'interlinear'], {
        description: 'Readings of rare characters: in brackets, or above them where the leading has room.',
      }),
    ),
    heads: optional(
      Type.Enum(['natural', 'even'], {
        description: 'Rows of a headline that differ by one character: as wide as they are, or spread to one width.',
      }),
    ),
    arrows: optional(Type.Enum(['always', 'needed', 'never'], { description: 'Arrows ▲▼◀▶ that tie a caption to its picture.' })),
  },
  'House style.',
);

export const PaperFile = Type.Object(
  {
    name: optional(text('Name of the paper.')),
    format: optional(Type.Enum(['broadsheet', 'tabloid'])),
    fonts: optional(Type.String({ minLength: 1, description: 'fonts.yaml, relative to this file: roles to faces.' })),
    body: optional(
      closed({
        size: optional(Type.Number({ minimum: 6, maximum: 16, description: 'pt' })),
        leading: optional(Type.Number({ minimum: 6, maximum: 32, description: 'pt' })),
      }),
    ),
    house: optional(House),
    grid: later('Grids of its own.'),
    scale: later('Type scale.'),
    colour: later('Colour profile.'),
    copyfit: later('Limits of copyfit.'),
    imprint: later('Compulsory imprint items.'),
    press: later('What the plant asks for.'),
  },
  { $schema: DRAFT, title: 'Banxin paper', additionalProperties: false },
);
export type PaperFile = Of<typeof PaperFile>;
