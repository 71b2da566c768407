/**
 * The lead picture: a wall of sorts that turn from clay to wood, lead, film, dots and curves, and one sort lifted out of
 * it in vermilion beside its proof. Goes out as images/wall.jpg, stored on its side with EXIF orientation 6.
 */
import { fileURLToPath } from 'node:url';
import { THOUSAND, glyphHandles, glyphPath } from './glyphs.mjs';
import { cloud, hash, noise, seeded } from './random.mjs';
import { blur, depth, grain, light, mask, photograph, SLATE, VERMILION } from './relief.mjs';

const WIDTH = 3600;
const HEIGHT = 1392;
const CELL = 72;
const COLUMNS = WIDTH / CELL;
const ROWS = Math.ceil(HEIGHT / CELL);
/** First column of each matter. */
const FROM = { clay: 0, wood: 9, lead: 17, film: 31, dots: 38, curves: 44 };
const MATTERS = Object.keys(FROM);
const CHARS = [...THOUSAND];

/** Face of the lifted sort: middle, side, turn; its foot stands in `socket`. */
const LIFTED = { x: 1216, y: 560, side: 268, turn: -0.12, foot: { x: 1376, y: 742, side: 158 } };
const SLIP = { x: 1588, y: 506, width: 236, height: 300, turn: 0.07 };
const SOCKET = { column: 19, row: 10 };

function matterAt(column, row) {
  if (column >= FROM.curves) return 'curves';
  const wander = (hash(column, row, 3) - 0.5) * 3.2 + (noise(row / 2.3, column / 5, 9) - 0.5) * 1.6;
  let found = 'clay';
  for (const name of MATTERS) {
    if (name !== 'curves' && column + (column > 2 ? wander : 0) >= FROM[name]) found = name;
  }
  return found;
}

/** Every sort: place, matter, character, and how it stands (height, lean, shade, turn). */
function sorts() {
  const random = seeded(20261122);
  const list = [];
  for (let column = 0; column < COLUMNS; column++) {
    for (let row = 0; row < ROWS; row++) {
      const matter = matterAt(column, row);
      if (matter === 'curves') continue;
      const rough = matter === 'clay' ? 2.2 : matter === 'wood' ? 1.3 : 0.7;
      list.push({
        matter,
        char: CHARS[(column * ROWS + row) % CHARS.length],
        x: column * CELL,
        y: row * CELL,
        column,
        row,
        lift: (random() - 0.5) * 7 * rough + (random() < 0.07 ? 13 : 0),
        leanX: (random() - 0.5) * 0.09 * rough,
        leanY: (random() - 0.5) * 0.09 * rough,
        shade: (random() - 0.5) * 0.3,
        turn: (random() - 0.5) * (matter === 'clay' ? 0.11 : matter === 'wood' ? 0.06 : 0.02),
        gap: matter === 'clay' ? 4 + random() * 3 : matter === 'wood' ? 2.6 + random() : 1.8,
      });
    }
  }
  return list;
}

const isSocket = (sort) => sort.column === SOCKET.column && sort.row === SOCKET.row;

function bodyPath(sort) {
  const middle = [sort.x + CELL / 2, sort.y + CELL / 2];
  const half = CELL / 2 - sort.gap;
  const points = [];
  const steps = sort.matter === 'clay' ? 7 : 1;
  const corners = [
    [-1, -1],
    [1, -1],
    [1, 1],
    [-1, 1],
  ];
  for (let side = 0; side < 4; side++) {
    const [a, b] = [corners[side], corners[(side + 1) % 4]];
    for (let s = 0; s < steps; s++) {
      const t = s / steps;
      const key = (sort.column * 31 + sort.row) * 4 + side;
      const dent = sort.matter === 'clay' ? (hash(key, s, 21) - 0.4) * 5 + (s === 0 ? 5 : 0) : 0;
      const ux = (a[0] + (b[0] - a[0]) * t) * (half - dent);
      const uy = (a[1] + (b[1] - a[1]) * t) * (half - dent);
      const [c, n] = [Math.cos(sort.turn), Math.sin(sort.turn)];
      points.push(`${(middle[0] + ux * c - uy * n).toFixed(1)} ${(middle[1] + ux * n + uy * c).toFixed(1)}`);
    }
  }
  return `M${points.join('L')}Z`;
}

