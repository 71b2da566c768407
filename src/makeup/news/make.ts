/**
 * Makes up one page of many stories by its dummy. In: the plan and what lies on the desk. Out: the page's matter as frames, its slots, what furniture is drawn
 * around, how each story fits, what goes on elsewhere. Plans nothing and draws no furniture.
 */
import { diagnose, type Rect } from '../../base/index.ts';
import type { Frame } from '../../layout/types.ts';
import type { Module, NewsPlan } from '../../plan/news/types.ts';
import type { PagePlan, Planned, Slot } from '../../plan/types.ts';
import { makeAd, makeAdIn } from '../ad.ts';
import type { MadeUp } from '../feature.ts';
import { foldFaults } from '../fold.ts';
import { forced } from '../never.ts';
import type { Cursor } from '../pieces.ts';
import { streaks } from '../streaks.ts';
import type { NewsDesk } from './desk.ts';
import { gutterRects } from './gutter.ts';
import { type FittedModule, fitJumping, fitModule } from './fit.ts';
import { jumpFaults, LEAST_SIDE, setJumpLine } from './jump.ts';
import { restOf } from './matter.ts';
import { measureFaults } from './measure.ts';
import { fitOf, tellFit, unplacedFit } from './report.ts';
import { columnRules, slotsOf } from './slots.ts';
import { setModule } from './set.ts';
import { quoteMoved } from './quote-place.ts';
import { warned } from './warned.ts';
import { warnedColumns } from './warned-columns.ts';
import type { NewsItem, StoryFit } from './types.ts';

/** A page of many stories made up. */
export interface MadeNews extends MadeUp {
  readonly fit: readonly StoryFit[];
  /** What goes on on other pages; boxes count from the block's first. */
  readonly rests: readonly { readonly story: string; readonly to: string; readonly rest: Cursor }[];
}

/** Makes up a page. The desk is one that asked for the plan's demands. */
export function makeNews(desk: NewsDesk, plan: NewsPlan): MadeNews {
  const fits: StoryFit[] = [];
  const rests: { story: string; to: string; rest: Cursor }[] = [];
  const fitted: FittedModule[] = [];
  for (const module of plan.modules) {
    const item = desk.item(module.demand);
    if (!item) continue;
    const fit = (wish: Module): FittedModule =>
      item.jump ? fitJumping(desk, desk.matter(item), wish, LEAST_SIDE) : fitModule(desk, desk.matter(item), wish);
    const one = quoteMoved(desk, fitted, fit(module), fit);
    fitted.push(one);
    setModule(desk, item, one);
    const title = desk.titles.get(item.story.id);
    const told = { ...takeIn(desk, item, one, rests), ...(title ? { title } : {}) };
    fits.push(told);
    tellFit(desk, told, item.jump ? null : one.filled.rest);
  }
  for (const item of desk.input.items)
    if (!plan.modules.some(({ demand }) => demand === item.story.id)) {
      const fit = unplacedFit(desk, item);
      fits.push(fit);
      tellFit(desk, fit);
    }
  desk.diagnostics.push(...measureFaults(desk, plan.modules));
  desk.diagnostics.push(...warned(desk, fitted, plan.modules));
  const page = pageOf(desk, plan, fitted);
  const stories = desk.input.items.map(({ story }) => story);
  desk.diagnostics.push(...warnedColumns(desk, fitted), ...streaks(page.frames, stories));
  desk.diagnostics.push(...foldFaults(desk.grid, page.frames, stories, desk.input.picture));
  return { ...page, frames: [...page.frames, ...advertisements(desk, plan)], fit: fits, rests };
}

function takeIn(
  desk: NewsDesk,
  item: NewsItem,
  fitted: FittedModule,
  rests: { story: string; to: string; rest: Cursor }[],
): StoryFit {
  const { story, jump } = item;
  const { flow } = desk.matter(item);
  desk.diagnostics.push(...forced({ setter: desk.setter, flow, source: story.source }, fitted.filled.legs));
  const { rest } = fitted.filled;
  desk.diagnostics.push(...jumpFaults(desk, item, fitted));
  if (jump && rest) {
    rests.push({ story: story.id, to: jump.folio, rest: restOf(desk.setter, flow, rest) });
    setJumpLine(desk, item, fitted, jump.folio);
  }
  return fitOf(desk, item, fitted);
}

