/** Things near at hand, and children: pots in raking light, one bowl, a schoolyard at half past four, books under the old bridge. */
import { cloud, hash, seeded } from '../random.mjs';
import { between, clamp, disc, hex, line, mix, oval, path, person, poly, rect, Scene, stroke } from '../scene.mjs';

/** The outline of a turned vessel from lip to foot, as half-widths at heights 0 to 1. */
const FORMS = [
  [[0, 0.3], [0.04, 0.33], [0.12, 0.25], [0.22, 0.24], [0.42, 0.46], [0.62, 0.5], [0.85, 0.36], [1, 0.28]], // jar
  [[0, 0.5], [0.05, 0.5], [0.3, 0.48], [0.62, 0.41], [0.88, 0.24], [0.92, 0.2], [1, 0.21]], // bowl
  [[0, 0.16], [0.06, 0.19], [0.1, 0.12], [0.34, 0.11], [0.5, 0.3], [0.7, 0.42], [0.9, 0.32], [1, 0.26]], // bottle
  [[0, 0.4], [0.06, 0.41], [0.5, 0.38], [0.92, 0.34], [1, 0.33]], // cup
]; // prettier-ignore

function half(form, t) {
  let k = 1;
  while (k < form.length - 1 && form[k][0] < t) k++;
  const [[t0, a], [t1, b]] = [form[k - 1], form[k]];
  const f = clamp((t - t0) / (t1 - t0));
  return a + (b - a) * f * f * (3 - 2 * f);
}

/** A vessel lit from the left: clay or glaze by `skin(u, t)`, u from −1 to 1 across. */
function vessel(s, form, x, foot, wide, high, skin, haze = 0, air = [0, 0, 0]) {
  const top = foot - high;
  const { width, light } = s;
  for (let y = Math.max(0, Math.floor(top)); y < Math.min(s.height, foot + wide * 0.06); y++) {
    const t = (y - top) / high;
    const w = half(form, clamp(t)) * wide * (t > 1 ? Math.sqrt(Math.max(0, 1 - ((t - 1) * high * 16) ** 2 / wide ** 2)) : 1);
    for (let px = Math.max(0, Math.floor(x - w)); px < Math.min(width, x + w); px++) {
      const u = (px - x) / w;
      const slope = (half(form, clamp(t + 0.02)) - half(form, clamp(t - 0.02))) * 12;
      const nx = u;
      const nz = Math.sqrt(Math.max(0, 1 - u * u));
      const ny = -slope * 0.42;
      const n = 1 / Math.hypot(nx, ny, nz);
      const facing = clamp((-0.72 * nx - 0.38 * ny * -1 + 0.52 * nz) * n);
      const back = clamp((0.9 * nx + 0.1 * nz - 0.3) * n) * 0.16;
      const { colour, gloss } = skin(u, clamp(t), px, y);
      const shine = gloss * clamp((-0.5 * nx + 0.3 * ny * -1 + 0.82 * nz) * n) ** 34;
      const edge = clamp((w - Math.abs(px - x)) / 1.4);
      const i = (y * width + px) * 3;
      for (let c = 0; c < 3; c++) {
        const lit = colour[c] * (0.07 + 0.98 * facing + back) + shine;
        light[i + c] += (lit * (1 - haze) + air[c] * haze - light[i + c]) * edge;
      }
    }
  }
  return { lip: half(form, 0) * wide, top };
}

const clay = (seed) => (u, t, x, y) => {
  const ring = 0.93 + 0.07 * Math.sin(t * 120 + cloud(x / 40, y / 9, 2, seed) * 5);
  const spot = cloud(x / 60, y / 60, 3, seed);
  return { colour: mix(hex('#a98a6c'), hex('#d8c3a5'), spot).map((v) => v * ring), gloss: 0 };
};

