/**
 * The Layout's swatches in, the colour operators of a content stream out: in ink DeviceCMYK, never device RGB; on screen sRGB and grey.
 */
import type { Swatch } from '../layout/types.ts';
import { ascii } from './ink.ts';
import type { PressProfile } from './profile.ts';

/** A swatch as operators of a content stream. */
export interface InkedSwatch {
  readonly name: string;
  readonly fill: Uint8Array;
  readonly stroke: Uint8Array;
  /** Solid black, or any black for text: may overprint. */
  readonly black: boolean;
  readonly solid: boolean;
}

/** The operators of every swatch, spelled once. */
export function inkSwatches(
  swatches: Readonly<Record<string, Swatch>>,
  space: PressProfile['space'],
): ReadonlyMap<string, InkedSwatch> {
  return new Map(
    Object.entries(swatches).map(([name, swatch]) => [name, space === 'cmyk' ? inInk(name, swatch) : inLight(name, swatch)]),
  );
}

function inInk(name: string, { cmyk }: Swatch): InkedSwatch {
  const [c, m, y, k] = cmyk;
  const operands = cmyk.map((part) => Math.round(part * 100) / 10000).join(' ');
  const black = c === 0 && m === 0 && y === 0 && k > 0;
  return { name, fill: ascii(`${operands} k\n`), stroke: ascii(`${operands} K\n`), black, solid: black && k === 100 };
}

/** sRGB; K alone, paper too, is DeviceGray, which black text must be on screen as in the archive. */
function inLight(name: string, { cmyk, rgb }: Swatch): InkedSwatch {
  const [c, m, y, k] = cmyk;
  const grey = c === 0 && m === 0 && y === 0;
  const parts = grey ? [1 - k / 100] : rgb.map((part) => part / 255);
  const operands = parts.map((part) => Math.round(part * 10000) / 10000).join(' ');
  const [fill, stroke] = grey ? ['g', 'G'] : ['rg', 'RG'];
  return { name, fill: ascii(`${operands} ${fill}\n`), stroke: ascii(`${operands} ${stroke}\n`), black: false, solid: false };
}
