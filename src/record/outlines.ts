/**
 * Cells of a page and their owners in, the outlines of one owner's cells out. A region with a hole is cut through the hole, so that each outline is one simple
 * polygon.
 */
import type { Point } from './areas.ts';

type Cells = Int16Array;

/** Simple polygons, clockwise from their upper left corners, that cover the cells of `owner` and no other. */
export function outlines(cells: Cells, xs: readonly number[], ys: readonly number[], owner: number): Point[][] {
  const across = xs.length - 1;
  const pieces = components(
    [...cells.keys()].filter((at) => cells[at] === owner),
    across,
  );
  const done: Point[][] = [];
  while (pieces.length > 0) {
    const piece = pieces.shift()!;
    const loops = loopsOf(piece, across);
    const cut = loops.length > 1 ? Math.min(...loops.slice(1).map((loop) => Math.min(...loop.map(([x]) => x)))) : undefined;
    if (cut === undefined) done.push(loops[0]!.map(([x, y]): Point => [xs[x]!, ys[y]!]));
    else pieces.unshift(...components(piece.filter((at) => at % across <= cut), across), ...components(piece.filter((at) => at % across > cut), across)); // prettier-ignore
  }
  return done;
}

/** Cells that hang together by their sides. */
function components(cells: readonly number[], across: number): number[][] {
  const left = new Set(cells);
  const found: number[][] = [];
  for (const first of cells) {
    if (!left.delete(first)) continue;
    const piece = [first];
    for (let i = 0; i < piece.length; i++)
      for (const next of neighbours(piece[i]!, across)) if (left.delete(next)) piece.push(next);
    found.push(piece.sort((a, b) => a - b));
  }
  return found;
}

function neighbours(at: number, across: number): number[] {
  const column = at % across;
  return [at - across, at + across, ...(column > 0 ? [at - 1] : []), ...(column < across - 1 ? [at + 1] : [])];
}

type Corner = readonly [x: number, y: number];

/** The loops around cells that hang together: the outer one first. Sides run with the cells on their right. */
function loopsOf(piece: readonly number[], across: number): Corner[][] {
  const own = new Set(piece);
  const has = (x: number, y: number): boolean => x >= 0 && x < across && own.has(y * across + x);
  const sides = new Map<string, { readonly to: Corner; readonly way: number }[]>();
  const side = (from: Corner, to: Corner, way: number): void => {
    const key = from.join();
    sides.set(key, [...(sides.get(key) ?? []), { to, way }]);
  };
  for (const at of piece) {
    const [x, y] = [at % across, Math.floor(at / across)];
    if (!has(x, y - 1)) side([x, y], [x + 1, y], 0);
    if (!has(x + 1, y)) side([x + 1, y], [x + 1, y + 1], 1);
    if (!has(x, y + 1)) side([x + 1, y + 1], [x, y + 1], 2);
    if (!has(x - 1, y)) side([x, y + 1], [x, y], 3);
  }
  const first = piece[0]!;
  const outer = follow(sides, [first % across, Math.floor(first / across)]);
  const loops = [outer];
  while (sides.size > 0) loops.push(follow(sides, [...sides.keys()][0]!.split(',').map(Number) as unknown as Corner));
  return loops;
}

/** One loop from a corner on, its sides taken out; corners where it turns. Where two loops touch it turns right, so that each stays simple. */
function follow(sides: Map<string, { readonly to: Corner; readonly way: number }[]>, start: Corner): Corner[] {
  const corners: Corner[] = [];
  let at = start;
  let way = -1;
  do {
    const key = at.join();
    const choices = sides.get(key) ?? [];
    const turn = (next: number): number => (way < 0 ? 0 : [1, 0, 3, 2].indexOf((next - way + 4) % 4));
    const next = [...choices].sort((a, b) => turn(a.way) - turn(b.way))[0];
    if (!next) throw new Error('bug: an outline that does not close');
    const rest = choices.filter((one) => one !== next);
    if (rest.length > 0) sides.set(key, rest);
    else sides.delete(key);
    if (next.way !== way) corners.push(at);
    way = next.way;
    at = next.to;
  } while (at.join() !== start.join());
  return corners;
}
