/**
 * A story and a type scale to styled matter: every size and face resolved. Measures nothing, drops no text.
 */
import type { Block, Box, Crosshead, Figure, Inline, List, Para, PullQuote, TextRun } from '../read/types.ts';
import type { Role } from '../layout/types.ts';
import type { HouseStyle, Story } from '../story/types.ts';
import { generatedText, styledText, styleInlines } from './inlines.ts';
import type {
  BoxBlock,
  CrossheadBlock,
  FigureBlock,
  FlowBlock,
  ListBlock,
  ParaBlock,
  QuoteBlock,
  StyledBlock,
  StyledHead,
  StyledStory,
} from './matter.ts';
import type { StyledPara, StyledRun } from './types.ts';

export type * from './matter.ts';

/** Sizes in pt that style needs of a template's scale. */
export interface TypeScale {
  readonly body: number;
  readonly headline: number;
  readonly kicker: number;
  readonly deck: number;
  readonly byline: number;
  readonly crosshead: number;
  readonly theme: number;
  readonly caption: number;
  readonly quote: number;
  readonly boxTitle: number;
  /** Em of the body. */
  readonly indent: number;
  /** House style of lists and captions. */
  readonly lists: HouseStyle['lists'];
  /** Where readings in running text go; everywhere else, and without it, they stand in brackets (R5). */
  readonly ruby?: HouseStyle['ruby'];
  readonly arrows: HouseStyle['arrows'];
}

const black = 'black';

/** Styles a story. `fileOf` gives a picture's path from the root. */
export function styleStory(story: Story, scale: TypeScale, fileOf: (src: string) => string): StyledStory {
  return new Stylist(story, scale, fileOf).story();
}

class Stylist {
  private order = 0;
  private count = 0;
  private readonly texts: { id: string; role: Role; text: string; span: { file: string; start: number; end: number } }[] = [];
  private readonly from: Story;
  private readonly scale: TypeScale;
  private readonly fileOf: (src: string) => string;
  private readonly source: string;

  constructor(from: Story, scale: TypeScale, fileOf: (src: string) => string) {
    this.from = from;
    this.scale = scale;
    this.fileOf = fileOf;
    this.source = from.manuscript.source;
  }

  story(): StyledStory {
    const { manuscript, id } = this.from;
    const head = this.head();
    const blocks = manuscript.blocks.flatMap((block) => this.block(block));
    const notes = manuscript.notes.flatMap((note) => note.blocks.flatMap((block) => this.block(block)));
    const title = manuscript.front.headline.map((part) => part.value).join('\u3000') || manuscript.file;
    return { id, file: manuscript.file, source: this.source, title, head, blocks: [...blocks, ...notes], texts: this.texts };
  }

  private id(prefix: string): string {
    this.count++;
    return `${this.from.id}.${prefix}${this.count}`;
  }

  private para(id: string, role: Role, runs: readonly StyledRun[], size: number, options: Partial<StyledPara> = {}): StyledPara {
    const typed = runs.filter((run) => run.span);
    const first = typed[0]?.span;
    const last = typed.at(-1)?.span;
    if (first && last && role !== 'generated')
      this.texts.push({
        id,
        role,
        text: typed.map((run) => run.text).join(''),
        span: { file: first.file, start: first.start, end: last.end },
      });
    return { block: id, role, runs, size, indent: 0, align: 'start', ...options };
  }

  private single(role: Role, text: TextRun | undefined, face: string, size: number): StyledPara | null {
    return text ? this.para(this.id('h'), role, [styledText(text, this.source, { face, swatch: black })], size) : null;
  }

  private head(): StyledHead {
    const { front } = this.from.manuscript;
    const { scale } = this;
    const column = front.column ? this.single('kicker', front.column.name, 'box-title', scale.byline) : null;
    const kicker = this.single('kicker', front.kicker, 'kicker', scale.kicker) ?? column;
    const headline = front.headline.flatMap((part) => this.single('headline', part, 'headline-feature', scale.headline) ?? []);
    const deck = this.single('deck', front.deck, 'deck', scale.deck);
    const standfirst = this.single('standfirst', front.standfirst, 'deck', scale.byline);
    return { kicker, headline, deck, standfirst, byline: this.byline() };
  }

  private byline(): StyledPara | null {
    const base = { face: 'byline', swatch: black };
    const runs: StyledRun[] = [];
    for (const group of this.from.manuscript.front.byline) {
      if (runs.length) runs.push(generatedText('\u3000', base));
      for (const [i, text] of [...(group.role ? [group.role] : []), ...group.names].entries()) {
        if (i > 0) runs.push(generatedText(' ', base));
        runs.push(styledText(text, this.source, base));
      }
    }
    return runs.length ? this.para(this.id('h'), 'byline', runs, this.scale.byline) : null;
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
        return [this.box(block)];
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
    const id = this.id('p');
    const para = this.para(id, role, this.running(block.inlines, face), this.scale.body, {
      indent: this.scale.indent,
      align: 'justify',
    });
    const made: ParaBlock = { kind: 'para', id, order: this.order++, span: block.span, para };
    return block.dropcap ? { ...made, dropcap: { lines: block.dropcap.lines, face: 'headline-feature' } } : made;
  }

