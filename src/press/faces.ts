/**
 * Glyph ids of the whole faces in, glyph codes of the embedded subsets out: 1, 2, … in the order of first use over the whole
 * document. Remembers what each code means and how wide it is; writes nothing.
 */
import type { Face, FontBook } from '../font/types.ts';

/** Key of a code whose text is not one UTF-16 unit. */
const LONG = -1;

/** One face as the document uses it. */
export class InkedFace {
  readonly face: Face;
  /** From 1, in the order of first use: the resource is called F1, F2, … */
  readonly number: number;
  /** Glyph id of each code; code 0 is .notdef. A glyph that stands for two texts has two codes. */
  readonly gids: number[] = [0];
  /** Text of each code. */
  readonly texts: string[] = [''];
  /** Width of each code in 1/1000 em, as it is written in the PDF. */
  widths: Float64Array = new Float64Array(1024);
  /** Whether the face is used along, or across, the line. */
  usedAcross = false;
  usedDown = false;
  /** Code of a glyph id at its first use; 0 while it has none. */
  readonly codes: Uint16Array = new Uint16Array(65536);
  /** The one UTF-16 unit that a code stands for, or LONG. */
  keys: Int32Array = new Int32Array(1024);
  readonly #twins = new Map<string, number>();

  constructor(face: Face, number: number) {
    this.face = face;
    this.number = number;
  }

  /** The code of a glyph that stands for `text`. Throws `bug:` for .notdef, which no text may reach. */
  code(gid: number, text: string): number {
    if (gid === 0) throw new Error(`bug: .notdef of ${this.face.id} for ${JSON.stringify(text)}`);
    const first = this.codes[gid] as number;
    if (first === 0) return (this.codes[gid] = this.#add(gid, text));
    if (this.texts[first] === text) return first;
    const key = `${gid} ${text}`;
    const twin = this.#twins.get(key) ?? this.#add(gid, text);
    this.#twins.set(key, twin);
    return twin;
  }

  #add(gid: number, text: string): number {
    const code = this.gids.length;
    if (code > 65535) throw new Error(`bug: more than 65,535 glyphs of ${this.face.id}`);
    this.#grow(code);
    this.gids.push(gid);
    this.texts.push(text);
    this.keys[code] = text.length === 1 ? text.charCodeAt(0) : LONG;
    this.widths[code] = Math.round((this.face.advance(gid) * 1e6) / this.face.upem) / 1000;
    return code;
  }

  #grow(code: number): void {
    if (code < this.keys.length) return;
    const keys = new Int32Array(this.keys.length * 2);
    keys.set(this.keys);
    this.keys = keys;
    const widths = new Float64Array(this.widths.length * 2);
    widths.set(this.widths);
    this.widths = widths;
  }
}

/** The faces of a document, each once. */
export class InkedFaces {
  readonly used: InkedFace[] = [];
  readonly #byId = new Map<string, InkedFace>();
  readonly #book: FontBook;

  constructor(book: FontBook) {
    this.#book = book;
  }

  /** Throws `bug:` for a face that is not in the book. */
  get(id: string): InkedFace {
    const known = this.#byId.get(id);
    if (known) return known;
    const face = this.#book.faces.find((one) => one.id === id);
    if (!face) throw new Error(`bug: no face ${id} in the book`);
    const inked = new InkedFace(face, this.used.length + 1);
    this.used.push(inked);
    this.#byId.set(id, inked);
    return inked;
  }
}
