/**
 * A dummy → letters for a terminal: the page as columns × every so many lines, a letter a kind of slot, and a legend that names each slot. Decides nothing.
 */
import type { Dummy, DummySlot } from '../pipeline/dummy.ts';
import type { SlotKind } from '../plan/types.ts';
import { columnsOf, cutTo, table } from './columns.ts';

/** A letter a kind of slot, of the legend too: H headline, T text, P picture, B box, Q pull quote, S strip, A advertisement, · white. */
const LETTERS: Readonly<Record<SlotKind, string>> = {
  headline: 'H',
  text: 'T',
  picture: 'P',
  box: 'B',
  pullquote: 'Q',
  strip: 'S',
  advertisement: 'A',
  white: '·',
};

/** Terminal columns that a dummy may take, whatever the terminal has. */
const NARROWEST = 80;
const WIDEST = 120;
/** Line numbers at the left, and a blank behind them. */
const MARGIN = 5;
/** A column of letters, without the gap behind it. */
const CELL = { least: 3, most: 13 } as const;
/** A character on a terminal is about half as wide as it is high. */
const TALL = 2;

/** The dummy of one page, `columns` terminal columns wide at most. */
export function dummyText(dummy: Dummy, columns: number): string {
  const width = Math.min(WIDEST, Math.max(NARROWEST, columns));
  const { plan, grid } = dummy;
  const named = dummy.slots.map((slot, i) => ({ ...slot, label: labelOf(dummy.slots, i) }));
  const board = boardOf(dummy, width);
  const every = board.step === 1 ? '' : `; a row of letters is ${board.step} lines`;
  return [
    cutTo(`page ${plan.folios.join('-')}: ${plan.template}`, width),
    `${grid.columns} columns × ${grid.chars} characters, ${grid.lines} lines${every}`,
    '',
    ...boardText(board, named, grid.lines),
    '',
    ...modules(dummy, width),
    ...legend(named, width),
    ...noPlace(dummy),
    ...price(plan.planned, width),
    '',
  ].join('\n');
}

/** What stands on a page of many stories, each in its rectangle. */
function modules({ modules: all }: Dummy, width: number): string[] {
  if (all.length === 0) return [];
  const head = ['', 'story', 'weight', 'columns', 'lines', 'fit', 'headline'];
  const rows = all.map(({ id, kind, weight, column, columns, line, lines, over, under, title }) => [
    '',
    id,
    kind === 'advertisement' ? '' : weight,
    range(column, columns),
    `${range(line, lines)} (${lines})`,
    over ? `溢 ${over}` : under ? `欠 ${under}` : '',
    title,
  ]);
  return [...table(head, rows).map((row) => cutTo(row, width)), ''];
}

const noPlace = ({ unplaced, folded }: Dummy): string[] => [
  ...(folded.length ? ['', `in the fold: ${folded.map(({ title }) => title).join(', ')}`] : []),
  ...(unplaced.length ? ['', `no place: ${unplaced.map((title) => `“${title}”`).join(', ')}`] : []),
];

/** What a page of many stories costs, the dearest terms first. */
function price(planned: Dummy['plan']['planned'], width: number): string[] {
  if (!planned) return [];
  const terms = Object.entries(planned.terms).sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1));
  const told = terms.map(([name, cost]) => `${name} ${Math.round(cost)}`).join(', ');
  return ['', cutTo(`cost ${Math.round(planned.cost)}${planned.exact ? ', exact' : ''}: ${told}`, width)];
}

interface Named extends DummySlot {
  /** P2: a letter and its number among its kind, in the order of the plan. */
  readonly label: string;
}

function labelOf(slots: readonly DummySlot[], i: number): string {
  const { kind } = slots[i]!;
  const before = slots.slice(0, i).filter((slot) => slot.kind === kind).length;
  const alone = slots.filter((slot) => slot.kind === kind).length === 1;
  return alone ? LETTERS[kind] : `${LETTERS[kind]}${before + 1}`;
}

