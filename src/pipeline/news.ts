/**
 * One page of many stories: what each asks of the page, the plan, and the page made up by it. In: a prepared page and what pages before it handed
 * on. Draws no furniture.
 */
import { bug } from '../base/index.ts';
import type { MadeUp } from '../makeup/feature.ts';
import type { Grid } from '../plan/grid.ts';
import type { HandedOn, MakingUp, Setters, SharedDesk } from './pages.ts';
import type { PreparedNews } from './prepare.ts';

/** Plans a page and makes it up. */
export function makeNewsPage(
  _making: MakingUp,
  _desk: SharedDesk,
  { page }: PreparedNews,
  _grid: Grid,
  _typesetter: Setters,
): MadeUp & { readonly handsOn: readonly HandedOn[] } {
  return bug(`page ${page.folios.join('-')}: no template for pages of many stories is known yet`);
}
