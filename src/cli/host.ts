/**
 * The files that a build may read, and the folder where it may keep what is costly to make again.
 */
import { existsSync, readFileSync, realpathSync } from 'node:fs';
import { homedir } from 'node:os';
import path from 'node:path';
import type { Io } from './io.ts';

/** `BANXIN_CACHE` names the folder, `off` switches it off; else the user's cache folder. */
function cacheFolder(env: Io['env']): string | null {
  const named = env['BANXIN_CACHE'];
  if (named === 'off') return null;
  if (named) return path.resolve(named);
  const base = env['XDG_CACHE_HOME'] ?? env['LOCALAPPDATA'] ?? path.join(homedir(), '.cache');
  return path.join(base, 'banxin');
}

/** The host of a process with this environment. */
export const hostOf = (env: Io['env']) => ({
  /** UTF-8, with its byte order mark if it has one: source offsets count in the file as read. */
  readText: (file: string): string => readFileSync(file, 'utf8'),
  readFile: (file: string): Uint8Array => readFileSync(file),
  realpath: (file: string): string => realpathSync(file),
  exists: (file: string): boolean => existsSync(file),
  cacheDir: cacheFolder(env),
});
