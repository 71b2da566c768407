/**
 * Interlinear marks (Q7–Q12): cells of a set line in, paths out: emphasis dots, lines under proper names, wavy lines under titles. They
 * stand in the gap between lines and never change it (Q10). Knows no text and no fonts; serves lines set across and downwards.
 */
import type { Path } from '../layout/types.ts';
import type { Underline } from '../style/types.ts';

/** One character of a line with what marks it. */
export interface MarkedCell {
  /** Its solid part along the line, pt: without the blank half of a mark. */
  readonly from: number;
  readonly to: number;
  /** Whether it takes an emphasis dot; never a mark or a space (Q9). */
  readonly dotted: boolean;
  /** The same object over all of one name or title; null: none. */
  readonly under: Underline | null;
  readonly swatch: string;
}

/** Where a line stands. All lengths pt. */
export interface MarkedLine {
  /** ltr: dots and lines below. ttb: dots at the right, lines at the left (Q7, Q9). */
  readonly dir: 'ltr' | 'ttb';
  readonly size: number;
  /** ltr: y of the foot of its em squares. ttb: x of their right edge. */
  readonly edge: number;
  /** From its em squares to those of the next line. */
  readonly room: number;
}

/** How far marks stand off the em square, all pt: middle of the line, its width, half its swing; middle and radius of the dots. */
export interface Bands {
  readonly line: number;
  readonly width: number;
  readonly swing: number;
  readonly dot: number;
  readonly radius: number;
}

/** Em: a dot's diameter and the least it may have, a wave's half swing and its half period, white beside marks. */
const DOT = 0.16;
const LEAST_DOT = 0.09;
const SWING = 0.06;
/** A title's line stays a wave however little room there is: straight it would mark a name. */
const LEAST_SWING = 0.025;
const HALF_WAVE = 0.25;
const AIR = 0.1;
const LEAST_AIR = 0.02;
/** Em that a line stays back at each end, so that those of neighbours are two (Q8). */
const INSET = 0.0625;
/** Share of the free gap that lies between characters and their own mark: it is nearer to them than to the next line. */
const NEAR = 0.35;
/** A gap is taken to be this wide at least, em: marks reach into the blank of the next line's em squares before they vanish. */
const LEAST_ROOM = 0.16;

const clamp = (value: number, least: number, most: number): number => Math.max(least, Math.min(most, value));

/** Where marks stand in a gap of `room` pt: the line first, then the dots (Q11), both smaller before they touch the next line. */
export function bandsOf(size: number, room: number, under: Underline['kind'] | null, dots: boolean): Bands {
  const gap = Math.max(room, LEAST_ROOM * size);
  const width = under ? clamp(0.05 * size, 0.4, 0.5) : 0;
  const deep = under === 'wave' ? 2 * SWING * size + width : width;
  const dot = dots ? DOT * size : 0;
  const air = under && dots ? clamp((gap - deep - dot) / 3, LEAST_AIR * size, AIR * size) : airOf(size, gap - deep - dot);
  const free = gap - air - LEAST_AIR * size - (under && dots ? air : 0);
  const dotSize = Math.min(dot, Math.max(LEAST_DOT * size, free - deep));
  const leastDeep = under === 'wave' ? width + 2 * LEAST_SWING * size : width;
  const lineDeep = Math.min(deep, Math.max(leastDeep, free - (dots ? dotSize : 0)));
  return {
    line: air + lineDeep / 2,
    width,
    swing: Math.max(0, (lineDeep - width) / 2),
    dot: air + (under ? lineDeep + air : 0) + dotSize / 2,
    radius: dotSize / 2,
  };
}

const airOf = (size: number, free: number): number => clamp(NEAR * free, LEAST_AIR * size, AIR * size);

/** The clear gap between lines that Q10 asks for, em: marks on one side, or on both. */
export const WANTED_GAP = { oneSide: 1 / 2, bothSides: 5 / 8 } as const;

/** The marks of one line: one path for each name or title (Q8, Q12), one for the dots of each colour. */
export function markPaths(cells: readonly MarkedCell[], line: MarkedLine): Path[] {
  const shared = line.dir === 'ltr';
  const both = shared && cells.some(({ dotted, under }) => dotted && under);
  return [...underlines(cells, line, both), ...dots(cells, line, both)];
}

