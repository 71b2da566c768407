/**
 * A photograph in kind, built up as light: skies, hazy layers of shapes, glows, water that mirrors, grain. Shapes come in as SVG markup without text;
 * colours are [r, g, b] from 0 to 1 in display light; lengths are pixels, or a scene's own units. Goes out as a JPEG with its EXIF turn.
 */
import { cloud, hash, noise } from './random.mjs';
import { blur, grain, mask, photograph } from './relief.mjs';

export const mix = (a, b, t) => a.map((v, i) => v + (b[i] - v) * t);
export const clamp = (t, low = 0, high = 1) => Math.min(high, Math.max(low, t));
export const smooth = (t) => t * t * (3 - 2 * t);
/** 0 before a, 1 after b, smooth between. */
export const between = (a, b, t) => smooth(clamp((t - a) / (b - a)));
/** `#aabbcc` as light. */
export const hex = (text) => [1, 3, 5].map((at) => Number.parseInt(text.slice(at, at + 2), 16) / 255);

/** The colour at t through stops [t, colour]. */
export function ramp(stops, t) {
  let k = 1;
  while (k < stops.length - 1 && stops[k][0] < t) k++;
  const [[t0, a], [t1, b]] = [stops[k - 1], stops[k]];
  return mix(a, b, clamp((t - t0) / (t1 - t0)));
}

/** A picture in the making. It is drawn in its own units, of which each is `scale` pixels. */
export class Scene {
  constructor(width, height, scale = 1) {
    this.scale = scale;
    this.width = Math.round(width * scale);
    this.height = Math.round(height * scale);
    this.light = new Float32Array(this.width * this.height * 3);
  }

  /** How much of each pixel shapes cover. */
  mask(body) {
    return mask(this.width, this.height, this.scale === 1 ? body : `<g transform="scale(${this.scale})">${body}</g>`);
  }

  /** Colour of every pixel: `look(x, y, u, v)`, u and v from 0 to 1. */
  paint(look) {
    for (let y = 0, i = 0; y < this.height; y++)
      for (let x = 0; x < this.width; x++, i += 3) {
        const [r, g, b] = look(x / this.scale, y / this.scale, x / this.width, y / this.height);
        this.light[i] = r;
        this.light[i + 1] = g;
        this.light[i + 2] = b;
      }
    return this;
  }

  /** Changes every pixel: `change(colour, x, y, u, v)`. */
  each(change) {
    const now = [0, 0, 0];
    for (let y = 0, i = 0; y < this.height; y++)
      for (let x = 0; x < this.width; x++, i += 3) {
        for (let c = 0; c < 3; c++) now[c] = this.light[i + c];
        const next = change(now, x, y, x / this.width, y / this.height);
        for (let c = 0; c < 3; c++) this.light[i + c] = next[c];
      }
    return this;
  }

  /** Shapes in a colour, or in what `colour(x, y, under)` says; soft by `soft` px, as dense as `alpha`, rough edges by `rough` px. */
  async layer(body, colour, { soft = 0, alpha = 1, rough = 0, seed = 1 } = {}) {
    let cover = await this.mask(body);
    if (rough) cover = this.roughen(cover, rough, seed);
    if (soft) cover = blur(cover, this.width, this.height, Math.round(soft * this.scale));
    const at = typeof colour === 'function' ? colour : () => colour;
    return this.each((now, x, y) => {
      const a = cover[y * this.width + x] * alpha;
      return a > 0.002 ? mix(now, at(x / this.scale, y / this.scale, now), a) : now;
    });
  }

  roughen(cover, by, seed) {
    const out = new Float32Array(cover.length);
    for (let y = 0; y < this.height; y++)
      for (let x = 0; x < this.width; x++) {
        const sx = clamp(Math.round(x + (cloud(x / 9, y / 9, 3, seed) - 0.5) * 2 * by), 0, this.width - 1);
        const sy = clamp(Math.round(y + (cloud(x / 9, y / 9, 3, seed + 7) - 0.5) * 2 * by), 0, this.height - 1);
        out[y * this.width + x] = cover[sy * this.width + sx];
      }
    return out;
  }

