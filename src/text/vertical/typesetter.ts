/**
 * Text set downwards: paragraphs in lines that follow each other from right to left, and vertical headlines (composition.md M7–M10, G16).
 * In: styled paragraphs and where they stand. Out: lines of the Layout with direction `ttb`. Chooses no place, evens nothing out.
 */
import type { FontBook } from '../../font/types.ts';
import type { Line } from '../../layout/types.ts';
import { type Breaks, breakLines } from '../../line/break.ts';
import { type Adjustment, naturalWidth, STRIDE, Sum } from '../../line/sums.ts';
import type { HouseStyle } from '../../story/types.ts';
import type { StyledPara } from '../../style/types.ts';
import { Annotations } from '../annotations.ts';
import type { SourceIndex } from '../set.ts';
import type { ParaItems } from '../stream.ts';
import { VerticalComposer } from './composer.ts';
import { TURNED } from './headline.ts';
import { setVerticalLine, type VerticalStand } from './set.ts';
import { VerticalStream } from './stream.ts';
import type { WesternStyle } from './western.ts';

/** Room for vertical lines. `x` is its right edge; lengths in pt but `height`, in em of `size`. */
export interface VerticalColumn {
  readonly x: number;
  readonly top: number;
  readonly height: number;
  readonly size: number;
  /** From the middle of a line to that of the next on its left. */
  readonly leading: number;
  /** Number of the first line on the proof; 1 unless given. */
  readonly first?: number;
}

/** Room for text in tiers (栏) one under the other, each filled from right to left before the next begins. */
export interface VerticalTiers extends VerticalColumn {
  /** Lines that a tier holds, and pt between the foot of one and the head of the next. */
  readonly lines: number;
  readonly gap: number;
}

/** A headline's room, pt: `x` the middle of its first line, `top` and `measure` along it. */
export interface VerticalHead {
  readonly x: number;
  readonly top: number;
  readonly measure: number;
  /** Em added between characters (opened up). */
  readonly track?: number;
  /** Middle to middle, where the headline turns; `TURNED` of its size unless given. */
  readonly leading?: number;
}

const BY_DEFAULT: WesternStyle = { years: 'upright' };
/** Marks of a headline are half as wide (newspaper.md, Headlines). */
const ALL_SHRUNK: readonly number[] = [1, 1, 1, 1, 1, 1];

/** The vertical counterpart of `Typesetter`: composes each paragraph once, breaks it at a measure, sets its lines. */
export class VerticalTypesetter {
  readonly stream: VerticalStream;
  /** Lines that only break where a rule forbids it, as `rule block`. */
  readonly relaxations: string[] = [];
  /** Emphasis dots, lines under names, Zhuyin: asked for once the room between lines is known. */
  readonly annotations: Annotations;
  private readonly composer: VerticalComposer;
  private readonly items = new Map<StyledPara['runs'], ParaItems>();
  private readonly sourceIndex: SourceIndex;

  /** `capacity`: characters to begin with. */
  constructor(book: FontBook, house: HouseStyle, capacity: number, sourceIndex: SourceIndex, style: WesternStyle = BY_DEFAULT) {
    this.stream = new VerticalStream(capacity);
    this.composer = new VerticalComposer(this.stream, book, house, style);
    this.sourceIndex = sourceIndex;
    this.annotations = new Annotations(this.stream, book, sourceIndex, this.relaxations);
  }

  /** Boxes are in em, so a paragraph set again at another size or alignment has the same. */
  compose(para: StyledPara): ParaItems {
    const known = this.items.get(para.runs);
    if (known) return known.para === para ? known : { ...known, para };
    const items = this.composer.add(para);
    this.annotations.open(items, 'ttb');
    this.items.set(para.runs, items);
    return items;
  }

  /** Breaks a paragraph at `measure` em of its own size. */
  breaks(items: ParaItems, measure: number): Breaks {
    return breakLines(this.stream, items.from, items.to, measure, items.para.indent);
  }

  /** Length in em of a headline on one line, its marks as narrow as they go; 0 for one without text. */
  length(para: StyledPara): number {
    const { from, to } = this.compose(para);
    return to === from ? 0 : this.narrow(from, to - 1);
  }

