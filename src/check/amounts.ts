/**
 * Text comes in, amounts go out: value, unit, and whether it is rough. A pure reading of figures; what they mean together is for the rules.
 */

/** A number with its unit. `at`, `end`: UTF-16 offsets of figures and unit. */
export interface Amount {
  readonly value: number;
  /** Units that count the same things are one: 名, 位 and 人 are 人. */
  readonly unit: string;
  readonly at: number;
  readonly end: number;
  /** 约, 近, 余, 多, 以上: no exact number. */
  readonly rough: boolean;
}

const UNITS = '人次|万人次|平方米|平方公里|立方米|公里|千克|公斤|小时|分钟|毫米|厘米|元|人|名|位|户|家|个|件|台|辆|艘|吨|亩|公顷|米|克|升|天|岁|场|次|项|册|部|枚|本|套|张|篇|首|处|座|条|所|只|头|棵|株|%'; // prettier-ignore
const AMOUNT = new RegExp(`(约|近|超过|超|逾|至少|不足|不到|大约)?(?<![\\d.A-Za-z])(\\d+(?:,\\d{3})*(?:\\.\\d+)?)(万亿|亿|万|千万|百万|千|百)?(余|多|来|几)?(${UNITS})?(左右|上下|以上|以下|多|余)?`, 'g'); // prettier-ignore
const SCALE: Readonly<Record<string, number>> = { 百: 1e2, 千: 1e3, 万: 1e4, 百万: 1e6, 千万: 1e7, 亿: 1e8, 万亿: 1e12 };
const SAME: Readonly<Record<string, string>> = { 名: '人', 位: '人', 公斤: '千克' };

/** Amounts of a text in order; figures without a unit are left out. */
export function amountsIn(text: string): Amount[] {
  const out: Amount[] = [];
  for (const match of text.matchAll(AMOUNT)) {
    const [whole, before, figures, scale, odd, unit, after] = match;
    if (unit === undefined) continue;
    const value = Number(figures!.replaceAll(',', '')) * (scale ? SCALE[scale]! : 1);
    const at = match.index + (before?.length ?? 0);
    out.push({
      value,
      unit: SAME[unit] ?? unit,
      at,
      end: match.index + whole.length - (after?.length ?? 0),
      rough: before !== undefined || odd !== undefined || after !== undefined,
    });
  }
  return out;
}

/** Half-width marks beside no figure as full-width ones, length for length: rules that follow sentences read raw copy too. */
export const levelled = (text: string): string =>
  /[,;:!?()]/.test(text)
    ? text.replace(/[,;:!?()]/g, (mark, at: number) => (mark === ',' && /\d/.test(text[at - 1] ?? '') && /\d/.test(text[at + 1] ?? '') ? mark : WIDE[mark]!)) // prettier-ignore
    : text;
const WIDE: Readonly<Record<string, string>> = { ',': '，', ';': '；', ':': '：', '!': '！', '?': '？', '(': '（', ')': '）' };

/** Sentences of a text, by 。！？; with where each begins. */
export function sentencesOf(text: string): { readonly at: number; readonly text: string }[] {
  const out: { at: number; text: string }[] = [];
  for (const match of text.matchAll(/[^。！？\n]+[。！？\n]*/g)) out.push({ at: match.index, text: match[0] });
  return out;
}
