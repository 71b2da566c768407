/**
 * YAML of the common kind comes in (block maps and lists, flow ones on one line, plain or quoted words), its tree goes out, in a fraction of
 * the package's time. Where anything else stands (anchors, block scalars, folded lines, comments behind a value, an error) it gives up, and
 * the package reads the whole.
 */
import type { YamlEntry, YamlList, YamlMap, YamlNode, YamlScalar } from './yaml.ts';

/** Thrown to give up; never leaves this file. */
const strange = new Error('not of the plain kind');
const giveUp = (): never => {
  throw strange;
};

interface Line {
  readonly indent: number;
  /** Offsets of the text without indent and trailing spaces. */
  readonly start: number;
  readonly end: number;
}

interface Cursor {
  readonly source: string;
  readonly lines: readonly Line[];
  at: number;
}

/** The tree of source[start, end), or undefined when the package has to read it. */
export function plainYaml(source: string, start: number, end: number): YamlNode | undefined {
  try {
    const cursor: Cursor = { source, lines: linesOf(source, start, end), at: 0 };
    const [first] = cursor.lines;
    if (first === undefined || first.indent !== 0) return undefined;
    const tree = collection(cursor, 0, first.start);
    return cursor.at === cursor.lines.length ? tree : undefined;
  } catch (error) {
    if (error === strange) return undefined;
    throw error;
  }
}

/** Lines that say something; one that is blank or a comment says nothing. */
function linesOf(source: string, from: number, end: number): Line[] {
  const lines: Line[] = [];
  for (let at = from; at < end;) {
    let stop = source.indexOf('\n', at);
    if (stop < 0 || stop > end) stop = end;
    let last = source.charCodeAt(stop - 1) === 13 && stop > at ? stop - 1 : stop;
    let first = at;
    while (first < last && source.charCodeAt(first) === 32) first++;
    while (last > first && source.charCodeAt(last - 1) === 32) last--;
    if (first < last && source[first] !== '#') lines.push({ indent: first - at, start: first, end: last });
    at = stop + 1;
  }
  return lines;
}

/** A map or list whose lines stand at the indent; the first begins at `start`, which may be behind the dash of a list. */
const collection = (cursor: Cursor, indent: number, start: number): YamlMap | YamlList =>
  isDash(cursor, start) ? list(cursor, indent, start) : map(cursor, indent, start);

const isDash = ({ source }: Cursor, at: number): boolean => source[at] === '-' && source[at + 1] === ' ';

function map(cursor: Cursor, indent: number, start: number): YamlMap {
  const entries: YamlEntry[] = [];
  const names = new Set<string>();
  for (let at = start; ; at = cursor.lines[cursor.at]!.start) {
    const entry = mapEntry(cursor, indent, at);
    if (names.has(entry.key)) giveUp();
    names.add(entry.key);
    entries.push(entry);
    const next = cursor.lines[cursor.at];
    if (next === undefined || next.indent < indent) break;
    if (next.indent > indent || isDash(cursor, next.start)) giveUp();
  }
  return { kind: 'map', entries, start, end: entries[entries.length - 1]!.value.end };
}

function mapEntry(cursor: Cursor, indent: number, at: number): YamlEntry {
  const { source } = cursor;
  const line = cursor.lines[cursor.at]!;
  const keyEnd = wordEnd(source, at, line.end);
  if (keyEnd === at || source[keyEnd] !== ':') giveUp();
  const key = keyOf(source, at, keyEnd);
  let from = keyEnd + 1;
  if (from < line.end && source[from] !== ' ') giveUp();
  while (from < line.end && source[from] === ' ') from++;
  cursor.at++;
  const value = from < line.end ? valueOnLine(cursor, from, line.end, indent) : valueBelow(cursor, indent, keyEnd);
  return { key, keyStart: at, keyEnd, value };
}

/** A key is a word; one that YAML would read as a number or truth is left to the package. */
function keyOf(source: string, start: number, end: number): string {
  const { value } = scalarOf(source, start, end);
  return typeof value === 'string' && !value.endsWith(' ') ? value : giveUp();
}

/** What belongs to a key without a value on its line: a deeper collection, a list at the same indent, or nothing. */
function valueBelow(cursor: Cursor, indent: number, keyEnd: number): YamlNode {
  const next = cursor.lines[cursor.at];
  const deeper = next !== undefined && (next.indent > indent || (next.indent === indent && isDash(cursor, next.start)));
  return deeper ? collection(cursor, next.indent, next.start) : { kind: 'scalar', value: null, start: keyEnd, end: keyEnd };
}

function valueOnLine(cursor: Cursor, from: number, end: number, indent: number): YamlNode {
  const node = inlineValue(cursor.source, from, end, false);
  const next = cursor.lines[cursor.at];
  if (node.stop !== end || (next !== undefined && next.indent > indent)) giveUp();
  return node.value;
}

function list(cursor: Cursor, indent: number, start: number): YamlList {
  const items: YamlNode[] = [];
  for (let at = start; ; at = cursor.lines[cursor.at]!.start) {
    items.push(listItem(cursor, indent, at));
    const next = cursor.lines[cursor.at];
    if (next === undefined || next.indent < indent || (next.indent === indent && !isDash(cursor, next.start))) break;
    if (next.indent > indent) giveUp();
  }
  return { kind: 'list', items, start, end: items[items.length - 1]!.end };
}

