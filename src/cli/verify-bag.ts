/**
 * A folder → whether it is a whole and sound bag: declaration, manifests, every file's hashes, nothing missing, nothing besides. Knows nothing of newspapers; follows no
 * link and opens nothing outside the folder.
 */
import { createHash, getHashes } from 'node:crypto';
import { createReadStream, lstatSync, readdirSync, readFileSync, realpathSync } from 'node:fs';
import path from 'node:path';
import {
  type BagFinding,
  type Declaration,
  error,
  type ManifestEntry,
  readDeclaration,
  readFetch,
  readInfo,
  readManifest,
  tagText,
  warning,
} from '../record/bag-read.ts';
import { faultOfPath } from '../record/names.ts';

/** What was seen of a bag. */
export interface BagSeen {
  readonly findings: readonly BagFinding[];
  readonly version?: string;
  readonly info: ReadonlyMap<string, string>;
  /** Payload files that are there and whole. */
  readonly payload: ReadonlyMap<string, PayloadFile>;
  /** `sha256`, `sha512`. */
  readonly hashes: readonly string[];
}

/** A file of the payload; its SHA-256 where a manifest asked for it. */
export interface PayloadFile {
  readonly size: number;
  readonly sha256?: string;
}

/** Verifies a bag's folder. `progress` is told after each file. */
export async function verifyBag(folder: string, progress: (done: number, total: number) => void = () => {}): Promise<BagSeen> {
  const bag = new Bag(folder);
  const declaration = bag.declaration();
  if (!declaration) return bag.seen();
  bag.walk();
  bag.readManifests(declaration);
  bag.readInfo(declaration);
  bag.fetch(declaration);
  bag.complete(declaration);
  await bag.hash(progress);
  return bag.seen(declaration.version);
}

/** Files that machines make and take away by themselves. */
const SYSTEM = /(?:^|\/)(?:\.DS_Store|Thumbs\.db|desktop\.ini)$/i;

class Bag {
  readonly #folder: string;
  readonly #findings: BagFinding[] = [];
  /** Files that are there, from the bag's folder, with their size. */
  readonly #there = new Map<string, number>();
  readonly #manifests: { readonly file: string; readonly hash: string; readonly entries: readonly ManifestEntry[] }[] = [];
  #info: ReadonlyMap<string, string> = new Map();
  readonly #broken = new Set<string>();
  readonly #sums = new Map<string, { readonly sha256: string }>();

  constructor(folder: string) {
    this.#folder = folder;
  }

