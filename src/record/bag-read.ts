/**
 * The tag files of a bag in, what they say out, with what is wrong in their form (RFC 8493; drafts from 0.93). Touches no file.
 */
import { faultOfPath, fromManifest } from './names.ts';

/** What was found in a bag. */
export interface BagFinding {
  readonly severity: 'error' | 'warning';
  readonly code: string;
  /** From the bag's folder; `.` for the bag itself. */
  readonly file: string;
  readonly message: string;
}

export const error = (code: string, file: string, message: string): BagFinding => ({ severity: 'error', code, file, message });
export const warning = (code: string, file: string, message: string): BagFinding => ({
  severity: 'warning',
  code,
  file,
  message,
});

/** What bagit.txt says. */
export interface Declaration {
  readonly version: string;
  /** Whether it is of RFC 8493: what drafts let pass it does not. */
  readonly strict: boolean;
  readonly encoding: string;
}

/** Drafts that were in use, and the standard. */
const VERSIONS = ['0.93', '0.94', '0.95', '0.96', '0.97', '1.0'];

/** Reads bagit.txt, which is always UTF-8 without a byte order mark. */
export function readDeclaration(bytes: Uint8Array): Declaration | BagFinding {
  const wrong = (message: string): BagFinding => error('bag-declaration', 'bagit.txt', message);
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
  if (text.startsWith('\ufeff')) return wrong('begins with a byte order mark');
  const lines = text.split(/\r\n|\n|\r/);
  if (lines.at(-1) === '') lines.pop();
  const version = /^BagIt-Version: ?(\S+?) *$/.exec(lines[0] ?? '')?.[1];
  if (version === undefined) return wrong('its first line is not “BagIt-Version: 1.0”');
  if (!VERSIONS.includes(version)) return wrong(`there is no BagIt version “${version}”`);
  const strict = version === '1.0';
  if (strict && lines[0] !== 'BagIt-Version: 1.0') return wrong('has a blank where none may be');
  const encoding = /^Tag-File-Character-Encoding: ?(\S+) *$/.exec(lines[1] ?? '')?.[1];
  if (encoding === undefined || lines.length !== 2)
    return wrong('its second and last line is not “Tag-File-Character-Encoding: UTF-8”');
  return isEncoding(encoding) ? { version, strict, encoding } : wrong(`nobody knows the encoding “${encoding}”`);
}

function isEncoding(name: string): boolean {
  try {
    void new TextDecoder(name);
    return true;
  } catch {
    return false;
  }
}

/** Text of a tag file; UTF-16 by its byte order mark. */
export function tagText(bytes: Uint8Array, encoding: string): string {
  const big = /^utf-?16$/i.test(encoding) && bytes[0] === 0xfe && bytes[1] === 0xff;
  return new TextDecoder(big ? 'utf-16be' : encoding).decode(bytes);
}

/** A line of a manifest. */
export interface ManifestEntry {
  readonly hash: string;
  /** As on the disk. */
  readonly path: string;
}

/** Reads a manifest. Paths that lead out of the bag are errors and no entries. */
export function readManifest(
  text: string,
  file: string,
  { strict }: Declaration,
): { readonly entries: ManifestEntry[]; readonly findings: BagFinding[] } {
  const findings: BagFinding[] = [];
  const entries = new Map<string, ManifestEntry>();
  const payload = file.startsWith('manifest-');
  for (const [i, line] of text.split(/\r\n|\n|\r/).entries()) {
    if (line.trim() === '') continue;
    const read = /^([0-9a-fA-F]+)[ \t]+(\*?)(.+)$/u.exec(line);
    if (!read) {
      findings.push(error('bag-manifest', file, `line ${i + 1} is no hash and path: ${line.slice(0, 60)}`));
      continue;
    }
    const [, hash, star, said] = read as unknown as [string, string, string, string];
    const path = pathOf(said, star, file, strict, findings);
    const fault = faultOfPath(path) ?? (payload && !path.startsWith('data/') ? 'is not in data/' : undefined);
    if (fault !== undefined) {
      findings.push(error('bag-path', file, `“${path}” ${fault}`));
      continue;
    }
    const known = entries.get(path);
    if (known && (strict || known.hash !== hash.toLowerCase()))
      findings.push(
        error('bag-twice', file, `lists ${path} twice${known.hash === hash.toLowerCase() ? '' : ', with two hashes'}`),
      );
    else if (known) findings.push(warning('bag-twice', file, `lists ${path} twice`));
    else entries.set(path, { hash: hash.toLowerCase(), path });
  }
  return { entries: [...entries.values()], findings };
}

/** What md5sum and careless tools write is read with a warning. */
function pathOf(said: string, star: string, file: string, strict: boolean, findings: BagFinding[]): string {
  if (star) findings.push(warning('bag-manifest', file, `has a * before ${said}, as md5sum writes it`));
  const path = strict ? fromManifest(said) : said.replaceAll(/%0[Aa]/g, '\n').replaceAll(/%0[Dd]/g, '\r');
  if (!path.startsWith('./')) return path;
  findings.push(warning('bag-manifest', file, `has ./ before ${path}`));
  return path.slice(2);
}

/** Paths of fetch.txt: what a bag lets others bring. */
export function readFetch(text: string): { readonly paths: string[]; readonly findings: BagFinding[] } {
  const findings: BagFinding[] = [];
  const paths: string[] = [];
  for (const [i, line] of text.split(/\r\n|\n|\r/).entries()) {
    if (line.trim() === '') continue;
    const path = /^\S+[ \t]+(?:\d+|-)[ \t]+(.+)$/u.exec(line)?.[1];
    if (path === undefined) findings.push(error('bag-fetch', 'fetch.txt', `line ${i + 1} is no URL, length and path`));
    else {
      const fault = faultOfPath(path.replace(/^\.\//, '')) ?? (/^(?:\.\/)?data\//.test(path) ? undefined : 'is not in data/');
      if (fault !== undefined) findings.push(error('bag-path', 'fetch.txt', `“${path}” ${fault}`));
      else paths.push(path.replace(/^\.\//, ''));
    }
  }
  return { paths, findings };
}

/** Labels and values of bag-info.txt; a line that begins with a blank goes on with the one before. */
export function readInfo(text: string): { readonly info: ReadonlyMap<string, string>; readonly findings: BagFinding[] } {
  const info = new Map<string, string>();
  const findings: BagFinding[] = [];
  let last = '';
  for (const line of text.replace(/^\ufeff/, '').split(/\r\n|\n|\r/)) {
    if (line.trim() === '') continue;
    if (/^[ \t]/.test(line) && last !== '') info.set(last, `${info.get(last)} ${line.trim()}`);
    else {
      const read = /^([^:]+?)\s*:\s*(.*)$/u.exec(line);
      if (!read) findings.push(error('bag-info', 'bag-info.txt', `“${line.slice(0, 60)}” is no label and value`));
      else info.set((last = read[1]!), read[2]!.trim());
    }
  }
  return { info, findings };
}
