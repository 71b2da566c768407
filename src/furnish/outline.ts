/**
 * Paths as flat lists of absolute moves, lines and curves: read from SVG path text, turned by a matrix, measured, flattened, written.
 * Numbers are pt on the page wherever the caller says so; nothing here paints.
 */

/** [a, b, c, d, e, f]: x' = a·x + c·y + e, y' = b·x + d·y + f. */
export type Matrix = readonly [number, number, number, number, number, number];

/** The matrix that changes nothing. */
export const UPRIGHT: Matrix = [1, 0, 0, 1, 0, 0];

/** `inner` applied first, then `outer`. */
export function compose(outer: Matrix, inner: Matrix): Matrix {
  const [a, b, c, d, e, f] = outer;
  return [
    a * inner[0] + c * inner[1],
    b * inner[0] + d * inner[1],
    a * inner[2] + c * inner[3],
    b * inner[2] + d * inner[3],
    a * inner[4] + c * inner[5] + e,
    b * inner[4] + d * inner[5] + f,
  ];
}

/** x of a point under a matrix. */
export const mapX = (m: Matrix, x: number, y: number): number => m[0] * x + m[2] * y + m[4];
/** y of a point under a matrix. */
export const mapY = (m: Matrix, x: number, y: number): number => m[1] * x + m[3] * y + m[5];
/** Mean scale of lengths. */
export const scaleOf = (m: Matrix): number => Math.sqrt(Math.abs(m[0] * m[3] - m[1] * m[2]));

/** A step of an outline, absolute. */
export type Segment =
  | readonly ['M', number, number]
  | readonly ['L', number, number]
  | readonly ['C', number, number, number, number, number, number]
  | readonly ['Z'];

/** Steps of a path, drawn one after another. */
export type Outline = readonly Segment[];
/** x and y. */
export type Point = readonly [number, number];

/** x and y of the box's edges, pt. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** A box with so much more on every side. */
export const grow = (box: Box, by: number): Box => ({
  left: box.left - by,
  top: box.top - by,
  right: box.right + by,
  bottom: box.bottom + by,
});
/** Whether a box lies in another, but for `slack`. */
export const holds = (outer: Box, inner: Box, slack: number): boolean =>
  inner.left >= outer.left - slack &&
  inner.top >= outer.top - slack &&
  inner.right <= outer.right + slack &&
  inner.bottom <= outer.bottom + slack;
/** The smallest box around two. */
export const join = (a: Box, b: Box): Box => ({
  left: Math.min(a.left, b.left),
  top: Math.min(a.top, b.top),
  right: Math.max(a.right, b.right),
  bottom: Math.max(a.bottom, b.bottom),
});

/** Box of all points, control points included. */
export function boxOf(outline: Outline): Box {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const segment of outline)
    for (let i = 1; i < segment.length; i += 2) {
      const x = segment[i] as number;
      const y = segment[i + 1] as number;
      if (x < left) left = x;
      if (x > right) right = x;
      if (y < top) top = y;
      if (y > bottom) bottom = y;
    }
  return { left, top, right, bottom };
}

/** Box of a stroke's ink, caps and corners included; a level or upright rule with flat ends stops at its ends. */
export function strokeBox(outline: Outline, width: number, cap: string): Box {
  const box = boxOf(outline);
  const half = width / 2;
  const [, end] = outline;
  if (cap !== 'butt' || outline.length !== 2 || end![0] !== 'L') return grow(box, half);
  if (box.top === box.bottom) return { ...box, top: box.top - half, bottom: box.bottom + half };
  if (box.left === box.right) return { ...box, left: box.left - half, right: box.right + half };
  return grow(box, half);
}

/** Rounded to 0.001 pt, the Layout's grain. */
export const grain = (value: number): number => Math.round(value * 1000) / 1000 + 0;

/** SVG path text, absolute commands M L C Z, 0.001 pt. */
export function write(outline: Outline): string {
  let text = '';
  for (const segment of outline) {
    text += segment[0];
    for (let i = 1; i < segment.length; i++) text += i === 1 ? grain(segment[i] as number) : ` ${grain(segment[i] as number)}`;
  }
  return text;
}

const STEPS = 24;

/** Closed or open polylines, one a subpath; a curve becomes 24 lines. */
export function flatten(outline: Outline): { readonly points: readonly Point[]; readonly closed: boolean }[] {
  const out: { points: Point[]; closed: boolean }[] = [];
  let current: { points: Point[]; closed: boolean } | undefined;
  for (const segment of outline) {
    if (segment[0] === 'M') out.push((current = { points: [[segment[1], segment[2]]], closed: false }));
    else if (!current) continue;
    else if (segment[0] === 'Z') current.closed = true;
    else if (segment[0] === 'L') step(current.points, segment[1], segment[2]);
    else curve(current.points, segment);
  }
  return out;
}

const NEAR = 1e-6;

function step(points: Point[], x: number, y: number): void {
  const last = points.at(-1)!;
  if (Math.abs(last[0] - x) > NEAR || Math.abs(last[1] - y) > NEAR) points.push([x, y]);
}

function curve(points: Point[], [, x1, y1, x2, y2, x3, y3]: Extract<Segment, readonly ['C', ...number[]]>): void {
  const [x0, y0] = points.at(-1)!;
  const still = [x1, x2, x3].every((x) => Math.abs(x - x0) < NEAR) && [y1, y2, y3].every((y) => Math.abs(y - y0) < NEAR);
  if (still) return;
  const off = (x: number, y: number): number => (x3 - x0) * (y - y0) - (y3 - y0) * (x - x0);
  const between = (x: number, y: number): boolean => (x - x0) * (x - x3) + (y - y0) * (y - y3) <= NEAR;
  if (Math.abs(off(x1, y1)) < NEAR && Math.abs(off(x2, y2)) < NEAR && between(x1, y1) && between(x2, y2))
    return step(points, x3, y3);
  for (let i = 1; i <= STEPS; i++) {
    const t = i / STEPS;
    const u = 1 - t;
    const [a, b, c, d] = [u * u * u, 3 * u * u * t, 3 * u * t * t, t * t * t];
    step(points, a * x0 + b * x1 + c * x2 + d * x3, a * y0 + b * y1 + c * y2 + d * y3);
  }
}
