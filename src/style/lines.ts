/**
 * Blocks before they are styled: neighbouring notices together, a paragraph parted at its author's breaks, the marks and ids of notes. Changes no text.
 */
import type { Block, Inline, Notice, Para } from '../read/types.ts';

/** Em of the body that a quotation stands in, and that a line of verse turns over. */
export const QUOTE_INSET = 2;
export const VERSE_HANG = 1;

export const noteMark = (i: number): string => `〔${i + 1}〕`;
export const noteId = (story: string, i: number): string => `${story}.note${i + 1}`;

/** Blocks, with neighbouring notices in one. */
export function noticesTogether(blocks: readonly Block[]): (Block | readonly Notice[])[] {
  const out: (Block | Notice[])[] = [];
  for (const block of blocks) {
    const last = out.at(-1);
    if (block.kind !== 'notice') out.push(block);
    else if (Array.isArray(last)) last.push(block);
    else out.push([block]);
  }
  return out;
}
export const isNotices = (block: Block | readonly Notice[]): block is readonly Notice[] => Array.isArray(block);

/** The author's lines of a paragraph, where he broke it; a break within emphasis is none. */
export function linesOf(block: Para): Para[] {
  const lines: Inline[][] = [[]];
  for (const inline of block.inlines)
    if (inline.kind === 'break') lines.push([]);
    else lines.at(-1)!.push(inline);
  const [first, ...rest] = lines.filter((line) => line.length > 0);
  if (!first || rest.length === 0) return [block];
  return [{ ...block, inlines: first }, ...rest.map((inlines): Para => ({ kind: 'para', inlines, span: block.span }))];
}

/** A paragraph that has nothing but codes. */
export const isBare = ({ inlines }: Para): boolean =>
  inlines.every(
    (inline) => inline.kind === 'qr' || inline.kind === 'break' || (inline.kind === 'text' && inline.value.trim() === ''),
  );
