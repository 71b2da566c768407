/**
 * The rows of a preflight → a table for people: what is right in one line a check, what is not row by row with its place.
 */
import type { PreflightRow } from '../../schemas/report.ts';

/** Rows of one check that are shown before the rest is only counted. */
const SHOWN = 12;

/** The table, or nothing where nothing was pressed. */
export function preflightTable(rows: readonly PreflightRow[]): string {
  if (rows.length === 0) return '';
  const errors = rows.filter(({ severity }) => severity === 'error').length;
  const warnings = rows.filter(({ severity }) => severity === 'warning').length;
  const checks = [...new Set(rows.map(({ check }) => check))];
  const lines = checks.flatMap((check) => linesOf(rows.filter((row) => row.check === check)));
  const verdict = errors > 0 ? 'not for press' : 'for press';
  return [`preflight: ${verdict}, ${count(errors, 'error')}, ${count(warnings, 'warning')}`, ...lines, ''].join('\n');
}

const count = (n: number, of: string): string => `${n} ${of}${n === 1 ? '' : 's'}`;

function linesOf(rows: readonly PreflightRow[]): string[] {
  const faults = rows.filter(({ severity }) => severity !== 'ok');
  const good = rows.filter(({ severity }) => severity === 'ok');
  const shown = faults.slice(0, SHOWN).map((row) => line(row.check, row.severity, `${placeOf(row)}${row.message}`));
  const more = faults.length > SHOWN ? [line(rows[0]!.check, '', `… and ${faults.length - SHOWN} more in report.json`)] : [];
  return [...(good.length > 0 ? [line(good[0]!.check, 'ok', summaryOf(good))] : []), ...shown, ...more];
}

const line = (check: string, severity: string, text: string): string => `  ${check.padEnd(9)} ${severity.padEnd(7)} ${text}`;

/** `A04, 12 mm right, 30 mm down, manuscript/lead.md:12: `. */
function placeOf({ page, at, file, line: row }: PreflightRow): string {
  const parts = [
    ...(page === undefined ? [] : [page]),
    ...(at === undefined ? [] : [`${Math.round(at.x)} mm right, ${Math.round(at.y)} mm down`]),
    ...(file === undefined ? [] : [`${file}:${row ?? 1}`]),
  ];
  return parts.length > 0 ? `${parts.join(', ')}: ` : '';
}

function summaryOf(rows: readonly PreflightRow[]): string {
  const [first] = rows;
  if (rows.length === 1) return `${first!.page === undefined ? '' : `${first!.page}: `}${first!.message}`;
  const values = rows.flatMap(({ value }) => (value === undefined ? [] : [value]));
  if (first!.check === 'picture') {
    const range = values.length > 0 ? `, ${Math.min(...values)} to ${Math.max(...values)} ppi at their sizes` : '';
    return `${rows.length} pictures${range}`;
  }
  if (first!.check === 'font') return `${rows.length} faces embedded as subsets`;
  if (first!.check === 'type' || first!.check === 'rule') {
    const least = rows.reduce((a, b) => ((a.value ?? 0) <= (b.value ?? 0) ? a : b));
    return `${least.page}: ${least.message}`;
  }
  const same = new Set(rows.map(({ message }) => message));
  return same.size === 1 ? `${rows.length} pages: ${first!.message}` : [...same].slice(0, 4).join('; ');
}
