/**
 * What METS is written from, and the XML ids by which its parts find each other.
 */
import { xmlId } from './identity.ts';
import type { Event } from './premis.ts';
import type { IssueFacts, PageIndex } from './types.ts';

/** A file of the record. */
export interface RecordFile {
  /** Relative to the METS file, with `/`. */
  readonly path: string;
  /** What it is for: PDF, ALTO, IMAGE, ARTICLE, LAYOUT, SOURCE, PICTURE, FONT, REPORT, PROFILE, TEMPLATE, PROOF, WEB. */
  readonly use: string;
  readonly type: string;
  readonly size: number;
  readonly sha256: string;
  /** The page that it is of, where it is of one. */
  readonly page?: string;
  /** What it is called in the Layout and in ALTO, where it is not by its path: a picture's place in the edition's folder. */
  readonly source?: string;
}

/** What METS is written from. */
export interface MetsInput {
  readonly issue: IssueFacts;
  readonly pages: readonly PageIndex[];
  readonly files: readonly RecordFile[];
  readonly events: readonly Event[];
  readonly version: string;
}

/** XML id of a file. */
export const fileId = (path: string): string => xmlId('file', path);
export const dmdOfIssue = 'dmd.issue';
export const dmdOfStory = (story: string): string => xmlId('dmd', story);
export const dmdOfPage = (page: string): string => xmlId('dmd.page', page);
/** Of a story, or of the block of a picture. */
export const rightsId = (of: string): string => xmlId('rights', of);
