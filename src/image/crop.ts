/**
 * A picture's size, the shape of its place and a focus come in; the part to show goes out. Numbers only.
 */
import type { Crop } from './types.ts';

/** Per cent from the left and from the top: the point that a crop must keep. */
export interface Focus {
  readonly x: number;
  readonly y: number;
}

/**
 * The largest part of the picture that has the aspect (width ÷ height). The focus lies in the part where it lies in the whole,
 * as far from the left and from the top in proportion; without a focus the middle does.
 */
export function focusCrop(
  picture: { readonly width: number; readonly height: number },
  aspect: number,
  focus: Focus = { x: 50, y: 50 },
): Crop {
  const width = Math.min(picture.width, picture.height * aspect);
  const height = Math.min(picture.height, picture.width / aspect);
  return { x: share(focus.x) * (picture.width - width), y: share(focus.y) * (picture.height - height), width, height };
}

const share = (percent: number): number => Math.min(1, Math.max(0, percent / 100));
