/**
 * A frozen Layout in, the bytes of a PDF out, page by page. Replays what is there in painting order; never measures, breaks or moves.
 */
import { outcome, type Outcome } from '../base/index.ts';
import type { FontBook } from '../font/types.ts';
import type { PictureShelf } from '../image/types.ts';
import type { Frame, LayoutHead, Page } from '../layout/types.ts';
import { deflating } from './deflate.ts';
import type { PressDocument } from './document.ts';
import type { FontRack } from './embed.ts';
import { InkedFaces } from './faces.ts';
import { imprintOf } from './imprint.ts';
import { deflatedProfile, type OutputIntent } from './intent.ts';
import type { PressedPage, PressKeep } from './keep.ts';
import { Output } from './output.ts';
import { paintPage, type PaintBox } from './paint.ts';
import { PictureRack } from './pictures.ts';
import type { Preflight } from './preflight/index.ts';
import type { PressProfile } from './profile.ts';
import { type Sheet, wholeSheet } from './sheet.ts';
import { inkSwatches } from './swatches.ts';
import { type Attachment, attach } from './attach.ts';
import { TagRun } from './tags/run.ts';
import { underPaint } from './underlay.ts';

export { PressKeep } from './keep.ts';
export { marksOf, registration, REGISTRATION } from './marks.ts';
export { Preflight, type CopyPlace, type PreflightRow } from './preflight/index.ts';
export { printProfileFor } from './print.ts';
export { PLATES, slugOf, type SlugWord, warningOf } from './slug.ts';
export { cutSheets, type Note, type Paper, type Sheet, shownOn, wholeSheet } from './sheet.ts';
export { DeflatedText } from './deflate.ts';
export {
  archiveProfile,
  printProfile,
  proofProfile,
  screenProfile,
  siblingProfile,
  type Claims,
  type Deliverable,
  type PressProfile,
  type SheetForm,
} from './profile.ts';
export type { OutputIntent } from './intent.ts';
export type { Attachment } from './attach.ts';

/** Where a reader may jump to: the headline of a story, usually. */
export interface Bookmark {
  readonly title: string;
  /** Id of the Layout page. */
  readonly page: string;
  /** pt down from the top of the trimmed page. */
  readonly y: number;
}

/** What a press reads of a Layout beside its pages; the stories where it tags. */
export type PressHead = Pick<LayoutHead, 'edition' | 'swatches'> & Partial<Pick<LayoutHead, 'stories'>>;

/** What a document has beside its pages. */
export interface PressOptions {
  /** Title of the document; the paper's name and the date unless given. */
  readonly title?: string;
  /** Author of the document; the paper unless given. */
  readonly author?: string;
  /** Read after the last page, so that it may still grow while pages flow. In reading order. */
  readonly bookmarks?: Iterable<Bookmark>;
  /** What documents before this one had, where this is one of many. */
  readonly keep?: PressKeep;
  /** What the profile's output intent says; a profile that asks for an intent must have it. */
  readonly intent?: OutputIntent;
  /** How often this was handed over before, and once more; 1 unless given. */
  readonly version?: number;
  /** Looks at each page once its pictures are converted. */
  readonly preflight?: Preflight;
  /** Folios of the pages that will come: links may lead to them. None unless given. */
  readonly folios?: Iterable<string>;
  /** What is embedded, in this order, where the profile has attachments. Read after the last page. */
  readonly attachments?: () => Promise<readonly Attachment[]>;
}

/** A document that is pressed page by page, beside others that are painted from the same pages. */
export interface Pressing {
  /** Paints a page, or what a sheet shows of it, and writes one that was painted before. */
  take(page: Page, sheet?: Sheet): Promise<void>;
  /** Writes what waits and the end. */
  finish(): Promise<Outcome<Pressed>>;
}

/** What has been written. */
export interface Pressed {
  readonly pages: number;
  readonly bytes: number;
}

/** Pages that may be painted and not yet written: two are deflated while the third is painted. */
const IN_FLIGHT = 3;

let loading: Promise<[typeof import('./document.ts'), typeof import('./embed.ts')]> | undefined;

const loaded = (): NonNullable<typeof loading> => (loading ??= Promise.all([import('./document.ts'), import('./embed.ts')]));

