/**
 * The headline block: kicker above, main headline, deck below, byline. In: the styled head and the room it has. Out: its height in
 * lines and its set lines. The size comes from the ladder by the width (newspaper.md, Headlines); type is never squeezed to fit.
 */
import { ABOVE } from './around.ts';
import { diagnose, type Diagnostic, type Span } from '../base/index.ts';
import type { Line, Role } from '../layout/types.ts';
import type { StyledHead, StyledPara } from '../style/matter.ts';
import type { Grid } from '../plan/grid.ts';
import type { FeatureForm } from '../plan/types.ts';
import type { Typesetter } from '../text/typesetter.ts';

/** Headlines of a spread are opened by this much a character, em (sample.md). */
const OPENED = 0.125;
/** The turn of a headline on one line, em (newspaper.md, Headlines). */
const EM_TURN = 1;

interface Row {
  readonly role: Role;
  readonly para: StyledPara;
  readonly x: number;
  readonly measure: number;
  /** Top of the em square below the block's top, pt. */
  readonly top: number;
  readonly size: number;
  readonly track: number;
}

export interface HeadlineBlock {
  readonly lines: number;
  readonly size: number;
  readonly rows: readonly Row[];
  readonly diagnostics: readonly Diagnostic[];
}

interface Room {
  readonly grid: Grid;
  readonly form: FeatureForm;
  readonly spread: boolean;
  readonly source: string;
  readonly whole: Span;
}

/** Plans the headline block; empty (0 lines) when the story has no head at all. */
export function planHeadline(setter: Typesetter, head: StyledHead, room: Room): HeadlineBlock {
  const { grid, form } = room;
  const width = grid.typeWidth();
  const halves = form.headline === 'halves' && room.spread;
  const rows: Row[] = [];
  const diagnostics: Diagnostic[] = [];
  let y = 0;
  const left = halfOf(grid, 0);
  const right = halfOf(grid, 1);
  const put = (role: Role, para: StyledPara, size: number, x: number, measure: number, track = 0): void => {
    rows.push({ role, para: { ...para, size, align: 'center' }, x, measure, top: y, size, track });
  };
  if (head.kicker) {
    const place = halves ? left : { x: grid.x, width };
    put('kicker', head.kicker, fitted(setter, head.kicker, form.scale.kicker, place.width), place.x, place.width, 0.1);
    y += form.scale.kicker + grid.leading;
  }
  const main = halves
    ? mainHalves(setter, head.headline, form, left, right)
    : mainFull(setter, head.headline, form, grid.x, width);
  if (main.fault) diagnostics.push(tooWide(head, room, main.width));
  for (const row of main.rows) put('headline', row.para, main.size, row.x, row.measure, row.track);
  for (const [i, row] of main.rows.entries())
    rows[rows.length - main.rows.length + i] = {
      ...rows[rows.length - main.rows.length + i]!,
      top: y + row.line * main.size * 1.12,
    };
  if (main.rows.length) y += main.size * (1 + main.deep * 1.12) + grid.leading;
  const place = halves ? right : { x: grid.x, width };
  y = underHead(setter, head, form, place, rows, y, grid.leading);
  if (y === 0) return { lines: 0, size: 0, rows, diagnostics };
  return { lines: Math.ceil((y + grid.leading) / grid.leading - 1e-6), size: main.size, rows, diagnostics };
}

/** Deck and byline on one line where they fit, else under each other; a standfirst below. Returns the new y. */
function underHead(
  setter: Typesetter,
  head: StyledHead,
  form: FeatureForm,
  place: { x: number; width: number },
  rows: Row[],
  from: number,
  leading: number,
): number {
  let y = from;
  const { scale } = form;
  const byline = head.byline ? setter.width(head.byline) * scale.byline : 0;
  const deckSize = head.deck ? fitted(setter, head.deck, scale.deck, place.width) : 0;
  const deck = head.deck ? setter.width(head.deck) * deckSize : 0;
  const add = (
    role: Role,
    para: StyledPara,
    size: number,
    x: number,
    measure: number,
    top: number,
    align: StyledPara['align'],
  ): void => {
    rows.push({ role, para: { ...para, size, align }, x, measure, top, size, track: 0 });
  };
  if (head.deck) {
    add('deck', head.deck, deckSize, place.x, place.width, y, 'center');
    const beside = (place.width - deck) / 2 >= byline + 2 * scale.byline;
    if (head.byline && beside)
      add('byline', head.byline, scale.byline, place.x, place.width, y + (deckSize - scale.byline) * ABOVE, 'end');
    y += deckSize + (head.byline && !beside ? leading * 0.6 : 0);
    if (head.byline && beside) return y + leading;
  }
  if (head.byline) {
    add('byline', head.byline, scale.byline, place.x, place.width, y, 'center');
    y += scale.byline;
  }
  if (head.standfirst) {
    y += leading * 0.6;
    const size = fitted(setter, head.standfirst, scale.byline, place.width);
    add('standfirst', head.standfirst, size, place.x, place.width, y, 'center');
    y += size;
  }
  return head.deck || head.byline || head.standfirst ? y + leading : y;
}

