/**
 * A page in, the page drawn in letters out: a row for each grid line, a letter for the role of the frame that is painted last there.
 * For tests and people; never read by a stage.
 */
import type { Frame, Page, Role } from './types.ts';

/** The letter of a role; white is `.`, the gutter a space. */
export const letters: Readonly<Record<Role, string>> = {
  kicker: 'k',
  headline: 'H',
  deck: 'd',
  byline: 'y',
  standfirst: 's',
  body: 'b',
  crosshead: 'x',
  caption: 'c',
  credit: 'r',
  pullquote: 'Q',
  box: 'o',
  table: 't',
  note: 'n',
  list: 'l',
  picture: 'P',
  rule: '-',
  advertisement: 'A',
  notice: 'N',
  digest: 'g',
  furniture: 'F',
  generated: '*',
};

/** What a drawing in letters shows. */
export interface DumpOptions {
  /** Letters a column; 4 unless told. */
  readonly width?: number;
  /** One row for so many grid lines; 1 unless told. */
  readonly every?: number;
}

/** The type area in letters, rows joined by line feeds: `bbbb PPPP PPPP`. A cell belongs to what is painted at its middle. */
export function dump(page: Page, options: DumpOptions = {}): string {
  const every = options.every ?? 1;
  const rows: string[] = [];
  for (let row = 0; row < page.grid.lines; row += every) {
    const y = page.grid.y + (row + Math.min(every, page.grid.lines - row) / 2) * page.grid.leading;
    rows.push(rowOf(page, y, options.width ?? 4));
  }
  return rows.join('\n');
}

function rowOf(page: Page, y: number, width: number): string {
  const { em, chars } = page.grid;
  const cells: string[] = [];
  for (let column = 0; column < page.grid.columns; column++) {
    const left = columnLeft(page, column);
    let cell = '';
    for (let i = 0; i < width; i++) cell += letterAt(page.frames, left + ((i + 0.5) * chars * em) / width, y);
    cells.push(cell);
  }
  return cells.join(' ');
}

/** Left edge of a base column counted from 0, pt on the trimmed page; the fold's own gap counted. */
export function columnLeft(page: Page, column: number): number {
  const { x, em, chars, gap, fold } = page.grid;
  const folded = fold !== undefined && column >= fold.after ? fold.gap - gap : 0;
  return x + (column * (chars + gap) + folded) * em;
}

function letterAt(frames: readonly Frame[], x: number, y: number): string {
  for (let i = frames.length - 1; i >= 0; i--) {
    const frame = frames[i] as Frame;
    const { rect } = frame;
    if (x >= rect.x && x < rect.x + rect.width && y >= rect.y && y < rect.y + rect.height) return letters[frame.role];
  }
  return '.';
}
