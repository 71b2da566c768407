/**
 * The iron hand press in section: toggle, platen, forme and bed between two cheeks, and under the glass what the pull does
 * to paper and type. Goes out as images/press.svg, two columns wide.
 */
import {
  arrow,
  bar,
  coil,
  cut,
  disc,
  fill,
  HAIR,
  hatch,
  HEAVY,
  LINE,
  move,
  rect,
  RED,
  ROUND,
  save,
  stroke,
  TINT,
} from './svg.mjs';

const WIDTH = 338.6;
const HEIGHT = 191.25;
const GROUND = 181;
/** Middle of the press. */
const M = 96;
const GLASS = { x: 262, y: 92, r: 69 };

const outlined = (d, color, width = LINE) => fill(d, color) + stroke(d, TINT[0], width, ROUND);

function ground() {
  let teeth = '';
  for (let x = 6; x < 190; x += 4) teeth += `M${x} ${GROUND + 5}l4 -5`;
  return (
    fill(
      move([
        [30, GROUND],
        [176, GROUND],
        [196, GROUND + 6],
        [52, GROUND + 6],
      ]),
      TINT[4],
    ) +
    stroke(teeth, TINT[3], HAIR) +
    stroke(`M2 ${GROUND}H192`, TINT[0], LINE)
  );
}

/** Cheeks, feet, head and winter: one casting, the beams cut through the middle. */
function frame() {
  let out = '';
  for (const side of [-1, 1]) {
    const x = M + side * 55;
    const foot = `M${x - 9} 158C${x - 11} 170 ${x - 20} 172 ${x - 23} ${GROUND}H${x + 23}C${x + 20} 172 ${x + 11} 170 ${x + 9} 158Z`;
    out +=
      outlined(foot, TINT[side < 0 ? 3 : 2]) +
      fill(
        `M${x - 9} 158C${x - 11} 170 ${x - 20} 172 ${x - 23} ${GROUND}H${x - 15}C${x - 12} 173 ${x - 6} 171 ${x - 5} 158Z`,
        TINT[4],
      );
    out += bar(x - 8, 34, 16, 126);
    for (const y of [56, 122, 154])
      out += outlined(rect(x - 10.5, y, 21, 5), TINT[3]) + fill(rect(x - 10, y + 0.5, 8, 1.6), TINT[5]);
  }
  out += outlined(
    `M${M - 68} 40C${M - 68} 26 ${M - 56} 17 ${M - 30} 15H${M + 30}C${M + 56} 17 ${M + 68} 26 ${M + 68} 40V46H${M - 68}Z`,
    TINT[5],
    HEAVY * 0.75,
  );
  out += `<clipPath id="head"><path d="M${M - 68} 40C${M - 68} 26 ${M - 56} 17 ${M - 30} 15H${M + 30}C${M + 56} 17 ${M + 68} 26 ${M + 68} 40V46H${M - 68}Z"/></clipPath><g clip-path="url(#head)">${stroke(hatch(M - 70, 14, 140, 33, 3), TINT[2], HAIR)}</g>`;
  out += cut(M - 62, 138, 124, 16, { gap: 3 }) + stroke(rect(M - 62, 138, 124, 16), TINT[0], HEAVY * 0.75);
  out +=
    outlined(`M${M - 13} 15C${M - 13} 8 ${M - 8} 3 ${M} 3S${M + 13} 8 ${M + 13} 15Z`, TINT[3]) +
    fill(`M${M - 10} 14C${M - 9} 8 ${M - 6} 5 ${M - 1} 4.4C${M - 4} 7 ${M - 5} 10 ${M - 5} 14Z`, TINT[5]);
  return out;
}

const LINK = (x1, y1, x2, y2, r) => {
  const n = Math.hypot(x2 - x1, y2 - y1);
  const [ux, uy] = [((y2 - y1) / n) * r, (-(x2 - x1) / n) * r];
  return `M${x1 + ux} ${y1 + uy}A${r} ${r} 0 1 0 ${x1 - ux} ${y1 - uy}L${x2 - ux} ${y2 - uy}A${r} ${r} 0 1 0 ${x2 + ux} ${y2 + uy}Z`.replace(
    /\d+\.\d{3,}/g,
    (s) => (+s).toFixed(2),
  );
};

