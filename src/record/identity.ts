/**
 * Identifiers that last: what a paper, an issue, a page, a story and a picture are called for good. They depend on nothing that moves: no path, no file
 * name, no place on a page.
 */
import { createHash } from 'node:crypto';
import type { FigureFacts, IssueFacts, StoryFacts } from './types.ts';

const short = (text: string): string => createHash('sha256').update(text.normalize('NFC'), 'utf8').digest('hex').slice(0, 12);

/** What may stand in a segment of an identifier: letters and figures of any script, and `-._~` (RFC 3987, iunreserved). */
const segment = (text: string): string =>
  text
    .normalize('NFC')
    .trim()
    .replaceAll(/[^\p{L}\p{N}\p{M}._~-]+/gu, '-');

/** The paper: its CN number (`cn43-0003`), else its ISSN, else its code or name after `x-`. */
export function paperId({ cn, issn, code, paper }: Pick<IssueFacts, 'cn' | 'issn' | 'code' | 'paper'>): string {
  const number = /(\d{2})\s*[-—–－]\s*(\d{4})/.exec(cn ?? '');
  if (number) return `cn${number[1]}-${number[2]}`;
  const serial = /\d{4}-\d{3}[\dX]/.exec(issn ?? '');
  return serial ? `issn${serial[0]}` : `x-${segment(code ?? paper)}`;
}

const dayId = (issue: IssueFacts): string => `${paperId(issue)}/${issue.date}`;

/** The issue: `cn43-0003/2021-01-26`, and its variant. */
export const issueId = (issue: IssueFacts): string =>
  issue.variant === undefined ? dayId(issue) : `${dayId(issue)}/${segment(issue.variant)}`;

/** A page of an issue: `…/A04`. A sheet of two folios is both: `…/A04-A05`. */
export const pageId = (issue: IssueFacts, page: string): string => `${issueId(issue)}/${page}`;

/** What a story is known by. */
type Named = Pick<StoryFacts, 'lasting' | 'title' | 'twin'>;

/** A story; the same in every variant of the day. Without an id of its own it is known by its headline, hashed. */
export const storyId = (issue: IssueFacts, story: Named): string => `${dayId(issue)}/s/${storySegment(story)}`;

/** The last segment of a story's identifier: what its files are called by. */
export const storySegment = ({ lasting, title, twin }: Named): string =>
  `${lasting === undefined ? `h-${short(title)}` : segment(lasting)}${twin === undefined ? '' : `-${twin}`}`;

/** A picture of a story; without an id of its own it is known by its pixels. */
export const figureId = (issue: IssueFacts, { id }: Pick<FigureFacts, 'id'>, sha256: string): string =>
  `${dayId(issue)}/f/${id === undefined ? `h-${sha256.slice(0, 12)}` : segment(id)}`;

/** An identifier as an XML name: what ASCII names cannot hold is spelled in hexadecimal, so that no two fall together. */
export const xmlId = (kind: string, ...parts: readonly string[]): string =>
  [kind, ...parts].join('.').replaceAll(/[^A-Za-z0-9.-]/gu, (c) => `_${c.codePointAt(0)!.toString(16)}_`);
