/**
 * Each template for pages of many stories that a paper can start from, end to end from small copy: no error, nothing lost, its own furniture on the page, every
 * story under its own headline.
 */
import sharp from 'sharp';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Layout } from '../../schemas/layout.ts';
import { said } from '../support/build.ts';
import { bare } from '../support/expected-text.ts';
import { buildPaper, type Files } from '../support/market.ts';
import { pdfText } from '../support/pdf.ts';

const SENTENCES = [
  '昨天清晨，渡口的老人把船票交给孩子，孩子把它夹进课本。',
  '新桥的灯一盏一盏亮起来，江面上只剩最后一班船。',
  '社区里开了六次会，把账一笔一笔摊开来算，没有人再提意见。',
  '“明年再来看，”摊主说，“树要三年才有阴凉。”',
  '全市已有38处完工，还有12处要等到开春。',
];
/** `count` paragraphs, each another turn of the sentences. */
const paras = (count: number, from = 0): string =>
  Array.from({ length: count }, (_, i) => Array.from({ length: 4 }, (__, k) => SENTENCES[(from + i + k) % 5]!).join('')).join(
    '\n\n',
  );
const story = (title: string, weight: string, count: number, more: { front?: string; body?: string } = {}): string =>
  `---\ntitle: ${title}\n${more.front ?? ''}weight: ${weight}\n---\n\n${more.body ?? ''}${paras(count, title.length)}\n`;
const photo = (width: number, height: number): Promise<Buffer> =>
  sharp({ create: { width, height, channels: 3, background: '#8a8f94', noise: { type: 'gaussian', mean: 128, sigma: 20 } } }).jpeg({ quality: 60 }).toBuffer(); // prettier-ignore
const figure = (file: string): string => `![渡口的早晨](../images/${file} "本报记者 江树 摄")\n\n`;
const notices = (title: string, count: number): string =>
  `---\ntitle: ${title}\n---\n${Array.from({ length: count }, (_, i) => `\n:::notice{kind=${i % 3 ? '遗失声明' : '招标公告'}}\n${SENTENCES[i % 5]}编号${1000 + i}，声明作废。\n:::\n`).join('')}`;

const IMPRINT = ['刊号: CN 00-0001', '邮发代号: 00-41', '主管: 某局', '主办: 某社', '出版: 某社', '地址: 某路1号', '电话: 热线', '印刷: 某厂', '印刷地址: 某街', '发行: 邮局', '定价: 每份2.00元']; // prettier-ignore

interface Case {
  readonly template: string;
  readonly folio: string;
  readonly section: string;
  readonly ads?: readonly string[];
  readonly stories: readonly string[];
  /** Words of its furniture. */
  readonly furniture: readonly string[];
}

const lead = (count: number, file = 'wide.jpg'): string =>
  story('老渡口最后一班船靠岸', 'lead', count, { front: 'kicker: 新桥今日通车\nbyline: 程野\n', body: figure(file) });
const second = (count: number): string => story('早市的秤是公家的', 'second', count, { front: 'byline: 何见微\n' });
const normal = (count: number): string => story('路灯修好了，没人再绕路', 'normal', count);
const brief = (title: string): string => story(title, 'brief', 1);

