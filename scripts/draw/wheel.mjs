/**
 * The second photograph: Wang Zhen's revolving tables. The table tops are a height field, lit in plan, then looked at from
 * a seat between them by a marched ray for every pixel. Goes out as images/revolving-table.jpg, EXIF orientation 3.
 */
import { fileURLToPath } from 'node:url';
import { cloud, hash } from './random.mjs';
import { grain, photograph, SLATE, VERMILION } from './relief.mjs';
import { C, PLAN, R, TALL, top } from './wheel-top.mjs';

const WIDTH = 1800;
const HEIGHT = 787;

/** The scene in units of the table's radius: two tables, their rims, posts and floor. z is up; the eye sits between. */
const TABLES = [
  { x: 0.14, y: 0, spin: 0.21 },
  { x: -1.92, y: 0.72, spin: 1.9 },
];
const SLAB = 0.062;
const FLOOR = -0.86;
const EYE = { x: 0, y: -1.92, z: 1.32 };
const AIM = { x: 0, y: -0.2, z: -0.06 };
const LENS = 1.62;

function camera() {
  const f = norm([AIM.x - EYE.x, AIM.y - EYE.y, AIM.z - EYE.z]);
  const right = norm([f[1], -f[0], 0]);
  const up = [right[1] * f[2] - right[2] * f[1], right[2] * f[0] - right[0] * f[2], right[0] * f[1] - right[1] * f[0]];
  return (px, py) => {
    const u = ((px / WIDTH) * 2 - 1) / LENS;
    const v = (((py - HEIGHT / 2) / WIDTH) * -2) / LENS;
    return norm([f[0] + right[0] * u + up[0] * v, f[1] + right[1] * u + up[1] * v, f[2] + right[2] * u + up[2] * v]);
  };
}

function norm([x, y, z]) {
  const n = Math.hypot(x, y, z);
  return [x / n, y / n, z / n];
}

/** Tone and redness that a ray sees. */
function look(ray, plan, out) {
  for (const table of TABLES) if (hitTable(ray, table, plan, out)) return;
  if (!hitPosts(ray, out)) hitFloor(ray, out);
}

function hitTable(ray, table, plan, out) {
  const highest = (TALL + 64) / R;
  let t = (highest - EYE.z) / ray[2];
  const end = (-SLAB - EYE.z) / ray[2];
  const step = 1.1 / R / Math.hypot(ray[0], ray[1]);
  const entry = enter(ray, table);
  if (entry === null || entry[0] > end) return false;
  t = Math.max(t, entry[0]);
  if (EYE.z + ray[2] * t < 0) return rim(ray, table, t, out);
  const stop = Math.min(entry[1], end);
  for (; t < stop; t += step) {
    const z = EYE.z + ray[2] * t;
    const x = EYE.x + ray[0] * t - table.x;
    const y = EYE.y + ray[1] * t - table.y;
    const c = Math.cos(table.spin);
    const s = Math.sin(table.spin);
    const px = (C + (x * c - y * s) * R) | 0;
    const py = (C - (x * s + y * c) * R) | 0;
    if (px < 0 || py < 0 || px >= PLAN || py >= PLAN) continue;
    const h = plan.field[py * PLAN + px] / R;
    if (z <= h) {
      if (t - entry[0] < step * 1.5 && z < h - 0.004) return rim(ray, table, t, out);
      out.tone = plan.tone[py * PLAN + px] * (z < h - 0.006 ? 0.72 : 1) * shadeAt(x + table.x, y + table.y);
      out.red = table === TABLES[0] ? plan.red[py * PLAN + px] : 0;
      return true;
    }
  }
  return false;
}

const shadeAt = (x, y) => 1.14 - 0.2 * Math.max(0, x * 0.5 - y * 0.12) - 0.16 * Math.max(0, Math.hypot(x + 0.25, y) - 0.9);

function enter(ray, table) {
  const [ox, oy] = [EYE.x - table.x, EYE.y - table.y];
  const a = ray[0] ** 2 + ray[1] ** 2;
  const b = ox * ray[0] + oy * ray[1];
  const c = ox * ox + oy * oy - 1;
  const root = b * b - a * c;
  return root <= 0 ? null : [(-b - Math.sqrt(root)) / a, (-b + Math.sqrt(root)) / a];
}

