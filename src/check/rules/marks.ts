/**
 * marks: the uses of marks that GB/T 15834-2011 rules on: 、 between quotations and titles (4.5.3.5), dashes of spans (4.13), · in dates and names (4.14),
 * ladder marks, ？ on a statement, marks that stand doubled or at the head of a paragraph.
 */
import { isProse, touches } from '../passage.ts';
import type { Passage, Rule, Sureness, Tell } from '../types.ts';

/** One use of marks. `find`: with one group, that group is the place; else the whole. `put`: of the match. */
interface Use {
  readonly find: RegExp;
  readonly sure: Sureness;
  readonly zh: string;
  readonly en: string;
  readonly put?: (found: string, match: RegExpExecArray) => string;
  /** Where else it must not be looked for. */
  readonly unless?: (passage: Passage, at: number, match: RegExpExecArray) => boolean;
  readonly only?: (passage: Passage) => boolean;
}

const UNIT =
  '(?:人|名|位|元|万|亿|吨|公里|千米|米|厘米|毫米|公斤|千克|克|升|亩|公顷|天|个|家|户|岁|倍|℃|分钟|小时|秒|级|层|次|场|件|台|辆|页|字|%)';
const MONTH_DAY = /^“(\d{1,2})[.．](\d{1,2})”$/;

const uses: readonly Use[] = [
  {
    find: /[”’](、)(?=[“‘])/dg,
    sure: 'certain',
    zh: '并列的引语之间不用顿号',
    en: 'no 、 between adjacent quotations',
    put: () => '',
  },
  { find: /》(、)(?=《)/dg, sure: 'certain', zh: '并列的书名号之间不用顿号', en: 'no 、 between adjacent titles', put: () => '' },
  {
    find: /^(?:\s*)([（(][一二三四五六七八九十\d]{1,3}[）)]、)/dg,
    sure: 'certain',
    zh: '（一）后面不用顿号',
    en: 'no 、 behind a number in brackets',
    put: (found) => found.slice(0, -1),
  },
  {
    find: /^\s*(\d{1,2}、)/dg,
    sure: 'certain',
    zh: '阿拉伯数字的序号后面用下脚点，不用顿号',
    en: 'an Arabic ordinal takes a point, not 、',
    put: (found) => `${found.slice(0, -1)}.`,
    unless: (passage, _, match) => /^\d/.test(passage.text.slice(match.index + match[0].length)),
  },
  {
    find: /^\s*([①-⑳]、)/dg,
    sure: 'certain',
    zh: '①后面不用顿号',
    en: 'no 、 behind a circled number',
    put: (found) => found.slice(0, -1),
  },
  {
    find: /(?<![\d.．-])\d{4}([-~～‐–])(?=\d{2,4}年)/dg,
    sure: 'certain',
    zh: '时间起止用一字线“—”',
    en: 'a span of time takes —',
    put: () => '—',
  },
  {
    find: /\d{1,2}[日月时]([-~～‐–])(?=\d{1,2}[日月时])/dg,
    sure: 'certain',
    zh: '时间起止用一字线“—”',
    en: 'a span of time takes —',
    put: () => '—',
  },
  {
    find: new RegExp(`(?<![\\dA-Za-z.．:：/第-])\\d+(?:\\.\\d+)?(?:%|万|亿|℃)?([-‐–])(?=\\d+(?:\\.\\d+)?${UNIT})`, 'dg'),
    sure: 'certain',
    zh: '数量范围用浪纹线“～”',
    en: 'a range of amounts takes ～',
    put: () => '～',
    unless: ({ text }, at) => /[年月日时分届期号第版]$/.test(text.slice(Math.max(0, at - 1), at)) || /^\d+(?:\.\d+)?(?:级|层|次)/.test(text.slice(at + 1)), // prettier-ignore
  },
  {
    find: new RegExp(`(?<![\\dA-Za-z.．:：/第-])\\d+(?:\\.\\d+)?(?:%|万|亿|℃)?(—)(?=\\d+(?:\\.\\d+)?${UNIT})`, 'dg'),
    sure: 'likely',
    zh: '数量范围一般用浪纹线“～”，一字线留给时间和地域',
    en: 'a range of amounts takes ～ rather than —, which is for time and place',
    unless: ({ text }, at) => /[年月日时分届期号第版]$/.test(text.slice(Math.max(0, at - 1), at)) || /^\d+(?:\.\d+)?(?:级|层|次)/.test(text.slice(at + 1)), // prettier-ignore
  },
  {
    find: /(?<=[\u4e00-\u9fff])--+(?=[\u4e00-\u9fff])/dg,
    sure: 'certain',
    zh: '破折号是“——”，不用连字符',
    en: 'a dash is ——, not hyphens',
  },
  {
    find: /(?<=[\u4e00-\u9fff])-(?=[\u4e00-\u9fff])/dg,
    sure: 'question',
    zh: '起止用一字线“—”，转折用破折号“——”；复姓和复合名词才用短横线',
    en: 'a hyphen between Han: — for a span, —— for a dash; it is right in compound names only',
  },
  {
    find: /(?<![·.A-Za-z])[A-Z](·)(?=[A-Z\u4e00-\u9fff])/dg,
    sure: 'certain',
    zh: '外文名字的首字母后面用下脚点，不用间隔号',
    en: 'a point, not ·, behind a Latin initial',
    put: () => '.',
  },
  {
    find: /“\d{1,2}[.．]\d{1,2}”/dg,
    sure: 'question',
    zh: '如指月日，中间用间隔号，如“3·15”',
    en: 'a month and day in quotation marks takes ·, as in “3·15”',
    unless: ({ text }, at, match) => !isMonthDay(match[0]) || /^(?:版|英寸|寸)/.test(text.slice(at + match[0].length)),
  },
  {
    find: /([，、；：])\1+|[，、；：][，、；：。]|。[，、；：。]/dg,
    sure: 'certain',
    zh: '两个点号连用',
    en: 'two stops in a row',
    unless: (_, __, match) => /^。{2,}/.test(match[0]) || match[0].startsWith('。。'),
  },
  { find: /。{2,}|(?<!\.)\.{3,}(?!\.)|(?<!…)…(?!…)|…{3}(?!…)/dg, sure: 'certain', zh: '省略号是两个三连点“……”', en: 'an ellipsis is ……', put: () => '……', unless: (passage, at, match) => match[0].startsWith('.') && !/[\u4e00-\u9fff“”，。]/.test(passage.text[at - 1] ?? '') }, // prettier-ignore
  { find: /[！]{4,}|[？]{4,}/dg, sure: 'certain', zh: '叹号、问号叠用最多三个', en: 'three ！ or ？ at most' },
  {
    find: /。”。|！”！|？”？/dg,
    sure: 'certain',
    zh: '引号内外都有句末点号，只留一个',
    en: 'an end mark on both sides of the quotation mark',
  },
  {
    find: /（[，。、；：！？]|[，、；：]）/dg,
    sure: 'certain',
    zh: '括号边上多了点号',
    en: 'a stop at the inner edge of a bracket',
  },
  {
    find: /^[，。、；：！？）》」』]/dg,
    sure: 'certain',
    zh: '段首不能是这个标点',
    en: 'a paragraph cannot begin with this mark',
    only: isProse,
  },
  {
    find: /(?:不知道?|不清楚|不明白|无论|不管|取决于)[^，。？！；“”]{0,12}(?:什么|谁|哪|怎么|怎样|如何|多少|是否|为何)[^，。？！；“”吗呢]{0,12}？/dg,
    sure: 'question',
    zh: '陈述句里的疑问词，句末一般用句号',
    en: 'an indirect question is a statement: 。, not ？',
  },
];