function facePath(sort) {
  const margin = sort.matter === 'clay' ? 10 : sort.matter === 'film' ? 8 : 6;
  const reversed = sort.matter !== 'dots';
  const weight = sort.matter === 'clay' || sort.matter === 'wood' ? 'black' : 'bold';
  return glyphPath(
    sort.char,
    { x: sort.x + margin, y: sort.y + margin, size: CELL - 2 * margin, mirror: reversed, turn: sort.turn },
    weight,
  );
}

const white = (paths) => `<path fill="#fff" d="${paths.join('')}"/>`;
const only = (list, ...matters) => list.filter((sort) => matters.includes(sort.matter) && !isSocket(sort));

/** Heights, albedo and gloss of clay, wood and lead, cell by cell. */
function solids(list, covers) {
  const field = new Float32Array(WIDTH * HEIGHT).fill(-46);
  const albedo = new Float32Array(WIDTH * HEIGHT).fill(0.16);
  const gloss = new Float32Array(WIDTH * HEIGHT);
  for (const sort of only(list, 'clay', 'wood', 'lead')) {
    for (let y = Math.max(0, sort.y); y < Math.min(HEIGHT, sort.y + CELL); y++) {
      for (let x = sort.x; x < sort.x + CELL; x++) {
        const i = y * WIDTH + x;
        if (covers.body[i] > 0.5) surface(sort, x, y, i, covers, field, albedo, gloss);
      }
    }
  }
  return { field, albedo, gloss };
}

function surface(sort, x, y, i, covers, field, albedo, gloss) {
  const [u, v] = [x - sort.x - CELL / 2, y - sort.y - CELL / 2];
  const edge = covers.bodyDepth[i];
  const face = covers.faceDepth[i];
  let h = sort.lift + u * sort.leanX + v * sort.leanY;
  if (sort.matter === 'clay') {
    const rough = cloud(x / 9, y / 9, 3, 2) - 0.5;
    const pit = Math.max(0, noise(x / 5, y / 5, 14) - 0.8) * 14;
    h += -Math.max(0, 9 - edge) * 0.9 + rough * 7 - pit;
    h += Math.min(1, face / 3.4) * 9 + (face > 0 ? (noise(x / 4, y / 4, 8) - 0.5) * 2.4 : 0);
    albedo[i] = 0.44 + sort.shade * 0.6 + rough * 0.3 - pit * 0.02 + Math.min(1, face) * 0.27;
  } else if (sort.matter === 'wood') {
    const along = sort.column * 7.3 + sort.row * 3.1;
    const ring = Math.sin((u * 0.42 + cloud(x / 60, y / 17 + along, 2, 4) * 15 + along) * 1.05);
    const fibre = noise(x / 1.6, y / 26 + along, 6) - 0.5;
    h += -Math.max(0, 4 - edge) * 0.9 + ring * 0.7 + fibre * 2.2;
    h += Math.min(1, face / 3) * 12;
    albedo[i] = 0.4 + sort.shade * 0.6 + ring * 0.055 + fibre * 0.2 + Math.min(1, face) * 0.27;
    gloss[i] = 0.12;
  } else {
    const scratch = noise(x / 1.2 + y / 30, y / 34 - x / 40, 11) - 0.5;
    h += -Math.max(0, 3 - edge) * 1.5 + (noise(x / 3, y / 3, 12) - 0.5) * 0.7;
    h += face > 0 ? 7 + Math.min(1, face / 2.4) * 9 : 0;
    const stain = cloud(x / 30, y / 30, 3, 13) - 0.5;
    albedo[i] = 0.33 + sort.shade * 0.7 + stain * 0.24 + scratch * 0.07 + Math.min(1, face / 1.4) * 0.42;
    gloss[i] = face > 1 ? 1 : 0.4;
  }
  field[i] = h;
}

