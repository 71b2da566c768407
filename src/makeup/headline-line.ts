/**
 * One line of a headline, kicker or deck: how wide it is with its marks half as wide (newspaper.md, Headlines), a piece of it, how it is set.
 * Chooses neither size nor turn.
 */
import type { Span } from '../base/index.ts';
import { type Adjustment, naturalWidth, STRIDE, Sum } from '../line/sums.ts';
import type { Line, Role } from '../layout/types.ts';
import type { StyledPara, StyledRun } from '../style/matter.ts';
import type { Typesetter } from '../text/typesetter.ts';

/** The steps of reduction that make marks half as wide: brackets, commas and colons, stops (J3 steps 4, 5, 7); not the space around Latin. */
const HALVED = [0, 0, 1, 1, 0, 1] as const;
const EVERY = [1, 1, 1, 1, 1, 1] as const;

/** A row of a headline block; lengths pt, from the block's upper left. */
export interface HeadRow {
  readonly role: Role;
  readonly para: StyledPara;
  readonly x: number;
  readonly measure: number;
  /** Top of the em square below the first part's top. */
  readonly top: number;
  readonly size: number;
  readonly track: number;
  /** Lines of running text, where it takes more than one: their leading. */
  readonly leading?: number;
}

/** How a line is set: `track` em more at every gap; `narrow` where nothing else makes it fit. */
export interface Setting {
  readonly track: number;
  readonly narrow?: boolean;
}

/** Em of a line with half-wide marks, opened by `track`. */
export function widthOf(setter: Typesetter, para: StyledPara, track = 0): number {
  const { from, to } = setter.compose(para);
  if (to === from) return 0;
  const { sums } = setter.stream;
  const of = (field: number): number => sums[(to - 1) * STRIDE + field]! - sums[from * STRIDE + field]!;
  const halved = HALVED.reduce((sum: number, part, step) => sum + part * of(Sum.shrink + step), 0);
  return naturalWidth(setter.stream, from, to - 1) - halved + track * of(Sum.open);
}

/** Gaps of a line that tracking opens. */
export function gapsOf(setter: Typesetter, para: StyledPara): number {
  const { from, to } = setter.compose(para);
  const { sums } = setter.stream;
  return to === from ? 0 : sums[(to - 1) * STRIDE + Sum.open]! - sums[from * STRIDE + Sum.open]!;
}

/** The size itself where the line fits, else as much smaller in half points as it must be. */
export function fitted(em: number, size: number, width: number): number {
  return em * size <= width ? size : Math.max(5, Math.floor((width / em) * 2) / 2);
}

/** Sets a paragraph on one line at its own size, marks half as wide. All lengths pt. */
export function setHeadLine(
  setter: Typesetter,
  para: StyledPara,
  x: number,
  measure: number,
  baseline: number,
  { track, narrow }: Setting,
): Line {
  const items = setter.compose(para);
  const spent: Adjustment = { kept: 0, shrink: narrow ? EVERY : HALVED, wordSpace: 0, hanWestern: 0, gap: track };
  return setter.line(items, items.from, items.to - 1, { x, measure, baseline, size: para.size, lead: 0 }, spent);
}

export const textOf = (para: StyledPara): string => para.runs.map(({ text }) => text).join('');

/** UTF-16 units `start` to `end` of a paragraph, with their places in the source. */
export function piece(para: StyledPara, start: number, end: number): StyledPara {
  const runs: StyledRun[] = [];
  let at = 0;
  for (const run of para.runs) {
    const from = Math.max(0, start - at);
    const to = Math.min(run.text.length, end - at);
    if (to > from) runs.push(part(run, from, to));
    at += run.text.length;
  }
  return { ...para, runs };
}

function part(run: StyledRun, from: number, to: number): StyledRun {
  const { span, offsets } = run;
  const text = run.text.slice(from, to);
  if (!span) return { ...run, text };
  if (offsets)
    return { ...run, text, span: { ...span, start: offsets[from]!, end: offsets[to]! }, offsets: offsets.slice(from, to + 1) };
  return { ...run, text, span: { ...span, start: span.start + from, end: span.start + to } };
}

/** Where a stretch of a paragraph was typed. */
export const spanOf = (para: StyledPara, start: number, end: number): Span | undefined => {
  const spans = piece(para, start, end).runs.flatMap(({ span }) => span ?? []);
  const [first, last] = [spans[0], spans.at(-1)];
  return first && last && { ...first, end: last.end };
};
