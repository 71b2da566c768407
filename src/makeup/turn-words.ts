/**
 * What a headline may never be turned inside, as tables and as units: a text and its words come in, the stretches that stay whole go out
 * (newspaper.md, Headlines; N8). Prices nothing.
 */
import type { Word } from '../text/words.ts';

/** Titles of people: none is parted from the name before or behind it. A word counts by its end: 市委书记 by 书记. */
export const TITLES: readonly string[] = [
  '书记', '支书', '主席', '总理', '总统', '首相', '委员长', '委员', '部长', '省长', '市长', '县长', '区长', '镇长', '乡长', '村长', '州长',
  '厅长', '局长', '处长', '科长', '股长', '主任', '秘书长', '秘书', '理事长', '会长', '馆长', '台长', '社长', '行长', '院长', '校长', '园长',
  '所长', '站长', '董事长', '总经理', '经理', '总裁', '厂长', '店长', '队长', '组长', '班长', '排长', '连长', '营长', '团长', '旅长', '师长',
  '军长', '司令', '司令员', '政委', '参谋长', '将军', '船长', '机长', '列车长', '大使', '领事', '发言人', '议员', '代表', '教授', '院士', '博士',
  '研究员', '工程师', '医生', '医师', '大夫', '护士', '护士长', '老师', '教师', '教练', '导演', '律师', '法官', '检察官', '民警', '辅警', '记者',
  '编辑', '同志', '先生', '女士', '师傅', '烈士', '战士',
]; // prettier-ignore

/** Surnames of one character, the commonest; jieba often leaves one alone before the given name. */
const SURNAMES = new Set(
  '王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林郑谢罗梁宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤温康施文牛樊葛邢安齐庞颜庄聂章鲁岳翟殷詹欧耿关焦俞左柳甘祝包宁尚符舒阮柯纪梅童凌毕单季裴霍涂成苗谷盛曲翁冉骆蓝路游辛靳管柴蒙鲍华喻祁房蒲滕屈饶解艾尤阳时穆农司卓古吉缪简车项连芦麦褚娄窦戚岑景党宫费卜冷晏席卫柏桂臧',
);
const NUMERAL = '〇零一二三四五六七八九十百千万亿两几半0123456789０１２３４５６７８９';
const PAIRS: Readonly<Record<string, string>> = {
  '“': '”',
  '‘': '’',
  '《': '》',
  '〈': '〉',
  '（': '）',
  '「': '」',
  '『': '』',
  '【': '】',
  '〔': '〕',
};

const han = /^[\u3400-\u9fff]+$/;
const isTitle = (text: string): boolean => TITLES.some((title) => text.endsWith(title));
const isSurname = (text: string): boolean => text.length === 1 && SURNAMES.has(text);
const ends = (text: string, among: string): boolean => text !== '' && among.includes(text.at(-1)!);

/** A stretch of a headline that no turn parts; `tag` is its last word's. */
export type Unit = Word;

/** The words joined where newspaper.md forbids a turn: names and titles, numbers and measures, dates, what stands in 《》 and “”. */
export function unitsOf(text: string, words: readonly Word[]): readonly Unit[] {
  const of = ({ start, end }: Word): string => text.slice(start, end);
  let units: Unit[] = [...words];
  for (const belong of [given, titled, counted, placed]) units = joined(units, (a, b) => belong(of(a), of(b), a.tag, b.tag));
  const whole = bracketed(text);
  return joined(units, (a) => whole.some(([from, to]) => a.end > from && a.end < to));
}

type Belong = (a: string, b: string, tag: string, next: string) => string | false;

/** A surname and the given name behind it, where jieba parts them; tagged as a person. */
const given: Belong = (a, b, tag, next) =>
  isSurname(a) && tag.startsWith('nr') && b.length <= 2 && han.test(b) && !isTitle(b) && !/^[pcduvf]/.test(next) && 'nr';

const isName = (text: string, tag: string): boolean =>
  isSurname(text) || (han.test(text) && (tag.startsWith('nr') || (tag === 'x' && text.length > 1 && text.length <= 4)));

/** A name with the title before or behind it. */
const titled: Belong = (a, b, tag, next) =>
  ((isTitle(a) && isName(b, next) && !(isSurname(b) && !next.startsWith('nr'))) || (isName(a, tag) && isTitle(b))) && 'nr';

/** A number with its measure word, a date with all its figures. */
const counted: Belong = (a, b, tag, next) => {
  if (/[年月]$/.test(a) && /\d/.test(a) && /^\d/.test(b)) return next;
  if (/^[上下本今明去来当每]$/.test(a) && /^[月年周季日]/.test(b)) return 't';
  if (/[^\d]个$|^个$/.test(a) && /^(月|小时|星期|钟头)$/.test(b)) return 'q';
  const counts = /\d$/.test(a) || (ends(a, NUMERAL) && (tag === 'm' || tag === 'x'));
  return counts && !/^[\s，。、；：！？]/.test(b) && (ends(b, NUMERAL) ? 'm' : 'q');
};

/** 里, 上, 前, 起 and their like with the word that they place. */
const placed: Belong = (a, b, tag, next) =>
  b.length === 1 && !/[，。、；：！？\s]$/.test(a) && (next === 'f' || b === '起') && tag;

/** Joins neighbours, from the left, as long as `belong` gives a tag (or true: the second's). */
function joined(units: readonly Unit[], belong: (a: Unit, b: Unit) => string | boolean): Unit[] {
  const made: Unit[] = [];
  for (const unit of units) {
    const last = made.at(-1);
    const tag = last ? belong(last, unit) : false;
    if (last && tag !== false) made[made.length - 1] = { start: last.start, end: unit.end, tag: tag === true ? unit.tag : tag };
    else made.push(unit);
  }
  return made;
}

/** From where to where brackets and quotes reach, marks included; one that is never closed holds nothing. */
function bracketed(text: string): readonly (readonly [number, number])[] {
  const open: [string, number][] = [];
  const found: [number, number][] = [];
  for (let i = 0; i < text.length; i++) {
    const closer = PAIRS[text[i]!];
    if (closer !== undefined) open.push([closer, i]);
    const at = open.findLastIndex(([mark]) => mark === text[i]);
    if (at < 0) continue;
    found.push([open[at]![1], i + 1]);
    open.length = at;
  }
  return found;
}
