/**
 * Fills the legs of a story: chooses where each leg ends so that columns are full, level, and none of N1 to N3 happens.
 * In: flow blocks and legs. Out: what stands in each leg, and what is left over as a cursor into items, never as ready lines.
 * Dynamic programming over the legs; a state is the cursor at a leg's head.
 */
import type { Leg } from '../plan/types.ts';
import type { CrossheadBlock, FlowBlock, ParaBlock } from '../style/matter.ts';
import type { Typesetter } from '../text/typesetter.ts';
import { measureOf } from './stand.ts';
import { type Cursor, type Filled, type FilledLeg, type Piece, stretch } from './pieces.ts';

export type { Cursor, Filled, FilledLeg, Piece } from './pieces.ts';

/** Height of a crosshead in lines at a measure; one less at the head of a leg, where its blank line above goes. */
export type CrossheadHeight = (block: CrossheadBlock, measure: number) => number;

/** Prices: a crosshead's extra line; empty lines at a foot, 1, 2, 3, and each beyond; a crosshead with one line under it. */
const COST = { stretched: 40, foot: [0, 70, 2500, 9000], footMore: 9000, oneUnder: 260 } as const;
/** Ways kept from leg to leg when the first is not good enough. */
const STATES = 6;
/** How far above the foot cuts are tried, lines; farther only where there is none within them. */
const LOOK_BACK = 4;
/** What a leg may cost on average for the first way found to be good enough. */
const CHEAP = 12;

interface State {
  readonly cursor: Cursor;
  readonly cost: number;
  readonly before: State | null;
  readonly leg: Leg | null;
  readonly taken: Taken | null;
  readonly stretched: number;
}

/** One way to fill a leg: the first `count` of its pieces, then perhaps part of a paragraph. Made up only when it is chosen. */
interface Taken {
  readonly pieces: readonly Piece[];
  readonly count: number;
  readonly part: Piece | null;
  readonly used: number;
  readonly next: Cursor;
  /** Crossheads that are not at the head: each may take a line more. */
  readonly stretchable: number;
  readonly cost: number;
}

/** One leg while it is filled from its head down. */
interface Pour {
  readonly leg: Leg;
  /** Measure of the leg that comes next, em. */
  readonly nextMeasure: number;
  readonly pieces: Piece[];
  readonly found: Taken[];
  used: number;
  stretchable: number;
  /** The last piece is a crosshead. */
  afterHead: boolean;
}

/** What a filler asks of a typesetter: where paragraphs break. */
export type Breaker = Pick<Typesetter, 'compose' | 'breaks' | 'breaksAround'>;

/** Holds a story's flow and fills legs with it, as often as a page is tried. */
export class Filler {
  private readonly setter: Breaker;
  private readonly blocks: readonly FlowBlock[];
  private readonly crossheadHeight: CrossheadHeight;

  constructor(setter: Breaker, blocks: readonly FlowBlock[], crossheadHeight: CrossheadHeight) {
    this.setter = setter;
    this.blocks = blocks;
    this.crossheadHeight = crossheadHeight;
  }

  /** Fills the legs in order. The first good way is taken where it costs next to nothing; else many are weighed. */
  fill(legs: readonly Leg[], from: Cursor = this.start()): Filled {
    const first = this.search(legs, 1, from);
    return !first.rest && first.cost <= CHEAP * legs.length ? first : this.search(legs, STATES, from);
  }

  private search(legs: readonly Leg[], width: number, from: Cursor): Filled {
    let states: State[] = [{ cursor: from, cost: 0, before: null, leg: null, taken: null, stretched: 0 }];
    let done: { state: State; free: number } | null = null;
    let room = legs.reduce((sum, leg) => sum + leg.lines, 0);
    for (const [i, leg] of legs.entries()) {
      room -= leg.lines;
      const next = new Map<number, State>();
      for (const state of states) {
        for (const taken of this.candidates(state.cursor, leg, legs[i + 1]?.measure ?? leg.measure)) {
          const last = taken.next.block >= this.blocks.length;
          const made = finish(state, leg, taken, last);
          if (last) {
            if (!done || made.cost < done.state.cost) done = { state: made, free: room + leg.lines - taken.used };
            continue;
          }
          const key = taken.next.block * 0x1000000 + taken.next.box;
          const known = next.get(key);
          if (!known || made.cost < known.cost) next.set(key, made);
        }
      }
      if (next.size === 0) break;
      states = [...next.values()].sort((a, b) => a.cost - b.cost).slice(0, width);
    }
    if (done) return { legs: trail(done.state), rest: null, cost: done.state.cost, free: done.free };
    const best = states[0]!;
    return { legs: trail(best), rest: best.cursor, cost: best.cost, free: 0 };
  }

