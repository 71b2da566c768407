/**
 * `banxin/layout/1`: the frozen Layout, every glyph with a position in points and a place in the source.
 * pt; origin at the upper left of the trimmed page, y down; rounded to 0.001 pt once, when the Layout is made.
 */
import Type from 'typebox';
import { closed, DRAFT, isoDate, num, optional, sha256, text } from './common.ts';
import type { Of } from './common.ts';

export const Role = Type.Enum(
  [
    'kicker',
    'headline',
    'deck',
    'byline',
    'standfirst',
    'body',
    'crosshead',
    'caption',
    'credit',
    'pullquote',
    'box',
    'table',
    'note',
    'list',
    'picture',
    'rule',
    'advertisement',
    'notice',
    'digest',
    'furniture',
    'generated',
  ],
  { description: 'What the matter is. Generated: no one typed it; an artifact or a repetition, never compared text.' },
);
export type Role = Of<typeof Role>;

export const LayoutRect = closed({ x: num(), y: num(), width: num(), height: num() });
export type LayoutRect = Of<typeof LayoutRect>;

export const Src = Type.Tuple([Type.Integer(), Type.Integer(), Type.Integer()], {
  description: '[file, start, end]: index in sources, UTF-16 offsets into the file as read, end exclusive.',
});
/** [file, start, end]: UTF-16 offsets into the file as read; `file` indexes `Layout.sources`. Null for furniture and generated matter. */
export type Src = Of<typeof Src>;

const SrcOrNull = Type.Union([Src, Type.Null()]);
const IdOrNull = (description: string) => Type.Union([Type.String(), Type.Null()], { description });

export const Run = closed({
  face: text('Face id.'),
  size: num('pt'),
  swatch: text('Swatch name.'),
  text: text('Equals the normalised source at src.'),
  gids: Type.Array(Type.Integer({ minimum: 0 })),
  at: Type.Array(Type.Number(), { description: 'Origin of each glyph on the page along the line: x for ltr, y for ttb. pt.' }),
  clusters: Type.Array(Type.Integer({ minimum: 0 }), { description: "UTF-16 offset in text of each glyph's first character." }),
  src: SrcOrNull,
  stretch: optional(num('Horizontal scale of the glyphs where it is not 1 (never for Han of the body).')),
  shift: optional(num('Baseline shift, pt, down positive (ttb: to the left), where it is not 0.')),
  turn: optional(
    Type.Literal(90, {
      description:
        'Western words in a ttb line: glyphs turned a quarter clockwise about their origin on the baseline, which then runs down the page, 0.38 of the size left of the line.',
    }),
  ),
  link: optional(text('Where these words lead: an address, or # and the id of a block (a note).')),
});
export type Run = Of<typeof Run>;

export const Line = closed({
  n: Type.Integer({ description: "Number printed on the proof, from 1 within the page's story." }),
  dir: Type.Enum(['ltr', 'ttb']),
  baseline: num("ltr: y of the baseline; ttb: y of the line's top."),
  x: num("ltr: left edge of the measure; ttb: x of the line's middle."),
  measure: num('pt'),
  gap: num('Em a character added between Han.'),
  runs: Type.Array(Run),
});
export type Line = Of<typeof Line>;

export const Path = closed({
  d: text('SVG path data in page coordinates, absolute commands M L C Z only.'),
  fill: optional(text('Swatch name.')),
  evenOdd: optional(Type.Boolean()),
  stroke: optional(text('Swatch name.')),
  lineWidth: optional(num('pt')),
  dash: optional(Type.Array(Type.Number())),
  cap: optional(Type.Enum(['butt', 'round', 'square'])),
});
export type Path = Of<typeof Path>;

export const PlacedPicture = closed({
  file: text('Relative to the root.'),
  sha256: sha256(),
  crop: LayoutRect,
  alt: text(),
});
/** `crop`: part shown, pixels of the picture after its EXIF turn (user units for SVG). */
export type PlacedPicture = Of<typeof PlacedPicture>;

export const Cell = closed(
  {
    table: text('Block id of the table, the same for all of its cells.'),
    row: Type.Integer({ minimum: 1, description: 'From 1; rows of the head come first.' }),
    column: Type.Integer({ minimum: 1 }),
    head: optional(Type.Literal(true, { description: 'A cell of the head: TH.' })),
  },
  'Place of a cell in its table. A cell that goes on in another column is several frames with one place; heads that are repeated there are generated and have none.',
);
/** Where a cell stands in its table, both from 1. */
export type Cell = Of<typeof Cell>;

