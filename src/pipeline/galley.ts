/**
 * The galley (小样): one story in one endless column of the paper's body face, for proofing before any page is planned. A story's path comes in; a PDF and how
 * well it is composed go out. Knows no template and opens no picture.
 */
import { ABOVE, bug, type Diagnostic } from '../base/index.ts';
import { missingGlyphDiagnostics, missingGlyphs } from '../font/index.ts';
import type { PictureShelf } from '../image/types.ts';
import type { LayoutHead, Line, Page } from '../layout/types.ts';
import { type Composition, composition } from '../makeup/report.ts';
import { press, printProfile, warmUp } from '../press/index.ts';
import type { BuildHost, BuildOptions } from '../pipeline.ts';
import { type LoneStory, readLoneStory } from '../story/lone.ts';
import type { HouseStyle, Story } from '../story/types.ts';
import { styleStory, type StyledStory } from '../style/index.ts';
import { SWATCHES } from '../style/swatches.ts';
import type { Hyphenate } from '../text/composer.ts';
import type { ParaItems } from '../text/stream.ts';
import { Typesetter } from '../text/typesetter.ts';
import { drawnText } from '../text/vertical/forms.ts';
import { type Fonts, openFonts } from './fonts.ts';
import { type GalleyPara, galleyParas } from './galley-matter.ts';
import { sha256 } from './hash.ts';
import { hyphenatorFor } from './hyphens.ts';
import { besideCopy } from '../proof/galley-proof.ts';
import { PROOF_SWATCHES } from '../proof/sheet-words.ts';
import { type Column, MARGIN, Pile } from './galley-pile.ts';
import { Reporter } from './report.ts';
import { sourceIndexOf, sourcesOf } from './sources.ts';

/** Which story to set, and how. */
export interface GalleyOptions {
  /** Absolute. */
  readonly storyPath: string;
  /** Absolute path of a `banxin.yaml`; the nearest above the story unless given. */
  readonly paperPath?: string;
  /** Characters a line, 4 to 200; halves and less are allowed. */
  readonly measure: number;
  /** Han–Latin preset; the paper's unless given. */
  readonly hanLatin?: HouseStyle['hanLatin'];
  /** Heads, crossheads, captions, box titles, tables and pull quotes too; else body paragraphs only. */
  readonly all: boolean;
  /** Lines from top to bottom, the first at the right. */
  readonly vertical?: boolean;
  /** pt; the paper's body unless given. A size without a leading keeps the paper's proportion. */
  readonly size?: number;
  readonly leading?: number;
  /** The received copy beside each line, with the lines' numbers, on pages of A4's height at reading size (小样). */
  readonly copy?: boolean;
  readonly host: BuildHost;
  readonly validate?: Pick<NonNullable<BuildOptions['validate']>, 'paper' | 'story'>;
  /** Takes the PDF; what it got is none when the result is not ok. */
  readonly write: (chunk: Uint8Array) => void;
}
/** What a finished galley says; its PDF went to `write`. */
export interface GalleyResult {
  readonly diagnostics: readonly Diagnostic[];
  readonly composition: Composition;
  readonly pages: number;
  readonly ok: boolean;
}

/** A PDF page is at most so high or wide, pt (ISO 32000-1 annex C.2). */
const LIMIT = 14_400;

/** Sets a galley. Input faults are diagnostics; only a bug of ours throws. */
export async function galley(options: GalleyOptions): Promise<GalleyResult> {
  const reporter = new Reporter();
  const { host, validate, paperPath } = options;
  const read = await readLoneStory(options.storyPath, host, {
    ...(paperPath === undefined ? {} : { paperPath }),
    validatePaper: validate?.paper,
    validateStory: validate?.story,
  });
  const lone = reporter.take(read);
  const fonts = reporter.take(await openFonts(lone, host));
  if (!lone.story) return resultOf(reporter, 0);
  const sheet = sheetOf(options, lone);
  const styled = styledFor(lone.story, lone.paper.house, sheet.size);
  const paras = galleyParas(styled, options.all);
  reporter.add(glyphsMissing(fonts, paras, styled, options.vertical === true));
  if (reporter.failed) return resultOf(reporter, 0);
  warmUp();
  const pages = options.vertical
    ? await downwards(options, lone, fonts, paras, sheet, styled.id, reporter)
    : galleyPages(paras, sheet, typesetter(options, lone, lone.story, fonts, await hyphenatorFor([styled])), styled.id, reporter);
  const { manuscript } = lone.story;
  const besides = options.copy ? withCopy(pages, manuscript.source, fonts, styled.title, manuscript.file) : pages;
  const pressed = await press(
    headOf(lone.paper.name, lone.story, styled, options.copy),
    besides,
    fonts.book,
    noPictures,
    printProfile,
    options.write,
    { title: `小样　${styled.title}` },
  );
  reporter.add(pressed.diagnostics);
  return resultOf(reporter, pressed.value.pages);
}

function resultOf(reporter: Reporter, pages: number): GalleyResult {
  const { diagnostics, report, ok } = reporter.result();
  return { diagnostics, composition: report.composition.edition, pages, ok };
}

/** Reading size with room to mark, pt; and the height of A4. */
const READING = { size: 10.5, leading: 18, height: 842 };

function sheetOf({ measure, size, leading, copy }: GalleyOptions, { paper: { body } }: LoneStory): Column {
  if (copy) {
    const own = size ?? READING.size;
    const between = leading ?? (own / READING.size) * READING.leading;
    return { measure, size: own, leading: between, rows: Math.max(1, Math.floor((READING.height - 2 * MARGIN) / between)) };
  }
  const own = size ?? body.size;
  const between = leading ?? (own / body.size) * body.leading;
  return { measure, size: own, leading: between, rows: Math.floor((LIMIT - 2 * MARGIN) / between) };
}

