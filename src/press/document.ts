/**
 * Painted pages, streams and facts about the issue in; the objects of one PDF out. The one place that decides boxes, Info, XMP, file
 * ID, bookmarks and overprint states. Never paints.
 */
import type { Rect } from '../base/index.ts';
import type { Page } from '../layout/types.ts';
import type { PaintedPage } from './paint.ts';
import type { Output } from './output.ts';
import { type Imprint, infoOf } from './imprint.ts';
import { type OutputIntent, writeIntent } from './intent.ts';
import { margin, type PressProfile } from './profile.ts';
import {
  addColourSpace,
  aim,
  endArray,
  endPage,
  endStream,
  nameOf,
  OpenPDFDocument,
  pdfText,
  takePage,
  type PdfkitPage,
  type Reference,
} from './pdfkit-privates.ts';
import { writeNote } from './notes.ts';
import type { Sheet } from './sheet.ts';
import type { Spot } from './swatches.ts';
import type { TagTarget } from './tags/write.ts';
import { xmp } from './xmp.ts';

/** The objects that a painted page's resource names stand for. */
export interface Resources {
  font(name: string): Reference;
  picture(name: string): Reference;
}

/** A page whose content is marked. */
export interface TaggedPage {
  /** Its key in the parent tree. */
  readonly key: number;
  readonly annotations: readonly Reference[];
}

/** A PDF being written, page by page, straight to its output. */
export class PressDocument extends OpenPDFDocument {
  readonly #profile: PressProfile;
  readonly #imprint: Imprint;
  readonly #pages: PdfkitPage[] = [];
  readonly #heights: number[] = [];
  #overprint: Record<string, Reference> | undefined;
  readonly #separations = new Map<string, Reference>();
  #finished = false;

  constructor(profile: PressProfile, imprint: Imprint, output: Output) {
    super({
      // pdfkit writes its header while it is constructed: the output has to be there before we are.
      output,
      pdfVersion: profile.pdfVersion,
      autoFirstPage: false,
      font: null,
      compress: true,
      lang: profile.language,
      displayTitle: true,
      info: infoOf(imprint, profile),
    });
    this.#profile = profile;
    this.#imprint = imprint;
  }

  override _write(piece: string | Uint8Array): void {
    const output = this.options.output as Output;
    output.write(piece);
    if (typeof piece === 'string') output.write('\n');
    this._offset = output.length;
  }

  /** Content comes painted; pdfkit's own opening transform is not wanted. */
  override addContent(): this {
    return this;
  }

