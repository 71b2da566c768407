/**
 * A page in, everything that is painted on it out, as text: two pages that say the same look the same. Leaves out what only names
 * things for one build: ids, blocks, places in the source.
 */
import type { Frame, Page } from './types.ts';

/** What is painted, frame by frame in painting order; numbers as they stand in the Layout, to 0.001 pt. */
export function* visible(page: Page): Generator<string> {
  yield JSON.stringify([page.folios, page.width, page.height]);
  for (const frame of page.frames) yield* ofFrame(frame);
}

function* ofFrame({ role, rect, lines, paths, picture, link }: Frame): Generator<string> {
  yield `\n${role} ${rect.x} ${rect.y} ${rect.width} ${rect.height} ${link ?? ''}`;
  if (paths) yield JSON.stringify(paths);
  if (picture) yield JSON.stringify([picture.file, picture.crop, picture.alt]);
  for (const { dir, baseline, x, runs } of lines ?? []) {
    yield `\n${dir} ${baseline} ${x}`;
    for (const { face, size, swatch, text, gids, at, stretch, shift, turn } of runs)
      yield `${face} ${size} ${swatch} ${stretch ?? ''} ${shift ?? ''} ${turn ?? ''} ${text} ${gids.join()} ${at.join()}`;
  }
}
