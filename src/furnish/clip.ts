/**
 * Clips, which a Layout does not have: a painted path and the regions that clip it come in, the paths that show go out.
 * Curves under a clip that really cuts become 24 lines each; a clip that cuts nothing changes nothing.
 */
import { boxOf, flatten, holds, type Box, type Outline, type Point, type Segment } from './outline.ts';

type Polygon = readonly Point[];

const SLACK = 0.01;
const NEAR = 1e-6;

const area2 = (polygon: Polygon): number =>
  polygon.reduce((sum, [x, y], i) => {
    const [nx, ny] = polygon[(i + 1) % polygon.length]!;
    return sum + x * ny - nx * y;
  }, 0);

function isConvex(polygon: Polygon): boolean {
  let sign = 0;
  for (let i = 0; i < polygon.length; i++) {
    const [ax, ay] = polygon[i]!;
    const [bx, by] = polygon[(i + 1) % polygon.length]!;
    const [cx, cy] = polygon[(i + 2) % polygon.length]!;
    const turn = (bx - ax) * (cy - by) - (by - ay) * (cx - bx);
    if (Math.abs(turn) < NEAR) continue;
    if (sign !== 0 && Math.sign(turn) !== sign) return false;
    sign = Math.sign(turn);
  }
  return true;
}

/** Sutherland and Hodgman (1974): a polygon cut by a convex one. */
function cut(subject: Polygon, convex: Polygon): Polygon {
  const turned = Math.sign(area2(convex));
  let out: Point[] = [...subject];
  for (let i = 0; i < convex.length && out.length > 0; i++) {
    const [ax, ay] = convex[i]!;
    const [bx, by] = convex[(i + 1) % convex.length]!;
    const side = ([x, y]: Point): number => turned * ((bx - ax) * (y - ay) - (by - ay) * (x - ax));
    const next: Point[] = [];
    out.forEach((from, k) => {
      const to = out[(k + 1) % out.length]!;
      const [s, t] = [side(from), side(to)];
      if (s >= 0) next.push(from);
      if ((s > 0 && t < 0) || (s < 0 && t > 0)) {
        const u = s / (s - t);
        next.push([from[0] + u * (to[0] - from[0]), from[1] + u * (to[1] - from[1])]);
      }
    });
    out = next;
  }
  return out;
}

/** Without corners at which the edge stays, goes straight on, or comes back on itself. */
function cleaned(polygon: Polygon): Polygon {
  const kept = [...polygon];
  for (let i = 0; i < kept.length && kept.length > 3;) {
    const [ax, ay] = kept.at(i - 1)!;
    const [x, y] = kept[i]!;
    const [bx, by] = kept[(i + 1) % kept.length]!;
    if (Math.abs((x - ax) * (by - y) - (y - ay) * (bx - x)) > NEAR) i++;
    else {
      kept.splice(i, 1);
      i = Math.max(0, i - 2);
    }
  }
  return kept;
}

/** Convex parts of a polygon: itself, or a dented quadrangle's two triangles; undefined for anything else. */
function convexParts(polygon: Polygon): Polygon[] | undefined {
  const clean = cleaned(polygon);
  if (isConvex(clean)) return [clean];
  if (clean.length !== 4) return undefined;
  const turned = Math.sign(area2(clean));
  const dent = clean.findIndex(([x, y], i) => {
    const [ax, ay] = clean.at(i - 1)!;
    const [bx, by] = clean[(i + 1) % 4]!;
    return Math.sign((x - ax) * (by - y) - (y - ay) * (bx - x)) !== turned;
  });
  const corner = (i: number): Point => clean[(dent + i) % 4]!;
  return [
    [corner(0), corner(1), corner(2)],
    [corner(0), corner(2), corner(3)],
  ];
}

const hasArea = (polygon: Polygon): boolean => polygon.length > 2 && Math.abs(area2(polygon)) > 1e-4;

/** What two polygons share; undefined when both are too tangled. */
function shared(a: Polygon, b: Polygon): Polygon[] | undefined {
  const parts = convexParts(b);
  if (parts) return parts.map((part) => cut(a, part)).filter(hasArea);
  return convexParts(a)
    ?.map((part) => cut(b, part))
    .filter(hasArea);
}

const polygonsOf = (outline: Outline): Polygon[] =>
  flatten(outline)
    .map(({ points }) => points)
    .filter((points) => points.length > 2 && Math.abs(area2(points)) > NEAR);

const outlineOf = (polygon: Polygon): Outline => [...polygon.map(([x, y], i): Segment => [i === 0 ? 'M' : 'L', x, y]), ['Z']];

const isBox = (polygon: Polygon): boolean =>
  polygon.length >= 4 &&
  polygon.every(([x, y], i) => {
    const [nx, ny] = polygon[(i + 1) % polygon.length]!;
    return Math.abs(x - nx) < SLACK || Math.abs(y - ny) < SLACK;
  }) &&
  isConvex(polygon);

/** True when the region is a rectangle, level or upright. */
export function isRectangle(region: Outline): boolean {
  const polygons = polygonsOf(region);
  return polygons.length === 1 && isBox(polygons[0]!);
}

/** Whether the clip shows the whole of a box. */
export function shows(region: Outline, box: Box): boolean {
  if (!holds(boxOf(region), box, SLACK)) return false;
  const corners: Polygon = [
    [box.left, box.top],
    [box.right, box.top],
    [box.right, box.bottom],
    [box.left, box.bottom],
  ];
  const polygons = polygonsOf(region);
  if (polygons.length !== 1) return false;
  if (isBox(polygons[0]!)) return true;
  const size = Math.abs(area2(corners));
  const rest = shared(polygons[0]!, corners)?.reduce((sum, part) => sum + Math.abs(area2(part)), 0);
  return size > NEAR && rest !== undefined && Math.abs(rest - size) < SLACK;
}

