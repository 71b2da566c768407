/**
 * A story and a type scale to styled matter: every size and face resolved. Measures nothing, drops no text.
 */
import type { Block, BlockQuote, Box, Inline, List, Notice, Para, TextRun } from '../read/types.ts';
import type { Role } from '../layout/types.ts';
import type { Story } from '../story/types.ts';
import { type FolioOf, type Hand, liftedIn, liftedQuote, styleDigest, styleNotices, styleQr, styleTable } from './apart.ts';
import { bylineRuns, styleHead } from './head.ts';
import { generatedText, styledText, styleInlines } from './inlines.ts';
import { Paras } from './paras.ts';
import type { TypeScale } from './scale.ts';
import { isBare, isNotices, linesOf, noteId, noteMark, noticesTogether, QUOTE_INSET, VERSE_HANG } from './lines.ts';
import { ornament, styleNotes } from './notes.ts';
import { plainCrosshead, styleCrosshead, styleFigure, styleGroup, styleQuote } from './parts.ts';
import type { FlowBlock, ListBlock, ParaBlock, StyledBlock, StyledStory } from './matter.ts';
import type { StyledRun } from './types.ts';

export type * from './matter.ts';
export type { FolioOf } from './apart.ts';
export { entriesOf, referenceIn } from './apart.ts';
export type { TypeScale } from './scale.ts';

const black = 'black';

/** Styles a story. `fileOf` gives a picture's path from the root, `folioOf` the page of a story that a digest names. */
export function styleStory(
  story: Story,
  scale: TypeScale,
  fileOf: (src: string) => string,
  folioOf: FolioOf = () => undefined,
): StyledStory {
  return new Stylist(story, scale, fileOf, folioOf).story();
}

class Stylist {
  private order = 0;
  private readonly paras: Paras;
  private readonly from: Story;
  private readonly scale: TypeScale;
  private readonly source: string;
  private readonly hand: Hand;
  /** 电头 that waits for the first paragraph of the text. */
  private waiting: TextRun | undefined;
  /** In a box or a list, where a crosshead is a line of text. */
  private inside = false;

  constructor(from: Story, scale: TypeScale, fileOf: (src: string) => string, folioOf: FolioOf) {
    this.from = from;
    this.scale = scale;
    this.source = from.manuscript.source;
    this.waiting = from.manuscript.front.leadIn;
    this.paras = new Paras(from);
    const { source, attached = [] } = from.manuscript;
    this.hand = {
      paras: this.paras,
      scale,
      folioOf,
      sourceOf: (file) => attached.find((one) => one.file === file)?.source ?? source,
      runs: (inlines, face) => this.runs(inlines, face),
      fileOf,
      next: () => this.order++,
    };
  }

  story(): StyledStory {
    const { manuscript, id } = this.from;
    const head = styleHead(manuscript.front, this.paras, this.source, this.scale);
    const alone = manuscript.blocks.some(({ kind }) => kind === 'para') ? [] : this.leadInAlone();
    const blocks = [...alone, ...noticesTogether(manuscript.blocks).flatMap((block) => this.blockOf(block))];
    const notes = styleNotes(this.hand, id, manuscript.notes, (block) => this.block(block));
    const title = manuscript.front.headline.map((part) => part.value).join('\u3000') || manuscript.file;
    return {
      id,
      file: manuscript.file,
      source: this.source,
      title,
      head,
      blocks: [...blocks, ...notes],
      texts: this.paras.texts,
      attached: manuscript.attached ?? [],
    };
  }

  /** The lead-in and a blank of 1 em, for the paragraph that is to run on behind it; once. */
  private leadIn(): StyledRun[] {
    const text = this.waiting;
    if (!text) return [];
    this.waiting = undefined;
    const { front } = this.from.manuscript;
    const bracket = { face: 'body', swatch: black };
    const byline = front.bylineAt === 'run-in' ? bylineRuns(front, this.source, bracket) : [];
    return [
      styledText(text, this.source, { face: 'strong', swatch: black }),
      ...(byline.length ? [generatedText('（', bracket), ...byline, generatedText('）', bracket)] : []),
      generatedText('\u3000', bracket),
    ];
  }

