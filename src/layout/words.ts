/**
 * Words around a page (slugs, proofs) in, a line of type out: characters one after the other by their advances. No kinsoku, no justification; never for matter.
 */
import type { FontBook } from '../font/types.ts';
import type { Line, Run } from './types.ts';
import { thousandth } from './make.ts';

/** A word of a line and the swatch it is set in. */
export interface Word {
  readonly text: string;
  readonly swatch: string;
}

/** Where a line begins, pt. */
export interface Begin {
  readonly x: number;
  readonly baseline: number;
  readonly size: number;
  /** Font role; body without. */
  readonly role?: string;
}

/** Sets words, an em apart. */
export function wordLine(words: readonly Word[], { x: from, baseline, size, role = 'body' }: Begin, book: FontBook): Line {
  const runs: Run[] = [];
  let x = from;
  for (const [i, word] of words.entries()) {
    if (i > 0) x += size;
    const set = runsOf(word, x, size, role, book);
    runs.push(...set.runs);
    x = set.end;
  }
  return { n: 0, dir: 'ltr', baseline: thousandth(baseline), x: thousandth(from), measure: thousandth(x - from), gap: 0, runs };
}

/** Characters of a text that fit a width, pt; whole code points. */
export function fitting(text: string, width: number, size: number, book: FontBook, role = 'body'): string {
  let x = 0;
  let fits = '';
  for (const character of text) {
    const face = book.find(role, character.codePointAt(0)!);
    x += face ? (face.advance(face.glyph(character.codePointAt(0)!)) * size) / face.upem : size;
    if (x > width + 1e-6) return fits;
    fits += character;
  }
  return fits;
}

/** One run for each face that is needed; what no face has is a question mark. */
function runsOf({ text, swatch }: Word, from: number, size: number, role: string, book: FontBook): { runs: Run[]; end: number } {
  const runs: { face: string; text: string; gids: number[]; at: number[]; clusters: number[] }[] = [];
  let x = from;
  for (const typed of text) {
    const known = book.find(role, typed.codePointAt(0)!) ?? book.find('body', typed.codePointAt(0)!);
    const face = known ?? book.find('body', '?'.codePointAt(0)!);
    if (!face) continue;
    const character = known ? typed : '?';
    let run = runs.at(-1);
    if (run?.face !== face.id) runs.push((run = { face: face.id, text: '', gids: [], at: [], clusters: [] }));
    const gid = face.glyph(character.codePointAt(0)!);
    run.gids.push(gid);
    run.at.push(thousandth(x));
    run.clusters.push(run.text.length);
    run.text += character;
    x += (face.advance(gid) * size) / face.upem;
  }
  return { runs: runs.map((run) => ({ ...run, size, swatch, src: null })), end: x };
}
