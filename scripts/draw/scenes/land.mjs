/** Out of doors: persimmons before the snow, a half marathon in the mist, a lane in the snow. */
import { cloud, hash, seeded } from '../random.mjs';
import { between, clamp, disc, hex, line, mix, oval, path, person, poly, ramp, rect, ridge, Scene, stroke } from '../scene.mjs';

/** A bare tree grown from a seed: strokes, and the ends of its twigs. */
function tree(x, y, length, angle, random, width, depth, out) {
  const [x2, y2] = [x + Math.cos(angle) * length, y + Math.sin(angle) * length];
  const bend = (random() - 0.5) * length * 0.35;
  out.strokes.push(
    stroke(
      `M${x.toFixed(1)} ${y.toFixed(1)} Q${((x + x2) / 2 + bend).toFixed(1)} ${((y + y2) / 2).toFixed(1)} ${x2.toFixed(1)} ${y2.toFixed(1)}`,
      width,
    ),
  );
  if (depth === 0 || length < 16) return void out.ends.push([x2, y2]);
  if (depth < 4) out.ends.push([x2, y2]);
  const forks = random() < 0.25 ? 3 : 2;
  for (let i = 0; i < forks; i++) {
    const spread = (i - (forks - 1) / 2) * (0.62 + random() * 0.4) + (random() - 0.5) * 0.4;
    tree(
      x2,
      y2,
      length * (0.66 + random() * 0.2),
      angle + spread - 0.05 * Math.cos(angle),
      random,
      Math.max(1.6, width * 0.68),
      depth - 1,
      out,
    );
  }
}

const grown = (x, y, length, width, depth, seed, lean = 0) => {
  const out = { strokes: [], ends: [] };
  tree(x, y, length, -Math.PI / 2 + lean, seeded(seed), width, depth, out);
  return out;
};

