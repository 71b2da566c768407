/**
 * A PDF in, its glyphs with their origins out, as pdf.js follows the page's operators. Shares no code with the press.
 */

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
  /** Of a form XObject: a client's page that is placed on ours. */
  readonly placed: boolean;
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
  #forms = 0;
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
        this.#forms++;
        this.#stack.push({ ...state });
        state.ctm = times(state.ctm, (args[0] ?? UNIT) as unknown as Matrix);
        break;
      case 'paintFormXObjectEnd':
        this.#forms--;
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
      placed: this.#forms > 0,
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
