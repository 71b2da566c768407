/**
 * Faces of the FontBook in the shape that React-PDF's text layout asks of a font: one font a role, glyphs from whichever of its faces has
 * them. No font file is opened here, and React-PDF's own Helvetica is never reached: what no face has becomes a glyph without a face.
 */
import type { Face, FontBook } from '../font/types.ts';

/** A glyph as textkit wants it, with the face it is from. */
export interface RoleGlyph {
  /** Glyph id in the face. */
  readonly id: number;
  readonly codePoints: readonly number[];
  /** In 1/1000 em, whatever the face's own units are. */
  readonly advanceWidth: number;
  /** Undefined: no face of the role has it. */
  readonly face: Face | undefined;
  /** Control characters: they take no ink and no glyph. */
  readonly blank: boolean;
}

interface Position {
  xAdvance: number;
  yAdvance: number;
  xOffset: number;
  yOffset: number;
  advanceWidth: number;
}

/** What textkit reads of a font. The em box is 0.88 above and 0.12 below the baseline, so a line's height is its size. */
export interface RoleFont {
  readonly role: string;
  readonly postscriptName: string;
  readonly unitsPerEm: 1000;
  readonly ascent: 880;
  readonly descent: -120;
  readonly lineGap: 0;
  readonly capHeight: number;
  readonly xHeight: number;
  readonly italicAngle: 0;
  hasGlyphForCodePoint(codePoint: number): boolean;
  glyphForCodePoint(codePoint: number): RoleGlyph;
  layout(text: string, features?: unknown): { glyphs: RoleGlyph[]; positions: Position[]; advanceWidth: number };
}

/** The part of React-PDF's font store that its layout uses. */
export interface RoleFonts {
  getFont(descriptor: { readonly fontFamily: string }): { readonly data: RoleFont };
  load(descriptor: { readonly fontFamily: string }): Promise<void>;
  getEmojiSource(): null;
  getHyphenationCallback(): (word: string | null) => string[];
}

/** Controls, soft hyphens, joiners and marks of order: they are read, not drawn. */
export const isControl = (codePoint: number): boolean =>
  codePoint < 0x20 ||
  codePoint === 0xad ||
  codePoint === 0xfffc ||
  (codePoint >= 0x200b && codePoint <= 0x200f) ||
  codePoint === 0xfeff;
// Letters that may kern or join; a letter alone, digits and Han need the character map only.
const LATIN_WORD = /[A-Za-z\u00c0-\u024f]{2,}/g;

function featureNames(features: unknown): string[] {
  if (Array.isArray(features)) return features.map(String);
  if (features === null || typeof features !== 'object') return [];
  return Object.entries(features).flatMap(([tag, on]) => (on ? [tag] : []));
}

type GlyphOf = (codePoint: number) => RoleGlyph;

/** Glyph by code point, from whichever face of the role has it; each asked once. */
function glyphsOf(role: string, book: FontBook): GlyphOf {
  const known = new Map<number, RoleGlyph>();
  const made = (codePoint: number): RoleGlyph => {
    const blank = isControl(codePoint);
    const face = blank ? undefined : book.find(role, codePoint);
    const id = face ? face.glyph(codePoint) : 0;
    const advanceWidth = face ? (face.advance(id) / face.upem) * 1000 : blank ? 0 : 1000;
    return { id, codePoints: [codePoint], advanceWidth, face, blank };
  };
  return (codePoint) => {
    let glyph = known.get(codePoint);
    if (!glyph) known.set(codePoint, (glyph = made(codePoint)));
    return glyph;
  };
}

/** Text as it is laid out, glyph after glyph; 1/1000 em. */
class Laid {
  readonly glyphs: RoleGlyph[] = [];
  readonly positions: Position[] = [];
  readonly #glyphOf: GlyphOf;
  readonly #tags: readonly string[];

  constructor(glyphOf: GlyphOf, tags: readonly string[]) {
    this.#glyphOf = glyphOf;
    this.#tags = tags;
  }

