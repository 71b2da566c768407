/**
 * The laser phototypesetter: one character as an outline, as lines that the beam writes on film, and as lengths of black
 * and white. Goes out as images/laser.svg, two columns wide.
 */
import { glyphHandles, glyphPath } from './glyphs.mjs';
import { mask } from './relief.mjs';
import { disc, fill, HAIR, LINE, move, rect, RED, save, stroke, TINT } from './svg.mjs';

const WIDTH = 338.6;
const HEIGHT = 168.75;
const CHAR = '永';
/** Scan lines of the middle and right parts. */
const LINES = 46;
const FINE = 460;

/** Black runs of every scan line: `[[from, to], …]` in parts of the em. */
async function runs() {
  const cover = await mask(FINE, FINE, `<path fill="#fff" d="${glyphPath(CHAR, { x: 0, y: 0, size: FINE }, 'bold')}"/>`);
  return Array.from({ length: LINES }, (_, n) => {
    const y = Math.floor(((n + 0.5) / LINES) * FINE);
    const list = [];
    for (let x = 0; x < FINE; x++) {
      if (cover[y * FINE + x] < 0.5) continue;
      const start = x;
      while (x < FINE && cover[y * FINE + x] >= 0.5) x++;
      list.push([start / FINE, x / FINE]);
    }
    return list;
  });
}

function outlinePart(x, y, size) {
  let grid = '';
  for (let i = 0; i <= 12; i++) grid += `M${x + (i * size) / 12} ${y}v${size}M${x} ${y + (i * size) / 12}h${size}`;
  const place = { x, y, size };
  const { nodes, arms } = glyphHandles(CHAR, place, 'bold');
  const d = glyphPath(CHAR, place, 'bold');
  let out = fill(rect(x, y, size, size), '#fff') + stroke(grid, TINT[4], 0.35) + stroke(rect(x, y, size, size), TINT[2], HAIR);
  out += stroke(`M${x - 4} ${y + size * 0.88}h${size + 8}`, TINT[2], HAIR, ' stroke-dasharray="4 2"');
  out += fill(d, TINT[4]) + stroke(d, TINT[0], 1.1);
  const shown = arms.filter(([ax, ay, hx, hy]) => Math.hypot(hx - ax, hy - ay) > 2.4);
  out += stroke(
    shown
      .map(([ax, ay, hx, hy]) =>
        move(
          [
            [ax, ay],
            [hx, hy],
          ],
          false,
        ),
      )
      .join(''),
    TINT[2],
    HAIR,
  );
  out +=
    fill(shown.map(([, , hx, hy]) => disc(hx, hy, 1)).join(''), '#fff') +
    stroke(shown.map(([, , hx, hy]) => disc(hx, hy, 1)).join(''), TINT[2], HAIR);
  out += fill(nodes.map(([nx, ny]) => rect(nx - 1.15, ny - 1.15, 2.3, 2.3)).join(''), TINT[0]);
  return out;
}

/** The lamp house, the turning mirror of six faces, and the fan of beams onto the film. */
function optics(film, row) {
  const mirror = [film.x + 50, 21];
  const r = 13;
  const hexagon = Array.from({ length: 6 }, (_, i) => [
    mirror[0] + r * Math.cos((i * Math.PI) / 3 + 0.3),
    mirror[1] + r * 0.5 * Math.sin((i * Math.PI) / 3 + 0.3),
  ]);
  const drop = 8;
  const y = film.y + ((row + 0.5) * film.size) / LINES;
  let out = '';
  for (let i = 0; i <= 8; i++)
    out += stroke(
      move(
        [
          [mirror[0], mirror[1] + 10],
          [film.x + 2 + ((film.size - 4) * i) / 8, y],
        ],
        false,
      ),
      TINT[4],
      0.35,
    );
  out += stroke(
    move(
      [
        [mirror[0], mirror[1] + 10],
        [film.x + film.size * 0.6, y],
      ],
      false,
    ),
    RED,
    LINE,
  );
  for (let i = 0; i < 6; i++) {
    const [a, b] = [hexagon[i], hexagon[(i + 1) % 6]];
    if ((a[1] + b[1]) / 2 < mirror[1]) continue;
    const shade = b[0] < mirror[0] + 2 && a[0] < mirror[0] + 8 ? TINT[5] : a[0] < mirror[0] + 10 ? TINT[3] : TINT[1];
    out +=
      fill(move([a, b, [b[0], b[1] + drop], [a[0], a[1] + drop]]), shade) +
      stroke(move([a, b, [b[0], b[1] + drop], [a[0], a[1] + drop]]), TINT[0], HAIR);
  }
  out += fill(move(hexagon), TINT[4]) + stroke(move(hexagon), TINT[0], LINE) + fill(disc(mirror[0], mirror[1], 2.4), TINT[1]);
  out +=
    stroke(`M${mirror[0] - 9} ${mirror[1] - 9}a13 6 0 0 1 18 0`, TINT[2], HAIR) +
    fill(
      move([
        [mirror[0] + 10.5, mirror[1] - 7.6],
        [mirror[0] + 6.6, mirror[1] - 8.9],
        [mirror[0] + 8.7, mirror[1] - 11.3],
      ]),
      TINT[2],
    );
  return out + lampHouse(film.x - 6, 15, mirror);
}

