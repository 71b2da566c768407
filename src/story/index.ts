/**
 * The path of an edition file comes in; the edition, the paper that it belongs to and all of its stories go out as one value. Files are read through
 * the host only; all faults of all files are gathered.
 */
import { basename, dirname, join } from 'node:path';
import { type Diagnostic, type Outcome, bug, diagnose, outcome } from '../base/index.ts';
import { blockText, readManuscript } from '../read/index.ts';
import {
  type Validate,
  type YamlEntry,
  type YamlNode,
  type YamlReading,
  addMisfits,
  dateOf,
  diagnosticsOf,
  fieldsOf,
  itemsOf,
  mapOf,
  misfit,
  numberOf,
  parseYaml,
  textOf,
} from '../read/settings.ts';
import type { Manuscript } from '../read/types.ts';
import { foliosOf } from './folios.ts';
import { defaultPaper, notBuilt, paperFrom } from './paper.ts';
import { type Host, fromRoot, placeOfFile, realAt, rootOf, textAt } from './places.ts';
import type { Edition, EditionPage, Paper, Story } from './types.ts';

export type * from './types.ts';
export type { Host } from './places.ts';
export { selectPages } from './folios.ts';
export { defaultPaper } from './paper.ts';

/** Validators of the published schemas, and who reads stories. */
export interface EditionOptions {
  readonly validateEdition?: Validate;
  readonly validatePaper?: Validate;
  readonly validateStory?: Validate;
  /** Reads a story: `readManuscript`, or one who remembers the stories that have not changed. */
  readonly readStory?: typeof readManuscript;
}

/** What is at hand while a paper and its stories are read, for an edition or for a galley (`lone.ts`). */
export interface Reading {
  readonly host: Host;
  readonly root: string;
  readonly options: EditionOptions;
  readonly stories: Story[];
  /** Of the files that are not the edition's own. */
  readonly diagnostics: Diagnostic[];
}

/** What is at hand while one edition is read. */
interface Desk extends Reading {
  readonly folder: string;
  readonly reading: YamlReading;
  readonly listed: Set<string>;
}

/**
 * Reads an edition. `editionPath` is absolute. Codes: schema, path-outside, story-missing, story-empty, and those of `readManuscript`. With errors the value
 * holds what could be read.
 */
export async function readEdition(editionPath: string, host: Host, options: EditionOptions = {}): Promise<Outcome<Edition>> {
  const folder = realAt(host, dirname(editionPath)) ?? dirname(editionPath);
  const path = join(folder, basename(editionPath));
  const { root, paper: paperPath } = rootOf(host, folder);
  const file = fromRoot(root, path);
  const source = textAt(host, path);
  if (source === undefined) {
    const message = `there is no edition file “${file}”`;
    return outcome(emptyEdition(root, file), [diagnose('error', 'story-missing', message, file)]);
  }
  const desk: Desk = {
    host,
    root,
    folder,
    options,
    reading: { source, file, findings: [] },
    stories: [],
    diagnostics: [],
    listed: new Set(),
  };
  const paper = paperPath === undefined ? defaultPaper : await readPaper(desk, paperPath);
  const edition = await editionFrom(desk, paper);
  return outcome(edition, [...diagnosticsOf(desk.reading.findings, desk.reading), ...desk.diagnostics]);
}

const emptyEdition = (root: string, file: string): Edition => ({
  root,
  file,
  paper: defaultPaper,
  date: '',
  pages: [],
  stories: [],
  variants: [],
});

const wholeFile = (reading: YamlReading): Promise<YamlNode | undefined> =>
  parseYaml(reading, reading.source.charCodeAt(0) === 0xfeff ? 1 : 0, reading.source.length);

/** Reads `banxin.yaml` at an absolute path that is there; what is wrong with it joins `desk.diagnostics`. */
export async function readPaper(desk: Reading, path: string): Promise<Paper> {
  const source = textAt(desk.host, path) ?? bug(`${path} was found but cannot be read`);
  const reading: YamlReading = { source, file: fromRoot(desk.root, path), findings: [] };
  const tree = await wholeFile(reading);
  const fontsPath = (entry: YamlEntry): string | undefined => {
    const typed = textOf(reading, entry);
    if (typed === undefined) return undefined;
    const naming = {
      reading,
      host: desk.host,
      root: desk.root,
      folder: dirname(path),
      start: typed.span.start,
      end: typed.span.end,
    };
    const found = placeOfFile(naming, typed.value, 'font-missing');
    return found && fromRoot(desk.root, found);
  };
  const paper = paperFrom(reading, tree, fontsPath);
  if (tree !== undefined && desk.options.validatePaper) addMisfits(reading, tree, desk.options.validatePaper);
  desk.diagnostics.push(...diagnosticsOf(reading.findings, reading));
  return paper;
}

async function editionFrom(desk: Desk, paper: Paper): Promise<Edition> {
  const { reading, root } = desk;
  const tree = await wholeFile(reading);
  const { file } = reading;
  if (tree === undefined && reading.findings.length === 0)
    misfit(reading, 'the edition file is empty; it needs date: and pages:', 0, 0);
  const fields = fieldsOf(reading, tree, ['date', 'number', 'pages', 'variants'], 'an edition');
  const date = dateOf(reading, fields.get('date'));
  const number = numberOf(reading, fields.get('number'), 1, 9_999_999, true);
  const pages: EditionPage[] = [];
  for (const node of itemsOf(fields.get('pages')?.value)) pages.push(await pageFrom(desk, node));
  if (tree?.kind === 'map') requireAll(reading, tree, { date: fields.has('date'), pages: pages.length > 0 });
  reportDoubleFolios(reading, pages);
  notBuilt(reading, fields.get('variants'));
  const variants = mapOf(reading, fields.get('variants')?.value, 'variants')?.entries.map((entry) => entry.key) ?? [];
  if (tree !== undefined && desk.options.validateEdition) addMisfits(reading, tree, desk.options.validateEdition);
  return { root, file, paper, date: date ?? '', ...(number !== undefined && { number }), pages, stories: desk.stories, variants };
}

