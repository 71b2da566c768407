/**
 * Marked content of all pages in, the structure tree out: Document › Art a story › headings, paragraphs, figures, lists, tables, in the order of the
 * copy, across pages and jumps (ISO 32000-1, 14.8.4; ISO 14289-1, 7). Writes nothing.
 */
import type { LayoutRect } from '../../layout/types.ts';
import type { TagBook } from './book.ts';
import type { Marked, Tag } from './marks.ts';
import { chainOf } from './spans.ts';

/** An element with what it holds, in order of reading. */
export interface Element {
  /** Standard structure type; `H` until the headings have their levels. */
  type: string;
  readonly kids: (Element | Marked)[];
  readonly level?: number;
  readonly alt?: string;
  readonly language?: string;
  readonly actual?: string;
  readonly title?: string;
  readonly figure?: { readonly page: number; readonly rect: LayoutRect };
  readonly header?: boolean;
  /** Number of a row or a cell in its table. */
  readonly place?: number;
  readonly numbering?: 'None' | 'Square' | 'Decimal';
  /** Notes have one (ISO 14289-1, 7.9). */
  readonly id?: string;
}

export const isElement = (kid: Element | Marked): kid is Element => 'kids' in kid;

/** The tree of a document; `titles` by story, for its Art. */
export function treeOf(book: TagBook, titles: ReadonlyMap<string, string>): Element {
  const byStory = new Map<string | null, Marked[]>();
  for (const one of book.marked) {
    const known = byStory.get(one.tag.story);
    if (known) known.push(one);
    else byStory.set(one.tag.story, [one]);
  }
  const kids: Element[] = [];
  for (const id of book.storyIds()) {
    const marked = byStory.get(id);
    if (marked) kids.push(new StoryTree(book, id, titles.get(id)).build(marked));
    byStory.delete(id);
  }
  const loose = [...byStory.values()].flat();
  if (loose.length > 0) kids.push(linksOf(loose));
  const document: Element = { type: 'Document', kids };
  levels(document);
  return document;
}

/** Links of the furniture, which belongs to no story. */
function linksOf(marked: readonly Marked[]): Element {
  const links = new Map<string, Element>();
  const annotationsFirst = [...marked].sort((a, b) => (a.mcid ?? -1) - (b.mcid ?? -1));
  for (const one of annotationsFirst) {
    const known = links.get(one.tag.block);
    if (known) known.kids.push(one);
    else links.set(one.tag.block, { type: 'Link', kids: [one] });
  }
  return { type: 'Sect', kids: [...links.values()].map((link) => ({ type: 'P', kids: [link] })) };
}

/** One element on the way from an Art to a leaf. */
interface Step extends Omit<Element, 'kids'> {
  readonly key: string;
}

class StoryTree {
  readonly #book: TagBook;
  readonly #story: string;
  readonly #title: string | undefined;
  readonly #order: ReadonlyMap<string, number>;
  readonly #known = new Map<Element, Map<string, Element>>();
  readonly #tables: Element[] = [];

  constructor(book: TagBook, story: string, title: string | undefined) {
    this.#book = book;
    this.#story = story;
    this.#title = title;
    this.#order = new Map([...book.blocksOf(story).keys()].map((block, i) => [block, i]));
  }

