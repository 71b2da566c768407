/**
 * Frames and runs of one page in, what each of them is part of out: a leaf of the structure tree, or an artifact. Numbers the marked
 * content of the page; paints nothing.
 */
import type { Frame, Line, Run } from '../../layout/types.ts';
import { readingLanguage } from './languages.ts';
import { type AdvanceOf, around, rectOf } from './links.ts';
import type { Mark, Marked, Spot, Tag } from './marks.ts';
import { type Piece, piecesOf } from './pieces.ts';
import { chainOf, type SpanNode } from './spans.ts';

/** What one page asks of the book of the whole document. */
export interface PageShelf {
  /** Index of the page. */
  readonly page: number;
  /** The innermost span of a story around a place; undefined for a story that the Layout's head does not have. */
  find(story: string, src: NonNullable<Run['src']>): SpanNode | null | undefined;
  /** The span that a block stands in, or that a figure's picture is of. */
  ofBlock(story: string, block: string): SpanNode | null;
  /** How many marks of notes stand before a place: text is parted there. */
  referencesBefore(story: string, src: NonNullable<Run['src']>): number;
  /** The place of the next mark of a note, by the block of the note. */
  reference(story: string, note: string): number | undefined;
  /** A target as a document has it, `#` and a folio, a story or a block, or an address; undefined for one that leads nowhere. */
  leads(target: string, story: string | null): string | undefined;
  keep(marked: Marked): void;
  annotate(tag: Tag, spot: Spot, at: number): void;
  /** A link may lead to this block, from wherever it is. */
  place(block: string, y: number): void;
}

/** What is painted at once: a run, or a part of it, and what it is part of. */
export interface MarkedPiece extends Piece {
  readonly mark: Mark;
  /** Its place in the source. */
  readonly at: number;
}

interface OpenSpot {
  readonly tag: Tag;
  readonly at: number;
  spot: Spot;
}

/** The tags of one page while it is painted. */
export class PageTags {
  readonly #shelf: PageShelf;
  readonly #tags = new Map<string, Tag>();
  readonly #spots = new Map<string, OpenSpot>();
  #mcid = 0;
  /** The link that the run before belonged to. */
  #link = { name: '', target: '', block: '' };
  #links = 0;

  constructor(shelf: PageShelf) {
    this.#shelf = shelf;
  }

  /** Rules, tints, marks between lines; a QR code is a picture; any other frame that leads somewhere is the words of its link. */
  paths(frame: Frame): Mark {
    const { story, block, role, link } = frame;
    if (role !== 'picture' || story === null || block === null || link === undefined)
      return this.#linked(frame) ?? artifact(frame);
    const leads = this.#shelf.leads(link, story);
    const tag = this.#figure(frame, story, block, `二维码：${link}`, leads === undefined ? undefined : frame.id);
    if (leads !== undefined) this.#spot(`${frame.id} link`, tag, leads, frame.rect, 0);
    return tag;
  }

  picture(frame: Frame): Mark {
    const { story, block, picture, role } = frame;
    if (role !== 'picture' || story === null || block === null || !picture) return this.#linked(frame) ?? artifact(frame);
    if (picture.alt.trim() === '') throw new Error(`bug: a figure without alternative text: ${picture.file}`);
    return this.#figure(frame, story, block, picture.alt);
  }