  /** Lines that the text from a cursor on takes at one measure. */
  rowsOf(cursor: Cursor, measure: number): number {
    let rows = 0;
    for (let block = cursor.block; block < this.blocks.length; block++) {
      const flow = this.blocks[block]!;
      if (flow.kind === 'crosshead') rows += this.crossheadHeight(flow, measure);
      else
        rows += this.setter.breaks(
          this.setter.compose(flow.para),
          block === cursor.block ? cursor.box : this.boxAt(block),
          measureOf(flow, measure),
        ).ends.length;
    }
    return rows;
  }

  /** The story's beginning. */
  start(): Cursor {
    return { block: 0, box: this.boxAt(0) };
  }

  private boxAt(block: number): number {
    const flow = this.blocks[block];
    return flow?.kind === 'para' ? this.setter.compose(flow.para).from : 0;
  }

  /** Ways to fill a leg from a cursor: legal cuts near its foot. */
  private candidates(cursor: Cursor, leg: Leg, nextMeasure: number): readonly Taken[] {
    const pour: Pour = { leg, nextMeasure, pieces: [], found: [], used: 0, stretchable: 0, afterHead: false };
    for (let block = cursor.block; block < this.blocks.length; block++) {
      const flow = this.blocks[block]!;
      if (this.isBlank(flow)) continue;
      const box = block === cursor.block ? cursor.box : this.boxAt(block);
      if (!pour.afterHead) offer(pour, { block, box });
      const full = flow.kind === 'crosshead' ? this.pourCrosshead(pour, flow, block) : this.pourPara(pour, flow, block, box);
      if (full) return pour.found.length ? pour.found : [full];
    }
    const { pieces, used } = pour;
    const end = { block: this.blocks.length, box: 0 };
    pour.found.push({ pieces, count: pieces.length, part: null, used, next: end, stretchable: 0, cost: 0 });
    return pour.found;
  }

  /** A paragraph without a character takes no line. */
  private isBlank(flow: FlowBlock): boolean {
    if (flow.kind !== 'para') return false;
    const { from, to } = this.setter.compose(flow.para);
    return from === to;
  }

  /** Puts a crosshead in the leg; where it has no room with a line of text under it (N1), the way to end the leg above it. */
  private pourCrosshead(pour: Pour, flow: CrossheadBlock, block: number): Taken | null {
    const { leg, pieces, used } = pour;
    const rows = this.crossheadHeight(flow, leg.measure) - (used === 0 ? 1 : 0);
    if (used + rows >= leg.lines) return this.forced(pour, { block, box: 0 });
    pieces.push({ block, from: 0, ends: NO_LINES, row: used, rows });
    if (used > 0) pour.stretchable++;
    pour.used += rows;
    pour.afterHead = true;
    return null;
  }

  /** Puts a paragraph in the leg; where it has no room whole, the way to end the leg when no cut in it is legal. */
  private pourPara(pour: Pour, flow: ParaBlock, block: number, box: number): Taken | null {
    const piece = this.piece(flow, block, box, pour.used, pour.leg);
    this.cuts(pour, piece);
    if (pour.used + piece.rows > pour.leg.lines) return this.despair(pour, piece);
    pour.pieces.push(piece);
    pour.used += piece.rows;
    pour.afterHead = false;
    return null;
  }

  private piece(flow: ParaBlock, block: number, box: number, row: number, leg: Leg): Piece {
    const items = this.setter.compose(flow.para);
    const measure = measureOf(flow, leg.measure);
    const dropcap = box === items.from ? dropcapOf(flow, items.to - items.from, measure) : undefined;
    if (dropcap) {
      const { lines, em } = dropcap;
      const from = items.from + dropcap.boxes;
      const { ends } = this.setter.breaksAround(items, from, (i) => measure - (i < lines ? em : 0), { settled: lines });
      // A short paragraph still has the character's height.
      return { block, from, ends, row, rows: Math.max(lines, ends.length), dropcap };
    }
    const { ends } = this.setter.breaks(items, box, measure);
    return { block, from: box, ends, row, rows: ends.length };
  }

  /** Offers the cuts inside a paragraph near the foot; where there is none and it does not fit whole, the first above. */
  private cuts(pour: Pour, piece: Piece): void {
    const { leg, used, stretchable, found } = pour;
    const lowest = piece.dropcap?.lines ?? 1;
    const least = Math.max(lowest, leg.lines - LOOK_BACK - stretchable - used);
    const most = Math.min(piece.ends.length - 1, leg.lines - used);
    for (let t = least; t <= most; t++) this.cut(pour, piece, t);
    if (used + piece.rows <= leg.lines) return;
    for (let t = Math.min(least - 1, most); t >= lowest && found.length === 0; t--) this.cut(pour, piece, t);
  }

