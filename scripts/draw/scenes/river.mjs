/** The bridge in the morning mist, and the ferry that it replaces: at night on the river, and moored. */
import { seeded, cloud } from '../random.mjs';
import { between, clamp, hex, line, mix, path, person, poly, ramp, rect, ridge, Scene, stroke, disc } from '../scene.mjs';

const far = (seed, high, size) => (x) => high * (0.45 + 0.9 * cloud(x / size, seed, 4, seed));

/** Two A-shaped towers with fans of cables; the left half of the deck goes into the mist. */
export async function bridge(file) {
  const [W, H] = [2100, 1260];
  const level = 905;
  const s = new Scene(W, H);
  const sky = [
    [0, hex('#8fa3b5')],
    [0.38, hex('#c3c6c4')],
    [0.6, hex('#efd9bd')],
    [0.72, hex('#f4dcba')],
    [1, hex('#d9c9b4')],
  ];
  s.paint((x, y, u, v) => {
    const sun = Math.exp(-(((u - 0.7) / 0.3) ** 2) - ((v - 0.6) / 0.22) ** 2);
    const c = cloud(x / 520, y / 120, 5, 21) - 0.5;
    return mix(ramp(sky, v + c * 0.14), [1, 0.93, 0.8], 0.55 * sun);
  });
  await s.layer(ridge(W, 820, far(3, 150, 420), level), hex('#b9bdbd'), { soft: 3 });
  await s.layer(ridge(W, 860, far(5, 110, 260), level), hex('#a4abae'), { soft: 2 });
  await s.layer(town(W, level), hex('#98a0a4'), { soft: 1 });
  await s.layer(disc(1470, 735, 46), hex('#fff6e2'), { soft: 3 });
  const tower = (x, top, base, spread) =>
    poly([[x - 9, top], [x + 9, top], [x + spread + 15, base], [x + spread - 15, base], [x + 2, top + 150], [x - 2, top + 150], [x - spread + 15, base], [x - spread - 15, base]]) + // prettier-ignore
    rect(x - spread * 0.62, top + (base - top) * 0.62, spread * 1.24, 14);
  const deck = (x) => 742 - 44 * Math.sin(((x + 250) / 2700) * Math.PI);
  const cables = (x, top, reach, n, w) =>
    Array.from({ length: n }, (_, i) => {
      const out = reach * ((i + 1.2) / (n + 0.4));
      const y = top + 34 + i * 9;
      return line(x, y, x - out, deck(x - out), w) + line(x, y, x + out, deck(x + out), w);
    }).join('');
  const road = poly([...Array.from({ length: 61 }, (_, i) => [-20 + i * 36, deck(-20 + i * 36)]), ...Array.from({ length: 61 }, (_, i) => [2140 - i * 36, deck(2140 - i * 36) + 23])]); // prettier-ignore
  await s.layer(tower(520, 300, level + 8, 60) + cables(520, 300, 560, 15, 1.6), hex('#8b979f'), { soft: 1, alpha: 0.85 });
  await s.layer(road, (x) => mix(hex('#8b979f'), hex('#46525c'), between(300, 1700, x)), {});
  await s.layer(
    [...Array(24)].map((_, i) => rect(1000 + i * 60, deck(1000 + i * 60) - 15, 1.6, 16)).join('') + rect(0, 0, 1, 1),
    hex('#5a666f'),
    { alpha: 0.7 },
  );
  await s.layer(tower(1500, 168, level + 24, 92) + cables(1500, 168, 760, 18, 2.4), hex('#3d4953'), { soft: 0 });
  s.mist(hex('#e6dccb'), (u, v) => between(0.5, 0.66, v) * (1 - between(0.7, 0.8, v)) * 0.7 * (1.15 - 0.6 * u), { size: 340 });
  s.mist(hex('#dcd7cd'), (u, v) => (1 - between(0.0, 0.5, u)) * between(0.28, 0.6, v) * 0.55, { size: 460, seed: 31 });
  s.water(level, { deep: hex('#7d8a92'), strength: 0.8, ripple: 1.1 });
  s.mist(hex('#eadfcd'), (u, v) => Math.exp(-(((v - 0.715) / 0.035) ** 2)) * 0.75, { size: 300, seed: 14, drift: 0.8 });
  const quay = path(`M0 1260 L0 1098 L560 1118 L1010 1150 L1000 1168 L760 1260 Z`);
  await s.layer(quay, (x, y) => mix(hex('#1d242a'), hex('#3a434a'), 0.35 + 0.5 * cloud(x / 60, y / 14, 3, 8) - between(1110, 1240, y) * 0.3)); // prettier-ignore
  const post = (x, y) => rect(x - 11, y - 52, 22, 56, 'rx="5"') + rect(x - 17, y - 58, 34, 13, 'rx="6"');
  const rope = stroke('M182 1062 Q 300 1120 424 1070 M424 1070 Q 560 1132 690 1082', 5);
  await s.layer(post(182, 1112) + post(424, 1122) + post(690, 1134) + rope, hex('#12171b'));
  await s.layer(person(905, 1152, 182, { lean: -3 }) + bicycle(790, 1150, 60), hex('#12171b'), { soft: 0 });
  await s.layer(boat(1660, 1010, 1.0), hex('#2c363e'), { soft: 1 });
  await s.layer(birds(), hex('#4a545c'), { soft: 0, alpha: 0.8 });
  s.bloom(40, 0.4, 0.78).vignette(0.22, 0.62, 0.5).tone({ power: 1.08 });
  await s.save(file, { orientation: 1, quality: 78, strength: 13 });
}

