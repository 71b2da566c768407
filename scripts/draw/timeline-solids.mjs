/**
 * Glyphs as solids for the timeline: contours in, shapes out that show them raised, sunk, worn or scanned under a lamp at the
 * upper left. A shape is `{ ink, weight, step, d }`, weight 0 a fill, `step` of dots alone; lengths are pt from the upper left of a drawing. Writes no file.
 */
import { outline, placer } from './glyphs.mjs';
import { noise } from './random.mjs';
import { move, rect } from './svg.mjs';

/** Line weights of the strip: thin for edges inside, firm for silhouettes. */
export const [THIN, FIRM] = [0.5, 1];

export const fill = (ink, d) => (d ? [{ ink, weight: 0, d }] : []);
export const stroke = (ink, weight, d) => (d ? [{ ink, weight, d }] : []);
/** Round dots `step` pt apart along level runs. */
export const dotted = (ink, weight, step, d) => (d ? [{ ink, weight, step, d }] : []);
export const box = (ink, x, y, w, h) => fill(ink, rect(x, y, w, h));
export const frame = (ink, weight, x, y, w, h) => stroke(ink, weight, rect(x, y, w, h));
/** An open path through points. */
export const open = (points) => move(points, false);
export const closed = (polygons) => polygons.map((points) => move(points)).join('');
export const shift = (polygons, dx, dy) => polygons.map((points) => points.map(([x, y]) => [x + dx, y + dy]));

/** Longest piece of a flattened contour, pt. */
const PIECE = 0.9;

/** Contours of one character as polygons in its square. */
export function polygons(char, place, face = 'bold', piece = PIECE) {
  const at = placer(place);
  const out = [];
  let last;
  for (const { command, args } of outline(char, face)) {
    if (command === 'closePath') continue;
    const [x, y] = at(...args.slice(-2));
    if (command === 'moveTo') out.push([]);
    else if (command === 'quadraticCurveTo') bend(out.at(-1), last, at(args[0], args[1]), [x, y], piece);
    if (!same(out.at(-1).at(-1), [x, y])) out.at(-1).push([x, y]);
    last = [x, y];
  }
  for (const points of out) if (same(points[0], points.at(-1))) points.pop();
  return out;
}

const same = (a, b) => a !== undefined && Math.hypot(a[0] - b[0], a[1] - b[1]) < 0.005;

function bend(points, [x0, y0], [qx, qy], [x1, y1], piece) {
  const steps = Math.max(1, Math.round((Math.hypot(qx - x0, qy - y0) + Math.hypot(x1 - qx, y1 - qy)) / piece));
  for (let i = 1; i < steps; i++) {
    const t = i / steps;
    const u = 1 - t;
    points.push([u * u * x0 + 2 * u * t * qx + t * t * x1, u * u * y0 + 2 * u * t * qy + t * t * y1]);
  }
}

/** Every edge cut into pieces no longer than `piece`. */
export const fine = (list, piece = PIECE) =>
  list.map((points) =>
    points.flatMap((a, i) => {
      const b = points[(i + 1) % points.length];
      const steps = Math.max(1, Math.ceil(Math.hypot(b[0] - a[0], b[1] - a[1]) / piece));
      return Array.from({ length: steps }, (_, k) => [a[0] + ((b[0] - a[0]) * k) / steps, a[1] + ((b[1] - a[1]) * k) / steps]);
    }),
  );

/** Contours worn by up to `by` pt: what a knife leaves in clay or wood. */
export const worn = (list, by, seed, scale = 1.7) =>
  fine(list, 1.5).map((points) =>
    points.map(([x, y]) => [
      x + (noise(x / scale, y / scale, seed) - 0.5) * 2 * by,
      y + (noise(x / scale, y / scale, seed + 9) - 0.5) * 2 * by,
    ]),
  );

/** Whether a point lies within contours, non-zero winding. */
export function inside(list, x, y) {
  let winding = 0;
  for (const points of list)
    for (let i = 0, j = points.length - 1; i < points.length; j = i++) {
      const [x0, y0] = points[j];
      const [x1, y1] = points[i];
      if (y0 > y === y1 > y) continue;
      if (x0 + ((y - y0) / (y1 - y0)) * (x1 - x0) > x) winding += y1 > y0 ? 1 : -1;
    }
  return winding !== 0;
}

/** Whether a point of an outline lies on its outer rim, not where one stroke lies in another. */
export const onRim = (glyph, x, y) =>
  [
    [0.5, 0],
    [-0.5, 0],
    [0, 0.5],
    [0, -0.5],
    [0.4, 0.4],
    [-0.4, -0.4],
  ].some(([dx, dy]) => !inside(glyph, x + dx, y + dy));

