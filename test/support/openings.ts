/**
 * Stories of a few sentences for modules whose text has two measures: typed, styled, asked of the desk in words, planned and made alone on a page.
 */
import type { NewsDesk } from '../../src/makeup/news/desk.ts';
import { makeNews } from '../../src/makeup/news/make.ts';
import { demandsOf } from '../../src/makeup/news/shapes.ts';
import type { NewsItem } from '../../src/makeup/news/types.ts';
import { planNews } from '../../src/plan/news/plan.ts';
import type { NewsForm, Shape } from '../../src/plan/news/types.ts';
import type { Measure } from '../../src/story/types.ts';
import broadsheet from '../../templates/broadsheet-news/grid.ts';
import { deskOf, type MadePage, storyOf } from './news-page.ts';

export const form = broadsheet.page;
const SENTENCES = [
  '昨天清晨，渡口的老人把船票交给孩子，孩子把它夹进课本，说明年再来看新桥。',
  '大桥6时通车，全长1286米，两岸各有一座亭子。',
  '“从前过江要等一刻钟，”船长说，“现在只要两分钟。”',
  '江面上的路灯亮了一夜，没有人着急，大家都说好。',
];
/** Paragraphs of one to four sentences, so many characters in all. */
export function copy(characters: number, from = 0): string {
  const made: string[] = [];
  for (let i = from, length = 0; length < characters; i++) {
    const paragraph = Array.from({ length: 1 + ((i * 7) % 4) }, (_, k) => SENTENCES[(i + k * 3) % 4]).join('');
    made.push(paragraph);
    length += paragraph.length;
  }
  return made.join('\n\n');
}
export const PICTURE = '![昨天的渡口。](p-3600x2400.jpg "江树 摄")';
export const typed = (body: string, weight = 'lead'): string =>
  `---\ntitle: 老渡口最后一班船　靠岸\nlead_in: 本报讯\nweight: ${weight}\n---\n\n${body}\n`;

export const span = { file: 'edition.yaml', start: 3, end: 9 };
export const asked = (measure: Measure): Pick<NewsItem, 'measure'> => ({
  measure: { asked: measure, span },
});

export async function deskFor(source: string, more: Partial<NewsItem> = {}, own: NewsForm = form): Promise<NewsDesk> {
  return deskOf(own, [{ story: await storyOf(own, source, 0), weight: 'lead', order: 0, ...more }]);
}
export const opened = ({ opening }: Shape): boolean => opening !== undefined;

export async function pageOf(source: string, more: Partial<NewsItem>, own: NewsForm = form): Promise<MadePage> {
  const desk = await deskFor(source, more, own);
  const dummy = planNews(demandsOf(desk), own);
  const { items } = desk.input;
  return { seed: 0, form: own, items, sources: [], ads: [], share: 1, dummy, made: makeNews(desk, dummy), grid: desk.grid };
}
