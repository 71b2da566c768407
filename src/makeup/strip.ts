/**
 * The strip at the foot of a feature: a long list, either as a timeline with a node a column or as text in columns of its own.
 */
import { ABOVE } from './around.ts';
import type { Rect } from '../base/index.ts';
import type { Grid } from '../plan/grid.ts';
import type { FeatureForm, Leg } from '../plan/types.ts';
import type { Line, Role } from '../layout/types.ts';
import type { CrossheadBlock, FlowBlock, ListBlock, ParaBlock, StyledPara, StyledRun } from '../style/matter.ts';
import type { Crossheads } from './crosshead.ts';
import { Filler, type FilledLeg } from './fill.ts';
import type { Typesetter } from '../text/typesetter.ts';

/** Text of a timeline node, pt; the year; the drawn character's square (18 mm) and the gap beside it. */
const NODE_TEXT = 8;
const YEAR = 16;
const NODE_DRAWING = 51;

/** A set line of the strip with its block and that block's place in the compared text. */
export interface StripLine {
  readonly block: string;
  readonly order: number;
  readonly role: Role;
  readonly line: Line;
}

/** A strip before it is placed: whole lines of the page. */
export interface StripPlan {
  readonly lines: number;
  readonly kind: 'timeline' | 'columns';
  /** Sets it with the top of its slot at `top`, pt. */
  place(top: number): PlacedStrip;
}

/** A strip in its place, pt. */
export interface PlacedStrip {
  readonly lines: readonly StripLine[];
  /** The tinted area. */
  readonly rect: Rect;
  /** Columns of the strip's own. */
  readonly nodes: readonly Rect[];
  /** Where a timeline draws its character, one a node. */
  readonly drawings: readonly Rect[];
  readonly seals: readonly Rect[];
  readonly rules: readonly { readonly x: number; readonly top: number; readonly bottom: number }[];
}

/** White between the text and the strip, lines. */
const AIR = 1;
/** From the last line of text to the edge of the tint, lines. */
const FOOT = 0.6;

/** What goes into the strip: the list, and the crosshead and short paragraph that lead to it. */
export interface StripMatter {
  readonly heading: CrossheadBlock | null;
  readonly intro: readonly ParaBlock[];
  readonly list: ListBlock;
}

/** A timeline where every item of a list without heading has its year and the form a node for each; else columns. */
export function planStrip(
  setter: Typesetter,
  crossheads: Crossheads,
  matter: StripMatter,
  grid: Grid,
  form: FeatureForm,
): StripPlan {
  const items = matter.list.items;
  const timeline = form.strip.timeline === items.length && !matter.heading && items.every((item) => dated(item));
  return timeline
    ? planTimeline(setter, items, grid, isDrawn(items, form.strip.drawn))
    : planColumns(setter, crossheads, matter, grid, form);
}

const DATE = /^([（(][一二三四五六七八九十]+[）)])?(\d{4}(?:[—–-]\d{2,4})?)(年[^\u3000，。]{0,10}\u3000)?/;
const textOf = (item: ParaBlock): string => item.para.runs.map((run) => run.text).join('');
const dated = (item: ParaBlock): boolean => DATE.test(textOf(item));
/** Whether these are the years that the page component has drawings for. */
const isDrawn = (items: readonly ParaBlock[], years: readonly string[] = []): boolean =>
  items.length === years.length && items.every((item, i) => DATE.exec(textOf(item))?.[2]?.startsWith(years[i]!));

interface Node {
  readonly item: ParaBlock;
  readonly mark: StyledPara | null;
  readonly year: StyledPara;
  /** What follows the year up to the author's blank: 年7月27日. */
  readonly day: StyledPara | null;
  readonly text: StyledPara;
}

function planTimeline(setter: Typesetter, items: readonly ParaBlock[], grid: Grid, drawn: boolean): StripPlan {
  const nodes = items.map(nodeOf);
  const width = grid.spec.chars * grid.em;
  const deep = Math.max(...nodes.map((node) => setter.height(node.text, width / NODE_TEXT)));
  const { leading } = grid;
  const drawing = AIR + YEAR_LINE + 2;
  const text = Math.ceil(drawn ? drawing + NODE_DRAWING / leading + 0.4 : AIR + YEAR_LINE + YEAR / leading + 0.2);
  const lines = Math.ceil(text + deep + FOOT);
  return {
    lines,
    kind: 'timeline',
    place: (top) => ({
      lines: nodes.flatMap((node, i) =>
        setNode(setter, node, grid.columnX(i + 1), top + AIR * leading, grid, top + text * leading),
      ),
      rect: grid.tint(top + AIR * leading, (lines - AIR) * leading),
      nodes: nodes.map((_, i) => ({ x: grid.columnX(i + 1), y: top + AIR * leading, width, height: (lines - AIR) * leading })),
      drawings: drawn
        ? nodes.map((_, i) => ({ x: grid.columnX(i + 1), y: top + drawing * leading, width, height: NODE_DRAWING }))
        : [],
      seals: [],
      rules: [],
    }),
  };
}

/** Lines from the strip's top to the year. */
const YEAR_LINE = 1.3;
/** Between the year and the day behind it, pt. */
const DAY_GAP = 1;

function setNode(setter: Typesetter, node: Node, x: number, top: number, grid: Grid, textTop: number): StripLine[] {
  const { leading } = grid;
  const width = grid.spec.chars * grid.em;
  const at = { block: node.item.id, order: node.item.order, role: 'list' as const };
  const baseline = top + YEAR_LINE * leading + YEAR * ABOVE;
  const lines: StripLine[] = [];
  if (node.mark) lines.push({ ...at, line: setter.single({ ...node.mark, align: 'end' }, x, width, baseline) });
  const year = setter.single(node.year, x, width, baseline);
  lines.push({ ...at, line: year });
  const behind = setter.width(node.year) * YEAR + DAY_GAP;
  if (node.day) lines.push({ ...at, line: setter.single(node.day, x + behind, width - behind, baseline) });
  for (const line of setter.block(node.text, { x, top: textTop, measure: width, leading })) lines.push({ ...at, line });
  return lines;
}

