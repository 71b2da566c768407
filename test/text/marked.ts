/**
 * Manuscript text in, its set lines with all that stands between them out: read, styled and set by the real stages in one column. Shapes of
 * paths are measured here from their points alone; nothing is asked of the code that drew them.
 */
import type { Line, Path } from '../../src/layout/types.ts';
import { walkPath } from '../../src/layout/index.ts';
import { readManuscript } from '../../src/read/index.ts';
import { defaultPaper } from '../../src/story/index.ts';
import type { HouseStyle } from '../../src/story/types.ts';
import { styleInlines } from '../../src/style/inlines.ts';
import type { StyledPara } from '../../src/style/types.ts';
import type { Interlinear } from '../../src/text/annotations.ts';
import { Typesetter } from '../../src/text/typesetter.ts';
import { testBook } from '../press/sheet.ts';

export interface Marked extends Interlinear {
  readonly para: StyledPara;
  readonly lines: readonly Line[];
  readonly relaxations: readonly string[];
  readonly setter: Typesetter;
}

/** How a paragraph is set, pt and em. */
export interface Setting {
  readonly size?: number;
  readonly leading?: number;
  readonly measure?: number;
  readonly ruby?: HouseStyle['ruby'];
  /** Em added at each gap of a single line (Q12). */
  readonly track?: number;
}

const LEFT = 20;
const TOP = 20;

/** Sets the one paragraph of a story in a column. */
export async function marked(
  copy: string,
  { size = 9, leading = 11.25, measure = 13, ruby = 'inline', track }: Setting = {},
): Promise<Marked> {
  const story = await readManuscript(`---\ntitle: 题\n---\n\n${copy}\n`, 'a.md');
  const [block] = story.value.blocks;
  if (block?.kind !== 'para') throw new Error(`not a paragraph: ${copy}`);
  const runs = styleInlines(block.inlines, story.value.source, { face: 'body', swatch: 'black', strong: 'headline', ruby });
  const para: StyledPara = {
    block: 's1.p1',
    role: 'body',
    runs,
    size,
    indent: 0,
    align: track === undefined ? 'justify' : 'start',
  };
  const setter = new Typesetter(await testBook(), defaultPaper.house, 256, () => 0);
  const at = { x: LEFT, top: TOP, measure: measure * size, leading };
  const lines = track === undefined ? setter.block(para, at) : [setter.single(para, LEFT, at.measure, TOP + size, { track })];
  const between = setter.annotations.of(lines, leading) ?? { paths: [], readings: [] };
  return { ...between, para, lines, relaxations: setter.relaxations, setter };
}

/** One closed or open shape of a path, pt. */
export interface Shape {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** The shapes of a path one by one: a dot each, or a line; extents of the drawn curves, with half the stroke across. */
export function shapesOf({ d, lineWidth }: Path): Shape[] {
  const shapes: { xs: number[]; ys: number[] }[] = [];
  let [x0, y0] = [0, 0];
  const to = (x: number, y: number): void => {
    shapes.at(-1)!.xs.push(x);
    shapes.at(-1)!.ys.push(y);
    [x0, y0] = [x, y];
  };
  walkPath(d, {
    move: (x, y) => (shapes.push({ xs: [], ys: [] }), to(x, y)),
    line: to,
    curve: (x1, y1, x2, y2, x, y) => {
      const [a, b] = [x0, y0];
      for (let i = 1; i <= 32; i++) {
        const t = i / 32;
        const of = (p: number, q: number, r: number, s: number): number => (1 - t) ** 3 * p + 3 * (1 - t) ** 2 * t * q + 3 * (1 - t) * t * t * r + t ** 3 * s; // prettier-ignore
        to(of(a, x1, x2, x), of(b, y1, y2, y));
      }
    },
    close: () => undefined,
  });
  const half = (lineWidth ?? 0) / 2;
  return shapes.map(({ xs, ys }) => ({
    left: Math.min(...xs),
    right: Math.max(...xs),
    top: Math.min(...ys) - half,
    bottom: Math.max(...ys) + half,
  }));
}

/** Dots of all filled paths, from left to right within each line. */
export const dotsOf = ({ paths }: Pick<Interlinear, 'paths'>): Shape[] => paths.filter(({ fill }) => fill).flatMap(shapesOf);

/** Lines and waves: one shape each. */
export const strokesOf = ({ paths }: Pick<Interlinear, 'paths'>): Shape[] =>
  paths.filter(({ stroke }) => stroke).flatMap(shapesOf);

/** Origins of the characters of a line, with the characters. */
export const charactersOf = (line: Line): { readonly text: string; readonly x: number }[] =>
  line.runs.flatMap(({ text, at, clusters }) =>
    at.map((x, i) => ({ text: text.slice(clusters[i], clusters[i + 1] ?? text.length), x })),
  );

/** Foot and head of a line's em squares. */
export const footOf = (line: Line, size = 9): number => line.baseline + 0.12 * size;
export const headOf = (line: Line, size = 9): number => line.baseline - 0.88 * size;

/** Where some characters of a line stand: left of the first, right of the last; each an em wide. */
export function stretchOf(line: Line, text: string, size = 9): { left: number; right: number } {
  const all = charactersOf(line);
  const at = all
    .map((one) => one.text)
    .join('')
    .indexOf(text);
  if (at < 0) throw new Error(`“${text}” is not in “${all.map((one) => one.text).join('')}”`);
  return { left: all[at]!.x, right: all[at + text.length - 1]!.x + size };
}
