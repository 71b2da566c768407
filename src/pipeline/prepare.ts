/**
 * Before any layout: stories styled for their templates, pictures probed, every character looked for in the fonts.
 */
import { dirname, join, relative } from 'node:path';
import { diagnose, type Diagnostic, type Outcome, outcome, type Span } from '../base/index.ts';
import { type GlyphUse, type MissingGlyph, missingGlyphDiagnostics, missingGlyphs } from '../font/index.ts';
import { probePictures } from '../image/index.ts';
import type { Lights, PictureShelf } from '../image/types.ts';
import type { NewsForm, Weight } from '../plan/news/types.ts';
import { type FeatureForm, isNews } from '../plan/types.ts';
import type { DateWords } from '../story/calendar.ts';
import type { BuildHost } from '../pipeline.ts';
import type { Host } from '../story/index.ts';
import type { Edition, EditionPage, Paper, Story } from '../story/types.ts';
import { styleStory, type StyledBlock, type StyledPara, type StyledStory } from '../style/index.ts';
import type { Block } from '../read/types.ts';
import { hasRoomForReadings, LEAST_LEADING } from '../text/ruby.ts';
import type { Fonts } from './fonts.ts';
import { furnitureUses, typedPlace } from './furniture-words.ts';
import { lightsOf } from './lights.ts';
import { adRequests, pictureRequests } from './pictures.ts';
import { brokenReferences, folioOf } from './references.ts';
import { formOf, templateNames, templateOf } from './templates.ts';
import { kept, type Workshop } from './workshop.ts';
import { TemplateFault } from '../furnish/load.ts';

/** A page with its template's form and the stories that stand on it, in order. */
export type PreparedPage = PreparedFeature | PreparedNews;

/** One story on its anchors. */
export interface PreparedFeature {
  readonly kind: 'feature';
  readonly page: EditionPage;
  readonly form: FeatureForm;
  readonly stories: readonly StyledStory[];
  readonly story: StyledStory;
}

/** Many stories, or none and advertisements. */
export interface PreparedNews {
  readonly kind: 'news';
  readonly page: EditionPage;
  readonly form: NewsForm;
  /** As `page.entries` has them. */
  readonly stories: readonly StyledStory[];
  readonly weights: readonly (Weight | undefined)[];
  /** Stories of earlier pages that go on here (转版). */
  readonly landings: readonly { readonly story: StyledStory; readonly from: string }[];
}

/** Pages that can be made up, and the pictures for them. */
export interface Prepared {
  readonly pages: readonly PreparedPage[];
  readonly shelf: PictureShelf;
  /** Of the pictures on which a headline is to stand, by file. */
  readonly lights: ReadonlyMap<string, Lights>;
  /** The edition file as read, for places in it. */
  readonly source: string;
}

/** Every story that stands on a page that is made, once. */
export const storiesOf = ({ pages }: Pick<Prepared, 'pages'>): StyledStory[] => pages.flatMap(({ stories }) => [...stories]);

/** Template, form and styled stories of each page. Codes: schema, image-missing, image-broken, svg-text, path-outside. */
export async function prepare(edition: Edition, host: BuildHost): Promise<Outcome<Prepared>> {
  const diagnostics: Diagnostic[] = [...readingsWithoutRoom(edition.paper)];
  const source = sourceOf(edition, host);
  const pages: PreparedPage[] = [];
  for (const page of edition.pages) {
    const form = await formFor(edition.root, page, source, diagnostics);
    if (!form) continue;
    const stories = edition.stories.filter(({ id }) => page.stories.includes(id));
    for (const { manuscript } of stories) diagnostics.push(...brokenReferences(manuscript, edition));
    const set = stories.map((story) => styled(edition, story, form, host.workshop));
    if (isNews(form)) pages.push(newsOf(page, form, stories, set, pages));
    else if (set[0]) pages.push({ kind: 'feature', page, form, stories: set.slice(0, 1), story: set[0] });
  }
  const asked = storiesOf({ pages }).map((story) => pictureRequests(edition, story, host));
  const ads = pages.flatMap(({ page }) => adRequests(edition, page, source));
  const probe = await probePictures([...asked.flatMap(({ value }) => value), ...ads]);
  const told = [...diagnostics, ...asked.flatMap((one) => one.diagnostics), ...probe.diagnostics];
  const news = pages.filter(({ kind }) => kind === 'news');
  const lights = await lightsOf(edition, host, storiesOf({ pages: news }), probe.shelf);
  return outcome({ pages, shelf: probe.shelf, lights, source }, told);
}

