/**
 * What newspaper.md warns of on a page of many stories: W1 碰题, W2 题压题, W3 通缝, W4 断版, W5 串读, W7 短腿, W9 pictures that touch or vie, W10 headlines in one size. In: the modules as they were filled. Out: diagnostics with the
 * rule's id, at the story's headline. Changes nothing; a headline's own W10 is told with it, W6 and W8 in warned-columns.ts, W11 in streaks.ts.
 */
import { diagnose, type Diagnostic } from '../../base/index.ts';
import type { Cells, Module } from '../../plan/news/types.ts';
import type { NewsDesk } from './desk.ts';
import type { FittedModule } from './fit.ts';

/** Headline tops so near collide (W1); less matter than so between two headlines (W2); a leg shorter than so (W7), in columns wider than WIDE more. Lines. */
const NEAR = 2;
const BETWEEN = 6;
const SHORT = { narrow: 3, wide: 5 } as const;
const WIDE = 20;

/** Warnings of a page. */
export function warned(desk: NewsDesk, fitted: readonly FittedModule[], modules: readonly Module[]): Diagnostic[] {
  const pairs = fitted.flatMap((a, i) => fitted.slice(i + 1).flatMap((b) => ofPair(desk, a, b)));
  const besideAds = fitted.flatMap((one) => besideAd(desk, one, modules));
  return [
    ...fitted.flatMap((one) => shortLegs(desk, one)),
    ...pairs,
    ...besideAds,
    ...oneSize(desk, fitted),
    ...acrossPage(desk, modules),
  ];
}

/** W5: a headline beside an advertisement. */
function besideAd(desk: NewsDesk, one: FittedModule, modules: readonly Module[]): Diagnostic[] {
  const { head } = one.geometry;
  const ad = head && modules.find(({ kind, cells }) => kind === 'advertisement' && besides(head, cells) && level(head, cells));
  if (!ad) return [];
  const client = desk.input.ads?.find(({ id }) => id === ad.demand)?.client ?? 'a client';
  const message = `${titleOf(desk, one)} and the advertisement of ${client} stand side by side: can they be read as one line (串读)?`;
  return [tell(desk, one, 'note', 'W5', message)];
}

/** W10: all headlines of a page in one size. */
function oneSize(desk: NewsDesk, fitted: readonly FittedModule[]): Diagnostic[] {
  const sizes = fitted.map(({ module }) => module.shape.head.size).filter((size) => size > 0);
  if (sizes.length < 3 || new Set(sizes).size > 1) return [];
  const message = `all ${sizes.length} headlines of ${desk.input.folios.join('-')} are set in ${sizes[0]} pt: give one story more weight`;
  return [tell(desk, fitted[0]!, 'warning', 'W10', message)];
}

function tell(desk: NewsDesk, { module }: FittedModule, severity: 'warning' | 'note', code: string, message: string): Diagnostic {
  const { story } = desk.item(module.demand)!;
  const title = story.texts.find(({ role }) => role === 'headline');
  return diagnose(severity, code, message, title?.span ?? { file: story.file, start: 0, end: 0 }, story.source);
}

const titleOf = (desk: NewsDesk, { module }: FittedModule): string => `“${desk.item(module.demand)!.story.title}”`;

const besides = (a: Cells, b: Cells): boolean =>
  (a.column + a.columns === b.column || b.column + b.columns === a.column) &&
  a.line < b.line + b.lines &&
  b.line < a.line + a.lines;

const shares = (a: Cells, b: Cells): boolean => a.column < b.column + b.columns && b.column < a.column + a.columns;

