/**
 * What stands between two characters, as a table over their classes: natural space, squeeze and its step, stretch, break.
 * Made once for a house style (composition.md: L, P, M and J rows). Knows classes, not characters.
 */
import type { HouseStyle } from '../story/types.ts';
import { Class, type ClassId } from './kinsoku/classes.ts';
import { regions } from './kinsoku/regions.ts';

/** Index of the reduction steps of J3: 2 word space, 3 interpunct, 4 brackets, 5 comma, 6 Han–Western, 7 full stop. */
export const Step = { none: -1, wordSpace: 0, interpunct: 1, bracket: 2, comma: 3, hanWestern: 4, stop: 5 } as const;

/** Lengths in em. */
export interface Gap {
  readonly natural: number;
  readonly step: number;
  readonly shrink: number;
  readonly wordSpace: number;
  readonly hanWestern: number;
  /** 1 where the equal step of expansion reaches (J7 step 3). */
  readonly open: 0 | 1;
  readonly penalty: number;
}

export const CLASSES = 24;
/** Price of a break that divides a word (L16); no other break has it, so that a line knows by it that it ends with a hyphen. */
export const HYPHEN = 80;
const HALF = 0.5;

/** Whether a mark has a blank half at its right: brackets everywhere, stops where they hug the text before them (P1, P2). */
export const rightBlank = (c: ClassId, house: HouseStyle): boolean =>
  c === Class.close || ((c === Class.comma || c === Class.stop) && regions[house.region].hugging);
const leftBlank = (c: ClassId): boolean => c === Class.open;
const western = (c: ClassId): boolean =>
  c === Class.digit || c === Class.latin || c === Class.latinMark || c === Class.prefix || c === Class.postfix;
const ideographic = (c: ClassId): boolean =>
  c === Class.han || c === Class.other || c === Class.surrogate || c === Class.combining;
const stepOf = (c: ClassId): number => (c === Class.comma ? Step.comma : c === Class.stop ? Step.stop : Step.bracket);

function noStart(c: ClassId, level: HouseStyle['kinsoku']): boolean {
  if (level === 'none') return false;
  if (c === Class.comma || c === Class.stop || c === Class.close) return true;
  if (c === Class.interpunct || c === Class.connector || c === Class.wave || c === Class.postfix) return true;
  if (c === Class.solidus) return level !== 'basic';
  return level === 'strict' && (c === Class.dash || c === Class.ellipsis);
}

function noEnd(c: ClassId, level: HouseStyle['kinsoku']): boolean {
  if (level === 'none') return false;
  return c === Class.open || c === Class.prefix || (c === Class.solidus && level !== 'basic');
}

/** Infinity where `b` may not begin a line or `a` may not end one; else 0. */
export const edgePenalty = (a: ClassId, b: ClassId, house: HouseStyle): number =>
  noStart(b, house.kinsoku) || noEnd(a, house.kinsoku) ? Infinity : 0;

function penaltyOf(a: ClassId, b: ClassId, house: HouseStyle): number {
  if (edgePenalty(a, b, house) > 0) return Infinity;
  if (western(a) && western(b)) return Infinity;
  if (a === Class.digit && ideographic(b)) return Infinity;
  if (b === Class.latinMark && !western(a)) return Infinity;
  return b === Class.combining ? Infinity : 0;
}

/** The blanks of two marks that meet: 2 em become 1.5, or 1 (P5); brackets stay tight to what they enclose (P6). */
function squeeze(a: ClassId, b: ClassId, house: HouseStyle): Pick<Gap, 'natural' | 'step' | 'shrink'> {
  const right = rightBlank(a, house);
  const left = leftBlank(b);
  const none = { natural: 0, step: Step.none, shrink: 0 };
  if (!house.squeeze) return none;
  if (right && left)
    return house.adjacent === 1 ? { ...none, natural: -1 } : one(-HALF, Math.min(stepOf(a), Step.bracket), house);
  if (right && (rightBlank(b, house) || b === Class.interpunct)) return { ...none, natural: -HALF };
  if (left && (leftBlank(a) || a === Class.interpunct)) return { ...none, natural: -HALF };
  // J3 step 3: an interpunct of one em gives up its sides; one of half an em has none (P3).
  const dot = a === Class.interpunct || b === Class.interpunct;
  if (dot && regions[house.region].interpunct === 1 && !right && !left)
    return { ...none, step: Step.interpunct, shrink: HALF / 2 };
  if (right) return one(0, stepOf(a), house);
  return left ? one(0, Step.bracket, house) : none;
}

const one = (natural: number, step: number, house: HouseStyle): Pick<Gap, 'natural' | 'step' | 'shrink'> =>
  step === Step.stop && !house.squeezeStops ? { natural, step: Step.none, shrink: 0 } : { natural, step, shrink: HALF };

/** M1: presets of the space between Han and figures, Han and Latin words; J6: a fixed one takes no part in adjustment. */
function hanWestern(figure: boolean, house: HouseStyle): Pick<Gap, 'natural' | 'shrink' | 'hanWestern' | 'open'> {
  if (house.hanLatin === 'fixed') return { natural: 0.25, shrink: 0, hanWestern: 0, open: 0 };
  if (house.hanLatin === 'book') return { natural: 0.25, shrink: 0.125, hanWestern: 1 / 3 - 0.25, open: 1 };
  if (figure) return { natural: 0, shrink: 0, hanWestern: 0.125, open: 1 };
  return { natural: 0.125, shrink: 0.125, hanWestern: 0.125, open: 1 };
}

function gapOf(a: ClassId, b: ClassId, house: HouseStyle): Gap {
  const penalty = penaltyOf(a, b, house);
  const closed: Gap = { ...closedGap, penalty };
  if ((western(a) && western(b)) || b === Class.combining) return closed;
  const mixed = (ideographic(a) && western(b)) || (western(a) && ideographic(b));
  if (mixed) {
    const figure = a === Class.digit || b === Class.digit || a === Class.postfix || b === Class.prefix;
    const space = hanWestern(figure, house);
    return { ...closed, ...space, step: space.shrink > 0 ? Step.hanWestern : Step.none };
  }
  const quiet = (c: ClassId): boolean => c === Class.connector || c === Class.wave || c === Class.solidus;
  return { ...closed, ...squeeze(a, b, house), open: quiet(a) || quiet(b) ? 0 : 1 };
}

/** Inside a unit: nothing, ever. */
export const closedGap: Gap = { natural: 0, step: Step.none, shrink: 0, wordSpace: 0, hanWestern: 0, open: 0, penalty: Infinity };
/** A typed space: 1/4 em between words, up to 1/2 em (J7 step 1); it vanishes at a line's edge. */
export const wordSpace: Gap = { natural: 0.25, step: Step.none, shrink: 0, wordSpace: 0.25, hanWestern: 0, open: 1, penalty: 0 };
/** A typed U+3000: as wide as it was typed, so that a run-in head keeps its em (G19). */
export const wideSpace: Gap = { ...wordSpace, natural: 1, wordSpace: 0, open: 0 };

const made = new Map<string, readonly Gap[]>();

/** The table of a house style, indexed by class before × CLASSES + class after. */
export function gapTable(house: HouseStyle): readonly Gap[] {
  const key = [house.kinsoku, house.region, house.hanLatin, house.squeeze, house.adjacent, house.squeezeStops].join(' ');
  let table = made.get(key);
  if (!table) {
    table = Array.from({ length: CLASSES * CLASSES }, (_, i) =>
      gapOf(Math.floor(i / CLASSES) as ClassId, (i % CLASSES) as ClassId, house),
    );
    made.set(key, table);
  }
  return table;
}
