/**
 * A line of Chinese in, its words with their parts of speech out. The dictionary (jieba's, pinned: the same on every Node, unlike ICU's) takes an
 * eighth of a second to open, so it is opened by the first question and never by an import. Chooses no turn.
 */
import { createRequire } from 'node:module';

/** A word of a text: UTF-16 offsets, end exclusive, and jieba's tag: n noun, v verb, nr a person's name, m number, q measure word, x unknown … */
export interface Word {
  readonly start: number;
  readonly end: number;
  readonly tag: string;
}

interface Tagged {
  readonly word: string;
  readonly tag: string;
}
interface Tagger {
  tag(text: string, guess: boolean): Tagged[];
}

let opened: Tagger | undefined;

/** Opens the dictionary at the first call. Synchronous: whether a headline has to be turned is only known when it has been measured. */
function tagger(): Tagger {
  if (opened) return opened;
  const require = createRequire(import.meta.url);
  const { Jieba } = require('@node-rs/jieba') as { Jieba: { withDict(dict: Uint8Array): Tagger } };
  const { dict } = require('@node-rs/jieba/dict.js') as { dict: Uint8Array };
  return (opened = Jieba.withDict(dict));
}

/**
 * The words of a text, which they cover without a gap. Two readings are made, one that guesses at words which the dictionary lacks (names, new
 * words) and one that does not; only where both part, a word ends. A word that they read differently has the tag x.
 */
export function wordsOf(text: string): readonly Word[] {
  if (text === '') return [];
  const guessed = placed(tagger().tag(text, true), text);
  const known = placed(tagger().tag(text, false), text);
  const ends = new Set(known.map(({ end }) => end));
  const words: Word[] = [];
  let from = 0;
  for (const { start, end, tag } of guessed) {
    if (!ends.has(end)) continue;
    words.push({ start: from, end, tag: start === from ? tag : 'x' });
    from = end;
  }
  return words;
}

function placed(tagged: readonly Tagged[], text: string): Word[] {
  let at = 0;
  const words = tagged.map(({ word, tag }) => ({ start: at, end: (at += word.length), tag }));
  // A lone surrogate comes back as U+FFFD, as long as it was; whatever else happens, the last word ends with the text.
  const last = words.at(-1);
  if (last) words[words.length - 1] = { ...last, end: text.length };
  return words;
}