/** Raw pots on their racks. */
export async function pots(file) {
  const [W, H] = [1400, 1050];
  const s = new Scene(W, H);
  s.paint((x, y, u, v) =>
    mix(hex('#2a231d'), hex('#6e5c4a'), 0.8 * between(1, 0, u) * (0.6 + 0.6 * cloud(x / 200, y / 160, 3, 4)) * (1 - 0.3 * v)),
  );
  const random = seeded(2160);
  for (const [row, shelf] of [250, 520, 790, 1075].entries()) {
    await s.layer(rect(0, shelf, W, 26), (x, y) => mix(hex('#3b2a1c'), hex('#a3805a'), between(1400, 0, x) * (y < shelf + 6 ? 1 : 0.45) * (0.7 + 0.5 * cloud(x / 90, y / 5, 3, row)))); // prettier-ignore
    await s.layer(rect(0, shelf + 26, W, 46), [0.05, 0.04, 0.03], { alpha: 0.5, soft: 10 });
    const form = FORMS[[2, 0, 1, 0][row]];
    const wide = [120, 176, 190, 236][row];
    for (let x = 20 - row * 30; x < W + wide; x += wide * (row === 2 ? 1.16 : 0.98) + random() * 14) {
      const high = [196, 214, 118, 262][row] * (0.94 + random() * 0.1);
      await s.layer(oval(x + wide * 0.3, shelf + 4, wide * 0.5, 9), [0.03, 0.024, 0.02], { alpha: 0.6, soft: 6 });
      const { lip, top } = vessel(s, form, x, shelf + 4, wide, high, clay(row * 20 + Math.round(x)));
      const fall = 1 - 0.6 * (x / W);
      await s.layer(oval(x, top + 1, lip * 0.97, lip * 0.16), (px) =>
        mix(hex('#1a1410'), hex('#5a4735'), between(x - lip, x + lip, px) * fall),
      );
      await s.layer(stroke(`M${x - lip} ${top + 1} A${lip} ${lip * 0.17} 0 0 0 ${x + lip} ${top + 1}`, 3.4), (px) =>
        mix(hex('#e7d5b8'), hex('#5c4a3a'), between(x - lip, x + lip, px)),
      );
    }
  }
  s.each((now, x, y, u) => now.map((c) => c * (1.25 - 0.85 * between(0, 1, u) + 0.1 * cloud(x / 120, y / 400, 3, 9))));
  await s.layer(
    poly([
      [-40, 0],
      [240, 0],
      [760, 1050],
      [200, 1050],
    ]),
    [1, 0.9, 0.72],
    { alpha: 0.09, soft: 30 },
  );
  s.bloom(30, 0.35, 0.75).vignette(0.3, 0.4, 0.5).tone({ gain: 1.1, power: 1.02 });
  await s.save(file, { orientation: 6, quality: 78, strength: 13 });
}

