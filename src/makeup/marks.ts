/**
 * The room that lines leave for what stands between them, and the rectangle around marks.
 */
import type { Rect } from '../base/index.ts';
import type { Line, Path } from '../layout/types.ts';

/** Least distance from line to line, pt; that of the body for a lone line of its size; null for a larger one, which stands alone. */
export function leadingOf(lines: readonly Line[], grid: { readonly em: number; readonly leading: number }): number | null {
  let least = Infinity;
  for (let i = 1; i < lines.length; i++) {
    const step = Math.abs(placeOf(lines[i]!) - placeOf(lines[i - 1]!));
    if (step > 0.01) least = Math.min(least, step);
  }
  if (least < Infinity) return least;
  const size = lines[0]!.runs[0]?.size ?? grid.em;
  return size <= grid.em ? grid.leading : null;
}

const placeOf = (line: Line): number => (line.dir === 'ltr' ? line.baseline : line.x);

/** The smallest rectangle around paths: their points and the width of their strokes. */
export function boundsOf(paths: readonly Path[]): Rect {
  let [left, right, top, bottom] = [Infinity, -Infinity, Infinity, -Infinity];
  for (const { d, lineWidth } of paths) {
    const half = (lineWidth ?? 0) / 2;
    const numbers = (d.match(/-?[\d.]+/g) ?? []).map(Number);
    for (let i = 0; i + 1 < numbers.length; i += 2) {
      left = Math.min(left, numbers[i]! - half);
      right = Math.max(right, numbers[i]! + half);
      top = Math.min(top, numbers[i + 1]! - half);
      bottom = Math.max(bottom, numbers[i + 1]! + half);
    }
  }
  return { x: left, y: top, width: right - left, height: bottom - top };
}
