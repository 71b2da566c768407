/**
 * Swatches in, what they are on the plates out: how many inks, how much of them, black or reversed.
 */
import type { Swatch } from '../../layout/types.ts';

/** How a swatch is printed, for the figures of smallest type and thinnest rule. */
export type Kind = 'solid' | 'tinted' | 'several' | 'four' | 'reversed';

/** A swatch as plates see it. */
export interface Plated {
  readonly kind: Kind;
  /** Per cent of one solid, all inks together. */
  readonly sum: number;
  /** Cyan, magenta and yellow together, per cent. */
  readonly colours: number;
  /** Per cent of black alone, where there is no other ink; else 0. */
  readonly blackAlone: number;
  /** Names of the plates. */
  readonly plates: readonly string[];
}

const PROCESS = ['Cyan', 'Magenta', 'Yellow', 'Black'];

/** What a swatch puts on the plates. */
export function plated({ cmyk, spot, tint = 100 }: Swatch): Plated {
  if (spot === 'All') return { kind: 'solid', sum: 0, colours: 0, blackAlone: 0, plates: [] };
  if (spot !== undefined) return { kind: tint < 100 ? 'tinted' : 'solid', sum: tint, colours: 0, blackAlone: 0, plates: [spot] };
  const [c, m, y, k] = cmyk;
  const plates = PROCESS.filter((_, i) => cmyk[i]! > 0);
  const sum = c + m + y + k;
  const kind = kindOf(plates.length, sum);
  return { kind, sum, colours: c + m + y, blackAlone: plates.join() === 'Black' ? k : 0, plates };
}

function kindOf(inks: number, sum: number): Kind {
  if (inks === 0) return 'reversed';
  if (inks === 1) return sum < 100 ? 'tinted' : 'solid';
  return inks === 4 ? 'four' : 'several';
}

/** In words. */
export const KINDS: Readonly<Record<Kind, string>> = {
  solid: 'in one solid ink',
  tinted: 'in a tint of one ink',
  several: 'in two or three inks',
  four: 'in four inks',
  reversed: 'reversed',
};
