/**
 * The newsroom's lists: Banxin's own file and those that a paper names come in, lists that the copy desk can look up go out, with what is wrong in them.
 */
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bug, type Diagnostic, diagnose, type Outcome, outcome } from '../base/index.ts';
import { type DeskLists, deskLists, type ListEntries } from '../check/index.ts';
import {
  diagnosticsOf,
  fieldsOf,
  itemsOf,
  parseYaml,
  textOf,
  truthOf,
  type YamlNode,
  type YamlReading,
} from '../read/settings.ts';
import type { Host } from '../story/index.ts';

type Entries = { -readonly [K in keyof ListEntries]: ListEntries[K][number][] };

/** Reads all of them; `files` are relative to `root`. Codes: schema, list-conflict. */
export async function readLists(root: string, files: readonly string[], host: Host): Promise<Outcome<DeskLists>> {
  const entries: Entries = { confusions: [], banned: [], order: [], important: [] };
  const sources = new Map<string, string>();
  const diagnostics: Diagnostic[] = [];
  const take = async (file: string, source: string): Promise<void> => {
    const reading: YamlReading = { file, source, findings: [] };
    sources.set(file, source);
    gather(reading, await parseYaml(reading, source.charCodeAt(0) === 0xfeff ? 1 : 0, source.length), entries);
    diagnostics.push(...diagnosticsOf(reading.findings, reading));
  };
  await take('lists/confusions.yaml', shipped());
  for (const file of files) await take(file, host.readText(join(root, file)) ?? '');
  const { lists, faults } = deskLists(entries);
  for (const { severity, message, place } of faults)
    diagnostics.push(diagnose(severity, 'list-conflict', message, place, sources.get(place.file)));
  return outcome(lists, diagnostics);
}

function gather(reading: YamlReading, tree: YamlNode | undefined, into: Entries): void {
  const fields = fieldsOf(reading, tree, ['confusions', 'banned', 'order', 'important'], 'a list of the newsroom');
  const rows = (key: string, known: readonly string[]) =>
    itemsOf(fields.get(key)?.value).map((node) => {
      const row = fieldsOf(reading, node, known, `an entry of ${key}`);
      const text = (name: string): string => textOf(reading, row.get(name))?.value ?? '';
      return { row, text, place: { file: reading.file, start: node.start, end: node.end } };
    });
  for (const { row, text, place } of rows('confusions', ['wrong', 'right', 'why', 'fix'])) {
    const [wrong, right] = [text('wrong'), text('right')];
    if (needed(reading, place, wrong, 'wrong') && needed(reading, place, right, 'right'))
      into.confusions.push({ wrong, right, why: text('why'), fix: truthOf(reading, row.get('fix')) ?? false, place });
  }
  for (const { text, place } of rows('banned', ['text', 'instead', 'why']))
    if (needed(reading, place, text('text'), 'text')) into.banned.push({ text: text('text'), instead: text('instead'), why: text('why'), place }); // prettier-ignore
  for (const { row, text, place } of rows('order', ['name', 'post'])) {
    const posts = itemsOf(row.get('post')?.value).flatMap((node) => textOf(reading, node)?.value ?? []);
    if (needed(reading, place, text('name'), 'name')) into.order.push({ name: text('name'), posts, place });
  }
  for (const node of itemsOf(fields.get('important')?.value)) {
    const run = textOf(reading, node);
    if (run) into.important.push(run.value);
  }
}

function needed(reading: YamlReading, { start, end }: { start: number; end: number }, value: string, key: string): boolean {
  if (value !== '') return true;
  reading.findings.push({ severity: 'error', code: 'schema', message: `${key} is missing or empty in this entry`, start, end });
  return false;
}

/** Found upward, so that the same code runs from src/ and from a bundle. */
function shipped(): string {
  for (let folder = dirname(fileURLToPath(import.meta.url)); ; folder = dirname(folder)) {
    const file = join(folder, 'lists', 'confusions.yaml');
    if (existsSync(file)) return readFileSync(file, 'utf8');
    if (folder === dirname(folder)) bug('lists/confusions.yaml is not in the package');
  }
}
