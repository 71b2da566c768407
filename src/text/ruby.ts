/**
 * Readings between the lines (R1–R4). In: paragraphs whose runs have readings, and their set lines. Out: bases opened up where a reading
 * is wider, and lines of readings. Chooses no place for a base; readings in brackets (R5) are text and never come here.
 */
import type { Face, FontBook } from '../font/types.ts';
import { STRIDE } from '../line/sums.ts';
import type { Line, Run, Src } from '../layout/types.ts';
import type { StyledRun } from '../style/types.ts';
import type { ParaItems, Stream } from './stream.ts';
import { isZhuyin, ZHUYIN_WIDTH } from './zhuyin.ts';

/** Half the size of its base (R3), and the least that still prints where leading is tight. */
export const READING = 0.5;
const LEAST_READING = 0.4;
/** Em of the base between its em square and a reading's (R3). */
const WANTED_AIR = 0.25;
/** How far readings reach from their baseline, em of their own: above with ǖ, below with g; a reading's em square begins 0.12 below. */
const REACH_UP = 0.84;
const REACH_DOWN = 0.27;
const FOOT = 0.12;
/** White kept between neighbouring readings, em of their own: of characters, of words (R4). */
const BETWEEN = { character: 0.25, word: 0.5 } as const;

/** A reading and what it belongs to: boxes `from` to `to` (inclusive) and a stretch of the reading's run. */
export interface Reading {
  readonly from: number;
  readonly to: number;
  readonly run: StyledRun;
  /** Units of `run.text`. */
  readonly start: number;
  readonly end: number;
  readonly kind: 'character' | 'word' | 'zhuyin';
}

/** Readings of a paragraph in order: one a character where there are as many syllables as characters, else one for the whole word. */
export function readingsOf(stream: Stream, items: ParaItems): Reading[] {
  const { runs } = items.para;
  const found: Reading[] = [];
  let k = items.from;
  for (let i = 0; i < runs.length; i++) {
    const { ruby } = runs[i]!;
    let last = i;
    while (ruby && runs[last + 1]?.ruby === ruby) last++;
    const end = items.starts[last + 1]!;
    const from = k;
    while (k < items.to && stream.offset[k]! < end) k++;
    if (ruby && k > from) found.push(...parted(ruby, from, k));
    i = last;
  }
  return found;
}

