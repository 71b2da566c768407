/**
 * How headlines without the author's mark are turned: forty of them with the turn that a sub-editor would choose, and the taboos of
 * newspaper.md over random ones.
 */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { charactersOf, turn, type Turned } from '../../src/makeup/turn.ts';
import { wordsOf } from '../../src/text/words.ts';

const turned = (text: string, lines = 2): Turned | null => turn(text, wordsOf(text), lines);
const linesOf = (text: string, made: Turned | null): string[] =>
  made?.lines.map(({ start, end }) => text.slice(start, end)) ?? [text];

/** ／ is the turn; a mark in front of （） is typed and not painted. */
const HEADLINES = [
  '老街里的图书馆／凌晨两点还亮着灯',
  '市委书记李明华调研／老旧小区改造工作',
  '民警赵铁柱勇救／三名落水儿童受表彰',
  '一百二十万亩冬小麦／今起陆续开镰收割',
  '全省首条跨海高铁／今日正式通车运营',
  '我市三万名教师／国庆节前搬进新居',
  '让每一条小巷都有路灯（，）／让每一户人家都能安心',
  '《红楼梦》手稿珍本／展在省图书馆开幕',
  '小微企业贷款利率／降至三年来最低水平',
  '新能源汽车产业链／补链强链全面提速',
  '机场高速改扩建工程／明年春天全线通车',
  '养老服务中心／建到居民家门口',
  '数字人民币试点／扩围至十七个省市',
  '7月1日起医保门诊／报销比例提高5个百分点',
  '谁来守护山村／小学的最后一盏灯？',
  '百年老厂变身城市客厅：／烟囱下开起咖啡馆',
  '长江禁渔五年江豚归（，）／渔民上岸换上新岗',
  '夜班公交司机／老周的二十六年',
  '专家：今冬流感高峰／或将提前两周到来',
  '三代人接力／守护千年古戏台',
  '高考改革新方案今秋起／在八省份同步实施',
  '科技特派员把论文／写在祖国大地上',
  '台风“海燕”逼近沿海（，）／十二万人连夜转移',
  '社区食堂开张三个月／老人们吃得怎么样',
  '国产大飞机首次执飞／京沪航线商业航班',
  '县医院迎来首位驻点／外科博士张大鹏教授',
  '地铁五号线北延段／工程昨日凌晨全线贯通',
  '一场持续了四十年的／黄河湿地观鸟笔记',
  '他在戈壁滩上种出了／两千亩有机葡萄园',
  '暴雨中的48小时：／一座小城的自救与互救',
  '村里来了年轻人！／荒山变成了果园',
  '菜篮子稳不稳？／记者连跑六家市场',
  '一江清水向东流（，）／两岸青山相对出',
  '秋粮收购进入旺季（；）／农民售粮不再排队',
  '县委书记直播带货／帮乡亲卖出万斤蜜桃',
  '《城市噪声防治条例》／下月一日起正式施行',
  '青年科学家王海燕／获国际数学大奖',
  '第十五届农民运动会／在我省三市同时开幕',
  '北斗导航进农机／三百亩地一天种完',
  '我国成功发射“遥感／四十五号”卫星',
]; // prettier-ignore

describe('turns that a sub-editor would choose', () => {
  test.each(HEADLINES.slice(0, -1))('%s', (marked) => {
    const text = marked.replace(/[（）／]/g, '');
    const made = turned(text);
    expect(linesOf(text, made)).toEqual(marked.replace(/（.）/, '').split('／'));
    expect(made!.dropped.map((at) => text[at])).toEqual(marked.match(/(?<=（)./g) ?? []);
    expect(made!.even).toBe(true);
  });

  test('there are forty of them, one of which no turn suits: it would part what stands in quotes', () => {
    expect(HEADLINES).toHaveLength(40);
    const text = HEADLINES.at(-1)!.replace('／', '');
    const made = turned(text);
    for (const line of linesOf(text, made)) expect(line.includes('“')).toBe(line.includes('”'));
  });

  test.each([
    ['鲁西北工会／用脚步丈量民情／用服务赢得民心'],
    ['城市更新／不止于“面子”／更要“里子”'],
    ['王守义主任／退休前的最后／一堂解剖课'],
    ['鲁西北工会用脚步丈量民情／用服务赢得民心让十五万名／货车司机有了自己的家'],
  ])('three lines: %s', (marked) => {
    const text = marked.replaceAll('／', '');
    expect(linesOf(text, turned(text, 3))).toEqual(marked.split('／'));
  });
});