  #figure({ id, role, rect }: Frame, story: string, block: string, alt: string, link?: string): Tag {
    const { page } = this.#shelf;
    const span = this.#shelf.ofBlock(story, block);
    const parts = { kind: 'picture', name: 'Figure', story, block, role, span, picture: { page, rect, alt } } as const;
    return this.#tag(`${id} picture`, link === undefined ? parts : { ...parts, link });
  }

  /** A run of a frame, cut where what it is part of changes. */
  pieces(frame: Frame, line: Line, run: Run, advance: AdvanceOf): MarkedPiece[] {
    this.#place(frame);
    const span = this.#spanOf(frame, run);
    if (span === undefined) return [this.#untyped(frame, line, run, advance)];
    const src = run.src!;
    const target = run.link === undefined ? undefined : this.#shelf.leads(run.link, frame.story);
    const link = this.#linkOf(frame, target);
    const parts = this.#text(frame, span, link);
    if (link) this.#spot(`${link} ${line.x} ${line.baseline}`, parts, target!, rectOf(line, run, advance), src[1]);
    const reading = span?.span.kind === 'reading' ? readingLanguage(run.text) : undefined;
    const pieces = reading ? [{ run, from: 0, language: reading }] : piecesOf(run);
    const key = `${parts.story} ${parts.block} ${span?.n ?? ''} ${link ?? ''} ${this.#shelf.referencesBefore(parts.story!, src)}`;
    return pieces.map((piece) => {
      const { language, from } = piece;
      const at = src[1] + from;
      if (language === undefined) return { ...piece, at, mark: this.#tag(key, parts) };
      const actual = / ./.test(piece.run.text) ? { actual: piece.run.text.replace(/ +/g, ' ') } : {};
      return { ...piece, at, mark: this.#tag(`${key} ${language} ${at}`, { ...parts, name: 'Span', language, ...actual }) };
    });
  }

  /** Notes, and stories by what of them is painted first, their headline. */
  #place({ role, story, block, rect }: Frame): void {
    if (role === 'note' && block !== null) this.#shelf.place(block, rect.y);
    if (role === 'headline' && story !== null) this.#shelf.place(story, rect.y);
  }

  #text({ story, block, id, role, cell }: Frame, span: SpanNode | null, link: string | undefined): Tag {
    const name = link !== undefined || (span && within(span)) ? 'Span' : 'P';
    const parts: Tag = { kind: 'text', name, story, block: block ?? id, role, span };
    return { ...parts, ...(cell ? { cell } : {}), ...(link === undefined ? {} : { link }) };
  }

  /** Undefined for what is no typed matter of a story. Of generated matter only readings are typed: the rest repeats or adds. */
  #spanOf(frame: Frame, run: Run): SpanNode | null | undefined {
    if (frame.story === null || run.src === null || untagged.has(frame.role)) return undefined;
    const span = this.#shelf.find(frame.story, run.src);
    return frame.role === 'generated' && span?.span.kind !== 'reading' ? undefined : span;
  }

  /** A name for the link that a run is words of: the same for runs that follow each other in one block. */
  #linkOf({ block, id }: Frame, link: string | undefined): string | undefined {
    if (link === undefined) {
      this.#link = { name: '', target: '', block: '' };
      return undefined;
    }
    const { name, target, block: before } = this.#link;
    if (name !== '' && target === link && before === (block ?? id)) return name;
    this.#link = { name: `${this.#shelf.page}.${++this.#links}`, target: link, block: block ?? id };
    return this.#link.name;
  }

  /** What no one typed: a link, an item's number, a note's mark, or nothing to be read. */
  #untyped(frame: Frame, line: Line, run: Run, advance: AdvanceOf): MarkedPiece {
    const of = (mark: Mark, at = 0): MarkedPiece => ({ run, from: 0, mark, at });
    const linked = this.#linked(frame);
    if (linked) return of(linked);
    const label = this.#label(frame, run, line);
    if (label) return of(label);
    const { story, role } = frame;
    const target = run.link === undefined ? undefined : this.#shelf.leads(run.link, story);
    if (target === undefined) return of(artifact(frame));
    const at = story === null || !target.startsWith('#') ? undefined : this.#shelf.reference(story, target.slice(1));
    const block = frame.block ?? frame.id;
    const link = `${this.#shelf.page}.${++this.#links}`;
    const tag: Tag =
      at === undefined
        ? this.#tag(`${block} to ${target}`, {
            kind: 'link',
            name: 'Link',
            story,
            block,
            role,
            span: null,
            link: `${block} ${target}`,
          })
        : this.#tag(`${story} reference ${at}`, { kind: 'reference', name: 'Reference', story, block, role, span: null, link });
    this.#spot(`${tag.link} ${line.x} ${line.baseline}`, tag, target, rectOf(line, run, advance), at ?? 0);
    return of(tag, at);
  }

  /** The number or sign of a list's item or a note: no one typed it, and a reader needs it. */
  #label(frame: Frame, run: Run, line: Line): Mark | undefined {
    const { story, block, role, lines } = frame;
    if (role !== 'generated' || story === null || block === null || line !== lines?.[0] || run !== line.runs[0]) return undefined;
    if (!/^(?:\d+．|[■●○◆▲·•]|〔[^〕]+〕)$/u.test(run.text.trim())) return undefined;
    const span = this.#shelf.ofBlock(story, block);
    if (!chainOf(span).some((node) => node.span.kind === 'item' || node.span.kind === 'note')) return undefined;
    return this.#tag(`${story} ${block} label`, { kind: 'label', name: 'Lbl', story, block, role, span });
  }

  /** A frame that leads somewhere as a whole. */
  #linked(frame: Frame): Mark | undefined {
    const { link, story, block, role, rect, id } = frame;
    const target = link === undefined ? undefined : this.#shelf.leads(link, story);
    if (target === undefined) return undefined;
    const tag = this.#tag(`${id} link`, { kind: 'link', name: 'Link', story, block: block ?? id, role, span: null, link: id });
    this.#spot(`${id} link`, tag, target, rect, 0);
    return tag;
  }

  #tag(key: string, parts: Tag): Tag {
    const known = this.#tags.get(key);
    if (known) return known;
    this.#tags.set(key, parts);
    return parts;
  }

  /** What a link takes of a line is one spot, however many runs it has. */
  #spot(key: string, tag: Tag, target: string, rect: Spot['rect'], at: number): void {
    const known = this.#spots.get(key);
    if (known) known.spot = { target, rect: around(known.spot.rect, rect) };
    else this.#spots.set(key, { tag, at: at - 0.5, spot: { target, rect } });
  }

  /** Begins marked content; what stands in the stream for it. `at`: its place in the source. */
  open(mark: Mark, at: number): string {
    if (mark === 'pagination') return '/Artifact <</Type/Pagination>>BDC\n';
    if (mark === 'layout') return '/Artifact <</Type/Layout>>BDC\n';
    const mcid = this.#mcid++;
    this.#shelf.keep({ tag: mark, page: this.#shelf.page, at, mcid });
    return `/${mark.name} <</MCID ${mcid}>>BDC\n`;
  }

  /** After the last content: hands on what leads somewhere. */
  close(): void {
    for (const { tag, spot, at } of this.#spots.values()) this.#shelf.annotate(tag, spot, at);
  }
}

/** Matter with its own way of being read: an advertisement is an artifact (outputs.md), furniture too. */
const untagged = new Set<Frame['role']>(['advertisement', 'furniture']);

const artifact = ({ role }: Frame): Mark => (role === 'furniture' ? 'pagination' : 'layout');

const within = ({ span: { kind } }: SpanNode): boolean => kind === 'ruby' || kind === 'reading';
