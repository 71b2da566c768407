/**
 * The first page of a PDF file comes in; its size, what a plant must know of it, and its objects as plain values go out, so that the press can write them
 * into another PDF as they are. Draws nothing, converts no colour.
 */
import { readFileSync } from 'node:fs';
import {
  decodePDFRawStream,
  PDFArray,
  PDFBool,
  PDFDict,
  PDFDocument,
  PDFHexString,
  PDFName,
  PDFNumber,
  type PDFObject,
  type PDFPage,
  PDFRawStream,
  PDFRef,
  PDFStream,
  PDFString,
} from '@cantoo/pdf-lib';
import { type Header, PictureFault } from './header.ts';
import type { ImportedPage, PdfFacts, PdfValue } from './types.ts';

/** `rg`, `/DeviceRGB cs`, `/CS /RGB` (ISO 32000-1, 8.6.8 and 8.9.7). */
const RGB = /(?:^|\s)(?:rg|RG)(?=\s|$)|\/(?:DeviceRGB|CalRGB|Lab)\s+(?:cs|CS)\b|\/(?:CS|ColorSpace)\s*\/(?:RGB|DeviceRGB)\b/;
/** More objects than this on one page are no advertisement. */
const MOST_OBJECTS = 100_000;

/** @throws PictureFault when it is no PDF that can be read: damaged, locked, without pages */
export async function readPdfHeader(path: string): Promise<Header> {
  const { width, height, facts } = await pageOf(path);
  return { format: 'pdf', width, height, vector: true, orientation: 1, colour: facts.rgb ? 'rgb' : 'cmyk' };
}

/** The first page of a PDF as values. */
export async function pageOf(path: string): Promise<ImportedPage> {
  try {
    return await imported(path);
  } catch (error) {
    if (error instanceof PictureFault || (error as NodeJS.ErrnoException).code !== undefined) throw error;
    throw new PictureFault('is a damaged PDF; export it again, as PDF/X');
  }
}

async function imported(path: string): Promise<ImportedPage> {
  const page = await firstPage(path);
  const graph = new Graph(page);
  const { x, y, width, height } = page.getTrimBox();
  const resources = graph.value(page.node.Resources() ?? page.doc.context.obj({}));
  const content = contentOf(page);
  graph.scan(content);
  const turn = (((page.getRotation().angle % 360) + 360) % 360) as ImportedPage['turn'];
  const turned = turn === 90 || turn === 270;
  return {
    kind: 'page',
    width: turned ? height : width,
    height: turned ? width : height,
    box: [x, y, x + width, y + height],
    turn,
    content,
    resources,
    objects: graph.objects,
    facts: graph.facts(),
  };
}

async function firstPage(path: string): Promise<PDFPage> {
  let doc: PDFDocument;
  try {
    doc = await PDFDocument.load(readFileSync(path), { updateMetadata: false });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== undefined) throw error;
    const { message } = error as Error;
    const why = /encrypt/i.test(message) ? 'is locked with a password' : 'is a damaged PDF';
    throw new PictureFault(`${why}; export it again, as PDF/X`);
  }
  if (doc.getPageCount() === 0) throw new PictureFault('is a PDF without a page');
  return doc.getPage(0);
}

/** Its content streams, one after the other. */
function contentOf(page: PDFPage): Uint8Array {
  const { context } = page.doc;
  const contents = page.node.Contents();
  const streams = contents instanceof PDFArray ? contents.asArray().map((one) => context.lookup(one)) : [contents];
  const parts = streams.flatMap((stream) => (stream instanceof PDFStream ? [decoded(stream), new Uint8Array([10])] : []));
  return Buffer.concat(parts);
}

function decoded(stream: PDFStream): Uint8Array {
  try {
    return stream instanceof PDFRawStream ? decodePDFRawStream(stream).decode() : stream.getContents();
  } catch {
    return new Uint8Array();
  }
}

/** Everything that a page's resources lead to, each object once. */
class Graph {
  readonly objects = new Map<number, PdfValue>();
  readonly #context: PDFPage['doc']['context'];
  readonly #ids = new Map<string, number>();
  readonly #fonts = new Set<string>();
  #rgb = false;
  #transparent = false;

  constructor(page: PDFPage) {
    this.#context = page.doc.context;
  }

