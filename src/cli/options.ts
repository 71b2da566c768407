/**
 * The values that options take: lists checked against what there is, and page lists checked for their form.
 */
import { UsageError } from './io.ts';

export const DELIVERABLES = ['print'] as const;
export const EMITS = ['manuscript', 'edition', 'items', 'plan', 'layout'] as const;

/** Names that the house knows and that no issue has built yet. */
export const NOT_BUILT = {
  deliverables: ['archive', 'screen', 'proof'],
  commands: ['check', 'galley', 'explain', 'plan', 'archive', 'verify', 'catalogue', 'proof', 'diff', 'desk', 'batch', 'new'],
} as const;

/** A comma list of known names, each once, in the order of the list of names. */
export function listOf<T extends string>(
  option: string,
  given: string,
  known: readonly T[],
  notBuilt: readonly string[] = [],
): T[] {
  const asked = given.split(',').map((name) => name.trim());
  for (const name of asked) {
    if (notBuilt.includes(name)) throw new UsageError(`${option} ${name} is not built yet`);
    if (!known.includes(name as T)) throw new UsageError(`${option} does not know "${name}"; it knows ${known.join(', ')}`);
  }
  return known.filter((name) => asked.includes(name));
}

const PAGE = '(?:[A-Za-z]?\\d{1,3})';
const PAGES = new RegExp(`^${PAGE}(?:-${PAGE})?(?:,${PAGE}(?:-${PAGE})?)*$`);

/** Folios or indices from 1, ranges allowed; which of them there are, the edition knows. */
export function pagesOf(given: string): string {
  const pages = given.replaceAll(' ', '');
  if (!PAGES.test(pages)) throw new UsageError(`--pages takes folios or numbers such as A04,A06-A07, not "${given}"`);
  return pages;
}
