/**
 * What the parts of reading share while one story is read: its source, the shift of the chunk at hand, its link definitions and the findings.
 */
import type { Diagnostic, Place, Severity, Span } from '../base/index.ts';
import type { MarkdownParser, MdNode } from './markdown.ts';
import type { Source } from './runs.ts';

/** A story while it is read: its source and what was found. */
export interface Reading extends Source {
  /** Added to an offset of the parser: where its string begins in the file. */
  readonly base: number;
  readonly parser: MarkdownParser | undefined;
  /** Link definitions by identifier. */
  readonly definitions: ReadonlyMap<string, MdNode>;
  readonly findings: Finding[];
}

/** A diagnostic to be: offsets instead of lines. */
export interface Finding {
  readonly severity: Severity;
  readonly code: string;
  readonly message: string;
  readonly start: number;
  readonly end: number;
}

/** Offset of a node in the file as read. */
export const startOf = (reading: Reading, node: MdNode): number => reading.base + (node.position?.start.offset ?? 0);
/** Offset behind a node in the file as read. */
export const endOf = (reading: Reading, node: MdNode): number => reading.base + (node.position?.end.offset ?? 0);
/** Place of a node. */
export const spanOf = (reading: Reading, node: MdNode): Span => ({
  file: reading.file,
  start: startOf(reading, node),
  end: endOf(reading, node),
});

/** Notes a warning over a stretch of the file. */
export function warn(reading: Reading, code: string, message: string, start: number, end: number): void {
  reading.findings.push({ severity: 'warning', code, message, start, end });
}

/** The offending text, short enough for a line of a terminal. */
export const shown = (text: string): string => (text.length > 40 ? `${text.slice(0, 39)}…` : text).replace(/\s+/g, ' ');

/** Findings to diagnostics, in the order of their places. The lines are counted once, however many findings there are. */
export function diagnosticsOf(findings: readonly Finding[], from: Source): Diagnostic[] {
  if (findings.length === 0) return [];
  const starts = lineStarts(from.source);
  return [...findings]
    .sort((a, b) => a.start - b.start || a.end - b.end)
    .map(({ severity, code, message, start, end }) => {
      const { line, column } = placeIn(starts, start);
      const to = placeIn(starts, end);
      return { file: from.file, line, column, endLine: to.line, endColumn: to.column, severity, code, message };
    });
}

/** Offset of each line's first unit. CRLF, CR and LF each end a line, as in `placeOf`. */
function lineStarts(source: string): number[] {
  const starts = [0];
  for (let i = 0; i < source.length; i++) {
    const c = source.charCodeAt(i);
    if (c === 10 || (c === 13 && source.charCodeAt(i + 1) !== 10)) starts.push(i + 1);
  }
  return starts;
}

function placeIn(starts: readonly number[], offset: number): Place {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (starts[middle]! <= offset) low = middle;
    else high = middle - 1;
  }
  return { line: low + 1, column: offset - starts[low]! + 1 };
}
