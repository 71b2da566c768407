/**
 * Pages in, the files of a record besides its PDFs out: ALTO, pictures of pages, JSON-LD, the 数字报 package; and what METS is made of, once all files are
 * known. Holds one page at a time and an index of the others.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Diagnostic, Rect } from '../base/index.ts';
import { dataUrl, rasterise } from '../image/index.ts';
import type { Frame, LayoutSpan, LayoutStory, Src } from '../layout/types.ts';
import {
  type AdvanceOf,
  altoOf,
  areasOf,
  fileId,
  type IssueFacts,
  newsArticle,
  type OutlineOf,
  type PageIndex,
  pageSvg,
  pdfPicture,
  storySegment,
  webPage,
  type WebPage,
} from '../record/index.ts';
import type { MadePage } from './pages.ts';
import type { Outlet, Shared } from './outlet.ts';
import { factsOf } from './record-facts.ts';
import { type Inputs, inputsOf } from './record-inputs.ts';
import { webFiles } from './record-web.ts';

/** What METS is made of. */
export interface MadeRecord {
  readonly issue: IssueFacts;
  readonly pages: readonly PageIndex[];
  /** Files that were written, with what each is for. */
  readonly files: readonly RecordPiece[];
  /** What the edition was made from. */
  readonly inputs: Inputs;
}

/** A file of the record under the name that the sink was given. */
export interface RecordPiece {
  readonly path: string;
  readonly use: string;
  readonly type: string;
  readonly page?: string;
  /** The story that an article is of, by its id in the Layout. */
  readonly source?: string;
}

/** Pixels an inch: a page picture to be kept, and the two of the 数字报 package. */
const [KEPT, LARGE, SMALL] = [150, 110, 28];

/** Photos within page pictures. */
const PHOTOS = { least: 90, aim: KEPT, most: 1.3 * KEPT };

/** The record of a build. */
export const recordOutlet = (shared: Shared): Outlet => new RecordOutlet(shared);

type File = ReturnType<Shared['options']['sink']['open']>;

class RecordOutlet implements Outlet {
  readonly #shared: Shared;
  readonly #issue: IssueFacts;
  readonly #advance: AdvanceOf;
  readonly #outline: OutlineOf;
  readonly #open: File[] = [];
  readonly #pieces: RecordPiece[] = [];
  readonly #pages: PageIndex[] = [];
  readonly #web: WebPage[] = [];
  #readings: readonly LayoutSpan[] | undefined;

  constructor(shared: Shared) {
    this.#shared = shared;
    this.#issue = factsOf(shared.edition, shared.prepared);
    const faces = new Map(shared.fonts.book.faces.map((face) => [face.id, face]));
    this.#advance = (id, gid) => faces.get(id)!.advance(gid) / faces.get(id)!.upem;
    this.#outline = (id, gid) => ({ outline: faces.get(id)!.outline(gid), upem: faces.get(id)!.upem });
  }

  async take({ page }: MadePage): Promise<void> {
    const name = page.folios.join('-');
    const { xml, index } = altoOf({
      issue: this.#issue,
      page,
      number: this.#pages.length + 1,
      swatches: this.#shared.head.swatches,
      advance: this.#advance,
      version: this.#shared.options.archive?.version ?? '',
      isReading: (frame) => this.#isReading(frame),
      fileId: (file) => fileId(sourcePath(file)),
      picture: `pages/${name}.png`,
    });
    this.#pages.push(index);
    this.#write({ path: `alto/${name}.xml`, use: 'ALTO', type: 'application/xml', page: name }, xml);
    const web = webPage(this.#issue, page, areasOf(page, this.#advance));
    this.#web.push(web);
    const inches = page.width / 72;
    const drawing = {
      outline: this.#outline,
      advance: this.#advance,
      swatches: this.#shared.head.swatches,
      picture: (frame: Frame) => this.#picture(frame),
    };
    const raster = await rasterise(await pageSvg(page, drawing, Math.round(inches * KEPT)));
    this.#write({ path: `pages/${name}.png`, use: 'IMAGE', type: 'image/png', page: name }, await raster.png());
    const jpeg = async (path: string, ppi: number): Promise<void> =>
      this.#write({ path: `digital/${path}`, use: 'WEB', type: 'image/jpeg' }, await raster.jpeg(Math.round(inches * ppi)));
    await jpeg(web.large, LARGE);
    await jpeg(web.small, SMALL);
  }

  async finish(): Promise<readonly Diagnostic[]> {
    const { head, edition, prepared } = this.#shared;
    const { stories } = head;
    for (const facts of this.#issue.stories) {
      const story = stories.find(({ id }) => id === facts.id) as LayoutStory;
      const article = newsArticle(this.#issue, facts, story, this.#pages);
      const path = `articles/${storySegment(facts)}.jsonld`;
      this.#write(
        { path, use: 'ARTICLE', type: 'application/ld+json', source: facts.id },
        `${JSON.stringify(article, null, 1)}\n`,
      );
    }
    const files = await webFiles({ issue: this.#issue, pages: this.#web, stories, edition, shelf: prepared.shelf });
    for (const { path, type, content } of files) this.#write({ path: `digital/${path}`, use: 'WEB', type }, content);
    return [];
  }

  async settle(good: boolean): Promise<void> {
    for (const file of this.#open) await (good ? file.commit() : file.discard());
    const { options, edition, prepared, fonts } = this.#shared;
    if (!good || !options.archive) return;
    const inputs = inputsOf(edition, prepared, fonts, options.host);
    options.archive.take({ issue: this.#issue, pages: this.#pages, files: this.#pieces, inputs });
  }

  /** A client's PDF. */
  async #advertisement(file: string, crop: Rect, width: number): Promise<string | undefined> {
    const bytes = readFileSync(join(this.#shared.edition.root, file));
    const png = await pdfPicture(bytes, crop, Math.max(1, Math.round((width / 72) * KEPT)));
    return png && `data:image/png;base64,${Buffer.from(png).toString('base64')}`;
  }

  /** Of generated matter only readings are typed; the Layout's structure says where they stand in the copy. */
  #isReading({ lines }: Frame): boolean {
    this.#readings ??= this.#shared.head.stories.flatMap(({ structure }) =>
      (structure ?? []).filter(({ kind }) => kind === 'reading'),
    );
    const runs = (lines ?? []).flatMap((line) => line.runs);
    return runs.length > 0 && runs.every(({ src }) => src !== null && this.#readings!.some((span) => covers(span.src, src)));
  }

  #write(piece: RecordPiece, content: Uint8Array | string): void {
    const file = this.#shared.options.sink.open(piece.path);
    file.write(content);
    this.#open.push(file);
    this.#pieces.push(piece);
  }

  /** A placed picture as the page shows it; undefined for what is none. */
  async #picture({ picture, rect }: Frame): Promise<string | undefined> {
    const { shelf } = this.#shared.prepared;
    const known = picture && shelf.get(picture.file);
    if (!known) return undefined;
    const { file, crop } = picture;
    if (known.format === 'pdf') return this.#advertisement(file, crop, rect.width);
    return dataUrl(await shelf.pixels({ file, crop, width: rect.width, height: rect.height }, PHOTOS));
  }
}

const covers = (span: Src, src: Src): boolean => span[0] === src[0] && span[1] <= src[1] && span[2] >= src[2];

/** Where a file of the edition's folder lies in a bag. */
export const sourcePath = (file: string): string => `source/${file.normalize('NFC')}`;
