/**
 * A PDF in, what outside readers see in it out: glyphs with their origins from pdf.js, text from pdf-parse and poppler, reports of qpdf
 * and poppler's tools. Shares no code with the press.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** One glyph as a reader places it. */
export interface PdfGlyph {
  /** From 0. */
  readonly page: number;
  /** Origin, pt from the upper left of the trimmed page, y down; in a vertical font the middle of the cell's upper edge. */
  readonly x: number;
  readonly y: number;
  /** Font size, pt. */
  readonly size: number;
  /** Horizontal scale of the text state and matrix. */
  readonly stretch: number;
  readonly text: string;
  /** PostScript name without the subset tag. */
  readonly font: string;
  readonly vertical: boolean;
  /** Fill as pdf.js turns it into RGB: `#231f20`. */
  readonly color: string;
}

type Matrix = readonly [number, number, number, number, number, number];
type Operand = number | string | readonly unknown[] | PdfjsGlyph | Float32Array | null;

interface PdfjsGlyph {
  readonly unicode: string;
  readonly width: number;
  readonly vmetric: readonly number[] | null;
  readonly isSpace: boolean;
}

interface PdfjsFont {
  readonly name: string;
  readonly vertical: boolean;
  readonly defaultVMetrics: readonly number[];
  readonly fontMatrix: readonly number[];
}

interface TextState {
  ctm: Matrix;
  font: PdfjsFont | undefined;
  size: number;
  charSpacing: number;
  wordSpacing: number;
  scale: number;
  leading: number;
  rise: number;
  color: string;
}

const times = (a: Matrix, b: Matrix): Matrix => [
  a[0] * b[0] + a[2] * b[1],
  a[1] * b[0] + a[3] * b[1],
  a[0] * b[2] + a[2] * b[3],
  a[1] * b[2] + a[3] * b[3],
  a[0] * b[4] + a[2] * b[5] + a[4],
  a[1] * b[4] + a[3] * b[5] + a[5],
];

const UNIT: Matrix = [1, 0, 0, 1, 0, 0];

const pdfjs = () => import('pdfjs-dist/legacy/build/pdf.mjs' as string);

async function opened(bytes: Uint8Array) {
  const { getDocument, VerbosityLevel } = await pdfjs();
  return getDocument({ data: Uint8Array.from(bytes), verbosity: VerbosityLevel.ERRORS, useSystemFonts: false }).promise;
}

/** Every glyph of a PDF in painting order. `bleed`: what the media box has beyond the trim on each side, pt. */
export async function pdfGlyphs(bytes: Uint8Array, { bleed = 0 } = {}): Promise<PdfGlyph[]> {
  const { OPS } = await pdfjs();
  const names = new Map<number, string>(Object.entries(OPS as Record<string, number>).map(([name, code]) => [code, name]));
  const doc = await opened(bytes);
  const out: PdfGlyph[] = [];
  for (let number = 1; number <= doc.numPages; number++) {
    const page = await doc.getPage(number);
    const { fnArray, argsArray } = await page.getOperatorList();
    const reader = new PageReader(number - 1, page.view[3] - bleed, bleed, (name) => page.commonObjs.get(name) as PdfjsFont, out);
    for (let i = 0; i < fnArray.length; i++) reader.operator(names.get(fnArray[i]) as string, argsArray[i] ?? []);
  }
  await doc.destroy();
  return out;
}

