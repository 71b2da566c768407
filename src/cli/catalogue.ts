/**
 * `banxin catalogue`: bags → a file that is searched, and hits → lines, JSON or annotations. Reads the bags; changes none.
 */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import { readAlto } from '../record/catalogue/read-alto.ts';
import type { Catalogue, Catalogued, Hit, Query } from '../record/catalogue/store.ts';
import { deliverablesIn } from './deliverables.ts';
import { EXIT, UsageError } from './io.ts';
import type { ExitCode, Io } from './io.ts';

/** What is asked of the catalogue. */
export type CatalogueCommand = { readonly file: string; readonly json: boolean } & (
  | { readonly action: 'add' | 'rebuild'; readonly bags: readonly string[]; readonly replace: boolean }
  | { readonly action: 'remove'; readonly identifiers: readonly string[] }
  | { readonly action: 'list' }
  | {
      readonly action: 'search';
      readonly query: Query;
      readonly annotations?: { readonly form: 'iiif' | 'web'; readonly out: string; readonly base: string };
    }
);

/** Works on a catalogue. A bag that cannot be read, or whose identity is taken, is an error; the others are added all the same. */
export async function runCatalogue(command: CatalogueCommand, io: Io): Promise<ExitCode> {
  if (command.action !== 'add' && command.action !== 'rebuild' && !existsSync(command.file))
    throw new UsageError(`there is no catalogue ${command.file}; banxin catalogue add BAG makes one`);
  const known = command.action === 'rebuild' ? await bagsOf(command.file) : [];
  if (command.action === 'rebuild')
    for (const suffix of ['', '-wal', '-shm']) rmSync(`${command.file}${suffix}`, { force: true });
  const catalogue = await opened(command.file);
  try {
    switch (command.action) {
      case 'add':
        return addAll(catalogue, command.bags, command.replace, io);
      case 'rebuild':
        return addAll(catalogue, command.bags.length > 0 ? command.bags : known, true, io);
      case 'remove':
        return removeAll(catalogue, command.identifiers, io);
      case 'list':
        return list(catalogue, command.json, io);
      case 'search':
        return await search(catalogue, command, io);
    }
  } finally {
    catalogue.close();
  }
}

async function opened(file: string): Promise<Catalogue> {
  const { Catalogue } = await import('../record/catalogue/store.ts');
  try {
    return new Catalogue(file);
  } catch (error) {
    throw new UsageError(`${file} cannot be opened as a catalogue: ${error instanceof Error ? error.message : String(error)}`);
  }
}

/** Where the bags of a catalogue are that is to be made again; none where it cannot be read any more. */
async function bagsOf(file: string): Promise<string[]> {
  if (!existsSync(file)) return [];
  try {
    const catalogue = await opened(file);
    const bags = catalogue.bags().map(({ path: at }) => at);
    catalogue.close();
    return bags;
  } catch {
    return [];
  }
}

function addAll(catalogue: Catalogue, bags: readonly string[], replace: boolean, io: Io): ExitCode {
  let failed = false;
  for (const [i, folder] of bags.entries()) {
    const bag = bagAt(folder);
    if (typeof bag === 'string') {
      io.stderr(`${folder}: ${bag}\n`);
      failed = true;
      continue;
    }
    const outcome = catalogue.add(bag, replace);
    if (outcome === 'conflict') {
      io.stderr(`${folder}: another bag of ${bag.identifier} is in the catalogue; --replace takes this one in its place\n`);
      failed = true;
    } else io.stdout(`${bag.identifier} ${outcome === 'known' ? 'is there already' : 'added'}\n`);
    if (io.terminal) io.stderr(`\r\x1b[K${i + 1}/${bags.length}`);
  }
  if (io.terminal && bags.length > 0) io.stderr('\r\x1b[K');
  return failed ? EXIT.errors : EXIT.done;
}

