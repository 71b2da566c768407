/**
 * A font of solid squares: every glyph of every role is 1 em wide and its own code point, so that a test can count characters and know the
 * widths. In: nothing. Out: a FontBook; it lacks no character and knows no feature.
 */
import type { Face, FontBook, OutlineCommand } from '../../src/font/types.ts';
import { defaultPaper } from '../../src/story/index.ts';
import type { HouseStyle } from '../../src/story/types.ts';
import { Typesetter } from '../../src/text/typesetter.ts';

const UPEM = 1000;
const square: readonly OutlineCommand[] = [['M', 0, -120], ['L', UPEM, -120], ['L', UPEM, 880], ['L', 0, 880], ['Z']];
const gid = (codePoint: number): number => codePoint & 0xffff || 1;

const face: Face = {
  id: 'square',
  file: 'square.ttf',
  sha256: '',
  index: 0,
  postscriptName: 'square',
  upem: UPEM,
  ascent: 880,
  descent: -120,
  capHeight: 880,
  bbox: [0, -120, UPEM, 880],
  italicAngle: 0,
  outlines: 'glyf',
  embeddable: true,
  glyph: gid,
  advance: () => UPEM,
  shape: (text) => ({
    gids: Array.from(text, (c) => gid(c.codePointAt(0)!)),
    advances: Array.from(text, () => UPEM),
    xOffsets: Array.from(text, () => 0),
    yOffsets: Array.from(text, () => 0),
    clusters: Array.from(text, (_, i) => i),
  }),
  substitute: (id) => id,
  outline: () => square,
  subset: () => ({ kind: 'glyf', bytes: new Uint8Array() }),
};

/** One face in every role, each role under its own face id (`square:body`), so that a run tells its role. */
function squareFonts(): FontBook {
  const made = new Map<string, readonly Face[]>();
  const role = (name: string): readonly Face[] => {
    let faces = made.get(name);
    if (!faces) made.set(name, (faces = [{ ...face, id: `square:${name}` }]));
    return faces;
  };
  return { faces: [face], role, find: (name) => role(name)[0] };
}

/** The house style of a paper that says nothing, and what a test changes of it. */
export const house = (over: Partial<HouseStyle> = {}): HouseStyle => ({ ...defaultPaper.house, ...over });

/** A typesetter over squares; every file is source 0. */
export const squareSetter = (capacity = 4096): Typesetter => new Typesetter(squareFonts(), house(), capacity, () => 0);
