/**
 * The last two drawings of the timeline: the dots of an image processor, 1987, and Bézier curves, 2014. Shapes go out, pt from the upper
 * left of each drawing.
 */
import { glyphHandles, outline, placer } from './glyphs.mjs';
import { disc, rect } from './svg.mjs';
import {
  box,
  closed,
  dotted,
  fill,
  FIRM,
  frame,
  inside,
  onRim,
  open,
  polygons,
  rimLine,
  stroke,
  THIN,
} from './timeline-solids.mjs';

/** Rows of dots as level runs: `on(column, row)` says where one is; `at(column, row)` where it stands. */
function rows(cells, step, on, at) {
  let d = '';
  for (let r = 0; r < cells; r++)
    for (let c = 0; c < cells; c++) {
      if (!on(c, r)) continue;
      const [x, y] = at(c, r);
      const first = c;
      while (c + 1 < cells && on(c + 1, r)) c++;
      d += `M${x.toFixed(2)} ${y.toFixed(2)}h${((c - first) * step + 0.02).toFixed(2)}`;
    }
  return d;
}

/** 1987: every point of the page is a dot or none; beside it a part under the glass. */
function dots() {
  const cells = 44;
  const [x, y, size] = [0.8, 0.6, 49.8];
  const pitch = size / cells;
  const glyph = polygons('字', { x: x + 0.6, y: y + 0.4, size: size - 1 }, 'bold');
  const on = (c, r) => inside(glyph, x + (c + 0.5) * pitch, y + (r + 0.5) * pitch);
  const at = (c, r) => [x + (c + 0.5) * pitch, y + (r + 0.5) * pitch];
  const bed = rows(
    cells / 2,
    2 * pitch,
    (c, r) => !on(2 * c, 2 * r),
    (c, r) => at(2 * c, 2 * r),
  );
  const glass = { x: 93, y: 25.4, r: 23.5, from: [17, 23], cells: 11 };
  const big = (2 * glass.r) / glass.cells;
  const spot = (c, r) => [glass.x + (c - 5) * big, glass.y + (r - 5) * big];
  const shown = (c, r) => Math.hypot(spot(c, r)[0] - glass.x, spot(c, r)[1] - glass.y) < glass.r - big * 0.6;
  const lit = (c, r) => on(glass.from[0] + c, glass.from[1] + r);
  const seen = [...at(glass.from[0] + 5, glass.from[1] + 5), 6];
  const [head, foot] = [-1, 1].map((way) =>
    open([
      [seen[0], seen[1] + way * seen[2]],
      [glass.x - 6, glass.y + way * (glass.r - 0.8)],
    ]),
  );
  return [
    ...box('white', x, y, size, size),
    ...dotted('slate-mid', 0.3, 2 * pitch, bed),
    ...dotted('black', pitch * 0.98, pitch, rows(cells, pitch, on, at)),
    ...frame('slate', THIN, x, y, size, size),
    ...stroke('vermilion', THIN, head + foot),
    ...stroke('vermilion', FIRM, disc(...seen)),
    ...fill('white', disc(glass.x, glass.y, glass.r)),
    ...dotted(
      'slate-mid',
      0.7,
      big,
      rows(11, big, (c, r) => shown(c, r) && !lit(c, r), spot),
    ),
    ...dotted(
      'slate-dark',
      big * 0.98,
      big,
      rows(11, big, (c, r) => shown(c, r) && lit(c, r), spot),
    ),
    ...stroke('black', FIRM, disc(glass.x, glass.y, glass.r)),
    ...stroke('slate-mid', THIN, disc(glass.x, glass.y, glass.r - 1.2)),
  ];
}

/** Smooth runs of a character's contours with their end tangents and length: what a designer would draw as one curve. */
function curvesOf(char, place, face) {
  const at = placer(place);
  const runs = [];
  let [last, contour] = [undefined, -1];
  for (const { command, args } of outline(char, face)) {
    if (command === 'closePath') continue;
    const [x, y] = at(...args.slice(-2));
    if (command === 'moveTo') contour++;
    if (command === 'quadraticCurveTo') grow(runs, contour, last, at(args[0], args[1]), [x, y]);
    else runs.push(null);
    last = [x, y];
  }
  return runs.filter(Boolean);
}

/** Both handles of a run, two fifths of its length long: `[x, y, hx, hy]`. */
const handles = ({ from, to, start, end, length }) => [
  [...from, ...reach(from, start, length * 0.4)],
  [...to, ...reach(to, end, length * -0.4)],
];

const angle = ([ax, ay], [bx, by]) => Math.abs(Math.atan2(ax * by - ay * bx, ax * bx + ay * by));

