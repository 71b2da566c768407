/**
 * What a stretch of a content stream is part of: matter of a story, or an artifact.
 */
import type { SpanNode } from './spans.ts';
import type { Cell, LayoutRect, Role } from '../../layout/types.ts';

/** Matter of a story that becomes one leaf of the structure tree. */
export interface Tag {
  /**
   * text; picture: a figure's; label: an item's number or sign; reference: the mark of a note; link: words that no one typed and that lead
   * somewhere (a jump line).
   */
  readonly kind: 'text' | 'picture' | 'label' | 'reference' | 'link';
  /** The operator's tag (ISO 32000-1, 14.6.1). */
  readonly name: string;
  /** Null for a link of the furniture. */
  readonly story: string | null;
  readonly block: string;
  readonly role: Role;
  /** Innermost span of the copy that it stands in. */
  readonly span: SpanNode | null;
  readonly cell?: Cell;
  /** Words that lead somewhere: one name for what is read as one link. */
  readonly link?: string;
  /** BCP 47, where it is not the document's. */
  readonly language?: string;
  /** Text with the blanks between its words, which are no glyphs (ISO 32000-1, 14.9.4). */
  readonly actual?: string;
  readonly picture?: { readonly page: number; readonly rect: LayoutRect; readonly alt: string };
}

/** One marked-content sequence, or one annotation, of a tag. */
export interface Marked {
  readonly tag: Tag;
  /** Index of the page. */
  readonly page: number;
  /** Place in the source, for the order of reading. */
  readonly at: number;
  /** Id of the sequence on its page, or the number of the annotation in `TagBook.annotations`. */
  readonly mcid?: number;
  readonly annotation?: number;
}

/** What is no part of any story (ISO 32000-1, 14.8.2.2): furniture that comes again on other pages, or what only lays out. */
export type Artifact = 'pagination' | 'layout';

/** What the painter is told of the content that it paints next. */
export type Mark = Tag | Artifact;

/** A stretch of a page that leads somewhere. */
export interface Spot {
  readonly rect: LayoutRect;
  /** An address, or `#` and a folio or a block of this document. */
  readonly target: string;
}
