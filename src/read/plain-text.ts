/**
 * Nodes of a story come in, their text goes out as `formats.md` compares it: what the author typed, in the order of the copy, without
 * anything generated (arrows, brackets around a ruby reading, note marks, bullets).
 */
import type { Block, FrontMatter, Inline, List, Manuscript, Table } from './types.ts';

const turn = '\u3000';

/** Text of inlines in order; a ruby's reading follows its characters, a hard break is a line end. */
export const inlineText = (inlines: readonly Inline[]): string => inlines.map(textOf).join('');

function textOf(inline: Inline): string {
  switch (inline.kind) {
    case 'text':
    case 'code':
      return inline.value;
    case 'break':
      return '\n';
    case 'note-ref':
      return '';
    case 'qr':
      return inline.caption ?? '';
    case 'ruby':
      return inlineText(inline.children) + inline.reading.value;
    default:
      return inlineText(inline.children);
  }
}

/** Text of a block, its parts each on a line; the halves of a crosshead are parted by one U+3000. */
export function blockText(block: Block): string {
  switch (block.kind) {
    case 'para':
      return inlineText(block.inlines);
    case 'crosshead':
      return block.parts.map(inlineText).join(turn);
    case 'figure':
      return rows([inlineText(block.caption), block.credit?.value]);
    case 'figure-group':
      return rows(block.figures.map(blockText));
    case 'box':
      return rows([block.title?.value, ...block.blocks.map(blockText)]);
    case 'pullquote':
      return rows([...block.lines.map(inlineText), block.attribution?.value]);
    case 'list':
      return listText(block);
    case 'table':
      return tableText(block);
    case 'thematic-break':
      return '';
    default:
      return rows(block.blocks.map(blockText));
  }
}

const rows = (texts: readonly (string | undefined)[]): string =>
  texts.filter((text) => text !== undefined && text !== '').join('\n');

const listText = (list: List): string =>
  rows(list.items.map((item) => (item.mark?.value ?? '') + rows(item.blocks.map(blockText))));

const tableText = (table: Table): string =>
  rows([table.head, ...table.rows].map((row) => rows(row.map((cell) => inlineText(cell.inlines)))));

/** Front matter in the order in which a reader meets it: column logo, kicker, headline, deck, byline, standfirst, lead-in. */
export function frontText(front: FrontMatter): string {
  const headline = front.headline.map((part) => part.value).join(turn);
  const byline = front.byline.flatMap((group) => [group.role?.value, ...group.names.map((name) => name.value)]);
  return rows([
    front.column?.name.value,
    front.kicker?.value,
    headline,
    front.deck?.value,
    ...byline,
    front.standfirst?.value,
    front.leadIn?.value,
  ]);
}

/** The whole story: front matter, blocks, then its notes. */
export const storyText = (manuscript: Manuscript): string =>
  rows([
    frontText(manuscript.front),
    ...manuscript.blocks.map(blockText),
    ...manuscript.notes.map((note) => rows(note.blocks.map(blockText))),
  ]);
