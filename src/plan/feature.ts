/**
 * The dummy of a feature: places headline, boxes, pictures, pull quotes and strip on the grid; what is left of each column is a leg
 * for the text. In: a template's form and the sizes of matter in columns and lines. Out: slots and legs. Sets no text.
 */
import type { Anchor, FeatureForm, GridSpec, Slot, SlotKind } from './types.ts';

/** Matter that wants a place; `lines` is its height at its anchor's width. */
export interface Wanted {
  readonly name: string;
  readonly kind: SlotKind;
  readonly block: string;
  readonly anchor: Anchor;
  readonly lines: number;
}

/** A page to arrange: heights of headline and strip in lines, and the matter between them in the order in which it takes its place. */
export interface FeatureRequest {
  readonly form: FeatureForm;
  readonly headline: number;
  readonly strip: number;
  readonly wanted: readonly Wanted[];
  /** There is too little copy: columns may end above the zone's foot, so a gap there need not hold text. */
  readonly white?: boolean;
}

/** A stretch of one column for text, lines from 1. */
export interface LegSlot {
  readonly column: number;
  readonly line: number;
  readonly lines: number;
}

/** A page arranged: what stands where, and what is left of the columns for text, in reading order. */
export interface Arrangement {
  readonly slots: readonly Slot[];
  readonly legs: readonly LegSlot[];
  /** Matter for which no place was found. */
  readonly unplaced: readonly Wanted[];
}

/** A leg shorter than this is no place for text (W7): it stays white. */
export const SHORTEST_LEG = 5;

/** A leg between matter has these lines to spare over the shortest, so that a legal cut is found near its foot (N1, N2). */
const SPARE = 2;
/** How far from its own edge matter may stand, of the zone's height. */
const NEAR_EDGE = 0.4;

interface Taken {
  readonly top: number;
  readonly bottom: number;
}

/** Arranges a page; deterministic, and the same for the same request. */
export function arrange(request: FeatureRequest): Arrangement {
  const { grid } = request.form;
  const board = new Board(grid, request.headline + 1, grid.lines - request.strip, request.white ?? false);
  const slots: Slot[] = [];
  if (request.headline)
    slots.push({
      name: 'headline',
      kind: 'headline',
      column: 1,
      columns: grid.columns,
      line: 1,
      lines: request.headline,
      block: null,
    });
  const unplaced: Wanted[] = [];
  for (const edge of ['head', 'foot', 'middle'] as const)
    for (const wanted of request.wanted.filter(({ anchor }) => anchor.edge === edge)) {
      const place = board.place(wanted.anchor, wanted.lines);
      if (place) slots.push({ name: wanted.name, kind: wanted.kind, ...place, lines: wanted.lines, block: wanted.block });
      else unplaced.push(wanted);
    }
  if (request.strip)
    slots.push({
      name: 'strip',
      kind: 'strip',
      column: 1,
      columns: grid.columns,
      line: grid.lines - request.strip + 1,
      lines: request.strip,
      block: null,
    });
  return { slots, legs: board.free(), unplaced };
}

/** What is taken of each column between the headline and the strip. */
class Board {
  private readonly taken: Taken[][];
  private readonly grid: GridSpec;
  private readonly top: number;
  private readonly bottom: number;
  private readonly white: boolean;

  constructor(grid: GridSpec, top: number, bottom: number, white: boolean) {
    this.grid = grid;
    this.top = top;
    this.bottom = bottom;
    this.white = white;
    this.taken = Array.from({ length: grid.columns }, () => []);
  }

  /** The place nearest to the anchor that is free and leaves no leg too short for text. */
  place(anchor: Anchor, lines: number): { column: number; columns: number; line: number } | null {
    const want = this.wish(anchor, lines);
    for (const column of this.columnsFrom(anchor)) {
      const line = this.nearest(column, anchor.columns, lines, want, anchor.edge);
      if (line === null) continue;
      for (let c = column; c < column + anchor.columns; c++) this.taken[c - 1]!.push({ top: line, bottom: line + lines - 1 });
      return { column, columns: anchor.columns, line };
    }
    return null;
  }

  private wish(anchor: Anchor, lines: number): number {
    if (anchor.edge === 'head') return this.top;
    if (anchor.edge === 'foot') return this.bottom - lines + 1;
    return Math.round(this.top + (anchor.at ?? 0.5) * (this.bottom - this.top + 1) - lines / 2);
  }

  /** The anchor's own column first, then its neighbours, right before left. */
  private columnsFrom(anchor: Anchor): number[] {
    const last = this.grid.columns - anchor.columns + 1;
    const order = [anchor.column];
    for (let off = 1; off < this.grid.columns; off++) order.push(anchor.column + off, anchor.column - off);
    return order.filter((column) => column >= 1 && column <= last);
  }

  private nearest(column: number, columns: number, lines: number, want: number, edge: Anchor['edge']): number | null {
    const reach = this.bottom - this.top + 1 - lines;
    const far = edge === 'middle' ? reach : Math.min(reach, Math.floor((this.bottom - this.top) * NEAR_EDGE));
    for (let off = 0; off <= far; off++)
      for (const line of edge === 'head' ? [want + off] : edge === 'foot' ? [want - off] : [want + off, want - off])
        if (this.fits(column, columns, line, lines)) return line;
    return null;
  }

  private fits(column: number, columns: number, line: number, lines: number): boolean {
    if (line < this.top || line + lines - 1 > this.bottom) return false;
    for (let c = column; c < column + columns; c++) if (!this.leaves(c, line, line + lines - 1)) return false;
    return true;
  }

  /** True when top … bottom is free in a column and touches its neighbours or leaves room for a leg between. */
  private leaves(column: number, top: number, bottom: number): boolean {
    let above = this.top - 1;
    let below = this.bottom + 1;
    for (const taken of this.taken[column - 1]!) {
      if (taken.top <= bottom && taken.bottom >= top) return false;
      if (taken.bottom < top) above = Math.max(above, taken.bottom);
      else below = Math.min(below, taken.top);
    }
    const enough = (gap: number): boolean => gap === 0 || gap >= SHORTEST_LEG + SPARE;
    return enough(top - above - 1) && (enough(below - bottom - 1) || (this.white && below > this.bottom));
  }

  /** Legs in reading order: down each column, columns from left to right. */
  free(): LegSlot[] {
    const legs: LegSlot[] = [];
    for (let column = 1; column <= this.grid.columns; column++) {
      let line = this.top;
      const taken = [...this.taken[column - 1]!].sort((a, b) => a.top - b.top);
      for (const { top, bottom } of [...taken, { top: this.bottom + 1, bottom: this.bottom }]) {
        if (top > line) legs.push({ column, line, lines: top - line });
        line = Math.max(line, bottom + 1);
      }
    }
    return legs;
  }
}