const area = (points) =>
  points.reduce((sum, [x, y], i) => {
    const [nx, ny] = points[(i + 1) % points.length];
    return sum + x * ny - nx * y;
  }, 0);

/**
 * Runs of edges on the outer rim (not where one stroke lies in another) whose outward normal passes `facing`: lists of points. With
 * `keep` undefined the whole rim.
 */
export function rim(list, facing = () => true) {
  const way = list.reduce((sum, points) => sum + area(points), 0) > 0 ? 1 : -1;
  const cut = fine(list, 1.2);
  return cut.flatMap((points) => {
    const runs = [];
    let run;
    for (let i = 0; i <= points.length; i++) {
      const a = points[i % points.length];
      const b = points[(i + 1) % points.length];
      const length = Math.hypot(b[0] - a[0], b[1] - a[1]) || 1;
      const [nx, ny] = [(way * (b[1] - a[1])) / length, (-way * (b[0] - a[0])) / length];
      const [mx, my] = [(a[0] + b[0]) / 2 + nx * 0.08, (a[1] + b[1]) / 2 + ny * 0.08];
      if (i < points.length && facing(nx, ny) && !inside(list, mx, my)) {
        if (!run) runs.push((run = [a]));
        run.push(b);
      } else run = undefined;
    }
    return runs.map(straightened);
  });
}

/** Without the points that lie on a straight line between their neighbours. */
function straightened(points) {
  return points.filter((b, i) => {
    if (i === 0 || i === points.length - 1) return true;
    const [a, c] = [points[i - 1], points[i + 1]];
    return Math.abs((b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])) > 0.03;
  });
}

/** The rim as open strokes; `facing` chooses edges by their outward normal. */
export const rimLine = (list, facing) => rim(list, facing).map(open).join('');

/** Sides of a solid between contours and the same contours moved by (dx, dy), for edges that pass `facing`. */
export const sides = (list, dx, dy, facing) =>
  rim(list, facing)
    .map((run) => move([...run, ...run.map(([x, y]) => [x + dx, y + dy]).reverse()]))
    .join('');

/** A glyph raised from the face behind it by (dx, dy): its shadow, its two tones of side, its face, the light on its upper left edges. */
export function raised(
  list,
  { by = [1.5, 1.1], face = 'white', right = 'slate', foot = 'slate-dark', shadow = 'slate-mid', cast = 1.7, light } = {},
) {
  const [dx, dy] = by;
  const towards = (nx, ny) => nx * dx + ny * dy > 0.02;
  return [
    ...fill(shadow, closed(shift(list, dx + cast, dy + cast * 0.75))),
    ...fill(
      right,
      sides(list, dx, dy, (nx, ny) => towards(nx, ny) && nx > ny),
    ),
    ...fill(
      foot,
      sides(list, dx, dy, (nx, ny) => towards(nx, ny) && nx <= ny),
    ),
    ...fill(face, closed(list)),
    ...(light
      ? stroke(
          light,
          THIN,
          rimLine(list, (nx, ny) => nx + ny < -0.3),
        )
      : []),
  ];
}

/** A glyph sunk into a plate of the ink `plate`: dark walls at the upper left, its floor, light caught by the lower right edges. */
export function sunk(list, { by = [1.8, 1.5], plate, wall = 'black', floor = 'slate', light = 'white' }) {
  const [dx, dy] = by;
  return [
    ...fill(wall, closed(list)),
    ...fill(floor, closed(shift(list, dx, dy))),
    ...fill(
      plate,
      sides(list, dx, dy, (nx, ny) => nx * dx + ny * dy > -0.02),
    ),
    ...stroke(
      light,
      THIN,
      rimLine(list, (nx, ny) => nx + ny > 0.3),
    ),
  ];
}

/** The parts of polylines that lie within contours (or without, where `within` is false). */
export function clipped(lines, list, within = true) {
  return lines.flatMap((points) => {
    const runs = [];
    let run;
    for (const [x, y] of points) {
      if (inside(list, x, y) !== within) run = undefined;
      else if (run) run.push([x, y]);
      else runs.push((run = [[x, y]]));
    }
    return runs.filter(({ length }) => length > 1).map(straightened);
  });
}

/** Black runs of level scan lines through contours: `[[y, [[from, to], …]], …]`. */
export function scanned(list, lines, step = 0.1) {
  const xs = list.flat().map(([x]) => x);
  const [left, right] = [Math.min(...xs), Math.max(...xs)];
  return lines.map((y) => {
    const runs = [];
    let from;
    for (let x = left - step; x <= right + step; x += step) {
      const black = inside(list, x, y);
      if (black && from === undefined) from = x;
      if (!black && from !== undefined) {
        runs.push([from, x]);
        from = undefined;
      }
    }
    return [y, runs];
  });
}
