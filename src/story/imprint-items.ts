/**
 * The items of an imprint by the names that readers know; plain words, for the schema and for what reads it.
 */

/** What a newspaper prints about itself in each issue. */
export const COMPULSORY = [
  '刊号',
  '主管',
  '主办',
  '出版',
  '地址',
  '电话',
  '印刷',
  '印刷地址',
  '发行',
  '邮发代号',
  '定价',
] as const;

/** What may be said besides. */
export const MORE = ['邮编', '广告', '网址', '法律顾问', '创刊'] as const;

/** Computed by Banxin; typed, they must agree. */
export const COMPUTED = ['日期', '星期', '农历', '总期号', '版数'] as const;

export const IMPRINT_KEYS: readonly string[] = [...COMPULSORY, ...MORE, ...COMPUTED];
