/**
 * The pictures that a story names come in; what to probe of them goes out. One that lies outside the paper's folder, by its path or through a
 * link, is `path-outside` and is never opened.
 */
import { isAbsolute, join, relative } from 'node:path';
import { diagnose, type Outcome, outcome } from '../base/index.ts';
import type { PictureRequest } from '../image/index.ts';
import type { Edition, EditionPage, Host } from '../story/index.ts';
import type { FigureBlock, StyledStory } from '../style/index.ts';

/** Every picture of a story with the place that names it. Code: path-outside. */
export function pictureRequests(edition: Edition, story: StyledStory, host: Host): Outcome<PictureRequest[]> {
  const figures = story.blocks.filter((block): block is FigureBlock => block.kind === 'figure');
  const requests = figures
    .flatMap((figure) => [figure, ...(figure.more ?? [])])
    .map(({ file, span }) => ({
      file,
      absolutePath: join(edition.root, file),
      where: span,
      source: story.source,
    }));
  const strays = requests.filter(({ absolutePath }) => leavesRoot(edition.root, absolutePath, host));
  const told = strays.map(({ file, where, source }) =>
    diagnose(
      'error',
      'path-outside',
      `picture “${file}” is outside the folder of the paper; put the file itself into it`,
      where,
      source,
    ),
  );
  return outcome(strays.length ? requests.filter((request) => !strays.includes(request)) : requests, told);
}

/** Every file of an advertisement of a page. Where one lies is looked at when the edition is read. */
export const adRequests = (edition: Edition, { ads }: EditionPage, source: string): PictureRequest[] =>
  ads.flatMap(({ file, span }) =>
    file === null ? [] : [{ file, absolutePath: join(edition.root, file), where: span, source, advertisement: true }],
  );

function leavesRoot(root: string, path: string, host: Host): boolean {
  if (isOutside(root, path)) return true;
  const real = host.exists(path) ? host.realpath(path) : undefined;
  return real !== undefined && isOutside(root, real);
}

function isOutside(root: string, path: string): boolean {
  const way = relative(root, path);
  return way === '..' || /^\.\.[\\/]/u.test(way) || isAbsolute(way);
}
