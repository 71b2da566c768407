/**
 * The inked faces of a document in, their font objects out: each whole face embedded once, subset, with widths and ToUnicode for every
 * code. A face that is also set downwards has a second Type0 font over the same descendant.
 */
import { createHash } from 'node:crypto';
import { deflating } from './deflate.ts';
import type { PressDocument } from './document.ts';
import type { InkedFace, InkedFaces } from './faces.ts';
import type { PressKeep, Program } from './keep.ts';
import { toUnicode } from './tounicode.ts';
import { pdfText, type Reference } from './pdfkit-privates.ts';

/** The Type0 fonts of a document by resource name, reserved when first asked for, written at the end. */
export class FontRack {
  readonly #doc: PressDocument;
  readonly #keep: PressKeep | undefined;
  readonly #refs = new Map<string, Reference>();

  constructor(doc: PressDocument, keep?: PressKeep) {
    this.#doc = doc;
    this.#keep = keep;
  }

  /** The font called `F1`, or `F1V` for lines set downwards. */
  ref(name: string): Reference {
    const known = this.#refs.get(name);
    if (known) return known;
    const made = this.#doc.ref();
    this.#refs.set(name, made);
    return made;
  }

  /** Writes every face that was used, in the order of first use. */
  async write(faces: InkedFaces): Promise<void> {
    const programs = subsets(faces.used, this.#keep);
    for (const face of faces.used) {
      const { kind, length, subtype, program, mapping } = programs.get(face) as Program;
      const name = `${tag(face)}+${fontName(face.face.postscriptName)}`;
      const file = this.#doc.stream(
        { Filter: 'FlateDecode', ...(subtype ? { Subtype: subtype } : { Length1: length }) },
        await program,
      );
      const descriptor = this.#doc.dictionary(descriptorOf(face, name, subtype ? { FontFile3: file } : { FontFile2: file }));
      const descendant = this.#doc.dictionary(descendantOf(face, name, kind, descriptor));
      const unicode = this.#doc.stream({ Filter: 'FlateDecode' }, await mapping);
      const type0 = { Type: 'Font', Subtype: 'Type0', DescendantFonts: [descendant], ToUnicode: unicode };
      if (face.usedAcross)
        this.#doc.dictionary({ ...type0, BaseFont: name, Encoding: 'Identity-H' }, this.ref(`F${face.number}`));
      if (face.usedDown) this.#doc.dictionary({ ...type0, BaseFont: name, Encoding: 'Identity-V' }, this.ref(`F${face.number}V`));
    }
  }
}

/** The largest first: it is deflated while the others are subset. */
function subsets(faces: readonly InkedFace[], keep: PressKeep | undefined): ReadonlyMap<InkedFace, Program> {
  const largestFirst = [...faces].sort((a, b) => b.gids.length - a.gids.length || a.number - b.number);
  return new Map(largestFirst.map((face) => [face, keep ? keep.program(face, () => subsetOf(face)) : subsetOf(face)]));
}

function subsetOf(face: InkedFace): Program {
  const { kind, bytes } = face.face.subset(face.gids.slice(1));
  const wrapped = bytes[0] === 0x4f && bytes[1] === 0x54; // OTTO
  return {
    kind,
    length: bytes.length,
    subtype: kind === 'glyf' ? undefined : wrapped ? 'OpenType' : 'CIDFontType0C',
    program: deflating(bytes),
    mapping: deflating(Buffer.from(toUnicode(face.texts), 'latin1')),
  };
}

/** Six letters from the face and its glyphs: the same subset has the same tag (ISO 32000-1, 9.6.4). */
function tag(face: InkedFace): string {
  const hash = createHash('sha256').update(face.face.id).update(Uint16Array.from(face.gids)).digest();
  let letters = '';
  for (let i = 0; i < 6; i++) letters += String.fromCharCode(65 + ((hash[i] as number) % 26));
  return letters;
}

/** A PostScript name without what a PDF name would have to escape. */
const fontName = (name: string): string => name.replace(/[^A-Za-z0-9._-]/g, '');

/** Symbolic: the codes are no standard encoding. */
const SYMBOLIC = 4;
const ITALIC = 64;

function descriptorOf(inked: InkedFace, name: string, program: Record<string, Reference>): Record<string, unknown> {
  const { face } = inked;
  const em = (value: number): number => Math.round((value * 1000) / face.upem);
  return {
    Type: 'FontDescriptor',
    FontName: name,
    Flags: face.italicAngle === 0 ? SYMBOLIC : SYMBOLIC | ITALIC,
    FontBBox: face.bbox.map(em),
    ItalicAngle: face.italicAngle,
    Ascent: em(face.ascent),
    Descent: em(face.descent),
    CapHeight: em(face.capHeight),
    StemV: 80,
    ...program,
  };
}

function descendantOf(inked: InkedFace, name: string, kind: 'glyf' | 'cff', descriptor: Reference): Record<string, unknown> {
  return {
    Type: 'Font',
    Subtype: kind === 'glyf' ? 'CIDFontType2' : 'CIDFontType0',
    BaseFont: name,
    CIDSystemInfo: { Registry: pdfText('Adobe'), Ordering: pdfText('Identity'), Supplement: 0 },
    FontDescriptor: descriptor,
    DW: 1000,
    W: widthsOf(inked),
    ...(kind === 'glyf' ? { CIDToGIDMap: 'Identity' } : {}),
    ...(inked.usedDown ? { DW2: [880, -1000] } : {}),
  };
}

/** The widths that are not a full em, in runs of neighbouring codes. */
function widthsOf(inked: InkedFace): unknown[] {
  const out: unknown[] = [];
  let group: number[] = [];
  let after = -1;
  for (let code = 1; code < inked.gids.length; code++) {
    const width = inked.widths[code] as number;
    if (width === 1000) continue;
    if (code !== after) out.push(code, (group = []));
    group.push(width);
    after = code + 1;
  }
  return out;
}
