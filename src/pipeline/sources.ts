/**
 * Every file that text of an edition is from, in the order of the Layout's `sources`: its stories, then the tables that they take from files.
 */
import type { Source } from '../read/types.ts';
import type { Edition } from '../story/types.ts';

/** Files in order, each once. */
export function sourcesOf({ stories }: Pick<Edition, 'stories'>): readonly Source[] {
  const own = stories.map(({ manuscript }): Source => manuscript);
  const attached = stories.flatMap(({ manuscript }) => manuscript.attached ?? []);
  const files = new Set(own.map(({ file }) => file));
  return [...own, ...attached.filter(({ file }) => !files.has(file) && files.add(file))];
}

/** Index of a file in the Layout's sources; −1 of one that is not among them. */
export function sourceIndexOf(edition: Pick<Edition, 'stories'>): (file: string) => number {
  const indices = new Map<string, number>();
  for (const [i, { file }] of sourcesOf(edition).entries()) if (!indices.has(file)) indices.set(file, i);
  return (file) => indices.get(file) ?? -1;
}
