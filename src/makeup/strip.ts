/**
 * The strip at the foot of a feature: a long list, either as a timeline with a node a column or as text in columns of its own.
 */
import type { Rect } from '../base/index.ts';
import { recut } from '../plan/grid.ts';
import type { Grid } from '../plan/grid.ts';
import type { FeatureForm } from '../plan/types.ts';
import type { Line, Role } from '../layout/types.ts';
import type { CrossheadBlock, FlowBlock, ListBlock, ParaBlock, StyledPara, StyledRun } from '../style/matter.ts';
import type { Crossheads } from './crosshead.ts';
import { Filler, type FilledLeg, type Leg } from './fill.ts';
import type { Typesetter } from './typesetter.ts';

const ABOVE = 0.88;
/** Text of a timeline node, pt; the year; the drawn character's square (18 mm) and the gap beside it. */
const NODE_TEXT = 8;
const YEAR = 16;
export const NODE_DRAWING = 51;

export interface StripLine {
  readonly block: string;
  readonly order: number;
  readonly role: Role;
  readonly line: Line;
}

export interface StripPlan {
  readonly lines: number;
  readonly kind: 'timeline' | 'columns';
  /** Rectangles of the nodes or columns, relative to the page, with the strip's top at 0. */
  place(top: number): { readonly lines: readonly StripLine[]; readonly nodes: readonly Rect[]; readonly seals: readonly Rect[]; readonly rules: readonly { readonly x: number; readonly top: number; readonly bottom: number }[] };
}

/** What goes into the strip: the list, and the crosshead and short paragraph that lead to it. */
export interface StripMatter {
  readonly heading: CrossheadBlock | null;
  readonly intro: readonly ParaBlock[];
  readonly list: ListBlock;
}

export function planStrip(setter: Typesetter, crossheads: Crossheads, matter: StripMatter, grid: Grid, form: FeatureForm): StripPlan {
  const items = matter.list.items;
  const timeline = form.strip.timeline === items.length && !matter.heading && items.every((item) => dated(item));
  return timeline ? planTimeline(setter, items, grid) : planColumns(setter, crossheads, matter, grid, form);
}

const DATE = /^([（(][一二三四五六七八九十]+[）)])?(\d{4}(?:[—–-]\d{2,4})?)/;
const textOf = (item: ParaBlock): string => item.para.runs.map((run) => run.text).join('');
const dated = (item: ParaBlock): boolean => DATE.test(textOf(item));

interface Node {
  readonly item: ParaBlock;
  readonly mark: StyledPara | null;
  readonly year: StyledPara;
  readonly text: StyledPara;
}

function planTimeline(setter: Typesetter, items: readonly ParaBlock[], grid: Grid): StripPlan {
  const nodes = items.map(nodeOf);
  const width = grid.spec.chars * grid.em;
  const deep = Math.max(...nodes.map((node) => setter.height(node.text, width / NODE_TEXT)));
  const { leading } = grid;
  const head = YEAR_LINE + 2.2;
  const lines = Math.ceil(head + NODE_DRAWING / leading + 0.5 + deep);
  return {
    lines,
    kind: 'timeline',
    place: (top) => ({
      lines: nodes.flatMap((node, i) => setNode(setter, node, grid.columnX(i + 1), top, grid, lines - deep)),
      nodes: nodes.map((_, i) => ({ x: grid.columnX(i + 1), y: top, width, height: lines * leading })),
      seals: [],
      rules: [],
    }),
  };
}

/** Lines from the strip's top to the year. */
const YEAR_LINE = 1.4;

function setNode(setter: Typesetter, node: Node, x: number, top: number, grid: Grid, textLine: number): StripLine[] {
  const { leading } = grid;
  const width = grid.spec.chars * grid.em;
  const at = { block: node.item.id, order: node.item.order, role: 'list' as const };
  const baseline = top + YEAR_LINE * leading + YEAR * ABOVE;
  const lines: StripLine[] = [];
  if (node.mark) lines.push({ ...at, line: setter.single({ ...node.mark, align: 'end' }, x, width, baseline) });
  lines.push({ ...at, line: setter.single(node.year, x, width, baseline) });
  for (const line of setter.block(node.text, { x, top: top + textLine * leading, measure: width, leading })) lines.push({ ...at, line });
  return lines;
}

/** Parts an item into its mark, its year and its text, all still the author's characters in their order. */
function nodeOf(item: ParaBlock): Node {
  const found = DATE.exec(textOf(item))!;
  const mark = found[1]?.length ?? 0;
  const year = found[2]!.length;
  const { para } = item;
  const part = (from: number, to: number, size: number, face: string, swatch: string): StyledPara => ({ ...para, runs: slice(para.runs, from, to, face, swatch), size, indent: 0, align: 'start' });
  return {
    item,
    mark: mark ? part(0, mark, 7.875, 'caption', 'black') : null,
    year: part(mark, mark + year, YEAR, 'numeral', 'vermilion'),
    text: { ...part(mark + year, Infinity, NODE_TEXT, 'body', 'black'), align: 'justify' },
  };
}

