/**
 * The headline block of a module: kicker with column logo, headline, deck, byline, standfirst, over the width of its columns. In: a styled head, a
 * width, a size from the ladder. Out: its height in whole lines with the blanks of house style, and its set lines. Never squeezes type to fit.
 */
import type { Line, Role } from '../../layout/types.ts';
import type { HeadShape } from '../../plan/news/types.ts';
import type { StyledHead, StyledPara } from '../../style/matter.ts';
import { ABOVE } from '../around.ts';
import { type HeadRow as Row, piece, setHeadLine, textOf, widthOf } from '../headline-line.ts';
import { type Main, mainFull } from '../headline-main.ts';
import type { Band } from '../../plan/grid.ts';
import { SHORTEST, turn } from '../turn.ts';
import type { NewsDesk } from './desk.ts';
import { offFold, widerSide } from './head-fold.ts';

/** Blank lines between the parts of a block and at its edges: of 28 pt and more, and of less (newspaper.md's ladder). */
const BLANK = { large: 1, small: 0.62 } as const;
const LARGE = 28;
/** Line height of a headline of several rows, and of a kicker, deck or standfirst of several, of its size. */
export const ROW = 1.12;
const UNDER_ROW = 1.3;
/** Kickers are opened by this much a character, em. */
const KICKER_OPENED = 0.1;
/** Of a block's height what a line of rounding may take from its blanks, lines. */
const ROUNDING = 0.2;
/** White that a block keeps in all, lines, when blanks shrink. */
const LEAST_WHITE = 1;
/** A kicker or deck that is a little too wide for one row is set smaller by so much at most; else it takes rows. */
const SMALLER = 0.86;
/** How the white over and under a block is shared: over it, on the page and at the head of the page. */
const SHARE = { inside: 0.55, top: 0.3 } as const;

/** Which size a headline is to have. */
export interface HeadWish {
  /** pt; the headline takes it or does not fit. */
  readonly size: number;
  readonly face: string;
  readonly mostRows: number;
  /** The band around a fold that it crosses, pt from its left edge. */
  readonly band?: Band | null;
}

/** A headline block before it is placed. */
export interface NewsHead {
  readonly shape: HeadShape;
  readonly main: Main;
  readonly rows: readonly Row[];
  /** From the first part's top to the last one's foot, pt. */
  readonly height: number;
  /** A line of it runs through the fold: words leave no way to part it there. */
  readonly onFold?: true;
}

const NO_MAIN: Main = { rows: [], size: 0, deep: 0, fault: false, width: 0, halved: false, turned: null };

/** Plans the block over `width` pt; null where the headline does not fit at that size in so many rows. */
export function planHead(desk: NewsDesk, head: StyledHead, width: number, wish: HeadWish): NewsHead | null {
  const main = planMain(desk, head, width, wish);
  if (main.fault || main.deep + 1 > wish.mostRows) return null;
  const block = blockOf(desk, head, width, main, wish);
  return block.onFold ? null : block;
}

/** The block with the headline as large as it must be to fit, when no size of the ladder does: told as `headline-too-wide`. */
export function forcedHead(desk: NewsDesk, head: StyledHead, width: number, wish: HeadWish): NewsHead {
  return blockOf(desk, head, width, planMain(desk, head, width, wish), wish);
}

/** The block under a picture that bears the headline: what is left of the head, in the grades of that. */
export const planUnder = (desk: NewsDesk, head: StyledHead, width: number, wish: HeadWish): NewsHead =>
  blockOf(desk, head, width, NO_MAIN, wish, wish.size);

/** The headline alone at a size: it may be at fault. */
export function planMain(
  desk: NewsDesk,
  head: Pick<StyledHead, 'headline'>,
  whole: number,
  { size, face, mostRows, band }: HeadWish,
): Main {
  if (head.headline.length === 0) return NO_MAIN;
  const parts = head.headline.map((part) => desk.faced(part, face));
  // The fold takes its band of the width; lines are centred in what they had without it, and parted afterwards.
  const free = band ? band.right - band.left : 0;
  return mainFull(
    {
      setter: desk.setter,
      ladder: [size],
      x: free / 2,
      width: whole - free,
      mostRows,
      evenRows: desk.input.evenRows ?? false,
      ...(desk.input.words ? { words: (text: string) => desk.words(text) } : {}),
    },
    parts,
  );
}

/** `size`: of the headline whose kicker and deck these are. */
function blockOf(
  desk: NewsDesk,
  head: StyledHead,
  width: number,
  main: Main,
  { face, band }: HeadWish,
  size: number = main.size,
): NewsHead {
  const rows: Row[] = [];
  const blank = (main.size >= LARGE ? BLANK.large : BLANK.small) * desk.grid.leading;
  const { kicker, deck } = gradesOf(desk, size);
  const aside = band ? widerSide({ band, width }) : { x: 0, width };
  let y = 0;
  const under = (role: Role, para: StyledPara | null, size: number, track = 0): void => {
    if (!para) return;
    y += y > 0 ? blank : 0;
    // Byline and standfirst are read closely: across a fold they stand on one side of it.
    const place = role === 'byline' || role === 'standfirst' ? aside : { x: 0, width };
    y += addPart(desk, rows, role, para, place, aside, y, size, track);
  };
  under('kicker', head.kicker, head.headline.length ? kicker : desk.input.form.scale.byline, KICKER_OPENED);
  if (main.rows.length) {
    y += y > 0 ? blank : 0;
    for (const { para, x, measure, track, line } of main.rows)
      rows.push(rowOf('headline', para, x, measure, y + line * main.size * ROW, main.size, track));
    y += main.size * (1 + main.deep * ROW);
  }
  under('deck', head.deck, deck);
  if (!head.bylineAtEnd) under('byline', head.byline, desk.input.form.scale.byline);
  under('standfirst', head.standfirst, desk.input.form.scale.byline);
  const shape = shapeOf(desk, main, y, blank, width, face);
  if (!band) return { shape, main, rows, height: y };
  const { words } = desk.input;
  const parted = offFold({ setter: desk.setter, band, width, ...(words ? { words: (text) => desk.words(text) } : {}) }, rows);
  return parted ? { shape, main, rows: parted, height: y } : { shape, main, rows, height: y, onFold: true };
}

