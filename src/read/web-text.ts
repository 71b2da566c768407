/**
 * A story's typed tree comes in, its HTML goes out: one <article>, through remark-rehype and rehype-stringify. It never reads a file and
 * carries no style.
 */
import type { Manuscript } from './types.ts';

/** HTML of a story, with a line end at its end. */
export async function toWebText(manuscript: Manuscript): Promise<string> {
  const { webText } = await import('./web-tree.ts');
  return webText(manuscript);
}