/** Ripe fruit on bare branches, a ladder, a picker. */
export async function orchard(file) {
  const [W, H] = [1600, 1100];
  const s = new Scene(W, H);
  s.paint((x, y, u, v) => {
    const c = cloud(x / 600, y / 200, 5, 41) - 0.5;
    return ramp(
      [
        [0, hex('#9aa5ac')],
        [0.4, hex('#c9cbc8')],
        [0.7, hex('#dcd8cf')],
        [1, hex('#b7b3a8')],
      ],
      v + c * 0.2,
    );
  });
  for (const [base, high, size, colour, seed] of [
    [620, 260, 420, '#b4bab9', 3],
    [720, 180, 300, '#9ba2a2', 6],
    [800, 110, 240, '#828a89', 9],
  ])
    // prettier-ignore
    await s.layer(ridge(W, base, (x) => high * (0.3 + cloud(x / size, seed, 5, seed)), 900), hex(colour), { soft: 2 });
  s.mist(hex('#d8d6cf'), (u, v) => Math.exp(-(((v - 0.68) / 0.1) ** 2)) * 0.7, { size: 340 });
  const back = [220, 520, 1330, 1520].map((x, i) => grown(x, 870, 86, 9, 6, 60 + i, (i - 1.5) * 0.06));
  await s.layer(back.flatMap(({ strokes }) => strokes).join(''), hex('#6d716e'), { soft: 1 });
  await s.layer(fruit(back, 6, 11, 0.55), (x, y) => mix(hex('#b9694a'), hex('#d58a5a'), hash(x >> 4, y >> 4, 3)), { soft: 1 });
  s.mist(hex('#d6d3cb'), (u, v) => between(0.5, 0.8, v) * 0.35, { size: 260, seed: 19 });
  const ground = (x) => 900 + 40 * cloud(x / 500, 1, 3, 5) + 30 * between(0, 1600, x);
  const slope = poly([...Array.from({ length: 161 }, (_, i) => [i * 10, ground(i * 10)]), [1600, 1100], [0, 1100]]);
  await s.layer(slope, (x, y) => {
    const t = cloud(x / 40, y / 10, 4, 8);
    return mix(hex('#3b3a31'), hex('#86806c'), t * (1 - 0.5 * between(940, 1100, y)));
  });
  const front = [grown(760, 990, 210, 30, 8, 7, -0.1), grown(1500, 1040, 190, 24, 7, 15, -0.3)];
  await s.layer(front.flatMap(({ strokes }) => strokes).join(''), (x, y) => mix(hex('#1f1d1a'), hex('#4b463e'), cloud(x / 8, y / 30, 3, 4) * 0.8)); // prettier-ignore
  const ladder = line(392, 968, 560, 440, 9) + line(452, 972, 596, 446, 9) + Array.from({ length: 13 }, (_, i) => line(392 + 168 * ((i + 0.5) / 13.5), 968 - 528 * ((i + 0.5) / 13.5), 452 + 144 * ((i + 0.5) / 13.5), 972 - 526 * ((i + 0.5) / 13.5), 6)).join(''); // prettier-ignore
  await s.layer(ladder, hex('#3d372e'));
  await s.layer(person(520, 640, 230, { lean: 12 }) + stroke('M548 470 L628 392', 17) + disc(634, 386, 10), hex('#20242a'));
  await s.layer(stroke('M468 560 q 22 64 60 4', 6) + path('M462 560 l72 0 l-12 54 l-48 0 Z'), hex('#5f4a35'));
  await persimmons(s, front, 13);
  await s.layer(path('M250 1010 l150 0 l-16 70 l-118 0 Z') + stroke('M262 1012 q 62 -88 126 0', 7), hex('#33291f'));
  await s.layer(Array.from({ length: 9 }, (_, i) => disc(272 + i * 14, 1006 - (i % 3) * 9, 15)).join(''), (x, y) => mix(hex('#a83a17'), hex('#ec7a35'), hash(x >> 4, y >> 4, 6) * 0.6 + 0.3)); // prettier-ignore
  await s.layer(
    Array.from({ length: 5 }, (_, i) => stroke(`M${1060 + i * 70} ${250 - i * 23} q 10 -8 20 0 q 10 -8 20 0`, 4)).join(''),
    hex('#3b3f40'),
  );
  s.vignette(0.25).tone({ power: 1.05 });
  await s.save(file, { orientation: 6, quality: 80, strength: 14 });
}

const fruit = (trees, r, seed, share) => {
  const random = seeded(seed);
  return trees.flatMap(({ ends }) => ends.filter(() => random() < share).map(([x, y]) => disc(x, y + r, r))).join('');
};

/** Each with its shadow side, its gloss and its cap. */
async function persimmons(s, trees, r) {
  const random = seeded(77);
  const at = trees.flatMap(({ ends }) =>
    ends.filter(() => random() < 0.36).map(([x, y]) => [x, y + r * 0.8, r * (0.8 + random() * 0.5)]),
  );
  await s.layer(at.map(([x, y, k]) => oval(x, y, k * 1.12, k)).join(''), hex('#c9481d'));
  await s.layer(at.map(([x, y, k]) => oval(x + k * 0.34, y + k * 0.36, k * 0.72, k * 0.6)).join(''), hex('#8d2a10'), {
    alpha: 0.6,
    soft: 1,
  });
  await s.layer(at.map(([x, y, k]) => oval(x - k * 0.36, y - k * 0.34, k * 0.5, k * 0.38)).join(''), hex('#f6a04e'), {
    alpha: 0.75,
    soft: 1,
  });
  await s.layer(at.map(([x, y, k]) => path(`M${x - k * 0.5} ${y - k * 0.86} L${x} ${y - k * 1.12} L${x + k * 0.5} ${y - k * 0.86} L${x} ${y - k * 0.66} Z`)).join(''), hex('#3f3a26')); // prettier-ignore
}

