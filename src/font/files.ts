/**
 * Roles in, every font file behind them out, with what each says of its licence: what an archive may keep. Reads names, no outlines.
 */
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { FontFault, viewOf } from './bytes.ts';
import { locate } from './locate.ts';
import { openTables } from './sfnt.ts';
import type { FontOptions } from './book.ts';
import type { FontRoles } from './types.ts';

/** A file that an edition's faces are read from: a font, or the stylesheet of a sliced family. */
export interface FontFile {
  /** As the Layout names it: `package/path`, or relative to the root. */
  readonly file: string;
  /** Absolute. */
  readonly path: string;
  /** As the font or its package states it; empty where neither does. */
  readonly licence: string;
  /** The licence lets anyone pass the file on. */
  readonly free: boolean;
  /** Licence texts that go with it, absolute. */
  readonly texts: readonly string[];
}

/** Licences under which a whole font may be passed on. */
const FREE = /open font licen[sc]e|\bOFL\b|OFL-1\.|apache|\bMIT\b|\bCC0\b|public domain|ubuntu font|\bBSD\b/iu;

/** The files of all roles, each once, in the order of the roles. */
export function fontFilesOf(roles: FontRoles, { root, from, kept }: FontOptions): FontFile[] {
  const base = from ? resolve(root, from.file, '..') : root;
  const files = new Map<string, FontFile>();
  for (const choice of Object.values(roles).flat()) {
    const finding = locate(choice.file, root, base, kept);
    if ('fault' in finding) continue;
    const licensed = finding.found.map(({ path, file }) => fontFile(path, file, choice.index ?? 0));
    if (!licensed.some(({ file }) => file === choice.file) && licensed[0] && /\.css$|^[^.]*$/.test(choice.file)) {
      const sheet = styleSheet(choice.file, licensed[0]);
      if (sheet) files.set(sheet.file, sheet);
    }
    for (const one of licensed) files.set(one.file, one);
  }
  return [...files.values()];
}

/** The stylesheet that named the slices: under their package, where the choice says. */
function styleSheet(choice: string, slice: FontFile): FontFile | undefined {
  const file = choice.endsWith('.css') ? choice : `${choice}/index.css`;
  const package_ = slice.path.slice(0, slice.path.length - slice.file.length);
  const path = join(package_, file);
  return existsSync(path) ? { ...slice, file, path } : undefined;
}

function fontFile(path: string, file: string, index: number): FontFile {
  const own = packageOf(path, file);
  const licence = [namesOf(path, index), own.licence].filter(Boolean).join(' ');
  return { file, path, licence, free: FREE.test(licence), texts: own.texts };
}

/** Name ids 13 and 14 of OpenType's `name` table: licence, and where it stands. */
function namesOf(path: string, index: number): string {
  try {
    const table = openTables(path, index).table('name');
    const view = viewOf(table);
    const [count, strings] = [view.getUint16(2), view.getUint16(4)];
    const found = new Set<string>();
    for (let i = 0; i < count; i++) {
      const record = 6 + i * 12;
      if (![13, 14].includes(view.getUint16(record + 6)) || ![0, 3].includes(view.getUint16(record))) continue;
      const [length, offset] = [view.getUint16(record + 8), view.getUint16(record + 10)];
      const bytes = table.subarray(strings + offset, strings + offset + length);
      found.add(new TextDecoder('utf-16be').decode(bytes).trim());
    }
    return [...found].join(' ');
  } catch (error) {
    if (error instanceof FontFault || error instanceof RangeError) return '';
    throw error;
  }
}

/** What the package of a font says, where it is in one. */
function packageOf(path: string, file: string): { readonly licence: string; readonly texts: readonly string[] } {
  const parts = file.split('/').length;
  let folder = dirname(path);
  for (let i = 1; i < parts; i++, folder = dirname(folder)) {
    const said = join(folder, 'package.json');
    if (!existsSync(said)) continue;
    const { license } = JSON.parse(readFileSync(said, 'utf8')) as { license?: unknown };
    const texts = ['LICENSE', 'LICENSE.md', 'LICENSE.txt', 'OFL.txt', 'LICENSE_FONT'].map((name) => join(folder, name));
    return { licence: typeof license === 'string' ? license : '', texts: texts.filter((text) => existsSync(text)) };
  }
  return { licence: '', texts: [] };
}
