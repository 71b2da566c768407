/**
 * The top of a revolving table in plan: rings of sorts between slats on a bamboo mat, as heights and as finished tones.
 */
import { THOUSAND, glyphPath } from './glyphs.mjs';
import { cloud, hash, noise, seeded } from './random.mjs';
import { blur, depth, light, mask } from './relief.mjs';

/** Plan of one table top: pixels across; the table's radius is R pixels. */
export const PLAN = 3200;
export const R = 1560;
export const C = PLAN / 2;
/** Sort pitch and ring geometry, plan pixels. */
const PITCH = 72;
const INNER = 250;
const RINGS_A_BAND = 3;
const SLAT = 19;
const SECTORS = 12;
/** Plan pixels: how high matter stands above the mat. */
export const TALL = 70;

const CHARS = [...THOUSAND];

/** Sorts in bands of rings, each band cut into sectors by slats. */
function rings() {
  const bands = [];
  for (let r = INNER; r + RINGS_A_BAND * PITCH + SLAT < R - 70; r += RINGS_A_BAND * PITCH + SLAT) bands.push(r);
  return bands;
}

function places() {
  const random = seeded(1298);
  const list = [];
  rings().forEach((start, band) => {
    const sectors = band < 2 ? SECTORS : SECTORS * 2;
    for (let ring = 0; ring < RINGS_A_BAND; ring++) {
      const radius = start + SLAT + (ring + 0.5) * PITCH;
      const arc = (2 * Math.PI) / sectors;
      const room = arc * radius - SLAT - 8;
      const count = Math.floor(room / PITCH);
      for (let s = 0; s < sectors; s++) {
        const missing = ring === RINGS_A_BAND - 1 && random() < 0.25 ? 1 + Math.floor(random() * 3) : 0;
        for (let n = 0; n < count; n++) {
          const angle = s * arc + arc / 2 + ((n - (count - 1) / 2) * PITCH) / radius;
          const roll = [random(), random(), random(), random()];
          if (n >= count - missing) continue;
          list.push({
            angle,
            radius,
            char: CHARS[Math.floor(roll[0] * 1000)],
            lift: (roll[1] - 0.5) * 9,
            shade: (roll[2] - 0.5) * 0.26,
            turn: (roll[3] - 0.5) * 0.07,
            x: C + Math.cos(angle) * radius,
            y: C + Math.sin(angle) * radius,
          });
        }
      }
    }
  });
  return list;
}

const turnOf = (place) => place.angle - Math.PI / 2 + place.turn;

function bodyOf(place) {
  const half = PITCH / 2 - 2.8;
  const [c, s] = [Math.cos(turnOf(place)) * half, Math.sin(turnOf(place)) * half];
  const corners = [
    [-1, -1],
    [1, -1],
    [1, 1],
    [-1, 1],
  ].map(([u, v]) => `${(place.x + u * c - v * s).toFixed(1)} ${(place.y + u * s + v * c).toFixed(1)}`);
  return `M${corners.join('L')}Z`;
}

function faceOf(place) {
  const size = PITCH - 13;
  return glyphPath(
    place.char,
    { x: place.x - size / 2, y: place.y - size / 2, size, mirror: true, turn: turnOf(place) },
    'black',
  );
}

function slatMarkup() {
  let svg = '';
  const bands = rings();
  const last = bands[bands.length - 1] + RINGS_A_BAND * PITCH + SLAT;
  for (const r of [...bands, last])
    svg += `<circle cx="${C}" cy="${C}" r="${r + SLAT / 2}" fill="none" stroke="#fff" stroke-width="${SLAT}"/>`;
  bands.forEach((start, band) => {
    const sectors = band < 2 ? SECTORS : SECTORS * 2;
    for (let s = 0; s < sectors; s++) {
      const a = (s * 2 * Math.PI) / sectors;
      const end = start + RINGS_A_BAND * PITCH + SLAT + 4;
      svg += `<path d="M${C + Math.cos(a) * start} ${C + Math.sin(a) * start}L${C + Math.cos(a) * end} ${C + Math.sin(a) * end}" stroke="#fff" stroke-width="${SLAT - 2}"/>`;
    }
  });
  return svg;
}

