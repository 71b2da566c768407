/** Indoors, in one-point perspective: the library's atrium, the market under its skylights, the press hall at night. */
import { cloud, hash, seeded } from '../random.mjs';
import { between, clamp, disc, hex, line, mix, oval, path, person, poly, Scene, stroke } from '../scene.mjs';

/** A room with its vanishing point: the point at (x, y) metres, z metres away, as pixels. */
const eye = (cx, cy, focal) => (x, y, z) => [cx + (x * focal) / z, cy - (y * focal) / z];
const quad = (at, ...corners) => poly(corners.map((corner) => at(...corner)));

/** Four storeys of shelves round a light well. */
export async function library(file) {
  const [W, H] = [1600, 1100];
  const at = eye(800, 690, 900);
  const s = new Scene(W, H);
  s.paint((x, y, u, v) => mix(hex('#e9e2d2'), hex('#5a4a3a'), between(0, 0.75, Math.hypot(u - 0.5, (v - 0.2) * 1.1))));
  const FAR = 14;
  await s.layer(quad(at, [-5, 10.5, FAR], [5, 10.5, FAR], [5, -1.6, FAR], [-5, -1.6, FAR]), (x, y) =>
    mix(hex('#b8aa92'), hex('#e3d8c2'), between(760, 120, y)),
  );
  // Floor and the sky over the well.
  await s.layer(quad(at, [-5, -1.6, 2], [5, -1.6, 2], [5, -1.6, FAR], [-5, -1.6, FAR]), (x, y) => {
    const shine = Math.exp(-(((x - 800) / (60 + (y - 760) * 0.9)) ** 2));
    return mix(
      mix(hex('#6d5b46'), hex('#3a3027'), between(800, 1100, y)),
      hex('#efe4cc'),
      shine * 0.6 * (0.7 + 0.5 * cloud(x / 16, y / 90, 3, 4)),
    );
  });
  await s.glow(quad(at, [-3.4, 10.5, 3], [3.4, 10.5, 3], [3.4, 10.5, FAR], [-3.4, 10.5, FAR]), [0.9, 0.9, 0.86], {
    radii: [40, 140],
    gain: 0.7,
    core: 0.5,
  });
  const beams = [4, 5, 6.5, 8, 10, 12]
    .map((z) => quad(at, [-3.4, 10.5, z], [3.4, 10.5, z], [3.4, 10.5, z + 0.22], [-3.4, 10.5, z + 0.22]))
    .join('');
  await s.layer(beams, hex('#6f6a5f'), { alpha: 0.75 });
  for (const side of [-1, 1])
    for (let storey = 3; storey >= 0; storey--) {
      const [low, high] = [-1.6 + storey * 3, 1.4 + storey * 3];
      const X = side * 5;
      await s.layer(quad(at, [X, high, 2], [X, low, 2], [X, low, FAR], [X, high, FAR]), (x) => mix(hex('#3b2c1f'), hex('#6a5139'), between(0, 700, Math.abs(x - 800) < 1 ? 0 : 760 - Math.abs(x - 800)))); // prettier-ignore
      await books(s, at, X, low, side, storey);
      const light = mix(hex('#c9b48a'), hex('#efe0bd'), storey / 3);
      await s.layer(quad(at, [X * 0.93, low + 0.12, 2], [X * 0.93, low - 0.14, 2], [X * 0.93, low - 0.14, FAR], [X * 0.93, low + 0.12, FAR]), storey ? light : hex('#5b4a38')); // prettier-ignore
      if (storey) await s.layer(Array.from({ length: 46 }, (_, i) => 2 + i * 0.26).map((z) => line(...at(X * 0.9, low + 0.1, z), ...at(X * 0.9, low + 0.95, z), 26 / z ** 1.4)).join('') + line(...at(X * 0.9, low + 0.98, 2), ...at(X * 0.9, low + 0.98, FAR), 5), hex('#2a2119'), { alpha: 0.8 }); // prettier-ignore
    }
  // Back wall: shelves too, and a tall window.
  await s.layer(
    Array.from({ length: 12 }, (_, i) =>
      quad(at, [-5, -1.3 + i, FAR], [5, -1.3 + i, FAR], [5, -1.22 + i, FAR], [-5, -1.22 + i, FAR]),
    ).join(''),
    hex('#5c4a37'),
    { alpha: 0.65 },
  );
  await s.layer(Array.from({ length: 300 }, (_, i) => { const k = i % 12; const x = -4.9 + hash(i, 3) * 9.7; return Math.abs(x) < 1.5 ? '' : quad(at, [x, -1.22 + k, FAR], [x + 0.16, -1.22 + k, FAR], [x + 0.16, -0.55 + k + hash(i, 5) * 0.2, FAR], [x, -0.55 + k, FAR]); }).join(''), hex('#6d5740'), { alpha: 0.6 }); // prettier-ignore
  await s.glow(quad(at, [-1.3, 9.2, FAR], [1.3, 9.2, FAR], [1.3, -0.4, FAR], [-1.3, -0.4, FAR]), [0.95, 0.92, 0.82], {
    radii: [30, 110],
    gain: 0.55,
    core: 0.6,
  });
  await s.layer([-0.65, 0, 0.65].map((x) => line(...at(x, 9.2, FAR), ...at(x, -0.4, FAR), 3)).join('') + [1.5, 4, 6.5].map((y) => line(...at(-1.3, y, FAR), ...at(1.3, y, FAR), 3)).join(''), hex('#8f8471')); // prettier-ignore
  await tables(s, at);
  s.bloom(60, 0.5, 0.72).vignette(0.3, 0.5, 0.45).tone({ power: 1.1 });
  await s.save(file, { orientation: 1, quality: 78, strength: 12 });
}

