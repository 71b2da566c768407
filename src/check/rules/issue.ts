/**
 * folio, imprint and junction: what is true of the issue as a whole: the order of its pages, what copy says of the number of pages, weekday and 总期号, what
 * page 1 must have, and headlines that stand side by side.
 */
import type { Edition } from '../../story/types.ts';
import type { Copy, Passage, Rule, Tell } from '../types.ts';

const FOLIO = /^([A-Z]?)(\d{1,3})$/;

export const folio: Rule = (copy, tell, { calendar }) => {
  const { edition } = copy;
  if (!edition) return;
  order(edition, tell);
  for (const { passages } of copy.sheets) for (const passage of passages) said(passage, edition, calendar, tell);
};

/** Within each letter, folios count up by one. */
function order(edition: Edition, tell: Tell): void {
  const last = new Map<string, number>();
  const seen = new Set<string>();
  for (const { folios, span } of edition.pages)
    for (const one of folios) {
      const match = FOLIO.exec(one);
      if (!match) continue;
      const number = Number(match[2]);
      const before = last.get(match[1]!);
      const place = { file: span.file, start: span.start, end: span.end, kind: 'fact' as const, size: 1 };
      if (seen.has(one)) tell.place({ ...place, sure: 'certain', zh: `版序${one}重复`, en: `page ${one} stands twice` });
      else if (before !== undefined && number < before) tell.place({ ...place, sure: 'certain', zh: `版序${one}排在后面的版之后`, en: `page ${one} is out of order` }); // prettier-ignore
      else if (before !== undefined && number > before + 1) tell.place({ ...place, sure: 'likely', zh: `版序缺${before + 1 === number - 1 ? '第' : '第'}${before + 1}版（下一版是${one}）`, en: `page ${before + 1} is missing before ${one}` }); // prettier-ignore
      seen.add(one);
      last.set(match[1]!, Math.max(before ?? 0, number));
    }
}

const PAGES = /今日(?:共|出)?(\d{1,3})(?:个)?版/g;
const NUMBER = /(?:总第|总期号[:：]?(?:第)?)(\d{1,6})期?/g;
const TODAY = /今[天日](?:是)?星期([一二三四五六日天])/g;
const LUNAR = /今[天日](?:是)?农历([\u4e00-\u9fff]{1,3}月[\u4e00-\u9fff]{2})/g;

function said(passage: Passage, edition: Edition, calendar: { weekday: string; lunar: string } | undefined, tell: Tell): void {
  const differs = (find: RegExp, due: string | undefined, what: string, of: (found: string) => boolean): void => {
    if (due === undefined || due === '') return;
    for (const { 0: found, 1: value, index } of passage.text.matchAll(find))
      if (!of(value!)) tell(passage, { from: index, to: index + found.length, sure: 'certain', kind: 'fact', zh: `“${found}”与本期不合：${what}${due}`, en: `“${found}” does not fit this issue: ${due}` }); // prettier-ignore
  };
  const pages = String(edition.folios.length);
  differs(PAGES, pages, '本期版数', (value) => value === pages);
  const number = edition.number === undefined ? undefined : String(edition.number);
  differs(NUMBER, number, '总期号', (value) => value === number);
  differs(TODAY, calendar?.weekday, '出版日是星期', (value) => (value === '天' ? '日' : value) === calendar?.weekday);
  differs(LUNAR, calendar?.lunar, '出版日是', (value) => calendar?.lunar.includes(value) ?? true);
}

/** Page 1 carries the paper's name, date, running number and the compulsory items (报纸出版管理规定: every issue says them). */
export const imprint: Rule = ({ edition }, tell, { compulsory = [] }) => {
  const first = edition?.pages[0];
  if (!edition || !first || Number(FOLIO.exec(first.folios[0]!)?.[2]) !== 1) return;
  const { start, end } = first.span;
  const missing = [
    ...(edition.paper.name === '' ? ['报名 (name:)'] : []),
    ...(edition.number === undefined ? ['总期号 (number:)'] : []),
    ...(edition.date === '' ? ['出版日期 (date:)'] : []),
    ...compulsory.filter((item) => !edition.imprint.some((typed) => typed.item === item)),
  ];
  if (missing.length === 0) return;
  const place = { file: edition.file, start, end: Math.min(end, start + 1), kind: 'form' as const, sure: 'certain' as const };
  tell.place({ ...place, size: missing.length, zh: `头版缺${missing.join('、')}（banxin.yaml 的 imprint:）`, en: `page 1 lacks ${missing.join(', ')} (imprint: in banxin.yaml)` }); // prettier-ignore
};

/** Headlines of one page in pairs, for a person to read across. Off unless a paper switches it on: nothing decides it. */
export const junction: Rule = (copy, tell) => {
  for (const [left, right] of neighbours(copy))
    tell(right, { from: 0, to: right.text.length, beside: { passage: left, from: 0, to: left.text.length }, sure: 'question', kind: 'none', zh: `并排的标题连起来读一遍：“${left.text}”＋“${right.text}”`, en: `read these two headlines across: “${left.text}” + “${right.text}”` }); // prettier-ignore
};

/** Headlines of stories that follow one another on a page. */
export function neighbours({ edition, sheets }: Copy): readonly (readonly [Passage, Passage])[] {
  if (!edition) return [];
  const heads = new Map(sheets.map((sheet) => [sheet.story, sheet.passages.find(({ role }) => role === 'headline')] as const));
  return edition.pages.flatMap(({ stories }) => {
    const on = stories.flatMap((id) => heads.get(id) ?? []);
    return on.slice(1).map((right, i) => [on[i]!, right] as const);
  });
}
