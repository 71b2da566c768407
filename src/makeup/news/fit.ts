/**
 * Copyfit of one module, in the order and within the limits that the paper sets: paragraphs a line looser or tighter, blanks around the headline, pictures
 * a little taller or flatter, quotes out. In: a module of the dummy and its text. Out: the heights chosen and the legs filled. Sets nothing, loses nothing.
 */
import type { Module } from '../../plan/news/types.ts';
import { type CrossheadHeight, type Cursor, type Filled, Filler } from '../fill.ts';
import type { NewsDesk } from './desk.ts';
import { forced } from '../never.ts';
import { type Geometry, geometryOf, type Heights } from './geometry.ts';
import { type Loose, type LooseBreaker, looseAt } from './looseness.ts';
import type { NewsMatter } from './matter.ts';
import { type Behind, inOwnLegs } from './openings.ts';

/** A module fitted. */
export interface FittedModule {
  readonly module: Module;
  readonly heights: Heights;
  readonly geometry: Geometry;
  readonly filled: Filled;
  /** Blocks set a line looser, and tighter. */
  readonly looser: readonly number[];
  readonly tighter: readonly number[];
  /** Grid lines of its columns that nothing covers. */
  readonly empty: number;
  /** Lines of text that found no room, at the module's measure. */
  readonly over: number;
}

/** Prices: a line of text without a place, a fault of N1 to N3, an empty line, one that goes over the headline instead, a line looser or tighter, a blank line, a line of a picture, a quote left out. */
const PRICE = { over: 1000, fault: 400, empty: 12, beyond: 3, loose: 1, blank: 4, picture: 1.5, dropped: 60 } as const;
/** Ways of heights that are filled, and fills of each. */
const WAYS = 10;
const FILLS = 6;
/** Ways in which single paragraphs are changed, fills of each, and a gain that is taken at once. */
const CLIMBS = 3;
const TRIES = 160;
const STRIDE = 6;
/** Under this nothing better is looked for. */
const GOOD = 10;

/** Fits a module whose text has to find its place in it. */
export function fitModule(desk: NewsDesk, matter: NewsMatter, module: Module): FittedModule {
  return new Fitter(desk, matter, module, 0).best();
}

/** Fits a module whose text may go on on another page: the last leg keeps a line for the words that say so, and `least` lines go over at least. */
export function fitJumping(desk: NewsDesk, matter: NewsMatter, module: Module, least: number): FittedModule {
  const whole = fitModule(desk, matter, module);
  if (!whole.filled.rest) return whole;
  let fitted = new Fitter(desk, matter, module, 1).asPlanned();
  for (let reserve = 2; fitted.over < least && reserve <= least; reserve++)
    fitted = new Fitter(desk, matter, module, reserve).asPlanned();
  return fitted;
}

interface Way {
  readonly heights: Heights;
  readonly geometry: Geometry;
  /** Rows of the module's own legs beyond those of the text in them. */
  readonly off: number;
  readonly price: number;
}

interface Trial extends FittedModule {
  readonly score: number;
}

class Fitter {
  private readonly desk: NewsDesk;
  private readonly matter: NewsMatter;
  private readonly module: Module;
  private readonly reserve: number;
  private readonly breaker: LooseBreaker;
  private readonly filler: Filler;
  /** What stands in the module's own legs, behind its opening. */
  private readonly behind: Behind;
  private readonly natural: number;
  /** What is over goes on elsewhere. */
  private jumping = false;
  private more: readonly Loose[] | undefined;
  private less: readonly Loose[] | undefined;

  constructor(desk: NewsDesk, matter: NewsMatter, module: Module, reserve: number) {
    this.desk = desk;
    this.matter = matter;
    this.module = module;
    this.reserve = reserve;
    this.breaker = desk.breaker;
    const height: CrossheadHeight = (block, measure) => desk.crossheads.height(block, measure);
    this.filler = new Filler(this.breaker, matter.flow, height);
    // Counted as is best, whatever an earlier fit told the breaker.
    this.behind = inOwnLegs(new Filler(desk.setter, matter.flow, height), module.shape, matter.start);
    this.natural = matter.flow.length ? this.behind.rows : 0;
  }

  /** Paragraphs that can be a line longer, and shorter: looked for when they are wanted. */
  private get looser(): readonly Loose[] {
    return (this.more ??= this.able(1));
  }

  private get tighter(): readonly Loose[] {
    return (this.less ??= this.able(-1));
  }

  private able(by: 1 | -1): readonly Loose[] {
    const { flow, start } = this.matter;
    const { legs, opening } = this.module.shape;
    if (this.desk.input.copyfit.looseness === 0) return [];
    if (!opening) return looseAt(this.breaker, flow, legs.measure, by, start.block);
    // The paragraph that runs on from the wide legs is left as is best: it has no one measure.
    const { block } = this.behind.cursor;
    const wide = looseAt(this.breaker, flow.slice(0, block), opening.legs.measure, by, start.block);
    return [...looseAt(this.breaker, flow, legs.measure, by, block + 1), ...wide];
  }