  private row(cells: readonly { readonly inlines: readonly Inline[] }[], span: Para['span']): ParaBlock {
    const id = this.id('t');
    const runs = cells.flatMap((cell, i) => [
      ...(i > 0 ? [generatedText('\u3000', { face: 'body', swatch: black })] : []),
      ...this.runs(cell.inlines, 'body'),
    ]);
    return { kind: 'para', id, order: this.order++, span, para: this.para(id, 'table', runs, this.scale.body) };
  }

  private crosshead(block: Crosshead): CrossheadBlock {
    const id = this.id('c');
    const order = this.order++;
    const { scale } = this;
    const parts = block.parts.map((part) => this.runs(part, 'crosshead'));
    const theme = parts.length > 1 ? parts[0]!.map((run) => ({ ...run, face: 'crosshead-theme' })) : null;
    const main = parts.length > 1 ? parts.slice(1).flat() : parts[0]!;
    const [number, rest] = sealed(theme ?? main);
    const numberPara = number
      ? this.para(`${id}.n`, 'crosshead', [{ ...number, face: 'seal', swatch: 'white' }], scale.theme)
      : null;
    const themePara = theme && rest.length ? this.para(`${id}.a`, 'crosshead', rest, scale.theme) : null;
    const mainPara = this.para(`${id}.b`, 'crosshead', theme ? main : rest, scale.crosshead);
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

  private figure(block: Figure): FigureBlock {
    const id = this.id('g');
    const size = this.scale.caption;
    const runs = this.runs(block.caption, 'caption');
    if (this.scale.arrows === 'always' && runs.length) runs.unshift(generatedText('▲', { face: 'caption', swatch: black }));
    const caption = runs.length ? this.para(`${id}.a`, 'caption', runs, size, { align: 'justify' }) : null;
    const credit = block.credit
      ? this.para(`${id}.b`, 'credit', [styledText(block.credit, this.source, { face: 'credit', swatch: black })], size, {
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

  private box(block: Box): BoxBlock {
    const id = this.id('x');
    const order = this.order++;
    const base = { face: 'box-title', swatch: black };
    const title = block.title
      ? this.para(`${id}.t`, 'box', [styledText(block.title, this.source, base)], this.scale.boxTitle)
      : null;
    const blocks = block.blocks.flatMap((inner) => this.boxed(inner));
    return { kind: 'box', id, order, span: block.span, title, blocks };
  }

  private boxed(block: Block): FlowBlock[] {
    if (block.kind === 'para') return [this.paraBlock(block, 'blockquote', 'box')];
    return this.block(block).flatMap((made): FlowBlock[] =>
      made.kind === 'para' || made.kind === 'crosshead' ? [made] : made.kind === 'list' ? [...made.items] : [],
    );
  }

  private quote(block: PullQuote): QuoteBlock {
    const id = this.id('q');
    const size = this.scale.quote;
    const lines = block.lines.map((line, i) => this.para(`${id}.l${i + 1}`, 'pullquote', this.runs(line, 'pullquote'), size));
    const base = { face: 'caption', swatch: black };
    const attribution = block.attribution
      ? this.para(
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
    const id = this.id('l');
    const order = this.order++;
    const items = block.items.flatMap((item) => this.item(item, block.style));
    const made: ListBlock = { kind: 'list', id, order, span: block.span, style: block.style, items };
    return [made];
  }

  private item(item: List['items'][number], style: List['style']): ParaBlock[] {
    return item.blocks.flatMap((block, i) => {
      if (block.kind !== 'para')
        return this.block(block).flatMap((made) => (made.kind === 'para' ? [made] : made.kind === 'list' ? [...made.items] : []));
      const id = this.id('i');
      const mark = i === 0 ? this.itemMark(item, style) : [];
      const runs = [...mark, ...this.running(block.inlines, 'body')];
      const stand =
        this.scale.lists === 'hanging' && !item.mark
          ? { indent: 0, hang: style === 'decimal' ? 1.5 : 1 }
          : { indent: this.scale.indent };
      const para = this.para(id, 'list', runs, this.scale.body, { ...stand, align: 'justify' });
      return [{ kind: 'para' as const, id, order: this.order++, span: item.span, para }];
    });
  }

  private itemMark(item: List['items'][number], style: List['style']): StyledRun[] {
    const base = { face: 'body', swatch: black };
    if (item.mark) return [styledText(item.mark, this.source, base)];
    return [generatedText(style === 'decimal' ? `${item.number}．` : '■', base)];
  }
}

const NUMBER = /^[\d一二三四五六七八九十壹贰叁肆伍陆柒捌玖拾]{1,2}(?=[ \u3000])/;

/** The number that a crosshead begins with, for its seal, and the runs without it. */
function sealed(runs: readonly StyledRun[]): readonly [StyledRun | null, readonly StyledRun[]] {
  const first = runs[0];
  const found = first && NUMBER.exec(first.text)?.[0];
  if (!first?.span || !found || first.offsets) return [null, runs];
  const skip = found.length + (/^[ \u3000]*/.exec(first.text.slice(found.length))?.[0].length ?? 0);
  const { start, end, file } = first.span;
  const number: StyledRun = { ...first, text: found, span: { file, start, end: start + found.length } };
  const rest: StyledRun = { ...first, text: first.text.slice(skip), span: { file, start: start + skip, end } };
  return [number, [...(rest.text ? [rest] : []), ...runs.slice(1)]];
}
