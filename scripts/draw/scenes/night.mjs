/** Light in the dark: the last bus in the rain's shine, and the stoking of the kiln. */
import { cloud, hash, seeded } from '../random.mjs';
import { between, clamp, disc, hex, line, mix, oval, path, person, poly, rect, ridge, Scene, stroke } from '../scene.mjs';

/** A bus at its stop, the only bright thing on the bank. */
export async function nightbus(file) {
  const [W, H] = [1700, 1080];
  const road = 742;
  const s = new Scene(W, H);
  s.paint((x, y, u, v) => mix(hex('#0a1019'), hex('#26384a'), between(0, 0.66, v) * (0.6 + 0.5 * cloud(x / 420, y / 160, 4, 6))));
  await s.layer(
    ridge(W, 700, (x) => 60 + 70 * cloud(x / 260, 3, 4, 8), road),
    hex('#0d141c'),
    { soft: 2 },
  );
  const random = seeded(14);
  for (const [r, n, c] of [[3, 60, [1, 0.72, 0.36]], [13, 14, [1, 0.62, 0.3]], [22, 7, [0.55, 0.75, 0.9]]]) // prettier-ignore
    await s.glow(Array.from({ length: n }, () => disc(random() * W, 560 + random() * 120, r * (0.7 + random() * 0.6))).join(''), c, { radii: [8, 30], gain: r > 5 ? 0.12 : 0.7, core: r > 5 ? 0.2 : 0.8 }); // prettier-ignore
  // The old bridge behind: three iron arches.
  const arch = (x) => stroke(`M${x} 640 Q${x + 190} 470 ${x + 380} 640`, 9) + Array.from({ length: 9 }, (_, i) => { const t = (i + 1) / 10; return line(x + 380 * t, 640, x + 380 * t, 640 - 340 * t * (1 - t), 3); }).join(''); // prettier-ignore
  await s.layer(arch(900) + arch(1280) + arch(1660) + rect(860, 636, 900, 16), hex('#0e151d'), { soft: 1 });
  await s.layer(rect(0, road, W, H - road), hex('#10161d'));
  const [bx, by, bw, bh] = [300, 396, 1010, 300];
  await s.layer(rect(bx, by, bw, bh, 'rx="26"') + path(`M${bx + 6} ${by + 14} q -22 120 -12 268 l40 0 0 -268 Z`), (x, y) =>
    mix(hex('#33424e'), hex('#141b22'), between(by, by + bh, y)),
  );
  await s.layer(rect(bx - 8, by + 196, bw + 6, 15), hex('#9c2f20'));
  const panes =
    [0, 1, 2, 3, 4].map((i) => rect(bx + 92 + i * 172, by + 38, 156, 132, 'rx="8"')).join('') +
    rect(bx + 14, by + 34, 60, 150, 'rx="10"');
  const door = rect(bx + 96, by + 40, 70, 236, 'rx="4"') + rect(bx + 172, by + 40, 70, 236, 'rx="4"');
  await s.glow(panes + door, [1, 0.83, 0.52], { radii: [14, 80], gain: 0.6, core: 0.82 });
  await s.layer([0, 1, 2, 3, 4].map((i) => line(bx + 92 + i * 172, by + 66, bx + 248 + i * 172, by + 66, 4)).join('') + [1, 2, 3, 4].flatMap((i) => [0.3, 0.7].map((t) => line(bx + 92 + i * 172 + 156 * t, by + 40, bx + 92 + i * 172 + 156 * t, by + 170, 4))).join(''), hex('#6b5533'), { alpha: 0.8 }); // prettier-ignore
  const seat = (x, h, lean = 0) => oval(x + lean, by + 170 - h, 17, 21) + path(`M${x - 40} ${by + 172} Q${x - 40} ${by + 196 - h} ${x + lean * 0.6} ${by + 188 - h} Q${x + 40} ${by + 196 - h} ${x + 40} ${by + 172} Z`); // prettier-ignore
  await s.layer(
    seat(bx + 44, 92) +
      seat(bx + 330, 76, -6) +
      seat(bx + 640, 68, 22) +
      seat(bx + 860, 84) +
      path(`M${bx + 676} ${by + 172} l22 -96 q 26 -14 20 20 l-14 78 Z`),
    hex('#20180f'),
  );
  await s.layer(disc(bx + 250, by + 300, 46) + disc(bx + 812, by + 300, 46), hex('#07090c'));
  await s.layer(disc(bx + 250, by + 300, 20) + disc(bx + 812, by + 300, 20), hex('#39444d'));
  await s.layer(rect(bx + 78, by + 8, 168, 24, 'rx="4"'), hex('#1a1206'));
  await s.glow([0, 1, 2, 3, 4, 5, 6].map((i) => rect(bx + 90 + i * 21, by + 13, i % 3 ? 14 : 9, 14)).join(''), [1, 0.55, 0.12], {
    radii: [6, 24],
    gain: 0.9,
  });
  await s.glow(oval(bx - 4, by + 236, 9, 14), [1, 0.95, 0.82], { radii: [14, 70, 190], gain: 2.6 });
  await s.layer(
    poly([
      [bx - 10, by + 230],
      [bx - 310, by + 310],
      [0, by + 352],
      [0, by + 420],
      [bx - 10, by + 250],
    ]),
    [1, 0.92, 0.74],
    { alpha: 0.12, soft: 14 },
  );
  // The stop and one who waits with an instrument on the back.
  await s.layer(line(196, 748, 196, 430, 9) + rect(168, 400, 58, 74, 'rx="6"') + rect(90, 746, 200, 8), hex('#0a0d11'));
  await s.layer(
    person(246, 752, 208, { lean: 3 }) +
      path('M214 566 q -14 66 -6 118 q 26 26 40 -6 l-6 -118 q -16 -12 -28 6 Z') +
      line(222, 566, 210, 512, 9),
    hex('#0a0d11'),
  );
  s.water(road + 6, { deep: hex('#0b1117'), strength: 0.6, ripple: 0.75, squash: 0.86, seed: 17 });
  await s.layer(rect(0, road - 2, W, 14), hex('#0b0f14'), { soft: 3 });
  s.mist(hex('#3a4d5e'), (u, v) => Math.exp(-(((v - 0.62) / 0.06) ** 2)) * 0.25, { size: 260 });
  s.bloom(36, 0.5, 0.7).vignette(0.3, 0.45, 0.55).tone({ lift: 0.022, gain: 1.16 });
  await s.save(file, { orientation: 1, quality: 78, strength: 17 });
}

