/**
 * 版面描述 of a page: 版序, 版名, format, editors; for each story on it the columns that it takes, its position class and the size of its headline. Read off
 * the frames, so that it says what was printed and not what was planned.
 */
import { union } from './boxes.ts';
import { storyId } from './identity.ts';
import type { BlockIndex, IssueFacts, PageIndex } from './types.ts';
import type { XmlWriter } from './xml.ts';

export const PAGE = 'urn:banxin:page-description:1';

/** 头条 leads the page; 双头条: one of two that do; 倒头条: the largest at the lower right. */
export type PositionClass = '头条' | '双头条' | '倒头条' | '';

/** A story on a page. */
export interface StoryOnPage {
  readonly story: string;
  /** Base columns from 1. */
  readonly columns: readonly number[];
  readonly position: PositionClass;
  /** pt; 0 where its headline is on another page. */
  readonly headline: number;
}

/** Two headlines are of one size up to so much. */
const SAME_SIZE = 1.03;

/** The stories of a page as they stand on it. */
export function storiesOnPage(page: PageIndex): StoryOnPage[] {
  const ids = [...new Set(page.blocks.flatMap(({ story, role }) => (story === null || role === 'notice' ? [] : [story])))];
  const placed = ids.map((story) => {
    const blocks = page.blocks.filter((block) => block.story === story && block.kind !== 'graphic');
    const headline = Math.max(0, ...blocks.filter(({ role }) => role === 'headline').map(({ size }) => size ?? 0));
    return { story, headline, rect: union(blocks.map(({ rect }) => rect)), columns: columnsOf(page, blocks) };
  });
  return placed.map(({ story, headline, columns }) => ({ story, columns, headline, position: positionOf(page, placed, story) }));
}

function columnsOf({ typeArea, columns }: PageIndex, blocks: readonly BlockIndex[]): number[] {
  const width = typeArea.width / columns;
  const taken = new Set<number>();
  for (const { rect } of blocks) {
    const [first, last] = [rect.x + width / 8, rect.x + rect.width - width / 8].map((x) => Math.floor((x - typeArea.x) / width));
    for (let column = Math.max(0, first!); column <= Math.min(columns - 1, last!); column++) taken.add(column + 1);
  }
  return [...taken].sort((a, b) => a - b);
}

type Placed = { readonly story: string; readonly headline: number; readonly rect: BlockIndex['rect'] };

function positionOf({ typeArea }: PageIndex, placed: readonly Placed[], story: string): PositionClass {
  const middle = typeArea.y + typeArea.height / 2;
  const upper = placed.filter(({ rect, headline }) => headline > 0 && rect.y < middle);
  const largest = Math.max(0, ...upper.map(({ headline }) => headline));
  const leads = upper.filter(({ headline }) => headline * SAME_SIZE >= largest);
  if (leads.some((one) => one.story === story)) return leads.length === 1 ? '头条' : leads.length === 2 ? '双头条' : '';
  const lower = placed.filter(({ rect, headline }) => headline > 0 && rect.y >= middle);
  const right = lower.filter(({ rect }) => rect.x + rect.width / 2 > typeArea.x + typeArea.width / 2);
  const most = Math.max(0, ...lower.map(({ headline }) => headline));
  const foot = right.find(({ headline }) => headline === most);
  return foot?.story === story ? '倒头条' : '';
}

export function describePage(xml: XmlWriter, issue: IssueFacts, page: PageIndex): void {
  const facts = issue.pages.find(({ folios }) => folios.join('-') === page.name);
  const mm = (points: number): string => String(Math.round((points * 254) / 72) / 10);
  xml
    .open('page:page')
    .leaf('page:版序', page.name)
    .leaf('page:版名', facts?.section)
    .empty('page:开本', { width: mm(page.width), height: mm(page.height), unit: 'mm', columns: page.columns });
  for (const { role, names } of facts?.credits ?? []) xml.leaf('page:编辑', names, { role });
  for (const { story, columns, position, headline } of storiesOnPage(page)) {
    const known = issue.stories.find(({ id }) => id === story);
    xml.empty('page:稿件', {
      id: known ? storyId(issue, known) : story,
      title: known?.title,
      columns: columns.join(' '),
      position: position || undefined,
      headline: headline > 0 ? String(headline) : undefined,
    });
  }
  xml.close();
}
