/**
 * The Layout's swatches in, the colour operators of a content stream out: DeviceCMYK only, never device RGB.
 */
import type { Swatch } from '../layout/types.ts';
import { ascii } from './ink.ts';

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
export function inkSwatches(swatches: Readonly<Record<string, Swatch>>): ReadonlyMap<string, InkedSwatch> {
  return new Map(Object.entries(swatches).map(([name, swatch]) => [name, inkSwatch(name, swatch)]));
}

function inkSwatch(name: string, { cmyk }: Swatch): InkedSwatch {
  const [c, m, y, k] = cmyk;
  const operands = cmyk.map((part) => Math.round(part * 100) / 10000).join(' ');
  const black = c === 0 && m === 0 && y === 0 && k > 0;
  return { name, fill: ascii(`${operands} k\n`), stroke: ascii(`${operands} K\n`), black, solid: black && k === 100 };
}
