/**
 * A story and a type scale to styled matter: every size and face resolved. Measures nothing, drops no text.
 */
import type { Block, Box, Crosshead, Figure, Inline, List, Para, PullQuote, TextRun } from '../read/types.ts';
import type { Role } from '../layout/types.ts';
import type { Story } from '../story/types.ts';
import { styleHead } from './head.ts';
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
export type { TypeScale } from './scale.ts';

const black = 'black';

/** Styles a story. `fileOf` gives a picture's path from the root. */
export function styleStory(story: Story, scale: TypeScale, fileOf: (src: string) => string): StyledStory {
  return new Stylist(story, scale, fileOf).story();
}

class Stylist {
  private order = 0;
  private readonly paras: Paras;
  private readonly from: Story;
  private readonly scale: TypeScale;
  private readonly fileOf: (src: string) => string;
  private readonly source: string;
  /** 电头 that waits for the first paragraph of the text. */
  private waiting: TextRun | undefined;
  /** In a box or a list, where a crosshead is a line of text. */
  private inside = false;

  constructor(from: Story, scale: TypeScale, fileOf: (src: string) => string) {
    this.from = from;
    this.scale = scale;
    this.fileOf = fileOf;
    this.source = from.manuscript.source;
    this.waiting = from.manuscript.front.leadIn;
    this.paras = new Paras(from);
  }

  story(): StyledStory {
    const { manuscript, id } = this.from;
    const head = styleHead(manuscript.front, this.paras, this.source, this.scale);
    const alone = manuscript.blocks.some(({ kind }) => kind === 'para') ? [] : this.leadInAlone();
    const blocks = [...alone, ...manuscript.blocks.flatMap((block) => this.block(block))];
    const notes = manuscript.notes.flatMap((note) => note.blocks.flatMap((block) => this.block(block)));
    const title = manuscript.front.headline.map((part) => part.value).join('\u3000') || manuscript.file;
    return {
      id,
      file: manuscript.file,
      source: this.source,
      title,
      head,
      blocks: [...blocks, ...notes],
      texts: this.paras.texts,
    };
  }

  /** The lead-in and a blank of 1 em, for the paragraph that is to run on behind it; once. */
  private leadIn(): StyledRun[] {
    const text = this.waiting;
    if (!text) return [];
    this.waiting = undefined;
    return [
      styledText(text, this.source, { face: 'strong', swatch: black }),
      generatedText('\u3000', { face: 'body', swatch: black }),
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
        return [this.paraBlock(block)];
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
        return block.blocks.flatMap((inner) =>
          inner.kind === 'para' ? [this.paraBlock(inner, 'blockquote')] : this.block(inner),
        );
      case 'table':
        return [block.head, ...block.rows].filter((row) => row.length > 0).map((row) => this.row(row, block.span));
      case 'thematic-break':
        return [];
      default:
        return block.blocks.flatMap((inner) => this.block(inner));
    }
  }

  private runs(inlines: readonly Inline[], face: string): StyledRun[] {
    return styleInlines(inlines, this.source, { face, swatch: black, strong: 'strong' });
  }

  /** Runs of text that stands on the body's leading. */
  private running(inlines: readonly Inline[], face: string): StyledRun[] {
    return styleInlines(inlines, this.source, { face, swatch: black, strong: 'strong', ruby: this.scale.ruby ?? 'inline' });
  }

  private paraBlock(block: Para, face = 'body', role: Role = 'body'): ParaBlock {
    const id = this.paras.id('p');
    const runs = [...(face === 'body' ? this.leadIn() : []), ...this.running(block.inlines, face)];
    const para = this.paras.para(id, role, runs, this.scale.body, {
      indent: this.scale.indent,
      align: 'justify',
    });
    const made: ParaBlock = { kind: 'para', id, order: this.order++, span: block.span, para };
    return block.dropcap ? { ...made, dropcap: { lines: block.dropcap.lines, face: 'headline-feature' } } : made;
  }

  private row(cells: readonly { readonly inlines: readonly Inline[] }[], span: Para['span']): ParaBlock {
    const id = this.paras.id('t');
    const runs = cells.flatMap((cell, i) => [
      ...(i > 0 ? [generatedText('\u3000', { face: 'body', swatch: black })] : []),
      ...this.runs(cell.inlines, 'body'),
    ]);
    return { kind: 'para', id, order: this.order++, span, para: this.paras.para(id, 'table', runs, this.scale.body) };
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
  private box(block: Box): StyledBlock[] {
    const id = this.paras.id('x');
    const order = this.order++;
    const base = { face: 'box-title', swatch: black };
    const title = block.title
      ? this.paras.para(`${id}.t`, 'box', [styledText(block.title, this.source, base)], this.scale.boxTitle)
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
    return { flow, beside: made.filter(({ kind }) => kind === 'figure' || kind === 'pullquote' || kind === 'box') };
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
