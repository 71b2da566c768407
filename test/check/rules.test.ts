/**
 * Each rule on a line or two of copy: what it says, and what it leaves alone. `⟦…⟧` marks what is to be found; a row without marks is copy that no rule may touch.
 */
import { describe, expect, test } from 'vitest';
import type { Finding, RuleId } from '../../src/check/index.ts';
import { RULES } from '../../src/check/index.ts';
import { RULE_NAMES } from '../../src/story/rule-names.ts';
import { checkStory } from '../support/desk.ts';

const head = (more = ''): string => `---\ntitle: 题目\ndate: 2026-11-22\n${more}---\n\n`;

/** The stretches that ⟦⟧ mark, and the copy without the marks. */
function marked(text: string): { copy: string; wanted: [number, string][] } {
  const wanted: [number, string][] = [];
  let copy = '';
  let at = 0;
  for (const match of text.matchAll(/⟦([^⟧]*)⟧/g)) {
    copy += text.slice(at, match.index);
    wanted.push([copy.length, match[1]!]);
    copy += match[1]!;
    at = match.index + match[0].length;
  }
  return { copy: copy + text.slice(at), wanted };
}

/** Findings of all rules but of pictures, as offset and text. */
async function told(text: string, front = ''): Promise<{ found: Finding[]; wanted: [number, string][] }> {
  const { copy, wanted } = marked(text);
  const start = head(front).length;
  const found = (await checkStory(head(front) + copy)).filter(({ rule }) => rule !== 'credit');
  return { found, wanted: wanted.map(([at, one]) => [at + start, one]) };
}

