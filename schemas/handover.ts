/**
 * `banxin/handover/1`: what lies under pages/ for the plant, in the order in which it was made. No times, no absolute paths.
 */
import Type from 'typebox';
import { closed, DRAFT, isoDate, num, sha256, text } from './common.ts';
import type { Of } from './common.ts';

export const HandedOver = closed({
  file: text('From the folder of the build: pages/BX20261122A01.pdf.'),
  stem: text('Its name without folder, version and ending.'),
  folio: text('The page, or both of a spread.'),
  date: isoDate('Of the edition.'),
  version: Type.Integer({ minimum: 1 }),
  standard: text('What the file claims to be: PDF/X-4, PDF/X-1a:2003.'),
  condition: text('OutputConditionIdentifier.'),
  inks: Type.Array(text('Plate.')),
  width: num('Trimmed, mm.'),
  height: num('Trimmed, mm.'),
  bytes: Type.Integer({ minimum: 1 }),
  sha256: sha256(),
  replaces: Type.Union([text('The file that the plant must throw away.'), Type.Null()]),
});

export const Handover = Type.Object(
  { format: Type.Literal('banxin/handover/1'), paper: text('Name of the paper.'), files: Type.Array(HandedOver) },
  { $schema: DRAFT, title: 'Banxin hand-over list', additionalProperties: false },
);
export type Handover = Of<typeof Handover>;
