/**
 * Pages one at a time: made up, furnished, frozen. No two batches of pages are held, so memory grows with a page and not with the issue.
 */
import type { Rect } from '../base/index.ts';
import { createFurnisher, type Furnisher, type PageToFurnish } from '../furnish/index.ts';
import type { PageProps } from '../furnish/types.ts';
import { focusCrop } from '../image/index.ts';
import { page as freeze } from '../layout/index.ts';
import type { Page } from '../layout/types.ts';
import { type FeatureInput, type MadeUp, makeFeature } from '../makeup/feature.ts';
import { fitFeature } from '../plan/fit.ts';
import { Grid } from '../plan/grid.ts';
import type { PagePlan } from '../plan/types.ts';
import type { DateWords } from '../story/calendar.ts';
import type { Edition } from '../story/types.ts';
import { SWATCHES } from '../style/swatches.ts';
import type { SourceIndex } from '../text/set.ts';
import { Stream } from '../text/stream.ts';
import type { Hyphenate } from '../text/composer.ts';
import { Typesetter } from '../text/typesetter.ts';
import type { BuildOptions } from '../pipeline.ts';
import type { Fonts } from './fonts.ts';
import type { Prepared, PreparedPage } from './prepare.ts';
import type { Reporter } from './report.ts';
import { templateFolder } from './templates.ts';

export interface MakingPages {
  readonly edition: Edition;
  readonly prepared: Prepared;
  readonly fonts: Fonts;
  readonly words: DateWords;
  readonly hyphenate: Hyphenate | undefined;
  readonly reporter: Reporter;
  /** Whether somebody will read the hashes of pictures (layout.json): 1 ms a photo. */
  readonly hashes: boolean;
  readonly progress?: BuildOptions['progress'];
}

/** A frozen page with what was decided before it. */
export interface MadePage {
  readonly page: Page;
  readonly plan: PagePlan;
}

/** Pages furnished in one go: enough to share React-PDF's start, few enough to forget. */
const BATCH = 8;

export async function* makePages(making: MakingPages): AsyncGenerator<MadePage> {
  const furnisher = createFurnisher({ book: making.fonts.book, template: templateFolder, swatches: SWATCHES });
  const { pages } = making.prepared;
  const desk: SharedDesk = { stream: new Stream(1 << 14), sourceIndex: sourceIndexOf(making.edition) };
  for (let from = 0; from < pages.length; from += BATCH) {
    const batch = pages.slice(from, from + BATCH).map((prepared, i) => makeOne(making, desk, prepared, from + i));
    yield* furnished(making, furnisher, batch, from);
  }
}

export interface Made extends MadeUp {
  readonly grid: Grid;
  readonly prepared: PreparedPage;
  readonly id: string;
}

/** What one page after the other is made with. */
export interface SharedDesk {
  readonly stream: Stream;
  readonly sourceIndex: SourceIndex;
}

/** What making up asks of `MakingPages`; the rest is for furniture. */
export type MakingUp = Pick<MakingPages, 'edition' | 'prepared' | 'fonts' | 'hyphenate' | 'reporter' | 'hashes'>;

/** Makes up one page, without furniture. `typesetter`: who sets its text; one that is watched, for an explanation. */
export function makeOne(
  making: MakingUp,
  { stream, sourceIndex }: SharedDesk,
  prepared: PreparedPage,
  index: number,
  typesetter: (...given: ConstructorParameters<typeof Typesetter>) => Typesetter = (...given) => new Typesetter(...given),
): Made {
  const { edition, fonts, reporter, prepared: all } = making;
  const grid = new Grid(prepared.form.grid, edition.paper.body);
  stream.clear();
  const setter = typesetter(fonts.book, edition.paper.house, stream, sourceIndex, making.hyphenate);
  const made = makeFeature({
    story: prepared.story,
    form: prepared.form,
    template: prepared.page.template,
    folios: prepared.page.folios,
    grid,
    setter,
    fit: fitFeature,
    picture: (file) => all.shelf.get(file),
    sha256: (file) => (making.hashes ? all.shelf.sha256(file) : ''),
    crop: focusCrop,
  } satisfies FeatureInput);
  const folio = prepared.page.folios.join('-');
  reporter.add(made.diagnostics.map((diagnostic) => ({ ...diagnostic, page: folio })));
  return { ...made, grid, prepared, id: `page${index + 1}` };
}

/** Sources of a Layout are the edition's stories in order. */
export function sourceIndexOf(edition: Edition): SourceIndex {
  const indices = new Map(edition.stories.map(({ manuscript }, i) => [manuscript.file, i]));
  return (file) => indices.get(file) ?? -1;
}

async function* furnished(making: MakingPages, furnisher: Furnisher, batch: readonly Made[], from: number): AsyncGenerator<MadePage> {
  const furniture = making.reporter.take(await furnisher.furnish(batch.map((made) => toFurnish(making, made))));
  for (const [i, made] of batch.entries()) {
    const { below, above } = furniture[i]!;
    const page = frozen(made, [...below, ...made.frames, ...above]);
    making.reporter.measure(page, made.prepared.story.id, made.relaxations);
    making.progress?.({ stage: 'pages', done: from + i + 1, total: making.prepared.pages.length });
    yield { page, plan: made.plan };
  }
}

function frozen(made: Made, frames: readonly Page['frames'][number][]): Page {
  const { grid, prepared, id } = made;
  return freeze({
    id,
    folios: prepared.page.folios,
    halves: grid.halves(prepared.page.folios),
    width: grid.width,
    height: grid.height,
    grid: grid.toLayout(),
    frames: frames.map((frame, order) => ({ ...frame, order })),
  });
}

function toFurnish(making: MakingPages, made: Made): PageToFurnish {
  return { template: made.prepared.page.template, props: propsOf(making, made), reserved: reservedOf(made), id: `${made.id}.furniture` };
}

function propsOf(making: MakingPages, made: Made): PageProps {
  const { edition, words } = making;
  const { grid, prepared, surroundings } = made;
  return {
    paper: { name: edition.paper.name },
    edition: { date: edition.date, dateText: words.date, weekday: words.weekday, lunar: words.lunar, ...(edition.number === undefined ? {} : { number: edition.number }), pages: edition.pages.reduce((sum, { folios }) => sum + folios.length, 0) },
    page: {
      folios: prepared.page.folios,
      halves: grid.halves(prepared.page.folios),
      section: prepared.page.section,
      width: grid.width,
      height: grid.height,
      grid: grid.toLayout(),
      credits: prepared.page.credits,
    },
    ...surroundings,
  };
}

/** Furniture may stand in the margins above and below the type area, over the whole width of the page. */
function reservedOf({ grid }: Made): Rect[] {
  const bottom = grid.y + grid.spec.lines * grid.leading;
  return [
    { x: 0, y: 0, width: grid.width, height: grid.y },
    { x: 0, y: bottom, width: grid.width, height: grid.height - bottom },
  ];
}
