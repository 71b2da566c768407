/**
 * A story set downwards in one endless row of lines, cut into sheets no wider than they may be: a vertical galley (小样). In: styled
 * paragraphs. Out: sheets of lines, the first line of each at its right edge.
 */
import type { Line } from '../../layout/types.ts';
import type { StyledPara } from '../../style/types.ts';
import type { ParaItems } from '../stream.ts';
import { rowsOf, type VerticalTypesetter } from './typesetter.ts';

/** What a story is set to: `measure` in em of `size`, the rest in pt; `rows`: lines that a sheet may hold. */
export interface VerticalStory {
  readonly measure: number;
  readonly size: number;
  readonly leading: number;
  readonly rows: number;
  /** Upper left corner of the type area on the sheet. */
  readonly x: number;
  readonly top: number;
}

/** Lines of one paragraph on one sheet, in rows `row` to `row + rows` from the right. */
export interface VerticalPiece {
  readonly para: StyledPara;
  readonly row: number;
  readonly rows: number;
  readonly lines: readonly Line[];
}

/** One sheet: `width` and `height` of its type area, pt. */
export interface VerticalSheet {
  readonly width: number;
  readonly height: number;
  readonly rows: number;
  readonly pieces: readonly VerticalPiece[];
}

/** A paragraph with the rows of white before it, where it does not open a sheet. */
export interface VerticalPara {
  readonly para: StyledPara;
  readonly air: number;
}

interface Piece {
  readonly items: ParaItems;
  readonly ends: Int32Array;
  readonly from: number;
  readonly to: number;
  readonly row: number;
  readonly deep: number;
}

/** Sets a story; lines are numbered from 1 throughout. */
export function* setVerticalStory(
  setter: VerticalTypesetter,
  paras: Iterable<VerticalPara>,
  story: VerticalStory,
): Generator<VerticalSheet> {
  const { measure, size, leading, rows: most } = story;
  let pieces: Piece[] = [];
  let row = 0;
  let n = 0;
  const close = (): VerticalSheet => {
    const sheet = sheetOf(setter, pieces, n, story);
    n += pieces.reduce((sum, piece) => sum + piece.to - piece.from, 0);
    pieces = [];
    row = 0;
    return sheet;
  };
  for (const { para, air } of paras) {
    const items = setter.compose(para);
    const { ends } = setter.breaks(items, (measure * size) / para.size);
    const deep = rowsOf(para.size, size, leading);
    if (pieces.length > 0) row += air;
    for (let from = 0; from < ends.length;) {
      if (pieces.length > 0 && row + deep > most) yield close();
      const to = Math.min(ends.length, from + Math.max(1, Math.floor((most - row) / deep)));
      pieces.push({ items, ends, from, to, row, deep });
      row += (to - from) * deep;
      from = to;
    }
  }
  if (pieces.length > 0) yield close();
}

function sheetOf(setter: VerticalTypesetter, pieces: readonly Piece[], before: number, story: VerticalStory): VerticalSheet {
  const end = pieces.at(-1)!;
  const rows = end.row + (end.to - end.from) * end.deep;
  const width = rows * story.leading;
  let n = before;
  const set = pieces.map(({ items, ends, from, to, row, deep }) => {
    const lines: Line[] = [];
    for (let i = from; i < to; i++) {
      const x = story.x + width - (row + (i - from + 0.5) * deep) * story.leading;
      const stand = {
        x,
        top: story.top,
        measure: story.measure * story.size,
        size: items.para.size,
        lead: i === 0 ? items.para.indent : 0,
        n: ++n,
      };
      lines.push(setter.line(items, i === 0 ? items.from : ends[i - 1]!, ends[i]! - 1, stand));
    }
    return { para: items.para, row, rows: (to - from) * deep, lines };
  });
  return { width, height: story.measure * story.size, rows, pieces: set };
}
