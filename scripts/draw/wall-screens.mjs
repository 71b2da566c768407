/**
 * The parts of the wall that give light or are only drawn: film, dots, curves. Tones go in and are overwritten.
 */
import { glyphHandles, glyphPath } from './glyphs.mjs';
import { hash } from './random.mjs';
import { blur } from './relief.mjs';
import { CELL, CHARS, FROM, HEIGHT, only, WIDTH } from './wall-sorts.mjs';

/** Tone of the film cells: a dark emulsion, the reversed character clear in it, lit from behind. */
export function film(tone, list, covers) {
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
export function dots(tone, list, covers) {
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
export function curveMarkup() {
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
