/**
 * A line of thirteen characters as boxes, glue and a penalty, three times: too long, weighed, and set. Goes out as
 * images/line.svg, one column wide and tall.
 */
import { glyphPath } from './glyphs.mjs';
import {
  arrow,
  block,
  coil,
  disc,
  fill,
  HAIR,
  HEAVY,
  LINE,
  move,
  rect,
  RED,
  RED_DARK,
  ROUND,
  save,
  stroke,
  TINT,
} from './svg.mjs';

const WIDTH = 162;
const HEIGHT = 225;
const TEXT = [...'字要站成一行，句号不立行首。'];
/** Em of the drawing and the left edge of the measure of thirteen. */
const EM = 10.85;
const LEFT = 5;
const RIGHT = LEFT + 13 * EM;
const MARK = new Set(['，', '。']);

function measure() {
  const dash = ' stroke-dasharray="3 2"';
  let out = fill(rect(LEFT, 3, 13 * EM, HEIGHT - 6), TINT[5], ' fill-opacity="0.62"');
  out += stroke(`M${LEFT} 3V${HEIGHT - 3}M${RIGHT} 3V${HEIGHT - 3}`, TINT[2], HAIR, dash);
  return out;
}

/** The line at its natural widths: the full stop falls outside. */
function tooLong(y) {
  let out = '';
  TEXT.forEach((char, i) => {
    const x = LEFT + i * EM;
    const over = i === 13;
    out += block(x + 0.5, y, EM - 1, 3, {
      top: over ? RED : '#fff',
      right: over ? RED_DARK : TINT[2],
      foot: over ? '#6d1a0f' : TINT[1],
    });
    out += fill(glyphPath(char, { x: x + 1.2, y: y + 0.7, size: EM - 2.4 }, 'bold'), over ? '#fff' : TINT[0]);
  });
  const foot = y + EM + 9;
  for (let i = 0; i <= 13; i++) out += stroke(`M${LEFT + i * EM} ${foot}v${i % 13 ? 2 : 5}`, TINT[1], HAIR);
  out += stroke(`M${LEFT} ${foot}H${RIGHT}`, TINT[1], HAIR);
  out += stroke(
    `M${RIGHT + 6} ${y + EM + 5}C${RIGHT + 9} ${y + 34} ${RIGHT - 14} ${y + 37} ${LEFT + 20} ${y + 36}`,
    RED,
    LINE,
    ' stroke-dasharray="2.4 1.6"',
  );
  out += arrow(LEFT + 22, y + 36, LEFT + 9, y + 36, RED, LINE, 5);
  const stop = y + 31;
  out += stroke(
    move(
      [
        [LEFT + 1, stop],
        [LEFT + 10, stop + 10],
      ],
      false,
    ) +
      move(
        [
          [LEFT + 10, stop],
          [LEFT + 1, stop + 10],
        ],
        false,
      ),
    RED,
    HEAVY,
    ROUND,
  );
  return out;
}

/** A pennant on a staff at (x, y), `h` tall: the height is the penalty. */
function flag(x, y, h, color = RED, dark = RED_DARK) {
  const top = y - h;
  let out = stroke(`M${x} ${y}V${top}`, TINT[0], LINE) + fill(disc(x, top - 0.6, 1.3), TINT[0]);
  out += fill(
    `M${x + 0.5} ${top + 1}C${x + 5} ${top - 1} ${x + 8} ${top + 4} ${x + 13} ${top + 2}L${x + 10.4} ${top + 5.4}L${x + 13} ${top + 9}C${x + 8} ${top + 11} ${x + 5} ${top + 6.4} ${x + 0.5} ${top + 8.6}Z`,
    color,
  );
  return (
    out +
    fill(
      `M${x + 5.4} ${top + 0.8}C${x + 7} ${top + 1.8} ${x + 8} ${top + 3} ${x + 9.4} ${top + 2.9}L${x + 9} ${top + 9.6}C${x + 7.4} ${top + 9.4} ${x + 6.6} ${top + 8} ${x + 5.4} ${top + 7.5}Z`,
      dark,
      ' fill-opacity="0.55"',
    )
  );
}

