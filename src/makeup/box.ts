/**
 * A box: title, then its paragraphs in one or two columns of its own on the page's lines. In: a styled box and a width. Out: its height
 * in whole lines and its set lines.
 */
import { ABOVE } from './around.ts';
import type { Rect } from '../base/index.ts';
import type { Line, Role } from '../layout/types.ts';
import type { BoxBlock, FlowBlock, StyledPara } from '../style/matter.ts';
import type { Typesetter } from '../text/typesetter.ts';

/** Two columns from this many characters of the body on. */
const TWO_COLUMNS_FROM = 30;
/** Between tint and text, and between the two columns, em of the body. */
const PAD = 1;
const INNER_GAP = 2;
/** White under the last line, in lines. */
const BOX_FOOT = 1.4;
/** Lines above the text: the title with its white, or white alone. */
const HEAD = { titled: 3, plain: 1 } as const;

interface BoxRow {
  readonly block: FlowBlock;
  readonly a: number;
  readonly b: number;
  readonly first: boolean;
  readonly column: number;
  /** Line in its column, from 0. */
  readonly row: number;
}

/** A box before it is placed: its height, and which line stands in which row of which column. */
export interface BoxPlan {
  /** Whole lines of the page. */
  readonly lines: number;
  readonly columns: number;
  readonly measure: number;
  readonly head: number;
  readonly rows: readonly BoxRow[];
}

/** Plans a box in `width` em of the body. */
export function planBox(setter: Typesetter, box: BoxBlock, width: number): BoxPlan {
  const inner = width - 2 * PAD;
  const columns = inner >= TWO_COLUMNS_FROM && box.blocks.length > 1 ? 2 : 1;
  const measure = Math.floor(((inner - (columns - 1) * INNER_GAP) / columns) * 2) / 2;
  const head = box.title ? HEAD.titled : HEAD.plain;
  const all = box.blocks.flatMap((block) => linesOf(setter, block, measure));
  const rows = columns === 1 ? all.map((row, i) => ({ ...row, column: 0, row: i })) : split(all);
  const deep = rows.reduce((most, row) => Math.max(most, row.row + 1), 0);
  return { lines: Math.ceil(head + deep + BOX_FOOT), columns, measure, head, rows };
}

type Loose = Omit<BoxRow, 'column' | 'row'>;

function linesOf(setter: Typesetter, block: FlowBlock, measure: number): Loose[] {
  const para = textOf(block);
  const items = setter.compose(para);
  const { ends } = setter.breaks(items, items.from, measure);
  return Array.from(ends, (end, i) => ({ block, a: i === 0 ? items.from : ends[i - 1]!, b: end - 1, first: i === 0 }));
}

const textOf = (block: FlowBlock): StyledPara => (block.kind === 'para' ? block.para : { ...block.main, align: 'start' });

/** Two columns, parted between paragraphs where that keeps them within two lines of each other, else near the middle; never under a crosshead (N1). */
function split(all: readonly Loose[]): BoxRow[] {
  const half = Math.ceil(all.length / 2);
  const near = [0, 1, -1, 2, -2, 3, -3].map((off) => half + off).filter((i) => all[i] && all[i - 1]?.block.kind !== 'crosshead');
  const at = near.find((i) => all[i]!.first && Math.abs(i - half) <= 1) ?? near.find((i) => !endsAlone(all, i)) ?? half;
  return all.map((row, i) => ({ ...row, column: i < at ? 0 : 1, row: i < at ? i : i - at }));
}

/** Whether row i is the last of its paragraph and not the first (N2). */
const endsAlone = (all: readonly Loose[], i: number): boolean => !all[i]!.first && (all[i + 1]?.first ?? true);

/** A set line with the block that it belongs to and that block's place in the compared text. */
export interface SetBoxLine {
  readonly block: string;
  readonly order: number;
  readonly role: Role;
  readonly line: Line;
}

/** Sets a planned box with its upper left at `rect`; every text line is on the page's grid. */
export function setBox(setter: Typesetter, box: BoxBlock, plan: BoxPlan, rect: Rect, em: number, leading: number): SetBoxLine[] {
  const lines: SetBoxLine[] = [];
  const step = (rect.width - 2 * PAD * em - (plan.columns - 1) * INNER_GAP * em) / plan.columns + INNER_GAP * em;
  const slack = (step - INNER_GAP * em - plan.measure * em) / 2;
  if (box.title) {
    const baseline = rect.y + 1.5 * leading + box.title.size * (ABOVE - 0.5) + 2;
    lines.push({
      block: box.title.block,
      order: box.order,
      role: 'box',
      line: setter.single(box.title, rect.x + PAD * em + slack, rect.width - 2 * PAD * em, baseline),
    });
  }
  for (const row of plan.rows) {
    const para = textOf(row.block);
    const items = setter.compose(para);
    const top = rect.y + (plan.head + row.row) * leading;
    const baseline = top + (leading - em) / 2 + ABOVE * em;
    const x = rect.x + PAD * em + slack + row.column * step;
    const line = setter.line(items, row.a, row.b, {
      x,
      measure: plan.measure * em,
      baseline,
      size: para.size,
      lead: setter.lead(items, row.a, plan.measure),
    });
    lines.push({ block: para.block, order: row.block.order, role: para.role, line });
  }
  return lines;
}
