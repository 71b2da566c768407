/**
 * Every reach into what pdfkit 0.20.1 does not promise: its objects, its pages, the order of its last words. Each is held by a test in
 * test/press/pdfkit-privates.test.ts; nothing else in the house may count on these.
 */
import PDFDocument from 'pdfkit';

/** An indirect object. `compress` false: what is written goes out as it is. */
export interface Reference {
  readonly id: number;
  data: Record<string, unknown>;
  compress: boolean;
  write(chunk: Uint8Array): void;
  end(chunk?: Uint8Array): void;
}

/** The private part of a pdfkit page that the press reaches into. */
export interface PdfkitPage {
  readonly dictionary: Reference;
  readonly resources: Reference;
  readonly content: Reference;
  readonly fonts: Record<string, Reference>;
  readonly xobjects: Record<string, Reference>;
  readonly ext_gstates: Record<string, Reference>;
  end(): void;
}

export interface PdfkitOutline {
  readonly dictionary: Reference;
  readonly outlineData: Record<string, unknown>;
  addItem(title: string, options: { pageNumber: number; expanded?: boolean }): PdfkitOutline;
}

/** A PDFDocument with its insides. */
export interface OpenDocument {
  readonly options: Record<string, unknown>;
  readonly outline: PdfkitOutline;
  readonly _root: Reference;
  page: PdfkitPage;
  _pageBuffer: PdfkitPage[];
  /** Bytes written: the xref counts on it. */
  _offset: number;
  _id: Uint8Array;
  ref(entries?: Record<string, unknown>): Reference;
  addPage(options: object): unknown;
  addContent(content: string): unknown;
  end(): void;
  /** Takes all output. */
  _write(piece: string | Uint8Array): void;
  /** Writes xref and trailer. */
  _finalize(): void;
  /** Writes XMP. */
  endMetadata(): void;
  /** Ends pdfkit's own structure tree, if the catalog has one. */
  endMarkings(): void;
}

/** PDFDocument as a base class that shows its insides. */
export const OpenPDFDocument = PDFDocument as unknown as new (options: Record<string, unknown>) => OpenDocument;

/** A PDF name where pdfkit would write a string: in Info, where it wraps every primitive string. */
export class PdfName {
  readonly #name: string;

  constructor(name: string) {
    this.#name = name;
  }

  get [Symbol.toStringTag](): string {
    return 'PDFName';
  }

  toString(): string {
    return `/${this.#name}`;
  }
}

/** A PDF text string; a primitive string is a name to pdfkit. */
export const pdfText = (text: string): unknown => new String(text);

/** Takes the page that pdfkit just began out of its buffer, so that it is ended when we say. */
export function takePage(doc: OpenDocument): PdfkitPage {
  doc._pageBuffer = [];
  return doc.page;
}

/** Ends a page with content that is deflated already. */
export function endPage(page: PdfkitPage, deflated: Uint8Array): void {
  page.content.compress = false;
  page.content.data.Filter = 'FlateDecode';
  page.content.write(deflated);
  page.end();
}

/** Ends a stream whose bytes are encoded already, as its dictionary says. */
export function endStream(ref: Reference, bytes: Uint8Array): void {
  ref.compress = false;
  ref.end(bytes);
}

/** Sends a bookmark to a height on a page, pt up from the lower edge; pdfkit would send it to the right edge. */
export function aim(item: PdfkitOutline, page: PdfkitPage, top: number): void {
  item.outlineData.Dest = [page.dictionary, 'XYZ', null, top, null];
}

/** Writes an object that is an array. */
export function endArray(ref: Reference, items: readonly unknown[]): void {
  (ref as { data: unknown }).data = items;
  ref.end();
}

/** A name as a PDF spells it: pdfkit writes names as they are (ISO 32000-1, 7.3.5). */
export const nameOf = (text: string): string =>
  text.replace(/[^A-Za-z0-9._+-]/g, (c) => `#${c.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`);

/** Gives a page a colour space by resource name. */
export function addColourSpace(page: PdfkitPage, name: string, space: Reference): void {
  const { data } = page.resources;
  data['ColorSpace'] = { ...(data['ColorSpace'] as object | undefined), [name]: space };
}
