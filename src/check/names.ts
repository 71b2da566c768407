/**
 * Copy comes in, the names of persons in it go out: those that stand beside a post or a verb of speech, those of bylines, those the author marked. Guesses
 * from the forms of names, knows none.
 */
import type { Passage, Sheet, TaggedWord } from './types.ts';

/** Family names that nine of ten people have. */
const FAMILY = '赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏水窦章云苏潘葛奚范彭郎鲁韦昌马苗凤花方俞任袁柳鲍史唐费廉岑薛雷贺倪汤滕殷罗毕郝邬安常乐于时傅皮卞齐康伍余元卜顾孟平黄和穆萧尹姚邵湛汪祁毛禹狄米贝明臧计伏成戴谈宋茅庞熊纪舒屈项祝董梁杜阮蓝闵席季麻强贾路娄危江童颜郭梅盛林刁钟徐邱骆高夏蔡田樊胡凌霍虞万支柯昝管卢莫经房裘缪干解应宗丁宣邓郁单杭洪包诸左石崔吉龚程嵇邢裴陆荣翁荀羊惠甄曲封芮储靳松井段富巫乌焦巴弓牧山谷车侯全班仰秋仲伊宫宁仇栾甘厉戎祖武符刘景詹束龙叶幸司黎薄印白怀蒲邰鄂索咸籍赖卓蔺屠蒙池乔阴胥能苍双闻党翟谭贡劳姬申扶堵冉宰雍桑桂濮牛寿通边扈燕冀浦尚农温别庄晏柴瞿阎慕连茹习艾鱼容向古易慎戈廖庾终居衡步都耿满弘匡国文寇广欧沃利蔚越隆师巩聂晁敖冷辛阚那简饶曾关相查游竺权盖益桓公肖付代涂覃'; // prettier-ignore
const POST = '记者|通讯员|书记|主席|主任|市长|县长|区长|镇长|局长|处长|科长|院长|校长|园长|馆长|所长|站长|厂长|队长|船长|会长|董事长|总经理|经理|工程师|教授|研究员|医生|护士|老师|教师|教练|师傅|司机|演员|导演|作家|诗人|画家|书法家|村民|居民|市民|业主|店主|老板|学生|同学|选手|运动员|队员|志愿者|负责人|工人|职工|员工|民警|警官|法官|律师|烈士|先生|女士|代表|委员|冠军|老人|农民|渔民|船工|摊主|馆员|编辑|主持人|创始人|传承人|村医|厨师|摄影师|设计师'; // prettier-ignore
const SPEECH = '说|表示|介绍|告诉|认为|坦言|回忆|笑着|透露|指出|解释|感慨|补充';

const AFTER_POST = new RegExp(`(?:${POST})([${FAMILY}][\\u4e00-\\u9fff]{1,2})`, 'g');
const BEFORE_SPEECH = new RegExp(`(?<![\\u4e00-\\u9fff])([${FAMILY}][\\u4e00-\\u9fff]{1,2})(?=${SPEECH})`, 'g');
const BEFORE_POST = new RegExp(`(?<![\\u4e00-\\u9fff])([${FAMILY}][\\u4e00-\\u9fff]{2})(?=同志|先生|女士|老师|教授|书记|主席)`, 'g'); // prettier-ignore
const THREE = new RegExp(`[${FAMILY}][\\u4e00-\\u9fff]{2}`, 'g');
/** No given name holds these. */
const NOT_NAME = /[的了着过在是和与地得及或说也都就还把被将从对向让给很不没有这那其之后前上下里中]/;

/** A name and where it stands first. */
export interface NamePlace {
  readonly name: string;
  readonly passage: Passage;
  readonly at: number;
}

type Words = ((text: string) => readonly TaggedWord[]) | undefined;

