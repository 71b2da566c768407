/**
 * A line of boxes set downwards to positioned glyphs. In: a broken line and where it stands. Out: a line of the Layout with direction
 * `ttb`. Breaks nothing.
 */
import { run as freezeRun, line as freezeLine } from '../../layout/index.ts';
import type { Line, Run } from '../../layout/types.ts';
import { adjust, type Adjustment } from '../../line/sums.ts';
import { place, type SourceIndex, srcOf, styledAt } from '../set.ts';
import type { ParaItems } from '../stream.ts';
import type { VerticalStream } from './stream.ts';

/** Where a line stands, pt: `x` its middle, `top` and `measure` along it; `lead` in em is left free at its start. */
export interface VerticalStand {
  readonly x: number;
  readonly top: number;
  readonly measure: number;
  readonly size: number;
  readonly lead: number;
  readonly n: number;
}

/** Sets boxes a … b (inclusive) of a paragraph; the paragraph's last line keeps its natural length. */
export function setVerticalLine(
  stream: VerticalStream,
  items: ParaItems,
  a: number,
  b: number,
  stand: VerticalStand,
  sourceIndex: SourceIndex,
  given?: Adjustment,
): Line {
  const { size, measure } = stand;
  const em = measure / size - stand.lead;
  const { align } = items.para;
  const spent = given ?? adjust(stream, a, b, em, b === items.to - 1 || align !== 'justify');
  const at = place(stream, a, b, spent);
  const length = at[b - a]! + stream.width[b]! - stream.endTrim[b]!;
  const free = align === 'center' ? (em - length) / 2 : align === 'end' ? em - length : 0;
  const top = stand.top + (stand.lead + Math.max(0, free)) * size;
  return freezeLine({
    n: stand.n,
    dir: 'ttb',
    baseline: stand.top,
    x: stand.x,
    measure,
    gap: spent.gap,
    runs: runsOf(stream, items, a, b, (k) => top + (at[k - a]! + stream.shift[k]!) * size, size, sourceIndex),
  });
}

type OriginOf = (box: number) => number;

function runsOf(
  stream: VerticalStream,
  items: ParaItems,
  a: number,
  b: number,
  originOf: OriginOf,
  size: number,
  sourceIndex: SourceIndex,
): Run[] {
  const runs: Run[] = [];
  let styled = styledAt(items, stream.offset[a]!);
  let from = a;
  for (let k = a + 1; k <= b + 1; k++) {
    if (k <= b && alike(stream, from, k) && stream.offset[k]! < items.starts[styled + 1]!) continue;
    runs.push(runOf(stream, items, styled, from, k - 1, originOf, size, sourceIndex));
    if (k <= b) styled = styledAt(items, stream.offset[k]!, styled);
    from = k;
  }
  return runs;
}

/** Whether two boxes can be glyphs of one run. */
const alike = ({ face, turned, across, stretch }: VerticalStream, i: number, k: number): boolean =>
  face[i] === face[k] && turned[i] === turned[k] && across[i] === across[k] && stretch[i] === stretch[k];

function runOf(
  stream: VerticalStream,
  items: ParaItems,
  styled: number,
  from: number,
  to: number,
  originOf: OriginOf,
  size: number,
  sourceIndex: SourceIndex,
): Run {
  const start = stream.offset[from]!;
  const end = stream.offset[to]! + stream.units[to]!;
  const run = items.para.runs[styled]!;
  const boxes = Array.from({ length: to - from + 1 }, (_, i) => from + i);
  return freezeRun({
    face: stream.faces[stream.face[from]!]!.id,
    size,
    swatch: run.swatch,
    text: items.text.slice(start, end),
    gids: boxes.map((k) => stream.gid[k]!),
    at: boxes.map(originOf),
    clusters: boxes.map((k) => stream.offset[k]! - start),
    src: srcOf(run, start - items.starts[styled]!, end - items.starts[styled]!, sourceIndex),
    // Float32 columns: as written in the Layout, to ten thousandths of an em.
    stretch: Math.round(stream.stretch[from]! * 1e4) / 1e4,
    shift: -stream.across[from]! * size,
    ...(stream.turned[from] ? { turn: 90 as const } : {}),
  });
}
