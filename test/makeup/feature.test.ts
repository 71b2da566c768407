/**
 * Whole feature pages made up in a font of squares: the dummy drawn in letters, and what holds for any of them: all of the text once, on the
 * grid, inside its slot, in the order of the copy.
 */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Frame } from '../../src/layout/types.ts';
import { drawn, form, runs } from '../support/dummy.ts';
import { bare } from '../support/expected-text.ts';
import { featureOf, type MadeFeature } from '../support/feature.ts';
import { han } from '../support/flow.ts';
import { typed } from '../support/story.ts';

const page = form(4, 60, {
  pictures: [
    { column: 3, columns: 2, edge: 'head' },
    { column: 1, columns: 2, edge: 'foot' },
    { column: 4, columns: 1, edge: 'foot' },
  ],
  leadWidths: [2],
  boxes: [{ column: 1, columns: 1, edge: 'head' }],
  pullquotes: [{ column: 2, columns: 2, edge: 'middle', at: 0.6 }],
});
const draw = ({ plan }: MadeFeature): string[] => runs(drawn(plan.grid, plan.slots));
const codes = ({ diagnostics }: MadeFeature): string[] =>
  diagnostics.filter(({ severity }) => severity === 'error').map(({ code }) => code);
const paragraphs = (count: number, characters = 95): string => Array.from({ length: count }, () => han(characters)).join('\n\n');

/** What a frame says of the copy. */
const typedText = ({ lines }: Frame): string =>
  (lines ?? []).flatMap((line) => line.runs.flatMap(({ text, src }) => (src ? [text] : []))).join('');

describe('the dummy', () => {
  test('a headline and its text', async () => {
    const made = await featureOf(typed(paragraphs(20), 'title: 活版印刷'), page);
    const rows = draw(made);
    expect(codes(made)).toEqual([]);
    expect(rows[0]).toMatch(/^ \d HHHH$/);
    expect(rows.slice(1).join('')).toMatch(/^[\d .-]+$/);
  });

  test('a picture at the head, a box, a quote: text runs on around them', async () => {
    const copy = `![图](a.jpg)\n\n:::box{title=读}\n${han(40)}\n:::\n\n> [!pull]\n> 没有帮助\n\n${paragraphs(16)}`;
    const made = await featureOf(typed(copy, 'title: 活版印刷'), page);
    expect(codes(made)).toEqual([]);
    const rows = draw(made).map((row) => row.slice(3));
    expect(rows[0]).toBe('HHHH');
    expect(rows[1]).toBe('B.PP');
    expect(rows).toContain('.QQ.');
    expect(rows.join('')).not.toMatch(/[! ]/);
  });

  test('too little copy: white over the whole width, drawn as such', async () => {
    const made = await featureOf(typed(paragraphs(3), 'title: 活版印刷'), page);
    expect(codes(made)).toEqual([]);
    const rows = draw(made);
    expect(rows.at(-1)!.slice(3)).toBe('----');
    expect(Number(rows.at(-1)!.slice(0, 2))).toBeGreaterThan(30);
  });

  test('slots have names of their own, and a rectangle each but for white', async () => {
    const { plan, surroundings } = await featureOf(typed(`![图](a.jpg)\n\n${paragraphs(12)}`, 'title: 活版印刷'), page);
    const names = plan.slots.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    expect(Object.keys(surroundings.slots).sort()).toEqual(names.filter((name) => !name.startsWith('white')).sort());
  });
});

describe('too much copy', () => {
  test('is an error at the first character that found no room, with lines and characters', async () => {
    const made = await featureOf(typed(paragraphs(60), 'title: 活版印刷'), page);
    expect(codes(made)).toEqual(['overset']);
    const [fault] = made.diagnostics.filter(({ code }) => code === 'overset');
    const set = made.frames
      .filter(({ role }) => role === 'body')
      .map(typedText)
      .join('');
    const [, lines, characters] = /溢 (\d+) 行 (\d+) 字/.exec(fault!.message)!;
    expect(set.length + Number(characters)).toBe(60 * 95);
    expect(Number(lines)).toBeGreaterThanOrEqual(Number(characters) / 10);
    const source = made.story.source.split('\n')[fault!.line - 1]!;
    const left = source.slice(fault!.column - 1);
    expect(set + left).toContain(source);
    expect(set).not.toContain(left);
  });

  test('a picture that has no place is told with its size; the text is set all the same', async () => {
    const pictures = Array.from({ length: 9 }, (_, i) => `![图](${i}.jpg)`).join('\n\n');
    const made = await featureOf(typed(`${pictures}\n\n${paragraphs(4)}`, 'title: 活版印刷'), page);
    expect(codes(made)).toContain('overset');
    expect(made.diagnostics.map(({ message }) => message).join()).toMatch(/picture root\/\d\.jpg \(\d columns? × \d+ lines\)/);
    expect(made.frames.filter(({ role }) => role === 'body').length).toBeGreaterThan(0);
  });
});