function lampHouse(x, y, mirror) {
  const [w, h, d] = [27, 12, 5];
  let out = stroke(
    move(
      [
        [x + w + 8, y + 7],
        [mirror[0] - 3, mirror[1] + 8],
      ],
      false,
    ),
    RED,
    LINE,
  );
  out += fill(
    move([
      [x, y],
      [x + d, y - d],
      [x + w + d, y - d],
      [x + w, y],
    ]),
    TINT[5],
  );
  out += fill(
    move([
      [x + w, y],
      [x + w + d, y - d],
      [x + w + d, y + h - d],
      [x + w, y + h],
    ]),
    TINT[1],
  );
  out += fill(rect(x, y, w, h), TINT[3]) + fill(rect(x, y, w, 2.4), TINT[4]);
  for (let i = 0; i < 5; i++) out += stroke(`M${x + 5 + i * 4} ${y + 4.5}v5`, TINT[1], HAIR);
  out += stroke(
    move([
      [x, y],
      [x + d, y - d],
      [x + w + d, y - d],
      [x + w + d, y + h - d],
      [x + w, y + h],
      [x, y + h],
    ]),
    TINT[0],
    LINE,
  );
  return out + fill(rect(x + w + 4.4, y + 4.6, 4, 4.6), TINT[0]);
}

function filmPart(film, lines, row) {
  const { x, y, size } = film;
  const step = size / LINES;
  let dots = '';
  lines.forEach((list, n) => {
    if (n <= row)
      for (const [from, to] of list) dots += rect(x + from * size, y + n * step + step * 0.12, (to - from) * size, step * 0.76);
  });
  let holes = '';
  for (let i = 0; i < 13; i++)
    holes += rect(x - 6.4, y - 3 + i * ((size + 8) / 13), 2.6, 4) + rect(x + size + 3.8, y - 3 + i * ((size + 8) / 13), 2.6, 4);
  let out = fill(rect(x - 5, y - 3, size + 19, size + 15), TINT[3], ' fill-opacity="0.5"');
  out += fill(rect(x - 9, y - 7, size + 18, size + 14), TINT[0]) + fill(holes, TINT[4]);
  out += fill(rect(x - 1.5, y - 1.5, size + 3, size + 3), TINT[1]);
  out += stroke(glyphPath(CHAR, { x, y, size }, 'bold'), TINT[2], HAIR, ' stroke-dasharray="1.4 1.2"');
  out += fill(dots, '#fff');
  out += fill(
    move([
      [x - 9, y - 7],
      [x + 14, y - 7],
      [x - 9, y + 40],
    ]),
    '#fff',
    ' fill-opacity="0.07"',
  );
  out +=
    fill(rect(x - 1.5, y + row * step, size + 3, step), RED) +
    fill(disc(x + size * 0.6, y + (row + 0.5) * step, 2.2), '#fff') +
    stroke(disc(x + size * 0.6, y + (row + 0.5) * step, 2.2), RED, LINE);
  return out;
}

/** Each scan line as its lengths, pushed together from the left: white, black, white, black … */
function lengthsPart(x, y, width, height, lines, row) {
  const step = height / LINES;
  let pale = '';
  let dark = '';
  let ends = '';
  lines.forEach((list, n) => {
    const top = y + n * step;
    const h = step * 0.74;
    let last = 0;
    let at = x;
    for (const [from, to] of list) {
      const [w, b] = [Math.max(1.6, (from - last) * width), Math.max(1.6, (to - from) * width)];
      pale += rect(at, top, w - 0.5, h);
      dark += rect(at + w, top, b - 0.5, h);
      at += w + b;
      last = to;
    }
    ends += rect(at + 0.6, top, 0.8, h);
  });
  let out = fill(pale, TINT[4]) + fill(dark, TINT[1]) + fill(ends, TINT[2]);
  const top = y + row * step - 0.6;
  out += stroke(rect(x - 2, top, width + 4, step * 0.74 + 1.2), RED, LINE);
  return out;
}

export async function drawLaser(folder) {
  const lines = await runs();
  const film = { x: 150, y: 56, size: 98 };
  const row = 29;
  let body = outlinePart(7, 35, 121);
  body += filmPart(film, lines, row) + optics(film, row);
  body += lengthsPart(269, 56, 66, 98, lines, row);
  const y = film.y + ((row + 0.4) * film.size) / LINES;
  body += stroke(
    move(
      [
        [film.x + film.size + 9, y],
        [266, y],
      ],
      false,
    ),
    RED,
    LINE,
    ' stroke-dasharray="2.4 1.6"',
  );
  body +=
    stroke('M130 100h7', TINT[0], LINE) +
    fill(
      move([
        [140, 100],
        [135.6, 97.6],
        [135.6, 102.4],
      ]),
      TINT[0],
    );
  body += stroke('M268.2 51.5v107', TINT[0], LINE);
  save(folder, 'laser.svg', WIDTH, HEIGHT, body);
}