function town(W, level) {
  const random = seeded(9);
  return Array.from({ length: 46 }, (_, i) => {
    const h = 12 + random() * 46 * (i % 9 === 4 ? 1.7 : 1);
    return rect(i * 47 + random() * 18, level - h, 26 + random() * 26, h + 4);
  }).join('');
}

const bicycle = (x, y, r) =>
  `<circle cx="${x}" cy="${y - r * 0.62}" r="${r * 0.56}" fill="none" stroke="#fff" stroke-width="5"/><circle cx="${x + r * 1.7}" cy="${y - r * 0.62}" r="${r * 0.56}" fill="none" stroke="#fff" stroke-width="5"/>` +
  stroke(`M${x} ${y - r * 0.62} L${x + r * 0.55} ${y - r * 1.35} L${x + r * 1.35} ${y - r * 1.35} L${x + r * 1.7} ${y - r * 0.62} M${x + r * 0.55} ${y - r * 1.35} L${x + r * 0.85} ${y - r * 0.6} L${x + r * 1.35} ${y - r * 1.35} L${x + r * 1.28} ${y - r * 1.62} L${x + r * 1.05} ${y - r * 1.66} M${x + r * 0.5} ${y - r * 1.5} L${x + r * 0.4} ${y - r * 1.52}`, 5); // prettier-ignore

const boat = (x, y, k) =>
  path(
    `M${x - 95 * k} ${y - 8 * k} Q${x} ${y + 22 * k} ${x + 95 * k} ${y - 14 * k} L${x + 74 * k} ${y + 13 * k} L${x - 74 * k} ${y + 13 * k} Z`,
  ) +
  path(`M${x - 44 * k} ${y - 4 * k} Q${x - 6 * k} ${y - 42 * k} ${x + 34 * k} ${y - 4 * k} Z`) +
  person(x + 62 * k, y, 66 * k, { lean: 4 }) +
  stroke(`M${x + 30 * k} ${y - 64 * k} L${x + 104 * k} ${y + 34 * k}`, 3 * k);

function birds() {
  const random = seeded(4);
  return Array.from({ length: 11 }, () => {
    const [x, y, k] = [760 + random() * 520, 190 + random() * 210, 8 + random() * 9];
    return stroke(`M${x - k} ${y - k * 0.3} Q${x - k * 0.4} ${y - k * 0.5} ${x} ${y} Q${x + k * 0.4} ${y - k * 0.6} ${x + k} ${y - k * 0.2}`, 2.4); // prettier-ignore
  }).join('');
}

