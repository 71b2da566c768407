/**
 * Pages in, what the plant gets out: `print.pdf`, files a page under `pages/`, or both, with a preflight that stops what is not fit for
 * press.
 */
import type { Diagnostic } from '../base/index.ts';
import type { Frame, Page } from '../layout/types.ts';
import {
  cutSheets,
  openPress,
  Preflight,
  type PreflightRow,
  type PressHead,
  type Pressing,
  PressKeep,
  type PressOptions,
  printProfileFor,
  type PressProfile,
  type Sheet,
  shownOn,
  wholeSheet,
} from '../press/index.ts';
import { conditionOf, type Condition } from './condition.ts';
import { aroundSheet, platesOf, printSwatches } from './around.ts';
import type { MadePage } from './pages.ts';
import type { Outlet, Shared } from './outlet.ts';
import { PageFiles } from './page-files.ts';
import { copyPlaces } from './places.ts';
import { kept, type Workshop } from './workshop.ts';

/** Errors that `--force` passes over: the file is then marked. Anything else is no page at all. */
const FORCED = new Set(['overset', 'ink-over', 'picture-coarse', 'ad-rgb', 'ad-font', 'ad-transparent', 'unsigned']);

/** Findings of preflight that are diagnostics too; what is too small or too thin stands in the table alone. */
const TOLD = new Set([
  'ink-over',
  'picture-coarse',
  'ad-rgb',
  'ad-font',
  'ad-transparent',
  'font-licence',
  'tint-dark',
  'bleed-short',
]);

/** What `--force` writes into the file. */
const NOT_FOR_PRESS = '非付印 NOT FOR PRESS';

/** The print deliverable of a build. */
export async function printOutlet(shared: Shared): Promise<Outlet> {
  const { value, diagnostics } = await conditionOf(shared.edition, shared.options.host);
  if (!value) return nothing(diagnostics);
  return new PrintOutlet(shared, value, diagnostics);
}

/** No profile, no file. */
const nothing = (diagnostics: readonly Diagnostic[]): Outlet => ({
  take: async () => undefined,
  finish: async () => diagnostics,
  settle: async () => undefined,
});

class PrintOutlet implements Outlet {
  readonly #shared: Shared;
  readonly #condition: Condition;
  readonly #found: Diagnostic[];
  readonly #profile: PressProfile;
  readonly #head: PressHead;
  readonly #preflight: Preflight;
  readonly #one: { readonly pressing: Pressing; readonly file: ReturnType<Shared['options']['sink']['open']> } | undefined;
  readonly #pages: PageFiles | undefined;

