/**
 * The rectangle that set lines take.
 */
import { ABOVE, BELOW, type Rect } from '../base/index.ts';
import type { Line } from '../layout/types.ts';

export { ABOVE };

/** The smallest rectangle around lines: their measures, em square to em square. */
export function around(lines: readonly Line[]): Rect {
  let left = Infinity;
  let right = -Infinity;
  let top = Infinity;
  let bottom = -Infinity;
  for (const line of lines) {
    const size = line.runs.reduce((most, run) => Math.max(most, run.size), 0);
    left = Math.min(left, line.x);
    right = Math.max(right, line.x + line.measure);
    top = Math.min(top, line.baseline - ABOVE * size);
    bottom = Math.max(bottom, line.baseline + BELOW * size);
  }
  return { x: left, y: top, width: right - left, height: bottom - top };
}