  build(marked: readonly Marked[]): Element {
    const art: Element = { type: 'Art', kids: [], ...(this.#title === undefined ? {} : { title: this.#title }) };
    const places = new Map(marked.map((one) => [one, this.#placeOf(one, marked)]));
    const sorted = [...marked].sort((a, b) => {
      const [p, q] = [places.get(a)!, places.get(b)!];
      return p.block - q.block || p.at - q.at || a.page - b.page || (a.mcid ?? -1) - (b.mcid ?? -1);
    });
    for (const one of sorted) this.#insert(art, one);
    this.#tables.forEach(squared);
    return art;
  }

  /** Where content stands in the order of reading: its block, and its place in it. */
  #placeOf(one: Marked, all: readonly Marked[]): { readonly block: number; readonly at: number } {
    const { tag, at } = one;
    if (tag.kind === 'link') return { block: this.#lastBefore(one, all) + 0.5, at: one.page };
    const block = this.#order.get(tag.block) ?? this.#beside(tag);
    return { block, at: tag.kind === 'label' ? -1 : at };
  }

  /** A picture stands before its caption; what no one typed a block for stands where its place in the copy is. */
  #beside(tag: Tag): number {
    if (!tag.span) return this.#order.size;
    const [file, start] = tag.span.span.src;
    const blocks = [...this.#book.blocksOf(this.#story)];
    const after = blocks.findIndex(([, src]) => src && src[0] === file && src[1] >= start);
    return (after < 0 ? this.#order.size : after) - 0.5;
  }

  /** A jump line is read behind the last of the story's text on its page. */
  #lastBefore({ page }: Marked, all: readonly Marked[]): number {
    let last = -1;
    for (const { tag, page: on } of all)
      if (on === page && tag.kind === 'text' && tag.role !== 'note') last = Math.max(last, this.#order.get(tag.block) ?? -1);
    return last < 0 ? this.#order.size : last;
  }

  #insert(art: Element, marked: Marked): void {
    let parent = art;
    for (const { key, ...parts } of stepsOf(marked)) {
      let found = this.#kids(parent).get(key);
      if (!found) {
        found = { ...parts, kids: [] };
        hold(parent, found, marked);
        this.#kids(parent).set(key, found);
        if (found.type === 'Table') this.#tables.push(found);
      } else if (parts.figure) Object.assign(found, parts);
      parent = found;
    }
    hold(parent, marked, marked);
  }

  #kids(element: Element): Map<string, Element> {
    let known = this.#known.get(element);
    if (!known) this.#known.set(element, (known = new Map()));
    return known;
  }
}

/** A figure holds its picture first, also where a caption that it shares with others was read before it. */
function hold(parent: Element, kid: Element | Marked, { tag }: Marked): void {
  if (parent.type === 'Figure' && tag.kind === 'picture') parent.kids.unshift(kid);
  else parent.kids.push(kid);
}

const NUMBERING = { bullet: 'Square', decimal: 'Decimal', han: 'None' } as const;

/** The elements from a story's Art down to what holds a piece of content. */
function stepsOf({ tag, at, page }: Marked): Step[] {
  if (tag.kind === 'link') return [{ key: `link ${page} ${tag.block}`, type: 'P' }, linkStep(tag.link!)];
  const { steps, heading, reading } = around(tag);
  if (tag.kind === 'picture') {
    if (steps.at(-1)?.type !== 'Figure') steps.push(...figureSteps(`picture ${tag.block}`, tag));
    return tag.link === undefined ? steps : [...steps, linkStep(tag.link)];
  }
  if (tag.kind === 'label') return steps;
  if (tag.cell) steps.push(...cellSteps(tag.cell));
  else if (tag.role === 'digest' && steps.at(-1)?.type !== 'LBody') steps.push(...digestSteps(tag));
  else if (!heading) steps.push(paragraph(tag));
  if (tag.kind === 'reference') steps.push({ key: `reference ${Math.ceil(at)}`, type: 'Reference' });
  if (tag.link !== undefined) steps.push(linkStep(tag.link));
  steps.push(...reading);
  const foreign = tag.language !== undefined && reading.at(-1)?.type !== 'RT';
  if (!foreign) return steps;
  const actual = tag.actual === undefined ? {} : { actual: tag.actual };
  return [...steps, { key: `foreign ${at}`, type: 'Span', language: tag.language as string, ...actual }];
}

/** 导读: a list of what stands on other pages. */
const digestSteps = ({ block }: Tag): Step[] => [
  { key: 'digest', type: 'L', numbering: 'None' },
  { key: `entry ${block}`, type: 'LI' },
  { key: 'body', type: 'LBody' },
];

const linkStep = (name: string): Step => ({ key: `link ${name}`, type: 'Link' });

/** What the copy's structure says is around a piece of content. */
function around(tag: Tag): { readonly steps: Step[]; readonly heading: boolean; readonly reading: readonly Step[] } {
  const steps: Step[] = [];
  const reading: Step[] = [];
  let heading = false;
  for (const node of chainOf(tag.span)) {
    const key = `n${node.n}`;
    const { kind, level, marks, label } = node.span;
    if (kind === 'ruby') reading.push({ key, type: 'Ruby' });
    else if (kind === 'reading') reading.push({ key: 'reading', type: 'RT', language: tag.language ?? 'zh-Latn-pinyin' });
    else if (kind === 'heading') steps.push({ key, type: 'H', level: level ?? 2 });
    else if (kind === 'figure') steps.push(...figureSteps(key, tag));
    else if (kind === 'box') steps.push({ key, type: 'Sect' });
    else if (kind === 'quote') steps.push({ key, type: 'BlockQuote' });
    else if (kind === 'list') steps.push({ key, type: 'L', numbering: NUMBERING[marks ?? 'han'] });
    else if (kind === 'item') steps.push({ key, type: 'LI' }, itemStep(tag));
    else if (kind === 'note') {
      steps.push({ key, type: 'Note', id: `${tag.story}.note.${label ?? node.n}` });
      if (tag.kind === 'label') steps.push({ key: 'label', type: 'Lbl' });
    }
    heading ||= kind === 'heading';
  }
  if (reading.at(-1)?.type === 'Ruby') reading.push({ key: 'base', type: 'RB' });
  return { steps, heading, reading };
}

/** Rows come in the order of the copy; `squared` sees to the rest. */
function cellSteps({ table, row, column, head }: NonNullable<Tag['cell']>): Step[] {
  const cell: Step = { key: `cell ${column}`, type: head ? 'TH' : 'TD', place: column, ...(head ? { header: true } : {}) };
  return [{ key: `table ${table}`, type: 'Table' }, { key: `row ${row}`, type: 'TR', place: row }, cell];
}

/** A table has its rows and cells in their order, and as many cells in each row: those without text are empty. */
function squared(table: Element): void {
  const rows = table.kids.filter(isElement).sort(byPlace);
  table.kids.splice(0, table.kids.length, ...rows);
  const most = Math.max(...rows.flatMap(({ kids }) => kids.filter(isElement).map(({ place }) => place ?? 0)));
  for (const { kids } of rows) {
    const cells = new Map(kids.filter(isElement).map((cell) => [cell.place, cell]));
    const header = [...cells.values()].some((cell) => cell.header);
    const all = Array.from({ length: most }, (_, i): Element => cells.get(i + 1) ?? empty(i + 1, header));
    kids.splice(0, kids.length, ...all);
  }
}

const byPlace = (a: Element, b: Element): number => (a.place ?? 0) - (b.place ?? 0);

const empty = (place: number, header: boolean): Element =>
  header ? { type: 'TH', header, place, kids: [] } : { type: 'TD', place, kids: [] };

const itemStep = ({ kind }: Tag): Step => (kind === 'label' ? { key: 'label', type: 'Lbl' } : { key: 'body', type: 'LBody' });

/** The picture first, as the order of reading has it; so the element is made with what is known of it. */
function figureSteps(key: string, { kind, picture }: Tag): Step[] {
  if (kind === 'picture' && picture) {
    const { page, rect, alt } = picture;
    return [{ key, type: 'Figure', alt, figure: { page, rect } }];
  }
  return [
    { key, type: 'Figure' },
    { key: 'caption', type: 'Caption' },
  ];
}

/** Parts of one headline are one heading; a crosshead that the copy's structure does not know is one too. */
function paragraph({ role, block }: Tag): Step {
  if (role === 'headline') return { key: 'headline', type: 'H', level: 1 };
  if (role === 'crosshead') return { key: `block ${block}`, type: 'H', level: 2 };
  return { key: `block ${block}`, type: 'P' };
}

/** H1 to H6, none deeper than one below the heading before it (ISO 14289-1, 7.4.2). */
function levels(document: Element): void {
  let last = 0;
  const visit = (element: Element): void => {
    if (element.type === 'H') {
      last = Math.min(element.level ?? 1, last + 1, 6);
      element.type = `H${last}`;
    }
    for (const kid of element.kids) if (isElement(kid)) visit(kid);
  };
  visit(document);
}
