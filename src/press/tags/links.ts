/**
 * Runs and links in, the places on the page that lead somewhere out, and their annotations. Chooses no target.
 */
import { ABOVE, BELOW } from '../../base/index.ts';
import type { LayoutRect, Line, Run } from '../../layout/types.ts';
import { pdfText, type Reference } from '../pdfkit-privates.ts';
import type { Annotation } from './book.ts';
import type { TagTarget } from './write.ts';

/** Width of a glyph, em. */
export type AdvanceOf = (run: Run, index: number) => number;

/** The box of a run: its advances by the em square (formats.md). */
export function rectOf(line: Line, run: Run, advance: AdvanceOf): LayoutRect {
  const { at, size } = run;
  const [first, last] = [at[0] as number, at.length - 1];
  const end = (at[last] as number) + advance(run, last) * size * (run.stretch ?? 1);
  if (line.dir === 'ttb') return { x: line.x - size / 2, y: first, width: size, height: Math.max(end, first + size) - first };
  const y = line.baseline + (run.shift ?? 0) - ABOVE * size;
  return { x: first, y, width: end - first, height: (ABOVE + BELOW) * size };
}

/** The smallest rectangle around two. */
export function around(a: LayoutRect, b: LayoutRect): LayoutRect {
  const [x, y] = [Math.min(a.x, b.x), Math.min(a.y, b.y)];
  return { x, y, width: Math.max(a.x + a.width, b.x + b.width) - x, height: Math.max(a.y + a.height, b.y + b.height) - y };
}

/** Where a link within the document leads: a page, and pt from its lower edge. */
export type Place = (target: string) => { readonly page: Reference; readonly top: number; readonly words: string } | undefined;

/** An annotation is printed with its page (ISO 19005-3, 6.3.2): the flag Print. */
const PRINT = 4;

/** Writes the annotation of a link (ISO 32000-1, 12.5.6.5). */
export function writeLink(target: TagTarget, { page, rect, target: to, key }: Annotation, ref: Reference, place: Place): void {
  const there = place(to);
  const leads = there
    ? { Dest: [there.page, 'XYZ', null, there.top, null] }
    : { A: { Type: 'Action', S: 'URI', URI: pdfText(encodeURI(decoded(to))) } };
  target.dictionary(
    {
      Type: 'Annot',
      Subtype: 'Link',
      Rect: target.box(page, rect),
      Border: [0, 0, 0],
      F: PRINT,
      Contents: pdfText(there ? there.words : to),
      StructParent: key,
      ...leads,
    },
    ref,
  );
}

/** An address as typed may be encoded already; URI is ASCII (ISO 32000-1, 12.6.4.7). */
function decoded(url: string): string {
  try {
    return decodeURI(url);
  } catch {
    return url;
  }
}
