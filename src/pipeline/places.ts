/**
 * Frames of a page in, where in the copy they come from out. Reads sources that are at hand; places are reckoned when they are asked for.
 */
import { type Place, placeOf } from '../base/index.ts';
import type { Frame } from '../layout/types.ts';
import type { CopyPlace } from '../press/index.ts';
import { type Prepared, storiesOf } from './prepare.ts';

/** A frame's place: of its picture where the copy names it, else of the first character that was typed. */
export function copyPlaces(prepared: Prepared): (frame: Frame) => CopyPlace | undefined {
  const stories = storiesOf(prepared);
  return (frame) => {
    const story = stories.find(({ id }) => id === frame.story);
    if (!story) return undefined;
    const at = (start: number): CopyPlace => ({ file: story.file, ...(placeOf(story.source, start) satisfies Place) });
    if (frame.picture) {
      const { file } = frame.picture;
      const shots = story.blocks.flatMap((block) => (block.kind === 'figure' ? [block, ...(block.more ?? [])] : []));
      const shot = shots.find((one) => one.file === file);
      return shot && at(shot.span.start);
    }
    for (const line of frame.lines ?? []) for (const { src } of line.runs) if (src) return at(src[1]);
    return undefined;
  };
}
