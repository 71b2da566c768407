/**
 * A story as one would type it comes in; the styled story goes out, through the real reader and the real stylist, with sizes that tell the
 * parts from each other.
 */
import { readManuscript } from '../../src/read/index.ts';
import type { Manuscript } from '../../src/read/types.ts';
import { defaultPaper } from '../../src/story/index.ts';
import { styleStory, type StyledStory, type TypeScale } from '../../src/style/index.ts';

/** Every size another, pt. */
export const scale: TypeScale = {
  ...defaultPaper.house,
  body: 9,
  headline: 36,
  kicker: 14,
  deck: 13,
  byline: 10.5,
  crosshead: 12,
  theme: 10,
  caption: 8,
  quote: 16,
  boxTitle: 11,
  indent: 2,
};

/** Front matter lines, then the body. */
export const typed = (body: string, front = 'title: 题'): string => `---\n${front}\n---\n\n${body}\n`;

export async function manuscriptOf(source: string, file = 'manuscript/a.md'): Promise<Manuscript> {
  return (await readManuscript(source, file)).value;
}

export async function styledOf(source: string, over: Partial<TypeScale> = {}): Promise<StyledStory> {
  const manuscript = await manuscriptOf(source);
  return styleStory({ id: 's1', manuscript }, { ...scale, ...over }, (src) => `root/${src}`);
}
