/**
 * Warnings of pages: whether a spread stands on one sheet (W12), and what the paper makes of any of them (`plan: { warnings }`). In: pages and diagnostics. Out: diagnostics.
 */
import { diagnose, type Diagnostic } from '../base/index.ts';
import type { EditionPage, PlanSettings } from '../story/types.ts';

const sectionOf = (folio: string): string => folio.replace(/\d+$/u, '');

/** Whether the two pages of a spread are printed beside each other on one sheet: n/2 and n/2 + 1 of the n pages of their section. */
export function onOneSheet(folios: readonly string[], all: readonly string[]): boolean {
  const [first, second] = folios;
  if (first === undefined || second === undefined) return true;
  const section = all.filter((folio) => sectionOf(folio) === sectionOf(first));
  const half = section.length / 2;
  // Sheets have four pages; of a section that is one spread and nothing else no more is known.
  const folded = section.length === 2 || section.length % 4 === 0;
  return folded && section[half - 1] === first && section[half] === second;
}

/** W12 of a spread on two sheets; nothing crosses its fold. */
export function apartWarning(page: EditionPage, all: readonly string[], source: string): Diagnostic[] {
  const { folios, span } = page;
  if (onOneSheet(folios, all)) return [];
  const n = all.filter((folio) => sectionOf(folio) === sectionOf(folios[0]!)).length;
  const middle = n % 4 === 0 ? `pages ${n / 2} and ${n / 2 + 1} of ${n} are` : `a section of ${n} pages has no such pages`;
  const message = `${folios.join('-')} is a spread on two sheets: its fold keeps its white, and nothing runs across; ${middle}${n % 4 === 0 ? ' one sheet' : ''}`;
  return [diagnose('warning', 'W12', message, span, source)];
}

/** Diagnostics as the paper wants them told. */
export function regraded(diagnostics: readonly Diagnostic[], { warnings }: PlanSettings): Diagnostic[] {
  return diagnostics.flatMap((one) => {
    const wish = warnings[one.code];
    if (wish === 'off') return [];
    return wish === undefined || wish === 'on' ? one : { ...one, severity: wish };
  });
}
