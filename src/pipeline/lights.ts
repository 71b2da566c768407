/**
 * The pictures on which a headline is to stand (题图压字) in, how light they will be out. They are measured before make-up, which has to choose a place and a colour
 * by them; always for print, so that a page is the same whatever is made of it.
 */
import { BrokenPicture, measureLights } from '../image/index.ts';
import type { Lights, PictureShelf } from '../image/types.ts';
import type { BuildHost } from '../pipeline.ts';
import type { Edition } from '../story/types.ts';
import type { StyledStory } from '../style/index.ts';
import { conditionOf } from './condition.ts';
import { kept } from './workshop.ts';

/** By file. One that cannot be decoded is not there: whoever paints it says so. */
export async function lightsOf(
  edition: Edition,
  host: BuildHost,
  stories: readonly StyledStory[],
  shelf: PictureShelf,
): Promise<ReadonlyMap<string, Lights>> {
  const files = new Set(stories.flatMap(overprinted));
  const made = new Map<string, Lights>();
  if (files.size === 0) return made;
  // What is wrong with the profile is told by the print outlet.
  const condition = (await conditionOf(edition, host)).value;
  const ink = condition?.ink ?? { profile: null, limit: edition.paper.press.inkLimit };
  for (const file of files) {
    const picture = shelf.get(file);
    if (!picture) continue;
    try {
      const key = [shelf.sha256(file), JSON.stringify(ink)];
      made.set(file, await kept(host.workshop, `lights ${file}`, key, () => measureLights(shelf, picture, ink)));
    } catch (fault) {
      if (!(fault instanceof BrokenPicture)) throw fault;
    }
  }
  return made;
}

/** Files of the pictures of a story that are to bear its headline; make-up takes one of them. */
const overprinted = ({ blocks }: StyledStory): string[] =>
  blocks.flatMap((block) => (block.kind === 'figure' && block.classes.includes('overprint') ? [block.file] : []));
