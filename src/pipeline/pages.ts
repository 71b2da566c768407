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
import type { StoryFit } from '../makeup/news/types.ts';
import type { Cursor } from '../makeup/pieces.ts';
import { type Composition, composition } from '../makeup/report.ts';
import { SHORTEST_LEG } from '../plan/feature.ts';
import { fitFeature } from '../plan/fit.ts';
import { keptApart } from '../plan/apart.ts';
import { Grid } from '../plan/grid.ts';
import type { PagePlan } from '../plan/types.ts';
import type { DateWords } from '../story/calendar.ts';
import { computedItems } from '../story/imprint.ts';
import type { Edition } from '../story/types.ts';
import type { StyledStory } from '../style/index.ts';
import type { SourceIndex } from '../text/set.ts';
import { Stream } from '../text/stream.ts';
import type { Hyphenate } from '../text/composer.ts';
import { Typesetter } from '../text/typesetter.ts';
import { wordsOf } from '../text/words.ts';
import type { BuildOptions } from '../pipeline.ts';
import type { Fonts } from './fonts.ts';
import { makeNewsPage } from './news.ts';
import type { Prepared, PreparedFeature, PreparedPage } from './prepare.ts';
import type { Reporter } from './report.ts';
import { nameplateFaults } from './imprint.ts';
import { apartWarning, onOneSheet, regraded } from './page-warnings.ts';
import { Leaves } from './show-through.ts';
import { sourceIndexOf } from './sources.ts';
import { swatchesOf } from './swatches.ts';
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
  /** Those that stand on it, in the edition's order. */
  readonly stories: readonly StyledStory[];
  readonly composition: Composition;
  /** Of each story on it, by id. */
  readonly composed: ReadonlyMap<string, Composition>;
  /** How each story of a page of many fits its place. */
  readonly fit: readonly StoryFit[];
  /** What goes on on later pages, and what came from earlier ones. */
  readonly handsOn: readonly HandedOn[];
  readonly took: readonly HandedOn[];
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
  const swatches = swatchesOf(making.edition.paper, workshop);
  const furnisher = kept(workshop, 'furnisher', [book, swatches], () =>
    createFurnisher({ book, template: (name) => templateFolder(name, making.edition.root), swatches }),
  );
  const desk: SharedDesk = { stream: new Stream(1 << 14), sourceIndex: sourceIndexOf(making.edition), handed: [] };
  const leaves = new Leaves();
  for (let from = 0; from < pages.length; from += BATCH) {
    const batch = pages.slice(from, from + BATCH).map((prepared, i) => takeUp(making, desk, prepared, from + i));
    const made = batch.flatMap((one) => ('made' in one ? [one.made] : []));
    const fresh = made.length ? await furnished(making, furnisher, made) : [];
    for (const [i, one] of batch.entries()) {
      const page = 'known' in one ? one.known : fresh.shift()!;
      if (page.sound) workshop?.put(`page ${from + i}`, one.key, page);
      reporter.add(page.diagnostics);
      making.progress?.({ stage: 'pages', done: from + i + 1, total: pages.length });
      if (pages[from + i]!.page.silent) continue;
      reporter.fit(page.fit);
      reporter.measure(page.page, page.composition, page.composed);
      leaves.add(page.page, pages[from + i]!.page);
      yield page;
    }
  }
  const { edition, prepared } = making;
  reporter.add(regraded(await leaves.told(edition.folios, prepared.shelf, prepared.source), edition.paper.plan));
}

/** Makes a page up, unless the workshop has it; what it hands on is known to the pages after it. */
function takeUp(
  making: MakingPages,
  desk: SharedDesk,
  prepared: PreparedPage,
  index: number,
): { readonly key: Key } & ({ readonly known: MadePage } | { readonly made: Taken }) {
  const took = desk.handed.filter(({ to }) => prepared.page.folios.includes(to));
  const key = keyOf(making, desk, prepared, took);
  const known = making.workshop?.find<MadePage>(`page ${index}`, key);
  const made = known ? null : { ...makeOne(making, desk, prepared, index), took };
  desk.handed.push(...(known ?? made!).handsOn);
  return known ? { key, known } : { key, made: made! };
}

/** All that a page is made from. Values that are made anew for each build are compared as text. */
function keyOf(
  making: MakingPages,
  { sourceIndex }: SharedDesk,
  { stories, form, page }: PreparedPage,
  took: readonly HandedOn[],
): Key {
  const { edition, fonts, words, hashes, prepared } = making;
  const { span: _, ...typed } = page;
  const pictures = stories.flatMap(({ blocks }) =>
    blocks.flatMap((block) =>
      block.kind === 'figure'
        ? [block, ...(block.more ?? [])].flatMap(({ file }) => [
            prepared.shelf.get(file),
            prepared.lights.get(file)?.digest,
            hashes && prepared.shelf.sha256(file),
          ])
        : [],
    ),
  );
  const sources = stories.flatMap(({ file, attached }) => [file, ...attached.map((one) => one.file)].map(sourceIndex));
  const facts = [
    typed,
    edition.paper,
    edition.date,
    edition.number,
    edition.imprint,
    edition.folios,
    words,
    sources,
    pictures,
    took,
  ];
  return [...stories, form, fonts.book, hashes, JSON.stringify(facts)];
}

/** The rest of a story that goes on on another page (转版). */
export interface HandedOn {
  readonly story: string;
  /** Folios. */
  readonly from: string;
  readonly to: string;
  /** Where its text goes on. */
  readonly rest: Cursor;
}

export interface Made extends MadeUp {
  readonly fit: readonly StoryFit[];
  readonly handsOn: readonly HandedOn[];
  readonly grid: Grid;
  readonly prepared: PreparedPage;
  readonly id: string;
}