/** Hundreds of runners come out of the mist; one vest is red. */
export async function marathon(file) {
  const [W, H] = [1700, 1080];
  const s = new Scene(W, H);
  const air = hex('#d9dcdb');
  s.paint((x, y, u, v) => {
    const c = cloud(x / 500, y / 260, 5, 51) - 0.5;
    return mix(ramp([[0, hex('#aeb9c0')], [0.42, hex('#d3d8d9')], [0.55, hex('#e2e2dd')], [1, hex('#8e979c')]], v + c * 0.1), [1, 0.95, 0.86], 0.35 * Math.exp(-(((u - 0.62) / 0.3) ** 2) - ((v - 0.36) / 0.2) ** 2)); // prettier-ignore
  });
  const trees = [[120, 620, 120, 12], [300, 580, 80, 8], [1530, 640, 135, 14], [1330, 590, 84, 8]].map(([x, y, l, w], i) => grown(x, y, l, w, 7, 21 + i)); // prettier-ignore
  for (const [i, one] of trees.entries())
    await s.layer(one.strokes.join(''), mix(hex('#5f6b71'), air, i % 2 ? 0.68 : 0.42), { soft: i % 2 ? 2 : 1 });
  const lamp = (x, y, k) => line(x, y, x, y - 210 * k, 5 * k) + stroke(`M${x} ${y - 208 * k} q 4 -22 40 -20`, 4 * k);
  await s.layer(lamp(470, 590, 0.8) + lamp(1180, 590, 0.8) + lamp(230, 660, 1.5), mix(hex('#4b565c'), air, 0.35));
  await s.glow(disc(506, 404, 5) + disc(1216, 404, 5) + disc(272, 324, 8), [1, 0.82, 0.4], { radii: [10, 44], gain: 2.2 });
  await s.layer(poly([[0, 700], [560, 560], [1120, 560], [1700, 700], [1700, 1080], [0, 1080]]), (x, y) => mix(hex('#b9bfc0'), hex('#59636a'), between(560, 1080, y) * (0.8 + 0.4 * cloud(x / 120, y / 14, 3, 8)))); // prettier-ignore
  s.mist(air, (u, v) => Math.exp(-(((v - 0.53) / 0.07) ** 2)) * 0.9, { size: 300, drift: 0.35 });
  const random = seeded(612);
  for (const [rank, [y, tall, count, haze]] of [
    [592, 74, 40, 0.78],
    [632, 104, 30, 0.62],
    [690, 146, 20, 0.45],
    [770, 204, 13, 0.27],
  ].entries()) {
    // prettier-ignore
    const half = 300 + (y - 560) * 1.9;
    const folk = Array.from({ length: count }, () => {
      const x = 840 + (random() * 2 - 1) * half;
      return person(x, y + random() * 26, tall * (0.94 + random() * 0.12), { stance: 'run', lean: tall * 0.05, seed: rank * 40 });
    }).join('');
    await s.layer(folk, mix(hex('#232b31'), air, haze), { soft: rank < 2 ? 2 : 1 });
    s.mist(air, (u, v) => Math.exp(-(((v - y / H + 0.03) / 0.06) ** 2)) * 0.42, { size: 240, seed: 60 + rank });
  }
  await s.layer(oval(905, 906, 84, 9), hex('#333c42'), { alpha: 0.6, soft: 4 });
  const [x, y, h] = [900, 906, 292];
  await s.layer(person(x, y, h, { stance: 'run', lean: h * 0.05, seed: 5 }), (px, py) =>
    mix(hex('#20262b'), hex('#59595a'), 0.6 * cloud(px / 30, py / 60, 2, 9)),
  );
  await s.layer(path(`M${x + h * 0.05 - h * 0.075} ${y - h * 0.81} Q${x + h * 0.05} ${y - h * 0.845} ${x + h * 0.05 + h * 0.075} ${y - h * 0.81} L${x + h * 0.06} ${y - h * 0.5} L${x - h * 0.06} ${y - h * 0.5} Z`), (px) => mix(hex('#8e1f14'), hex('#df4a33'), between(x - 30, x + 40, px))); // prettier-ignore
  await s.layer(rect(x - 8, y - h * 0.7, h * 0.11, h * 0.08), hex('#eae7e0'));
  // Nearer than the lens is sharp: their feet are out of the picture.
  const near = [[250, 1240, 620, 11], [590, 1190, 520, 3], [1330, 1230, 600, 17], [1610, 1180, 500, 29]].map(([px, py, tall, seed]) => person(px, py, tall, { stance: 'run', lean: tall * 0.05, seed })); // prettier-ignore
  await s.layer(
    near.join(''),
    (px, py) => mix(hex('#272f35'), hex('#5b666d'), clamp(0.4 * cloud(px / 60, py / 90, 2, 5) + 0.5 * between(900, 620, py))),
    { soft: 6, alpha: 0.96 },
  );
  s.bloom(40, 0.3, 0.82).vignette(0.22).tone({ power: 1.1 });
  await s.save(file, { orientation: 1, quality: 78, strength: 15 });
}

