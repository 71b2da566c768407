/**
 * A PDF in, what outside readers see in it out: glyphs with their origins from pdf.js (pdf-glyphs.ts), text from pdf-parse and poppler, reports
 * of qpdf and poppler's tools. Shares no code with the press.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export { type PdfGlyph, pdfGlyphs } from './pdf-glyphs.ts';

/** The text of each page as pdf-parse gives it. */
async function pdfPages(bytes: Uint8Array): Promise<string[]> {
  const { PDFParse } = await import('pdf-parse');
  const parser = new PDFParse({ data: Uint8Array.from(bytes) });
  try {
    return (await parser.getText()).pages.map((page) => page.text);
  } finally {
    await parser.destroy();
  }
}

/** The text of all pages as pdf-parse gives it. */
export const pdfText = async (bytes: Uint8Array): Promise<string> => (await pdfPages(bytes)).join('\n');

/** Text as it is compared: NFC, no white space (formats.md). */
export const compared = (text: string): string => text.normalize('NFC').replace(/\s+/gu, '');

const PACKAGES: Readonly<Record<string, string>> = {
  pdftotext: 'poppler-utils',
  pdffonts: 'poppler-utils',
  pdfimages: 'poppler-utils',
  pdfinfo: 'poppler-utils',
  pdftoppm: 'poppler-utils',
  qpdf: 'qpdf',
  gs: 'ghostscript',
  mutool: 'mupdf-tools',
};

/** Whether a tool is there. Under CI=true a missing one is a failure; elsewhere its tests are skipped, and it is said why. */
export function hasTool(name: string): boolean {
  const found = (process.env.PATH ?? '').split(':').some((folder) => existsSync(join(folder, name)));
  if (found) return true;
  const message = `${name} is not installed: apt-get install ${PACKAGES[name] ?? name}`;
  if (process.env.CI === 'true') throw new Error(message);
  console.warn(`skipped: ${message}`);
  return false;
}

function ran(name: string, args: readonly string[]): string {
  if (!hasTool(name)) throw new Error(`${name} is not installed: apt-get install ${PACKAGES[name] ?? name}`);
  return execFileSync(name, args, { encoding: 'utf8', maxBuffer: 1 << 28 });
}

/** Calls `use` with a file that holds `bytes`; the file is gone afterwards. */
export function withPdf<T>(bytes: Uint8Array, use: (path: string) => T): T {
  const folder = mkdtempSync(join(tmpdir(), 'banxin-pdf-'));
  try {
    const path = join(folder, 'page.pdf');
    writeFileSync(path, bytes);
    return use(path);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** `pdftotext -raw`: text in the order of the content stream. */
export const pdftotextRaw = (path: string): string => ran('pdftotext', ['-raw', path, '-']);

/** What `qpdf --check` complains of; empty when it is content. */
export function qpdfCheck(path: string): string {
  hasTool('qpdf');
  const { status, stdout, stderr } = spawnSync('qpdf', ['--check', path], { encoding: 'utf8' });
  return status === 0 ? '' : `${stdout}${stderr}`;
}

/** The PDF with every stream readable (`qpdf --qdf`), as Latin-1. */
export const qpdfPlain = (path: string): string =>
  execFileSync('qpdf', ['--qdf', '--object-streams=disable', '--no-original-object-ids', path, '-'], {
    encoding: 'latin1',
    maxBuffer: 1 << 28,
  });

export interface PdfFont {
  readonly name: string;
  readonly type: string;
  readonly encoding: string;
  readonly embedded: boolean;
  readonly subset: boolean;
  readonly unicode: boolean;
  /** Object number of the font dictionary. */
  readonly object: number;
}

/** The rows of `pdffonts`. */
export function pdffonts(path: string): PdfFont[] {
  const rows = ran('pdffonts', [path]).trimEnd().split('\n').slice(2);
  return rows.map((row) => {
    const found = /^(\S+)\s+(.+?)\s+(\S+)\s+(yes|no)\s+(yes|no)\s+(yes|no)\s+(\d+)\s+\d+$/.exec(row.trim());
    if (!found) throw new Error(`not a row of pdffonts: ${row}`);
    const [, name, type, encoding, embedded, subset, unicode, object] = found as unknown as string[];
    return {
      name: name as string,
      type: type as string,
      encoding: encoding as string,
      embedded: embedded === 'yes',
      subset: subset === 'yes',
      unicode: unicode === 'yes',
      object: Number(object),
    };
  });
}

export interface PdfImage {
  /** From 1. */
  readonly page: number;
  readonly width: number;
  readonly height: number;
  readonly color: string;
  readonly encoding: string;
  readonly object: number;
  readonly xPpi: number;
  readonly yPpi: number;
}

/** The rows of `pdfimages -list`: one for each time a picture is placed. */
export function pdfimages(path: string): PdfImage[] {
  const rows = ran('pdfimages', ['-list', path]).trimEnd().split('\n').slice(2);
  return rows.map((row) => {
    const cells = row.trim().split(/\s+/) as string[];
    const [page, , , width, height, color, , , encoding, , object, , xPpi, yPpi] = cells as [string, ...string[]];
    return {
      page: Number(page),
      width: Number(width),
      height: Number(height),
      color: color as string,
      encoding: encoding as string,
      object: Number(object),
      xPpi: Number(xPpi),
      yPpi: Number(yPpi),
    };
  });
}

export type PdfBoxes = Readonly<Record<'MediaBox' | 'CropBox' | 'BleedBox' | 'TrimBox' | 'ArtBox', readonly number[]>>;

/** The boxes of a page, from 1, by `pdfinfo -box`. */
export function pdfBoxes(path: string, page = 1): PdfBoxes {
  const boxes: Record<string, number[]> = {};
  for (const row of ran('pdfinfo', ['-box', '-f', String(page), '-l', String(page), path]).split('\n')) {
    const found = /(MediaBox|CropBox|BleedBox|TrimBox|ArtBox):\s+(.+)$/.exec(row);
    if (found) boxes[found[1] as string] = (found[2] as string).trim().split(/\s+/).map(Number);
  }
  return boxes as unknown as PdfBoxes;
}

/** `pdfinfo` as a record: Title, Producer, PDF version, Pages … */
export function pdfinfo(path: string): Record<string, string> {
  const rows = ran('pdfinfo', ['-isodates', path])
    .split('\n')
    .map((row) => /^([^:]+):\s*(.*)$/.exec(row));
  return Object.fromEntries(rows.flatMap((row) => (row ? [[row[1], row[2]]] : [])));
}

/** The content stream of each page, readable, as Latin-1. */
export function pdfContents(path: string): string[] {
  const parts = qpdfPlain(path)
    .split(/^%% Contents for page \d+$/m)
    .slice(1);
  return parts.map((part) => part.slice(part.indexOf('stream\n') + 7, part.indexOf('endstream')));
}

/** The operators that pages use: `Tm`, `k`, `Do` … Strings are left out. */
export function pdfOperators(path: string): Set<string> {
  const bare = pdfContents(path).map((content) =>
    content.replace(/\((?:\\[\s\S]|[^\\()])*\)/g, ' ').replace(/<[0-9A-Fa-f\s]*>/g, ' '),
  );
  return new Set(bare.join('\n').match(/(?<![\w/*])[A-Za-z]+\*?(?![\w*])/g));
}
