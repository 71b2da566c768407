/**
 * The path of one story comes in; the story and the paper that it belongs to go out, without an edition: for a galley, which is proofed before any page is
 * planned.
 */
import { basename, dirname, join } from 'node:path';
import { type Outcome, bug, diagnose, outcome } from '../base/index.ts';
import { type EditionOptions, type Reading, defaultPaper, readPaper, takeStory } from './index.ts';
import { type Host, fromRoot, realAt, rootOf, textAt } from './places.ts';
import type { Edition, Paper, Story } from './types.ts';

/** A story by itself. `root` is absolute; every `file` is relative to it. `story` is null when its file cannot be read. */
export interface LoneStory extends Pick<Edition, 'root'> {
  readonly paper: Paper;
  readonly story: Story | null;
}

/** How a story without an edition is read. */
export interface LoneOptions extends EditionOptions {
  /** Absolute path of the `banxin.yaml` to go by; the nearest above the story unless given. */
  readonly paperPath?: string;
}

/** Reads a story. Both paths are absolute. Codes: story-missing, story-empty, schema, and those of `readManuscript`. */
export async function readLoneStory(storyPath: string, host: Host, options: LoneOptions = {}): Promise<Outcome<LoneStory>> {
  const folder = realAt(host, dirname(storyPath)) ?? dirname(storyPath);
  const path = join(folder, basename(storyPath));
  const { paperPath } = options;
  const found = paperPath === undefined ? rootOf(host, folder) : { root: dirname(paperPath), paper: paperPath };
  const { root } = found;
  const reading: Reading = { host, root, options, stories: [], diagnostics: [] };
  const paper = found.paper === undefined ? defaultPaper : await readPaper(reading, found.paper);
  const file = fromRoot(root, path);
  const source = textAt(host, path);
  if (source === undefined) {
    const missing = diagnose('error', 'story-missing', `there is no story “${file}” that can be read as text`, file);
    return outcome({ root, paper, story: null }, [...reading.diagnostics, missing]);
  }
  await takeStory(reading, source, file);
  return outcome({ root, paper, story: reading.stories[0] ?? bug('a story that was taken is not there') }, reading.diagnostics);
}
