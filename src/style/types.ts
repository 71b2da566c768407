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
  /** 着重号, proper-noun line, wavy title line. */
  readonly mark?: 'dots' | 'line' | 'wave';
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
  readonly align: 'justify' | 'start' | 'center' | 'end';
}
