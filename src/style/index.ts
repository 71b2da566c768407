/**
 * A story and a type scale to styled matter: every size and face resolved. Measures nothing, drops no text.
 */
import type {
  Block,
  BlockQuote,
  Box,
  Crosshead,
  Figure,
  Inline,
  List,
  Note,
  Notice,
  Para,
  PullQuote,
  TextRun,
} from '../read/types.ts';
import type { Role } from '../layout/types.ts';
import type { Story } from '../story/types.ts';
import { type FolioOf, type Hand, liftedIn, liftedQuote, styleDigest, styleNotices, styleQr, styleTable } from './apart.ts';
import { bylineRuns, styleHead } from './head.ts';
import { generatedText, styledText, styleInlines } from './inlines.ts';
import { Paras } from './paras.ts';
import type { TypeScale } from './scale.ts';
import { sealed } from './seal.ts';
import type {
  CrossheadBlock,
  FigureBlock,
  FlowBlock,
  ListBlock,
  ParaBlock,
  QuoteBlock,
  StyledBlock,
  StyledStory,
} from './matter.ts';
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

/** Em of the body that a quotation stands in, and that a line of verse turns over. */
const QUOTE_INSET = 2;
const VERSE_HANG = 1;

const noteMark = (i: number): string => `〔${i + 1}〕`;
const noteId = (story: string, i: number): string => `${story}.note${i + 1}`;

/** Blocks, with neighbouring notices in one. */
function noticesTogether(blocks: readonly Block[]): (Block | readonly Notice[])[] {
  const out: (Block | Notice[])[] = [];
  for (const block of blocks) {
    const last = out.at(-1);
    if (block.kind !== 'notice') out.push(block);
    else if (Array.isArray(last)) last.push(block);
    else out.push([block]);
  }
  return out;
}
const isNotices = (block: Block | readonly Notice[]): block is readonly Notice[] => Array.isArray(block);

/** The author's lines of a paragraph, where he broke it; a break within emphasis is none. */
function linesOf(block: Para): Para[] {
  const lines: Inline[][] = [[]];
  for (const inline of block.inlines)
    if (inline.kind === 'break') lines.push([]);
    else lines.at(-1)!.push(inline);
  const [first, ...rest] = lines.filter((line) => line.length > 0);
  if (!first || rest.length === 0) return [block];
  return [{ ...block, inlines: first }, ...rest.map((inlines): Para => ({ kind: 'para', inlines, span: block.span }))];
}

/** A paragraph that has nothing but codes. */
const isBare = ({ inlines }: Para): boolean =>
  inlines.every(
    (inline) => inline.kind === 'qr' || inline.kind === 'break' || (inline.kind === 'text' && inline.value.trim() === ''),
  );

class Stylist {
  private order = 0;
  private readonly paras: Paras;
  private readonly from: Story;
  private readonly scale: TypeScale;
  private readonly fileOf: (src: string) => string;
  private readonly source: string;
  private readonly hand: Hand;
  /** 电头 that waits for the first paragraph of the text. */
  private waiting: TextRun | undefined;
  /** In a box or a list, where a crosshead is a line of text. */
  private inside = false;

  constructor(from: Story, scale: TypeScale, fileOf: (src: string) => string, folioOf: FolioOf) {
    this.from = from;
    this.scale = scale;
    this.fileOf = fileOf;
    this.source = from.manuscript.source;
    this.waiting = from.manuscript.front.leadIn;
    this.paras = new Paras(from);
    const { source, attached = [] } = from.manuscript;
    this.hand = {
      paras: this.paras,
      scale,
      folioOf,
      sourceOf: (file) => attached.find((one) => one.file === file)?.source ?? source,
      next: () => this.order++,
    };
  }