/** The whole line taken apart in two rows: boxes, a spring between each two, a flag where no break may be. */
function weighed(y, chars) {
  const [s, g, d] = [14.4, 7.6, 4.2];
  const step = s + g;
  const shelf = y + s + d + 1.2;
  let out =
    fill(
      move([
        [LEFT - 3, shelf],
        [RIGHT + 5, shelf],
        [RIGHT + 9, shelf + 3],
        [LEFT + 1, shelf + 3],
      ]),
      TINT[3],
    ) + stroke(`M${LEFT - 3} ${shelf}H${RIGHT + 5}`, TINT[0], LINE);
  let x = LEFT + 0.6;
  let front = '';
  chars.forEach((char, i) => {
    const mark = MARK.has(char);
    const w = mark ? s / 2 : s;
    if (i > 0 && !mark) front += pin(x - g / 2 + 0.6, y - 2.4);
    if (mark) front += flag(x - 0.4, y - 1, 21);
    out += slab(x, y, w, s, d, mark);
    const ink = mark ? { x: x + 0.9, y: y + 1, size: s - 2 } : { x: x + 1.2, y: y + 1.2, size: s - 2.4 };
    out += fill(glyphPath(char, ink, 'bold'), TINT[0]);
    x += w;
    const last = i === chars.length - 1;
    const next = chars[i + 1];
    const tight = next !== undefined && MARK.has(next);
    if (mark) {
      out += coil(x + d - 0.4, y + s / 2 + 2, x + d + 5.2, y + s / 2 + 2, 4, 4.4, { width: 0.8, color: RED, back: TINT[2] });
      front += squeeze(x + d - 1.6, x + d + 6.4, y - 5);
      x += s / 2 + g * 0.62;
    } else if (!last && !tight) {
      out += coil(x + d - 1.4, y + s / 2 + 2, x + g - 0.5, y + s / 2 + 2, 3, 3.2, { width: 0.9 });
      x += step - s;
    } else x += 2.2;
  });
  return out + front;
}

/** A place where the line may end: a plain pin, no flag. */
const pin = (x, y) => stroke(`M${x.toFixed(2)} ${y}v-4.4`, TINT[2], HAIR) + fill(disc(x, y - 5, 1), TINT[2]);

const slab = (x, y, w, h, d, red) =>
  fill(
    move([
      [x + w, y],
      [x + w + d, y + d],
      [x + w + d, y + h + d],
      [x + w, y + h],
    ]),
    red ? RED_DARK : TINT[2],
  ) +
  fill(
    move([
      [x, y + h],
      [x + w, y + h],
      [x + w + d, y + h + d],
      [x + d, y + h + d],
    ]),
    red ? '#6d1a0f' : TINT[1],
  ) +
  fill(rect(x, y, w, h), '#fff') +
  stroke(rect(x, y, w, h), red ? RED : TINT[0], 0.8);

/** Two arrows that press a spring together. */
const squeeze = (x1, x2, y) =>
  arrow(x1 - 6, y, (x1 + x2) / 2 - 0.8, y, TINT[0], LINE, 3.6) + arrow(x2 + 6, y, (x1 + x2) / 2 + 0.8, y, TINT[0], LINE, 3.6);

/** The step from one state of the line to the next. */
const step = (y) =>
  fill(
    move([
      [LEFT + 6.5 * EM - 5, y],
      [LEFT + 6.5 * EM + 5, y],
      [LEFT + 6.5 * EM, y + 5],
    ]),
    TINT[2],
  );

/** The line as it is set: both marks half as wide, thirteen ems to the point. */
function setLine(y) {
  let x = LEFT;
  let out =
    fill(rect(LEFT - 3, y - 4, 13 * EM + 6, EM + 8), '#fff') + stroke(rect(LEFT - 3, y - 4, 13 * EM + 6, EM + 8), TINT[0], LINE);
  out = fill(rect(LEFT, y - 1, 13 * EM + 6, EM + 8), TINT[3]) + out;
  for (const char of TEXT) {
    out += fill(glyphPath(char, { x: x + 0.3, y: y + 0.3, size: EM - 0.6 }, 'bold'), TINT[0]);
    x += MARK.has(char) ? EM / 2 : EM;
  }
  out += stroke(`M${LEFT} ${y + EM + 10}H${RIGHT}`, TINT[0], LINE);
  return (
    out +
    fill(
      move([
        [LEFT, y + EM + 10],
        [LEFT + 5, y + EM + 8],
        [LEFT + 5, y + EM + 12],
      ]) +
        move([
          [RIGHT, y + EM + 10],
          [RIGHT - 5, y + EM + 8],
          [RIGHT - 5, y + EM + 12],
        ]),
      TINT[0],
    )
  );
}

export function drawLine(folder) {
  const body =
    measure() + tooLong(10) + step(60) + weighed(92, TEXT.slice(0, 7)) + weighed(144, TEXT.slice(7)) + step(173) + setLine(191);
  save(folder, 'line.svg', WIDTH, HEIGHT, body);
}
