/**
 * Files a page under `pages/`, called as the plant calls them, with the hand-over list of all that were made there. What has been handed
 * over is never written again: the same page stays as it is, another one is a new version.
 */
import { createHash } from 'node:crypto';
import type { Diagnostic, Outcome } from '../base/index.ts';
import type { Page } from '../layout/types.ts';
import type { Pressed, PressProfile, Sheet } from '../press/index.ts';
import type { Condition } from './condition.ts';
import { type HandedOver, readHandover, writeHandover } from './handover.ts';
import type { Shared } from './outlet.ts';

/** Presses one page as a version; `first` of the tries that it may take. */
export type PressPage = (version: number, sink: (chunk: Uint8Array) => void, first: boolean) => Promise<Outcome<Pressed>>;

type OpenFile = ReturnType<Shared['options']['sink']['open']>;

/** The page files of a build. */
export class PageFiles {
  readonly #shared: Shared;
  readonly #condition: Condition;
  readonly #profile: PressProfile;
  readonly #list: HandedOver[];
  readonly #found: Diagnostic[];
  readonly #open: OpenFile[] = [];
  #fresh = 0;

  constructor(shared: Shared, condition: Condition, profile: PressProfile) {
    this.#shared = shared;
    this.#condition = condition;
    this.#profile = profile;
    const { value, diagnostics } = readHandover(shared.options.sink.earlier?.('pages/handover.json'));
    this.#list = [...value];
    this.#found = [...diagnostics];
  }

  /** Presses a page into its file, unless the last that was handed over is the same. */
  async add(page: Page, sheet: Sheet, press: PressPage, inks: () => readonly string[]): Promise<readonly Diagnostic[]> {
    const found = this.#found.splice(0);
    const stem = this.#stem(sheet.title);
    const before = this.#list.filter((row) => row.stem === stem).at(-1);
    const first = await this.#press(press, before?.version ?? 1, true);
    found.push(...first.diagnostics);
    if (first.value.pages === 0 || before?.sha256 === first.sha256) return found;
    const version = this.#free(stem, before?.version ?? 0);
    const made = version === (before?.version ?? 1) ? first : await this.#press(press, version, false);
    const file = fileOf(stem, version);
    const out = this.#shared.options.sink.open(file);
    for (const chunk of made.chunks) out.write(chunk);
    this.#open.push(out);
    this.#fresh++;
    this.#list.push({
      file,
      stem,
      folio: sheet.title,
      date: this.#shared.edition.date,
      version,
      standard: this.#profile.claims.x ?? 'none: not for press',
      condition: this.#condition.intent.identifier,
      inks: [...inks()],
      width: mmOf(sheet.width),
      height: mmOf(page.height),
      bytes: made.value.bytes,
      sha256: made.sha256,
      replaces: before?.file ?? null,
    });
    return found;
  }

  async #press(
    press: PressPage,
    version: number,
    first: boolean,
  ): Promise<Outcome<Pressed> & { readonly chunks: readonly Uint8Array[]; readonly sha256: string }> {
    const chunks: Uint8Array[] = [];
    const hash = createHash('sha256');
    const pressed = await press(
      version,
      (chunk) => {
        chunks.push(chunk);
        hash.update(chunk);
      },
      first,
    );
    return { ...pressed, chunks, sha256: hash.digest('hex') };
  }

  /** The next version under which no file lies, whoever put it there. */
  #free(stem: string, last: number): number {
    let version = last + 1;
    while (this.#shared.options.sink.earlier?.(fileOf(stem, version)) !== undefined) version++;
    return version;
  }

  /** The pattern of `press.name` filled in. */
  #stem(title: string): string {
    const { edition } = this.#shared;
    const { press, name } = edition.paper;
    const [year, month, day] = edition.date.split('-') as [string, string, string];
    const [, section = '', page = title] = /^([A-Za-z]*)(.*)$/.exec(title) ?? [];
    const parts: Readonly<Record<string, string>> = {
      paper: press.code ?? (name.replace(/[^A-Za-z0-9]/g, '').slice(0, 16) || 'paper'),
      yyyymmdd: `${year}${month}${day}`,
      yymmdd: `${year.slice(2)}${month}${day}`,
      mmdd: `${month}${day}`,
      folio: title,
      section,
      page,
    };
    const variant = edition.variant === undefined ? '' : `-${safe(edition.variant)}`;
    return press.name.replace(/\{([a-z]+)\}/g, (_, part: string) => parts[part] ?? '') + variant;
  }

  /** Files take their names and the list says so; or none does. */
  async settle(good: boolean): Promise<void> {
    for (const file of this.#open) await (good ? file.commit() : file.discard());
    if (good && this.#fresh > 0) await writeHandover(this.#shared.options.sink, this.#shared.edition.paper.name, this.#list);
  }
}

const fileOf = (stem: string, version: number): string => `pages/${stem}${version === 1 ? '' : `_v${version}`}.pdf`;

const mmOf = (pt: number): number => Math.round(((pt * 25.4) / 72) * 100) / 100;

/** A variant's name in a file's: what is not ASCII is said by its code. */
const safe = (name: string): string => name.replace(/[^A-Za-z0-9]/gu, (c) => `u${c.codePointAt(0)!.toString(16)}`);
