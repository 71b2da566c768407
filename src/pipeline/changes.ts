/**
 * Late swaps (换稿, 换版): what each page is made from and what it came to, and which pages differ from those of the build before and why. Builds
 * nothing.
 */
import { createHash } from 'node:crypto';
import type { PageRecord, Pages } from '../../schemas/pages.ts';
import { visible } from '../layout/index.ts';
import type { Page } from '../layout/types.ts';
import type { Block } from '../read/types.ts';
import type { Edition } from '../story/types.ts';
import { sha256 } from './hash.ts';
import type { HandedOn, MadePage } from './pages.ts';
import type { Prepared, PreparedPage } from './prepare.ts';

export type { PageRecord, Pages } from '../../schemas/pages.ts';

/** A page that is not as it was. */
export interface PageChange {
  readonly page: string;
  readonly kind: 'changed' | 'new' | 'gone';
  /** Names of the parts that differ, as in `PageRecord.parts`; empty where only the fonts or Banxin itself can be the reason. */
  readonly because: readonly string[];
}

/** The rows of the build before, unless it built another day's edition or another variant. */
export function sameEdition(before: Pages | undefined, { file, date, variant }: Edition): Pages | undefined {
  const was = before?.edition;
  return was && was.file === file && was.date === date && was.variant === variant ? before : undefined;
}

const nameOf = ({ folios }: Pick<Page, 'folios'>): string => folios.join('-');

/** What a page is made from, by name. `handed`: what stories that jump here hand on; known once the pages before it are made. */
export function partsOf(
  edition: Edition,
  { shelf }: Prepared,
  prepared: PreparedPage,
  handed: readonly HandedOn[] = [],
): Record<string, string> {
  const { page, stories } = prepared;
  const { template, section, credits, entries, ads } = page;
  const parts: Record<string, string> = {
    settings: sha256(JSON.stringify([edition.paper, edition.date, edition.number, edition.folios.length])),
    page: sha256(
      JSON.stringify([
        template,
        section,
        credits,
        entries.map(({ at, jump, measure }) => [spanless(at), jump?.folio, measure?.asked]),
        ads.map(spanless),
      ]),
    ),
  };
  for (const { file, source, blocks, attached } of stories) {
    parts[file] = sha256(source);
    for (const table of attached) parts[table.file] = sha256(table.source);
    for (const block of blocks)
      if (block.kind === 'figure')
        for (const { file: shot } of [block, ...(block.more ?? [])]) if (shelf.get(shot)) parts[shot] = shelf.sha256(shot);
  }
  for (const { file } of ads) if (file !== null && shelf.get(file)) parts[file] = shelf.sha256(file);
  const own = edition.stories.filter(({ id }) => page.stories.includes(id));
  if (own.some(({ manuscript }) => manuscript.blocks.some(hasDigest)))
    parts['contents'] = sha256(JSON.stringify(edition.contents.map(({ file, title, folios }) => [file, title, folios])));
  if (prepared.kind === 'news')
    for (const { story, from } of prepared.landings) {
      const rest = handed.find((one) => one.story === story.id && one.from === from)?.rest;
      parts[`${from} → ${story.file}`] = sha256(JSON.stringify([story.source, rest]));
    }
  return parts;
}

const spanless = <T extends object>(value: T | undefined): unknown => value && { ...value, span: undefined };

const hasDigest = (block: Block): boolean => block.kind === 'digest' || ('blocks' in block && block.blocks.some(hasDigest));

/** SHA-256 of all that is painted on a page. */
export function looksOf(page: Page): string {
  const hash = createHash('sha256');
  for (const piece of visible(page)) hash.update(piece, 'utf8');
  return hash.digest('hex');
}

/** The row of a finished page. */
export function recordOf(edition: Edition, prepared: Prepared, made: MadePage): PageRecord {
  const page = nameOf(made.page);
  const from = prepared.pages.find((one) => nameOf(one.page) === page)!;
  return { page, looks: looksOf(made.page), parts: partsOf(edition, prepared, from, made.took) };
}

