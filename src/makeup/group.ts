/**
 * Pictures that stand together under one caption (FigureGroup): side by side and equally high. In: a figure, alone or with others, and a rectangle. Out: the
 * shape of all of them, and each in its place. Sets no text.
 */
import type { Rect } from '../base/index.ts';
import type { Crop, Picture } from '../image/types.ts';
import type { Band } from '../plan/grid.ts';
import type { FigureBlock } from '../style/matter.ts';
import { cropOffFold } from './fold.ts';
import type { Belongs, Sheet } from './sheet.ts';

/** White between two pictures of a group, pt. */
const BETWEEN = 3;

/** What pictures are placed with. */
export interface PictureKit {
  readonly picture: (file: string) => Picture | undefined;
  readonly sha256: (file: string) => string;
  readonly crop: (picture: Picture, aspect: number, focus?: { readonly x: number; readonly y: number }) => Crop;
  /** The fold that the place crosses, if any: a focus is kept off it. */
  readonly band?: Band | null;
}

type Shot = Pick<FigureBlock, 'id' | 'file' | 'alt' | 'focus'>;

const shotsOf = (figure: FigureBlock): readonly Shot[] => [figure, ...(figure.more ?? [])];

/** Size and kind of a figure as if it were one picture; undefined where one of its files is not there. */
export function shapeOf({ picture }: Pick<PictureKit, 'picture'>, figure: FigureBlock): Picture | undefined {
  const first = picture(figure.file);
  if (!first || !figure.more) return first;
  const all = shotsOf(figure).map(({ file }) => picture(file));
  if (all.some((one) => !one)) return undefined;
  // As wide as all of them at the first one's height; the white between them is a hair's of it.
  const width = all.reduce((sum, one) => sum + (one!.width / one!.height) * first.height, 0);
  return { ...first, width, vector: all.every((one) => one!.vector) };
}

/** Puts the pictures of a figure on the sheet, the width of each by its own shape. */
export function addPictures(
  sheet: Sheet,
  kit: PictureKit,
  figure: FigureBlock,
  rect: Rect,
  belongs: (block: string) => Belongs,
): void {
  const shots = shotsOf(figure);
  const aspects = shots.map(({ file }) => kit.picture(file)!).map(({ width, height }) => width / height);
  const all = aspects.reduce((sum, aspect) => sum + aspect, 0);
  const room = rect.width - (shots.length - 1) * BETWEEN;
  let { x } = rect;
  for (const [i, { id, file, alt, focus }] of shots.entries()) {
    const width = (room * aspects[i]!) / all;
    const picture = kit.picture(file)!;
    const plain = kit.crop(picture, width / rect.height, focus);
    const crop = kit.band && focus ? cropOffFold(picture, plain, { ...rect, x, width }, focus, kit.band) : plain;
    sheet.addPicture({ ...rect, x, width }, belongs(id), { file, sha256: kit.sha256(file), crop, alt });
    x += width + BETWEEN;
  }
}
