/**
 * report.json while it grows: every diagnostic of every stage, and how well each page and story is composed.
 */
import { type Diagnostic, type Outcome } from '../base/index.ts';
import { type FormError, formErrors, type PageSize, type Score, scores } from '../check/score.ts';
import type { Page } from '../layout/types.ts';
import type { PreflightRow } from '../press/index.ts';
import type { StoryFit } from '../makeup/news/types.ts';
import type { DeskWord } from './desk-score.ts';
import { madeSize } from './page-sizes.ts';
import { type Composition, nothingComposed, together } from '../makeup/report.ts';

/** report.json (schemas/report.ts). */
export interface Report {
  readonly format: 'banxin/report/1';
  readonly composition: {
    readonly edition: Composition;
    readonly pages: readonly { readonly id: string; readonly composition: Composition }[];
    readonly stories: readonly { readonly id: string; readonly composition: Composition }[];
  };
  readonly fit: readonly StoryFit[];
  readonly preflight: readonly PreflightRow[];
  /** Errors of form that the copy desk found. */
  readonly form: readonly FormError[];
  /** The national score, where the copy desk has worked on the edition: pages, then all of it. */
  readonly score?: readonly Score[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Gathers diagnostics and counts through a build. */
export class Reporter {
  private readonly diagnostics: Diagnostic[] = [];
  /** Rows of print's preflight. */
  readonly preflight: PreflightRow[] = [];
  private readonly fits: StoryFit[] = [];
  private readonly pages: { id: string; composition: Composition }[] = [];
  private readonly stories = new Map<string, Composition>();
  private readonly sizes: PageSize[] = [];
  /** What the copy desk said, for the score; null where it has not worked. */
  desk: DeskWord | null = null;

  /** Keeps an outcome's diagnostics, hands on its value. */
  take<T>(from: Outcome<T>): T {
    this.add(from.diagnostics);
    return from.value;
  }

  add(diagnostics: readonly Diagnostic[]): void {
    for (const diagnostic of diagnostics) if (!this.echoes(diagnostic)) this.diagnostics.push(diagnostic);
  }

  /** Reader and schema often find the same fault of a settings file, two deliverables the same of a picture: the first word counts. */
  private echoes({ code, file, line, column }: Diagnostic): boolean {
    if (code !== 'alt-missing' && code !== 'ad-font' && (code !== 'schema' || line <= 1)) return false;
    const same = (known: Diagnostic): boolean => known.code === code && known.file === file && known.line === line;
    return this.diagnostics.some((known) => same(known) && (code === 'schema' || known.column === column));
  }

  /** Whether there is an error of another code than these. */
  failedBut(codes: ReadonlySet<string>): boolean {
    return this.diagnostics.some(({ severity, code }) => severity === 'error' && !codes.has(code));
  }

  /** All that was found so far. */
  get found(): readonly Diagnostic[] {
    return this.diagnostics;
  }

  get failed(): boolean {
    return this.diagnostics.some(({ severity }) => severity === 'error');
  }

  /** Counts of a page, and of each story on it. */
  measure(page: Page, counts: Composition, stories: ReadonlyMap<string, Composition>): void {
    this.pages.push({ id: page.folios.join('-'), composition: counts });
    this.sizes.push(madeSize(page));
    for (const [story, one] of stories) this.stories.set(story, together(this.stories.get(story) ?? nothingComposed, one));
  }

  /** How the stories of a page fit their places. */
  fit(fits: readonly StoryFit[]): void {
    this.fits.push(...fits);
  }

  result(): { diagnostics: readonly Diagnostic[]; report: Report; ok: boolean } {
    const edition = this.pages.reduce((sum, { composition: one }) => together(sum, one), nothingComposed);
    const stories = [...this.stories].map(([id, one]) => ({ id, composition: one }));
    const report: Report = {
      format: 'banxin/report/1',
      composition: { edition, pages: this.pages, stories },
      fit: this.fits,
      preflight: this.preflight,
      form: this.desk ? formErrors(this.desk.findings) : [],
      ...(this.desk ? { score: scores(this.desk.findings, this.sizes, this.desk.important) } : {}),
      diagnostics: this.diagnostics,
    };
    return { diagnostics: this.diagnostics, report, ok: !this.failed };
  }
}