/** Begins to load pdfkit, which takes its time, while other stages work. */
export function warmUp(): void {
  loaded().catch(() => undefined);
}

/**
 * Begins one PDF, which goes chunk by chunk to `sink`. When a picture cannot be decoded, `image-broken` says so for each such
 * picture, `pages` is 0, and what the sink has had is no PDF: throw it away. The same input gives the same bytes.
 */
export function openPress(
  head: PressHead,
  book: FontBook,
  shelf: PictureShelf,
  profile: PressProfile,
  sink: (chunk: Uint8Array) => void,
  options: PressOptions = {},
): Pressing {
  warmUp();
  const output = new Output(sink);
  const run = new PressRun(head, book, shelf, profile, output, options);
  return {
    take: (page, sheet) => run.take(page, sheet),
    finish: async () => {
      const whole = await run.finish(options.bookmarks ?? []);
      const written = whole ? { pages: run.count, bytes: output.length } : { pages: 0, bytes: 0 };
      return outcome(written, run.pictures.diagnostics);
    },
  };
}

/** Writes pages as one PDF (`openPress`). */
export async function press(
  head: PressHead,
  pages: AsyncIterable<Page> | Iterable<Page>,
  book: FontBook,
  shelf: PictureShelf,
  profile: PressProfile,
  sink: (chunk: Uint8Array) => void,
  options: PressOptions = {},
): Promise<Outcome<Pressed>> {
  const pressing = openPress(head, book, shelf, profile, sink, options);
  for await (const page of pages) await pressing.take(page);
  return pressing.finish();
}

function intentOf(profile: PressProfile, { intent }: PressOptions): OutputIntent | undefined {
  if (profile.intent && !intent) throw new Error(`bug: ${profile.name} asks for an output intent, and none was given`);
  if (intent?.icc) void deflatedProfile(intent.icc.bytes);
  return profile.intent ? intent : undefined;
}

interface Waiting extends PressedPage {
  readonly page: Page;
  readonly sheet: Sheet;
}

/** One PDF on its way: pages painted, pages waiting, pages written. */
class PressRun {
  readonly pictures: PictureRack;
  readonly #faces: InkedFaces;
  readonly #box: PaintBox;
  readonly #keep: PressKeep | undefined;
  readonly #open: () => Promise<{ doc: PressDocument; fonts: FontRack }>;
  readonly #waiting: Waiting[] = [];
  readonly #titles: { id: string; title: string }[] = [];
  #folio = '';
  #capacity = 1 << 16;
  #broken = false;
  readonly #bookmarked: boolean;
  readonly #intent: OutputIntent | undefined;
  readonly #preflight: Preflight | undefined;
  readonly #tags: TagRun | undefined;
  readonly #attachments: PressOptions['attachments'];
  readonly #date: Date;

