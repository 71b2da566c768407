/**
 * Pages as they are painted and written in, the structure of the whole document out: what the press asks of tagging, in its order.
 */
import type { LayoutHead, Page } from '../../layout/types.ts';
import type { PressDocument, TaggedPage } from '../document.ts';
import type { Reference } from '../pdfkit-privates.ts';
import { TagBook } from './book.ts';
import { type Place, writeLink } from './links.ts';
import type { PageTags } from './page.ts';
import { treeOf } from './tree.ts';
import { writeTree } from './write.ts';

/** The tags of one document on its way. */
export class TagRun {
  readonly #book: TagBook;
  readonly #titles: ReadonlyMap<string, string>;
  readonly #folios = new Map<string, number>();
  readonly #annotations: Reference[] = [];
  #painted = 0;
  #written = 0;

  /** `folios`: those of all the pages that will come. */
  constructor(stories: LayoutHead['stories'], folios: Iterable<string>) {
    this.#book = new TagBook(stories, folios);
    const headlines = stories.map(({ id, blocks }): [string, string] => [
      id,
      blocks.flatMap(({ role, text }) => (role === 'headline' ? [text] : [])).join('\u3000'),
    ]);
    this.#titles = new Map(headlines.filter(([, title]) => title !== ''));
  }

  /** The tags of the next page to be painted. */
  page(page: Page): PageTags {
    for (const folio of page.folios) this.#folios.set(folio, this.#painted);
    this.#painted++;
    return this.#book.page();
  }

  /** What the next page to be written says of its tags. */
  pageOf(doc: PressDocument): TaggedPage {
    const index = this.#written++;
    const annotations = this.#book.annotationsOf(index);
    for (const number of annotations) this.#annotations[number] = doc.ref();
    return { key: this.#book.pages[index]!.key, annotations: annotations.map((number) => this.#annotations[number]!) };
  }

  /** Writes links and tree. */
  write(doc: PressDocument): void {
    const target = doc.tagTarget();
    const { annotations } = this.#book;
    for (const [number, annotation] of annotations.entries())
      writeLink(target, annotation, this.#annotations[number]!, this.#place(doc, annotation.page));
    doc.addStructure(writeTree(target, treeOf(this.#book, this.#titles), this.#book, this.#annotations));
  }

  /** A place that never came (a note that found no room) leads to the top of the page it is asked from. */
  #place(doc: PressDocument, own: number): Place {
    return (target) => {
      if (!target.startsWith('#')) return undefined;
      const name = target.slice(1);
      const folio = this.#folios.get(name);
      if (folio !== undefined) return { ...doc.topOf(folio), words: `转到 ${name} 版` };
      const place = this.#book.places.get(name);
      const { page, top } = doc.topOf(place?.page ?? own);
      const title = this.#titles.get(name);
      return { page, top: top - (place?.y ?? 0), words: title === undefined ? '转到注释' : `转到“${title}”` };
    };
  }
}
