/**
 * The Layout's swatches in, the colour operators of a content stream out: in ink DeviceCMYK and Separation, never device RGB; on screen
 * sRGB and grey.
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
  /** Cyan, magenta and yellow together, per cent. */
  readonly colours: number;
  /** The spot ink that the operators ask for, which the page must have as a resource. */
  readonly spot?: Spot;
}

/** A spot ink as a document has it: one colour space for one name (ISO 15930-7, 6.2.4). */
export interface Spot {
  /** Name of the resource: S1, S2, … */
  readonly resource: string;
  /** Name of the plate. */
  readonly ink: string;
  /** Its solid in process inks, per cent. */
  readonly cmyk: Swatch['cmyk'];
}

/** The operators of every swatch, spelled once. */
export function inkSwatches(
  swatches: Readonly<Record<string, Swatch>>,
  space: PressProfile['space'],
): ReadonlyMap<string, InkedSwatch> {
  const spots = new Map<string, Spot>();
  const spotOf = (ink: string, cmyk: Swatch['cmyk']): Spot => {
    const known = spots.get(ink);
    if (known && known.cmyk.join() !== cmyk.join()) throw new Error(`bug: the spot ink ${ink} has two solids`);
    if (!known) spots.set(ink, { resource: `S${spots.size + 1}`, ink, cmyk });
    return spots.get(ink)!;
  };
  return new Map(
    Object.entries(swatches).map(([name, swatch]) => {
      if (space === 'rgb') return [name, inLight(name, swatch)];
      return [name, swatch.spot === undefined ? inInk(name, swatch) : inSpot(name, swatch, spotOf(swatch.spot, swatch.cmyk))];
    }),
  );
}

function inSpot(name: string, { tint = 100 }: Swatch, spot: Spot): InkedSwatch {
  const operand = Math.round(tint * 100) / 10000;
  const fill = ascii(`/${spot.resource} cs ${operand} scn\n`);
  const stroke = ascii(`/${spot.resource} CS ${operand} SCN\n`);
  return { name, fill, stroke, black: false, solid: false, colours: 0, spot };
}

function inInk(name: string, { cmyk }: Swatch): InkedSwatch {
  const [c, m, y, k] = cmyk;
  const operands = cmyk.map((part) => Math.round(part * 100) / 10000).join(' ');
  const black = c === 0 && m === 0 && y === 0 && k > 0;
  return {
    name,
    fill: ascii(`${operands} k\n`),
    stroke: ascii(`${operands} K\n`),
    black,
    solid: black && k === 100,
    colours: c + m + y,
  };
}

/** sRGB; K alone, paper too, is DeviceGray, which black text must be on screen as in the archive. */
function inLight(name: string, { cmyk, rgb }: Swatch): InkedSwatch {
  const [c, m, y, k] = cmyk;
  const grey = c === 0 && m === 0 && y === 0;
  const parts = grey ? [1 - k / 100] : rgb.map((part) => part / 255);
  const operands = parts.map((part) => Math.round(part * 10000) / 10000).join(' ');
  const [fill, stroke] = grey ? ['g', 'G'] : ['rg', 'RG'];
  return {
    name,
    fill: ascii(`${operands} ${fill}\n`),
    stroke: ascii(`${operands} ${stroke}\n`),
    black: false,
    solid: false,
    colours: 0,
  };
}
