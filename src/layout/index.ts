/**
 * The Layout: constructors, walking, comparing, writing and reading, and a drawing in letters. Imports nothing but base/.
 */
export type * from './types.ts';
export {
  box,
  frame,
  layout,
  line,
  page,
  path,
  picture,
  rect,
  run,
  thousandth,
  type FrameParts,
  type LineParts,
  type PageParts,
  type RunParts,
} from './make.ts';
export { linePath, rectPath, roundPath, walkPath, type PathPen } from './path.ts';
export { clusterText, glyphs, MIDDLE, turnedBaseline, walk, type Glyph, type Visitor } from './walk.ts';
export { visible } from './visible.ts';
export { fitting, wordLine, type Word } from './words.ts';
export { difference, equal } from './equal.ts';
export { CLOSING, layoutText, openingText, pageText, parse, serialise } from './serialise.ts';
export { columnLeft, dump, letters, type DumpOptions } from './dump.ts';
