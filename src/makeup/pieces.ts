/**
 * What stands in a leg: pieces of blocks by rows, and the cursor behind them. Holds no lines: a piece says which boxes each of its lines has.
 */
import type { Leg } from '../plan/types.ts';

/** Where the text goes on: block index and box in it. */
export interface Cursor {
  readonly block: number;
  readonly box: number;
}

/** Lines of one block in a leg: boxes `from` … and the ends of its lines; `row` counts from the leg's top. A crosshead has no ends. */
export interface Piece {
  readonly block: number;
  readonly from: number;
  readonly ends: Int32Array;
  readonly row: number;
  /** Rows that it takes: its lines, more where a drop cap is higher than they are. */
  readonly rows: number;
  /** Em by which the first `lines` lines stand back, for a drop cap of so many boxes: a character, with the mark that opens it. */
  readonly dropcap?: { readonly lines: number; readonly em: number; readonly boxes: number };
}

/** A leg with its pieces from the top. */
export interface FilledLeg {
  readonly leg: Leg;
  readonly pieces: readonly Piece[];
  /** Empty lines at its foot. */
  readonly short: number;
}

/** Legs in reading order; those behind the story's end are not among them. */
export interface Filled {
  readonly legs: readonly FilledLeg[];
  /** What found no room; null when all did. */
  readonly rest: Cursor | null;
  readonly cost: number;
  /** Lines still free behind the story's end, over all legs. */
  readonly free: number;
}

/** Gives `lines` more blank lines to the crossheads that are not at the head, the lowest first. */
export function stretch(pieces: readonly Piece[], lines: number): Piece[] {
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
