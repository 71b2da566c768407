/**
 * The free part of a page as few rectangles: what is left beside furniture, nails and advertisements, cut through at their edges. In: the grid and what is
 * taken. Out: several ways to part it, the plainest first. A fold always parts.
 */
import type { Cells, NewsForm } from './types.ts';
import { meets } from './fixed.ts';

/** A way to part the free cells. */
export type Frames = readonly Cells[];

/** Frames narrower or flatter than this are of little use. */
const USEFUL = { columns: 2, lines: 14 } as const;
/** Ways that are kept. */
const KEPT = 3;
const DEEP = 12;

/** Parts the page; at least one way. */
export function framesOf(form: NewsForm, taken: readonly Cells[]): readonly Frames[] {
  const { columns, lines, fold } = form.grid;
  const page: Cells = { column: 1, columns, line: 1, lines };
  const halves = fold ? split(page, 'v', fold.after + 1) : [page];
  let ways: Frames[] = [[]];
  for (const half of halves) {
    const own = parted(half, taken, DEEP);
    ways = ways
      .flatMap((way) => own.map((more) => [...way, ...more]))
      .sort((a, b) => plainness(a) - plainness(b))
      .slice(0, KEPT);
  }
  return ways;
}

function parted(area: Cells, taken: readonly Cells[], deep: number): Frames[] {
  const inside = taken.filter((one) => meets(one, area));
  if (inside.length === 0) return [[area]];
  if (inside.some((one) => covers(one, area))) return [[]];
  const ways: Frames[] = [];
  for (const [way, at] of edgesOf(area, inside)) {
    const [a, b] = split(area, way, at);
    const through = inside.some((one) => meets(one, a!) && meets(one, b!));
    if (through && deep > 0 && ways.length > 0) continue;
    if (deep <= 0 && ways.length > 0) break;
    for (const upper of parted(a!, inside, deep - 1).slice(0, 2))
      for (const lower of parted(b!, inside, deep - 1).slice(0, 2)) ways.push([...upper, ...lower]);
  }
  return unique(ways)
    .sort((a, b) => plainness(a) - plainness(b))
    .slice(0, KEPT);
}

const covers = (a: Cells, b: Cells): boolean =>
  a.column <= b.column &&
  a.column + a.columns >= b.column + b.columns &&
  a.line <= b.line &&
  a.line + a.lines >= b.line + b.lines;

/** Edges of what is taken that part the area, those that cut nothing first. */
function edgesOf(area: Cells, inside: readonly Cells[]): ['h' | 'v', number][] {
  const found: ['h' | 'v', number][] = [];
  const add = (way: 'h' | 'v', at: number): void => {
    const first = way === 'h' ? area.line : area.column;
    const last = way === 'h' ? area.line + area.lines : area.column + area.columns;
    if (at > first && at < last && !found.some(([own, there]) => own === way && there === at)) found.push([way, at]);
  };
  for (const one of inside) {
    add('h', one.line);
    add('h', one.line + one.lines);
    add('v', one.column);
    add('v', one.column + one.columns);
  }
  const cuts = ([way, at]: ['h' | 'v', number]): number => {
    const [a, b] = split(area, way, at);
    return inside.filter((one) => meets(one, a!) && meets(one, b!)).length;
  };
  return found.sort((a, b) => cuts(a) - cuts(b));
}

function split(area: Cells, way: 'h' | 'v', at: number): Cells[] {
  return way === 'h'
    ? [
        { ...area, lines: at - area.line },
        { ...area, line: at, lines: area.line + area.lines - at },
      ]
    : [
        { ...area, columns: at - area.column },
        { ...area, column: at, columns: area.column + area.columns - at },
      ];
}

const poor = ({ columns, lines }: Cells): boolean => columns < USEFUL.columns || lines < USEFUL.lines;

/** Few frames, none of them thin. */
const plainness = (frames: Frames): number => frames.length + frames.filter(poor).length * 3;

function unique(ways: readonly Frames[]): Frames[] {
  const seen = new Map(ways.map((way) => [JSON.stringify(way), way]));
  return [...seen.values()];
}
