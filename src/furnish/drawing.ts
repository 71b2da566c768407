/**
 * What the recorder writes down of a page, in painting order: shapes, glyph runs, pictures, slots, and faults. Page coordinates, pt.
 */
import type { Face } from '../font/types.ts';
import type { Box, Outline } from './outline.ts';

/** A filled or stroked outline. Colours are as painted; frames turn them into swatch names. */
export interface Shape {
  readonly kind: 'shape';
  readonly outline: Outline;
  readonly fill: string | null;
  readonly evenOdd: boolean;
  readonly stroke: string | null;
  readonly lineWidth: number;
  readonly dash: readonly number[];
  readonly cap: 'butt' | 'round' | 'square';
  /** Box of the ink. */
  readonly box: Box;
}

/** Glyphs of one face on one baseline. */
export interface Glyphs {
  readonly kind: 'glyphs';
  readonly role: string;
  readonly face: Face;
  readonly size: number;
  /** Horizontal scale. */
  readonly stretch: number;
  readonly colour: string;
  readonly baseline: number;
  /** Baseline shift, down positive. */
  readonly shift: number;
  readonly gids: readonly number[];
  /** x of each origin. */
  readonly at: readonly number[];
  /** x after the last advance. */
  readonly end: number;
  readonly text: string;
  readonly clusters: readonly number[];
}

/** A picture file over a rectangle. */
export interface PlacedFile {
  readonly kind: 'picture';
  readonly file: string;
  readonly box: Box;
}

/** Where the made-up matter stands in painting order. */
export interface SlotMark {
  readonly kind: 'slot';
  readonly name: string;
}

/** Where a link leads that a component asks for. */
export interface LinkMark {
  readonly kind: 'link';
  readonly target: string;
}

/** Something that a Layout cannot hold. */
export interface Fault {
  readonly kind: 'fault';
  readonly code: 'glyph-missing' | 'furniture-unsupported' | 'furniture-lost';
  readonly message: string;
}

/** What one element, directly on the page, draws. */
export type ElementDrawings = readonly Drawing[];

/** What the recorder writes down, in painting order. */
export type Drawing = Shape | Glyphs | PlacedFile | SlotMark | LinkMark | Fault;
