/**
 * What preflight says of a file for the plant: a row for each thing looked at, with the figure measured and where it stands.
 */
import type { Rect, Severity } from '../../base/index.ts';

/** What was looked at. */
export type PreflightCheck =
  | 'profile'
  | 'boxes'
  | 'font'
  | 'colour'
  | 'plate'
  | 'swatch'
  | 'picture'
  | 'type'
  | 'rule'
  | 'tint'
  | 'overprint'
  | 'bleed'
  | 'overset';

/** One row of `preflight[]` in report.json. */
export interface PreflightRow {
  readonly check: PreflightCheck;
  /** ok: within the plant's figures. */
  readonly severity: 'ok' | Severity;
  /** Of what is wrong: a code of docs/diagnostics.md; otherwise the name of the check. */
  readonly code: string;
  readonly message: string;
  /** Folio. */
  readonly page?: string;
  /** Frame of the Layout. */
  readonly frame?: string;
  /** Where on the trimmed page, mm from its upper left. */
  readonly at?: Rect;
  /** Place in the copy, where the thing has one. */
  readonly file?: string;
  readonly line?: number;
  readonly column?: number;
  /** What was measured: pt, pixels an inch, or per cent of ink. */
  readonly value?: number;
  readonly unit?: 'pt' | 'ppi' | '%' | 'mm';
}

/** A place in the copy, both from 1. */
export interface CopyPlace {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}
