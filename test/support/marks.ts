/**
 * The marks of a newspaper's Chinese as the rules name them (clreq, GB/T 15834), for tests: written down apart from the kinsoku tables of
 * the product.
 */

/** Marks with their ink at the left: at a line's end half an em of them counts (GB/T 15834 5.1.10). */
export const closing = new Set('，。、；：！？．”’）》〉】」』〕］｝');
/** Marks with their ink at the right: at a line's start their blank half may drop. */
export const opening = new Set('“‘（《〈【「『〔［｛');
/** Half an em wide, ink in the middle. */
export const halfWide = new Set('·／–');
/** One em wide (—— and …… two), ink in the middle. */
export const centred = new Set('—…～');

const notFirst = new Set([...closing, ...'·／–～%‰％°℃″′']);
const notLast = new Set([...opening, ...'／$￥¥€£№']);

/** Why a line may not stand as it is, or undefined. `next`: the line that follows in the same paragraph. */
export function edgeFault(text: string, next: string | undefined): string | undefined {
  const characters = [...text];
  const first = characters[0];
  const last = characters.at(-1);
  if (first === undefined || last === undefined) return 'is empty';
  if (notFirst.has(first)) return `begins with ${first}`;
  if (first === '—' && characters[1] !== '—') return 'begins with a connector —';
  if (notLast.has(last)) return `ends with ${last}`;
  if (next !== undefined && last === next[0] && (last === '—' || last === '…')) return `parts ${last}${last}`;
  return undefined;
}

/** A character that is not a mark: a Han, a letter or a figure. */
export const isSolid = (character: string): boolean => /[\p{L}\p{N}]/u.test(character);