describe('matter', () => {
  test('a byline at the end stands at the right under the last line; in the text it stays with the front matter', async () => {
    const front = 'title: 活版印刷\nbyline: 顾言\nbyline_at: end';
    const made = await featureOf(typed(paragraphs(6), front), page);
    const [byline] = made.frames.filter(({ role }) => role === 'byline');
    const last = made.frames.filter(({ role }) => role === 'body').at(-1)!;
    const [line] = byline!.lines!;
    expect(line!.baseline).toBeCloseTo(last.lines!.at(-1)!.baseline + 11.25, 2);
    const run = line!.runs.at(-1)!;
    expect(run.at.at(-1)! + run.size).toBeCloseTo(last.rect.x + last.rect.width, 1);
    expect(byline!.order).toBeLessThan(last.order);
    expect(made.surroundings.end?.baseline).toBe(last.lines!.at(-1)!.baseline);
  });

  test('a list too long for the page is told at the list, and the text is set without it', async () => {
    const list = [1, 2, 3, 4].map((i) => `（${'一二三四'[i - 1]}）${han(900)}`).join('\n\n');
    const made = await featureOf(typed(`${paragraphs(3)}\n\n${list}`, 'title: 活版印刷'), page);
    const faults = made.diagnostics.filter(({ code }) => code === 'overset');
    expect(faults).toHaveLength(1);
    expect(faults[0]!.message).toContain('list of 4 items');
    expect(made.story.source.split('\n')[faults[0]!.line - 1]).toMatch(/^（一）/);
    expect(made.frames.filter(({ role }) => role === 'body').length).toBeGreaterThan(0);
  });

  test('a drop cap is as high as its lines, and they stand clear of it', async () => {
    const made = await featureOf(typed(`${han(95)}{.dropcap lines=3}\n\n${paragraphs(6)}`, 'title: 活版印刷'), page);
    const [cap, first] = made.frames.filter(({ role }) => role === 'body');
    const [large] = cap!.lines![0]!.runs;
    expect(large!.size).toBeCloseTo((2 * 11.25 + 9) * 0.98, 2);
    const end = large!.at[0]! + large!.size;
    for (const line of first!.lines!.slice(0, 3)) expect(line.runs[0]!.at[0]).toBeGreaterThan(end);
    expect(first!.lines![3]!.runs[0]!.at[0]).toBeCloseTo(first!.rect.x, 2);
    expect(typedText(cap!) + typedText(first!)).toHaveLength(95);
  });

  test('the lead picture is the one marked so, else the first; a portrait stands in one column', async () => {
    const copy = `![甲](a.jpg)\n\n![乙](b.jpg){.portrait}\n\n![丙](c.jpg){.lead}\n\n${paragraphs(12)}`;
    const { plan, story } = await featureOf(typed(copy, 'title: 活版印刷'), page, ['A01'], { 'root/b.jpg': [200, 300] });
    const at = (file: string) => {
      const block = story.blocks.find((one) => one.kind === 'figure' && one.file === `root/${file}`)!.id;
      return plan.slots.find((slot) => slot.block === block);
    };
    expect(at('c.jpg')).toMatchObject({ name: 'picture-1', column: 3, columns: 2 });
    expect(at('b.jpg')).toMatchObject({ columns: 1 });
    expect(at('a.jpg')).toMatchObject({ columns: 2 });
  });

  test('a picture keeps its shape within the limits of a crop, and is never wider than its slot', async () => {
    const { frames, surroundings } = await featureOf(typed(`![图](a.jpg)\n\n${paragraphs(14)}`, 'title: 活版印刷'), page);
    const { rect, picture } = frames.find(({ role }) => role === 'picture')!;
    expect(picture!.crop.width / picture!.crop.height).toBeCloseTo(rect.width / rect.height, 1);
    expect(rect.width).toBeCloseTo(surroundings.slots['picture-1']!.width, 2);
    expect(rect.height / (rect.width / 1.5)).toBeGreaterThan(0.7);
    expect(rect.height / (rect.width / 1.5)).toBeLessThan(1.35);
  });

  test('the end mark stands behind the last character, or nowhere', async () => {
    const { surroundings, frames } = await featureOf(typed(paragraphs(6), 'title: 活版印刷'), page);
    const last = frames
      .filter(({ role }) => role === 'body')
      .at(-1)!
      .lines!.at(-1)!;
    expect(surroundings.end!.baseline).toBe(last.baseline);
    expect(surroundings.end!.x).toBeGreaterThan(last.runs.at(-1)!.at.at(-1)! + 9);
    // A last line that is full to the measure has no room for it.
    const full = await featureOf(typed(`${paragraphs(5)}\n\n${han(98)}`, 'title: 活版印刷'), page);
    expect(full.surroundings.end).toBeNull();
  });

  test('column rules stand in gaps between columns that both hold text', async () => {
    const { surroundings, grid } = await featureOf(typed(paragraphs(20), 'title: 活版印刷'), page);
    const gaps = [2, 3, 4].map((column) => grid.columnX(column) - 4.5);
    expect(surroundings.columnRules.map(({ x }) => x)).toEqual(gaps.map((x) => expect.closeTo(x, 3)));
    for (const { top, bottom } of surroundings.columnRules) expect(bottom - top).toBeGreaterThan(3 * 11.25 - 4.1);
  });

  test('an empty story makes an empty page', async () => {
    const made = await featureOf('---\ntitle: 题\n---\n', page);
    expect(codes(made)).toEqual([]);
    expect(made.frames.map(({ role }) => role)).toEqual(['headline']);
  });

  test('a story without a head begins at the first line', async () => {
    const { plan } = await featureOf(`---\nid: a\n---\n\n${paragraphs(8)}\n`, page);
    expect(plan.slots.some(({ kind }) => kind === 'headline')).toBe(false);
    expect(plan.slots.find(({ kind }) => kind === 'text')).toMatchObject({ column: 1, line: 1 });
  });
});

