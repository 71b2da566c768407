/**
 * The dummy: a template's grid and what stands where on a page, in whole columns and lines, before any text is set.
 */

import type { DemandKind, NewsForm, NewsTemplate } from './news/types.ts';

/** A page's grid as a template declares it. Lengths of the sheet in mm, others in em of the body or in lines. */
export interface GridSpec {
  readonly sheet: { readonly width: number; readonly height: number };
  readonly columns: number;
  /** Characters a column. */
  readonly chars: number;
  /** Em between columns. */
  readonly gap: number;
  readonly lines: number;
  /** A spread: the gap at the fold and the column (from 1) that it follows. */
  readonly fold?: { readonly after: number; readonly gap: number };
}

/** Where a template wants a picture, box or quote: columns from 1; `line` a share of the text zone's height, 0 to 1, for the middle. */
export interface Anchor {
  readonly column: number;
  readonly columns: number;
  readonly edge: 'head' | 'foot' | 'middle';
  readonly at?: number;
}

/** Sizes in pt, heights in lines. */
export interface FeatureScale {
  /** Largest first: the ladder of headline sizes that the template allows. */
  readonly headline: readonly number[];
  readonly kicker: number;
  readonly deck: number;
  readonly byline: number;
  readonly crosshead: readonly number[];
  readonly theme: number;
  readonly caption: { readonly size: number; readonly leading: number };
  readonly quote: { readonly size: number; readonly lines: number };
  readonly boxTitle: number;
  /** Tables and notices: the captions' unless given. Digests: the body's. */
  readonly table?: { readonly size: number; readonly leading: number };
  readonly notice?: { readonly size: number; readonly leading: number };
  readonly digest?: { readonly size: number; readonly leading: number };
}

/** One form of a feature template: the grid and its anchors, in the order in which matter takes them. */
export interface FeatureForm {
  readonly grid: GridSpec;
  readonly scale: FeatureScale;
  /** How the headline stands: across the whole width, or half on each page of a spread with its turn at the fold. */
  readonly headline: 'full' | 'halves';
  readonly pictures: readonly Anchor[];
  /** Widths in columns that the lead picture may take, favourite first; it keeps its anchor's inner edge. */
  readonly leadWidths: readonly number[];
  readonly boxes: readonly Anchor[];
  readonly pullquotes: readonly Anchor[];
  /**
   * Strip at the foot: columns and characters of its own grid, and from how many list items on it is made. `timeline`: nodes of a timeline,
   * 0 for none; `drawn`: the years of the one timeline for whose nodes the page component has drawings.
   */
  readonly strip: {
    readonly columns: number;
    readonly from: number;
    readonly timeline: number;
    readonly drawn?: readonly string[];
  };
}

/** A template for one story, without its page component: its form as a page and as a spread. */
export interface FeatureTemplate {
  readonly name: string;
  readonly page: FeatureForm;
  readonly spread: FeatureForm;
}

/** A template without its page component. */
export type Template = FeatureTemplate | NewsTemplate;

/** One story on its anchors, or many stories planned. */
export const isNews = (form: FeatureForm | NewsForm): form is NewsForm => 'kind' in form;

/** A stretch of a column that takes text: lines from 1 on the page's grid; measure in em of the body. */
export interface Leg {
  readonly column: number;
  readonly line: number;
  readonly lines: number;
  readonly measure: number;
  /** Left edge, pt, where it is not its column's: merged and re-cut columns (长栏, 破栏). */
  readonly x?: number;
}

/** What a slot takes; `white` is meant to stay empty. */
export type SlotKind = 'headline' | 'text' | 'picture' | 'box' | 'pullquote' | 'strip' | 'advertisement' | 'white';

/** A place on the dummy: columns and lines from 1. */
export interface Slot {
  readonly name: string;
  readonly kind: SlotKind;
  readonly column: number;
  readonly columns: number;
  readonly line: number;
  readonly lines: number;
  /** Block that the slot was made for. */
  readonly block: string | null;
}

/** `banxin/plan/1`: the dummy of one page. */
export interface PagePlan {
  readonly folios: readonly string[];
  readonly template: string;
  readonly grid: { readonly columns: number; readonly chars: number; readonly gap: number; readonly lines: number };
  readonly slots: readonly Slot[];
  /** How a page of many stories was planned; a feature on its anchors has none. */
  readonly planned?: Planned;
}

/** A thing in its place, as it is told: the name of its shape, empty lines of its columns, lines without room. */
export interface PlannedModule {
  readonly demand: string;
  readonly kind: DemandKind;
  readonly column: number;
  readonly columns: number;
  readonly line: number;
  readonly lines: number;
  readonly shape: string;
  readonly empty: number;
  readonly overset: number;
}

/** The planner's answer as it is told: where each thing stands, and what the page costs. */
export interface Planned {
  readonly modules: readonly PlannedModule[];
  readonly unplaced: readonly string[];
  readonly terms: Readonly<Record<string, number>>;
  readonly cost: number;
  readonly exact: boolean;
}
