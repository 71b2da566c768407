/**
 * Files by path in, a temporary folder that holds them out. Whoever asked removes it.
 */
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** Contents by path, relative to the folder, with `/`. */
export type Files = Readonly<Record<string, string | Uint8Array>>;

/** A new folder with these files, and the folders they stand in. */
export function folderOf(files: Files): string {
  const root = mkdtempSync(path.join(tmpdir(), 'banxin-test-'));
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(root, name)), { recursive: true });
    writeFileSync(path.join(root, name), content);
  }
  return root;
}
