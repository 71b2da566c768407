/**
 * What newspaper.md warns of within the columns of a page of many stories: W6 crossheads and pull quotes at one height, near an end, beside their own sentence; W8 灰版. In: modules as they were
 * filled. Out: diagnostics with the rule's id; how many of W6 a module has, for make-up to move a quote. Changes nothing.
 */
import { diagnose, type Diagnostic } from '../../base/index.ts';
import type { Cells } from '../../plan/news/types.ts';
import { textOf } from '../headline-line.ts';
import type { NewsDesk } from './desk.ts';
import type { FittedModule } from './fit.ts';
import { largestRect } from './rectangle.ts';

/** Crossheads and quotes whose heights differ by so little stand at one; text that is so little is none between two things. Lines. */
const NEAR = 2;
const FEW = 3;
/** Share of the page that may be text without a head, a picture or a quote (W8). */
const GREY = 0.25;

/** A crosshead or a pull quote in its column. */
interface Standing extends Cells {
  readonly fitted: FittedModule;
  readonly block: string;
}

interface Fault {
  readonly at: Standing;
  readonly message: string;
}

/** Warnings of a page: W6 and W8. */
export function warnedColumns(desk: NewsDesk, fitted: readonly FittedModule[]): Diagnostic[] {
  return [
    ...w6(desk, fitted).map(({ at, message }) => tell(desk, at, 'W6', message)),
    ...fitted.flatMap((one) => grey(desk, one)),
  ];
}

/** How often W6 is broken by these modules, between them and in each. */
export const countW6 = (desk: NewsDesk, fitted: readonly FittedModule[]): number => w6(desk, fitted).length;

function tell(desk: NewsDesk, { fitted, block }: Standing, code: string, message: string): Diagnostic {
  const { story } = desk.item(fitted.module.demand)!;
  const text = story.texts.find(({ id }) => id === block || id.startsWith(`${block}.`));
  return diagnose('warning', code, message, text?.span ?? { file: story.file, start: 0, end: 0 }, story.source);
}

function w6(desk: NewsDesk, fitted: readonly FittedModule[]): Fault[] {
  const heads = fitted.flatMap((one) => crossheads(desk, one));
  const quotes = fitted.flatMap(pullquotes);
  return [
    ...pairs(heads, neighbours).map(([a, b]) => ({
      at: a,
      message: `the crossheads ${words(desk, a)} and ${words(desk, b)} stand at one height in neighbouring columns: cut or add lines between them, or take one out`,
    })),
    ...fitted.flatMap((one) => nearEnd(desk, one, heads)),
    ...quotes.flatMap((quote) => [...underHead(desk, quote, heads), ...besideItself(desk, quote)]),
    ...pairs(quotes, () => true).map(([a, b]) => ({
      at: a,
      message: `the pull quotes ${words(desk, a)} and ${words(desk, b)} stand at one height: take one out, or put it behind another paragraph`,
    })),
  ];
}

function pairs(all: readonly Standing[], belong: (a: Standing, b: Standing) => boolean): [Standing, Standing][] {
  return all.flatMap((a, i) =>
    all.slice(i + 1).flatMap((b): [Standing, Standing][] => (Math.abs(a.line - b.line) <= NEAR && belong(a, b) ? [[a, b]] : [])),
  );
}

const neighbours = (a: Standing, b: Standing): boolean => a.column + a.columns === b.column || b.column + b.columns === a.column;

/** What a quote or a crosshead says, without who said it. */
function linesOf(desk: NewsDesk, { fitted, block }: Standing): readonly string[] {
  const { story } = desk.item(fitted.module.demand)!;
  const own = story.texts.filter(({ id }) => id === block || id.startsWith(`${block}.`));
  const quote = desk.matter(desk.item(fitted.module.demand)!).quotes.find(({ id }) => id === block);
  return own.filter(({ id }) => id !== quote?.attribution?.block).map(({ text }) => text);
}

const words = (desk: NewsDesk, at: Standing): string => `“${linesOf(desk, at).join(' ').slice(0, 24)}”`;

/** Columns of the grid that a leg of a measure lies over. */
const widthOf = ({ grid: { spec } }: NewsDesk, measure: number): number =>
  Math.max(1, Math.round((measure + spec.gap) / (spec.chars + spec.gap)));

function crossheads(desk: NewsDesk, fitted: FittedModule): Standing[] {
  const { flow } = desk.matter(desk.item(fitted.module.demand)!);
  return fitted.filled.legs.flatMap(({ leg, pieces }) =>
    pieces.flatMap(({ block, row, rows }) => {
      const found = flow[block]!;
      if (found.kind !== 'crosshead') return [];
      const columns = widthOf(desk, leg.measure);
      return [{ fitted, block: found.id, column: leg.column, columns, line: leg.line + row, lines: rows }];
    }),
  );
}

