/**
 * Small type and lines around a page on its proof: frames of role furniture, in the page's coordinates. Sets no matter.
 */
import type { FontBook } from '../font/types.ts';
import { fitting, rectPath, thousandth, wordLine } from '../layout/index.ts';
import type { Rect } from '../base/index.ts';
import type { Frame, Path, Swatch } from '../layout/types.ts';

/** Inks of a proof: rounds are marked in red, blue, green, in turn (proofing.md). */
export const PROOF_SWATCHES: Readonly<Record<string, Swatch>> = {
  'proof-red': { cmyk: [0, 90, 80, 0], rgb: [196, 30, 30] },
  'proof-blue': { cmyk: [90, 60, 0, 0], rgb: [20, 80, 180] },
  'proof-green': { cmyk: [80, 10, 90, 20], rgb: [0, 120, 50] },
  'proof-grey': { cmyk: [0, 0, 0, 55], rgb: [130, 130, 130] },
  'proof-grid': { cmyk: [30, 0, 0, 0], rgb: [150, 205, 235] },
  'proof-slot': { cmyk: [30, 60, 0, 0], rgb: [170, 110, 200] },
  'proof-loose': { cmyk: [0, 5, 45, 0], rgb: [255, 240, 160] },
  'proof-very-loose': { cmyk: [0, 30, 60, 0], rgb: [255, 196, 120] },
};

const COLOURS = ['proof-red', 'proof-blue', 'proof-green'] as const;

/** The colour of a round, from 1. */
export const colourOf = (round: number): string => COLOURS[(round - 1) % COLOURS.length]!;

/** Makes frames with ids of their own. */
export class SheetWords {
  readonly frames: Frame[] = [];
  private readonly book: FontBook;

  constructor(book: FontBook) {
    this.book = book;
  }

  /** Words an em apart; returns the line's end. */
  words(texts: readonly string[], x: number, baseline: number, size: number, swatch = 'black', role = 'folio'): number {
    const line = wordLine(
      texts.map((text) => ({ text, swatch })),
      { x, baseline, size, role },
      this.book,
    );
    const rect = { x: line.x, y: thousandth(baseline - size), width: line.measure, height: thousandth(1.2 * size) };
    this.frames.push({ ...this.empty(rect), lines: [line] });
    return x + line.measure;
  }

  /** Words that end at `x`. */
  wordsTo(texts: readonly string[], x: number, baseline: number, size: number, swatch = 'black', role = 'folio'): void {
    const { measure } = wordLine(
      texts.map((text) => ({ text, swatch })),
      { x: 0, baseline, size, role },
      this.book,
    );
    this.words(texts, x - measure, baseline, size, swatch, role);
  }

  /** A text in lines of a width, cut off behind `most`; returns the baseline under its last. */
  column(text: string, { x, y, width }: Pick<Rect, 'x' | 'y' | 'width'>, size: number, most: number, swatch = 'black'): number {
    let rest = text;
    let baseline = y + size;
    for (let n = 0; n < most && rest !== ''; n++) {
      let part = fitting(rest, width, size, this.book, 'folio');
      if (part === '') part = rest.slice(0, 1);
      rest = rest.slice(part.length);
      this.words([n === most - 1 && rest !== '' ? `${part.slice(0, -1)}…` : part], x, baseline, size, swatch);
      baseline += 1.35 * size;
    }
    return baseline - size;
  }

  /** Strokes or fills in one frame. */
  paths(rect: Rect, paths: readonly Path[]): void {
    if (paths.length > 0) this.frames.push({ ...this.empty(rect), paths: [...paths] });
  }

  box(rect: Rect, stroke: string, lineWidth: number): void {
    this.paths(rect, [{ d: rectPath(rect), stroke, lineWidth }]);
  }

  tint(rect: Rect, fill: string): void {
    this.paths(rect, [{ d: rectPath(rect), fill }]);
  }

  private empty(rect: Rect): Omit<Frame, 'lines' | 'paths' | 'picture'> {
    const id = `proof${this.frames.length + 1}`;
    return { id, role: 'furniture', story: null, block: null, slot: null, rect, order: 0, next: null };
  }
}