/** A page made up, and what it took from the pages before it. */
interface Taken extends Made {
  readonly took: readonly HandedOn[];
}

/** What one page after the other is made with. */
export interface SharedDesk {
  readonly stream: Stream;
  readonly sourceIndex: SourceIndex;
  /** What pages before this one handed on; grows from page to page. */
  readonly handed: HandedOn[];
}

/** What making up asks of `MakingPages`; the rest is for furniture. */
export type MakingUp = Pick<MakingPages, 'edition' | 'prepared' | 'fonts' | 'hyphenate' | 'hashes'>;

/** Who sets a page's text; one that is watched, for an explanation. */
export type Setters = (...given: ConstructorParameters<typeof Typesetter>) => Typesetter;

/** Makes up one page, without furniture. */
export function makeOne(
  making: MakingUp,
  desk: SharedDesk,
  prepared: PreparedPage,
  index: number,
  typesetter: Setters = (...given) => new Typesetter(...given),
): Made {
  desk.stream.clear();
  const grid = new Grid(prepared.form.grid, making.edition.paper.body);
  const made =
    prepared.kind === 'news'
      ? makeNewsPage(making, desk, prepared, grid, typesetter)
      : { ...makeFeaturePage(making, desk, prepared, grid, typesetter), handsOn: [], fit: [] };
  const page = prepared.page.folios.join('-');
  const { folios, paper } = making.edition;
  const apart = apartWarning(prepared.page, folios, making.prepared.source);
  const diagnostics = regraded([...apart, ...made.diagnostics], paper.plan).map((diagnostic) => ({ ...diagnostic, page }));
  return { ...made, diagnostics, grid, prepared, id: `page${index + 1}` };
}

function makeFeaturePage(
  making: MakingUp,
  { stream, sourceIndex }: SharedDesk,
  prepared: PreparedFeature,
  grid: Grid,
  typesetter: Setters,
): MadeUp {
  const { edition, fonts, prepared: all } = making;
  const { folios, template } = prepared.page;
  return makeFeature({
    story: prepared.story,
    form: onOneSheet(folios, edition.folios) ? prepared.form : keptApart(prepared.form),
    template,
    folios,
    grid,
    setter: typesetter(fonts.book, edition.paper.house, stream, sourceIndex, making.hyphenate),
    fit: fitFeature,
    shortestLeg: SHORTEST_LEG,
    picture: (file) => all.shelf.get(file),
    sha256: (file) => (making.hashes ? all.shelf.sha256(file) : ''),
    crop: focusCrop,
    words: wordsOf,
    evenRows: edition.paper.house.heads === 'even',
  } satisfies FeatureInput);
}

/** Furniture around made-up pages; what is wrong with it is told with the first of them. */
async function furnished(making: MakingPages, furnisher: Furnisher, batch: readonly Taken[]): Promise<MadePage[]> {
  const furniture = await furnisher.furnish(batch.map((made) => toFurnish(making, made)));
  return batch.map((made, i) => {
    const { below, above } = furniture.value[i]!;
    const page = frozen(made, [...below, ...made.frames, ...above]);
    const large = nameplateFaults(page, made.prepared);
    const whole = composition(page, undefined, made.relaxations);
    return {
      page,
      plan: made.plan,
      retold: made.retold,
      stories: made.prepared.stories,
      composition: whole,
      composed: composedOf(page, whole, made),
      fit: made.fit,
      handsOn: made.handsOn,
      took: made.took,
      diagnostics: [...made.diagnostics, ...large, ...(i === 0 ? furniture.diagnostics : [])],
      sound: furniture.diagnostics.length === 0 && large.length === 0,
    };
  });
}

/** The counts of each story; a story that has the page to itself has the page's. */
function composedOf(
  page: Page,
  whole: Composition,
  { prepared: { stories }, relaxations }: Made,
): ReadonlyMap<string, Composition> {
  if (stories.length === 1) return new Map([[stories[0]!.id, whole]]);
  const own = (id: string): string[] => relaxations.filter((one) => one.includes(` ${id}.`));
  return new Map(stories.map(({ id }) => [id, composition(page, id, own(id))]));
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
    paper: { name: edition.paper.name, imprint: imprintOf(edition, words) },
    edition: {
      date: edition.date,
      dateText: words.date,
      weekday: words.weekday,
      lunar: words.lunar,
      ...(edition.number === undefined ? {} : { number: edition.number }),
      pages: edition.folios.length,
    },
    page: {
      folios: prepared.page.folios,
      halves: grid.halves(prepared.page.folios),
      section: prepared.page.section,
      width: grid.width,
      height: grid.height,
      grid: grid.toLayout(),
      reserved: cellsOf(made),
      credits: prepared.page.credits,
    },
    ...surroundings,
  };
}

function imprintOf(edition: Edition, words: DateWords): Readonly<Record<string, string>> {
  const typed = edition.imprint.map(({ item, text }) => [item, text] as const);
  return Object.fromEntries([...typed, ...computedItems(edition, words)]);
}

/** Furniture may stand in the margins above and below the type area, over the whole width of the page. */
function reservedOf(made: Made): Rect[] {
  const { grid } = made;
  const bottom = grid.y + grid.spec.lines * grid.leading;
  return [
    { x: 0, y: 0, width: grid.width, height: grid.y },
    { x: 0, y: bottom, width: grid.width, height: grid.height - bottom },
    ...cellsOf(made),
  ];
}

/** The cells that a form of many stories keeps for furniture. */
function cellsOf({ grid, prepared: { form } }: Made): Rect[] {
  const cells = 'reserved' in form ? form.reserved : [];
  return cells.map(({ column, columns, line, lines }) => grid.rect(column, columns, line, lines));
}
