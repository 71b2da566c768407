/**
 * Text in, the terms that it is found by out: each Han by itself, Latin words and figures whole, in lower case and half width. A query is a row of terms
 * that stand one after the other: so 字, 活字 and 活字排印 are all found, which a trigram index cannot do for one or two characters.
 */

/** A term and where it stands: UTF-16 units of the text. */
export interface Term {
  readonly term: string;
  readonly start: number;
  readonly end: number;
}

/** Han, kana and hangul one by one; anything else that is a letter or a figure as a word. */
const TERMS =
  /[\p{Script=Han}〇々\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]|(?:(?![\p{Script=Han}〇々\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}])[\p{L}\p{N}\p{M}])+/gu;

/** Terms of a text, in order. Marks and white space part words and are no terms. */
export function termsOf(text: string): Term[] {
  return [...text.matchAll(TERMS)].map(({ 0: found, index }) => ({
    term: found.normalize('NFKC').toLowerCase(),
    start: index,
    end: index + found.length,
  }));
}

/** The text as the index takes it. A line feed stays a gap that no phrase crosses. */
export function indexed(text: string): string {
  return text
    .split('\n')
    .map((part) =>
      termsOf(part)
        .map(({ term }) => term)
        .join(' '),
    )
    .join(` ${GAP} `);
}

/** Parts paragraphs in the index: no one types it. */
const GAP = 'xparagraphx';

/** An FTS5 phrase; undefined where a query has no term. */
export function phraseOf(query: string): string | undefined {
  const terms = termsOf(query).map(({ term }) => term.replaceAll('"', ''));
  return terms.length === 0 ? undefined : `"${terms.join(' ')}"`;
}

/** Every place where the query's terms stand in a row, not over the end of a paragraph. */
export function placesOf(text: string, query: string): { readonly start: number; readonly end: number }[] {
  const wanted = termsOf(query).map(({ term }) => term);
  const terms = termsOf(text);
  const places: { start: number; end: number }[] = [];
  for (let i = 0; wanted.length > 0 && i + wanted.length <= terms.length; i++) {
    if (!wanted.every((term, k) => terms[i + k]!.term === term)) continue;
    const [start, end] = [terms[i]!.start, terms[i + wanted.length - 1]!.end];
    if (!text.slice(start, end).includes('\n')) places.push({ start, end });
  }
  return places;
}
