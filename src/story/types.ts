/**
 * The edition: what an edition file, the paper's settings and the stories they name make together.
 */
import type { Span } from '../base/index.ts';
import type { Manuscript } from '../read/types.ts';

/** Everything of the edition in one value. `root` is absolute and never reaches an output; every `file` is relative to it. */
export interface Edition {
  readonly root: string;
  readonly file: string;
  readonly paper: Paper;
  /** ISO date. */
  readonly date: string;
  readonly number?: number;
  readonly pages: readonly EditionPage[];
  readonly stories: readonly Story[];
  /** Names of the variants that the file declares. */
  readonly variants: readonly string[];
}

export interface Story {
  /** `s1`, `s2`, … in the order of the pages: positional for one build. */
  readonly id: string;
  readonly manuscript: Manuscript;
}

export interface EditionPage {
  /** One folio, or two for a spread. */
  readonly folios: readonly string[];
  readonly section: string;
  readonly template: string;
  /** Story ids, in order. */
  readonly stories: readonly string[];
  readonly credits: readonly { readonly role: string; readonly names: string }[];
  /** Place of the page's entry in the edition file, for diagnostics. */
  readonly span: Span;
}

/** `banxin.yaml`, with every default filled in. */
export interface Paper {
  readonly file: string | null;
  readonly name: string;
  readonly format: 'broadsheet' | 'tabloid';
  /** Path of fonts.yaml relative to the root, or null for Banxin's own. */
  readonly fonts: string | null;
  /** pt */
  readonly body: { readonly size: number; readonly leading: number };
  readonly house: HouseStyle;
}

export interface HouseStyle {
  readonly kinsoku: 'none' | 'basic' | 'gb' | 'strict';
  /** Em: natural space between Han and figures or Latin words, least and most. */
  readonly hanLatin: 'newspaper' | 'book';
  /** Em. */
  readonly indent: number;
  /** Whether adjacent marks and marks within a line may be squeezed. */
  readonly squeeze: boolean;
  readonly arrows: 'always' | 'needed' | 'never';
}
