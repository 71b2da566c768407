/**
 * Clean copy of three kinds and faults made in it by a seed: what the copy desk has to find, and where. Stories in Markdown out; checks nothing itself.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { widen } from '../../src/read/import-marks.ts';
import { repository } from './build.ts';

/** Numbers from 0 on below 1, the same for the same seed (mulberry32). */
export function randomOf(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}
const whole = (random: () => number, below: number): number => Math.floor(random() * below);
const pick = <T>(random: () => number, all: readonly T[]): T => all[whole(random, all.length)]!;

/** A clean story: its head and its blocks, each a line of Markdown (or several). */
export interface Clean {
  readonly name: string;
  readonly head: string;
  readonly blocks: readonly string[];
}
export const markdownOf = ({ head, blocks }: Pick<Clean, 'head' | 'blocks'>): string => `${head}\n${blocks.join('\n\n')}\n`;

/** The kinds of clean text that are at hand; classical prose only where the package was unpacked (docs/desk.md says how). */
export const KINDS = { news, declaration, classical } as const;
export type Kind = keyof typeof KINDS;

const FRONT = /^---\n[^]*?\n---\n/;

/** The sample issue's own stories. */
function news(): Clean[] {
  const folder = path.join(repository, 'manuscript');
  return readdirSync(folder)
    .filter((file) => file.endsWith('.md'))
    .sort()
    .map((file) => {
      const source = readFileSync(path.join(folder, file), 'utf8');
      const head = FRONT.exec(source)?.[0] ?? '';
      return { name: file, head, blocks: blocksOf(source.slice(head.length)) };
    })
    .filter(({ blocks }) => blocks.filter(isProse).length >= 4);
}

/** Containers stay whole. */
function blocksOf(body: string): string[] {
  const out: string[] = [];
  let open = false;
  for (const part of body
    .split(/\n{2,}/)
    .map((one) => one.trim())
    .filter(Boolean)) {
    if (open) out[out.length - 1] += `\n\n${part}`;
    else out.push(part);
    if (/^:::\w/.test(part) && !part.endsWith('\n:::')) open = true;
    else if (part === ':::' || part.endsWith('\n:::')) open = false;
  }
  return out;
}

const titled = (title: string): string => `---\ntitle: ${title}\ndate: 2026-11-22\n---\n`;

/** The Universal Declaration in Chinese. Its marks are half width in the package: import makes them full width. */
function declaration(): Clean[] {
  const folder = path.dirname(createRequire(import.meta.url).resolve('udhr'));
  const html = readFileSync(path.join(folder, 'declaration', 'cmn_hans.html'), 'utf8');
  const lines = [...html.matchAll(/<(h2|p|ol|\/ol)[^>]*>(?:([^<]*)<)?/g)];
  const blocks: string[] = [];
  let item = 0;
  for (const [, tag, text = ''] of lines) {
    if (tag === 'ol') item = 1;
    else if (tag === '/ol') item = 0;
    else if (text.trim() !== '')
      blocks.push(tag === 'h2' ? `## ${text.trim()}` : `${item > 0 ? `（${item++}）` : ''}${widened(text.trim())}`);
  }
  return [{ name: 'udhr', head: titled('世界人权宣言'), blocks }];
}

/** As import does. */
const widened = (text: string): string => widen(text).text;

/** Prose of npm's chinese-poetry, from a folder that holds its guwenguanzhi.json: the package is 350 MB, too large to install for a test. */
export const classicalFile = process.env['BANXIN_CLASSICAL'] ?? path.join(repository, '.cache', 'guwenguanzhi.json');

function classical(): Clean[] {
  if (!existsSync(classicalFile)) return [];
  const book = JSON.parse(readFileSync(classicalFile, 'utf8')) as {
    content: { content: { chapter: string; paragraphs: string[] }[] }[];
  };
  return book.content
    .flatMap(({ content }) => content)
    .map(({ chapter, paragraphs }) => ({
      name: chapter,
      head: titled(chapter.slice(0, 14)),
      blocks: paragraphs.map((one) => one.trim()).filter(Boolean),
    })) // prettier-ignore
    .filter(({ blocks }) => blocks.length >= 3 && blocks.every(isClean));
}

