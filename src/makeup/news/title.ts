/**
 * A headline that stands on its story's picture (题图压字, `.overprint`): which picture, and how large the title is there. In: a story's matter and the sizes of a rung.
 * Out: titles that fit, each with its picture and what is left of the headline block. Chooses no place on the picture.
 */
import type { HeadShape } from '../../plan/news/types.ts';
import type { FigureBlock, StyledHead, StyledPara } from '../../style/matter.ts';
import { widthOf } from '../headline-line.ts';
import type { Main } from '../headline-main.ts';
import type { NewsDesk } from './desk.ts';
import { gradesOf, type HeadWish, type NewsHead, planMain, planUnder, ROW } from './head.ts';
import type { NewsMatter } from './matter.ts';
import { isSharp, pictureHeight, titledWay, type PictureWay } from './pictures.ts';
import type { NewsItem } from './types.ts';

/** 三号 (newspaper.md, Press figures): nothing smaller stands on a picture. */
export const LEAST_SIZE = 16;
/** White that a title keeps to the edges of its picture, of its size. */
const PAD = 0.5;
/** Most of a picture's height that its title takes, with its white. */
const MOST = 0.62;
/** Between kicker and headline, of the kicker's size. */
const KICKER_GAP = 0.45;
/** Kickers are opened by this much a character, em. */
const KICKER_OPENED = 0.1;
/** Strokes of a lighter face fill in, or are eaten by the picture: this one stands there instead. */
const FACES: Readonly<Record<string, string>> = { 'headline-semibold': 'headline' };
const KICKER_FACE = 'headline-sans';

/** A line of a title; lines of one `row` stand side by side. Lengths pt. */
export interface TitleLine {
  readonly role: 'kicker' | 'headline';
  readonly para: StyledPara;
  readonly size: number;
  readonly track: number;
  readonly row: number;
  /** Width as it is set; from the left of its row, where others stand in it. */
  readonly width: number;
  readonly left: number;
  /** Top of its em square below the title's. */
  readonly top: number;
}

/** A title before it has a place. */
export interface Title {
  readonly figure: FigureBlock;
  readonly main: Main;
  readonly lines: readonly TitleLine[];
  readonly width: number;
  readonly height: number;
  readonly pad: number;
}

/** A title with its pictures and the block under them. */
export interface TitledHead {
  readonly head: NewsHead;
  readonly way: PictureWay;
}

/** The picture on which a story's headline is to stand; null where its manuscript names none. */
export const wishedFigure = ({ figures }: Pick<NewsMatter, 'figures'>): FigureBlock | null =>
  figures.find(({ classes }) => classes.includes('overprint')) ?? null;

/** The same, where it can bear a headline at all. */
export function titleFigure(desk: NewsDesk, item: NewsItem, matter: Pick<NewsMatter, 'figures'>): FigureBlock | null {
  const figure = wishedFigure(matter);
  return figure && !figure.more && desk.input.picture(figure.file) && desk.head(item).headline.length ? figure : null;
}

/** The title at the wished size on a picture over so many columns, and what stands under the picture; null where it does not fit. */
export function planTitled(
  desk: NewsDesk,
  item: NewsItem,
  matter: NewsMatter,
  columns: number,
  wish: HeadWish,
): TitledHead | null {
  const figure = titleFigure(desk, item, matter);
  if (!figure || wish.size < LEAST_SIZE || !isSharp(desk, figure, columns)) return null;
  const width = desk.grid.span(1, columns) * desk.grid.em;
  const title = planTitle(desk, item, figure, width, wish);
  if (!title) return null;
  const under = planUnder(desk, headUnder(desk, item), width, wish);
  const way = titledWay(desk, matter.figures, figure, columns, under.shape.lines === 0);
  const high = pictureHeight(desk, figure, way.shapes[0]!, columns, under.shape.lines === 0);
  if (title.height + 2 * title.pad > MOST * high) return null;
  const { main } = title;
  const shape: HeadShape = {
    ...under.shape,
    size: main.size,
    face: faceOf(wish),
    rows: main.deep + 1,
    fill: 1,
    characters: Math.round(main.width),
    picture: figure.id,
  };
  return { head: { ...under, shape, main }, way };
}

const faceOf = ({ face }: HeadWish): string => FACES[face] ?? face;

/** What a head has besides the title. */
export const headUnder = (desk: NewsDesk, item: NewsItem): StyledHead => ({ ...desk.head(item), kicker: null, headline: [] });

/** The title on a picture of `width` pt; null where it does not fit at that size. */
export function planTitle(desk: NewsDesk, item: NewsItem, figure: FigureBlock, width: number, wish: HeadWish): Title | null {
  const { kicker, headline } = desk.head(item);
  const pad = Math.max(desk.grid.em, PAD * wish.size);
  const room = width - 2 * pad;
  const main = planMain(desk, { headline }, room, { ...wish, face: faceOf(wish) });
  if (main.fault || main.deep + 1 > wish.mostRows) return null;
  const over = kicker ? kickerLine(desk, kicker, room, main.size) : null;
  if (kicker && !over) return null;
  const first = over ? over.size * (1 + KICKER_GAP) : 0;
  const lines = [...(over ? [over] : []), ...mainLines(desk, main, first)];
  const rows = new Map<number, number>();
  for (const { row, left, width: own } of lines) rows.set(row, Math.max(rows.get(row) ?? 0, left + own));
  const height = first + main.size * (1 + main.deep * ROW);
  return { figure, main, lines, width: Math.min(room, Math.max(...rows.values())), height, pad };
}

function mainLines({ setter }: NewsDesk, { rows, size }: Main, first: number): TitleLine[] {
  return rows.map(({ para, x, track, line }): TitleLine => {
    const beside = rows.filter((other) => other.line === line);
    return {
      role: 'headline',
      para,
      size,
      track,
      row: line,
      width: widthOf(setter, para, track) * size,
      left: beside.length > 1 ? x - beside[0]!.x : 0,
      top: first + line * size * ROW,
    };
  });
}

/** A kicker on one line, as small as 三号 where it must be. */
function kickerLine(desk: NewsDesk, kicker: StyledPara, room: number, main: number): TitleLine | null {
  const para = desk.faced(kicker, KICKER_FACE);
  const em = widthOf(desk.setter, para, KICKER_OPENED);
  const grade = Math.max(LEAST_SIZE, gradesOf(desk, main).kicker);
  const size = Math.min(grade, Math.floor((room / em) * 2) / 2);
  if (size < LEAST_SIZE) return null;
  return { role: 'kicker', para, size, track: KICKER_OPENED, row: -1, width: em * size, left: 0, top: 0 };
}
