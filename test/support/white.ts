/**
 * A page in, the stretches of its columns that are empty and not drawn on the dummy as white out.
 */
import type { Built } from './build.ts';
import { type Extent, extentOf, isRule, partsOf } from './geometry.ts';
import { columnX, slotExtent } from './never.ts';
import { setLines } from './set-lines.ts';

type Page = Pick<Built, 'page' | 'plan' | 'layout' | 'face' | 'manuscript'>;

/** Stretches of more than `most` empty lines in a column. */
export function emptyStretches(of: Page, most = 6): string[] {
  const { grid } = of.page;
  const covers = [...covered(of), ...wholeRows(of)];
  const faults: string[] = [];
  for (let column = 1; column <= grid.columns; column++) {
    let empty = 0;
    for (let line = 1; line <= grid.lines + 1; line++) {
      if (line <= grid.lines && !taken(of, covers, column, line)) empty++;
      else {
        if (empty > most)
          faults.push(`column ${column}: lines ${line - empty} to ${line - 1} are empty and not white on the dummy`);
        empty = 0;
      }
    }
  }
  return faults;
}

/** Whether something stands in a cell of column × line, or the dummy says white. */
function taken(of: Page, covers: readonly Extent[], column: number, line: number): boolean {
  const { grid } = of.page;
  const left = columnX(grid, column);
  const cell = {
    left,
    right: left + grid.chars * grid.em,
    top: grid.y + (line - 1) * grid.leading,
    bottom: grid.y + line * grid.leading,
  };
  if (covers.some((at) => Math.min(at.right, cell.right) - Math.max(at.left, cell.left) > grid.em && Math.min(at.bottom, cell.bottom) - Math.max(at.top, cell.top) > 1)) return true; // prettier-ignore
  return of.plan.slots.some((slot) => slot.kind === 'white' && column >= slot.column && column < slot.column + slot.columns && line >= slot.line && line < slot.line + slot.lines); // prettier-ignore
}

/** Pictures, tints, drawings, and lines over their measure. */
function covered(of: Page): Extent[] {
  const { page } = of;
  const pictures = page.frames.filter(({ picture }) => picture).map(({ rect }) => extentOf(rect));
  const drawn = page.frames.flatMap(({ paths }) => (paths ?? []).flatMap(partsOf)).filter((part) => !isRule(part) && part.bottom - part.top < page.height / 2); // prettier-ignore
  const lines = setLines(page, of.face).map((line) => ({ ...line, left: line.line.x, right: line.line.x + line.line.measure }));
  return [...pictures, ...drawn, ...lines];
}

/** A headline and a quote own the width of their slot: where one of their rows stands, the row is taken. */
function wholeRows(of: Page): Extent[] {
  const owners = of.plan.slots.filter(({ kind }) => kind === 'headline' || kind === 'pullquote');
  return owners.flatMap((slot) => {
    const at = slotExtent(of, slot);
    const lines = setLines(of.page, of.face, (frame) => frame.slot === slot.name);
    return lines.map(({ top, bottom }) => ({ left: at.left, right: at.right, top, bottom }));
  });
}