function parted(run: StyledRun, from: number, to: number): Reading[] {
  const syllables = [...run.text.matchAll(/[^\s'’]+/g)];
  const zhuyin = isZhuyin(run.text);
  if (syllables.length !== to - from)
    return [{ from, to: to - 1, run, start: 0, end: run.text.length, kind: zhuyin ? 'zhuyin' : 'word' }];
  return syllables.map(({ 0: text, index }, i) => ({
    from: from + i,
    to: from + i,
    run,
    start: index,
    end: index + text.length,
    kind: zhuyin ? 'zhuyin' : 'character',
  }));
}

/** Em of the base by which each of its boxes grows, so that its reading has room (R4); 0 where it has. `beside`: another reading adjoins. */
function rubyWidth(stream: Stream, reading: Reading, book: FontBook, beside: boolean): number {
  if (reading.kind === 'zhuyin') return ZHUYIN_WIDTH;
  let base = 0;
  for (let k = reading.from; k <= reading.to; k++) base += stream.width[k]!;
  const wide = (readingWidth(book, reading) + (beside ? BETWEEN[reading.kind] : 0)) * READING;
  return Math.max(0, wide - base) / (reading.to - reading.from + 1);
}

/**
 * Opens the bases of a composed paragraph evenly, so that every reading fits over its own (R4), and closes a word's base to breaks. To be
 * called once, after the paragraph is composed and before anything breaks it. Zhuyin widens its base when set across only (R1).
 */
export function openBases(stream: Stream, items: ParaItems, book: FontBook, dir: Line['dir'] = 'ltr'): readonly Reading[] {
  const readings = readingsOf(stream, items);
  const extra = new Float64Array(items.to - items.from);
  for (const [i, reading] of readings.entries()) {
    const beside = readings[i - 1]?.to === reading.from - 1 || readings[i + 1]?.from === reading.to + 1;
    const each = dir === 'ltr' ? rubyWidth(stream, reading, book, beside) : 0;
    extra.fill(each, reading.from - items.from, reading.to + 1 - items.from);
    stream.penalty.fill(Infinity, reading.from, reading.to);
    // Zhuyin stands at the right of its character (R1); under pinyin the character stands in the middle.
    if (each > 0 && reading.kind !== 'zhuyin') for (let k = reading.from; k <= reading.to; k++) stream.shift[k]! += each / 2;
  }
  let sum = 0;
  for (let k = items.from; k < items.to; k++) {
    stream.width[k]! += extra[k - items.from]!;
    sum += extra[k - items.from]!;
    stream.sums[(k + 1) * STRIDE]! += sum;
  }
  return readings;
}

/** Where readings stand over a line: size, and how far their baseline is above its em squares, pt; whether R3 is kept. */
export interface ReadingStand {
  readonly size: number;
  readonly above: number;
  readonly kept: boolean;
}

/** Readings in a gap of `room` pt over characters of `size` pt: half size and ¼ em of air, less air first, then smaller (R3, Q10). */
export function readingStand(size: number, room: number): ReadingStand {
  const own = Math.max(LEAST_READING * size, Math.min(READING * size, room / (REACH_UP + REACH_DOWN)));
  const wanted = WANTED_AIR * size + FOOT * own;
  const above = Math.max(REACH_DOWN * own, Math.min(wanted, room - REACH_UP * own));
  return { size: own, above, kept: own >= READING * size - 1e-6 && above >= wanted - 1e-6 };
}

/** Room that readings of the least size take, em of the base. */
export const LEAST_DEEP = LEAST_READING * (REACH_UP + REACH_DOWN);

/**
 * Leading from which readings have room, em: lines may have marks under them too, which get as much as on newspaper leading. More than
 * the 5/8 em that marks on both sides ask for (Q10).
 */
export const LEAST_LEADING = 1 + LEAST_DEEP + 1 / 4;

/** Whether they have room between lines of `size` on `leading` pt. */
export const hasRoomForReadings = (size: number, leading: number): boolean => leading >= LEAST_LEADING * size - 1e-6;

/** Extents of a box on a set line, pt. */
export type BoxExtent = (k: number) => { readonly from: number; readonly to: number };

/** Pinyin of a set line: runs centred over their bases, on a baseline at `baseline`; null when it has none there. */
export function setReadings(
  readings: readonly Reading[],
  extent: BoxExtent,
  line: Line,
  stand: ReadingStand,
  baseline: number,
  book: FontBook,
  srcOf: (run: StyledRun, start: number, end: number) => Src | null,
): Line | null {
  const runs = readings.flatMap((reading) => {
    const { from } = extent(reading.from);
    const { to } = extent(reading.to);
    const x = (from + to - readingWidth(book, reading) * stand.size) / 2;
    return readingRuns(book, reading, x, stand.size, srcOf);
  });
  const round = (value: number): number => Math.round(value * 1000) / 1000;
  return runs.length ? { n: 0, dir: 'ltr', baseline: round(baseline), x: line.x, measure: line.measure, gap: 0, runs } : null;
}

interface Glyph {
  readonly face: Face;
  readonly gid: number;
  /** Em of the reading. */
  readonly advance: number;
  /** Unit of the reading's run, and how many it takes. */
  readonly unit: number;
  readonly units: number;
}

/** Glyphs of a reading, each from the first face of its role that has it; tone marks fall to one that does. */
function glyphsOf(book: FontBook, { run, start, end }: Reading): Glyph[] {
  const faces = book.role(run.face);
  const glyphs: Glyph[] = [];
  for (let unit = start; unit < end;) {
    const code = run.text.codePointAt(unit)!;
    const units = code > 0xffff ? 2 : 1;
    const face = faces.find((one) => one.glyph(code) !== 0) ?? faces[0]!;
    const gid = face.glyph(code);
    glyphs.push({ face, gid, advance: code === 0x20 ? BETWEEN.word : face.advance(gid) / face.upem, unit, units });
    unit += units;
  }
  return glyphs;
}

/** Width of a reading, em of its own size. */
export const readingWidth = (book: FontBook, reading: Reading): number =>
  glyphsOf(book, reading).reduce((sum, { advance }) => sum + advance, 0);

function readingRuns(
  book: FontBook,
  reading: Reading,
  x: number,
  size: number,
  srcOf: (run: StyledRun, start: number, end: number) => Src | null,
): Run[] {
  const glyphs = glyphsOf(book, reading);
  const runs: Run[] = [];
  let pen = x;
  for (let i = 0; i < glyphs.length;) {
    const first = glyphs[i]!;
    const at: number[] = [];
    let next = i;
    for (; next < glyphs.length && glyphs[next]!.face === first.face; next++) {
      at.push(Math.round(pen * 1000) / 1000);
      pen += glyphs[next]!.advance * size;
    }
    const taken = glyphs.slice(i, next);
    const end = taken.at(-1)!.unit + taken.at(-1)!.units;
    runs.push({
      face: first.face.id,
      size: Math.round(size * 1000) / 1000,
      swatch: reading.run.swatch,
      text: reading.run.text.slice(first.unit, end),
      gids: taken.map(({ gid }) => gid),
      at,
      clusters: taken.map(({ unit }) => unit - first.unit),
      src: srcOf(reading.run, first.unit, end),
    });
    i = next;
  }
  return runs;
}