const CASES: readonly Case[] = [
  {
    template: 'broadsheet-front',
    folio: 'A01',
    section: '要闻',
    ads: ['{ client: 江边书局, size: 报眼 }', '{ client: 渡口茶社, size: 通栏, at: foot }'],
    stories: [lead(17), second(9), normal(6), brief('图书馆夜间开门'), brief('河堤今起封闭施工')],
    furniture: ['晨报', '第7期', '今日1版', 'CN 00-0001', '每份2.00元', '广告'],
  },
  {
    template: 'broadsheet-news',
    folio: 'A02',
    section: '本市新闻',
    ads: ['{ client: 渡口茶社, size: 半通栏 }'],
    stories: [lead(22), second(12), normal(8), brief('图书馆夜间开门'), brief('河堤今起封闭施工')],
    furniture: ['A02', '本市新闻', '广告'],
  },
  {
    template: 'broadsheet-picture',
    folio: 'A07',
    section: '视觉',
    stories: [
      lead(10),
      story('江面起雾的早晨', 'second', 7, { body: figure('tall.jpg') }),
      story('桥上的人', 'normal', 6, { body: figure('other.jpg') }),
    ],
    furniture: ['A07', '视觉'],
  },
  {
    template: 'broadsheet-notices',
    folio: 'A08',
    section: '公告',
    ads: ['{ client: 渡口茶社, size: 1/4版 }'],
    stories: [notices('遗失声明', 60), notices('招标公告', 40)],
    furniture: ['A08', '公告', '广告'],
  },
  {
    template: 'broadsheet-supplement',
    folio: 'A08',
    section: '砚池',
    stories: [story('雪落在字上', 'lead', 20), second(13), normal(10), story('修笔的人', 'normal', 9)],
    furniture: ['A08', '砚池'],
  },
  {
    template: 'tabloid-front',
    folio: 'A01',
    section: '要闻',
    ads: ['{ client: 江边书局, size: 报眼 }', '{ client: 渡口茶社, size: 通栏, at: foot }'],
    stories: [lead(8), second(5), normal(4), brief('图书馆夜间开门')],
    furniture: ['晨报', '第7期', '今日1版', 'CN 00-0001', '每份2.00元', '广告'],
  },
  {
    template: 'tabloid-news',
    folio: 'A02',
    section: '本市新闻',
    ads: ['{ client: 渡口茶社, size: 半通栏 }'],
    stories: [lead(13), second(7), normal(5), brief('图书馆夜间开门')],
    furniture: ['A02', '本市新闻', '广告'],
  },
];

function filesOf({ template, folio, section, ads = [], stories }: Case, pictures: Files): Files {
  const names = stories.map((_, i) => `manuscript/${i + 1}.md`);
  const sold = ads.length ? `    ads:\n${ads.map((ad) => `      - ${ad}\n`).join('')}` : '';
  return {
    'banxin.yaml': `name: 晨报\nformat: ${template.startsWith('tabloid') ? 'tabloid' : 'broadsheet'}\nimprint:\n${IMPRINT.map((item) => `  ${item}\n`).join('')}`,
    'edition.yaml': `date: 2026-11-22\nnumber: 7\npages:\n  - folio: ${folio}\n    section: ${section}\n    template: ${template}\n    stories: [${names.join(', ')}]\n${sold}    credits: { 责任编辑: 苏禾, 校对: 何见微 }\n`,
    ...Object.fromEntries(names.map((name, i) => [name, stories[i]!])),
    ...pictures,
  };
}

describe('from small copy', () => {
  let pictures: Files;
  beforeAll(async () => {
    pictures = {
      'images/wide.jpg': await photo(1800, 1200),
      'images/tall.jpg': await photo(1300, 1700),
      'images/other.jpg': await photo(1400, 950),
    };
  });

  test.each(CASES)('$template', async (one) => {
    const { diagnostics, files, ok } = await buildPaper(filesOf(one, pictures));
    expect(diagnostics.filter(({ severity }) => severity === 'error').map(said)).toEqual([]);
    expect(ok).toBe(true);
    const text = bare(await pdfText(files.get('print.pdf')!));
    for (const words of one.furniture) expect(text).toContain(bare(words));
    const { pages, stories } = JSON.parse(files.get('layout.json')!.toString('utf8')) as Layout;
    const [page] = pages;
    const painted = new Map<string, string>();
    for (const { role, block, lines } of page!.frames)
      if (block !== null && role !== 'generated')
        painted.set(
          block,
          (painted.get(block) ?? '') + (lines ?? []).flatMap(({ runs }) => runs.map((run) => run.text)).join(''),
        );
    const blocks = stories.flatMap((of) => of.blocks);
    expect(blocks.filter(({ id, text: typed }) => bare(painted.get(id) ?? '') !== bare(typed)).map(({ id }) => id)).toEqual([]);
    expect(blocks.length).toBeGreaterThan(20);
    const headed = new Set(page!.frames.filter(({ role }) => role === 'headline').map(({ story: id }) => id));
    expect(headed.size).toBe(one.stories.length);
  });
});