/** The knee: straight as it presses, and in dashes as it stood before the pull. */
function toggle() {
  const [top, knee, foot] = [
    [M, 51],
    [M, 68],
    [M, 85],
  ];
  let out =
    stroke(move([top, [M + 15, 67], [M, 81]], false), TINT[2], LINE, ' stroke-dasharray="2.2 1.6"') +
    stroke(disc(M + 15, 67, 3), TINT[2], HAIR, ' stroke-dasharray="1.4 1"');
  out += outlined(
    move([
      [M - 15, 46],
      [M + 15, 46],
      [M + 10, 53],
      [M - 10, 53],
    ]),
    TINT[3],
  );
  out += outlined(rect(M + 3, 65.5, 66, 5), TINT[3]) + fill(rect(M + 4, 66, 64, 1.5), TINT[5]);
  for (const [a, b] of [
    [top, knee],
    [knee, foot],
  ])
    out += outlined(LINK(a[0], a[1], b[0], b[1], 5.4), TINT[4]) + fill(rect(M - 4.4, a[1] + 3, 2.4, b[1] - a[1] - 6), '#fff');
  for (const [x, y] of [top, knee, foot])
    out += outlined(disc(x, y, 3.1), TINT[1], HAIR) + fill(disc(x - 0.9, y - 0.9, 0.9), TINT[5]);
  out +=
    stroke(`M${M + 68} 68C${M + 82} 68 ${M + 86} 76 ${M + 88} 92`, TINT[0], 5.4, ROUND) +
    stroke(`M${M + 68} 68C${M + 82} 68 ${M + 86} 76 ${M + 88} 92`, TINT[3], 3.6, ROUND) +
    stroke(`M${M + 68} 67.2C${M + 81.5} 67.2 ${M + 85.2} 76 ${M + 87.2} 92`, TINT[5], 1, ROUND);
  out += outlined(`M${M + 84.6} 91h6.8l1 22q-4.4 3 -8.8 0Z`, TINT[2]) + fill(`M${M + 85.6} 92h2l0 21.5q-1.6 0 -2.6 -1Z`, TINT[4]);
  return out + arrow(M + 79, 108, M + 66, 84, RED, LINE, 5);
}

function platen() {
  let out = coil(M - 36, 46, M - 36, 93, 9, 4.6, { width: LINE }) + coil(M + 36, 46, M + 36, 93, 9, 4.6, { width: LINE });
  out +=
    outlined(
      move([
        [M - 8, 85],
        [M + 8, 85],
        [M + 44, 95],
        [M - 44, 95],
      ]),
      TINT[3],
    ) +
    fill(
      move([
        [M - 8, 85],
        [M - 3, 85],
        [M - 20, 95],
        [M - 44, 95],
      ]),
      TINT[4],
    );
  out += stroke(
    move(
      [
        [M - 4, 86],
        [M - 22, 95],
      ],
      false,
    ) +
      move(
        [
          [M + 4, 86],
          [M + 22, 95],
        ],
        false,
      ),
    TINT[0],
    HAIR,
  );
  return out + cut(M - 46, 95, 92, 11, { lean: -1, gap: 2.4 });
}

/** Tympan, paper, type and bed, on two rails. */
function carriage() {
  let out = outlined(rect(M - 46, 107.4, 92, 2), '#fff', HAIR) + fill(rect(M - 44, 109.6, 88, 0.9), RED);
  let sorts = '';
  let light = '';
  for (let i = 0; i < 27; i++) {
    const x = M - 40.5 + i * 3;
    sorts += rect(x, 111, 2.7, 8.6);
    light += rect(x + 0.2, 111.2, 0.8, 8.2);
  }
  out +=
    fill(sorts, TINT[2]) +
    fill(light, TINT[4]) +
    outlined(rect(M - 46, 111, 5, 8.6), TINT[1], HAIR) +
    outlined(rect(M + 41, 111, 5, 8.6), TINT[1], HAIR);
  out += cut(M - 49, 119.6, 98, 8, { gap: 2.4 });
  for (const x of [M - 28, M + 20])
    out += outlined(
      move([
        [x, 127.6],
        [x + 8, 127.6],
        [x + 8, 129.6],
        [x + 5.6, 130.6],
        [x + 5.6, 135],
        [x + 8, 136],
        [x + 8, 138],
        [x, 138],
        [x, 136],
        [x + 2.4, 135],
        [x + 2.4, 130.6],
        [x, 129.6],
      ]),
      TINT[1],
      HAIR,
    );
  return out;
}

