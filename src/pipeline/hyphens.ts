/**
 * Where Western words may be divided (L16): patterns of the `hyphen` package, loaded only when some story has a word long enough.
 */
import type { StyledStory } from '../style/index.ts';
import type { Hyphenate } from '../text/composer.ts';

/** Shorter words stay whole. */
const LONG_WORD = /[A-Za-z]{6,}/;
const SOFT_HYPHEN = '\u00ad';

/** Divides English words at their syllables, two letters at least on either side; undefined when no story needs it. */
export async function hyphenatorFor(stories: readonly Pick<StyledStory, 'texts'>[]): Promise<Hyphenate | undefined> {
  if (!stories.some(({ texts }) => texts.some(({ text }) => LONG_WORD.test(text)))) return undefined;
  const loaded = (await import('hyphen/en-us/index.js')) as { default: { hyphenateSync(text: string, options: object): string } };
  const { hyphenateSync } = loaded.default;
  return (word) => offsets(hyphenateSync(word, { minWordLength: 6 }));
}

function offsets(divided: string): number[] {
  const parts = divided.split(SOFT_HYPHEN);
  const found: number[] = [];
  let at = 0;
  for (const part of parts.slice(0, -1)) found.push((at += part.length));
  return found;
}
