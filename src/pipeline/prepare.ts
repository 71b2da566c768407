/**
 * Before any layout: stories styled for their templates, pictures probed, every character looked for in the fonts.
 */
import { dirname, join, relative } from 'node:path';
import { diagnose, type Diagnostic, type Outcome, outcome, type Span } from '../base/index.ts';
import { type GlyphUse, missingGlyphDiagnostics, missingGlyphs } from '../font/index.ts';
import { type PictureRequest, probePictures } from '../image/index.ts';
import type { PictureShelf } from '../image/types.ts';
import type { FeatureForm } from '../plan/types.ts';
import type { DateWords } from '../story/calendar.ts';
import type { Edition, EditionPage, Story } from '../story/types.ts';
import { type FigureBlock, styleStory, type StyledBlock, type StyledPara, type StyledStory } from '../style/index.ts';
import type { Fonts } from './fonts.ts';
import { formOf, templateNames, templateOf } from './templates.ts';

/** A page with its template's form and its story. */
export interface PreparedPage {
  readonly page: EditionPage;
  readonly form: FeatureForm;
  readonly story: StyledStory;
}

export interface Prepared {
  readonly pages: readonly PreparedPage[];
  readonly shelf: PictureShelf;
}

export async function prepare(edition: Edition): Promise<Outcome<Prepared>> {
  const diagnostics: Diagnostic[] = [];
  const pages: PreparedPage[] = [];
  for (const page of edition.pages) {
    const template = await templateOf(page.template);
    if (!template) {
      diagnostics.push(diagnose('error', 'schema', `page ${page.folios.join('-')}: there is no template “${page.template}”; there are ${templateNames.join(', ')}`, edition.file));
      continue;
    }
    const [first, ...more] = page.stories;
    if (more.length) diagnostics.push(diagnose('error', 'schema', `page ${page.folios.join('-')}: template ${page.template} takes one story; pages of several stories are not built yet`, edition.file));
    const story = edition.stories.find(({ id }) => id === first);
    if (story) pages.push({ page, form: formOf(template, page), story: styled(edition, story, formOf(template, page)) });
  }
  const probe = await probePictures(pages.flatMap(({ story }) => pictureRequests(edition, story)));
  return outcome({ pages, shelf: probe.shelf }, [...diagnostics, ...probe.diagnostics]);
}

function styled(edition: Edition, story: Story, form: FeatureForm): StyledStory {
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
  };
  return styleStory(story, sizes, (src) => pathFromRoot(story.manuscript.file, src));
}

/** A picture's path as the story names it, from the root; one that leaves the root begins with `..` . */
const pathFromRoot = (story: string, src: string): string => relative('.', join(dirname(story), src)).replaceAll('\\', '/');

const isFigure = (block: StyledBlock): block is FigureBlock => block.kind === 'figure';

function pictureRequests(edition: Edition, story: StyledStory): PictureRequest[] {
  return story.blocks.filter(isFigure).map(({ file, span }) => ({ file, absolutePath: join(edition.root, file), where: span, source: story.source }));
}

/** Error `glyph-missing` for each character that no face of its role has, furniture's words too. */
export function checkGlyphs(edition: Edition, prepared: Prepared, fonts: Fonts, words: DateWords): Diagnostic[] {
  const sources = new Map(prepared.pages.map(({ story }) => [story.file, story.source]));
  const uses = [...prepared.pages.flatMap(({ story }) => [...usesOf(story)]), ...furnitureUses(edition, words)];
  return missingGlyphDiagnostics(missingGlyphs(fonts.book, uses), (file) => sources.get(file));
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
  }
}

/** Words that templates set: each in every role that a template may use for it. */
function furnitureUses(edition: Edition, words: DateWords): GlyphUse[] {
  const texts = edition.pages.flatMap((page) => [...page.folios, page.section, ...page.credits.flatMap(({ role, names }) => [role, names])]);
  const all = [edition.paper.name, words.date, words.weekday, words.lunar, ...texts, '今日版：■“'].join('');
  return ['folio', 'box-title', 'numeral', 'nameplate', 'credit'].map((role) => ({ role, text: all, where: edition.file }));
}
