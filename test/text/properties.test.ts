/**
 * What holds of any text in any measure: random mixtures of Han, marks, figures, Western words and spaces, 4 to 60 em. Whether a break is
 * legal, how narrow a line can be and what a greedy setter would do are reckoned here, apart from the composer. BANXIN_RUNS: how many texts.
 */
/* oxlint-disable vitest/expect-expect -- hold runs assertions over many texts */
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Face, FontBook } from '../../src/font/types.ts';
import type { Line } from '../../src/layout/types.ts';
import { breakLines } from '../../src/line/break.ts';
import { lineCost, weights } from '../../src/line/cost.ts';
import { naturalWidth } from '../../src/line/sums.ts';
import { breakVarying } from '../../src/line/vary.ts';
import { defaultPaper } from '../../src/story/paper.ts';
import type { StyledPara } from '../../src/style/types.ts';
import type { ParaItems } from '../../src/text/stream.ts';
import { Typesetter } from '../../src/text/typesetter.ts';
import { fontBook } from '../support/fonts.ts';
import { closing, edgeFault, halfWide, opening } from '../support/marks.ts';

const numRuns = Number(process.env['BANXIN_RUNS'] ?? 150);
const seed = Number(process.env['BANXIN_SEED'] ?? 20260101);
const SIZE = 10;

let book: FontBook;
let face: Face;
beforeAll(async () => {
  book = await fontBook();
  face = book.role('body')[0]!;
});

const HAN = [...'春夏秋冬东南西北甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥'];
const run = fc.array(fc.constantFrom(...HAN), { minLength: 1, maxLength: 9 }).map((all) => all.join(''));
const stop = fc.constantFrom('，', '，', '，', '。', '、', '；', '：', '？', '！', '？！', '……', '——');
const western = fc.constantFrom('GDP', 'AVATAR', 'don’t', 'breakfast', 'x', 'Wi-Fi', 'Noto Serif', ' GB ', 'A');
const number = fc.constantFrom('92.5%', '38万元', '2020年', '9900多家', '100', '7月', '￥300', '±5℃', '12亿');
const pair = fc.constantFrom('“”', '（）', '《》', '‘’', '【】', '「」');
/** What a sentence is made of, as newspapers write it. */
const piece = fc.oneof(
  { weight: 8, arbitrary: run },
  { weight: 3, arbitrary: fc.tuple(run, stop).map(([a, b]) => a + b) },
  { weight: 2, arbitrary: fc.tuple(pair, run, stop, run).map(([p, a, b, c]) => `${p[0]}${a}${b}${c}${p[1]}`) },
  { weight: 1, arbitrary: fc.tuple(pair, run, stop).map(([p, a, b]) => `${p[0]}${a}${p[1]}${b}`) },
  { weight: 1, arbitrary: fc.tuple(run, fc.constantFrom('·', '～', '／', '–', '—'), run).map((all) => all.join('')) },
  { weight: 2, arbitrary: number },
  { weight: 2, arbitrary: western },
  { weight: 1, arbitrary: fc.constantFrom(' ', '\u3000') },
);
const joined = (of: fc.Arbitrary<string>, maxLength: number): fc.Arbitrary<string> =>
  fc.array(of, { minLength: 1, maxLength }).map((all) => all.join('').trim()).filter((text) => text !== ''); // prettier-ignore
const sentences = joined(piece, 60);
/** The same with marks strewn in where no one would write them. */
const anything = joined(fc.oneof({ weight: 3, arbitrary: piece }, { weight: 2, arbitrary: fc.constantFrom(...'，。！（“》”）【】——……·～／–') }), 40); // prettier-ignore
const copy = fc.oneof({ weight: 3, arbitrary: sentences }, { weight: 1, arbitrary: anything });
const measures = fc.integer({ min: 4, max: 60 });
const indents = fc.constantFrom(0, 2);

interface Made {
  readonly text: string;
  readonly setter: Typesetter;
  readonly items: ParaItems;
  readonly ends: readonly number[];
  readonly lines: readonly Line[];
  /** Text of each line, without the spaces at its edges. */
  readonly texts: readonly string[];
  readonly cost: number;
}

