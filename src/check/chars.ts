/** Kinds of characters that the rules ask about, by UTF-16 unit or by one character; never more than that. */

/** Han, the units of its upper planes among them. */
export const isHan = (c: number): boolean =>
  (c >= 0x3400 && c <= 0x4dbf) || (c >= 0x4e00 && c <= 0x9fff) || (c >= 0xf900 && c <= 0xfaff) || c === 0x3007 || (c >= 0xd840 && c <= 0xdfff); // prettier-ignore

export const isDigit = (c: number): boolean => c >= 48 && c <= 57;
export const isLatin = (c: number): boolean => (c >= 65 && c <= 90) || (c >= 97 && c <= 122);

const MARKS = new Set('，。、；：！？“”‘’（）《》〈〉【】「」『』〔〕…—～·　');
/** A mark of Chinese text. */
export const isWideMark = (character: string | undefined): boolean => character !== undefined && MARKS.has(character);

/** Han or a mark of Chinese text. */
export const isChinese = (text: string, at: number): boolean =>
  at >= 0 && at < text.length && (isHan(text.charCodeAt(at)) || MARKS.has(text[at]!));

const HAN = '[\\u3400-\\u4dbf\\u4e00-\\u9fff\\u3007]';
/** The same as a class in the source of a regular expression. */
export const HAN_CLASS = HAN;

const digits = '零一二三四五六七八九';
const HAN_NUMBER = /^(?:([一二三四五六七八九])百)?(?:[零〇](?=[^十]))?(?:([一二三四五六七八九])?(十))?([一二三四五六七八九])?$/;

/** 一 to 九百九十九; 0 when it is no number. */
export function hanNumber(text: string): number {
  const match = HAN_NUMBER.exec(text);
  if (match === null || text === '') return 0;
  const value = (digit: string | undefined): number => (digit === undefined ? 0 : digits.indexOf(digit));
  return value(match[1]) * 100 + (match[3] ? (match[2] ? value(match[2]) : 1) * 10 : 0) + value(match[4]);
}
