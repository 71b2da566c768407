/**
 * The next three drawings of the timeline, 1815 to 1872: a hand-cut sort beside a Latin one, the electrotyped matrix, newspaper lead.
 * Shapes go out, pt from the upper left of each drawing.
 */
import { seeded } from './random.mjs';
import { disc, move } from './svg.mjs';
import { AT, BACK, corners, hull, onFace, SIDE, slip, sort } from './timeline-block.mjs';
import { box, closed, fill, FIRM, frame, open, polygons, raised, shift, stroke, sunk, THIN, worn } from './timeline-solids.mjs';

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
function arrow(x, y, to) {
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
      text += open([
        [px + 1, py],
        [px + 1, py + 2],
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
    ...stroke('slate', 2, text),
    ...stroke('slate-mid', THIN, rules),
    ...fill('black', closed(polygons('字', { x: x + 18.3, y: y + 2.4, size: 18.6 }, 'black'))),
  ];
}

/** In the order of the years; `end` is the right edge of each, pt. */
export const CAST = [
  { draw: morrison, end: 126.5 },
  { draw: matrix, end: 131.5 },
  { draw: newspaper, end: 129 },
];
