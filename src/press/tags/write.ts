/**
 * The structure tree and the links of a document in, their PDF objects out: elements, parent tree, annotations (ISO 32000-1, 14.7). Decides
 * nothing about order.
 */
import type { LayoutRect } from '../../layout/types.ts';
import { pdfText, type Reference } from '../pdfkit-privates.ts';
import type { TagBook } from './book.ts';
import type { Marked } from './marks.ts';
import { type Element, isElement } from './tree.ts';

/** What of the document the tree points into. */
export interface TagTarget {
  ref(): Reference;
  dictionary(entries: Record<string, unknown>, ref?: Reference): Reference;
  /** The page of an index. */
  page(index: number): Reference;
  /** A rectangle of the Layout in the page's own coordinates: left, bottom, right, top. */
  box(index: number, rect: LayoutRect): number[];
}

/** Writes the tree; its root, for the catalog. `annotations`: one reference each, as the pages have them. */
export function writeTree(target: TagTarget, document: Element, book: TagBook, annotations: readonly Reference[]): Reference {
  return new TreeWriter(target, book, annotations).write(document);
}

class TreeWriter {
  readonly #target: TagTarget;
  readonly #book: TagBook;
  readonly #annotations: readonly Reference[];
  readonly #parents: (Reference | Reference[])[] = [];
  readonly #ids: [string, Reference][] = [];

  constructor(target: TagTarget, book: TagBook, annotations: readonly Reference[]) {
    this.#target = target;
    this.#book = book;
    this.#annotations = annotations;
    for (const { key, count } of book.pages) this.#parents[key] = new Array<Reference>(count);
  }

  write(document: Element): Reference {
    const target = this.#target;
    const root = target.ref();
    const top = this.#element(document, root);
    const numbers = this.#parents.flatMap((parent, key) => [key, parent]);
    const parents = target.dictionary({ Nums: numbers });
    const ids = [...this.#ids].sort(([a], [b]) => (a < b ? -1 : 1)).flatMap(([id, ref]) => [pdfText(id), ref]);
    return target.dictionary(
      {
        Type: 'StructTreeRoot',
        K: [top],
        ParentTree: parents,
        ParentTreeNextKey: this.#book.keys,
        ...(ids.length > 0 ? { IDTree: target.dictionary({ Names: ids }) } : {}),
      },
      root,
    );
  }

  #element(element: Element, parent: Reference): Reference {
    const { kids, alt, actual, language, title, id } = element;
    const ref = this.#target.ref();
    const first = kids.find((kid): kid is Marked => !isElement(kid));
    const entries: Record<string, unknown> = { Type: 'StructElem', S: element.type, P: parent };
    if (first) entries['Pg'] = this.#target.page(first.page);
    if (alt !== undefined) entries['Alt'] = pdfText(alt);
    if (actual !== undefined) entries['ActualText'] = pdfText(actual);
    if (language !== undefined) entries['Lang'] = pdfText(language);
    if (title !== undefined) entries['T'] = pdfText(title);
    if (id !== undefined) {
      entries['ID'] = pdfText(id);
      this.#ids.push([id, ref]);
    }
    const attributes = this.#attributes(element);
    if (attributes) entries['A'] = attributes;
    entries['K'] = kids.map((kid) => (isElement(kid) ? this.#element(kid, ref) : this.#content(kid, ref, first?.page)));
    return this.#target.dictionary(entries, ref);
  }

  #attributes({ figure, header, numbering }: Element): Record<string, unknown> | undefined {
    if (figure) return { O: 'Layout', Placement: 'Block', BBox: this.#target.box(figure.page, figure.rect) };
    if (header) return { O: 'Table', Scope: 'Column' };
    if (numbering) return { O: 'List', ListNumbering: numbering };
    return undefined;
  }

  #content({ page, mcid, annotation }: Marked, parent: Reference, own: number | undefined): unknown {
    const Pg = this.#target.page(page);
    if (annotation !== undefined) {
      this.#parents[this.#book.annotations[annotation]!.key] = parent;
      return { Type: 'OBJR', Obj: this.#annotations[annotation], Pg };
    }
    (this.#parents[this.#book.pages[page]!.key] as Reference[])[mcid as number] = parent;
    return page === own ? mcid : { Type: 'MCR', Pg, MCID: mcid };
  }
}