  seen(version?: string): BagSeen {
    const payload = [...this.#there].filter(([file]) => file.startsWith('data/') && !this.#broken.has(file));
    return {
      findings: this.#findings,
      ...(version === undefined ? {} : { version }),
      info: this.#info,
      payload: new Map(payload.map(([file, size]) => [file, { size, ...this.#sums.get(file) }])),
      hashes: [...new Set(this.#manifests.map(({ hash }) => hash))],
    };
  }

  declaration(): Declaration | undefined {
    let bytes: Uint8Array;
    try {
      bytes = this.#read('bagit.txt');
    } catch {
      this.#findings.push(error('bag-declaration', 'bagit.txt', 'is not there: this is no bag'));
      return undefined;
    }
    const read = readDeclaration(bytes);
    if (!('severity' in read)) return read;
    this.#findings.push(read);
    return undefined;
  }

  walk(under = ''): void {
    const entries = readdirSync(path.join(this.#folder, under), { withFileTypes: true });
    for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
      const name = under === '' ? entry.name : `${under}/${entry.name}`;
      if (entry.isSymbolicLink()) this.#link(name);
      else if (entry.isDirectory()) this.walk(name);
      else if (entry.isFile()) this.#file(name);
      else this.#findings.push(error('bag-file', name, 'is neither a file nor a folder'));
    }
  }

  #file(name: string): void {
    this.#there.set(name, lstatSync(path.join(this.#folder, name)).size);
    const fault = faultOfPath(name);
    if (fault !== undefined && !name.startsWith('~')) this.#findings.push(error('bag-path', name, fault));
    if (name !== name.normalize('NFC'))
      this.#findings.push(warning('bag-nfd', name, 'has a name that is not NFC: other machines may not find it'));
    if (SYSTEM.test(name)) this.#findings.push(warning('bag-system', name, 'was made by a machine for itself'));
  }

  /** A link is never followed: what it leads to is not in the bag. */
  #link(name: string): void {
    let leads = 'leads nowhere';
    try {
      const real = path.relative(realpathSync(this.#folder), realpathSync(path.join(this.#folder, name)));
      leads = real.startsWith('..') || path.isAbsolute(real) ? 'leads out of the bag' : `leads to ${real}`;
    } catch {
      // It leads nowhere.
    }
    this.#findings.push(error('bag-link', name, `is a symbolic link and ${leads}; a bag holds files`));
  }

  readManifests(declaration: Declaration): void {
    for (const file of this.#there.keys()) {
      const hash = /^(?:tag)?manifest-([a-z0-9]+)\.txt$/i.exec(file)?.[1]?.toLowerCase();
      if (hash === undefined) continue;
      const { entries, findings } = readManifest(this.#tag(file, declaration), file, declaration);
      this.#findings.push(...findings);
      if (!getHashes().includes(hash)) this.#findings.push(error('bag-manifest', file, `nobody here knows the hash ${hash}`));
      else this.#manifests.push({ file, hash, entries });
    }
    if (!this.#manifests.some(({ file }) => file.startsWith('manifest-')))
      this.#findings.push(error('bag-manifest', '.', 'there is no payload manifest'));
    if (!readdirSync(this.#folder).includes('data')) this.#findings.push(error('bag-file', 'data', 'is not there'));
  }

  readInfo(declaration: Declaration): void {
    const { strict } = declaration;
    if (!this.#there.has('bag-info.txt')) return;
    const { info, findings } = readInfo(this.#tag('bag-info.txt', declaration));
    this.#info = info;
    this.#findings.push(...findings);
    const oxum = /^(\d+)\.(\d+)$/.exec(info.get('Payload-Oxum') ?? '');
    if (!oxum) return;
    const sizes = [...this.#there].filter(([file]) => file.startsWith('data/')).map(([, size]) => size);
    const found = `${sizes.reduce((sum, size) => sum + size, 0)}.${sizes.length}`;
    if (found === oxum[0]) return;
    // Drafts: a file that a machine made for itself and took away again is no fault.
    const gone =
      !strict &&
      this.#manifests.some(({ entries }) => entries.some(({ path: file }) => SYSTEM.test(file) && !this.#there.has(file)));
    const say = gone ? warning : error;
    this.#findings.push(say('bag-oxum', 'bag-info.txt', `Payload-Oxum is ${oxum[0]}, but data/ has ${found}`));
  }

  fetch(declaration: Declaration): void {
    if (!this.#there.has('fetch.txt')) return;
    const { paths, findings } = readFetch(this.#tag('fetch.txt', declaration));
    this.#findings.push(...findings);
    for (const file of paths) {
      if (!this.#there.has(file)) this.#findings.push(error('bag-missing', file, 'is to be fetched and is not there'));
      if (!this.#payloadManifests().some(({ entries }) => entries.some((entry) => entry.path === file)))
        this.#findings.push(error('bag-fetch', 'fetch.txt', `${file} is in no manifest`));
    }
  }

  #payloadManifests() {
    return this.#manifests.filter(({ file }) => file.startsWith('manifest-'));
  }

  /** What is listed is there, what is there is listed: in every payload manifest, or in one (drafts). */
  complete({ strict }: Declaration): void {
    const like = new Map([...this.#there.keys()].map((file) => [file.normalize('NFC').toLowerCase(), file]));
    const told = new Set<string>();
    for (const { file, entries } of this.#manifests)
      for (const { path: listed } of entries) {
        if (this.#there.has(listed) || told.has(listed)) continue;
        told.add(listed);
        this.#findings.push(this.#missing(listed, file, like.get(listed.normalize('NFC').toLowerCase()), strict));
      }
    const payload = this.#payloadManifests();
    const lists = payload.map(({ entries }) => new Set(entries.map((entry) => entry.path)));
    for (const file of this.#there.keys()) {
      if (!file.startsWith('data/')) continue;
      const without = payload.filter((_, i) => !lists[i]!.has(file)).map((manifest) => manifest.file);
      if (without.length > 0 && (strict || without.length === payload.length))
        this.#findings.push(error('bag-extra', file, `is in the bag and not in ${without.join(', ')}`));
    }
  }

  /** Drafts let a file be listed under a name that only another machine would find; RFC 8493 does not. */
  #missing(listed: string, manifest: string, like: string | undefined, strict: boolean): BagFinding {
    if (like !== undefined && !strict) return warning('bag-name', listed, `is listed in ${manifest}, and is there as ${like}`);
    if (SYSTEM.test(listed) && !strict) return warning('bag-system', listed, 'is listed and gone: a machine made it for itself');
    if (like !== undefined) return error('bag-missing', listed, `is listed in ${manifest}, and is there only as ${like}`);
    return error('bag-missing', listed, `is listed in ${manifest} and is not there`);
  }

  async hash(progress: (done: number, total: number) => void): Promise<void> {
    const wanted = new Map<string, { hash: string; value: string; manifest: string }[]>();
    for (const { file, hash, entries } of this.#manifests)
      for (const { path: listed, hash: value } of entries)
        if (this.#there.has(listed)) wanted.set(listed, [...(wanted.get(listed) ?? []), { hash, value, manifest: file }]);
    let done = 0;
    for (const [file, hashes] of wanted) {
      const found = await hashesOf(path.join(this.#folder, file), [...new Set(hashes.map(({ hash }) => hash))]);
      const sha256 = found.get('sha256');
      if (sha256 !== undefined) this.#sums.set(file, { sha256 });
      const wrong = hashes.filter(({ hash, value }) => found.get(hash) !== value);
      if (wrong.length > 0) {
        this.#broken.add(file);
        this.#findings.push(
          error(
            'bag-hash',
            file,
            `is not what ${wrong.map(({ manifest }) => manifest).join(', ')} says: it was damaged or changed`,
          ),
        );
      }
      progress(++done, wanted.size);
    }
  }

  #read(file: string): Uint8Array {
    return readFileSync(path.join(this.#folder, file));
  }

  #tag(file: string, { encoding }: Declaration): string {
    return tagText(this.#read(file), encoding);
  }
}

async function hashesOf(file: string, names: readonly string[]): Promise<Map<string, string>> {
  const hashes = names.map((name) => createHash(name));
  for await (const chunk of createReadStream(file)) for (const hash of hashes) hash.update(chunk as Uint8Array);
  return new Map(names.map((name, i) => [name, hashes[i]!.digest('hex')]));
}
