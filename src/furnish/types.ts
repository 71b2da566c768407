/**
 * What a template's page component is given, and what furnish returns: furniture around the made-up slots.
 */
import type { Rect } from '../base/index.ts';
import type { Frame, Half, PageGrid } from '../layout/types.ts';

/** A rule between two columns, or above a quote: made by makeup, drawn by the template. pt. */
export interface ColumnRule { readonly x: number; readonly top: number; readonly bottom: number }

export interface Placed { readonly id: string; readonly rect: Rect }

/** Everything a page component may draw from. Serialisable: equal props draw equal furniture, so a drawing can be kept. */
export interface PageProps {
  readonly paper: { readonly name: string };
  readonly edition: {
    readonly date: string;
    /** 2026年11月22日 */
    readonly dateText: string;
    /** 星期日 */
    readonly weekday: string;
    /** 农历丙午年十月十四 */
    readonly lunar: string;
    readonly number?: number;
    readonly pages: number;
  };
  readonly page: {
    readonly folios: readonly string[];
    readonly halves: readonly Half[];
    readonly section: string;
    readonly width: number;
    readonly height: number;
    readonly grid: PageGrid;
    /** Role and names in order; two-character names are opened to three by the template's helper. */
    readonly credits: readonly { readonly role: string; readonly names: string }[];
  };
  /** Finished rectangles by slot name: `headline`, `text`, `strip`, `picture-1`, … */
  readonly slots: Readonly<Record<string, Rect>>;
  readonly boxes: readonly Placed[];
  readonly pullquotes: readonly Placed[];
  readonly pictures: readonly Placed[];
  /** Squares behind crosshead numbers (a seal), where the template's style asks for one. */
  readonly seals: readonly Rect[];
  /** The strip at the foot; nodes are its parts, from left to right. A timeline (the default) has a tick at each, columns have none. */
  readonly strip: {
    readonly rect: Rect;
    /** Columns of the strip's own; a timeline has one a node. */
    readonly nodes: readonly Rect[];
    /** Where a timeline draws its character, one a node. */
    readonly drawings: readonly Rect[];
    readonly kind: 'timeline' | 'columns';
  } | null;
  readonly columnRules: readonly ColumnRule[];
  /** Where the story ends (■ is painted there by the template): left edge and baseline. */
  readonly end: { readonly x: number; readonly baseline: number } | null;
}

/** Furniture of one page. `below` is painted before the matter, `above` after it. */
export interface Furniture {
  readonly below: readonly Frame[];
  readonly above: readonly Frame[];
}