/** Left and right page of a spread between their outer margin and the fold; the whole width where there is no fold. */
function halfOf(grid: Grid, half: 0 | 1): { x: number; width: number } {
  const { fold, columns } = grid.spec;
  if (!fold) return { x: grid.x, width: grid.typeWidth() };
  return half === 0
    ? { x: grid.columnX(1), width: grid.span(1, fold.after) * grid.em }
    : { x: grid.columnX(fold.after + 1), width: grid.span(fold.after + 1, columns - fold.after) * grid.em };
}

/** The size itself where the line fits, else as much smaller in half points as it must be. */
function fitted(setter: Typesetter, para: StyledPara, size: number, width: number): number {
  const em = setter.width(para);
  return em * size <= width ? size : Math.max(5, Math.floor((width / em) * 2) / 2);
}

interface MainRow {
  readonly para: StyledPara;
  readonly x: number;
  readonly measure: number;
  readonly track: number;
  /** Which line of the headline it is on, from 0. */
  readonly line: number;
}
interface Main {
  readonly rows: readonly MainRow[];
  readonly size: number;
  /** Lines but one. */
  readonly deep: number;
  readonly fault: boolean;
  readonly width: number;
}

const none: Main = { rows: [], size: 0, deep: 0, fault: false, width: 0 };

/** A spread's headline turns at the fold: its first half on the left page, its second on the right; one part stands on the left. */
function mainHalves(
  setter: Typesetter,
  parts: readonly StyledPara[],
  form: FeatureForm,
  left: { x: number; width: number },
  right: { x: number; width: number },
): Main {
  if (parts.length === 0) return none;
  if (parts.length !== 2) return mainFull(setter, parts, form, left.x, left.width);
  const widest = Math.max(
    ...parts.map((part) => setter.width(part) + OPENED * (part.runs.reduce((n, run) => n + run.text.length, 0) - 1)),
  );
  const size = form.scale.headline.find((candidate) => widest * candidate <= left.width) ?? 0;
  if (!size) return mainFull(setter, parts, form, left.x, left.width);
  const rows = parts.map((para, i) => ({
    para,
    x: (i ? right : left).x,
    measure: (i ? right : left).width,
    track: OPENED,
    line: 0,
  }));
  return { rows, size, deep: 0, fault: false, width: widest };
}

/** One line with 1 em at the turn when that fits, else a line a part; the largest size of the ladder that fits. */
function mainFull(setter: Typesetter, parts: readonly StyledPara[], form: FeatureForm, x: number, width: number): Main {
  if (parts.length === 0) return none;
  const ladder = form.scale.headline;
  const ems = parts.map((part) => setter.width(part, true));
  const total = ems.reduce((sum, em) => sum + em, 0) + EM_TURN * (parts.length - 1);
  const half = ladder[Math.floor(ladder.length / 2)]!;
  const one = ladder.find((size) => total * size <= width);
  if (one && (parts.length === 1 || one >= half))
    return { rows: inOneLine(parts, ems, total, one, x, width), size: one, deep: 0, fault: false, width: total };
  const most = Math.max(...ems);
  const size = ladder.find((candidate) => most * candidate <= width);
  const rows = parts.map((para, line) => ({ para, x, measure: width, track: 0, line }));
  return { rows, size: size ?? ladder.at(-1)!, deep: parts.length - 1, fault: !size, width: most };
}

function inOneLine(
  parts: readonly StyledPara[],
  ems: readonly number[],
  total: number,
  size: number,
  x: number,
  width: number,
): MainRow[] {
  let left = x + (width - total * size) / 2;
  return parts.map((para, i) => {
    const row: MainRow = { para, x: left, measure: ems[i]! * size, track: 0, line: 0 };
    left += (ems[i]! + EM_TURN) * size;
    return row;
  });
}

function tooWide(head: StyledHead, room: Room, em: number): Diagnostic {
  const span = head.headline[0]?.runs[0]?.span ?? room.whole;
  const text = head.headline.map((part) => part.runs.map((run) => run.text).join('')).join('\u3000');
  const smallest = room.form.scale.headline.at(-1)!;
  const holds = Math.floor(room.grid.typeWidth() / smallest);
  return diagnose(
    'error',
    'headline-too-wide',
    `headline “${text}” is ${em.toFixed(1)} em wide; at ${smallest} pt, the smallest of the template, the width holds ${holds}: shorten it or mark a turn with U+3000`,
    span,
    room.source,
  );
}

/** Sets the planned rows with the block's top at `top`, pt. */
export function setHeadline(
  setter: Typesetter,
  block: HeadlineBlock,
  top: number,
): { role: Role; para: StyledPara; line: Line }[] {
  return block.rows.map(({ role, para, x, measure, top: y, size, track }) => {
    const em = setter.width(para);
    const narrow = em * size > measure + 0.01;
    const line = setter.single(para, x, measure, top + y + ABOVE * size, { track, narrow });
    return { role, para, line };
  });
}
