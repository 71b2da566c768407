/**
 * The judges of the acceptance tests, judged: the sample spread with one thing spoilt at a time, and the judge that has to see it. A judge that
 * is always content would let everything pass.
 */
import { beforeAll, describe, expect, test } from 'vitest';
import type { Built } from '../support/build.ts';
import { samples } from '../support/editions.ts';
import { bare, expectedTexts, findInOrder } from '../support/expected-text.ts';
import { misplaced } from '../support/glyphs.ts';
import { gapOf } from '../support/looseness.ts';
import { edgeFault } from '../support/marks.ts';
import { bodyType, edges, lonelyEnds, narrow, offGrid, unfilled } from '../support/measure.ts';
import {
  columnX,
  detachedText,
  inTheFold,
  partedHeadline,
  storyLines,
  strandedCrossheads,
  strayCaptions,
  straying,
  widows,
} from '../support/never.ts';
import { glyphsOnGlyphs, linesOnLines, outside, picturesAndRules, slotsOnSlots } from '../support/on-another.ts';
import { pdfGlyphs } from '../support/pdf.ts';
import type { SetLine } from '../support/set-lines.ts';
import { emptyStretches } from '../support/white.ts';

type Writable<T> = T extends object ? { -readonly [K in keyof T]: Writable<T[K]> } : T;
type WritablePage = Writable<Built['page']>;
type WritableFrame = WritablePage['frames'][number];
type WritableLine = NonNullable<WritableFrame['lines']>[number];

let sample: Built;
beforeAll(async () => {
  sample = await samples[0]!.built();
});

/** The sample after `spoil` has had its way with a copy. */
function spoilt(spoil: (page: WritablePage, plan: Writable<Built['plan']>) => void): Built {
  const { page, plan } = structuredClone({ page: sample.page, plan: sample.plan }) as Writable<Pick<Built, 'page' | 'plan'>>;
  spoil(page, plan);
  return { ...sample, page, plan } as Built;
}

/** Moves a line with its glyphs. */
function move(line: WritableLine, x: number, down = 0): void {
  line.x += x;
  line.baseline += down;
  for (const run of line.runs) run.at = run.at.map((at) => at + x);
}

const framesOf = (page: WritablePage, role: string): WritableFrame[] =>
  page.frames.filter((frame) => frame.role === role && frame.lines);

/** A body frame of many lines, whose first line is not its paragraph's first word. */
const long = (page: WritablePage): WritableFrame =>
  framesOf(page, 'body').find(({ lines, slot }) => slot === 'text' && lines!.length > 8)!;

/** The last frame of a paragraph that stands in two legs. */
const second = (page: WritablePage): WritableFrame => {
  const body = framesOf(page, 'body').filter(({ slot }) => slot === 'text');
  return body.find(
    (frame, i) => body[i - 1]?.block === frame.block && body[i - 1]!.lines!.length > 1 && frame.lines!.length > 1,
  )!;
};

const columnStep = (page: WritablePage): number => columnX(page.grid, 2) - columnX(page.grid, 1);

const ofLines = (judge: (lines: readonly SetLine[]) => string[]) => (of: Built) => judge(storyLines(of));

const cases: readonly (readonly [string, (of: Built) => string[], Parameters<typeof spoilt>[0], RegExp])[] = [
  ['a line that begins with a comma', ofLines(edges), (page) => (long(page).lines![3]!.runs[0]!.text = '，x'), /begins with ，/],
  ['a line that ends with an opening quote', ofLines(edges), (page) => (long(page).lines![3]!.runs.at(-1)!.text = '说“'), /ends with “/],
  ['a baseline 0.05 pt off the grid', (of) => offGrid(bodyType(storyLines(of), of.page), of.page), (page) => (long(page).lines![4]!.baseline += 0.05), /off the grid/],
  ['a last glyph 0.02 pt from the edge', ofLines(unfilled), (page) => (long(page).lines![4]!.runs.at(-1)!.at[long(page).lines![4]!.runs.at(-1)!.at.length - 1]! -= 0.02), /ends at/],
  ['a first glyph that begins late', ofLines(unfilled), (page) => (long(page).lines![4]!.runs[0]!.at[0]! += 0.02), /begins at/],
  ['N3: a last line of one character', ofLines(lonelyEnds), (page) => Object.assign(long(page).lines!.at(-1)!.runs[0]!, { text: '字。' }), /one character/],
  ['N12: a measure of four characters', ofLines(narrow), (page) => (long(page).lines![4]!.measure = 4 * 9), /room for 4\.0/],
  ['N1: text that has gone from under its crosshead', strandedCrossheads, (page) => spoilUnderCrosshead(page), /^N1/],
  ['N2: a last line alone at a head', widows, (page) => (second(page).lines = second(page).lines!.slice(-1)), /^N2/],
  ['N4: a line that leaves its column', outside, (page) => move(long(page).lines![3]!, 7), /outside/],
  ['N4: a picture that leaves its slot', outside, (page) => (page.frames.find(({ picture }) => picture)!.rect.x -= 1), /picture/],
  ['N4: two slots in one place', slotsOnSlots, (_, plan) => (plan.slots.find(({ kind }) => kind === 'pullquote')!.column += 1), /both have/],
  ['N4: a line on the line above', linesOnLines, (page) => (long(page).lines![4]!.baseline -= 6), /on each other/],
  ['N4: a glyph on its neighbour', glyphsOnGlyphs, (page) => (long(page).lines![4]!.runs[0]!.at[2]! -= 6), /glyph/],
  ['N4: a picture over words', picturesAndRules, (page) => (page.frames.find(({ picture }) => picture)!.rect.height += 40), /picture/],
  ['N4: a rule through words', picturesAndRules, (page) => spoilRule(page), /strikes through/],
  ['N5: text that begins a column on', detachedText, spoilBeginning, /^N5/],
  ['N6: two lines in the wrong order', straying, (page) => long(page).lines!.reverse(), /^N6/],
  ['N7: a caption far below its picture', strayCaptions, (page) => framesOf(page, 'caption')[0]!.lines!.forEach((line) => move(line, 0, 30)), /^N7/],
  ['N7: a caption under another picture', strayCaptions, (page) => framesOf(page, 'caption')[0]!.lines!.forEach((line) => move(line, 900)), /^N7/],
  ['N8: a headline parted elsewhere', partedHeadline, (page) => (framesOf(page, 'headline')[0]!.lines![0]!.runs[0]!.text = '泥火铸字行'), /^N8/],
  ['N8: a headline in the fold', inTheFold, (page) => move(framesOf(page, 'headline')[1]!.lines![0]!, -180), /^N8/],
  ['lines that were lost and left white', emptyStretches, (page) => (long(page).lines = []), /are empty/],
  ['white that is not on the dummy, nor in a headline that is', (of) => emptyStretches(of, 0), (_, plan) => (plan.slots = plan.slots.filter(({ kind }) => kind !== 'white' && kind !== 'headline')), /are empty/],
]; // prettier-ignore

