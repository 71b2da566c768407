/**
 * Runs of glyphs in, text operators out. The pen is followed as a PDF reader will follow it, from the rounded numbers that are
 * written, so no error adds up: each origin is within 0.005 pt of the Layout's.
 */
import type { Line, Run } from '../layout/types.ts';
import { clusterText, turnedBaseline } from '../layout/index.ts';
import type { InkedFace } from './faces.ts';
import type { Ink } from './ink.ts';

/** Text size from which corrections are written in hundredths of 1/1000 em instead of tenths, pt. */
const LARGE = 20;
/** An origin may be off by so much before it is corrected: in em of the size, and never more than in pt. */
const TOLERANCE_EM = 0.0005;
const TOLERANCE_PT = 0.004;
/** How many neighbours are looked at to find a line's gap. */
const SAMPLE = 32;

const OPEN = 40;
const CLOSE = 41;

/** The text state of one content stream: what was set last, and where the pen stands. */
export class TextPen {
  readonly ink: Ink;
  /** Thousandths to the PDF's origin. */
  readonly left: number;
  readonly top: number;
  /** Where the next glyph would land, pt in the Layout; NaN when it must be said. */
  x = NaN;
  y = NaN;
  /** pt. */
  size = 0;
  stretch = 1;
  /** Character spacing in 1/10000 pt. */
  spacing = 0;
  inText = false;
  inArray = false;
  inString = false;
  #font = '';

  constructor(ink: Ink, left: number, top: number) {
    this.ink = ink;
    this.left = left;
    this.top = top;
  }

  /** Sets font, size in pt and horizontal scale, and opens a text object where none is open. */
  begin(font: string, size: number, stretch: number): void {
    if (!this.inText) {
      this.ink.text('BT\n');
      this.inText = true;
      this.x = NaN;
    }
    if (font !== this.#font || size !== this.size) this.#setFont(font, size);
    if (stretch !== this.stretch) this.#setStretch(stretch);
  }

  #setFont(font: string, size: number): void {
    this.endArray();
    this.ink.text(`/${font} `);
    this.ink.thousandths(Math.round(size * 1000));
    this.ink.text('Tf\n');
    this.#font = font;
    this.size = size;
  }

  #setStretch(stretch: number): void {
    this.endArray();
    const hundredths = Math.round(stretch * 10000);
    this.ink.decimal(hundredths, 2);
    this.ink.text(' Tz\n');
    this.stretch = hundredths / 10000;
  }

  /** Sets character spacing, in 1/10000 pt before the horizontal scale. */
  space(spacing: number): void {
    if (spacing === this.spacing) return;
    this.endArray();
    this.ink.decimal(spacing, 4);
    this.ink.text(' Tc\n');
    this.spacing = spacing;
  }

  /** Puts the pen on an origin, pt in the Layout; `turned`: to write down the page, a quarter clockwise. */
  move(x: number, y: number, turned = false): void {
    this.endArray();
    this.ink.text(turned ? '0 -1 1 0 ' : '1 0 0 1 ');
    const right = Math.round(x * 1000);
    this.ink.thousandths(this.left + right);
    this.ink.thousandths(this.top - Math.round(y * 1000));
    this.ink.text('Tm\n');
    this.x = right / 1000;
    this.y = y;
  }

  endString(): void {
    if (!this.inString) return;
    this.ink.room(1);
    this.ink.byte(CLOSE);
    this.inString = false;
  }

  endArray(): void {
    if (!this.inArray) return;
    this.endString();
    this.ink.text(']TJ\n');
    this.inArray = false;
  }

  endText(): void {
    if (!this.inText) return;
    this.endArray();
    this.ink.text('ET\n');
    this.inText = false;
  }
}

