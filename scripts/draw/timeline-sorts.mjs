/**
 * The first seven drawings of the timeline, 1041 to 1872: sorts of clay, wood, bronze, jujube and lead, a matrix, and what they print.
 * Shapes go out, pt from the upper left of each drawing; nothing here knows a page.
 */
import { noise, seeded } from './random.mjs';
import { disc, move } from './svg.mjs';
import {
  box,
  clipped,
  closed,
  fill,
  FIRM,
  frame,
  open,
  polygons,
  raised,
  shift,
  stroke,
  sunk,
  THIN,
  worn,
} from './timeline-solids.mjs';

/** Side of a sort's face, and how its shank goes back to the lower right. */
const SIDE = 41.6;
const BACK = [21, 6.4];
const AT = [0.8, 0.8];

const corners = (x, y, w, h) => [
  [x, y],
  [x + w, y],
  [x + w, y + h],
  [x, y + h],
];

/** A sort lying with its face to the reader. `marks` are drawn on the shank before its outline. */
function sort({
  x = AT[0],
  y = AT[1],
  w = SIDE,
  h = SIDE,
  back = BACK,
  face,
  right = 'slate',
  foot = 'slate-dark',
  onFace = [],
  onShank = [],
  wear = 0,
  seed = 1,
}) {
  const front = wear ? worn([rounded(x, y, w, h)], wear, seed, 3)[0] : corners(x, y, w, h);
  const [dx, dy] = back;
  const far = front.map(([px, py]) => [px + dx, py + dy]);
  const solid = [front, far];
  const ground = hull([
    [
      [x + 6, y + h + 1.6],
      [x + w + 6, y + h + 1.6],
      [x + w + dx + 6, y + h + dy + 1.6],
      [x + dx + 6, y + h + dy + 1.6],
    ],
  ]);
  return [
    ...fill('paper-shade', ground),
    ...fill(foot, hull(solid)),
    ...fill(
      right,
      closed([
        [
          [x + w - wear, y],
          [x + w + dx - 3 * wear, y + dy - wear],
          [x + w + dx - wear, y + dy + 3 * wear],
          [x + w + dx - wear, y + h + dy - 3 * wear],
          [x + w, y + h - wear],
        ],
      ]),
    ),
    ...onShank,
    ...stroke('black', FIRM, hull(solid)),
    ...fill(face, closed([front])),
    ...onFace,
    ...stroke('black', wear ? THIN : FIRM, closed([front])),
    ...(wear
      ? []
      : stroke(
          'white',
          THIN,
          open([
            [x + 0.75, y + h - 0.6],
            [x + 0.75, y + 0.75],
            [x + w - 0.6, y + 0.75],
          ]),
        )),
    ...stroke(
      'black',
      THIN,
      open([
        [x + w - wear, y + h - wear],
        [x + w + dx - wear, y + h + dy - wear],
      ]),
    ),
  ];
}

const rounded = (x, y, w, h, r = 3) => [
  [x + r, y],
  [x + w - r, y],
  [x + w - r * 0.3, y + r * 0.3],
  [x + w, y + r],
  [x + w, y + h - r],
  [x + w - r * 0.3, y + h - r * 0.3],
  [x + w - r, y + h],
  [x + r, y + h],
  [x + r * 0.3, y + h - r * 0.3],
  [x, y + h - r],
  [x, y + r],
  [x + r * 0.3, y + r * 0.3],
];

/** Convex hull of polygons as a closed path. */
function hull(list) {
  const points = list.flat().sort((a, b) => a[0] - b[0] || a[1] - b[1]);
  const half = (sorted) => {
    const out = [];
    for (const p of sorted) {
      while (out.length > 1 && cross(out.at(-2), out.at(-1), p) <= 0) out.pop();
      out.push(p);
    }
    return out.slice(0, -1);
  };
  return move([...half(points), ...half(points.reverse())]);
}

