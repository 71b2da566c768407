/**
 * Text in, the tokens by which it is compared out: graphemes, but Latin words and figures whole, for nobody reads half a number. Joined they are the text.
 */
import { graphemeSegments } from 'unicode-segmenter/grapheme';

/** Letters and figures that read as one word, with marks within numbers: 2026, 3.5, 1,280, GB/T. */
const WORD = /[0-9A-Za-z\u00c0-\u024f]+(?:[.,:/'’-][0-9A-Za-z\u00c0-\u024f]+)*%?/gu;
/** Text in which every character is a grapheme by itself: common Han, marks, ASCII. Saves the segmenter's look at each. */
const SIMPLE = /^[\u0020-\u007e\u3000-\u303f\u4e00-\u9fff\uff01-\uff60\u2010-\u2026]*$/u;

/** Tokens of a text, in order. */
export function tokensOf(text: string): string[] {
  const tokens: string[] = [];
  let at = 0;
  for (const { index, 0: word } of text.matchAll(WORD)) {
    graphemes(text.slice(at, index), tokens);
    tokens.push(word);
    at = index + word.length;
  }
  graphemes(text.slice(at), tokens);
  return tokens;
}

function graphemes(text: string, into: string[]): void {
  if (SIMPLE.test(text)) for (const character of text) into.push(character);
  else for (const { segment } of graphemeSegments(text)) into.push(segment);
}