/** A bag's pages, or what is wrong with it. */
export function bagAt(folder: string): Catalogued | string {
  if (!existsSync(folder) || !statSync(folder).isDirectory()) return 'there is no such folder';
  if (!existsSync(path.join(folder, 'bagit.txt'))) return 'is no bag: it has no bagit.txt';
  const files = filesUnder(path.join(folder, 'data'));
  const altos = files.filter((file) => /(?:^|[\\/])alto[\\/][^\\/]+\.xml$/u.test(file)).sort();
  if (altos.length === 0) return 'has no ALTO files (data/…/alto/*.xml): banxin archive writes them';
  try {
    const pages = altos.map((file) => readAlto(readFileSync(file, 'utf8')));
    const identifier = pages[0]!.identifier.replace(/\/[^/]+$/u, '');
    if (identifier === '' || pages.some((page) => !page.identifier.startsWith(`${identifier}/`)))
      return 'has ALTO files without the identifier of one issue';
    return { identifier, sha256: manifestOf(folder), path: path.resolve(folder), paper: paperOf(files) ?? '', pages };
  } catch (error) {
    return `has an ALTO file that is broken: ${error instanceof Error ? error.message.split('\n')[0] : String(error)}`;
  }
}

function manifestOf(folder: string): string {
  const name = ['tagmanifest-sha256.txt', 'manifest-sha256.txt', 'bagit.txt'].find((one) => existsSync(path.join(folder, one)))!;
  return createHash('sha256')
    .update(readFileSync(path.join(folder, name)))
    .digest('hex');
}

/** The paper's name, as METS has it. */
function paperOf(files: readonly string[]): string | undefined {
  const mets = files.find((file) => /(?:^|[\\/])mets[^\\/]*\.xml$/u.test(file));
  const title = mets && /<(?:\w+:)?title>([^<]*)</u.exec(readFileSync(mets, 'utf8'))?.[1];
  return title?.replaceAll('&amp;', '&').replaceAll('&lt;', '<').trim();
}

function filesUnder(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const at = path.join(folder, entry.name);
    return entry.isDirectory() ? filesUnder(at) : entry.isFile() ? [at] : [];
  });
}

function removeAll(catalogue: Catalogue, identifiers: readonly string[], io: Io): ExitCode {
  let failed = false;
  for (const identifier of identifiers) {
    if (catalogue.remove(identifier)) io.stdout(`${identifier} removed\n`);
    else {
      io.stderr(`${identifier} is not in the catalogue\n`);
      failed = true;
    }
  }
  return failed ? EXIT.errors : EXIT.done;
}

function list(catalogue: Catalogue, json: boolean, io: Io): ExitCode {
  const bags = catalogue.bags();
  if (json) io.stdout(`${JSON.stringify({ format: 'banxin/catalogue/1', bags }, null, 1)}\n`);
  else for (const { identifier, paper, pages, path: at } of bags) io.stdout(`${identifier}  ${paper}  ${pages} 版  ${at}\n`);
  return EXIT.done;
}

type Search = Extract<CatalogueCommand, { action: 'search' }>;

async function search(catalogue: Catalogue, { query, annotations, json }: Search, io: Io): Promise<ExitCode> {
  const { hits, total } = catalogue.search(query);
  if (annotations) {
    const { contentSearch, webAnnotations } = await import('../record/catalogue/annotations.ts');
    const made = annotations.form === 'iiif' ? contentSearch : webAnnotations;
    await write(annotations.out, made(hits, { base: annotations.base, query: query.text }));
    io.stderr(`${annotations.out}\n`);
  }
  if (json) io.stdout(`${JSON.stringify({ format: 'banxin/hits/1', query: query.text, total, hits }, null, 1)}\n`);
  else for (const hit of hits) io.stdout(lines(hit));
  const more = total > hits.length ? `; the first ${hits.length} are shown, --limit shows more` : '';
  if (!json) io.stderr(`${total} stories${more}\n`);
  return EXIT.done;
}

async function write(out: string, value: object): Promise<void> {
  const files = deliverablesIn(path.dirname(out));
  const file = files.open(path.basename(out));
  file.write(`${JSON.stringify(value, null, 1)}\n`);
  await file.commit();
}

/** `2021-01-26 A04 标题` and under it each place with its rectangles in millimetres. */
function lines({ date, folio, title, places }: Hit): string {
  const rows = places.map(({ before, match, after, boxes }) => {
    const at = boxes
      .map(([x, y, width, height]) => [x, y, width, height].map((value) => (value / 10).toFixed(1)).join(','))
      .join(' ');
    return `    …${before}[${match}]${after}…  ${at} mm\n`;
  });
  return `${date} ${folio}  ${title.replaceAll('\u3000', ' ')}\n${rows.join('')}`;
}
