/**
 * The sample's stories as a round has them, with three pictures each; nothing is set.
 */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { StoryText } from '../../src/proof/types.ts';
import { readManuscript } from '../../src/read/index.ts';
import { styleStory } from '../../src/style/index.ts';
import { repository } from './build.ts';
import { scale } from './story.ts';

async function storyOf(file: string): Promise<StoryText> {
  const { value: manuscript } = await readManuscript(readFileSync(path.join(repository, file), 'utf8'), file);
  const { texts, title } = styleStory({ id: 's1', manuscript }, scale, (src) => src);
  const blocks = texts.map(({ id, role, text }) => ({ id, role, text, size: 9, rows: [] }));
  const photos = [1, 2, 3].map((n) => ({
    file: `${file}-${n}.jpg`,
    sha256: String(n).padStart(64, '0'),
    width: 100,
    height: 80,
    page: 'A04',
    x: 0,
    y: 0,
  }));
  return { id: file, file, title, pages: ['A04'], blocks, photos };
}

/** Stories with enough running text to edit, in the order of their names. */
export async function proofStories(): Promise<StoryText[]> {
  const files = readdirSync(path.join(repository, 'manuscript'))
    .filter((file) => file.endsWith('.md'))
    .sort();
  const stories = await Promise.all(files.map((file) => storyOf(`manuscript/${file}`)));
  return stories.filter(({ blocks }) => blocks.filter(({ role }) => role === 'body').length >= 6);
}
