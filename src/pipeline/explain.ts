/**
 * Why a line breaks where it does. An edition, a page and the number of a line come in; the line's boxes and gaps, what was spent to fill it and what every
 * other start and end would have cost go out. Makes the page as a build does, and presses nothing.
 */
import type { Explanation } from '../../schemas/explain.ts';
import { bug, type Diagnostic, placeOf } from '../base/index.ts';
import type { BuildHost, BuildOptions } from '../pipeline.ts';
import { readEdition, selectPages } from '../story/index.ts';
import type { Edition } from '../story/types.ts';
import type { StyledStory } from '../style/index.ts';
import { Stream } from '../text/stream.ts';
import { Typesetter } from '../text/typesetter.ts';
import { describeLine } from './explain-line.ts';
import { openFonts } from './fonts.ts';
import { hyphenatorFor } from './hyphens.ts';
import { makeOne, type SharedDesk } from './pages.ts';
import { sourceIndexOf } from './sources.ts';
import { prepare, storiesOf } from './prepare.ts';
import { Reporter } from './report.ts';

/** Which line of which page to explain. */
export interface ExplainOptions {
  /** Absolute. */
  readonly editionPath: string;
  /** A folio, two that face each other, or an index from 1. */
  readonly page: string;
  /** `Line.n`: the line as the proof numbers it. */
  readonly line: number;
  /** Id of a story (`s1`, or its own), its file, or the file's name. */
  readonly story?: string;
  readonly host: BuildHost;
  readonly validate?: BuildOptions['validate'];
}

/** One of explanation and notThere where the input has no errors; neither where it has. */
export interface ExplainResult {
  readonly diagnostics: readonly Diagnostic[];
  readonly explanation: Explanation | null;
  /** What was asked for and is not there: a page, a story, a line. */
  readonly notThere: string | null;
  readonly ok: boolean;
}

/** Explains a line. Input faults are diagnostics; only a bug of ours throws. */
export async function explain(options: ExplainOptions): Promise<ExplainResult> {
  const reporter = new Reporter();
  const answer = (explanation: Explanation | null, notThere: string | null = null): ExplainResult => {
    const { diagnostics, ok } = reporter.result();
    return { diagnostics, explanation, notThere, ok };
  };
  const { host, validate } = options;
  const read = await readEdition(options.editionPath, host, {
    validateEdition: validate?.edition,
    validatePaper: validate?.paper,
    validateStory: validate?.story,
  });
  const chosen = onePage(reporter.take(read), options.page);
  if (typeof chosen === 'string') return answer(null, reporter.failed ? null : chosen);
  const fonts = reporter.take(await openFonts(chosen, host));
  const prepared = reporter.take(await prepare(chosen, host));
  const page = prepared.pages.find((one) => !one.page.silent);
  if (reporter.failed || !page) return answer(null);
  const folio = page.page.folios.join('-');
  const { stories } = page;
  const story = options.story === undefined ? stories[0] : stories.find((one) => isCalled(chosen, one, options.story!));
  if (!story) {
    const has = stories.length > 0 ? `it has ${stories.map(({ file }) => file).join(', ')}` : 'it has none';
    return answer(null, `page ${folio} has no story${options.story === undefined ? '' : ` “${options.story}”`}; ${has}`);
  }
  const watching: Watched[] = [];
  const hyphenate = await hyphenatorFor(storiesOf(prepared));
  const making = { edition: chosen, prepared, fonts, hyphenate, hashes: false };
  const room = stories.reduce((sum, { source }) => sum + 2 * source.length, 0);
  const desk: SharedDesk = { stream: new Stream(room), sourceIndex: sourceIndexOf(chosen), handed: [] };
  for (const one of prepared.pages) {
    watching.length = 0;
    const { handsOn, diagnostics } = makeOne(making, desk, one, 0, (...given) => watch(watching, given));
    desk.handed.push(...handsOn);
    reporter.add(diagnostics);
  }
  const { stream } = watching[0] ?? bug('a page without a typesetter');
  const lines = watching.flatMap((watched) => watched.lines).filter(({ items }) => items.para.block.startsWith(`${story.id}.`));
  const index = lines.findIndex(({ n }) => n === options.line);
  if (index < 0) return answer(null, `page ${folio} has no line ${options.line}; its body has lines 1 to ${lines.length}`);
  return answer(explained(folio, story, stream, lines, index));
}

/** The edition with that page only, or what is wrong with the question. */
function onePage(edition: Edition, wanted: string): Edition | string {
  const { value, diagnostics } = selectPages(edition, wanted);
  if (diagnostics.length > 0) return diagnostics.map(({ message }) => message).join('; ');
  const folios = value.pages.filter(({ silent }) => !silent).map((page) => page.folios.join('-'));
  return folios.length === 1 ? value : `“${wanted}” is ${folios.length} pages of this edition; name one of ${folios.join(', ')}`;
}

function isCalled(edition: Edition, { id, file }: StyledStory, name: string): boolean {
  const own = edition.contents.find(({ story }) => story === id)?.lasting;
  return [id, own, file, file.split('/').at(-1)].includes(name);
}

type LineGiven = Parameters<Typesetter['line']>;

/** A line as it was set: what the typesetter was told. */
export interface WatchedLine {
  readonly n: number;
  readonly items: LineGiven[0];
  readonly a: number;
  readonly b: number;
  readonly stand: LineGiven[3];
}

/** A typesetter that remembers the lines that it counts. */
class Watched extends Typesetter {
  readonly lines: WatchedLine[] = [];

  override line(...given: LineGiven): ReturnType<Typesetter['line']> {
    const line = super.line(...given);
    const [items, a, b, stand, , counts] = given;
    if (counts) this.lines.push({ n: line.n, items, a, b, stand });
    return line;
  }
}

function watch(watching: Watched[], given: ConstructorParameters<typeof Typesetter>): Watched {
  const watched = new Watched(...given);
  watching.push(watched);
  return watched;
}

function explained(page: string, story: StyledStory, stream: Stream, lines: readonly WatchedLine[], index: number): Explanation {
  const line = lines[index]!;
  const { start, ...described } = describeLine(stream, lines, index);
  return {
    format: 'banxin/explain/1',
    page,
    story: story.id,
    file: story.file,
    at: placeOf(story.source, start ?? 0),
    line: line.n,
    ...described,
  };
}
