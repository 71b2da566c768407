/**
 * The ingot-shaped type case after Gamble: 24 trays in front, 32 on either side, and the way the hand goes for one line.
 * Goes out as images/type-case.svg, two columns wide.
 */
import { glyphPath } from './glyphs.mjs';
import { seeded } from './random.mjs';
import { disc, fill, HAIR, HEAVY, LINE, move, RED, ROUND, save, stroke, through, TINT } from './svg.mjs';

const WIDTH = 338.6;
const HEIGHT = 202.5;
/** Corners of the three racks: upper left, upper right, lower right, lower left. */
const FRONT = [
  [94, 17],
  [244.6, 17],
  [250.6, 139],
  [88, 139],
];
const LEFT = [
  [10, 4],
  [89, 17],
  [83, 139],
  [2, 178],
];
const RIGHT = [
  [249.6, 17],
  [328.6, 4],
  [336.6, 178],
  [255.6, 139],
];
/** Characters that a compositor reaches for all day. */
const COMMON = [
  ...'的一是不了在人有我他这中大来上国个到说们为子和你地出道也时年得就那要下以生会自着去之过家学对可里后小么心多天而能好都然日于起还发成事只作当想看文无开手十用主行方又如前所本见经头面公同三已老从动两长知民样现分将外但身些与高意进把法此实回二理美点月明其种声全工己话者向情部正名定问力机',
];

const mix = (a, b, t) => [a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t];
const at = (quad, u, v) => mix(mix(quad[0], quad[1], u), mix(quad[3], quad[2], u), v);
const part = (quad, u0, v0, u1, v1) => [at(quad, u0, v0), at(quad, u1, v0), at(quad, u1, v1), at(quad, u0, v1)];

const random = seeded(1859);

/** A tray: sunk floor, shade under its upper and left walls, sorts in rows, the lip below in the light. */
function tray(quad, { across, down, ink, tone }) {
  const inner = part(quad, 0.045, 0.05, 0.955, 0.9);
  const shade = { dark: '', mid: '', pale: '', white: '', edge: '', ink: '' };
  for (let i = 0; i < across; i++) {
    for (let j = 0; j < down; j++) {
      if (random() < (ink ? 0.012 : 0.06)) continue;
      const gap = 0.07;
      const cell = part(inner, (i + gap) / across, (j + gap) / down, (i + 1 - gap) / across, (j + 1 - gap) / down);
      const roll = random() + tone;
      shade[roll < 0.3 ? 'mid' : roll < 0.8 ? 'pale' : 'white'] += move(cell);
      if (!ink) continue;
      shade.edge += move([cell[1], cell[2], cell[3]], false);
      const [x, y] = at(cell, 0.5, 0.5);
      const size = Math.min(cell[1][0] - cell[0][0], cell[3][1] - cell[0][1]) * 0.9;
      shade.ink += glyphPath(
        COMMON[Math.floor(random() * COMMON.length)],
        { x: x - size / 2, y: y - size / 2, size, mirror: true },
        'bold',
      );
    }
  }
  return (
    fill(move(quad), TINT[4]) +
    fill(move(inner), TINT[2]) +
    fill(shade.mid, TINT[3]) +
    fill(shade.pale, TINT[4]) +
    fill(shade.white, TINT[5]) +
    (ink ? stroke(shade.edge, TINT[1], 0.25) : '') +
    (ink ? fill(shade.ink, TINT[0]) : '') +
    fill(move(part(inner, 0, 0, 1, 0.07)), TINT[0], ' fill-opacity="0.55"') +
    fill(move(part(inner, 0, 0, 0.07, 1)), TINT[0], ' fill-opacity="0.4"') +
    fill(move(part(quad, 0, 0.91, 1, 1)), TINT[5]) +
    stroke(move(part(quad, 0, 0, 1, 1)), TINT[0], HAIR)
  );
}

function rack(quad, columns, rows, options) {
  let out = '';
  for (let r = 0; r < rows; r++) {
    for (let c = 0; c < columns; c++)
      out += tray(part(quad, c / columns, r / rows, (c + 1) / columns, (r + 1) / rows), options(c, r));
  }
  return out;
}

/** The thick edge and the legs under a rack. */
function stand(quad, drop, legs) {
  const [left, right] = [quad[3], quad[2]];
  let out = '';
  for (const u of legs) {
    const [x, y] = mix(left, right, u);
    const foot = drop + 26;
    out += fill(
      move([
        [x - 3, y],
        [x - 1, y],
        [x - 1, y + foot],
        [x - 3, y + foot],
      ]),
      TINT[4],
    );
    out += fill(
      move([
        [x - 1, y],
        [x + 3, y],
        [x + 3, y + foot],
        [x - 1, y + foot],
      ]),
      TINT[1],
    );
    out += stroke(
      move([
        [x - 3, y],
        [x + 3, y],
        [x + 3, y + foot],
        [x - 3, y + foot],
      ]),
      TINT[0],
      HAIR,
    );
  }
  const edge = [left, right, [right[0], right[1] + drop], [left[0], left[1] + drop]];
  return (
    out +
    fill(move(edge), TINT[2]) +
    fill(move([left, right, [right[0], right[1] + drop * 0.3], [left[0], left[1] + drop * 0.3]]), TINT[4]) +
    stroke(move(edge), TINT[0], LINE)
  );
}