const cross = (o, a, b) => (a[0] - o[0]) * (b[1] - o[1]) - (a[1] - o[1]) * (b[0] - o[0]);

/** The mirrored character on the face of a sort. */
const onFace = (face, inset = 2.2) =>
  polygons('字', { x: AT[0] + inset - 0.7, y: AT[1] + inset - 0.5, size: SIDE - 2 * inset, mirror: true }, face);

/** Where prints stand, and their size. */
const SLIP = { x: 88, y: 4.5, w: 33, h: 42 };

/** A slip of paper with its shadow; `content` is what is printed on it. */
function slip(content, { x, y, w, h } = SLIP) {
  return [
    ...box('paper-shade', x + 1.6, y + 1.6, w, h),
    ...box('white', x, y, w, h),
    ...content,
    ...frame('slate', THIN, x, y, w, h),
  ];
}

const printed = (face, size = 27, { x, y, w } = SLIP) => polygons('字', { x: x + (w - size) / 2, y: y + 7, size }, face);

/** Small marks within a rectangle: pits of fired clay, ink that did not take. */
function specks(x, y, w, h, count, r, seed) {
  const random = seeded(seed);
  return Array.from({ length: count }, () => {
    const [px, py, s] = [x + random() * w, y + random() * h, r * (0.5 + random())];
    return move([
      [px - s, py],
      [px - s * 0.2, py - s * 0.8],
      [px + s, py - s * 0.1],
      [px + s * 0.3, py + s * 0.8],
    ]);
  }).join('');
}

/** 1041: clay, cut soft and fired hard. */
function clay() {
  const glyph = worn(onFace('kai', 1.6), 0.55, 3);
  const [x, y] = AT;
  const pits = specks(x + 2, y + 2, SIDE - 4, SIDE - 4, 36, 0.45, 5);
  const shank = specks(x + SIDE + 3, y + 8, 15, SIDE - 6, 16, 0.45, 8);
  const print = worn(printed('kai'), 0.4, 7, 1.2);
  const bald = specks(SLIP.x + 4, SLIP.y + 8, SLIP.w - 8, 26, 24, 0.36, 11);
  return [
    ...sort({
      x: 1.8,
      y: 1.6,
      w: SIDE - 1,
      h: SIDE - 1,
      face: 'slate-light',
      wear: 0.8,
      seed: 4,
      onShank: fill('slate-dark', shank),
      onFace: [...fill('slate-mid', pits), ...raised(glyph, { by: [1.9, 1.4], face: 'slate-pale', light: 'white' })],
    }),
    ...slip([...fill('black', closed(print)), ...fill('white', bald)]),
  ];
}

/** Year rings cut lengthwise: level lines that swing round a knot. */
function grain({ x, y, w, h, gap, swing, seed, knot }) {
  const lines = [];
  for (let v = y + gap / 2; v < y + h; v += gap * (0.75 + 0.5 * noise(v, 3, seed))) {
    const points = [];
    for (let u = x; u <= x + w + 0.01; u += 2.08) {
      let py = v + (noise(u / 14, v / 9, seed) - 0.5) * swing;
      if (knot) {
        const far = Math.hypot((u - knot[0]) / 2.2, v - knot[1]);
        py += (Math.sign(v - knot[1] + 0.01) * knot[2]) / (1 + far * far * 0.06);
      }
      points.push([u, Math.min(y + h, Math.max(y, py))]);
    }
    lines.push(points);
  }
  return lines;
}

const drawn = (lines) => lines.map(open).join('');

/** Grain that runs along the shank, on its right side. */
function shankGrain(gap) {
  const [x, y] = AT;
  let d = '';
  for (let v = gap; v < SIDE - 1; v += gap)
    d += open([
      [x + SIDE, y + v],
      [x + SIDE + BACK[0], y + v + BACK[1]],
    ]);
  return d;
}

