/**
 * How well white and black letters stand out on a part of a placed picture. In: how light the picture is, the part of it that is shown, its size in pt. Out: the
 * contrast at the worst place of a box. Numbers only; chooses nothing.
 */
import type { Rect } from '../../base/index.ts';
import type { Crop, Lights, Picture } from '../../image/types.ts';

/** Least contrast of a title on a picture (newspaper.md, Press figures; WCAG 2.2, 1.4.3). */
export const LEAST_CONTRAST = 4.5;

/** Contrast of white and of black letters. */
export interface Contrast {
  readonly white: number;
  readonly black: number;
}

/** WCAG 2.2, "contrast ratio": of two relative luminances. */
export const ratio = (a: number, b: number): number => (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);

/** White against solid black: in print, and on a screen, whose black is none. */
export const plateContrast = ({ black }: Pick<Lights, 'black'>): number => Math.min(ratio(1, black), ratio(1, 0));

/** A placed picture as a ground for letters. */
export class Ground {
  private readonly lights: Lights;
  private readonly crop: Crop;
  /** Pixels of the lights for one of the picture, and for one pt of the placed crop: across, down. */
  private readonly scale: readonly [number, number];
  private readonly perPt: readonly [number, number];
  private readonly sums: readonly [Float64Array, Float64Array];

  /** `width`, `height`: the placed size of the crop, pt. */
  constructor(lights: Lights, picture: Pick<Picture, 'width' | 'height'>, crop: Crop, width: number, height: number) {
    this.lights = lights;
    this.crop = crop;
    this.scale = [lights.width / picture.width, lights.height / picture.height];
    this.perPt = [(this.scale[0] * crop.width) / width, (this.scale[1] * crop.height) / height];
    this.sums = [summed(lights.print, lights.width), summed(lights.screen, lights.width)];
  }

  /**
   * Least contrast anywhere in a box (pt from the upper left of the placed picture), in print and on a screen: of the averages of cells with a side of `cell` pt,
   * the width of a stroke, for a speck that is smaller hides no stroke.
   */
  worst(box: Rect, cell: number): Contrast {
    const { black } = this.lights;
    const [print, screen] = this.sums.map((sums) => this.extremes(sums, box, cell)) as [Extremes, Extremes];
    return {
      white: Math.min(ratio(1, print.most), ratio(1, screen.most)),
      black: Math.min(ratio(Math.max(black, print.least), black), ratio(screen.least, 0)),
    };
  }

  /** How light a box is in print, on average. */
  mean(box: Rect): number {
    return average(this.sums[0], this.lights.width, this.pixels(box));
  }

  private extremes(sums: Float64Array, box: Rect, cell: number): Extremes {
    const across = Math.max(1, Math.round(box.width / cell));
    const down = Math.max(1, Math.round(box.height / cell));
    const [width, height] = [box.width / across, box.height / down];
    let [least, most] = [1, 0];
    for (let i = 0; i < down; i++)
      for (let j = 0; j < across; j++) {
        const pixels = this.pixels({ x: box.x + j * width, y: box.y + i * height, width, height });
        const light = average(sums, this.lights.width, pixels);
        least = Math.min(least, light);
        most = Math.max(most, light);
      }
    return { least, most };
  }

  /** Pixels that a box touches; one at least. */
  private pixels({ x, y, width, height }: Rect): Pixels {
    const [left, right] = span(this.crop.x * this.scale[0], this.perPt[0], x, width, this.lights.width);
    const [top, bottom] = span(this.crop.y * this.scale[1], this.perPt[1], y, height, this.lights.height);
    return { left, right, top, bottom };
  }
}

interface Extremes {
  readonly least: number;
  readonly most: number;
}

/** Ends exclusive. */
interface Pixels {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

function span(origin: number, perPt: number, from: number, length: number, most: number): [number, number] {
  const first = Math.min(most - 1, Math.max(0, Math.floor(origin + from * perPt + 1e-6)));
  const end = Math.ceil(origin + (from + length) * perPt - 1e-6);
  return [first, Math.min(most, Math.max(first + 1, end))];
}

/** Sums of all that lies above and left, a row and a column more than the picture. */
function summed(lights: Float32Array, width: number): Float64Array {
  const side = width + 1;
  const sums = new Float64Array((lights.length / width + 1) * side);
  for (let i = 0, y = 1; i < lights.length; y++)
    for (let x = 1, row = 0; x <= width; x++, i++) {
      row += lights[i]!;
      sums[y * side + x] = sums[(y - 1) * side + x]! + row;
    }
  return sums;
}

function average(sums: Float64Array, width: number, { left, right, top, bottom }: Pixels): number {
  const side = width + 1;
  const sum = sums[bottom * side + right]! - sums[top * side + right]! - sums[bottom * side + left]! + sums[top * side + left]!;
  return Math.min(1, Math.max(0, sum / ((right - left) * (bottom - top))));
}