const pullquotes = (fitted: FittedModule): Standing[] =>
  fitted.geometry.parts.flatMap(({ kind, block, cells }) => (kind === 'pullquote' ? [{ fitted, block, ...cells }] : []));

/** A crosshead with three lines of its story behind it, or fewer. */
function nearEnd(desk: NewsDesk, fitted: FittedModule, heads: readonly Standing[]): Fault[] {
  const last = heads.filter((head) => head.fitted === fitted).at(-1);
  if (!last || fitted.filled.rest) return [];
  const { flow } = desk.matter(desk.item(fitted.module.demand)!);
  const at = flow.findIndex(({ id }) => id === last.block);
  const left = fitted.filled.legs
    .flatMap(({ pieces }) => pieces)
    .reduce((sum, { block, ends }) => sum + (block > at ? ends.length : 0), 0);
  if (left > FEW) return [];
  return [
    { at: last, message: `the crosshead ${words(desk, last)} has ${left} lines behind it: take it out, or let more follow` },
  ];
}

/** A quote at its column's foot, a crosshead with hardly any text over it. */
function underHead(desk: NewsDesk, quote: Standing, heads: readonly Standing[]): Fault[] {
  const { legs } = quote.fitted.filled;
  const own = legs.filter(({ leg }) => leg.column === quote.column);
  if (own.some(({ leg }) => leg.line >= quote.line + quote.lines)) return [];
  const over = heads.find(
    (head) =>
      head.fitted === quote.fitted &&
      head.column === quote.column &&
      head.line < quote.line &&
      quote.line - head.line - head.lines <= FEW,
  );
  if (!over) return [];
  const message = `the pull quote ${words(desk, quote)} stands at the foot of its column under the crosshead ${words(desk, over)}: take the crosshead out, or the quote`;
  return [{ at: quote, message }];
}

/** A quote with the sentence that it repeats beside it, or in the few lines over or under it. */
function besideItself(desk: NewsDesk, quote: Standing): Fault[] {
  const item = desk.item(quote.fitted.module.demand)!;
  const { flow } = desk.matter(item);
  const said = bare(linesOf(desk, quote).join(''));
  if (said.length < FEW) return [];
  for (const { leg, pieces } of quote.fitted.filled.legs)
    for (const { block, from, ends, row } of pieces) {
      const found = flow[block]!;
      if (found.kind !== 'para') continue;
      const text = textOf(found.para);
      const at = text.indexOf(said);
      if (at < 0) continue;
      // A character is a box, near enough: Latin words are fewer.
      const first = desk.setter.compose(found.para).from + at;
      const lines = [...ends].flatMap((end, i) =>
        (ends[i - 1] ?? from) < first + said.length && end > first ? [leg.line + row + i] : [],
      );
      const near = lines.some((line) => line >= quote.line - FEW && line < quote.line + quote.lines + FEW);
      const close = Math.abs(leg.column - quote.column) <= quote.columns;
      if (near && close)
        return [
          {
            at: quote,
            message: `the pull quote ${words(desk, quote)} stands beside the sentence that it repeats: put it behind another paragraph`,
          },
        ];
    }
  return [];
}

const bare = (text: string): string => text.replace(/[。！？”“]+$|^[“”]/gu, '');

/** W8: the largest rectangle of a module that is nothing but text, if it is more than a quarter of the page. */
function grey(desk: NewsDesk, fitted: FittedModule): Diagnostic[] {
  const { columns, lines } = desk.grid.spec;
  const { cells, demand } = fitted.module;
  const text = Array.from({ length: cells.columns }, () => new Uint8Array(cells.lines));
  for (const { leg, short } of fitted.filled.legs)
    mark(text, cells, { ...leg, columns: widthOf(desk, leg.measure), lines: leg.lines - short }, 1);
  for (const head of crossheads(desk, fitted)) mark(text, cells, head, 0);
  const most = largestRect(text);
  if (most <= GREY * columns * lines) return [];
  const share = Math.round((most / (columns * lines)) * 100);
  const { story } = desk.item(demand)!;
  const message = `“${story.title}” is text and nothing else over ${share} % of the page (灰版): give it a picture, a pull quote or crossheads`;
  const at = { fitted, block: story.texts.find(({ role }) => role === 'headline')?.id ?? '', ...cells };
  return [tell(desk, at, 'W8', message)];
}

/** Sets the cells of a module that something lies over. */
function mark(text: readonly Uint8Array[], cells: Cells, { column, columns, line, lines }: Cells, value: 0 | 1): void {
  for (let i = column; i < column + columns; i++)
    text[i - cells.column]?.fill(value, Math.max(0, line - cells.line), Math.max(0, line - cells.line + lines));
}
