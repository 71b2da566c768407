/**
 * What lies before the wall: the lifted sort in vermilion and the proof beside it, with the shadows they throw on it.
 */
import { glyphPath } from './glyphs.mjs';
import { cloud, hash, noise } from './random.mjs';
import { blur, depth, light, mask, SLATE, VERMILION } from './relief.mjs';
import { HEIGHT, white, WIDTH } from './wall-sorts.mjs';

/** Face of the lifted sort: middle, side, turn; its foot stands in its socket. */
const LIFTED = { x: 1216, y: 560, side: 268, turn: -0.12, foot: { x: 1376, y: 742, side: 158 } };
const SLIP = { x: 1588, y: 506, width: 236, height: 300, turn: 0.07 };

function square({ x, y, side, turn }) {
  const [c, s] = [(Math.cos(turn) * side) / 2, (Math.sin(turn) * side) / 2];
  return [
    [-1, -1],
    [1, -1],
    [1, 1],
    [-1, 1],
  ].map(([u, v]) => [x + u * c - v * s, y + u * s + v * c]);
}

const polygon = (points, fill = '#fff') =>
  `<path fill="${fill}" d="M${points.map((p) => p.map((n) => n.toFixed(1)).join(' ')).join('L')}Z"/>`;

/** What the lifted sort and the slip take from the light of the wall behind them. */
export async function castShadows(tone) {
  const face = square(LIFTED);
  const foot = square({ ...LIFTED.foot, turn: LIFTED.turn });
  const drop = (points, dx, dy) => points.map(([x, y]) => [x + dx, y + dy]);
  const far = drop(face, 214, 212);
  const body = await mask(
    WIDTH,
    HEIGHT,
    [
      polygon([far[0], far[1], foot[1], foot[0]]),
      polygon([far[1], far[2], foot[2], foot[1]]),
      polygon([far[2], far[3], foot[3], foot[2]]),
      polygon(far),
      polygon(foot),
    ].join(''),
  );
  const slip = await mask(WIDTH, HEIGHT, slipMarkup(15, 17));
  const wide = blur(body, WIDTH, HEIGHT, 17);
  const near = blur(slip, WIDTH, HEIGHT, 8);
  for (let i = 0; i < tone.length; i++) tone[i] *= (1 - 0.82 * wide[i]) * (1 - 0.74 * near[i]);
}

function slipMarkup(dx = 0, dy = 0) {
  const degrees = (SLIP.turn * 180) / Math.PI;
  const [w, h] = [SLIP.width / 2, SLIP.height / 2];
  return `<g transform="translate(${SLIP.x + dx} ${SLIP.y + dy}) rotate(${degrees})"><path fill="#fff" d="M${-w} ${-h}L${w} ${-h + 3}Q${w - 3} 0 ${w + 1} ${h - 26}L${w - 24} ${h}Q0 ${h - 5} ${-w} ${h}Z"/></g>`;
}

/** The proof: paper with fibre, the character printed right-reading with the unevenness of a hand press. */
export async function paintSlip(pixels) {
  const paper = await mask(WIDTH, HEIGHT, slipMarkup());
  const ink = await mask(
    WIDTH,
    HEIGHT,
    white([glyphPath('字', { x: SLIP.x - 98, y: SLIP.y - 112, size: 196, turn: SLIP.turn }, 'black')]),
  );
  const inside = depth(ink, WIDTH, HEIGHT);
  for (let y = SLIP.y - 190; y < SLIP.y + 190; y++) {
    for (let x = SLIP.x - 160; x < SLIP.x + 160; x++) {
      const i = y * WIDTH + x;
      if (paper[i] === 0) continue;
      const u = (x - SLIP.x) * Math.cos(SLIP.turn) + (y - SLIP.y) * Math.sin(SLIP.turn);
      const v = (y - SLIP.y) * Math.cos(SLIP.turn) - (x - SLIP.x) * Math.sin(SLIP.turn);
      const fibre = (cloud(x / 5, y / 11, 3, 61) - 0.5) * 0.07 + (hash(x, y, 62) - 0.5) * 0.02;
      const curl = 0.93 + 0.05 * Math.cos((u / SLIP.width) * 3.4 + 0.9) - 0.05 * Math.max(0, v / SLIP.height) + fibre;
      const fold = u + v > SLIP.width / 2 + SLIP.height / 2 - 36 ? -0.07 : 0;
      const squash = inside[i] > 0 && inside[i] < 3 ? 0.05 : 0;
      const wear = noise(x / 2.2, y / 2.2, 63) > 0.84 ? 0.2 : 0;
      const printed = ink[i] * Math.max(0.7, 0.95 + squash - wear);
      const tone = (curl + fold) * (1 - printed) + 0.075 * printed;
      blend(pixels, i, SLATE, tone, paper[i], [6, 3, -4]);
    }
  }
}