/** The parts of a filled outline that the clips show; undefined when the shapes are too tangled to say. */
export function clipFill(outline: Outline, clips: readonly Outline[]): Outline[] | undefined {
  const subjects = polygonsOf(outline);
  if (subjects.length === 1 && clips.length === 1 && isBox(subjects[0]!) && holds(boxOf(outline), boxOf(clips[0]!), SLACK))
    return [clips[0]!];
  return clipPolygons(subjects, clips);
}

function clipPolygons(subjects: readonly Polygon[], clips: readonly Outline[]): Outline[] | undefined {
  const shown = shownOf(subjects, clips);
  return shown && withoutCovered(shown).map(outlineOf);
}

/** What of some polygons the clips show. */
function shownOf(subjects: readonly Polygon[], clips: readonly Outline[]): readonly Polygon[] | undefined {
  let shown: readonly Polygon[] = subjects;
  for (const clip of clips) {
    const regions = polygonsOf(clip);
    if (regions.length > 1) return undefined;
    const parts = shown.map((polygon) => (regions.length === 0 ? [] : shared(polygon, regions[0]!)));
    if (parts.includes(undefined)) return undefined;
    shown = (parts as Polygon[][]).flat();
  }
  return shown;
}

// A border's short returns at its corners lie under its long side; only what adds ink is kept.
function withoutCovered(polygons: readonly Polygon[]): Polygon[] {
  const boxes = polygons.map((polygon) => boxOf(outlineOf(polygon)));
  const covered = (i: number): boolean =>
    polygons.some(
      (other, k) =>
        k !== i &&
        isConvex(other) &&
        holds(boxes[k]!, boxes[i]!, SLACK) &&
        coveredBy(polygons[i]!, other) &&
        !(k > i && coveredBy(other, polygons[i]!)),
    );
  return polygons.filter((_, i) => !covered(i));
}

function coveredBy(inner: Polygon, outer: Polygon): boolean {
  const turned = Math.sign(area2(outer));
  return inner.every(([x, y]) =>
    outer.every(([ax, ay], i) => {
      const [bx, by] = outer[(i + 1) % outer.length]!;
      const length = Math.hypot(bx - ax, by - ay) || 1;
      return (turned * ((bx - ax) * (y - ay) - (by - ay) * (x - ax))) / length >= -SLACK;
    }),
  );
}

/** The inked parts of a stroked outline that the clips show: one rectangle a straight piece, dashes cut out first. */
export function clipStroke(
  outline: Outline,
  width: number,
  dash: readonly number[],
  clips: readonly Outline[],
): Outline[] | undefined {
  const pieces: Polygon[] = [];
  for (const { points, closed } of flatten(outline)) {
    const line = closed ? [...points, points[0]!] : points;
    const whole = dash.length === 0 && flooded(line, width / 2, clips);
    if (whole) return whole;
    for (const [from, to] of inked(line, dash)) pieces.push(bar(from, to, width / 2));
  }
  return clipPolygons(pieces, clips);
}

/** What the clips leave, when a stroke inks all of it: so React-PDF draws borders, one side in its frame at a time. */
function flooded(line: readonly Point[], half: number, clips: readonly Outline[]): Outline[] | undefined {
  const [first, ...more] = clips;
  const left = shownOf(polygonsOf(first!), more);
  if (!left || !left.flat().every((point) => distance(point, line) <= half + SLACK)) return undefined;
  return more.length === 0 ? [first!] : left.map(outlineOf);
}

function distance([x, y]: Point, line: readonly Point[]): number {
  let least = Infinity;
  for (let i = 0; i + 1 < line.length; i++) {
    const [[ax, ay], [bx, by]] = [line[i]!, line[i + 1]!];
    const length2 = (bx - ax) ** 2 + (by - ay) ** 2;
    const t = length2 === 0 ? 0 : Math.min(1, Math.max(0, ((x - ax) * (bx - ax) + (y - ay) * (by - ay)) / length2));
    least = Math.min(least, Math.hypot(x - ax - t * (bx - ax), y - ay - t * (by - ay)));
  }
  return least;
}

function bar([x0, y0]: Point, [x1, y1]: Point, half: number): Polygon {
  const length = Math.hypot(x1 - x0, y1 - y0);
  const [nx, ny] = [(-(y1 - y0) / length) * half, ((x1 - x0) / length) * half];
  return [
    [x0 + nx, y0 + ny],
    [x1 + nx, y1 + ny],
    [x1 - nx, y1 - ny],
    [x0 - nx, y0 - ny],
  ];
}

/** Straight pieces of a polyline that carry ink. */
function inked(line: readonly Point[], dash: readonly number[]): [Point, Point][] {
  const out: [Point, Point][] = [];
  const period = dash.reduce((sum, d) => sum + d, 0);
  let at = 0;
  let left = period > 0 ? dash[0]! : Infinity;
  for (let i = 0; i + 1 < line.length; i++) {
    const [[x0, y0], [x1, y1]] = [line[i]!, line[i + 1]!];
    const length = Math.hypot(x1 - x0, y1 - y0);
    if (length < NEAR) continue;
    const point = (d: number): Point => [x0 + ((x1 - x0) * d) / length, y0 + ((y1 - y0) * d) / length];
    for (let done = 0; done < length - NEAR;) {
      const go = Math.min(left, length - done);
      if (at % 2 === 0 && go > NEAR) out.push([point(done), point(done + go)]);
      done += go;
      left -= go;
      if (left <= NEAR) {
        at++;
        left = dash[at % dash.length]!;
      }
    }
  }
  return out;
}
