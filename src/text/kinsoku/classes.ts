/**
 * The classes of characters that composition knows, as data: each row with its clause. In: a code unit. Out: its class.
 * The base classes are Unicode's own (unicode.ts); widths and sides follow clreq's mainland preset, other regions are in regions.ts.
 */

import { unicodeRuns } from './unicode.ts';

/** One class a character; the order has no meaning. */
export const Class = {
  other: 0,
  han: 1,
  comma: 2,
  stop: 3,
  close: 4,
  open: 5,
  interpunct: 6,
  solidus: 7,
  connector: 8,
  wave: 9,
  dash: 10,
  ellipsis: 11,
  digit: 12,
  latin: 13,
  space: 14,
  wideSpace: 15,
  latinMark: 16,
  prefix: 17,
  postfix: 18,
  joiner: 19,
  surrogate: 20,
  /** Draws nothing and forbids a break. */
  glue: 21,
  /** Draws nothing and allows one. */
  zeroSpace: 22,
  /** Stands on the character before it. */
  combining: 23,
} as const;
/** A number of `Class`. */
export type ClassId = (typeof Class)[keyof typeof Class];

interface Row {
  readonly class: ClassId;
  /** Characters, or inclusive ranges of code units. */
  readonly of: string | readonly (readonly [number, number])[];
  readonly clause: string;
}

/** What Chinese composition says otherwise, or more closely, than Unicode's classes (unicode.ts), which lie under these rows. */
const rows: readonly Row[] = [
  {
    class: Class.han,
    of: [
      [0x2160, 0x217f],
      [0x2190, 0x21ff],
      [0x2460, 0x24ff],
      [0x25a0, 0x27bf],
    ],
    clause: 'UAX #14 AI: ideographic in East Asian text',
  },
  { class: Class.other, of: [[0xfe10, 0xfe4f]], clause: 'Q4: forms of vertical text, not to be typed' },
  { class: Class.digit, of: '0123456789', clause: 'UAX #14 NU' },
  { class: Class.latinMark, of: '!"#&\'()*,./:;<=>?@[\\]^_`{|}~-+', clause: 'clreq id116: part of a Western word or number' },
  { class: Class.comma, of: '，、；：', clause: 'L2; J3 step 5, P19' },
  { class: Class.stop, of: '。？！．', clause: 'L2; J3 step 7' },
  { class: Class.close, of: '”’）》〉】」』〕］｝〗〙〛', clause: 'L3; J3 step 4' },
  { class: Class.open, of: '“‘（《〈【「『〔［｛〖〘〚', clause: 'L5; J3 step 4' },
  { class: Class.interpunct, of: '·・‧', clause: 'L4, P12' },
  { class: Class.solidus, of: '／', clause: 'L6, P15' },
  { class: Class.connector, of: '–', clause: 'L4, P14' },
  { class: Class.wave, of: '～', clause: 'L4, P14' },
  { class: Class.dash, of: '—⸺―', clause: 'L11' },
  { class: Class.ellipsis, of: '…⋯', clause: 'L12' },
  {
    class: Class.space,
    of: ' \t\n\r\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f',
    clause: 'J3 step 2, J7 step 1',
  },
  { class: Class.wideSpace, of: '\u3000', clause: 'clreq id158' },
  { class: Class.prefix, of: '¥$￥£€№±＄￡', clause: 'L14' },
  { class: Class.postfix, of: '%‰°℃℉％′″', clause: 'L14' },
  {
    class: Class.joiner,
    of: [
      [0, 8],
      [0xb, 0xc],
      [0xe, 0x1f],
      [0x7f, 0x9f],
      [0xad, 0xad],
      [0x61c, 0x61c],
      [0x200c, 0x200c],
      [0x200e, 0x200f],
      [0x202a, 0x202e],
      [0x2061, 0x206f],
      [0xfe00, 0xfe0f],
    ],
    clause: 'Unicode Default_Ignorable_Code_Point, Cc',
  },
  { class: Class.glue, of: '\u034f\u200d\u2060\ufeff', clause: 'UAX #14 WJ, ZWJ, GL' },
  { class: Class.zeroSpace, of: '\u200b', clause: 'UAX #14 ZW' },
  { class: Class.surrogate, of: [[0xd800, 0xdfff]], clause: 'UTF-16' },
];

let table: Uint8Array | undefined;

/** Class of every UTF-16 code unit; made at first use. A surrogate's class is that of its pair (Han from plane 2 on, else other). */
export function classes(): Uint8Array {
  if (table) return table;
  const made = new Uint8Array(0x10000);
  for (const [name, runs] of Object.entries(unicodeRuns)) {
    const numbers = runs.split(' ');
    let at = 0;
    for (let i = 0; i < numbers.length; i += 2) {
      const from = at + parseInt(numbers[i]!, 36);
      at = from + parseInt(numbers[i + 1]!, 36);
      made.fill(Class[name as keyof typeof unicodeRuns], from, at + 1);
    }
  }
  for (const row of rows) {
    if (typeof row.of === 'string') for (let i = 0; i < row.of.length; i++) made[row.of.charCodeAt(i)] = row.class;
    else for (const [from, to] of row.of) made.fill(row.class, from, to + 1);
  }
  table = made;
  return made;
}

/** A number's magnitude and the sign after it stay together: 38万元, 9900多家 (L14). */
export const magnitudes = new Set('万亿千百多余几');
const units = new Set('元人名个家年月日时分秒吨米里亩项条次户件位岁场期座公');

/** L14: whether a magnitude (`before`), which follows a number, keeps the unit after it: 38万|元 is no break. */
export const keepsUnit = (before: number, unit: number): boolean =>
  magnitudes.has(String.fromCharCode(before)) && units.has(String.fromCharCode(unit));
