/**
 * Pages one at a time: made up, furnished, frozen. No two batches of pages are held, so memory grows with a page and not with the issue.
 */
import type { Diagnostic, Rect } from '../base/index.ts';
import { createFurnisher, type Furnisher, type PageToFurnish } from '../furnish/index.ts';
import type { PageProps } from '../furnish/types.ts';
import { focusCrop } from '../image/index.ts';
import { page as freeze } from '../layout/index.ts';
import type { Page } from '../layout/types.ts';
import { type FeatureInput, type MadeUp, makeFeature } from '../makeup/feature.ts';
import { type Composition, composition } from '../makeup/report.ts';
import { SHORTEST_LEG } from '../plan/feature.ts';
import { fitFeature } from '../plan/fit.ts';
import { Grid } from '../plan/grid.ts';
import type { PagePlan } from '../plan/types.ts';
import type { DateWords } from '../story/calendar.ts';
import type { Edition } from '../story/types.ts';
import type { StyledStory } from '../style/index.ts';
import { SWATCHES } from '../style/swatches.ts';
import type { SourceIndex } from '../text/set.ts';
import { Stream } from '../text/stream.ts';
import type { Hyphenate } from '../text/composer.ts';
import { Typesetter } from '../text/typesetter.ts';
import { wordsOf } from '../text/words.ts';
import type { BuildOptions } from '../pipeline.ts';
import type { Fonts } from './fonts.ts';
import type { Prepared, PreparedPage } from './prepare.ts';
import type { Reporter } from './report.ts';
import { templateFolder } from './templates.ts';
import { type Key, kept, type Workshop } from './workshop.ts';

export interface MakingPages {
  readonly edition: Edition;
  readonly prepared: Prepared;
  readonly fonts: Fonts;
  readonly words: DateWords;
  readonly hyphenate: Hyphenate | undefined;
  readonly workshop: Workshop | undefined;
  readonly reporter: Reporter;
  /** Whether somebody will read the hashes of pictures (layout.json): 1 ms a photo. */
  readonly hashes: boolean;
  readonly progress?: BuildOptions['progress'];
}

/** A frozen page with what was decided before it and found on it. */
export interface MadePage {
  readonly page: Page;
  readonly plan: PagePlan;
  /** Blocks whose painted text lacks a mark that was typed (a headline's turn). */
  readonly retold: MadeUp['retold'];
  readonly story: StyledStory;
  readonly composition: Composition;
  readonly diagnostics: readonly Diagnostic[];
  /** Nothing was found in its furniture, nor in that of those furnished with it: it may be kept. */
  readonly sound: boolean;
}

/** Pages furnished in one go: enough to share React-PDF's start, few enough to forget. */
const BATCH = 8;

export async function* makePages(making: MakingPages): AsyncGenerator<MadePage> {
  const {
    workshop,
    reporter,
    fonts: { book },
    prepared: { pages },
  } = making;
  const furnisher = kept(workshop, 'furnisher', [book], () =>
    createFurnisher({ book, template: templateFolder, swatches: SWATCHES }),
  );
  const desk: SharedDesk = { stream: new Stream(1 << 14), sourceIndex: sourceIndexOf(making.edition) };
  for (let from = 0; from < pages.length; from += BATCH) {
    const batch = pages
      .slice(from, from + BATCH)
      .map((prepared, i) => ({ prepared, index: from + i, key: keyOf(making, desk, prepared) }));
    const known = batch.map(({ index, key }) => workshop?.find<MadePage>(`page ${index}`, key));
    const made = batch.filter((_, i) => !known[i]).map(({ prepared, index }) => makeOne(making, desk, prepared, index));
    const fresh = made.length ? await furnished(making, furnisher, made) : [];
    for (const [i, { index, key }] of batch.entries()) {
      const one = known[i] ?? fresh.shift()!;
      if (one.sound) workshop?.put(`page ${index}`, key, one);
      reporter.add(one.diagnostics);
      reporter.measure(one.page, one.story.id, one.composition);
      making.progress?.({ stage: 'pages', done: index + 1, total: pages.length });
      yield one;
    }
  }
}

