/**
 * Why a line breaks where it does. An edition, a page and the number of a line come in; the line's boxes and gaps, what was spent to fill it and what every
 * other start and end would have cost go out. Makes the page as a build does, and presses nothing.
 */
import type { Explanation } from '../../schemas/explain.ts';
import { bug, type Diagnostic, placeOf } from '../base/index.ts';
import type { BuildHost, BuildOptions } from '../pipeline.ts';
import { readEdition, selectPages } from '../story/index.ts';
import type { Edition } from '../story/types.ts';
import { Stream } from '../text/stream.ts';
import { Typesetter } from '../text/typesetter.ts';
import { describeLine } from './explain-line.ts';
import { openFonts } from './fonts.ts';
import { hyphenatorFor } from './hyphens.ts';
import { makeOne, sourceIndexOf } from './pages.ts';
import { prepare, type PreparedPage } from './prepare.ts';
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
  const [page] = prepared.pages;
  if (reporter.failed || !page) return answer(null);
  const folio = page.page.folios.join('-');
  if (options.story !== undefined && !isCalled(chosen, page, options.story))
    return answer(null, `page ${folio} has no story “${options.story}”; it has ${page.story.file}`);
  const desk = { stream: new Stream(2 * page.story.source.length), sourceIndex: sourceIndexOf(chosen) };
  const watching: Watched[] = [];
  const { diagnostics } = makeOne(
    { edition: chosen, prepared, fonts, hyphenate: await hyphenatorFor([page.story]), hashes: false },
    desk,
    page,
    0,
    (...given) => watch(watching, given),
  );
  reporter.add(diagnostics);
  const watched = watching[0] ?? bug('a page without a typesetter');
  const { lines } = watched;
  const index = lines.findIndex(({ n }) => n === options.line);
  if (index < 0) return answer(null, `page ${folio} has no line ${options.line}; its body has lines 1 to ${lines.length}`);
  return answer(explained(page, watched, index));
}

/** The edition with that page only, or what is wrong with the question. */
function onePage(edition: Edition, wanted: string): Edition | string {
  const { value, diagnostics } = selectPages(edition, wanted);
  if (diagnostics.length > 0) return diagnostics.map(({ message }) => message).join('; ');
  const folios = value.pages.map((page) => page.folios.join('-'));
  return folios.length === 1 ? value : `“${wanted}” is ${folios.length} pages of this edition; name one of ${folios.join(', ')}`;
}

function isCalled(edition: Edition, { story }: PreparedPage, name: string): boolean {
  const own = edition.stories.find(({ id }) => id === story.id)?.manuscript.front.id;
  return [story.id, own, story.file, story.file.split('/').at(-1)].includes(name);
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

function explained({ page, story }: PreparedPage, { stream, lines }: Watched, index: number): Explanation {
  const line = lines[index]!;
  const { start, ...described } = describeLine(stream, lines, index);
  return {
    format: 'banxin/explain/1',
    page: page.folios.join('-'),
    story: story.id,
    file: story.file,
    at: placeOf(story.source, start ?? 0),
    line: line.n,
    ...described,
  };
}
