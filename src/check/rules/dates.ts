/**
 * dates: relative dates where no date of issue is known, days that there are not, weekdays that do not fit their date, 昨日（21日） against the date of issue.
 */
import type { Passage, Rule, Sheet, Tell } from '../types.ts';

const RELATIVE = /近年来|近日|日前|去年|前年|今年|明年|昨日|昨天|昨晚|前天|今晨|今日|今天|今晚|明天|明日|上月|本月|下月|上周|本周|下周/g; // prettier-ignore
const DAY = /(?:(\d{4})年)?(?<![\d.])(\d{1,2})月(\d{1,2})日(?:\s?[（(]?(?:星期|周|礼拜)([一二三四五六日天]))?/g;
const NEAR = /(昨日|昨天|昨晚|今日|今天|今晨|今晚|明日|明天|前天)[（(](\d{1,2})日/g;
const WEEK = '日一二三四五六';

export const dates: Rule = ({ sheets }, tell) => {
  for (const sheet of sheets) {
    if (sheet.date === null) undated(sheet, tell);
    for (const passage of sheet.passages) {
      if (passage.role === 'cell') continue;
      days(passage, tell);
      if (sheet.date !== null) nearby(passage, sheet.date, tell);
    }
  }
};

/** One finding for each word, at its first place. */
function undated(sheet: Sheet, tell: Tell): void {
  const seen = new Map<string, { passage: Passage; at: number; count: number }>();
  for (const passage of sheet.passages)
    for (const { 0: word, index } of passage.text.matchAll(RELATIVE)) {
      const known = seen.get(word);
      if (known) known.count++;
      else seen.set(word, { passage, at: index, count: 1 });
    }
  for (const [word, { passage, at, count }] of seen)
    tell(passage, { from: at, to: at + word.length, sure: 'likely', kind: 'fact', zh: `“${word}”没有出版日期可依（共${count}处）`, en: `“${word}” has no date of issue to count from (${count} in all)` }); // prettier-ignore
}

function days(passage: Passage, tell: Tell): void {
  for (const match of passage.text.matchAll(DAY)) {
    const [found, year, month, day, weekday] = match;
    const place = { from: match.index, to: match.index + found.length };
    // A leap day needs a leap year; without one any year will do.
    if (!exists(year ? Number(year) : 2024, Number(month), Number(day)))
      tell(passage, { ...place, sure: 'certain', kind: 'fact', zh: `没有${found}这一天`, en: `there is no such day: ${found}` });
    else if (weekday) fits(passage, place, match, tell);
  }
}

/** Without a year: that of issue, or the one before or after it where the date lies nearer. */
function fits(passage: Passage, place: { from: number; to: number }, match: RegExpExecArray, tell: Tell): void {
  const [found, year, month, day, weekday] = match;
  const issue = passage.sheet.date;
  if (!year && issue === null) return;
  const years = year ? [Number(year)] : yearsNear(issue!, Number(month));
  const due = years.map((one) => WEEK[weekdayOf(one, Number(month), Number(day))]!);
  const typed = weekday === '天' ? '日' : weekday!;
  if (!due.includes(typed))
    tell(passage, { ...place, sure: year ? 'certain' : 'likely', kind: 'fact', zh: `${found}：这一天是星期${due[0]}`, en: `${found}: that day is 星期${due[0]}` }); // prettier-ignore
}

function yearsNear(issue: string, month: number): number[] {
  const year = Number(issue.slice(0, 4));
  const gap = month - Number(issue.slice(5, 7));
  if (gap > 6) return [year - 1, year];
  return gap < -6 ? [year + 1, year] : [year];
}

const SHIFT: Readonly<Record<string, number>> = { 前: -2, 昨: -1, 今: 0, 明: 1 };

function nearby(passage: Passage, issue: string, tell: Tell): void {
  for (const { 0: found, 1: word, 2: day, index } of passage.text.matchAll(NEAR)) {
    const due = shifted(issue, SHIFT[word![0]!]!);
    if (due !== Number(day))
      tell(passage, { from: index, to: index + found.length, sure: 'likely', kind: 'fact', zh: `${word}应是${due}日（出版日期${issue}）`, en: `${word} is the ${due}th: the date of issue is ${issue}` }); // prettier-ignore
  }
}

/** Day of the month so many days from an ISO date. */
function shifted(issue: string, by: number): number {
  const [year, month, day] = issue.split('-').map(Number) as [number, number, number];
  const at = day + by;
  if (at < 1) return lengthOf(month === 1 ? year - 1 : year, month === 1 ? 12 : month - 1) + at;
  return at > lengthOf(year, month) ? at - lengthOf(year, month) : at;
}

const lengthOf = (year: number, month: number): number =>
  month === 2 ? (year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31;

const exists = (year: number, month: number, day: number): boolean =>
  month >= 1 && month <= 12 && day >= 1 && day <= lengthOf(year, month);

/** Day of the week, 0 for Sunday (Sakamoto's method). */
export function weekdayOf(year: number, month: number, day: number): number {
  const y = month < 3 ? year - 1 : year;
  const shift = [0, 3, 2, 5, 0, 3, 5, 1, 4, 6, 2, 4][month - 1]!;
  return (y + Math.floor(y / 4) - Math.floor(y / 100) + Math.floor(y / 400) + shift + day) % 7;
}