function make(text: string, measure: number, indent: number): Made {
  const para: StyledPara = { block: 'p', role: 'body', runs: [{ text, face: 'body', swatch: 'black', span: null }], size: SIZE, indent, align: 'justify' }; // prettier-ignore
  const setter = new Typesetter(book, defaultPaper.house, 64, () => 0);
  const items = setter.compose(para);
  const { ends, cost } = setter.breaks(items, items.from, measure);
  const lines: Line[] = [];
  const texts: string[] = [];
  let a = items.from;
  const from = (k: number): number => (k < items.to ? setter.stream.offset[k]! : text.length);
  for (const end of ends) {
    const stand = { x: 0, measure: measure * SIZE, baseline: 0, size: SIZE, lead: setter.lead(items, a, measure) };
    lines.push(setter.line(items, a, end - 1, stand));
    texts.push(text.slice(from(a), from(end)).trim());
    a = end;
  }
  return { text, setter, items, ends: [...ends], lines, texts, cost };
}

/** Every unit of a text that no break may part, with its letters, as one: numbers with their signs, words, —— and ……. */
const UNITS = /[￥$±]?\d+(?:\.\d+)?(?:[%℃]|[万亿多]+[元年月家]?|\p{Script=Han})?|[A-Za-z]+(?:[’-][A-Za-z]+)*|——|……/gu;

/** Whether the text may be parted before unit `i`; written from the rules, not from the composer’s tables. */
function legal(text: string, i: number): boolean {
  const before = text.slice(0, i).trimEnd();
  const after = text.slice(i).trimStart();
  if (before === '' || after === '') return true;
  // Several …… or —— may part between units.
  const units = /(?:……|——)+$/u.exec(before)?.[0] ?? '';
  const parts =
    after[0] === before.at(-1) && units.length % 2 === 0 && units !== '' && !/[…—]$/u.test(before.slice(0, -units.length));
  if (edgeFault(`甲${before.at(-1)}`, parts ? '甲' : after) || edgeFault(`${after.slice(0, 2)}甲`, undefined)) return false;
  if (/[\dA-Za-z%℃±￥.]$/u.test(before) && /^[\dA-Za-z%℃.±￥-]/u.test(after) && before.length + after.length === text.length)
    return false;
  if (/\d$/u.test(before) && /^\p{Script=Han}/u.test(after)) return false;
  if (/[A-Za-z]’$/u.test(before) && /^[A-Za-z]/u.test(after)) return false;
  if (/^’[A-Za-z]/u.test(after) && /[A-Za-z]$/u.test(before)) return false;
  return !(/\d[万亿千百多余几]+$/u.test(before) && /^[元人名个家年月日]/u.test(after));
}

const advanceOf = (word: string): number => face.shape(word).advances.reduce((sum, one) => sum + one, 0) / face.upem;
const apostrophe = (): number => face.advance(face.substitute(face.glyph(0x2019), 'pwid')) / face.upem;

/** How narrow a stretch of text can be made, em: marks half, no Han–Western space, spaces a quarter. */
function least(text: string): number {
  let em = 0;
  for (const [word] of text.trim().matchAll(/[A-Za-z]+(?:[’-][A-Za-z]+)*-?|\d|\s+|./gu)) {
    if (/^\s+$/u.test(word)) em += word.includes('\u3000') ? 1 : 0.25;
    else if (/^\d$/u.test(word) || closing.has(word) || opening.has(word) || halfWide.has(word)) em += 0.5;
    else if (/^[A-Za-z]/u.test(word))
      em += word.split('’').reduce((sum, part, i) => sum + (i ? apostrophe() : 0) + advanceOf(part), 0);
    else em += /^[.%±-]/u.test(word) ? advanceOf(word) : 1;
  }
  return em;
}