/** Takes the paragraph under the second crosshead of the text away to the next column but one. */
function spoilUnderCrosshead(page: WritablePage): void {
  const heads = framesOf(page, 'crosshead').filter(({ slot, id }) => slot === 'text' && id.includes('.b.'));
  const under = page.frames.slice(page.frames.indexOf(heads[1]!)).find(({ role }) => role === 'body')!;
  for (const frame of page.frames.filter(({ block }) => block === under.block))
    for (const line of frame.lines!) move(line, 2 * columnStep(page));
}

/** Moves the story's first crosshead a column on. */
function spoilBeginning(page: WritablePage): void {
  for (const frame of framesOf(page, 'crosshead').slice(0, 3)) for (const line of frame.lines!) move(line, columnStep(page));
}

function spoilRule(page: WritablePage): void {
  const line = long(page).lines![4]!;
  const rule = page.frames.find(({ paths }) => paths)!;
  const y = line.baseline - 3;
  rule.paths!.push({ d: `M${line.x} ${y}L${line.x + line.measure} ${y}`, stroke: 'black', lineWidth: 0.3 });
}

describe('each judge sees what is spoilt', () => {
  test.each(cases)('%s', (_, judge, spoil, sentence) => {
    const before = judge(sample).length;
    const faults = judge(spoilt(spoil));
    expect(faults.length).toBeGreaterThan(before);
    expect(faults.join('\n')).toMatch(sentence);
  });

  test('a glyph 0.02 pt from its place, one that was lost, one that was added', async () => {
    const drawn = await pdfGlyphs(sample.pdf);
    expect(misplaced([sample.page], drawn)).toEqual([]);
    expect(misplaced([spoilt((page) => (long(page).lines![2]!.runs[0]!.at[1]! += 0.02)).page], drawn)).toHaveLength(1);
    expect(misplaced([sample.page], drawn.slice(1)).length).toBeGreaterThan(0);
    expect(misplaced([sample.page], [...drawn, { ...drawn[0]!, page: 1 }])).toHaveLength(1);
  });

  test('a paragraph out of order, one set twice, a character lost', () => {
    const texts = expectedTexts(sample.manuscript);
    const whole = (of: typeof texts) => bare(of.map(({ text }) => text).join('\n'));
    expect(findInOrder(whole(texts), texts)).toEqual({ missing: [], besides: '' });
    const at = texts.findIndex(({ name }) => name === 'paragraph') + 3;
    const swapped = [...texts.slice(0, at), texts[at + 1]!, texts[at]!, ...texts.slice(at + 2)];
    expect(findInOrder(whole(swapped), texts).missing.length).toBeGreaterThan(0);
    expect(findInOrder(whole([...texts, texts[at]!]), texts).besides).toBe(texts[at]!.text);
    expect(findInOrder(whole(texts).replace('记下这件事', '记这件事'), texts).missing).toHaveLength(1);
  });

  test('edges: every kind of mark', () => {
    const may = ['——他说', '他说——', '“好”', '（一）字，', '1041—1048', '……'];
    for (const text of may) expect(edgeFault(text, undefined), text).toBeUndefined();
    for (const text of ['。字', '”字', '·字', '～字', '—1048', '％字'])
      expect(edgeFault(text, undefined), text).toMatch(/begins/);
    for (const text of ['字“', '字（', '字《']) expect(edgeFault(text, undefined), text).toMatch(/ends/);
    expect(edgeFault('字—', '—字')).toMatch(/parts/);
    expect(edgeFault('', undefined)).toMatch(/empty/);
  });

  test('a loose line is as loose as its Han are apart', () => {
    const line = storyLines(sample).find(({ frame, text }) => frame.role === 'body' && text.length > 15)!;
    const opened = { ...line, cells: line.cells.map((cell, i) => ({ ...cell, x: line.line.x + i * 1.06 * line.size })) };
    expect(gapOf(opened)).toBeCloseTo(0.06, 5);
  });
});
