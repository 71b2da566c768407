/**
 * Fills the legs of a story: chooses where each leg ends so that columns are full, level, and none of N1 to N3 happens.
 * In: flow blocks and legs. Out: what stands in each leg, and what is left over as a cursor into items, never as ready lines.
 * Dynamic programming over the legs; a state is the cursor at a leg's head.
 */
import type { Leg } from '../plan/types.ts';
import type { CrossheadBlock, FlowBlock, ParaBlock } from '../style/matter.ts';
import type { Typesetter } from '../text/typesetter.ts';

/** Where the text goes on: block index and box in it. */
export interface Cursor {
  readonly block: number;
  readonly box: number;
}

/** Lines of one block in a leg: boxes `from` … and the ends of its lines; `row` counts from the leg's top. */
export interface Piece {
  readonly block: number;
  readonly from: number;
  readonly ends: Int32Array;
  readonly row: number;
  readonly rows: number;
  /** Em by which the first `indented` lines stand back, for a drop cap. */
  readonly dropcap?: { readonly lines: number; readonly em: number };
}

export interface FilledLeg {
  readonly leg: Leg;
  readonly pieces: readonly Piece[];
  /** Empty lines at its foot. */
  readonly short: number;
}

export interface Filled {
  readonly legs: readonly FilledLeg[];
  /** What found no room; null when all did. */
  readonly rest: Cursor | null;
  readonly cost: number;
  /** Lines still free behind the story's end, over all legs. */
  readonly free: number;
}

/** Height of a crosshead in lines at a measure; one less at the head of a leg, where its blank line above goes. */
export type CrossheadHeight = (block: CrossheadBlock, measure: number) => number;

const COST = { stretched: 40, foot: [0, 70, 2500, 9000], footMore: 9000, oneUnder: 30, level: 25 } as const;
const STATES = 6;
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

export class Filler {
  private readonly setter: Typesetter;
  private readonly blocks: readonly FlowBlock[];
  private readonly crossheadHeight: CrossheadHeight;

  constructor(setter: Typesetter, blocks: readonly FlowBlock[], crossheadHeight: CrossheadHeight) {
    this.setter = setter;
    this.blocks = blocks;
    this.crossheadHeight = crossheadHeight;
  }

  /** Fills the legs in order. The first good way is taken where it costs next to nothing; else many are weighed. */
  fill(legs: readonly Leg[]): Filled {
    const first = this.search(legs, 1);
    return !first.rest && first.cost <= CHEAP * legs.length ? first : this.search(legs, STATES);
  }

