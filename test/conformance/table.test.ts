/**
 * docs/conformance.md is what the tests of this folder say, row by row; BANXIN_WRITE=1 (`npm run conformance:table`) writes it anew.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { repository } from '../support/build.ts';
import { clauses } from './clauses.ts';
import { collect, type Shown } from './row.ts';

const file = path.join(repository, 'docs', 'conformance.md');
const TITLES = {
  '2.1': 'Line start and end, unbreakables',
  '2.2': 'Punctuation form and width',
  '2.3': 'Hanging',
  '2.4': 'Quotes, titles, names, emphasis',
  '2.5': 'Mixed Chinese and Western, numerals',
  '2.6': 'Line adjustment',
  '2.7': 'Paragraph, page, columns, headings',
  '2.8': 'Ruby',
} as const;
const LETTERS: Record<string, keyof typeof TITLES> = {
  L: '2.1', P: '2.2', H: '2.3', Q: '2.4', M: '2.5', J: '2.6', G: '2.7', R: '2.8' }; // prettier-ignore

const STATES = {
  kept: 'kept',
  option: 'kept by option',
  lint: 'found by the copy desk',
  off: 'off',
  'not kept': 'not kept',
} as const;

let rows: readonly Shown[] = [];

beforeAll(async () => {
  rows = await collect(async () => {
    await import('./2.1.test.ts');
    await import('./2.2.test.ts');
    await import('./2.3.test.ts');
    await import('./2.4.test.ts');
    await import('./2.5.test.ts');
    await import('./2.6.test.ts');
    await import('./2.7.test.ts');
    await import('./2.8.test.ts');
  });
});

const cell = (text: string): string => text.replaceAll('|', '\\|');

function line([id, clause, usual, says]: (typeof clauses)[number], shown: readonly Shown[]): string {
  const state = shown.map((one) => STATES[one.state]).filter((one, i, all) => all.indexOf(one) === i).join(', ') || '—'; // prettier-ignore
  const why = shown.filter(({ file: from }) => from === null).map(({ name }) => `: ${name}`).join(''); // prettier-ignore
  const tests = shown.flatMap((one) => (one.file ? [`\`${one.file}\`: ${one.name}`] : [])).join('<br>');
  return `| ${[id, clause, cell(says), usual, state + cell(why), cell(tests) || '–'].join(' | ')} |`;
}

function made(): string {
  const count = (state: Shown['state']): number => new Set(rows.filter((one) => one.state === state).map(({ id }) => id)).size;
  const tables = (Object.keys(TITLES) as (keyof typeof TITLES)[]).map((number) => {
    const of = clauses.filter(([id]) => LETTERS[id[0]!] === number);
    return [
      `## ${number} ${TITLES[number]}\n`,
      '| # | Clause | What it says | Default | State | Test |',
      '|---|---|---|---|---|---|',
      ...of.map((clause) =>
        line(
          clause,
          rows.filter(({ id }) => id === clause[0]),
        ),
      ),
    ].join('\n');
  });
  return `# Conformance

Made by \`npm run conformance:table\` from the tests in test/conformance; a test holds this file against them. The rules are those of the
W3C’s Requirements for Chinese Text Layout (clreq, the draft of 2024-03-21; the clause is an anchor there unless another source is named) and of
GB/T 15834-2011 (its 5.1.9 and 5.2 are cited from memory and still to be checked), in our own words. Each test measures where glyphs stand in the Layout, against positions that follow from the clause;
\`npm run mutate\` breaks each rule in the code and sees its test fail.

Default: what a mainland newspaper does that says nothing. State of the ${clauses.length} rows: ${count('kept')} kept, ${count('option')} kept by option, ${count('lint')} found by the
copy desk, ${count('off')} off, ${count('not kept')} not kept.

${tables.join('\n\n')}
`;
}

test('every clause has its row, and no row a clause that there is not', () => {
  expect(clauses).toHaveLength(103);
  const known = new Set(clauses.map(([id]) => id));
  expect(rows.filter(({ id }) => !known.has(id)).map(({ id }) => id)).toEqual([]);
  expect([...known].filter((id) => !rows.some((one) => one.id === id))).toEqual([]);
});

test('no row that is on or config is without a test, unless it says why', () => {
  const bare = clauses.filter(([id, , usual]) => /^(?:on|config)/u.test(usual) && !rows.some((one) => one.id === id && (one.file !== null || one.state === 'not kept'))); // prettier-ignore
  expect(bare.map(([id]) => id)).toEqual([]);
});

test('every row with a test has a change to the code that makes it fail', () => {
  expect(rows.filter(({ file: of, mutations }) => of !== null && mutations.length === 0).map(({ id }) => id)).toEqual([]);
});

test('every change fits the code in one place', () => {
  const wrong = rows.flatMap(({ id, mutations }) =>
    mutations.flatMap((one) => {
      const times = readFileSync(path.join(repository, one.file), 'utf8').split(one.find).length - 1;
      return times === 1 ? [] : [`${id}: “${one.find}” stands ${times} times in ${one.file}`];
    }),
  );
  expect(wrong).toEqual([]);
});

test('docs/conformance.md says what the tests say', () => {
  if (process.env['BANXIN_WRITE'] === '1') writeFileSync(file, made());
  expect(readFileSync(file, 'utf8')).toBe(made());
});

test('the changes, for scripts/mutate.mjs', () => {
  const to = process.env['BANXIN_MUTATIONS'];
  if (to) writeFileSync(to, JSON.stringify(rows.filter(({ mutations }) => mutations.length > 0)));
  expect(rows.length).toBeGreaterThan(0);
});
