/**
 * Pages of many stories out of a seed: copy of invented words, weights, pictures, quotes, boxes, nails, advertisements. Lengths are drawn before any plan, so that the
 * copy comes to a wished share of the room. Out: what make-up is given, and the page that it makes.
 */
import { focusCrop } from '../../src/image/index.ts';
import type { Picture } from '../../src/image/types.ts';
import { NewsDesk } from '../../src/makeup/news/desk.ts';
import { type MadeNews, makeNews } from '../../src/makeup/news/make.ts';
import { demandsOf } from '../../src/makeup/news/shapes.ts';
import type { planNews } from '../../src/plan/news/plan.ts';
import { planFilled } from '../../src/pipeline/trial.ts';
import type { NewsInput, NewsItem } from '../../src/makeup/news/types.ts';
import { Grid } from '../../src/plan/grid.ts';
import type { Cells, Demand, NewsForm, NewsPlan, Shape, Weight } from '../../src/plan/news/types.ts';
import { readManuscript } from '../../src/read/index.ts';
import { defaultPaper } from '../../src/story/index.ts';
import { styleStory, type StyledStory } from '../../src/style/index.ts';
import { Typesetter } from '../../src/text/typesetter.ts';
import { wordsOf } from '../../src/text/words.ts';
import broadsheet from '../../templates/broadsheet-news/grid.ts';
import tabloid from '../../templates/tabloid-news/grid.ts';
import { fontBook } from './fonts.ts';