  /** A story that has no paragraph at all: its lead-in is one. */
  private leadInAlone(): ParaBlock[] {
    const span = this.waiting?.span;
    const [lead] = this.leadIn();
    if (!span || !lead) return [];
    const id = this.paras.id('p');
    const para = this.paras.para(id, 'body', [lead], this.scale.body, { indent: this.scale.indent });
    return [{ kind: 'para', id, order: this.order++, span, para }];
  }

  private block(block: Block): StyledBlock[] {
    switch (block.kind) {
      case 'para':
        return this.para(block);
      case 'crosshead':
        return [this.inside ? plainCrosshead(this.hand, block) : styleCrosshead(this.hand, block)];
      case 'figure':
        return [styleFigure(this.hand, block)];
      case 'figure-group':
        return styleGroup(this.hand, block.figures);
      case 'box':
        return this.box(block);
      case 'pullquote':
        return [styleQuote(this.hand, block)];
      case 'list':
        return this.list(block);
      case 'blockquote':
        return this.blockquote(block);
      case 'table':
        return block.head.length + block.rows.length > 0 ? [styleTable(this.hand, block)] : [];
      case 'thematic-break':
        return [ornament(this.hand, '※', block.span)];
      case 'digest':
        return [styleDigest(this.hand, block)];
      case 'notice':
        return this.blockOf([block]);
      case 'correction':
        return this.box({ ...block, kind: 'box' }, this.isCalled('更正') ? undefined : '更正');
    }
  }

  private runs(inlines: readonly Inline[], face: string): StyledRun[] {
    return styleInlines(inlines, this.source, { face, swatch: black, strong: 'strong', noteMark: this.noteMark });
  }

  /** The mark of a note by its label; a label without a note stands as typed. */
  private readonly noteMark = (label: string): { text: string; link?: string } => {
    const i = this.from.manuscript.notes.findIndex((note) => note.label === label);
    return i < 0 ? { text: `〔${label}〕` } : { text: noteMark(i), link: `#${noteId(this.from.id, i)}` };
  };

  /** Runs of text that stands on the body's leading. */
  private running(inlines: readonly Inline[], face: string): StyledRun[] {
    return styleInlines(inlines, this.source, {
      face,
      swatch: black,
      strong: 'strong',
      noteMark: this.noteMark,
      ruby: this.scale.ruby ?? 'inline',
    });
  }

  private paraBlock(block: Para, face = 'body', role: Role = 'body'): ParaBlock {
    const id = this.paras.id('p');
    const runs = [...(face === 'body' ? this.leadIn() : []), ...this.running(block.inlines, face)];
    const para = this.paras.para(id, role, runs, this.scale.body, {
      indent: this.scale.indent,
      align: 'justify',
    });
    const made: ParaBlock = {
      kind: 'para',
      id,
      order: this.order++,
      span: block.span,
      para,
      ...(block.cut === undefined ? {} : { cut: block.cut }),
    };
    return block.dropcap ? { ...made, dropcap: { lines: block.dropcap.lines, face: 'headline-feature' } } : made;
  }

  /** A paragraph or its author's lines, and what is lifted out of it. */
  private para(block: Para): StyledBlock[] {
    const { pulls, codes } = liftedIn(block.inlines);
    const lines = linesOf(block);
    const flow =
      lines.length > 1 ? lines.map((line) => this.paraBlock(line)) : codes.length && isBare(block) ? [] : [this.paraBlock(block)];
    return [
      ...flow,
      ...pulls.map(({ children, span }) => liftedQuote(this.hand, children, span)),
      ...codes.map((code) => styleQr(this.hand, code)),
    ];
  }

