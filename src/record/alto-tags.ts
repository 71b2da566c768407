/**
 * The tags of an ALTO file: what each block is (kicker, headline, body …), which story it belongs to, what no one typed; and the order in which the page
 * is read. Writes no geometry.
 */
import type { Frame, Page } from '../layout/types.ts';
import { storyId, xmlId } from './identity.ts';
import type { IssueFacts } from './types.ts';
import type { XmlWriter } from './xml.ts';

/** Tags of a page and who carries them. */
export interface TagBook {
  readonly roles: readonly string[];
  readonly stories: readonly {
    readonly id: string;
    readonly title: string;
    readonly uri: string;
    readonly frames: readonly Frame[];
  }[];
  /** TAGREFS of a frame. */
  of(frame: Frame): string;
}

/** Readings above their characters: typed, though they stand between the lines. */
const READING = 'role.reading';

/** XML id of a story's tag. */
export const storyTag = (story: string): string => xmlId('story', story);
const roleTag = (role: string): string => `role.${role}`;

export function altoTags(issue: IssueFacts, page: Page, isReading: (frame: Frame) => boolean): TagBook {
  const inOrder = [...page.frames].sort((a, b) => a.order - b.order);
  const ids = [...new Set(inOrder.flatMap(({ story }) => (story === null ? [] : [story])))];
  const stories = ids.map((id) => {
    const facts = issue.stories.find((one) => one.id === id);
    return {
      id,
      title: facts?.title || id,
      uri: facts ? storyId(issue, facts) : id,
      frames: byBlock(inOrder.filter(({ story }) => story === id)),
    };
  });
  return {
    roles: [...new Set(page.frames.map(({ role }) => role))],
    stories,
    of: (frame) => {
      const { role, story } = frame;
      const kind = role !== 'generated' ? roleTag(role) : isReading(frame) ? READING : 'GENERATED';
      return [kind, ...(story === null ? [] : [storyTag(story)])].join(' ');
    },
  };
}

/** What is one block is read in one go: a byline beside the last row of a headline does not part it. */
function byBlock(frames: readonly Frame[]): Frame[] {
  const first = new Map<string, number>();
  const place = ({ block, role }: Frame, i: number): number => {
    if (block === null || role === 'generated') return i;
    if (!first.has(block)) first.set(block, i);
    return first.get(block)!;
  };
  return frames
    .map((frame, i) => ({ frame, i, place: place(frame, i) }))
    .sort((a, b) => a.place - b.place || a.i - b.i)
    .map(({ frame }) => frame);
}

export function writeTags(xml: XmlWriter, { roles, stories }: TagBook): void {
  xml.open('Tags');
  for (const role of roles) if (role !== 'generated') xml.empty('StructureTag', { ID: roleTag(role), TYPE: 'role', LABEL: role });
  xml.empty('StructureTag', { ID: READING, TYPE: 'role', LABEL: 'reading' });
  for (const { id, title, uri } of stories)
    xml.empty('StructureTag', { ID: storyTag(id), TYPE: 'article', LABEL: title, URI: encodeURI(uri) });
  xml.empty('OtherTag', { ID: 'GENERATED', LABEL: 'GENERATED', DESCRIPTION: 'matter that no one typed: it repeats or adds' });
  xml.close();
}

/** Stories in the order of the page, each in its own; then what belongs to no story. */
export function writeReadingOrder(xml: XmlWriter, page: Page, { stories }: TagBook): void {
  const rest = [...page.frames].sort((a, b) => a.order - b.order).filter(({ story }) => story === null);
  if (stories.length === 0 && rest.length === 0) return;
  xml.open('ReadingOrder').open('OrderedGroup', { ID: 'order' });
  for (const { id, frames } of stories) group(xml, `order.${storyTag(id)}`, frames, storyTag(id));
  if (rest.length > 0) group(xml, 'order.rest', rest);
  xml.close().close();
}

function group(xml: XmlWriter, id: string, frames: readonly Frame[], tag?: string): void {
  xml.open('OrderedGroup', { ID: id, TAGREFS: tag });
  frames.forEach((frame, i) => xml.empty('ElementRef', { ID: `${id}.${i + 1}`, REF: frame.id }));
  xml.close();
}
