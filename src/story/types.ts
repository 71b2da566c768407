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

/** A story as the edition counts it. */
export interface Story {
  /** `s1`, `s2`, … in the order of the pages: positional for one build. */
  readonly id: string;
  readonly manuscript: Manuscript;
}

/** One entry of `pages`. */
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

/** How the paper composes; clauses are those of docs/conformance.md. */
export interface HouseStyle {
  /** Level of prohibition at the edges of a line (L1, L2–L5, L6, L7). */
  readonly kinsoku: 'none' | 'basic' | 'gb' | 'strict';
  /** Whose tables and whose forms of the marks (P1, P12). */
  readonly region: 'mainland' | 'taiwan' | 'hongkong' | 'japan';
  /** Characters that may not begin, may not end a line, or may do both, beside the tables (L18). */
  readonly noStart: string;
  readonly noEnd: string;
  readonly free: string;
  /** Natural, least and most space between Han and figures or Latin words (M1); `fixed`: ¼ em that never changes (J6). */
  readonly hanLatin: 'newspaper' | 'book' | 'fixed';
  /** First line of a paragraph, em (G1). */
  readonly indent: number;
  /** In columns of fewer than `below` characters the indent is `indent` (G1). */
  readonly narrow: { readonly below: number; readonly indent: number };
  /** Whether adjacent marks and marks within a line may be squeezed (P10). */
  readonly squeeze: boolean;
  /** Em that two adjacent marks take (P5). */
  readonly adjacent: 1 | 1.5;
  /** Whether 。？！ may give up their blank half within a line (J5). */
  readonly squeezeStops: boolean;
  /** Whether a stop that may not begin a line may hang over the end of the one before (H1, H2). */
  readonly hanging: 'none' | 'stops';
  /** Items of Markdown lists: first line indented, or all but the first (G4). */
  readonly lists: 'indent' | 'hanging';
  /** Readings of rare characters: in brackets behind them (R5), or above them where the leading has room (R3). */
  readonly ruby: 'inline' | 'interlinear';
  /** Rows of a headline that differ by one character: as wide as they are, or spread to one width (J10). */
  readonly heads: 'natural' | 'even';
  /** Arrows ▲ before captions: always, or only where a caption is not under its picture. */
  readonly arrows: 'always' | 'needed' | 'never';
}
