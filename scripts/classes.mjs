/**
 * Writes src/text/kinsoku/unicode.ts: classes of UAX #14 and East Asian widths, as a well-kept library has them, in the few classes that
 * composition asks for. Run when that library follows a new Unicode version.
 *
 *   node scripts/classes.mjs [--check]
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { EastAsianWidth, LineBreak, LineBreakClasses } from '@cto.af/linebreak';
import { version } from '@cto.af/linebreak/lib/LineBreak.js';

const file = fileURLToPath(new URL('../src/text/kinsoku/unicode.ts', import.meta.url));
const nameOf = new Map(Object.entries(LineBreakClasses).map(([name, id]) => [id, name]));
/** The library’s word for F, W and H. */
const WIDE = 'Y';

/** Class of ours for a class of UAX #14; null where a table of its own decides. */
function ours(code) {
  const of = nameOf.get(LineBreak.get(code));
  const wide = EastAsianWidth.getString(code) === WIDE;
  if (['ID', 'EB', 'EM', 'H2', 'H3', 'JL', 'JV', 'JT'].includes(of) || (wide && (of === 'AL' || of === 'NS'))) return 'han';
  if (of === 'NS' || of === 'CJ') return 'han';
  // LB1 takes SA for AL; the letters of the Brahmic clusters are letters too.
  if (['AL', 'HL', 'NU', 'SA', 'AK', 'AP', 'AS', 'VI', 'VF'].includes(of)) return 'latin';
  if (of === 'CM') return 'combining';
  if (of === 'PR') return 'prefix';
  if (of === 'PO') return 'postfix';
  if (of === 'BA' && !wide) return 'latinMark';
  if (wide && of === 'OP') return 'open';
  if (wide && (of === 'CL' || of === 'CP')) return 'close';
  return null;
}

/** Runs of each class, as pairs of base 36: how far after the end of the one before, and how many more characters. */
function table() {
  const runs = {};
  for (let code = 0; code < 0x10000;) {
    const cls = code >= 0xd800 && code <= 0xf8ff ? null : ours(code);
    let end = code + 1;
    while (end < 0x10000 && (end >= 0xd800 && end <= 0xf8ff ? null : ours(end)) === cls) end++;
    if (cls) (runs[cls] ??= []).push([code, end - 1]);
    code = end;
  }
  return Object.entries(runs).map(([cls, all]) => {
    let at = 0;
    const written = all.map(([from, to]) => {
      const pair = `${(from - at).toString(36)} ${(to - from).toString(36)}`;
      at = to;
      return pair;
    });
    return `  ${cls}: '${written.join(' ')}',`;
  });
}

const made = `/**
 * Made by scripts/classes.mjs from Unicode ${version} (LineBreak.txt, EastAsianWidth.txt): do not change by hand. Classes of UAX #14 as
 * composition asks for them; classes.ts lays its own rows over them.
 */

/** Runs of UTF-16 units: pairs of base 36, how far after the end of the run before, and how many units more than one. */
/* prettier-ignore */
export const unicodeRuns = {
${table().join('\n')}
} as const;
`;

if (process.argv.includes('--check')) {
  if (readFileSync(file, 'utf8') !== made) {
    console.error('src/text/kinsoku/unicode.ts is not what scripts/classes.mjs makes');
    process.exitCode = 1;
  }
} else writeFileSync(file, made);
