/**
 * Pages of many stories, in whole columns and lines: what each thing asks of the page (demands, with every shape it can take), and the
 * dummy that answers (modules). Heights only; no line of text is kept here.
 */
import type { GridSpec } from '../types.ts';

/** How much room the desk wants a story to have; its headline's width and size follow. */
export type Weight = 'lead' | 'second' | 'normal' | 'brief';

/** What wants a place on the page. */
export type DemandKind = 'story' | 'advertisement' | 'notices' | 'digest' | 'correction' | 'picture-news' | 'strip';

/** A rectangle on the page's grid: columns and lines from 1. */
export interface Cells {
  readonly column: number;
  readonly columns: number;
  readonly line: number;
  readonly lines: number;
}

/** A picture in a module: `column` counts from the module's left one, from 0. Heights in lines, with caption and air. */
export interface PictureShape {
  readonly block: string;
  readonly column: number;
  readonly columns: number;
  readonly edge: 'head' | 'foot';
  /** Within the limits of copyfit (house: ±10 %). */
  readonly least: number;
  readonly natural: number;
  readonly most: number;
}

/** Matter of one height that the text runs around; a middle inset finds its line in make-up. */
export interface InsetShape {
  readonly block: string;
  /** `headline`: one that stands upright (竖题), at the head of the module's first columns. */
  readonly kind: 'pullquote' | 'box' | 'table' | 'headline';
  readonly column: number;
  readonly columns: number;
  readonly edge: 'head' | 'foot' | 'middle';
  readonly lines: number;
  /** Copyfit may leave it out. */
  readonly optional?: boolean;
}

/** A headline block: kicker, headline, deck, byline and its blank lines, over the whole module. */
export interface HeadShape {
  /** Lines of the grid, blanks of house style included. */
  readonly lines: number;
  /** Lines that copyfit may add or take as blanks. */
  readonly least: number;
  readonly most: number;
  /** Type size of the headline, pt; 0 without one. */
  readonly size: number;
  readonly face: string;
  /** Lines of the headline itself. */
  readonly rows: number;
  /** How much of its width its longest row fills, 0 to 1. */
  readonly fill: number;
  /** Characters of its longest row. */
  readonly characters: number;
  /** Block of the picture on which the headline stands (题图压字): none of the lines above are its own then. */
  readonly picture?: string;
}

/** Text columns side by side; `measure` and `gap` in em. */
export interface LegsShape {
  readonly count: number;
  readonly measure: number;
  readonly gap: number;
}

/** The beginning of a text in wide legs (长栏) directly under the headline; it goes on in the shape's own legs under them. */
export interface OpeningShape {
  /** Columns of the module that it lies over, from the left. */
  readonly columns: number;
  readonly legs: LegsShape;
  /** Lines of each wide leg, and white under them. */
  readonly lines: number;
  readonly white: number;
  /**
   * Of one that runs down to the module's foot, left of the shape's own legs (首栏并): by the lines that it has, the rows that are left for those. `lines` is then the depth that the shape's text
   * is counted at.
   */
  readonly behind?: readonly number[];
}

/** One way in which matter can stand in a rectangle of so many columns. */
export interface Shape {
  /** Told apart by it in one demand: `3c 28pt×1 p2h`. */
  readonly name: string;
  readonly columns: number;
  readonly head: HeadShape;
  /** Text columns of the module: base, merged (长栏) or re-cut (破栏). 0 legs: no text. */
  readonly legs: LegsShape;
  readonly opening?: OpeningShape;
  /** Lines of the text at that measure over all legs, exact, crossheads included, behind the opening; `least` and `most` by looseness of paragraphs. */
  readonly text: { readonly least: number; readonly natural: number; readonly most: number };
  readonly pictures: readonly PictureShape[];
  readonly insets: readonly InsetShape[];
  /** Lines at the foot that no text enters: a frame's inset, a rule's air. */
  readonly foot: number;
  /** Its columns before the fold of a spread that it crosses: it stands nowhere else. Without it, it crosses none. */
  readonly fold?: number;
  /** What this shape costs before it stands anywhere, in the objective's units: a size below its weight's, say. */
  readonly cost: number;
  /** What make-up came to where it has filled the shape, by the lines of the module: it stands for what would be counted. */
  readonly seen?: ReadonlyMap<number, Seen>;
}

/** A shape filled: grid lines of its columns that nothing covers, lines of text without a place. */
export interface Seen {
  readonly empty: number;
  readonly overset: number;
}

