/**
 * Pages while they are painted in, all that the structure tree needs of them out: which content of which page is part of what. Grows with the
 * tree, not with the glyphs.
 */
import { posix } from 'node:path';
import type { LayoutStory, Src } from '../../layout/types.ts';
import type { Marked, Spot, Tag } from './marks.ts';
import { PageTags, type PageShelf } from './page.ts';
import { chainOf, SpanTree, type SpanNode } from './spans.ts';

/** An annotation to be written: what leads somewhere on a page. */
export interface Annotation extends Spot {
  readonly page: number;
  /** Its key in the parent tree. */
  readonly key: number;
}

interface KnownStory {
  readonly file: string;
  readonly spans: SpanTree;
  readonly figures: ReadonlyMap<string, SpanNode>;
  readonly blocks: ReadonlyMap<string, Src | null>;
  /** Marks of notes in the order of the source. */
  readonly references: readonly SpanNode[];
  /** How many marks of a label have been met. */
  readonly met: Map<string, number>;
}

/** The tags of a document. */
export class TagBook {
  readonly marked: Marked[] = [];
  readonly annotations: Annotation[] = [];
  /** Of each page: its key in the parent tree, and how many marked-content sequences it has. */
  readonly pages: { readonly key: number; count: number }[] = [];
  /** Blocks that links may lead to: index of the page, pt down from the top of the trim. */
  readonly places = new Map<string, { readonly page: number; readonly y: number }>();
  readonly #stories: ReadonlyMap<string, KnownStory>;
  readonly #folios: ReadonlySet<string>;
  readonly #blocks: ReadonlySet<string>;
  /** Stories by their files. */
  readonly #files: ReadonlyMap<string, string>;
  #nextKey = 0;

  /** `folios`: those of the pages that this document will have, for links within it. */
  constructor(stories: readonly LayoutStory[], folios: Iterable<string>) {
    this.#stories = new Map(stories.map((story) => [story.id, known(story)]));
    this.#folios = new Set(folios);
    this.#files = new Map(stories.map(({ id, file }) => [file, id]));
    const notes = stories.flatMap(({ blocks }) => blocks.filter(({ role }) => role === 'note'));
    this.#blocks = new Set(notes.map(({ id }) => id));
  }

  /** Keys of the parent tree so far. */
  get keys(): number {
    return this.#nextKey;
  }

  storyIds(): Iterable<string> {
    return this.#stories.keys();
  }

  /** Blocks of a story in the order of its compared text. */
  blocksOf(story: string): ReadonlyMap<string, Src | null> {
    return this.#stories.get(story)?.blocks ?? new Map<string, Src | null>();
  }

  /** The tags of the next page, to be filled in while it is painted. */
  page(): PageTags {
    const index = this.pages.length;
    const page = { key: this.#nextKey++, count: 0 };
    this.pages.push(page);
    const shelf: PageShelf = {
      page: index,
      find: (story, src) => this.#stories.get(story)?.spans.find(src),
      ofBlock: (story, block) => this.#ofBlock(story, block),
      referencesBefore: (story, src) => this.#referencesBefore(story, src),
      reference: (story, note) => this.#reference(story, note),
      leads: (target, story) => this.#leads(target, story),
      keep: (marked) => (this.marked.push(marked), page.count++),
      annotate: (tag, spot, at) => this.#annotate(index, tag, spot, at),
      place: (block, y) => this.places.has(block) || this.places.set(block, { page: index, y }),
    };
    return new PageTags(shelf);
  }

  /** Numbers of the annotations of a page, the last that was painted or one shortly before it. */
  annotationsOf(page: number): number[] {
    const found: number[] = [];
    for (let i = this.annotations.length - 1; i >= 0 && this.annotations[i]!.page >= page; i--)
      if (this.annotations[i]!.page === page) found.unshift(i);
    return found;
  }

  #ofBlock(id: string, block: string): SpanNode | null {
    const story = this.#stories.get(id);
    if (!story) return null;
    const src = story.blocks.get(block);
    return story.figures.get(block) ?? (src ? story.spans.find(src) : null);
  }

  #referencesBefore(id: string, [file, start]: Src): number {
    const references = this.#stories.get(id)?.references ?? [];
    return references.filter(({ span: { src } }) => src[0] === file && src[1] < start).length;
  }

  /** A note's marks come on the pages in the order of the source. */
  #reference(id: string, block: string): number | undefined {
    const story = this.#stories.get(id);
    const label = chainOf(this.#ofBlock(id, block)).find(({ span }) => span.kind === 'note')?.span.label;
    if (!story || label === undefined) return undefined;
    const marks = story.references.filter(({ span }) => span.label === label);
    const met = story.met.get(label) ?? 0;
    story.met.set(label, met + 1);
    return (marks[met] ?? marks.at(-1))?.span.src[1];
  }

  #annotate(page: number, tag: Tag, spot: Spot, at: number): void {
    const annotation = this.annotations.push({ ...spot, page, key: this.#nextKey++ }) - 1;
    this.marked.push({ tag, page, at, annotation });
  }

  /** An address of the world outside, or a place in this document: a folio, a note, a story by its id or its file. */
  #leads(target: string, from: string | null): string | undefined {
    if (/^(?:https?|mailto|tel):./i.test(target)) return target;
    const name = target.replace(/^#/, '');
    if (this.#folios.has(name) || this.#blocks.has(name) || this.#stories.has(name)) return `#${name}`;
    const file = this.#files.get(posix.join(posix.dirname(this.#stories.get(from ?? '')?.file ?? ''), target));
    return file === undefined ? undefined : `#${file}`;
  }
}

function known(story: LayoutStory): KnownStory {
  const spans = new SpanTree(story.structure ?? []);
  return {
    file: story.file,
    spans,
    figures: new Map(spans.nodes.flatMap((node) => (node.span.block === undefined ? [] : [[node.span.block, node] as const]))),
    blocks: new Map(story.blocks.map(({ id, src }) => [id, src])),
    references: spans.nodes.filter(({ span }) => span.kind === 'note-ref').sort((a, b) => a.span.src[1] - b.span.src[1]),
    met: new Map(),
  };
}