/** Which sort every plan pixel belongs to, from 1; 0 is none. */
function owners(list, body) {
  const owner = new Uint16Array(PLAN * PLAN);
  list.forEach((place, n) => {
    const reach = Math.ceil(PITCH * 0.72);
    const turn = turnOf(place);
    for (let y = Math.floor(place.y - reach); y <= place.y + reach; y++) {
      for (let x = Math.floor(place.x - reach); x <= place.x + reach; x++) {
        const [dx, dy] = [x - place.x, y - place.y];
        const u = Math.abs(dx * Math.cos(turn) + dy * Math.sin(turn));
        const v = Math.abs(dy * Math.cos(turn) - dx * Math.sin(turn));
        if (u < PITCH / 2 && v < PITCH / 2 && body[y * PLAN + x] > 0.3) owner[y * PLAN + x] = n + 1;
      }
    }
  });
  return owner;
}

/** Heights and finished tones of a table top in plan. */
export async function top() {
  const list = places();
  const body = await mask(PLAN, PLAN, `<path fill="#fff" d="${list.map(bodyOf).join('')}"/>`);
  const face = depth(await mask(PLAN, PLAN, `<path fill="#fff" d="${list.map(faceOf).join('')}"/>`), PLAN, PLAN);
  const slats = await mask(PLAN, PLAN, slatMarkup());
  const owner = owners(list, body);
  const chosen = nearest(list, 0.4 * Math.PI, INNER + 3.35 * (RINGS_A_BAND * PITCH + SLAT));
  const field = new Float32Array(PLAN * PLAN);
  const albedo = new Float32Array(PLAN * PLAN);
  const red = new Uint8Array(PLAN * PLAN);
  for (let y = 0; y < PLAN; y++) {
    for (let x = 0; x < PLAN; x++) {
      const i = y * PLAN + x;
      const r = Math.hypot(x - C, y - C);
      if (r > R) continue;
      const angle = Math.atan2(y - C, x - C);
      if (owner[i] > 0) wooden(list[owner[i] - 1], x, y, i, face, field, albedo);
      else if (slats[i] > 0.3 || r > R - 46 || r < INNER - 40) timber(r, angle, i, field, albedo);
      else matting(r, angle, i, field, albedo);
      red[i] = owner[i] === chosen + 1 ? 1 : 0;
      if (red[i]) field[i] += 44;
    }
  }
  const lit = light(field, PLAN, PLAN, { reach: 70, ambient: 0.24, hollow: 12 });
  const tone = new Float32Array(PLAN * PLAN);
  for (let i = 0; i < tone.length; i++) tone[i] = lit[i] * albedo[i];
  return { field: blur(field, PLAN, PLAN, 1), tone, red };
}

function nearest(list, angle, radius) {
  const [x, y] = [C + Math.cos(angle) * radius, C + Math.sin(angle) * radius];
  let best = 0;
  list.forEach((place, n) => {
    if (Math.hypot(place.x - x, place.y - y) < Math.hypot(list[best].x - x, list[best].y - y)) best = n;
  });
  return best;
}

function wooden(place, x, y, i, face, field, albedo) {
  const fibre = noise(x / 2 + place.shade * 90, y / 19, 31) - 0.5;
  field[i] = TALL - 16 + place.lift + Math.min(1, face[i] / 2.2) * 9 + fibre * 1.4;
  albedo[i] = 0.46 + place.shade + fibre * 0.1 + Math.min(1, face[i] / 1.5) * 0.42;
}

function timber(r, angle, i, field, albedo) {
  const grainLine = cloud(r / 7, angle * 14, 3, 32) - 0.5;
  const joint = Math.abs(((angle / (2 * Math.PI)) * 8 + 8) % 1) < 0.0022 && r > R - 46 ? -10 : 0;
  field[i] = (r < INNER - 40 ? 74 : TALL) + grainLine * 3 + joint - (r < 96 && r > 84 ? 12 : 0) + (r < 84 ? 16 : 0);
  albedo[i] = 0.58 + grainLine * 0.34;
}

function matting(r, angle, i, field, albedo) {
  const weave = Math.sin(angle * 300) * Math.sin(r / 3.4);
  field[i] = 4 + weave * 2.4;
  albedo[i] = 0.3 + weave * 0.05 + (hash(i & 4095, i >> 12, 33) - 0.5) * 0.05;
}
