/**
 * Files with their hashes in, the tag files of a BagIt 1.0 bag out (RFC 8493): declaration, bag-info, payload and tag manifests. Touches no file.
 */
import { createHash } from 'node:crypto';
import { toManifest } from './names.ts';

/** A file of a bag. */
export interface BagFile {
  /** From the bag's folder, with `/`: `data/archive.pdf`. */
  readonly path: string;
  readonly size: number;
  readonly sha256: string;
  readonly sha512: string;
}

/** Hashes of the manifests, in this order. */
export const HASHES = ['sha256', 'sha512'] as const;

/** The declaration: exactly these bytes. */
export const DECLARATION = 'BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n';

/** What bag-info.txt says, in its order. */
export type BagInfo = readonly (readonly [label: string, value: string])[];

/** The tag files of a payload, by name, in the order in which they are written. */
export function tagFiles(payload: readonly BagFile[], info: BagInfo): Map<string, string> {
  const files = new Map<string, string>([
    ['bagit.txt', DECLARATION],
    ['bag-info.txt', infoText([...info, ['Payload-Oxum', oxum(payload)]])],
  ]);
  for (const hash of HASHES) files.set(`manifest-${hash}.txt`, manifest(payload.map((file) => [file[hash], file.path])));
  const tags = [...files];
  for (const hash of HASHES)
    files.set(
      `tagmanifest-${hash}.txt`,
      manifest(tags.map(([name, text]) => [createHash(hash).update(text, 'utf8').digest('hex'), name])),
    );
  return files;
}

/** Octets and streams of the payload. */
const oxum = (payload: readonly BagFile[]): string => `${payload.reduce((sum, { size }) => sum + size, 0)}.${payload.length}`;

/** One line a label; a value is on one line, for a line that begins with a blank goes on with the one before. */
const infoText = (info: BagInfo): string =>
  info.map(([label, value]) => `${label}: ${value.normalize('NFC').replaceAll(/\s*[\r\n]+\s*/gu, ' ')}\n`).join('');

/** `hash  path`, in the order of the paths by code unit: what sha256sum reads too. */
function manifest(rows: readonly (readonly [hash: string, path: string])[]): string {
  const sorted = [...rows].sort(([, a], [, b]) => (a < b ? -1 : a > b ? 1 : 0));
  return sorted.map(([hash, path]) => `${hash}  ${toManifest(path)}\n`).join('');
}