/** The first bowl out of the kiln. */
export async function bowl(file) {
  const [W, H] = [1200, 1050];
  const s = new Scene(W, H);
  s.paint((x, y, u, v) =>
    mix(
      hex('#14110f'),
      hex('#4b4138'),
      Math.exp(-(((u - 0.3) / 0.5) ** 2) - ((v - 0.3) / 0.5) ** 2) * (0.8 + 0.3 * cloud(x / 120, y / 120, 3, 3)),
    ),
  );
  await s.layer(
    poly([
      [0, 800],
      [1200, 780],
      [1200, 1050],
      [0, 1050],
    ]),
    (x, y) => {
      const grainOf = cloud(x / 160, y / 6, 4, 6);
      return mix(hex('#1d1510'), hex('#9a7450'), (0.25 + 0.6 * grainOf) * between(1250, 150, x) * between(1080, 780, y));
    },
  );
  await s.layer(oval(690, 905, 300, 34), [0.02, 0.015, 0.012], { alpha: 0.85, soft: 16 });
  const glaze = (u, t, x, y) => {
    const a = Math.asin(clamp(u, -0.999, 0.999));
    const run = 0.3 + 0.28 * cloud(a * 3.4, 1, 3, 7) + 0.22 * Math.max(0, cloud(a * 9, 2, 2, 8) - 0.42);
    const celadon = mix(hex('#8fa99b'), hex('#5d7f78'), cloud(a * 6, t * 9, 3, 5));
    const ash = mix(hex('#8b8378'), hex('#5f574d'), cloud(a * 9, t * 8, 4, 12));
    const body = mix(hex('#6e4a34'), hex('#8a5c3c'), cloud(x / 30, y / 30, 3, 2));
    const gold = t > 0.26 && t < 0.7 ? 0.9 * between(0.8, 0.86, cloud(a * 26, t * 24, 1, 9)) : 0;
    const edge = t - run;
    let colour = edge < 0 ? celadon : ash;
    colour = mix(colour, hex('#2f4f4d'), 0.75 * Math.exp(-((edge / 0.03) ** 2)));
    if (t > 0.8) colour = mix(colour, body, between(0.8, 0.85, t + 0.03 * cloud(a * 8, 3, 2, 4)));
    if (gold) colour = mix(colour, hex('#d8b25a'), gold);
    if (t < 0.035) colour = mix(hex('#8a6a48'), colour, t / 0.035);
    return { colour, gloss: t < 0.83 ? 0.9 : 0.05 };
  };
  const { lip, top } = vessel(s, FORMS[1], 600, 900, 760, 470, glaze);
  await s.layer(oval(600, top, lip, lip * 0.22), (x, y) => {
    const u = (x - 600) / lip;
    const v = (y - top) / (lip * 0.22);
    const deep = 1 - Math.hypot(u, v);
    const t = cloud(Math.atan2(v, u) * 4, deep * 6, 3, 3);
    return mix(
      mix(hex('#1f2f2e'), hex('#89a59a'), clamp(0.3 + 0.6 * u + 0.35 * t)),
      hex('#0f1514'),
      clamp(deep * 1.5 + v * -0.2) * 0.75,
    );
  });
  await s.layer(`<ellipse cx="600" cy="${top}" rx="${lip}" ry="${lip * 0.22}" fill="none" stroke="#fff" stroke-width="9"/>`, (x, y) => mix(hex('#e8dcc4'), hex('#6b4f38'), clamp(0.5 + (x - 600) / lip / 2 + (y > top ? 0 : 0.15)))); // prettier-ignore
  const warm = stroke('M520 250 q -40 -70 10 -130 q 40 -60 -8 -112 M640 240 q 46 -70 -4 -140 q -36 -50 6 -92', 26);
  await s.layer(warm, [0.85, 0.82, 0.78], { alpha: 0.16, soft: 26 });
  s.bloom(40, 0.4, 0.72).vignette(0.4, 0.45, 0.5).tone({ gain: 1.12 });
  await s.save(file, { orientation: 1, quality: 80, strength: 13 });
}

