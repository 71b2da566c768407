/**
 * Fonts: roles and files come in, a FontBook goes out. The public names of this folder.
 */
export { openFontBook, warmRoles, type FontOptions } from './book.ts';
export { defaultRoles, mergeRoles, readRoles, type PlacedChoice } from './roles.ts';
export { type FontFile, fontFilesOf } from './files.ts';
export { missingGlyphs, missingGlyphDiagnostics, type GlyphUse, type MissingGlyph } from './missing.ts';
export type { Face, FontBook, FontChoice, FontRoles, FontSubset, OutlineCommand, Shaped } from './types.ts';
