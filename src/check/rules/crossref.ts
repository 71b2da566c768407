/**
 * crossref: 导读, 下转 and 上接, 详见第X版, 更正, 左图 that point at nothing: at a story that is not in the issue, a page that there is not, a picture that
 * the story has not.
 */
import type { Copy, Passage, Rule, Sheet, Tell } from '../types.ts';

const PAGE =
  /(?:下转|上接|详见|转至|见(?=[第A-Z]))(?:本报|今日)?(?:第?([一二三四五六七八九十]{1,3}|\d{1,2})版|([A-Z]\d{1,2})版?)/g;
const PICTURE = /[（(](?:[上下左右]|见)图[）)]|(?<![\u4e00-\u9fff])[上下左右]图(?=[为是：，])|图([①-⑳])/g;
const CIRCLED = '①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳';
const ISSUE = /本报(?:(\d{4})年)?(\d{1,2})月(\d{1,2})日/;

export const crossref: Rule = (copy, tell) => {
  for (const sheet of copy.sheets) {
    if (copy.edition) {
      links(sheet, copy, tell);
      for (const passage of sheet.passages) folios(passage, copy, tell);
    }
    corrections(sheet, copy, tell);
    for (const passage of sheet.passages) pictures(passage, tell);
  }
};

function links(sheet: Sheet, { edition }: Copy, tell: Tell): void {
  for (const { to, text, start, end, kind } of sheet.pointers) {
    if (kind === 'correction' || !/\.md(?:#|$)/.test(to) || /^[a-z]+:/.test(to)) continue;
    const file = resolved(sheet.file, to.replace(/#.*$/, ''));
    if (edition!.contents.some((one) => one.file === file)) continue;
    tell.place({ file: sheet.file, start, end, sure: 'certain', kind: 'fact', zh: `${kind === 'digest' ? '导读' : '链接'}“${text}”指向的稿件不在本期：${to}`, en: `“${text}” points at ${to}, which is not in this issue` }); // prettier-ignore
  }
}

/** A path that a story names, from the root. */
export function resolved(from: string, to: string): string {
  const parts = from.split('/').slice(0, -1);
  for (const part of to.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '.' && part !== '') parts.push(part);
  }
  return parts.join('/');
}

const DIGITS = '零一二三四五六七八九';
const numberOf = (text: string): number =>
  /^\d/.test(text) ? Number(text) : text.length === 1 && text !== '十' ? DIGITS.indexOf(text) : text.startsWith('十') ? 10 + Math.max(0, DIGITS.indexOf(text[1] ?? '零')) : DIGITS.indexOf(text[0]!) * 10 + Math.max(0, DIGITS.indexOf(text[2] ?? '零')); // prettier-ignore

function folios(passage: Passage, { edition }: Copy, tell: Tell): void {
  for (const { 0: found, 1: number, 2: folio, index } of passage.text.matchAll(PAGE)) {
    const there = edition!.folios.some((one) => (folio ? one === folio : Number(/\d+$/.exec(one)?.[0]) === numberOf(number!)));
    if (!there)
      tell(passage, { from: index, to: index + found.length, sure: 'certain', kind: 'fact', zh: `“${found}”：本期没有这一版（有${edition!.folios.join('、')}）`, en: `“${found}”: this issue has no such page (${edition!.folios.join(', ')})` }); // prettier-ignore
  }
}

function corrections(sheet: Sheet, { edition, sheets }: Copy, tell: Tell): void {
  for (const { kind, to, date, start, end } of sheet.pointers) {
    if (kind !== 'correction') continue;
    const place = { file: sheet.file, start, end, kind: 'fact' as const };
    const typed = sheet.source.slice(start, end);
    const said = ISSUE.exec(typed);
    if (to === '') tell.place({ ...place, sure: 'likely', zh: '更正没有写明更正哪一篇（of=）', en: 'the correction does not say of which story (of=)' }); // prettier-ignore
    if (sheets.some(({ id }) => id === to)) tell.place({ ...place, sure: 'certain', zh: `更正的“${to}”就在本期`, en: `the correction is of “${to}”, which is in this issue` }); // prettier-ignore
    if (date && edition?.date && date >= edition.date) tell.place({ ...place, sure: 'certain', zh: `更正的日期${date}不早于本期${edition.date}`, en: `the date of the correction, ${date}, is not before this issue’s, ${edition.date}` }); // prettier-ignore
    if (date && said && (Number(date.slice(5, 7)) !== Number(said[2]) || Number(date.slice(8)) !== Number(said[3])))
      tell.place({
        ...place,
        sure: 'certain',
        zh: `更正里写的是${said[0]}，标的日期是${date}`,
        en: `the correction says ${said[0]}, its date is ${date}`,
      });
  }
}

function pictures(passage: Passage, tell: Tell): void {
  if (passage.role === 'cell' || passage.role === 'caption') return;
  const { figures } = passage.sheet;
  for (const { 0: found, 1: circled, index } of passage.text.matchAll(PICTURE)) {
    const due = circled ? CIRCLED.indexOf(circled) + 1 : 1;
    if (figures.length >= due) continue;
    tell(passage, { from: index, to: index + found.length, sure: 'certain', kind: 'fact', zh: `“${found}”：这篇稿件只有${figures.length}张图`, en: `“${found}”: the story has ${figures.length} picture${figures.length === 1 ? '' : 's'}` }); // prettier-ignore
  }
}
