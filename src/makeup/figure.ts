/**
 * A picture with its caption: how much of a slot the caption takes, and where picture, caption and credit stand in it.
 */
import { ABOVE } from './around.ts';
import type { Rect } from '../base/index.ts';
import type { Line } from '../layout/types.ts';
import type { FigureBlock, StyledPara } from '../style/matter.ts';
import type { Typesetter } from '../text/typesetter.ts';

/** Between picture and caption, pt. */
const CAPTION_GAP = 4;
/** White above a picture that text stands over, and below one that text stands under, in lines. */
export const AIR_ABOVE = 0.55;
export const AIR_BELOW = 0.75;

/** Size and leading of captions and credits, pt. */
export interface CaptionScale {
  readonly size: number;
  readonly leading: number;
}

/** Height of caption and credit under a picture of `width` pt, with the gap above. */
export function captionHeight(setter: Typesetter, figure: FigureBlock, width: number, scale: CaptionScale): number {
  const rows = captionRows(setter, figure, width, scale);
  return rows ? CAPTION_GAP + rows * scale.leading : 0;
}

function captionRows(setter: Typesetter, figure: FigureBlock, width: number, scale: CaptionScale): number {
  const measure = width / scale.size;
  const caption = figure.caption ? setter.height(figure.caption, measure) : 0;
  return caption + (figure.credit && (!caption || !creditFits(setter, figure, measure)) ? 1 : 0);
}

/** Least room between a caption's last line and the credit on it, em. */
const CREDIT_GAP = 1.5;

/** Whether the credit stands at the end of the caption's last line. */
function creditFits(setter: Typesetter, figure: FigureBlock, measure: number): boolean {
  if (!figure.caption || !figure.credit) return false;
  return lastWidth(setter, figure.caption, measure) + CREDIT_GAP + setter.width(figure.credit) <= measure;
}

function lastWidth(setter: Typesetter, para: StyledPara, measure: number): number {
  const items = setter.compose(para);
  if (items.from === items.to) return measure;
  const { ends } = setter.breaks(items, items.from, measure);
  const last = setter.line(items, ends.at(-2) ?? items.from, items.to - 1, {
    x: 0,
    measure: measure * 1000,
    baseline: 0,
    size: 1,
    lead: 0,
  });
  const run = last.runs.at(-1)!;
  return run.at.at(-1)! + 1;
}

/** A figure in its place; the credit may stand on the caption's last line. */
export interface SetFigure {
  readonly picture: Rect;
  readonly caption: readonly Line[];
  readonly credit: readonly Line[];
}

/** Places a figure in its slot; `captionX` and `captionWidth` keep the caption off a fold. */
export function setFigure(
  setter: Typesetter,
  figure: FigureBlock,
  slot: Rect,
  air: { above: number; below: number },
  captionAt: { x: number; width: number },
  scale: CaptionScale,
): SetFigure {
  const under = captionHeight(setter, figure, captionAt.width, scale);
  const top = slot.y + air.above;
  const picture: Rect = { x: slot.x, y: top, width: slot.width, height: slot.height - air.above - air.below - under };
  const y = picture.y + picture.height + CAPTION_GAP;
  const caption = figure.caption
    ? setter.block(figure.caption, { x: captionAt.x, top: y, measure: captionAt.width, leading: scale.leading })
    : [];
  const credit: Line[] = [];
  if (figure.credit) {
    const fits = creditFits(setter, figure, captionAt.width / scale.size);
    const row = fits ? caption.length - 1 : caption.length;
    const baseline = y + row * scale.leading + (scale.leading - scale.size) / 2 + ABOVE * scale.size;
    credit.push(setter.single(figure.credit, captionAt.x, captionAt.width, baseline));
  }
  return { picture, caption, credit };
}
