/** The rules in the order in which they run and in which their fixes go: the first of two that overlap wins. */
import type { Severity } from '../../base/index.ts';
import type { Rule, RuleId, Sureness } from '../types.ts';
import { broken } from './broken.ts';
import { captions, credit } from './credit.ts';
import { crossref } from './crossref.ts';
import { dates } from './dates.ts';
import { glyphs } from './glyphs.ts';
import { headline } from './headline.ts';
import { folio, imprint, junction } from './issue.ts';
import { ladder } from './ladder.ts';
import { lists, order } from './lists.ts';
import { marks } from './marks.ts';
import { numerals } from './numerals.ts';
import { pairs } from './pairs.ts';
import { repeat } from './repeat.ts';
import { spellings } from './spellings.ts';
import { width } from './width.ts';

/** A rule as it is offered: `off` unless a paper switches it on. */
export interface RuleEntry {
  readonly id: RuleId;
  readonly zh: string;
  readonly en: string;
  readonly checks: readonly Rule[];
  readonly off?: true;
}

export const RULES: readonly RuleEntry[] = [
  { id: 'glyphs', zh: '字符', en: 'characters that fonts lack, private use, look-alikes, what no one sees', checks: [glyphs] },
  { id: 'width', zh: '全角半角', en: 'half-width marks in Chinese text and the reverse', checks: [width] },
  { id: 'pairs', zh: '成对标点', en: 'quotation marks, brackets and title marks unpaired or wrongly nested', checks: [pairs] },
  { id: 'marks', zh: '标点用法', en: 'uses of marks (GB/T 15834)', checks: [marks] },
  { id: 'lists', zh: '词表', en: 'the newsroom’s own lists', checks: [lists] },
  { id: 'headline', zh: '标题', en: 'marks that headlines do not take, dashes, long rows', checks: [headline] },
  { id: 'repeat', zh: '重复段落', en: 'a paragraph, or most of one, that stands twice', checks: [repeat] },
  { id: 'broken', zh: '断段', en: 'a sentence cut into two paragraphs', checks: [broken] },
  { id: 'numerals', zh: '数字', en: 'forms of numbers (GB/T 15835), numbers that contradict', checks: [numerals] },
  { id: 'ladder', zh: '序号', en: 'gaps, repeats and inversions of numbering', checks: [ladder] },
  { id: 'dates', zh: '日期', en: 'relative dates without a date of issue, weekdays and days that are wrong', checks: [dates] },
  {
    id: 'captions',
    zh: '图说',
    en: 'captions without pictures and the reverse, names spelt two ways',
    checks: [captions, spellings],
  },
  { id: 'credit', zh: '署名', en: 'pictures without credit and source', checks: [credit] },
  { id: 'order', zh: '排名', en: 'names and posts against the newsroom’s order', checks: [order] },
  { id: 'crossref', zh: '互见', en: '导读, 下转, 更正, 左图 that point at nothing', checks: [crossref] },
  { id: 'folio', zh: '版序', en: 'pages doubled, missing, out of order; what copy says of the issue', checks: [folio] },
  { id: 'imprint', zh: '版权项', en: 'compulsory items missing on page 1', checks: [imprint] },
  { id: 'junction', zh: '串读', en: 'neighbouring headlines that may read across', checks: [junction], off: true },
];

export const RULE_IDS: readonly RuleId[] = RULES.map(({ id }) => id);

/** What a sureness weighs unless the paper says otherwise. */
export const SEVERITY: Readonly<Record<Sureness, Severity>> = { certain: 'error', likely: 'warning', question: 'note' };
