/**
 * Lines in, how loose they are out, as formats.md defines it: the median over a line's adjacent Han pairs of (distance of origins ÷ size − 1),
 * last lines of paragraphs left out. Counted from origins; the composer's own gap is not asked.
 */
import type { Page } from '../../src/layout/types.ts';
import { isSolid } from './marks.ts';
import { type Faces, paragraphs, setLines, type SetLine } from './set-lines.ts';

export interface Looseness {
  readonly lines: number;
  readonly loose: number;
  readonly veryLoose: number;
  readonly tight: number;
  readonly oneCharLastLines: number;
}

const isHan = (text: string): boolean => text >= '\u4e00' && text <= '\u9fff';

/** The gap of a line, em; undefined where no two Han stand side by side. */
export function gapOf({ cells, size }: SetLine): number | undefined {
  const gaps: number[] = [];
  for (let i = 1; i < cells.length; i++) {
    const [a, b] = [cells[i - 1]!, cells[i]!];
    if (isHan(a.text) && isHan(b.text)) gaps.push((b.x - a.x) / size - 1);
  }
  gaps.sort((a, b) => a - b);
  const middle = gaps.length / 2;
  return gaps.length === 0 ? undefined : (gaps[Math.ceil(middle - 1)]! + gaps[Math.floor(middle)]!) / 2;
}

/** Two origins rounded to 0.001 pt each, em at 9 pt: a gap of exactly 0.05 (half an em over ten places) is not loose. */
const ROUNDED = 0.001 / 9;

export function looseness(page: Page, face: Faces): Looseness {
  const made = paragraphs(setLines(page, face));
  const gaps = made.flatMap((lines) => lines.slice(0, -1).flatMap((line) => gapOf(line) ?? []));
  const last = made.filter((lines) => lines.length > 1).map((lines) => [...lines.at(-1)!.text].filter(isSolid).length);
  return {
    lines: made.flat().length,
    loose: gaps.filter((gap) => gap > 0.05 + ROUNDED).length,
    veryLoose: gaps.filter((gap) => gap > 0.1 + ROUNDED).length,
    tight: gaps.filter((gap) => gap < -0.002).length,
    oneCharLastLines: last.filter((count) => count < 2).length,
  };
}