  constructor(
    head: PressHead,
    book: FontBook,
    shelf: PictureShelf,
    profile: PressProfile,
    output: Output,
    options: PressOptions,
  ) {
    const imprint = imprintOf(head, options);
    this.#tags = profile.tagged ? new TagRun(head.stories ?? [], options.folios ?? []) : undefined;
    // A page that is taken as it was would leave no tags.
    const keep = this.#tags ? undefined : options.keep;
    this.#attachments = profile.attachments ? options.attachments : undefined;
    this.#date = imprint.date;
    this.#keep = keep;
    this.#bookmarked = profile.bookmarks;
    this.#intent = intentOf(profile, options);
    this.#preflight = options.preflight;
    keep?.begin(head, profile);
    this.pictures = new PictureRack(shelf, profile.pictures);
    this.#faces = new InkedFaces(book);
    this.#box = {
      faces: this.#faces,
      swatches: inkSwatches(head.swatches, profile.space),
      profile,
      pictureName: (placement, frame) => this.pictures.name(placement, frame, this.#folio),
      found: (name) => this.pictures.found(name),
    };
    let opened: { doc: PressDocument; fonts: FontRack } | undefined;
    this.#open = async () => {
      const [{ PressDocument }, { FontRack }] = await loaded();
      if (opened) return opened;
      const doc = new PressDocument(profile, imprint, output);
      return (opened = { doc, fonts: new FontRack(doc, keep) });
    };
  }

  /** Pages taken. */
  get count(): number {
    return this.#titles.length;
  }

  /** Paints a page; writes the oldest when too many wait. */
  async take(page: Page, sheet?: Sheet): Promise<void> {
    const shown = sheet ?? wholeSheet(page);
    this.#folio = page.folios[0] ?? page.id;
    this.#titles.push({ id: page.id, title: shown.title });
    const under = this.#underPaint(page);
    // What is kept from another build may have stood on another photo.
    const keeps = !sheet && under.size === 0;
    const known = keeps ? this.#keep?.page(page, this.#faces, this.#box.pictureName) : undefined;
    await this.pictures.ready(under);
    const pressed = known ?? this.#paint(page, shown);
    if (keeps && !known) this.#keep?.putPage(page, pressed, this.#faces, this.#box.pictureName);
    this.#waiting.push({ page, sheet: shown, ...pressed });
    if (this.#waiting.length >= IN_FLIGHT) await this.#writeOldest();
  }

  #nameOf(frame: Frame): string {
    const { picture, rect } = frame;
    return picture ? this.#box.pictureName({ file: picture.file, crop: picture.crop, width: rect.width, height: rect.height }, frame) : ''; // prettier-ignore
  }

  /** Names of pictures whose colours decide whether black overprints. */
  #underPaint(page: Page): ReadonlySet<string> {
    const { overprintBlack, pictures } = this.#box.profile;
    return new Set(overprintBlack && pictures.ink ? underPaint(page).map((frame) => this.#nameOf(frame)) : []);
  }

  #paint(page: Page, sheet: Sheet): PressedPage {
    const { content, ...painted } = paintPage(page, sheet, this.#box, this.#capacity, this.#tags?.page(page));
    this.#capacity = Math.max(this.#capacity, Math.ceil(content.length * 1.1));
    return { painted, deflated: deflating(content) };
  }

  async #writeOldest(): Promise<void> {
    const { page, sheet, painted, deflated } = this.#waiting.shift() as Waiting;
    if (!(await this.pictures.ready(painted.pictures))) this.#broken = true;
    if (this.#broken) return;
    this.#preflight?.page(page, sheet, (frame) => this.pictures.found(this.#nameOf(frame)));
    const { doc, fonts } = await this.#open();
    await this.pictures.write(doc, painted.pictures);
    doc.addPaintedPage(
      { width: sheet.width, height: page.height },
      sheet,
      painted,
      await deflated,
      {
        font: (name) => fonts.ref(name),
        picture: (name) => this.pictures.ref(name),
      },
      this.#tags?.pageOf(doc),
    );
  }

  /** Writes what waits, the fonts, the bookmarks and the end. False when a picture was broken. */
  async finish(bookmarks: Iterable<Bookmark>): Promise<boolean> {
    while (this.#waiting.length > 0) await this.#writeOldest();
    if (this.#broken) return false;
    const { doc, fonts } = await this.#open();
    await fonts.write(this.#faces);
    this.#preflight?.fonts(this.#faces.used);
    if (this.#intent) doc.addIntent(this.#intent, await (this.#intent.icc && deflatedProfile(this.#intent.icc.bytes)));
    const marks = [...bookmarks];
    if (this.#bookmarked) this.#bookmark(doc, marks);
    this.#tags?.write(doc);
    if (this.#attachments) attach(doc, await this.#attachments(), this.#date);
    doc.end();
    return true;
  }

  #bookmark(doc: PressDocument, bookmarks: readonly Bookmark[]): void {
    const known = new Set(this.#titles.map(({ id }) => id));
    const lost = bookmarks.find(({ page }) => !known.has(page));
    if (lost) throw new Error(`bug: bookmark ${lost.title} on page ${lost.page}, which is not there`);
    const first = new Map([...this.#titles].map(({ id }, index) => [id, index] as const).reverse());
    this.#titles.forEach(({ id, title }, index) => {
      const own = first.get(id) === index ? bookmarks.filter(({ page }) => page === id) : [];
      doc.addBookmarks(index, title, own);
    });
  }
}
