/**
 * `banxin/round/1`: a page as one proof round (校次) froze it: its copy by stories and blocks, with the lines that they stood in. Written by `banxin
 * proof`, a file a page and round; rows stand on lines of their own, so that version control shows what moved.
 */
import Type from 'typebox';
import { closed, DRAFT, isoDate, num, optional, sha256, text } from './common.ts';
import type { Of } from './common.ts';

const Row = closed({
  page: text(),
  column: Type.Integer({ minimum: 1, description: 'Base column that it begins in.' }),
  n: Type.Integer({ minimum: 0, description: 'Number printed on the proof; 0: none.' }),
  text: text(),
  x: num('pt'),
  y: num('pt'),
  width: num('pt'),
  height: num('pt'),
});

const Block = closed({
  id: text('Positional; identity across rounds is matched.'),
  role: text(),
  text: text('Compared text.'),
  size: num('pt; 0 where nothing of it is set.'),
  rows: Type.Array(Row),
});

const Photo = closed({
  file: text(),
  sha256: sha256(),
  width: num('pt'),
  height: num('pt'),
  page: text(),
  x: num('pt'),
  y: num('pt'),
});

const Story = closed({
  id: text("The story's own id, else its file."),
  file: text(),
  title: text(),
  pages: Type.Array(text()),
  blocks: Type.Array(Block),
  photos: Type.Array(Photo),
});

export const Round = Type.Object(
  {
    format: Type.Literal('banxin/round/1'),
    edition: closed({ file: text('From the root.'), date: isoDate(), variant: optional(text()) }),
    page: text('A03, A04-A05.'),
    round: Type.Integer({ minimum: 1, maximum: 99 }),
    by: text('Who proofs it: 一校, 二校, 责任编辑.'),
    version: text('Of Banxin.'),
    snapshot: closed({
      paper: text(),
      date: isoDate(),
      pages: Type.Array(closed({ page: text(), looks: sha256(), width: num('pt'), height: num('pt') })),
      stories: Type.Array(Story),
    }),
  },
  { $schema: DRAFT, title: 'Banxin proof round', additionalProperties: false },
);
export type Round = Of<typeof Round>;
