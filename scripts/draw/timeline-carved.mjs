/**
 * The first four drawings of the timeline, 1041 to 1773: sorts of clay, wood, bronze and jujube, each with its print. Shapes go out, pt
 * from the upper left of each drawing.
 */
import { move } from './svg.mjs';
import { AT, BACK, drawn, grain, onFace, printed, shankGrain, SIDE, SLIP, slip, sort, specks } from './timeline-block.mjs';
import { clipped, closed, fill, FIRM, frame, open, polygons, raised, stroke, THIN, worn } from './timeline-solids.mjs';

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

/** In the order of the years; `end` is the right edge of each, pt. */
export const CARVED = [
  { draw: clay, end: 123 },
  { draw: wood, end: 123 },
  { draw: bronze, end: 123 },
  { draw: palace, end: 123 },
];
