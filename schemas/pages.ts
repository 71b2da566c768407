/**
 * `banxin/pages/1`: what each page of the last build was made from and what it came to, so that a late swap (换稿) tells which pages it
 * changed. Written beside the deliverables; a page that was not built again keeps its row.
 */
import Type from 'typebox';
import { closed, DRAFT, isoDate, optional, sha256, text } from './common.ts';
import type { Of } from './common.ts';

export const PageRecord = closed({
  page: text('A03, A04-A05.'),
  looks: Type.String({
    pattern: '^[0-9a-f]{64}$',
    description: 'SHA-256 of all that is painted on it: equal for pages that look the same to 0.001 pt.',
  }),
  parts: Type.Record(Type.String(), sha256(), {
    description:
      'What it is made from: settings, page (its entry in the edition file), contents (for a 导读), each file from the root, and “A01 → file” for the rest of a story that jumps here.',
  }),
});
export type PageRecord = Of<typeof PageRecord>;

export const Pages = Type.Object(
  {
    format: Type.Literal('banxin/pages/1'),
    edition: closed({ file: text('Relative to the root.'), date: isoDate(), variant: optional(text()) }),
    pages: Type.Array(PageRecord),
  },
  { $schema: DRAFT, title: 'Banxin pages', additionalProperties: false },
);
export type Pages = Of<typeof Pages>;
