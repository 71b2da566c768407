/**
 * What copy can force although the filler looks for every way around it: N1, N2, N3 (newspaper.md). In: a filled page. Out: errors with
 * the rule's id and the place in the copy. Changes nothing.
 */
import { diagnose, type Diagnostic } from '../base/index.ts';
import { STRIDE, Sum } from '../line/sums.ts';
import type { FilledLeg, Piece } from './pieces.ts';
import type { Flowing } from './rest.ts';

/** A story's running text and the file that it was read from. */
export interface Told extends Flowing {
  readonly source: string;
}

/** Codes N1, N2, N3: errors at the block that forces them. */
export function forced(desk: Told, legs: readonly FilledLeg[]): Diagnostic[] {
  return legs.flatMap(({ leg, pieces }) => {
    const at = `column ${leg.column}`;
    const last = pieces.at(-1);
    const first = pieces[0];
    return [
      ...(last && isCrosshead(desk, last)
        ? [tell(desk, last, 'N1', `${at}: a crosshead with no line of its text under it; give it text, or take it out`)]
        : []),
      ...(first && isLonely(desk, first)
        ? [tell(desk, first, 'N2', `${at}: begins with the last line of a paragraph; cut or add a line above`)]
        : []),
      ...pieces
        .filter((piece) => endsAlone(desk, piece))
        .map((piece) => tell(desk, piece, 'N3', `${at}: a paragraph ends in a single character; cut one, or add one`)),
    ];
  });
}

const tell = (desk: Told, piece: Piece, code: string, message: string): Diagnostic =>
  diagnose('error', code, message, desk.flow[piece.block]!.span, desk.source);

const isCrosshead = (desk: Told, piece: Piece): boolean => desk.flow[piece.block]!.kind === 'crosshead';

/** The last line, alone, of a paragraph that began in an earlier leg. */
function isLonely(desk: Told, piece: Piece): boolean {
  const block = desk.flow[piece.block]!;
  if (block.kind !== 'para' || piece.dropcap) return false;
  const items = desk.setter.compose(block.para);
  return piece.from > items.from && piece.ends.length === 1 && piece.ends[0] === items.to;
}

/** The last line of a paragraph of two lines or more holds one character, with or without a mark. */
function endsAlone(desk: Told, piece: Piece): boolean {
  const block = desk.flow[piece.block]!;
  if (block.kind !== 'para') return false;
  const items = desk.setter.compose(block.para);
  const { ends } = piece;
  if (ends.length === 0 || ends.at(-1) !== items.to) return false;
  const from = ends.at(-2) ?? piece.from;
  if (from === items.from) return false;
  const { sums } = desk.setter.stream;
  return sums[items.to * STRIDE + Sum.solid]! - sums[from * STRIDE + Sum.solid]! < 2;
}