/** Sizes of kicker and deck of a headline. */
export function gradesOf(desk: NewsDesk, size: number): { readonly kicker: number; readonly deck: number } {
  const { grades } = desk.input.form.scale;
  return grades.find(({ from }) => size >= from) ?? grades.at(-1)!;
}

const rowOf = (role: Role, para: StyledPara, x: number, measure: number, top: number, size: number, track: number): Row => ({
  role,
  para: { ...para, size, align: 'center' },
  x,
  measure,
  top,
  size,
  track,
});

interface Place {
  readonly x: number;
  readonly width: number;
}

/** A part on one row in its place, a little smaller where that is enough, else on several, `aside` of a fold; returns its height, pt. */
function addPart(
  desk: NewsDesk,
  rows: Row[],
  role: Role,
  para: StyledPara,
  { x, width }: Place,
  aside: Place,
  top: number,
  size: number,
  track: number,
): number {
  const halved = role !== 'byline' && role !== 'standfirst';
  const em = halved ? widthOf(desk.setter, para, track) : desk.setter.width(para);
  const least = Math.max(7.875, size * SMALLER);
  const one = em * size <= width ? size : Math.floor((width / em) * 2) / 2;
  if (one >= least) {
    rows.push(rowOf(role, para, x, width, top, one, track));
    return one;
  }
  const several = Math.max(7.875, Math.round(size * SMALLER * 2) / 2);
  const leading = several * UNDER_ROW;
  const set = { ...para, size: several, align: 'center' as const };
  const count = desk.setter.height(set, aside.width / several);
  const pieces = halved ? turnedInto(desk, set, aside.width / several, count) : null;
  if (pieces)
    for (const [i, part] of pieces.entries()) rows.push(rowOf(role, part, aside.x, aside.width, top + i * leading, several, 0));
  else rows.push({ ...rowOf(role, set, aside.x, aside.width, top, several, 0), leading });
  return (count - 1) * leading + several;
}

/** A kicker or deck in so many rows without parting a word (N8), its marks kept; null where words leave no such turn. */
function turnedInto(desk: NewsDesk, para: StyledPara, measure: number, count: number): StyledPara[] | null {
  const text = textOf(para);
  const turned = desk.input.words && text.length >= SHORTEST * count ? turn(text, desk.words(text), count) : null;
  if (!turned) return null;
  const pieces = turned.lines.map(({ start }, i) => piece(para, start, turned.lines[i + 1]?.start ?? text.length));
  return pieces.every((part) => widthOf(desk.setter, part) <= measure) ? pieces : null;
}

function shapeOf(desk: NewsDesk, main: Main, height: number, blank: number, width: number, face: string): HeadShape {
  const none = { lines: 0, least: 0, most: 0, size: 0, face, rows: 0, fill: 0, characters: 0 };
  if (height === 0) return none;
  const { leading } = desk.grid;
  const { blanks } = desk.input.copyfit;
  const lines = Math.ceil((height + 2 * blank) / leading - ROUNDING);
  const least = Math.max(Math.ceil(height / leading + LEAST_WHITE), lines - blanks);
  return {
    lines,
    least: Math.min(lines, least),
    most: lines + blanks,
    size: main.size,
    face,
    rows: main.rows.length ? main.deep + 1 : 0,
    fill: width > 0 ? Math.min(1, (main.width * main.size) / width) : 0,
    characters: Math.round(main.width),
  };
}

/** A set line of a headline block. */
export interface SetHeadLine {
  readonly role: Role;
  readonly para: StyledPara;
  readonly line: Line;
}

/** Sets the block in `lines` lines from `y`; at the head of the page most of its white is under it. */
export function setHead(desk: NewsDesk, head: NewsHead, x: number, y: number, lines: number, atTop: boolean): SetHeadLine[] {
  const white = lines * desk.grid.leading - head.height;
  const top = y + Math.max(0, white * (atTop ? SHARE.top : SHARE.inside));
  return head.rows.flatMap((row) => setRow(desk, row, x, top));
}

/** Roles whose marks are half as wide. */
const HALVED = new Set<Role>(['kicker', 'headline', 'deck']);

function setRow({ setter }: NewsDesk, row: Row, x: number, top: number): SetHeadLine[] {
  const { role, para, measure, size, track } = row;
  const left = x + row.x;
  if (row.leading !== undefined) {
    const first = top + row.top - (row.leading - size) / 2;
    const lines = setter.block(para, { x: left, top: first, measure, leading: row.leading });
    return lines.map((line) => ({ role, para, line }));
  }
  const baseline = top + row.top + ABOVE * size;
  const halved = HALVED.has(role);
  const narrow = (halved ? widthOf(setter, para, track) : setter.width(para)) * size > measure + 0.01;
  const line = halved
    ? setHeadLine(setter, para, left, measure, baseline, { track, narrow })
    : setter.single(para, left, measure, baseline, { narrow });
  return [{ role, para, line }];
}
