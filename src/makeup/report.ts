/**
 * How well pages are composed, counted from their frames: loose, very loose and tight lines, one-character last lines, rivers.
 * As formats.md defines them; the last line of a paragraph keeps its natural width and is not loose.
 */
import type { Frame, Line, Page } from '../layout/types.ts';

/** Counts of set lines; borders of the gaps as in formats.md. */
export interface Composition {
  readonly lines: number;
  readonly loose: number;
  readonly veryLoose: number;
  readonly tight: number;
  readonly oneCharLastLines: number;
  readonly relaxations: readonly string[];
  readonly rivers: number;
  readonly largestGapEm: number;
}

/** The counts of no line. */
export const nothingComposed: Composition = {
  lines: 0,
  loose: 0,
  veryLoose: 0,
  tight: 0,
  oneCharLastLines: 0,
  relaxations: [],
  rivers: 0,
  largestGapEm: 0,
};

const LOOSE = 0.05;
const VERY_LOOSE = 0.1;
const TIGHT = -0.002;
/** What is larger than this by the body's size is a drop cap or a title, no text. */
const LARGEST = 1.25;

const isBody = (frame: Frame): boolean => frame.role === 'body' || frame.role === 'list' || frame.role === 'box';

/** Counts the lines of running text on a page, for one story or for all. */
export function composition(page: Page, story?: string, relaxations: readonly string[] = []): Composition {
  const counts = { ...nothingComposed, relaxations };
  const last = new Map<string, Line>();
  for (const frame of page.frames) {
    if (!isBody(frame) || !frame.lines || (story !== undefined && frame.story !== story)) continue;
    if ((frame.lines[0]?.runs[0]?.size ?? 0) > LARGEST * page.grid.em) continue;
    for (const line of frame.lines) count(counts, line);
    if (frame.lines.length) last.set(frame.block ?? frame.id, frame.lines.at(-1)!);
    if (frame.lines.length >= RIVER_LINES) counts.rivers += riversIn(frame.lines);
  }
  for (const line of last.values()) if (solid(line) === 1) counts.oneCharLastLines++;
  return counts;
}

function count(counts: { -readonly [K in keyof Composition]: Composition[K] }, { gap }: Line): void {
  counts.lines++;
  if (gap > LOOSE) counts.loose++;
  if (gap > VERY_LOOSE) counts.veryLoose++;
  if (gap < TIGHT) counts.tight++;
  if (gap > counts.largestGapEm) counts.largestGapEm = gap;
}

/** Adds two counts. */
export const together = (a: Composition, b: Composition): Composition => ({
  lines: a.lines + b.lines,
  loose: a.loose + b.loose,
  veryLoose: a.veryLoose + b.veryLoose,
  tight: a.tight + b.tight,
  oneCharLastLines: a.oneCharLastLines + b.oneCharLastLines,
  relaxations: [...a.relaxations, ...b.relaxations],
  rivers: a.rivers + b.rivers,
  largestGapEm: Math.max(a.largestGapEm, b.largestGapEm),
});

function solid(line: Line): number {
  let count = 0;
  for (const run of line.runs) for (let i = 0; i < run.text.length; i++) if (isSolid(run.text.charCodeAt(i))) count++;
  return count;
}

const isSolid = (unit: number): boolean =>
  (unit >= 0x3400 && unit <= 0x9fff) ||
  (unit >= 0x30 && unit <= 0x39) ||
  (unit >= 0x41 && unit <= 0x5a) ||
  (unit >= 0x61 && unit <= 0x7a) ||
  (unit >= 0xd800 && unit <= 0xdfff);

/** Four lines in a row whose blanks of a third of an em or more stand over each other (W11). */
const RIVER_LINES = 4;
const RIVER_BLANK = 0.34;

const riversIn = (lines: readonly Line[]): number => riverEnds(lines).length;

/** The line at which each river reaches its fourth, by its place among these. */
export function riverEnds(lines: readonly Line[]): number[] {
  const rivers: number[] = [];
  let streams: { x1: number; x2: number; deep: number }[] = [];
  for (const [i, line] of lines.entries()) {
    const next: typeof streams = [];
    for (const [x1, x2] of blanks(line)) {
      const above = streams.find((stream) => stream.x1 < x2 && stream.x2 > x1);
      const deep = (above?.deep ?? 0) + 1;
      if (deep === RIVER_LINES) rivers.push(i);
      next.push({ x1, x2, deep });
    }
    streams = next;
  }
  return rivers;
}

/** Blanks between glyphs: after a closing mark, before an opening one, and where a gap was opened. */
function blanks(line: Line): [number, number][] {
  const found: [number, number][] = [];
  for (const { text, clusters, at, size } of line.runs) {
    let before = SIDES[text.charCodeAt(clusters[0]!)]!;
    for (let i = 1; i < at.length; i++) {
      const after = SIDES[text.charCodeAt(clusters[i]!)]!;
      if (before === CLOSING || after === OPENING) {
        const ink = before === CLOSING ? 0.5 : 1;
        const opened = after === OPENING ? 0.5 : 0;
        const step = at[i]! - at[i - 1]!;
        if (step / size - ink + opened >= RIVER_BLANK) found.push([at[i - 1]! + ink * size, at[i]! + opened * size]);
      }
      before = after;
    }
  }
  return found;
}

const CLOSING = 1;
const OPENING = 2;
/** By UTF-16 unit: on which side a mark has its ink. */
const SIDES = sides();

function sides(): Uint8Array {
  const table = new Uint8Array(65536);
  for (const mark of '，。、；：？！”’）》〉】」』') table[mark.charCodeAt(0)] = CLOSING;
  for (const mark of '“‘（《〈【「『') table[mark.charCodeAt(0)] = OPENING;
  return table;
}