  /** In Kai and set in; verse keeps its lines, which turn over further in. */
  private blockquote({ blocks }: BlockQuote): StyledBlock[] {
    return blocks.flatMap((inner): StyledBlock[] => {
      if (inner.kind !== 'para') return this.block(inner);
      const lines = linesOf(inner);
      if (lines.length === 1) return [{ ...this.paraBlock(inner, 'blockquote'), inset: QUOTE_INSET }];
      return lines.map((line) => this.verse(line));
    });
  }

  private verse(line: Para): ParaBlock {
    const made = this.paraBlock(line, 'blockquote');
    return { ...made, inset: QUOTE_INSET, para: { ...made.para, indent: 0, hang: VERSE_HANG, align: 'start' } };
  }

  private blockOf(block: Block | readonly Notice[]): StyledBlock[] {
    if (!isNotices(block)) return this.block(block);
    return [styleNotices(this.hand, block, (inner) => this.block(inner))];
  }

  private isCalled(title: string): boolean {
    return this.from.manuscript.front.headline.map(({ value }) => value).join('') === title;
  }

  /** A box, and behind it what in it stands on the page: pictures, quotes. */
  private box(block: Box, called?: string): StyledBlock[] {
    const id = this.paras.id('x');
    const order = this.order++;
    const base = { face: 'box-title', swatch: black };
    const title = block.title
      ? this.paras.para(`${id}.t`, 'box', [styledText(block.title, this.source, base)], this.scale.boxTitle)
      : called
        ? this.paras.para(`${id}.t`, 'box', [generatedText(called, base)], this.scale.boxTitle)
        : null;
    const { flow, beside } = this.within(block.blocks, (inner) =>
      inner.kind === 'para' ? [this.paraBlock(inner, 'blockquote', 'box')] : this.block(inner),
    );
    return [{ kind: 'box', id, order, span: block.span, title, blocks: flow }, ...beside];
  }

  /** Styles what stands in a box or a list: what runs there, and what has a place of its own on the page. */
  private within<T>(
    inner: readonly T[],
    style: (one: T) => readonly StyledBlock[],
  ): { flow: FlowBlock[]; beside: StyledBlock[] } {
    const before = this.inside;
    this.inside = true;
    const made = inner.flatMap((one) => style(one));
    this.inside = before;
    const flow = made.flatMap((block): FlowBlock[] =>
      block.kind === 'list' ? [...block.items] : block.kind === 'para' || block.kind === 'crosshead' ? [block] : [],
    );
    return { flow, beside: made.filter(({ kind }) => kind !== 'list' && kind !== 'para' && kind !== 'crosshead') };
  }

  /** A long list stays one block, so that a template can make a strip of it; a short one runs in the text. */
  private list(block: List): StyledBlock[] {
    const id = this.paras.id('l');
    const order = this.order++;
    const { flow, beside } = this.within(block.items, (item) => this.item(item, block.style));
    const items = flow.map((one): ParaBlock => (one.kind === 'para' ? one : { ...one, kind: 'para', para: one.main }));
    const made: ListBlock = { kind: 'list', id, order, span: block.span, style: block.style, items };
    return [made, ...beside];
  }

  private item(item: List['items'][number], style: List['style']): StyledBlock[] {
    return item.blocks.flatMap((block, i): StyledBlock[] => {
      if (block.kind !== 'para') return this.block(block);
      const id = this.paras.id('i');
      const mark = i === 0 ? this.itemMark(item, style) : [];
      const runs = [...mark, ...this.running(block.inlines, 'body')];
      const stand =
        this.scale.lists === 'hanging' && !item.mark
          ? { indent: 0, hang: style === 'decimal' ? 1.5 : 1 }
          : { indent: this.scale.indent };
      const para = this.paras.para(id, 'list', runs, this.scale.body, { ...stand, align: 'justify' });
      return [{ kind: 'para' as const, id, order: this.order++, span: item.span, para }];
    });
  }

  private itemMark(item: List['items'][number], style: List['style']): StyledRun[] {
    const base = { face: 'body', swatch: black };
    if (item.mark) return [styledText(item.mark, this.source, base)];
    return [generatedText(style === 'decimal' ? `${item.number}．` : '■', base)];
  }
}
