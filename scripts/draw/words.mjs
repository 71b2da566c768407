/**
 * Words as outlines for drawings: one character after another in squares, Latin and figures at their own widths. SVG path data out.
 */
import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';
import { glyphPath, outline } from './glyphs.mjs';

const require = createRequire(import.meta.url);
const fontkit = require('fontkit');
const sans = fontkit.create(readFileSync(require.resolve('@expo-google-fonts/noto-sans-sc/500Medium/NotoSansSC_500Medium.ttf')));

const LETTER = { moveTo: 'M', lineTo: 'L', quadraticCurveTo: 'Q', bezierCurveTo: 'C', closePath: 'Z' };
const narrow = (char) => char.codePointAt(0) < 0x2e80 && !'·—“”'.includes(char);

const advance = (char, size) =>
  narrow(char) ? (sans.glyphForCodePoint(char.codePointAt(0)).advanceWidth / sans.unitsPerEm) * size : size;

/** Width of words, with `open` em between characters. */
export const widthOf = (text, size, open = 0) =>
  [...text].reduce((sum, char) => sum + advance(char, size) + open * size, -open * size);

function letter(char, x, y, size) {
  const k = size / sans.unitsPerEm;
  let d = '';
  for (const { command, args } of sans.glyphForCodePoint(char.codePointAt(0)).path.commands) {
    d += LETTER[command];
    for (let i = 0; i < args.length; i += 2)
      d += `${i ? ' ' : ''}${+(x + args[i] * k).toFixed(2)} ${+(y - args[i + 1] * k).toFixed(2)}`;
  }
  return d;
}

/** A line of words whose baseline is at y; `anchor` start, middle or end of it at x. */
export function words(text, x, y, size, { weight = 'sans', anchor = 'start', open = 0 } = {}) {
  let at = x - (anchor === 'start' ? 0 : widthOf(text, size, open) * (anchor === 'end' ? 1 : 0.5));
  let d = '';
  for (const char of text) {
    if (char.trim()) d += narrow(char) ? letter(char, at, y, size) : glyphPath(char, { x: at, y: y - 0.88 * size, size }, weight);
    at += advance(char, size) + open * size;
  }
  return d;
}

/** Words from top to bottom, the first square's top at y, centred on x. */
export function upright(text, x, y, size, { weight = 'sans', open = 0 } = {}) {
  let d = '';
  [...text].forEach((char, i) => {
    if (char.trim()) d += glyphPath(char, { x: x - size / 2, y: y + i * size * (1 + open), size }, weight);
  });
  return d;
}

/** Whether every character has a glyph, by throwing where one has none. */
export const proof = (text, weight) =>
  [...text].filter((char) => char.trim() && !narrow(char)).forEach((char) => outline(char, weight));
