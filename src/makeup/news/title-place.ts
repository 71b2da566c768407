/**
 * Where on its picture a title stands, and in which colour (题图压字). In: the picture as a ground, the size of the title. Out: the place with the best contrast that
 * is not on the picture's focus, white or black letters, and a plate under them where neither stands out enough. Sets nothing.
 */
import type { Rect } from '../../base/index.ts';
import { type Ground, LEAST_CONTRAST } from './contrast.ts';

/** What a title is placed by. Lengths pt, from the upper left of the placed picture. */
export interface Placing {
  readonly picture: { readonly width: number; readonly height: number };
  /** Of the title: its block of lines, and the size of its type. */
  readonly width: number;
  readonly height: number;
  readonly size: number;
  /** White that it keeps to the picture's edges. */
  readonly pad: number;
  /** What a picture is about, as a crop must keep it. */
  readonly focus: { readonly x: number; readonly y: number } | null;
  /** Null: the picture could not be measured. */
  readonly ground: Ground | null;
  /** Contrast of white and solid black. */
  readonly plate: number;
}

/** A title in its place. */
export interface TitlePlace {
  /** Of the block of lines. */
  readonly box: Rect;
  readonly align: 'start' | 'center' | 'end';
  readonly letters: 'white' | 'black';
  readonly plate: { readonly rect: Rect; readonly fill: 'white' | 'black' } | null;
  /** Worst contrast of the letters over their box. */
  readonly contrast: number;
  /** What the picture itself would have given, where there is a plate. */
  readonly without: number;
  /** It lies on the focus: there is no other place. */
  readonly onFocus: boolean;
}

/** Round the letters, of their size: what is measured with them; what a plate has more than they, and what shows of the picture under it. */
const AROUND = 0.12;
const PLATE = { across: 0.5, down: 0.32, under: 0.6 } as const;
/** Width of a stroke of bold type, of its size. */
export const STROKE = 0.1;
/** Places that are tried down the picture. */
const STEPS = 24;
/** Across it is moved only where so much is free, of its size. */
const FREE = 3;
/** Contrast beyond which more is no better. */
const AMPLE = 8;
/** What the middle of the picture costs, a title at the right, and one on the focus, in contrast. */
const PRICE = { middle: 6, right: 0.4, focus: 100 } as const;
/** Half height, of the picture, within which it is the middle. */
const MIDDLE = 0.3;
/** What the focus is the middle of, of the picture's shorter side. */
const FOCUS = 0.16;
/** A darker ground takes a black plate. */
const DARK = 0.18;

interface Candidate {
  readonly box: Rect;
  readonly align: TitlePlace['align'];
  readonly letters: TitlePlace['letters'];
  readonly contrast: number;
  readonly onFocus: boolean;
  readonly score: number;
}

/** The best place; there is always one. */
export function placeTitle(placing: Placing): TitlePlace {
  const all = [...candidates(placing)].sort((a, b) => b.score - a.score);
  const fair = all.find(({ contrast }) => contrast >= LEAST_CONTRAST);
  // Off the focus on a plate rather than on the focus without one.
  if (!fair || (fair.onFocus && !all[0]!.onFocus)) return onPlate(placing, all);
  const { box, align, letters, contrast, onFocus } = fair;
  return { box, align, letters, plate: null, contrast, without: contrast, onFocus };
}

/** A label at the lower left, or as near to there as the focus lets it. */
function onPlate(placing: Placing, all: readonly Candidate[]): TitlePlace {
  const { picture, size } = placing;
  // No thin strip of the picture under it.
  const lowest = picture.height - (PLATE.down + PLATE.under) * size;
  const away = ({ onFocus, align, box }: Candidate): number =>
    (onFocus ? 1e7 : 0) +
    (align === 'end' ? 1e6 : align === 'center' ? 1e5 : 0) +
    (box.y + box.height > lowest ? 1e4 : 0) -
    box.y;
  const { box, align, onFocus } = all.reduce((best, one) => (away(one) < away(best) ? one : best));
  const rect = plateOf(placing, box, align);
  const fill = placing.ground && placing.ground.mean(rect) < DARK ? 'black' : 'white';
  const letters = fill === 'white' ? 'black' : 'white';
  const without = Math.max(...all.map(({ contrast }) => contrast));
  return { box, align, letters, plate: { rect, fill }, contrast: placing.plate, without, onFocus };
}

function* candidates(placing: Placing): Generator<Candidate> {
  const { picture, width, height, size, pad, ground } = placing;
  const free = Math.max(0, picture.width - 2 * pad - width);
  const left = (picture.width - width - free) / 2;
  const places: readonly (readonly [TitlePlace['align'], number])[] =
    free > FREE * size
      ? [
          ['center', left + free / 2],
          ['start', left],
          ['end', left + free],
        ]
      : [['center', left + free / 2]];
  const fall = Math.max(0, picture.height - 2 * pad - height);
  for (const [align, x] of places)
    for (let step = 0; step <= (fall > 0 ? STEPS : 0); step++) {
      const box = { x, y: (picture.height - height - fall) / 2 + (fall * step) / STEPS, width, height };
      const { white, black } = ground?.worst(grown(box, AROUND * size, AROUND * size), STROKE * size) ?? { white: 0, black: 0 };
      const letters = white >= black ? 'white' : 'black';
      const contrast = Math.max(white, black);
      const onFocus = covers(placing, box);
      yield { box, align, letters, contrast, onFocus, score: scoreOf(placing, box, align, contrast, onFocus) };
    }
}

function scoreOf(
  { picture }: Placing,
  { y, height }: Rect,
  align: TitlePlace['align'],
  contrast: number,
  onFocus: boolean,
): number {
  const off = Math.abs((y + height / 2) / picture.height - 0.5);
  const middle = Math.max(0, MIDDLE - off) * PRICE.middle;
  return Math.min(AMPLE, contrast) - middle - (align === 'end' ? PRICE.right : 0) - (onFocus ? PRICE.focus : 0);
}

/** Whether a title lies on what the picture is about. */
function covers({ picture, focus }: Placing, { x, y, width, height }: Rect): boolean {
  if (!focus) return false;
  const reach = FOCUS * Math.min(picture.width, picture.height);
  const away = (at: number, from: number, length: number): number => Math.max(0, from - at, at - from - length);
  return Math.hypot(away(focus.x, x, width), away(focus.y, y, height)) < reach;
}

const grown = ({ x, y, width, height }: Rect, across: number, down: number): Rect => ({
  x: x - across,
  y: y - down,
  width: width + 2 * across,
  height: height + 2 * down,
});

/** Never beyond the picture; from its edge, where the title stands at that. */
function plateOf({ picture, size }: Placing, box: Rect, align: TitlePlace['align']): Rect {
  const { x, y, width, height } = grown(box, PLATE.across * size, PLATE.down * size);
  const left = align === 'start' ? 0 : Math.max(0, x);
  const right = align === 'end' ? picture.width : Math.min(picture.width, x + width);
  const top = Math.max(0, y);
  return { x: left, y: top, width: right - left, height: Math.min(picture.height, y + height) - top };
}
