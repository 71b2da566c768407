/**
 * The inks that the house style knows by name, as plain constants: process colours in per cent with a look for the screen.
 * Nothing is converted here; the press takes the CMYK figures as they stand.
 */
import type { Swatch } from '../layout/types.ts';

/** Swatches by name. Every one stays under the ink limit of newsprint, 220 % (ISO 12647-3). */
export const SWATCHES: Readonly<Record<string, Swatch>> = {
  /** Text and rules: K alone, never a rich black. */
  black: { cmyk: [0, 0, 0, 100], rgb: [26, 23, 21] },
  /** Paper: nothing is printed. */
  white: { cmyk: [0, 0, 0, 0], rgb: [255, 255, 255] },
  /** 朱砂: numerals, seals, quote marks. */
  vermilion: { cmyk: [0, 85, 80, 0], rgb: [220, 68, 50] },
  /** 黛: pictures. */
  slate: { cmyk: [55, 35, 20, 35], rgb: [93, 110, 131] },
  /** 铺底 under boxes and the timeline. */
  'paper-tint': { cmyk: [0, 4, 12, 6], rgb: [243, 235, 218] },
};