function isMonthDay(text: string): boolean {
  const match = MONTH_DAY.exec(text);
  const [month, day] = match ? [Number(match[1]), Number(match[2])] : [0, 0];
  return month >= 1 && month <= 12 && day >= 1 && day <= 31 && match![2] !== '0';
}

export const marks: Rule = (copy, tell) => {
  for (const { passages } of copy.sheets)
    for (const passage of passages) {
      if (passage.role === 'cell') continue;
      for (const use of uses) apply(use, passage, tell);
      if (passage.role === 'caption') captionStop(passage, tell);
    }
};

function apply(use: Use, passage: Passage, tell: Tell): void {
  if (use.only && !use.only(passage)) return;
  for (const match of passage.text.matchAll(use.find) as Iterable<RegExpExecArray & { indices: [number, number][] }>) {
    const inner = match.indices.length > 1 && !use.find.source.includes('\\1') ? match.indices.at(-1) : undefined;
    const [from, to] = inner ?? match.indices[0]!;
    if (touches(passage.skip, from, to) || use.unless?.(passage, from, match)) continue;
    const found = passage.text.slice(from, to);
    const shown = passage.text.slice(Math.max(0, from - 4), to + 4).trim();
    tell(passage, { from, to, sure: use.sure, kind: 'mark', zh: `${use.zh}：“${shown}”`, en: `${use.en}: “${shown}”`, ...(use.put ? { put: use.put(found, match) } : {}) }); // prettier-ignore
  }
}

/** Longer than this, or with a comma, a caption may well be a sentence. */
const PHRASE = 14;

/** Annex A.1: a caption that is a phrase takes no 。 at its end. */
function captionStop(passage: Passage, tell: Tell): void {
  const { text } = passage;
  if (text.length > PHRASE || !/^[^，。！？；：“”]+。$/.test(text)) return;
  tell(passage, { from: text.length - 1, to: text.length, sure: 'question', kind: 'mark', zh: '图说如是短语，末尾不用句号', en: 'a caption that is a phrase takes no 。' }); // prettier-ignore
}