const rows: readonly (readonly [RuleId | null, string])[] = [
  // width
  ['width', '他说⟦,⟧这是好事。'],
  ['width', '全市⟦(⟧含县区⟦)⟧共有三处⟦;⟧另有一处在建⟦.⟧'],
  ['width', '见面时间⟦:⟧9时30分。'],
  ['width', '他喊了一声⟦"⟧停下⟦"⟧。'],
  ['width', '编号⟦Ａ１２⟧的船停在岸边。'],
  ['width', '他写道：She was tired⟦，⟧and it was late at night。'],
  ['width', '⟦通 知 全 体⟧ ，明天开会。'],
  [null, '比分3:2，12:30开始，共有1,200人，见https://a.cn/x?y=1,2 一页。'],
  [null, '他用过Node.js，也读过GB/T 15834.1这一部分，版本是2.0.1。'],
  [null, '三个选项：A,B,C；写法如f(x)。'],
  // pairs
  ['pairs', '他说⟦“⟧走吧。'],
  ['pairs', '走吧⟦”⟧，他说。'],
  ['pairs', '读过⟦《⟧书一，也读过《书二》。'],
  ['pairs', '三处⟦（⟧含一处在建。'],
  ['pairs', '他说：“她喊⟦“⟧停下”，我没听见。”'],
  ['pairs', '读《说⟦《⟧诗经》》一文。'],
  ['pairs', '墙上写着⟦‘⟧停’字。'],
  ['pairs', '他说：“头一件事，要早起。\n\n⟦第⟧二件事，要早睡。”说完就走了。'],
  [null, '他说：“头一件事，要早起。\n\n“第二件事，要早睡。”'],
  [null, '他说：“她喊‘停下’，我没听见。”'],
  [null, '1）先洗手，2）再吃饭；don’t worry也可以。'],
  [null, '读《说〈诗经〉》一文。'],
  // marks
  ['marks', '有《甲》⟦、⟧《乙》两部书。'],
  ['marks', '有“甲”⟦、⟧“乙”两个字。'],
  ['marks', '⟦（一）、⟧先洗手。'],
  ['marks', '⟦1、⟧先洗手。'],
  ['marks', '他在1986⟦-⟧1990年住在河东。'],
  ['marks', '5月1日⟦～⟧3日放假。'],
  ['marks', '每天走10⟦—⟧20公里。'],
  ['marks', '每天走10⟦-⟧20公里。'],
  ['marks', '他来了⟦--⟧又走了。'],
  ['marks', '坐北京⟦-⟧上海的车。'],
  ['numerals', '卖了⟦13～17万⟧元。'],
  ['marks', '⟦“3.15”⟧前后各店都在打折。'],
  ['marks', 'A⟦·⟧爱因斯坦到过上海。'],
  ['marks', '他来了⟦，，⟧又走了。'],
  ['marks', '他来了⟦，。⟧'],
  ['marks', '他想了想⟦...⟧还是走了。'],
  ['marks', '他想了想⟦。。。⟧还是走了。'],
  ['marks', '他说：“走吧⟦。”。⟧'],
  ['marks', '三处⟦（，⟧含在建）。'],
  ['marks', '他⟦不知道她为什么走？⟧'],
  ['marks', '![村口的老树⟦。⟧](x.jpg "某某 摄")'],
  [null, '他问：“你知道她为什么走吗？”'],
  [null, '（一）先洗手，再吃饭，饭后百步走。'],
  [null, '1986—1990年，每天走10～20公里，版本从“2.0”到“3.0版”。'],
  [null, 'A.爱因斯坦和阿尔伯特·爱因斯坦是一个人。'],
  [null, '电话0731-2345678，地址东街3-12号。'],
  [null, '“十四五”“双减”写进报告，《甲》《乙》同时付印。'],
  [null, '“走吧……”他说。“不走？”她问，“那就坐下！”'],
  [null, '2024-2025赛季，他们3-2取胜，走了第3-5章，喝了PM2.5的苦头，占50％。'],
  // numerals
  ['numerals', '来了⟦3千⟧人。'],
  ['numerals', '⟦约300人左右⟧到场。'],
  ['numerals', '⟦5月二十日⟧开工。'],
  ['numerals', '等了⟦三、四天⟧。'],
  ['numerals', '降了⟦5～10%⟧。'],
  ['numerals', '走了3⟦KM⟧。'],
  ['numerals', '共有120人，其中女工⟦150人⟧。'],
  ['numerals', '修桥用了⟦186亿元⟧，市里出11.2亿元，其余7.4亿元由省里出。'],
  ['numerals', '东段3.2公里，西段4.1公里，合计⟦73公里⟧。'],
  ['numerals', '支持的占⟦130%⟧。'],
  ['numerals', '约28万名工人参加，工人参与率达70%。\n\n为⟦120万工人⟧发了手套。'],
  [null, '修桥用了18.6亿元，市里出11.2亿元，其余7.4亿元由省里出。'],
  [null, '全长1286米，其中主桥642米，东引桥318米，西引桥326米。'],
  [null, '产值比去年增长130%，买了5千克米，一二年级的孩子三四天没来。'],
  [null, '38人都有去处：21人到公交公司，11人到养护所，6人退休。'],
  [null, '2024年共计8亿元，2025年共计5亿元；第一批3人，第二批2人。'],
  [null, '3万名学生填了问卷，学生满意率达98%。\n\n全市有5万学生。'],
  [null, '约占三成，增长5%～10%，负债率达120%，完成率130%。'],
  // ladder
  [null, '一、二年级的孩子先走，把凳子搬好。\n\n三、四年级的孩子后走，把门关上。'],
  ['ladder', '第一条 早起开门，把灯点上。\n\n⟦第三条⟧ 晚睡关门，把灯吹灭。'],
  ['ladder', '（一）早起开门，把灯点上。\n\n⟦（三）⟧晚睡关门，把灯吹灭。'],
  ['ladder', '一、早起开门，把灯点上。\n\n⟦三、⟧扫地擦桌，把碗洗净。\n\n⟦二、⟧晚睡关门，把灯吹灭。'],
  ['ladder', '## 1 早起\n\n扫地擦桌，把碗洗净。\n\n## ⟦1⟧ 晚睡\n\n晚睡关门，把灯吹灭。'],
  ['ladder', '分三步：①开门，⟦③⟧点灯，⟦②⟧扫地。'],
  [null, '一、早起。\n\n1.开门，把灯点上。\n\n2.扫地，把碗洗净。\n\n二、晚睡。\n\n1.关门，把灯吹灭。'],
  [null, '1. 开门\n1. 点灯\n1. 扫地'],
  // dates
  ['dates', '⟦2026年11月22日（星期六⟧），他到了。'],
  ['dates', '⟦2月30日⟧，他到了。'],
  ['dates', '⟦昨日（20日⟧），他到了。'],
  [null, '2026年11月22日（星期日），他到了；昨日（21日），她也到了。'],
  // glyphs
  ['glyphs', '二⟦○⟧二六年，他到了。'],
  ['glyphs', '阿尔伯特⟦•⟧爱因斯坦。'],
  ['glyphs', '这是一\uD83C\uDE1A⟦\u200b⟧行字。'],
  ['glyphs', '⟦⽂⟧字里混进了部首。'],
  ['glyphs', '造字⟦\ue001⟧在这里。'],
  // headline
  ['headline', '## 早起开门⟦。⟧\n\n晚睡关门，把灯吹灭。'],
  // crossref
  ['crossref', '⟦（左图）⟧他站在船头。'],
  // broken
  ['broken', '他们在村里的图书\n\n⟦馆里坐了一天，读⟧到很晚才回去。'],
  ['broken', '他说这件事不难，\n\n⟦只要早起就行，晚⟧睡也可以。'],
  [null, '顾客盈门，\n\n宾至如归，\n\n请多关照。'],
  // repeat
  ['repeat', '早起开门，把灯点上，再扫地擦桌。\n\n晚睡关门。\n\n⟦早起开门，把灯点上，再扫地擦桌。⟧'],
]; // prettier-ignore

