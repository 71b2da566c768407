/**
 * `banxin/signatures/1`: who signed a page (签发, 付印), in which round, and what it looked like then. A signature holds while the page looks so.
 */
import Type from 'typebox';
import { closed, DRAFT, isoDate, optional, sha256, text } from './common.ts';
import type { Of } from './common.ts';

export const Signature = closed({
  role: text('责任编辑, 三校, 值班总编.'),
  name: text(),
  round: optional(Type.Integer({ minimum: 1, maximum: 99 })),
  looks: sha256(),
  version: text('Of Banxin.'),
  time: text('When: ISO 8601, UTC.'),
});
export type Signature = Of<typeof Signature>;

export const Signatures = Type.Object(
  {
    format: Type.Literal('banxin/signatures/1'),
    edition: closed({ file: text('From the root.'), date: isoDate(), variant: optional(text()) }),
    page: text(),
    signatures: Type.Array(Signature),
  },
  { $schema: DRAFT, title: 'Banxin signatures', additionalProperties: false },
);
export type Signatures = Of<typeof Signatures>;
