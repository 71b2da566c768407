/**
 * What stands between two characters, as a table over their classes: natural space, squeeze and its step, stretch, break.
 * Made once for a house style (composition.md: L, P, M and J rows). Knows classes, not characters.
 */
import type { HouseStyle } from '../story/types.ts';
import { Class, type ClassId } from './kinsoku/classes.ts';

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

export const CLASSES = 21;
const HALF = 0.5;

const rightBlank = (c: ClassId): boolean => c === Class.comma || c === Class.stop || c === Class.close;
const leftBlank = (c: ClassId): boolean => c === Class.open;
const western = (c: ClassId): boolean =>
  c === Class.digit || c === Class.latin || c === Class.latinMark || c === Class.prefix || c === Class.postfix;
const ideographic = (c: ClassId): boolean => c === Class.han || c === Class.other || c === Class.surrogate;
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

function penaltyOf(a: ClassId, b: ClassId, house: HouseStyle): number {
  if (noStart(b, house.kinsoku) || noEnd(a, house.kinsoku)) return Infinity;
  if (western(a) && western(b)) return Infinity;
  if (a === Class.digit && ideographic(b)) return Infinity;
  if (b === Class.latinMark && !western(a)) return Infinity;
  if (b === Class.joiner) return Infinity;
  return 0;
}

function squeeze(a: ClassId, b: ClassId, house: HouseStyle): Pick<Gap, 'natural' | 'step' | 'shrink'> {
  const right = rightBlank(a);
  const left = leftBlank(b);
  const nothing = { natural: 0, step: Step.none, shrink: 0 };
  if (!house.squeeze) return nothing;
  if (right && left) return { natural: -HALF, step: Math.min(stepOf(a), Step.bracket), shrink: HALF };
  if (right && (rightBlank(b) || b === Class.interpunct)) return { natural: -HALF, step: Step.none, shrink: 0 };
  if (left && (leftBlank(a) || a === Class.interpunct)) return { natural: -HALF, step: Step.none, shrink: 0 };
  if (right) return { natural: 0, step: stepOf(a), shrink: HALF };
  if (left) return { natural: 0, step: Step.bracket, shrink: HALF };
  return nothing;
}

/** M1: newspaper and book presets of the space between Han and figures, Han and Latin words. */
function hanWestern(figure: boolean, house: HouseStyle): Pick<Gap, 'natural' | 'shrink' | 'hanWestern'> {
  if (house.hanLatin === 'book') return { natural: 0.25, shrink: 0.125, hanWestern: 1 / 3 - 0.25 };
  return figure ? { natural: 0, shrink: 0, hanWestern: 0.125 } : { natural: 0.125, shrink: 0.125, hanWestern: 0.125 };
}

function gapOf(a: ClassId, b: ClassId, house: HouseStyle): Gap {
  const penalty = penaltyOf(a, b, house);
  const closed = { natural: 0, step: Step.none, shrink: 0, wordSpace: 0, hanWestern: 0, open: 0 as const, penalty };
  if (western(a) && western(b)) return closed;
  const mixed = (ideographic(a) && western(b)) || (western(a) && ideographic(b));
  if (mixed) {
    const figure = a === Class.digit || b === Class.digit || a === Class.postfix || b === Class.prefix;
    const space = hanWestern(figure, house);
    return { ...closed, ...space, step: space.shrink > 0 ? Step.hanWestern : Step.none, open: 1 };
  }
  const quiet = (c: ClassId): boolean => c === Class.connector || c === Class.wave || c === Class.solidus || c === Class.joiner;
  const inside = a === b && (a === Class.dash || a === Class.ellipsis);
  return { ...closed, ...squeeze(a, b, house), open: quiet(a) || quiet(b) || inside ? 0 : 1 };
}

/** A typed space: 1/4 em between words, up to 1/2 em (J7 step 1); it vanishes at a line's edge. */
export const wordSpace: Gap = { natural: 0.25, step: Step.none, shrink: 0, wordSpace: 0.25, hanWestern: 0, open: 1, penalty: 0 };
/** A typed U+3000. */
export const wideSpace: Gap = { ...wordSpace, natural: 1, wordSpace: 0 };

const made = new Map<string, readonly Gap[]>();

/** The table of a house style, indexed by class before × CLASSES + class after. */
export function gapTable(house: HouseStyle): readonly Gap[] {
  const key = `${house.kinsoku} ${house.hanLatin} ${house.squeeze}`;
  let table = made.get(key);
  if (!table) {
    table = Array.from({ length: CLASSES * CLASSES }, (_, i) =>
      gapOf(Math.floor(i / CLASSES) as ClassId, (i % CLASSES) as ClassId, house),
    );
    made.set(key, table);
  }
  return table;
}