  facts(): PdfFacts {
    return { rgb: this.#rgb, transparent: this.#transparent, fonts: [...this.#fonts].sort() };
  }

  value(object: PDFObject | undefined): PdfValue {
    if (object instanceof PDFRef) return this.#reference(object);
    if (object instanceof PDFName) return this.#name(object);
    if (object instanceof PDFNumber) return object.asNumber();
    if (object instanceof PDFBool) return object.asBoolean();
    if (object instanceof PDFString || object instanceof PDFHexString) return { bytes: object.asBytes() };
    if (object instanceof PDFArray) return object.asArray().map((one) => this.value(one));
    if (object instanceof PDFStream) return { dict: this.#dict(object.dict), stream: this.#contents(object) };
    return object instanceof PDFDict ? { dict: this.#dict(object) } : null;
  }

  #name(name: PDFName): PdfValue {
    const text = name.decodeText();
    if (text === 'DeviceRGB' || text === 'CalRGB' || text === 'Lab') this.#rgb = true;
    return { name: text };
  }

  #reference(ref: PDFRef): PdfValue {
    const known = this.#ids.get(ref.tag);
    if (known !== undefined) return { ref: known };
    const id = this.#ids.size + 1;
    if (id > MOST_OBJECTS) throw new PictureFault(`has more than ${MOST_OBJECTS} objects on its first page; flatten it`);
    this.#ids.set(ref.tag, id);
    this.objects.set(id, null);
    this.objects.set(id, this.value(this.#context.lookup(ref)));
    return { ref: id };
  }

  #dict(dict: PDFDict): Readonly<Record<string, PdfValue>> {
    this.#look(dict);
    const entries: Record<string, PdfValue> = {};
    // What leads back to the page or to its document is not taken along.
    for (const [key, object] of dict.entries()) {
      const name = key.decodeText();
      if (name !== 'Parent' && name !== 'StructParent' && name !== 'StructParents' && name !== 'Metadata' && name !== 'PieceInfo')
        entries[name] = this.value(object);
    }
    return entries;
  }

  #contents(stream: PDFStream): Uint8Array {
    const { dict } = stream;
    if (this.#is(dict, 'Subtype', 'Form')) this.scan(decoded(stream));
    if (this.#number(dict, 'N') === 3 && !dict.has(PDFName.of('First')) && !dict.has(PDFName.of('FunctionType')))
      this.#rgb = true;
    return stream instanceof PDFRawStream ? stream.contents : stream.getContents();
  }

  /** Operators that set RGB, colour spaces that are RGB, inline pictures in it; outside strings. */
  scan(content: Uint8Array): void {
    const text = Buffer.from(content.buffer, content.byteOffset, content.byteLength).toString('latin1');
    if (RGB.test(text.replace(/\((?:\\[^]|[^\\()])*\)/g, ''))) this.#rgb = true;
  }

  #look(dict: PDFDict): void {
    if (this.#is(dict, 'Type', 'Font')) this.#font(dict);
    if (this.#is(dict, 'S', 'Transparency') || this.#is(dict, 'Type', 'Mask')) this.#transparent = true;
    for (const key of ['ca', 'CA']) if ((this.#number(dict, key) ?? 1) < 1) this.#transparent = true;
    if (dict.has(PDFName.of('SMask')) && !this.#is(dict, 'SMask', 'None')) this.#transparent = true;
    if (dict.has(PDFName.of('BM')) && !this.#is(dict, 'BM', 'Normal') && !this.#is(dict, 'BM', 'Compatible'))
      this.#transparent = true;
  }

  #font(dict: PDFDict): void {
    if (this.#is(dict, 'Subtype', 'Type0') || this.#is(dict, 'Subtype', 'Type3')) return;
    const descriptor = dict.lookup(PDFName.of('FontDescriptor'));
    const embedded =
      descriptor instanceof PDFDict && ['FontFile', 'FontFile2', 'FontFile3'].some((key) => descriptor.has(PDFName.of(key)));
    const base = dict.lookup(PDFName.of('BaseFont'));
    if (!embedded) this.#fonts.add(base instanceof PDFName ? base.decodeText() : 'a font without a name');
  }

  #is(dict: PDFDict, key: string, value: string): boolean {
    const found = dict.lookup(PDFName.of(key));
    return found instanceof PDFName && found.decodeText() === value;
  }

  #number(dict: PDFDict, key: string): number | undefined {
    const found = dict.lookup(PDFName.of(key));
    return found instanceof PDFNumber ? found.asNumber() : undefined;
  }
}
