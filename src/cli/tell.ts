/**
 * Diagnostics and progress → lines on stderr: `file:line:column severity code message`, or one JSON object a line.
 */
import type { Diagnostic } from '../base/index.ts';
import type { Io } from './io.ts';

/** One line, whatever the message holds. */
const diagnosticLine = (d: Diagnostic): string =>
  `${d.file}:${d.line}:${d.column} ${d.severity} ${d.code} ${d.message.replaceAll(/\s*[\r\n]+\s*/g, ' ')}`;

/** Tells all of them at once. */
export function tellDiagnostics(io: Io, diagnostics: readonly Diagnostic[], json: boolean): void {
  if (diagnostics.length === 0) return;
  const lines = diagnostics.map((d) => (json ? JSON.stringify(d) : diagnosticLine(d)));
  io.stderr(`${lines.join('\n')}\n`);
}

/** How far a stage has come. */
export interface ProgressEvent {
  readonly stage: string;
  readonly done: number;
  readonly total: number;
}

/** A line of progress. */
export interface Progress {
  readonly on: (event: ProgressEvent) => void;
  /** Wipes the line. */
  readonly end: () => void;
}

/** Work shorter than this shows nothing, ms. */
const PATIENCE = 400;
/** Least time between two paintings, ms. */
const PACE = 60;

/** A line that is painted over on a terminal while the work is long; silent elsewhere. */
export function progressOn(io: Io, quiet: boolean): Progress {
  if (quiet || !io.terminal) return { on: () => {}, end: () => {} };
  const started = io.clock();
  let painted = 0;
  return {
    on: ({ stage, done, total }) => {
      const now = io.clock();
      if (now - started < PATIENCE || now - painted < PACE) return;
      painted = now;
      io.stderr(`\r\x1b[K${`${stage} ${done}/${total}`.slice(0, io.columns - 1)}`);
    },
    end: () => {
      if (painted > 0) io.stderr('\r\x1b[K');
    },
  };
}
