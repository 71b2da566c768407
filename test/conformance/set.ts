/**
 * Text in, set lines out, with where each glyph stands in em from the left edge of its line, and how far its ink reaches: measured from the
 * Layout and the face's outlines, never asked of the composer.
 */
import { expect } from 'vitest';
import type { Face, FontBook } from '../../src/font/types.ts';
import { clusterText } from '../../src/layout/index.ts';
import type { Line } from '../../src/layout/types.ts';
import { defaultPaper } from '../../src/story/paper.ts';
import type { HouseStyle } from '../../src/story/types.ts';
import type { StyledPara, StyledRun } from '../../src/style/types.ts';
import type { Hyphenate } from '../../src/text/composer.ts';
import { Typesetter } from '../../src/text/typesetter.ts';
import { fontBook } from '../support/fonts.ts';

/** pt; so that a tenth of what the Layout says is em. */
const SIZE = 10;

export interface How {
  /** em */
  readonly measure?: number;
  readonly house?: Partial<HouseStyle>;
  readonly indent?: number;
  readonly hang?: number;
  readonly align?: StyledPara['align'];
  readonly face?: string;
  readonly hyphenate?: Hyphenate;
}

/** A glyph: `x` its origin, `ink` from where to where it draws, em from the left edge of the line; `rise` its ink, em above the baseline. */
export interface Glyph {
  readonly text: string;
  readonly x: number;
  readonly advance: number;
  readonly ink: readonly [number, number];
  readonly rise: readonly [number, number];
  readonly face: string;
}

export interface Set {
  readonly text: string;
  readonly glyphs: readonly Glyph[];
  readonly gap: number;
}

export interface Page {
  readonly lines: readonly Set[];
  readonly relaxations: readonly string[];
}

const round = (x: number): number => Math.round(x * 1000) / 1000 + 0;

export const paraOf = (text: string | readonly StyledRun[], how: How = {}): StyledPara => {
  const { hang, face = 'body' } = how;
  const runs = typeof text === 'string' ? [{ text, face, swatch: 'black', span: null }] : text;
  return {
    block: 's1.p1',
    role: 'body',
    runs,
    size: SIZE,
    indent: how.indent ?? 0,
    ...(hang && { hang }),
    align: how.align ?? 'justify',
  };
};

export const houseOf = (over: Partial<HouseStyle> = {}): HouseStyle => ({ ...defaultPaper.house, ...over });

const setterOf = (book: FontBook, { house, hyphenate }: How = {}): Typesetter =>
  new Typesetter(book, houseOf(house), 256, () => 0, hyphenate);

function inkOf(face: Face, gid: number): readonly [number, number, number, number] {
  const xs: number[] = [];
  const ys: number[] = [];
  for (const [, ...numbers] of face.outline(gid) as readonly (readonly [string, ...number[]])[])
    numbers.forEach((n, i) => (i % 2 === 0 ? xs : ys).push(n / face.upem));
  return [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
}

/** What a line of the Layout looks like. */
export function seen(line: Line, book: FontBook): Set {
  const glyphs = line.runs.flatMap((run) =>
    run.gids.map((gid, i) => {
      const face = book.faces.find(({ id }) => id === run.face)!;
      const x = (run.at[i]! - line.x) / SIZE;
      const [left, right, low, high] = inkOf(face, gid);
      const advance = face.advance(gid) / face.upem;
      return { text: clusterText(run, i).trim(), x: round(x), advance, ink: [round(x + left), round(x + right)] as const, rise: [low, high] as const, face: run.face }; // prettier-ignore
    }),
  );
  return { text: line.runs.map(({ text }) => text).join(''), glyphs, gap: line.gap };
}

/** Breaks and sets a paragraph; relaxations as the report gets them. */
export async function page(text: string | readonly StyledRun[], how: How = {}): Promise<Page> {
  const book = await fontBook();
  const setter = setterOf(book, how);
  const items = setter.compose(paraOf(text, how));
  const measure = how.measure ?? 10;
  const lines: Set[] = [];
  let a = items.from;
  for (const end of setter.breaks(items, items.from, measure).ends) {
    const stand = { x: 100, measure: measure * SIZE, baseline: 0, size: SIZE, lead: setter.lead(items, a, measure) };
    lines.push(seen(setter.line(items, a, end - 1, stand, undefined, true), book));
    a = end;
  }
  return { lines, relaxations: setter.relaxations };
}

/** The lines of a paragraph. */
export const set = async (text: string | readonly StyledRun[], how: How = {}): Promise<readonly Set[]> =>
  (await page(text, how)).lines;

/** The one line of a short text; as narrow as its marks go when `narrow`. */
export async function single(text: string, how: How & { narrow?: boolean } = {}): Promise<Set> {
  const book = await fontBook();
  const setter = setterOf(book, how);
  return seen(setter.single(paraOf(text, how), 100, 40 * SIZE, 0, how.narrow ? { narrow: true } : {}), book);
}

/**
 * The line that the first `count` boxes of a text make at `less` em under their natural width (over it when negative), however the paragraph
 * would break: so the steps of adjustment show.
 */
export async function adjusted(text: string, count: number, less: number, how: How = {}): Promise<Set> {
  const book = await fontBook();
  const setter = setterOf(book, how);
  const items = setter.compose(paraOf(text, how));
  const natural = await naturalWidth(text, count, how);
  const stand = { x: 100, measure: (natural - less) * SIZE, baseline: 0, size: SIZE, lead: 0 };
  return seen(setter.line(items, items.from, items.from + count - 1, stand), book);
}

/** Width of the first `count` boxes unadjusted, from the glyphs. */
async function naturalWidth(text: string, count: number, how: How): Promise<number> {
  const line = await single(text, how);
  const last = line.glyphs[count - 1]!;
  const cut = '，。、；：？！”’）》'.includes(last.text) ? 0.5 : last.advance;
  return last.x + cut;
}

/** Texts of lines. */
export const texts = (lines: readonly Set[]): string[] => lines.map(({ text }) => text);

/** Origins of a line's glyphs, em. */
export const xs = (line: Set | undefined): number[] => (line?.glyphs ?? []).map(({ x }) => x);

/** Holds origins against those that follow from the clause, em; a thousandth is rounding. */
export function expectAt(line: Set | undefined, wanted: readonly number[]): void {
  const at = xs(line);
  expect(at.length, line?.text).toBe(wanted.length);
  for (const [i, x] of wanted.entries()) expect(Math.abs(at[i]! - x), `${line!.text} stands at ${at.join(' ')}, glyph ${i}`).toBeLessThanOrEqual(0.0011); // prettier-ignore
}

/** Where the `nth` glyph of a character stands. */
export function at(line: Set | undefined, character: string, nth = 0): Glyph {
  const found = (line?.glyphs ?? []).filter(({ text }) => text === character)[nth];
  if (!found) throw new Error(`no ${character} in ${line?.text ?? 'no line'}`);
  return found;
}

/** `n` Han that no rule speaks of. */
export const han = (n: number): string =>
  '春夏秋冬东南西北甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥'.repeat(Math.ceil(n / 30)).slice(0, n);

/** Holds lengths in em against those that follow from the clause; positions are rounded to a ten-thousandth each. */
export function expectNear(found: readonly number[], wanted: readonly number[]): void {
  expect(found.length).toBe(wanted.length);
  for (const [i, x] of wanted.entries()) expect(Math.abs(found[i]! - x), `${found.join(' ')} for ${wanted.join(' ')}, number ${i}`).toBeLessThan(0.0025); // prettier-ignore
}