/** Names of a sheet in order of their first places. `words`: a dictionary that knows more of them, and where a word ends. */
export function namesOf(sheet: Sheet, words?: Words): NamePlace[] {
  const found = new Map<string, NamePlace>();
  const add = (name: string, passage: Passage, at: number): void => {
    if (!found.has(name)) found.set(name, { name, passage, at });
  };
  for (const passage of sheet.passages) {
    if (passage.role === 'byline') bylineNames(passage, add);
    else if (passage.role !== 'cell' && passage.role !== 'credit') contextNames(passage, add, words);
  }
  const places = [...found.values()];
  return places.filter(({ name }) => !places.some((other) => other.name !== name && other.name.length > name.length && other.name.startsWith(name)) || name.length > 2); // prettier-ignore
}

type Add = (name: string, passage: Passage, at: number) => void;

function bylineNames(passage: Passage, add: Add): void {
  let at = 0;
  for (const [i, part] of passage.text.split(/[\s\u3000、，]+/).entries()) {
    const from = passage.text.indexOf(part, at);
    at = from + part.length;
    if (/^[\u4e00-\u9fff·]{2,4}$/.test(part) && (i > 0 || !new RegExp(`(?:${POST})$`).test(part))) add(part, passage, from);
  }
}

function contextNames(passage: Passage, add: Add, words: Words): void {
  const { text, kept } = passage;
  const parts = words?.(text) ?? [];
  const ends = new Set(parts.map(({ end }) => end));
  for (const { start, end, tag } of parts)
    if (
      (tag === 'nr' || (tag === 'x' && sheetHas(passage, text.slice(start, end)))) &&
      end - start >= 2 &&
      end - start <= 4 &&
      FAMILY.includes(text[start]!)
    )
      add(text.slice(start, end), passage, start);
  for (const { from, to } of kept) if (to - from <= 5) add(text.slice(from, to), passage, from);
  for (const find of [AFTER_POST, BEFORE_SPEECH, BEFORE_POST])
    for (const match of text.matchAll(find)) {
      const at = match.index + match[0].lastIndexOf(match[1]!);
      const short = ends.has(at + 2) && !ends.has(at + 3);
      const name = trimmed(short ? match[1]!.slice(0, 2) : match[1]!, text.slice(match.index + match[0].length));
      if (name && !(parts.length > 0 && inWord(parts, at))) add(name, passage, at);
    }
}

/** A form that the dictionary does not know and that stands in the sheet three times. */
const sheetHas = ({ sheet: { source } }: Passage, form: string): boolean => source.split(form, 4).length > 3;

/** Whether a place is inside a word: 师傅靠 holds no name of the family 傅. */
const inWord = (parts: readonly TaggedWord[], at: number): boolean => parts.some(({ start, end }) => start < at && end > at);

/** Three characters, unless the third begins the next word. */
function trimmed(name: string, rest: string): string | undefined {
  const three = name.length === 3 && !NOT_NAME.test(name[2]!) && !new RegExp(`^(?:${SPEECH}|${POST})`).test(name[2]! + rest);
  const cut = three ? name : name.slice(0, 2);
  return NOT_NAME.test(cut.slice(1)) ? undefined : cut;
}

/** Names of three characters that the running text vouches for: by what stands beside them, or by standing there twice. */
export function knownNames(sheet: Sheet, words?: Words): ReadonlyMap<string, NamePlace> {
  const known = new Map<string, NamePlace>();
  for (const place of [...namesOf(sheet), ...namesOf(sheet, words)])
    if (/^[\u4e00-\u9fff]{3}$/.test(place.name)) known.set(place.name, place);
  return known;
}

/** Whether no character of it is one that names do not hold. */
export const couldBeName = (text: string): boolean => !NOT_NAME.test(text);

/** Whether three characters look like a name. */
export const looksLikeName = (text: string): boolean =>
  text.length === 3 && FAMILY.includes(text[0]!) && !NOT_NAME.test(text.slice(1));

/** Every stretch of three Han that looks like a name, with its places. */
export function nameShapes(text: string): { readonly name: string; readonly at: number }[] {
  const out: { name: string; at: number }[] = [];
  for (let at = 0; at + 3 <= text.length; at++) {
    THREE.lastIndex = 0;
    const name = text.slice(at, at + 3);
    if (FAMILY.includes(name[0]!) && /^[\u4e00-\u9fff]{3}$/.test(name) && !NOT_NAME.test(name.slice(1))) out.push({ name, at });
  }
  return out;
}
