/**
 * A line of boxes to positioned glyphs. In: a broken line and where it stands. Out: a line of the Layout. Breaks nothing.
 */
import { adjust, type Adjustment, SHRINK_STEPS, STRIDE, Sum } from '../line/sums.ts';
import type { Line, Run, Src } from '../layout/types.ts';
import type { StyledRun } from '../style/types.ts';
import { HYPHEN } from './gaps.ts';
import type { ParaItems, Stream } from './stream.ts';

/** Where a line stands. `x`, `measure`, `baseline`, `size` in pt; `lead` in em is left free at its start. */
export interface Stand {
  readonly x: number;
  readonly measure: number;
  readonly baseline: number;
  readonly size: number;
  readonly lead: number;
  readonly n: number;
}

/** Index of a source file in the Layout. */
export type SourceIndex = (file: string) => number;

const round = (value: number): number => Math.round(value * 1000) / 1000;

const counting: number[][] = [];
/** 0, 1, … n − 1: the clusters of most runs; one array a length, since they never change. */
function countUp(n: number): readonly number[] {
  return (counting[n] ??= Array.from({ length: n }, (_, i) => i));
}

/** Sets boxes a … b (inclusive) of a paragraph; the paragraph's last line keeps its natural width. */
export function setLine(
  stream: Stream,
  items: ParaItems,
  a: number,
  b: number,
  stand: Stand,
  sourceIndex: SourceIndex,
  given?: Adjustment,
): Line {
  const { size, measure } = stand;
  const em = measure / size - stand.lead;
  const last = b === items.to - 1;
  const align = items.para.align;
  const spent = given ?? adjust(stream, a, b, em, last || align !== 'justify');
  const positions = place(stream, a, b, spent);
  const width = positions[b - a]! + stream.width[b]! - stream.endTrim[b]!;
  const free = align === 'center' ? (em - width) / 2 : align === 'end' ? em - width : 0;
  const x = stand.x + (stand.lead + Math.max(0, free)) * size;
  return {
    n: stand.n,
    dir: 'ltr',
    baseline: round(stand.baseline),
    x: round(stand.x),
    measure: round(measure),
    gap: Math.round(spent.gap * 1e5) / 1e5,
    runs: divided(
      stream,
      items,
      b,
      x + (positions[b - a]! + stream.width[b]! - stream.endTrim[b]!) * size,
      runsOf(stream, items, a, b, x, size, positions, sourceIndex),
    ),
  };
}

/** L16: a line that ends within a word gets its hyphen, which no one typed. */
function divided(stream: Stream, items: ParaItems, b: number, end: number, runs: Run[]): Run[] {
  if (b === items.to - 1 || stream.penalty[b] !== HYPHEN) return runs;
  const face = stream.faces[stream.face[b]!]!;
  const last = runs.at(-1)!;
  const gid = face.glyph(0x2d);
  return [
    ...runs,
    {
      face: face.id,
      size: last.size,
      swatch: last.swatch,
      text: '-',
      gids: [gid],
      at: [round(end - (face.advance(gid) / face.upem) * last.size)],
      clusters: [0],
      src: null,
    },
  ];
}

/** Where the boxes of the line stand that is being set; the next line takes their place. */
let places = new Float64Array(256);

/** Left edge of each box, em from the start of the line. */
export function place(stream: Stream, a: number, b: number, spent: Adjustment): Float64Array {
  const { sums } = stream;
  if (places.length <= b - a) places = new Float64Array(2 * (b - a + 1));
  const at = places;
  const stepped = spent.wordSpace > 0 || spent.hanWestern > 0 || spent.shrink.some((ratio) => ratio > 0);
  let pen = spent.kept - stream.startTrim[a]!;
  at[0] = pen;
  for (let k = a; k < b; k++) {
    const from = k * STRIDE;
    const to = from + STRIDE;
    pen += sums[to]! - sums[from]! + (sums[to + Sum.open]! - sums[from + Sum.open]!) * spent.gap;
    if (stepped) pen += steps(sums, from, to, spent);
    at[k - a + 1] = pen;
  }
  return at;
}

function steps(sums: Float64Array, from: number, to: number, spent: Adjustment): number {
  const of = (field: number): number => sums[to + field]! - sums[from + field]!;
  let move = of(Sum.wordSpace) * spent.wordSpace + of(Sum.hanWestern) * spent.hanWestern;
  for (let step = 0; step < SHRINK_STEPS; step++)
    if (spent.shrink[step]! > 0) move -= of(Sum.shrink + step) * spent.shrink[step]!;
  return move;
}

function runsOf(
  stream: Stream,
  items: ParaItems,
  a: number,
  b: number,
  x: number,
  size: number,
  at: Float64Array,
  sourceIndex: SourceIndex,
): Run[] {
  const runs: Run[] = [];
  let styled = styledAt(items, stream.offset[a]!);
  let from = a;
  for (let k = a + 1; k <= b + 1; k++) {
    const ended = k > b || stream.face[k] !== stream.face[from] || stream.offset[k]! >= items.starts[styled + 1]!;
    if (!ended) continue;
    runs.push(runOf(stream, items, styled, from, k - 1, x, size, at, a, sourceIndex));
    if (k <= b) styled = styledAt(items, stream.offset[k]!, styled);
    from = k;
  }
  return runs;
}

/** Index of the styled run that an offset lies in; `from`: one that is not behind it. */
export function styledAt(items: ParaItems, offset: number, from = 0): number {
  let i = from;
  while (items.starts[i + 1]! <= offset && i < items.para.runs.length - 1) i++;
  return i;
}

function runOf(
  stream: Stream,
  items: ParaItems,
  styled: number,
  from: number,
  to: number,
  x: number,
  size: number,
  at: Float64Array,
  a: number,
  sourceIndex: SourceIndex,
): Run {
  const n = to - from + 1;
  const start = stream.offset[from]!;
  const end = stream.offset[to]! + stream.units[to]!;
  const gids = new Array<number>(n);
  const positions = new Array<number>(n);
  for (let i = 0; i < n; i++) {
    gids[i] = stream.gid[from + i]!;
    positions[i] = Math.round((x + (at[from + i - a]! + stream.shift[from + i]!) * size) * 1000) / 1000;
  }
  const run = items.para.runs[styled]!;
  return {
    face: stream.faces[stream.face[from]!]!.id,
    size,
    swatch: run.swatch,
    text: items.text.slice(start, end),
    gids,
    at: positions,
    clusters: end - start === n ? countUp(n) : Array.from({ length: n }, (_, i) => stream.offset[from + i]! - start),
    src: srcOf(run, start - items.starts[styled]!, end - items.starts[styled]!, sourceIndex),
    ...(run.link === undefined ? {} : { link: run.link }),
  };
}

/** Source offsets of units start … end of a run. */
export function srcOf(run: StyledRun, start: number, end: number, sourceIndex: SourceIndex): Src | null {
  if (!run.span) return null;
  const file = sourceIndex(run.span.file);
  if (run.offsets) return [file, run.offsets[start]!, run.offsets[end]!];
  return [file, run.span.start + start, run.span.start + end];
}
