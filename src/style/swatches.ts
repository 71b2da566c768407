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
  /** 黛 in four more tones, for drawings: from the sides away from the lamp to faces that it meets. 208, 96, 47 and 20 %. */
  'slate-dark': { cmyk: [68, 48, 32, 60], rgb: [56, 67, 79] },
  'slate-mid': { cmyk: [40, 24, 14, 18], rgb: [141, 155, 171] },
  'slate-light': { cmyk: [22, 12, 7, 6], rgb: [189, 199, 209] },
  'slate-pale': { cmyk: [9, 5, 3, 3], rgb: [227, 232, 237] },
  /** Shadows on paper tint. */
  'paper-shade': { cmyk: [4, 9, 18, 15], rgb: [217, 207, 185] },
  /** Where an advertisement is late. */
  hole: { cmyk: [0, 0, 0, 20], rgb: [211, 210, 209] },
  /** 铺底 under boxes and the timeline. */
  'paper-tint': { cmyk: [0, 4, 12, 6], rgb: [243, 235, 218] },
};