  /** Characters one by one: no kerning, no joining. */
  plain(text: string): void {
    for (const character of text) {
      const glyph = this.#glyphOf(character.codePointAt(0)!);
      const { face } = glyph;
      const id = face ? this.#tags.reduce((gid, tag) => face.substitute(gid, tag), glyph.id) : glyph.id;
      this.#put(id === glyph.id ? glyph : { ...glyph, id, advanceWidth: (face!.advance(id) / face!.upem) * 1000 });
    }
  }

  /** A Latin word, shaped where one face has all of it. */
  word(text: string): void {
    const face = this.#glyphOf(text.charCodeAt(0)).face;
    const whole = face && [...text].every((c) => this.#glyphOf(c.codePointAt(0)!).face === face);
    if (!face || !whole) return this.plain(text);
    const shaped = face.shape(text, this.#tags.length > 0 ? this.#tags : undefined);
    const unit = 1000 / face.upem;
    shaped.gids.forEach((id, i) => {
      const characters = text.slice(shaped.clusters[i]!, shaped.clusters[i + 1] ?? text.length);
      const codePoints = [...characters].map((c) => c.codePointAt(0)!);
      const glyph: RoleGlyph = { id, codePoints, advanceWidth: face.advance(id) * unit, face, blank: false };
      this.#put(glyph, shaped.advances[i]! * unit, shaped.xOffsets[i]! * unit, shaped.yOffsets[i]! * unit);
    });
  }

  #put(glyph: RoleGlyph, xAdvance = glyph.advanceWidth, xOffset = 0, yOffset = 0): void {
    this.glyphs.push(glyph);
    this.positions.push({ xAdvance, yAdvance: 0, xOffset, yOffset, advanceWidth: glyph.advanceWidth });
  }
}

function laidOut(text: string, features: unknown, glyphOf: GlyphOf): ReturnType<RoleFont['layout']> {
  const laid = new Laid(glyphOf, featureNames(features));
  let from = 0;
  for (const match of text.matchAll(LATIN_WORD)) {
    laid.plain(text.slice(from, match.index));
    laid.word(match[0]);
    from = match.index + match[0].length;
  }
  laid.plain(text.slice(from));
  const { glyphs, positions } = laid;
  return { glyphs, positions, advanceWidth: positions.reduce((sum, { xAdvance }) => sum + xAdvance, 0) };
}

function roleFont(role: string, faces: readonly Face[], book: FontBook): RoleFont {
  const glyphOf = glyphsOf(role, book);
  const first = faces[0];
  const capHeight = first ? (first.capHeight / first.upem) * 1000 : 700;
  return {
    role,
    postscriptName: role,
    unitsPerEm: 1000,
    ascent: 880,
    descent: -120,
    lineGap: 0,
    capHeight,
    xHeight: capHeight * 0.72,
    italicAngle: 0,
    hasGlyphForCodePoint: (codePoint) => isControl(codePoint) || book.find(role, codePoint) !== undefined,
    glyphForCodePoint: glyphOf,
    layout: (text, features) => laidOut(text, features, glyphOf),
  };
}

const EAST_ASIAN = /[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef]/;

// Furniture is never hyphenated; East Asian text may turn after any character, and an empty part keeps a hyphen away.
const turns = (word: string | null): string[] => {
  if (word === null) return [];
  return EAST_ASIAN.test(word) ? [...word].flatMap((c) => [c, '']) : [word];
};

/** React-PDF's font store over a FontBook: a family is a role. Unknown families and React-PDF's own fallback have no glyph at all. */
export function roleFonts(book: FontBook): RoleFonts {
  const fonts = new Map<string, RoleFont>();
  const fontOf = (role: string): RoleFont => {
    let font = fonts.get(role);
    if (!font) fonts.set(role, (font = roleFont(role, book.role(role), book)));
    return font;
  };
  return {
    getFont: ({ fontFamily }) => ({ data: fontOf(fontFamily) }),
    load: () => Promise.resolve(),
    getEmojiSource: () => null,
    getHyphenationCallback: () => turns,
  };
}
