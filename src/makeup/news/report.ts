/**
 * The fit report: how each story fits its place, by how many lines and characters it does not, the cheapest levers, and where cutting how many characters
 * saves a line. In: a fitted module. Out: an entry of report.json `fit` and its diagnostics. Changes nothing.
 */
import { diagnose, placeOf, type Span } from '../../base/index.ts';
import { STRIDE } from '../../line/sums.ts';
import type { FlowBlock, InsetBlock, QuoteBlock, StyledPara } from '../../style/matter.ts';
import type { Cursor } from '../pieces.ts';
import { charactersFrom, sourceOf } from '../rest.ts';
import type { NewsDesk } from './desk.ts';
import type { FittedModule } from './fit.ts';
import type { Lever, NewsItem, StoryFit } from './types.ts';

/** Places told where a line can be saved or won. */
const TOLD = 3;
/** Empty lines of a story that are worth a warning. */
const WORTH = 3;

const pageOf = ({ input }: NewsDesk): string => input.folios.join('-');

/** The entry of a story that has a place. */
export function fitOf(desk: NewsDesk, item: NewsItem, fitted: FittedModule): StoryFit {
  const { story, jump } = item;
  const { flow } = desk.matter(item);
  const { filled, module, heights } = fitted;
  const rest = jump ? null : filled.rest;
  const { measure } = module.shape.legs;
  // A quote that copyfit leaves out, as the paper lets it, is told and stops nothing.
  const dropped = leftOut(desk, item, fitted, (id) => heights.dropped.includes(id));
  const over = [
    ...(rest ? textFrom(desk, flow, rest) : []),
    ...leftOut(desk, item, fitted, (id) => !heights.dropped.includes(id)),
  ];
  const lines = rest ? fitted.over : over.length ? 0 : fitted.empty;
  const natural = module.shape.pictures.map(({ natural: own }) => own);
  return {
    story: story.id,
    file: story.file,
    page: pageOf(desk),
    state: rest || over.length ? 'over' : lines > 0 ? 'under' : 'fits',
    lines,
    characters: rest
      ? charactersFrom({ setter: desk.setter, flow }, rest)
      : over.length
        ? over.reduce((sum, { text }) => sum + text.length, 0)
        : Math.round(lines * measure),
    empty: fitted.empty,
    overset: [...over, ...dropped],
    used: {
      loosened: fitted.looser.length,
      tightened: fitted.tighter.length,
      blanks: heights.head - module.shape.head.lines,
      pictures: heights.pictures.reduce((sum, own, i) => sum + own - (natural[i] ?? own), 0),
      dropped: heights.dropped,
    },
    levers: rest ? cuts(desk, item, fitted, fitted.over, rest) : lines > 0 ? additions(desk, item, fitted, lines) : [],
  };
}

/** The entry of a story for which the plan had no place at all: all of it is overset. */
export function unplacedFit(desk: NewsDesk, item: NewsItem): StoryFit {
  const { story, landing } = item;
  const matter = desk.matter(item);
  const overset = landing ? textFrom(desk, matter.flow, matter.start) : story.texts.map(({ id, text }) => ({ block: id, text }));
  // Notices and tables have no running text: what is typed in them counts.
  const characters = matter.characters || overset.reduce((sum, { text }) => sum + text.length, 0);
  const lines = Math.ceil(characters / desk.grid.spec.chars);
  return {
    story: story.id,
    file: story.file,
    page: pageOf(desk),
    state: 'unplaced',
    lines,
    characters,
    empty: 0,
    overset,
    used: { loosened: 0, tightened: 0, blanks: 0, pictures: 0, dropped: [] },
    levers: [{ kind: 'cut', lines, characters }],
  };
}

/** Text from a cursor on, block by block: only what was typed. */
function textFrom(desk: NewsDesk, flow: readonly FlowBlock[], rest: Cursor): { block: string; text: string }[] {
  const found: { block: string; text: string }[] = [];
  const add = (para: StyledPara | null, from = 0): void => {
    if (!para) return;
    const text = typedFrom(para, from);
    if (text) found.push({ block: para.block, text });
  };
  for (let i = rest.block; i < flow.length; i++) {
    const block = flow[i]!;
    if (block.kind === 'crosshead') for (const para of [block.number, block.theme, block.main]) add(para);
    else if (i > rest.block) add(block.para);
    else {
      const { from } = desk.setter.compose(block.para);
      add(block.para, rest.box > from ? desk.setter.stream.offset[rest.box]! : 0);
    }
  }
  return found;
}

