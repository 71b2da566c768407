/**
 * The part of numerals that compares numbers: parts over their whole, totals that are not what their parts come to, shares over 100 %, a crowd larger than
 * a percentage allows. Always questions: which of two numbers is wrong, only a person can say.
 */
import { type Amount, amountsIn, levelled, sentencesOf } from '../amounts.ts';
import type { Passage, Sheet, Tell } from '../types.ts';

export function sums(sheet: Sheet, tell: Tell): void {
  const prose = sheet.passages.filter(({ role }) => role !== 'cell' && role !== 'byline' && role !== 'credit');
  for (const passage of prose) {
    if (!/\d/.test(passage.text)) continue;
    const level = levelled(passage.text);
    for (const sentence of sentencesOf(level)) {
      const amounts = amountsIn(sentence.text);
      shares(passage, sentence, tell);
      if (amounts.length < 2) continue;
      const of: Sentence = { passage, ...sentence, amounts };
      if (!rest(of, tell)) partsOf(of, tell);
      totals(of, tell);
      effects(of, tell);
    }
  }
  crowds(prose, tell);
}

interface Sentence {
  readonly passage: Passage;
  readonly at: number;
  readonly text: string;
  readonly amounts: readonly Amount[];
}

const add = (amounts: readonly Amount[]): number => amounts.reduce((sum, { value }) => sum + value, 0);
const equal = (a: number, b: number): boolean => Math.abs(a - b) <= 1e-9 * Math.max(Math.abs(a), Math.abs(b));
const say = (value: number, unit: string): string => `${value >= 1e8 ? `${round(value / 1e8)}亿` : value >= 1e4 ? `${round(value / 1e4)}万` : round(value)}${unit}`; // prettier-ignore
const round = (value: number): number => Math.round(value * 1e6) / 1e6;

function ask({ passage, at }: Sentence, { at: from, end }: Amount, zh: string, en: string, tell: Tell): void {
  tell(passage, { from: at + from, to: at + end, sure: 'question', kind: 'number', zh, en });
}

const SHARE = /(?:占|率|比例|比重|份额)(?:[^，。；、\d%增升涨]{0,6})(\d+(?:\.\d+)?)%/g;

function shares(passage: Passage, { at, text }: { at: number; text: string }, tell: Tell): void {
  for (const match of text.matchAll(SHARE)) {
    if (Number(match[1]) <= 100 || /增长|增幅|上升|收益|回报|利润|完成|超额|负债|周转|投资/.test(text.slice(Math.max(0, match.index - 6), match.index + match[0].length))) continue; // prettier-ignore
    const from = at + match.index + match[0].lastIndexOf(match[1]!);
    tell(passage, { from, to: from + match[1]!.length + 1, sure: 'question', kind: 'number', zh: `占比${match[1]}%，超过100%`, en: `a share of ${match[1]} %, over 100` }); // prettier-ignore
  }
}

/** A whole, its parts and 其余: they come to it exactly. True when the sentence is of this form. */
function rest(of: Sentence, tell: Tell): boolean {
  const word = /其余|余下|剩余|其他|另外/.exec(of.text);
  if (!word) return false;
  const last = of.amounts.find(({ at }) => at > word.index);
  if (!last) return false;
  const same = of.amounts.filter(({ unit, at }) => unit === last.unit && at <= last.at);
  const [whole, ...parts] = same;
  if (!whole || parts.length < 2 || same.some(({ rough }) => rough)) return false;
  if (!equal(add(parts), whole.value))
    ask(of, whole, `总数${say(whole.value, whole.unit)}，各部分与其余相加却是${say(add(parts), whole.unit)}`, `the whole is ${say(whole.value, whole.unit)}, its parts and the rest come to ${say(add(parts), whole.unit)}`, tell); // prettier-ignore
  return true;
}

/** 其中, or a colon, between a whole and its parts. */
function partsOf(of: Sentence, tell: Tell): void {
  const word = /其中|：/.exec(of.text);
  if (!word) return;
  const whole = of.amounts.findLast(({ end, unit }) => end <= word.index && of.amounts.some((one) => one.at > word.index && one.unit === unit)); // prettier-ignore
  if (!whole) return;
  const parts = of.amounts.filter(({ at, unit }) => at > word.index && unit === whole.unit);
  if (whole.unit === '%' || (word[0] === '：' && parts.length < 2)) return;
  const over = parts.find(({ value }) => value > whole.value);
  // Behind a colon amounts of one unit may be of anything.
  if (over && word[0] === '其中')
    return ask(of, over, `部分${say(over.value, over.unit)}大于总数${say(whole.value, whole.unit)}`, `a part of ${say(over.value, over.unit)} is over its whole, ${say(whole.value, whole.unit)}`, tell); // prettier-ignore
  if (parts.length < 2 || [whole, ...parts].some(({ rough }) => rough)) return;
  const sum = add(parts);
  const power = Math.log10(whole.value / sum);
  const slipped = Math.abs(power) > 0.5 && equal(power, Math.round(power));
  if (slipped || (word[0] === '：' && sum > whole.value && parts.length > 2))
    ask(of, whole, `总数${say(whole.value, whole.unit)}，各部分相加是${say(sum, whole.unit)}`, `the whole is ${say(whole.value, whole.unit)}, its parts come to ${say(sum, whole.unit)}`, tell); // prettier-ignore
}

