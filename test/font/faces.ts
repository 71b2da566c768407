/**
 * Fonts for the tests: those of installed packages, and a collection joined from two of them. Makes no fonts of its own otherwise.
 */
import { createRequire } from 'node:module';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { create, type Font } from 'fontkit';
import { onTestFinished } from 'vitest';
import { assemble } from '../../src/font/assemble.ts';
import { openTables } from '../../src/font/sfnt.ts';
import { type FontBook, openFontBook } from '../../src/font/index.ts';

export const SERIF = '@expo-google-fonts/noto-serif-sc/400Regular/NotoSerifSC_400Regular.ttf';
export const SANS = '@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf';
export const KAI = '@fontsource/lxgw-wenkai/files/lxgw-wenkai-latin-500-normal.woff';
export const KAI2 = '@fontsource/lxgw-wenkai/files/lxgw-wenkai-latin-500-normal.woff2';
export const SLICED = '@fontsource/zcool-xiaowei/400.css';
export const code = (path: string): string => `source-code-pro/${path}`;

const require = createRequire(import.meta.url);

export function pathOf(file: string): string {
  const name = file
    .split('/')
    .slice(0, file.startsWith('@') ? 2 : 1)
    .join('/');
  return join(dirname(require.resolve(`${name}/package.json`)), file.slice(name.length + 1));
}

/** What fontkit makes of the same file: the judge of our own reader. */
export const judge = (file: string): Font => create(readFileSync(pathOf(file))) as Font;

/** The same of a large WOFF, unpacked beforehand: fontkit unpacks its tables anew for each glyph. */
export const judgeUnpacked = (file: string): Font => create(Buffer.from(assemble(openTables(pathOf(file))))) as Font;

/** A folder for one test, gone after it. */
export function scratch(): string {
  const folder = mkdtempSync(join(tmpdir(), 'banxin-font-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  return folder;
}

export async function bookOf(
  roles: Record<string, string | readonly string[]>,
  root = process.cwd(),
  cacheDir?: string,
): Promise<FontBook> {
  const lists = Object.fromEntries(
    Object.entries(roles).map(([role, files]) => [role, [files].flat().map((file) => ({ file: file as string }))]),
  );
  const { value, diagnostics } = await openFontBook(lists, { root, ...(cacheDir && { cacheDir }) });
  if (diagnostics.length) throw new Error(diagnostics.map((one) => one.message).join('\n'));
  return value;
}

/** A TTC of whole files one after another: only the offsets in each directory change. */
export function collection(files: readonly Uint8Array[]): Uint8Array {
  const head = 12 + 4 * files.length;
  const starts = files.map((_, i) => head + files.slice(0, i).reduce((sum, file) => sum + ((file.length + 3) & ~3), 0));
  const bytes = Buffer.alloc(starts.at(-1)! + files.at(-1)!.length);
  bytes.write('ttcf', 0, 'latin1');
  bytes.writeUInt32BE(0x00010000, 4);
  bytes.writeUInt32BE(files.length, 8);
  files.forEach((file, i) => {
    const start = starts[i]!;
    bytes.writeUInt32BE(start, 12 + 4 * i);
    bytes.set(file, start);
    for (let t = 0; t < bytes.readUInt16BE(start + 4); t++) {
      const at = start + 12 + 16 * t + 8;
      bytes.writeUInt32BE(bytes.readUInt32BE(at) + start, at);
    }
  });
  return bytes;
}

/** Commands with their numbers rounded: two readers may differ in the last bit. */
export const drawn = (commands: readonly (readonly [string, ...number[]])[]): string =>
  commands.map(([letter, ...numbers]) => letter + numbers.map((n) => Math.round(n * 10) / 10).join(' ')).join('');
