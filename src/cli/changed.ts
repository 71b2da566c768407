/**
 * pages.json of the build before, and what is said of a late swap (换稿, 换版): which pages changed and why. Reads that one file; makes no pages.
 */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { PageChange, Pages } from '../pipeline/changes.ts';
import type { Io } from './io.ts';

export const PAGES = 'pages.json';

/** What the build before left in a folder; undefined where there is none, or it is not ours to read. */
export function pagesBefore(out: string): Pages | undefined {
  const file = path.join(out, PAGES);
  if (!existsSync(file)) return undefined;
  try {
    const read = JSON.parse(readFileSync(file, 'utf8')) as Pages;
    return read.format === 'banxin/pages/1' && Array.isArray(read.pages) ? read : undefined;
  } catch {
    return undefined;
  }
}

/** One line a page, or one object with --json: `A03 changed: manuscript/a.md`. */
export function tellChanges(io: Io, changes: readonly PageChange[], json: boolean): void {
  const lines = changes.map((change) => (json ? JSON.stringify({ change }) : changeLine(change)));
  if (lines.length > 0) io.stderr(`${lines.join('\n')}\n`);
}

function changeLine({ page, kind, because }: PageChange): string {
  if (kind === 'new') return `${page} is new`;
  if (kind === 'gone') return `${page} is no longer in the edition`;
  return `${page} changed: ${because.length > 0 ? because.map(inWords).join(', ') : 'its fonts or Banxin itself'}`;
}

const WORDS: Readonly<Record<string, string>> = {
  settings: 'settings of the paper or the edition',
  page: 'its entry in the edition file',
  contents: 'titles or pages that its 导读 names',
};

const inWords = (part: string): string => WORDS[part] ?? part;
