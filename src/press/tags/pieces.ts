/**
 * A run in, the run cut where the language changes out. Glyphs keep their places; nothing is left out.
 */
import type { Run } from '../../layout/types.ts';
import { foreignIn } from './languages.ts';

/** A run, or part of one, in one language; `language` is absent for that of the document. */
export interface Piece {
  readonly run: Run;
  readonly language?: string;
  /** UTF-16 units of the run's text before it. */
  readonly from: number;
}

/** The pieces of a run, in its order. */
export function piecesOf(run: Run): Piece[] {
  const foreign = foreignIn(run.text);
  if (foreign.length === 0) return [{ run, from: 0 }];
  const pieces: Piece[] = [];
  let done = 0;
  for (const { start, end, language } of foreign) {
    const [a, b] = [glyphAt(run, start, done), glyphAt(run, end, done)];
    if (a === b) continue;
    if (a > done) pieces.push(part(run, done, a));
    pieces.push({ ...part(run, a, b), language });
    done = b;
  }
  if (done < run.gids.length) pieces.push(part(run, done, run.gids.length));
  return pieces;
}

/** The first glyph whose cluster begins at `offset` or behind it, so that no cluster is cut. */
function glyphAt({ clusters }: Run, offset: number, from: number): number {
  let i = from;
  while (i < clusters.length && (clusters[i] as number) < offset) i++;
  return i;
}

function part(run: Run, a: number, b: number): Piece {
  const from = run.clusters[a] as number;
  const end = b < run.clusters.length ? (run.clusters[b] as number) : run.text.length;
  return {
    from,
    run: {
      ...run,
      text: run.text.slice(from, end),
      gids: run.gids.slice(a, b),
      at: run.at.slice(a, b),
      clusters: run.clusters.slice(a, b).map((offset) => offset - from),
    },
  };
}
