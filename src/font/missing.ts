/**
 * A FontBook and every text with its role come in; the characters that no face of a role has go out, each with its first place and
 * how often it stands. Never looks at a text twice when nothing is missing.
 */
import { diagnose, type Diagnostic, type Span } from '../base/index.ts';
import type { FontBook } from './types.ts';

/** A text that will be set in a role. `where`: its place in a source, or the name of what asks for it (furniture). */
export interface GlyphUse {
  readonly role: string;
  readonly text: string;
  readonly where: Span | string;
}

/** A character that no face of its role has, and where it is first used. */
export interface MissingGlyph {
  readonly role: string;
  readonly character: string;
  /** `U+20000` */
  readonly name: string;
  /** Place of the first. */
  readonly where: Span | string;
  readonly count: number;
}

/** In the order in which they first stand. */
export function missingGlyphs(book: FontBook, uses: Iterable<GlyphUse>): MissingGlyph[] {
  const kept: GlyphUse[] = [];
  const seen = new Map<string, Seen>();
  for (const use of uses) {
    kept.push(use);
    let of = seen.get(use.role);
    if (!of) seen.set(use.role, (of = { marked: new Uint8Array(65536), bmp: [], astral: new Set() }));
    note(use.text, of);
  }
  const missing = new Map<string, ReadonlySet<number>>();
  for (const [role, of] of seen) {
    const lacking = [...of.bmp, ...of.astral].filter((codePoint) => needsGlyph(codePoint) && !book.find(role, codePoint));
    if (lacking.length) missing.set(role, new Set(lacking));
  }
  return missing.size ? locateAll(kept, missing) : [];
}

/** Characters of a role, each once. */
interface Seen {
  readonly marked: Uint8Array;
  readonly bmp: number[];
  readonly astral: Set<number>;
}

function note(text: string, { marked, bmp, astral }: Seen): void {
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit >= 0xd800 && unit < 0xdc00 && i + 1 < text.length) astral.add(text.codePointAt(i++)!);
    else if (marked[unit] === 0) {
      marked[unit] = 1;
      bmp.push(unit);
    }
  }
}

/** Controls, spaces, joiners and variation selectors draw nothing: Unicode's Cc, Zs and Default_Ignorable_Code_Point. */
function needsGlyph(c: number): boolean {
  if (c <= 0x20 || (c >= 0x7f && c <= 0xa0) || c === 0xad || c === 0x3000 || c === 0xfeff) return false;
  if (c < 0x2000) return c !== 0x34f && c !== 0x61c && c !== 0x1680 && !(c >= 0x180b && c <= 0x180f);
  if (c <= 0x206f) return !(c <= 0x200f || (c >= 0x2028 && c <= 0x202f) || c >= 0x205f);
  return !(c >= 0xfe00 && c <= 0xfe0f) && !(c >= 0xe0000 && c <= 0xe0fff);
}

function locateAll(uses: readonly GlyphUse[], missing: ReadonlyMap<string, ReadonlySet<number>>): MissingGlyph[] {
  const records = new Map<string, { -readonly [K in keyof MissingGlyph]: MissingGlyph[K] }>();
  for (const { role, text, where } of uses) {
    const lacking = missing.get(role);
    if (!lacking) continue;
    for (let i = 0; i < text.length; i++) {
      const codePoint = text.codePointAt(i)!;
      if (lacking.has(codePoint)) {
        const key = `${role} ${codePoint}`;
        const record = records.get(key);
        if (record) record.count++;
        else
          records.set(key, {
            role,
            character: String.fromCodePoint(codePoint),
            name: nameOf(codePoint),
            where: placeIn(where, text, i, codePoint),
            count: 1,
          });
      }
      if (codePoint > 0xffff) i++;
    }
  }
  return [...records.values()];
}

const nameOf = (codePoint: number): string => `U+${codePoint.toString(16).toUpperCase().padStart(4, '0')}`;

/** Where text and source are of one length the character's own place, else that of the text: normalisation has moved it. */
function placeIn(where: Span | string, text: string, i: number, codePoint: number): Span | string {
  if (typeof where === 'string' || where.end - where.start !== text.length) return where;
  const start = where.start + i;
  return { file: where.file, start, end: start + (codePoint > 0xffff ? 2 : 1) };
}

/** One `glyph-missing` error for each. `sourceOf` gives a file as read, for lines and columns. */
export function missingGlyphDiagnostics(
  missing: readonly MissingGlyph[],
  sourceOf: (file: string) => string | undefined,
): Diagnostic[] {
  return missing.map(({ role, character, name, where, count }) => {
    const often = count > 1 ? `, ${count} times` : '';
    const message = `no font of the role "${role}" has “${character}” (${name})${often}: write it with another character, or add a face that has it to the role in fonts.yaml`;
    return diagnose('error', 'glyph-missing', message, where, typeof where === 'string' ? undefined : sourceOf(where.file));
  });
}