/** 1298: wood, the grain running through face and letter. */
function wood() {
  const glyph = worn(onFace('kai', 1.8), 0.16, 21);
  const rings = grain({ x: AT[0], y: AT[1], w: SIDE, h: SIDE, gap: 2.3, swing: 3.4, seed: 6, knot: [31, 13, 2.2] });
  const print = printed('kai');
  const trace = clipped(grain({ x: SLIP.x + 1, y: SLIP.y + 6, w: 31, h: 30, gap: 2.6, swing: 1.8, seed: 6 }), print);
  return [
    ...sort({
      face: 'slate-light',
      onShank: stroke('slate-dark', THIN, shankGrain(2.5)),
      onFace: [
        ...stroke('slate-mid', THIN, drawn(rings)),
        ...raised(glyph, { face: 'white' }),
        ...stroke('slate-light', THIN, drawn(clipped(rings, glyph))),
      ],
    }),
    ...slip([...fill('black', closed(print)), ...stroke('slate-mid', THIN, drawn(trace))]),
  ];
}

/** A band of reflected light across a face, from its foot to its head. */
function sheen(from, wide, lean = 16) {
  const [x, y] = AT;
  const cut = (v) => Math.min(x + SIDE, Math.max(x, v));
  return move([
    [cut(x + from + lean), y],
    [cut(x + from + lean + wide), y],
    [cut(x + from + wide), y + SIDE],
    [cut(x + from), y + SIDE],
  ]);
}

/** 1490: bronze, cast and filed; light runs over it in bands. */
function bronze() {
  const glyph = onFace('bold', 2.4);
  const shine = (from, wide) =>
    move([
      [AT[0] + SIDE + from, AT[1] + (from * BACK[1]) / BACK[0]],
      [AT[0] + SIDE + from + wide, AT[1] + ((from + wide) * BACK[1]) / BACK[0]],
      [AT[0] + SIDE + from + wide, AT[1] + SIDE + ((from + wide) * BACK[1]) / BACK[0]],
      [AT[0] + SIDE + from, AT[1] + SIDE + (from * BACK[1]) / BACK[0]],
    ]);
  const print = worn(printed('bold'), 0.12, 31);
  const loose = specks(SLIP.x + 4, SLIP.y + 8, SLIP.w - 8, 26, 16, 0.3, 13);
  return [
    ...sort({
      face: 'slate',
      right: 'slate-dark',
      foot: 'black',
      onShank: [...fill('slate', shine(5, 4)), ...fill('slate-mid', shine(10.5, 1.4))],
      onFace: [
        ...fill('slate-mid', sheen(-4, 11) + sheen(22, 4)),
        ...fill('slate-light', sheen(9, 2.4)),
        ...raised(glyph, {
          face: 'slate-pale',
          right: 'slate-dark',
          foot: 'black',
          shadow: 'slate-dark',
          cast: 1.3,
          light: 'white',
        }),
      ],
    }),
    ...slip([...fill('black', closed(print)), ...fill('white', loose)]),
  ];
}

/** 1773: jujube wood of the palace, dense and dark, cut to a gauge; its page is ruled. */
function palace() {
  const glyph = onFace('semibold', 2.4);
  const { x, y, w, h } = SLIP;
  const rings = grain({ x: AT[0], y: AT[1], w: SIDE, h: SIDE, gap: 1.5, swing: 1.1, seed: 17 });
  const ruled =
    open([
      [x + 4.5, y + 2],
      [x + 4.5, y + h - 2],
    ]) +
    open([
      [x + w - 4.5, y + 2],
      [x + w - 4.5, y + h - 2],
    ]);
  return [
    ...sort({
      face: 'slate',
      right: 'slate-dark',
      foot: 'black',
      onShank: stroke('slate', THIN, shankGrain(1.6)),
      onFace: [
        ...stroke('slate-dark', THIN, drawn(rings)),
        ...raised(glyph, { face: 'slate-pale', right: 'slate-dark', foot: 'black', shadow: 'slate-dark', light: 'white' }),
      ],
    }),
    ...slip([
      ...frame('vermilion', FIRM, x + 2, y + 2, w - 4, h - 4),
      ...stroke('vermilion', THIN, ruled),
      ...fill('black', closed(polygons('字', { x: x + 6, y: y + 9, size: 21 }, 'semibold'))),
    ]),
  ];
}

