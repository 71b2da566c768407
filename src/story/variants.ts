/**
 * `variants` of an edition comes in; what the chosen one sets in place of which story goes out. All are checked, chosen or not.
 */
import { diagnose } from '../base/index.ts';
import { type YamlEntry, type YamlNode, fieldsOf, itemsOf, mapOf, misfit, textOf } from '../read/settings.ts';
import type { Desk } from './desk.ts';
import { foliosOf } from './folios.ts';
import { fromRoot, placeOfFile } from './places.ts';

/** By folio, then by the file that is replaced (from the root): the path of the story in its place, absolute. */
export type Replacements = Map<string, Map<string, string>>;

/** One `replace` line as typed, with the page that it is for. */
export interface Replacing {
  readonly folio: string;
  readonly file: string;
  readonly start: number;
  readonly end: number;
  /** Where the page's folio stands. */
  readonly page: { readonly start: number; readonly end: number };
}

/** What the variants declare. */
export interface Variants {
  readonly names: readonly string[];
  readonly replaced: Replacements;
  /** Of every variant, for a check against the pages once they are read. */
  readonly replacing: readonly Replacing[];
}

/** Reads the variants. A chosen one that is not declared is an error that names those that are. */
export function variantsFrom(desk: Omit<Desk, 'replaced'>, entry: YamlEntry | undefined): Variants {
  const { reading, options } = desk;
  const entries = mapOf(reading, entry?.value, 'variants')?.entries ?? [];
  const names = entries.map(({ key }) => key);
  const replaced: Replacements = new Map();
  const replacing: Replacing[] = [];
  for (const variant of entries) {
    const into = variant.key === options.variant ? replaced : new Map();
    for (const page of mapOf(reading, variant.value, 'a variant')?.entries ?? []) replacing.push(...pageOf(desk, page, into));
  }
  const { variant } = options;
  if (variant !== undefined && !names.includes(variant)) {
    const known = names.length > 0 ? `it has ${names.join(', ')}` : 'it declares none';
    const message = `there is no variant “${variant}” in this edition; ${known}`;
    desk.diagnostics.push(diagnose('error', 'schema', message, reading.file));
  }
  return { names, replaced, replacing };
}

function pageOf(desk: Omit<Desk, 'replaced'>, page: YamlEntry, into: Replacements): Replacing[] {
  const { reading } = desk;
  const folio = foliosOf(page.key)?.[0];
  if (folio === undefined) {
    misfit(reading, `“${page.key}” is no folio; write A06: { replace: … }`, page.keyStart, page.keyEnd);
    return [];
  }
  const fields = fieldsOf(reading, page.value, ['replace'], 'a page of a variant');
  const found: Replacing[] = [];
  for (const one of mapOf(reading, fields.get('replace')?.value, 'replace')?.entries ?? []) {
    const from = pathOf(desk, one.key, one.keyStart, one.keyEnd);
    const to = targetOf(desk, one.value);
    if (from === undefined) continue;
    const file = fromRoot(desk.root, from);
    found.push({ folio, file, start: one.keyStart, end: one.keyEnd, page: { start: page.keyStart, end: page.keyEnd } });
    if (to !== undefined) into.set(folio, (into.get(folio) ?? new Map()).set(file, to));
  }
  return found;
}

function targetOf(desk: Omit<Desk, 'replaced'>, node: YamlNode): string | undefined {
  const typed = textOf(desk.reading, itemsOf(node)[0]);
  return typed && pathOf(desk, typed.value, typed.span.start, typed.span.end);
}

const pathOf = (desk: Omit<Desk, 'replaced'>, typed: string, start: number, end: number): string | undefined =>
  placeOfFile({ ...desk, start, end }, typed, 'story-missing');

/** Says which replacements are for a page that is not there, or for a story that is not on it. */
export function checkReplacing({ reading, on }: Desk, replacing: readonly Replacing[]): void {
  const told = new Set<number>();
  for (const { folio, file, start, end, page } of replacing) {
    const files = on.get(folio);
    if (files === undefined) {
      const message = `there is no page ${folio} in this edition; it has ${[...on.keys()].join(', ')}`;
      if (!told.has(page.start)) misfit(reading, message, page.start, page.end);
      told.add(page.start);
    } else if (!files.has(file))
      misfit(reading, `“${file}” does not stand on ${folio}; there stand ${[...files].join(', ')}`, start, end);
  }
}
