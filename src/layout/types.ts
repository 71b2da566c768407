/**
 * The frozen Layout, `banxin/layout/1`: every glyph has a position in points and a place in the source.
 * pt; origin at the upper left of the trimmed page, y down; rounded to 0.001 pt once, when the Layout is made.
 */

export type Role =
  | 'kicker' | 'headline' | 'deck' | 'byline' | 'standfirst' | 'body' | 'crosshead' | 'caption' | 'credit' | 'pullquote'
  | 'box' | 'table' | 'note' | 'list' | 'picture' | 'rule' | 'advertisement' | 'notice' | 'digest' | 'furniture' | 'generated';

export interface LayoutRect { readonly x: number; readonly y: number; readonly width: number; readonly height: number }

/** [file, start, end]: UTF-16 offsets into the file as read; `file` indexes `Layout.sources`. Null for furniture and generated matter. */
export type Src = readonly [number, number, number];

export interface Run {
  /** Face id. */
  readonly face: string;
  /** pt. */
  readonly size: number;
  /** Swatch name. */
  readonly swatch: string;
  readonly text: string;
  readonly gids: readonly number[];
  /** Origin of each glyph on the page along the line: x for ltr, y for ttb. pt. */
  readonly at: readonly number[];
  /** UTF-16 offset in `text` of each glyph's first character. */
  readonly clusters: readonly number[];
  readonly src: Src | null;
  /** Horizontal scale of the glyphs where it is not 1 (never for Han of the body). */
  readonly stretch?: number;
  /** Baseline shift of the run, pt, down positive, where it is not 0. */
  readonly shift?: number;
}

export interface Line {
  /** Number printed on the proof, from 1 within the page's story. */
  readonly n: number;
  readonly dir: 'ltr' | 'ttb';
  /** ltr: y of the baseline; ttb: y of the line's top. pt. */
  readonly baseline: number;
  /** ltr: left edge of the measure; ttb: x of the line's middle. pt. */
  readonly x: number;
  readonly measure: number;
  /** Em a character added between Han. */
  readonly gap: number;
  readonly runs: readonly Run[];
}

export interface Path {
  /** SVG path data in page coordinates, absolute commands M L C Z only. */
  readonly d: string;
  readonly fill?: string;
  readonly evenOdd?: boolean;
  readonly stroke?: string;
  /** pt. */
  readonly lineWidth?: number;
  readonly dash?: readonly number[];
  readonly cap?: 'butt' | 'round' | 'square';
}

export interface PlacedPicture {
  /** Relative to the root. */
  readonly file: string;
  readonly sha256: string;
  /** Part shown, pixels of the picture after its EXIF turn (user units for SVG). */
  readonly crop: LayoutRect;
  readonly alt: string;
}

export interface Frame {
  readonly id: string;
  readonly role: Role;
  /** Story id in `Layout.stories`, or null. */
  readonly story: string | null;
  readonly block: string | null;
  readonly slot: string | null;
  readonly rect: LayoutRect;
  /** Reading order on the page. */
  readonly order: number;
  /** Frame id that continues the same flow. */
  readonly next: string | null;
  readonly lines?: readonly Line[];
  readonly paths?: readonly Path[];
  readonly picture?: PlacedPicture;
  /** Link target of a furniture or text frame. */
  readonly link?: string;
}

export interface Half { readonly folio: string; readonly x: number; readonly width: number }

export interface PageGrid {
  /** Left edge of column 1 and top of line 1. */
  readonly x: number;
  readonly y: number;
  /** Body size. */
  readonly em: number;
  readonly leading: number;
  readonly columns: number;
  /** Characters a column. */
  readonly chars: number;
  /** Em between columns. */
  readonly gap: number;
  readonly lines: number;
  /** Spread: the gap at the fold in em where it differs, and after which column it is. */
  readonly fold?: { readonly after: number; readonly gap: number };
}

export interface Page {
  readonly id: string;
  readonly folios: readonly string[];
  readonly halves: readonly Half[];
  readonly width: number;
  readonly height: number;
  readonly grid: PageGrid;
  /** Array order is painting order. */
  readonly frames: readonly Frame[];
}

export interface Swatch {
  /** Per cent of C, M, Y, K. */
  readonly cmyk: readonly [number, number, number, number];
  /** 0–255, for the screen. */
  readonly rgb: readonly [number, number, number];
  readonly spot?: string;
}

export interface LayoutFace {
  readonly id: string;
  readonly file: string;
  readonly sha256: string;
  readonly index: number;
  readonly upem: number;
  readonly role: string;
}

export interface LayoutBlock { readonly id: string; readonly role: Role; readonly text: string; readonly src: Src | null }
export interface LayoutStory { readonly id: string; readonly file: string; readonly blocks: readonly LayoutBlock[] }

export interface Layout {
  readonly format: 'banxin/layout/1';
  readonly edition: { readonly date: string; readonly paper: string; readonly number?: number; readonly variant?: string };
  readonly sources: readonly { readonly file: string; readonly sha256: string }[];
  readonly faces: readonly LayoutFace[];
  readonly swatches: Readonly<Record<string, Swatch>>;
  readonly stories: readonly LayoutStory[];
  readonly pages: readonly Page[];
}

/** What is known before any page is: everything of a Layout but its pages. */
export type LayoutHead = Omit<Layout, 'pages'>;