  private search(legs: readonly Leg[], width: number): Filled {
    let states: State[] = [{ cursor: this.start(), cost: 0, before: null, leg: null, taken: null, stretched: 0 }];
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
          measure,
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
  private candidates(cursor: Cursor, leg: Leg, nextMeasure: number): Taken[] {
    const pieces: Piece[] = [];
    const found: Taken[] = [];
    let used = 0;
    let stretchable = 0;
    let afterHead = false;
    for (let block = cursor.block; block < this.blocks.length; block++) {
      const flow = this.blocks[block]!;
      const box = block === cursor.block ? cursor.box : this.boxAt(block);
      if (!afterHead) offer(found, leg, pieces, used, { block, box }, stretchable);
      if (flow.kind === 'crosshead') {
        const rows = this.crossheadHeight(flow, leg.measure) - (used === 0 ? 1 : 0);
        if (used + rows >= leg.lines) return found.length ? found : [this.forced(pieces, used, { block, box: 0 })];
        pieces.push({ block, from: 0, ends: NO_LINES, row: used, rows });
        if (used > 0) stretchable++;
        used += rows;
        afterHead = true;
        continue;
      }
      const piece = this.piece(flow, block, box, used, leg);
      this.cuts(found, leg, pieces, piece, used, stretchable, nextMeasure, afterHead);
      if (used + piece.rows > leg.lines) return found.length ? found : [this.despair(pieces, piece, leg, used)];
      pieces.push(piece);
      used += piece.rows;
      afterHead = false;
    }
    found.push({
      pieces,
      count: pieces.length,
      part: null,
      used,
      next: { block: this.blocks.length, box: 0 },
      stretchable: 0,
      cost: 0,
    });
    return found;
  }

  private piece(flow: ParaBlock, block: number, box: number, row: number, leg: Leg): Piece {
    const items = this.setter.compose(flow.para);
    if (flow.dropcap && box === items.from) {
      const { lines } = flow.dropcap;
      const em = lines * DROPCAP;
      const breaks = this.setter.breaksAround(items, items.from + 1, (i) => leg.measure - (i < lines ? em : 0));
      return { block, from: items.from + 1, ends: breaks.ends, row, rows: breaks.ends.length, dropcap: { lines, em } };
    }
    const { ends } = this.setter.breaks(items, box, leg.measure);
    return { block, from: box, ends, row, rows: ends.length };
  }

  /** Offers the cuts inside a paragraph: none that leaves its last line alone at the next head (N2). */
  private cuts(
    found: Taken[],
    leg: Leg,
    pieces: readonly Piece[],
    piece: Piece,
    used: number,
    stretchable: number,
    nextMeasure: number,
    afterHead: boolean,
  ): void {
    const { ends } = piece;
    const least = Math.max(1, leg.lines - LOOK_BACK - stretchable - used, piece.dropcap?.lines ?? 1);
    const most = Math.min(ends.length - 1, leg.lines - used);
    for (let t = least; t <= most; t++) {
      const box = ends[t - 1]!;
      if (this.remaining(piece, t, box, leg.measure, nextMeasure) < 2) continue;
      const part: Piece = { ...piece, ends: ends.subarray(0, t), rows: t };
      const cost = afterHead && t === 1 ? COST.oneUnder : 0;
      found.push({ pieces, count: pieces.length, part, used: used + t, next: { block: piece.block, box }, stretchable, cost });
    }
  }

  private remaining(piece: Piece, taken: number, box: number, measure: number, nextMeasure: number): number {
    if (measure === nextMeasure) return piece.ends.length - taken;
    const flow = this.blocks[piece.block] as ParaBlock;
    return this.setter.breaks(this.setter.compose(flow.para), box, nextMeasure).ends.length;
  }

  private forced(pieces: readonly Piece[], used: number, next: Cursor): Taken {
    const last = pieces.at(-1);
    const headLast = last && this.blocks[last.block]!.kind === 'crosshead';
    const end = headLast
      ? { count: pieces.length - 1, used: last.row, next: { block: last.block, box: 0 } }
      : { count: pieces.length, used, next };
    return { pieces, part: null, stretchable: 0, cost: 0, ...end };
  }

  /** No legal cut near the foot: the paragraph goes over whole, with the crosshead above it. */
  private despair(pieces: readonly Piece[], piece: Piece, leg: Leg, used: number): Taken {
    if (pieces.length > 0) return this.forced(pieces, used, { block: piece.block, box: piece.from });
    const t = Math.max(1, Math.min(leg.lines, piece.ends.length - 2));
    const part = { ...piece, ends: piece.ends.subarray(0, t), rows: t };
    return {
      pieces,
      count: 0,
      part,
      used: t,
      next: { block: piece.block, box: piece.ends[t - 1]! },
      stretchable: 0,
      cost: COST.footMore,
    };
  }
}

const NO_LINES = new Int32Array(0);

/** Offers a cut between two blocks. */
function offer(found: Taken[], leg: Leg, pieces: readonly Piece[], used: number, next: Cursor, stretchable: number): void {
  if (used > 0 && used <= leg.lines && used >= leg.lines - LOOK_BACK - stretchable)
    found.push({ pieces, count: pieces.length, part: null, used, next, stretchable, cost: 0 });
}

/** Width of a drop cap in em of the body for each line that it takes: its em square and the gap beside it. */
export const DROPCAP = 1.25 * 1.06;

/** The state after a leg; at the story's end an empty foot costs nothing. */
function finish(before: State, leg: Leg, taken: Taken, last: boolean): State {
  const slack = leg.lines - taken.used;
  const stretched = last ? 0 : Math.min(slack, taken.stretchable);
  const cost = before.cost + taken.cost + stretched * COST.stretched + (last ? 0 : footCost(slack - stretched));
  return { cursor: taken.next, cost, before, leg, taken, stretched };
}

const footCost = (short: number): number => COST.foot[short] ?? COST.footMore * short;

/** Gives `lines` more blank lines to the crossheads that are not at the head, the lowest first. */
function stretch(pieces: readonly Piece[], lines: number): Piece[] {
  if (lines === 0) return [...pieces];
  const heads = pieces.map((piece, i) => (piece.ends.length === 0 && piece.row > 0 ? i : -1)).filter((i) => i >= 0);
  const given = new Set(heads.slice(-lines));
  let moved = 0;
  return pieces.map((piece, i) => {
    if (given.has(i)) {
      const row = piece.row + moved;
      moved++;
      return { ...piece, row, rows: piece.rows + 1 };
    }
    return moved ? { ...piece, row: piece.row + moved } : piece;
  });
}

function trail(state: State): FilledLeg[] {
  const legs: FilledLeg[] = [];
  for (let at: State | null = state; at?.leg && at.taken; at = at.before) {
    const { leg, taken, stretched } = at;
    const pieces = taken.part ? [...taken.pieces.slice(0, taken.count), taken.part] : taken.pieces.slice(0, taken.count);
    legs.unshift({ leg, pieces: stretch(pieces, stretched), short: leg.lines - taken.used - stretched });
  }
  return legs;
}