function slice(runs: readonly StyledRun[], from: number, to: number, face: string, swatch: string): StyledRun[] {
  let at = 0;
  return runs.flatMap((run) => {
    const start = Math.max(0, from - at);
    const end = Math.min(run.text.length, to - at);
    at += run.text.length;
    if (start >= end) return [];
    const styled = { ...run, text: run.text.slice(start, end), face, swatch };
    if (!run.span) return [styled];
    if (run.offsets) return [{ ...styled, span: { ...run.span, start: run.offsets[start]!, end: run.offsets[end]! }, offsets: run.offsets.slice(start, end + 1) }];
    return [{ ...styled, span: { ...run.span, start: run.span.start + start, end: run.span.start + end } }];
  });
}

interface Lane {
  readonly x: number;
  readonly measure: number;
}

/** Columns of the strip's own: re-cut over the type area, or over each page of a spread so that none lies in the fold. */
function lanes(grid: Grid, form: FeatureForm): Lane[] {
  const { fold, columns } = grid.spec;
  const parts = fold ? [[1, fold.after], [fold.after + 1, columns - fold.after]] : [[1, columns]];
  const each = form.strip.columns / parts.length;
  return parts.flatMap(([column, count]) => {
    const width = grid.span(column!, count!);
    const { chars, rest } = recut(width, each, STRIP_GAP);
    const gap = STRIP_GAP + (each > 1 ? rest / (each - 1) : 0);
    return Array.from({ length: each }, (_, i) => ({ x: grid.columnX(column!) + i * (chars + gap) * grid.em, measure: chars }));
  });
}
const STRIP_GAP = 1.6;
/** Lines above the strip's text (rule and air) and below it. */
const STRIP_TOP = 2;

function planColumns(setter: Typesetter, crossheads: Crossheads, matter: StripMatter, grid: Grid, form: FeatureForm): StripPlan {
  const own = lanes(grid, form);
  const flow: FlowBlock[] = [...matter.intro, ...matter.list.items];
  const filler = new Filler(setter, flow, () => 0);
  const heading = matter.heading ? crossheads.height(matter.heading, own[0]!.measure) - 1 : 0;
  const { legs, deep } = level(filler, own, heading);
  const lines = STRIP_TOP + deep + 1;
  const { leading, em } = grid;
  return {
    lines,
    kind: 'columns',
    place: (top) => {
      const first = top + STRIP_TOP * leading;
      const head = matter.heading ? crossheads.set(matter.heading, own[0]!.x, first, own[0]!.measure, heading) : null;
      const headLines = head?.lines.map(({ id, line }) => ({ block: id, order: matter.heading!.order, role: 'crosshead' as const, line })) ?? [];
      const text = legs.flatMap((leg, i) => setLeg(setter, flow, leg, own[i]!, first + (leg.leg.line - 1) * leading, em, leading));
      const rules = own.slice(1).map((lane, i) => ({ x: (own[i]!.x + own[i]!.measure * em + lane.x) / 2, top: first, bottom: first + deep * leading }));
      return { lines: [...headLines, ...text], nodes: own.map((lane) => ({ x: lane.x, y: top, width: lane.measure * em, height: lines * leading })), seals: head?.seal ? [head.seal] : [], rules };
    },
  };
}

/** The least depth at which everything has room: columns level. */
function level(filler: Filler, own: readonly Lane[], heading: number): { legs: readonly FilledLeg[]; deep: number } {
  for (let deep = Math.max(4, heading + 2); ; deep++) {
    const legs: Leg[] = own.map((lane, i) => ({ column: i + 1, line: 1 + (i === 0 ? heading : 0), lines: deep - (i === 0 ? heading : 0), measure: lane.measure }));
    const filled = filler.fill(legs);
    if (!filled.rest || deep > 400) return { legs: filled.legs, deep };
  }
}

function setLeg(setter: Typesetter, flow: readonly FlowBlock[], filled: FilledLeg, lane: Lane, top: number, em: number, leading: number): StripLine[] {
  return filled.pieces.flatMap((piece) => {
    const block = flow[piece.block] as ParaBlock;
    const items = setter.compose(block.para);
    return Array.from(piece.ends, (end, i): StripLine => {
      const a = i === 0 ? piece.from : piece.ends[i - 1]!;
      const baseline = top + (piece.row + i) * leading + (leading - em) / 2 + ABOVE * em;
      const line = setter.line(items, a, end - 1, { x: lane.x, measure: lane.measure * em, baseline, size: em, lead: a === items.from ? block.para.indent : 0 });
      return { block: block.id, order: block.order, role: block.para.role, line };
    });
  });
}