/** `before`: the pages prepared so far, from which stories may jump here. */
function newsOf(
  page: EditionPage,
  form: NewsForm,
  stories: readonly Story[],
  set: readonly StyledStory[],
  before: readonly PreparedPage[],
): PreparedNews {
  const weights = stories.map(({ manuscript }) => manuscript.front.weight);
  const landings = before.flatMap((from) =>
    from.page.entries.flatMap(({ story, jump }) => {
      const found = from.stories.find(({ id }) => id === story);
      return found && jump && page.folios.includes(jump.folio) ? [{ story: found, from: from.page.folios[0]! }] : [];
    }),
  );
  return { kind: 'news', page, form, stories: set, weights, landings };
}

/** The form of a page's template; undefined, and why, where there is none that can take what the desk put on the page. */
async function formFor(
  root: string,
  page: EditionPage,
  source: string,
  diagnostics: Diagnostic[],
): Promise<FeatureForm | NewsForm | undefined> {
  const called = `page ${page.folios.join('-') || '(without folio)'}`;
  const say = (message: string, where: Span): void =>
    void diagnostics.push(diagnose('error', 'schema', `${called}: ${message}`, where, source));
  const template = await templateOf(page.template, root).catch((error: unknown) => {
    if (!(error instanceof TemplateFault)) throw error;
    return error;
  });
  if (template instanceof TemplateFault) {
    const where = typedPlace(page.template, page, source);
    diagnostics.push(diagnose('error', 'template', `${page.template}: ${template.message}`, where, source));
    return undefined;
  }
  if (!template) {
    say(
      `there is no template “${page.template}”; there are ${templateNames.join(', ')}, and those in the folder templates/ beside banxin.yaml`,
      typedPlace(page.template, page, source),
    );
    return undefined;
  }
  const form = formOf(template, page);
  if (!form)
    say(`template ${page.template} makes no spreads; give each page its own folio`, typedPlace(page.template, page, source));
  if (form && !isNews(form)) for (const [message, where] of beyondFeature(page)) say(message, where);
  return form;
}

/** What a feature template has no place for. */
function beyondFeature({ template, stories, entries, ads, span }: EditionPage): [string, Span][] {
  const found: [string, Span][] = [];
  const instead = 'a news template (broadsheet-news) does';
  if (stories.length > 1)
    found.push([`template ${template} takes one story, not ${stories.length}: ${instead} take several`, span]);
  for (const { at, measure, jump } of entries) {
    if (at) found.push([`template ${template} finds the place of its one story itself; take at: out`, at.span]);
    if (measure) found.push([`template ${template} sets its one story in base columns; take measure: out`, measure.span]);
    if (jump) found.push([`a story of template ${template} does not jump: ${instead} that`, jump.span]);
  }
  for (const ad of ads) found.push([`template ${template} takes no advertisements: ${instead}`, ad.span]);
  return found;
}

/** Empty where the file cannot be read, which readEdition has said. */
function sourceOf(edition: Edition, host: Host): string {
  const path = join(edition.root, edition.file);
  return host.exists(path) ? (host.readText(path) ?? '') : '';
}

function styled(edition: Edition, story: Story, form: FeatureForm | NewsForm, workshop: Workshop | undefined): StyledStory {
  const sizes = { ...sizesOf(form), ...houseOf(edition.paper) };
  const { manuscript } = story;
  const places = manuscript.blocks.some(hasDigest) ? edition.contents : [];
  const key = [manuscript, story.id, JSON.stringify([sizes, places])];
  return kept(workshop, `styled ${story.id}`, key, () =>
    styleStory(story, sizes, (src) => pathFromRoot(manuscript.file, src), folioOf(edition, manuscript.file)),
  );
}

/** The largest size stands for a ladder: make-up chooses. */
function sizesOf(form: FeatureForm | NewsForm) {
  const { scale } = form;
  const { byline, theme, quote, caption, boxTitle } = scale;
  const crosshead = scale.crosshead[0]!;
  const own = { ...sizeOf('table', scale.table), ...sizeOf('notice', scale.notice), ...sizeOf('digest', scale.digest) };
  const rest = { ...own, byline, crosshead, theme, caption: caption.size, quote: quote.size, boxTitle };
  if (!isNews(form)) return { headline: form.scale.headline[0]!, kicker: form.scale.kicker, deck: form.scale.deck, ...rest };
  const { ladder, grades } = form.scale;
  const headline = Math.max(...ladder.flatMap(({ sizes }) => sizes));
  const { kicker, deck } = grades[0]!;
  return { headline, kicker, deck, ...rest };
}

const sizeOf = (name: 'table' | 'notice' | 'digest', type: { readonly size: number } | undefined) =>
  type ? { [name]: type.size } : {};