/** Goes on with the last run while it stays smooth and turns no more than 80 degrees, else begins another. */
function grow(runs, contour, from, bend, to) {
  const [start, end] = [
    [bend[0] - from[0], bend[1] - from[1]],
    [to[0] - bend[0], to[1] - bend[1]],
  ];
  const length = Math.hypot(...start) + Math.hypot(...end);
  const run = runs.at(-1);
  if (run?.contour === contour && angle(run.end, start) < 0.6 && angle(run.start, end) < 1.6)
    Object.assign(run, { to, end, length: run.length + length });
  else runs.push({ contour, from, to, start, end, length });
}

const reach = ([x, y], [dx, dy], by) => {
  const n = Math.hypot(dx, dy) || 1;
  return [x + (dx / n) * by, y + (dy / n) * by];
};

/** One dot. */
const spot = (x, y) => `M${x.toFixed(2)} ${y.toFixed(2)}h.02`;

/** Marks of an outline's points and handles, `r` the radius of a handle's end. */
const marks = (arms, points, r) => [
  ...stroke(
    'slate',
    THIN,
    arms
      .map(([ax, ay, hx, hy]) =>
        open([
          [ax, ay],
          [hx, hy],
        ]),
      )
      .join(''),
  ),
  ...dotted('slate-dark', 2 * r + THIN, 1, arms.map(([, , hx, hy]) => spot(hx, hy)).join('')),
  ...dotted('white', 2 * r - THIN, 1, arms.map(([, , hx, hy]) => spot(hx, hy)).join('')),
  ...fill('black', points.map(([x, y]) => rect(x - r * 0.75, y - r * 0.75, r * 1.5, r * 1.5)).join('')),
];

const apart = (points, by) => points.filter(([x, y], i) => points.findIndex(([a, b]) => Math.hypot(a - x, b - y) < by) === i);

/** The left dot of 字 four times as large, with its handles; one pair is being drawn. */
function detail(x, y) {
  const size = 168;
  const contours = polygons('字', { x: 0, y: 0, size }, 'bold', 0.6);
  const left = (points) => Math.min(...points.map(([px]) => px));
  const own = contours.reduce(
    (best, points, i) =>
      left(points) < left(contours[best]) && points.length > 20 && Math.max(...points.map(([px]) => px)) < size / 3 ? i : best,
    contours.findIndex((points) => points.length > 20),
  );
  const all = contours[own];
  const place = { x: x - left(all), y: y - Math.min(...all.map(([, py]) => py)), size };
  const runs = curvesOf('字', place, 'bold').filter((run) => run.contour === own);
  const shape = polygons('字', place, 'bold', 0.6)[own];
  const long = runs.filter(({ length }) => length > 7);
  const [joint] = long
    .filter(({ to }) => long.some(({ from }) => Math.hypot(from[0] - to[0], from[1] - to[1]) < 0.5))
    .map(({ to }) => to);
  const arms = long.flatMap(handles);
  const pair = arms.filter(([ax, ay]) => joint && Math.hypot(ax - joint[0], ay - joint[1]) < 0.5);
  return [
    ...fill('slate-pale', closed([shape])),
    ...stroke('black', FIRM, closed([shape])),
    ...marks(
      arms,
      apart(
        runs.flatMap(({ from, to }) => [from, to]),
        2,
      ),
      1.1,
    ),
    ...stroke(
      'vermilion',
      FIRM,
      pair
        .map(([ax, ay, hx, hy]) =>
          open([
            [ax, ay],
            [hx, hy],
          ]),
        )
        .join(''),
    ),
    ...fill(
      'vermilion',
      pair.map(([, , hx, hy]) => disc(hx, hy, 1.4)).join('') + (joint ? rect(joint[0] - 1.2, joint[1] - 1.2, 2.4, 2.4) : ''),
    ),
  ];
}

/** 2014: an outline of curves with its points and handles, a part of it enlarged, and the weights that one family has. */
function curves() {
  const place = { x: 0.8, y: 0.6, size: 49.4 };
  const glyph = polygons('字', place, 'bold', 0.6);
  const { nodes } = glyphHandles('字', place, 'bold');
  const arms = curvesOf('字', place, 'bold')
    .filter(({ length }) => length > 4)
    .flatMap(handles);
  const weights = ['regular', 'semibold', 'bold', 'black'];
  return [
    ...fill('slate-light', closed(glyph)),
    ...stroke('black', THIN, rimLine(glyph)),
    ...marks(
      arms,
      apart(nodes, 2).filter(([x, y]) => onRim(glyph, x, y)),
      0.65,
    ),
    ...detail(67, 6),
    ...weights.flatMap((weight, i) =>
      fill('black', closed(polygons('字', { x: 117 + (i % 2) * 20, y: 5 + Math.floor(i / 2) * 21, size: 18.5 }, weight))),
    ),
  ];
}

/** In the order of the years; `end` is the right edge of each, pt. */
export const POINTS = [
  { draw: dots, end: 117.5 },
  { draw: curves, end: 156 },
];