/** A thing that wants a place, with every shape it can take. */
export interface Demand {
  readonly id: string;
  readonly kind: DemandKind;
  readonly weight: Weight;
  /** Place in the edition's list: earlier is more important among equals. */
  readonly order: number;
  readonly shapes: readonly Shape[];
  /** Where the desk nails it down. */
  readonly nail?: Cells;
  /** Where on the page it must lie: an advertisement at the foot, 报眼 beside the nameplate. */
  readonly edge?: 'head' | 'foot' | 'left' | 'right';
  /** Its text may go on on another page: the least lines that stay here. */
  readonly jumps?: { readonly least: number };
}

/** A rung of the headline ladder: how a headline of one weight may stand over a module of so many base columns. */
export interface Rung {
  readonly weight: Weight;
  readonly columns: number;
  /** pt, favourite first; all of them are tried where the search has time. */
  readonly sizes: readonly number[];
  /** Rows that the headline itself may take. */
  readonly rows: { readonly least: number; readonly most: number };
  /** Role of fonts.yaml. */
  readonly face: string;
  /** 竖题: it stands upright in the module's left columns, and the text runs beside it. */
  readonly vertical?: boolean;
}

/** Type of a page of many stories. Sizes in pt. */
export interface NewsScale {
  /** By weight and width; a weight has no headline of a width that is not here. */
  readonly ladder: readonly Rung[];
  /** Kicker and deck of a headline of `from` pt or more, two grades below it; largest first, the last from 0. */
  readonly grades: readonly { readonly from: number; readonly kicker: number; readonly deck: number }[];
  readonly byline: number;
  readonly crosshead: readonly number[];
  readonly theme: number;
  readonly caption: { readonly size: number; readonly leading: number };
  /** Pull quotes: a row takes `lines` body lines. */
  readonly quote: { readonly size: number; readonly lines: number };
  readonly boxTitle: number;
  /** Tables, notices and digests have a size of their own; rows on their own leading inside whole lines. */
  readonly table: { readonly size: number; readonly leading: number };
  readonly notice: { readonly size: number; readonly leading: number };
  readonly digest: { readonly size: number; readonly leading: number };
}

/** A form of a template for pages of many stories. */
export interface NewsForm {
  readonly kind: 'news';
  readonly grid: GridSpec;
  readonly scale: NewsScale;
  /** Cells that furniture keeps for itself: nameplate, imprint, a strip. */
  readonly reserved: readonly Cells[];
  /** It carries the nameplate and with it the compulsory imprint. */
  readonly nameplate?: true;
  /** Where 报眼 stands on a front page. */
  readonly ear?: Cells;
  /** Weights whose stories may begin in merged columns where that is cheapest; others do where the desk asks for it. */
  readonly openings?: readonly Weight[];
  /** Rules between the columns of a module. */
  readonly columnRules: 'none' | 'hairline' | 'dotted';
}

/** A template for pages of many stories, without its page component. */
export interface NewsTemplate {
  readonly name: string;
  readonly kind: 'news';
  readonly page: NewsForm;
  readonly spread?: NewsForm;
}

/** A thing in its place. */
export interface Module {
  readonly demand: string;
  readonly kind: DemandKind;
  readonly cells: Cells;
  readonly shape: Shape;
  /** Lines that the headline block has, within its shape's limits. */
  readonly head: number;
  /** Lines of each picture, in the shape's order. */
  readonly pictures: readonly number[];
  /** Lines of text that looseness is asked to give (+) or take (−). */
  readonly looseness: number;
  /** Insets left out, by block. */
  readonly dropped: readonly string[];
  /** How far down its leg a pull quote stands, 0 to 1; make-up chooses it. */
  readonly middle?: number;
  /** Grid lines of its columns that nothing covers. */
  readonly empty: number;
  /** Lines of text that find no room; those that jump are not among them. */
  readonly overset: number;
}

/** The dummy of a page of many stories. */
export interface NewsPlan {
  readonly modules: readonly Module[];
  /** Demands that found no place at all. */
  readonly unplaced: readonly string[];
  /** What the page costs, term by term: names of the objective. */
  readonly terms: Readonly<Record<string, number>>;
  readonly cost: number;
  /** No better page exists in the search's space; false where the budget ended first. */
  readonly exact: boolean;
  /** What contradicts itself or the page: the caller knows where it was written. */
  readonly problems?: readonly PlanProblem[];
}

/** A nail or an advertisement that cannot be honoured, or copy far from the page. */
export interface PlanProblem {
  readonly code:
    | 'nail-outside'
    | 'nail-on-another'
    | 'nail-on-furniture'
    | 'nail-fold'
    | 'nail-shape'
    | 'ad-too-large'
    | 'ad-no-room'
    | 'copy-short';
  readonly severity: 'error' | 'warning';
  /** Null: the page. */
  readonly demand: string | null;
  /** The other one of two that contradict each other. */
  readonly other?: string;
  readonly message: string;
}