const examples: Readonly<Record<string, string>> = {
  date: 'date: 2021-01-26',
  pages: 'pages: and under it “- folio: A04”',
  folio: 'folio: A04',
  template: 'template: broadsheet-feature',
  stories: 'stories: [manuscript/lead.md]',
};

function requireAll(reading: YamlReading, node: YamlNode, there: Readonly<Record<string, boolean>>): void {
  const end = Math.min(node.end, node.start + 1);
  for (const [key, is] of Object.entries(there))
    if (!is) misfit(reading, `${key} is missing; write ${examples[key]}`, node.start, end);
}

async function pageFrom(desk: Desk, node: YamlNode): Promise<EditionPage> {
  const { reading } = desk;
  const fields = fieldsOf(reading, node, ['folio', 'section', 'template', 'stories', 'credits', 'ads'], 'a page');
  const list = itemsOf(fields.get('stories')?.value);
  requireAll(reading, node, { folio: fields.has('folio'), template: fields.has('template'), stories: list.length > 0 });
  notBuilt(reading, fields.get('ads'));
  const stories: string[] = [];
  for (const story of list) {
    const id = await storyFrom(desk, story);
    if (id !== undefined) stories.push(id);
  }
  return {
    folios: pageFolios(reading, fields.get('folio')),
    section: textOf(reading, fields.get('section'))?.value ?? '',
    template: textOf(reading, fields.get('template'))?.value ?? '',
    stories,
    credits: creditsFrom(reading, fields.get('credits')),
    span: { file: reading.file, start: node.start, end: node.end },
  };
}

function pageFolios(reading: YamlReading, entry: YamlEntry | undefined): readonly string[] {
  const typed = textOf(reading, entry);
  const folios = typed && foliosOf(typed.value);
  if (typed !== undefined && folios === undefined)
    misfit(
      reading,
      `folio: “${typed.value}” is neither a folio (A04) nor two that face each other (A04-A05)`,
      typed.span.start,
      typed.span.end,
    );
  return folios ?? [];
}

function reportDoubleFolios(reading: YamlReading, pages: readonly EditionPage[]): void {
  const seen = new Set<string>();
  for (const page of pages)
    for (const folio of page.folios) {
      if (seen.has(folio))
        misfit(
          reading,
          `folio ${folio} stands twice in this edition; each page has its own`,
          page.span.start,
          Math.min(page.span.end, lineEnd(reading.source, page.span.start)),
        );
      seen.add(folio);
    }
}

const lineEnd = (source: string, from: number): number => from + /[^\r\n]*/.exec(source.slice(from))![0].length;

function creditsFrom(reading: YamlReading, entry: YamlEntry | undefined): EditionPage['credits'] {
  return (mapOf(reading, entry?.value, 'credits')?.entries ?? []).flatMap((credit) => {
    const names = itemsOf(credit.value).flatMap((name) => textOf(reading, name)?.value ?? []);
    return names.length === 0 ? [] : [{ role: credit.key, names: names.join(' ') }];
  });
}

/** Reads the story that an entry of a page names; its id, or undefined when there is none. */
async function storyFrom(desk: Desk, node: YamlNode): Promise<string | undefined> {
  const { reading } = desk;
  const fields = node.kind === 'map' ? fieldsOf(reading, node, ['file', 'at', 'jump'], 'a story of a page') : undefined;
  for (const key of ['at', 'jump']) notBuilt(reading, fields?.get(key));
  const typed = textOf(reading, fields ? fields.get('file') : node);
  if (typed === undefined) {
    if (fields && !fields.has('file'))
      misfit(reading, 'file is missing; write { file: manuscript/lead.md }', node.start, node.end);
    return undefined;
  }
  const { start, end } = typed.span;
  const path = placeOfFile({ ...desk, start, end }, typed.value, 'story-missing');
  const source = path && textAt(desk.host, path);
  if (path === undefined) return undefined;
  if (source === undefined)
    return void reading.findings.push({
      severity: 'error',
      code: 'story-missing',
      message: `“${typed.value}” cannot be read as text`,
      start,
      end,
    });
  const file = fromRoot(desk.root, path);
  if (desk.listed.has(file))
    reading.findings.push({
      severity: 'warning',
      code: 'schema',
      message: `“${typed.value}” is listed twice, so it is set twice`,
      start,
      end,
    });
  desk.listed.add(file);
  return takeStory(desk, source, file);
}

/** Reads a story's text and puts it with the others; its id. */
export async function takeStory(desk: Reading, source: string, file: string): Promise<string> {
  const { value, diagnostics } = await (desk.options.readStory ?? readManuscript)(
    source,
    file,
    desk.options.validateStory ? { validate: desk.options.validateStory } : {},
  );
  desk.diagnostics.push(...diagnostics);
  if (isEmpty(value))
    desk.diagnostics.push(diagnose('error', 'story-empty', 'the story has no text; write it under the front matter', file));
  const id = `s${desk.stories.length + 1}`;
  desk.stories.push({ id, manuscript: value });
  return id;
}

/** A story is empty when its body holds no text and no picture. */
const isEmpty = (manuscript: Manuscript): boolean =>
  !manuscript.blocks.some(
    (block) =>
      block.kind === 'figure' ||
      block.kind === 'figure-group' ||
      (block.kind === 'table' && block.src !== undefined) ||
      blockText(block).trim() !== '',
  );