  /** One line of a broken paragraph. */
  line(items: ParaItems, a: number, b: number, stand: VerticalStand, spent?: Adjustment): Line {
    if (b < items.to - 1 && this.stream.penalty[b]! === Infinity) this.relaxations.push(`L10 ${items.para.block}`);
    const line = setVerticalLine(this.stream, items, a, b, stand, this.sourceIndex, spent);
    this.annotations.keep(line, items, a, b, stand.size);
    return line;
  }

  /** Sets paragraphs one after the other, their lines from right to left, however many they are. */
  verticalColumn(paras: readonly StyledPara[], column: VerticalColumn): Line[] {
    return this.verticalTiers(paras, { ...column, lines: Infinity, gap: 0 });
  }

  /** As `verticalColumn`, in tiers: each is full before the next begins (G16). A last line opens no tier: it takes one with it (G7). */
  verticalTiers(paras: readonly StyledPara[], tiers: VerticalTiers): Line[] {
    const { x, top, height, size, leading, gap, first = 1 } = tiers;
    const lines: Line[] = [];
    let tier = 0;
    let row = 0;
    for (const para of paras) {
      const items = this.compose(para);
      const { ends } = this.breaks(items, (height * size) / para.size);
      const rows = rowsOf(para.size, size, leading);
      for (let i = 0; i < ends.length; i++) {
        if (row + rows * standing(i, ends.length) > tiers.lines && row > 0) {
          tier++;
          row = 0;
        }
        const stand: VerticalStand = {
          x: x - (row + rows / 2) * leading,
          top: top + tier * (height * size + gap),
          measure: height * size,
          size: para.size,
          lead: i === 0 ? para.indent : 0,
          n: first + lines.length,
        };
        lines.push(this.line(items, i === 0 ? items.from : ends[i - 1]!, ends[i]! - 1, stand));
        row += rows;
      }
    }
    return lines;
  }

  /**
   * Sets a headline downwards, its marks as narrow as they go. Where it is longer than its measure it turns, at the author's mark or in
   * lines about as long as each other, the second left of the first.
   */
  verticalHeadline(para: StyledPara, head: VerticalHead): Line[] {
    const items = this.compose(para);
    const { track = 0, leading = para.size * TURNED } = head;
    const measure = head.measure / para.size;
    const gaps = Math.max(0, items.to - items.from - 1);
    const whole = this.length(para) + gaps * track <= measure + 1e-6;
    const ends = items.to === items.from ? [] : whole ? [items.to] : this.turns(items, measure);
    const spent = { kept: 0, shrink: ALL_SHRUNK, wordSpace: 0, hanWestern: 0, gap: whole ? track : 0 };
    return ends.map((end, i) => {
      const a = i === 0 ? items.from : ends[i - 1]!;
      const stand = {
        x: head.x - i * leading,
        top: head.top,
        measure: head.measure,
        size: para.size,
        lead: i === 0 ? para.indent : 0,
        n: 0,
      };
      return this.line(items, a, end - 1, stand, this.narrow(a, end - 1) > measure + 1e-6 ? undefined : spent);
    });
  }

  /** Where a headline turns: at a typed U+3000 when both parts fit, else in the fewest lines, none longer than it must be. */
  private turns(items: ParaItems, measure: number): number[] {
    const { offset, units } = this.stream;
    for (let k = items.from; k < items.to - 1; k++)
      if (items.text.slice(offset[k]! + units[k]!, offset[k + 1]).includes('\u3000'))
        if (this.narrow(items.from, k) <= measure && this.narrow(k + 1, items.to - 1) <= measure) return [k + 1, items.to];
    const fewest = this.breaks(items, measure).ends;
    for (let even = Math.ceil(this.length(items.para) / fewest.length); even < measure; even++) {
      const { ends, relaxed } = this.breaks(items, even);
      if (ends.length === fewest.length && relaxed.length === 0) return [...ends];
    }
    return [...fewest];
  }

  /** Length in em of boxes a … b with every step of reduction spent. */
  private narrow(a: number, b: number): number {
    const { sums } = this.stream;
    return naturalWidth(this.stream, a, b) - (sums[b * STRIDE + Sum.shrinkAll]! - sums[a * STRIDE + Sum.shrinkAll]!);
  }
}

/** How many body lines a line of larger type takes (G12). */
export const rowsOf = (own: number, body: number, leading: number): number =>
  own <= body ? 1 : Math.max(1, Math.ceil((own - 0.001) / leading));

/** Lines that must find room together: the last two of a paragraph of three or more. */
const standing = (line: number, count: number): number => (count > 2 && line === count - 2 ? 2 : 1);
