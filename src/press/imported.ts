/**
 * A page of another PDF as plain values in; a form XObject that fills the unit square out, with everything that it leads to. Vectors stay vectors, type stays
 * type, inks stay as they are.
 */
import type { ImportedPage, PdfValue } from '../image/types.ts';
import { deflating } from './deflate.ts';
import type { PressDocument } from './document.ts';
import { nameOf, type Reference } from './pdfkit-privates.ts';

/** How a page of a file in other colours is taken in. */
export interface Imports {
  /** ICC profile that says what its inks look like, where the document itself is not in inks (ISO 19005-3, 6.2.4.3). */
  readonly cmyk?: Uint8Array;
}

/** Writes a page; its objects keep no name of the file that they came from. */
export async function writeImported(doc: PressDocument, page: ImportedPage, { cmyk }: Imports): Promise<Reference> {
  const profile = cmyk && doc.stream({ N: 4, Filter: 'FlateDecode' }, await deflating(cmyk));
  const space = profile && ['ICCBased', profile];
  const writing = new Writing(doc, page, space);
  const entries = {
    Type: 'XObject',
    Subtype: 'Form',
    BBox: page.box,
    Matrix: matrixOf(page),
    Resources: writing.resources(page.resources),
    Filter: 'FlateDecode',
  };
  const form = doc.stream(entries, await deflating(page.content));
  writing.finish();
  return form;
}

/** From the page's box to the unit square, turned as the page is (ISO 32000-1, 8.3.3). */
function matrixOf({ box: [x1, y1, x2, y2], turn }: ImportedPage): number[] {
  const [w, h] = [x2 - x1, y2 - y1];
  const exact = {
    0: [1 / w, 0, 0, 1 / h, -x1 / w, -y1 / h],
    90: [0, -1 / w, 1 / h, 0, -y1 / h, x2 / w],
    180: [-1 / w, 0, 0, -1 / h, x2 / w, y2 / h],
    270: [0, 1 / w, -1 / h, 0, y2 / h, -x1 / w],
  }[turn];
  return exact.map((value) => Math.round(value * 1e9) / 1e9 + 0);
}

class Writing {
  readonly #doc: PressDocument;
  readonly #page: ImportedPage;
  readonly #space: unknown;
  readonly #refs = new Map<number, Reference>();
  readonly #waiting: number[] = [];

  constructor(doc: PressDocument, page: ImportedPage, space: unknown) {
    this.#doc = doc;
    this.#page = page;
    this.#space = space;
  }

  /** A dictionary of resources; where inks need a profile, it is their default. */
  resources(value: PdfValue): unknown {
    const found = this.#followed(value);
    if (!found || typeof found !== 'object' || !('dict' in found)) return {};
    const entries = this.#dict(found.dict);
    if (this.#space === undefined) return entries;
    const own = this.#followed(found.dict['ColorSpace'] ?? null);
    const spaces = own && typeof own === 'object' && 'dict' in own ? this.#dict(own.dict) : {};
    return { ...entries, ColorSpace: { ...spaces, DefaultCMYK: this.#space } };
  }

  /** Writes what was led to, and what that leads to. */
  finish(): void {
    for (let id = this.#waiting.shift(); id !== undefined; id = this.#waiting.shift()) {
      const ref = this.#refs.get(id)!;
      const value = this.#page.objects.get(id) ?? null;
      if (value && typeof value === 'object' && 'dict' in value) {
        const entries = this.#dict(value.dict);
        if (value.stream) this.#doc.stream(without(entries), value.stream, ref);
        else this.#doc.dictionary(entries, ref);
      } else {
        (ref as { data: unknown }).data = this.#value(value);
        ref.end();
      }
    }
  }

  #followed(value: PdfValue): PdfValue {
    return value && typeof value === 'object' && 'ref' in value ? (this.#page.objects.get(value.ref) ?? null) : value;
  }

  #dict(dict: Readonly<Record<string, PdfValue>>): Record<string, unknown> {
    // An overprint of inks that a profile defines is not allowed (ISO 19005-3, 6.2.4.2).
    const dropped = this.#space !== undefined && 'OPM' in dict ? ['OP', 'op', 'OPM'] : [];
    const entries = Object.entries(dict).filter(([key]) => !dropped.includes(key));
    return Object.fromEntries(
      entries.map(([key, value]) => [nameOf(key), key === 'Resources' ? this.resources(value) : this.#value(value)]),
    );
  }

  #value(value: PdfValue): unknown {
    if (value === null || typeof value !== 'object') return value;
    if (Array.isArray(value)) return value.map((one) => this.#value(one as PdfValue));
    if ('name' in value) return nameOf(value.name);
    if ('bytes' in value) return Buffer.from(value.bytes);
    if ('ref' in value) return this.#reference(value.ref);
    return 'dict' in value ? this.#dict(value.dict) : null;
  }

  #reference(id: number): Reference {
    let ref = this.#refs.get(id);
    if (!ref) {
      this.#refs.set(id, (ref = this.#doc.ref()));
      this.#waiting.push(id);
    }
    return ref;
  }
}

/** The length is that of the bytes as they are written. */
const without = ({ Length: _, ...rest }: Record<string, unknown>): Record<string, unknown> => rest;
