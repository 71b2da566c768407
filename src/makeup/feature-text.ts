/**
 * Sets a feature's running text where the fit put it: paragraphs, drop caps, crossheads; says what found no room.
 */
import { diagnose, type Rect } from '../base/index.ts';
import type { Fit } from '../plan/fit.ts';
import type { ParaBlock } from '../style/matter.ts';
import { type Desk, grouped } from './desk.ts';
import type { Cursor, Filled, FilledLeg, Filler, Piece } from './fill.ts';
import type { Belongs } from './sheet.ts';
import type { StripPlan } from './strip.ts';
import type { Surroundings } from './surroundings.ts';
import { ABOVE, around } from './around.ts';

/** Height of a drop cap's em square, of the height of its lines: its strokes then stand level with theirs. */
const DROPCAP_HEIGHT = 0.98;
/** From the last character's left edge to the end mark, em. */
const END_MARK = 1.3;

/** Sets every leg; returns where the end mark goes. */
export function setText(desk: Desk, fit: Fit<Filled>): Surroundings['end'] {
  let end: Surroundings['end'] = null;
  for (const filled of fit.filled.legs)
    for (const piece of filled.pieces) {
      const block = desk.matter.flow[piece.block]!;
      if (block.kind === 'crosshead') setCrosshead(desk, filled, piece);
      else {
        const at = setPiece(desk, filled, piece, block);
        if (block.para.role !== 'byline') end = at;
      }
    }
  return fit.filled.rest ? null : end;
}

function setCrosshead(desk: Desk, { leg }: FilledLeg, piece: Piece): void {
  const { grid } = desk;
  const block = desk.matter.flow[piece.block]!;
  if (block.kind !== 'crosshead') return;
  const set = desk.crossheads.set(block, grid.columnX(leg.column), grid.lineY(leg.line + piece.row), leg.measure, piece.rows);
  if (set.seal) desk.seals.push(set.seal);
  for (const [id, lines] of grouped(set.lines, (line) => line.id)) {
    const made = lines.map(({ line }) => line);
    desk.sheet.addLines('crosshead', around(made), desk.belongs(id, block.order, 'text'), made);
  }
}

function setPiece(desk: Desk, { leg }: FilledLeg, piece: Piece, block: ParaBlock): Surroundings['end'] {
  const { grid, setter } = desk;
  const items = setter.compose(block.para);
  const x = grid.columnX(leg.column);
  const measure = leg.measure * grid.em;
  const lines = Array.from(piece.ends, (end, i) => {
    const a = i === 0 ? piece.from : piece.ends[i - 1]!;
    const back = piece.dropcap && i < piece.dropcap.lines ? piece.dropcap.em : 0;
    const lead = piece.dropcap ? back : setter.lead(items, a, leg.measure);
    return setter.line(
      items,
      a,
      end - 1,
      { x, measure, baseline: grid.baseline(leg.line + piece.row + i), size: grid.em, lead },
      undefined,
      true,
    );
  });
  const rect: Rect = { x, y: grid.lineY(leg.line + piece.row), width: measure, height: piece.ends.length * grid.leading };
  const belongs = desk.belongs(block.id, block.order, 'text');
  if (piece.dropcap) setDropcap(desk, block, piece, x, leg.line + piece.row, belongs);
  desk.sheet.addLines(block.para.role, rect, belongs, lines);
  const last = lines.at(-1)!;
  const right = last.runs.at(-1)!.at.at(-1)! + END_MARK * grid.em;
  return right + grid.em <= x + measure + 0.01 ? { x: right, baseline: last.baseline } : null;
}

/** The first character with the mark that opens it, as high as its lines: from the top of the first em square to the foot of the last. */
function setDropcap(desk: Desk, block: ParaBlock, piece: Piece, x: number, line: number, belongs: Belongs): void {
  const { grid, setter } = desk;
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
  desk.sheet.addLines(block.para.role, around([set]), belongs, [set]);
}

/** Errors for matter and text that found no room: how much, where it begins, what to do. */
export function complain(desk: Desk, fit: Fit<Filled>, filler: Filler): void {
  const { story, form, folios } = desk.input;
  for (const wanted of fit.arrangement.unplaced) {
    const block = story.blocks.find(({ id }) => id === wanted.block)!;
    const what = block.kind === 'figure' ? `picture ${block.file}` : `this ${wanted.kind}`;
    const message = `no room on the page for ${what} (${wanted.anchor.columns} columns × ${wanted.lines} lines): take one out, or cut the text`;
    desk.diagnostics.push(diagnose('error', 'overset', message, block.span, story.source));
  }
  const { rest } = fit.filled;
  if (!rest) return;
  const lines = filler.rowsOf(rest, form.grid.chars);
  const characters = charactersFrom(desk, rest);
  const message = `溢 ${lines} 行 ${characters} 字: from here on the text finds no room on ${folios.join('–')}; cut about ${characters} characters or take out a picture`;
  const block = desk.matter.flow[rest.block]!;
  desk.diagnostics.push(diagnose('error', 'overset', message, { ...block.span, start: sourceOf(desk, rest) }, story.source));
}

/** False, and an error at the list, where the strip leaves no line for text under the headline: it is the list that is too long. */
export function roomForStrip(desk: Desk, strip: StripPlan, headline: number): boolean {
  const { story, form, folios } = desk.input;
  const over = strip.lines - (form.grid.lines - headline - desk.input.shortestLeg);
  if (over <= 0) return true;
  const { list } = desk.matter.strip!;
  const message = `溢 ${over} 行: the list of ${list.items.length} items makes a strip of ${strip.lines} lines and leaves no room for the text on ${folios.join('–')}; shorten it or take items out`;
  desk.diagnostics.push(diagnose('error', 'overset', message, list.span, story.source));
  return false;
}

/** Source offset of a cursor. */
function sourceOf(desk: Desk, rest: Cursor): number {
  const block = desk.matter.flow[rest.block]!;
  if (block.kind !== 'para') return block.span.start;
  const items = desk.setter.compose(block.para);
  const offset = desk.setter.stream.offset[rest.box] ?? 0;
  if (rest.box <= items.from) return block.span.start;
  const i = Math.max(
    0,
    items.starts.findLastIndex((start) => start <= offset),
  );
  const run = block.para.runs[Math.min(i, block.para.runs.length - 1)];
  if (!run?.span) return block.span.start;
  const within = offset - items.starts[i]!;
  return run.offsets?.[within] ?? run.span.start + within;
}

function charactersFrom(desk: Desk, rest: Cursor): number {
  let count = 0;
  for (let i = rest.block; i < desk.matter.flow.length; i++) {
    const block = desk.matter.flow[i]!;
    if (block.kind !== 'para') continue;
    const items = desk.setter.compose(block.para);
    count += items.to - (i === rest.block ? Math.max(items.from, rest.box) : items.from);
  }
  return count;
}