/** Tone of the film cells: a dark emulsion, the reversed character clear in it, lit from behind. */
function film(tone, list, covers) {
  const glow = blur(covers.film, WIDTH, HEIGHT, 5);
  for (const sort of only(list, 'film')) {
    const bright = 0.7 + hash(sort.column, sort.row, 40) * 0.26;
    for (let y = sort.y; y < Math.min(HEIGHT, sort.y + CELL); y++) {
      for (let x = sort.x; x < sort.x + CELL; x++) {
        const i = y * WIDTH + x;
        const [u, v] = [x - sort.x, y - sort.y];
        const rim = Math.min(u, v, CELL - 1 - u, CELL - 1 - v);
        const sheen = Math.max(0, 0.11 - Math.abs(((x + y * 0.9) % 520) - 170) / 1400);
        const speck = hash(x, y, 41) > 0.9993 ? 0.3 : 0;
        const base = rim < 2 ? 0.02 : rim < 3 ? 0.3 : 0.085 + sheen + sort.shade * 0.05;
        tone[i] = base + glow[i] * 0.2 * bright + covers.film[i] * (bright - base) + speck;
      }
    }
  }
}

/** Tone of the raster cells: 16 × 16 dots, large where the character is. */
function dots(tone, list, covers) {
  const count = 17;
  const pitch = (CELL - 6) / count;
  for (const sort of only(list, 'dots')) {
    for (let y = sort.y; y < Math.min(HEIGHT, sort.y + CELL); y++)
      for (let x = sort.x; x < sort.x + CELL; x++) tone[y * WIDTH + x] = 0.06;
    for (let a = 0; a < count; a++) {
      for (let b = 0; b < count; b++) {
        const [cx, cy] = [sort.x + 3 + (a + 0.5) * pitch, sort.y + 3 + (b + 0.5) * pitch];
        if (cy >= HEIGHT) continue;
        const on = sample(covers.dots, cx, cy, pitch / 2);
        disc(tone, cx, cy, on > 0.42 ? pitch * 0.47 : pitch * 0.17, on > 0.42 ? 0.97 + sort.shade * 0.2 : 0.25);
      }
    }
  }
}

function sample(cover, cx, cy, r) {
  let sum = 0;
  let n = 0;
  for (let y = Math.round(cy - r); y <= cy + r; y++) {
    for (let x = Math.round(cx - r); x <= cx + r; x++) {
      if (y < HEIGHT && y >= 0) sum += cover[y * WIDTH + x];
      n++;
    }
  }
  return sum / n;
}

function disc(tone, cx, cy, r, value) {
  for (let y = Math.floor(cy - r - 1); y <= cy + r + 1; y++) {
    for (let x = Math.floor(cx - r - 1); x <= cx + r + 1; x++) {
      if (x < 0 || y < 0 || x >= WIDTH || y >= HEIGHT) continue;
      const inside = Math.min(1, Math.max(0, r + 0.5 - Math.hypot(x - cx, y - cy)));
      const i = y * WIDTH + x;
      tone[i] += (value - tone[i]) * inside;
    }
  }
}

/** The right end, drawn: outlines with their points and handles, in blocks of two and three cells. */
function curveMarkup() {
  const x0 = FROM.curves * CELL;
  const blocks = [];
  const plan = [
    [0, 0, 3],
    [3, 0, 3],
    [0, 3, 2],
    [2, 3, 2],
    [4, 3, 2],
    [0, 5, 6],
    [0, 11, 3],
    [3, 11, 3],
    [0, 14, 2],
    [2, 14, 2],
    [4, 14, 2],
    [0, 16, 3],
    [3, 16, 3],
    [0, 19, 3],
    [3, 19, 3],
  ];
  let k = 903;
  for (const [column, row, span] of plan) {
    const char = span === 6 ? '永' : CHARS[k++ % CHARS.length];
    blocks.push({ char, x: x0 + column * CELL, y: row * CELL, size: span * CELL });
  }
  let grid = '';
  let thin = '';
  let fill = '';
  let strokes = '';
  let marks = '';
  for (const block of blocks) {
    const inset = block.size * 0.09;
    const place = { x: block.x + inset, y: block.y + inset, size: block.size - 2 * inset };
    const d = glyphPath(block.char, place, 'bold');
    grid += `<rect x="${block.x + 1.5}" y="${block.y + 1.5}" width="${block.size - 3}" height="${block.size - 3}" fill="none" stroke="#444" stroke-width="1"/>`;
    grid += `<path d="M${block.x} ${block.y + block.size * 0.8116}h${block.size}" stroke="#333" stroke-width="1"/>`;
    fill += `<path d="${d}" fill="#3c3c3c"/>`;
    strokes += `<path d="${d}" fill="none" stroke="#fff" stroke-width="${block.size > 300 ? 3.2 : 2.1}"/>`;
    if (block.size < 3 * CELL) continue;
    const { nodes, arms } = glyphHandles(block.char, place, 'bold');
    const r = block.size > 300 ? 4.2 : 2.4;
    for (const [x, y, hx, hy] of arms)
      thin += `<path d="M${x.toFixed(1)} ${y.toFixed(1)}L${hx.toFixed(1)} ${hy.toFixed(1)}" stroke="#8a8a8a" stroke-width="1"/><circle cx="${hx.toFixed(1)}" cy="${hy.toFixed(1)}" r="${r * 0.7}" fill="#111" stroke="#b8b8b8"/>`;
    for (const [x, y] of nodes)
      marks += `<rect x="${(x - r).toFixed(1)}" y="${(y - r).toFixed(1)}" width="${2 * r}" height="${2 * r}" fill="#fff"/>`;
  }
  return `<rect x="${x0}" width="${WIDTH - x0}" height="${HEIGHT}" fill="#0d0d0d"/>${grid}${fill}${thin}${strokes}${marks}`;
}

