/**
 * The 数字报 package: what lies where on each page, in per mille of the page, and the text to be searched. Its viewer is in web-viewer.ts. Writes no file.
 */
import type { LayoutStory, Page } from '../layout/types.ts';
import type { Area, Point } from './areas.ts';
import { issueId, pageId, storyId, storySegment } from './identity.ts';
import { bodyOf } from './news-article.ts';
import type { IssueFacts, StoryFacts } from './types.ts';

/** A page of pages.json. */
export interface WebPage {
  readonly page: string;
  readonly id: string;
  readonly section: string;
  /** Pictures of the page, relative to the package. */
  readonly large: string;
  readonly small: string;
  /** Width by height. */
  readonly ratio: number;
  readonly areas: readonly WebArea[];
}

/** Where something lies: polygons of x,y pairs in per mille of the page's width and height. */
export interface WebArea {
  readonly kind: Area['kind'];
  /** Identifier of the story. */
  readonly story?: string;
  readonly polygons: readonly (readonly number[])[];
}

/** A story of pages.json. */
export interface WebStory {
  readonly id: string;
  readonly title: string;
  readonly file: string;
  readonly pages: readonly string[];
}

/** pages.json. */
export interface WebIndex {
  readonly format: 'banxin/digital/1';
  readonly issue: string;
  readonly paper: string;
  readonly date: string;
  readonly number?: number;
  readonly pages: readonly WebPage[];
  readonly stories: readonly WebStory[];
}

/** search.json: the text of each story, as it is searched. */
export interface WebSearch {
  readonly format: 'banxin/digital-search/1';
  readonly stories: readonly { readonly id: string; readonly text: string }[];
}

/** Per mille, to a thousandth: rounding keeps the order of edges, so what did not overlap does not. */
const mille = (value: number, of: number): number => Math.round((value / of) * 1_000_000) / 1000;

const polygon = (points: readonly Point[], { width, height }: Page): number[] =>
  points.flatMap(([x, y]) => [mille(x, width), mille(y, height)]);

/** One page. `name`: its folios joined. */
export function webPage(issue: IssueFacts, page: Page, areas: readonly Area[]): WebPage {
  const name = page.folios.join('-');
  const facts = new Map(issue.stories.map((story) => [story.id, story]));
  return {
    page: name,
    id: pageId(issue, name),
    section: issue.pages.find(({ folios }) => folios.join('-') === name)?.section ?? '',
    large: `pages/${name}-large.jpg`,
    small: `pages/${name}-small.jpg`,
    ratio: Math.round((page.width / page.height) * 10_000) / 10_000,
    areas: areas.map(({ kind, story, polygons }) => ({
      kind,
      ...(story !== null && facts.has(story) ? { story: storyId(issue, facts.get(story)!) } : {}),
      polygons: polygons.map((points) => polygon(points, page)),
    })),
  };
}

/** The file of a story's HTML in the package. */
export const storyFile = (story: StoryFacts): string => `stories/${storySegment(story)}.html`;

export function webIndex(issue: IssueFacts, pages: readonly WebPage[]): WebIndex {
  const onPages = (id: string): string[] =>
    pages.filter(({ areas }) => areas.some(({ story }) => story === id)).map(({ page }) => page);
  return {
    format: 'banxin/digital/1',
    issue: issueId(issue),
    paper: issue.paper,
    date: issue.date,
    ...(issue.number === undefined ? {} : { number: issue.number }),
    pages,
    stories: issue.stories.map((story) => {
      const id = storyId(issue, story);
      return { id, title: story.title, file: storyFile(story), pages: onPages(id) };
    }),
  };
}

export function webSearch(issue: IssueFacts, stories: readonly LayoutStory[]): WebSearch {
  const texts = new Map(stories.map((story) => [story.id, story]));
  return {
    format: 'banxin/digital-search/1',
    stories: issue.stories.map((facts) => {
      const story = texts.get(facts.id);
      const captions = facts.figures.map(({ caption }) => caption);
      const parts = [facts.kicker, facts.title, facts.deck, ...(story ? bodyOf(story) : []), ...captions];
      return { id: storyId(issue, facts), text: parts.filter(Boolean).join('\n') };
    }),
  };
}
