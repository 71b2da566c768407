/**
 * The values that options take: lists checked against what there is, and page lists checked for their form.
 */
import type { HouseStyle, Paper } from '../story/types.ts';
import { UsageError } from './io.ts';

export const DELIVERABLES = ['print', 'archive', 'screen', 'proof'] as const;
export type Deliverable = (typeof DELIVERABLES)[number];

/** The files of each deliverable: an older one does not outlive a failure. */
export const FILES: Readonly<Record<Deliverable, readonly string[]>> = {
  print: ['print.pdf'],
  archive: ['archive.pdf', 'archive-2u.pdf'],
  screen: ['screen.pdf'],
  proof: ['proof.pdf'],
};
export const EMITS = ['manuscript', 'edition', 'items', 'plan', 'layout'] as const;

/** Han–Latin presets that `--house` takes. */
export const HOUSES = ['newspaper', 'book', 'fixed'] as const satisfies readonly HouseStyle['hanLatin'][];

/** Formats that `--format` takes. */
export const FORMATS = ['broadsheet', 'tabloid'] as const satisfies readonly Paper['format'][];

/** Names that the house knows and that no issue has built yet. */
export const NOT_BUILT = {
  deliverables: [] as readonly string[],
  commands: ['desk', 'batch'],
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

const ONE_PAGE = new RegExp(`^${PAGE}(?:-${PAGE})?$`);

/** Folios or indices from 1, ranges allowed; which of them there are, the edition knows. */
export function pagesOf(given: string): string {
  const pages = given.replaceAll(' ', '');
  if (!PAGES.test(pages)) throw new UsageError(`--pages takes folios or numbers such as A04,A06-A07, not "${given}"`);
  return pages;
}

/** One of the known names. */
export function oneOf<T extends string>(option: string, given: string, known: readonly T[]): T {
  const found = known.find((name) => name === given);
  if (found === undefined) throw new UsageError(`${option} does not know "${given}"; it knows ${known.join(', ')}`);
  return found;
}

const NUMBER = /^\d{1,6}(?:\.\d{1,4})?$/;

/** A number from `least` to `most`, in figures with a point: 12.5. `whole`: no point. */
export function numberOf(option: string, given: string, least: number, most: number, whole = false): number {
  const value = NUMBER.test(given) ? Number(given) : Number.NaN;
  if (!(value >= least && value <= most) || (whole && !Number.isInteger(value)))
    throw new UsageError(`${option} takes a ${whole ? 'whole number' : 'number'} from ${least} to ${most}, not "${given}"`);
  return value;
}

/** One page: a folio, two that face each other, or an index from 1. */
export function pageOf(given: string): string {
  const page = given.replaceAll(' ', '');
  if (!ONE_PAGE.test(page)) throw new UsageError(`--page takes one folio or number such as A04, A04-A05 or 1, not "${given}"`);
  return page;
}

const DATE = /^(\d{4})-(\d{2})-(\d{2})$/;

/** A day that there is, as YYYY-MM-DD. */
export function dateOf(given: string): string {
  const [, year, month, day] = (DATE.exec(given) ?? []).map(Number);
  const days = month === 2 ? (year! % 4 === 0 && (year! % 100 !== 0 || year! % 400 === 0) ? 29 : 28) : [4, 6, 9, 11].includes(month!) ? 30 : 31; // prettier-ignore
  if (!(month! >= 1 && month! <= 12 && day! >= 1 && day! <= days))
    throw new UsageError(`--date takes a date such as 2026-11-22, not "${given}"`);
  return given;
}

/** A paper's name: one line with something in it. */
export function nameOf(given: string): string {
  const name = given.trim().normalize('NFC');
  if (!name || name.length > 40 || /\p{C}/u.test(name))
    throw new UsageError(`--name takes a name of one line and at most 40 characters, not "${given}"`);
  return name;
}