/** Typed text of a paragraph from an offset on. */
function typedFrom({ runs }: StyledPara, from: number): string {
  let at = 0;
  let text = '';
  for (const run of runs) {
    if (run.span) text += run.text.slice(Math.max(0, from - at));
    at += run.text.length;
  }
  return text;
}

/** Pictures' captions, quotes and boxes that have no place in the module, of those that are asked for. */
function leftOut(
  desk: NewsDesk,
  item: NewsItem,
  { geometry }: FittedModule,
  asked: (block: string) => boolean,
): { block: string; text: string }[] {
  const matter = desk.matter(item);
  const parts = new Set(geometry.parts.map(({ block }) => block));
  const placed = { has: (block: string): boolean => parts.has(block) || !asked(block) };
  const paras = [
    ...matter.figures.filter(({ id }) => !placed.has(id)).flatMap(({ caption, credit }) => [caption, credit]),
    ...matter.quotes.filter(({ id }) => !placed.has(id)).flatMap(({ lines, attribution }) => [...lines, attribution]),
    ...matter.boxes
      .filter(({ id }) => !placed.has(id))
      .flatMap(({ title, blocks }) => [title, ...blocks.map((one) => (one.kind === 'para' ? one.para : one.main))]),
    ...matter.insets.filter(({ id }) => !placed.has(id)).flatMap(insetParas),
  ];
  return paras.flatMap((para) => (para ? [{ block: para.block, text: typedFrom(para, 0) }] : [])).filter(({ text }) => text);
}

function insetParas(block: InsetBlock): (StyledPara | null)[] {
  if (block.kind === 'table') return [...block.head, ...block.rows.flat()];
  if (block.kind === 'qr') return [block.caption];
  return block.items.flatMap(({ title, blocks }) => [title, ...blocks.map((one) => (one.kind === 'para' ? one.para : one.main))]);
}

interface LastLine {
  readonly block: FlowBlock;
  /** Characters of the last line, and how many would fill it. */
  readonly characters: number;
  readonly free: number;
  /** Lines of the module's own legs that a line of this measure comes to. */
  readonly lines: number;
}

function lastLines(desk: NewsDesk, item: NewsItem, fitted: FittedModule): LastLine[] {
  const { setter } = desk;
  const { flow, start } = desk.matter(item);
  const own = fitted.module.shape.legs.measure;
  const opened = openedParts(fitted);
  return flow.slice(start.block).flatMap((block, i) => {
    if (block.kind !== 'para' || block.para.role === 'byline') return [];
    const items = setter.compose(block.para);
    const { from, measure } = opened.get(start.block + i) ?? { from: items.from, measure: own };
    const { ends } = setter.breaks(items, from, measure);
    if (ends.length < 2) return [];
    const a = ends.at(-2)!;
    const width = setter.stream.sums[(items.to - 1) * STRIDE]! - setter.stream.sums[a * STRIDE]! + 1;
    const lines = Math.floor(measure / own);
    return [{ block, characters: items.to - a, free: Math.max(1, Math.ceil(measure - width) + 2), lines }];
  });
}

/** Paragraphs that begin in wide legs over narrower ones: from where on they stand at the measure of their end. */
function openedParts({ module, filled }: FittedModule): Map<number, { from: number; measure: number }> {
  const found = new Map<number, { from: number; measure: number }>();
  if (!module.shape.opening) return found;
  for (const { leg, pieces } of filled.legs)
    for (const { block, from } of pieces) {
      const before = found.get(block);
      const runsOn = before && before.measure !== leg.measure;
      if (runsOn || leg.measure !== module.shape.legs.measure)
        if (!before || runsOn) found.set(block, { from, measure: leg.measure });
    }
  return found;
}

