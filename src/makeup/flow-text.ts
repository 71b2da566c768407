/**
 * Sets running text where a fill put it: paragraphs, drop caps, crossheads. In: filled legs and the blocks that run through them. Out: lines on
 * the sheet, and where an end mark would stand. Chooses no place.
 */
import type { Rect } from '../base/index.ts';
import type { Role } from '../layout/types.ts';
import type { Grid } from '../plan/grid.ts';
import type { Leg } from '../plan/types.ts';
import type { CrossheadBlock, FlowBlock, ParaBlock } from '../style/matter.ts';
import type { Typesetter } from '../text/typesetter.ts';
import type { Crossheads } from './crosshead.ts';
import { grouped } from './desk.ts';
import type { FilledLeg, Piece } from './pieces.ts';
import { insetOf, measureOf } from './stand.ts';
import type { Belongs, Sheet } from './sheet.ts';
import type { Surroundings } from './surroundings.ts';
import { ABOVE, around } from './around.ts';

/** What running text is set with and on. */
export interface Bench {
  readonly grid: Grid;
  readonly setter: Typesetter;
  readonly crossheads: Crossheads;
  readonly sheet: Sheet;
  /** Squares behind the numbers of crossheads; grows. */
  readonly seals: Rect[];
}

/** The blocks of one story that run, and where each belongs. */
export interface RunningText {
  readonly flow: readonly FlowBlock[];
  belongs(block: string, order: number): Belongs;
}

/** Height of a drop cap's em square, of the height of its lines: its strokes then stand level with theirs. */
const DROPCAP_HEIGHT = 0.98;
/** From the last character's left edge to the end mark, em. */
const END_MARK = 1.3;

/** Sets every leg; returns where the end mark goes behind the last line. */
export function setFlow(bench: Bench, text: RunningText, legs: readonly FilledLeg[]): Surroundings['end'] {
  let end: Surroundings['end'] = null;
  for (const filled of legs)
    for (const piece of filled.pieces) {
      const block = text.flow[piece.block]!;
      if (block.kind === 'crosshead') setCrosshead(bench, text, filled, piece, block);
      else {
        const at = setPiece(bench, text, filled, piece, block);
        if (!AFTER_THE_END.has(block.para.role)) end = at;
      }
    }
  return end;
}

/** What stands behind the end mark. */
const AFTER_THE_END: ReadonlySet<Role> = new Set(['byline', 'note', 'generated']);

const leftOf = (grid: Grid, leg: Leg): number => leg.x ?? grid.columnX(leg.column);

function setCrosshead(bench: Bench, text: RunningText, { leg }: FilledLeg, piece: Piece, block: CrossheadBlock): void {
  const { grid } = bench;
  const set = bench.crossheads.set(block, leftOf(grid, leg), grid.lineY(leg.line + piece.row), leg.measure, piece.rows);
  if (set.seal) bench.seals.push(set.seal);
  for (const [id, lines] of grouped(set.lines, (line) => line.id)) {
    const made = lines.map(({ line }) => line);
    bench.sheet.addLines('crosshead', around(made), text.belongs(id, block.order), made);
  }
}

function setPiece(bench: Bench, text: RunningText, { leg }: FilledLeg, piece: Piece, block: ParaBlock): Surroundings['end'] {
  const { grid, setter } = bench;
  const items = setter.compose(block.para);
  const own = measureOf(block, leg.measure);
  const size = grid.em * (block.scale ?? 1);
  const x = leftOf(grid, leg) + insetOf(block, leg.measure) * grid.em;
  const measure = own * size;
  const lines = Array.from(piece.ends, (end, i) => {
    const a = i === 0 ? piece.from : piece.ends[i - 1]!;
    const back = piece.dropcap && i < piece.dropcap.lines ? piece.dropcap.em : 0;
    const lead = piece.dropcap ? back : setter.lead(items, a, own);
    return setter.line(
      items,
      a,
      end - 1,
      { x, measure, baseline: grid.baseline(leg.line + piece.row + i), size, lead },
      undefined,
      true,
    );
  });
  const rect: Rect = { x, y: grid.lineY(leg.line + piece.row), width: measure, height: piece.ends.length * grid.leading };
  const belongs = text.belongs(block.id, block.order);
  if (piece.dropcap) setDropcap(bench, block, piece, x, leg.line + piece.row, belongs);
  bench.sheet.addLines(block.para.role, rect, belongs, lines);
  const last = lines.at(-1)!;
  const right = last.runs.at(-1)!.at.at(-1)! + END_MARK * grid.em;
  return right + grid.em <= x + measure + 0.01 ? { x: right, baseline: last.baseline } : null;
}

/** The first character with the mark that opens it, as high as its lines: from the top of the first em square to the foot of the last. */
function setDropcap(bench: Bench, block: ParaBlock, piece: Piece, x: number, line: number, belongs: Belongs): void {
  const { grid, setter } = bench;
  const first = block.para.runs[0]!;
  const size = ((piece.dropcap!.lines - 1) * grid.leading + grid.em) * DROPCAP_HEIGHT;
  const from = setter.compose(block.para).from;
  let units = 0;
  for (let box = from; box < from + piece.dropcap!.boxes; box++) units += setter.stream.units[box]!;
  // Marks and readings stay with the lines: between those beside it there is no room under a drop cap.
  const { offsets, swatch } = first;
  const end = offsets ? offsets[units]! : (first.span?.start ?? 0) + units;
  const run = {
    swatch,
    text: first.text.slice(0, units),
    face: block.dropcap!.face,
    span: first.span && { ...first.span, end },
  };
  const para = { ...block.para, size, indent: 0, align: 'start' as const, runs: [run] };
  const top = grid.lineY(line) + (grid.leading - grid.em) / 2;
  const set = setter.single(para, x, size, top + size * ABOVE);
  bench.sheet.addLines(block.para.role, around([set]), belongs, [set]);
}
