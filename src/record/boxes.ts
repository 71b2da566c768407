/**
 * A run of the Layout in, each of its characters with its box out: advance by em square, 0.88 em above and 0.12 below the baseline, turned for vertical
 * lines (formats.md). Measures nothing but advances, which the caller has.
 */
import { ABOVE, BELOW, type Rect } from '../base/index.ts';
import { turnedBaseline } from '../layout/index.ts';
import type { Line, Run } from '../layout/types.ts';

/** Advance of a glyph in em, by the id of its face. */
export type AdvanceOf = (face: string, gid: number) => number;

/** A character as it stands on the page, pt. */
export interface CharacterBox {
  readonly text: string;
  readonly rect: Rect;
}

/** The characters of a run in its order. A glyph that stands for several is parted among them; white space that was not drawn has no box. */
export function characterBoxes(line: Line, run: Run, advance: AdvanceOf): CharacterBox[] {
  const boxes: CharacterBox[] = [];
  const { clusters, text, gids } = run;
  for (let from = 0; from < gids.length;) {
    let to = from + 1;
    while (to < gids.length && clusters[to] === clusters[from]) to++;
    const end = to < gids.length ? (clusters[to] as number) : text.length;
    const said = text.slice(clusters[from], end);
    const rect = union(glyphBoxes(line, run, advance, from, to));
    boxes.push(...parted([...(said.trimEnd() || said)], rect, line.dir === 'ttb'));
    from = to;
  }
  return boxes;
}

function glyphBoxes(line: Line, run: Run, advance: AdvanceOf, from: number, to: number): Rect[] {
  const boxes: Rect[] = [];
  for (let i = from; i < to; i++)
    boxes.push(
      glyphBox(line, run, run.at[i] as number, advance(run.face, run.gids[i] as number) * run.size * (run.stretch ?? 1)),
    );
  return boxes;
}

/** The box of one glyph; `along`: its origin, `length`: its advance, pt. */
function glyphBox(line: Line, run: Run, along: number, length: number): Rect {
  const { size } = run;
  const shift = run.shift ?? 0;
  if (line.dir === 'ltr') return { x: along, y: line.baseline + shift - ABOVE * size, width: length, height: size };
  const turned = turnedBaseline(line, run);
  if (turned !== undefined) return { x: turned - BELOW * size, y: along, width: size, height: length };
  return { x: line.x - shift - size / 2, y: along, width: size, height: size };
}

function parted(characters: readonly string[], rect: Rect, down: boolean): CharacterBox[] {
  const n = characters.length;
  return characters.map((text, i) => ({
    text,
    rect: down
      ? { ...rect, y: rect.y + (rect.height * i) / n, height: rect.height / n }
      : { ...rect, x: rect.x + (rect.width * i) / n, width: rect.width / n },
  }));
}

/** The least rectangle around others; of none, one without area at the origin. */
export function union(rects: readonly Rect[]): Rect {
  if (rects.length === 0) return { x: 0, y: 0, width: 0, height: 0 };
  const x = Math.min(...rects.map((rect) => rect.x));
  const y = Math.min(...rects.map((rect) => rect.y));
  const right = Math.max(...rects.map((rect) => rect.x + rect.width));
  const foot = Math.max(...rects.map((rect) => rect.y + rect.height));
  return { x, y, width: right - x, height: foot - y };
}
