/**
 * A parsed manuscript in, the texts that its pages must hold out, in the order of formats.md “Text, compared”: front matter, then blocks as
 * they stand in the copy. Walks the tree by itself; the painter and the stylist have no part in it.
 */
import type { Block, Inline, Manuscript } from '../../src/read/types.ts';

/** Text without white space, NFC. */
export const bare = (text: string): string => text.normalize('NFC').replace(/\s+/gu, '');

/** Each text in order, white space dropped, with a name for messages. */
export function expectedTexts({ front, blocks, notes }: Manuscript): { readonly name: string; readonly text: string }[] {
  const texts: { name: string; text: string }[] = [];
  const add = (name: string, text: string | undefined): void => {
    if (text !== undefined && bare(text) !== '') texts.push({ name, text: bare(text) });
  };
  add('column', front.column?.name.value);
  add('kicker', front.kicker?.value);
  for (const part of front.headline) add('headline', part.value);
  add('deck', front.deck?.value);
  for (const { role, names } of front.byline) for (const text of [role, ...names]) add('byline', text?.value);
  add('standfirst', front.standfirst?.value);
  add('lead-in', front.leadIn?.value);
  for (const block of blocks) addBlock(add, block);
  for (const note of notes) for (const block of note.blocks) addBlock(add, block);
  return texts;
}

type Add = (name: string, text: string | undefined) => void;

function addBlock(add: Add, block: Block): void {
  const line = (inlines: readonly Inline[]): string => inlines.map(inline).join('');
  switch (block.kind) {
    case 'para':
      return add('paragraph', line(block.inlines));
    case 'crosshead':
      return block.parts.forEach((part) => add('crosshead', line(part)));
    case 'figure':
      add('caption', line(block.caption));
      return add('credit', block.credit?.value);
    case 'figure-group':
      // Two or three share a caption line, and their credits the next.
      if (block.figures.length > 3) return block.figures.forEach((figure) => addBlock(add, figure));
      for (const figure of block.figures) add('caption', line(figure.caption));
      return block.figures.forEach((figure) => add('credit', figure.credit?.value));
    case 'pullquote':
      block.lines.forEach((one) => add('pull quote', line(one)));
      return add('attribution', block.attribution?.value);
    case 'list':
      for (const item of block.items) {
        const [first, ...rest] = item.blocks;
        add('list item', (item.mark?.value ?? '') + (first?.kind === 'para' ? line(first.inlines) : ''));
        for (const inner of first?.kind === 'para' ? rest : item.blocks) addBlock(add, inner);
      }
      return;
    case 'table':
      return [block.head, ...block.rows].flat().forEach((cell) => add('cell', line(cell.inlines)));
    case 'thematic-break':
      return;
    case 'box':
      add('box title', block.title?.value);
      return block.blocks.forEach((inner) => addBlock(add, inner));
    default:
      return block.blocks.forEach((inner) => addBlock(add, inner));
  }
}

function inline(node: Inline): string {
  if (node.kind === 'text' || node.kind === 'code') return node.value;
  if (node.kind === 'break' || node.kind === 'note-ref') return '';
  if (node.kind === 'qr') return node.caption ?? '';
  const inner = node.children.map(inline).join('');
  return node.kind === 'ruby' ? inner + node.reading.value : inner;
}

export interface Found {
  /** Texts that are not there, or not in their order. */
  readonly missing: readonly string[];
  /** What stands between and around them. */
  readonly besides: string;
}

/** Finds each text once, in order, in a text without white space. */
export function findInOrder(whole: string, texts: readonly { readonly name: string; readonly text: string }[]): Found {
  const missing: string[] = [];
  let besides = '';
  let at = 0;
  for (const { name, text } of texts) {
    const found = whole.indexOf(text, at);
    // A page's own furniture may stand before a text, never half a page of other text.
    if (found < 0 || found - at > 400) {
      const elsewhere = whole.indexOf(text);
      missing.push(
        `${name} “${text.slice(0, 30)}…” ${elsewhere < 0 ? 'is nowhere whole' : `is at ${elsewhere}, not behind ${at}`}`,
      );
      continue;
    }
    besides += whole.slice(at, found);
    at = found + text.length;
  }
  return { missing, besides: besides + whole.slice(at) };
}
