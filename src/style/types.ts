/**
 * Styled matter: every size, face and space resolved; nothing is inherited after this. Sizes in pt, indents in em.
 */
import type { Span } from '../base/index.ts';
import type { Role } from '../layout/types.ts';

/** Text in one face and colour, with its place in the source; `span` is null for matter that no one typed. */
export interface StyledRun {
  readonly text: string;
  /** Font role. */
  readonly face: string;
  readonly swatch: string;
  readonly span: Span | null;
  /** Where normalising changed the length: the source offset of each unit of `text`, and of its end. */
  readonly offsets?: readonly number[];
  /** 着重号: an emphasis dot at each character (Q9). */
  readonly dots?: true;
  /** Proper-noun line or wavy title line (Q7); runs of one name or title share one object, those of two do not (Q8). */
  readonly under?: Underline;
  /** How it is read, set between the lines; runs that are read together share one object (R1–R4). */
  readonly ruby?: StyledRun;
  /** Where the words lead: an address, or `#` and the id of a block. */
  readonly link?: string;
}

/** A line along a whole name or title: straight (专名号) or wavy (书名号). */
export interface Underline {
  readonly kind: 'line' | 'wave';
}

/** Text set as one paragraph. */
export interface StyledPara {
  /** Id of its block, `s1.p14`. */
  readonly block: string;
  readonly role: Role;
  readonly runs: readonly StyledRun[];
  /** pt */
  readonly size: number;
  /** Em of its own size. */
  readonly indent: number;
  /** Em that every line but the first stands back (凸排, G4). */
  readonly hang?: number;
  readonly align: 'justify' | 'start' | 'center' | 'end';
}