  best(): FittedModule {
    const found: { way: Way; trial: Trial }[] = [];
    for (const way of this.ways()) {
      const trial = this.fill(way);
      found.push({ way, trial });
      if (trial.score < GOOD) return this.levelled(trial);
    }
    found.sort((a, b) => a.trial.score - b.trial.score);
    let best = found[0]!.trial;
    for (const { way, trial } of found.slice(0, CLIMBS)) {
      const climbed = this.climb(way, trial);
      if (climbed.score < best.score) best = climbed;
      if (best.score < GOOD) break;
    }
    return this.levelled(best);
  }

  /** The plan's own heights, full columns; what is over may be any number of lines. */
  asPlanned(): FittedModule {
    const { head, pictures, dropped } = this.module;
    const way = this.wayOf({ head, pictures, dropped, white: 0 });
    this.jumping = true;
    return this.climb(way, this.pour(way, 0));
  }

  /** Heights to try, the likeliest first: the plan's, then blanks and pictures as far as copyfit may, then without optional quotes. */
  private ways(): Way[] {
    const { module } = this;
    const { shape } = module;
    const plan: Heights = { head: module.head, pictures: module.pictures, dropped: module.dropped, white: 0 };
    const natural = this.wayOf(plan);
    const others: Way[] = [];
    const optional = shape.insets
      .filter(({ optional: may, block }) => may && !module.dropped.includes(block))
      .map(({ block }) => block);
    for (const dropped of optional.length ? [module.dropped, [...module.dropped, ...optional]] : [module.dropped])
      for (const head of shape.head.lines ? range(shape.head.least, shape.head.most) : [0])
        for (const off of this.pictureSteps()) {
          const pictures = shape.pictures.map(({ least, most }, i) =>
            Math.min(most, Math.max(least, (module.pictures[i] ?? least) + off)),
          );
          const way = this.wayOf({ head, pictures, dropped, white: 0 });
          if (this.isWhole(way)) others.push(way);
        }
    others.sort((a, b) => a.price - b.price);
    return [natural, ...others.slice(0, WAYS)];
  }

  /** Every picture, box and quote that is not left out has its place. */
  private isWhole({ heights, geometry }: Way): boolean {
    const { pictures, insets } = this.module.shape;
    const kept = insets.filter(({ block }) => !heights.dropped.includes(block));
    return geometry.parts.length === pictures.length + kept.length;
  }

  private pictureSteps(): number[] {
    const { pictures } = this.module.shape;
    if (pictures.length === 0) return [0];
    const reach = Math.max(...pictures.map(({ least, most }) => most - least));
    return Array.from({ length: 2 * reach + 1 }, (_, i) => (i % 2 ? (i + 1) / 2 : -i / 2));
  }

  /** Rows of text in the module's own legs: behind a wide leg beside them, by its lines. */
  private naturalIn({ legs }: Geometry): number {
    const { opening } = this.module.shape;
    if (!opening?.behind) return this.natural;
    const wide = legs.reduce((sum, { lines, measure }) => sum + (measure === opening.legs.measure ? lines : 0), 0);
    return opening.behind[wide] ?? 0;
  }

  private wayOf(heights: Heights): Way {
    const { shape } = this.module;
    const geometry = this.reserved(geometryOf(this.desk.grid, this.module, heights));
    const natural = this.naturalIn(geometry);
    const room = geometry.legs.reduce((sum, { lines, measure }) => sum + (measure === shape.legs.measure ? lines : 0), 0);
    const off = room - natural;
    const able = off > 0 ? this.looser.length : this.tighter.length;
    const missed = Math.max(0, Math.abs(off) - able);
    const wild = off > 0 ? missed * PRICE.empty : missed * PRICE.over;
    const pictures = shape.pictures.reduce((sum, { natural: own }, i) => sum + Math.abs((heights.pictures[i] ?? own) - own), 0);
    const price = wild + Math.min(able, Math.abs(off)) * PRICE.loose + this.heightsPrice(heights) + pictures * PRICE.picture;
    return { heights, geometry, off, price };
  }

  private heightsPrice({ head, dropped }: Heights): number {
    const { shape, module } = { shape: this.module.shape, module: this.module };
    // White over a headline is better than a hole at the end of a column, and worse than none.
    const beyond = Math.max(0, head - shape.head.lines) * shape.columns * PRICE.beyond;
    return Math.abs(head - shape.head.lines) * PRICE.blank + beyond + (dropped.length - module.dropped.length) * PRICE.dropped;
  }

  private reserved(geometry: Geometry): Geometry {
    const last = geometry.legs.at(-1);
    if (!this.reserve || !last) return geometry;
    return { ...geometry, legs: [...geometry.legs.slice(0, -1), { ...last, lines: last.lines - this.reserve }] };
  }