/** Windows of two decks; people stand against them. */
function ferryParts(x, y, k) {
  const hull = path(`M${x - 420 * k} ${y - 96 * k} L${x + 455 * k} ${y - 108 * k} Q${x + 430 * k} ${y - 30 * k} ${x + 360 * k} ${y + 16 * k} L${x - 356 * k} ${y + 16 * k} Q${x - 414 * k} ${y - 30 * k} ${x - 420 * k} ${y - 96 * k} Z`); // prettier-ignore
  const house =
    rect(x - 330 * k, y - 222 * k, 600 * k, 122 * k, `rx="${6 * k}"`) +
    rect(x - 190 * k, y - 330 * k, 330 * k, 108 * k, `rx="${6 * k}"`) +
    rect(x + 60 * k, y - 400 * k, 74 * k, 72 * k) +
    rect(x - 360 * k, y - 236 * k, 660 * k, 15 * k) +
    rect(x - 214 * k, y - 342 * k, 380 * k, 13 * k) +
    rect(x - 116 * k, y - 470 * k, 6 * k, 132 * k);
  const low = Array.from({ length: 11 }, (_, i) =>
    rect(x - 308 * k + i * 53 * k, y - 200 * k, 40 * k, 62 * k, `rx="${4 * k}"`),
  ).join('');
  const high = Array.from({ length: 6 }, (_, i) =>
    rect(x - 170 * k + i * 50 * k, y - 310 * k, 38 * k, 52 * k, `rx="${4 * k}"`),
  ).join('');
  return { hull, house, lit: low + high + rect(x + 72 * k, y - 388 * k, 50 * k, 34 * k) };
}

/** The last ferry, 22:30. */
export async function ferry(file) {
  const [W, H] = [1600, 1040];
  const level = 640;
  const s = new Scene(W, H);
  s.paint((x, y, u, v) => {
    const c = cloud(x / 400, y / 120, 5, 3);
    return mix(hex('#0d1522'), hex('#2a3a4d'), between(0, 0.62, v) * (0.55 + 0.6 * c));
  });
  await s.layer(ridge(W, 596, far(7, 90, 300), level), hex('#111a25'), { soft: 2 });
  const random = seeded(31);
  const lamps = Array.from({ length: 64 }, () => disc(random() * W, 560 + random() * 66, 1.2 + random() * 2.6)).join('');
  await s.glow(lamps, [1, 0.74, 0.4], { radii: [6, 18], gain: 0.9 });
  s.mist(hex('#3c4c5e'), (u, v) => Math.exp(-(((v - 0.585) / 0.05) ** 2)) * 0.55, { size: 260 });
  const { hull, house, lit } = ferryParts(800, 640, 1.02);
  await s.layer(house, (x, y) => mix(hex('#27323f'), hex('#3d4a58'), between(240, 560, y)));
  await s.layer(hull, (x, y) => mix(hex('#0c1118'), hex('#1c2630'), between(640, 530, y)));
  await s.glow(lit, [1, 0.8, 0.5], { radii: [16, 70], gain: 0.85, core: 0.95 });
  const folk = Array.from({ length: 16 }, (_, i) => person(505 + i * 38 + random() * 14, 512, 86 + random() * 16, { seed: i, lean: random() * 4 - 2 })).join(''); // prettier-ignore
  const rail =
    line(378, 500, 1250, 488, 3) +
    Array.from({ length: 30 }, (_, i) => line(380 + i * 30, 500 - i * 0.4, 380 + i * 30, 540, 2)).join('');
  await s.layer(folk + rail, hex('#0a0e14'));
  await s.layer(person(1000, 410, 78, {}), hex('#0a0e14'));
  await s.glow(disc(702, 166, 6), [1, 0.92, 0.8], { radii: [10, 46], gain: 3.5 });
  await s.glow(disc(1232, 512, 5), [0.3, 1, 0.6], { radii: [8, 30], gain: 2.4 });
  await s.glow(disc(402, 532, 5), [1, 0.2, 0.15], { radii: [8, 30], gain: 2.4 });
  s.water(level + 14, { deep: hex('#0d141d'), strength: 0.86, ripple: 1.5, squash: 0.92 });
  s.bloom(30, 0.5, 0.7).vignette(0.35, 0.5, 0.52).tone({ lift: 0.02, gain: 1.12 });
  await s.save(file, { orientation: 3, quality: 80, strength: 17 });
}

