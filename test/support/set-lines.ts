/**
 * A page in, its lines with their real extents out: where the first and the last glyph's cell begins and ends, by the advances of the faces.
 * Reckoned here from gids and origins alone; knows nothing of how the composer came to them.
 */
import type { Face } from '../../src/font/types.ts';
import { clusterText } from '../../src/layout/index.ts';
import type { Frame, Line, Page, Run } from '../../src/layout/types.ts';
import { centred, closing, halfWide, opening } from './marks.ts';

/** A glyph with its place, pt. `left` to `right`: its cell, without the blank half of an opening or closing mark. */
export interface Cell {
  readonly text: string;
  readonly gid: number;
  readonly run: Run;
  readonly x: number;
  readonly left: number;
  readonly right: number;
}

/** A line with its cells, pt. */
export interface SetLine {
  readonly frame: Frame;
  readonly line: Line;
  readonly text: string;
  readonly size: number;
  readonly cells: readonly Cell[];
  /** Left edge of the first cell; an opening mark's blank half does not count. */
  readonly left: number;
  /** Right edge of the last cell; half an em of a closing mark counts. */
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  /** 1, or how many lines of the Layout stand side by side as this one. */
  readonly pieces: number;
}

export type Faces = (id: string) => Face;

/** Every line of a page in painting order; only those of `wanted` frames where it is given. */
export function setLines(page: Page, face: Faces, wanted: (frame: Frame) => boolean = () => true): SetLine[] {
  return page.frames.filter(wanted).flatMap((frame) => (frame.lines ?? []).map((line) => setLine(frame, line, face)));
}

function setLine(frame: Frame, line: Line, face: Faces): SetLine {
  const cells = line.runs.flatMap((run) => run.gids.map((_, i) => cellOf(run, i, face(run.face))));
  const size = Math.max(0, ...line.runs.map((run) => run.size));
  return {
    frame,
    line,
    text: line.runs.map((run) => run.text).join(''),
    size,
    cells,
    left: cells[0]?.left ?? line.x,
    right: cells.at(-1)?.right ?? line.x,
    top: line.baseline - 0.88 * size,
    bottom: line.baseline + 0.12 * size,
    pieces: 1,
  };
}

function cellOf(run: Run, i: number, face: Face): Cell {
  const gid = run.gids[i]!;
  const x = run.at[i]!;
  const text = clusterText(run, i);
  const own = (face.advance(gid) / face.upem) * (run.stretch ?? 1);
  const [before, wide] = standing(text, own);
  const left = x - before * run.size;
  return { text, gid, run, x, left, right: left + wide * run.size };
}

/** How far a cell begins before its glyph's origin, and how wide it is, em. Opening marks end where their glyph does. */
function standing(text: string, own: number): readonly [number, number] {
  const first = text[0] ?? '';
  if (opening.has(first)) return [0.5 - own, 0.5];
  if (closing.has(first)) return [0, 0.5];
  if (halfWide.has(first)) return [(0.5 - own) / 2, 0.5];
  if (centred.has(first)) return own > 1.5 ? [(2 - own) / 2, 2] : [(1 - own) / 2, 1];
  return [0, own];
}

/** The part of a line's text that someone typed. */
export const typed = (line: Line): string => line.runs.filter(({ src }) => src !== null).map(({ text }) => text).join(''); // prettier-ignore

/** A line as a person finds it: frame, number, place, text. */
export const called = ({ frame, line, text }: SetLine): string =>
  `${frame.id} (${frame.role}${frame.slot ? `, slot ${frame.slot}` : ''}) at x ${line.x}, baseline ${line.baseline}: “${text}”`;

/** Lines of each block in their order, pieces of one row joined. A drop cap, larger than its paragraph, is not one of them. */
export function paragraphs(lines: readonly SetLine[]): SetLine[][] {
  const byBlock = new Map<string, SetLine[]>();
  for (const line of lines) {
    const block = line.frame.block ?? line.frame.id;
    byBlock.set(block, [...(byBlock.get(block) ?? []), line]);
  }
  return [...byBlock.values()].map((made) => rows(made.filter((line) => !isDropcap(line, made))));
}

const isDropcap = (line: SetLine, of: readonly SetLine[]): boolean =>
  line.frame.role === 'body' && of.length > 1 && of.some((other) => line.size > 1.8 * other.size);

/** Lines that stand side by side on one baseline (a number and its year) as one. */
function rows(made: readonly SetLine[]): SetLine[] {
  const joined: SetLine[] = [];
  for (const line of made) {
    const before = joined.at(-1);
    const level = before && before.line.baseline === line.line.baseline;
    const beside = level && line.line.x >= before.line.x && line.line.x < before.line.x + before.line.measure;
    if (beside) joined[joined.length - 1] = row(before, line);
    else joined.push(line);
  }
  return joined;
}

function row(a: SetLine, b: SetLine): SetLine {
  return { ...a, text: a.text + b.text, size: Math.max(a.size, b.size), cells: [...a.cells, ...b.cells], left: Math.min(a.left, b.left), right: Math.max(a.right, b.right), pieces: a.pieces + b.pieces }; // prettier-ignore
}

/** The drop cap beside a line of its paragraph, if there is one. */
export const dropcapBeside = (line: SetLine, all: readonly SetLine[]): SetLine | undefined =>
  all.find((cap) => {
    const big =
      cap.frame.role === 'body' &&
      cap.frame.block === line.frame.block &&
      cap.size > 1.8 * line.size &&
      Math.abs(cap.line.x - line.line.x) < 1;
    return big && line.line.baseline > cap.top && line.line.baseline <= cap.bottom;
  });
