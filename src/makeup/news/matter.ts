/**
 * Sorts a styled story for a page of many: what runs through its legs, and what has a place of its own. One that goes on from an earlier page has
 * only the rest of its text. Drops nothing.
 */
import type { BoxBlock, FigureBlock, FlowBlock, InsetBlock, ParaBlock, QuoteBlock, StyledPara } from '../../style/matter.ts';
import type { Typesetter } from '../../text/typesetter.ts';
import type { Cursor } from '../pieces.ts';
import type { NewsItem } from './types.ts';

/** A story's blocks by the place that a module has for them. */
export interface NewsMatter {
  readonly flow: readonly FlowBlock[];
  /** Where its text begins on this page. */
  readonly start: Cursor;
  /** The lead picture first. */
  readonly figures: readonly FigureBlock[];
  readonly boxes: readonly BoxBlock[];
  readonly quotes: readonly QuoteBlock[];
  /** Tables, digests, notices, QR codes. */
  readonly insets: readonly InsetBlock[];
  /** Characters of its running text on this page. */
  readonly characters: number;
}

/** Behind kicker, headline and deck, before the standfirst, as make-up numbers a head (−5 … −1). */
const BYLINE_ORDER = -1.5;

/** Sorts a story's blocks. Pictures, boxes and quotes stand on the page where the story begins. */
export function newsMatter(setter: Typesetter, { story, landing }: NewsItem): NewsMatter {
  const { blocks, head } = story;
  const running = blocks.flatMap((block): FlowBlock[] =>
    block.kind === 'list' ? [...block.items] : block.kind === 'para' || block.kind === 'crosshead' ? [block] : [],
  );
  const ends = head.bylineAtEnd && head.byline && running.length > 0;
  const flow = ends ? [...running, bylineBlock(head.byline!, running.at(-1)!)] : running;
  const beside = landing ? [] : blocks;
  const figures = beside.filter((block) => block.kind === 'figure');
  const lead = figures.find(({ classes }) => classes.includes('lead')) ?? figures[0];
  const start = startOf(setter, flow, landing?.rest ?? { block: 0, box: 0 });
  return {
    flow,
    start,
    figures: lead ? [lead, ...figures.filter((figure) => figure !== lead)] : [],
    boxes: beside.filter((block) => block.kind === 'box'),
    quotes: beside.filter((block) => block.kind === 'pullquote'),
    insets: beside.filter((block) => block.kind === 'table' || block.kind === 'notices' || block.kind === 'qr'),
    characters: charactersOf(setter, flow, start),
  };
}

/** A cursor whose box counts from its block's first, as a place in what the setter composed; and back. */
export function startOf(setter: Typesetter, flow: readonly FlowBlock[], { block, box }: Cursor): Cursor {
  const found = flow[block];
  return { block, box: found?.kind === 'para' ? setter.compose(found.para).from + box : 0 };
}

/** The cursor for a page whose setter composes anew. */
export function restOf(setter: Typesetter, flow: readonly FlowBlock[], { block, box }: Cursor): Cursor {
  const found = flow[block];
  return { block, box: found?.kind === 'para' ? Math.max(0, box - setter.compose(found.para).from) : 0 };
}

function charactersOf(setter: Typesetter, flow: readonly FlowBlock[], start: Cursor): number {
  let count = 0;
  for (let i = start.block; i < flow.length; i++) {
    const block = flow[i]!;
    if (block.kind !== 'para') continue;
    const items = setter.compose(block.para);
    count += items.to - (i === start.block ? start.box : items.from);
  }
  return count;
}

/** A byline at the right of a line of its own. */
const bylineBlock = (para: StyledPara, { span }: FlowBlock): ParaBlock => ({
  kind: 'para',
  id: para.block,
  order: BYLINE_ORDER,
  span: para.runs.find((run) => run.span)?.span ?? span,
  para: { ...para, align: 'end', indent: 0 },
});