/** Numbers between 0 and 1, the same for the same seed (mulberry32). */
export function randomOf(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

const NOUNS = '江面 码头 老街 图书馆 新桥 车站 学校 市场 医院 公园 渡口 工厂 社区 路灯 河堤 剧院 窑场 果园 邮局 球场'.split(' ');
const WHO = '居民 记者 船长 教师 学生 医生 司机 工人 老人 孩子 摊主 馆员 农户 校长 快递员'.split(' ');
const VERBS = '修好 打开 搬到 写进 带回 走过 看见 记下 分给 留在 交给 送往 查看 试用 清理'.split(' ');
const WHEN = '昨天 今晨 去年冬天 3月15日 上周六 入秋以后 每天早上 2025年 这两天 傍晚6时'.split(' ');
const TAIL = '没有人着急 大家都说好 还要等一等 比原来快了 又多了38件 一共412户 占了六成 明年再看 不收一分钱 也算了一桩心事'.split(
  ' ',
);

const pick = <T>(random: () => number, among: readonly T[]): T => among[Math.floor(random() * among.length)]!;

function sentence(random: () => number): string {
  const quote = random() < 0.15;
  const core = `${pick(random, WHEN)}，${pick(random, WHO)}把${pick(random, NOUNS)}的${pick(random, NOUNS)}${pick(random, VERBS)}${pick(random, NOUNS)}`;
  const tail = `，${pick(random, TAIL)}`;
  return quote ? `“${core}，”${pick(random, WHO)}说，“${pick(random, TAIL)}。”` : `${core}${random() < 0.6 ? tail : ''}。`;
}

function paragraph(random: () => number): string {
  const count = 1 + Math.floor(random() * 4);
  return Array.from({ length: count }, () => sentence(random)).join('');
}

const title = (random: () => number): string =>
  pick(random, [
    () => `${pick(random, NOUNS)}${pick(random, VERBS)}${pick(random, NOUNS)}`,
    () => `${pick(random, WHO)}${pick(random, VERBS)}${pick(random, NOUNS)}${pick(random, TAIL)}`,
    () => `${pick(random, NOUNS)}　${pick(random, TAIL)}`,
  ])();

/** One that a spread is worth: 10 to 16 characters, with a turn or without. */
const wideTitle = (random: () => number): string =>
  pick(random, [
    () => `${pick(random, NOUNS)}${pick(random, VERBS)}${pick(random, NOUNS)}　${pick(random, WHO)}${pick(random, TAIL)}`,
    () => `${pick(random, WHO)}${pick(random, VERBS)}${pick(random, NOUNS)}${pick(random, TAIL)}`,
    () => `${pick(random, WHO)}${pick(random, VERBS)}${pick(random, NOUNS)}的“${pick(random, NOUNS)}”，${pick(random, TAIL)}`,
  ])();

/** What one story is made of before it is typed. */
interface Copy {
  readonly weight: Weight;
  readonly pictures: readonly string[];
  readonly paragraphs: readonly string[];
  readonly extras: {
    readonly kicker: boolean;
    readonly byline: boolean;
    readonly crosshead: boolean;
    readonly quote: boolean;
    readonly box: boolean;
  };
  readonly title: string;
  /** Where its pictures have a face, per cent from the left. */
  readonly focus?: number;
}

const SHAPES = ['3600x2400', '3000x2250', '2400x3000', '4000x2000'];

function copyOf(random: () => number, weight: Weight, length: number): Copy {
  const chance = { lead: 0.9, second: 0.5, normal: 0.2, brief: 0 }[weight];
  const pictures =
    random() < chance ? [pick(random, SHAPES), ...(weight === 'lead' && random() < 0.3 ? [pick(random, SHAPES)] : [])] : [];
  const paragraphs: string[] = [];
  for (let characters = 0; characters < length;) {
    const made = paragraph(random);
    paragraphs.push(made);
    characters += made.length;
  }
  const large = weight === 'lead' || weight === 'second';
  return {
    weight,
    pictures,
    paragraphs,
    title: title(random),
    extras: {
      kicker: large && random() < 0.6,
      byline: weight !== 'brief' && random() < 0.7,
      crosshead: paragraphs.length > 6 && random() < 0.6,
      quote: weight === 'lead' && random() < 0.3,
      box: weight === 'lead' && random() < 0.15,
    },
  };
}

function typed(random: () => number, copy: Copy, share: number): string {
  const { extras, pictures, weight } = copy;
  const kept = Math.max(1, Math.round(copy.paragraphs.length * share));
  const paragraphs = copy.paragraphs.slice(0, kept);
  const front = [
    ...(extras.kicker ? [`kicker: ${pick(random, NOUNS)}${pick(random, VERBS)}${pick(random, NOUNS)}`] : []),
    `title: ${copy.title}`,
    ...(extras.byline
      ? ['byline:\n  - { role: 本报记者, names: [程野, 何见微] }', `byline_at: ${pick(random, ['head', 'end', 'run-in'])}`]
      : []),
    'lead_in: 本报讯',
    `weight: ${weight}`,
  ];
  const body = paragraphs.flatMap((text, i) => [
    ...(extras.crosshead && i > 0 && i % 4 === 0 && i < paragraphs.length - 1
      ? [`## ${pick(random, NOUNS)}${pick(random, TAIL)}`]
      : []),
    text,
    ...pictures
      .filter((_, k) => k === i)
      .map(
        (shape, k) =>
          `![${sentence(random)}](p${k}-${shape}.jpg "本报记者 江树 摄")${copy.focus === undefined ? '' : `{focus=${copy.focus},40}`}`,
      ),
  ]);
  if (extras.quote) body.push(`> [!pull]\n> ${pick(random, TAIL)}\n> ${pick(random, TAIL)}\n> —— ${pick(random, WHO)}`);
  if (extras.box) body.push(`:::box{title=${pick(random, NOUNS)}}\n${paragraph(random)}\n\n${paragraph(random)}\n:::`);
  return `---\n${front.join('\n')}\n---\n\n${body.join('\n\n')}\n`;
}

/** A page before it is planned. */
export interface GeneratedPage {
  readonly seed: number;
  readonly form: NewsForm;
  readonly items: readonly NewsItem[];
  readonly sources: readonly string[];
  readonly ads: readonly Demand[];
  /** Copy by room: 1 fills the page. */
  readonly share: number;
}

const pictureOf = (file: string): Picture | undefined => {
  const [, width, height] = /-(\d+)x(\d+)\./.exec(file) ?? [];
  return width
    ? { file, format: 'jpeg', width: Number(width), height: Number(height), vector: false, orientation: 1 }
    : undefined;
};

export async function deskOf(
  form: NewsForm,
  items: readonly NewsItem[],
  folio = 'A02',
  more: Partial<NewsInput> = {},
): Promise<NewsDesk> {
  const grid = new Grid(form.grid, defaultPaper.body);
  return new NewsDesk({
    form,
    template: 'test',
    folios: [folio],
    grid,
    setter: new Typesetter(await fontBook(), defaultPaper.house, 1 << 14, (file) => Number(/\d+/.exec(file)?.[0] ?? 0)),
    items,
    copyfit: defaultPaper.copyfit,
    picture: pictureOf,
    sha256: () => '',
    crop: focusCrop,
    words: wordsOf,
    ...more,
  });
}

/** A story as it is typed, styled for a form: `s1` for 0. */
export async function storyOf(form: NewsForm, source: string, i: number): Promise<StyledStory> {
  const { scale } = form;
  const manuscript = (await readManuscript(source, `m${i}.md`)).value;
  return styleStory(
    { id: `s${i + 1}`, manuscript },
    {
      ...defaultPaper.house,
      body: defaultPaper.body.size,
      headline: 63,
      kicker: 21,
      deck: 21,
      byline: scale.byline,
      crosshead: scale.crosshead[0]!,
      theme: scale.theme,
      caption: scale.caption.size,
      quote: scale.quote.size,
      boxTitle: scale.boxTitle,
      table: scale.table.size,
      digest: scale.digest.size,
    },
    (src) => src,
  );
}

/** Column-lines that a shape takes when it is full. */
export function areaOf(shape: Shape): number {
  const { count } = shape.legs;
  const aside = shape.opening?.behind ? shape.opening.columns : 0;
  const of = (parts: readonly { readonly columns: number; readonly lines: number }[]): number =>
    parts.reduce((sum, { columns, lines }) => sum + columns * lines, 0);
  const pictures = of(shape.pictures.map(({ columns, natural }) => ({ columns, lines: natural })));
  return (
    shape.head.lines * shape.columns +
    pictures +
    of(shape.insets) +
    (shape.opening ? shape.opening.columns * (shape.opening.lines + shape.opening.white) : 0) +
    (count ? (shape.text.natural * (shape.columns - aside)) / count : 0)
  );
}

/** What a story would take if it had the page's choice. */
const favourite = (shapes: readonly Shape[]): Shape => shapes.reduce((best, shape) => (shape.cost < best.cost ? shape : best));

/** What of a page is not drawn. */
export interface Given {
  readonly form?: NewsForm;
  readonly stories?: number;
  /** A spread, with twice as many stories. */
  readonly kind?: 'page' | 'spread';
}

/** A page whose copy is between `least` and `most` of its room. */
export async function generatePage(seed: number, least: number, most: number, given: Given = {}): Promise<GeneratedPage> {
  const random = randomOf(seed);
  const drawn = random() < 0.75 ? broadsheet : tabloid;
  const kind = given.kind ?? 'page';
  const form = given.form ?? drawn[kind]!;
  const room = form.grid.columns * form.grid.lines;
  const half = halfOf(form);
  const many =
    kind === 'page' ? 3 + Math.floor(random() * (half > 6 ? 12 : 8)) : 2 * half - 2 + Math.floor(random() * half * 1.5);
  const count = given.stories ?? many;
  const ads = adsOf(random, form);
  const free = room - ads.reduce((sum, { shapes }) => sum + shapes[0]!.columns * (shapes[0]!.foot || 0), 0);
  const weights = Array.from({ length: count }, (_, i): Weight =>
    i === 0 ? 'lead' : i <= count / 4 ? 'second' : i < count * 0.7 ? 'normal' : 'brief',
  );
  const size = { lead: 6, second: 3, normal: 2, brief: 0.7 };
  const all = weights.reduce((sum, weight) => sum + size[weight], 0);
  const aim = least + random() * (most - least);
  const copies = weights.map((weight, i) => {
    const copy = copyOf(
      random,
      weight,
      Math.max(70, (size[weight] / all) * free * form.grid.chars * 1.2 * (0.7 + 0.6 * random())),
    );
    return kind === 'spread' && i === 0 ? { ...copy, title: wideTitle(random), focus: Math.floor(30 + random() * 40) } : copy;
  });
  let share = 0.75;
  let best: GeneratedPage | null = null;
  for (let round = 0; round < 6; round++) {
    const own = randomOf(seed + 1);
    const sources = copies.map((copy) => typed(own, copy, share));
    const stories = await Promise.all(sources.map((source, i) => storyOf(form, source, i)));
    const items = stories.map((story, order): NewsItem => ({ story, weight: weights[order]!, order }));
    const demands = demandsOf(await deskOf(form, items));
    const copy = demands.reduce((sum, { shapes }) => sum + areaOf(favourite(shapes)), 0) / free;
    const page = { seed, form, items, sources, ads, share: copy };
    if (!best || Math.abs(copy - aim) < Math.abs(best.share - aim)) best = page;
    if (Math.abs(copy - aim) < 0.01) break;
    share *= 1 + ((aim - copy) / copy) * 1.15;
  }
  return random() < 0.2 ? nailed(random, best!) : best!;
}

/** Columns of a page, or of one page of a spread. */
const halfOf = ({ grid }: NewsForm): number => grid.fold?.after ?? grid.columns;

function adsOf(random: () => number, form: NewsForm): Demand[] {
  if (random() >= 0.3) return [];
  const columns = halfOf(form);
  const [wide, high] = pick(random, [
    [columns, 22],
    [columns / 2, 22],
    [columns, 14],
  ]);
  const head = { lines: 0, least: 0, most: 0, size: 0, face: 'headline', rows: 0, fill: 0, characters: 0 };
  const shape: Shape = {
    name: 'advertisement',
    columns: wide!,
    head,
    legs: { count: 0, measure: 0, gap: 0 },
    text: { least: 0, natural: 0, most: 0 },
    pictures: [],
    insets: [],
    foot: high!,
    cost: 0,
  };
  return [{ id: 'ad1', kind: 'advertisement', weight: 'normal', order: 99, shapes: [shape], edge: 'foot' }];
}

/** The lead, or a brief, nailed where an editor would. */
async function nailed(random: () => number, page: GeneratedPage): Promise<GeneratedPage> {
  const desk = await deskOf(page.form, page.items);
  const [lead] = demandsOf(desk);
  const shape = favourite(lead!.shapes);
  const lines = Math.round(areaOf(shape) / shape.columns);
  if (lines > page.form.grid.lines * 0.7) return page;
  const nail: Cells = { column: 1, columns: shape.columns, line: 1, lines };
  return { ...page, items: page.items.map((item, i) => (i === 0 ? { ...item, nail } : item)) };
}

/** A page planned and made, with what judges need. */
export interface MadePage extends GeneratedPage {
  readonly made: MadeNews;
  readonly dummy: NewsPlan;
  readonly grid: Grid;
}

export type Planner = typeof planNews;

export async function makePage(page: GeneratedPage, plan: Planner): Promise<MadePage> {
  const desk = await deskOf(page.form, page.items);
  const dummy = planFilled(desk, [...demandsOf(desk), ...page.ads], {}, plan);
  return { ...page, dummy, made: makeNews(desk, dummy), grid: desk.grid };
}
