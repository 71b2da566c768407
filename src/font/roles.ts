/**
 * `fonts.yaml` comes in (Banxin's own, or a newspaper's); a list of font files for each role goes out. Opens no font.
 */
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bug, type Outcome, outcome, type Span } from '../base/index.ts';
import {
  diagnosticsOf,
  mapOf,
  misfit,
  parseYaml,
  plainValue,
  type YamlEntry,
  type YamlNode,
  type YamlReading,
} from '../read/settings.ts';
import type { FontChoice, FontRoles } from './types.ts';

/** A choice as read from a file, with its place there. */
export interface PlacedChoice extends FontChoice {
  readonly where: Span;
}

/** The roles that Banxin ships, from `fonts/fonts.yaml` of the package. */
export async function defaultRoles(): Promise<FontRoles> {
  const { value, diagnostics } = await readRoles(readFileSync(shipped(), 'utf8'), 'fonts/fonts.yaml');
  if (diagnostics.length) bug(`the shipped fonts.yaml: ${diagnostics[0]!.message}`);
  // Without their places, which would be taken for places in the newspaper's own file.
  return Object.fromEntries(
    Object.entries(value).map(([role, choices]) => [
      role,
      choices.map(({ file, index }) => ({ file, ...(index !== undefined && { index }) })),
    ]),
  );
}

/** The package is found upward, so that the same code runs from src/ and from a bundle. */
function shipped(): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  for (;;) {
    const file = join(folder, 'fonts', 'fonts.yaml');
    if (existsSync(file)) return file;
    if (folder === dirname(folder)) bug('fonts/fonts.yaml is not in the package');
    folder = dirname(folder);
  }
}

/** A newspaper's roles over Banxin's: a role that it names is wholly its own. */
export const mergeRoles = (shippedRoles: FontRoles, own: FontRoles): FontRoles => ({ ...shippedRoles, ...own });

/**
 * Reads fonts.yaml: `faces` gives names to files, `roles` lists for each role faces by name or by file, first choice first.
 * @param file its path relative to the root, for diagnostics (code `schema`)
 */
export async function readRoles(source: string, file: string): Promise<Outcome<FontRoles>> {
  const reading: YamlReading = { source, file, findings: [] };
  const tree = await parseYaml(reading, source.charCodeAt(0) === 0xfeff ? 1 : 0, source.length);
  const top = mapOf(reading, tree, 'fonts.yaml');
  const entries = (key: string): readonly YamlEntry[] => mapOf(reading, valueOf(top, key), `${key}:`)?.entries ?? [];
  const names = new Map<string, FontChoice>();
  for (const { key, value } of entries('faces')) {
    const found = choiceOf(reading, value, new Map());
    if (found) names.set(key, found);
  }
  const roles: Record<string, readonly PlacedChoice[]> = {};
  for (const { key, value } of entries('roles')) {
    const list = value.kind === 'list' ? value.items : [value];
    roles[key] = list.map((one) => choiceOf(reading, one, names)).filter((one) => one !== undefined);
  }
  return outcome<FontRoles>(roles, diagnosticsOf(reading.findings, reading));
}

type YamlMap = Extract<YamlNode, { kind: 'map' }>;

const valueOf = (map: YamlMap | undefined, key: string): YamlNode | undefined =>
  map?.entries.find((entry) => entry.key === key)?.value;

function choiceOf(reading: YamlReading, node: YamlNode, names: ReadonlyMap<string, FontChoice>): PlacedChoice | undefined {
  const where: Span = { file: reading.file, start: node.start, end: node.end };
  if (node.kind === 'scalar' && typeof node.value === 'string')
    return { ...(names.get(node.value) ?? { file: node.value }), where };
  const map = node.kind === 'map' ? node : undefined;
  const path = plainValue(valueOf(map, 'file'));
  const index = plainValue(valueOf(map, 'index')) ?? 0;
  if (typeof path === 'string' && Number.isInteger(index) && (index as number) >= 0)
    return { file: path, index: index as number, where };
  return misfit(
    reading,
    'a face is the name of a file, or {file: …, index: …} for a member of a collection',
    node.start,
    node.end,
  );
}
