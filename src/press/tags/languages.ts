/**
 * The text of a run in, the stretches of it that are not Chinese out, each with its language (BCP 47). A guess by script: a manuscript does not say.
 */

/** A stretch of a text in another language; end exclusive, UTF-16 units. */
export interface Foreign {
  readonly start: number;
  readonly end: number;
  readonly language: string;
}

const LATIN = 'A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f\u1e00-\u1eff';

/** Words, figures behind them, and what stands between. */
const SCRIPTS: readonly (readonly [string, string])[] = [
  ['en', `[${LATIN}](?:[${LATIN}0-9'’.,&:/ -]*[${LATIN}0-9])?`],
  ['ja', '[\u3041-\u30ff]+'],
  ['ko', '[\uac00-\ud7af](?:[\uac00-\ud7af ]*[\uac00-\ud7af])?'],
  ['ru', '[\u0400-\u04ff](?:[\u0400-\u04ff -]*[\u0400-\u04ff])?'],
  ['el', '[\u0370-\u03ff](?:[\u0370-\u03ff -]*[\u0370-\u03ff])?'],
  ['ar', '[\u0600-\u06ff](?:[\u0600-\u06ff ]*[\u0600-\u06ff])?'],
  ['he', '[\u0590-\u05ff](?:[\u0590-\u05ff ]*[\u0590-\u05ff])?'],
  ['th', '[\u0e01-\u0e5b](?:[\u0e01-\u0e5b ]*[\u0e01-\u0e5b])?'],
];

const foreign = new RegExp(SCRIPTS.map(([, pattern]) => `(${pattern})`).join('|'), 'g');
/** Cheap to ask of every run of a page: most have none. */
const suspect = /[A-Za-z\u00c0-\u06ff\u0e00-\u0e7f\u1e00-\u1eff\u3041-\u30ff\uac00-\ud7af]{2}/;
/** A word in small letters; GDP and A股 are read as Chinese reads them. */
const word = /[a-z\u00df-\u024f\u1e00-\u1eff]{2}/;
const asciiOnly = /^[\u0000-\u007f’]*$/; // eslint-disable-line no-control-regex

/** Stretches in other languages, in order; none in most texts. */
export function foreignIn(text: string): Foreign[] {
  if (!suspect.test(text)) return [];
  const found: Foreign[] = [];
  for (const match of text.matchAll(foreign)) {
    const [whole, ...groups] = match;
    const language = SCRIPTS[groups.findIndex((group) => group !== undefined)]![0];
    if (language === 'en' && !word.test(whole)) continue;
    const { index } = match;
    found.push({
      start: index,
      end: index + whole.length,
      language: language === 'en' && !asciiOnly.test(whole) ? 'und-Latn' : language,
    });
  }
  return found;
}

/** The language of a reading set at its base: bopomofo, or pinyin. */
export const readingLanguage = (text: string): string =>
  /[\u3100-\u312f\u31a0-\u31bf]/.test(text) ? 'zh-Bopo' : 'zh-Latn-pinyin';
