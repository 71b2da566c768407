/**
 * A headline across the fold of a spread: each of its lines that would run through the band is parted between two words, one part ending before the band, the other beginning behind it. In: rows
 * of a headline block as they are centred. Out: rows that leave the band free, or null where words leave no way.
 */
import type { Band } from '../../plan/grid.ts';
import type { StyledPara } from '../../style/matter.ts';
import type { Typesetter } from '../../text/typesetter.ts';
import type { Word } from '../../text/words.ts';
import { type HeadRow, piece, textOf, widthOf } from '../headline-line.ts';
import { partings } from '../turn.ts';

/** What rows are parted with. `width`: of the block; `words` of a text, without which only the author's own turns part it. */
export interface FoldRoom {
  readonly setter: Typesetter;
  readonly band: Band;
  readonly width: number;
  readonly words?: (text: string) => readonly Word[];
}

/** Between the band and type, pt: a glyph may touch its em square. */
const CLEAR = 0.6;
/** The turn that an author marked, em, as on one line. */
const TURN = 1;
/** Characters on either page at least: one alone is lost there. */
const LEAST = 2;
/** What a line wholly on one page counts for, and one that turns at the fold where its author turned it, in sizes of its type. */
const ASIDE = 2.5;
const TURNED = -2;

interface Part {
  readonly para: StyledPara;
  readonly width: number;
}

/** The wider side of the fold, the left one where they are equal: what is not parted stands there. */
export function widerSide({ band, width }: Pick<FoldRoom, 'band' | 'width'>): { readonly x: number; readonly width: number } {
  const [left, right] = [band.left, width - band.right];
  return left >= right ? { x: 0, width: left - CLEAR } : { x: band.right + CLEAR, width: right - CLEAR };
}

/** Rows off the fold; null where one cannot be kept off it. */
export function offFold(room: FoldRoom, rows: readonly HeadRow[]): HeadRow[] | null {
  const made: HeadRow[] = [];
  for (let i = 0; i < rows.length;) {
    const line = rows.filter((row, k) => k >= i && row.role === rows[i]!.role && row.top === rows[i]!.top);
    i += line.length;
    const parted = clear(room, line) ? line : partedLine(room, line);
    if (!parted) return null;
    made.push(...parted);
  }
  return made;
}

const widthIn = ({ setter }: FoldRoom, { para, track, size }: HeadRow): number => widthOf(setter, para, track) * size;

function clear(room: FoldRoom, line: readonly HeadRow[]): boolean {
  return line.every((row) => {
    if (row.leading !== undefined) return row.x + row.measure <= room.band.left || row.x >= room.band.right;
    const wide = widthIn(room, row);
    const left = row.x + (row.measure - wide) / 2;
    return left + wide <= room.band.left || left >= room.band.right;
  });
}

/** The way of parting a line that leaves it nearest to the middle of its width. */
function partedLine(room: FoldRoom, line: readonly HeadRow[]): HeadRow[] | null {
  const { band, width } = room;
  let best: { off: number; rows: HeadRow[] } | null = null;
  for (const { before, behind, turned } of ways(room, line)) {
    const [size, gap] = [line[0]!.size, TURN * line[0]!.size];
    const air = Math.max(CLEAR, turned ? (gap - (band.right - band.left)) / 2 : 0);
    const [one, two] = [wideOf(before, gap), wideOf(behind, gap)];
    const aside = before.length === 0 || behind.length === 0;
    const left = aside ? sideOf(room, before.length > 0, one + two) : band.left - air - one;
    const right = aside ? left + one + two : band.right + air + two;
    if (left < -0.01 || right > width + 0.01 || (aside && left < band.right && right > band.left)) continue;
    const off = Math.abs((left + right) / 2 - width / 2) + (aside ? ASIDE * size : turned ? TURNED * size : 0);
    if (best && best.off <= off) continue;
    best = {
      off,
      rows: [...set(line[0]!, before, left, gap), ...set(line[0]!, behind, aside ? left : band.right + air, gap)],
    };
  }
  return best?.rows ?? null;
}

/** Where a line begins that stands on one page only, in the middle of its side. */
function sideOf({ band, width }: FoldRoom, left: boolean, wide: number): number {
  return left ? (band.left - wide) / 2 : band.right + (width - band.right - wide) / 2;
}

const wideOf = (parts: readonly Part[], gap: number): number =>
  parts.reduce((sum, part) => sum + part.width, 0) + gap * Math.max(0, parts.length - 1);

interface Parting {
  readonly before: readonly Part[];
  readonly behind: readonly Part[];
  readonly turned: boolean;
}

/** Every way to part a line: between its author's parts, between two words of one of them, or not at all. */
function ways(room: FoldRoom, line: readonly HeadRow[]): Parting[] {
  const parts = line.map((row): Part => ({ para: row.para, width: widthIn(room, row) }));
  const found: Parting[] = [
    { before: parts, behind: [], turned: false },
    { before: [], behind: parts, turned: false },
  ];
  for (const [i, row] of line.entries()) {
    if (i > 0) found.push({ before: parts.slice(0, i), behind: parts.slice(i), turned: true });
    const text = textOf(row.para);
    for (const at of partings(text, room.words?.(text) ?? [])) {
      const [head, tail] = [piece(row.para, 0, at), piece(row.para, at, text.length)];
      if (i === 0 && [...textOf(head)].length < LEAST) continue;
      if (i === line.length - 1 && [...textOf(tail)].length < LEAST) continue;
      const of = (para: StyledPara): Part => ({ para, width: widthIn(room, { ...row, para }) });
      found.push({ before: [...parts.slice(0, i), of(head)], behind: [of(tail), ...parts.slice(i + 1)], turned: false });
    }
  }
  return found;
}

function set(row: HeadRow, parts: readonly Part[], from: number, gap: number): HeadRow[] {
  let x = from;
  return parts.map(({ para, width }) => {
    const made: HeadRow = { ...row, para, x, measure: width };
    x += width + gap;
    return made;
  });
}