/** The pool of light: bright about the lifted sort, falling to the edges. */
function lamp(x, y) {
  const d = Math.hypot((x - 1330) / 1750, (y - 560) / 900);
  return 1.16 - 0.36 * Math.min(1.25, d) ** 1.6;
}

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
async function castShadows(tone) {
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
async function paintSlip(pixels) {
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

function blend(pixels, i, table, tone, cover, warm = [0, 0, 0]) {
  const index = Math.min(1023, Math.max(0, Math.round(tone * 1023))) * 3;
  for (let c = 0; c < 3; c++) {
    const value = table[index + c] + warm[c] * tone;
    pixels[i * 3 + c] += (value - pixels[i * 3 + c]) * cover;
  }
}

/** The lifted sort: two sides of its shank in shade, the nick across one, and the face under the lamp. */
async function paintLifted(pixels) {
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

export async function drawWall(folder) {
  const list = sorts();
  const body = await mask(WIDTH, HEIGHT, white(only(list, 'clay', 'wood', 'lead').map(bodyPath)));
  const face = await mask(WIDTH, HEIGHT, white(only(list, 'clay', 'wood', 'lead').map(facePath)));
  const covers = {
    body,
    bodyDepth: depth(body, WIDTH, HEIGHT),
    faceDepth: depth(face, WIDTH, HEIGHT),
    film: await mask(WIDTH, HEIGHT, white(only(list, 'film').map(facePath))),
    dots: await mask(WIDTH, HEIGHT, white(only(list, 'dots').map(facePath))),
  };
  const { field, albedo, gloss } = solids(list, covers);
  const lit = light(field, WIDTH, HEIGHT, { reach: 44, ambient: 0.2, hollow: 12, gloss });
  const tone = new Float32Array(WIDTH * HEIGHT);
  for (let i = 0; i < tone.length; i++) tone[i] = lit[i] * albedo[i] * 0.98;
  film(tone, list, covers);
  dots(tone, list, covers);
  const curves = await mask(WIDTH, HEIGHT, curveMarkup());
  for (let y = 0; y < HEIGHT; y++)
    for (let x = FROM.curves * CELL; x < WIDTH; x++) tone[y * WIDTH + x] = curves[y * WIDTH + x] * 0.95 + 0.02;
  await castShadows(tone);
  const pixels = new Float32Array(WIDTH * HEIGHT * 3);
  for (let y = 0; y < HEIGHT; y++)
    for (let x = 0; x < WIDTH; x++) blend(pixels, y * WIDTH + x, SLATE, tone[y * WIDTH + x] * lamp(x, y), 1);
  await paintSlip(pixels);
  await paintLifted(pixels);
  grain(pixels, WIDTH, HEIGHT, 17);
  await photograph(Uint8ClampedArray.from(pixels), WIDTH, HEIGHT, fileURLToPath(new URL('wall.jpg', folder)), {
    orientation: 6,
    quality: 80,
  });
}
