/**
 * A Layout's head and its pages in, the text of layout.json out, a page at a time; and back. Never holds two pages on the way out.
 */
import { diagnose, outcome, type Outcome } from '../base/index.ts';
import { orderedHead } from './make.ts';
import type { Layout, LayoutHead, Page } from './types.ts';

/** The text of layout.json in pieces: the head, then one line for each page. The same Layout gives the same text. */
export async function* serialise(head: LayoutHead, pages: AsyncIterable<Page> | Iterable<Page>): AsyncGenerator<string> {
  yield openingText(head);
  let first = true;
  for await (const page of pages) {
    yield pageText(page, first);
    first = false;
  }
  yield CLOSING;
}

/** What stands before the first page. */
export const openingText = (head: LayoutHead): string => `${JSON.stringify(orderedHead(head)).slice(0, -1)},"pages":[`;

/** One page, with what parts it from the one before. */
export const pageText = (page: Page, first: boolean): string => `${first ? '\n' : ',\n'}${JSON.stringify(page)}`;

/** What stands behind the last page. */
export const CLOSING = '\n]}\n';

/** layout.json as one string, for tests and short issues. */
export async function layoutText(head: LayoutHead, pages: AsyncIterable<Page> | Iterable<Page>): Promise<string> {
  let text = '';
  for await (const chunk of serialise(head, pages)) text += chunk;
  return text;
}

/**
 * Reads layout.json. Text that is not JSON, or of another format, is a `schema` error at 1:1 of `file` (relative to the root);
 * that every field is as its schema says is checked by whoever has the schema.
 */
export function parse(text: string, file = 'layout.json'): Outcome<Layout | undefined> {
  const fault = (message: string): Outcome<undefined> => outcome(undefined, [diagnose('error', 'schema', message, file)]);
  let read: unknown;
  try {
    read = JSON.parse(text);
  } catch {
    return fault('this is not JSON; write it again with --emit layout');
  }
  const format = typeof read === 'object' && read !== null ? (read as { format?: unknown }).format : undefined;
  if (format !== 'banxin/layout/1')
    return fault(`format ${JSON.stringify(format) ?? 'missing'}: this Banxin reads banxin/layout/1`);
  if (!Array.isArray((read as { pages?: unknown }).pages))
    return fault('pages: missing; write the file again with --emit layout');
  return outcome(read as Layout);
}
