/**
 * Before any layout: stories styled for their templates, pictures probed, every character looked for in the fonts.
 */
import { dirname, join, relative } from 'node:path';
import { diagnose, type Diagnostic, type Outcome, outcome, type Span } from '../base/index.ts';
import { type GlyphUse, type MissingGlyph, missingGlyphDiagnostics, missingGlyphs } from '../font/index.ts';
import { probePictures } from '../image/index.ts';
import type { PictureShelf } from '../image/types.ts';
import type { FeatureForm } from '../plan/types.ts';
import type { DateWords } from '../story/calendar.ts';
import type { BuildHost } from '../pipeline.ts';
import type { Host } from '../story/index.ts';
import type { Edition, EditionPage, Paper, Story } from '../story/types.ts';
import { styleStory, type StyledBlock, type StyledPara, type StyledStory } from '../style/index.ts';
import { hasRoomForReadings, LEAST_LEADING } from '../text/ruby.ts';
import type { Fonts } from './fonts.ts';
import { furnitureUses, typedPlace } from './furniture-words.ts';
import { pictureRequests } from './pictures.ts';
import { notBuilt } from './not-built.ts';
import { formOf, templateNames, templateOf } from './templates.ts';
import { kept, type Workshop } from './workshop.ts';

/** A page with its template's form and its story. */
export interface PreparedPage {
  readonly page: EditionPage;
  readonly form: FeatureForm;
  readonly story: StyledStory;
}

/** Pages that can be made up, and the pictures for them. */
export interface Prepared {
  readonly pages: readonly PreparedPage[];
  readonly shelf: PictureShelf;
  /** The edition file as read, for places in it. */
  readonly source: string;
}

/** Template, form and styled story of each page. Codes: schema, image-missing, image-broken, svg-text, path-outside. */
export async function prepare(edition: Edition, host: BuildHost): Promise<Outcome<Prepared>> {
  const diagnostics: Diagnostic[] = [...readingsWithoutRoom(edition.paper)];
  const source = sourceOf(edition, host);
  const pages: PreparedPage[] = [];
  for (const [index, page] of edition.pages.entries()) {
    const called = `page ${page.folios.join('-') || index + 1}`;
    const template = await templateOf(page.template);
    if (!template) {
      diagnostics.push(
        diagnose(
          'error',
          'schema',
          `${called}: there is no template “${page.template}”; there are ${templateNames.join(', ')}`,
          typedPlace(page.template, page, source),
          source,
        ),
      );
      continue;
    }
    const [first, ...more] = page.stories;
    if (more.length)
      diagnostics.push(
        diagnose(
          'error',
          'schema',
          `${called}: template ${page.template} takes one story, and pages of several are not built yet; give each a page of its own`,
          page.span,
          source,
        ),
      );
    const story = edition.stories.find(({ id }) => id === first);
    if (story) diagnostics.push(...notBuilt(story.manuscript));
    if (story)
      pages.push({ page, form: formOf(template, page), story: styled(edition, story, formOf(template, page), host.workshop) });
  }
  const asked = pages.map(({ story }) => pictureRequests(edition, story, host));
  const probe = await probePictures(asked.flatMap(({ value }) => value));
  const told = [...diagnostics, ...asked.flatMap((one) => one.diagnostics), ...probe.diagnostics];
  return outcome({ pages, shelf: probe.shelf, source }, told);
}

/** Empty where the file cannot be read, which readEdition has said. */
function sourceOf(edition: Edition, host: Host): string {
  const path = join(edition.root, edition.file);
  return host.exists(path) ? (host.readText(path) ?? '') : '';
}

function styled(edition: Edition, story: Story, form: FeatureForm, workshop: Workshop | undefined): StyledStory {
  const { scale } = form;
  const sizes = {
    body: edition.paper.body.size,
    headline: scale.headline[0]!,
    kicker: scale.kicker,
    deck: scale.deck,
    byline: scale.byline,
    crosshead: scale.crosshead[0]!,
    theme: scale.theme,
    caption: scale.caption.size,
    quote: scale.quote.size,
    boxTitle: scale.boxTitle,
    indent: edition.paper.house.indent,
    lists: edition.paper.house.lists,
    ruby: readingsGo(edition.paper),
    arrows: edition.paper.house.arrows,
  };
  const key = [story.manuscript, story.id, JSON.stringify(sizes)];
  return kept(workshop, `styled ${story.id}`, key, () =>
    styleStory(story, sizes, (src) => pathFromRoot(story.manuscript.file, src)),
  );
}

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
  const sources = new Map(prepared.pages.map(({ story }) => [story.file, story.source]));
  sources.set(edition.file, prepared.source);
  const unproved = prepared.pages.filter(({ story }) => !workshop?.find(`complete ${story.id}`, [story, fonts.book]));
  const uses = [...unproved.flatMap(({ story }) => [...usesOf(story)]), ...furnitureUses(edition, words, prepared.source)];
  // A role without a face has been told of; that it lacks every character is no news.
  const missing = missingGlyphs(
    fonts.book,
    uses.filter(({ role }) => fonts.book.role(role).length > 0),
  );
  if (!missing.length) for (const { story } of unproved) workshop?.put(`complete ${story.id}`, [story, fonts.book], true);
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
  }
}

function* ofPara(para: StyledPara): Generator<GlyphUse> {
  for (const run of para.runs) {
    const where: Span | string = run.span ?? 'generated';
    yield { role: run.face, text: run.text, where };
    if (run.ruby) yield { role: run.ruby.face, text: run.ruby.text, where: run.ruby.span ?? 'generated' };
  }
}