function ofPair(desk: NewsDesk, a: FittedModule, b: FittedModule): Diagnostic[] {
  const both = `${titleOf(desk, a)} and ${titleOf(desk, b)}`;
  const [one, two] = [a.geometry.head, b.geometry.head];
  const found: Diagnostic[] = [];
  if (one && two && besides(one, two)) {
    const [x, y] = [a.module.shape.head, b.module.shape.head];
    const differ = Number(x.size !== y.size) + Number(x.face !== y.face) + Number(x.rows !== y.rows);
    if (Math.abs(one.line - two.line) <= NEAR && differ < 2)
      found.push(
        tell(
          desk,
          a,
          'warning',
          'W1',
          `${both} stand side by side at one height and look alike (碰题): nail one down, or give one another weight`,
        ),
      );
    if (level(one, two))
      found.push(tell(desk, a, 'note', 'W5', `${both} stand side by side: can they be read as one line (串读)?`));
  }
  if (one && two && shares(one, two)) {
    const [upper, lower] = one.line < two.line ? [one, two] : [two, one];
    if (lower.line - upper.line - upper.lines < BETWEEN)
      found.push(
        tell(desk, a, 'warning', 'W2', `${both} stand over each other with fewer than ${BETWEEN} lines between them (题压题)`),
      );
  }
  if (pictures(a).some((x) => pictures(b).some((y) => rival(x, y))))
    found.push(tell(desk, a, 'warning', 'W9', `pictures of ${both} are within 10 % of one size: let one be clearly the larger`));
  if (pictures(a).some((x) => pictures(b).some((y) => touch(x, y))))
    found.push(tell(desk, a, 'warning', 'W9', `pictures of ${both} touch: let one stand at the other edge of its story`));
  return found;
}

const pictures = ({ geometry }: FittedModule): Cells[] =>
  geometry.parts.filter(({ kind }) => kind === 'picture').map(({ cells }) => cells);

/** Headline blocks of which one lies for the most part beside the other: their rows can run on. */
const level = (a: Cells, b: Cells): boolean =>
  Math.min(a.line + a.lines, b.line + b.lines) - Math.max(a.line, b.line) > Math.min(a.lines, b.lines) / 2;

const rival = (x: Cells, y: Cells): boolean =>
  x.columns === y.columns && Math.abs(x.lines - y.lines) <= Math.max(x.lines, y.lines) / 10;

const touch = (x: Cells, y: Cells): boolean =>
  besides(x, y) || (shares(x, y) && (x.line + x.lines === y.line || y.line + y.lines === x.line));

function shortLegs(desk: NewsDesk, fitted: FittedModule): Diagnostic[] {
  const { legs } = fitted.filled;
  const leastOf = (measure: number): number => (measure > WIDE ? SHORT.wide : SHORT.narrow);
  const short = legs.slice(0, -1).find(({ leg, short: white }) => leg.lines - white < leastOf(leg.measure));
  if (!short) return [];
  const least = leastOf(short.leg.measure);
  const message = `${titleOf(desk, fitted)} has a leg of fewer than ${least} lines (短腿): make its picture flatter or its headline lower`;
  return [tell(desk, fitted, 'warning', 'W7', message)];
}

/** What a page may be cut through above. */
const AT_FOOT = new Set<Module['kind']>(['advertisement', 'strip', 'notices']);

/** W3, W4: one gutter, or one cut, through the whole page; above advertisements and strips a cut is as it should be, and the fold of a spread is no gutter. */
function acrossPage({ input, top }: NewsDesk, modules: readonly Module[]): Diagnostic[] {
  const { columns, fold } = input.form.grid;
  if (modules.length < 2) return [];
  const page = input.folios.join('-');
  const foot = Math.max(...modules.map(({ cells }) => cells.line + cells.lines));
  const ads = modules.filter(({ kind }) => AT_FOOT.has(kind)).map(({ cells }) => cells.line);
  const crossed = (at: number): boolean => modules.some(({ cells }) => cells.column < at && cells.column + cells.columns > at);
  const parted = (at: number): boolean => !modules.some(({ cells }) => cells.line < at && cells.line + cells.lines > at);
  const gutter = Array.from({ length: columns - 1 }, (_, i) => i + 2).find(
    (at) => at !== (fold?.after ?? columns) + 1 && !crossed(at),
  );
  const cuts = [...new Set(modules.map(({ cells }) => cells.line))].filter(
    (at) => at > top && at < foot && !ads.includes(at) && parted(at),
  );
  const file = input.items[0]?.story.file ?? '';
  return [
    ...(gutter === undefined
      ? []
      : [diagnose('warning', 'W3', `the gutter left of column ${gutter} runs through the whole of ${page} (通缝)`, file)]),
    ...(cuts.length ? [diagnose('warning', 'W4', `${page} is cut through at line ${cuts[0]} (断版)`, file)] : []),
  ];
}
