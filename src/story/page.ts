/**
 * One entry of an edition's `pages` comes in; the page with its folios, stories, advertisements and credits goes out, its stories read.
 */
import {
  type YamlEntry,
  type YamlNode,
  type YamlReading,
  fieldsOf,
  itemsOf,
  mapOf,
  misfit,
  numberOf,
  textOf,
} from '../read/settings.ts';
import { adFrom } from './ads.ts';
import { type Desk, requireAll, takeStory } from './desk.ts';
import { foliosOf } from './folios.ts';
import { fromRoot, placeOfFile, textAt } from './places.ts';
import type { EditionPage, Measure, Nail, PageEntry } from './types.ts';

const KEYS = ['folio', 'section', 'template', 'stories', 'credits', 'ads'];

/** Reads a page and the stories on it. */
export async function pageFrom(desk: Desk, node: YamlNode): Promise<EditionPage> {
  const { reading } = desk;
  const fields = fieldsOf(reading, node, KEYS, 'a page');
  const list = itemsOf(fields.get('stories')?.value);
  const ads = itemsOf(fields.get('ads')?.value).flatMap((ad) => adFrom(desk, ad) ?? []);
  const typed = fields.get('stories')?.value;
  const there = { folio: fields.has('folio'), template: fields.has('template'), stories: typed !== undefined || ads.length > 0 };
  requireAll(reading, node, there);
  if (typed && list.length === 0 && ads.length === 0)
    misfit(reading, 'stories is empty: a page has a story or an advertisement; write stories: [manuscript/lead.md]', typed.start, typed.end); // prettier-ignore
  const folios = pageFolios(reading, fields.get('folio'));
  const entries: PageEntry[] = [];
  for (const story of list) {
    const entry = await entryFrom(desk, story, folios);
    if (entry) entries.push(entry);
  }
  return {
    folios,
    section: textOf(reading, fields.get('section'))?.value ?? '',
    template: textOf(reading, fields.get('template'))?.value ?? '',
    stories: entries.map(({ story }) => story),
    entries,
    ads,
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

function creditsFrom(reading: YamlReading, entry: YamlEntry | undefined): EditionPage['credits'] {
  return (mapOf(reading, entry?.value, 'credits')?.entries ?? []).flatMap((credit) => {
    const names = itemsOf(credit.value).flatMap((name) => textOf(reading, name)?.value ?? []);
    return names.length === 0 ? [] : [{ role: credit.key, names: names.join(' ') }];
  });
}

/** Reads the story that an entry of a page names; undefined when there is none. */
async function entryFrom(desk: Desk, node: YamlNode, folios: readonly string[]): Promise<PageEntry | undefined> {
  const { reading } = desk;
  const fields =
    node.kind === 'map' ? fieldsOf(reading, node, ['file', 'at', 'measure', 'jump'], 'a story of a page') : undefined;
  const at = nailFrom(reading, fields?.get('at'));
  const jump = jumpFrom(reading, fields?.get('jump'));
  const measure = measureFrom(reading, fields?.get('measure'));
  if (fields && !fields.has('file')) misfit(reading, 'file is missing; write { file: manuscript/lead.md }', node.start, node.end);
  const story = await storyFrom(desk, fields ? fields.get('file')?.value : node, folios);
  const span = { file: reading.file, start: node.start, end: node.end };
  return story === undefined
    ? undefined
    : { story, span, ...(at ? { at } : {}), ...(measure ? { measure } : {}), ...(jump ? { jump } : {}) };
}

const MEASURES: readonly Measure[] = ['base', 'merged', 'recut', 'opening-merged', 'left-merged'];

function measureFrom(reading: YamlReading, entry: YamlEntry | undefined): PageEntry['measure'] {
  const typed = textOf(reading, entry);
  if (typed === undefined) return undefined;
  const asked = MEASURES.find((measure) => measure === typed.value);
  if (asked) return { asked, span: typed.span };
  return misfit(
    reading,
    `measure: “${typed.value}” is none of ${MEASURES.join(', ')}; write measure: opening-merged`,
    typed.span.start,
    typed.span.end,
  );
}

const NAIL = ['column', 'line', 'columns', 'lines'] as const;

function nailFrom(reading: YamlReading, entry: YamlEntry | undefined): PageEntry['at'] {
  if (entry === undefined) return undefined;
  const fields = fieldsOf(reading, entry.value, NAIL, 'at');
  const missing = NAIL.filter((key) => !fields.has(key));
  const { start, end } = entry.value;
  if (entry.value.kind === 'map' && missing.length > 0)
    return misfit(reading, `at: ${missing.join(', ')} missing; write { column: 6, line: 80, columns: 3, lines: 40 }`, start, end);
  const values = NAIL.map((key) => numberOf(reading, fields.get(key), 1, 999, true));
  if (values.some((value) => value === undefined)) return undefined;
  const [column, line, columns, lines] = values as [number, number, number, number];
  return { column, line, columns, lines, span: { file: reading.file, start, end } } satisfies Nail & { span: unknown };
}

function jumpFrom(reading: YamlReading, entry: YamlEntry | undefined): PageEntry['jump'] {
  const typed = textOf(reading, entry);
  if (typed === undefined) return undefined;
  if (foliosOf(typed.value)?.length === 1) return { folio: typed.value, span: typed.span };
  return misfit(reading, `jump: “${typed.value}” is no folio; write jump: A07`, typed.span.start, typed.span.end);
}

/** Reads a story, or what the variant has in its place on these folios; its id. */
async function storyFrom(desk: Desk, node: YamlNode | undefined, folios: readonly string[]): Promise<string | undefined> {
  const { reading } = desk;
  const typed = textOf(reading, node);
  if (typed === undefined) return undefined;
  const { start, end } = typed.span;
  const path = placeOfFile({ ...desk, start, end }, typed.value, 'story-missing');
  if (path === undefined) return undefined;
  const listed = fromRoot(desk.root, path);
  for (const folio of folios) desk.on.set(folio, (desk.on.get(folio) ?? new Set()).add(listed));
  const instead = folios.map((folio) => desk.replaced.get(folio)?.get(listed)).find((found) => found !== undefined);
  const source = textAt(desk.host, instead ?? path);
  const say = (severity: 'error' | 'warning', code: string, message: string): undefined =>
    void reading.findings.push({ severity, code, message, start, end });
  if (source === undefined) return say('error', 'story-missing', `“${typed.value}” cannot be read as text`);
  const file = fromRoot(desk.root, instead ?? path);
  if (desk.listed.has(file)) say('warning', 'schema', `“${typed.value}” is listed twice, so it is set twice`);
  desk.listed.add(file);
  return takeStory(desk, source, file);
}
