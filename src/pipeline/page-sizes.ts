/**
 * How many characters the pages of an edition count for in the national score: columns × characters and gutters by lines, from the grids of their templates;
 * what pictures take of it, where the made page is at hand. Lays nothing out.
 */
import type { PageSize } from '../check/score.ts';
import type { Frame, Page } from '../layout/types.ts';
import type { GridSpec } from '../plan/types.ts';
import type { Edition } from '../story/types.ts';
import { formOf, templateOf } from './templates.ts';

/** Sizes of the pages of an edition, or of those that `names` holds. Without a made page pictures count as text, and the score is a little low. */
export async function pageSizes(edition: Edition, names: ReadonlySet<string> | null): Promise<PageSize[]> {
  const out: PageSize[] = [];
  for (const page of edition.pages) {
    const name = page.folios.join('-');
    if (page.silent || (names && !names.has(name))) continue;
    const template = await templateOf(page.template, edition.root).catch(() => undefined);
    const grid = (template && formOf(template, page))?.grid;
    if (grid) out.push({ page: name, characters: charactersOf(grid), photos: 0, decoration: 0 });
  }
  return out;
}

/** Gutters count as if they were set (the method: 分栏空白 by the characters that it takes). */
const charactersOf = ({ columns, chars, gap, lines, fold }: GridSpec): number =>
  Math.round((columns * chars + (columns - 1 - (fold ? 1 : 0)) * gap + (fold?.gap ?? 0)) * lines);

/** The size of a page as it was made: photos are JPEG, TIFF and the like, decoration is drawn. */
export function madeSize(page: Page): PageSize {
  const { grid, frames, folios } = page;
  const square = grid.em * grid.leading;
  const area = (all: readonly Frame[]): number => all.reduce((sum, { rect }) => sum + (rect.width * rect.height) / square, 0);
  const pictures = frames.filter(({ role, picture }) => role === 'picture' && picture !== undefined);
  return {
    page: folios.join('-'),
    characters: Math.round((grid.columns * grid.chars + (grid.columns - 1) * grid.gap) * grid.lines),
    photos: area(pictures),
    decoration: 0,
  };
}