function rim(ray, table, t, out) {
  const z = EYE.z + ray[2] * t;
  const angle = Math.atan2(EYE.y + ray[1] * t - table.y, EYE.x + ray[0] * t - table.x);
  const facing = Math.max(0, Math.cos(angle - (Math.PI + 0.62)));
  const wood = cloud(angle * 26, z * 210, 3, 34) - 0.5;
  const hoop = Math.abs(z + 0.012) < 0.0075 ? 0.12 : 0;
  out.tone = (0.14 + 0.5 * facing + hoop * (0.3 + facing)) * (1 + wood * 0.5) * (z < -SLAB + 0.006 ? 0.4 : 1);
  out.red = 0;
  return true;
}

function hitPosts(ray, out) {
  let best = Infinity;
  for (const table of TABLES) {
    for (const [dx, dy, r, low, high] of [
      [0, 0, 0.075, FLOOR, 0],
      [0.42, 0.1, 0.03, FLOOR, -0.1],
      [-0.42, 0.1, 0.03, FLOOR, -0.1],
      [0, -0.42, 0.03, FLOOR, -0.1],
    ]) {
      const [ox, oy] = [EYE.x - table.x - dx, EYE.y - table.y - dy];
      const a = ray[0] ** 2 + ray[1] ** 2;
      const b = ox * ray[0] + oy * ray[1];
      const root = b * b - a * (ox * ox + oy * oy - r * r);
      if (root <= 0) continue;
      const t = (-b - Math.sqrt(root)) / a;
      const z = EYE.z + ray[2] * t;
      if (t > best || z < low || z > high) continue;
      best = t;
      const angle = Math.atan2(oy + ray[1] * t, ox + ray[0] * t);
      out.tone =
        (0.04 + 0.2 * Math.max(0, Math.cos(angle - Math.PI - 0.5))) *
        (1 + (cloud(angle * 8, z * 8, 2, 35) - 0.5) * 0.6) *
        (0.5 + 0.5 * ((z - FLOOR) / -FLOOR));
      out.red = 0;
    }
  }
  return best < Infinity;
}

function hitFloor(ray, out) {
  const t = (FLOOR - EYE.z) / ray[2];
  out.red = 0;
  if (t < 0 || t > 14) {
    out.tone = 0.03;
    return;
  }
  const [x, y] = [EYE.x + ray[0] * t, EYE.y + ray[1] * t];
  let dark = 1;
  for (const table of TABLES) {
    const d = Math.hypot(x - table.x - 0.5, y - table.y + 0.42);
    dark = Math.min(dark, 0.3 + 0.7 * Math.min(1, Math.max(0, (d - 0.82) / 0.36)));
  }
  const brick = (((y * 2.6) % 1) + 1) % 1;
  const shift = Math.floor(y * 2.6) % 2 === 0 ? 0 : 0.5;
  const across = (((x * 1.3 + shift) % 1) + 1) % 1;
  const seam = brick < 0.035 || across < 0.018 ? 0.45 : 1;
  const stone = cloud(x * 9, y * 9, 4, 36) - 0.5;
  const plate = hash(Math.floor(x * 1.3 + shift), Math.floor(y * 2.6), 37) - 0.5;
  out.tone = (0.56 + stone * 0.12 + plate * 0.045) * dark * seam * (1.15 - 0.17 * Math.hypot(x + 0.6, y));
}

export async function drawWheel(folder) {
  const plan = await top();
  const aim = camera();
  const pixels = new Float32Array(WIDTH * HEIGHT * 3);
  const seen = { tone: 0, red: 0 };
  const shifts = [
    [0.125, 0.375],
    [0.375, 0.875],
    [0.625, 0.125],
    [0.875, 0.625],
  ];
  for (let y = 0; y < HEIGHT; y++) {
    for (let x = 0; x < WIDTH; x++) {
      for (const [dx, dy] of shifts) {
        look(aim(x + dx, y + dy), plan, seen);
        const fall = 1.05 - 0.25 * Math.hypot((x / WIDTH - 0.46) * 1.25, y / HEIGHT - 0.5) ** 2 * 2.2;
        const table = seen.red ? VERMILION : SLATE;
        const index = Math.min(1023, Math.max(0, Math.round(seen.tone * fall * (seen.red ? 1.05 : 1.16) * 1023))) * 3;
        for (let c = 0; c < 3; c++) pixels[(y * WIDTH + x) * 3 + c] += table[index + c] / 4;
      }
    }
  }
  grain(pixels, WIDTH, HEIGHT, 17, 8);
  await photograph(Uint8ClampedArray.from(pixels), WIDTH, HEIGHT, fileURLToPath(new URL('revolving-table.jpg', folder)), {
    orientation: 3,
    quality: 84,
  });
}
