/**
 * What is recorded of an edition besides its Layout: the facts that its settings and front matter state. Nothing is computed here that was not typed.
 */

/** An issue as it was released. */
export interface IssueFacts {
  readonly paper: string;
  /** As typed in the imprint: `CN 43-0003`. */
  readonly cn?: string;
  readonly issn?: string;
  /** Code of the paper in names of files, where it has one. */
  readonly code?: string;
  /** YYYY-MM-DD. */
  readonly date: string;
  /** 总期号. */
  readonly number?: number;
  readonly variant?: string;
  /** Items of the imprint (版权) in their order. */
  readonly imprint: readonly { readonly item: string; readonly text: string }[];
  readonly pages: readonly PageFacts[];
  readonly stories: readonly StoryFacts[];
  /** The record that this one corrects. */
  readonly corrects?: Corrected;
}

/** A record that a later one corrects: it stays as it is. */
export interface Corrected {
  readonly identifier: string;
  /** SHA-256 of its tag manifest, which names everything in it. */
  readonly sha256: string;
}

/** A page as the edition file says it. */
export interface PageFacts {
  readonly folios: readonly string[];
  /** 版名. */
  readonly section: string;
  readonly template: string;
  readonly credits: readonly { readonly role: string; readonly names: string }[];
}

/** A story as its front matter says it. */
export interface StoryFacts {
  /** Positional for one build: as in the Layout. */
  readonly id: string;
  /** Its own id, minted once. */
  readonly lasting?: string;
  /** From 2: another story before it in the issue has the same id, or none and the same headline. */
  readonly twin?: number;
  readonly file: string;
  readonly title: string;
  readonly kicker?: string;
  readonly deck?: string;
  readonly standfirst?: string;
  readonly authors: readonly { readonly role?: string; readonly name: string }[];
  /** 电头: names an agency where the story is from one. */
  readonly leadIn?: string;
  readonly column?: string;
  readonly weight: string;
  readonly figures: readonly FigureFacts[];
}

/** A picture as its story says it. */
export interface FigureFacts {
  /** Block of its frame in the Layout. */
  readonly block: string;
  readonly id?: string;
  readonly file: string;
  readonly caption: string;
  readonly credit?: string;
}

/** A block of a page's ALTO file, for all that points into it. */
export interface BlockIndex {
  /** XML id in the ALTO file. */
  readonly id: string;
  readonly kind: 'text' | 'illustration' | 'graphic' | 'composed';
  readonly role: string;
  readonly story: string | null;
  readonly block: string | null;
  readonly rect: { readonly x: number; readonly y: number; readonly width: number; readonly height: number };
  /** File of a picture, relative to the root. */
  readonly file?: string;
  /** Largest type in it, pt. */
  readonly size?: number;
}

/** What is kept of a page once it is written. */
export interface PageIndex {
  /** `A01`, `A04-A05`. */
  readonly name: string;
  readonly folios: readonly string[];
  readonly halves: readonly { readonly folio: string; readonly x: number; readonly width: number }[];
  /** pt. */
  readonly width: number;
  readonly height: number;
  readonly typeArea: { readonly x: number; readonly y: number; readonly width: number; readonly height: number };
  readonly columns: number;
  readonly blocks: readonly BlockIndex[];
}
