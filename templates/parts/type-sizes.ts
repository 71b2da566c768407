/**
 * Type sizes by their names (号), pt, as ladders and scales choose them: the newspapers' table and the offices' one. Above 初
 * sizes go by their points (48, 54, 63, 72, 84, 96). Numbers only.
 */

/** 照排: what newspapers set. 一 is general knowledge without a source; there is no 小一, 小三 or 小六. */
export const NEWSPAPER = { 初: 42, 小初: 30, 一: 28, 二: 21, 小二: 18, 三: 16, 四: 14, 小四: 12, 五: 10.5, 小五: 9, 六: 7.875 } as const; // prettier-ignore

/** What word processors call by the same names. */
export const OFFICE = {
  初: 42, 小初: 36, 一: 26, 小一: 24, 二: 22, 小二: 18, 三: 16, 小三: 15, 四: 14, 小四: 12, 五: 10.5, 小五: 9, 六: 7.5, 小六: 6.5, 七: 5.5, 八: 5,
} as const; // prettier-ignore
