/**
 * `fonts.yaml` comes in (Banxin's own, or a newspaper's); a list of font files for each role goes out. Opens no font.
 */
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bug, diagnose, type Diagnostic, type Outcome, outcome, type Span } from '../base/index.ts';
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
  const { isMap, isScalar, isSeq, parseDocument } = await yamlPackage();
  const document = parseDocument(source);
  const diagnostics: Diagnostic[] = document.errors.map((error) =>
    diagnose(
      'error',
      'schema',
      `fonts.yaml is not YAML: ${error.message.split('\n')[0]}`,
      { file, start: error.pos[0], end: error.pos[1] },
      source,
    ),
  );
  const spanOf = (node: unknown): Span => {
    const range = (node as { range?: readonly [number, number, number] | null } | null)?.range;
    return { file, start: range?.[0] ?? 0, end: range?.[1] ?? 0 };
  };
  const complain = (node: unknown, message: string): undefined =>
    void diagnostics.push(diagnose('error', 'schema', message, spanOf(node), source));
  const entries = (key: string): readonly (readonly [string, unknown])[] => {
    const map = isMap(document.contents) ? document.get(key, true) : undefined;
    if (map !== undefined && !isMap(map)) complain(map, `"${key}" is a mapping from names to files`);
    return isMap(map) ? map.items.map((pair) => [String(pair.key), pair.value] as const) : [];
  };
  const choice = (node: unknown, names: ReadonlyMap<string, FontChoice>): PlacedChoice | undefined => {
    if (isScalar(node) && typeof node.value === 'string')
      return { ...(names.get(node.value) ?? { file: node.value }), where: spanOf(node) };
    const path = isMap(node) ? node.get('file') : undefined;
    const index = isMap(node) ? (node.get('index') ?? 0) : 0;
    if (typeof path === 'string' && Number.isInteger(index) && (index as number) >= 0)
      return { file: path, index: index as number, where: spanOf(node) };
    return complain(node, 'a face is the name of a file, or {file: …, index: …} for a member of a collection');
  };

  if (document.contents && !isMap(document.contents))
    complain(document.contents, 'fonts.yaml is a mapping with "faces" and "roles"');
  const names = new Map<string, FontChoice>();
  for (const [name, node] of entries('faces')) {
    const found = choice(node, new Map());
    if (found) names.set(name, found);
  }
  const roles: Record<string, readonly PlacedChoice[]> = {};
  for (const [role, node] of entries('roles')) {
    const list = isSeq(node) ? node.items : [node];
    roles[role] = list.map((one) => choice(one, names)).filter((one) => one !== undefined);
  }
  return outcome<FontRoles>(roles, diagnostics);
}

/** `yaml` is CommonJS, which a bundle hands over as a default export only. */
async function yamlPackage(): Promise<typeof import('yaml')> {
  const loaded = (await import('yaml')) as typeof import('yaml') & { default?: typeof import('yaml') };
  return loaded.default ?? loaded;
}