/** Follows the text state of a page's operators (ISO 32000-1, 9.3 and 9.4). */
class PageReader {
  readonly #page: number;
  readonly #top: number;
  readonly #left: number;
  readonly #fontOf: (name: string) => PdfjsFont;
  readonly #out: PdfGlyph[];
  #state: TextState = {
    ctm: UNIT,
    font: undefined,
    size: 0,
    charSpacing: 0,
    wordSpacing: 0,
    scale: 1,
    leading: 0,
    rise: 0,
    color: '#000000',
  };
  #stack: TextState[] = [];
  #matrix: Matrix = UNIT;
  #lineMatrix: Matrix = UNIT;

  constructor(page: number, top: number, left: number, fontOf: (name: string) => PdfjsFont, out: PdfGlyph[]) {
    this.#page = page;
    this.#top = top;
    this.#left = left;
    this.#fontOf = fontOf;
    this.#out = out;
  }

  operator(name: string, args: readonly Operand[]): void {
    const state = this.#state;
    const number = (i: number): number => args[i] as number;
    switch (name) {
      case 'save':
        this.#stack.push({ ...state });
        break;
      case 'restore':
        this.#state = this.#stack.pop() ?? state;
        break;
      case 'transform':
        state.ctm = times(state.ctm, args as unknown as Matrix);
        break;
      case 'beginText':
        this.#matrix = this.#lineMatrix = UNIT;
        break;
      case 'setFont':
        state.font = this.#fontOf(args[0] as string);
        state.size = number(1);
        break;
      case 'setCharSpacing':
        state.charSpacing = number(0);
        break;
      case 'setWordSpacing':
        state.wordSpacing = number(0);
        break;
      case 'setHScale':
        state.scale = number(0) / 100;
        break;
      case 'setLeading':
        state.leading = -number(0);
        break;
      case 'setTextRise':
        state.rise = number(0);
        break;
      case 'setTextMatrix':
        this.#matrix = this.#lineMatrix = [...(args[0] as Float32Array)] as unknown as Matrix;
        break;
      case 'moveText':
        this.#move(number(0), number(1));
        break;
      case 'setLeadingMoveText':
        state.leading = number(1);
        this.#move(number(0), number(1));
        break;
      case 'nextLine':
        this.#move(0, state.leading);
        break;
      case 'setFillRGBColor':
        state.color = args[0] as string;
        break;
      case 'showText':
        this.#show(args[0] as readonly (number | PdfjsGlyph)[]);
        break;
      case 'paintFormXObjectBegin':
        this.#stack.push({ ...state });
        state.ctm = times(state.ctm, args[0] as unknown as Matrix);
        break;
      case 'paintFormXObjectEnd':
        this.#state = this.#stack.pop() ?? state;
        break;
      default:
        break;
    }
  }

  #move(x: number, y: number): void {
    this.#matrix = this.#lineMatrix = times(this.#lineMatrix, [1, 0, 0, 1, x, y]);
  }

  #show(glyphs: readonly (number | PdfjsGlyph)[]): void {
    for (const glyph of glyphs)
      if (typeof glyph === 'number') this.#advance((-glyph / 1000) * this.#state.size);
      else this.#glyph(glyph);
  }

  #glyph(glyph: PdfjsGlyph): void {
    const { font, size, ctm, rise, scale, color, charSpacing, wordSpacing } = this.#state;
    if (!font) throw new Error('a glyph without a font');
    const m = times(times(ctm, this.#matrix), [size * scale, 0, 0, size, 0, rise]);
    const drawn = Math.hypot(m[2], m[3]);
    this.#out.push({
      page: this.#page,
      x: m[4] - this.#left,
      y: this.#top - m[5],
      size: drawn,
      stretch: Math.hypot(m[0], m[1]) / drawn,
      text: glyph.unicode,
      font: font.name.replace(/^[A-Z]{6}\+/, ''),
      vertical: font.vertical,
      color,
    });
    const em = font.vertical ? ((glyph.vmetric ?? font.defaultVMetrics)[0] as number) : glyph.width;
    const spacing = charSpacing + (glyph.isSpace ? wordSpacing : 0);
    // Character spacing is added to the signed displacement in both directions (9.4.4).
    this.#advance(em * (font.fontMatrix[0] as number) * size + spacing);
  }

  /** Moves the pen by an unscaled length along the writing direction. */
  #advance(length: number): void {
    const { font, scale } = this.#state;
    this.#matrix = times(this.#matrix, font?.vertical ? [1, 0, 0, 1, 0, length] : [1, 0, 0, 1, length * scale, 0]);
  }
}

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