/** Keeps a row of each page that goes by. */
export class PageRecorder {
  readonly #rows: PageRecord[] = [];
  readonly #edition: Edition;
  readonly #prepared: Prepared;

  constructor(edition: Edition, prepared: Prepared) {
    this.#edition = edition;
    this.#prepared = prepared;
  }

  async *watch(made: AsyncIterable<MadePage>): AsyncGenerator<MadePage> {
    for await (const one of made) {
      this.#rows.push(recordOf(this.#edition, this.#prepared, one));
      yield one;
    }
  }

  /** Of the pages that have gone by. */
  get rows(): readonly PageRecord[] {
    return this.#rows;
  }

  /** What pages.json says now, and what is not as it was. */
  result(before: Pages | undefined): { readonly pages: Pages; readonly changes: readonly PageChange[] } {
    return { pages: pagesAfter(this.#edition, this.#rows, before), changes: changesOf(this.#rows, before, this.#edition) };
  }
}

/** The rows after a build: those of its pages, and of the edition's other pages as they were. */
export function pagesAfter(edition: Edition, built: readonly PageRecord[], before: Pages | undefined): Pages {
  const { file, date, variant, pageNames } = edition;
  const kept = (before?.pages ?? []).filter(({ page }) => pageNames.includes(page));
  const rows = new Map([...kept, ...built].map((row) => [row.page, row]));
  const pages = pageNames.flatMap((name) => rows.get(name) ?? []);
  return { format: 'banxin/pages/1', edition: { file, date, ...(variant === undefined ? {} : { variant }) }, pages };
}

/** Which pages look different from before, and what they are made from that differs. Pages that were not built again are as they were. */
export function changesOf(built: readonly PageRecord[], before: Pages | undefined, edition: Edition): PageChange[] {
  if (!before) return [];
  const old = new Map(before.pages.map((row) => [row.page, row]));
  const gone = before.pages.filter(({ page }) => !edition.pageNames.includes(page));
  return [
    ...built.flatMap((row): PageChange[] => {
      const was = old.get(row.page);
      if (!was) return [{ page: row.page, kind: 'new', because: [] }];
      return was.looks === row.looks ? [] : [{ page: row.page, kind: 'changed', because: differing(was.parts, row.parts) }];
    }),
    ...gone.map(({ page }): PageChange => ({ page, kind: 'gone', because: [] })),
  ];
}

/** Names of the parts that are in one and not in the other, or differ. */
export function differing(a: Readonly<Record<string, string>>, b: Readonly<Record<string, string>>): string[] {
  return [...new Set([...Object.keys(a), ...Object.keys(b)])].filter((name) => a[name] !== b[name]);
}

/**
 * The pages that have to be built again to follow what changed since: those made from something that differs, those on which a story of such a page goes
 * on, and those that are new. Empty when nothing changed.
 */
export function pagesToBuild(edition: Edition, prepared: Prepared, before: Pages): string[] {
  const old = new Map(before.pages.map((row) => [row.page, row.parts]));
  const wanted = new Set<string>();
  for (const one of prepared.pages) {
    const was = old.get(nameOf(one.page));
    const landsFrom = one.kind === 'news' ? one.landings.map(({ from }) => from) : [];
    const followed = landsFrom.some((from) => [...wanted].some((page) => page.split('-').includes(from)));
    if (followed || !was || differs(was, partsOf(edition, prepared, one))) wanted.add(nameOf(one.page));
  }
  return edition.pageNames.filter((name) => wanted.has(name));
}

/** What a jump hands on is known only once its page is made; that one lands here or no longer does is known before. */
const differs = (was: Readonly<Record<string, string>>, is: Readonly<Record<string, string>>): boolean =>
  differing(was, is).some((name) => !name.includes(' → ') || !(name in was && name in is));
