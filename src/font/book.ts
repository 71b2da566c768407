/**
 * Roles with their font files come in; a FontBook goes out. Looks at each file's table directory, so that a font which cannot be
 * used is told before layout; reads no further until a face is asked for something.
 */
import { resolve } from 'node:path';
import { diagnose, type Diagnostic, type Outcome, outcome, type Span } from '../base/index.ts';
import { type Coverage, readCmap } from './cmap.ts';
import { SfntFace } from './face.ts';
import { locate, type Located } from './locate.ts';
import { readAdvances, readMetrics } from './metrics.ts';
import type { PlacedChoice } from './roles.ts';
import { FontFault } from './bytes.ts';
import { openTables } from './sfnt.ts';
import type { Face, FontBook, FontChoice, FontRoles } from './types.ts';

/** Where fonts are looked for and kept. */
export interface FontOptions {
  /** Absolute folder of the edition. */
  readonly root: string;
  /** The newspaper's own fonts.yaml, where it has one: its file relative to the root and its text, for the places of diagnostics. */
  readonly from?: { readonly file: string; readonly source: string };
  /** Absolute folder where unpacked WOFF and WOFF2 are kept between runs; none: nothing is kept. */
  readonly cacheDir?: string;
  /** Absolute folder that packages' fonts are taken from, and from nowhere else. */
  readonly kept?: string;
}

/**
 * Opens the faces of every role. Codes: font-missing (not there, damaged, or variable), path-outside.
 * A role keeps the faces that could be found.
 */
export function openFontBook(roles: FontRoles, options: FontOptions): Promise<Outcome<FontBook>> {
  const shelf = new Shelf(options);
  const byRole = new Map(
    Object.entries(roles).map(([role, choices]) => [role, choices.flatMap((choice) => shelf.faces(choice))]),
  );
  return Promise.resolve(outcome<FontBook>(new Book(shelf.all, byRole), shelf.diagnostics));
}

/**
 * Unpacks the outlines of packed faces (WOFF) beside the main thread: called early and not waited for, it takes the 70 ms of a
 * Kai out of the way of the press. Only the first face of each role.
 */
export async function warmRoles(book: FontBook, roles: Iterable<string>): Promise<void> {
  const faces = new Set([...roles].map((role) => book.role(role)[0]));
  await Promise.all([...faces].map((face) => (face instanceof SfntFace ? face.warm() : undefined)));
}

class Book implements FontBook {
  readonly faces: readonly Face[];
  readonly #roles: ReadonlyMap<string, readonly Face[]>;
  readonly #found = new Map<string, Map<number, Face | undefined>>();

  constructor(faces: readonly Face[], roles: ReadonlyMap<string, readonly Face[]>) {
    this.faces = faces;
    this.#roles = roles;
  }

  role(role: string): readonly Face[] {
    return this.#roles.get(role) ?? [];
  }

  /** The first choice answers at once; what it lacks is looked for once and remembered. */
  find(role: string, codePoint: number): Face | undefined {
    const faces = this.#roles.get(role);
    if (!faces?.length) return undefined;
    const first = faces[0]!;
    if (first.glyph(codePoint)) return first;
    let found = this.#found.get(role);
    if (!found) this.#found.set(role, (found = new Map()));
    if (!found.has(codePoint))
      found.set(
        codePoint,
        faces.find((face) => face.glyph(codePoint)),
      );
    return found.get(codePoint);
  }
}

/** Each file once, however many roles name it. */
class Shelf {
  readonly all: Face[] = [];
  readonly diagnostics: Diagnostic[] = [];
  readonly #options: FontOptions;
  readonly #known = new Map<string, readonly Face[]>();
  readonly #ids = new Set<string>();

  constructor(options: FontOptions) {
    this.#options = options;
  }

  faces(choice: FontChoice): readonly Face[] {
    const key = `${choice.index ?? 0} ${choice.file}`;
    let faces = this.#known.get(key);
    if (!faces) this.#known.set(key, (faces = this.#find(choice)));
    return faces;
  }

  #find(choice: FontChoice): readonly Face[] {
    const { root, from } = this.#options;
    const finding = locate(choice.file, root, from ? resolve(root, from.file, '..') : root, this.#options.kept);
    if ('fault' in finding) return this.#complain(choice, finding.fault, REASONS[finding.fault]);
    const reason = this.#unusable(finding.found[0]!, choice);
    if (reason) return this.#complain(choice, 'font-missing', reason);
    const faces = finding.found.map((located) => this.#face(located, choice.index ?? 0));
    this.all.push(...faces);
    return faces;
  }

  /** Banxin's own fonts are known to be sound; a newspaper's are read as far as their measures and their map. */
  #unusable({ path }: Located, choice: FontChoice): string | undefined {
    try {
      const tables = openTables(path, choice.index ?? 0, this.#options.cacheDir);
      if (tables.size('fvar'))
        return 'is a variable font, of which only the default weight would be set; name a static font for each weight';
      const lacking = ['cmap', 'head', 'hhea', 'hmtx', 'maxp'].filter((tag) => !tables.size(tag));
      if (!tables.size('glyf') && !tables.size('CFF ')) lacking.push('glyf or CFF');
      if (lacking.length) return `lacks the tables ${lacking.join(', ')}`;
      if (placeOf(choice)) readAdvances(tables, readMetrics(tables));
      return placeOf(choice) && !covers(readCmap(tables.table('cmap'))) ? 'has no Unicode character map' : undefined;
    } catch (error) {
      if (error instanceof FontFault || error instanceof RangeError) return `cannot be read: ${error.message}`;
      throw error;
    }
  }

  #face(located: Located, index: number): Face {
    const { cacheDir } = this.#options;
    return new SfntFace({ ...located, id: this.#id(located.file, index), index, ...(cacheDir && { cacheDir }) });
  }

  /** From the file's name, because the font's own name would have to be read; an XML name, unique in the book. */
  #id(file: string, index: number): string {
    const base = file
      .slice(file.lastIndexOf('/') + 1)
      .replace(/\.\w+$/, '')
      .replace(/_\d00(?=[A-Z])/, '-')
      .replace(/[^A-Za-z0-9._-]/g, '-');
    const stem = `${/^[A-Za-z]/.test(base) ? '' : 'f'}${base}${index ? `.${index}` : ''}`;
    let id = stem;
    for (let n = 2; this.#ids.has(id); n++) id = `${stem}-${n}`;
    this.#ids.add(id);
    return id;
  }

  #complain(choice: FontChoice, code: string, reason: string): readonly Face[] {
    this.diagnostics.push(at(placeOf(choice), this.#options.from, code, `font "${choice.file}" ${reason}`));
    return [];
  }
}

const placeOf = (choice: FontChoice): Span | undefined => (choice as Partial<PlacedChoice>).where;

const covers = ({ bmp, astral }: Coverage): boolean => astral.size > 0 || bmp.some((gid) => gid > 0);

const REASONS = {
  'font-missing': 'was not found: it is neither in an installed package nor beside fonts.yaml',
  'path-outside': 'lies outside the folder of the newspaper; copy it in, or install it as a package',
} as const;

function at(where: Span | undefined, from: FontOptions['from'], code: string, message: string): Diagnostic {
  if (where && from && where.file === from.file) return diagnose('error', code, message, where, from.source);
  return diagnose('error', code, message, where?.file ?? from?.file ?? 'fonts/fonts.yaml');
}
