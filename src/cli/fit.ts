/**
 * The fit report of a build → a table for people: how many stories fit their places, and each that does not with its lines, characters and cheapest levers.
 */
import type { FitRow } from '../../schemas/report.ts';
import { table } from './columns.ts';

const STATES = { over: '溢', under: '欠', unplaced: '溢', fits: '' } as const;

/** Levers told of one story. */
const TOLD = 3;

/** Empty where no page has several stories. */
export function fitTable(rows: readonly FitRow[]): string {
  if (rows.length === 0) return '';
  const off = rows.filter(({ state }) => state !== 'fits');
  const head = `fit: ${rows.length - off.length} of ${rows.length} stories fill their places to the line`;
  if (off.length === 0) return `${head}\n`;
  const [first, ...rest] = off.map((row) => [row.page, amount(row), row.file, levers(row)]);
  return [head, ...table(first!, rest), ''].join('\n');
}

const amount = ({ state, lines, characters }: FitRow): string => `${STATES[state]} ${lines} 行 ${characters} 字`;

function levers({ state, levers: all }: FitRow): string {
  if (state === 'unplaced') return 'no place on the page';
  const told = all.filter(({ line }) => line !== undefined).slice(0, TOLD);
  return told
    .map(({ kind, characters, lines, line }) =>
      kind === 'drop-paragraph'
        ? `可删: line ${line} (${lines} 行)`
        : `${kind === 'add' ? 'add' : 'cut'} ${characters} 字 in line ${line}`,
    )
    .join(', ');
}
