/**
 * The headline block: kicker above, main headline, deck below, byline. In: the styled head and the room it has. Out: its height in
 * lines and its set lines. The size comes from the ladder by the width (newspaper.md, Headlines); type is never squeezed to fit.
 */
import { ABOVE } from './around.ts';
import type { Diagnostic, Span } from '../base/index.ts';
import type { Line, Role } from '../layout/types.ts';
import type { StyledHead, StyledPara } from '../style/matter.ts';
import type { Grid } from '../plan/grid.ts';
import type { FeatureForm } from '../plan/types.ts';
import type { Typesetter } from '../text/typesetter.ts';
import type { Word } from '../text/words.ts';
import { fitted, type HeadRow as Row, setHeadLine, textOf, widthOf } from './headline-line.ts';
import { type Main, mainFull, mainHalves, type MainRoom } from './headline-main.ts';
import { headlineNotes } from './headline-notes.ts';

/** Kickers are opened by this much a character, em. */
const KICKER_OPENED = 0.1;
/** Line height of a main headline of several lines, of its size. */
const LINE = 1.12;

/** A block of the compared text whose painted text is not all that was typed. */
export interface Retold {
  readonly block: string;
  readonly text: string;
}

export interface HeadlineBlock {
  readonly lines: number;
  readonly size: number;
  readonly rows: readonly Row[];
  /** Headlines that lost a mark at a turn. */
  readonly retold: readonly Retold[];
  readonly diagnostics: readonly Diagnostic[];
}

interface Room {
  readonly grid: Grid;
  readonly form: FeatureForm;
  readonly spread: boolean;
  readonly source: string;
  readonly whole: Span;
  /** The words of a text, for a headline that its author did not turn. */
  readonly words?: (text: string) => readonly Word[];
  /** House option (J10). */
  readonly evenRows?: boolean;
}

interface Place {
  readonly x: number;
  readonly width: number;
}

/** Plans the headline block; empty (0 lines) when the story has no head at all. */
export function planHeadline(setter: Typesetter, head: StyledHead, room: Room): HeadlineBlock {
  const { grid, form } = room;
  const halves = form.headline === 'halves' && room.spread;
  const full: Place = { x: grid.x, width: grid.typeWidth() };
  const [left, right] = halves ? [halfOf(grid, 0), halfOf(grid, 1)] : [full, full];
  const rows: Row[] = [];
  let y = 0;
  if (head.kicker) {
    const size = fitted(widthOf(setter, head.kicker, KICKER_OPENED), form.scale.kicker, left.width);
    rows.push(rowOf('kicker', head.kicker, left, y, size, KICKER_OPENED));
    y += form.scale.kicker + grid.leading;
  } else if (head.headline.length) y = grid.leading;
  const main = planMain(setter, head, room, halves, left, right);
  for (const { para, x, measure, track, line } of main.rows)
    rows.push(rowOf('headline', para, { x, width: measure }, y + line * main.size * LINE, main.size, track));
  const top = y;
  if (main.rows.length) y += main.size * (1 + main.deep * LINE) + grid.leading;
  if (halves && main.rows.length && !main.halved) y = besideHead(setter, head, form, [left, right], rows, [top, y], grid.leading);
  else y = underHead(setter, head, form, right, rows, y, grid.leading);
  const width = main.halved || !halves ? right.width : left.width;
  const telling = {
    setter,
    main,
    parts: head.headline,
    width,
    smallest: form.scale.headline.at(-1)!,
    source: room.source,
    whole: room.whole,
  };
  return {
    lines: y === 0 ? 0 : Math.ceil((y + grid.leading) / grid.leading - 1e-6),
    size: main.size,
    rows,
    retold: retoldOf(main, head.headline),
    diagnostics: headlineNotes(telling),
  };
}

function planMain(setter: Typesetter, head: StyledHead, room: Room, halves: boolean, left: Place, right: Place): Main {
  const mainRoom: MainRoom = {
    setter,
    ladder: room.form.scale.headline,
    ...left,
    evenRows: room.evenRows ?? false,
    ...(room.words ? { words: room.words } : {}),
  };
  return halves ? mainHalves(mainRoom, head.headline, left, right) : mainFull(mainRoom, head.headline);
}

