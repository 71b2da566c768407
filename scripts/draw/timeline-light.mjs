/**
 * The last five drawings of the timeline, 1947 to 2014: the typewriter's window, contour and parameters, the laser's lines, the dots of
 * an image processor, Bézier curves. Shapes go out, pt from the upper left of each drawing; nothing here knows a page.
 */
import { glyphHandles, outline, placer } from './glyphs.mjs';
import { disc, move, rect } from './svg.mjs';
import {
  box,
  closed,
  dotted,
  fill,
  FIRM,
  frame,
  inside,
  open,
  polygons,
  rimLine,
  scanned,
  stroke,
  THIN,
} from './timeline-solids.mjs';

const round = (x, y, w, h, r) =>
  `M${x + r} ${y}h${w - 2 * r}q${r} 0 ${r} ${r}v${h - 2 * r}q0 ${r} ${-r} ${r}h${2 * r - w}q${-r} 0 ${-r} ${-r}v${2 * r - h}q0 ${-r} ${r} ${-r}Z`;

/** Words in a sans face, for figures and key numbers; `x` is the left edge, `size` the em. */
const figures = (text, x, baseline, size) =>
  [...text]
    .map((char, i) => closed(polygons(char, { x: x + i * size * 0.58, y: baseline - 0.88 * size, size }, 'sans', 0.6)))
    .join('');

/** 1947: eight candidates show in the window; a key of that number types one. */
function window() {
  const [x, y, w, h] = [0.8, 0.8, 122, 49];
  const cell = 16;
  const candidates = [...'宇字宁守安宋定宜'];
  const [cx, cy] = [x + 49.5, y + 5.5];
  const cells = candidates.map((char, i) => ({
    char,
    n: String(i + 1),
    x: cx + (i % 4) * 16.9,
    y: cy + Math.floor(i / 4) * 20.5,
  }));
  const chosen = cells[1];
  const glass = { x: x + 4.5, y: y + 4.5, size: 40 };
  return [
    ...fill('paper-shade', round(x + 2.4, y + 1, w - 1, h - 0.6, 7)),
    ...fill('slate', round(x, y, w, h, 7)),
    ...fill('slate-mid', round(x, y, w - 1.4, h - 1.4, 7)),
    ...stroke('black', FIRM, round(x, y, w, h, 7)),
    ...fill('black', round(glass.x - 1, glass.y - 1, 42, 42, 3)),
    ...fill('white', round(glass.x + 0.4, glass.y + 0.4, 40, 40, 2.4)),
    ...fill(
      'slate-pale',
      move([
        [glass.x + 24, glass.y + 0.4],
        [glass.x + 36, glass.y + 0.4],
        [glass.x + 10, glass.y + 40.4],
        [glass.x + 1, glass.y + 40.4],
        [glass.x + 1, glass.y + 36],
      ]),
    ),
    ...fill('black', closed(polygons('字', { x: glass.x + 2.4, y: glass.y + 2.2, size: 36 }, 'bold'))),
    ...fill('slate-dark', round(cx - 2, cy - 2, 70.6, 40, 2.4)),
    ...fill('white', cells.map((c) => rect(c.x, c.y, cell - 0.2, cell - 0.2)).join('')),
    ...fill('black', cells.map((c) => closed(polygons(c.char, { x: c.x + 1.2, y: c.y + 1, size: 13.4 }, 'regular'))).join('')),
    ...frame('vermilion', FIRM, chosen.x + 0.2, chosen.y + 0.2, cell - 0.6, cell - 0.6),
    ...fill(
      'white',
      cells
        .filter((c) => c !== chosen)
        .map((c) => figures(c.n, c.x + 6.5, c.y + 19.4, 4.4))
        .join(''),
    ),
    ...fill('white', figures(chosen.n, chosen.x + 6.5, chosen.y + 19.4, 4.4)),
  ];
}

const grid = (x, y, size, cells) => {
  let d = '';
  for (let i = 0; i <= cells; i++) d += `M${x + (i * size) / cells} ${y}v${size}M${x} ${y + (i * size) / cells}h${size}`;
  return d;
};

/** 1974: straight strokes as start, length and width; curved ones as points on their contour. */
function parameters() {
  const place = { x: 0.8, y: 0.4, size: 49.8 };
  const k = place.size / 1000;
  const at = (u, v) => [place.x + u * k, place.y + (880 - v) * k];
  const glyph = polygons('字', place, 'bold');
  const rim = rimLine(glyph);
  const points = glyphHandles('字', place, 'bold').nodes.filter(
    ([x, y], i, all) => all.findIndex(([a, b]) => Math.hypot(a - x, b - y) < 2) === i && onRim(glyph, x, y),
  );
  const bar = straight(glyph, at);
  const units = (pt) => String(Math.round(pt / k));
  const rows = [
    ['x', units(bar[0] - place.x)],
    ['y', String(880 - Math.round((bar[1] + bar[3] - place.y) / k))],
    ['l', units(bar[2])],
    ['w', units(bar[3])],
  ];
  const table = { x: 71, y: 7 };
  return [
    ...box('white', 0.8, 0.6, 49.8, 49.8),
    ...stroke('slate-light', THIN, grid(0.8, 0.6, 49.8, 8)),
    ...fill('slate-light', closed(glyph)),
    ...fill('vermilion', rect(...bar)),
    ...stroke('black', THIN, rim),
    ...fill('black', points.map(([x, y]) => rect(x - 0.65, y - 0.65, 1.3, 1.3)).join('')),
    ...frame('slate', THIN, 0.8, 0.6, 49.8, 49.8),
    ...stroke(
      'vermilion',
      THIN,
      open([
        [bar[0] + bar[2], bar[1] + bar[3] / 2],
        [table.x - 6, bar[1] + bar[3] / 2],
        [table.x - 6, 25.5],
        [table.x - 1, 25.5],
      ]),
    ),
    ...rows.flatMap(([name, value], i) => [
      ...box(i % 2 ? 'slate-pale' : 'white', table.x, table.y + i * 9.3, 44, 9.3),
      ...fill('slate', figures(name, table.x + 4, table.y + i * 9.3 + 7, 7)),
      ...fill('black', figures(value, table.x + 40 - value.length * 4.1, table.y + i * 9.3 + 7, 7)),
    ]),
    ...frame('slate', THIN, table.x, table.y, 44, 37.2),
    ...stroke(
      'slate-light',
      THIN,
      open([
        [table.x + 13.5, table.y],
        [table.x + 13.5, table.y + 37.2],
      ]),
    ),
    ...stroke(
      'vermilion',
      FIRM,
      open([
        [table.x, table.y],
        [table.x, table.y + 37.2],
      ]),
    ),
  ];
}