const SPINES = ['#8c3b2a', '#2f4858', '#b99a5e', '#40352c', '#6a7a74', '#9c6b43', '#d6c9ac', '#52433a'].map(hex);

async function books(s, at, X, low, side, storey) {
  const random = seeded(storey * 10 + side + 40);
  const groups = SPINES.map(() => []);
  for (let row = 0; row < 5; row++)
    for (let z = 2.1; z < 13.8;) {
      const thick = (0.05 + random() * 0.11) * (1 + z / 16);
      const high = 0.3 + random() * 0.14;
      const y = low + 0.12 + row * 0.52;
      if (random() > 0.08) groups[Math.floor(random() * SPINES.length)].push(quad(at, [X * 0.995, y, z], [X * 0.995, y + high, z], [X * 0.995, y + high, z + thick * 0.86], [X * 0.995, y, z + thick * 0.86])); // prettier-ignore
      z += thick;
    }
  for (const [i, group] of groups.entries())
    await s.layer(group.join(''), (x) => mix(SPINES[i].map((v) => v * 0.5), mix(SPINES[i], hex('#d9c7a0'), 0.25), clamp(0.75 - Math.abs(x - 800) / 1500 + (storey - 1) * 0.12))); // prettier-ignore
}

async function tables(s, at) {
  for (const z of [10, 7.4, 5.4]) {
    for (const side of [-1, 1]) {
      const [a, b] = [side * 1.1, side * 3.9];
      await s.layer(quad(at, [a, -0.86, z], [b, -0.86, z], [b, -0.86, z + 1], [a, -0.86, z + 1]) + quad(at, [a, -0.86, z], [b, -0.86, z], [b, -0.95, z], [a, -0.95, z]), mix(hex('#a5814f'), hex('#5c4225'), between(11, 5, z))); // prettier-ignore
      await s.glow([0.25, 0.55, 0.85].map((t) => { const [x, y] = at(a + (b - a) * t, -0.5, z + 0.4); return oval(x, y, 90 / z, 34 / z); }).join(''), [1, 0.78, 0.42], { radii: [10, 40], gain: 0.9 }); // prettier-ignore
      const folk = [0.15, 0.42, 0.7, 0.92].filter((_, i) => hash(i, z * 10, side + 3) > 0.25).map((t, i) => { const [x, y] = at(a + (b - a) * t, -1.62, z + (i % 2 ? 1.1 : -0.15)); const tall = (1.3 * 900) / z; return sitter(x, y, tall); }).join(''); // prettier-ignore
      await s.layer(folk, mix(hex('#57493a'), hex('#1d1813'), between(11, 5, z)));
    }
  }
  const [x, y] = at(-0.25, -1.6, 6.2);
  await s.layer(oval(x, y + 2, 60, 7), hex('#2a221a'), { alpha: 0.5, soft: 5 });
  await s.layer(person(x, y, (1.68 * 900) / 6.2, { stance: 'walk', lean: -4 }), hex('#221c17'));
}

const sitter = (x, y, h) =>
  oval(x, y - h * 0.87, h * 0.075, h * 0.1) + path(`M${x - h * 0.19} ${y - h * 0.2} Q${x - h * 0.2} ${y - h * 0.68} ${x} ${y - h * 0.78} Q${x + h * 0.2} ${y - h * 0.68} ${x + h * 0.19} ${y - h * 0.2} Z`); // prettier-ignore

