/**
 * A made-up page of many stories in, the lines of its columns that nothing covers out. Reads frames and the dummy; asks make-up nothing.
 */
import { type Box, boxOf, inkOf } from './news-judges.ts';
import type { MadePage } from './news-page.ts';

/** Column-lines of the page that no frame covers, counted grid line by grid line; white within a headline's block is the headline's. */
export const emptyLines = (page: MadePage): number => emptyCells(page).length;

/** Those lines: column and line. */
export function emptyCells(page: MadePage): [number, number][] {
  const { grid, made, dummy, form } = page;
  const { columns, lines } = form.grid;
  const taken = Array.from({ length: columns }, () => new Uint8Array(lines + 2));
  const cover = (box: Box, above = 0, below = 0): void => {
    for (let column = 1; column <= columns; column++) {
      const left = grid.columnX(column);
      if (box.right < left + grid.em || box.left > left + (form.grid.chars - 1) * grid.em) continue;
      const from = Math.floor((box.top - grid.y) / grid.leading + 0.06) + 1 - above;
      const to = Math.ceil((box.bottom - grid.y) / grid.leading - 0.06) + below;
      for (let line = Math.max(1, from); line <= Math.min(lines, to); line++) taken[column - 1]![line] = 1;
    }
  };
  for (const { cells } of dummy.modules.filter(({ kind }) => kind === 'advertisement'))
    cover(boxOf(grid.rect(cells.column, cells.columns, cells.line, cells.lines)));
  for (const slot of made.plan.slots) {
    if (slot.kind === 'headline') {
      const module = dummy.modules.find(({ demand }) => slot.name.startsWith(`${demand}-`))!;
      const kept = Math.min(slot.lines, module.shape.head.most);
      cover(boxOf(grid.rect(slot.column, slot.columns, slot.line + slot.lines - kept, kept)));
    } else if (slot.kind === 'picture') {
      const module = dummy.modules.find(({ demand }) => slot.name.startsWith(`${demand}-`))!;
      const shape = module.shape.pictures.find(({ block }) => block === slot.block)!;
      cover(boxOf(grid.rect(slot.column, slot.columns, slot.line, Math.min(slot.lines, shape.most))));
    } else if (slot.kind === 'box' || slot.kind === 'pullquote')
      cover(boxOf(grid.rect(slot.column, slot.columns, slot.line, slot.lines)));
  }
  for (const { demand, cells, shape } of dummy.modules) {
    // White under wide legs is the desk's, as blanks around a headline are.
    const first = made.plan.slots.find(({ name }) => name === `${demand}-text`);
    if (!shape.opening || shape.opening.behind || !first) continue;
    const { columns, lines: deep, white } = shape.opening;
    cover(boxOf(grid.rect(cells.column, columns, first.line + deep, white)));
  }
  for (const frame of made.frames) {
    if (frame.role === 'crosshead')
      for (const line of frame.lines ?? []) cover({ ...inkOf(line), left: line.x, right: line.x + line.measure }, 2, 1);
    else for (const line of frame.lines ?? []) cover({ ...inkOf(line), left: line.x, right: line.x + line.measure });
  }
  const empty: [number, number][] = [];
  for (let column = 0; column < columns; column++)
    for (let line = 1; line <= lines; line++)
      if (!taken[column]![line] && !isReserved(page, column + 1, line)) empty.push([column + 1, line]);
  return empty;
}

const isReserved = ({ form }: MadePage, column: number, line: number): boolean =>
  form.reserved.some(
    (cells) =>
      column >= cells.column && column < cells.column + cells.columns && line >= cells.line && line < cells.line + cells.lines,
  );