function underlines(cells: readonly MarkedCell[], line: MarkedLine, both: boolean): Path[] {
  const paths: Path[] = [];
  for (let i = 0; i < cells.length;) {
    const { under, from, swatch } = cells[i]!;
    let last = i;
    while (under && cells[last + 1]?.under === under) last++;
    if (under) paths.push(underline(under, from, cells[last]!.to, swatch, line, both));
    i = last + 1;
  }
  return paths;
}

function underline(under: Underline, start: number, end: number, swatch: string, line: MarkedLine, both: boolean): Path {
  const { size, dir, edge } = line;
  const bands = bandsOf(size, line.room, under.kind, both);
  const from = start + INSET * size;
  const to = Math.max(from, end - INSET * size);
  // Downwards the line is on the other side of the em squares, and its distance counts away from them.
  const across = dir === 'ltr' ? edge + bands.line : edge - size - bands.line;
  const pen = new Pen(dir).move(from, across);
  if (under.kind === 'line') pen.line(to, across);
  else wave(pen, from, to, across, bands.swing, size);
  return { d: pen.d, stroke: swatch, lineWidth: thousandth(bands.width), cap: under.kind === 'line' ? 'butt' : 'round' };
}

/** Half periods of a sine, each one curve: peak at the swing, slope at its ends that of the sine, so that all join smoothly. */
function wave(pen: Pen, from: number, to: number, across: number, swing: number, size: number): void {
  const halves = Math.max(2, Math.round((to - from) / (HALF_WAVE * size)));
  const step = (to - from) / halves;
  const handle = (4 / (3 * Math.PI)) * step;
  for (let i = 0; i < halves; i++) {
    const at = from + i * step;
    const peak = across + (i % 2 === 0 ? -1 : 1) * (4 / 3) * swing;
    pen.curve(at + handle, peak, at + step - handle, peak, at + step, across);
  }
}

function dots(cells: readonly MarkedCell[], line: MarkedLine, both: boolean): Path[] {
  const bands = bandsOf(line.size, line.room, both ? kindUnder(cells) : null, true);
  const across = line.edge + bands.dot;
  const pens = new Map<string, Pen>();
  let before = NaN;
  for (const { dotted, from, to, swatch } of cells) {
    // Figures side by side in one cell of a vertical line share a dot (M9).
    if (!dotted || from === before) continue;
    before = from;
    let pen = pens.get(swatch);
    if (!pen) pens.set(swatch, (pen = new Pen(line.dir)));
    pen.circle((from + to) / 2, across, bands.radius);
  }
  return [...pens].map(([fill, { d }]) => ({ d, fill }));
}

/** The deeper kind of line among those over dots, so that all dots of a line stand level. */
const kindUnder = (cells: readonly MarkedCell[]): Underline['kind'] =>
  cells.some(({ dotted, under }) => dotted && under?.kind === 'wave') ? 'wave' : 'line';

/** A quarter circle's handle, of its radius. */
const ROUND = 0.5523;

/** Writes a path in lengths along and across a line. */
class Pen {
  d = '';
  private readonly down: boolean;

  constructor(dir: MarkedLine['dir']) {
    this.down = dir === 'ttb';
  }

  private point(along: number, across: number): string {
    const [x, y] = this.down ? [across, along] : [along, across];
    return `${thousandth(x)} ${thousandth(y)}`;
  }

  move(along: number, across: number): this {
    this.d += `M${this.point(along, across)}`;
    return this;
  }

  line(along: number, across: number): this {
    this.d += `L${this.point(along, across)}`;
    return this;
  }

  curve(a1: number, c1: number, a2: number, c2: number, along: number, across: number): this {
    this.d += `C${this.point(a1, c1)} ${this.point(a2, c2)} ${this.point(along, across)}`;
    return this;
  }

  circle(along: number, across: number, r: number): this {
    const h = ROUND * r;
    this.move(along - r, across)
      .curve(along - r, across - h, along - h, across - r, along, across - r)
      .curve(along + h, across - r, along + r, across - h, along + r, across)
      .curve(along + r, across + h, along + h, across + r, along, across + r)
      .curve(along - h, across + r, along - r, across + h, along - r, across);
    this.d += 'Z';
    return this;
  }
}

const thousandth = (value: number): number => Math.round(value * 1000) / 1000 + 0;
