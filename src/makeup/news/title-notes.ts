/**
 * What is said of a title on a picture: that it needed a plate, that it lies on what the picture is about, that it cannot stand there at all and why. In: what was
 * planned or set. Out: diagnostics at the picture in the manuscript. Changes nothing.
 */
import { diagnose } from '../../base/index.ts';
import type { FigureBlock } from '../../style/matter.ts';
import { LEAST_CONTRAST } from './contrast.ts';
import type { NewsDesk } from './desk.ts';
import type { Module } from '../../plan/news/types.ts';
import type { TitlePlace } from './title-place.ts';
import { LEAST_SIZE, wishedFigure } from './title.ts';
import { isSharp } from './pictures.ts';
import type { NewsItem } from './types.ts';

type Told = readonly [severity: 'warning' | 'note', code: string, message: string];

const say = (desk: NewsDesk, { story }: NewsItem, { span }: FigureBlock, [severity, code, message]: Told): void =>
  void desk.diagnostics.push(diagnose(severity, code, message, span, story.source));

/** Of a title that stands on its picture. */
export function tellTitle(desk: NewsDesk, item: NewsItem, figure: FigureBlock, place: TitlePlace): void {
  const { plate, without, letters, onFocus } = place;
  const called = `“${item.story.title}” on ${figure.file}`;
  if (plate) {
    const best = without > 0 ? `the picture itself gives ${without.toFixed(1)} : 1 at best` : 'the picture could not be measured';
    const message = `${called} stands in ${letters} on a ${plate.fill} plate: ${best}, and ${LEAST_CONTRAST} : 1 is asked; a picture with a calm dark or light band needs none`;
    say(desk, item, figure, ['note', 'overprint-plate', message]);
  }
  if (onFocus) {
    const message = `${called} lies on the focus of the picture: there is no room beside it; shorten the headline or take .overprint out`;
    say(desk, item, figure, ['warning', 'overprint-focus', message]);
  }
}

/** Of a picture that is to bear the headline and does not, or that is one too many. */
export function tellUnfit(desk: NewsDesk, item: NewsItem, module: Module): void {
  const matter = desk.matter(item);
  const wished = wishedFigure(matter);
  if (!wished) return;
  const unfit = (figure: FigureBlock, why: string): void =>
    say(desk, item, figure, ['warning', 'overprint-unfit', `no headline is set on ${figure.file}: ${why}`]);
  if (!module.shape.head.picture) unfit(wished, reasonOf(desk, item, wished, module));
  for (const figure of matter.figures)
    if (figure !== wished && figure.classes.includes('overprint'))
      unfit(figure, `another picture of its story says .overprint too, and a story has one headline`);
}

function reasonOf(desk: NewsDesk, item: NewsItem, figure: FigureBlock, { shape, cells }: Module): string {
  if (figure.more) return 'it stands in a row with others; give it a paragraph of its own';
  if (!desk.head(item).headline.length) return 'the story has no title';
  if (!desk.input.picture(figure.file)) return 'the picture is not there';
  if (desk.grid.beforeFold(cells.column, cells.columns))
    return 'its story lies across the fold, where no letter stands: nail it to one page';
  if (!isSharp(desk, figure, shape.columns)) return 'it has too few pixels for the whole width of its story: get a larger file';
  return `its headline finds no room on it in ${LEAST_SIZE} pt (三号) or more: take a shorter title, a taller picture, or a heavier weight`;
}
