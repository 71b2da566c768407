/**
 * What the parts of reading share while one story is read: its source, the shift of the chunk at hand, its link definitions and the findings.
 */
import { diagnose, type Diagnostic, type Severity, type Span } from '../base/index.ts';
import type { MarkdownParser, MdNode } from './markdown.ts';
import type { Source } from './runs.ts';

export interface Reading extends Source {
  /** Added to an offset of the parser: where its string begins in the file. */
  readonly base: number;
  readonly parser: MarkdownParser | undefined;
  /** Link definitions by identifier. */
  readonly definitions: ReadonlyMap<string, MdNode>;
  readonly findings: Finding[];
}

export interface Finding {
  readonly severity: Severity;
  readonly code: string;
  readonly message: string;
  readonly start: number;
  readonly end: number;
}

export const startOf = (reading: Reading, node: MdNode): number => reading.base + (node.position?.start.offset ?? 0);
export const endOf = (reading: Reading, node: MdNode): number => reading.base + (node.position?.end.offset ?? 0);
export const spanOf = (reading: Reading, node: MdNode): Span => ({
  file: reading.file,
  start: startOf(reading, node),
  end: endOf(reading, node),
});

export function warn(reading: Reading, code: string, message: string, start: number, end: number): void {
  reading.findings.push({ severity: 'warning', code, message, start, end });
}

/** The offending text, short enough for a line of a terminal. */
export const shown = (text: string): string => (text.length > 40 ? `${text.slice(0, 39)}…` : text).replace(/\s+/g, ' ');

/** Findings to diagnostics, in the order of their places. */
export const diagnosticsOf = (findings: readonly Finding[], from: Source): Diagnostic[] =>
  [...findings]
    .sort((a, b) => a.start - b.start || a.end - b.end)
    .map((f) => diagnose(f.severity, f.code, f.message, { file: from.file, start: f.start, end: f.end }, from.source));
