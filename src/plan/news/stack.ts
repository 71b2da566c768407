/**
 * How a shape's parts stack in its columns, whatever its height: what each column loses at the head and at the foot, and where head and pictures stand.
 * In: a shape and heights. Out: lines. make-up lays a module out by the same rules.
 */
import type { Cells, Module, Shape } from './types.ts';

/** A stretch of a leg shorter than this takes no text (W7). */
export const SHORTEST_STRETCH = 3;

/** Lines that each column of a module loses at its head and at its foot, and in its middle. */
export interface Stack {
  readonly tops: readonly number[];
  readonly foots: readonly number[];
  readonly middles: readonly number[];
  /** First line of the headline block below the module's head, from 0. */
  readonly head: number;
  /** Lines of columns that stay white beside what lies under a part that is wider. */
  readonly white: number;
}

/** Stacks a shape's parts. */
export function stackOf(shape: Shape, head: number, pictures: readonly number[], dropped: readonly string[]): Stack {
  const fill = (value: number): number[] => Array.from({ length: shape.columns }, () => value);
  const [tops, foots, middles] = [fill(0), fill(shape.foot), fill(0)];
  let white = 0;
  const put = (
    edge: number[],
    { column, columns }: { readonly column: number; readonly columns: number },
    lines: number,
  ): void => {
    let at = 0;
    for (let i = column; i < column + columns; i++) at = Math.max(at, edge[i]!);
    for (let i = column; i < column + columns; i++) {
      white += at - edge[i]!;
      edge[i] = at + lines;
    }
  };
  const over = (i: number): boolean => shape.pictures[i]!.edge === 'head' && shape.pictures[i]!.columns === shape.columns;
  for (const [i, picture] of shape.pictures.entries()) if (over(i)) put(tops, picture, pictures[i]!);
  const first = Math.max(...tops);
  tops.fill(first + head);
  if (shape.opening && !aside(shape)) put(tops, { column: 0, columns: shape.opening.columns }, openingLines(shape));
  for (const [i, picture] of shape.pictures.entries())
    if (!over(i)) put(picture.edge === 'foot' ? foots : tops, picture, pictures[i]!);
  for (const inset of shape.insets) {
    if (dropped.includes(inset.block)) continue;
    if (inset.edge === 'middle') for (let i = inset.column; i < inset.column + inset.columns; i++) middles[i]! += inset.lines;
    else put(inset.edge === 'foot' ? foots : tops, inset, inset.lines);
  }
  return { tops, foots, middles, head: first, white };
}

/** Lines that a shape's opening takes with the white under it. */
export const openingLines = ({ opening }: Shape): number => (opening ? opening.lines + opening.white : 0);

/** Columns at the left that a wide leg has for itself down to the foot. */
export const aside = ({ opening }: Shape): number => (opening?.behind ? opening.columns : 0);

/** Columns of the grid that one of a shape's own legs takes. */
export const columnsALeg = (shape: Shape): number => (shape.legs.count ? (shape.columns - aside(shape)) / shape.legs.count : 1);

/** Lines that such a wide leg loses. */
export function lostAside(shape: Shape, { tops, foots, middles }: Stack): number {
  const most = (lines: readonly number[]): number => Math.max(0, ...lines.slice(0, aside(shape)));
  return most(tops) + most(foots) + most(middles);
}

/** Lines that each leg loses; a merged or re-cut leg loses what the columns under it lose most. */
export function lostBy(shape: Shape, { tops, foots, middles }: Stack): number[] {
  const { count } = shape.legs;
  if (count === 0) return tops.map((top, i) => top + foots[i]! + middles[i]!);
  const [skipped, each] = [aside(shape), columnsALeg(shape)];
  return Array.from({ length: count }, (_, leg) => {
    const from = skipped + Math.floor(leg * each + 1e-9);
    const to = skipped + Math.ceil((leg + 1) * each - 1e-9);
    const most = (lines: readonly number[]): number => Math.max(...lines.slice(from, to));
    return most(tops) + most(foots) + most(middles);
  });
}

/** Lines of a column that a shape takes when it is full. */
export function shapeArea(shape: Shape): number {
  const { columns, legs, text, head, pictures, insets, opening } = shape;
  const matter = [...pictures.map((one) => one.columns * one.natural), ...insets.map((one) => one.columns * one.lines)];
  if (opening) matter.push(opening.columns * openingLines(shape));
  const lines = legs.count ? text.natural * columnsALeg(shape) : 0;
  return lines + head.lines * columns + matter.reduce((sum, one) => sum + one, 0);
}

/** Where the headline block and the pictures of a module stand on the page. */
export interface Parts {
  readonly head: Cells | null;
  readonly pictures: readonly Cells[];
}

const known = new WeakMap<Module, Parts>();

/** The parts of a module in its place. */
export function partsOf(module: Module): Parts {
  const before = known.get(module);
  if (before) return before;
  const made = makeParts(module);
  known.set(module, made);
  return made;
}

function makeParts({ cells, shape, head, pictures }: Module): Parts {
  const tops = Array.from({ length: shape.columns }, () => 0);
  const foots = Array.from({ length: shape.columns }, () => shape.foot);
  const placed = new Map<number, Cells>();
  const put = (i: number): void => {
    const { column, columns, edge } = shape.pictures[i]!;
    const stack = edge === 'foot' ? foots : tops;
    const at = Math.max(...stack.slice(column, column + columns));
    const lines = pictures[i]!;
    const line = edge === 'foot' ? cells.line + cells.lines - at - lines : cells.line + at;
    placed.set(i, { column: cells.column + column, columns, line, lines });
    stack.fill(at + lines, column, column + columns);
  };
  const over = ({ edge, columns }: Shape['pictures'][number]): boolean => edge === 'head' && columns === shape.columns;
  for (const [i, picture] of shape.pictures.entries()) if (over(picture)) put(i);
  const line = cells.line + Math.max(...tops);
  tops.fill(line - cells.line + head);
  if (shape.opening && !aside(shape)) tops.fill(line - cells.line + head + openingLines(shape), 0, shape.opening.columns);
  for (const [i, picture] of shape.pictures.entries()) if (!over(picture)) put(i);
  return {
    head: head > 0 ? { column: cells.column, columns: cells.columns, line, lines: head } : null,
    pictures: shape.pictures.map((_, i) => placed.get(i)!),
  };
}