const onRim = (glyph, x, y) =>
  [
    [0.5, 0],
    [-0.5, 0],
    [0, 0.5],
    [0, -0.5],
    [0.4, 0.4],
    [-0.4, -0.4],
  ].some(([dx, dy]) => !inside(glyph, x + dx, y + dy));

/** The long level stroke of 字: the rectangle of black at its height. */
function straight(glyph, at) {
  const [, y] = at(0, 282);
  const near = Array.from({ length: 160 }, (_, i) => y - 8 + i * 0.1);
  const [column] = at(200, 0);
  const black = near.filter((v) => inside(glyph, column, v));
  const [top, foot] = [black[0], black.at(-1)];
  const [[, runs]] = scanned(glyph, [(top + foot) / 2]);
  return [runs[0][0], top, runs.at(-1)[1] - runs[0][0] - 3.5, foot - top];
}

/** 1979: the beam writes the character on film line by line; below its line nothing is exposed yet. */
function laser() {
  const film = { x: 0.8, y: 0.6, size: 49.8 };
  const glyph = polygons('字', { x: film.x + 2.2, y: film.y + 2, size: 45.4 }, 'bold');
  const beam = film.y + 33.6;
  const lines = scanned(
    glyph,
    Array.from({ length: 36 }, (_, i) => film.y + 4.2 + i * 1.3),
  );
  const written = lines.filter(([y]) => y < beam - 0.4);
  const white = written.flatMap(([y, runs]) => runs.map(([a, b]) => rect(a, y - 0.45, b - a, 0.9))).join('');
  const waiting = lines
    .filter(([y]) => y >= beam)
    .flatMap(([y, runs]) => runs.map(([a, b]) => rect(a, y - 0.16, b - a, 0.32)))
    .join('');
  const [mx, my, r] = [86, 15.5, 9.5];
  const six = Array.from({ length: 6 }, (_, i) => [
    mx + r * Math.cos((i * Math.PI) / 3 + 0.3),
    my - 2 + r * 0.52 * Math.sin((i * Math.PI) / 3 + 0.3),
  ]);
  const spot = [film.x + 36.5, beam];
  const front = [0, 1, 2].map((i) => move([six[i], six[i + 1], [six[i + 1][0], six[i + 1][1] + 7], [six[i][0], six[i][1] + 7]]));
  return [
    ...box('slate-dark', film.x, film.y, film.size, film.size),
    ...fill(
      'slate',
      move([
        [film.x, film.y],
        [film.x + 22, film.y],
        [film.x, film.y + 22],
      ]),
    ),
    ...fill('white', white),
    ...fill('slate-mid', waiting),
    ...frame('black', FIRM, film.x, film.y, film.size, film.size),
    ...stroke(
      'slate-mid',
      THIN,
      [4, 16, 28, 44]
        .map((u) =>
          open([
            [mx - 6, my + 5.4],
            [film.x + u, beam],
          ]),
        )
        .join(''),
    ),
    ...fill('vermilion', rect(film.x + 0.5, beam - 0.45, film.size - 1, 0.9)),
    ...stroke('vermilion', FIRM, open([[116, 31], [mx - 6, my + 5.4], spot])),
    ...fill('slate', front.join('')),
    ...fill('slate-pale', front[1]),
    ...fill('slate-dark', front[0]),
    ...stroke('black', THIN, front.join('')),
    ...fill('slate-light', move(six)),
    ...stroke('black', FIRM, move(six)),
    ...fill('slate-dark', disc(mx, my - 2, 1.8)),
    ...box('slate-dark', 108, 30, 16, 10),
    ...fill(
      'slate-pale',
      move([
        [108, 30],
        [111, 26.5],
        [127, 26.5],
        [124, 30],
      ]),
    ),
    ...fill(
      'slate',
      move([
        [124, 30],
        [127, 26.5],
        [127, 36.5],
        [124, 40],
      ]),
    ),
    ...stroke(
      'black',
      THIN,
      rect(108, 30, 16, 10) +
        open([
          [108, 30],
          [111, 26.5],
          [127, 26.5],
          [127, 36.5],
          [124, 40],
        ]) +
        open([
          [124, 30],
          [127, 26.5],
        ]),
    ),
    ...fill('vermilion', disc(113, 35, 1.3)),
  ];
}

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
  ...fill('white', arms.map(([, , hx, hy]) => disc(hx, hy, r)).join('')),
  ...stroke('slate-dark', THIN, arms.map(([, , hx, hy]) => disc(hx, hy, r)).join('')),
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
export const LIGHTS = [
  { draw: window, end: 124.5 },
  { draw: parameters, end: 115.5 },
  { draw: laser, end: 127.5 },
  { draw: dots, end: 117.5 },
  { draw: curves, end: 156 },
];
