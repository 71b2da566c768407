/**
 * Nodes of a YAML tree come in, typed values go out: the fields of a map by name, text with its place, numbers in a range, words of a list.
 * What does not fit is an error `schema` at its place, with what to write, and the value is undefined.
 */
import type { TextRun } from './types.ts';
import { suggestion } from './near.ts';
import { normalise } from './normalise.ts';
import { shown } from './reading.ts';
import { wholeRun } from './runs.ts';
import { type YamlEntry, type YamlMap, type YamlNode, type YamlReading, misfit } from './yaml.ts';

const typedAt = (reading: YamlReading, node: YamlNode): string => shown(reading.source.slice(node.start, node.end));

/** The fields of a map by name; keys that nobody knows are errors. `what` names the map for the reader of the message. */
export function fieldsOf(
  reading: YamlReading,
  node: YamlNode | undefined,
  known: readonly string[],
  what: string,
): ReadonlyMap<string, YamlEntry> {
  const map = mapOf(reading, node, what);
  const fields = new Map<string, YamlEntry>();
  for (const entry of map?.entries ?? []) {
    if (known.includes(entry.key)) fields.set(entry.key, entry);
    else misfit(reading, `“${entry.key}” is no key of ${what}; ${suggestion(entry.key, known)}`, entry.keyStart, entry.keyEnd);
  }
  return fields;
}

export function mapOf(reading: YamlReading, node: YamlNode | undefined, what: string): YamlMap | undefined {
  if (node === undefined || (node.kind === 'scalar' && node.value === null)) return undefined;
  return node.kind === 'map'
    ? node
    : misfit(reading, `“${typedAt(reading, node)}”: ${what} is a map, lines of the form key: value`, node.start, node.end);
}

/** The items of a list; a single value stands for a list of one. Nothing for an empty value. */
export function itemsOf(node: YamlNode | undefined): readonly YamlNode[] {
  if (node === undefined || (node.kind === 'scalar' && node.value === null)) return [];
  return node.kind === 'list' ? node.items : [node];
}

/** Text with its place; undefined for an empty value. The value is the normalised source, so YAML's own escapes are errors. */
export function textOf(reading: YamlReading, entry: YamlEntry | YamlNode | undefined): TextRun | undefined {
  const node = entry && 'key' in entry ? entry.value : entry;
  const name = entry && 'key' in entry ? `${entry.key}: ` : '';
  if (node === undefined || (node.kind === 'scalar' && node.value === null)) return undefined;
  if (node.kind !== 'scalar')
    return misfit(reading, `${name}“${typedAt(reading, node)}” is a ${node.kind}; write plain text`, node.start, node.end);
  const run = wholeRun(reading, ...trimmed(reading.source, node.start, node.end));
  const bare = (text: string): string => normalise(text).replace(/\s/g, '');
  if (typeof node.value === 'string' && node.value !== run.value && bare(node.value) !== bare(run.value))
    return misfit(
      reading,
      `${name}“${typedAt(reading, node)}” is written with an escape of YAML (\\u…, '', …); type the character itself`,
      node.start,
      node.end,
    );
  return run.value === '' ? undefined : run;
}

function trimmed(source: string, start: number, end: number): [number, number] {
  let from = start;
  let to = end;
  while (from < to && /\s/.test(source[from]!)) from++;
  while (to > from && /\s/.test(source[to - 1]!)) to--;
  return [from, to];
}

/** One of some words. */
export function wordOf<T extends string>(reading: YamlReading, entry: YamlEntry | undefined, words: readonly T[]): T | undefined {
  if (entry === undefined) return undefined;
  const { value } = entry;
  if (value.kind === 'scalar' && words.includes(value.value as T)) return value.value as T;
  return misfit(reading, `${entry.key}: “${typedAt(reading, value)}” is not one of ${words.join(', ')}`, value.start, value.end);
}

/** A number from `least` to `most`. */
export function numberOf(
  reading: YamlReading,
  entry: YamlEntry | undefined,
  least: number,
  most: number,
  whole = false,
): number | undefined {
  if (entry === undefined) return undefined;
  const { value } = entry;
  const number = value.kind === 'scalar' ? value.value : undefined;
  if (typeof number === 'number' && number >= least && number <= most && (!whole || Number.isInteger(number))) return number;
  return misfit(
    reading,
    `${entry.key}: “${typedAt(reading, value)}” is not a ${whole ? 'whole ' : ''}number from ${least} to ${most}`,
    value.start,
    value.end,
  );
}

export function truthOf(reading: YamlReading, entry: YamlEntry | undefined): boolean | undefined {
  if (entry === undefined) return undefined;
  const { value } = entry;
  if (value.kind === 'scalar' && typeof value.value === 'boolean') return value.value;
  return misfit(reading, `${entry.key}: “${typedAt(reading, value)}” is neither true nor false`, value.start, value.end);
}

/** An ISO date that is in the calendar. */
export function dateOf(reading: YamlReading, entry: YamlEntry | undefined): string | undefined {
  const run = textOf(reading, entry);
  if (run === undefined) return undefined;
  if (isDate(run.value)) return run.value;
  return misfit(
    reading,
    `${entry!.key}: “${run.value}” is not a date; write year-month-day, for instance 2021-01-26`,
    run.span.start,
    run.span.end,
  );
}

function isDate(text: string): boolean {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (match === null) return false;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  const days = [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1];
  return days !== undefined && day >= 1 && day <= days;
}