  story(): StyledStory {
    const { manuscript, id } = this.from;
    const head = styleHead(manuscript.front, this.paras, this.source, this.scale);
    const alone = manuscript.blocks.some(({ kind }) => kind === 'para') ? [] : this.leadInAlone();
    const blocks = [...alone, ...noticesTogether(manuscript.blocks).flatMap((block) => this.blockOf(block))];
    const notes = this.notes(manuscript.notes);
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
        return [this.crosshead(block)];
      case 'figure':
        return [this.figure(block)];
      case 'figure-group':
        return block.figures.map((figure) => this.figure(figure));
      case 'box':
        return this.box(block);
      case 'pullquote':
        return [this.quote(block)];
      case 'list':
        return this.list(block);
      case 'blockquote':
        return this.blockquote(block);
      case 'table':
        return block.head.length + block.rows.length > 0 ? [styleTable(this.hand, block)] : [];
      case 'thematic-break':
        return [this.ornament('※', this.scale.body, block.span)];
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

  /** A line in the middle that no one typed. */
  private ornament(text: string, size: number, span: Para['span'], align: 'center' | 'start' = 'center'): ParaBlock {
    const id = this.paras.id('o');
    const para = this.paras.para(id, 'generated', [generatedText(text, { face: 'body', swatch: black })], size, { align });
    return {
      kind: 'para',
      id,
      order: this.order++,
      span,
      para,
      ...(size === this.scale.body ? {} : { scale: size / this.scale.body }),
    };
  }

  /** Notes at the story's end, under a short rule, in the captions' size. */
  private notes(notes: readonly Note[]): StyledBlock[] {
    const [first] = notes;
    if (!first) return [];
    const size = this.scale.caption;
    const rule = this.ornament('——————', size, first.span, 'start');
    const of = (block: Block, i: number, b: number) =>
      block.kind === 'para' ? [this.note(block, i, b, size)] : this.block(block);
    return [rule, ...notes.flatMap(({ blocks }, i) => blocks.flatMap((block, b) => of(block, i, b)))];
  }

  private note(block: Para, i: number, b: number, size: number): ParaBlock {
    const id = b === 0 ? noteId(this.from.id, i) : this.paras.id('n');
    const mark = b === 0 ? [generatedText(noteMark(i), { face: 'body', swatch: black })] : [];
    const para = this.paras.para(id, 'note', [...mark, ...this.runs(block.inlines, 'body')], size, { align: 'justify' });
    return { kind: 'para', id, order: this.order++, span: block.span, para, scale: size / this.scale.body };
  }

  private blockOf(block: Block | readonly Notice[]): StyledBlock[] {
    if (!isNotices(block)) return this.block(block);
    return [styleNotices(this.hand, block, (inner) => this.block(inner))];
  }

  private isCalled(title: string): boolean {
    return this.from.manuscript.front.headline.map(({ value }) => value).join('') === title;
  }

  private crosshead(block: Crosshead): CrossheadBlock {
    const id = this.paras.id('c');
    const order = this.order++;
    const { scale } = this;
    const parts = block.parts.map((part) => this.runs(part, 'crosshead'));
    if (this.inside) return this.plainCrosshead(block, id, order, parts);
    const theme = parts.length > 1 ? parts[0]!.map((run) => ({ ...run, face: 'crosshead-theme' })) : null;
    const main = parts.length > 1 ? parts.slice(1).flat() : parts[0]!;
    const [number, rest] = sealed(theme ?? main);
    const numberPara = number
      ? this.paras.para(`${id}.n`, 'crosshead', [{ ...number, face: 'seal', swatch: 'white' }], scale.theme)
      : null;
    const themePara = theme && rest.length ? this.paras.para(`${id}.a`, 'crosshead', rest, scale.theme) : null;
    const mainPara = this.paras.para(`${id}.b`, 'crosshead', theme ? main : rest, scale.crosshead);
    return {
      kind: 'crosshead',
      id,
      order,
      span: block.span,
      level: block.level,
      number: numberPara,
      theme: themePara,
      main: mainPara,
    };
  }

  /** In a box or a list a crosshead is one line of text: no seal, its halves a wide blank apart. */
  private plainCrosshead(block: Crosshead, id: string, order: number, parts: readonly StyledRun[][]): CrossheadBlock {
    const blank = generatedText('\u3000', { face: 'crosshead', swatch: black });
    const runs = parts.flatMap((part, i) => (i > 0 ? [blank, ...part] : part));
    const main = this.paras.para(`${id}.b`, 'crosshead', runs, this.scale.body);
    return { kind: 'crosshead', id, order, span: block.span, level: block.level, number: null, theme: null, main };
  }

  private figure(block: Figure): FigureBlock {
    const id = this.paras.id('g');
    const size = this.scale.caption;
    const runs = this.runs(block.caption, 'caption');
    if (this.scale.arrows === 'always' && runs.length) runs.unshift(generatedText('▲', { face: 'caption', swatch: black }));
    const caption = runs.length ? this.paras.para(`${id}.a`, 'caption', runs, size, { align: 'justify' }) : null;
    const credit = block.credit
      ? this.paras.para(`${id}.b`, 'credit', [styledText(block.credit, this.source, { face: 'credit', swatch: black })], size, {
          align: 'end',
        })
      : null;
    const alt = runs
      .filter((run) => run.span)
      .map((run) => run.text)
      .join('');
    return {
      kind: 'figure',
      id,
      order: this.order++,
      span: block.span,
      file: this.fileOf(block.src),
      caption,
      credit,
      alt,
      classes: block.classes,
      ...(block.focus ? { focus: block.focus } : {}),
    };
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

  private quote(block: PullQuote): QuoteBlock {
    const id = this.paras.id('q');
    const size = this.scale.quote;
    const lines = block.lines.map((line, i) =>
      this.paras.para(`${id}.l${i + 1}`, 'pullquote', this.runs(line, 'pullquote'), size),
    );
    const base = { face: 'caption', swatch: black };
    const attribution = block.attribution
      ? this.paras.para(
          `${id}.a`,
          'pullquote',
          [generatedText('——', base), styledText(block.attribution, this.source, base)],
          this.scale.caption,
          { align: 'end' },
        )
      : null;
    return { kind: 'pullquote', id, order: this.order++, span: block.span, lines, attribution };
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
