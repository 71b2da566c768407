/**
 * A FontBook of two made-up faces for the furnish tests: nearly every glyph is a solid square, its id the code point. `serif` lacks 龘, no
 * face has U+E000.
 */
import type { Face, FontBook, OutlineCommand } from '../../src/font/types.ts';

const OPENING_QUOTE = 0x201c;

function squareFace(id: string, upem: number, lacks: string): Face {
  const side = upem * 0.8;
  const square: OutlineCommand[] = [['M', 0, 0], ['L', side, 0], ['L', side, side], ['L', 0, side], ['Z']];
  // The ink of “ stands in the right half of its em square, as in every Chinese face.
  const rightHalf: OutlineCommand[] = [['M', upem / 2, side / 2], ['L', upem, side / 2], ['L', upem, side], ['Z']];
  const missing = new Set([...lacks, '\ue000'].map((c) => c.codePointAt(0)!));
  return {
    id,
    file: `${id}.ttf`,
    sha256: '',
    index: 0,
    postscriptName: id,
    upem,
    ascent: upem,
    descent: -upem / 4,
    capHeight: upem * 0.7,
    bbox: [0, 0, side, side],
    italicAngle: 0,
    outlines: 'glyf',
    embeddable: true,
    glyph: (codePoint) => (missing.has(codePoint) ? 0 : codePoint),
    advance: (gid) => (gid < 0x250 ? upem / 2 : upem),
    // A pair kerned by a tenth of an em shows that words are shaped.
    shape: (text) => ({
      gids: [...text].map((c) => c.codePointAt(0)!),
      advances: [...text].map((c) => (c === 'V' ? upem * 0.4 : upem / 2)),
      xOffsets: [...text].map(() => 0),
      yOffsets: [...text].map(() => 0),
      clusters: [...text].map((_, i) => i),
    }),
    substitute: (gid, feature) => (feature === 'vert' ? gid + 1 : gid),
    outline: (gid) => (gid === 0x20 ? [] : gid === OPENING_QUOTE ? rightHalf : square),
    subset: () => ({ kind: 'glyf', bytes: new Uint8Array() }),
  };
}

export function squareBook(): FontBook {
  const serif = squareFace('serif', 1000, '龘');
  const sans = squareFace('sans', 2048, '');
  const faces = [serif, sans];
  const roles = new Set([
    'body',
    'folio',
    'numeral',
    'box-title',
    'nameplate',
    'headline',
    'headline-semibold',
    'kicker',
    'seal',
  ]);
  const role = (name: string): readonly Face[] => (roles.has(name) ? faces : []);
  return { faces, role, find: (name, codePoint) => role(name).find((face) => face.glyph(codePoint) !== 0) };
}
