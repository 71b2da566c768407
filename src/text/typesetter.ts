/**
 * Text of one page: composes each paragraph once, breaks it once a measure, sets its lines where they are told to stand.
 * Chooses no place.
 */
import { ABOVE } from '../base/index.ts';
import type { FontBook } from '../font/types.ts';
import { type Breaks, breakLines } from '../line/break.ts';
import { breakVarying, type MeasureOf, type VaryingOptions } from '../line/vary.ts';
import { type Adjustment, naturalWidth, STRIDE, Sum } from '../line/sums.ts';
import type { Line } from '../layout/types.ts';
import type { HouseStyle } from '../story/types.ts';
import type { StyledPara } from '../style/types.ts';
import { Annotations } from './annotations.ts';
import { type SourceIndex, setLine, type Stand } from './set.ts';
import { Composer, type Hyphenate } from './composer.ts';
import { type ParaItems, Stream } from './stream.ts';

/** Lines of a paragraph set one under the other. All lengths pt. */
export interface Block {
  readonly x: number;
  readonly top: number;
  readonly measure: number;
  readonly leading: number;
}

/** Composes and sets the paragraphs of one page or galley. */
export class Typesetter {
  readonly stream: Stream;
  private readonly composer: Composer;
  private readonly house: HouseStyle;
  private readonly items = new Map<StyledPara['runs'], ParaItems>();
  private readonly broken = new Map<number, Map<number, Breaks>>();
  private readonly sourceIndex: SourceIndex;
  /** Lines that only break where a rule forbids it, as `rule block`. */
  readonly relaxations: string[] = [];
  /** Emphasis dots, lines under names, readings: asked for once the room between lines is known. */
  readonly annotations: Annotations;
  /** Number of the last body line, as the proof prints it. */
  private counted = 0;

  /** `room`: how many boxes to expect, or an empty stream, which is this page's alone until it is made. */
  constructor(book: FontBook, house: HouseStyle, room: number | Stream, sourceIndex: SourceIndex, hyphenate?: Hyphenate) {
    this.stream = typeof room === 'number' ? new Stream(room) : room;
    this.composer = new Composer(this.stream, book, house, hyphenate);
    this.house = house;
    this.sourceIndex = sourceIndex;
    this.annotations = new Annotations(this.stream, book, sourceIndex, this.relaxations);
  }

  /** Boxes are in em, so a paragraph set again at another size or alignment has the same. */
  compose(para: StyledPara): ParaItems {
    const known = this.items.get(para.runs);
    if (known) return known.para === para ? known : { ...known, para };
    const items = this.composer.add(para);
    this.annotations.open(items);
    this.items.set(para.runs, items);
    return items;
  }

  /** Breaks from box `from` on at `measure` em; the indent counts at the paragraph's start only. */
  breaks(items: ParaItems, from: number, measure: number): Breaks {
    const hang = items.para.hang ?? 0;
    const lead = this.lead(items, from, measure) - hang;
    let known = this.broken.get(from);
    if (!known) this.broken.set(from, (known = new Map()));
    const key = Math.round((measure - hang) * 64) * 64 + Math.round(lead * 8);
    let breaks = known.get(key);
    if (!breaks) known.set(key, (breaks = breakLines(this.stream, from, items.to, measure - hang, lead)));
    return breaks;
  }

  /** Em that a line beginning at box `a` stands back: the indent (G1; less in narrow columns where the house says so), or a hanging one (G4). */
  lead(items: ParaItems, a: number, measure: number): number {
    const { para } = items;
    if (a !== items.from) return para.hang ?? 0;
    const { below, indent } = this.house.narrow;
    return para.indent > 0 && measure < below ? Math.min(para.indent, indent) : para.indent;
  }

  /** Breaks where the measure changes from line to line; `looseness` asks for lines more or fewer than the best setting has. */
  breaksAround(items: ParaItems, from: number, measureOf: MeasureOf, options: VaryingOptions = {}): Breaks {
    return breakVarying(this.stream, from, items.to, measureOf, this.lead(items, from, measureOf(0)), options);
  }

  /** How many lines a paragraph takes at a measure in em of its own size. */
  height(para: StyledPara, measure: number): number {
    const items = this.compose(para);
    return this.breaks(items, items.from, measure).ends.length;
  }

  /** Width in em of a paragraph on one line, every mark as wide as it is, or as narrow as it goes. */
  width(para: StyledPara, narrow = false): number {
    const items = this.compose(para);
    if (items.to === items.from) return 0;
    const { sums } = this.stream;
    const natural = naturalWidth(this.stream, items.from, items.to - 1);
    return narrow
      ? natural - (sums[(items.to - 1) * STRIDE + Sum.shrinkAll]! - sums[items.from * STRIDE + Sum.shrinkAll]!)
      : natural;
  }

  /** One line of a broken paragraph. */
  line(items: ParaItems, a: number, b: number, stand: Omit<Stand, 'n'>, spent?: Adjustment, count = false): Line {
    if (count) this.counted++;
    if (count && b < items.to - 1 && this.stream.penalty[b]! === Infinity) this.relaxations.push(`L10 ${items.para.block}`);
    const line = setLine(this.stream, items, a, b, { ...stand, n: count ? this.counted : 0 }, this.sourceIndex, spent);
    this.annotations.keep(line, items, a, b, stand.size);
    return line;
  }

  /** Sets a paragraph on one line in `rect`, its baseline at `baseline`; `track` em is added at each gap (opened up). */
  single(
    para: StyledPara,
    x: number,
    measure: number,
    baseline: number,
    options: { track?: number; narrow?: boolean } = {},
  ): Line {
    const items = this.compose(para);
    const spent = this.spending(options);
    return this.line(items, items.from, items.to - 1, { x, measure, baseline, size: para.size, lead: 0 }, spent);
  }

  private spending(options: { track?: number; narrow?: boolean }): Adjustment | undefined {
    if (!options.track && !options.narrow) return undefined;
    const shrink = options.narrow ? [1, 1, 1, 1, 1, 1] : [0, 0, 0, 0, 0, 0];
    return { kept: 0, shrink, wordSpace: 0, hanWestern: 0, gap: options.track ?? 0 };
  }

  /** Sets a whole paragraph; `top` is the top of its first line, each line's em square stands in the middle of its leading. */
  block(para: StyledPara, block: Block): Line[] {
    const items = this.compose(para);
    const { ends } = this.breaks(items, items.from, block.measure / para.size);
    const lines: Line[] = [];
    let a = items.from;
    for (let i = 0; i < ends.length; i++) {
      const baseline = block.top + i * block.leading + (block.leading - para.size) / 2 + ABOVE * para.size;
      lines.push(
        this.line(items, a, ends[i]! - 1, {
          x: block.x,
          measure: block.measure,
          baseline,
          size: para.size,
          lead: this.lead(items, a, block.measure / para.size),
        }),
      );
      a = ends[i]!;
    }
    return lines;
  }
}
