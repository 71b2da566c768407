/**
 * The path of an edition file comes in; the edition, the paper that it belongs to and all of its stories go out as one value. Files are read through
 * the host only; all faults of all files are gathered.
 */
import { basename, dirname, join } from 'node:path';
import { type Outcome, type Span, bug, diagnose, outcome } from '../base/index.ts';
import {
  type YamlEntry,
  type YamlNode,
  type YamlReading,
  addMisfits,
  dateOf,
  diagnosticsOf,
  fieldsOf,
  itemsOf,
  misfit,
  numberOf,
  parseYaml,
  textOf,
} from '../read/settings.ts';
import { type Desk, type EditionOptions, type Reading, requireAll } from './desk.ts';
import { imprintFrom, merged } from './imprint.ts';
import { pageFrom } from './page.ts';
import { defaultPaper, paperFrom } from './paper.ts';
import { type Host, fromRoot, placeOfFile, realAt, rootOf, textAt } from './places.ts';
import type { Content, Edition, EditionPage, Paper, Story } from './types.ts';
import { checkReplacing, variantsFrom } from './variants.ts';

export type * from './types.ts';
export type { Host } from './places.ts';
export { selectPages } from './folios.ts';
export { defaultPaper } from './paper.ts';
export { type EditionOptions, type Reading, takeStory } from './desk.ts';

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
  const desk: Omit<Desk, 'replaced'> = {
    host,
    root,
    folder,
    options,
    reading: { source, file, findings: [] },
    stories: [],
    diagnostics: [],
    listed: new Set(),
    on: new Map(),
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
  imprint: [],
  pages: [],
  stories: [],
  variants: [],
  contents: [],
  folios: [],
  pageNames: [],
});

const wholeFile = (reading: YamlReading): Promise<YamlNode | undefined> =>
  parseYaml(reading, reading.source.charCodeAt(0) === 0xfeff ? 1 : 0, reading.source.length);

/** Reads `banxin.yaml` at an absolute path that is there; what is wrong with it joins `desk.diagnostics`. */
export async function readPaper(desk: Reading, path: string): Promise<Paper> {
  const source = textAt(desk.host, path) ?? bug(`${path} was found but cannot be read`);
  const reading: YamlReading = { source, file: fromRoot(desk.root, path), findings: [] };
  const tree = await wholeFile(reading);
  const pathOf = (entry: YamlEntry, missing: string): string | undefined => {
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
    const found = placeOfFile(naming, typed.value, missing);
    return found && fromRoot(desk.root, found);
  };
  const paper = paperFrom(reading, tree, pathOf);
  if (tree !== undefined && desk.options.validatePaper) addMisfits(reading, tree, desk.options.validatePaper);
  desk.diagnostics.push(...diagnosticsOf(reading.findings, reading));
  return paper;
}

async function editionFrom(begun: Omit<Desk, 'replaced'>, paper: Paper): Promise<Edition> {
  const { reading, root, options, stories } = begun;
  const tree = await wholeFile(reading);
  const { file } = reading;
  if (tree === undefined && reading.findings.length === 0)
    misfit(reading, 'the edition file is empty; it needs date: and pages:', 0, 0);
  const fields = fieldsOf(reading, tree, ['date', 'number', 'imprint', 'pages', 'variants'], 'an edition');
  const date = dateOf(reading, fields.get('date'));
  const number = numberOf(reading, fields.get('number'), 1, 9_999_999, true);
  const variants = variantsFrom(begun, fields.get('variants'));
  const desk: Desk = { ...begun, replaced: variants.replaced };
  const pages: EditionPage[] = [];
  for (const node of itemsOf(fields.get('pages')?.value)) pages.push(await pageFrom(desk, node));
  if (tree?.kind === 'map') requireAll(reading, tree, { date: fields.has('date'), pages: pages.length > 0 });
  reportDoubleFolios(reading, pages);
  reportJumps(reading, pages);
  checkReplacing(desk, variants.replacing);
  if (tree !== undefined && options.validateEdition) addMisfits(reading, tree, options.validateEdition);
  return {
    root,
    file,
    paper,
    date: date ?? '',
    ...(number !== undefined && { number }),
    imprint: merged(paper.imprint, imprintFrom(reading, fields.get('imprint'))),
    pages,
    stories,
    variants: variants.names,
    ...(options.variant !== undefined && { variant: options.variant }),
    contents: contentsOf(pages, stories),
    folios: pages.flatMap(({ folios }) => folios),
    pageNames: pages.map(({ folios }) => folios.join('-')),
  };
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

/** N9: a story goes on on a page that is there and comes later. */
function reportJumps(reading: YamlReading, pages: readonly EditionPage[]): void {
  const order = pages.flatMap(({ folios }, index) => folios.map((folio) => [folio, index] as const));
  const indexOf = new Map(order);
  for (const [index, { entries }] of pages.entries())
    for (const { jump } of entries) {
      const to = jump && indexOf.get(jump.folio);
      if (!jump || (to !== undefined && to > index)) continue;
      const why =
        to === undefined
          ? `there is no page ${jump.folio} in this edition; it has ${order.map(([folio]) => folio).join(', ')}`
          : `a story goes on on a later page, and ${jump.folio} is ${to === index ? 'its own' : 'an earlier one'}`;
      reading.findings.push({ severity: 'error', code: 'N9', message: `jump: ${why}`, ...spanOf(jump.span) });
    }
}

const spanOf = ({ start, end }: Span): { start: number; end: number } => ({ start, end });

/** Every story with its place, for 导读 and jumps. */
function contentsOf(pages: readonly EditionPage[], stories: readonly Story[]): Content[] {
  const manuscripts = new Map(stories.map(({ id, manuscript }) => [id, manuscript]));
  return pages.flatMap(({ folios, stories: on }) =>
    on.map((story): Content => {
      const { file, front } = manuscripts.get(story)!;
      const title = front.headline.map((part) => part.value).join('\u3000');
      return { story, file, title, folios, ...(front.id === undefined ? {} : { lasting: front.id }) };
    }),
  );
}
