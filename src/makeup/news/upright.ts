/**
 * A headline that stands upright (竖题): at the left of its module, from its head down; the text begins under it and runs beside it (串文). In: a styled
 * head and a rung of the ladder that stands. Out: its height in lines, and its set lines. Turns nothing but what does not fit.
 */
import type { Rect } from '../../base/index.ts';
import type { HeadShape, InsetShape, Rung } from '../../plan/news/types.ts';
import type { StyledPara } from '../../style/matter.ts';
import type { VerticalHeadline, VerticalTypesetter } from '../../text/vertical.ts';
import type { NewsDesk } from './desk.ts';
import type { NewsItem } from './types.ts';

/** Block of the inset that such a headline is to the planner. */
export const UPRIGHT = 'headline';
/** Between the characters, of the size: few are opened up wide, many a little. */
const OPENED = { few: 0.28, some: 0.16, many: 0.06 } as const;
const FEW = 5;
const MANY = 9;
/** Middle to middle of a headline in two lines, of its size. */
const ROW = 1.2;
/** White between the headline and the byline at its left, of the byline's size. */
const BESIDE = 0.9;
/** Most of a page's lines that it may take. */
const MOST = 0.5;
/** What one column holds, em of the headline: itself and its byline. */
const WIDEST = 0.9;

/** An upright headline in a module's first columns. */
export interface UprightHead {
  readonly shape: HeadShape;
  readonly inset: InsetShape;
}

const trackOf = (characters: number): number => (characters <= FEW ? OPENED.few : characters <= MANY ? OPENED.some : OPENED.many);

interface Planned {
  readonly para: StyledPara;
  readonly plan: VerticalHeadline;
  readonly track: number;
  readonly characters: number;
}

/** Null for a head that cannot stand: with a kicker, deck or standfirst, or longer than half the page. */
export function planUpright(desk: NewsDesk, item: NewsItem, rung: Rung): UprightHead | null {
  const planned = plannedOf(desk, item, rung);
  if (!planned) return null;
  const { plan, characters } = planned;
  const shape: HeadShape = {
    lines: 0,
    least: 0,
    most: 0,
    size: plan.size,
    face: rung.face,
    rows: plan.rows,
    fill: 1,
    characters: Math.ceil(characters / plan.rows),
  };
  return { shape, inset: { block: UPRIGHT, kind: 'headline', column: 0, columns: 1, edge: 'head', lines: plan.lines } };
}

function plannedOf(desk: NewsDesk, item: NewsItem, rung: Rung): Planned | null {
  const vertical = desk.vertical;
  const { kicker, deck, standfirst, headline } = desk.head(item);
  if (!vertical || item.landing || kicker || deck || standfirst || headline.length !== 1) return null;
  const { em, leading, spec } = desk.grid;
  const para = desk.faced(headline[0]!, rung.face);
  const length = vertical.setter.length(para);
  const track = trackOf(length);
  const lines = Math.floor(spec.lines * MOST);
  const opened = length + Math.max(0, length - 1) * track;
  const plan = vertical.plan(opened, { leading, em, lines, ladder: rung.sizes });
  return plan.fits && plan.chars <= spec.chars * WIDEST ? { para, plan, track, characters: length } : null;
}

/** A line of the head with what it is. */
export interface UprightLine {
  readonly role: 'headline' | 'byline';
  readonly para: StyledPara;
  readonly rect: Rect;
  readonly line: ReturnType<VerticalTypesetter['verticalHeadline']>[number];
}

/** Sets it in its cells: in the middle of its column, the byline at its left, ending with it. */
export function setUpright(desk: NewsDesk, item: NewsItem, rung: Rung, cells: Rect): UprightLine[] {
  const { para, plan, track } = plannedOf(desk, item, rung)!;
  const vertical = desk.vertical!.setter;
  const { size } = plan;
  const { byline, bylineAtEnd } = desk.head(item);
  const own = desk.input.form.scale.byline;
  const beside = byline && !bylineAtEnd ? own * (1 + BESIDE) : 0;
  const wide = size * (1 + (plan.rows - 1) * ROW);
  const x = cells.x + (cells.width + wide + beside) / 2 - size / 2;
  const top = cells.y + plan.top;
  const head = { ...para, size, align: 'start' as const };
  const lines = vertical.verticalHeadline(head, { x, top, measure: plan.measure, track });
  const placed = lines.map((line): UprightLine => ({
    role: 'headline',
    para,
    rect: standing(line.x, top, plan.measure, size),
    line,
  }));
  if (!byline || bylineAtEnd) return placed;
  const at = x + size / 2 - wide - (BESIDE + 0.5) * own;
  const signed = { ...byline, size: own, align: 'end' as const };
  const name = vertical.verticalHeadline(signed, { x: at, top, measure: plan.measure, track: 0.12 });
  return [
    ...placed,
    ...name.map((line): UprightLine => ({ role: 'byline', para: byline, rect: standing(at, top, plan.measure, own), line })),
  ];
}

const standing = (x: number, y: number, height: number, size: number): Rect => ({ x: x - size / 2, y, width: size, height });
