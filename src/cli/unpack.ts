/**
 * A serialised bag (.zip, .tar) → its folder, in a folder of the caller's. Nothing is written outside that folder, no link is made, and what swells beyond measure
 * is stopped.
 */
import { createReadStream, createWriteStream, mkdirSync, openSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Entry, ZipFile } from 'yauzl';
import { type BagFinding, error } from '../record/bag-read.ts';
import { faultOfPath } from '../record/names.ts';

/** Why a file could not be unpacked: told, never thrown on. */
class Unpackable extends Error {
  readonly finding: BagFinding;
  constructor(finding: BagFinding) {
    super(finding.message);
    this.finding = finding;
  }
}

/** Copy and fonts pack to a half or a third; what swells more than this, and to more than so many bytes, is made to swell. */
const RATIO = 100;
const SMALL = 64 * 2 ** 20;
const MOST_ENTRIES = 100_000;

/** Unpacks; the bag's folder within, or what is wrong. */
export async function unpack(file: string, folder: string): Promise<{ readonly bag: string } | { readonly finding: BagFinding }> {
  try {
    const limit = new Limit(statSync(file).size);
    await (file.toLowerCase().endsWith('.zip') ? unzip(file, folder, limit) : untar(file, folder, limit));
  } catch (fault) {
    if (fault instanceof Unpackable) return { finding: fault.finding };
    if (fault instanceof Error && 'syscall' in fault) throw fault;
    return {
      finding: error(
        'bag-serialised',
        path.basename(file),
        `cannot be unpacked: ${fault instanceof Error ? fault.message : String(fault)}`,
      ),
    };
  }
  const top = readdirSync(folder);
  if (top.length === 1 && statSync(path.join(folder, top[0]!)).isDirectory()) return { bag: path.join(folder, top[0]!) };
  return {
    finding: error(
      'bag-serialised',
      path.basename(file),
      `holds ${top.length} things at its top; a serialised bag holds one folder`,
    ),
  };
}

/** Counts what comes out. */
class Limit {
  readonly #most: number;
  #bytes = 0;
  #entries = 0;

  constructor(packed: number) {
    this.#most = Math.max(SMALL, packed * RATIO);
  }

  /** A new entry; where it goes. */
  entry(name: string, folder: string): string {
    if (++this.#entries > MOST_ENTRIES)
      throw new Unpackable(error('bag-bomb', name, `is one of more than ${MOST_ENTRIES} files`));
    const fault = faultOfPath(name);
    if (fault !== undefined) throw new Unpackable(error('bag-path', name, fault));
    return path.join(folder, ...name.split('/'));
  }

  /** A stream that stops when all that came out is too much. */
  guard(name: string): Transform {
    return new Transform({
      transform: (chunk: Buffer, _, done) => {
        this.#bytes += chunk.length;
        if (this.#bytes > this.#most)
          done(new Unpackable(error('bag-bomb', name, `swells to more than ${RATIO} times its packed size: it was stopped`)));
        else done(null, chunk);
      },
    });
  }
}

async function write(from: Readable, to: string, name: string, limit: Limit): Promise<void> {
  mkdirSync(path.dirname(to), { recursive: true });
  // Opened here and now: a stream that fails before its file is open would make the file afterwards.
  await pipeline(from, limit.guard(name), createWriteStream(to, { fd: openSync(to, 'wx') }));
}

async function unzip(file: string, folder: string, limit: Limit): Promise<void> {
  // CommonJS, which a bundle hands over as a default export only.
  const loaded = (await import('yauzl')) as typeof import('yauzl') & { readonly default?: typeof import('yauzl') };
  const { open } = loaded.default ?? loaded;
  const zip = await new Promise<ZipFile>((resolve, reject) =>
    open(file, { lazyEntries: true, strictFileNames: true }, (fault, opened) => (fault ? reject(fault) : resolve(opened))),
  );
  await new Promise<void>((resolve, reject) => {
    zip.on('entry', (entry: Entry) => void one(zip, entry, folder, limit).then(() => zip.readEntry(), reject));
    zip.on('end', resolve);
    zip.on('error', reject);
    zip.readEntry();
  }).finally(() => zip.close());
}

async function one(zip: ZipFile, entry: Entry, folder: string, limit: Limit): Promise<void> {
  const { fileName } = entry;
  const to = limit.entry(fileName.replace(/\/$/, ''), folder);
  // The file type of Unix in the upper half of the external attributes: a link is not made.
  if (((entry.externalFileAttributes >>> 28) & 0xf) === 0xa)
    throw new Unpackable(error('bag-link', fileName, 'is a symbolic link; a bag holds files'));
  if (fileName.endsWith('/')) return void mkdirSync(to, { recursive: true });
  const stream = await new Promise<Readable>((resolve, reject) =>
    zip.openReadStream(entry, (fault, opened) => (fault ? reject(fault) : resolve(opened))),
  );
  await write(stream, to, fileName, limit);
}

async function untar(file: string, folder: string, limit: Limit): Promise<void> {
  const { createTarDecoder } = await import('modern-tar');
  const entries = Readable.toWeb(createReadStream(file)).pipeThrough(
    createTarDecoder({ strict: true }) as never,
  ) as unknown as AsyncIterable<{ header: { name: string; type: string }; body: ReadableStream<Uint8Array> }>;
  for await (const { header, body } of entries) {
    const { name, type } = header;
    const to = limit.entry(name.replace(/\/$/, ''), folder);
    if (type === 'directory') {
      mkdirSync(to, { recursive: true });
      await body.cancel();
    } else if (type === 'file') await write(Readable.fromWeb(body as never), to, name, limit);
    else throw new Unpackable(error('bag-link', name, `is a ${type}; a bag holds files`));
  }
}