/** Level nicks in the foot side of a shank, from the near edge. */
function nicks(x, y, w, back, at) {
  return at
    .map((part) => {
      const [px, py] = [x + back[0] * part, y + back[1] * part];
      return move([
        [px + 0.4, py],
        [px + w, py],
        [px + w + back[0] * 0.09, py + back[1] * 0.09],
        [px + back[0] * 0.09 + 0.4, py + back[1] * 0.09],
      ]);
    })
    .join('');
}

/** 1815: a Han character cut by hand on a cast blank, beside a Latin sort from the foundry. */
function morrison() {
  const glyph = worn(onFace('regular', 2.6), 0.22, 41, 1.3);
  const latin = { x: 77, y: AT[1], w: 22, h: SIDE, back: BACK };
  const zed = polygons('Z', { x: 0, y: 0, size: 28, mirror: true }, 'bold');
  const random = seeded(44);
  const cuts = Array.from({ length: 60 }, () => {
    const [u, v, long] = [AT[0] + 2 + random() * (SIDE - 8), AT[1] + 4 + random() * (SIDE - 7), 2 + random() * 3];
    return open([
      [u, v],
      [u + long, v - long * (0.35 + random() * 0.3)],
    ]);
  });
  return [
    ...sort({
      face: 'slate-mid',
      onFace: [
        ...stroke('slate', THIN, cuts.join('')),
        ...raised(glyph, { face: 'slate-pale', shadow: 'slate', light: 'white' }),
      ],
    }),
    ...sort({ ...latin, face: 'slate-light', onFace: raised(fitted(zed, latin), { face: 'white' }) }),
  ];
}

/** Contours moved so that they stand in the middle of a rectangle. */
function fitted(list, { x, y, w, h }) {
  const [xs, ys] = [list.flat().map(([px]) => px), list.flat().map(([, py]) => py)];
  return shift(list, x + w / 2 - (Math.min(...xs) + Math.max(...xs)) / 2, y + h / 2 - (Math.min(...ys) + Math.max(...ys)) / 2);
}

/** 1859: the electrotyped matrix, a copper shell with the character sunk in it, set in a case of brass; and the sort cast from it. */
function matrix() {
  const [x, y] = [0.8, 0.8];
  const [w, h, d] = [49, 44, [5, 5]];
  const well = { x: x + 5.5, y: y + 4, w: 36, h: 36 };
  const glyph = polygons('字', { x: well.x + 1.5, y: well.y + 1.2, size: 33 }, 'bold');
  const solid = [corners(x, y, w, h), corners(x + d[0], y + d[1], w, h)];
  const screws = [y + 7, y + h - 7].map((v) => [x + w - 3.7, v]);
  const cast = { x: 79, y: 11.5, w: 29, h: 29, back: [17, 6] };
  const type = polygons('字', { x: cast.x + 1, y: cast.y + 1, size: 26.4, mirror: true }, 'bold');
  return [
    ...fill('slate-dark', hull(solid)),
    ...fill(
      'slate',
      closed([
        [
          [x + w, y],
          [x + w + d[0], y + d[1]],
          [x + w + d[0], y + h + d[1]],
          [x + w, y + h],
        ],
      ]),
    ),
    ...stroke('black', FIRM, hull(solid)),
    ...box('slate-pale', x, y, w, h),
    ...frame('black', FIRM, x, y, w, h),
    ...box('slate-mid', well.x, well.y, well.w, well.h),
    ...sunk(glyph, { plate: 'slate-mid', wall: 'black', floor: 'slate-dark' }),
    ...frame('black', THIN, well.x, well.y, well.w, well.h),
    ...stroke(
      'slate-dark',
      FIRM,
      open([
        [well.x + 0.6, well.y + well.h - 0.4],
        [well.x + 0.6, well.y + 0.6],
        [well.x + well.w - 0.4, well.y + 0.6],
      ]),
    ),
    ...fill('slate-light', screws.map(([sx, sy]) => disc(sx, sy, 1.7)).join('')),
    ...stroke(
      'black',
      THIN,
      screws
        .map(
          ([sx, sy]) =>
            disc(sx, sy, 1.7) +
            open([
              [sx - 1, sy + 1],
              [sx + 1, sy - 1],
            ]),
        )
        .join(''),
    ),
    ...arrow(60, 25.5, 74),
    ...sort({ ...cast, face: 'slate-light', onFace: raised(type, { by: [1.1, 0.8], cast: 1.2 }) }),
  ];
}

