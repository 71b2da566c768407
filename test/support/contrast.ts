/**
 * A PDF in, what poppler shows in a rectangle of a page at 200 dpi out, with its letters and without them (ghostscript takes them out): the contrast of the letters against what lies under
 * them. Shares no code with make-up.
 */
import { execFileSync } from 'node:child_process';
import type { LayoutRect } from '../../src/layout/types.ts';
import { withPdf } from './pdf.ts';

const DPI = 200;
const px = (pt: number): number => Math.round((pt * DPI) / 72);

/** Luminance by pixel. */
interface Seen {
  readonly width: number;
  readonly height: number;
  readonly lights: Float64Array;
}

/** What is seen of a title. */
export interface SeenTitle {
  /** Luminance of the letters: the twentieth part of the pixels that differs most from what lies under them. */
  readonly letters: number;
  /** Least contrast of that colour with any cell under them; a cell is as wide as a stroke. */
  readonly worst: number;
  /** Share of the box that letters cover. */
  readonly covered: number;
}

/** `rect`: the title's box, pt on the trimmed page; `stroke`: width of a stroke of its type, pt. */
export function titleIn(pdf: Uint8Array, rect: LayoutRect, stroke: number, page: number): SeenTitle {
  const [whole, bare] = [pdf, withoutLetters(pdf)].map((bytes) => withPdf(bytes, (file) => render(file, rect, page)));
  return compared(whole!, bare!, Math.max(1, px(stroke)));
}

const known = new WeakMap<Uint8Array, Uint8Array>();

function withoutLetters(pdf: Uint8Array): Uint8Array {
  const before = known.get(pdf);
  if (before) return before;
  const options = ['-q', '-dNOPAUSE', '-dBATCH', '-sDEVICE=pdfwrite', '-dFILTERTEXT', '-dAutoFilterColorImages=false'];
  const made = withPdf(pdf, (file) => execFileSync('gs', [...options, '-sOutputFile=-', file], { maxBuffer: 1 << 28 }));
  known.set(pdf, made);
  return made;
}

function render(file: string, rect: LayoutRect, page: number): Seen {
  const window = ['-x', px(rect.x), '-y', px(rect.y), '-W', px(rect.width), '-H', px(rect.height)].map(String);
  const ppm = execFileSync('pdftoppm', ['-r', String(DPI), '-f', String(page), '-l', String(page), ...window, file], {
    maxBuffer: 1 << 28,
  });
  const header = /^P6\s+(\d+)\s+(\d+)\s+255\s/.exec(ppm.toString('latin1', 0, 64))!;
  const [width, height] = [Number(header[1]), Number(header[2])];
  const part = (i: number): number => {
    const value = ppm[header[0].length + i]! / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  };
  const lights = Float64Array.from(
    { length: width * height },
    (_, i) => 0.2126 * part(i * 3) + 0.7152 * part(i * 3 + 1) + 0.0722 * part(i * 3 + 2),
  );
  return { width, height, lights };
}

function compared(whole: Seen, bare: Seen, side: number): SeenTitle {
  if (whole.width !== bare.width || whole.height !== bare.height) throw new Error('the two renderings differ in size');
  const changed = whole.lights.map((light, i) => Math.abs(light - bare.lights[i]!));
  const order = Array.from(changed.keys()).sort((a, b) => changed[b]! - changed[a]!);
  const most = order.slice(0, Math.ceil(order.length / 20));
  const letters = most.reduce((sum, i) => sum + whole.lights[i]!, 0) / most.length;
  let worst = Infinity;
  for (let top = 0; top + side <= bare.height; top += side)
    for (let left = 0; left + side <= bare.width; left += side) {
      let sum = 0;
      for (let y = top; y < top + side; y++) for (let x = left; x < left + side; x++) sum += bare.lights[y * bare.width + x]!;
      const light = sum / (side * side);
      worst = Math.min(worst, (Math.max(light, letters) + 0.05) / (Math.min(light, letters) + 0.05));
    }
  return { letters, worst, covered: changed.filter((by) => by > 0.1).length / changed.length };
}
