/**
 * `banxin.yaml`: what is true of the paper. Everything may be left out; the defaults make a broadsheet.
 */
import Type from 'typebox';
import { RULE_NAMES } from '../src/story/rule-names.ts';
import { PAGE_WARNINGS, PLAN_LIMITS, PLAN_TERMS } from '../src/story/plan-settings.ts';
import { closed, DRAFT, imprint, optional, text } from './common.ts';
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

const inks = (description: string) =>
  Type.Array(Type.Number({ minimum: 0, maximum: 100 }), { minItems: 4, maxItems: 4, description });
const mark = Type.Enum(['crop', 'register', 'none']);

const Press = closed(
  {
    print: optional(Type.Enum(['x4', 'x1a'], { description: 'PDF/X-4, or PDF/X-1a:2003 for older plants.' })),
    profile: optional(text("The plant's ICC profile (CMYK, class prtr), relative to this file.")),
    condition: optional(
      text('Name of the printing condition in the ICC registry; with x1a it may stand in place of the profile.'),
    ),
    ink_limit: optional(
      Type.Number({ minimum: 100, maximum: 400, description: 'Most ink at one place, per cent. 220 unless given.' }),
    ),
    ppi: optional(
      Type.Number({ minimum: 100, maximum: 400, description: 'Pixels an inch that photos are thinned to. 200 unless given.' }),
    ),
    bleed: optional(Type.Number({ minimum: 0, maximum: 20, description: 'mm. 0 unless given; inserts take 3.' })),
    marks: optional(Type.Union([mark, Type.Array(mark)], { description: 'Marks outside the bleed.' })),
    slug: optional(Type.Boolean({ description: 'A line outside the trim: paper, date, folio, inks, version.' })),
    spreads: optional(Type.Enum(['whole', 'cut'], { description: 'Two facing pages as one, or cut at the fold.' })),
    files: optional(Type.Enum(['one', 'pages', 'both'], { description: 'print.pdf, a file a page under pages/, or both.' })),
    name: optional(text('Name of page files: {paper}{yyyymmdd}{folio}; also {yymmdd} {mmdd} {section} {page}.')),
    code: optional(text("{paper} in names of files: the plant's letters for the paper.")),
  },
  'What the plant asks for.',
);

const PaperSwatch = closed({
  cmyk: optional(inks('Per cent of C, M, Y, K.')),
  spot: optional(text('An ink of spots.')),
  tint: optional(Type.Number({ minimum: 1, maximum: 100, description: 'Per cent of the spot ink.' })),
  rgb: optional(
    Type.Array(Type.Number({ minimum: 0, maximum: 255 }), { minItems: 3, maxItems: 3, description: 'For the screen.' }),
  ),
});

const Switch = Type.Union([Type.Enum(['off', 'on', 'error', 'warning', 'note']), Type.Boolean()]);

const Desk = closed(
  {
    rules: optional(
      closed(
        Object.fromEntries(RULE_NAMES.map((name) => [name, optional(Switch)])),
        'off, on, or a severity in place of the rule’s own.',
      ),
    ),
    lists: optional(
      Type.Array(Type.String({ minLength: 1 }), {
        description: 'Files of the newsroom’s lists (schemas/desk-list.json), relative to this file.',
      }),
    ),
  },
  'The copy desk.',
);

const PlanWeighing = closed(
  {
    weights: optional(
      closed(
        Object.fromEntries(
          PLAN_TERMS.map((name) => [
            name,
            optional(Type.Number({ minimum: PLAN_LIMITS.weight.least, maximum: PLAN_LIMITS.weight.most })),
          ]),
        ),
        'Weights of the planner’s terms in place of the house’s (docs/planning.md); 0 takes one out.',
      ),
    ),
    steps: optional(
      Type.Integer({
        minimum: PLAN_LIMITS.steps.least,
        maximum: PLAN_LIMITS.steps.most,
        description: 'Moves that are tried on a page: more of them take longer and find better pages.',
      }),
    ),
    warnings: optional(
      closed(
        Object.fromEntries(PAGE_WARNINGS.map((name) => [name, optional(Switch)])),
        'Warnings of finished pages (docs/diagnostics.md): off, on, or a severity in place of their own.',
      ),
    ),
  },
  'How pages of many stories are planned.',
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
    proof: optional(
      closed({
        requires: optional(
          Type.Array(Type.String({ minLength: 1 }), {
            description: 'Roles that have to sign a page before it may be printed: 责任编辑, 三校, 值班总编.',
          }),
        ),
      }),
    ),
    check: optional(Desk),
    plan: optional(PlanWeighing),
    grid: later('Grids of its own.'),
    scale: later('Type scale.'),
    copyfit: optional(
      closed(
        {
          looseness: optional(
            Type.Integer({ minimum: 0, maximum: 1, description: 'Lines by which a paragraph may be set looser or tighter.' }),
          ),
          blanks: optional(
            Type.Integer({
              minimum: 0,
              maximum: 4,
              description: 'Lines by which the blanks around a headline may grow or shrink.',
            }),
          ),
          pictures: optional(
            Type.Number({
              minimum: 0,
              maximum: 30,
              description: 'Per cent by which a picture may be taller or flatter than it is.',
            }),
          ),
          quotes: optional(Type.Boolean({ description: 'Whether pull quotes may be left out.' })),
        },
        'Limits within which pages of many stories are fitted to their copy.',
      ),
    ),
    imprint: optional(imprint('What the paper says of itself on its front page: the compulsory items and a few more.')),
    press: optional(Press),
    spots: optional(
      Type.Record(Type.String(), inks('Its nearest in process colours.'), {
        description: 'Spot inks by the name the plant gives them.',
      }),
    ),
    swatches: optional(
      Type.Record(Type.String(), Type.Union([inks('Per cent of C, M, Y, K.'), PaperSwatch]), {
        description: "The paper's own inks, for templates; one that is called as one of Banxin's takes its place.",
      }),
    ),
  },
  { $schema: DRAFT, title: 'Banxin paper', additionalProperties: false },
);
export type PaperFile = Of<typeof PaperFile>;
