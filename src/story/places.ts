/** A path as a file names it comes in, where it lies under the root goes out; what lies outside, before or after symlinks, or is not there, is said. */
import { dirname, isAbsolute, join, relative, resolve } from 'node:path';
import type { YamlReading } from '../read/settings.ts';

/** What reading an edition asks of the machine. Paths are absolute. */
export interface Host {
  /** Text of a file, with its BOM if it has one; undefined when it is missing or cannot be read. */
  readonly readText: (path: string) => string | undefined;
  /** The path with every symlink followed; undefined when there is no such file. */
  readonly realpath: (path: string) => string | undefined;
  readonly exists: (path: string) => boolean;
}

/** Text of a file or undefined, also with a host that throws. */
export function textAt(host: Host, path: string): string | undefined {
  try {
    return host.exists(path) ? host.readText(path) : undefined;
  } catch {
    return undefined;
  }
}

/** Where a file really is, undefined when it is not there. */
export const realAt = (host: Host, path: string): string | undefined => (host.exists(path) ? host.realpath(path) : undefined);

/** The path from the root, with `/`. */
export const fromRoot = (root: string, path: string): string => relative(root, path).replaceAll('\\', '/');

/** Whether a path leaves the root. */
export const isOutside = (root: string, path: string): boolean => {
  const way = relative(root, path);
  return way === '..' || /^\.\.[\\/]/.test(way) || isAbsolute(way);
};

/** The folder of the nearest `banxin.yaml` above (or beside) the edition, else the edition's own. */
export function rootOf(host: Host, folder: string): { readonly root: string; readonly paper: string | undefined } {
  for (let at = folder; ; at = dirname(at)) {
    const paper = join(at, 'banxin.yaml');
    if (host.exists(paper)) return { root: at, paper };
    if (dirname(at) === at) return { root: folder, paper: undefined };
  }
}

/** Where a typed path is named: the file's folder and the place of the path in it. */
export interface Naming {
  readonly reading: YamlReading;
  readonly host: Host;
  readonly root: string;
  readonly folder: string;
  readonly start: number;
  readonly end: number;
}

/** The absolute path of a file that is there and lies within the root; else undefined, and the reason is a finding (`path-outside`, `missing`). */
export function placeOfFile(naming: Naming, typed: string, missing: string): string | undefined {
  const { host, root, reading, start, end } = naming;
  const path = resolve(naming.folder, typed);
  const say = (code: string, message: string): undefined =>
    void reading.findings.push({ severity: 'error', code, message, start, end });
  if (isOutside(root, path)) return say('path-outside', `“${typed}” is outside the folder of the paper; move the file into it`);
  const real = realAt(host, path);
  if (real === undefined) return say(missing, `“${typed}” is not there; paths count from the folder of the file that names them`);
  if (isOutside(root, real))
    return say('path-outside', `“${typed}” is a link that leads outside the folder of the paper; put the file itself there`);
  return path;
}
