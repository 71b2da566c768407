/**
 * Zhuyin beside a character (R1, R2): its symbols under each other at 3:10, the tone at their right. In: a reading and the square of its
 * base. Out: lines of one glyph each. Serves lines set across and downwards alike: Zhuyin is at the right in both.
 */
import { ABOVE } from '../base/index.ts';
import type { Face, FontBook } from '../font/types.ts';
import type { Line, Src } from '../layout/types.ts';
import type { StyledRun } from '../style/types.ts';

/** Width of Zhuyin at the right of a character: half of it, 15:30 (R1). */
export const ZHUYIN_WIDTH = 0.5;
/** Side of a symbol's square 9:30, of a tone's 5:30, and height of the neutral tone's 2:30, em of the base (R1). */
const SYMBOL = 0.3;
const TONE = 5 / 30;
const NEUTRAL = 2 / 30;

const TONES = new Set('ˊˇˋ');
const LIGHT = '˙';

/** Whether a reading is Zhuyin: it has a Bopomofo letter. */
export const isZhuyin = (text: string): boolean => /[\u3105-\u312f\u31a0-\u31bf]/.test(text);

/** The right edge and the middle of a base's em square, and its size, pt. */
export interface Base {
  readonly right: number;
  readonly middle: number;
  readonly size: number;
}

/** Lines of a syllable's symbols and tone, each one glyph; units `start` to `end` of the reading's run. */
export function setZhuyin(
  run: StyledRun,
  start: number,
  end: number,
  base: Base,
  book: FontBook,
  srcOf: (run: StyledRun, start: number, end: number) => Src | null,
): Line[] {
  const { size } = base;
  const units = Array.from({ length: end - start }, (_, i) => start + i).filter((unit) => run.text[unit]!.trim() !== '');
  const symbols = units.filter((unit) => !TONES.has(run.text[unit]!) && run.text[unit] !== LIGHT);
  const top = base.middle - (symbols.length * SYMBOL * size) / 2;
  // 15:30 is 9 for the symbols and 5 for the tone, with 1 between character and symbols.
  const left = base.right + size / 30;
  const put = (unit: number, box: Square): Line => glyphLine(run, unit, box, book, srcOf(run, unit, unit + 1));
  return units.map((unit) => {
    const i = symbols.indexOf(unit);
    const side = SYMBOL * size;
    if (i >= 0) return put(unit, { x: left, y: top + i * side, width: side, height: side, whole: true });
    if (run.text[unit] === LIGHT)
      return put(unit, { x: left, y: top - NEUTRAL * size, width: side, height: NEUTRAL * size, whole: false });
    // R2: tones two to four stand at the right of the last symbol, level with its upper edge.
    const last = top + (symbols.length - 1) * side;
    return put(unit, { x: left + side, y: last - (TONE * size) / 2, width: TONE * size, height: TONE * size, whole: false });
  });
}

interface Square {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  /** A symbol fills its square by its em square; a tone is centred by its ink. */
  readonly whole: boolean;
}

function glyphLine(run: StyledRun, unit: number, box: Square, book: FontBook, src: Src | null): Line {
  const text = run.text[unit]!;
  const code = text.charCodeAt(0);
  const faces = book.role(run.face);
  const face = faces.find((one) => one.glyph(code) !== 0) ?? faces[0]!;
  const gid = face.glyph(code);
  const stand = box.whole ? square(box) : inked(face, gid, box);
  const round = (value: number): number => Math.round(value * 1000) / 1000;
  return {
    n: 0,
    dir: 'ltr',
    baseline: round(stand.baseline),
    x: round(box.x),
    measure: round(box.width),
    gap: 0,
    runs: [
      { face: face.id, size: round(stand.size), swatch: run.swatch, text, gids: [gid], at: [round(stand.x)], clusters: [0], src },
    ],
  };
}

const square = ({ x, y, width }: Square): { x: number; baseline: number; size: number } => ({
  x,
  baseline: y + ABOVE * width,
  size: width,
});

/** Centres a glyph's ink in a box that is smaller than its em square, as large as a symbol would be or as fits. */
function inked(face: Face, gid: number, box: Square): { x: number; baseline: number; size: number } {
  let [left, right, low, high] = [Infinity, -Infinity, Infinity, -Infinity];
  for (const command of face.outline(gid))
    for (let i = 1; i + 1 < command.length; i += 2) {
      left = Math.min(left, command[i] as number);
      right = Math.max(right, command[i] as number);
      low = Math.min(low, command[i + 1] as number);
      high = Math.max(high, command[i + 1] as number);
    }
  if (right < left) return square(box);
  const { upem } = face;
  const size = Math.min((box.width * upem) / (right - left), (box.height * upem) / (high - low));
  const middle = (low + high) / 2 / upem;
  return {
    x: box.x + box.width / 2 - ((left + right) / 2 / upem) * size,
    baseline: box.y + box.height / 2 + middle * size,
    size,
  };
}
