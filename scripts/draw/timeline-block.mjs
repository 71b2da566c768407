/**
 * What the sorts of the timeline share: a block lying with its face to the reader, the slip of paper that it prints, specks and grain.
 * Shapes go out, pt from the upper left of a drawing; nothing here knows a year.
 */
import { noise, seeded } from './random.mjs';
import { move } from './svg.mjs';
import { box, closed, fill, FIRM, frame, open, polygons, stroke, THIN, worn } from './timeline-solids.mjs';

/** Side of a sort's face, and how its shank goes back to the lower right. */
export const SIDE = 41.6;
export const BACK = [21, 6.4];
export const AT = [0.8, 0.8];

export const corners = (x, y, w, h) => [
  [x, y],
  [x + w, y],
  [x + w, y + h],
  [x, y + h],
];

/** A sort lying with its face to the reader. `marks` are drawn on the shank before its outline. */
export function sort({
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
export function hull(list) {
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
export const onFace = (face, inset = 2.2) =>
  polygons('字', { x: AT[0] + inset - 0.7, y: AT[1] + inset - 0.5, size: SIDE - 2 * inset, mirror: true }, face);

/** Where prints stand, and their size. */
export const SLIP = { x: 88, y: 4.5, w: 33, h: 42 };

/** A slip of paper with its shadow; `content` is what is printed on it. */
export function slip(content, { x, y, w, h } = SLIP) {
  return [
    ...box('paper-shade', x + 1.6, y + 1.6, w, h),
    ...box('white', x, y, w, h),
    ...content,
    ...frame('slate', THIN, x, y, w, h),
  ];
}

export const printed = (face, size = 27, { x, y, w } = SLIP) => polygons('字', { x: x + (w - size) / 2, y: y + 7, size }, face);

/** Small marks within a rectangle: pits of fired clay, ink that did not take. */
export function specks(x, y, w, h, count, r, seed) {
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

/** Year rings cut lengthwise: level lines that swing round a knot. */
export function grain({ x, y, w, h, gap, swing, seed, knot }) {
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

export const drawn = (lines) => lines.map(open).join('');

/** Grain that runs along the shank, on its right side. */
export function shankGrain(gap) {
  const [x, y] = AT;
  let d = '';
  for (let v = gap; v < SIDE - 1; v += gap)
    d += open([
      [x + SIDE, y + v],
      [x + SIDE + BACK[0], y + v + BACK[1]],
    ]);
  return d;
}
