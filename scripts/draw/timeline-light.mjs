/**
 * Three drawings of the timeline, 1947 to 1979: the typewriter's window, contour and parameters, the laser's lines. Shapes go out, pt from the upper left of each drawing; nothing here knows a page.
 */
import { glyphHandles } from './glyphs.mjs';
import { disc, move, rect } from './svg.mjs';
import {
  box,
  closed,
  fill,
  FIRM,
  frame,
  inside,
  onRim,
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
  const level = (some) => some.flatMap(([y, runs]) => runs.map(([a, b]) => `M${a} ${y}h${b - a}`)).join('');
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
    ...stroke('white', 0.9, level(written)),
    ...stroke('slate-mid', THIN, level(lines.filter(([y]) => y >= beam))),
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

/** In the order of the years; `end` is the right edge of each, pt. */
export const LIGHT = [
  { draw: window, end: 124.5 },
  { draw: parameters, end: 115.5 },
  { draw: laser, end: 127.5 },
];
