/**
 * A height field in, light out: what a raking lamp from the upper left shows of it. Also the masks, distances and the
 * photographic finish (grain, EXIF turn) that the two rendered pictures share. Lengths are pixels, heights too.
 */
import { createRequire } from 'node:module';
import { hash } from './random.mjs';

const sharp = createRequire(import.meta.url)('sharp');

/** Toward the lamp: left, up, and 38 degrees above the plane. */
const LAMP = unit([-0.62, -0.52, 0.62]);

function unit([x, y, z]) {
  const n = Math.hypot(x, y, z);
  return [x / n, y / n, z / n];
}

/** Coverage 0–1 of white shapes: `body` is SVG markup without text. */
export async function mask(width, height, body) {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><rect width="100%" height="100%"/>${body}</svg>`;
  const { data } = await sharp(Buffer.from(svg), { limitInputPixels: false, unlimited: true })
    .greyscale()
    .raw()
    .toBuffer({ resolveWithObject: true });
  const out = new Float32Array(width * height);
  const step = data.length / out.length;
  for (let i = 0; i < out.length; i++) out[i] = data[i * step] / 255;
  return out;
}

/** Euclidean distance of every pixel inside the mask to the nearest pixel outside (Felzenszwalb and Huttenlocher 2012). */
export function depth(cover, width, height) {
  const field = new Float32Array(width * height);
  for (let i = 0; i < field.length; i++) field[i] = cover[i] > 0.5 ? 1e6 : 0;
  const line = new Float32Array(Math.max(width, height));
  for (let x = 0; x < width; x++) sweep(field, x, width, height, line);
  for (let y = 0; y < height; y++) sweep(field, y * width, 1, width, line);
  for (let i = 0; i < field.length; i++) field[i] = Math.sqrt(field[i]);
  return field;
}

function sweep(field, start, stride, count, line) {
  const v = new Int32Array(count);
  const z = new Float64Array(count + 1);
  let k = 0;
  z[0] = -Infinity;
  z[1] = Infinity;
  for (let q = 0; q < count; q++) line[q] = field[start + q * stride];
  for (let q = 1; q < count; q++) {
    let s = (line[q] + q * q - line[v[k]] - v[k] * v[k]) / (2 * q - 2 * v[k]);
    while (s <= z[k]) {
      k--;
      s = (line[q] + q * q - line[v[k]] - v[k] * v[k]) / (2 * q - 2 * v[k]);
    }
    k++;
    v[k] = q;
    z[k] = s;
    z[k + 1] = Infinity;
  }
  k = 0;
  for (let q = 0; q < count; q++) {
    while (z[k + 1] < q) k++;
    field[start + q * stride] = (q - v[k]) ** 2 + line[v[k]];
  }
}

/** Box blur run three times: close to a Gaussian of that radius. */
export function blur(source, width, height, radius) {
  let from = source;
  for (let pass = 0; pass < 3; pass++) {
    from = blurLines(from, width, height, radius, 1, width);
    from = blurLines(from, height, width, radius, width, 1);
  }
  return from;
}

function blurLines(source, count, lines, radius, stride, jump) {
  const out = new Float32Array(source.length);
  const span = 2 * radius + 1;
  for (let n = 0; n < lines; n++) {
    const start = n * jump;
    const at = (i) => source[start + Math.min(count - 1, Math.max(0, i)) * stride];
    let sum = 0;
    for (let i = -radius; i <= radius; i++) sum += at(i);
    for (let i = 0; i < count; i++) {
      out[start + i * stride] = sum / span;
      sum += at(i + radius + 1) - at(i - radius);
    }
  }
  return out;
}

/**
 * Light on the field: diffuse and a little gloss, cast shadows (marched toward the lamp), and darkness in hollows.
 * `gloss` is 0–1 a pixel. Returns 0 to about 1.6 a pixel, 1 being a flat surface in full light.
 */
export function light(field, width, height, { reach = 60, ambient = 0.2, hollow = 14, gloss = null } = {}) {
  const out = new Float32Array(width * height);
  const soft = blur(field, width, height, hollow);
  const wide = blur(field, width, height, hollow * 3);
  const flat = LAMP[2];
  const run = Math.hypot(LAMP[0], LAMP[1]);
  const [dx, dy, rise] = [LAMP[0] / run, LAMP[1] / run, LAMP[2] / run];
  const half = unit([LAMP[0], LAMP[1], LAMP[2] + 1]);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const i = y * width + x;
      const h = field[i];
      const gx = (field[x + 1 < width ? i + 1 : i] - field[x ? i - 1 : i]) / 2;
      const gy = (field[y + 1 < height ? i + width : i] - field[y ? i - width : i]) / 2;
      const n = 1 / Math.sqrt(gx * gx + gy * gy + 1);
      const facing = Math.max(0, (-gx * LAMP[0] - gy * LAMP[1] + LAMP[2]) * n);
      let open = 1;
      for (let s = 2; s <= reach; s += s < 12 ? 1 : 2) {
        const sx = Math.round(x + dx * s);
        const sy = Math.round(y + dy * s);
        if (sx < 0 || sy < 0) break;
        const over = field[sy * width + sx] - h - rise * s;
        if (over > 0) {
          open = Math.min(open, Math.max(0, 1 - over / (1 + s * 0.12)));
          if (open === 0) break;
        }
      }
      const air = Math.max(0.25, Math.min(1.1, 1 - (soft[i] - h) * 0.028 - (wide[i] - h) * 0.012));
      let shine = 0;
      if (gloss !== null && gloss[i] > 0) {
        const cos = Math.max(0, (-gx * half[0] - gy * half[1] + half[2]) * n);
        shine = gloss[i] * cos ** 40 * open * 0.55;
      }
      out[i] = (ambient + (1 - ambient) * (facing / flat) * open) * air + shine;
    }
  }
  return out;
}

/** Colours for tones 0–1 through the stops `[tone, r, g, b]`: `table[index * 3 + channel]`, index = tone · 1023. */
function rampTable(stops) {
  const table = new Float32Array(1024 * 3);
  for (let i = 0; i < 1024; i++) {
    const t = i / 1023;
    let k = 1;
    while (k < stops.length - 1 && stops[k][0] < t) k++;
    const [a, b] = [stops[k - 1], stops[k]];
    const f = Math.min(1, Math.max(0, (t - a[0]) / (b[0] - a[0])));
    for (let c = 0; c < 3; c++) table[i * 3 + c] = a[c + 1] + (b[c + 1] - a[c + 1]) * f;
  }
  return table;
}

/** The four steps of 黛 between ink and highlight. */
export const SLATE = rampTable([
  [0, 12, 15, 20],
  [0.22, 34, 43, 54],
  [0.5, 84, 101, 120],
  [0.78, 152, 167, 182],
  [1, 233, 237, 240],
]);

/** Vermilion 朱砂 under the same lamp. */
export const VERMILION = rampTable([
  [0, 40, 8, 5],
  [0.3, 122, 28, 16],
  [0.62, 214, 58, 36],
  [0.85, 238, 104, 74],
  [1, 255, 196, 170],
]);

/** Film grain: adds up to ±`strength` levels, more in the middle tones, the same in all channels. */
export function grain(pixels, width, height, strength, seed = 5) {
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const i = (y * width + x) * 3;
      const tone = pixels[i + 1] / 255;
      const n = hash(x, y, seed) + hash(x, y, seed + 1) + hash(x >> 1, y >> 1, seed + 2) - 1.5;
      const add = n * strength * (0.35 + 2.6 * tone * (1 - tone));
      for (let c = 0; c < 3; c++) pixels[i + c] = Math.min(255, Math.max(0, pixels[i + c] + add));
    }
  }
}

const UPRIGHT = { 1: 0, 3: 180, 6: 270, 8: 90 };

/** Writes a JPEG whose pixels are stored turned and whose EXIF tag turns them back, as a camera held upright does. */
export async function photograph(pixels, width, height, file, { orientation, quality = 84 }) {
  const bytes = Buffer.from(pixels.buffer, pixels.byteOffset, pixels.byteLength);
  await sharp(bytes, { raw: { width, height, channels: 3 } })
    .rotate(UPRIGHT[orientation])
    .withExif({ IFD0: { ImageDescription: 'Drawn for the Banxin sample edition', Software: 'scripts/draw' } })
    .withMetadata({ orientation, density: 220 })
    .jpeg({ quality, chromaSubsampling: '4:4:4', mozjpeg: true })
    .toFile(file);
}