/** How the page is drawn: where each base column begins on a row of letters, how wide it is, and lines a row. */
interface Board {
  readonly starts: readonly number[];
  readonly cell: number;
  readonly step: number;
  /** Where the fold is, between two columns; -1 without. */
  readonly fold: number;
}

function boardOf({ grid, halves }: Dummy, width: number): Board {
  const { columns, chars, gap, em, leading } = grid;
  const folded = halves.length > 1 ? 2 : 0;
  const room = Math.floor((width - MARGIN - folded + 1) / columns) - 1;
  const cell = Math.max(CELL.least, Math.min(CELL.most, room));
  const after = folded ? (grid.fold?.after ?? columns / 2) : columns;
  const starts = Array.from({ length: columns }, (_, i) => MARGIN + i * (cell + 1) + (i >= after ? folded : 0));
  const step = Math.max(1, Math.round((((chars + gap) * em) / (cell + 1) / leading) * TALL));
  return { starts, cell, step, fold: folded ? starts[Math.floor(after)]! - 2 : -1 };
}

function boardText(board: Board, slots: readonly Named[], lines: number): string[] {
  const { starts, cell, step, fold } = board;
  const count = Math.ceil(lines / step);
  const rows = Array.from({ length: count }, () => Array.from({ length: starts.at(-1)! + cell }, () => ' '));
  for (let row = 0; row < count; row++) {
    const line = Math.min(lines, row * step + Math.ceil(step / 2));
    write(rows[row]!, 0, String(row * step + 1).padStart(MARGIN - 2));
    if (fold >= 0) write(rows[row]!, fold, '|');
    for (const slot of slots) if (slot.line <= line && line < slot.line + slot.lines) stripe(rows[row]!, board, slot);
  }
  for (const slot of slots) nameIt(rows, board, slot, lines);
  const head = Array.from({ length: starts.at(-1)! + cell }, () => ' ');
  for (const [i, start] of starts.entries()) write(head, start, String(i + 1));
  return [head, ...rows].map((row) => row.join('').trimEnd());
}

function stripe(row: string[], { starts, cell }: Board, slot: Named): void {
  const from = starts[slot.column - 1]!;
  const to = starts[slot.column + slot.columns - 2]! + cell;
  for (let at = from; at < to; at++) row[at] = LETTERS[slot.kind];
}

/** The label in the first row that shows the slot, where it has more to say than the letter. */
function nameIt(rows: readonly string[][], board: Board, slot: Named, lines: number): void {
  const { starts, step } = board;
  const row = rows.find((_, i) => Math.min(lines, i * step + Math.ceil(step / 2)) >= slot.line);
  const from = starts[slot.column - 1]!;
  if (row?.[from] === LETTERS[slot.kind] && slot.kind !== 'white') write(row, from, slot.label);
}

const write = (row: string[], at: number, text: string): void => {
  for (let i = 0; i < text.length; i++) row[at + i] = text[i]!;
};

function legend(slots: readonly Named[], width: number): string[] {
  const head = ['', 'slot', 'columns', 'lines', 'holds'];
  const cells = slots.map((slot) => [
    slot.kind === 'white' ? LETTERS.white : slot.label,
    slot.name,
    range(slot.column, slot.columns),
    `${range(slot.line, slot.lines)} (${slot.lines})`,
    slot.holds,
  ]);
  const placed = table(head.slice(0, 4), cells.map((row) => row.slice(0, 4))); // prettier-ignore
  const room = width - Math.max(...placed.map(columnsOf)) - 2;
  return table(
    head,
    cells.map((row) => [...row.slice(0, 4), cutTo(row[4]!, room)]),
  );
}

/** `3`, `3–6`. */
export const range = (from: number, count: number): string => (count === 1 ? String(from) : `${from}–${from + count - 1}`);