/** Under the glass: platen, packing, paper and five sorts, one of them ours. */
function glass() {
  const { x, y, r } = GLASS;
  let inside = fill(disc(x, y, r), '#fff');
  inside += cut(x - r, y - r, 2 * r, 34, { lean: -1, gap: 3.4 });
  for (let i = 0; i < 3; i++)
    inside +=
      fill(rect(x - r, y - 35 + i * 5, 2 * r, 5), TINT[i === 1 ? 5 : 4]) +
      stroke(`M${x - r} ${y - 35 + i * 5}h${2 * r}`, TINT[1], HAIR);
  const width = 25;
  let paper = `M${x - r} ${y - 20}H${x + r}V${y - 12}`;
  let sorts = '';
  for (let i = 2; i >= -2; i--) {
    const left = x + i * width - width / 2;
    const quad = i === -1;
    const top = quad ? y + 8 : y - 12;
    const ours = i === 0;
    sorts += shank(left, top, width, y + 46, { ours, quad });
    paper += quad
      ? `H${left + width - 3}Q${left + width / 2} ${y - 8.6} ${left + 3} ${y - 12}`
      : `H${left + width - 3}V${y - 12}H${left + 3}`;
  }
  paper += `H${x - r}Z`;
  inside += sorts + fill(paper, '#fff') + stroke(paper, TINT[1], HAIR) + cut(x - r, y + 46, 2 * r, 30, { gap: 3.4 });
  for (const dx of [-36, 0, 36]) inside += arrow(x + dx, y - 55, x + dx, y - 39, RED, LINE, 5.5);
  let out =
    fill(disc(x + 4, y + 5, r), TINT[4]) +
    `<clipPath id="glass"><path d="${disc(x, y, r)}"/></clipPath><g clip-path="url(#glass)">${inside}</g>`;
  out +=
    stroke(disc(x, y, r), TINT[0], HEAVY) + stroke(disc(x, y, r - 2), '#fff', LINE) + stroke(disc(x, y, r - 2.8), TINT[2], HAIR);
  return out;
}

/** One sort in elevation: shoulders, face, a shank with its light side and its nick, two feet. */
function shank(left, top, width, foot, { ours, quad }) {
  const w = width - 1;
  const x = left + 0.5;
  const tones = ours ? ['#f0a08c', RED, '#8f2415'] : [TINT[5], TINT[3], TINT[1]];
  const neck = quad ? top : top + 9;
  const body = move([
    [x, neck],
    [x + w, neck],
    [x + w, foot],
    [x + w * 0.66, foot],
    [x + w * 0.66, foot - 4],
    [x + w * 0.34, foot - 4],
    [x + w * 0.34, foot],
    [x, foot],
  ]);
  let out =
    fill(body, tones[1]) +
    fill(rect(x, neck, w * 0.22, foot - neck), tones[0]) +
    fill(rect(x + w * 0.78, neck, w * 0.22, foot - neck), tones[2]);
  out += fill(rect(x, foot - 22, w, 5), tones[2]) + fill(rect(x, foot - 17.8, w, 1), tones[0]) + stroke(body, TINT[0], LINE);
  if (quad) return out;
  const face = move([
    [x + 3, top],
    [x + w - 3, top],
    [x + w - 0.4, neck],
    [x + 0.4, neck],
  ]);
  out +=
    fill(face, tones[1]) +
    fill(
      move([
        [x + 3, top],
        [x + 6, top],
        [x + 5, neck],
        [x + 0.4, neck],
      ]),
      tones[0],
    ) +
    fill(
      move([
        [x + w - 6, top],
        [x + w - 3, top],
        [x + w - 0.4, neck],
        [x + w - 5, neck],
      ]),
      tones[2],
    );
  return out + stroke(face, TINT[0], LINE) + fill(rect(x + 2.4, top - 1.6, w - 4.8, 2.6), TINT[0]);
}

export function drawPress(folder) {
  const { x, y, r } = GLASS;
  let body = ground() + frame() + platen() + carriage() + toggle();
  body += arrow(M - 24, 84, M - 24, 93.4, RED, LINE, 4.5) + arrow(M + 24, 84, M + 24, 93.4, RED, LINE, 4.5);
  const [cx, cy] = [M + 34, 111];
  body += stroke(disc(cx, cy, 10.5), TINT[0], HEAVY * 0.75) + stroke(disc(cx, cy, 9.2), '#fff', LINE);
  body += stroke(
    move(
      [
        [cx + 4, cy - 9.8],
        [x - r * 0.42, y - r * 0.907],
      ],
      false,
    ) +
      move(
        [
          [cx + 4, cy + 9.8],
          [x - r * 0.42, y + r * 0.907],
        ],
        false,
      ),
    TINT[0],
    HAIR,
  );
  save(folder, 'press.svg', WIDTH, HEIGHT, body + glass());
}