/** Skipping in the last sun: long shadows toward the viewer. */
export async function school(file) {
  const [W, H] = [1500, 1000];
  const s = new Scene(W, H);
  s.paint((x, y, u, v) =>
    mix(
      mix(hex('#8d9aa6'), hex('#f0d3a6'), between(0, 0.5, v)),
      [1, 0.94, 0.78],
      0.8 * Math.exp(-(((u - 0.52) / 0.2) ** 2) - ((v - 0.34) / 0.16) ** 2),
    ),
  );
  await s.layer(rect(60, 210, 560, 330) + rect(1010, 260, 430, 280) + rect(40, 190, 600, 24), hex('#8d8479'), { soft: 2 });
  await s.layer(Array.from({ length: 18 }, (_, i) => rect(100 + (i % 6) * 86, 244 + Math.floor(i / 6) * 96, 54, 58)).join('') + Array.from({ length: 8 }, (_, i) => rect(1050 + (i % 4) * 96, 300 + Math.floor(i / 4) * 110, 58, 60)).join(''), hex('#5f5b55'), { soft: 1 }); // prettier-ignore
  await s.layer(line(770, 540, 770, 120, 8) + path('M774 128 l104 0 l0 62 l-104 0 Z'), hex('#8a4a3c'), { soft: 1 });
  const random = seeded(63);
  const leaves = Array.from({ length: 260 }, () => { const a = random() * 6.3; const d = Math.sqrt(random()); return disc(1290 + Math.cos(a) * 190 * d, 250 + Math.sin(a) * 150 * d, 6 + random() * 11); }).join(''); // prettier-ignore
  await s.layer(stroke('M1290 560 Q1282 420 1296 300 M1290 420 L1220 300 M1292 390 L1370 290', 20), hex('#4d443a'), { soft: 1 });
  await s.layer(leaves, (x, y) => mix(hex('#a9772c'), hex('#eec668'), clamp(cloud(x / 13, y / 13, 2, 4) * 1.6 - 0.3)), {
    soft: 1,
    alpha: 0.9,
  });
  await s.layer(rect(0, 540, W, 460), (x, y) => {
    const t = cloud(x / 50, y / 12, 3, 6);
    return mix(
      mix(hex('#d8b68a'), hex('#7c6a58'), between(540, 1000, y)),
      [1, 0.88, 0.64],
      0.5 * Math.exp(-(((x - 780) / (160 + (y - 540))) ** 2)) * (0.7 + 0.5 * t),
    );
  });
  const kids = [[250, 690, 170, 'stand'], [420, 672, 128, 'run'], [560, 668, 134, 'run'], [700, 664, 122, 'run'], [850, 664, 130, 'run'], [1000, 672, 126, 'run'], [1180, 692, 166, 'stand'], [1370, 640, 100, 'walk'], [120, 636, 96, 'walk'], [1440, 650, 104, 'stand']]; // prettier-ignore
  const up = [0, 34, 30, 38, 32, 28, 0, 0, 0, 0];
  for (const [i, [x, y, h]] of kids.entries()) {
    const away = (x - 780) * 0.9;
    await s.layer(
      poly([
        [x - 12, y + 4],
        [x + 12, y + 4],
        [x + 34 + away * 0.5, y + h * 1.9],
        [x - 34 + away * 0.5, y + h * 1.9],
      ]),
      hex('#4d4238'),
      { alpha: 0.55, soft: 4 },
    );
    await s.layer(person(x, y - up[i], h, { stance: kids[i][3], seed: i * 3, lean: 0 }), (px, py) => mix(hex('#241f1c'), hex('#5a4a3d'), 0.6 * cloud(px / 20, py / 30, 2, i))); // prettier-ignore
  }
  await s.layer(stroke('M276 616 Q 430 740 700 742 Q 980 742 1156 614', 4), hex('#2a211b'));
  s.bloom(70, 0.6, 0.72).vignette(0.28).tone({ power: 1.08 });
  await s.save(file, { orientation: 1, quality: 78, strength: 14 });
}