  /** Offers `t` lines of a paragraph, unless its last line would be alone at the next head (N2). */
  private cut({ found, pieces, used, stretchable, afterHead, leg, nextMeasure }: Pour, piece: Piece, t: number): void {
    const box = piece.ends[t - 1]!;
    if (this.remaining(piece, t, box, leg.measure, nextMeasure) < 2) return;
    const part: Piece = { ...piece, ends: piece.ends.subarray(0, t), rows: t };
    const cost = afterHead && t === 1 ? COST.oneUnder : 0;
    found.push({ pieces, count: pieces.length, part, used: used + t, next: { block: piece.block, box }, stretchable, cost });
  }

  private remaining(piece: Piece, taken: number, box: number, measure: number, nextMeasure: number): number {
    if (measure === nextMeasure) return piece.ends.length - taken;
    const flow = this.blocks[piece.block] as ParaBlock;
    return this.setter.breaks(this.setter.compose(flow.para), box, measureOf(flow, nextMeasure)).ends.length;
  }

  /** Ends the leg between two blocks; crossheads that would be left at its foot go over too (N1). */
  private forced({ pieces, used }: Pour, next: Cursor): Taken {
    let count = pieces.length;
    while (count > 0 && this.blocks[pieces[count - 1]!.block]!.kind === 'crosshead') count--;
    const first = pieces[count];
    const end = first ? { used: first.row, next: { block: first.block, box: 0 } } : { used, next };
    return { pieces, count, part: null, stretchable: 0, cost: 0, ...end };
  }

  /** No legal cut at all: the paragraph goes over whole, with the crosshead above it; at a leg's head it is cut all the same. */
  private despair(pour: Pour, piece: Piece): Taken {
    const { pieces, leg } = pour;
    if (pieces.length > 0) return this.forced(pour, { block: piece.block, box: piece.from - (piece.dropcap?.boxes ?? 0) });
    const t = Math.max(1, Math.min(leg.lines, piece.ends.length - 2));
    const part = { ...piece, ends: piece.ends.subarray(0, t), rows: t };
    const next = { block: piece.block, box: piece.ends[t - 1]! };
    return { pieces, count: 0, part, used: t, next, stretchable: 0, cost: COST.footMore };
  }
}

const NO_LINES = new Int32Array(0);

/** Offers a cut between two blocks. */
function offer({ found, leg, pieces, used, stretchable }: Pour, next: Cursor): void {
  if (used > 0 && used <= leg.lines && used >= leg.lines - LOOK_BACK - stretchable)
    found.push({ pieces, count: pieces.length, part: null, used, next, stretchable, cost: 0 });
}

/** Width of a drop cap in em of the body for each line that it takes: its em square and the gap beside it. */
export const DROPCAP = 1.25 * 1.06;
/** The same with the half em square of a mark that opens the character. */
const DROPCAP_MARKED = 1.25 * 1.56;
const OPENS = '“‘「『《〈（【〔';
/** Em that a line beside a marked drop cap has at least (N12). */
const BESIDE = 5;

/** The drop cap of a paragraph of so many boxes; none where its mark would leave no room beside it: a mark alone is none. */
function dropcapOf({ para, dropcap }: ParaBlock, boxes: number, measure: number): Piece['dropcap'] {
  if (!dropcap || boxes < 2) return undefined;
  const { lines } = dropcap;
  const text = para.runs[0]?.text ?? '';
  if (!OPENS.includes(text.charAt(0))) return { lines, em: lines * DROPCAP, boxes: 1 };
  const em = lines * DROPCAP_MARKED;
  return boxes > 2 && text.length > 1 && measure - em >= BESIDE ? { lines, em, boxes: 2 } : undefined;
}

/** The state after a leg; at the story's end an empty foot costs nothing. */
function finish(before: State, leg: Leg, taken: Taken, last: boolean): State {
  const slack = leg.lines - taken.used;
  const stretched = last ? 0 : Math.min(slack, taken.stretchable);
  const cost = before.cost + taken.cost + stretched * COST.stretched + (last ? 0 : footCost(slack - stretched));
  return { cursor: taken.next, cost, before, leg, taken, stretched };
}

const footCost = (short: number): number => COST.foot[short] ?? COST.footMore * short;

function trail(state: State): FilledLeg[] {
  const legs: FilledLeg[] = [];
  for (let at: State | null = state; at?.leg && at.taken; at = at.before) {
    const { leg, taken, stretched } = at;
    const pieces = taken.part ? [...taken.pieces.slice(0, taken.count), taken.part] : taken.pieces.slice(0, taken.count);
    legs.unshift({ leg, pieces: stretch(pieces, stretched), short: leg.lines - taken.used - stretched });
  }
  return legs;
}