const TOTAL = /(合计|总计|共计|总共|一共|累计|总额|总量|共)(?:[^，。；、\d]{0,8})$/;

/** A total below one of its parts; one that its parts do not come to. */
function totals(of: Sentence, tell: Tell): void {
  for (const [i, total] of of.amounts.entries()) {
    const word = TOTAL.exec(of.text.slice(Math.max(0, total.at - 16), total.at));
    if (!word || i === 0 || total.unit === '%') continue;
    const clause = Math.max(of.text.lastIndexOf('；', total.at), 0);
    const parts = of.amounts.slice(Math.max(0, i - 40), i).filter(({ unit, at }) => unit === total.unit && at >= clause && !TOTAL.test(of.text.slice(Math.max(0, at - 16), at))); // prettier-ignore
    if (parts.length === 0) continue;
    const over = parts.find(({ value }) => value > total.value);
    const strong = word[1] !== '共' && word[1] !== '累计' && parts.length > 1 && ![total, ...parts].some(({ rough }) => rough);
    if (over && (parts.length > 1 || word[1] !== '共'))
      ask(of, total, `总数${say(total.value, total.unit)}小于其中一项${say(over.value, over.unit)}`, `the total, ${say(total.value, total.unit)}, is below one of its parts, ${say(over.value, over.unit)}`, tell); // prettier-ignore
    else if (strong && !equal(add(parts), total.value))
      ask(of, total, `总数${say(total.value, total.unit)}，各项相加却是${say(add(parts), total.unit)}`, `the total is ${say(total.value, total.unit)}, its parts come to ${say(add(parts), total.unit)}`, tell); // prettier-ignore
  }
}

const EFFECT = /带动|拉动|撬动|促成|产生/;

/** Money that was given out and brought about less than itself. */
function effects(of: Sentence, tell: Tell): void {
  const verb = EFFECT.exec(of.text);
  if (!verb) return;
  const effect = of.amounts.find(({ at, unit }) => at > verb.index && unit === '元');
  if (!effect || effect.at - verb.index > 24) return;
  const given = of.amounts.filter(({ end, unit }) => end <= verb.index && unit === '元').sort((a, b) => b.value - a.value)[0];
  if (given && given.value > effect.value)
    ask(of, given, `投入${say(given.value, '元')}，带动的只有${say(effect.value, '元')}：其中一个可能有误`, `${say(given.value, '元')} went in and brought about only ${say(effect.value, '元')}: one of the two may be wrong`, tell); // prettier-ignore
}

/** N of a kind of people, and the share of that kind: so many there are at most. */
const RATE = /(\d+(?:\.\d+)?)(万|亿)?(?:余|多)?(?:名|位|户|家|个)?([\u4e00-\u9fff]{2})[^。]{0,80}?\3(?:[\u4e00-\u9fff]{0,2}(?:参与|参加|参赛|覆盖|入会|到会|出席|投票|接种|签约|普及|就业|入学|升学|使用|持有))率(?:[^\d，。]{0,4})(\d+(?:\.\d+)?)%/g; // prettier-ignore
const SLACK = 1.15;

function crowds(passages: readonly Passage[], tell: Tell): void {
  for (const passage of passages) {
    if (!passage.text.includes('率')) continue;
    for (const match of levelled(passage.text).matchAll(RATE)) {
      const [found, figures, scale, kind, percent] = match;
      const all = (Number(figures) * (scale === '亿' ? 1e8 : scale === '万' ? 1e4 : 1) * 100) / Number(percent);
      const beside = { passage, from: match.index, to: match.index + found.length };
      for (const other of passages) larger(other, kind!, all, beside, tell);
    }
  }
}

function larger(
  passage: Passage,
  kind: string,
  all: number,
  beside: { passage: Passage; from: number; to: number },
  tell: Tell,
): void {
  // prettier-ignore
  const count = new RegExp(`(\\d+(?:\\.\\d+)?)(万|亿)?(?:余|多)?(?:名|位|户|家|个)?${kind}`, 'g');
  for (const match of passage.text.matchAll(count)) {
    const value = Number(match[1]) * (match[2] === '亿' ? 1e8 : match[2] === '万' ? 1e4 : 1);
    if (value > all * SLACK)
      tell(passage, { from: match.index, to: match.index + match[0].length, beside, sure: 'question', kind: 'number', zh: `${say(value, '')}${kind}，与别处不合：按那里的人数和比率，总共约${say(Math.round(all), '')}`, en: `${say(value, '')} does not fit another place: by its number and rate there are about ${say(Math.round(all), '')} in all` }); // prettier-ignore
  }
}
