/**
 * Sets a title on its placed picture: finds its place there, puts a plate under it where it needs one, and says what was done. In: a fitted module and the picture's
 * rectangle. Out: frames on the desk's sheet, the entry of the fit report, diagnostics.
 */
import { ABOVE, bug, type Rect } from '../../base/index.ts';
import type { Crop } from '../../image/types.ts';
import type { Line, Path } from '../../layout/types.ts';
import type { Module } from '../../plan/news/types.ts';
import type { StyledPara } from '../../style/matter.ts';
import { around } from '../around.ts';
import { setHeadLine } from '../headline-line.ts';
import type { Main } from '../headline-main.ts';
import { Ground, plateContrast, ratio } from './contrast.ts';
import type { NewsDesk } from './desk.ts';
import { planTitle, type Title, type TitleLine } from './title.ts';
import { placeTitle, type TitlePlace } from './title-place.ts';
import { tellTitle } from './title-notes.ts';
import type { NewsItem } from './types.ts';

/** Kicker and headline come before all else of the compared text. */
const FIRST = -1000;

/** Sets the title; returns the headline as it was planned, and its width, for what is to be said of it. */
export function setTitle(
  desk: NewsDesk,
  item: NewsItem,
  { shape }: Module,
  rect: Rect,
  slot: string,
): { readonly main: Main; readonly width: number } {
  const { size, face, rows, picture } = shape.head;
  const figure = desk.matter(item).figures.find(({ id }) => id === picture)!;
  const title =
    planTitle(desk, item, figure, rect.width, { size, face, mostRows: Math.max(1, rows) }) ??
    bug(`the headline of ${item.story.id} was planned for a picture that it does not fit`);
  const place = placeTitle(placingOf(desk, title, rect));
  const { plate } = place;
  if (plate) {
    const on = { ...plate.rect, x: rect.x + plate.rect.x, y: rect.y + plate.rect.y };
    desk.sheet.addPaths('rule', on, desk.belongs(item, figure.id, figure.order, slot), [solid(on, plate.fill)]);
  }
  for (const [i, one] of title.lines.entries()) {
    const line = setLine(desk, one, title, place, rect);
    desk.sheet.addLines(one.role, around([line]), desk.belongs(item, one.para.block, FIRST + i, slot), [line]);
  }
  desk.titles.set(item.story.id, {
    picture: figure.file,
    letters: place.letters,
    plate: plate?.fill ?? null,
    contrast: Math.floor(place.contrast * 100) / 100,
  });
  tellTitle(desk, item, figure, place);
  return { main: title.main, width: title.width };
}

function placingOf(desk: NewsDesk, { figure, main, width, height, pad }: Title, rect: Rect) {
  const { picture: find, crop: cut, lights: measured } = desk.input;
  const picture = find(figure.file)!;
  const crop = cut(picture, rect.width / rect.height, figure.focus);
  const lights = measured?.(figure.file);
  return {
    picture: { width: rect.width, height: rect.height },
    width,
    height,
    size: main.size,
    pad,
    focus: figure.focus ? within(figure.focus, picture, crop, rect) : null,
    ground: lights ? new Ground(lights, picture, crop, rect.width, rect.height) : null,
    plate: lights ? plateContrast(lights) : ratio(1, 0),
  };
}

/** Where a focus, per cent of the whole picture, lies on the placed crop. */
function within(
  focus: { readonly x: number; readonly y: number },
  picture: { readonly width: number; readonly height: number },
  crop: Crop,
  { width, height }: Rect,
): { x: number; y: number } {
  return {
    x: (((focus.x / 100) * picture.width - crop.x) / crop.width) * width,
    y: (((focus.y / 100) * picture.height - crop.y) / crop.height) * height,
  };
}

function setLine({ setter }: NewsDesk, one: TitleLine, title: Title, { box, align, letters }: TitlePlace, rect: Rect): Line {
  const row = title.lines.filter((other) => other.row === one.row);
  const wide = Math.max(...row.map(({ left, width }) => left + width));
  const free = box.width - wide;
  const x = rect.x + box.x + one.left + (align === 'start' ? 0 : align === 'end' ? free : free / 2);
  const baseline = rect.y + box.y + one.top + ABOVE * one.size;
  const para: StyledPara = {
    ...one.para,
    size: one.size,
    align: 'start',
    runs: one.para.runs.map((run) => ({ ...run, swatch: letters })),
  };
  return setHeadLine(setter, para, x, one.width, baseline, { track: one.track });
}

const solid = ({ x, y, width, height }: Rect, fill: string): Path => ({
  d: `M${x} ${y}L${x + width} ${y}L${x + width} ${y + height}L${x} ${y + height}Z`,
  fill,
});