/** The stoke hole at 1,300 °C; a man and a stick of pine; sparks. */
export async function kiln(file) {
  const [W, H] = [2000, 1250];
  const [fx, fy] = [1240, 640];
  // Over six wide columns it is placed 1,002 pt wide.
  const s = new Scene(W, H, 1.25);
  const bricks = (x, y) => {
    const row = Math.floor(y / 46);
    const col = Math.floor((x + (row % 2) * 52) / 104);
    const [bx, by] = [(x + (row % 2) * 52) % 104, y % 46];
    const seam = bx < 5 || by < 5 ? 0.35 : 1;
    return (0.55 + 0.45 * hash(col, row, 3)) * seam * (0.75 + 0.5 * cloud(x / 14, y / 12, 3, 4));
  };
  s.paint((x, y) => {
    const d = Math.hypot(x - fx, (y - fy) * 1.05);
    const lit = 1 / (1 + (d / 230) ** 2.1);
    const arch = y < 210 - 120 * Math.cos((x - 1150) / 800) ? 0.18 : 1;
    const wall = bricks(x, y) * arch;
    const warm = [1.7 * lit, 0.72 * lit, 0.24 * lit];
    return [
      0.014 + wall * (0.03 + warm[0] * 0.85),
      0.013 + wall * (0.028 + warm[1] * 0.72),
      0.014 + wall * (0.03 + warm[2] * 0.6),
    ];
  });
  // The floor takes the light along its length.
  await s.layer(
    poly([
      [0, 1070],
      [2000, 1010],
      [2000, 1250],
      [0, 1250],
    ]),
    (x, y) => {
      const d = Math.hypot((x - fx) / 1.5, (y - 1030) * 1.6);
      const l = (0.7 / (1 + (d / 170) ** 2)) * (0.55 + 0.9 * cloud(x / 26, y / 9, 3, 6));
      return [0.012 + l, 0.01 + l * 0.42, 0.01 + l * 0.13];
    },
  );
  const hole = `M${fx - 92} ${fy + 150} L${fx - 92} ${fy - 36} Q${fx - 92} ${fy - 138} ${fx} ${fy - 142} Q${fx + 92} ${fy - 138} ${fx + 92} ${fy - 36} L${fx + 92} ${fy + 150} Z`;
  await s.layer(stroke(hole, 46), (x, y) => mix(hex('#6d2508'), hex('#f5a23c'), clamp(1.3 - Math.hypot(x - fx, y - fy) / 190) * (0.7 + 0.5 * hash(Math.floor(Math.atan2(y - fy, x - fx) * 9), 1, 2)))); // prettier-ignore
  await s.layer(path(hole), (x, y) => {
    const t = cloud(x / 46, (y + 40 * cloud(x / 60, y / 60, 2, 2)) / 90, 4, 12);
    return mix(
      mix(hex('#ff9a1f'), hex('#ffe9a8'), clamp(t * 1.8 - 0.3)),
      [1, 1, 0.94],
      clamp(1.25 - Math.hypot((x - fx) / 78, (y - fy - 30) / 120)),
    );
  });
  await s.glow(path(hole), [1, 0.52, 0.14], { radii: [60, 260, 520], gain: 0.34, core: 0 });
  // Flames that lick out and up.
  const tongue = (dx, h, w, lean) => path(`M${fx + dx - w} ${fy - 110} Q${fx + dx - w * 0.4 + lean * 0.4} ${fy - 110 - h * 0.6} ${fx + dx + lean} ${fy - 118 - h} Q${fx + dx + w * 0.6 + lean * 0.3} ${fy - 110 - h * 0.45} ${fx + dx + w} ${fy - 108} Z`); // prettier-ignore
  await s.layer(tongue(-30, 150, 40, 24) + tongue(26, 210, 46, -16) + tongue(0, 110, 34, 40), (x, y) => mix(hex('#ffcf5a'), hex('#d9480f'), between(fy - 110, fy - 300, y)), { soft: 5, alpha: 0.8 }); // prettier-ignore
  // The stoker: bending toward the hole; his near side is lit.
  const man =
    path(
      'M820 1090 C812 960 800 900 846 800 C846 700 872 610 952 588 C1010 574 1040 610 1034 664 C1026 730 1010 770 996 830 C984 900 1000 960 992 1092 L930 1092 C930 1000 920 950 906 918 C896 960 892 1010 884 1092 Z',
    ) +
    oval(1012, 532, 56, 64, 'transform="rotate(16 1012 532)"') +
    path('M958 506 Q1010 444 1072 498 L1084 512 L950 526 Z') +
    stroke('M968 640 Q1050 700 1124 676', 46) +
    stroke('M930 690 Q1010 774 1098 716', 44);
  await s.layer(oval(930, 1094, 190, 18), [0.01, 0.008, 0.008], { alpha: 0.75, soft: 8 });
  await s.layer(man, (x, y) => {
    const rim = between(150, 20, 1090 - x + 40 * cloud(x / 20, y / 30, 2, 3)) * between(1100, 560, y);
    return mix([0.02, 0.016, 0.015], [0.92, 0.4, 0.12], clamp(rim * 0.62 + 0.1 * between(820, 1000, x)));
  });
  await s.layer(path('M1034 500 Q1068 520 1064 566 Q1056 596 1036 592 Q1052 550 1034 500 Z') + stroke('M984 604 Q1030 640 1026 700', 7) + stroke('M1000 660 Q1060 694 1122 664', 9), [1, 0.58, 0.2], { soft: 4, alpha: 0.9 }); // prettier-ignore
  await s.layer(line(900, 772, 1212, 628, 26) + line(868, 790, 1190, 668, 19), (x, y) => mix(hex('#1b0f07'), hex('#d9772b'), between(950, 1190, x) * (0.6 + 0.5 * cloud(x / 9, y / 40, 2, 3)))); // prettier-ignore
  // Stacked pine at the left, ends to the viewer.
  const random = seeded(606);
  for (let row = 0; row < 7; row++)
    for (let k = 0; k < 11 - row; k++) {
      const [x, y, r] = [44 + k * 62 + row * 30 + random() * 10, 1064 - row * 56, 27 + random() * 6];
      const lit = 0.62 / (1 + (Math.hypot(x - fx, y - fy) / 620) ** 2);
      await s.layer(disc(x, y, r), (px, py) => { const ring = 0.75 + 0.25 * Math.sin(Math.hypot(px - x + 3, py - y) * 0.9); return [0.014 + lit * ring * 1.15, 0.012 + lit * ring * 0.62, 0.012 + lit * ring * 0.28]; }); // prettier-ignore
      await s.layer(`<circle cx="${x}" cy="${y}" r="${r}" fill="none" stroke="#fff" stroke-width="3"/>`, [0.02, 0.014, 0.01]);
    }
  const sparks = Array.from({ length: 130 }, () => { const t = random(); const x = fx - 20 + (random() - 0.5) * (90 + 500 * t) + 60 * t; const y = fy - 140 - t * 480 * random() + random() * 60; return stroke(`M${x} ${y} l${(random() - 0.5) * 16} ${-6 - random() * 16}`, 1.2 + random() * 2.4); }).join(''); // prettier-ignore
  await s.glow(sparks, [1, 0.6, 0.2], { radii: [6, 20], gain: 0.9 });
  s.mist([0.55, 0.3, 0.16], (u, v) => between(0.62, 0.1, v) * 0.2 * Math.exp(-(((u - 0.6) / 0.3) ** 2)), {
    size: 240,
    drift: 0.9,
  });
  s.bloom(60, 0.45, 0.75).vignette(0.4, 0.56, 0.52).tone({ lift: 0.02, gain: 1.1, power: 0.96 });
  await s.save(file, { orientation: 1, quality: 76, strength: 15 });
}
