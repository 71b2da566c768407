/**
 * The dummies (版样) of an edition's pages. An edition file comes in; where each slot stands, in columns × lines and in points, and what stands in it go out.
 * Makes the pages up as a build does, and presses nothing.
 */
import type { Diagnostic, Rect } from '../base/index.ts';
import type { Frame, Half, PageGrid } from '../layout/types.ts';
import type { BuildHost, BuildOptions } from '../pipeline.ts';
import type { PagePlan, Slot } from '../plan/types.ts';
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

function dummyOf({ plan, grid, frames }: Made): Dummy {
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
  };
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
