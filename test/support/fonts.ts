/**
 * Banxin's own fonts, opened once: for tests that set text and need nothing else of a build.
 */
import { fileURLToPath } from 'node:url';
import { hostOf } from '../../src/cli/host.ts';
import { defaultRoles, openFontBook } from '../../src/font/index.ts';
import type { FontBook } from '../../src/font/types.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

let opened: Promise<FontBook> | undefined;
/** The book of every default role. */
export const fontBook = (): Promise<FontBook> => (opened ??= open());

async function open(): Promise<FontBook> {
  const { cacheDir } = hostOf(process.env);
  return (await openFontBook(await defaultRoles(), { root, ...(cacheDir ? { cacheDir } : {}) })).value;
}