/** A small level arrow: what becomes of what. */
export function arrow(x, y, to) {
  return [
    ...stroke(
      'black',
      THIN,
      open([
        [x, y],
        [to - 3, y],
      ]),
    ),
    ...fill(
      'black',
      move([
        [to, y],
        [to - 4, y - 1.8],
        [to - 4, y + 1.8],
      ]),
    ),
  ];
}

/** 1872: newspaper lead by the thousand, tall shank with its nicks; and the column it prints. */
function newspaper() {
  const back = [30, 8];
  const size = 40;
  const [x, y] = AT;
  const glyph = polygons('字', { x: x + 1.6, y: y + 1.8, size: size - 4, mirror: true }, 'bold');
  const foot = nicks(x, y + size, size, back, [0.3, 0.44, 0.58]);
  const groove = [0.3, 0.44, 0.58]
    .map((part) =>
      open([
        [x + size + back[0] * part, y + back[1] * part + 0.5],
        [x + size + back[0] * part, y + size + back[1] * part],
      ]),
    )
    .join('');
  return [
    ...sort({
      w: size,
      h: size,
      back,
      face: 'slate-mid',
      onShank: [...fill('slate-light', foot), ...stroke('slate-dark', THIN, groove)],
      onFace: raised(glyph, { face: 'white', shadow: 'slate-dark', cast: 1.3 }),
    }),
    ...slip(column(88, 4.5), { x: 88, y: 4.5, w: 39, h: 42 }),
  ];
}

/** A cutting of a newspaper set in upright columns: one large character, the rest as lines of small ones. */
function column(x, y) {
  let text = '';
  const random = seeded(71);
  for (let c = 0; c < 7; c++)
    for (let r = 0; r < 13; r++) {
      const [px, py] = [x + 34.3 - c * 4.9, y + 3 + r * 2.9];
      if ((c < 4 && r < 7) || (r === 12 && random() > 0.4)) continue;
      text += move([
        [px, py],
        [px + 2, py],
        [px + 2, py + 2],
        [px, py + 2],
      ]);
    }
  const rules = [1, 2, 3, 4, 5, 6]
    .map((c) =>
      open([
        [x + 37.8 - c * 4.9, y + (c < 4 ? 23.3 : 2.4)],
        [x + 37.8 - c * 4.9, y + 39.6],
      ]),
    )
    .join('');
  return [
    ...fill('slate', text),
    ...stroke('slate-mid', THIN, rules),
    ...fill('black', closed(polygons('字', { x: x + 18.3, y: y + 2.4, size: 18.6 }, 'black'))),
  ];
}

/** In the order of the years; `end` is the right edge of each, pt. */
export const SORTS = [
  { draw: clay, end: 123 },
  { draw: wood, end: 123 },
  { draw: bronze, end: 123 },
  { draw: palace, end: 123 },
  { draw: morrison, end: 126.5 },
  { draw: matrix, end: 131.5 },
  { draw: newspaper, end: 129 },
];