/** Under the arches, bulbs on a wire, rows of books. */
export async function bookstalls(file) {
  const [W, H] = [1600, 1000];
  const s = new Scene(W, H);
  s.paint((x, y, u, v) => mix(hex('#b7c0c6'), hex('#e5ddcc'), between(0, 0.6, v) * (0.7 + 0.4 * cloud(x / 300, y / 160, 3, 3))));
  // The river's far bank through the arches, then the arches in three depths.
  await s.layer(rect(0, 560, W, 60), hex('#9aa5aa'), { soft: 3 });
  await s.layer(rect(0, 612, W, 400), (x, y) =>
    mix(hex('#a7a296'), hex('#4a443b'), between(612, 1000, y) - 0.2 * cloud(x / 40, y / 12, 3, 5)),
  );
  const vault = (cx, r, spring, thick) => `M${cx - r - thick} 1000 L${cx - r - thick} 0 L${cx + r + thick} 0 L${cx + r + thick} 1000 L${cx + r} 1000 L${cx + r} ${spring} A${r} ${r * 0.92} 0 0 0 ${cx - r} ${spring} L${cx - r} 1000 Z`; // prettier-ignore
  const stone = (dark, bright, seed) => (x, y) => {
    const row = Math.floor(y / 44);
    const seam = y % 44 < 4 || (x + (row % 2) * 60) % 120 < 4 ? 0.6 : 1;
    return mix(
      hex(dark),
      hex(bright),
      clamp((0.35 + 0.4 * cloud(x / 60, y / 40, 4, seed) + 0.2 * hash(row, Math.floor((x + (row % 2) * 60) / 120), seed)) * seam),
    );
  };
  await s.layer(path(vault(800, 250, 500, 700)), stone('#6f7272', '#a5a399', 3), { soft: 1 });
  const books = async (y, tall, x0, x1, haze, seed) => {
    const random = seeded(seed);
    const inks = ['#8c3b2a', '#2f4858', '#b99a5e', '#d6c9ac', '#52433a', '#6a7a74'].map(hex);
    const piles = inks.map(() => []);
    for (let x = x0; x < x1; ) { const w = tall * (0.12 + random() * 0.22); const h = tall * (0.7 + random() * 0.3); piles[Math.floor(random() * inks.length)].push(rect(x, y - h, w - 1.5, h)); x += w; } // prettier-ignore
    for (const [i, pile] of piles.entries()) await s.layer(pile.join(''), mix(inks[i], hex('#b5aea0'), haze));
    await s.layer(rect(x0 - 8, y, x1 - x0 + 16, tall * 0.5), mix(hex('#4b3a2a'), hex('#a8a195'), haze));
    await s.layer(rect(x0 - 8, y + tall * 0.5, x1 - x0 + 16, tall * 0.9), mix(hex('#2a241e'), hex('#8f8a80'), haze), {
      alpha: 0.7,
      soft: 4,
    });
  };
  await books(650, 34, 590, 780, 0.55, 3);
  await books(650, 34, 850, 1010, 0.55, 4);
  for (const [i, [x, y, h]] of [[640, 668, 118], [730, 672, 126], [900, 668, 120], [985, 676, 124], [812, 690, 140]].entries()) await s.layer(person(x, y, h, { seed: i, lean: i % 2 ? 4 : -3 }), mix(hex('#1e1b19'), hex('#a09a8f'), 0.42)); // prettier-ignore
  await s.layer(path(vault(800, 470, 430, 500)), stone('#3b3d3d', '#77756d', 8));
  await s.layer(stroke('M330 290 Q 560 420 800 400 Q 1040 420 1270 290', 3), hex('#14120f'));
  const bulbs = Array.from({ length: 11 }, (_, i) => {
    const t = (i + 0.5) / 11;
    const x = 330 + 940 * t;
    return [x, 290 + 118 * Math.sin(Math.PI * t) + 14];
  });
  await s.glow(bulbs.map(([x, y]) => oval(x, y, 7, 10)).join(''), [1, 0.8, 0.42], { radii: [12, 60, 150], gain: 1.3 });
  await books(800, 74, 345, 640, 0.16, 11);
  await books(800, 74, 960, 1262, 0.16, 12);
  for (const [i, [x, y, h]] of [[470, 840, 268], [1080, 836, 256], [1190, 846, 190]].entries()) await s.layer(person(x, y, h, { seed: i, lean: i % 2 ? 8 : -7 }), mix(hex('#181513'), hex('#8f887c'), 0.12)); // prettier-ignore
  await s.layer(path('M1130 716 l52 -14 l6 30 l-50 14 Z'), hex('#d9d2c0'));
  await s.layer(path(vault(800, 700, 330, 300)), stone('#1b1c1c', '#494741', 14), { soft: 2 });
  s.mist(hex('#e0d8c6'), (u, v) => Math.exp(-(((u - 0.5) / 0.14) ** 2) - ((v - 0.52) / 0.16) ** 2) * 0.4, { size: 160 });
  s.bloom(50, 0.4, 0.74).vignette(0.3).tone({ gain: 1.05, power: 1.05 });
  await s.save(file, { orientation: 1, quality: 78, strength: 14 });
}
