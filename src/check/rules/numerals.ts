/**
 * numerals: the forms of numbers that GB/T 15835-2011 rules on, and numbers that contradict each other (sums.ts).
 */
import { touches } from '../passage.ts';
import type { Passage, Rule, Sureness, Tell } from '../types.ts';
import { sums } from './sums.ts';

interface Form {
  readonly find: RegExp;
  readonly sure: Sureness;
  readonly zh: string;
  readonly en: string;
}

const HAN = '[一二三四五六七八九十]';

const forms: readonly Form[] = [
  { find: /\d[百千](?![分万亿米克瓦伏卡赫焦帕字里户年])/g, sure: 'likely', zh: '阿拉伯数字后面只跟“万”“亿”，不跟“千”“百”', en: 'figures take 万 and 亿, not 千 or 百' },
  { find: new RegExp(`\\d{1,2}月${HAN}{1,3}日|${HAN}{1,2}月\\d{1,2}日|\\d{4}年${HAN}{1,2}月${HAN}{1,3}日`, 'g'), sure: 'certain', zh: '一个日期里汉字数字和阿拉伯数字混用', en: 'a date in both kinds of figures' },
  { find: /(?:大约|大概|约|近|将近|接近)[\d一二三四五六七八九十百千万亿两半.]{1,10}[\u4e00-\u9fff]{0,3}(?:左右|上下)/g, sure: 'likely', zh: '“约……左右”重复', en: '约 and 左右 say the same' },
  { find: /(?:超过|超|逾|至少)\d[\d.]*[万亿]?[余多]/g, sure: 'likely', zh: '“超过……多”重复', en: '超过 and 多 say the same' },
  { find: /[一二三四五六七八两]、[二三四五六七八九][十百千万]?(?:个(?!月大)|天|岁|次|名|位|里|米|公里|小时|分钟|块|元|斤|亩|成|十|百)/g, sure: 'likely', zh: '概数的两个数字之间不用顿号', en: 'no 、 between the numbers of an approximation' },
  { find: /(?<![\d.])\d+(?:\.\d+)?[—～~]\d+(?:\.\d+)?[万亿]/g, sure: 'likely', zh: '数值范围前后的“万”“亿”都要写', en: 'both ends of a range take 万 or 亿' },
  { find: /(?<![\d.])\d+(?:\.\d+)?[-—～~]\d+(?:\.\d+)?%/g, sure: 'likely', zh: '百分比的范围，前一个数也要写%', en: 'both ends of a range of percentages take %' },
  { find: /(?<=\d)\s?(?:KM|Km|KG|Kg|kG|KW|Kw|MPA|Mpa|ML|Ml|CM|Cm|MM|Mm|HZ|Hz(?=Z))(?![A-Za-z])/g, sure: 'likely', zh: '单位符号的大小写不对（km、kg、kW、MPa、mL、cm、mm、Hz）', en: 'wrong case of a unit: km, kg, kW, MPa, mL, cm, mm, Hz' },
  { find: /\d+(?:\.\d+)?(?:公分|平米|立升|公升)/g, sure: 'likely', zh: '不是法定计量单位（厘米、平方米、升）', en: 'not a legal unit: 厘米, 平方米, 升' },
  { find: /(?<![\d.,:：])0\d+(?:\.\d+)?(?:万|亿|元|人|吨|米|公里)/g, sure: 'question', zh: '数字以0开头', en: 'a number that begins with 0' },
]; // prettier-ignore

export const numerals: Rule = ({ sheets }, tell) => {
  for (const sheet of sheets) {
    for (const passage of sheet.passages) for (const form of forms) apply(form, passage, tell);
    sums(sheet, tell);
  }
};

function apply({ find, sure, zh, en }: Form, passage: Passage, tell: Tell): void {
  for (const { 0: found, index } of passage.text.matchAll(find))
    if (!touches(passage.skip, index, index + found.length))
      tell(passage, { from: index, to: index + found.length, sure, kind: 'numeral', zh: `${zh}：“${found}”`, en: `${en}: “${found}”` }); // prettier-ignore
}