export const Frame = closed({
  id: text('ASCII XML name, positional for one build.'),
  role: Role,
  story: IdOrNull('Story id in stories.'),
  block: IdOrNull('Block id in its story.'),
  slot: IdOrNull('Slot of the page plan.'),
  rect: LayoutRect,
  order: Type.Integer({ description: 'Reading order on the page.' }),
  next: IdOrNull('Frame id that continues the same flow.'),
  lines: optional(Type.Array(Line)),
  paths: optional(Type.Array(Path)),
  picture: optional(PlacedPicture),
  cell: optional(Cell),
  link: optional(text('Link target.')),
});
/** Finished, positioned matter; exactly one of lines, paths and picture. */
export type Frame = Of<typeof Frame>;

export const Half = closed({ folio: text(), x: num(), width: num() });
export type Half = Of<typeof Half>;

export const PageGrid = closed({
  x: num('Left edge of column 1.'),
  y: num('Top of line 1.'),
  em: num('Body size, pt.'),
  leading: num('pt'),
  columns: Type.Integer({ minimum: 1 }),
  chars: num('Characters a column.'),
  gap: num('Em between columns.'),
  lines: Type.Integer({ minimum: 1 }),
  fold: optional(closed({ after: Type.Integer(), gap: num('em') }, 'Spread: the gap at the fold and the column it follows.')),
});
export type PageGrid = Of<typeof PageGrid>;

export const Page = closed({
  id: text(),
  folios: Type.Array(Type.String(), { minItems: 1 }),
  halves: Type.Array(Half),
  width: num(),
  height: num(),
  grid: PageGrid,
  frames: Type.Array(Frame, { description: 'In painting order.' }),
});
export type Page = Of<typeof Page>;

export const Swatch = closed({
  cmyk: Type.Tuple([Type.Number(), Type.Number(), Type.Number(), Type.Number()], { description: 'Per cent of C, M, Y, K.' }),
  rgb: Type.Tuple([Type.Number(), Type.Number(), Type.Number()], { description: '0–255, for the screen.' }),
  spot: optional(text('Name of a spot ink; cmyk is then its solid nearest.')),
  tint: optional(num('Per cent of the spot ink, where it is less than solid.')),
});
export type Swatch = Of<typeof Swatch>;

export const LayoutFace = closed({
  id: text(),
  file: text('Relative to the root, or package/path.'),
  sha256: sha256(),
  index: Type.Integer({ minimum: 0 }),
  upem: Type.Integer({ minimum: 1 }),
  role: text(),
});
export type LayoutFace = Of<typeof LayoutFace>;

export const LayoutBlock = closed({ id: text(), role: Role, text: text(), src: SrcOrNull });
export type LayoutBlock = Of<typeof LayoutBlock>;

export const LayoutSpan = closed({
  kind: Type.Enum(['heading', 'figure', 'box', 'quote', 'list', 'item', 'note', 'note-ref', 'ruby', 'reading'], {
    description: 'What the author meant by a stretch of the source.',
  }),
  src: Src,
  level: optional(Type.Integer({ minimum: 2, description: 'heading: 2 for ## and a box’s title, 3 for ###.' })),
  marks: optional(Type.Enum(['bullet', 'decimal', 'han'], { description: 'list: how its items are marked.' })),
  label: optional(text('note, note-ref: by what the two find each other.')),
  block: optional(text('figure: the block of its picture frame; of a QR code too.')),
});
export type LayoutSpan = Of<typeof LayoutSpan>;

export const LayoutStory = closed({
  id: text(),
  file: text(),
  blocks: Type.Array(LayoutBlock),
  structure: optional(
    Type.Array(LayoutSpan, {
      description:
        'What runs and blocks belong to, by their place in the source: spans that nest, outer ones first, in the order of the copy.',
    }),
  ),
});
export type LayoutStory = Of<typeof LayoutStory>;

export const Layout = Type.Object(
  {
    format: Type.Literal('banxin/layout/1'),
    edition: closed({ date: isoDate(), paper: text(), number: optional(Type.Integer()), variant: optional(text()) }),
    sources: Type.Array(closed({ file: text(), sha256: sha256() })),
    faces: Type.Array(LayoutFace),
    swatches: Type.Record(Type.String(), Swatch),
    stories: Type.Array(LayoutStory),
    pages: Type.Array(Page),
  },
  { $schema: DRAFT, title: 'Banxin layout', additionalProperties: false },
);
export type Layout = Of<typeof Layout>;
