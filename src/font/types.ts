/**
 * What the rest of the house sees of fonts: faces by role, glyph ids, advances, and subsets to embed.
 */

/** A run of glyphs as the shaper gives it. */
export interface Shaped {
  readonly gids: readonly number[];
  /** Font units. */
  readonly advances: readonly number[];
  /** Font units, right of the pen. */
  readonly xOffsets: readonly number[];
  /** Font units, up from the baseline. */
  readonly yOffsets: readonly number[];
  /** UTF-16 offset in the shaped text of each glyph's first character. */
  readonly clusters: readonly number[];
}

/** A font program for a PDF: the glyphs of `gids`, in that order, as glyph 1, 2, … (0 is .notdef). */
export interface FontSubset {
  readonly kind: 'glyf' | 'cff';
  readonly bytes: Uint8Array;
}

/** Outline in font units, y up. */
export type OutlineCommand =
  | readonly ['M', number, number]
  | readonly ['L', number, number]
  | readonly ['Q', number, number, number, number]
  | readonly ['C', number, number, number, number, number, number]
  | readonly ['Z'];

/** One face of a font file. */
export interface Face {
  /** ASCII, unique in the book: `NotoSerifSC-Regular`. */
  readonly id: string;
  /** Name for people and for layout.json: relative to the root, or `package/path`; never absolute. */
  readonly file: string;
  /** Computed when asked for. */
  readonly sha256: string;
  /** Index in a collection; 0 otherwise. */
  readonly index: number;
  readonly postscriptName: string;
  readonly upem: number;
  /** Font units, up positive. */
  readonly ascent: number;
  readonly descent: number;
  readonly capHeight: number;
  readonly bbox: readonly [number, number, number, number];
  readonly italicAngle: number;
  readonly outlines: 'glyf' | 'cff';
  /** False when the licence bits (OS/2 fsType) forbid embedding, or embedding a part. */
  readonly embeddable: boolean;
  /** Glyph of a code point, 0 when the face lacks it. Constant time. */
  glyph(codePoint: number): number;
  /** Advance in font units. Constant time. */
  advance(gid: number): number;
  /** Shape a run that needs it (Latin: kerning, ligatures). Han never goes here. */
  shape(text: string, features?: readonly string[]): Shaped;
  /** The glyph after a single substitution (`hwid`, `vert`, `locl` for zh-CN …), or the same glyph. */
  substitute(gid: number, feature: string): number;
  outline(gid: number): readonly OutlineCommand[];
  subset(gids: readonly number[]): FontSubset;
}

/** All faces of an edition, by role. */
export interface FontBook {
  readonly faces: readonly Face[];
  /** The faces of a role, first choice first; empty when there is no such role. */
  role(role: string): readonly Face[];
  /** The first face of the role that has the code point. */
  find(role: string, codePoint: number): Face | undefined;
}

/** What fonts.yaml says: a role is a list of files (package path or path relative to fonts.yaml), with an index for a collection. */
export interface FontChoice {
  readonly file: string;
  readonly index?: number;
}
/** Role to its files, first choice first. */
export type FontRoles = Readonly<Record<string, readonly FontChoice[]>>;