/** White over an advertisement that stands under stories, lines: text does not end on its edge. */
const AD_AIR = 0.6;

/** None at the head of the page and in the ear. */
const airOver = ({ top }: NewsDesk, { cells }: Module): number => (cells.line > top ? AD_AIR : 0);

/** Advertisements in their cells; one that has no place is an error. */
function advertisements(desk: NewsDesk, plan: NewsPlan): Frame[] {
  const { ads = [], edition = '', picture, sha256 } = desk.input;
  const kit = { grid: desk.grid, setter: desk.setter, picture, sha256, source: edition };
  const gutters = gutterRects(desk);
  return ads.flatMap((ad) => {
    const module = plan.modules.find(({ demand }) => demand === ad.id);
    const gutter = gutters.get(ad.id);
    if (!module && !gutter) {
      const why = ad.unsold ?? plan.problems?.find(({ demand }) => demand === ad.id)?.message ?? 'move it to another page';
      const message = `no room on ${desk.input.folios.join('-')} for the advertisement of ${ad.client ?? 'a client'} (${ad.size}): ${why}`;
      desk.diagnostics.push(diagnose('error', 'overset', message, ad.span, edition));
      return [];
    }
    const made = gutter ? makeAdIn(kit, ad, gutter) : makeAd(kit, ad, module!.cells, airOver(desk, module!));
    desk.diagnostics.push(...made.diagnostics);
    return made.value;
  });
}

function pageOf(desk: NewsDesk, plan: NewsPlan, fitted: readonly FittedModule[]): MadeUp {
  const ads = plan.modules.filter(({ kind }) => kind === 'advertisement');
  const slots = [...fitted.flatMap((one) => slotsOf(desk, one)), ...ads.map(adSlot)];
  return {
    frames: desk.sheet.frames(),
    plan: planOf(desk, plan, slots),
    surroundings: {
      slots: Object.fromEntries([
        ...slots.filter(({ kind }) => kind !== 'white').map((slot): [string, Rect] => [slot.name, desk.rect(slot)]),
        ...gutterRects(desk),
      ]),
      boxes: desk.boxes,
      pullquotes: desk.pullquotes,
      pictures: desk.pictures,
      seals: desk.seals,
      strip: null,
      columnRules: [...desk.columnRules, ...columnRules(desk, fitted)],
      modules: plan.modules.map((module) => placed(desk, module)),
      end: null,
    },
    retold: desk.retold,
    diagnostics: desk.diagnostics,
    relaxations: desk.setter.relaxations,
  };
}

const adSlot = ({ demand, cells }: Module): Slot => ({ name: demand, kind: 'advertisement', ...cells, block: null });

function placed(desk: NewsDesk, { demand, kind, cells }: Module) {
  return { id: demand, kind, weight: desk.item(demand)?.weight ?? ('normal' as const), rect: desk.rect(cells) };
}

function planOf({ input: { folios, template, form } }: NewsDesk, plan: NewsPlan, slots: readonly Slot[]): PagePlan {
  const { columns, chars, gap, lines } = form.grid;
  return { folios, template, grid: { columns, chars, gap, lines }, slots, planned: plannedOf(plan) };
}

/** The plan as `--emit plan` tells it; prices to a hundredth. */
function plannedOf({ modules, unplaced, terms, cost, exact }: NewsPlan): Planned {
  const rounded = (price: number): number => Math.round(price * 100) / 100;
  const named = Object.keys(terms)
    .sort()
    .map((name) => [name, rounded(terms[name]!)]);
  return {
    modules: modules.map(({ demand, kind, cells, shape, empty, overset }) => ({
      demand,
      kind,
      ...cells,
      shape: shape.name,
      empty: rounded(empty),
      overset,
    })),
    unplaced,
    terms: Object.fromEntries(named),
    cost: rounded(cost),
    exact,
  };
}
