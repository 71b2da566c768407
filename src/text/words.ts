/**
 * A line of Chinese in, its words with their parts of speech out. The dictionary (jieba's, pinned: the same on every Node, unlike ICU's) takes an
 * eighth of a second to open, so it is opened by the first question and never by an import. Chooses no turn.
 */
import { createRequire } from 'node:module';

/** A word of a text: UTF-16 offsets, end exclusive, and jieba's tag: n noun, v verb, nr a person's name, m number, q measure word, x unknown … */
export interface Word {
  readonly start: number;
  readonly end: number;
  readonly tag: string;
}

interface Tagged {
  readonly word: string;
  readonly tag: string;
}
interface Tagger {
  tag(text: string, guess: boolean): Tagged[];
  loadDict(dict: Uint8Array): void;
}

/** Words of today's papers that the dictionary, made in 2012, lacks or parts; by jieba's tag. */
const NEW_WORDS: Readonly<Record<string, string>> = {
  n: '直播间 短视频 网红 流量 大模型 人工智能 大数据 算力 芯片 无人机 机器人 智能体 充电桩 网约车 共享单车 快递员 外卖员 网格员 志愿者 预制菜 夜经济 首店 非遗 文旅 研学 老旧小区 棚户区 口袋公园 城中村 产业链 供应链 专精特新 独角兽 新质生产力 低空经济 数字经济 平台经济 银发经济 碳中和 碳达峰 双碳 光伏 储能 氢能 动力电池 新能源汽车 获得感 幸福感 安全感 朋友圈 放管服 营商环境 长三角 珠三角 大湾区 京津冀 一带一路 乡村振兴 共同富裕 高质量发展 减贫 小微企业 民生实事 养老金 医保 惠民保 双减 托育 村超 烟火气 高铁站 地铁站',
  v: '带货 直播带货 打卡 出圈 破圈 赋能 助农 惠农 惠企 稳岗 扩岗 纾困 补链 强链 延链 扩围 提质 增效 提质增效 降本 焕新 上新 出海 落地见效 跑出加速度 免签 过境免签 通关 首航 首飞 试航 下线 并网 封顶 合龙 开镰 抢收 抢种 禁渔 增殖放流 蹲点 暖心 护航 点赞 火出圈',
  b: '适老化 数智化 绿色低碳 全链条 一站式 全天候 跨省',
};

const asDict = (): Uint8Array =>
  new TextEncoder().encode(Object.entries(NEW_WORDS).flatMap(([tag, words]) => words.split(' ').map((word) => `${word} 2000 ${tag}`)).join('\n')); // prettier-ignore

let opened: Tagger | undefined;

/** Opens the dictionary at the first call. Synchronous: whether a headline has to be turned is only known when it has been measured. */
function tagger(): Tagger {
  if (opened) return opened;
  const require = createRequire(import.meta.url);
  const { Jieba } = require('@node-rs/jieba') as { Jieba: { withDict(dict: Uint8Array): Tagger } };
  const { dict } = require('@node-rs/jieba/dict.js') as { dict: Uint8Array };
  opened = Jieba.withDict(dict);
  opened.loadDict(asDict());
  return opened;
}

/**
 * The words of a text, which they cover without a gap. Two readings are made, one that guesses at words which the dictionary lacks (names, new
 * words) and one that does not; only where both part, a word ends. A word that they read differently has the tag x.
 */
export function wordsOf(text: string): readonly Word[] {
  if (text === '') return [];
  const guessed = placed(tagger().tag(text, true), text);
  const known = placed(tagger().tag(text, false), text);
  const ends = new Set(known.map(({ end }) => end));
  const words: Word[] = [];
  let from = 0;
  for (const { start, end, tag } of guessed) {
    if (!ends.has(end)) continue;
    words.push({ start: from, end, tag: start === from ? tag : 'x' });
    from = end;
  }
  return words;
}

function placed(tagged: readonly Tagged[], text: string): Word[] {
  let at = 0;
  const words = tagged.map(({ word, tag }) => ({ start: at, end: (at += word.length), tag }));
  // A lone surrogate comes back as U+FFFD, as long as it was; whatever else happens, the last word ends with the text.
  const last = words.at(-1);
  if (last) words[words.length - 1] = { ...last, end: text.length };
  return words;
}