/** An old lane at dusk; the first snow, a lamp, one umbrella. */
export async function snow(file) {
  const [W, H] = [1400, 1750];
  const s = new Scene(W, H);
  const horizon = 930;
  s.paint((x, y, u, v) => mix(ramp([[0, hex('#46566b')], [0.35, hex('#66768a')], [0.55, hex('#93a0ad')], [1, hex('#7e8b99')]], v), hex('#a5b0ba'), 0.5 * cloud(x / 300, y / 200, 5, 5) * (1 - v))); // prettier-ignore
  // Houses on both sides, each nearer one larger and darker; eaves with snow on them.
  const house = (side, near, far, high) => {
    const at = (z) => (side < 0 ? 700 - 640 * z : 700 + 640 * z);
    const [x1, x2] = [at(near), at(far)];
    const eave = (z) => horizon - 640 * high * z;
    const foot = (z) => horizon + 470 * z;
    return { wall: poly([[x1, eave(near)], [x2, eave(far)], [x2, foot(far)], [x1, foot(near)]]), roof: poly([[x1 - side * 66 * near, eave(near) + 26 * near], [x2 - side * 66 * far, eave(far) + 26 * far], [x2 + side * 60 * far, eave(far) - 150 * far], [x1 + side * 60 * near, eave(near) - 170 * near]]), lip: line(x1 - side * 66 * near, eave(near) + 27 * near, x2 - side * 66 * far, eave(far) + 27 * far, 9 * (near + far)), eave, foot, at }; // prettier-ignore
  };
  const rows = [[0.16, 0.11, 1.0], [0.23, 0.16, 0.82], [0.34, 0.23, 1.06], [0.5, 0.34, 0.9], [0.74, 0.5, 1.1], [1.25, 0.74, 0.95]]; // prettier-ignore
  await s.layer(
    poly([
      [0, H],
      [0, horizon + 540],
      [640, horizon + 30],
      [760, horizon + 30],
      [W, horizon + 540],
      [W, H],
    ]),
    (x, y) => {
      const t = cloud(x / 90, y / 26, 4, 8);
      const tracks =
        Math.exp(-((((x - 700) / (y - horizon + 40)) * 2.4 - 0.35) ** 2) * 26) +
        Math.exp(-((((x - 700) / (y - horizon + 40)) * 2.4 + 0.35) ** 2) * 26);
      return mix(mix(hex('#8c99a8'), hex('#d5dbe1'), t * 0.75 + 0.2), hex('#6b7887'), clamp(tracks * 0.5));
    },
  );
  for (const [i, [near, far, high]] of rows.entries())
    for (const side of [-1, 1]) {
      const h = house(side, near, far, side < 0 ? high : high * (i % 2 ? 1.15 : 0.88));
      const haze = 0.66 * (1 - i / 6);
      await s.layer(
        h.wall,
        (x, y) => mix(mix(hex('#23262b'), hex('#4d4a47'), cloud(x / 30, y / 90, 3, i) * 0.9), hex('#93a0ad'), haze),
        { soft: i < 3 ? 1 : 0 },
      );
      const panes = [0.3, 0.62].map((t) => near + (far - near) * t).map((z) => poly([[h.at(z + 0.045 * z * 2), horizon - 330 * z * high], [h.at(z - 0.045 * z * 2), horizon - 300 * z * high], [h.at(z - 0.045 * z * 2), horizon + 60 * z], [h.at(z + 0.045 * z * 2), horizon + 70 * z]])); // prettier-ignore
      const lit = (i + (side > 0 ? 1 : 0)) % 3 !== 1;
      if (lit) await s.glow(panes[i % 2], [0.92, 0.62, 0.3], { radii: [12, 60], gain: 0.5, core: 0.75 });
      await s.layer(panes[(i + 1) % 2], mix(hex('#14171b'), hex('#93a0ad'), haze), { alpha: 0.8 });
      await s.layer(h.roof, (x, y) =>
        mix(mix(hex('#aab5c0'), hex('#dfe5ea'), cloud(x / 50, y / 20, 3, i + 4)), hex('#9ca8b4'), haze * 0.8),
      );
      await s.layer(h.lip, mix(hex('#1b1d21'), hex('#93a0ad'), haze), { alpha: 0.9 });
    }
  s.mist(hex('#a9b4bf'), (u, v) => Math.exp(-(((v - 0.54) / 0.09) ** 2) - ((u - 0.5) / 0.16) ** 2) * 0.85, { size: 200 });
  await s.layer(
    line(1010, 1396, 1010, 660, 11) + path('M996 1404 l8 -60 l12 0 l8 60 Z') + stroke('M1010 664 q -4 -40 -66 -40', 10),
    hex('#16191d'),
  );
  await s.glow(oval(938, 640, 22, 13), [1, 0.82, 0.5], { radii: [26, 120, 260], gain: 1.5 });
  const [x, y, h] = [640, 1250, 250];
  await s.layer(
    poly([
      [x - 40, y],
      [x + 40, y],
      [x - 130, y + 190],
      [x - 230, y + 190],
    ]),
    hex('#55616f'),
    { alpha: 0.5, soft: 12 },
  );
  await s.layer(person(x, y, h, { stance: 'walk' }) + line(x + 22, y - h * 0.62, x + 30, y - h * 1.14, 6), hex('#14171b'));
  await s.layer(path(`M${x - 106} ${y - h * 0.97} Q${x + 20} ${y - h * 1.44} ${x + 146} ${y - h * 0.95} Q${x + 110} ${y - h * 1.02} ${x + 84} ${y - h * 0.95} Q${x + 50} ${y - h * 1.03} ${x + 20} ${y - h * 0.96} Q${x - 16} ${y - h * 1.04} ${x - 46} ${y - h * 0.96} Q${x - 80} ${y - h * 1.03} ${x - 106} ${y - h * 0.97} Z`), (px, py) => mix(hex('#8f2114'), hex('#d8452d'), between(y - h, y - h * 1.25, py))); // prettier-ignore
  const random = seeded(90);
  const flakes = (count, low, high) =>
    Array.from({ length: count }, () => disc(random() * W, random() * H, low + random() * (high - low))).join('');
  await s.layer(flakes(900, 1, 2.6), hex('#e9eef2'), { alpha: 0.75 });
  await s.layer(flakes(240, 2.5, 5), hex('#eef2f5'), { alpha: 0.7, soft: 1 });
  await s.layer(flakes(42, 8, 17), hex('#eef2f5'), { alpha: 0.4, soft: 6 });
  s.bloom(40, 0.3, 0.75).vignette(0.35).tone({ gain: 1.04 });
  await s.save(file, { orientation: 8, quality: 78, strength: 14 });
}