  /** Shapes that shine: themselves, and a bloom around them at each radius. Blooms are found at a quarter of the size. */
  async glow(body, colour, { radii = [6, 30], gain = 1, core = 1 } = {}) {
    const cover = await this.mask(body);
    const small = this.quarter(cover);
    const [w, h] = [Math.ceil(this.width / 4), Math.ceil(this.height / 4)];
    const blooms = radii.map((radius) => blur(small, w, h, Math.max(1, Math.round((radius * this.scale) / 4))));
    return this.each((now, x, y) => {
      const at = y * this.width + x;
      let shine = cover[at] * core;
      for (const [k, bloom] of blooms.entries()) shine += (bilinear(bloom, w, h, x / 4, y / 4) * gain * (k + 1)) / radii.length;
      return shine > 0.001 ? now.map((v, c) => v + colour[c] * shine * (1 - 0.35 * v)) : now;
    });
  }

  quarter(source) {
    const [w, h] = [Math.ceil(this.width / 4), Math.ceil(this.height / 4)];
    const out = new Float32Array(w * h);
    for (let y = 0; y < h * 4; y++)
      for (let x = 0; x < w * 4; x++)
        out[(y >> 2) * w + (x >> 2)] += source[Math.min(y, this.height - 1) * this.width + Math.min(x, this.width - 1)] / 16;
    return out;
  }

  /** Below the line `level` the picture mirrors what is above: ripples grow toward the viewer, `deep` is the water's own colour. */
  water(level, { deep, strength = 0.75, ripple = 1, squash = 1, seed = 3, edge } = {}) {
    const copy = Float32Array.from(this.light);
    for (let y = Math.floor(level); y < this.height; y++) {
      const near = (y - level) / (this.height - level);
      for (let x = 0; x < this.width; x++) {
        if (edge && y < edge(x)) continue;
        const size = 4 + 90 * near;
        const wave =
          (cloud(x / (size * 7), y / (size * 0.5), 3, seed) - 0.5) * 2 +
          (noise(x / (size * 2), y / (size * 0.22), seed + 5) - 0.5);
        const sy = clamp(Math.round(level - (y - level) * squash + wave * ripple * (5 + 60 * near)), 0, Math.floor(level) - 1);
        const sx = clamp(Math.round(x + wave * ripple * (2 + 14 * near)), 0, this.width - 1);
        const keep = strength * (1 - 0.45 * near);
        for (let c = 0; c < 3; c++) {
          const seen = copy[(sy * this.width + sx) * 3 + c];
          this.light[(y * this.width + x) * 3 + c] = deep[c] * (1 - keep) + seen * keep + wave * 0.018;
        }
      }
    }
    return this;
  }

  /** Mist: `density(u, v)` of it, in a colour, drifting by noise of `size` px. */
  mist(colour, density, { size = 400, seed = 11, drift = 0.6 } = {}) {
    const at = typeof colour === 'function' ? colour : () => colour;
    return this.each((now, x, y, u, v) => {
      const d = density(u, v);
      if (d <= 0) return now;
      const n = cloud(x / this.scale / size, (y / this.scale / size) * 2.4, 4, seed);
      return mix(now, at(u, v), clamp(d * (1 - drift + drift * 2 * n)));
    });
  }

  /** Falls off to the corners, by `by` at the furthest, from the middle (u, v). */
  vignette(by = 0.35, u0 = 0.5, v0 = 0.5) {
    return this.each((now, x, y, u, v) => {
      const d = Math.hypot((u - u0) * 1.1, v - v0) / 0.74;
      const k = 1 - by * d * d;
      return now.map((c) => c * k);
    });
  }

