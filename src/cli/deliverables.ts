/**
 * Where a build's files go: written under a temporary name and renamed when they are whole. A deliverable that is not finished
 * leaves no file, an older one included.
 */
import { closeSync, existsSync, mkdirSync, openSync, readFileSync, renameSync, rmSync, writeSync } from 'node:fs';
import path from 'node:path';
import { pid } from 'node:process';

/** A file while it is written. */
export interface Deliverable {
  write(chunk: Uint8Array | string): void;
  /** The file is whole: it takes its name. */
  commit(): Promise<void>;
  /** The file is not wanted: nothing stays under its name. */
  discard(): Promise<void>;
}

/** Where files are opened, by name. */
export interface Sink {
  open(name: string): Deliverable;
  /** A finished file of an earlier run. */
  earlier?(name: string): Uint8Array | undefined;
}

/** A folder of files that are there whole or not at all. */
export interface Deliverables extends Sink {
  /** Paths of the finished files, in the order in which they were finished. */
  readonly written: readonly string[];
  /** Throws away what is still open and removes the older file of each expected name that was not finished. */
  settle(expected: readonly string[]): void;
}

/** Small chunks are gathered to blocks of this many bytes: pdfkit writes an object at a time. */
const BLOCK = 1 << 20;

/** The files of a folder, which is made when it is missing. */
export function deliverablesIn(folder: string): Deliverables {
  const written: string[] = [];
  const open = new Set<() => void>();
  return {
    written,
    open: (name) => openFile(path.join(folder, name), written, open),
    earlier: (name) => {
      const file = path.join(folder, name);
      return existsSync(file) ? readFileSync(file) : undefined;
    },
    settle: (expected) => {
      for (const discard of open) discard();
      for (const name of expected) {
        const file = path.join(folder, name);
        if (!written.includes(file)) rmSync(file, { force: true });
      }
    },
  };
}

function openFile(file: string, written: string[], open: Set<() => void>): Deliverable {
  const temporary = path.join(path.dirname(file), `.${path.basename(file)}.${pid}.tmp`);
  mkdirSync(path.dirname(file), { recursive: true });
  const out = blockWriter(openSync(temporary, 'w'));
  const discard = (): void => {
    if (!open.delete(discard)) return;
    out.close();
    rmSync(temporary, { force: true });
    rmSync(file, { force: true });
  };
  open.add(discard);
  return {
    write: out.write,
    commit: async () => {
      if (!open.delete(discard)) throw new Error(`bug: ${path.basename(file)} was finished twice`);
      out.flush();
      out.close();
      renameSync(temporary, file);
      written.push(file);
    },
    discard: async () => discard(),
  };
}

/** Gathers chunks and writes them in blocks; in order, and copied, so that the caller may reuse its buffer. */
function blockWriter(descriptor: number) {
  const block = Buffer.allocUnsafe(BLOCK);
  let filled = 0;
  const flush = (): void => {
    writeAll(descriptor, block.subarray(0, filled));
    filled = 0;
  };
  const write = (chunk: Uint8Array | string): void => {
    const bytes = typeof chunk === 'string' ? Buffer.from(chunk, 'utf8') : chunk;
    if (filled + bytes.length > BLOCK) flush();
    if (bytes.length > BLOCK) return writeAll(descriptor, bytes);
    block.set(bytes, filled);
    filled += bytes.length;
  };
  return { write, flush, close: () => closeSync(descriptor) };
}

function writeAll(descriptor: number, bytes: Uint8Array): void {
  for (let at = 0; at < bytes.length;) at += writeSync(descriptor, bytes, at);
}
