/**
 * 中缝: advertisements in the white at the fold of a spread. In: the desk. Out: the rectangle of each, over the height of the stories; several share it. Places
 * nothing in cells.
 */
import type { Rect } from '../../base/index.ts';
import type { NewsDesk } from './desk.ts';

/** White on either side to the columns, and between two, em and lines of the body. */
const BESIDE = 0.5;
const BETWEEN = 1;

/** Rectangles by the advertisement's id, pt; the first stands highest. */
export function gutterRects({ grid, top, input: { ads = [] } }: NewsDesk): ReadonlyMap<string, Rect> {
  const { fold, chars, lines } = grid.spec;
  const own = ads.filter(({ gutter }) => gutter);
  if (!fold || own.length === 0) return new Map();
  const x = grid.columnX(fold.after) + (chars + BESIDE) * grid.em;
  const width = (fold.gap - 2 * BESIDE) * grid.em;
  const white = BETWEEN * grid.leading;
  const height = (grid.lineY(lines + 1) - grid.lineY(top) - (own.length - 1) * white) / own.length;
  return new Map(own.map(({ id }, i) => [id, { x, y: grid.lineY(top) + i * (height + white), width, height }]));
}
