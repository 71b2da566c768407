/**
 * The dummies (版样) of an edition's pages. An edition file comes in; where each slot stands, in columns × lines and in points, and what stands in it go out.
 * Makes the pages up as a build does, and presses nothing.
 */
import type { Diagnostic, Rect } from '../base/index.ts';
import type { Frame, Half, PageGrid } from '../layout/types.ts';
import type { BuildHost, BuildOptions } from '../pipeline.ts';
import type { StoryFit } from '../makeup/news/types.ts';
import type { PlacedModule } from '../makeup/surroundings.ts';
import { adId } from '../plan/news/rate-card.ts';
import type { PagePlan, PlannedModule, Slot } from '../plan/types.ts';
import { dateWords } from '../story/calendar.ts';
import { readEdition, selectPages } from '../story/index.ts';
import { Stream } from '../text/stream.ts';
import { openFonts } from './fonts.ts';
import { hyphenatorFor } from './hyphens.ts';
import { type Made, makeOne, type SharedDesk } from './pages.ts';
import { sourceIndexOf } from './sources.ts';
import { checkGlyphs, prepare, storiesOf } from './prepare.ts';
import { Reporter } from './report.ts';

export interface DummyOptions {
  /** Absolute. */
  readonly editionPath: string;
  /** `A01,A04-A05`; all pages without. */
  readonly pages?: string;
  readonly host: BuildHost;
  readonly validate?: BuildOptions['validate'];
}

/** A slot where it stands on the sheet. */
export interface DummySlot extends Slot {
  /** pt from the upper left of the trimmed page. */
  readonly rect: Rect;
  /** The first words that stand in it, or the file of its picture; empty for white. */
  readonly holds: string;
}

/** What stands on a page of many stories, as a desk calls it. */
export interface DummyModule extends Pick<PlannedModule, 'column' | 'columns' | 'line' | 'lines' | 'shape'>, PlacedModule {
  /** Its headline; client and size of an advertisement. */
  readonly title: string;
  /** Lines that find no room (溢), or that it leaves empty (欠). */
  readonly over: number;
  readonly under: number;
}

/** The dummy of one page. */
export interface Dummy {
  readonly plan: PagePlan;
  /** Trimmed page, pt. */
  readonly width: number;
  readonly height: number;
  readonly grid: PageGrid;
  /** Left edge of each base column and its width, pt. */
  readonly columns: readonly { readonly x: number; readonly width: number }[];
  /** One for each folio of the page. */
  readonly halves: readonly Half[];
  readonly slots: readonly DummySlot[];
  /** In reading order; a feature has none. */
  readonly modules: readonly DummyModule[];
  /** Advertisements in the fold (中缝), which stand in no slot. */
  readonly folded: readonly { readonly id: string; readonly title: string; readonly rect: Rect }[];
  /** Titles of what found no place at all. */
  readonly unplaced: readonly string[];
}

export interface DummyResult {
  readonly diagnostics: readonly Diagnostic[];
  /** Empty where faults of the input stop the page; copy that is overset does not. */
  readonly dummies: readonly Dummy[];
  /** Every page that was asked for: `A04-A05`. */
  readonly pages: readonly string[];
  readonly ok: boolean;
}

/** Makes the dummies. Input faults are diagnostics, the same as a build has; only a bug of ours throws. */
export async function dummies(options: DummyOptions): Promise<DummyResult> {
  const reporter = new Reporter();
  const { host, validate } = options;
  const read = reporter.take(
    await readEdition(options.editionPath, host, {
      validateEdition: validate?.edition,
      validatePaper: validate?.paper,
      validateStory: validate?.story,
    }),
  );
  const edition = options.pages === undefined ? read : reporter.take(selectPages(read, options.pages));
  const pages = edition.pages.filter(({ silent }) => !silent).map(({ folios }) => folios.join('-'));
  const fonts = reporter.take(await openFonts(edition, host));
  const prepared = reporter.take(await prepare(edition, host));
  const words = edition.date ? await dateWords(edition.date) : { date: '', weekday: '', lunar: '' };
  reporter.add(checkGlyphs(edition, prepared, fonts, words));
  if (reporter.failed) return { ...reporter.result(), dummies: [], pages };
  const hyphenate = await hyphenatorFor(storiesOf(prepared));
  const desk: SharedDesk = { stream: new Stream(1 << 14), sourceIndex: sourceIndexOf(edition), handed: [] };
  const made = prepared.pages.flatMap((page, i) => {
    const one = makeOne({ edition, prepared, fonts, hyphenate, hashes: false }, desk, page, i);
    desk.handed.push(...one.handsOn);
    reporter.add(one.diagnostics);
    return page.page.silent ? [] : [dummyOf(one)];
  });
  return { ...reporter.result(), dummies: made, pages };
}

