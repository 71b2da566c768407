/**
 * Words shared by every stage: lengths, places in a source, diagnostics, outcomes. Imports nothing.
 */

/** A length in PostScript points (1/72 inch). */
export type Pt = number & { readonly unit: 'pt' };
/** A length in em of a stated type size. */
export type Em = number & { readonly unit: 'em' };

/** A number that is a length in pt. */
export const pt = (value: number): Pt => value as Pt;
/** A number that is a length in em. */
export const em = (value: number): Em => value as Em;
/** The only bridge between em and pt. */
export const at = (length: Em, size: Pt): Pt => (length * size) as Pt;
/** Millimetres as pt. */
export const mm = (value: number): Pt => ((value * 72) / 25.4) as Pt;

/** A rectangle on the trimmed page: origin upper left, y down, pt. */
export interface Rect {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** A place in a source file: UTF-16 offsets into the file as read, end exclusive. */
export interface Span {
  readonly file: string;
  readonly start: number;
  readonly end: number;
}

/** A glyph's box is its advance by the em square: em of it above the baseline, em below (formats.md, ALTO's boxes too). */
export const ABOVE = 0.88;
export const BELOW = 0.12;

/** error: no deliverable; warning: a page that one should look at; note: what was done unasked. */
export type Severity = 'error' | 'warning' | 'note';

/** One finding about an input. Lines and columns count from 1; `file` is relative to the root. */
export interface Diagnostic {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
  readonly severity: Severity;
  readonly code: string;
  readonly message: string;
  /** Folio of the page, once there is one. */
  readonly page?: string;
  /** Id of the frame, once there is one. */
  readonly frame?: string;
}

/** What every stage returns. */
export interface Outcome<T> {
  readonly value: T;
  readonly diagnostics: readonly Diagnostic[];
}

/** A value with what was found on the way. */
export const outcome = <T>(value: T, diagnostics: readonly Diagnostic[] = []): Outcome<T> => ({ value, diagnostics });

/** A place as people name it, both from 1; columns in UTF-16 units. */
export interface Place {
  readonly line: number;
  readonly column: number;
}

/** Line and column, both from 1, of a UTF-16 offset. CRLF, CR and LF each end a line. */
export function placeOf(source: string, offset: number): Place {
  let line = 1;
  let start = 0;
  const end = Math.min(offset, source.length);
  for (let i = 0; i < end; i++) {
    const c = source.charCodeAt(i);
    if (c === 10 || (c === 13 && source.charCodeAt(i + 1) !== 10)) {
      line++;
      start = i + 1;
    }
  }
  return { line, column: end - start + 1 };
}

/** A diagnostic at a span of a source; what has no place in a file stands at 1:1. */
export function diagnose(severity: Severity, code: string, message: string, where: Span | string, source?: string): Diagnostic {
  if (typeof where === 'string' || source === undefined)
    return {
      file: typeof where === 'string' ? where : where.file,
      line: 1,
      column: 1,
      endLine: 1,
      endColumn: 1,
      severity,
      code,
      message,
    };
  const from = placeOf(source, where.start);
  const to = placeOf(source, where.end);
  return {
    file: where.file,
    line: from.line,
    column: from.column,
    endLine: to.line,
    endColumn: to.column,
    severity,
    code,
    message,
  };
}

/** A broken invariant: our fault, never the input's. The command line exits 70. */
export function bug(what: string): never {
  throw new Error(`bug: ${what}`);
}