  /** Soft light over everything: the brightest parts bloom. */
  bloom(radius = 24, gain = 0.5, from = 0.62) {
    const [w, h] = [Math.ceil(this.width / 4), Math.ceil(this.height / 4)];
    const blooms = [0, 1, 2].map((c) => {
      const bright = new Float32Array(this.width * this.height);
      for (let i = 0; i < bright.length; i++) bright[i] = Math.max(0, this.light[i * 3 + c] - from);
      return blur(this.quarter(bright), w, h, Math.max(1, Math.round((radius * this.scale) / 4)));
    });
    return this.each((now, x, y) => now.map((v, c) => v + bilinear(blooms[c], w, h, x / 4, y / 4) * gain));
  }

  /** Tones as film has them: a toe, a shoulder, then a power. */
  tone({ lift = 0.015, gain = 1, power = 1 } = {}) {
    return this.each((now) =>
      now.map((v) => {
        const t = Math.max(0, v * gain);
        const shoulder = t < 0.7 ? t : 0.7 + 0.3 * (1 - Math.exp(-(t - 0.7) / 0.3));
        return lift + (1 - lift) * clamp(shoulder) ** power;
      }),
    );
  }

  async save(file, { orientation = 1, quality = 80, strength = 15, seed = 5 } = {}) {
    const pixels = new Float32Array(this.light.length);
    for (let i = 0; i < pixels.length; i++) pixels[i] = clamp(this.light[i]) * 255;
    grain(pixels, this.width, this.height, strength, seed);
    await photograph(Uint8ClampedArray.from(pixels), this.width, this.height, file, { orientation, quality });
  }
}

function bilinear(field, w, h, x, y) {
  const x0 = clamp(Math.floor(x - 0.5), 0, w - 1);
  const y0 = clamp(Math.floor(y - 0.5), 0, h - 1);
  const x1 = Math.min(w - 1, x0 + 1);
  const y1 = Math.min(h - 1, y0 + 1);
  const fx = clamp(x - 0.5 - x0);
  const fy = clamp(y - 0.5 - y0);
  const top = field[y0 * w + x0] * (1 - fx) + field[y0 * w + x1] * fx;
  const foot = field[y1 * w + x0] * (1 - fx) + field[y1 * w + x1] * fx;
  return top * (1 - fy) + foot * fy;
}

/** SVG of white shapes. */
export const poly = (points, extra = '') =>
  `<polygon fill="#fff" points="${points.map((p) => p.map((v) => v.toFixed(1)).join(',')).join(' ')}" ${extra}/>`;
export const line = (x1, y1, x2, y2, width, extra = '') =>
  `<line x1="${x1.toFixed(1)}" y1="${y1.toFixed(1)}" x2="${x2.toFixed(1)}" y2="${y2.toFixed(1)}" stroke="#fff" stroke-width="${width.toFixed(2)}" ${extra}/>`;
export const rect = (x, y, w, h, extra = '') =>
  `<rect fill="#fff" x="${x.toFixed(1)}" y="${y.toFixed(1)}" width="${w.toFixed(1)}" height="${h.toFixed(1)}" ${extra}/>`;
export const disc = (x, y, r, extra = '') =>
  `<circle fill="#fff" cx="${x.toFixed(1)}" cy="${y.toFixed(1)}" r="${r.toFixed(1)}" ${extra}/>`;
export const oval = (x, y, rx, ry, extra = '') =>
  `<ellipse fill="#fff" cx="${x.toFixed(1)}" cy="${y.toFixed(1)}" rx="${rx.toFixed(1)}" ry="${ry.toFixed(1)}" ${extra}/>`;
export const path = (d, extra = '') => `<path fill="#fff" d="${d}" ${extra}/>`;
export const stroke = (d, width, extra = '') =>
  `<path fill="none" stroke="#fff" stroke-linecap="round" stroke-linejoin="round" stroke-width="${width.toFixed(2)}" d="${d}" ${extra}/>`;

/** A ridge of hills or trees along the whole width: `height(x)` above `base`. */
export function ridge(width, base, height, foot, step = 4) {
  const points = [];
  for (let x = 0; x <= width + step; x += step) points.push([x, base - height(x)]);
  return poly([...points, [width + step, foot], [0, foot]]);
}