/** All that a page is made from. Values that are made anew for each build are compared as text. */
function keyOf(making: MakingPages, { sourceIndex }: SharedDesk, { story, form, page }: PreparedPage): Key {
  const { edition, fonts, words, hashes, prepared } = making;
  const { span: _, ...typed } = page;
  const pictures = story.blocks.flatMap((block) =>
    block.kind === 'figure' ? [prepared.shelf.get(block.file), hashes && prepared.shelf.sha256(block.file)] : [],
  );
  const facts = [typed, edition.paper, edition.date, edition.number, pagesOf(edition), words, sourceIndex(story.file), pictures];
  return [story, form, fonts.book, hashes, JSON.stringify(facts)];
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
export type MakingUp = Pick<MakingPages, 'edition' | 'prepared' | 'fonts' | 'hyphenate' | 'hashes'>;

/** Makes up one page, without furniture. `typesetter`: who sets its text; one that is watched, for an explanation. */
export function makeOne(
  making: MakingUp,
  { stream, sourceIndex }: SharedDesk,
  prepared: PreparedPage,
  index: number,
  typesetter: (...given: ConstructorParameters<typeof Typesetter>) => Typesetter = (...given) => new Typesetter(...given),
): Made {
  const { edition, fonts, prepared: all } = making;
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
    shortestLeg: SHORTEST_LEG,
    picture: (file) => all.shelf.get(file),
    sha256: (file) => (making.hashes ? all.shelf.sha256(file) : ''),
    crop: focusCrop,
    words: wordsOf,
    evenRows: edition.paper.house.heads === 'even',
  } satisfies FeatureInput);
  const page = prepared.page.folios.join('-');
  const diagnostics = made.diagnostics.map((diagnostic) => ({ ...diagnostic, page }));
  return { ...made, diagnostics, grid, prepared, id: `page${index + 1}` };
}

/** Sources of a Layout are the edition's stories in order. */
export function sourceIndexOf(edition: Edition): SourceIndex {
  const indices = new Map(edition.stories.map(({ manuscript }, i) => [manuscript.file, i]));
  return (file) => indices.get(file) ?? -1;
}

/** Furniture around made-up pages; what is wrong with it is told with the first of them. */
async function furnished(making: MakingPages, furnisher: Furnisher, batch: readonly Made[]): Promise<MadePage[]> {
  const furniture = await furnisher.furnish(batch.map((made) => toFurnish(making, made)));
  return batch.map((made, i) => {
    const { below, above } = furniture.value[i]!;
    const page = frozen(made, [...below, ...made.frames, ...above]);
    return {
      page,
      plan: made.plan,
      retold: made.retold,
      story: made.prepared.story,
      composition: composition(page, undefined, made.relaxations),
      diagnostics: i === 0 ? [...made.diagnostics, ...furniture.diagnostics] : made.diagnostics,
      sound: furniture.diagnostics.length === 0,
    };
  });
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
  return {
    template: made.prepared.page.template,
    props: propsOf(making, made),
    reserved: reservedOf(made),
    id: `${made.id}.furniture`,
  };
}

function propsOf(making: MakingPages, made: Made): PageProps {
  const { edition, words } = making;
  const { grid, prepared, surroundings } = made;
  return {
    paper: { name: edition.paper.name },
    edition: {
      date: edition.date,
      dateText: words.date,
      weekday: words.weekday,
      lunar: words.lunar,
      ...(edition.number === undefined ? {} : { number: edition.number }),
      pages: pagesOf(edition),
    },
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

const pagesOf = (edition: Edition): number => edition.pages.reduce((sum, { folios }) => sum + folios.length, 0);

/** Furniture may stand in the margins above and below the type area, over the whole width of the page. */
function reservedOf({ grid }: Made): Rect[] {
  const bottom = grid.y + grid.spec.lines * grid.leading;
  return [
    { x: 0, y: 0, width: grid.width, height: grid.y },
    { x: 0, y: bottom, width: grid.width, height: grid.height - bottom },
  ];
}
