/**
 * Kinds of characters that reading asks about, by UTF-16 unit: Chinese or not, white space or not, possibly unnormalised or not.
 * Numbers in, booleans out; it never looks at more than one character.
 */

/** Tab, LF, CR, space: the white space of Markdown. U+3000 and U+00A0 are characters and stay. */
export const isSpace = (c: number): boolean => c === 32 || c === 9 || c === 10 || c === 13;

/** LF or CR. */
export const isLineEnd = (c: number): boolean => c === 10 || c === 13;

/**
 * Han, kana, full-width forms and the marks that Chinese text uses, “ ” ‘ ’ — … · among them: between two of these a line break of the
 * author's is nothing. A unit of a surrogate pair counts as Han (the planes above the first hold Han before all else).
 */
export function isChinese(c: number): boolean {
  if (c < 0xb7) return false;
  if (c >= 0x2e80)
    return (
      c <= 0x9fff ||
      (c >= 0xd800 && c <= 0xdfff) ||
      (c >= 0xf900 && c <= 0xfaff) ||
      (c >= 0xfe30 && c <= 0xfe4f) ||
      (c >= 0xff00 && c <= 0xffef)
    );
  return c === 0xb7 || c === 0x2014 || (c >= 0x2018 && c <= 0x201d) || c === 0x2026 || (c >= 0x25a0 && c <= 0x25ff);
}

/** True when text of such characters alone is certainly in NFC already; false says only that one has to look. */
export function isSurelyNfc(c: number): boolean {
  if (c < 0x300) return true;
  if (c >= 0x3400 && c <= 0x9fff) return true;
  if (c >= 0x3000 && c <= 0x3096) return true;
  return (c >= 0x2010 && c <= 0x2027) || (c >= 0xff01 && c <= 0xffef) || (c >= 0x25a0 && c <= 0x25ff);
}

/** ASCII punctuation: what a backslash can escape (CommonMark 2.4). */
export const isAsciiMark = (c: number): boolean =>
  (c >= 33 && c <= 47) || (c >= 58 && c <= 64) || (c >= 91 && c <= 96) || (c >= 123 && c <= 126);