/** A person in a winter coat, `tall` px high, whose feet stand at (x, y): `lean` px at the head. Runners wear no coat. */
export function person(x, y, tall, { stance = 'stand', lean = 0, seed = 1, wide = 1 } = {}) {
  const h = tall;
  const hx = x + lean;
  const head =
    oval(hx + lean * 0.15, y - h * 0.92, h * 0.05, h * 0.064) +
    stroke(`M${hx} ${y - h * 0.8} L${hx + lean * 0.1} ${y - h * 0.89}`, h * 0.062);
  return (
    head + (stance === 'run' ? runner(x, hx, y, h, hash(Math.round(x), seed, 9)) : coat(x, hx, y, h, wide, stance === 'walk'))
  );
}

function coat(x, hx, y, h, wide, walks) {
  const w = h * 0.098 * wide;
  const [top, hem] = [y - h * 0.83, y - h * 0.27];
  const step = walks ? h * 0.085 : h * 0.03;
  const body = path(
    `M${hx - w * 0.3} ${top} C${hx - w * 0.8} ${top + h * 0.025} ${hx - w * 1.2} ${top + h * 0.05} ${hx - w * 1.22} ${top + h * 0.13} L${x - w * 1.3} ${y - h * 0.47} L${x - w} ${y - h * 0.46} L${x - w * 1.16} ${hem} Q${x} ${hem + h * 0.02} ${x + w * 1.16} ${hem} L${x + w} ${y - h * 0.46} L${x + w * 1.3} ${y - h * 0.47} L${hx + w * 1.22} ${top + h * 0.13} C${hx + w * 1.2} ${top + h * 0.05} ${hx + w * 0.8} ${top + h * 0.025} ${hx + w * 0.3} ${top} Z`,
  );
  const legs =
    stroke(`M${x - w * 0.4} ${hem} L${x - step} ${y - h * 0.015} l${h * 0.025} 0`, h * 0.062) +
    stroke(`M${x + w * 0.4} ${hem} L${x + step} ${y - (walks ? h * 0.035 : h * 0.015)} l${h * 0.025} 0`, h * 0.062);
  return body + legs;
}

/** Limbs at a phase of the stride, from 0 to 1. */
function runner(x, hx, y, h, phase) {
  const a = Math.sin(phase * Math.PI * 2);
  const hip = y - h * 0.47;
  const [front, back] = [0.16 + 0.1 * a, 0.2 - 0.08 * a];
  return (
    path(
      `M${hx - h * 0.085} ${y - h * 0.82} Q${hx} ${y - h * 0.86} ${hx + h * 0.085} ${y - h * 0.82} L${x + h * 0.06} ${hip + h * 0.03} L${x - h * 0.06} ${hip + h * 0.03} Z`,
    ) +
    stroke(
      `M${x + h * 0.02} ${hip} L${x + h * front} ${y - h * 0.27} L${x + h * (front - 0.05)} ${y - h * 0.03} l${h * 0.06} ${h * 0.01}`,
      h * 0.078,
    ) +
    stroke(
      `M${x - h * 0.02} ${hip} L${x - h * 0.02} ${y - h * 0.24} L${x - h * back} ${y - h * 0.14} l${-h * 0.02} ${h * 0.05}`,
      h * 0.072,
    ) +
    stroke(
      `M${hx - h * 0.07} ${y - h * 0.78} L${hx - h * (0.13 + 0.03 * a)} ${y - h * 0.64} L${hx - h * 0.03} ${y - h * 0.58}`,
      h * 0.05,
    ) +
    stroke(
      `M${hx + h * 0.07} ${y - h * 0.78} L${hx + h * 0.11} ${y - h * 0.64} L${hx + h * (0.2 - 0.03 * a)} ${y - h * 0.71}`,
      h * 0.05,
    )
  );
}