/** The composing tray in the compositor's hand with the line so far. */
function stick() {
  const [x, y, w, h] = [124, 172, 92, 17];
  let out = fill(
    move([
      [x + 5, y + h + 4],
      [x + w + 7, y + h + 4],
      [x + w + 7, y + 5],
      [x + w, y + 5],
      [x + w, y + h],
      [x + 5, y + h],
    ]),
    TINT[3],
    ' fill-opacity="0.55"',
  );
  out += fill(
    move([
      [x, y],
      [x + w, y],
      [x + w, y + h],
      [x, y + h],
    ]),
    TINT[4],
  );
  out += fill(
    move([
      [x + 2, y + 2.5],
      [x + w - 2, y + 2.5],
      [x + w - 2, y + h - 3],
      [x + 2, y + h - 3],
    ]),
    TINT[1],
  );
  const line = [...'泥火铸字行千载光电成章只'];
  const size = 6.7;
  line.forEach((char, i) => {
    const cx = x + 3.4 + i * 7.05;
    const red = char === '字';
    out += fill(
      move([
        [cx, y + 4.6],
        [cx + size, y + 4.6],
        [cx + size, y + 4.6 + size],
        [cx, y + 4.6 + size],
      ]),
      red ? RED : TINT[5],
    );
    out += stroke(
      move(
        [
          [cx + size, y + 4.6],
          [cx + size, y + 4.6 + size],
          [cx, y + 4.6 + size],
        ],
        false,
      ),
      TINT[0],
      HAIR,
    );
    out += fill(glyphPath(char, { x: cx + 0.5, y: y + 5.1, size: size - 1, mirror: true }, 'bold'), red ? '#fff' : TINT[0]);
  });
  out += fill(
    move([
      [x, y + h - 3],
      [x + w, y + h - 3],
      [x + w, y + h],
      [x, y + h],
    ]),
    TINT[5],
  );
  return (
    out +
    stroke(
      move([
        [x, y],
        [x + w, y],
        [x + w, y + h],
        [x, y + h],
      ]),
      TINT[0],
      LINE,
    )
  );
}

/** Where the hand stops, in tray coordinates of the three racks. */
function stops() {
  const front = (c, r) => at(FRONT, (c + 0.5) / 8, (r + 0.5) / 3);
  return [
    front(1.1, 1.22),
    front(2.2, 0.76),
    front(3.1, 1.24),
    front(2.7, 0.2),
    front(4.1, 0.8),
    front(5, 1.2),
    front(6.1, 0.78),
    front(7, 1.1),
    at(RIGHT, 0.36, 0.4),
    front(6.4, 1.26),
    front(5.6, 1.9),
    front(4.2, 1.22),
  ];
}

function journey() {
  const points = [[136, 174], ...stops(), [196, 174]];
  const d = through(points);
  let out =
    stroke(d, '#fff', 2.6, `${ROUND} stroke-opacity="0.92"`) +
    stroke(d, RED, 1.3, ' stroke-linecap="round" stroke-dasharray="0.1 2.5"');
  for (const [x, y] of stops())
    out += fill(disc(x, y, 3), '#fff') + stroke(disc(x, y, 3), RED, LINE) + fill(disc(x, y, 1.2), RED);
  return out;
}

export function drawCase(folder) {
  let body = fill(
    move([
      [88, 168],
      [250, 168],
      [330, 199],
      [9, 199],
    ]),
    TINT[5],
  );
  body += stand(LEFT, 4, [0.12, 0.9]) + stand(RIGHT, 4, [0.1, 0.88]) + stand(FRONT, 5, [0.03, 0.97]);
  body += rack(LEFT, 4, 8, () => ({ across: 7, down: 6, ink: false, tone: 0.02 }));
  body += rack(RIGHT, 4, 8, () => ({ across: 7, down: 6, ink: false, tone: -0.14 }));
  body += rack(FRONT, 8, 3, (c, r) =>
    r === 1 ? { across: 4, down: 8, ink: true, tone: 0.45 } : { across: 7, down: 14, ink: false, tone: 0.1 },
  );
  body += stroke(move(FRONT), TINT[0], HEAVY * 0.75) + stroke(move(LEFT), TINT[0], LINE) + stroke(move(RIGHT), TINT[0], LINE);
  body += stick() + journey();
  save(folder, 'type-case.svg', WIDTH, HEIGHT, body);
}
