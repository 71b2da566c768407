/**
 * Where the text of a block stands on a page: stretches of it, or of a source file, as rectangles a line each. Glyph boxes are the em square (formats.md).
 */
import { ABOVE, type Rect } from '../base/index.ts';
import type { Frame, Line, Page, Run } from '../layout/types.ts';

/** A line of a page with the block that it belongs to. */
export interface PlacedLine {
  readonly frame: Frame;
  readonly line: Line;
  /** UTF-16 offset of its text in the painted text of its block on this page. */
  readonly at: number;
}

/** Lines of stories by block, in reading order; generated matter and furniture left out. */
export function linesByBlock(page: Page): Map<string, PlacedLine[]> {
  const lines = new Map<string, PlacedLine[]>();
  const passed = new Map<string, number>();
  for (const frame of page.frames) {
    const { block, role } = frame;
    if (block === null || role === 'generated' || role === 'furniture') continue;
    for (const line of frame.lines ?? []) {
      const at = passed.get(block) ?? 0;
      const list = lines.get(block);
      if (list) list.push({ frame, line, at });
      else lines.set(block, [{ frame, line, at }]);
      passed.set(block, at + line.runs.reduce((sum, run) => sum + run.text.length, 0));
    }
  }
  return lines;
}

/** Rectangles, a line each, of a stretch of a block's painted text; a stretch of nothing is a sliver before its place. */
export function rectsOf(lines: readonly PlacedLine[], at: number, length: number): Rect[] {
  const rects = lines.flatMap(({ line, at: start }) => {
    let offset = start;
    const boxes = line.runs.flatMap((run) => {
      const from = offset;
      offset += run.text.length;
      return boxesIn(run, line, at - from, at + length - from);
    });
    return boxes.length > 0 ? [around(boxes)] : [];
  });
  if (length > 0 || lines.length === 0) return rects;
  return [sliver(lines, at)];
}

/** Rectangles of what was typed at a place of a source: `file` indexes the Layout's sources. */
export function rectsOfSource(page: Page, file: number, start: number, end: number): Rect[] {
  return page.frames.flatMap((frame) =>
    (frame.lines ?? []).flatMap((line) => {
      const boxes = line.runs.flatMap((run) => {
        const { src } = run;
        if (!src || src[0] !== file || src[2] <= start || src[1] >= Math.max(end, start + 1)) return [];
        const scale = run.text.length / Math.max(1, src[2] - src[1]);
        return boxesIn(run, line, Math.floor((start - src[1]) * scale), Math.ceil((Math.max(end, start + 1) - src[1]) * scale));
      });
      return boxes.length > 0 ? [around(boxes)] : [];
    }),
  );
}

/** Boxes of the glyphs whose clusters lie in [from, to) of a run. */
function boxesIn(run: Run, line: Line, from: number, to: number): Rect[] {
  const { size, at, clusters } = run;
  return clusters.flatMap((cluster, i) => {
    if (cluster < from || cluster >= to) return [];
    const along = at[i]!;
    const next = at[i + 1];
    const length = next === undefined ? size : Math.min(size, Math.max(0.2 * size, next - along));
    return [
      line.dir === 'ltr'
        ? { x: along, y: line.baseline - ABOVE * size, width: length, height: size }
        : { x: line.x - size / 2, y: along, width: size, height: length },
    ];
  });
}

/** The smallest rectangle around several. */
export function around(rects: readonly Rect[]): Rect {
  const x = Math.min(...rects.map((rect) => rect.x));
  const y = Math.min(...rects.map((rect) => rect.y));
  const right = Math.max(...rects.map((rect) => rect.x + rect.width));
  const bottom = Math.max(...rects.map((rect) => rect.y + rect.height));
  return { x, y, width: right - x, height: bottom - y };
}

const SLIVER = 0.6;

function sliver(lines: readonly PlacedLine[], at: number): Rect {
  const last = lines.at(-1)!;
  const row = lines.find(({ at: start, line }) => at < start + line.runs.reduce((sum, run) => sum + run.text.length, 0)) ?? last;
  const before = rectsOf([row], at, 1)[0];
  if (before) return { ...before, width: SLIVER, x: before.x - SLIVER / 2 };
  const size = row.line.runs.at(-1)?.size ?? 9;
  const end = row.line.runs.at(-1)?.at.at(-1) ?? row.line.x;
  return { x: end + size, y: row.line.baseline - ABOVE * size, width: SLIVER, height: size };
}
