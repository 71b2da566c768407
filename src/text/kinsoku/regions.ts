/**
 * Kinsoku tables of the regions, as data: characters that may not begin or end a line beside the classes of classes.ts.
 */
import type { HouseStyle } from '../../story/types.ts';
import { classes } from './classes.ts';

interface Region {
  readonly noStart: string;
  readonly noEnd: string;
  readonly clause: string;
  /** Whether stops stand at the left of their em, with a blank half to give up (P1, P2); else in its middle. */
  readonly hugging: boolean;
  /** Width of the interpunct, em (P12). */
  readonly interpunct: number;
}

/** What each region adds to the tables of classes.ts. */
export const regions: Readonly<Record<HouseStyle['region'], Region>> = {
  mainland: {
    noStart: '',
    noEnd: '',
    clause: 'clreq prohibition-rules-guobiao; GB/T 15834 5.1.9',
    hugging: true,
    interpunct: 0.5,
  },
  taiwan: {
    noStart: '﹐﹑﹔﹕﹖﹗·・',
    noEnd: '',
    clause: 'clreq glyphs_sizes_and_positions, id86',
    hugging: false,
    interpunct: 1,
  },
  hongkong: {
    noStart: '﹐﹑﹔﹕﹖﹗·・',
    noEnd: '',
    clause: 'clreq glyphs_sizes_and_positions, id86',
    hugging: false,
    interpunct: 1,
  },
  japan: {
    noStart: 'ぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶㇰㇱㇲㇳㇴㇵㇶㇷㇸㇹㇺㇻㇼㇽㇾㇿーゝゞヽヾ々〻',
    noEnd: '',
    clause: 'JLREQ cl-09, cl-10, cl-11 (JIS X 4051)',
    hugging: true,
    interpunct: 1,
  },
};

/** Bits: may not begin a line; may not end one; nothing is forbidden, whatever the tables say. */
export const Prohibit = { start: 1, end: 2, nothing: 4 } as const;

/**
 * What a house adds to the classes or takes from them (L18), by code unit; undefined when it changes nothing, so that the
 * usual case asks no table.
 */
export function prohibitions(house: HouseStyle): Uint8Array | undefined {
  const region = regions[house.region];
  const noStart = region.noStart + house.noStart;
  const noEnd = region.noEnd + house.noEnd;
  if (house.kinsoku === 'none' || (!noStart && !noEnd && !house.free)) return undefined;
  const flags = new Uint8Array(classes().length);
  const mark = (characters: string, flag: number): void => {
    for (let i = 0; i < characters.length; i++) flags[characters.charCodeAt(i)]! |= flag;
  };
  mark(noStart, Prohibit.start);
  mark(noEnd, Prohibit.end);
  mark(house.free, Prohibit.nothing);
  return flags;
}
