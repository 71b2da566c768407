/**
 * Cells of a line in, where their ink is out: the box of each glyph's outline, control points as points. pt.
 */
import type { Face } from '../../src/font/types.ts';
import type { Extent } from './geometry.ts';
import type { Cell, Faces, SetLine } from './set-lines.ts';

const boxes = new WeakMap<Face, Map<number, Extent | null>>();

/** The outline's box in em, y up; null for a glyph without ink. */
function boxOf(face: Face, gid: number): Extent | null {
  const known = boxes.get(face) ?? new Map<number, Extent | null>();
  boxes.set(face, known);
  let box = known.get(gid);
  if (box === undefined) {
    const numbers = face.outline(gid).map(([, ...values]) => values as number[]);
    const xs = numbers.flatMap((values) => values.filter((_, i) => i % 2 === 0)).map((x) => x / face.upem);
    const ys = numbers.flatMap((values) => values.filter((_, i) => i % 2 === 1)).map((y) => y / face.upem);
    box =
      xs.length === 0 ? null : { left: Math.min(...xs), right: Math.max(...xs), bottom: Math.max(...ys), top: Math.min(...ys) };
    known.set(gid, box);
  }
  return box;
}

/** Where the ink of a cell is on the page, or null for none. */
export function inkOf(cell: Cell, { line }: SetLine, face: Faces): Extent | null {
  const box = boxOf(face(cell.run.face), cell.gid);
  if (!box) return null;
  const { size } = cell.run;
  const baseline = line.baseline + (cell.run.shift ?? 0);
  return {
    left: cell.x + box.left * size,
    right: cell.x + box.right * size,
    top: baseline - box.bottom * size,
    bottom: baseline - box.top * size,
  };
}

/** Where the ink of a line is. */
export function inkOfLine(line: SetLine, face: Faces): Extent[] {
  return line.cells.flatMap((cell) => inkOf(cell, line, face) ?? []);
}
