/**
 * YAML source comes in, a small tree of scalars, lists and maps goes out, each with its place in the file. It checks YAML, never what the keys mean.
 */
import type { Finding } from './reading.ts';
import type { Source } from './runs.ts';
import { plainYaml } from './yaml-plain.ts';

export type YamlNode = YamlScalar | YamlList | YamlMap;
export interface YamlScalar {
  readonly kind: 'scalar';
  readonly value: string | number | boolean | null;
  /** UTF-16 offsets in the file of the text, without quotes or a block's header. */
  readonly start: number;
  readonly end: number;
}
export interface YamlList {
  readonly kind: 'list';
  readonly items: readonly YamlNode[];
  readonly start: number;
  readonly end: number;
}
export interface YamlEntry {
  readonly key: string;
  readonly keyStart: number;
  readonly keyEnd: number;
  readonly value: YamlNode;
}
export interface YamlMap {
  readonly kind: 'map';
  readonly entries: readonly YamlEntry[];
  readonly start: number;
  readonly end: number;
}

/** Where findings about YAML go. */
export interface YamlReading extends Source {
  readonly findings: Finding[];
}

/** An error of the kind `schema`: the file does not fit; `message` says what to do. */
export function misfit(reading: YamlReading, message: string, start: number, end: number): undefined {
  reading.findings.push({ severity: 'error', code: 'schema', message, start, end });
}

/** The package is CommonJS: in a bundle its names stand under `default`. */
async function yamlPackage(): Promise<typeof import('yaml')> {
  const loaded = (await import('yaml')) as typeof import('yaml') & { default?: typeof import('yaml') };
  return loaded.parseDocument === undefined ? loaded.default! : loaded;
}

/**
 * The tree of source[start, end); undefined when there is nothing in it or it is not YAML (which is then a finding). `throughPackage`: do not try
 * the short way first, to which this one must be equal.
 */
export async function parseYaml(
  reading: YamlReading,
  start: number,
  end: number,
  throughPackage = false,
): Promise<YamlNode | undefined> {
  const plain = throughPackage ? undefined : plainYaml(reading.source, start, end);
  if (plain !== undefined) return plain;
  const { parseDocument, isAlias, isMap, isScalar, isSeq } = await yamlPackage();
  const document = parseDocument(reading.source.slice(start, end), { prettyErrors: false });
  for (const error of document.errors) yamlError(reading, error.message, start + error.pos[0], start + error.pos[1]);
  if (document.errors.length > 0) return undefined;

  let count = 0;
  const nothing: YamlScalar = { kind: 'scalar', value: null, start, end: start };
  const convert = (node: unknown, depth: number): YamlNode => {
    if (depth > 40 || ++count > mostNodes) return nothing;
    if (isAlias(node)) return convert(node.resolve(document), depth + 1);
    if (isScalar(node))
      return scalar(reading.source, node.value, node.type ?? '', start + node.range![0], start + node.range![1]);
    if (isSeq(node)) {
      const items = node.items.map((item) => convert(item, depth + 1));
      return { kind: 'list', items, ...placeOfNode(node, items[items.length - 1], start) };
    }
    if (!isMap(node)) return nothing;
    const entries = node.items.map((pair) => entry(pair, depth + 1));
    return { kind: 'map', entries, ...placeOfNode(node, entries[entries.length - 1]?.value, start) };
  };
  const entry = (pair: { key: unknown; value: unknown }, depth: number): YamlEntry => {
    const key = convert(pair.key, depth);
    const found = pair.value === null ? nothing : convert(pair.value, depth);
    const empty = found.kind === 'scalar' && found.value === null && found.end <= found.start;
    const value = empty ? { ...nothing, start: key.end, end: key.end } : found;
    return { key: key.kind === 'scalar' ? String(key.value) : '', keyStart: key.start, keyEnd: key.end, value };
  };
  const tree = document.contents === null ? undefined : convert(document.contents, 0);
  if (count > mostNodes) misfit(reading, 'aliases (*…) make more of this file than anyone typed; write it out', start, start);
  return tree;
}

/** No edition comes near; aliases of aliases do. */
const mostNodes = 200_000;

/** A collection in brackets ends behind them, another with its last value. */
function placeOfNode(
  node: { range?: readonly [number, number, number] | null; flow?: boolean },
  last: YamlNode | undefined,
  base: number,
): { start: number; end: number } {
  const [start, end] = node.range ?? [0, 0];
  return { start: base + start, end: node.flow || last === undefined ? base + end : last.end };
}

function yamlError(reading: YamlReading, message: string, from: number, to: number): void {
  const line = /[^\r\n]*/.exec(reading.source.slice(from))![0];
  const typed = line.trim().length > 0 ? `“${line.trim().slice(0, 40)}”: ` : '';
  const hint = /Nested mappings|implicit key/i.test(message) ? '; put a value with a colon and a space in it between quotes' : '';
  misfit(reading, `${typed}not YAML: ${message}${hint}`, from, Math.max(to, from));
}

function scalar(source: string, value: unknown, type: string, start: number, end: number): YamlScalar {
  const plain =
    typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
      ? value
      : value === null || value === undefined
        ? null
        : String(value);
  if (type.startsWith('QUOTE')) return { kind: 'scalar', value: plain, start: start + 1, end: Math.max(start + 1, end - 1) };
  if (!type.startsWith('BLOCK')) return { kind: 'scalar', value: plain, start, end };
  let from = start;
  while (from < end && source[from] !== '\n' && source[from] !== '\r') from++;
  while (from < end && /\s/.test(source[from]!)) from++;
  let to = end;
  while (to > from && /\s/.test(source[to - 1]!)) to--;
  return { kind: 'scalar', value: plain, start: from, end: to };
}

/** The plain value of a tree, for a schema validator. */
export function plainValue(node: YamlNode | undefined): unknown {
  if (node === undefined) return null;
  if (node.kind === 'scalar') return node.value;
  if (node.kind === 'list') return node.items.map(plainValue);
  return Object.fromEntries(node.entries.map((entry) => [entry.key, plainValue(entry.value)]));
}

/** The node that the steps lead to from the root, or the nearest one above it that is there; a key without a value stands for itself. */
export function nodeAt(root: YamlNode, steps: readonly string[]): { readonly start: number; readonly end: number } {
  let node = root;
  for (const name of steps) {
    const entry = node.kind === 'map' ? node.entries.find((each) => each.key === name) : undefined;
    const next: YamlNode | undefined = entry?.value ?? (node.kind === 'list' ? node.items[Number(name)] : undefined);
    if (next === undefined) return node;
    if (next.end <= next.start && entry !== undefined) return { start: entry.keyStart, end: entry.keyEnd };
    node = next;
  }
  return node;
}
