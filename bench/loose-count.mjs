/**
 * A finished PDF of one column in, how loose its lines are out: formats.md, “How loose a line is”, counted from the origins at which pdf.js
 * places the glyphs. Asks no engine what it meant to do.
 */
const BODY = 9;
/** Sizes this near to the body's are the body's, pt. */
const SAME_SIZE = 0.2;
/** What sums of binary fractions may add to a gap of exactly 0.05 em (half an em shared by ten), which is not over 0.05. */
const NOISE = 1e-6;
/** A first line stands this far or further from the column's edge, em: its two em less an opening mark's blank half. */
const INDENTED = 1.2;

const han = (c) => c >= '\u4e00' && c <= '\u9fff';
const solid = (c) => /[\p{L}\p{N}]/u.test(c);

const times = (a, b) => [
  a[0] * b[0] + a[2] * b[1],
  a[1] * b[0] + a[3] * b[1],
  a[0] * b[2] + a[2] * b[3],
  a[1] * b[2] + a[3] * b[3],
  a[0] * b[4] + a[2] * b[5] + a[4],
  a[1] * b[4] + a[3] * b[5] + a[5],
];
const UNIT = [1, 0, 0, 1, 0, 0];

/** Follows the text state of one page (ISO 32000-1, 9.3 and 9.4). */
class Pen {
  glyphs = [];
  #fontOf;
  #text = { ctm: UNIT, size: 0, spacing: 0, word: 0, scale: 1, leading: 0, rise: 0, font: null };
  #stack = [];
  #at = UNIT;
  #line = UNIT;

  constructor(fontOf) {
    this.#fontOf = fontOf;
  }

  save = () => this.#stack.push({ ...this.#text });
  restore = () => (this.#text = this.#stack.pop() ?? this.#text);
  transform = (...m) => (this.#text.ctm = times(this.#text.ctm, m));
  paintFormXObjectBegin = (m) => (this.save(), m && this.transform(...m));
  paintFormXObjectEnd = () => this.restore();
  beginText = () => (this.#at = this.#line = UNIT);
  setFont = (name, size) => Object.assign(this.#text, { font: this.#fontOf(name), size });
  setCharSpacing = (spacing) => (this.#text.spacing = spacing);
  setWordSpacing = (word) => (this.#text.word = word);
  setHScale = (percent) => (this.#text.scale = percent / 100);
  setLeading = (leading) => (this.#text.leading = -leading);
  setTextRise = (rise) => (this.#text.rise = rise);
  setTextMatrix = (m) => (this.#at = this.#line = [...m]);
  moveText = (x, y) => (this.#at = this.#line = times(this.#line, [1, 0, 0, 1, x, y]));
  setLeadingMoveText = (x, y) => ((this.#text.leading = y), this.moveText(x, y));
  nextLine = () => this.moveText(0, this.#text.leading);

  showText = (shown) => {
    const { font, size, spacing, word } = this.#text;
    for (const one of shown) {
      if (typeof one === 'number') this.#advance((-one / 1000) * size);
      else {
        this.#glyph(one.unicode);
        this.#advance(one.width * font.fontMatrix[0] * size + spacing + (one.isSpace ? word : 0));
      }
    }
  };

  #glyph(text) {
    const { ctm, size, scale, rise } = this.#text;
    const m = times(times(ctm, this.#at), [size * scale, 0, 0, size, 0, rise]);
    this.glyphs.push({ x: m[4], y: m[5], size: Math.hypot(m[2], m[3]), text });
  }

  #advance(length) {
    this.#at = times(this.#at, [1, 0, 0, 1, length * this.#text.scale, 0]);
  }
}

/** Lines of body text from the top of the first page to the foot of the last, each its glyphs from left to right. */
async function bodyLines(bytes) {
  const { getDocument, OPS, VerbosityLevel } = await import('pdfjs-dist/legacy/build/pdf.mjs');
  const names = Object.fromEntries(Object.entries(OPS).map(([name, code]) => [code, name]));
  const doc = await getDocument({ data: Uint8Array.from(bytes), verbosity: VerbosityLevel.ERRORS, useSystemFonts: false })
    .promise;
  const lines = [];
  for (let number = 1; number <= doc.numPages; number++) {
    const page = await doc.getPage(number);
    const pen = new Pen((name) => page.commonObjs.get(name));
    const { fnArray, argsArray } = await page.getOperatorList();
    fnArray.forEach((code, i) => pen[names[code]]?.(...(names[code] === 'showText' ? [argsArray[i][0]] : spread(argsArray[i]))));
    lines.push(...byBaseline(pen.glyphs));
  }
  await doc.destroy();
  return lines;
}

/** pdf.js hands a text matrix over as one array, bare or in another. */
const spread = (args) => (args === null ? [] : [...args]);

function byBaseline(glyphs) {
  const rows = new Map();
  for (const glyph of glyphs) {
    if (glyph.text.trim() === '' || Math.abs(glyph.size - BODY) >= SAME_SIZE) continue;
    const y = Math.round(glyph.y * 10);
    if (!rows.has(y)) rows.set(y, []);
    rows.get(y).push(glyph);
  }
  const down = [...rows].sort(([a], [b]) => b - a).map(([, row]) => row);
  for (const row of down) row.sort((a, b) => a.x - b.x);
  return down;
}

/** Median gap between adjacent Han, em; undefined where no two stand side by side. */
function gapOf(line) {
  const gaps = [];
  for (let i = 1; i < line.length; i++) {
    const [a, b] = [line[i - 1], line[i]];
    if (han(a.text) && han(b.text)) gaps.push((b.x - a.x) / a.size - 1);
  }
  gaps.sort((a, b) => a - b);
  const half = gaps.length >> 1;
  if (gaps.length === 0) return undefined;
  return gaps.length % 2 ? gaps[half] : (gaps[half - 1] + gaps[half]) / 2;
}

/** Lines, loose and very loose ones, last lines of a single character, tight lines. A line is its glyphs from left to right. */
export function countLines(lines) {
  const edge = lines.reduce((least, [first]) => Math.min(least, first.x), Infinity);
  const counts = { lines: lines.length, loose: 0, veryLoose: 0, oneCharLastLines: 0, tight: 0 };
  lines.forEach((line, i) => {
    const next = lines[i + 1];
    if (!next || next[0].x > edge + INDENTED * BODY) {
      const characters = [...line.map(({ text }) => text).join('')].filter(solid).length;
      if (characters < 2) counts.oneCharLastLines++;
      return;
    }
    const gap = gapOf(line);
    if (gap === undefined) return;
    if (gap > 0.05 + NOISE) counts.loose++;
    if (gap > 0.1 + NOISE) counts.veryLoose++;
    if (gap < -0.002) counts.tight++;
  });
  return counts;
}

/** The same, of a PDF's bytes. */
export const countPdf = async (bytes) => countLines(await bodyLines(bytes));
