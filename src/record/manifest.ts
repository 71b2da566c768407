/**
 * `banxin/archive/1`: the manifest of the build that is in a bag: what the edition was made from and by what, and what it came to. Whoever sets it again from
 * the bag begins here.
 */

/** data/build.json. */
export interface BuildManifest {
  readonly format: 'banxin/archive/1';
  readonly identifier: string;
  /** Version of Banxin. */
  readonly banxin: string;
  /** Same bytes are promised for the same major of Node on the same platform. */
  readonly node: number;
  /** `linux-x64`. */
  readonly platform: string;
  /** The edition file, as the paper's folder has it. */
  readonly edition: string;
  readonly variant?: string;
  readonly sources: readonly SourceEntry[];
  readonly fonts: readonly FontEntry[];
  readonly templates: readonly TemplateEntry[];
  /** What the build made, from `data/`. */
  readonly outputs: readonly { readonly path: string; readonly sha256: string }[];
}

/** A file of the paper's folder. */
export interface SourceEntry {
  /** Relative to the paper's folder, as it was called there. */
  readonly file: string;
  /** From `data/`. */
  readonly path: string;
  readonly use: string;
  readonly sha256: string;
}

/** A font file. */
export interface FontEntry {
  /** As the Layout names it. */
  readonly file: string;
  /** From `data/`; null: not in the bag, to be asked for. */
  readonly path: string | null;
  readonly licence: string;
  readonly sha256: string;
  /** Why it is not in the bag. */
  readonly why?: 'licence' | 'left out';
}

/** A template in its source. */
export interface TemplateEntry {
  readonly name: string;
  /** The paper's own: code that came with the copy. */
  readonly own: boolean;
  readonly files: readonly { readonly path: string; readonly sha256: string }[];
}

/** From data/: where the manifest lies. */
export const BUILD = 'build.json';

/** Reads build.json; undefined where it is not of this format. */
export function readBuildManifest(text: string): BuildManifest | undefined {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (typeof value !== 'object' || value === null) return undefined;
  const read = value as Partial<BuildManifest>;
  const lists = [read.sources, read.fonts, read.templates, read.outputs];
  const whole =
    read.format === 'banxin/archive/1' && typeof read.edition === 'string' && lists.every((list) => Array.isArray(list));
  return whole ? (value as BuildManifest) : undefined;
}
