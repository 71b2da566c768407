/**
 * A font file comes in (TTF, OTF, a member of a TTC, WOFF, WOFF2); its tables go out, each read when it is asked for.
 * Never reads a whole file for the sake of a few tables, and keeps no file open.
 */
import { createHash } from 'node:crypto';
import {
  closeSync,
  existsSync,
  fstatSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readFileSync,
  readSync,
  renameSync,
  rmdirSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { inflate, inflateSync, type ZlibOptions } from 'node:zlib';
import { assemble } from './assemble.ts';
import { FontFault, tagAt, viewOf } from './bytes.ts';
import { cut, memoryTables, NOTHING, type Tables } from './tables.ts';
import { unpackWoff2, woff2Tables } from './woff2.ts';

interface Entry {
  readonly offset: number;
  readonly packed: number;
  readonly length: number;
}

const HEADER = 4096;
/** Stretches nearer than this are read at once, up to so many bytes: a read costs as much as copying a few thousand bytes. */
const NEAR = 8192;
const WINDOW = 262144;

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

class FileTables implements Tables {
  readonly tags: readonly string[];
  readonly #path: string;
  readonly #entries: ReadonlyMap<string, Entry>;
  readonly #keepAs: string | undefined;
  readonly #kept = new Map<string, Uint8Array>();

  /** @param keepAs where the unpacked font goes once its outlines had to be unpacked */
  constructor(path: string, entries: ReadonlyMap<string, Entry>, keepAs?: string) {
    this.#path = path;
    this.#entries = entries;
    this.#keepAs = keepAs;
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
      if (this.#keepAs && tag === 'glyf') keep(this.#keepAs, this);
    }
    return bytes;
  }

  /** Unpacks a table on another thread, so that it is there when it is asked for. */
  async unpack(tag: string): Promise<void> {
    const entry = this.#entries.get(tag);
    if (!entry || entry.packed === entry.length || this.#kept.has(tag)) return;
    const bytes = await inflateAside(readRange(this.#path, entry.offset, entry.packed), {
      maxOutputLength: entry.length,
      chunkSize: 262144,
    });
    // A damaged table is left to the one who asks for it, and can say so.
    if (bytes?.length === entry.length) this.#kept.set(tag, bytes);
  }

  range(tag: string, start: number, end: number): Uint8Array {
    const entry = this.#entries.get(tag);
    if (!entry) return NOTHING;
    if (entry.packed < entry.length || this.#kept.has(tag)) return this.table(tag).subarray(start, end);
    return readRange(this.#path, entry.offset + start, Math.min(end, entry.length) - start);
  }

  gather(tag: string, starts: Uint32Array, ends: Uint32Array): Uint8Array[] {
    const entry = this.#entries.get(tag);
    if (!entry || entry.packed < entry.length || this.#kept.has(tag)) return cut(this.table(tag), starts, ends);
    return readStretches(this.#path, entry, starts, ends);
  }
}

/** Reads in file order through one window, and copies each stretch out of it. */
function readStretches(path: string, { offset, length }: Entry, starts: Uint32Array, ends: Uint32Array): Uint8Array[] {
  const order = Uint32Array.from(starts.keys()).sort((a, b) => starts[a]! - starts[b]!);
  const stretches = new Array<Uint8Array>(starts.length);
  const kept = new Uint8Array(starts.reduce((sum, start, i) => sum + Math.max(0, ends[i]! - start), 0));
  let window = Buffer.allocUnsafeSlow(WINDOW);
  let used = 0;
  const fd = openSync(path, 'r');
  try {
    for (let i = 0; i < order.length;) {
      const first = starts[order[i]!]!;
      let end = Math.max(first, ends[order[i]!]!);
      let next = i + 1;
      for (; next < order.length; next++) {
        const one = order[next]!;
        if (starts[one]! > end + NEAR || ends[one]! > first + WINDOW) break;
        end = Math.max(end, ends[one]!);
      }
      if (end > length) throw new FontFault(`${path} is damaged: a glyph lies outside its table`);
      if (end - first > window.length) window = Buffer.allocUnsafeSlow(end - first);
      if (readSync(fd, window, 0, end - first, offset + first) < end - first) throw new FontFault(`${path} is cut short`);
      for (; i < next; i++) {
        const one = order[i]!;
        const size = Math.max(0, ends[one]! - starts[one]!);
        const from = starts[one]! - first;
        kept.set(window.subarray(from, from + size), used);
        stretches[one] = kept.subarray(used, (used += size));
      }
    }
  } finally {
    closeSync(fd);
  }
  return stretches;
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

const inflateAside = (packed: Uint8Array, options: ZlibOptions): Promise<Uint8Array | undefined> =>
  new Promise((done) => inflate(packed, options, (error, bytes) => done(error ? undefined : bytes)));

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
  if (magic !== '\0\x01\0\0' && magic !== 'OTTO' && magic !== 'true')
    throw new FontFault('this is no font file that Banxin reads (TTF, OTF, TTC, WOFF, WOFF2)');
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
  const end = 44 + 20 * view.getUint16(12);
  // The directory carries the checksum of every table, so its own hash stands for the contents.
  const kept = cacheDir && join(cacheDir, `woff-${hash(head.subarray(0, end))}.sfnt`);
  if (kept && existsSync(kept)) return openTables(kept);
  const entries = new Map<string, Entry>();
  for (let at = 44; at < end; at += 20)
    entries.set(tagAt(head, at), {
      offset: view.getUint32(at + 4),
      packed: view.getUint32(at + 8),
      length: view.getUint32(at + 12),
    });
  return new FileTables(path, entries, kept);
}

/** Its tables are packed together: the first one asked for unpacks them all. */
function openWoff2(path: string, cacheDir: string | undefined): Tables {
  const bytes = readFileSync(path);
  const lengths = woff2Tables(bytes);
  let unpacked: Tables | undefined;
  const all = (): Tables => (unpacked ??= keptWoff2(bytes, cacheDir));
  return {
    tags: [...lengths.keys()],
    size: (tag) => unpacked?.size(tag) ?? lengths.get(tag) ?? 0,
    table: (tag) => all().table(tag),
    range: (tag, start, end) => all().range(tag, start, end),
    gather: (tag, starts, ends) => all().gather(tag, starts, ends),
  };
}

function keptWoff2(bytes: Uint8Array, cacheDir: string | undefined): Tables {
  if (!cacheDir) return memoryTables(unpackWoff2(bytes));
  const kept = join(cacheDir, `woff2-${hash(bytes)}.sfnt`);
  if (!existsSync(kept)) keep(kept, memoryTables(unpackWoff2(bytes)));
  return openTables(kept);
}

/** Writes the unpacked font, whole or not at all. */
function keep(file: string, tables: Tables): void {
  mkdirSync(dirname(file), { recursive: true });
  const workshop = mkdtempSync(`${file}-`);
  const rough = join(workshop, 'rough');
  writeFileSync(rough, assemble(tables));
  renameSync(rough, file);
  rmdirSync(workshop);
}

const hash = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex').slice(0, 32);
