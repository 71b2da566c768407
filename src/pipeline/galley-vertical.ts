/**
 * The galley set downwards: paragraphs in, pages of one column out, each as wide as its lines. For `galley --vertical`; opens nothing.
 */
import type { FontBook } from '../font/types.ts';
import { box, frame, page as freeze } from '../layout/index.ts';
import type { Page } from '../layout/types.ts';
import type { HouseStyle } from '../story/types.ts';
import { setVerticalStory, VerticalTypesetter } from '../text/vertical.ts';
import type { GalleyPara } from './galley-matter.ts';

/** `measure` in em of `size`; `rows`: lines that a page can hold; the rest in pt. */
export interface VerticalGalley {
  readonly measure: number;
  readonly size: number;
  readonly leading: number;
  readonly rows: number;
  readonly margin: number;
}

/** A setter for one story of about `capacity` characters. */
export const verticalSetter = (book: FontBook, house: HouseStyle, capacity: number): VerticalTypesetter =>
  new VerticalTypesetter(book, house, capacity, () => 0);

/**
 * Pages of lines from right to left; `made` is told of each, with the lines that break a rule on it. A paragraph that runs over two pages
 * has a frame on each.
 */
export function* verticalGalleyPages(
  paras: readonly GalleyPara[],
  galley: VerticalGalley,
  setter: VerticalTypesetter,
  story: string,
  made: (page: Page, relaxations: readonly string[]) => void,
): Generator<Page> {
  const { measure, size, leading, margin } = galley;
  let number = 0;
  let told = 0;
  for (const sheet of setVerticalStory(setter, paras, { ...galley, x: margin, top: margin })) {
    number++;
    const frames = sheet.pieces.map(({ para: { block }, row, rows, lines }, order) => {
      const rect = box(margin + sheet.width - (row + rows) * leading, margin, rows * leading, sheet.height);
      return frame({ id: `${block}.f${number}`, role: 'body', story, block, slot: 'text', rect, order, lines });
    });
    const grid = {
      x: margin,
      y: margin,
      em: size,
      leading,
      columns: 1,
      chars: measure,
      gap: 1,
      lines: Math.max(1, Math.round(sheet.height / leading)),
    };
    const width = sheet.width + 2 * margin;
    const page = freeze({ id: `page${number}`, folios: [], halves: [], width, height: sheet.height + 2 * margin, grid, frames });
    made(page, setter.relaxations.slice(told));
    told = setter.relaxations.length;
    yield page;
  }
}