/** Where the fewest characters cut save a line; then all that has to go. */
function cuts(desk: NewsDesk, item: NewsItem, fitted: FittedModule, over: number, rest: Cursor): Lever[] {
  const { flow } = desk.matter(item);
  const { measure } = fitted.module.shape.legs;
  const found = lastLines(desk, item, fitted).sort((a, b) => a.characters - b.characters);
  const levers = found.slice(0, Math.max(TOLD, over)).map(({ block, characters, lines }): Lever => ({
    kind: 'cut',
    lines,
    block: block.id,
    characters,
    line: lineOf(item, block.span),
  }));
  const expendable = flow
    .flatMap((block) => (block.kind === 'para' && block.cut !== undefined ? [block] : []))
    .sort((a, b) => a.cut! - b.cut!)
    .map((block): Lever => ({
      kind: 'drop-paragraph',
      lines: desk.setter.height(block.para, measure),
      block: block.id,
      line: lineOf(item, block.span),
    }));
  const all = charactersFrom({ setter: desk.setter, flow }, rest);
  return [...expendable, ...levers.slice(0, TOLD), { kind: 'cut', lines: over, characters: all }];
}

/** Where the fewest characters added make a line. */
function additions(desk: NewsDesk, item: NewsItem, fitted: FittedModule, lines: number): Lever[] {
  const { measure } = fitted.module.shape.legs;
  const found = lastLines(desk, item, fitted).sort((a, b) => a.free - b.free);
  const levers = found.slice(0, TOLD).map(({ block, free, lines: own }): Lever => ({
    kind: 'add',
    lines: own,
    block: block.id,
    characters: free,
    line: lineOf(item, block.span),
  }));
  return [...levers, { kind: 'add', lines, characters: Math.round(lines * measure) }];
}

const lineOf = ({ story }: NewsItem, { start }: Span): number => placeOf(story.source, start).line;

/** Says on the terminal what does not fit, at the place where it begins. */
export function tellFit(desk: NewsDesk, fit: StoryFit, rest: Cursor | null = null): void {
  const item = desk.item(fit.story)!;
  const { story } = item;
  for (const quote of desk.matter(item).quotes) if (fit.used.dropped.includes(quote.id)) tellDropped(desk, fit, item, quote);
  const whole: Span = { file: story.file, start: 0, end: 0 };
  if (fit.state === 'unplaced') {
    const message = `溢 ${fit.lines} 行 ${fit.characters} 字: there is no place for “${story.title}” on ${fit.page}: move it to another page, or cut the stories beside it`;
    desk.diagnostics.push(diagnose('error', 'overset', message, whole, story.source));
  } else if (fit.state === 'over') desk.diagnostics.push(tellOver(desk, fit, item, rest));
  else if (fit.state === 'under' && fit.empty > WORTH) {
    const lever = fit.levers[0];
    const where =
      lever?.line === undefined ? '' : `; ${lever.characters} characters more in the paragraph of line ${lever.line} make a line`;
    const message = `欠 ${fit.lines} 行 ${fit.characters} 字: “${story.title}” leaves ${fit.empty} lines of ${fit.page} empty${where}`;
    desk.diagnostics.push(diagnose('warning', 'underset', message, whole, story.source));
  }
}

/** A pull quote that is not printed. */
function tellDropped(desk: NewsDesk, fit: StoryFit, { story }: NewsItem, { lines, span }: QuoteBlock): void {
  const words = lines.map((line) => typedFrom(line, 0)).join('');
  const message = `“${words.slice(0, 12)}”, a pull quote of “${story.title}”, is left out of ${fit.page} so that the text fits (copyfit.quotes of banxin.yaml allows it)`;
  desk.diagnostics.push(diagnose('warning', 'quote-dropped', message, span, story.source));
}

function tellOver(desk: NewsDesk, fit: StoryFit, item: NewsItem, rest: Cursor | null) {
  const { story } = item;
  const { flow } = desk.matter(item);
  const saves = fit.levers
    .filter(({ kind, block }) => kind === 'cut' && block)
    .map(({ characters, line }) => `${characters} 字 (line ${line})`);
  const how = saves.length ? `; a line is saved by cutting ${saves.join(', ')}` : '';
  const what = rest || fit.characters ? `溢 ${fit.lines} 行 ${fit.characters} 字` : '溢';
  const lost = fit.overset[0]!;
  const message = `${what}: “${story.title}” finds no room on ${fit.page} from “${lost.text.slice(0, 10)}” on${how}`;
  const block = rest ? flow[rest.block] : undefined;
  const told = story.texts.find(({ id }) => id === lost.block);
  const start = rest && block ? sourceOf({ setter: desk.setter, flow }, rest) : (told?.span.start ?? 0);
  return diagnose(
    'error',
    'overset',
    message,
    { file: story.file, start, end: Math.max(start, told?.span.end ?? 0) },
    story.source,
  );
}
