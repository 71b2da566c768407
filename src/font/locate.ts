/**
 * A font's name as typed comes in (`package/path`, or a path relative to fonts.yaml); its place on this machine goes out.
 * A stylesheet of a sliced family gives one place for each slice. Opens no font.
 */
import { existsSync, readFileSync, realpathSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, isAbsolute, join, relative, resolve } from 'node:path';

/** A font file that was found. */
export interface Located {
  readonly path: string;
  readonly file: string;
  /** Inclusive pairs of code points that a slice is for. */
  readonly ranges?: Uint32Array;
}

/** Where a choice of fonts.yaml leads, or why nowhere. */
export type Finding = { readonly found: readonly Located[] } | { readonly fault: 'font-missing' | 'path-outside' };

/** @param root absolute, what a newspaper's own files may not leave
 *  @param base absolute, the folder that relative names start from
 *  @param kept absolute, a folder that packages' fonts are taken from, and from nowhere else: those of a bag */
export function locate(name: string, root: string, base: string, kept?: string): Finding {
  const own = resolve(base, name);
  if (!isAbsolute(name) && existsSync(own) && /\.\w+$/.test(name))
    return outside(own, root) ? { fault: 'path-outside' } : spread(own, relative(root, own).replaceAll('\\', '/'));
  if (isAbsolute(name) || name.startsWith('.'))
    return { fault: isAbsolute(name) || outside(own, root) ? 'path-outside' : 'font-missing' };
  const file = isBarePackage(name) ? `${name}/index.css` : name;
  const path = kept === undefined ? inPackages(file, root) : inFolder(file, kept);
  return path === undefined ? { fault: 'font-missing' } : spread(path, file);
}

const isBarePackage = (name: string): boolean =>
  name.split('/').length === (name.startsWith('@') ? 2 : 1) && !/\.(ttf|otf|ttc|otc|woff2?|css)$/i.test(name);

function outside(path: string, root: string): boolean {
  const way = relative(realpathSync(root), existsSync(path) ? realpathSync(path) : path);
  return way.startsWith('..') || isAbsolute(way);
}

const inFolder = (file: string, folder: string): string | undefined => {
  const path = join(folder, file);
  return !outside(path, folder) && existsSync(path) ? path : undefined;
};

/** The newspaper's packages first, then Banxin's own; a package's `exports` are for code and do not hide its fonts. */
function inPackages(file: string, root: string): string | undefined {
  for (const from of [join(root, 'fonts.yaml'), import.meta.url]) {
    const require = createRequire(from);
    for (const folder of require.resolve.paths(file) ?? []) {
      const path = join(folder, file);
      if (existsSync(path)) return path;
    }
    try {
      return require.resolve(file);
    } catch {
      // Not there: the next place, and in the end a diagnostic.
    }
  }
  return undefined;
}

function spread(path: string, file: string): Finding {
  if (!path.endsWith('.css')) return { found: [{ path, file }] };
  const found = slices(readFileSync(path, 'utf8')).map(({ url, ranges }) => ({
    path: join(dirname(path), url),
    file: join(dirname(file), url).replaceAll('\\', '/'),
    ...(ranges && { ranges }),
  }));
  return found.length && found.every((one) => existsSync(one.path)) ? { found } : { fault: 'font-missing' };
}

/** The `@font-face` rules of an upright style; WOFF before WOFF2, which costs more to unpack. */
function slices(css: string): { url: string; ranges: Uint32Array | undefined }[] {
  return css
    .split('@font-face')
    .slice(1)
    .flatMap((rule) => {
      const urls = [...rule.matchAll(/url\(\s*['"]?([^'")]+)['"]?\s*\)/g)].map((match) => match[1]!);
      const url = urls.find((one) => !one.endsWith('.woff2')) ?? urls[0];
      const listed = /unicode-range:\s*([^;}]+)/i.exec(rule)?.[1];
      return url && !/font-style:\s*italic/i.test(rule) ? [{ url, ranges: listed ? unicodeRanges(listed) : undefined }] : [];
    });
}

/** CSS Fonts 4, 4.5: U+26, U+0-7F, U+4??. */
function unicodeRanges(listed: string): Uint32Array {
  return Uint32Array.from(
    listed.split(',').flatMap((item) => {
      const [first, last] = item.trim().replace(/^u\+/i, '').split('-') as [string, string | undefined];
      return [parseInt(first.replaceAll('?', '0'), 16), parseInt(last ?? first.replaceAll('?', 'f'), 16)];
    }),
  );
}