describe('for any story', () => {
  const blocks = fc.array(
    fc.oneof(
      { weight: 6, arbitrary: fc.integer({ min: 5, max: 120 }).map((n) => han(n)) },
      { weight: 1, arbitrary: fc.integer({ min: 30, max: 120 }).map((n) => `${han(n)}{.dropcap lines=2}`) },
      { weight: 2, arbitrary: fc.integer({ min: 2, max: 12 }).map((n) => `## ${han(n)}`) },
      { weight: 1, arbitrary: fc.constant('').map(() => `## 壹 ${han(4)} | ${han(5)}`) },
      { weight: 1, arbitrary: fc.integer({ min: 2, max: 25 }).map((n) => `![${han(n)}](a.jpg "某摄")`) },
      { weight: 1, arbitrary: fc.integer({ min: 2, max: 6 }).map((n) => `> [!pull]\n> ${han(n)}\n> ——某`) },
      { weight: 1, arbitrary: fc.integer({ min: 10, max: 40 }).map((n) => `:::box{title=读}\n${han(n)}\n:::`) },
    ),
    { minLength: 4, maxLength: 14 },
  );

  async function holds(copy: readonly string[]): Promise<void> {
    const made = await featureOf(typed(`${copy.join('\n\n')}\n\n${han(60)}`, 'title: 活版印刷\nbyline: 某人'), page);
    const rows = drawn(made.plan.grid, made.plan.slots);
    expect(rows.join('')).not.toMatch(/!/);
    expect(inside(made)).toEqual([]);
    if (codes(made).length) return;
    expect(rows.join('')).not.toMatch(/ /);
    const set = made.frames.filter(({ role }) => role !== 'generated').map(typedText);
    expect(bare(set.join(''))).toBe(bare(made.story.texts.map(({ text }) => text).join('')));
  }

  /** Body lines off the grid, and frames outside of their slots. */
  function inside({ frames, surroundings, grid }: MadeFeature): string[] {
    return frames.flatMap(({ id, role, lines, rect }) => {
      const { x, y, width, height } = rect;
      const found: string[] = [];
      if (x < grid.x - 0.01 || y < grid.y - 0.01 || x + width > grid.x + grid.typeWidth() + 0.01 || y + height > grid.lineY(61) + 0.01) found.push(`${id} leaves the type area`); // prettier-ignore
      if (role !== 'body') return found;
      for (const { baseline, runs: [run] } of lines ?? []) // prettier-ignore
        if (run!.size === 9 && Math.abs(((baseline - grid.baseline(1)) / 11.25) % 1) > 0.001 && Math.abs(((baseline - grid.baseline(1)) / 11.25) % 1) < 0.999) found.push(`${id} is off the grid`); // prettier-ignore
      const texts = Object.entries(surroundings.slots).filter(([name]) => name.startsWith('text'));
      const within = texts.some(([, slot]) => x >= slot.x - 0.01 && x + width <= slot.x + slot.width + 0.01 && y >= slot.y - 2 && y + height <= slot.y + slot.height + 2); // prettier-ignore
      return within ? found : [...found, `${id} stands in no slot of text`];
    });
  }

  test('all of the text stands once, in order, on the grid, in slots that do not overlap', async () => {
    await expect(fc.assert(fc.asyncProperty(blocks, holds), { numRuns: 40 })).resolves.toBeUndefined();
  });
});