/** Stalls to the vanishing point; daylight in shafts, a bulb over each stall. */
export async function market(file) {
  const [W, H] = [1500, 1040];
  const at = eye(750, 520, 820);
  const s = new Scene(W, H);
  s.paint((x, y, u, v) => mix(hex('#b9b3a4'), hex('#35302b'), between(0.02, 0.62, Math.hypot(u - 0.5, (v - 0.42) * 0.9))));
  await s.layer(quad(at, [-6, 5, 1.4], [6, 5, 1.4], [6, 3.4, 24], [-6, 3.4, 24]), (x, y) =>
    mix(hex('#2b2926'), hex('#6b655a'), between(0, 420, y) * 0.9),
  );
  const trusses = [2.2, 3, 4, 5.4, 7.2, 9.6, 13, 18].map((z) => line(...at(-6, 3.2, z), ...at(6, 3.2, z), 34 / z) + line(...at(-6, 3.2, z), ...at(0, 4.9, z), 30 / z) + line(...at(6, 3.2, z), ...at(0, 4.9, z), 30 / z) + [-3, 0, 3].map((x) => line(...at(x, 3.2, z), ...at(x * 0.9, 4.9 - Math.abs(x) * 0.27, z), 18 / z)).join('')).join(''); // prettier-ignore
  const skylights = [2.4, 3.3, 4.5, 6, 8.2, 11, 15].flatMap((z) => [-1, 1].map((side) => quad(at, [side * 0.5, 4.7, z], [side * 2.6, 4.1, z], [side * 2.6, 4.1, z * 1.24], [side * 0.5, 4.7, z * 1.24]))).join(''); // prettier-ignore
  await s.glow(skylights, [0.82, 0.86, 0.88], { radii: [20, 90], gain: 0.5, core: 0.85 });
  await s.layer(trusses, hex('#1e1b18'), { alpha: 0.9 });
  await s.layer(quad(at, [-6, -1.6, 1.4], [6, -1.6, 1.4], [6, -1.6, 24], [-6, -1.6, 24]), (x, y) => mix(mix(hex('#8d877a'), hex('#37322c'), between(560, 1040, y)), hex('#d8d2c2'), 0.42 * Math.exp(-(((x - 750) / (40 + (y - 540) * 0.55)) ** 2)) * (0.6 + 0.6 * cloud(x / 20, y / 80, 3, 3)))); // prettier-ignore
  const tones = ['#5f7a3a', '#a9b867', '#c4632d', '#d9a441', '#7d3a2c', '#cfd0b8', '#476a45', '#8b5a8a'].map(hex);
  const random = seeded(808);
  for (const z of [15, 11.5, 9, 7, 5.4, 4.1, 3.1, 2.35])
    for (const side of [-1, 1]) {
      const haze = between(3, 17, z);
      const far = z * 1.26;
      const shade = (c) => mix(c, hex('#a59f92'), haze * 0.8);
      await s.layer(quad(at, [side * 1.5, -0.75, z], [side * 1.5, -0.75, far], [side * 1.5, -1.6, far], [side * 1.5, -1.6, z]) + quad(at, [side * 1.5, -0.75, z], [side * 5, -0.75, z], [side * 5, -1.6, z], [side * 1.5, -1.6, z]), shade(hex('#3d352c'))); // prettier-ignore
      for (let k = 0; k < 5; k++) {
        const tone = tones[Math.floor(random() * tones.length)];
        const heap = Array.from({ length: 26 }, () => { const a = 1.55 + k * 0.5 + random() * 0.48; const dz = z + random() * (far - z) * 0.8; const [x, y] = at(side * a, -0.72 + random() * (0.24 + k * 0.05), dz); return disc(x, y, ((0.055 + random() * 0.05) * 820) / dz); }).join(''); // prettier-ignore
        await s.layer(heap, (x, y) =>
          shade(
            mix(
              tone.map((v) => v * 0.45),
              mix(tone, [1, 0.93, 0.8], 0.2),
              hash(x >> 2, y >> 2, k) * 0.3 + 0.55,
            ),
          ),
        );
      }
      const keeper = at(side * 3.2, -1.6, far * 0.98);
      await s.layer(person(keeper[0], keeper[1], (1.66 * 820) / far, { seed: z * 10, lean: side * -3 }), shade(hex('#24211e')));
      await s.layer(line(...at(side * 2.6, 3, z * 1.1), ...at(side * 2.6, 1.15, z * 1.1), 2.4), shade(hex('#1a1815')));
      const bulb = at(side * 2.6, 1.05, z * 1.1);
      await s.layer(
        path(`M${bulb[0] - 150 / z} ${bulb[1]} L${bulb[0]} ${bulb[1] - 110 / z} L${bulb[0] + 150 / z} ${bulb[1]} Z`),
        shade(hex('#26221d')),
      );
      await s.glow(oval(bulb[0], bulb[1] + 14 / z, 90 / z, 42 / z), [1, 0.8, 0.46], {
        radii: [Math.max(8, 120 / z), Math.max(24, 420 / z)],
        gain: 0.75,
      });
    }
  for (const [x, z, stance] of [
    [-0.8, 12, 'walk'],
    [0.6, 10, 'stand'],
    [-0.2, 8.6, 'walk'],
    [0.9, 7, 'walk'],
    [-0.9, 5.8, 'stand'],
    [0.25, 4.6, 'walk'],
  ]) {
    // prettier-ignore
    const [px, py] = at(x, -1.6, z);
    await s.layer(oval(px, py, 190 / z, 22 / z), hex('#2c2823'), { alpha: 0.5, soft: 3 });
    await s.layer(person(px, py, (1.66 * 820) / z, { stance, seed: z }) + stroke(`M${px + 120 / z} ${py - 640 / z} l${-20 / z} ${160 / z} l${110 / z} 0 l${-30 / z} ${-160 / z}`, 26 / z), mix(hex('#191613'), hex('#8e877a'), between(4, 15, z) * 0.75)); // prettier-ignore
  }
  s.mist(hex('#d8d3c6'), (u, v) => Math.exp(-(((u - 0.5) / 0.12) ** 2) - ((v - 0.47) / 0.12) ** 2) * 0.5, { size: 200 });
  s.bloom(50, 0.45, 0.72).vignette(0.35).tone({ power: 1.06, gain: 1.08 });
  await s.save(file, { orientation: 1, quality: 78, strength: 15 });
}