/** Every part of the story at the size of the body. */
function styledFor(story: Story, { indent, lists }: HouseStyle, size: number): StyledStory {
  const sizes = {
    body: size,
    headline: size,
    kicker: size,
    deck: size,
    byline: size,
    crosshead: size,
    theme: size,
    caption: size,
    quote: size,
    boxTitle: size,
  };
  return styleStory(story, { ...sizes, indent, lists, arrows: 'needed' }, (src) => src);
}

/** `vertical`: what is drawn must be there, corner brackets for curly quotes, beside what was typed. */
function glyphsMissing(
  { book }: Fonts,
  paras: readonly GalleyPara[],
  { file, source, attached }: StyledStory,
  vertical: boolean,
): Diagnostic[] {
  const uses = paras.flatMap(({ para }) =>
    para.runs.map(({ face, text, span }) => ({
      role: face,
      text: vertical ? drawnText(text) : text,
      where: span ?? ('generated' as const),
    })),
  );
  return missingGlyphDiagnostics(missingGlyphs(book, uses), (wanted) =>
    wanted === file ? source : attached.find((one) => one.file === wanted)?.source,
  );
}

/** The galley set downwards, its pages measured as they are made. */
async function downwards(
  options: GalleyOptions,
  { paper, story }: LoneStory,
  { book }: Fonts,
  paras: readonly GalleyPara[],
  column: Column,
  id: string,
  reporter: Reporter,
): Promise<Iterable<Page>> {
  const { verticalGalleyPages, verticalSetter } = await import('./galley-vertical.ts');
  const setter = verticalSetter(book, houseOf(options, paper.house), story!.manuscript.source.length + 64);
  const told = (page: Page, relaxations: readonly string[]): void => measured(reporter, page, id, relaxations);
  return verticalGalleyPages(paras, { ...column, margin: MARGIN }, setter, id, told);
}

const houseOf = ({ hanLatin }: GalleyOptions, house: HouseStyle): HouseStyle => (hanLatin ? { ...house, hanLatin } : house);

function typesetter(
  options: GalleyOptions,
  { paper }: LoneStory,
  story: Story,
  { book }: Fonts,
  hyphenate: Hyphenate | undefined,
): Typesetter {
  return new Typesetter(
    book,
    houseOf(options, paper.house),
    story.manuscript.source.length + 64,
    sourceIndexOf({ stories: [story] }),
    hyphenate,
  );
}

function measured(reporter: Reporter, page: Page, story: string, relaxations: readonly string[]): void {
  const counts = composition(page, undefined, relaxations);
  reporter.measure(page, counts, new Map([[story, counts]]));
}

/** Pages of one column, each as high as its lines, and measured as it is made. */
function* galleyPages(
  paras: readonly GalleyPara[],
  column: Column,
  setter: Typesetter,
  story: string,
  reporter: Reporter,
): Generator<Page> {
  const pile = new Pile(column, story);
  let told = 0;
  const closed = (): Page => {
    const made = pile.close();
    measured(reporter, made, story, setter.relaxations.slice(told));
    told = setter.relaxations.length;
    return made;
  };
  for (const one of paras) {
    const items = setter.compose(one.para);
    const { ends } = setter.breaks(items, items.from, column.measure);
    if (pile.row > 0) pile.row += one.air;
    for (let from = 0; from < ends.length;) {
      if (pile.room <= 0) yield closed();
      const to = Math.min(ends.length, from + pile.room);
      pile.add(one, linesOf(setter, items, ends, from, to, pile.row, column));
      from = to;
    }
  }
  if (pile.row > 0) yield closed();
}

/** Lines `from` … `to` of a broken paragraph, the first of them in row `row` of its page. */
function linesOf(
  setter: Typesetter,
  items: ParaItems,
  ends: Int32Array,
  from: number,
  to: number,
  row: number,
  column: Column,
): Line[] {
  const { size, leading, measure } = column;
  const lines: Line[] = [];
  for (let i = from; i < to; i++) {
    const a = i === 0 ? items.from : ends[i - 1]!;
    const baseline = MARGIN + (row + i - from) * leading + (leading - size) / 2 + ABOVE * size;
    const stand = { x: MARGIN, measure: measure * size, baseline, size, lead: setter.lead(items, a, measure) };
    lines.push(setter.line(items, a, ends[i]! - 1, stand, undefined, true));
  }
  return lines;
}

function* withCopy(pages: Iterable<Page>, source: string, { book }: Fonts, title: string, file: string): Generator<Page> {
  let n = 0;
  for (const page of pages) yield besideCopy(page, source, book, { title, file, page: ++n });
}

/** The story's date, or none that anyone could take for one: no clock is asked. */
const NO_DATE = '1970-01-01';

function headOf(paper: string, story: Story, styled: StyledStory, copy = false): LayoutHead {
  const { file, front } = story.manuscript;
  return {
    format: 'banxin/layout/1',
    edition: { date: front.date ?? NO_DATE, paper },
    sources: sourcesOf({ stories: [story] }).map((one) => ({ file: one.file, sha256: sha256(one.source) })),
    faces: [],
    swatches: copy ? { ...SWATCHES, ...PROOF_SWATCHES } : SWATCHES,
    stories: [{ id: styled.id, file, blocks: [] }],
  };
}

/** A galley has none. */
const noPictures: PictureShelf = {
  get: () => undefined,
  pixels: () => bug('a galley asks for pixels'),
  sha256: () => bug('a galley asks for a picture'),
};
