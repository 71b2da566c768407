/**
 * The drawing board of the four line drawings: one palette, one family of line weights, one lamp at the upper left, and
 * the few solids that the drawings share. Goes out as SVG with paths only; lengths are points at the size placed.
 */
import { writeFileSync } from 'node:fs';

/** 黛 in six steps from ink to paper, and 朱砂 for the accent. */
export const TINT = ['#1b222a', '#38434f', '#5a6b7f', '#8d9bab', '#bdc7d1', '#e3e8ed'];
export const RED = '#d2432b';
export const RED_DARK = '#8f2415';
/** Line weights: hair, line, heavy. */
export const [HAIR, LINE, HEAVY] = [0.5, 1, 2];

const num = (n) => String(+n.toFixed(2)).replace(/^(-?)0\./, '$1.');

/** A path through points, the first absolute and the rest as steps, which keeps the files small. */
export function move(points, close = true) {
  let [x, y] = [+num(points[0][0]), +num(points[0][1])];
  let d = `M${num(x)} ${num(y)}l`;
  for (let i = 1; i < points.length; i++) {
    const [dx, dy] = [num(points[i][0] - x), num(points[i][1] - y)];
    d += `${i > 1 ? ' ' : ''}${dx} ${dy}`;
    x += +dx;
    y += +dy;
  }
  return d.replaceAll(' -', '-') + (close ? 'Z' : '');
}

export const rect = (x, y, w, h) => `M${num(x)} ${num(y)}h${num(w)}v${num(h)}h${num(-w)}Z`;
export const disc = (x, y, r) =>
  `M${num(x - r)} ${num(y)}a${num(r)} ${num(r)} 0 1 0 ${num(2 * r)} 0a${num(r)} ${num(r)} 0 1 0 ${num(-2 * r)} 0Z`;

export const fill = (d, color, more = '') => `<path d="${d}" fill="${color}"${more}/>`;
export const stroke = (d, color = TINT[0], width = HAIR, more = '') =>
  `<path d="${d}" fill="none" stroke="${color}" stroke-width="${width}"${more}/>`;
export const ROUND = ' stroke-linecap="round" stroke-linejoin="round"';

/** A smooth curve through points (Catmull-Rom as cubic Béziers). */
export function through(points) {
  let d = `M${num(points[0][0])} ${num(points[0][1])}`;
  for (let i = 0; i < points.length - 1; i++) {
    const [p, a, b, n] = [points[Math.max(0, i - 1)], points[i], points[i + 1], points[Math.min(points.length - 1, i + 2)]];
    d += `C${num(a[0] + (b[0] - p[0]) / 6)} ${num(a[1] + (b[1] - p[1]) / 6)} ${num(b[0] - (n[0] - a[0]) / 6)} ${num(b[1] - (n[1] - a[1]) / 6)} ${num(b[0])} ${num(b[1])}`;
  }
  return d;
}

/** Section lines at 45 degrees inside a rectangle. */
export function hatch(x, y, w, h, gap = 2.6, lean = 1) {
  let d = '';
  for (let c = gap / 2; c < w + h; c += gap) {
    const [x1, y1] = c < h ? [0, c] : [c - h, h];
    const [x2, y2] = c < w ? [c, 0] : [w, c - w];
    d +=
      lean > 0
        ? `M${num(x + x1)} ${num(y + y1)}L${num(x + x2)} ${num(y + y2)}`
        : `M${num(x + w - x1)} ${num(y + y1)}L${num(x + w - x2)} ${num(y + y2)}`;
  }
  return d;
}

/** A cut body: pale ground, section lines, dark outline. */
export const cut = (x, y, w, h, { lean = 1, gap = 2.6, ground = TINT[5] } = {}) =>
  fill(rect(x, y, w, h), ground) + stroke(hatch(x, y, w, h, gap, lean), TINT[2], HAIR) + stroke(rect(x, y, w, h), TINT[0], LINE);

/** A round bar seen from the side: strips from light on the left to dark on the right, with a little returned light. */
export function bar(x, y, w, h, tones = [4, 5, 4, 3, 2, 1, 2]) {
  const parts = [0.08, 0.14, 0.2, 0.2, 0.18, 0.12, 0.08];
  let at = x;
  let out = '';
  tones.forEach((tone, i) => {
    out += fill(rect(at, y, parts[i] * w + 0.05, h), TINT[tone]);
    at += parts[i] * w;
  });
  return out + stroke(rect(x, y, w, h), TINT[0], LINE);
}

/** A coil between two points: `turns` waves, `r` wide to each side; the back half thin, the front half heavy. */
export function coil(x1, y1, x2, y2, turns, r, { color = TINT[1], back = TINT[3], width = LINE } = {}) {
  const [dx, dy] = [(x2 - x1) / turns, (y2 - y1) / turns];
  const length = Math.hypot(x2 - x1, y2 - y1);
  const [nx, ny] = [-(y2 - y1) / length, (x2 - x1) / length];
  let front = '';
  let behind = '';
  for (let i = 0; i < turns; i++) {
    const a = [x1 + dx * i + nx * r, y1 + dy * i + ny * r];
    const b = [x1 + dx * (i + 0.5) - nx * r, y1 + dy * (i + 0.5) - ny * r];
    const c = [x1 + dx * (i + 1) + nx * r, y1 + dy * (i + 1) + ny * r];
    front += move([a, b], false);
    behind += move([b, c], false);
  }
  return stroke(behind, back, width * 0.6, ROUND) + stroke(front, color, width, ROUND);
}

/** An arrow with a solid head, pointing from a to b. */
export function arrow(x1, y1, x2, y2, color = RED, width = LINE, head = 4) {
  const length = Math.hypot(x2 - x1, y2 - y1);
  const [ux, uy] = [(x2 - x1) / length, (y2 - y1) / length];
  const [bx, by] = [x2 - ux * head, y2 - uy * head];
  const wing = head * 0.42;
  return (
    stroke(
      move(
        [
          [x1, y1],
          [bx, by],
        ],
        false,
      ),
      color,
      width,
    ) +
    fill(
      move([
        [x2, y2],
        [bx - uy * wing, by + ux * wing],
        [bx + uy * wing, by - ux * wing],
      ]),
      color,
    )
  );
}

/** A sort standing toward the reader: face at (x, y) of side s, its shank going back to the lower right by d. */
export function block(x, y, s, d, { top = TINT[5], right = TINT[2], foot = TINT[1], line = TINT[0], width = HAIR, h = s } = {}) {
  return (
    fill(
      move([
        [x + s, y],
        [x + s + d, y + d],
        [x + s + d, y + h + d],
        [x + s, y + h],
      ]),
      right,
    ) +
    fill(
      move([
        [x, y + h],
        [x + s, y + h],
        [x + s + d, y + h + d],
        [x + d, y + h + d],
      ]),
      foot,
    ) +
    fill(rect(x, y, s, h), top) +
    stroke(rect(x, y, s, h), line, width)
  );
}

/** Writes `<svg>` of the size given, in points. */
export function save(folder, name, width, height, body) {
  const head = `<svg xmlns="http://www.w3.org/2000/svg" width="${num(width)}pt" height="${num(height)}pt" viewBox="0 0 ${num(width)} ${num(height)}">`;
  writeFileSync(new URL(name, folder), `${head}${body}</svg>\n`);
}
