/**
 * Forms of the manuscript language that are read but that no template can set yet. In: a story. Out: an error where something would be
 * lost from the page, a warning where it is set more plainly than it was meant. Nothing is passed over in silence.
 */
import { diagnose, type Diagnostic, type Severity } from '../base/index.ts';
import type { Block, Inline, Manuscript } from '../read/types.ts';

const MEANT: Readonly<Record<string, readonly [Severity, string]>> = {
  table: ['warning', 'a table is set as lines of text: tables are not built yet'],
  digest: ['warning', 'a digest (导读) is set as paragraphs, without page numbers: not built yet'],
  notice: ['warning', 'a notice (公告) is set as paragraphs: not built yet'],
  correction: ['warning', 'a correction (更正) is set as paragraphs: not built yet'],
  'thematic-break': ['warning', 'a thematic break is not drawn: not built yet'],
};

/** A diagnostic for each thing of the manuscript language that no template sets yet. */
export function notBuilt({ blocks, notes, source }: Manuscript): Diagnostic[] {
  const found: Diagnostic[] = [];
  const inlines = (list: readonly Inline[]): void => {
    for (const inline of list) {
      if (inline.kind === 'qr')
        found.push(
          diagnose(
            'error',
            'not-built',
            `the QR code of ${inline.url} would be lost: QR codes are not built yet; take it out`,
            inline.span,
            source,
          ),
        );
      if ('children' in inline) inlines(inline.children);
    }
  };
  const visit = (block: Block): void => {
    const meant = MEANT[block.kind];
    if (block.kind === 'table' && block.src !== undefined)
      found.push(
        diagnose(
          'error',
          'not-built',
          `the rows of ${block.src} would be lost: tables from files are not built yet; type them, or take the table out`,
          block.span,
          source,
        ),
      );
    else if (meant) found.push(diagnose(meant[0], 'not-built', meant[1], block.span, source));
    if ('inlines' in block) inlines(block.inlines);
    if (block.kind === 'list') for (const item of block.items) item.blocks.forEach(visit);
    else if ('blocks' in block) block.blocks.forEach(visit);
  };
  blocks.forEach(visit);
  for (const note of notes) note.blocks.forEach(visit);
  return found;
}
