/**
 * What style needs of a template's type scale and of the house style.
 */
import type { HouseStyle } from '../story/types.ts';

/** Sizes in pt that style needs of a template's scale. */
export interface TypeScale {
  readonly body: number;
  readonly headline: number;
  readonly kicker: number;
  readonly deck: number;
  readonly byline: number;
  readonly crosshead: number;
  readonly theme: number;
  readonly caption: number;
  readonly quote: number;
  readonly boxTitle: number;
  /** Tables and notices: the captions' unless given; digests: the body's. */
  readonly table?: number;
  readonly notice?: number;
  readonly digest?: number;
  /** Em of the body. */
  readonly indent: number;
  /** House style of lists and captions. */
  readonly lists: HouseStyle['lists'];
  /** Where readings in running text go; everywhere else, and without it, they stand in brackets (R5). */
  readonly ruby?: HouseStyle['ruby'];
  readonly arrows: HouseStyle['arrows'];
}
