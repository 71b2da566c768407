/**
 * A manuscript's tree in, the structure of a Layout's story out: what each stretch of the source is (a list, a note, a reading), as spans that nest.
 * Says nothing of pages; what was set, and where, the frames know.
 */
import type { LayoutSpan } from '../layout/types.ts';
import type { Block, Inline, List, Manuscript } from '../read/types.ts';
import type { StyledBlock } from '../style/matter.ts';
import type { SourceIndex } from '../text/set.ts';

type Where = { readonly file: string; readonly start: number; readonly end: number };
type Facts = Omit<LayoutSpan, 'kind' | 'src'>;

/** The spans of a story, outer ones first, in the order of the copy. `styled`: its blocks, of which figures name their frames. */
export function structureOf(
  { blocks, notes }: Pick<Manuscript, 'blocks' | 'notes'>,
  styled: readonly StyledBlock[],
  sourceIndex: SourceIndex,
): LayoutSpan[] {
  const walk = new Walk(styled, sourceIndex);
  blocks.forEach(walk.block);
  for (const { label, span, blocks: inner } of notes) {
    walk.add('note', span, { label });
    inner.forEach(walk.block);
  }
  return walk.spans;
}

class Walk {
  readonly spans: LayoutSpan[] = [];
  readonly #sourceIndex: SourceIndex;
  readonly #figures = new Map<string, string>();

  constructor(styled: readonly StyledBlock[], sourceIndex: SourceIndex) {
    this.#sourceIndex = sourceIndex;
    for (const block of styled) {
      if (block.kind === 'figure' || block.kind === 'qr') this.#figures.set(key(block.span), block.id);
      if (block.kind === 'figure') for (const { span, id } of block.more ?? []) this.#figures.set(key(span), id);
    }
  }

  add(kind: LayoutSpan['kind'], { file, start, end }: Where, facts: Facts = {}): void {
    const index = this.#sourceIndex(file);
    if (index >= 0 && end > start) this.spans.push({ kind, src: [index, start, end], ...facts });
  }

  readonly block = (block: Block): void => {
    switch (block.kind) {
      case 'para':
        return block.inlines.forEach(this.inline);
      case 'crosshead':
        this.add('heading', block.span, { level: block.level + 1 });
        return block.parts.flat().forEach(this.inline);
      case 'figure':
        this.#figure(block.span);
        return block.caption.forEach(this.inline);
      case 'figure-group':
        return block.figures.forEach(this.block);
      case 'pullquote':
        this.add('quote', block.span);
        return block.lines.flat().forEach(this.inline);
      case 'list':
        return this.#list(block);
      case 'table':
        return [block.head, ...block.rows].flat().forEach((cell) => cell.inlines.forEach(this.inline));
      case 'thematic-break':
        return;
      case 'blockquote':
        this.add('quote', block.span);
        return block.blocks.forEach(this.block);
      case 'box':
        this.add('box', block.span);
        if (block.title) this.add('heading', block.title.span, { level: 2 });
        return block.blocks.forEach(this.block);
      default:
        block.blocks.forEach(this.block);
    }
  };

  #figure(span: Where): void {
    const block = this.#figures.get(key(span));
    this.add('figure', span, block === undefined ? {} : { block });
  }

  #list({ span, style, items }: List): void {
    this.add('list', span, { marks: style });
    for (const item of items) {
      this.add('item', item.span);
      item.blocks.forEach(this.block);
    }
  }

  readonly inline = (inline: Inline): void => {
    if (inline.kind === 'ruby') this.add('ruby', inline.span);
    if (inline.kind === 'qr') this.#figure(inline.span);
    if (inline.kind === 'note-ref') this.add('note-ref', inline.span, { label: inline.label });
    if ('children' in inline) inline.children.forEach(this.inline);
    if (inline.kind === 'ruby') this.add('reading', inline.reading.span);
  };
}

const key = ({ file, start, end }: Where): string => `${file} ${start} ${end}`;
