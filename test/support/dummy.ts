/**
 * The dummy in letters: slots and legs come in, one row of letters a line and one letter a column come out, so that a test can show the page
 * that it expects. H headline, P picture, B box, Q pull quote, S strip, `.` text, `-` white; `!` where two lie on each other.
 */
import type { Anchor, FeatureForm, GridSpec, Slot, SlotKind } from '../../src/plan/types.ts';
import type { Arrangement, Wanted } from '../../src/plan/feature.ts';

const LETTERS: Readonly<Record<SlotKind, string>> = {
  headline: 'H',
  picture: 'P',
  box: 'B',
  pullquote: 'Q',
  strip: 'S',
  advertisement: 'A',
  text: '.',
  white: '-',
};

interface Cells {
  readonly column: number;
  readonly columns: number;
  readonly line: number;
  readonly lines: number;
}

/** Letters of each line, from the first: `HHH`, `PP.`, … A blank is a cell that nothing claims. */
export function drawn(
  grid: Pick<GridSpec, 'columns' | 'lines'>,
  slots: readonly (Cells & { readonly kind: SlotKind })[],
): string[] {
  const board = Array.from({ length: grid.lines }, () => Array.from({ length: grid.columns }, () => ' '));
  for (const slot of slots)
    for (let line = slot.line; line < slot.line + slot.lines; line++)
      for (let column = slot.column; column < slot.column + slot.columns; column++) {
        const row = board[line - 1];
        if (!row || column < 1 || column > grid.columns) throw new Error(`${slot.kind} leaves the grid at ${column}:${line}`);
        row[column - 1] = row[column - 1] === ' ' ? LETTERS[slot.kind] : '!';
      }
  return board.map((row) => row.join(''));
}

/** A page as arranged; its legs are text. */
export const drawnPage = (grid: GridSpec, { slots, legs }: Arrangement): string[] =>
  drawn(grid, [...slots, ...legs.map((leg) => ({ ...leg, columns: 1, kind: 'text' as const }))]);

/** Equal rows in a run as one: `3 HH`, `20 .P`. */
export function runs(rows: readonly string[]): string[] {
  const found: { row: string; count: number }[] = [];
  for (const row of rows) {
    const last = found.at(-1);
    if (last?.row === row) last.count++;
    else found.push({ row, count: 1 });
  }
  return found.map(({ row, count }) => `${String(count).padStart(2)} ${row}`);
}

/** A form of `columns` × `lines`, 10 characters a column; `over` changes what a test is about. */
export function form(columns: number, lines: number, over: Partial<FeatureForm> = {}): FeatureForm {
  return {
    grid: { sheet: { width: 200, height: 300 }, columns, chars: 10, gap: 1, lines },
    scale: {
      headline: [36, 24, 18],
      kicker: 14,
      deck: 14,
      byline: 10,
      crosshead: [14, 12, 10],
      theme: 10,
      caption: { size: 8, leading: 10 },
      quote: { size: 16, lines: 2 },
      boxTitle: 12,
    },
    headline: 'full',
    leadWidths: [],
    pictures: [{ column: 1, columns: 1, edge: 'head' }],
    boxes: [{ column: 1, columns: 1, edge: 'head' }],
    pullquotes: [{ column: 1, columns: 1, edge: 'middle' }],
    strip: { columns: 2, from: 3, timeline: 0 },
    ...over,
  };
}

/** Matter that wants a place: `P 2+2 head 8` is a picture of two columns from the second, 8 lines high. */
export function wanting(...texts: readonly string[]): Wanted[] {
  const kinds: Readonly<Record<string, Slot['kind']>> = { P: 'picture', B: 'box', Q: 'pullquote' };
  return texts.map((text, i) => {
    const found = /^([PBQ]) (\d+)\+(\d+) (head|foot|middle)(?:@([\d.]+))? (\d+)$/.exec(text);
    if (!found) throw new Error(`not matter: ${text}`);
    const [, kind, column, columns, edge, at, lines] = found;
    const anchor: Anchor = {
      column: Number(column),
      columns: Number(columns),
      edge: edge as Anchor['edge'],
      ...(at ? { at: Number(at) } : {}),
    };
    return { name: `${kind}${i + 1}`, kind: kinds[kind!]!, block: `b${i + 1}`, anchor, lines: Number(lines) };
  });
}