/** Moored at first light, against the sun; one person looks at it. */
export async function quay(file) {
  const [W, H] = [1400, 1000];
  const level = 606;
  const s = new Scene(W, H);
  s.paint((x, y, u, v) => {
    const c = cloud(x / 460, y / 90, 5, 13) - 0.5;
    const sun = Math.exp(-(((u - 0.3) / 0.28) ** 2) - ((v - 0.5) / 0.2) ** 2);
    const sky = ramp([[0, hex('#55677b')], [0.28, hex('#8d9aa5')], [0.48, hex('#dcc4a6')], [0.6, hex('#e9d3b3')], [1, hex('#9aa2a6')]], v + c * 0.22); // prettier-ignore
    return mix(sky, [1, 0.9, 0.72], 0.6 * sun);
  });
  await s.layer(ridge(W, 540, far(4, 100, 300), level), hex('#a9aaa8'), { soft: 4 });
  await s.layer(ridge(W, 570, far(12, 50, 160), level), hex('#8e9498'), { soft: 2 });
  const { hull, house, lit } = ferryParts(660, 592, 0.94);
  await s.layer(house, (x, y) =>
    mix(hex('#59646d'), hex('#39434c'), between(300, 900, x) * 0.8 + 0.2 * cloud(x / 20, y / 60, 2, 3)),
  );
  await s.layer(lit, (x, y) =>
    mix(hex('#c9b79b'), hex('#4a545c'), between(330, 640, x) * 0.9 + 0.1 * cloud(x / 30, y / 30, 2, 5)),
  );
  await s.layer(hull, (x, y) =>
    mix(hex('#1c232a'), hex('#3c444b'), between(600, 500, y) * 0.7 + 0.3 * cloud(x / 90, y / 8, 3, 2)),
  );
  const tyres = Array.from(
    { length: 9 },
    (_, i) => `<circle cx="${330 + i * 80}" cy="${556 - i * 1.2}" r="15" fill="none" stroke="#fff" stroke-width="9"/>`,
  ).join('');
  await s.layer(tyres, hex('#12171b'), { soft: 1 });
  s.mist(hex('#ead9c0'), (u, v) => Math.exp(-(((v - 0.59) / 0.05) ** 2)) * 0.62, { size: 240 });
  s.water(level, { deep: hex('#5f6d77'), strength: 0.85, ripple: 1.2 });
  s.mist(hex('#ead9c0'), (u, v) => Math.exp(-(((v - 0.612) / 0.02) ** 2)) * 0.5, { size: 200, seed: 5 });
  const bank = (x) => 905 - 150 * between(500, 1400, x) - 14 * cloud(x / 90, 2, 3, 4);
  const stones = poly([...Array.from({ length: 141 }, (_, i) => [i * 10, bank(i * 10)]), [1400, 1000], [0, 1000]]);
  await s.layer(stones, (x, y) => {
    const wet = cloud(x / 130, y / 12, 4, 6);
    return mix(hex('#14191d'), hex('#5a5f60'), clamp(wet * 1.5 - 0.5) * (1 - between(20, 150, y - bank(x))) + 0.05 * wet);
  });
  const post = (x, y, k) =>
    rect(x - 15 * k, y - 104 * k, 30 * k, 120 * k, `rx="${7 * k}"`) +
    rect(x - 24 * k, y - 116 * k, 48 * k, 22 * k, `rx="${9 * k}"`);
  await s.layer(post(980, 850, 0.9) + post(470, 930, 1.2), (x, y) =>
    mix(hex('#0d1114'), hex('#3b4146'), 0.3 * cloud(x / 6, y / 60, 2, 4)),
  );
  await s.layer(stroke('M980 770 Q 900 790 850 560 M470 815 Q 330 850 292 545', 7), hex('#171a1b'));
  await s.layer(person(1170, 850, 250, { lean: -5 }) + stroke('M1136 742 l-18 44 l44 0 Z', 7), hex('#0c1013'));
  s.bloom(50, 0.5, 0.72).vignette(0.32, 0.4, 0.5).tone({ power: 1.12, gain: 1.04 });
  await s.save(file, { orientation: 1, quality: 80, strength: 15 });
}
