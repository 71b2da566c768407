/**
 * How wide the columns of a table are and how their cells stand: from what the cells hold. In: a styled table and a width in em of its size. Out: columns
 * with their places. Sets nothing.
 */
import type { StyledPara, TableBlock } from '../style/matter.ts';
import type { Typesetter } from '../text/typesetter.ts';

/** Between two columns at least, em. */
export const GUTTER = 1;

/** A gutter that has given way, em. */
const TIGHTEST = 0.4;
/** The most that gutters take of a table. */
const MOST_GUTTERS = 0.3;

/** A column of a table, em of the table's size. */
export interface Column {
  /** Its widest cell on one line. */
  readonly natural: number;
  /** From the table's left edge. */
  readonly x: number;
  readonly width: number;
  /** White at both sides of its cells, which stand under each other as one block. */
  readonly inset: number;
  readonly align: StyledPara['align'];
  readonly headAlign: StyledPara['align'];
}

/** Figures and what stands among them: times, scores, prices, temperatures, a dash for none. */
const FIGURES = /^[\d.,:：%％‰℃°′″+\-−–—－＋±/×~～ ]+$/u;

/** Columns as wide as their widest cells, not yet placed. */
export function measured(setter: Typesetter, table: TableBlock): Column[] {
  const all = [table.head, ...table.rows].filter((row) => row.length > 0);
  const count = Math.max(0, ...all.map((row) => row.length));
  return Array.from({ length: count }, (_, c) => {
    const cells = all.flatMap((row) => row[c] ?? []);
    const natural = Math.max(0.5, ...cells.map((cell) => setter.width(cell)));
    return { natural, x: 0, width: natural, inset: 0, ...alignOf(table, c) };
  });
}

/** As typed; else figures at the right, weather in the middle, words at the left; the head over the middle. */
function alignOf({ align, rows, use }: TableBlock, c: number): Pick<Column, 'align' | 'headAlign'> {
  const typed = align[c];
  if (typed) {
    const own = typed === 'center' ? 'center' : typed === 'right' ? 'end' : 'start';
    return { align: own, headAlign: own };
  }
  if (use === 'weather') return { align: 'center', headAlign: 'center' };
  const texts = rows.map((row) => textOf(row[c])).filter((text) => text !== '');
  const figures = texts.length > 0 && texts.every((text) => FIGURES.test(text));
  return { align: figures ? 'end' : 'start', headAlign: 'center' };
}

const textOf = (cell: StyledPara | undefined): string => cell?.runs.map(({ text }) => text).join('') ?? '';

/** Columns in `width` em: what is over is given to all alike, what lacks is taken from the widest. */
export function columnsOf(setter: Typesetter, table: TableBlock, width: number): Column[] {
  const columns = measured(setter, table);
  const natural = columns.reduce((sum, one) => sum + one.natural, 0);
  // Before cells turn, the gutters give way; of a table that is far too wide they give way more, so that it never leaves its place.
  const gaps = Math.max(1, columns.length - 1);
  const tight = Math.max(TIGHTEST, Math.min(GUTTER, (width - natural) / gaps));
  const gutter = columns.length > 1 ? Math.min(tight, (width * MOST_GUTTERS) / gaps) : 0;
  const room = width - Math.max(0, columns.length - 1) * gutter;
  const widths = natural <= room ? spread(table, columns, room - natural) : narrowed(columns, room);
  let x = 0;
  return columns.map((column, c) => {
    const own = { ...column, x, width: widths[c]! };
    x += widths[c]! + gutter;
    const blocked = table.use === 'table' && !table.align[c] && natural <= room;
    return blocked ? { ...own, inset: Math.max(0, (own.width - column.natural) / 2) } : own;
  });
}

/** A digest's titles take what is over: its numbers stand at the right. */
function spread({ use }: TableBlock, columns: readonly Column[], over: number): number[] {
  if (use === 'digest') return columns.map(({ natural }, c) => natural + (c === 0 ? over : 0));
  return columns.map(({ natural }) => natural + over / columns.length);
}

/** Takes what lacks from the widest columns, down to one width for all that are wider than it. */
function narrowed(columns: readonly Column[], room: number): number[] {
  const sorted = columns.map(({ natural }) => natural).sort((a, b) => a - b);
  let left = room;
  let cap = room / Math.max(1, columns.length);
  for (const [i, natural] of sorted.entries()) {
    cap = left / (sorted.length - i);
    if (natural > cap) break;
    left -= natural;
  }
  return columns.map(({ natural }) => Math.min(natural, cap));
}
