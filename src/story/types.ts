/**
 * The edition: what an edition file, the paper's settings and the stories they name make together.
 */
import type { Span } from '../base/index.ts';
import type { Manuscript } from '../read/types.ts';

/** Everything of the edition in one value. `root` is absolute and never reaches an output; every `file` is relative to it. */
export interface Edition {
  readonly root: string;
  readonly file: string;
  readonly paper: Paper;
  /** ISO date. */
  readonly date: string;
  readonly number?: number;
  /** The paper's imprint with what the edition says of it. */
  readonly imprint: readonly ImprintItem[];
  readonly pages: readonly EditionPage[];
  readonly stories: readonly Story[];
  /** Names of the variants that the file declares. */
  readonly variants: readonly string[];
  /** The variant that was read. */
  readonly variant?: string;
  /** Every story of the whole edition and where it stands, also when only some pages were chosen: for 导读, jumps and 今日N版. */
  readonly contents: readonly Content[];
  /** Folios of the whole edition in order. */
  readonly folios: readonly string[];
  /** Its pages, by their folios joined: A03, A04-A05. */
  readonly pageNames: readonly string[];
}

/** A story's place in the edition. */
export interface Content {
  readonly story: string;
  /** Relative to the root. */
  readonly file: string;
  /** Front matter's own id, if it has one. */
  readonly lasting?: string;
  readonly title: string;
  readonly folios: readonly string[];
}

/** A story as the edition counts it. */
export interface Story {
  /** `s1`, `s2`, … in the order of the pages: positional for one build. */
  readonly id: string;
  readonly manuscript: Manuscript;
}

/** One entry of `pages`. */
export interface EditionPage {
  /** One folio, or two for a spread. */
  readonly folios: readonly string[];
  readonly section: string;
  readonly template: string;
  /** Story ids, in order. */
  readonly stories: readonly string[];
  /** The same, with what the desk said of each. */
  readonly entries: readonly PageEntry[];
  /** Advertisements, in order. */
  readonly ads: readonly AdEntry[];
  /** Not asked for, and made only for what it hands on to a page that was: the rest of a story that jumps. */
  readonly silent?: true;
  readonly credits: readonly { readonly role: string; readonly names: string }[];
  /** Place of the page's entry in the edition file, for diagnostics. */
  readonly span: Span;
}

/** Where the desk nails matter down: columns and lines of the page's grid, from 1. */
export interface Nail {
  readonly column: number;
  readonly line: number;
  readonly columns: number;
  readonly lines: number;
}

/**
 * Of what columns a story's text is: the grid's own (基本栏); merged (长栏); re-cut (破栏); merged ones under the headline, the grid's own under them; a merged one at the left, the grid's own right of it.
 */
export type Measure = 'base' | 'merged' | 'recut' | 'opening-merged' | 'left-merged';

/** A story on a page. Spans are places in the edition file. */
export interface PageEntry {
  readonly story: string;
  readonly at?: Nail & { readonly span: Span };
  /** What the desk asks for; without it the planner chooses. */
  readonly measure?: { readonly asked: Measure; readonly span: Span };
  /** Folio of the page on which it goes on (转版). */
  readonly jump?: { readonly folio: string; readonly span: Span };
  readonly span: Span;
}

/** Edges of a page that an advertisement may keep to. */
export type AdEdge = 'head' | 'foot' | 'left' | 'right';

/** An advertisement on a page. */
export interface AdEntry {
  /** PDF or picture, relative to the root; null while it is late. */
  readonly file: string | null;
  /** Who ordered it; said on the grey hole of one that is late. */
  readonly client: string | null;
  /** 整版, 半版, 1/4版, 通栏, 半通栏, 竖通, 报眼, 中缝, or `4×30`: columns × lines. */
  readonly size: string;
  readonly at?: AdEdge | (Pick<Nail, 'column' | 'line'> & { readonly span: Span });
  readonly span: Span;
}

/** `banxin.yaml`, with every default filled in. */
export interface Paper {
  readonly file: string | null;
  readonly name: string;
  readonly format: 'broadsheet' | 'tabloid';
  /** Path of fonts.yaml relative to the root, or null for Banxin's own. */
  readonly fonts: string | null;
  /** pt */
  readonly body: { readonly size: number; readonly leading: number };
  readonly house: HouseStyle;
  readonly copyfit: Copyfit;
  readonly imprint: readonly ImprintItem[];
  readonly press: PressSettings;
  /** The paper's own inks by name; one that is called as one of Banxin's takes its place. */
  readonly swatches: Readonly<Record<string, PaperSwatch>>;
  /** Roles that have to sign a page before it may be printed (签发). */
  readonly proof: { readonly requires: readonly string[] };
  readonly check: DeskSettings;
  readonly plan: PlanSettings;
}