/** Parts an item into its mark, its year and its text, all still the author's characters in their order. */
function nodeOf(item: ParaBlock): Node {
  const found = DATE.exec(textOf(item))!;
  const mark = found[1]?.length ?? 0;
  const year = found[2]!.length;
  const day = found[3]?.length ?? 0;
  const { para } = item;
  const part = (from: number, to: number, size: number, face: string, swatch: string): StyledPara => ({
    ...para,
    runs: slice(para.runs, from, to, face, swatch),
    size,
    indent: 0,
    align: 'start',
  });
  return {
    item,
    mark: mark ? part(0, mark, 7.875, 'caption', 'black') : null,
    year: part(mark, mark + year, YEAR, 'numeral', 'vermilion'),
    day: day ? part(mark + year, mark + year + day - 1, NODE_TEXT, 'caption-strong', 'black') : null,
    text: { ...part(mark + year + day, Infinity, NODE_TEXT, 'body', 'black'), align: 'justify' },
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
    if (run.offsets)
      return [
        {
          ...styled,
          span: { ...run.span, start: run.offsets[start]!, end: run.offsets[end]! },
          offsets: run.offsets.slice(start, end + 1),
        },
      ];
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
  const parts = fold
    ? [
        [1, fold.after],
        [fold.after + 1, columns - fold.after],
      ]
    : [[1, columns]];
  const each = form.strip.columns / parts.length;
  return parts.flatMap(([column, count]) => {
    const width = grid.span(column!, count!);
    const { chars, rest } = grid.recut(width, each, STRIP_GAP);
    const gap = STRIP_GAP + (each > 1 ? rest / (each - 1) : 0);
    return Array.from({ length: each }, (_, i) => ({ x: grid.columnX(column!) + i * (chars + gap) * grid.em, measure: chars }));
  });
}
const STRIP_GAP = 1.6;
/** Lines between the tint's edge and the text. */
const STRIP_TOP = 1;

function planColumns(setter: Typesetter, crossheads: Crossheads, matter: StripMatter, grid: Grid, form: FeatureForm): StripPlan {
  const own = lanes(grid, form);
  const flow: FlowBlock[] = [...matter.intro, ...matter.list.items];
  const filler = new Filler(setter, flow, () => 0);
  const heading = matter.heading ? crossheads.height(matter.heading, own[0]!.measure) - 1 : 0;
  const { legs, deep } = level(filler, own, heading);
  const lines = Math.ceil(AIR + STRIP_TOP + deep + FOOT);
  const { leading, em } = grid;
  return {
    lines,
    kind: 'columns',
    place: (top) => {
      const first = top + (AIR + STRIP_TOP) * leading;
      const head = matter.heading ? crossheads.set(matter.heading, own[0]!.x, first, own[0]!.measure, heading) : null;
      const headLines =
        head?.lines.map(({ id, line }) => ({ block: id, order: matter.heading!.order, role: 'crosshead' as const, line })) ?? [];
      const text = legs.flatMap((leg, i) =>
        setLeg(setter, flow, leg, own[i]!, first + (leg.leg.line - 1) * leading, em, leading),
      );
      const rules = own
        .slice(1)
        .map((lane, i) => ({ x: (own[i]!.x + own[i]!.measure * em + lane.x) / 2, top: first, bottom: first + deep * leading }));
      return {
        lines: [...headLines, ...text],
        rect: grid.tint(top + AIR * leading, (lines - AIR) * leading),
        nodes: own.map((lane) => ({
          x: lane.x,
          y: top + AIR * leading,
          width: lane.measure * em,
          height: (lines - AIR) * leading,
        })),
        drawings: [],
        seals: head?.seal ? [head.seal] : [],
        rules,
      };
    },
  };
}

/** Lines; a strip that would be deeper is the copy's fault, and what it cannot hold is told as overset. */
const DEEPEST = 400;

/** The least depth at which everything has room: columns level. */
function level(filler: Filler, own: readonly Lane[], heading: number): { legs: readonly FilledLeg[]; deep: number } {
  for (let deep = Math.max(4, heading + 2); ; deep++) {
    const legs: Leg[] = own.map((lane, i) => ({
      column: i + 1,
      line: 1 + (i === 0 ? heading : 0),
      lines: deep - (i === 0 ? heading : 0),
      measure: lane.measure,
    }));
    const filled = filler.fill(legs);
    if (!filled.rest || deep > DEEPEST) return { legs: filled.legs, deep };
  }
}

function setLeg(
  setter: Typesetter,
  flow: readonly FlowBlock[],
  filled: FilledLeg,
  lane: Lane,
  top: number,
  em: number,
  leading: number,
): StripLine[] {
  return filled.pieces.flatMap((piece) => {
    const block = flow[piece.block] as ParaBlock;
    const items = setter.compose(block.para);
    return Array.from(piece.ends, (end, i): StripLine => {
      const a = i === 0 ? piece.from : piece.ends[i - 1]!;
      const baseline = top + (piece.row + i) * leading + (leading - em) / 2 + ABOVE * em;
      const line = setter.line(items, a, end - 1, {
        x: lane.x,
        measure: lane.measure * em,
        baseline,
        size: em,
        lead: setter.lead(items, a, lane.measure),
      });
      return { block: block.id, order: block.order, role: block.para.role, line };
    });
  });
}
