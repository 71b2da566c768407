/**
 * Seed and size → a JPEG that costs what a press photo costs: soft shapes, edges and grain. The same seed gives the same pixels.
 */
import sharp from 'sharp';
import { randomFrom } from './copy.mjs';

/** Sun, ridge lines and grain at a third of the size, enlarged, then grained again. */
function scene(seed, width, height) {
  const random = randomFrom(seed);
  const pixels = Buffer.alloc(width * height * 3);
  const ridges = Array.from({ length: 5 }, (_, i) => ({
    base: height * (0.35 + 0.13 * i),
    swing: height * 0.08 * random(),
    turn: 3 + 9 * random(),
    phase: 6 * random(),
  }));
  const tint = [0.6 + 0.4 * random(), 0.6 + 0.4 * random(), 0.6 + 0.4 * random()];
  for (let x = 0; x < width; x++) {
    const edges = ridges.map(
      (r) => r.base + r.swing * Math.sin(r.phase + (r.turn * x) / width) + 3 * Math.sin(x * 0.31 + r.phase),
    );
    for (let y = 0; y < height; y++) {
      const depth = edges.reduce((n, edge) => n + (y > edge ? 1 : 0), 0);
      const light = 225 - 38 * depth - (18 * y) / height;
      const at = (y * width + x) * 3;
      for (let c = 0; c < 3; c++) pixels[at + c] = Math.max(0, Math.min(255, light * tint[c] + 26 * (random() - 0.5)));
    }
  }
  return pixels;
}

export async function photo(file, seed, width, height) {
  const [w, h] = [Math.ceil(width / 2), Math.ceil(height / 2)];
  await sharp(scene(seed, w, h), { raw: { width: w, height: h, channels: 3 } })
    .resize(width, height, { kernel: 'cubic' })
    .jpeg({ quality: 84 })
    .toFile(file);
}
