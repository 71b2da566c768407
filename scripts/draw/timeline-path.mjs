/**
 * SVG path text as the drawing board writes it comes in (M, L, l, h, v, q, half circles, Z), the same path goes out as M, l, c and Z in
 * whole hundredths, which a template reads fast. Throws on any other command.
 */
const COUNT = { M: 2, L: 2, l: 2, h: 1, v: 1, q: 4, a: 7, Z: 0 };
/** How far the handle of a quarter circle reaches, in radii. */
const KAPPA = 0.5523;

/** Every command with its numbers, repeated ones written out. */
function* commands(d) {
  for (const [, letter, rest] of d.matchAll(/([A-Za-z])([^A-Za-z]*)/g)) {
    const numbers = (rest.match(/-?(?:\d+\.?\d*|\.\d+)/g) ?? []).map(Number);
    const count = COUNT[letter];
    if (count === undefined) throw new Error(`bug: path command ${letter}`);
    if (count === 0) yield [letter, []];
    for (let i = 0; i < numbers.length; i += count) yield [letter, numbers.slice(i, i + count)];
  }
}

/** A pen that writes steps from where it really is, so that rounding never adds up. */
function pen() {
  let [x, y, text, last] = [0, 0, '', ''];
  const hundred = (v) => Math.round(v * 100);
  const add = (letter, points) => {
    if (letter !== last || letter === 'M') text += letter;
    else text += ' ';
    last = letter;
    const [bx, by] = letter === 'M' ? [0, 0] : [x, y];
    const steps = points.flatMap(([px, py]) => [hundred(px) - bx, hundred(py) - by]);
    text += steps.join(' ');
    [x, y] = points.at(-1).map(hundred);
  };
  const close = () => {
    text += 'Z';
    last = 'Z';
  };
  return { add, close, text: () => text.replaceAll(' -', '-') };
}

/** Path text of M, l, c and Z in hundredths, without points that lie within `SLACK` of the line between others. */
export function hundredths(d) {
  const { add, close, text } = pen();
  let [x, y] = [0, 0];
  let start = [0, 0];
  let lines = [];
  const flush = () => {
    for (const point of thinned(lines).slice(1)) add('l', [point]);
    lines = [];
  };
  for (const [letter, n] of commands(d)) {
    const from = [x, y];
    if (letter !== 'Z') [x, y] = end(letter, n, from);
    if ('Llhv'.includes(letter)) {
      if (lines.length === 0) lines.push(from);
      lines.push([x, y]);
      continue;
    }
    flush();
    if (letter === 'Z') {
      close();
      [x, y] = start;
    } else if (letter === 'M') add('M', [(start = [x, y])]);
    else if (letter === 'q') add('c', lifted(from, [from[0] + n[0], from[1] + n[1]], [x, y]));
    else for (const quarter of half(from, x - from[0])) add('c', quarter);
  }
  flush();
  return text();
}

/** What a point may be off, pt: less than a dot of the plate setter (1/1270 inch). */
const SLACK = 0.045;

/** Douglas and Peucker 1973: the ends, and the farthest point between them wherever it is farther than the slack. */
function thinned(points) {
  if (points.length < 3) return points;
  const [a, z] = [points[0], points.at(-1)];
  const length = Math.hypot(z[0] - a[0], z[1] - a[1]);
  const off = ([x, y]) =>
    length < 1e-6 ? Math.hypot(x - a[0], y - a[1]) : Math.abs((z[0] - a[0]) * (y - a[1]) - (z[1] - a[1]) * (x - a[0])) / length;
  let far = 0;
  for (let i = 1; i < points.length - 1; i++) if (far === 0 || off(points[i]) > off(points[far])) far = i;
  if (off(points[far]) <= SLACK) return [a, z];
  return [...thinned(points.slice(0, far + 1)), ...thinned(points.slice(far)).slice(1)];
}

function end(letter, n, [x, y]) {
  if (letter === 'h') return [x + n[0], y];
  if (letter === 'v') return [x, y + n[0]];
  const [dx, dy] = n.slice(-2);
  return letter === 'M' || letter === 'L' ? [dx, dy] : [x + dx, y + dy];
}

/** A quadratic curve as a cubic. */
const lifted = ([x0, y0], [qx, qy], [x1, y1]) => [
  [x0 + (2 / 3) * (qx - x0), y0 + (2 / 3) * (qy - y0)],
  [x1 + (2 / 3) * (qx - x1), y1 + (2 / 3) * (qy - y1)],
  [x1, y1],
];

/** Half a circle from a point over a level chord, against the clock. */
function half([x, y], chord) {
  const r = chord / 2;
  const k = r * KAPPA;
  return [
    [
      [x, y + k],
      [x + r - k, y + r],
      [x + r, y + r],
    ],
    [
      [x + r + k, y + r],
      [x + chord, y + k],
      [x + chord, y],
    ],
  ];
}