/** Whether lines of legal breaks alone can hold the text: tried exhaustively. */
function canBeSet(text: string, measure: number, indent: number): boolean {
  const reached = new Set([0]);
  for (let i = 1; i <= text.length; i++) {
    if (i < text.length && (/\s/u.test(text[i]!) || !legal(text, i))) continue;
    for (const a of reached)
      if (least(text.slice(a, i)) <= measure - (a === 0 ? indent : 0) + 1e-6) {
        reached.add(i);
        break;
      }
  }
  return reached.has(text.length);
}

/** What the reckoning of least widths may be wrong by, em: kerning between words and figures. */
const NEARLY = 0.1;

const hold = (predicate: (text: string, measure: number, indent: number) => void, texts = copy): void =>
  fc.assert(fc.property(texts, measures, indents, predicate), { numRuns, seed });

const right = (line: Line): number => {
  const run = line.runs.at(-1)!;
  const last = run.text.trimEnd().at(-1)!;
  const gid = run.gids.at(-1)!;
  const advance = face.advance(gid) / face.upem;
  const own = closing.has(last) && advance === 1 ? 0.5 : advance;
  return run.at.at(-1)! + (halfWide.has(last) ? 0.5 - (0.5 - own) / 2 : own) * SIZE;
};

describe('any text in any measure', () => {
  test('is set once, whole and in order', () => {
    hold((text, measure, indent) => {
      const { lines } = make(text, measure, indent);
      const said = lines.flatMap(({ runs }) => runs.map((run) => run.text)).join('');
      expect(said.replaceAll(/\s/gu, '')).toBe(text.replaceAll(/\s/gu, ''));
    });
  });

  test('begins and ends no line with a mark that may not: in a thousandth of lines at most, and only where nothing else is legal', () => {
    let [all, broken] = [0, 0];
    hold((text, measure, indent) => {
      const { texts } = make(text, measure, indent);
      all += texts.length;
      const faults = texts.filter((line, i) => (i > 0 && edgeFault(line, undefined)) || (i < texts.length - 1 && edgeFault(`甲${line.at(-1)}`, texts[i + 1]))); // prettier-ignore
      if (faults.length === 0) return;
      broken += faults.length;
      expect(canBeSet(text, measure - NEARLY, indent), `“${text}” at ${measure} em, indent ${indent}: ${texts.join('|')}`).toBe(
        false,
      );
    }, sentences);
    expect(broken, `${broken} of ${all} lines`).toBeLessThanOrEqual(Math.ceil(all / 1000));
  });

  test('parts only where it is legal, unless nothing is, whatever marks are strewn in', () => {
    hold((text, measure, indent) => {
      const { texts, ends, setter } = make(text, measure, indent);
      const faults = ends.slice(0, -1).filter((end) => !legal(text, setter.stream.offset[end]!));
      if (faults.length === 0) return;
      expect(canBeSet(text, measure - NEARLY, indent), `“${text}” at ${measure} em, indent ${indent}: ${texts.join('|')}`).toBe(
        false,
      );
    });
  });

  test('has its units whole wherever they fit a line', () => {
    hold((text, measure, indent) => {
      const { texts, ends, setter } = make(text, measure, indent);
      const starts = new Set(ends.slice(0, -1).map((end) => setter.stream.offset[end]!));
      for (const { 0: unit, index } of text.matchAll(UNITS))
        for (let i = index + 1; i < index + unit.length; i++)
          if (starts.has(i) && text[i - 1] !== '-')
            expect(canBeSet(text, measure - NEARLY, indent), `${unit} in ${texts.join('|')}`).toBe(false);
    });
  });

  test('fills every line but the last to 0.01 pt, where it has a gap to open', () => {
    hold((text, measure, indent) => {
      const { lines, texts, setter, ends, items } = make(text, measure, indent);
      lines.slice(0, -1).forEach((line, i) => {
        const a = i === 0 ? items.from : ends[i - 1]!;
        const { sums } = setter.stream;
        const open = sums[(ends[i]! - 1) * 12 + 1]! - sums[a * 12 + 1]!;
        const end = right(line);
        expect(end, `${texts.join('|')} at ${measure}, line ${i}`).toBeLessThanOrEqual(measure * SIZE + 0.011);
        if (open >= 1) expect(Math.abs(end - measure * SIZE), `${texts.join('|')} at ${measure}, line ${i} ends at ${end}`).toBeLessThanOrEqual(0.011); // prettier-ignore
      });
    });
  });

  test('has no two Han closer than an em', () => {
    hold((text, measure, indent) => {
      for (const { runs } of make(text, measure, indent).lines)
        for (const { text: said, at, clusters } of runs)
          for (let i = 1; i < at.length; i++)
            if (/\p{Script=Han}/u.test(said[clusters[i]!]!) && /\p{Script=Han}/u.test(said[clusters[i - 1]!]!))
              expect(at[i]! - at[i - 1]!).toBeGreaterThanOrEqual(SIZE - 0.002);
    });
  });

  test('costs no more than a greedy setter’s lines', () => {
    let compared = 0;
    hold((text, measure, indent) => {
      const { setter, items, cost } = make(text, measure, indent);
      const naive = greedy(setter, items, measure, indent);
      if (naive === null) return;
      compared++;
      expect(cost).toBeLessThanOrEqual(naive + 1e-6);
    });
    expect(compared).toBeGreaterThan(numRuns / 2);
  });
});

