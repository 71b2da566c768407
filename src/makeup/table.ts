/**
 * A table: column widths from what the cells hold, figures under figures, rules at the head and the foot. A long one of few columns goes on beside itself,
 * its head repeated. In: a styled table and a width. Out: its height in whole lines and, placed, its cells.
 */
import type { Line } from '../layout/types.ts';
import type { StyledPara, TableBlock } from '../style/matter.ts';
import {
  HAIRLINE,
  HEAVY,
  type InsetKit,
  type InsetPaths,
  type InsetPlan,
  type InsetText,
  level,
  type OwnType,
  wholeLines,
} from './inset-parts.ts';
import { type Column, columnsOf, GUTTER, measured } from './table-columns.ts';

/** A table of more rows than this may go on beside itself; each part has at least so many. */
const LONG = 12;
const LEAST_PART = 6;
/** Between the parts of a table that goes on beside itself, em. */
const PART_GAP = 2;
/** Between a rule and the row beside it, of the table's leading; and the white below the table, lines of the page. */
const RULE_AIR = 0.22;
const BELOW_TABLE = 0.5;

interface Row {
  readonly cells: readonly StyledPara[];
  /** From 1, the head among them; 0 for a head that is repeated. */
  readonly number: number;
  readonly head: boolean;
  /** Lines of its highest cell. */
  readonly lines: number;
}

/** Width on one line of all cells side by side, pt. */
export function naturalWidth(kit: InsetKit, table: TableBlock): number {
  const columns = measured(kit.setter, table);
  return (
    columns.reduce((sum, { natural }) => sum + natural, 0) * sizeOf(kit, table).size + gutters(columns) * sizeOf(kit, table).size
  );
}

const gutters = (columns: readonly Column[]): number => Math.max(0, columns.length - 1) * GUTTER;

const sizeOf = (kit: InsetKit, { use }: TableBlock): OwnType => (use === 'digest' ? kit.digest : kit.table);

/** Plans a table in `width` pt. */
export function planTable(kit: InsetKit, table: TableBlock, width: number): InsetPlan {
  const type = sizeOf(kit, table);
  const parts = partsOf(kit, table, width / type.size);
  const partWidth = (width - (parts - 1) * PART_GAP * type.size) / parts;
  const columns = columnsOf(kit.setter, table, partWidth / type.size);
  const head = rowOf(kit, columns, table.head, 1, true);
  const offset = table.head.length > 0 ? 2 : 1;
  const rows = table.rows.map((cells, i) => rowOf(kit, columns, cells, i + offset, false));
  const split = dealt(rows, parts);
  const air = RULE_AIR * type.leading;
  const ruled = table.use !== 'digest';
  const headHeight = (table.head.length ? head.lines * type.leading + 2 * air : 0) + (ruled ? air + HEAVY : 0);
  const deepest = Math.max(...split.map((part) => part.reduce((sum, { lines }) => sum + lines, 0)), 0) * type.leading;
  const height = headHeight + deepest + (ruled ? air + HEAVY : 0);
  const place = (x: number, y: number) => {
    const text: InsetText[] = [];
    const paths: InsetPaths[] = [];
    for (const [i, part] of split.entries()) {
      const left = x + i * (partWidth + PART_GAP * type.size);
      const setting = { kit, table, type, columns, left, text };
      let top = y + (ruled ? HEAVY + air : 0);
      if (table.head.length) setRow(setting, i === 0 ? head : { ...head, number: 0 }, top);
      top = y + headHeight;
      for (const row of part) {
        setRow(setting, row, top);
        top += row.lines * type.leading;
      }
      if (ruled) paths.push(rules(left, partWidth, y, table.head.length ? y + headHeight - air : null, y + height));
    }
    return { text, paths };
  };
  return { lines: wholeLines(height + BELOW_TABLE * kit.leading, kit.leading), place };
}

/** How many times a long table goes on beside itself: as often as its cells find room on one line each. */
function partsOf(kit: InsetKit, table: TableBlock, width: number): number {
  const rows = table.rows.length;
  if (rows <= LONG) return 1;
  const natural = naturalWidth(kit, table) / sizeOf(kit, table).size;
  const room = Math.floor((width + PART_GAP) / (natural + PART_GAP));
  return Math.max(1, Math.min(room, Math.floor(rows / LEAST_PART)));
}

/** Rows dealt out to parts of about one height, in their order. */
function dealt(rows: readonly Row[], parts: number): Row[][] {
  const all = rows.reduce((sum, { lines }) => sum + lines, 0);
  const dealtOut: Row[][] = Array.from({ length: parts }, () => []);
  let before = 0;
  for (const row of rows) {
    dealtOut[Math.min(parts - 1, Math.floor((before / all) * parts + 1e-9))]!.push(row);
    before += row.lines;
  }
  return dealtOut;
}

function rowOf(kit: InsetKit, columns: readonly Column[], cells: readonly StyledPara[], number: number, head: boolean): Row {
  const lines = cells.map((cell, c) => (isEmpty(cell) ? 0 : kit.setter.height(cell, columns[c]!.width + 1e-6)));
  return { cells, number, head, lines: Math.max(1, ...lines) };
}

const isEmpty = ({ runs }: StyledPara): boolean => runs.every(({ text }) => text === '');

interface Setting {
  readonly kit: InsetKit;
  readonly table: TableBlock;
  readonly type: OwnType;
  readonly columns: readonly Column[];
  readonly left: number;
  readonly text: InsetText[];
}

function setRow({ kit, table, type, columns, left, text }: Setting, row: Row, top: number): void {
  for (const [c, cell] of row.cells.entries()) {
    if (isEmpty(cell)) continue;
    const column = columns[c]!;
    // Cells of one column stand under each other as a block; a head stands over the middle of it.
    const x = left + (column.x + (row.head ? 0 : column.inset)) * type.size;
    const measure = (column.width - (row.head ? 0 : 2 * column.inset)) * type.size;
    const para = { ...cell, align: row.head ? column.headAlign : column.align };
    const lines = kit.setter.block(para, { x, top, measure, leading: type.leading });
    const typed = row.number > 0;
    const tagged = typed && table.use !== 'digest';
    text.push({
      role: table.use === 'digest' ? 'digest' : 'table',
      block: cell.block,
      lines: typed ? lines : lines.map(repeated),
      ...(tagged
        ? { cell: { table: table.id, row: row.number, column: c + 1, ...(row.head ? { head: true as const } : {}) } }
        : {}),
    });
  }
}

/** A head that stands once more is a repetition: no place in the source. */
const repeated = (line: Line): Line => ({ ...line, runs: line.runs.map((run) => ({ ...run, src: null })) });

/** 反线 at the head and the foot, a hairline under the head. */
function rules(x: number, width: number, top: number, underHead: number | null, bottom: number): InsetPaths {
  const paths = [
    level(x, top, width, HEAVY),
    ...(underHead === null ? [] : [level(x, underHead - HAIRLINE, width, HAIRLINE)]),
    level(x, bottom - HEAVY, width, HEAVY),
  ];
  return { role: 'rule', rect: { x, y: top, width, height: bottom - top }, paths };
}
