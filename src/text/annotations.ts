/**
 * What stands between the lines of a text. In: set lines with the boxes they were set from, and the room between them. Out: paths of marks
 * and lines of readings, ready for frames of role `generated`. Lines without marks cost nothing.
 */
import { ABOVE, BELOW, type Span } from '../base/index.ts';
import type { FontBook } from '../font/types.ts';
import type { Line, Path, Src } from '../layout/types.ts';
import type { StyledRun } from '../style/types.ts';
import { bandsOf, type MarkedCell, markPaths, WANTED_GAP } from './interlinear.ts';
import { Class, classes } from './kinsoku/classes.ts';
import { LEAST_DEEP, openBases, type Reading, readingStand, setReadings } from './ruby.ts';
import type { SourceIndex } from './set.ts';
import type { ParaItems, Stream } from './stream.ts';
import { setZhuyin, ZHUYIN_WIDTH } from './zhuyin.ts';

/** Em of room taken for granted around lines that stand alone (crossheads, pull quotes). */
const ALONE = 0.25;

/** What stands between lines; a line of Zhuyin has one glyph, one of pinyin all readings of its text line. */
export interface Interlinear {
  readonly paths: readonly Path[];
  readonly readings: readonly Line[];
}

interface Kept {
  readonly items: ParaItems;
  readonly a: number;
  readonly b: number;
  readonly size: number;
}

const hasMark = (run: StyledRun): boolean => run.dots === true || run.under !== undefined;

/** Remembers which boxes marked lines were set from; gives their marks when the room between the lines is known. */
export class Annotations {
  private readonly kept = new WeakMap<Line, Kept>();
  private readonly readings = new Map<readonly StyledRun[], readonly Reading[]>();
  private readonly reported = new Set<string>();
  /** What the text composed so far has of pinyin above its lines, and of marks below them: the two share the room between. */
  private above = false;
  private readonly below = new Map<string, StyledRun>();
  private readonly stream: Stream;
  private readonly book: FontBook;
  private readonly sourceIndex: SourceIndex;
  private readonly relaxations: string[];

  /** `relaxations`: where rules that the leading does not let stand are reported, as `Q10 s1.p3`, once a paragraph. */
  constructor(stream: Stream, book: FontBook, sourceIndex: SourceIndex, relaxations: string[]) {
    this.stream = stream;
    this.book = book;
    this.sourceIndex = sourceIndex;
    this.relaxations = relaxations;
  }

  /** Opens the bases of a paragraph that has readings; once, as soon as it is composed and before anything breaks it. */
  open(items: ParaItems, dir: Line['dir'] = 'ltr'): void {
    const { runs } = items.para;
    for (const run of runs) if (hasMark(run)) this.below.set(`${run.under?.kind} ${run.dots}`, run);
    if (!runs.some(({ ruby }) => ruby)) return;
    const readings = openBases(this.stream, items, this.book, dir);
    this.readings.set(runs, readings);
    this.above ||= readings.some(({ kind }) => kind !== 'zhuyin');
  }

  /** Remembers a line that was set from boxes `a` to `b` (inclusive) at `size` pt, when it is marked. */
  keep(line: Line, items: ParaItems, a: number, b: number, size: number): void {
    for (const run of items.para.runs) if (hasMark(run) || run.ruby) return void this.kept.set(line, { items, a, b, size });
  }

  /** What stands between lines that are `leading` pt apart, null where each stands alone; null when nothing does. */
  of(lines: readonly Line[], leading: number | null): Interlinear | null {
    const paths: Path[] = [];
    const readings: Line[] = [];
    for (const line of lines) {
      const kept = this.kept.get(line);
      if (!kept) continue;
      const room = leading === null ? ALONE * kept.size : leading - kept.size;
      const cells = this.cells(line, kept);
      const marks = cells.some(({ dotted, under }) => dotted || under);
      const stand = {
        dir: line.dir,
        size: kept.size,
        edge: edgeOf(line, kept.size),
        room: this.roomOfMarks(kept.size, room, line.dir),
      };
      if (marks) paths.push(...markPaths(cells, stand));
      const over = this.readingsOf(line, kept, this.roomAbove(kept.size, room), readings);
      if (leading !== null && (marks || over)) this.weigh(kept, room, marks, over, cells, line.dir);
    }
    return paths.length || readings.length ? { paths, readings } : null;
  }

  /** Q10: half an em between lines for marks on one side, 5/8 for both; newspapers have less and keep their lines where they are. */
  private weigh(
    { items, size }: Kept,
    room: number,
    marks: boolean,
    over: boolean,
    cells: readonly MarkedCell[],
    dir: Line['dir'],
  ): void {
    const apart = dir === 'ttb' && cells.some(({ dotted }) => dotted) && cells.some(({ under }) => under);
    const wanted = (marks && over) || apart ? WANTED_GAP.bothSides : WANTED_GAP.oneSide;
    if (room < wanted * size - 1e-6) this.report(`Q10 ${items.para.block}`);
  }

  /** Downwards, dots of one line and lines of the next on its right are in one gap: each has half, where the text has both. */
  private roomOfMarks(size: number, room: number, dir: Line['dir']): number {
    if (dir === 'ltr') return this.roomBelow(size, room);
    const runs = [...this.below.values()];
    return runs.some(({ dots }) => dots) && runs.some(({ under }) => under) ? room / 2 : room;
  }

