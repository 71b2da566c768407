/**
 * Two drawings for the news pages: five years of phosphorus in the river, and the ways over it. SVG without type; lengths are pt as placed.
 */
import { writeFileSync } from 'node:fs';
import { cloud } from './random.mjs';
import { disc, fill, HAIR, HEAVY, LINE, rect, RED, ROUND, stroke, through, TINT } from './svg.mjs';
import { words } from './words.mjs';

/** White on every side that a crop to whole lines may take. */
const MARGIN = 9;
const drawing = (width, height, body) =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="${width + 2 * MARGIN}" height="${height + 2 * MARGIN}" viewBox="${-MARGIN} ${-MARGIN} ${width + 2 * MARGIN} ${height + 2 * MARGIN}">${body}</svg>\n`;

const YEARS = [['2021', 0.19, 4], ['2022', 0.17, 5], ['2023', 0.14, 5], ['2024', 0.12, 6], ['2025', 0.11, 6], ['2026', 0.09, 7]]; // prettier-ignore

/** Columns fall from year to year; under each the sections of good water, as drops. */
export function drawChart(folder) {
  const [W, H] = [369, 214];
  const [left, foot, top] = [34, 148, 30];
  const y = (value) => foot - (value / 0.2) * (foot - top);
  let body = fill(words('总磷　毫克/升', 0, 14, 9.5), TINT[0]);
  for (const value of [0, 0.05, 0.1, 0.15, 0.2])
    body +=
      stroke(`M${left} ${y(value)}H${W}`, value ? TINT[4] : TINT[0], value ? HAIR : LINE) +
      fill(words(value.toFixed(2), left - 6, y(value) + 3, 7.5, { anchor: 'end' }), TINT[2]);
  const step = (W - left) / YEARS.length;
  YEARS.forEach(([year, value, good], i) => {
    const x = left + i * step + step / 2;
    const last = i === YEARS.length - 1;
    body += fill(rect(x - 15, y(value), 30, foot - y(value)), last ? RED : TINT[i === 0 ? 1 : 2]);
    body += fill(rect(x - 15, y(value), 5, foot - y(value)), last ? '#e0654f' : TINT[3]);
    body += fill(words(value.toFixed(2), x, y(value) - 5, 10, { anchor: 'middle' }), last ? RED : TINT[0]);
    body += fill(words(year, x, foot + 13, 8.5, { anchor: 'middle' }), TINT[0]);
    for (let k = 0; k < 7; k++) body += fill(drop(x - 20.4 + k * 6.8, 186), k < good ? TINT[2] : TINT[4]);
    body += fill(words(`${good}个优良`, x, 207, 7.5, { anchor: 'middle' }), last ? RED : TINT[1]);
  });
  writeFileSync(new URL('chart-river.svg', folder), drawing(W, H, body));
}

const drop = (x, y) =>
  `M${x} ${y - 9}C${x + 3.6} ${y - 3} ${x + 3} ${y + 2.6} ${x} ${y + 2.6}C${x - 3} ${y + 2.6} ${x - 3.6} ${y - 3} ${x} ${y - 9}Z`;

/** The river with its two bridges, the ferry's old way dotted, bus lines over the new one. North is up. */
export function drawMap(folder) {
  const [W, H] = [369, 262];
  const bank = (side) => Array.from({ length: 15 }, (_, i) => [150 + i * 4.6 + 22 * Math.sin(i / 3.1) + side * (32 + 5 * cloud(i / 3, side + 2, 2, 5)), -10 + i * 20]); // prettier-ignore
  const west = bank(-1);
  const east = bank(1);
  const river = `${through(west)}L${east.at(-1).join(' ')}${through([...east].reverse()).replace(/^M/, 'L')}Z`;
  let body = fill(rect(0, 0, W, H), '#f3efe4');
  for (let i = 0; i < 12; i++) body += stroke(`M${-10 + i * 12} ${H}L${60 + i * 12} 0`, '#e3dccb', 5) + stroke(`M${262 + i * 14} ${H}L${226 + i * 14} 0`, '#e3dccb', 5); // prettier-ignore
  for (let i = 0; i < 9; i++)
    body +=
      stroke(`M0 ${14 + i * 31}L150 ${2 + i * 31}`, '#e3dccb', 5) +
      stroke(`M230 ${8 + i * 31}L${W} ${20 + i * 31}`, '#e3dccb', 5);
  body += fill(river, '#c7d3dc') + stroke(through(west), TINT[2], LINE) + stroke(through(east), TINT[2], LINE);
  for (const off of [-14, 0, 15])
    body += stroke(through(west.map(([x, y], i) => [(x + east[i][0]) / 2 + off, y])), '#aebfcb', HAIR);
  const road = 'M14 118L120 92L284 78L352 96';
  body +=
    stroke(road, '#ffffff', 9, ROUND) +
    stroke(road, RED, 6, ROUND) +
    stroke('M120 92L284 78', TINT[0], 8.5) +
    stroke('M120 92L284 78', RED, 6);
  body += [135, 250].map((x) => fill(rect(x - 3, 92 - (x - 120) * 0.085 - 17, 6, 34), TINT[0])).join('');
  const old = 'M20 214L150 206L292 196L352 188';
  body += stroke(old, '#ffffff', 7, ROUND) + stroke(old, TINT[2], 4, ROUND);
  body += stroke('M158 137L258 130', TINT[0], 1.4, ' stroke-dasharray="1.5 4" stroke-linecap="round"') + fill(disc(158, 137, 4), TINT[0]) + fill(disc(258, 130, 4), TINT[0]); // prettier-ignore
  const label = (text, x, y, size, colour = TINT[0], more = {}) => fill(words(text, x, y, size, more), colour);
  body += label('东渡大桥', 200, 62, 12.5, RED, { anchor: 'middle', weight: 'black' });
  body += label('老桥（检修）', 210, 231, 9.5, TINT[1], { anchor: 'middle' });
  body += label('轮渡旧线', 210, 151, 8, TINT[1], { anchor: 'middle' });
  body +=
    label('南塘区', 34, 40, 13, TINT[2], { weight: 'kai', open: 0.3 }) +
    label('东渡区', 300, 42, 13, TINT[2], { weight: 'kai', open: 0.3 });
  body += label('文汇路', 30, 106, 9) + label('船坞路', 306, 74, 9);
  body += label('候船室', 266, 126, 8) + label('西岸码头', 118, 148, 8);
  for (const [text, x, y, colour] of [['D1', 40, 130, RED], ['D2', 64, 124, RED], ['夜3', 92, 117, TINT[0]]]) // prettier-ignore
    body += fill(`M${x - 10} ${y - 9}h20a3 3 0 0 1 3 3v9a3 3 0 0 1 -3 3h-20a3 3 0 0 1 -3 -3v-9a3 3 0 0 1 3 -3Z`, colour) + fill(words(text, x, y + 3, 8.5, { anchor: 'middle' }), '#ffffff'); // prettier-ignore
  body +=
    stroke('M340 250V228', TINT[0], LINE) +
    fill('M340 220l4.5 11l-4.5 -3l-4.5 3Z', TINT[0]) +
    label('北', 340, 217, 8, TINT[0], { anchor: 'middle' });
  body += stroke('M14 246h56', TINT[0], HEAVY) + stroke('M14 242v8M70 242v8', TINT[0], LINE) + label('500米', 78, 249, 8);
  writeFileSync(
    new URL('map-bridge.svg', folder),
    drawing(W, H, `${fill(rect(-MARGIN, -MARGIN, W + 2 * MARGIN, H + 2 * MARGIN), '#f3efe4')}${body}`),
  );
}

/** A cut in wood: a crock under the eaves, a stone like a sleeping cat, cabbages. */
export function drawJar(folder) {
  const [W, H] = [250, 214];
  const ink = TINT[0];
  let cuts = '';
  const lines = (n, f) => Array.from({ length: n }, (_, i) => f(i)).join('');
  let body = fill(rect(0, 0, W, H), ink);
  // Night sky with cut flakes; eaves; a wall of light.
  body += fill('M0 0L250 0L250 34L0 62Z', TINT[1]) + lines(16, (i) => stroke(`M${i * 17 - 20} ${66 - i * 1.9}l18 -40`, ink, 3.2)) + lines(9, (i) => fill(`M${i * 31 - 8} ${66 - i * 3.5}q10 11 22 -3l-2 -7Z`, TINT[4])); // prettier-ignore
  body += lines(70, (i) => fill(disc(8 + ((i * 97) % 237), 72 + ((i * 53) % 118), 0.7 + (i % 4) * 0.45), TINT[5]));
  body += fill(`M0 176Q70 168 130 178T250 172V214H0Z`, TINT[5]) + lines(11, (i) => stroke(`M${6 + i * 22} ${196 + (i % 3) * 6}q14 -4 30 0`, TINT[3], 1.1, ROUND)); // prettier-ignore
  const crock = 'M84 96C56 118 54 160 82 190H158C186 160 184 118 156 96Z';
  body += fill(crock, TINT[2]);
  for (let i = 0; i < 22; i++)
    cuts += stroke(
      `M${62 + i * 0.4} ${108 + i * 3.7}q${14 + i * 0.9} ${4 - i * 0.1} ${30 + (i % 4) * 8} ${2}`,
      TINT[4],
      1.7,
      ROUND,
    );
  for (let i = 0; i < 17; i++) cuts += stroke(`M${178 - i * 0.5} ${112 + i * 4.4}q-10 4 -${20 + (i % 3) * 6} 3`, ink, 1.9, ROUND);
  body += cuts + fill('M76 90Q120 80 164 90L160 102Q120 110 80 102Z', TINT[3]) + fill('M84 93Q120 86 156 93Q120 101 84 93Z', ink);
  body += fill('M98 92C96 74 112 66 128 68C146 70 150 82 146 92Q122 99 98 92Z', TINT[4]) + stroke('M104 84q8 -11 22 -11M112 89q14 -8 30 -4', TINT[1], 1.6, ROUND) + stroke('M134 72l6 -6l2 9', TINT[1], 1.6, ROUND); // prettier-ignore
  for (const [x, y, k] of [[30, 176, 1], [214, 178, 1.1], [54, 190, 0.9]]) // prettier-ignore
    body += fill(`M${x - 12 * k} ${y + 14 * k}Q${x - 18 * k} ${y - 14 * k} ${x} ${y - 30 * k}Q${x + 18 * k} ${y - 14 * k} ${x + 12 * k} ${y + 14 * k}Z`, '#ffffff') + fill(`M${x - 15 * k} ${y - 8 * k}Q${x - 16 * k} ${y - 36 * k} ${x} ${y - 44 * k}Q${x + 17 * k} ${y - 36 * k} ${x + 15 * k} ${y - 8 * k}Q${x} ${y - 22 * k} ${x - 15 * k} ${y - 8 * k}Z`, TINT[2]) + stroke(`M${x} ${y + 12 * k}V${y - 36 * k}M${x - 6 * k} ${y + 12 * k}Q${x - 9 * k} ${y - 8 * k} ${x - 6 * k} ${y - 24 * k}M${x + 6 * k} ${y + 12 * k}Q${x + 9 * k} ${y - 8 * k} ${x + 6 * k} ${y - 24 * k}`, TINT[1], 1.1); // prettier-ignore
  body += fill(rect(216, 14, 18, 18), RED) + fill(words('雪', 225, 27.6, 13.5, { anchor: 'middle', weight: 'black' }), '#ffffff');
  writeFileSync(
    new URL('jar.svg', folder),
    drawing(
      W,
      H,
      `${fill(rect(-MARGIN, -MARGIN, W + 2 * MARGIN, H + 2 * MARGIN), ink)}${fill(rect(-MARGIN, 176, W + 2 * MARGIN, 60), TINT[5])}${body}`,
    ),
  );
}
