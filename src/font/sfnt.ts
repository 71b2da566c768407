/**
 * A font file comes in (TTF, OTF, a member of a TTC, WOFF, WOFF2); its tables go out, each read when it is asked for.
 * Never reads a whole file for the sake of a few tables, and keeps no file open.
 */
import { createHash } from 'node:crypto';
import { closeSync, fstatSync, mkdirSync, openSync, readFileSync, readSync, renameSync, existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { inflateSync } from 'node:zlib';
import { FontFault, tagAt, viewOf } from './bytes.ts';
import { unpackWoff2 } from './woff2.ts';

/** The tables of one font. A table that is not there is empty. */
export interface Tables {
  readonly tags: readonly string[];
  table(tag: string): Uint8Array;
  /** Bytes `start` to `end` of a table, without reading the rest where the container allows it. */
  range(tag: string, start: number, end: number): Uint8Array;
  /** Length of a table in bytes, 0 when it is not there. */
  size(tag: string): number;
}

interface Entry { readonly offset: number; readonly packed: number; readonly length: number }

const NOTHING = new Uint8Array(0);
const HEADER = 4096;

/**
 * Opens a font: reads its table directory and nothing else.
 * @param index member of a collection
 * @param cacheDir where an unpacked WOFF or WOFF2 is kept; without it nothing is written
 * @throws FontFault when the file is not a font
 */
export function openTables(path: string, index = 0, cacheDir?: string): Tables {
  const { head, size } = readHead(path);
  const view = viewOf(head);
  const magic = tagAt(head, 0);
  if (magic === 'wOFF') return openWoff(path, head, cacheDir);
  if (magic === 'wOF2') return openWoff2(path, cacheDir);
  const at = magic === 'ttcf' ? memberOffset(view, index) : 0;
  return new FileTables(path, directory(path, head, at, size));
}

/** The tables of a font that is in memory already, as sfnt bytes. */
export function tablesOf(bytes: Uint8Array, index = 0): Tables {
  const at = tagAt(bytes, 0) === 'ttcf' ? memberOffset(viewOf(bytes), index) : 0;
  const entries = sfntDirectory(bytes.subarray(at), bytes.length);
  return memoryTables(new Map([...entries].map(([tag, e]) => [tag, bytes.subarray(e.offset, e.offset + e.length)])));
}

export function memoryTables(tables: ReadonlyMap<string, Uint8Array>): Tables {
  return {
    tags: [...tables.keys()],
    table: (tag) => tables.get(tag) ?? NOTHING,
    range: (tag, start, end) => (tables.get(tag) ?? NOTHING).subarray(start, end),
    size: (tag) => tables.get(tag)?.length ?? 0,
  };
}

class FileTables implements Tables {
  readonly tags: readonly string[];
  readonly #path: string;
  readonly #entries: ReadonlyMap<string, Entry>;
  readonly #kept = new Map<string, Uint8Array>();

  constructor(path: string, entries: ReadonlyMap<string, Entry>) {
    this.#path = path;
    this.#entries = entries;
    this.tags = [...entries.keys()];
  }

  size(tag: string): number {
    return this.#entries.get(tag)?.length ?? 0;
  }

  table(tag: string): Uint8Array {
    const entry = this.#entries.get(tag);
    if (!entry) return NOTHING;
    let bytes = this.#kept.get(tag);
    if (!bytes) {
      bytes = readRange(this.#path, entry.offset, entry.packed);
      if (entry.packed < entry.length) bytes = inflateTable(this.#path, bytes, entry.length);
      this.#kept.set(tag, bytes);
    }
    return bytes;
  }

  range(tag: string, start: number, end: number): Uint8Array {
    const entry = this.#entries.get(tag);
    if (!entry) return NOTHING;
    if (entry.packed < entry.length || this.#kept.has(tag)) return this.table(tag).subarray(start, end);
    return readRange(this.#path, entry.offset + start, Math.min(end, entry.length) - start);
  }
}

function inflateTable(path: string, packed: Uint8Array, length: number): Uint8Array {
  try {
    const bytes = inflateSync(packed, { chunkSize: Math.max(64, length), maxOutputLength: length });
    if (bytes.length === length) return bytes;
  } catch {
    // Falls through to the fault: the reason zlib gives says nothing to the owner of the file.
  }
  throw new FontFault(`${path} is damaged: a table does not unpack`);
}

function readHead(path: string): { head: Uint8Array; size: number } {
  const fd = openSync(path, 'r');
  try {
    const head = Buffer.allocUnsafe(HEADER);
    const got = readSync(fd, head, 0, HEADER, 0);
    return { head: head.subarray(0, got), size: fstatSync(fd).size };
  } finally {
    closeSync(fd);
  }
}

function readRange(path: string, start: number, length: number): Uint8Array {
  const fd = openSync(path, 'r');
  try {
    const bytes = Buffer.allocUnsafeSlow(Math.max(0, length));
    const got = readSync(fd, bytes, 0, bytes.length, start);
    if (got < bytes.length) throw new FontFault(`${path} is cut short`);
    return bytes;
  } finally {
    closeSync(fd);
  }
}

function memberOffset(view: DataView, index: number): number {
  const count = view.getUint32(8);
  if (index >= count) throw new FontFault(`the collection has ${count} fonts, no number ${index}`);
  return view.getUint32(12 + 4 * index);
}

/** The directory, read again where a collection keeps it deep in the file. */
function directory(path: string, head: Uint8Array, at: number, size: number): ReadonlyMap<string, Entry> {
  const needed = 12 + 16 * 64;
  const bytes = at + needed <= head.length || at === 0 ? head.subarray(at) : readRange(path, at, Math.min(needed, size - at));
  return sfntDirectory(bytes, size);
}

function sfntDirectory(bytes: Uint8Array, size: number): ReadonlyMap<string, Entry> {
  const magic = tagAt(bytes, 0);
  if (magic !== '\0\x01\0\0' && magic !== 'OTTO' && magic !== 'true') throw new FontFault('this is no font file that Banxin reads (TTF, OTF, TTC, WOFF, WOFF2)');
  const view = viewOf(bytes);
  const entries = new Map<string, Entry>();
  for (let i = 0, at = 12; i < view.getUint16(4) && at + 16 <= bytes.length; i++, at += 16) {
    const offset = view.getUint32(at + 8);
    const length = view.getUint32(at + 12);
    if (offset + length > size) throw new FontFault('the font file is cut short');
    entries.set(tagAt(bytes, at), { offset, packed: length, length });
  }
  return entries;
}

/** WOFF 1.0 (W3C 2012): each table packed by zlib on its own, so that only the tables asked for are unpacked. */
function openWoff(path: string, head: Uint8Array, cacheDir: string | undefined): Tables {
  const view = viewOf(head);
  const count = view.getUint16(12);
  const end = 44 + 20 * count;
  // The directory carries the checksum of every table, so its own hash stands for the contents.
  const kept = cacheDir && join(cacheDir, `woff-${hash(head.subarray(0, end))}.sfnt`);
  if (kept && existsSync(kept)) return openTables(kept);
  const entries = new Map<string, Entry>();
  for (let at = 44; at < end; at += 20)
    entries.set(tagAt(head, at), { offset: view.getUint32(at + 4), packed: view.getUint32(at + 8), length: view.getUint32(at + 12) });
  const tables = new FileTables(path, entries);
  return kept ? keep(kept, tables) : tables;
}

function openWoff2(path: string, cacheDir: string | undefined): Tables {
  const bytes = readFileSync(path);
  const kept = cacheDir && join(cacheDir, `woff2-${hash(bytes)}.sfnt`);
  if (kept && existsSync(kept)) return openTables(kept);
  const tables = memoryTables(unpackWoff2(bytes));
  return kept ? keep(kept, tables) : tables;
}

/** Writes the unpacked font, whole or not at all, and reads from there. */
function keep(file: string, tables: Tables): Tables {
  const rough = `${file}.${process.pid}`;
  mkdirSync(join(file, '..'), { recursive: true });
  writeFileSync(rough, assemble(tables));
  renameSync(rough, file);
  return openTables(file);
}

const hash = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex').slice(0, 32);

/** One sfnt file of a font's tables, in tag order, with checksums (OpenType 1.9, "Organization of an OpenType Font"). */
export function assemble(tables: Tables): Uint8Array {
  const tags = [...tables.tags].sort();
  const starts: number[] = [];
  let end = 12 + 16 * tags.length;
  for (const tag of tags) {
    starts.push(end);
    end += (tables.size(tag) + 3) & ~3;
  }
  const bytes = new Uint8Array(end);
  const view = viewOf(bytes);
  writeDirectoryHead(view, tags);
  tags.forEach((tag, i) => {
    const table = tables.table(tag);
    const start = starts[i]!;
    bytes.set(table, start);
    if (tag === 'head') view.setUint32(start + 8, 0);
    const at = 12 + 16 * i;
    for (let c = 0; c < 4; c++) bytes[at + c] = tag.charCodeAt(c);
    view.setUint32(at + 4, checksum(view, start, (table.length + 3) & ~3));
    view.setUint32(at + 8, start);
    view.setUint32(at + 12, table.length);
  });
  const head = tags.indexOf('head');
  if (head >= 0) view.setUint32(starts[head]! + 8, (0xb1b0afba - checksum(view, 0, end)) >>> 0);
  return bytes;
}

function writeDirectoryHead(view: DataView, tags: readonly string[]): void {
  const power = 2 ** Math.floor(Math.log2(tags.length));
  view.setUint32(0, tags.some((tag) => tag === 'CFF ' || tag === 'CFF2') ? 0x4f54544f : 0x00010000);
  view.setUint16(4, tags.length);
  view.setUint16(6, power * 16);
  view.setUint16(8, Math.log2(power));
  view.setUint16(10, (tags.length - power) * 16);
}

function checksum(view: DataView, start: number, length: number): number {
  let sum = 0;
  for (let at = start; at < start + length; at += 4) sum = (sum + view.getUint32(at)) | 0;
  return sum >>> 0;
}