describe('taboos', () => {
  /** Text, and what must stay whole in it. */
  test.each([
    ['全国劳动模范李明华书记作报告', ['李明华书记']],
    ['李书记一天的扶贫日记公布了', ['李书记']],
    ['新任市长王建国今日到任履职', ['市长王建国']],
    ['省委书记陈水生下乡住村调研', ['省委书记陈水生']],
    ['两百只候鸟飞抵湖区越冬栖息', ['两百只']],
    ['全市今年新增3.5万个就业岗位', ['3.5万个']],
    ['工期提前于2026年11月22日完工交付', ['2026年11月22日']],
    ['研讨会聚焦“新质生产力怎么看”主题', ['“新质生产力怎么看”']],
    ['小学生读《平凡的世界节选本》有感', ['《平凡的世界节选本》']],
    ['退休老人在大山里守护珍稀鸟类', ['大山里']],
    ['开张三个月的社区食堂人气旺', ['三个月']],
  ])('%s is turned outside %j', (text, wholes) => {
    for (const count of [2, 3]) {
      const lines = linesOf(text, turned(text, count));
      for (const whole of wholes)
        expect(
          lines.some((line) => line.includes(whole)),
          lines.join('／'),
        ).toBe(true);
    }
  });

  test('a headline under eight characters is not turned', () => {
    for (const text of ['老街新生', '新城崛起大江边', '他，回来了！']) expect(turned(text)).toBeNull();
  });

  const pieces = [
    '市委书记李明华', '王守义主任', '两百只候鸟', '三万名教师', '5个百分点', '2026年7月1日', '《平凡的世界》', '“面子”', '的', '地', '得', '了', '着', '们', '和', '与', '及',
    '在', '向', '对', '把', '被', '从', '为', '将', '，', '：', '？', '！', '图书馆', '年轻人', '老街', '守护', '城市', '高铁', '通车', 'AI', 'GDP', '48', '提高', '产业链', '春天',
  ]; // prettier-ignore
  const headline = fc.array(fc.constantFrom(...pieces), { minLength: 3, maxLength: 9 }).map((parts) => parts.join(''));

  test('hold in every headline made of the words that are their cases', () => {
    let turns = 0;
    fc.assert(
      fc.property(headline, fc.constantFrom(2, 3), (text, count) => {
        const words = wordsOf(text);
        const made = turn(text, words, count);
        if (!made) return;
        turns++;
        const ends = new Set(words.map(({ end }) => end));
        const lines = linesOf(text, made);
        // Every character is in one line, or is a mark that is listed.
        let rest = text;
        for (const at of [...made.dropped].sort((a, b) => b - a)) rest = rest.slice(0, at) + rest.slice(at + 1);
        expect(lines.join('')).toBe(rest);
        for (const at of made.dropped) expect('，、；。').toContain(text[at]);
        for (const { start } of made.lines.slice(1)) expect(ends.has(start), `inside a word: ${lines.join('／')}`).toBe(true);
        for (const line of lines.slice(1)) expect(line).not.toMatch(/^[，。、；：？！”’》）的得了着们]|^地(?!铁|方|区|震)/u);
        for (const line of lines.slice(0, -1)) expect(line).not.toMatch(/[和与及在向对把被从为“《（]$/u);
        for (const line of lines) {
          expect(charactersOf(line)).toBeGreaterThanOrEqual(4);
          expect(line.split('《').length, line).toBe(line.split('》').length);
          expect(line.split('“').length, line).toBe(line.split('”').length);
          expect(line).not.toMatch(/^(只候鸟|名教师|个百分点|李明华|主任|日|月|年(?!轻))/u);
          expect(line).not.toMatch(/^(P|DP|I)(?![A-Z])/u);
        }
        if (made.even && count === 2) {
          const bare = lines.map((line) => line.replace(/^[“《]|[，：？！”》]+$/gu, ''));
          const differ = (of: (line: string) => number): number => Math.abs(of(bare[0]!) - of(bare[1]!));
          expect(
            Math.min(
              differ(charactersOf),
              differ((line) => line.length),
            ),
          ).toBeLessThanOrEqual(2);
        }
      }),
      { numRuns: 2000 },
    );
    expect(turns).toBeGreaterThan(500);
  });

  test('an even turn wins over every uneven one', () => {
    fc.assert(
      fc.property(headline, (text) => {
        const made = turn(text, wordsOf(text), 2);
        if (!made || made.even) return;
        // The test's own search: no word's end near the middle is allowed.
        const near = wordsOf(text).map(({ end }) => end).filter((end) => Math.abs(charactersOf(text.slice(0, end)) - charactersOf(text.slice(end))) <= 1); // prettier-ignore
        const plain = /[守护城市高铁通车图书馆年轻人老街春天]/u;
        for (const end of near) expect(plain.test(text[end - 1]!) && /^(守护|高铁|通车|老街|年轻人)/u.test(text.slice(end)) && made.lines.length === 2 && balanced(text.slice(0, end)) && !/[\d名只个]$/u.test(text.slice(0, end)), text).toBe(false); // prettier-ignore
      }),
      { numRuns: 500 },
    );
  });
});

const balanced = (text: string): boolean =>
  text.split('《').length === text.split('》').length && text.split('“').length === text.split('”').length;