  constructor(shared: Shared, condition: Condition, found: readonly Diagnostic[]) {
    const { edition, head, options } = shared;
    const { press } = edition.paper;
    const { workshop } = options.host;
    this.#shared = shared;
    this.#condition = condition;
    this.#found = [...found];
    const forced = options.force === true;
    this.#profile = kept(workshop, 'print profile', [JSON.stringify([press, condition.ink, forced])], () =>
      printProfileFor(press, condition.ink, forced),
    );
    const swatches = kept(workshop, 'print swatches', [head.swatches], () => printSwatches(head.swatches));
    this.#head = { edition: head.edition, swatches };
    this.#preflight = new Preflight({
      profile: this.#profile,
      swatches,
      inkLimit: press.inkLimit,
      condition: condition.row,
      place: copyPlaces(shared.prepared),
    });
    if (press.files !== 'pages') this.#one = this.#openOne(workshop);
    if (press.files !== 'one') this.#pages = new PageFiles(shared, condition, this.#profile);
  }

  #openOne(workshop: Workshop | undefined): { pressing: Pressing; file: ReturnType<Shared['options']['sink']['open']> } {
    const { fonts, prepared, bookmarks, options } = this.#shared;
    const file = options.sink.open('print.pdf');
    const pressing = openPress(this.#head, fonts.book, prepared.shelf, this.#profile, (chunk) => file.write(chunk), {
      ...this.#titled(),
      bookmarks,
      keep: pressKeep(workshop),
      intent: this.#condition.intent,
      preflight: this.#preflight,
    });
    return { pressing, file };
  }

  #titled(): Pick<PressOptions, 'title'> {
    const { edition, options } = this.#shared;
    return options.force ? { title: `${NOT_FOR_PRESS} ${edition.paper.name} ${edition.date}` } : {};
  }

  async take({ page }: MadePage): Promise<void> {
    for (const sheet of this.#sheets(page)) {
      await this.#one?.pressing.take(page, sheet);
      if (this.#pages) await this.#pressAlone(page, sheet ?? wholeSheet(page));
    }
  }

  /** Undefined: all of the page and nothing around it, as it may be kept from the build before. */
  #sheets(page: Page): (Sheet | undefined)[] {
    const { press } = this.#shared.edition.paper;
    const sheets = press.spreads === 'cut' ? cutSheets(page) : [wholeSheet(page)];
    const plain = sheets.length === 1 && this.#profile.sheet.slug === 0;
    return plain ? [undefined] : sheets.map((sheet) => this.#around(page, sheet, 1));
  }

  #around(page: Page, sheet: Sheet, version: number): Sheet {
    const { edition, fonts, prepared, options } = this.#shared;
    const around: Frame[] = aroundSheet(page, sheet, {
      edition,
      book: fonts.book,
      shelf: prepared.shelf,
      form: this.#profile.sheet,
      swatches: this.#head.swatches,
      version,
      warning: options.force ? NOT_FOR_PRESS : null,
    });
    return { ...sheet, around };
  }

  async #pressAlone(page: Page, sheet: Sheet): Promise<void> {
    const { fonts, prepared } = this.#shared;
    const found = await this.#pages!.add(
      page,
      sheet,
      async (version, sink, first) => {
        const profile = { ...this.#profile, bookmarks: false };
        const options: PressOptions = {
          ...this.#titled(),
          intent: this.#condition.intent,
          version,
          ...(first && !this.#one ? { preflight: this.#preflight } : {}),
        };
        const pressing = openPress(this.#head, fonts.book, prepared.shelf, profile, sink, options);
        await pressing.take(page, this.#profile.sheet.slug > 0 ? this.#around(page, sheet, version) : sheet);
        return pressing.finish();
      },
      () => platesOf(shownOn(page, sheet), prepared.shelf, this.#head.swatches),
    );
    this.#found.push(...found);
  }

  async finish(): Promise<readonly Diagnostic[]> {
    const pressed = await this.#one?.pressing.finish();
    const { reporter } = this.#shared;
    const rows = [...this.#preflight.finish(), ...oversets(reporter.found)];
    reporter.preflight.push(...rows);
    const told = rows.filter(({ code, severity }) => TOLD.has(code) && severity !== 'ok');
    return [
      ...this.#found,
      ...this.#shared.unsigned(),
      ...(pressed?.diagnostics ?? []),
      ...told.map((row) => this.#diagnosticOf(row)),
    ];
  }

  #diagnosticOf(row: PreflightRow): Diagnostic {
    const { edition } = this.#shared;
    const { file = edition.file, line = 1, column = 1, page, frame, code, message } = row;
    const where = { file, line, column, endLine: line, endColumn: column };
    const severity = row.severity === 'error' ? 'error' : 'warning';
    return { ...where, severity, code, message, ...(page !== undefined && { page }), ...(frame !== undefined && { frame }) };
  }

  async settle(good: boolean): Promise<void> {
    const { options, reporter } = this.#shared;
    const goes = good || (options.force === true && !reporter.failedBut(FORCED));
    if (goes) await this.#one?.file.commit();
    else await this.#one?.file.discard();
    await this.#pages?.settle(goes);
  }
}

/** Copy that found no place is no fault of the file, and stops it all the same. */
function oversets(found: readonly Diagnostic[]): PreflightRow[] {
  return found
    .filter(({ code }) => code === 'overset')
    .map(({ severity, code, message, page, file, line, column }) => ({
      check: 'overset' as const,
      severity,
      code,
      message,
      ...(page !== undefined && { page }),
      file,
      line,
      column,
    }));
}

/** Painted pages and embedded faces of the build before. */
const pressKeep = (workshop: Workshop | undefined): PressKeep | undefined =>
  workshop && kept(workshop, 'press', [], () => new PressKeep());