/** What first-fit lines cost: each takes all it can hold; null where a line finds no legal end. */
function greedy({ stream }: Typesetter, { from, to }: ParaItems, measure: number, indent: number): number | null {
  let total = 0;
  for (let a = from; a < to;) {
    let taken = -1;
    for (let b = a; b < to; b++) {
      const last = b === to - 1;
      if (!last && stream.penalty[b]! === Infinity) continue;
      const rest = measure - (a === from ? indent : 0) - naturalWidth(stream, a, b);
      if (lineCost(stream, a, b, rest, last, weights) < Infinity) taken = b;
      else if (rest < -measure) break;
    }
    if (taken < 0) return null;
    const last = taken === to - 1;
    const rest = measure - (a === from ? indent : 0) - naturalWidth(stream, a, taken);
    total += lineCost(stream, a, taken, rest, last, weights) + (last ? 0 : stream.penalty[taken]!);
    a = taken + 1;
  }
  return total;
}

/** How many lines the text can have, by legal breaks: tried exhaustively. */
function counts({ stream }: Typesetter, { from, to }: ParaItems, measure: number, indent: number): ReadonlySet<number> {
  const ways: Set<number>[] = Array.from({ length: to - from + 1 }, () => new Set());
  ways[0]!.add(0);
  for (let a = from; a < to; a++)
    for (let b = a; b < to && ways[a - from]!.size > 0; b++) {
      const last = b === to - 1;
      if (!last && stream.penalty[b]! === Infinity) continue;
      const rest = measure - (a === from ? indent : 0) - naturalWidth(stream, a, b);
      if (lineCost(stream, a, b, rest, last, weights) === Infinity) continue;
      for (const n of ways[a - from]!) ways[b + 1 - from]!.add(n + 1);
    }
  return ways[to - from]!;
}

describe('lines of varying measure', () => {
  test('of one measure are the same lines', () => {
    hold((text, measure, indent) => {
      const { setter, items } = make(text, measure, indent);
      const one = breakLines(setter.stream, items.from, items.to, measure, indent);
      const other = breakVarying(setter.stream, items.from, items.to, () => measure, indent);
      expect(other.cost).toBeCloseTo(one.cost, 6);
      if (one.relaxed.length === 0) expect(other.relaxed).toEqual([]);
    });
  });

  test('one more or one fewer is had wherever legal lines make so many', () => {
    let had = 0;
    hold((text, measure, indent) => {
      const { setter, items, ends } = make(text, measure, indent);
      const possible = counts(setter, items, measure, indent);
      if (!possible.has(ends.length)) return;
      for (const looseness of [-1, 1]) {
        if (!possible.has(ends.length + looseness)) continue;
        had++;
        const made = breakVarying(setter.stream, items.from, items.to, () => measure, indent, { looseness });
        expect(made.ends.length - ends.length, `“${text}” at ${measure}`).toBe(looseness);
      }
    });
    expect(had).toBeGreaterThan(0);
  });
});