describe('what each rule finds and leaves alone', () => {
  test.each(rows)('%s: %s', async (rule, text) => {
    const { found, wanted } = await told(text);
    expect(found.map((one) => `${one.rule} ${one.text}`)).toEqual(wanted.map(([, one]) => `${rule} ${one}`));
    expect(found.map(({ start }) => start)).toEqual(wanted.map(([at]) => at));
    for (const { zh, en, id, line } of found) {
      expect(zh).toMatch(/[\u4e00-\u9fff]/);
      expect(en).toMatch(/[a-z]/);
      expect(id).toMatch(/^[0-9a-f]{8}$/);
      expect(line).toBeGreaterThan(5);
    }
  });
});

test('a paper knows the rules by their names', () => {
  expect([...RULE_NAMES]).toEqual(RULES.map(({ id }) => id));
});

test('the deck of hard news takes no dash, a feature’s may; a row of a headline has 16 characters', async () => {
  const deck = async (front: string): Promise<string[]> =>
    (await told('晚睡关门，把灯吹灭。', front)).found.map(({ rule, text }) => `${rule} ${text}`);
  expect(await deck('deck: ——副题\nlead_in: 本报讯\n')).toEqual(['headline ——']);
  expect(await deck('deck: ——副题\n')).toEqual([]);
  const long = '这一行标题写得太长了一共有十八个字呢';
  expect((await checkStory(`---\ntitle: ${long}\n---\n\n晚睡关门。\n`)).map(({ text }) => text)).toEqual([long]);
});

test('in Taiwan and Hong Kong the first degree is 「」', async () => {
  const own = async (text: string): Promise<string[]> =>
    (await checkStory(head() + text, { tools: { region: 'taiwan' } })).map(({ text: found }) => found);
  expect(await own('他說：「她喊『停下』。」')).toEqual([]);
  expect(await own('他說：「她喊「停下」。」')).toEqual(['「']);
});

test('a name in the caption that the text spells with another character', async () => {
  const story = (caption: string): string => `${head()}村民王建国说：“都记着呢。”\n\n![${caption}](x.jpg "某某 摄")\n`;
  const found = await checkStory(story('王建业在田里'));
  expect(found.map(({ rule, text, beside }) => [rule, text, beside?.line])).toEqual([['captions', '王建业', 6]]);
  expect(await checkStory(story('王建国在田里'))).toEqual([]);
  expect(await checkStory(story('王建在田里浇水'))).toEqual([]);
});

test('a rejected finding is silent while its text stands, wherever the paragraph moves', async () => {
  const [one] = await checkStory(`${head()}他说,这是好事。`);
  const [moved] = await checkStory(`${head()}先有一段别的话。\n\n他说,这是好事。后面又加了一句。`);
  const [other] = await checkStory(`${head()}她说,这是好事。`);
  expect(moved!.id).toBe(one!.id);
  expect(other!.id).not.toBe(one!.id);
});