/**
 * The package's texts have faults of their own (half-width marks, editors' notes in brackets, 、 between titles, quotations that are not closed): what has any
 * of these by a plain count is left out.
 */
const isClean = (text: string): boolean =>
  !/[!-~ （）〔〕]|》、《|”、“/.test(text) &&
  [...'“‘《'].every((open, i) => text.split(open).length === text.split('”’》'[i]!).length);

/** A running paragraph without markup. */
export const isProse = (block: string): boolean =>
  /^[^#!>:|[{-]/.test(block) && !/[*_`{}[\]\n]/.test(block) && block.length >= 30;

/** A fault in a copy of a clean story. `lines`: where it is to be found, from 1; any of them will do. */
export interface Fault {
  readonly story: Clean;
  readonly markdown: string;
  /** The same without the fault, where something had to be planted for it. */
  readonly before: string;
  readonly lines: readonly number[];
}

/** Line on which block `i` begins. */
const lineOf = (story: Pick<Clean, 'head' | 'blocks'>, i: number): number =>
  `${story.head}\n${story.blocks.slice(0, i).map((one) => `${one}\n\n`).join('')}`.split('\n').length; // prettier-ignore

type Maker = (story: Clean, random: () => number, others: readonly Clean[]) => Fault | undefined;

function prose({ blocks }: Clean, fits: (block: string) => boolean = () => true): number[] {
  return blocks.flatMap((block, i) => (isProse(block) && fits(block) ? [i] : []));
}

function changed(
  story: Clean,
  blocks: readonly string[],
  at: readonly number[],
  before: readonly string[] = story.blocks,
): Fault {
  const made = { ...story, blocks };
  return {
    story,
    markdown: markdownOf(made),
    before: markdownOf({ ...story, blocks: before }),
    lines: at.map((i) => lineOf(made, i)),
  };
}

const with_ = (blocks: readonly string[], i: number, ...put: string[]): string[] => [...blocks.slice(0, i), ...put, ...blocks.slice(i + 1)]; // prettier-ignore
const insert = (blocks: readonly string[], i: number, ...put: string[]): string[] => [...blocks.slice(0, i), ...put, ...blocks.slice(i)]; // prettier-ignore

/** A paragraph that stands again further down. */
const copied: Maker = (story, random) => {
  const from = prose(story);
  if (from.length < 2) return undefined;
  const i = pick(random, from);
  const at =
    pick(
      random,
      from.filter((one) => one >= i),
    ) + 1;
  return changed(story, insert(story.blocks, at, story.blocks[i]!), [at]);
};

/** The same, with one character in ten another. */
const copiedNearly: Maker = (story, random) => {
  const from = prose(story, (block) => block.length >= 50);
  if (from.length < 2) return undefined;
  const i = pick(random, from);
  const at =
    pick(
      random,
      from.filter((one) => one >= i),
    ) + 1;
  const han = story.blocks.join('').match(/[\u4e00-\u9fff]/g)!;
  const text = story.blocks[i]!.replace(/[\u4e00-\u9fff]/g, (c) => (random() < 0.1 ? pick(random, han) : c));
  return changed(story, insert(story.blocks, at, text), [at]);
};

/** A sentence cut in two. */
const cut: Maker = (story, random) => {
  const i = pick(random, prose(story));
  const block = story.blocks[i];
  if (block === undefined) return undefined;
  const places = [...block].flatMap((_, at) => (at >= 12 && at <= block.length - 8 && /[\u4e00-\u9fff]/.test(block[at - 1]!) && /[\u4e00-\u9fff]/.test(block[at]!) ? [at] : [])); // prettier-ignore
  if (places.length === 0) return undefined;
  const at = pick(random, places);
  return changed(story, with_(story.blocks, i, block.slice(0, at), block.slice(at)), [i + 1]);
};

const HALF: Readonly<Record<string, string>> = {
  '，': ',',
  '；': ';',
  '：': ':',
  '！': '!',
  '？': '?',
  '（': '(',
  '）': ')',
  '。': '.',
};

/** Every place of some marks in the prose of a story. */
function places(story: Clean, marks: string): { i: number; at: number }[] {
  return prose(story).flatMap((i) => [...story.blocks[i]!].flatMap((c, at) => (marks.includes(c) ? [{ i, at }] : [])));
}

const replaced = (text: string, at: number, put: string): string => text.slice(0, at) + put + text.slice(at + 1);

/** A mark that was typed half width. */
const half: Maker = (story, random) => {
  const place = pick(random, places(story, Object.keys(HALF).join('')));
  if (place === undefined) return undefined;
  const block = story.blocks[place.i]!;
  return changed(story, with_(story.blocks, place.i, replaced(block, place.at, HALF[block[place.at]!]!)), [place.i]);
};

/** One of a pair is lost. */
const dropped: Maker = (story, random) => {
  const all = places(story, '“”‘’（）《》');
  if (all.length === 0) return undefined;
  const { i, at } = pick(random, all);
  return changed(story, with_(story.blocks, i, replaced(story.blocks[i]!, at, '')), [i]);
};

const tenths = (random: () => number, from: number, to: number): number => (from * 10 + whole(random, (to - from) * 10 - 1) + 1) / 10; // prettier-ignore
const point = (value: number): string => (Math.round(value * 10) % 10 === 0 ? (value + 0.1).toFixed(1) : value.toFixed(1));

/** A sum that is planted and adds up, then loses a decimal point. */
const sum: Maker = (story, random) => {
  const [a, b] = [point(tenths(random, 2, 40)), point(tenths(random, 2, 40))];
  const c = point(tenths(random, 2, 40));
  const two = (Number(a) + Number(b)).toFixed(1);
  const three = (Number(a) + Number(b) + Number(c)).toFixed(1);
  const unit = pick(random, ['亿元', '万元', '公里', '吨', '万人']);
  const form = whole(random, 4);
  const sentence = [
    `全部所需${two}${unit}，北边承担${a}${unit}，其余${b}${unit}由南边承担。`,
    `上半程${a}${unit}，下半程${b}${unit}，合计${two}${unit}。`,
    `三处分别是${a}${unit}、${b}${unit}和${c}${unit}，总计${three}${unit}。`,
    `总量${three}${unit}，其中东段${a}${unit}，西段${b}${unit}，其余${c}${unit}归中段。`,
  ][form]!;
  const dots = [...sentence].flatMap((mark, at) => (mark === '.' && sentence[at + 1] !== '0' ? [at] : []));
  if (dots.length === 0) return undefined;
  const at = insertAt(story, random);
  return changed(story, insert(story.blocks, at, replaced(sentence, pick(random, dots), '')), [at], insert(story.blocks, at, sentence)); // prettier-ignore
};

const insertAt = (story: Clean, random: () => number): number => (prose(story).length > 0 ? pick(random, prose(story)) + 1 : story.blocks.length); // prettier-ignore

const HAN = ['一', '二', '三', '四', '五', '六', '七', '八', '九'];
const MARKS: readonly ((n: number) => string)[] = [(n) => `（${HAN[n]}）`, (n) => `${HAN[n]}、`, (n) => `（${n + 1}）`, (n) => '①②③④⑤⑥⑦⑧⑨'[n]!, (n) => `${n + 1}.　`]; // prettier-ignore

/** A list of sentences of the story with two numbers swapped. Its sentences stand there once: those of the story are taken out. */
const swapped: Maker = (story, random) => {
  const length = 3 + whole(random, 6);
  const sentences = story.blocks.filter(isProse).flatMap((block) => block.match(/[^。！？“”（）《》]{8,60}。/g) ?? []);
  if (sentences.length < length) return undefined;
  const mark = pick(random, MARKS);
  const order = Array.from({ length }, (_, i) => i);
  const one = whole(random, length);
  const two = (one + 1 + whole(random, length - 1)) % length;
  const items = (numbers: readonly number[]): string[] => numbers.map((n, i) => `${mark(n)}${String.fromCodePoint(0x7532 + i)}事：${sentences[i]!.slice(0, 12)}。`); // prettier-ignore
  const wrong = order.map((n) => (n === one ? two : n === two ? one : n));
  const at = story.blocks.length;
  const lead = '### 清单';
  const [before, made] = [
    [...story.blocks, lead, ...items(order)],
    [...story.blocks, lead, ...items(wrong)],
  ];
  return changed(story, made, [at + 1 + one, at + 1 + two], before);
};

const GIVEN = '志远建国晓梅海涛文静雨桐子轩思琪浩然佳怡俊杰雪梅春生秋月明德永康'.match(/./gu)!;

/** A person in the text and in a caption, where one character of the name becomes another. */
const renamed: Maker = (story, random) => {
  const name = pick(random, ['王', '李', '张', '陈', '赵', '周', '吴', '徐']) + pick(random, GIVEN) + pick(random, GIVEN);
  if (new Set(name).size < 3) return undefined;
  const at = whole(random, 3);
  const other = replaced(name, at, pick(random, [...(at === 0 ? '刘杨黄孙' : '芳强磊洋勇艳')].filter((c) => !name.includes(c)))); // prettier-ignore
  const place = insertAt(story, random);
  const text = pick(random, [`“都记着呢。”村民${name}说。`, `${name}老师在门口等了一个上午。`, `负责人${name}把钥匙交了出来。`]);
  const block = (who: string): string[] => [text, `![${pick(randomOf(at), ['图为', '正在忙碌的', '右为'])}${who}在现场。](x.jpg "本报记者 江树 摄")`]; // prettier-ignore
  return changed(story, insert(story.blocks, place, ...block(other)), [place + 1], insert(story.blocks, place, ...block(name)));
};

/** A use of marks that GB/T 15834 calls wrong: doubled, between quotations or titles, in a span, behind a number in brackets, ASCII dots. */
const misused: Maker = (story, random) => {
  const form = whole(random, 6);
  if (form === 0) {
    const place = pick(random, places(story, '，、；：'));
    if (place === undefined) return undefined;
    const block = story.blocks[place.i]!;
    return changed(story, with_(story.blocks, place.i, block.slice(0, place.at) + block[place.at]! + block.slice(place.at)), [place.i]); // prettier-ignore
  }
  const year = 1950 + whole(random, 60);
  const [right, wrong] = [
    ['', ''],
    ['先后读完《甲书》《乙书》，各写一页札记。', '先后读完《甲书》、《乙书》，各写一页札记。'],
    ['墙上写着“早起”“早睡”四个字。', '墙上写着“早起”、“早睡”四个字。'],
    [`${year}—${year + 3}年，他都住在河东。`, `${year}-${year + 3}年，他都住在河东。`],
    [
      `每次要走${3 + (year % 5)}～${9 + (year % 5)}公里，中途不歇。`,
      `每次要走${3 + (year % 5)}-${9 + (year % 5)}公里，中途不歇。`,
    ],
    ['他想说什么，又停住了……屋里没有人应声。', '他想说什么，又停住了...屋里没有人应声。'],
  ][form]!;
  const at = insertAt(story, random);
  return changed(story, insert(story.blocks, at, wrong!), [at], insert(story.blocks, at, right!));
};

/** What is done, to which rule it belongs, and how sure that rule has to be. */
export const FAULTS = [
  { name: 'a mark made half width', rule: 'width', certain: true, make: half },
  { name: 'one of a pair dropped', rule: 'pairs', certain: true, make: dropped },
  { name: 'a paragraph copied', rule: 'repeat', certain: true, make: copied },
  { name: 'the same with 10 % changed', rule: 'repeat', certain: false, make: copiedNearly },
  { name: 'two numbers of a list swapped', rule: 'ladder', certain: true, make: swapped },
  { name: 'a mark misused', rule: 'marks', certain: true, make: misused },
  { name: 'a sentence cut in two', rule: 'broken', certain: false, make: cut },
  { name: 'a decimal point lost from a sum', rule: 'numerals', certain: false, make: sum },
  { name: 'a name in a caption misspelt', rule: 'captions', certain: false, make: renamed },
] as const;

/** Faults of one sort in one kind of text, as many as asked for. */
export function* faultsOf(make: Maker, stories: readonly Clean[], count: number, seed: number): Generator<Fault> {
  const random = randomOf(seed);
  let made = 0;
  for (let tried = 0; made < count && tried < count * 20; tried++) {
    const fault = make(pick(random, stories), random, stories);
    if (fault === undefined) continue;
    made++;
    yield fault;
  }
}
