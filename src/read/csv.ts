/**
 * The text of a CSV file comes in, the head and the rows of a table go out, each cell with its place in that file. csv-parse reads the records; where
 * a cell stands in its record is looked up here. Changes no character.
 */
import { type CsvError, parse } from 'csv-parse/sync';
import { type Outcome, diagnose, outcome } from '../base/index.ts';
import { trimIdeographic } from './inlines.ts';
import { joinLines } from './join-lines.ts';
import { type Draft, type Source, textRuns } from './runs.ts';
import type { Inline, TableCell } from './types.ts';

/** The first record is the head. Rows are as long as the longest. */
export interface CsvTable {
  readonly head: readonly TableCell[];
  readonly rows: readonly (readonly TableCell[])[];
}

interface Parsed {
  readonly record: readonly string[];
  readonly raw: string;
}

/** Reads a table: commas, or tabs where the first line has tabs and no comma. Codes: table-broken. */
export function readCsv(source: string, file: string): Outcome<CsvTable> {
  const from: Source = { source, file };
  const delimiter = /^[^\r\n,]*\t/u.test(source) ? '\t' : ',';
  let records: readonly Parsed[];
  try {
    records = parse(source, {
      delimiter,
      bom: true,
      raw: true,
      relax_column_count: true,
      skip_empty_lines: true,
      trim: true,
    }) as never;
  } catch (fault) {
    return outcome({ head: [], rows: [] }, [broken(fault as CsvError, from)]);
  }
  let at = 0;
  const rows = records.map(({ record, raw }) => {
    const start = Math.max(at, source.indexOf(raw.trim(), at));
    at = start + raw.trim().length;
    return cellsOf(from, start, at, delimiter, record.length);
  });
  const columns = Math.max(0, ...rows.map((row) => row.length));
  const [head = [], ...rest] = rows.map((row) => [...row, ...blanks(from, row, columns)]);
  const uneven = rows.find((row) => row.length !== columns);
  return outcome({ head, rows: rest }, uneven ? [unevenRow(from, uneven, columns)] : []);
}

/** Cells of the record in source[start, end). */
function cellsOf(from: Source, start: number, end: number, delimiter: string, count: number): TableCell[] {
  const cells: TableCell[] = [];
  let i = start;
  while (cells.length < count) {
    while (i < end && (from.source[i] === ' ' || (from.source[i] === '\t' && delimiter !== '\t'))) i++;
    if (from.source[i] === '"') {
      const close = closingQuote(from.source, i, end);
      cells.push(quoted(from, i + 1, close));
      i = close + 1;
    } else {
      const next = from.source.indexOf(delimiter, i);
      const stop = next < 0 || next > end ? end : next;
      cells.push(cell(from, i, stop));
      i = stop;
    }
    const comma = from.source.indexOf(delimiter, i);
    i = comma < 0 ? end : comma + 1;
  }
  return cells;
}

/** The quote that ends a quoted cell: one that is not doubled. */
function closingQuote(source: string, open: number, end: number): number {
  let i = open + 1;
  while (i < end) {
    if (source[i] !== '"') i++;
    else if (source[i + 1] === '"') i += 2;
    else return i;
  }
  return end;
}

function cell(from: Source, start: number, end: number): TableCell {
  const typed = from.source.slice(start, end);
  const stop = start + typed.trimEnd().length;
  return { inlines: inlinesOf(from, [[start, stop]]), span: { file: from.file, start, end: stop } };
}

/** Of a doubled quote the first stands in the text. */
function quoted(from: Source, start: number, end: number): TableCell {
  const pieces: [number, number][] = [];
  let open = start;
  for (let i = start; i < end; i++)
    if (from.source[i] === '"' && from.source[i + 1] === '"') {
      pieces.push([open, i + 1]);
      open = i + 2;
      i++;
    }
  pieces.push([open, end]);
  return { inlines: inlinesOf(from, pieces), span: { file: from.file, start, end } };
}

function inlinesOf(from: Source, pieces: readonly (readonly [number, number])[]): readonly Inline[] {
  const drafts: Draft[] = [];
  for (const [start, end] of pieces) if (start < end) textRuns(from, start, end, undefined, drafts);
  return trimIdeographic(joinLines(from, drafts));
}

function blanks(from: Source, row: readonly TableCell[], columns: number): TableCell[] {
  const end = row.at(-1)?.span.end ?? 0;
  return Array.from({ length: Math.max(0, columns - row.length) }, () => ({
    inlines: [],
    span: { file: from.file, start: end, end },
  }));
}

function unevenRow({ source, file }: Source, row: readonly TableCell[], columns: number) {
  const span = { file, start: row[0]?.span.start ?? 0, end: row.at(-1)?.span.end ?? 0 };
  return diagnose(
    'warning',
    'table-broken',
    `this row has ${row.length} cells and others ${columns}: the rest stay empty`,
    span,
    source,
  );
}

function broken({ message, lines }: CsvError & { readonly lines?: number }, { source, file }: Source) {
  const before = source.split('\n').slice(0, Math.max(0, (lines ?? 1) - 1));
  const start = before.reduce((sum, line) => sum + line.length + 1, 0);
  const told = `${file} is no CSV that can be read (${message}); mend that line, or export the table again as UTF-8 CSV`;
  return diagnose('error', 'table-broken', told, { file, start: Math.min(start, source.length), end: source.length }, source);
}
