/**
 * The national score of a newspaper's language (报纸期刊质量管理规定, 国家新闻出版署 2020, and its method of counting): findings and the size of the pages come in,
 * errors in ten thousand characters go out, as a range from what a person has confirmed to that and all that is open. Decides no finding.
 */
import type { CopyRole, Finding } from './types.ts';

/** At most so many errors in 10,000 characters pass. */
export const PASSES = 3;

/** How many characters a page counts for. */
export interface PageSize {
  readonly page: string;
  /** Characters per line × lines of the type area, gutters included. */
  readonly characters: number;
  /** Of these, under news photos (80 % count) and under decoration (30 %). */
  readonly photos: number;
  readonly decoration: number;
}

export interface Score {
  /** Null for the edition. */
  readonly page: string | null;
  /** The denominator. */
  readonly characters: number;
  readonly findings: { readonly confirmed: number; readonly open: number; readonly asked: number; readonly rejected: number };
  /** Errors: confirmed, and with everything open. */
  readonly errors: { readonly least: number; readonly most: number };
  /** Errors in 10,000 characters. */
  readonly rate: { readonly least: number; readonly most: number };
  readonly verdict: 'passes' | 'fails' | 'open';
}

/** Errors of form: a table of their own. */
export interface FormError {
  readonly code: string;
  readonly message: string;
  readonly file: string;
  readonly line: number;
  readonly state: Finding['state'];
}

const HEADS: ReadonlySet<CopyRole | null> = new Set<CopyRole>(['headline', 'kicker', 'deck', 'column']);
/** The same error counts so many times an issue. */
const TIMES = 3;
/** Errors in the style of numbers come to so much an issue at most. */
const NUMERALS = 1;

/** What one finding counts. Marks have no row of their own in the design; 0.1 is our reading of the method. */
export function weightOf(finding: Finding, important: readonly string[]): number {
  const { kind, size, role, text } = finding;
  const plain = { character: size > 5 ? 4 : size > 1 ? 2 : 1, number: 1, fact: 1, numeral: 0.1, mark: 0.1, form: 0, none: 0 }[
    kind
  ];
  const double = HEADS.has(role) || (text !== '' && important.some((name) => text.includes(name)));
  return plain * (double ? 2 : 1);
}

/** Pages in order, then the edition. */
export function scores(findings: readonly Finding[], pages: readonly PageSize[], important: readonly string[]): Score[] {
  const of = (page: string | null): Finding[] => findings.filter((one) => page === null || one.page === page);
  const counted = pages.map((size) => scoreOf(size.page, countedCharacters(size), of(size.page), important));
  const all = pages.reduce((sum, size) => sum + countedCharacters(size), 0);
  return [...counted, scoreOf(null, all, of(null), important)];
}

/** Characters that a page counts for. */
export const countedCharacters = ({ characters, photos, decoration }: PageSize): number =>
  Math.round(characters - 0.2 * photos - 0.7 * decoration);

function scoreOf(page: string | null, characters: number, findings: readonly Finding[], important: readonly string[]): Score {
  const confirmed = findings.filter(({ state }) => state === 'accepted');
  const open = findings.filter(({ state }) => state === 'open' || state === 'asked');
  const least = sum(confirmed, important);
  const most = sum([...confirmed, ...open], important);
  const rate = (errors: number): number => (characters > 0 ? Math.round((errors / characters) * 1e6) / 100 : 0);
  const count = (state: Finding['state']): number => findings.filter((one) => one.state === state).length;
  return {
    page,
    characters,
    findings: { confirmed: confirmed.length, open: count('open'), asked: count('asked'), rejected: count('rejected') },
    errors: { least, most },
    rate: { least: rate(least), most: rate(most) },
    verdict: rate(least) > PASSES ? 'fails' : rate(most) <= PASSES ? 'passes' : 'open',
  };
}

function sum(findings: readonly Finding[], important: readonly string[]): number {
  const times = new Map<string, number>();
  let numerals = 0;
  let total = 0;
  for (const one of findings) {
    const key = `${one.rule} ${one.text} ${one.zh}`;
    const before = times.get(key) ?? 0;
    times.set(key, before + 1);
    if (before >= TIMES) continue;
    const weight = weightOf(one, important);
    if (one.kind === 'numeral') numerals += weight;
    else total += weight;
  }
  return Math.round((total + Math.min(NUMERALS, numerals)) * 10) / 10;
}

/** Findings about the form of the issue. */
export const formErrors = (findings: readonly Finding[]): FormError[] =>
  findings
    .filter(({ kind, state }) => kind === 'form' && state !== 'rejected')
    .map(({ rule, zh, en, file, line, state }) => ({ code: rule, message: `${zh} | ${en}`, file, line, state }));
