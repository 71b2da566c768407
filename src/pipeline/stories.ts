/**
 * Reads stories for an edition, and remembers those whose text has not changed.
 */
import { readManuscript } from '../read/index.ts';
import type { Workshop } from './workshop.ts';

/** `readManuscript`; with a workshop a story that is the same as at the last build is the same value. */
export function storyReader(workshop: Workshop | undefined): typeof readManuscript {
  if (!workshop) return readManuscript;
  return async (source, file, options = {}) => {
    const place = `manuscript ${file}`;
    const key = [source, options.validate];
    return workshop.find(place, key) ?? workshop.put(place, key, await readManuscript(source, file, options));
  };
}
