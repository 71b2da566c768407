/**
 * What a made-up page hands to its template: finished rectangles to draw furniture around. pt, on the trimmed page. Plain values.
 */
import type { Rect } from '../base/index.ts';
import type { DemandKind, Weight } from '../plan/news/types.ts';

/** A rule between two columns. */
export interface ColumnRule {
  readonly x: number;
  readonly top: number;
  readonly bottom: number;
}

/** A finished rectangle and the block in it. */
export interface Placed {
  readonly id: string;
  readonly rect: Rect;
}

/** A module of a page of many stories: `id` is what stands in it. */
export interface PlacedModule extends Placed {
  readonly kind: DemandKind;
  readonly weight: Weight;
}

/** The strip as its furniture sees it. */
export interface StripSurroundings {
  /** The tinted area. */
  readonly rect: Rect;
  /** Columns of the strip's own; a timeline has one a node. */
  readonly nodes: readonly Rect[];
  /** Where a timeline draws its character, one a node. */
  readonly drawings: readonly Rect[];
  readonly kind: 'timeline' | 'columns';
}

/** All that a page component draws around. */
export interface Surroundings {
  /** By slot name: `headline`, `text`, `strip`, `picture-1`, … */
  readonly slots: Readonly<Record<string, Rect>>;
  readonly boxes: readonly Placed[];
  readonly pullquotes: readonly Placed[];
  readonly pictures: readonly Placed[];
  /** Squares behind crosshead numbers. */
  readonly seals: readonly Rect[];
  readonly strip: StripSurroundings | null;
  readonly columnRules: readonly ColumnRule[];
  /** Of a page of many stories, in reading order; a feature has none. */
  readonly modules: readonly PlacedModule[];
  /** Where ■ ends the story: its left edge and baseline. */
  readonly end: { readonly x: number; readonly baseline: number } | null;
}