const hasDigest = (block: Block): boolean => block.kind === 'digest' || ('blocks' in block && block.blocks.some(hasDigest));

const houseOf = (paper: Paper) => ({
  body: paper.body.size,
  indent: paper.house.indent,
  lists: paper.house.lists,
  ruby: readingsGo(paper),
  arrows: paper.house.arrows,
});

/** Between the lines where the house wants them there and a size that prints has room (R3, Q10); else in brackets (R5). */
const readingsGo = ({ house, body }: Paper): Paper['house']['ruby'] =>
  house.ruby === 'interlinear' && hasRoomForReadings(body.size, body.leading) ? 'interlinear' : 'inline';

function readingsWithoutRoom(paper: Paper): Diagnostic[] {
  const { house, body } = paper;
  if (house.ruby === readingsGo(paper)) return [];
  const least = Math.ceil(body.size * LEAST_LEADING * 100) / 100;
  const message = `house.ruby: interlinear finds no room between lines of ${body.size} pt on ${body.leading} pt: readings are set in brackets; give body.leading ${least} pt or more, or take the setting out`;
  return [diagnose('warning', 'schema', message, paper.file ?? '')];
}

/** A picture's path as the story names it, from the root; one that leaves the root begins with `..` . */
const pathFromRoot = (story: string, src: string): string => relative('.', join(dirname(story), src)).replaceAll('\\', '/');

/** Error `glyph-missing` for each character that no face of its role has, furniture's words too. */
export function checkGlyphs(
  edition: Edition,
  prepared: Prepared,
  fonts: Fonts,
  words: DateWords,
  workshop?: Workshop,
): Diagnostic[] {
  const stories = storiesOf(prepared);
  const sources = new Map(
    stories.flatMap(({ file, source, attached }) => [{ file, source }, ...attached].map((one) => [one.file, one.source])),
  );
  sources.set(edition.file, prepared.source);
  const unproved = stories.filter((story) => !workshop?.find(`complete ${story.id}`, [story, fonts.book]));
  const uses = [...unproved.flatMap((story) => [...usesOf(story)]), ...furnitureUses(edition, words, prepared.source)];
  // A role without a face has been told of; that it lacks every character is no news.
  const missing = missingGlyphs(
    fonts.book,
    uses.filter(({ role }) => fonts.book.role(role).length > 0),
  );
  if (!missing.length) for (const story of unproved) workshop?.put(`complete ${story.id}`, [story, fonts.book], true);
  return missingGlyphDiagnostics(eachOnce(missing), (file) => sources.get(file));
}

/** Furniture is looked for in every role that may set it: a character that several lack is told once for its place. */
function eachOnce(missing: readonly MissingGlyph[]): MissingGlyph[] {
  const told = new Set<string>();
  return missing.filter(({ character, where }) => {
    const key = `${character} ${JSON.stringify(where)}`;
    return !told.has(key) && told.add(key);
  });
}

function* usesOf(story: StyledStory): Generator<GlyphUse> {
  const { head } = story;
  for (const para of [head.kicker, ...head.headline, head.deck, head.standfirst, head.byline]) if (para) yield* ofPara(para);
  for (const block of story.blocks) yield* ofBlock(block);
}

function* ofBlock(block: StyledBlock): Generator<GlyphUse> {
  switch (block.kind) {
    case 'para':
      yield* ofPara(block.para);
      break;
    case 'crosshead':
      for (const para of [block.number, block.theme, block.main]) if (para) yield* ofPara(para);
      break;
    case 'figure':
      for (const para of [block.caption, block.credit]) if (para) yield* ofPara(para);
      break;
    case 'box':
      if (block.title) yield* ofPara(block.title);
      for (const inner of block.blocks) yield* ofBlock(inner);
      break;
    case 'pullquote':
      for (const para of [...block.lines, block.attribution]) if (para) yield* ofPara(para);
      break;
    case 'list':
      for (const item of block.items) yield* ofBlock(item);
      break;
    case 'table':
      for (const cell of [block.head, ...block.rows].flat()) yield* ofPara(cell);
      break;
    case 'notices':
      for (const { title, blocks } of block.items) {
        if (title) yield* ofPara(title);
        for (const inner of blocks) yield* ofBlock(inner);
      }
      break;
    case 'qr':
      if (block.caption) yield* ofPara(block.caption);
  }
}

function* ofPara(para: StyledPara): Generator<GlyphUse> {
  for (const run of para.runs) {
    const where: Span | string = run.span ?? 'generated';
    yield { role: run.face, text: run.text, where };
    if (run.ruby) yield { role: run.ruby.face, text: run.ruby.text, where: run.ruby.span ?? 'generated' };
  }
}