  /** Writes a page whose content is deflated. */
  addPaintedPage(
    page: Pick<Page, 'width' | 'height'>,
    sheet: Pick<Sheet, 'x' | 'paper' | 'notes'>,
    painted: Omit<PaintedPage, 'content'>,
    deflated: Uint8Array,
    resources: Resources,
    tagged?: TaggedPage,
  ): void {
    const { sheet: form } = this.#profile;
    const { paper, notes = [] } = sheet;
    const off = margin(form);
    const size = paper ? [paper.width, paper.height] : [page.width + 2 * off, page.height + 2 * off];
    this.addPage({ size, margin: 0 });
    const leaf = takePage(this);
    if (form.boxes && !paper) Object.assign(leaf.dictionary.data, boxesOf(page, form));
    delete leaf.dictionary.data.UserUnit;
    for (const name of painted.fonts.keys()) leaf.fonts[name] = resources.font(name);
    for (const name of painted.pictures) leaf.xobjects[name] = resources.picture(name);
    for (const spot of painted.spots) addColourSpace(leaf, spot.resource, this.#separation(spot));
    if (painted.overprint) Object.assign(leaf.ext_gstates, this.#overprintStates());
    if (tagged) Object.assign(leaf.dictionary.data, { StructParents: tagged.key, Tabs: 'S' });
    const annotations = [...(tagged?.annotations ?? []), ...notes.map((note) => writeNote(this, note, placed(page, sheet, off)))];
    if (annotations.length > 0) leaf.dictionary.data.Annots = annotations;
    endPage(leaf, deflated);
    this.#pages.push(leaf);
    // Whole pages of paper are aimed at from their head.
    this.#heights.push(paper ? paper.height : page.height + off);
  }

  /** One Separation for one ink, however many pages ask for it: its alternate is the solid in process inks. */
  #separation({ ink, cmyk }: Spot): Reference {
    let ref = this.#separations.get(ink);
    if (!ref) {
      const tint = { FunctionType: 2, Domain: [0, 1], C0: [0, 0, 0, 0], C1: cmyk.map((part) => part / 100), N: 1 };
      ref = this.ref();
      endArray(ref, ['Separation', nameOf(ink), 'DeviceCMYK', this.dictionary(tint)]);
      this.#separations.set(ink, ref);
    }
    return ref;
  }

  #overprintStates(): Record<string, Reference> {
    this.#overprint ??= {
      GOver: this.dictionary({ Type: 'ExtGState', OP: true, op: true, OPM: 1 }),
      GKnock: this.dictionary({ Type: 'ExtGState', OP: false, op: false, OPM: 0 }),
    };
    return this.#overprint;
  }

  /** A bookmark for each folio, and under it those of its stories. `page` counts from 0, `y` in pt down from the trim's top. */
  addBookmarks(page: number, title: string, stories: readonly { readonly title: string; readonly y: number }[]): void {
    const sheet = this.#pages[page] as PdfkitPage;
    const top = this.#heights[page] as number;
    const folio = this.outline.addItem(title, { pageNumber: page, expanded: true });
    aim(folio, sheet, top + margin(this.#profile.sheet));
    for (const story of stories) aim(folio.addItem(story.title, { pageNumber: page }), sheet, top - story.y);
  }

  /** What a structure tree points into. */
  tagTarget(): TagTarget {
    const off = margin(this.#profile.sheet);
    return {
      ref: () => this.ref(),
      dictionary: (entries, ref) => this.dictionary(entries, ref),
      page: (index) => this.#pages[index]!.dictionary,
      box: (index, { x, y, width, height }) => {
        const top = this.#heights[index]!;
        return [off + x, top - y - height, off + x + width, top - y].map((value) => Math.round(value * 1000) / 1000);
      },
    };
  }

  /** The top of a page, pt from its lower edge, and the page. */
  topOf(index: number): { readonly page: Reference; readonly top: number } {
    return { page: this.#pages[index]!.dictionary, top: (this.#heights[index] as number) + margin(this.#profile.sheet) };
  }

  /** The file is tagged: `root` is its structure tree. Before `end`. */
  addStructure(root: Reference): void {
    Object.assign(this._root.data, { MarkInfo: { Marked: true }, StructTreeRoot: root });
  }

  /** Files embedded by name, sorted; the catalog says that they belong to the whole document. Before `end`. */
  nameFiles(files: readonly (readonly [string, Reference])[]): void {
    if (files.length === 0) return;
    const names = files.flatMap(([name, ref]) => [pdfText(name), ref]);
    const { Names } = this._root.data as { Names: Reference };
    Names.data['EmbeddedFiles'] = this.dictionary({ Names: names });
    this._root.data.AF = files.map(([, ref]) => ref);
  }

  /** The structure tree is written by then; pdfkit has none. */
  override endMarkings(): void {
    // pdfkit would end the tree once more.
  }

  /** Writes an object that is a dictionary only. */
  dictionary(entries: Record<string, unknown>, ref: Reference = this.ref()): Reference {
    Object.assign(ref.data, entries);
    ref.end();
    return ref;
  }

  /** Writes a stream whose bytes are encoded as `entries` say. */
  stream(entries: Record<string, unknown>, bytes: Uint8Array, ref: Reference = this.ref()): Reference {
    Object.assign(ref.data, entries);
    endStream(ref, bytes);
    return ref;
  }

  /** Says what the colours mean; `profile` is deflated. Before `end`. */
  addIntent(intent: OutputIntent, profile?: Uint8Array): void {
    const subtype = this.#profile.intent;
    if (subtype) this._root.data.OutputIntents = [writeIntent(this, subtype, intent, profile)];
  }

  /** XMP equal to Info, unfiltered; its identifiers hash all that was written before it. */
  override endMetadata(): void {
    const identifier = uuid((this.options.output as Output).digest());
    const packet = new TextEncoder().encode(xmp(this.#imprint, this.#profile, identifier));
    this._root.data.Metadata = this.stream({ Type: 'Metadata', Subtype: 'XML' }, packet);
  }

  /** Ends the file. Throws `bug:` when an object was begun and never written. */
  override end(): void {
    super.end();
    if (!this.#finished) throw new Error('bug: an object of the PDF was reserved and never written');
  }

  /** The file ID hashes all that was written before the xref. */
  override _finalize(): void {
    const output = this.options.output as Output;
    this._id = output.digest();
    super._finalize();
    output.flush();
    this.#finished = true;
  }
}

/** 16 bytes as a UUID of version 8: made from a hash (RFC 9562, 5.8). */
function uuid(bytes: Uint8Array): string {
  const marked = Uint8Array.from(bytes);
  marked[6] = ((marked[6] as number) & 0x0f) | 0x80;
  marked[8] = ((marked[8] as number) & 0x3f) | 0x80;
  const hex = Buffer.from(marked).toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}

/** Where a rectangle of the page lies on the PDF's page: x, y of its lower left and upper right corners. */
function placed(
  page: Pick<Page, 'height'>,
  { x: left, paper }: Pick<Sheet, 'x' | 'paper'>,
  off: number,
): (rect: Rect) => number[] {
  const { scale, x, foot } = paper
    ? { scale: paper.scale, x: paper.x, foot: paper.height - paper.y - page.height * paper.scale }
    : { scale: 1, x: off, foot: off };
  return (rect) => [
    x + (rect.x - left) * scale,
    foot + (page.height - rect.y - rect.height) * scale,
    x + (rect.x + rect.width - left) * scale,
    foot + (page.height - rect.y) * scale,
  ];
}

/** Media ⊇ Bleed ⊇ Trim: the Layout's page grown by the bleed, and that by the slug (ISO 15930-7, 6.15). */
function boxesOf(page: Pick<Page, 'width' | 'height'>, { bleed, slug }: PressProfile['sheet']): Record<string, number[]> {
  const grown = (by: number, from: number): number[] => [from - by, from - by, from + page.width + by, from + page.height + by];
  return { BleedBox: grown(bleed, slug + bleed), TrimBox: grown(0, slug + bleed) };
}