function dummyOf(made: Made): Dummy {
  const { plan, grid, frames } = made;
  const columns = Array.from({ length: grid.spec.columns }, (_, i) => ({
    x: grid.columnX(i + 1),
    width: grid.spec.chars * grid.em,
  }));
  const slots = plan.slots.map((slot): DummySlot => {
    const rect = grid.rect(slot.column, slot.columns, slot.line, slot.lines);
    return { ...slot, rect, holds: slot.kind === 'white' ? '' : holds(frames.filter((frame) => within(frame, rect))) };
  });
  return {
    plan,
    width: grid.width,
    height: grid.height,
    grid: grid.toLayout(),
    columns,
    halves: grid.halves(plan.folios),
    slots,
    modules: modulesOf(made),
    folded: foldedOf(made),
    unplaced: (plan.planned?.unplaced ?? []).map((id) => titleOf(made, id)),
  };
}

function modulesOf(made: Made): DummyModule[] {
  const { plan, surroundings, fit } = made;
  return (plan.planned?.modules ?? []).flatMap(({ demand, column, columns, line, lines, shape }) => {
    const placed = surroundings.modules.find(({ id }) => id === demand);
    const found = fit.find(({ story }) => story === demand);
    const wanting = (state: StoryFit['state']): number => (found?.state === state ? found.lines : 0);
    if (!placed) return [];
    const place = { column, columns, line, lines, shape };
    return [{ ...placed, ...place, title: titleOf(made, demand), over: wanting('over'), under: wanting('under') }];
  });
}

function foldedOf(made: Made): Dummy['folded'] {
  return made.prepared.page.ads.flatMap((_, i) => {
    const id = adId(i);
    const rect = made.surroundings.slots[id];
    return rect && !made.plan.slots.some(({ name }) => name === id) ? [{ id, title: titleOf(made, id), rect }] : [];
  });
}

function titleOf({ prepared: { page, stories, ...rest } }: Made, id: string): string {
  const ad = page.ads.find((_, i) => id === adId(i));
  if (ad) return `${ad.client ?? ''} ${ad.size}`.trim();
  const landed = rest.kind === 'news' ? rest.landings.map(({ story }) => story) : [];
  return [...stories, ...landed].find((story) => story.id === id)?.title ?? id;
}

/** Whether the middle of a frame lies in a slot. */
function within({ rect: { x, y, width, height } }: Frame, slot: Rect): boolean {
  const [middle, centre] = [x + width / 2, y + height / 2];
  return middle >= slot.x && middle < slot.x + slot.width && centre >= slot.y && centre < slot.y + slot.height;
}

/** Most characters of a slot's first words. */
const FIRST_WORDS = 60;

/** A picture's file before its caption, a headline before its kicker, else what comes first. */
function holds(frames: readonly Frame[]): string {
  const picture = frames.find((frame) => frame.picture);
  if (picture?.picture) return picture.picture.file;
  const headline = frames.filter(({ role }) => role === 'headline');
  let words = '';
  let before: Frame | undefined;
  for (const frame of headline.length > 0 ? headline : frames) {
    // A drop cap and its paragraph are one block in two frames; the turn of a headline is a blank (formats.md).
    if (before && (before.block !== frame.block || frame.role === 'headline')) words += '\u3000';
    for (const { runs } of frame.lines ?? [])
      words += [...runs]
        .sort((a, b) => a.at[0]! - b.at[0]!)
        .map(({ text }) => text)
        .join('');
    if (words.length >= FIRST_WORDS) return words.slice(0, FIRST_WORDS);
    before = frame;
  }
  return words;
}
