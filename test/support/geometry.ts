/**
 * Rectangles and path data in, what meets what out. pt.
 */
import type { LayoutRect, Path } from '../../src/layout/types.ts';

export interface Extent {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

export const extentOf = ({ x, y, width, height }: LayoutRect): Extent => ({
  left: x,
  right: x + width,
  top: y,
  bottom: y + height,
});

/** Whether two extents share more than `slack` in both directions. */
export const meets = (a: Extent, b: Extent, slack = 0.01): boolean =>
  Math.min(a.right, b.right) - Math.max(a.left, b.left) > slack && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > slack;

/** Whether `inner` lies in `outer`. */
export const within = (inner: Extent, outer: Extent, slack = 0.01): boolean =>
  inner.left >= outer.left - slack &&
  inner.right <= outer.right + slack &&
  inner.top >= outer.top - slack &&
  inner.bottom <= outer.bottom + slack;

/** The extent of each part of a path that begins with M, its line's width counted; control points count as points. */
export function partsOf(path: Path): Extent[] {
  const half = path.stroke === undefined ? 0 : (path.lineWidth ?? 1) / 2;
  return path.d
    .split(/(?=M)/)
    .filter((part) => part.trim() !== '')
    .map((part) => {
      const numbers = (part.match(/-?\d+(?:\.\d+)?/g) ?? []).map(Number);
      const xs = numbers.filter((_, i) => i % 2 === 0);
      const ys = numbers.filter((_, i) => i % 2 === 1);
      return {
        left: Math.min(...xs) - half,
        right: Math.max(...xs) + half,
        top: Math.min(...ys) - half,
        bottom: Math.max(...ys) + half,
      };
    });
}

/** A rule: longer than it is thick. */
export const isRule = ({ left, right, top, bottom }: Extent): boolean => Math.min(right - left, bottom - top) <= 2.5;