/** A row of printing units; the web runs through; papers come along the chain. */
export async function pressroom(file) {
  const [W, H] = [1700, 1120];
  const at = eye(560, 520, 900);
  const s = new Scene(W, H);
  s.paint((x, y, u, v) => mix(hex('#51606c'), hex('#10151a'), between(0.02, 0.7, Math.hypot(u - 0.33, (v - 0.45) * 0.8))));
  await s.layer(quad(at, [-6, -1.7, 1.5], [7, -1.7, 1.5], [7, -1.7, 30], [-6, -1.7, 30]), (x, y) => mix(hex('#3b454d'), hex('#14181c'), between(560, 1100, y) - 0.35 * cloud(x / 24, y / 120, 3, 3))); // prettier-ignore
  const tubes = [2.4, 3.4, 4.8, 6.6, 9, 12.5, 17]
    .map((z) => quad(at, [-4, 4.2, z], [5.5, 4.2, z], [5.5, 4.2, z + 0.16], [-4, 4.2, z + 0.16]))
    .join('');
  await s.glow(tubes, [0.8, 0.9, 0.95], { radii: [14, 70], gain: 0.6 });
  const web = [];
  for (const z of [16, 12.4, 9.6, 7.4, 5.7, 4.4]) {
    const far = z * 1.2;
    const haze = between(4, 18, z);
    const shade = (c) => mix(c, hex('#55636e'), haze * 0.75);
    await s.layer(quad(at, [1.1, 3, z], [1.1, 3, far], [1.1, -1.7, far], [1.1, -1.7, z]), (x, y) => shade(mix(hex('#1b242b'), hex('#4d5b66'), 0.25 + 0.5 * between(500, 0, y) + 0.2 * cloud(x / 10, y / 40, 2, z)))); // prettier-ignore
    await s.layer(quad(at, [1.1, 3, z], [4, 3, z], [4, -1.7, z], [1.1, -1.7, z]), (x, y) => shade(mix(hex('#263039'), hex('#6f7f8a'), 0.15 + 0.5 * between(900, 100, y) + 0.25 * cloud(x / 60, y / 10, 2, z)))); // prettier-ignore
    for (const [cy, r] of [
      [1.7, 0.42],
      [0.75, 0.5],
      [-0.35, 0.5],
      [-1.15, 0.3],
    ]) {
      const [x, y] = at(2.5, cy, z);
      const k = (r * 900) / z;
      await s.layer(disc(x, y, k), (px, py) =>
        shade(mix(hex('#0f1418'), hex('#b9c6cf'), clamp(0.55 + ((x - px) * 0.5 + (y - py) * 0.8) / (k * 2.1)) ** 2)),
      );
      await s.layer(
        `<circle cx="${x}" cy="${y}" r="${k * 0.3}" fill="none" stroke="#fff" stroke-width="${k * 0.12}"/>`,
        shade(hex('#11161a')),
      );
    }
    web.push([z, far]);
    const ink = [hex('#c8452f'), hex('#d6b440'), hex('#3f86a8'), hex('#16191c')][web.length % 4];
    await s.layer(quad(at, [3.2, 2.6, z], [3.9, 2.6, z], [3.9, 2.3, z], [3.2, 2.3, z]), shade(ink));
    await s.glow(disc(...at(1.35, 2.6, z), 60 / z), z < 7 ? [0.3, 1, 0.55] : [1, 0.7, 0.3], { radii: [6, 26], gain: 1.6 });
  }
  // The web: up, over the bars and away; one long white band.
  const band = (y, near, far2, half) =>
    quad(at, [0.1 - half, y, near], [0.1 + half, y, near], [0.1 + half, y, far2], [0.1 - half, y, far2]);
  await s.layer(band(2.2, 2.2, 22, 0.85), (x, y) => mix(hex('#e9e6dc'), hex('#8d979e'), between(60, 500, y)));
  await s.layer(Array.from({ length: 90 }, (_, i) => { const z = 2.3 * 1.026 ** i; return [-0.75, -0.35, 0.1, 0.5].map((x, k) => hash(i, k, 6) < 0.3 ? '' : quad(at, [0.1 + x * 0.98, 2.2, z], [0.1 + x * 0.98 + 0.34, 2.2, z], [0.1 + x * 0.98 + 0.34, 2.2, z * 1.016], [0.1 + x * 0.98, 2.2, z * 1.016])).join(''); }).join(''), hex('#6a6f72'), { alpha: 0.45 }); // prettier-ignore
  // Delivery: papers overlapping on the belt, toward the viewer.
  await s.layer(quad(at, [-2.1, -0.75, 2], [-0.7, -0.75, 2], [-0.7, -0.75, 18], [-2.1, -0.75, 18]) + quad(at, [-0.7, -0.75, 2], [-0.7, -0.75, 18], [-0.7, -1.2, 18], [-0.7, -1.2, 2]), hex('#20272d')); // prettier-ignore
  for (let i = 46; i >= 0; i--) {
    const z = 2.15 * 1.045 ** i;
    const wob = (hash(i, 2, 8) - 0.5) * 0.06;
    await s.layer(quad(at, [-1.9 + wob, -0.62, z], [-0.9 + wob, -0.62, z], [-0.9 + wob, -0.7, z * 1.1], [-1.9 + wob, -0.7, z * 1.1]), (x, y) => mix(hex('#f0ece1'), hex('#8a949b'), between(1.6, 13, z) + 0.1 * cloud(x / 12, y / 5, 2, i))); // prettier-ignore
    if (z < 8) {
      await s.layer(
        quad(
          at,
          [-1.84 + wob, -0.625, z * 1.012],
          [-0.96 + wob, -0.625, z * 1.012],
          [-0.96 + wob, -0.635, z * 1.024],
          [-1.84 + wob, -0.635, z * 1.024],
        ),
        hex('#23282c'),
      );
      await s.layer(quad(at, [-1.84 + wob, -0.64, z * 1.03], [-1.36 + wob, -0.64, z * 1.03], [-1.36 + wob, -0.655, z * 1.042], [-1.84 + wob, -0.655, z * 1.042]), hex('#7d8387')); // prettier-ignore
    }
  }
  const [x, y] = at(0.2, -1.7, 5.2);
  await s.layer(oval(x, y, 80, 9), hex('#0c0f12'), { alpha: 0.6, soft: 5 });
  await s.layer(person(x, y, (1.72 * 900) / 5.2, { lean: -6 }) + poly([[x - 112, y - 196], [x - 26, y - 214], [x - 20, y - 150], [x - 104, y - 132]]), (px, py) => (px < x - 28 && py < y - 128 ? hex('#dad6ca') : mix(hex('#14191d'), hex('#36424b'), between(x - 30, x + 40, px)))); // prettier-ignore
  s.mist(hex('#8b9aa5'), (u, v) => Math.exp(-(((u - 0.33) / 0.1) ** 2) - ((v - 0.45) / 0.14) ** 2) * 0.5, { size: 180 });
  s.bloom(40, 0.5, 0.7).vignette(0.32, 0.4, 0.5).tone({ power: 1.02, gain: 1.15 });
  await s.save(file, { orientation: 3, quality: 78, strength: 16 });
}