/** How the paper weighs a page of many stories. */
export interface PlanSettings {
  /** Weights of the planner's terms that differ from the house's, by name. */
  readonly weights: Readonly<Record<string, number>>;
  /** Moves that the planner tries on a page; null: the house's number. */
  readonly steps: number | null;
  /** By the ids of newspaper.md's warnings: not told, or told as something else. */
  readonly warnings: Readonly<Record<string, 'off' | 'on' | 'error' | 'warning' | 'note'>>;
}

/** What the paper says of the copy desk. */
export interface DeskSettings {
  /** By the names of rules. */
  readonly rules: Readonly<Record<string, 'off' | 'on' | 'error' | 'warning' | 'note'>>;
  /** Files of the newsroom's own lists, relative to the root. */
  readonly lists: readonly string[];
}

/** An item of the compulsory imprint as typed: 主办, 刊号, 定价. */
export interface ImprintItem {
  readonly item: string;
  readonly text: string;
  readonly span: Span;
}

/** A named ink of the paper, as the Layout has it. */
export interface PaperSwatch {
  /** Per cent of C, M, Y, K; of a spot ink its solid nearest. */
  readonly cmyk: readonly [number, number, number, number];
  /** 0–255, for the screen. */
  readonly rgb: readonly [number, number, number];
  /** Name of the spot ink. */
  readonly spot?: string;
  /** Per cent of the spot ink, where it is less than solid. */
  readonly tint?: number;
}

/** What the plant asks for. */
export interface PressSettings {
  /** PDF/X-4 or PDF/X-1a:2003. */
  readonly print: 'x4' | 'x1a';
  /** ICC profile of the plant, relative to the root; null for Banxin's default. */
  readonly profile: string | null;
  /** Name of the printing condition in the ICC registry. */
  readonly condition: string | null;
  /** Where the colours are settled, for diagnostics; null when nowhere. */
  readonly span: Span | null;
  /** Most ink at one place, per cent of one solid. */
  readonly inkLimit: number;
  /** Pixels an inch that photos are thinned to. */
  readonly ppi: number;
  /** Ink beyond the trim, pt. */
  readonly bleed: number;
  readonly marks: readonly ('crop' | 'register')[];
  /** Whether a line outside the trim names paper, date, folio, inks and version. */
  readonly slug: boolean;
  /** Two facing pages as one PDF page, or cut at the fold. */
  readonly spreads: 'whole' | 'cut';
  /** `print.pdf`, a file a page under `pages/`, or both. */
  readonly files: 'one' | 'pages' | 'both';
  /** How page files are called: `{paper}{yyyymmdd}{folio}`. */
  readonly name: string;
  /** The paper in names of files; null: letters of its name, or `paper`. */
  readonly code: string | null;
}

/** Limits within which a page is fitted to its copy; each is a most (newspaper.md, Make-up). */
export interface Copyfit {
  /** Lines by which a paragraph may be set looser or tighter: 0 or 1. */
  readonly looseness: number;
  /** Lines by which the blanks around a headline may grow or shrink. */
  readonly blanks: number;
  /** Share of its own height by which a crop may make a picture taller or flatter. */
  readonly pictures: number;
  /** Whether pull quotes may be left out; then they are told in the fit report. */
  readonly quotes: boolean;
}

/** How the paper composes; clauses are those of docs/conformance.md. */
export interface HouseStyle {
  /** Level of prohibition at the edges of a line (L1, L2–L5, L6, L7). */
  readonly kinsoku: 'none' | 'basic' | 'gb' | 'strict';
  /** Whose tables and whose forms of the marks (P1, P12). */
  readonly region: 'mainland' | 'taiwan' | 'hongkong' | 'japan';
  /** Characters that may not begin, may not end a line, or may do both, beside the tables (L18). */
  readonly noStart: string;
  readonly noEnd: string;
  readonly free: string;
  /** Natural, least and most space between Han and figures or Latin words (M1); `fixed`: ¼ em that never changes (J6). */
  readonly hanLatin: 'newspaper' | 'book' | 'fixed';
  /** First line of a paragraph, em (G1). */
  readonly indent: number;
  /** In columns of fewer than `below` characters the indent is `indent` (G1). */
  readonly narrow: { readonly below: number; readonly indent: number };
  /** Whether adjacent marks and marks within a line may be squeezed (P10). */
  readonly squeeze: boolean;
  /** Em that two adjacent marks take (P5). */
  readonly adjacent: 1 | 1.5;
  /** Whether 。？！ may give up their blank half within a line (J5). */
  readonly squeezeStops: boolean;
  /** Whether a stop that may not begin a line may hang over the end of the one before (H1, H2). */
  readonly hanging: 'none' | 'stops';
  /** Items of Markdown lists: first line indented, or all but the first (G4). */
  readonly lists: 'indent' | 'hanging';
  /** Readings of rare characters: in brackets behind them (R5), or above them where the leading has room (R3). */
  readonly ruby: 'inline' | 'interlinear';
  /** Rows of a headline that differ by one character: as wide as they are, or spread to one width (J10). */
  readonly heads: 'natural' | 'even';
  /** Arrows ▲ before captions: always, or only where a caption is not under its picture. */
  readonly arrows: 'always' | 'needed' | 'never';
}