  /** Marks leave what readings under them need at least; readings take what marks leave. So they never meet, whichever lines have them. */
  private roomBelow(size: number, room: number): number {
    return this.above ? room - LEAST_DEEP * size : room;
  }

  private roomAbove(size: number, room: number): number {
    const below = this.roomBelow(size, room);
    let deepest = 0;
    for (const run of this.below.values()) deepest = Math.max(deepest, depthOf(run, size, below));
    return room - deepest;
  }

  private report(relaxed: string): void {
    if (this.reported.has(relaxed)) return;
    this.reported.add(relaxed);
    this.relaxations.push(relaxed);
  }

  /** One cell a box. Glyphs of a line stand in the order of its boxes, so the n-th glyph is that of box a + n. */
  private cells(line: Line, { items, a, b, size }: Kept): MarkedCell[] {
    const { stream } = this;
    const { runs } = items.para;
    const classOf = classes();
    const origins = line.runs.flatMap(({ at }) => at);
    const cells: MarkedCell[] = [];
    let styled = 0;
    for (let k = a; k <= b; k++) {
      while (items.starts[styled + 1]! <= stream.offset[k]! && styled < runs.length - 1) styled++;
      const run = runs[styled]!;
      const cls = classOf[items.text.charCodeAt(stream.offset[k]!)]!;
      const { from, to } = this.extent(origins, k, a, size);
      const beside = run.ruby && this.isZhuyin(items, k) ? ZHUYIN_WIDTH * size : 0;
      // A combining mark has no width of its own.
      const dotted = run.dots === true && stream.width[k]! > 0 && takesDot(cls);
      cells.push({ from, to: to - beside, dotted, under: run.under ?? null, swatch: run.swatch });
    }
    return cells;
  }

  private isZhuyin(items: ParaItems, k: number): boolean {
    return this.readings.get(items.para.runs)?.some(({ from, to, kind }) => kind === 'zhuyin' && k >= from && k <= to) ?? false;
  }

  /** The solid part of a box on its line, pt. */
  private extent(origins: readonly number[], k: number, a: number, size: number): { from: number; to: number } {
    const { width, shift, startTrim, endTrim } = this.stream;
    const left = origins[k - a]! - shift[k]! * size;
    return { from: left + startTrim[k]! * size, to: left + (width[k]! - Math.max(0, endTrim[k]!)) * size };
  }

  /** Sets the readings of a line; true when there is pinyin above it. */
  private readingsOf(line: Line, kept: Kept, room: number, into: Line[]): boolean {
    const { items, a, b, size } = kept;
    const here = this.readings.get(items.para.runs)?.filter(({ from, to }) => from >= a && to <= b) ?? [];
    if (!here.length) return false;
    const origins = line.runs.flatMap(({ at }) => at);
    const extent = (k: number): { from: number; to: number } => this.extent(origins, k, a, size);
    for (const { kind, run, start, end, to } of here) {
      if (kind !== 'zhuyin') continue;
      into.push(...setZhuyin(run, start, end, baseOf(line, extent(to), size), this.book, this.srcOf));
    }
    const pinyin = here.filter(({ kind }) => kind !== 'zhuyin');
    // R3: pinyin is set across only.
    if (!pinyin.length || line.dir === 'ttb') return false;
    const stand = readingStand(size, room);
    const set = setReadings(pinyin, extent, line, stand, line.baseline - ABOVE * size - stand.above, this.book, this.srcOf);
    if (set) into.push(set);
    if (!stand.kept) this.report(`R3 ${items.para.block}`);
    return true;
  }

  private readonly srcOf = (run: StyledRun, start: number, end: number): Src | null =>
    sourceOf(run, run.span, start, end, this.sourceIndex);
}

/** How far a text's marks reach below its em squares, pt. */
function depthOf(run: StyledRun, size: number, room: number): number {
  const bands = bandsOf(size, room, run.under?.kind ?? null, run.dots === true);
  return run.dots ? bands.dot + bands.radius : bands.line + bands.swing + bands.width / 2;
}

function sourceOf(run: StyledRun, span: Span | null, start: number, end: number, sourceIndex: SourceIndex): Src | null {
  if (!span) return null;
  const file = sourceIndex(span.file);
  return run.offsets ? [file, run.offsets[start]!, run.offsets[end]!] : [file, span.start + start, span.start + end];
}

/** ltr: foot of the em squares; ttb: their right edge. */
const edgeOf = (line: Line, size: number): number => (line.dir === 'ltr' ? line.baseline + BELOW * size : line.x + size / 2);

/** The square at whose right Zhuyin stands; in a line set across the box is wider by it. */
function baseOf(
  line: Line,
  { from, to }: { readonly from: number; readonly to: number },
  size: number,
): { right: number; middle: number; size: number } {
  if (line.dir === 'ttb') return { right: line.x + size / 2, middle: (from + to) / 2, size };
  return { right: to - ZHUYIN_WIDTH * size, middle: line.baseline - (ABOVE - 0.5) * size, size };
}

/** Q9: characters, figures and letters take a dot; marks do not. */
const takesDot = (cls: number): boolean =>
  cls === Class.han || cls === Class.digit || cls === Class.latin || cls === Class.surrogate;
