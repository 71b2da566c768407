/**
 * A story with its style resolved: blocks in manuscript order, each with the paragraphs to set. The next stages ask no more of
 * Markdown. `order` is the block's place in the compared text.
 */
import type { Span } from '../base/index.ts';
import type { FigureClass } from '../read/types.ts';
import type { Role } from '../layout/types.ts';
import type { StyledPara } from './types.ts';

export type { StyledPara, StyledRun } from './types.ts';

interface Ordered {
  readonly id: string;
  readonly order: number;
  readonly span: Span;
}
/** Text of one paragraph; a drop cap says how many lines it takes and in which face. */
export interface ParaBlock extends Ordered {
  readonly kind: 'para';
  readonly para: StyledPara;
  readonly dropcap?: { readonly lines: number; readonly face: string };
  /** Em of the body that it stands in at the left in a wide column; half of it in a narrow one. */
  readonly inset?: number;
  /** Its size by the body's, where it is another: notes. */
  readonly scale?: number;
  /** 可删: rank in which copyfit may offer to drop it, 1 first. */
  readonly cut?: number;
}
/** `number` goes into the seal; `theme` is the first half, `main` the second or only part. */
export interface CrossheadBlock extends Ordered {
  readonly kind: 'crosshead';
  readonly level: 1 | 2;
  readonly number: StyledPara | null;
  readonly theme: StyledPara | null;
  readonly main: StyledPara;
}
/** A picture with what stands under it. */
export interface FigureBlock extends Ordered {
  readonly kind: 'figure';
  /** Relative to the root. */
  readonly file: string;
  readonly caption: StyledPara | null;
  readonly credit: StyledPara | null;
  readonly alt: string;
  readonly classes: readonly FigureClass[];
  readonly focus?: { readonly x: number; readonly y: number };
  /** Pictures that stand beside it, to its right, under the same caption. */
  readonly more?: readonly (Pick<Ordered, 'id' | 'span'> & Pick<FigureBlock, 'file' | 'alt' | 'focus'>)[];
}
/** A box: its title and what runs in it. */
export interface BoxBlock extends Ordered {
  readonly kind: 'box';
  readonly title: StyledPara | null;
  readonly blocks: readonly FlowBlock[];
}
/** A pull quote in its author's lines; the attribution has its —— . */
export interface QuoteBlock extends Ordered {
  readonly kind: 'pullquote';
  readonly lines: readonly StyledPara[];
  readonly attribution: StyledPara | null;
  /** Lifted out of the text: one line that make-up turns as it finds room. */
  readonly lifted?: true;
}
/** A list of eight items or more that a template may take for its strip. */
export interface ListBlock extends Ordered {
  readonly kind: 'list';
  readonly style: 'bullet' | 'decimal' | 'han';
  readonly items: readonly ParaBlock[];
}
/** A table or a digest: cells by rows, each a paragraph of its own; the head is empty where there is none. */
export interface TableBlock extends Ordered {
  readonly kind: 'table';
  readonly use: 'table' | 'weather' | 'digest';
  readonly head: readonly StyledPara[];
  readonly rows: readonly (readonly StyledPara[])[];
  /** As typed; null: make-up looks at what the cells hold. */
  readonly align: readonly ('left' | 'center' | 'right' | null)[];
}
/** Notices (公告) that are packed together. */
export interface NoticesBlock extends Ordered {
  readonly kind: 'notices';
  readonly items: readonly { readonly title: StyledPara | null; readonly blocks: readonly FlowBlock[] }[];
}
/** A QR code: its modules are made in make-up. */
export interface QrBlock extends Ordered {
  readonly kind: 'qr';
  readonly url: string;
  readonly caption: StyledPara | null;
}
/** What stands as it is in a rectangle of whole lines: make-up plans and sets all of them alike (makeup/inset.ts). */
export type InsetBlock = TableBlock | NoticesBlock | QrBlock;
/** What runs through the legs. */
export type FlowBlock = ParaBlock | CrossheadBlock;
/** A block in manuscript order. */
export type StyledBlock = FlowBlock | FigureBlock | BoxBlock | QuoteBlock | ListBlock | InsetBlock;

/** Front matter, each part a paragraph; the headline in its author's parts. */
export interface StyledHead {
  readonly kicker: StyledPara | null;
  readonly headline: readonly StyledPara[];
  readonly deck: StyledPara | null;
  readonly standfirst: StyledPara | null;
  readonly byline: StyledPara | null;
  /** The byline stands at the story's end, not in the headline block. */
  readonly bylineAtEnd?: boolean;
}

/** A story with every size and face resolved, and its compared text (formats.md). */
export interface StyledStory {
  readonly id: string;
  readonly file: string;
  readonly source: string;
  readonly title: string;
  readonly head: StyledHead;
  readonly blocks: readonly StyledBlock[];
  /** Files besides it that its tables are from, paths from the root. */
  readonly attached: readonly { readonly file: string; readonly source: string }[];
  /** Every paragraph of the compared text in order: id, role, text, span. */
  readonly texts: readonly { readonly id: string; readonly role: Role; readonly text: string; readonly span: Span }[];
}
