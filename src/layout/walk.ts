/**
 * A page in, its frames, lines, runs and glyphs out, in painting order. Never changes anything.
 */
import { ABOVE, BELOW } from '../base/index.ts';
import type { Frame, Line, Page, Run } from './types.ts';

/** What is called on the way down; leave out what is not wanted. */
export interface Visitor {
  frame?(frame: Frame): void;
  line?(line: Line, frame: Frame): void;
  run?(run: Run, line: Line, frame: Frame): void;
}

/** Visits a page in painting order. */
export function walk(page: Page, visitor: Visitor): void {
  for (const frame of page.frames) {
    visitor.frame?.(frame);
    for (const line of frame.lines ?? []) {
      visitor.line?.(line, frame);
      if (visitor.run) for (const run of line.runs) visitor.run(run, line, frame);
    }
  }
}

/** One glyph of a page, for tests and tools; a press never makes these. */
export interface Glyph {
  readonly frame: Frame;
  readonly line: Line;
  readonly run: Run;
  /** Index in the run. */
  readonly index: number;
  readonly gid: number;
  /** The characters of the glyph's cluster; empty for the second and later glyphs of a cluster. */
  readonly text: string;
  /** ltr, and a turned run: origin on the baseline; ttb: middle of the top of the glyph's cell. pt. */
  readonly x: number;
  readonly y: number;
}

/** Every glyph of a page in painting order. */
export function* glyphs(page: Page): Generator<Glyph> {
  for (const frame of page.frames)
    for (const line of frame.lines ?? []) for (const run of line.runs) yield* glyphsOfRun(frame, line, run);
}

function* glyphsOfRun(frame: Frame, line: Line, run: Run): Generator<Glyph> {
  for (let index = 0; index < run.gids.length; index++) {
    const along = run.at[index] as number;
    const shift = run.shift ?? 0;
    yield {
      frame,
      line,
      run,
      index,
      gid: run.gids[index] as number,
      text: clusterText(run, index),
      x: line.dir === 'ltr' ? along : (turnedBaseline(line, run) ?? line.x - shift),
      y: line.dir === 'ltr' ? line.baseline + shift : along,
    };
  }
}

/** x of the baseline that a turned run of a vertical line stands on, pt; undefined for a run that is not turned. */
export const turnedBaseline = (line: Line, run: Run): number | undefined =>
  run.turn === undefined ? undefined : line.x - MIDDLE * run.size - (run.shift ?? 0);

/** The middle of the em square above the baseline, em. */
export const MIDDLE = (ABOVE - BELOW) / 2;

/** The characters that a glyph stands for: those from its cluster to the next; empty when it shares the cluster before it. */
export function clusterText(run: Run, index: number): string {
  const start = run.clusters[index] as number;
  if (index > 0 && run.clusters[index - 1] === start) return '';
  let next = index + 1;
  while (next < run.clusters.length && run.clusters[next] === start) next++;
  return run.text.slice(start, next < run.clusters.length ? run.clusters[next] : run.text.length);
}
