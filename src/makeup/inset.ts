/**
 * Matter that stands in a rectangle of whole lines and is not cut: tables, digests, notices, QR codes. In: a styled block and a width. Out: its height,
 * and once it is placed its lines, rules and codes. Chooses no place.
 */
import type { InsetBlock } from '../style/matter.ts';
import { around } from './around.ts';
import type { InsetKit, InsetPlan, PlacedInset } from './inset-parts.ts';
import { planNotices } from './notices.ts';
import { planQr, qrWidth } from './qr.ts';
import type { Belongs, Sheet } from './sheet.ts';
import { naturalWidth, planTable } from './table.ts';

export type * from './inset-parts.ts';

/** Plans an inset in `width` pt. */
export function planInset(kit: InsetKit, block: InsetBlock, width: number): InsetPlan {
  if (block.kind === 'table') return planTable(kit, block, width);
  return block.kind === 'notices' ? planNotices(kit, block, width) : planQr(kit, block, width);
}

/** The width that an inset would like, pt: that of its cells on one line, that of a code at its least size. Notices take any. */
export function insetWidth(kit: InsetKit, block: InsetBlock): number {
  if (block.kind === 'table') return naturalWidth(kit, block);
  return block.kind === 'qr' ? qrWidth(block) : 0;
}

/** Puts a placed inset on the sheet. */
export function addInset(
  sheet: Sheet,
  belongs: (block: string) => Belongs,
  block: InsetBlock,
  { text, paths }: PlacedInset,
): void {
  for (const { role, rect, paths: drawn, link } of paths) sheet.addPaths(role, rect, belongs(block.id), drawn, link);
  for (const { role, block: own, lines, cell } of text)
    if (lines.length) sheet.addLines(role, around(lines), { ...belongs(own), ...(cell ? { cell } : {}) }, lines);
}