function listItem(cursor: Cursor, indent: number, at: number): YamlNode {
  const { source } = cursor;
  const line = cursor.lines[cursor.at]!;
  let from = at + 2;
  while (from < line.end && source[from] === ' ') from++;
  if (from >= line.end || isDash(cursor, from)) giveUp();
  const key = wordEnd(source, from, line.end);
  const isMap = key > from && source[key] === ':' && (key + 1 === line.end || source[key + 1] === ' ');
  if (isMap) return map(cursor, indent + (from - at), from);
  cursor.at++;
  return valueOnLine(cursor, from, line.end, indent);
}

interface Read {
  readonly value: YamlNode;
  /** Where reading stopped. */
  readonly stop: number;
}

function inlineValue(source: string, at: number, end: number, inFlow: boolean): Read {
  const c = source[at];
  if (c === '{') return flowMap(source, at, end);
  if (c === '[') return flowList(source, at, end);
  if (c === '"' || c === "'") return quoted(source, at, end, c);
  let stop = wordEnd(source, at, end);
  if (stop === at || (!inFlow && stop !== end)) giveUp();
  const next = stop;
  while (source[stop - 1] === ' ') stop--;
  return { value: scalarOf(source, at, stop), stop: next };
}

function quoted(source: string, at: number, end: number, quote: string): Read {
  const close = source.indexOf(quote, at + 1);
  if (close < 0 || close >= end || source[close + 1] === quote) giveUp();
  const value = source.slice(at + 1, close);
  if (/[\\\t\r\uFEFF]/.test(value)) giveUp();
  return { value: { kind: 'scalar', value, start: at + 1, end: close }, stop: close + 1 };
}

const skipSpaces = (source: string, at: number, end: number): number => {
  let i = at;
  while (i < end && source[i] === ' ') i++;
  return i;
};

function flowMap(source: string, open: number, end: number): Read {
  const entries: YamlEntry[] = [];
  const stop = flowItems(source, open, end, '}', (at) => {
    const keyEnd = wordEnd(source, at, end);
    if (keyEnd === at || source[keyEnd] !== ':' || source[keyEnd + 1] !== ' ') giveUp();
    const key = keyOf(source, at, keyEnd);
    if (entries.some((entry) => entry.key === key)) giveUp();
    const read = inlineValue(source, skipSpaces(source, keyEnd + 1, end), end, true);
    entries.push({ key, keyStart: at, keyEnd, value: read.value });
    return read.stop;
  });
  return { value: { kind: 'map', entries, start: open, end: stop }, stop };
}

function flowList(source: string, open: number, end: number): Read {
  const items: YamlNode[] = [];
  const stop = flowItems(source, open, end, ']', (at) => {
    const read = inlineValue(source, at, end, true);
    items.push(read.value);
    return read.stop;
  });
  return { value: { kind: 'list', items, start: open, end: stop }, stop };
}

/** Reads what stands between brackets, parted by commas; returns where the closing bracket ends. */
function flowItems(source: string, open: number, end: number, close: string, item: (at: number) => number): number {
  let at = skipSpaces(source, open + 1, end);
  if (source[at] === close && at < end) return at + 1;
  for (;;) {
    at = skipSpaces(source, item(at), end);
    if (at >= end) return giveUp();
    if (source[at] === close) return at + 1;
    if (source[at] !== ',') giveUp();
    at = skipSpaces(source, at + 1, end);
  }
}

/** End of the plain word or words at `at`: letters, figures, `_ . / ( ) % + = ;`, dashes and spaces inside, all that is not ASCII. */
function wordEnd(source: string, at: number, end: number): number {
  let i = at;
  for (; i < end; i++) {
    const c = source.charCodeAt(i);
    const ok = c < 128 ? words[c] === 2 || (words[c] === 1 && i > at) : c > 0xa0 && c !== 0x2028 && c !== 0x2029 && c !== 0xfeff;
    if (!ok) break;
  }
  return i;
}

const words = new Uint8Array(128);
for (let c = 48; c < 58; c++) words[c] = 2;
for (let c = 65; c < 91; c++) words[c] = words[c + 32] = 2;
for (const mark of '_./()') words[mark.charCodeAt(0)] = 2;
for (const mark of ' -%+=;') words[mark.charCodeAt(0)] = 1;

/** YAML 1.2 core schema; numbers but for plain decimals are left to the package. */
function scalarOf(source: string, start: number, end: number): YamlScalar {
  const text = source.slice(start, end);
  return { kind: 'scalar', value: coreValue(text), start, end };
}

function coreValue(text: string): string | number | boolean | null {
  if (/^(?:true|false|null)$/i.test(text)) return giveUp();
  if (!/^[\d.]/.test(text)) return text;
  if (/^[1-9]\d{0,14}$|^0$/.test(text)) return Number(text);
  if (/^[1-9]\d{0,8}\.\d{0,5}[1-9]$/.test(text)) return Number(text);
  return /^\.{0,2}\/|^\d{4}-\d\d-\d\d$|[^\d.eExXoOa-fA-F+-]/.test(text) && !/^\.(?:inf|nan)$/i.test(text) ? text : giveUp();
}