function retoldOf({ turned }: Main, parts: readonly StyledPara[]): Retold[] {
  if (!turned?.dropped.length) return [];
  const kept = textOf(parts[0]!).split('');
  for (const at of turned.dropped) kept[at] = '';
  return [{ block: parts[0]!.block, text: kept.join('') }];
}

const rowOf = (
  role: Role,
  para: StyledPara,
  { x, width }: Place,
  top: number,
  size: number,
  track = 0,
  align: StyledPara['align'] = 'center',
): Row => ({
  role,
  para: { ...para, size, align },
  x,
  measure: width,
  top,
  size,
  track,
});

/** Deck and byline on one line where they fit, else under each other; a standfirst below. Returns the new y. */
function underHead(
  setter: Typesetter,
  head: StyledHead,
  form: FeatureForm,
  place: Place,
  rows: Row[],
  from: number,
  leading: number,
): number {
  let y = from;
  const { scale } = form;
  const byline = head.byline ? setter.width(head.byline) * scale.byline : 0;
  let waiting = head.byline;
  if (head.deck) {
    const em = widthOf(setter, head.deck);
    const size = fitted(em, scale.deck, place.width);
    rows.push(rowOf('deck', head.deck, place, y, size));
    const beside = (place.width - em * size) / 2 >= byline + 2 * scale.byline;
    if (waiting && beside) {
      rows.push(rowOf('byline', waiting, place, y + (size - scale.byline) * ABOVE, scale.byline, 0, 'end'));
      waiting = null;
    }
    y += size + (waiting ? leading * 0.6 : 0);
  }
  if (waiting) {
    rows.push(rowOf('byline', waiting, place, y, scale.byline));
    y += scale.byline;
  }
  if (head.standfirst) {
    y += leading * 0.6;
    const size = fitted(setter.width(head.standfirst), scale.byline, place.width);
    rows.push(rowOf('standfirst', head.standfirst, place, y, size));
    y += size;
  }
  return head.deck || head.byline || head.standfirst ? y + leading : y;
}

/**
 * A spread's headline that has no two halves stands on the left page: deck and what goes with it on the right, at its height; a byline
 * alone under it. `from`: top of the headline and what is under it. Returns the new y.
 */
function besideHead(
  setter: Typesetter,
  head: StyledHead,
  form: FeatureForm,
  [left, right]: readonly [Place, Place],
  rows: Row[],
  [top, under]: readonly [number, number],
  leading: number,
): number {
  if (!head.deck && !head.standfirst) return underHead(setter, head, form, left, rows, under, leading);
  const beside: Row[] = [];
  const height = underHead(setter, head, form, right, beside, 0, leading) - leading;
  const down = Math.max(top, (top + under - leading - height) / 2);
  rows.push(...beside.map((row) => ({ ...row, top: row.top + down })));
  return Math.max(under, down + height + leading);
}

/** Left and right page of a spread between their outer margin and the fold; the whole width where there is no fold. */
function halfOf(grid: Grid, half: 0 | 1): Place {
  const { fold, columns } = grid.spec;
  if (!fold) return { x: grid.x, width: grid.typeWidth() };
  return half === 0
    ? { x: grid.columnX(1), width: grid.span(1, fold.after) * grid.em }
    : { x: grid.columnX(fold.after + 1), width: grid.span(fold.after + 1, columns - fold.after) * grid.em };
}

/** Roles whose marks are half as wide. */
const HALVED = new Set<Role>(['kicker', 'headline', 'deck']);

/** Sets the planned rows with the block's top at `top`, pt. */
export function setHeadline(
  setter: Typesetter,
  block: HeadlineBlock,
  top: number,
): { role: Role; para: StyledPara; line: Line }[] {
  return block.rows.map(({ role, para, x, measure, top: y, size, track }) => {
    const baseline = top + y + ABOVE * size;
    const halved = HALVED.has(role);
    const narrow = (halved ? widthOf(setter, para, track) : setter.width(para)) * size > measure + 0.01;
    const line = halved
      ? setHeadLine(setter, para, x, measure, baseline, { track, narrow })
      : setter.single(para, x, measure, baseline, { narrow });
    return { role, para, line };
  });
}