/** Lays a tone of a colour table over one pixel. */
export function blend(pixels, i, table, tone, cover, warm = [0, 0, 0]) {
  const index = Math.min(1023, Math.max(0, Math.round(tone * 1023))) * 3;
  for (let c = 0; c < 3; c++) {
    const value = table[index + c] + warm[c] * tone;
    pixels[i * 3 + c] += (value - pixels[i * 3 + c]) * cover;
  }
}

/** The lifted sort: two sides of its shank in shade, the nick across one, and the face under the lamp. */
export async function paintLifted(pixels) {
  const face = square(LIFTED);
  const foot = square({ ...LIFTED.foot, turn: LIFTED.turn });
  await paintShank(pixels, [face[1], face[2], foot[2], foot[1]], { base: 0.52, fall: 0.58, nick: 0, seed: 71 });
  await paintShank(pixels, [face[2], face[3], foot[3], foot[2]], { base: 0.2, fall: 0.6, nick: 1, seed: 72 });
  const body = await mask(WIDTH, HEIGHT, polygon(face));
  const size = LIFTED.side * 0.84;
  const glyph = await mask(
    WIDTH,
    HEIGHT,
    white([glyphPath('字', { x: LIFTED.x - size / 2, y: LIFTED.y - size / 2, size, mirror: true, turn: LIFTED.turn }, 'black')]),
  );
  const [edge, relief] = [depth(body, WIDTH, HEIGHT), depth(glyph, WIDTH, HEIGHT)];
  const [x0, y0, w, h] = [LIFTED.x - 190, LIFTED.y - 190, 380, 380];
  const field = new Float32Array(w * h);
  const gloss = new Float32Array(w * h).fill(0.6);
  const paint = new Float32Array(w * h);
  for (let y = 0; y < h; y++) {
    for (let x = 0; x < w; x++) {
      const i = (y + y0) * WIDTH + x + x0;
      const up = relief[i] > 0 ? 16 + Math.min(1, relief[i] / 9) * 26 : 0;
      field[y * w + x] = body[i] > 0.5 ? up - Math.max(0, 8 - edge[i]) * 1.4 + (cloud(x / 7, y / 7, 2, 73) - 0.5) * 1.6 : -60;
      paint[y * w + x] =
        0.47 +
        Math.min(1, relief[i] / 8) * 0.27 +
        (noise(x / 1.3, y / 40, 74) - 0.5) * 0.05 +
        (cloud(x / 26, y / 26, 3, 75) - 0.5) * 0.14;
    }
  }
  const lit = light(blur(field, w, h, 1), w, h, { reach: 70, ambient: 0.3, hollow: 10, gloss });
  for (let y = 0; y < h; y++) {
    for (let x = 0; x < w; x++) {
      const i = (y + y0) * WIDTH + x + x0;
      if (body[i] > 0) blend(pixels, i, VERMILION, lit[y * w + x] * paint[y * w + x] * 1.12, body[i]);
    }
  }
}

async function paintShank(pixels, quad, { base, fall, nick, seed }) {
  const cover = await mask(WIDTH, HEIGHT, polygon(quad));
  const [a, b, c, d] = quad;
  const near = (x, y) => Math.abs((b[0] - a[0]) * (y - a[1]) - (b[1] - a[1]) * (x - a[0])) / Math.hypot(b[0] - a[0], b[1] - a[1]);
  const far = (x, y) => Math.abs((d[0] - c[0]) * (y - c[1]) - (d[1] - c[1]) * (x - c[0])) / Math.hypot(d[0] - c[0], d[1] - c[1]);
  const box = quad.flat();
  const [minX, maxX] = [Math.min(box[0], box[2], box[4], box[6]) | 0, Math.max(box[0], box[2], box[4], box[6]) + 1];
  const [minY, maxY] = [Math.min(box[1], box[3], box[5], box[7]) | 0, Math.max(box[1], box[3], box[5], box[7]) + 1];
  for (let y = minY; y < maxY; y++) {
    for (let x = minX; x < maxX; x++) {
      const i = y * WIDTH + x;
      if (cover[i] === 0) continue;
      const t = near(x, y) / (near(x, y) + far(x, y));
      const groove = nick && Math.abs(t - 0.6) < 0.06 ? (t < 0.6 ? -0.1 : 0.16) : 0;
      const scrape = (noise(x / 1.4 + y / 9, y / 50, seed) - 0.5) * 0.06;
      blend(pixels, i, VERMILION, base * (1.08 - fall * t) + groove + scrape * (1 - t) + (t < 0.02 ? 0.25 : 0), cover[i]);
    }
  }
}