/** A run of a line from left to right: one spacing for the gap, a correction only where an origin is elsewhere. */
export function inkGlyphs(pen: TextPen, face: InkedFace, run: Run, line: Line): void {
  const { gids, at, clusters, text, size } = run;
  const { ink, stretch } = pen;
  const n = gids.length;
  const y = line.baseline + (run.shift ?? 0);
  pen.space(spacingOf(face, run, line, stretch));
  if (!(pen.y === y)) pen.x = NaN;
  if (!(Math.abs((at[0] as number) - pen.x) < 20 * size)) pen.move(at[0] as number, y);

  const unit = (size * stretch) / 1000;
  const spacing = (pen.spacing / 10000) * stretch;
  const tolerance = Math.min(TOLERANCE_EM * size, TOLERANCE_PT);
  const places = size > LARGE ? 2 : 1;
  const steps = size > LARGE ? 100 : 10;
  let x = pen.x;
  ink.room(n * 32 + 64);
  for (let i = 0; i < n; i++) {
    const gid = gids[i] as number;
    const start = clusters[i] as number;
    const end = i + 1 < n ? (clusters[i + 1] as number) : text.length;
    let code = face.codes[gid] as number;
    if (code === 0 || end - start !== 1 || face.keys[code] !== text.charCodeAt(start)) code = face.code(gid, meaning(run, i));
    const off = (at[i] as number) - x;
    if (off > tolerance || off < -tolerance) x += correct(pen, off, unit, places, steps);
    if (!pen.inString) openString(pen);
    ink.code(code);
    x += (face.widths[code] as number) * unit + spacing;
  }
  pen.x = x;
}

/** Writes a correction of `off` pt; how far the pen moves by it as written. */
function correct(pen: TextPen, off: number, unit: number, places: number, steps: number): number {
  const amount = Math.round((-off / unit) * steps);
  if (amount === 0) return 0;
  pen.endString();
  if (!pen.inArray) openArray(pen);
  pen.ink.decimal(amount, places);
  return (-amount / steps) * unit;
}

function openArray(pen: TextPen): void {
  pen.ink.text('[');
  pen.inArray = true;
}

function openString(pen: TextPen): void {
  if (!pen.inArray) openArray(pen);
  pen.ink.room(1);
  pen.ink.byte(OPEN);
  pen.inString = true;
}

/**
 * The character spacing of a run in 1/10000 pt: the mean of what its glyphs keep between them, where that is about the line's gap;
 * 0 where the run does not follow the gap (Latin, marks).
 */
function spacingOf(face: InkedFace, run: Run, line: Line, stretch: number): number {
  if (line.gap === 0) return 0;
  const { at, gids, size } = run;
  const gap = line.gap * size;
  const slack = 0.0008 * size + 0.002;
  const unit = (size * stretch) / face.face.upem;
  const pairs = Math.min(at.length - 1, SAMPLE);
  let sum = 0;
  let count = 0;
  for (let i = 0; i < pairs; i++) {
    const kept = (at[i + 1] as number) - (at[i] as number) - face.face.advance(gids[i] as number) * unit;
    if (Math.abs(kept - gap) > slack) continue;
    sum += kept;
    count++;
  }
  return count * 2 < pairs || count === 0 ? 0 : Math.round((sum / count / stretch) * 10000);
}

/**
 * A run of a line from top to bottom, glyph by glyph in an Identity-V font: with DW2 [880 -1000] the origin of a glyph is the middle
 * of its cell's upper edge (ISO 32000-1, 9.7.4.3), which is what the Layout has.
 */
export function inkGlyphsDown(pen: TextPen, face: InkedFace, run: Run, line: Line): void {
  const x = line.x - (run.shift ?? 0);
  pen.space(0);
  for (let i = 0; i < run.gids.length; i++) {
    pen.move(x, run.at[i] as number);
    show(pen, face.code(run.gids[i] as number, meaning(run, i)));
  }
  pen.x = NaN;
}

/** A turned run of a line from top to bottom, glyph by glyph along a baseline that runs down the page. */
export function inkGlyphsTurned(pen: TextPen, face: InkedFace, run: Run, line: Line): void {
  const x = turnedBaseline(line, run) as number;
  pen.space(0);
  for (let i = 0; i < run.gids.length; i++) {
    pen.move(x, run.at[i] as number, true);
    show(pen, face.code(run.gids[i] as number, meaning(run, i)));
  }
  pen.x = NaN;
}

function show(pen: TextPen, code: number): void {
  pen.ink.room(16);
  pen.ink.byte(OPEN);
  pen.ink.code(code);
  pen.ink.byte(CLOSE);
  pen.ink.text('Tj\n');
}

/** What a glyph stands for: its cluster, without the white space of the copy that was not drawn after it. */
export function meaning(run: Run, index: number): string {
  const text = clusterText(run, index);
  return text.trimEnd() || text;
}
