/**
 * Two texts in, the edits that make one of the other out: by token, and joined where a reader would see one change and not three.
 */
import { diffArrays } from 'diff';
import type { Edit } from './types.ts';
import { tokensOf } from './tokens.ts';

/** Beyond so many changed tokens the whole text counts as one change: nobody reads a thousand marks in one paragraph. */
const MOST = 4000;

interface Piece {
  readonly kept: boolean;
  readonly old: string;
  readonly now: string;
}

/** The edits from `old` to `now`, in order; none where they are equal. */
export function editsBetween(old: string, now: string): Edit[] {
  if (old === now) return [];
  const head = commonHead(old, now);
  const tail = commonTail(old, now, head);
  const middle = pieces(old.slice(head, old.length - tail), now.slice(head, now.length - tail));
  let [at, to] = [head, head];
  const edits: Edit[] = [];
  for (const piece of joined(middle)) {
    if (!piece.kept) edits.push({ at, to, old: piece.old, now: piece.now });
    at += piece.old.length;
    to += piece.now.length;
  }
  return edits;
}

/** UTF-16 units that both begin with, ending between tokens of both. */
function commonHead(a: string, b: string): number {
  let n = 0;
  while (n < a.length && n < b.length && a[n] === b[n]) n++;
  return backToToken(a, b, n);
}

/** Steps back over anything that might be one token with what follows: letters, figures, combining marks, surrogates. */
function backToToken(a: string, b: string, from: number): number {
  let n = from;
  while (n > 0 && (joins(a, n) || joins(b, n))) n--;
  return n;
}

const HAN = /[\u3000-\u303f\u4e00-\u9fff\uff01-\uff60]/;
/** Whether a token may run across the place before unit `n`. */
const joins = (text: string, n: number): boolean => n < text.length && !(HAN.test(text[n - 1]!) && HAN.test(text[n]!));

function commonTail(a: string, b: string, head: number): number {
  const most = Math.min(a.length, b.length) - head;
  let n = 0;
  while (n < most && a[a.length - 1 - n] === b[b.length - 1 - n]) n++;
  const inside = (text: string, k: number): boolean => k < text.length && joins(text, text.length - k);
  while (n > 0 && (inside(a, n) || inside(b, n))) n--;
  return n;
}

function pieces(old: string, now: string): Piece[] {
  if (old === '' || now === '') return old === now ? [] : [{ kept: false, old, now }];
  const parts = diffArrays(tokensOf(old), tokensOf(now), { maxEditLength: MOST });
  if (!parts) return [{ kept: false, old, now }];
  const found: Piece[] = [];
  for (const { added, removed, value } of parts) {
    const text = value.join('');
    const last = found.at(-1);
    if (!added && !removed) found.push({ kept: true, old: text, now: text });
    else if (last && !last.kept)
      found[found.length - 1] = { kept: false, old: last.old + (removed ? text : ''), now: last.now + (added ? text : '') };
    else found.push({ kept: false, old: removed ? text : '', now: added ? text : '' });
  }
  return found;
}

/** Joins two changes over what is kept between them, where that is less than either: 中国人民 → 全国各族人民 is one change. */
function joined(list: readonly Piece[]): Piece[] {
  const out: Piece[] = [];
  for (const piece of list) {
    out.push(piece);
    const [before, kept, after] = out.slice(-3);
    if (out.length < 3 || !kept?.kept || before!.kept || after!.kept || !incidental(before!, kept, after!)) continue;
    out.splice(-3, 3, { kept: false, old: before!.old + kept.old + after!.old, now: before!.now + kept.now + after!.now });
  }
  return out;
}

/** One or two characters in common between two replacements that are each as long are there by chance. */
function incidental(before: Piece, kept: Piece, after: Piece): boolean {
  const replaces = (piece: Piece): boolean => piece.old !== '' && piece.now !== '';
  const least = Math.min(weight(before), weight(after));
  return (replaces(before) || replaces(after)) && kept.old.length <= 2 && kept.old.length < least;
}

/** In tokens: a figure counts as one. */
const weight = ({ old, now }: Piece): number => Math.max(tokensOf(old).length, tokensOf(now).length);