  /** Fills the legs; paragraphs give and take lines until the columns are full or no more can be had. */
  private fill(way: Way): Trial {
    let wanted = way.off;
    let best: Trial | null = null;
    for (let round = 0; round < FILLS; round++) {
      const trial = this.pour(way, wanted);
      if (!best || trial.score < best.score) best = trial;
      if (best.score < GOOD || this.matter.flow.length === 0) return best;
      const off = trial.over > 0 ? -trial.over : trial.filled.free + shorts(trial.filled);
      if (this.clamp(wanted + off) === this.clamp(wanted)) break;
      wanted = this.clamp(wanted + off);
    }
    return best!;
  }

  /** Other paragraphs give or take a line, one after the other, as long as that helps. */
  private climb(way: Way, from: Trial): Trial {
    let best = from;
    for (let tries = TRIES; tries > 0 && best.score >= GOOD;) {
      const before = best;
      for (const move of this.moves(before)) {
        if (--tries < 0) break;
        const trial = this.set(way, move.looser, move.tighter);
        if (trial.score < best.score) best = trial;
        if (best.score < before.score - STRIDE) break;
      }
      if (best === before) break;
    }
    return best;
  }

  /** Every change of one paragraph, the least strained first. */
  private *moves({ looser, tighter }: Trial): Generator<Pick<Trial, 'looser' | 'tighter'>> {
    const without = (blocks: readonly number[], block: number): number[] => blocks.filter((one) => one !== block);
    for (const { block } of this.looser) {
      if (looser.includes(block)) yield { looser: without(looser, block), tighter };
      else yield { looser: [...looser, block], tighter: without(tighter, block) };
    }
    for (const { block } of this.tighter) {
      if (tighter.includes(block)) yield { looser, tighter: without(tighter, block) };
      else yield { looser: without(looser, block), tighter: [...tighter, block] };
    }
  }

  private clamp(wanted: number): number {
    if (wanted === 0) return 0;
    return wanted > 0 ? Math.min(this.looser.length, wanted) : Math.max(-this.tighter.length, wanted);
  }

  private pour(way: Way, wanted: number): Trial {
    const blocks = (among: readonly Loose[]): number[] => among.slice(0, Math.abs(this.clamp(wanted))).map(({ block }) => block);
    return this.set(way, wanted > 0 ? blocks(this.looser) : [], wanted > 0 ? [] : blocks(this.tighter));
  }

  /** Fills the legs with these paragraphs a line looser and tighter. */
  private set(way: Way, looser: readonly number[], tighter: readonly number[]): Trial {
    const { flow, start } = this.matter;
    this.breaker.give(flow, looser, tighter);
    const { legs } = way.geometry;
    const filled = flow.length && legs.length ? this.filler.fill(legs, start) : nothing(flow.length ? start : null, legs);
    const over = filled.rest ? this.filler.rowsOf(filled.rest, this.module.shape.legs.measure) : 0;
    const empty = (filled.rest ? 0 : filled.free) + shorts(filled) + way.geometry.white;
    const faults = forced({ setter: this.desk.setter, flow, source: '' }, filled.legs).length;
    const score =
      (this.jumping ? 0 : over) * PRICE.over +
      faults * PRICE.fault +
      empty * PRICE.empty +
      (looser.length + tighter.length) * PRICE.loose +
      this.heightsPrice(way.heights);
    return { module: this.module, heights: way.heights, geometry: way.geometry, filled, looser, tighter, empty, over, score };
  }

  /** Too little copy: the columns end level, the white is under all of them. */
  private levelled(trial: Trial): FittedModule {
    const { legs } = trial.geometry;
    const count = new Set(legs.map(({ column }) => column)).size;
    if (trial.filled.rest || count < 2 || trial.filled.free <= count) return trial;
    for (let white = Math.floor(trial.filled.free / count); white > 0; white--) {
      const geometry = this.reserved(geometryOf(this.desk.grid, this.module, { ...trial.heights, white }));
      if (geometry.legs.length < legs.length || geometry.parts.length < trial.geometry.parts.length) continue;
      this.breaker.give(this.matter.flow, trial.looser, trial.tighter);
      const filled = this.filler.fill(geometry.legs, this.matter.start);
      if (!filled.rest) return { ...trial, geometry, heights: { ...trial.heights, white }, filled };
    }
    return trial;
  }
}

const nothing = (rest: Cursor | null, legs: Geometry['legs']): Filled => ({
  legs: [],
  rest,
  cost: 0,
  free: rest ? 0 : legs.reduce((sum, { lines }) => sum + lines, 0),
});

/** Empty lines at the feet of legs that the text runs on from. */
export const shorts = ({ legs }: Filled): number => legs.slice(0, -1).reduce((sum, { short }) => sum + short, 0);

const range = (from: number, to: number): number[] => Array.from({ length: Math.max(0, to - from) + 1 }, (_, i) => from + i);
