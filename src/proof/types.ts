/**
 * What of an edition two rounds are compared by, and what comparing them says. Plain values; nothing is compared here.
 */

/** A line as it stood on a page. */
export interface Row {
  /** A03, A04-A05. */
  readonly page: string;
  /** Base column that it begins in, from 1. */
  readonly column: number;
  /** Number printed on the proof; 0 where lines are not numbered. */
  readonly n: number;
  readonly text: string;
  /** pt on the trimmed page. */
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Text of one block as it stood: front matter parts are blocks too. */
export interface Block {
  /** Positional id of its build (`s1.p14`); identity across rounds is matched, never read off it. */
  readonly id: string;
  /** Role of the Layout: headline, body, crosshead, … */
  readonly role: string;
  /** Compared text (formats.md). */
  readonly text: string;
  /** pt; 0 where nothing of it is set. */
  readonly size: number;
  /** In reading order, over all pages. */
  readonly rows: readonly Row[];
}

/** A picture as it stood. */
export interface Photo {
  /** From the root. */
  readonly file: string;
  readonly sha256: string;
  /** Placed size, pt. */
  readonly width: number;
  readonly height: number;
  readonly page: string;
  readonly x: number;
  readonly y: number;
}

/** A story as it stood. */
export interface StoryText {
  /** The story's own id where it has one, else its file: what lasts. */
  readonly id: string;
  readonly file: string;
  readonly title: string;
  /** Pages on which its text stands, in order. */
  readonly pages: readonly string[];
  readonly blocks: readonly Block[];
  readonly photos: readonly Photo[];
}

/** Some tokens replaced: `old` stood at `at` (UTF-16, in the old text), `now` stands at `to` (in the new). One of them may be empty. */
export interface Edit {
  readonly at: number;
  readonly to: number;
  readonly old: string;
  readonly now: string;
}

/** A block in its story: index of the story among its side's, index of the block in it. */
export interface Place {
  readonly story: number;
  readonly block: number;
}

/** What became of blocks from one round to the next. */
export type Fate =
  | { readonly kind: 'same'; readonly from: Place; readonly to: Place }
  | { readonly kind: 'kept'; readonly from: Place; readonly to: Place; readonly edits: readonly Edit[] }
  | { readonly kind: 'moved'; readonly from: Place; readonly to: Place; readonly edits: readonly Edit[] }
  | { readonly kind: 'split'; readonly from: Place; readonly to: readonly Place[]; readonly edits: readonly Edit[] }
  | { readonly kind: 'merged'; readonly from: readonly Place[]; readonly to: Place; readonly edits: readonly Edit[] }
  | { readonly kind: 'inserted'; readonly to: Place }
  | { readonly kind: 'deleted'; readonly from: Place };

/** Stories of two sides that are one story, and those that only one side has. Indices. */
export interface StoryPair {
  readonly from: number | null;
  readonly to: number | null;
}

/** Everything that two rounds differ in by their text; with the old side it makes the new one (`apply.ts`). */
export interface Comparison {
  readonly stories: readonly StoryPair[];
  /** In the order of the new side; deleted ones where they stood. */
  readonly fates: readonly Fate[];
}

/** An edition, or some pages of one, as a round froze it. */
export interface Snapshot {
  readonly paper: string;
  readonly date: string;
  readonly pages: readonly { readonly page: string; readonly looks: string; readonly width: number; readonly height: number }[];
  readonly stories: readonly StoryText[];
}

/** What a reviewer is told, once for each change. `before` and `after`: where it stands, null on the side that lacks it. */
export interface Difference {
  /** `d1`, `d2`, … in reading order; `r1`, … for what only reflowed. */
  readonly id: string;
  readonly kind:
    | 'text'
    | 'headline'
    | 'inserted'
    | 'deleted'
    | 'moved'
    | 'split'
    | 'merged'
    | 'reflowed'
    | 'headline-size'
    | 'picture-new'
    | 'picture-lost'
    | 'picture-swapped'
    | 'picture-size';
  readonly story: string;
  readonly title: string;
  readonly role: string;
  readonly old: string;
  readonly now: string;
  readonly before: Spot | null;
  readonly after: Spot | null;
}

/** A place on a page: where a change begins. */
export interface Spot {
  readonly page: string;
  readonly column: number;
  readonly n: number;
  readonly block: string;
  /** UTF-16 offset and length in the block's text. */
  readonly at: number;
  readonly length: number;
}
