/**
 * Sorts a styled story into what a feature template has places for: running text, pictures, boxes, pull quotes, the strip at the foot.
 */
import type {
  BoxBlock,
  FigureBlock,
  FlowBlock,
  InsetBlock,
  ListBlock,
  ParaBlock,
  QuoteBlock,
  StyledBlock,
  StyledPara,
} from '../style/matter.ts';
import type { StripMatter } from './strip.ts';

/** A story's blocks by the place that a feature has for them. */
export interface Matter {
  readonly flow: readonly FlowBlock[];
  readonly figures: readonly FigureBlock[];
  readonly boxes: readonly BoxBlock[];
  readonly quotes: readonly QuoteBlock[];
  readonly insets: readonly InsetBlock[];
  readonly strip: StripMatter | null;
}

/** A list of `from` items or more that ends the story goes into the strip; any other runs in the text. `byline`: one that ends the text. */
export function sortMatter(blocks: readonly StyledBlock[], from: number, byline: StyledPara | null = null): Matter {
  const running = blocks.filter((block) => block.kind === 'para' || block.kind === 'crosshead' || block.kind === 'list');
  const last = running.at(-1);
  const list = last?.kind === 'list' && last.items.length >= from && running.length > 2 ? last : null;
  const strip = list ? leadingTo(running, list) : null;
  const taken = new Set<StyledBlock>(strip ? [strip.list, ...strip.intro, ...(strip.heading ? [strip.heading] : [])] : []);
  const flow = running
    .filter((block) => !taken.has(block))
    .flatMap((block): FlowBlock[] => (block.kind === 'list' ? [...block.items] : [block]));
  return {
    flow: byline && flow.length ? [...flow, bylineBlock(byline, flow.at(-1)!)] : flow,
    figures: blocks.filter((block) => block.kind === 'figure'),
    boxes: blocks.filter((block) => block.kind === 'box'),
    quotes: blocks.filter((block) => block.kind === 'pullquote'),
    insets: blocks.filter((block) => block.kind === 'table' || block.kind === 'notices' || block.kind === 'qr'),
    strip,
  };
}

/** A byline at the right of a line of its own; in the compared text it stands with the front matter, before every block. */
const bylineBlock = (para: StyledPara, { span }: FlowBlock): ParaBlock => ({
  kind: 'para',
  id: para.block,
  order: BYLINE_ORDER,
  span: para.runs.find((run) => run.span)?.span ?? span,
  para: { ...para, align: 'end', indent: 0 },
});
/** Behind kicker, headline and deck, before the standfirst: as makeup numbers a head (−5 … −1). */
const BYLINE_ORDER = -1.5;

/** The crosshead and the one paragraph that introduce the list go with it. */
function leadingTo(running: readonly StyledBlock[], list: ListBlock): StripMatter {
  const at = running.indexOf(list);
  const intro: ParaBlock[] = [];
  let i = at - 1;
  while (i >= 0 && running[i]!.kind === 'para' && intro.length < 2) intro.unshift(running[i--] as ParaBlock);
  const heading = running[i];
  if (heading?.kind === 'crosshead' && i > 0) return { heading, intro, list };
  return { heading: null, intro: [], list };
}
