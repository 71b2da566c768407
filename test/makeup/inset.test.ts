/**
 * Tables, digests, notices and codes in a font of squares: every cell once, inside its place, on whole lines; heads repeated; notices packed level.
 */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { around } from '../../src/makeup/around.ts';
import { insetWidth, type InsetKit, type PlacedInset, planInset } from '../../src/makeup/inset.ts';
import { modulesOf, QUIET } from '../../src/makeup/qr.ts';
import type { InsetBlock } from '../../src/style/matter.ts';
import { bare } from '../support/expected-text.ts';
import { han } from '../support/flow.ts';
import { squareSetter } from '../support/square-font.ts';
import { styledOf, typed } from '../support/story.ts';

const kit = (): InsetKit => {
  const table = { size: 8, leading: 10 };
  return {
    setter: squareSetter(1 << 14),
    em: 9,
    leading: 11.25,
    table,
    notice: table,
    digest: { size: 9, leading: 15 },
    caption: table,
  };
};

async function insets(copy: string): Promise<InsetBlock[]> {
  const { blocks } = await styledOf(typed(copy));
  return blocks.filter((block) => block.kind === 'table' || block.kind === 'notices' || block.kind === 'qr');
}
const only = async (copy: string): Promise<InsetBlock> => (await insets(copy))[0]!;

const said = ({ text }: PlacedInset): string[] =>
  text.map(({ lines }) => lines.flatMap(({ runs }) => runs.map((run) => run.text)).join(''));

const rows = (count: number): string =>
  ['| 甲 | 乙 | 丙 |', '|---|---|---|']
    .concat(Array.from({ length: count }, (_, i) => `| ${i + 1} | 第${i + 1}人 | 1:${i + 10} |`))
    .join('\n');

describe('a table', () => {
  test('cells in the order of the copy, each with its place; the head is a head', async () => {
    const block = await only(rows(3));
    const placed = planInset(kit(), block, 300).place(10, 20);
    expect(said(placed)).toEqual(['甲', '乙', '丙', '1', '第1人', '1:10', '2', '第2人', '1:11', '3', '第3人', '1:12']);
    expect(placed.text.slice(0, 4).map(({ cell }) => cell)).toEqual([
      { table: block.id, row: 1, column: 1, head: true },
      { table: block.id, row: 1, column: 2, head: true },
      { table: block.id, row: 1, column: 3, head: true },
      { table: block.id, row: 2, column: 1 },
    ]);
  });

  test('figures end under each other; words begin under each other', async () => {
    const block = await only('| 名 | 数 |\n|---|---|\n| 一 | 5 |\n| 二二 | 1234 |');
    const { text } = planInset(kit(), block, 200).place(0, 0);
    const edges = text.slice(2).map(({ lines }) => {
      const { runs } = lines[0]!;
      return [runs[0]!.at[0]!, runs.at(-1)!.at.at(-1)! + 8];
    });
    expect(edges[0]![0]).toBeCloseTo(edges[2]![0]!, 2);
    expect(edges[1]![1]).toBeCloseTo(edges[3]![1]!, 2);
  });

  test('a long one of few columns goes on beside itself under a repeated head, which no one typed', async () => {
    const block = await only(rows(40));
    const width = 2 * insetWidth(kit(), block) + 60;
    const plan = planInset(kit(), block, width);
    const single = planInset(kit(), block, width / 2 - 20);
    expect(plan.lines).toBeLessThan(0.6 * single.lines);
    const { text } = plan.place(0, 0);
    const repeated = text.filter(({ cell }) => cell === undefined);
    expect(repeated.map(({ lines }) => lines[0]!.runs[0]!.text)).toEqual(['甲', '乙', '丙']);
    for (const { lines } of repeated) for (const { runs } of lines) for (const { src } of runs) expect(src).toBeNull();
    expect(text.filter(({ cell }) => cell).length).toBe(41 * 3);
  });

  test('in any width: all of it once, inside, no cell on another, whole lines', () =>
    fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(fc.integer({ min: 1, max: 14 }), { minLength: 4, maxLength: 4 }), { minLength: 2, maxLength: 20 }),
        fc.integer({ min: 90, max: 700 }),
        async (lengths, width) => {
          const texts = lengths.map((row) => row.map((n) => han(n)));
          const lines = texts.map((row) => `| ${row.join(' | ')} |`);
          const block = await only([lines[0], '|---|---|---|---|', ...lines.slice(1)].join('\n'));
          const plan = planInset(kit(), block, width);
          const placed = plan.place(50, 30);
          const typedCells = placed.text.filter(({ cell }) => cell);
          expect(typedCells.map(({ lines: set }) => set.flatMap(({ runs }) => runs.map(({ text }) => text)).join(''))).toEqual(
            texts.flat(),
          );
          const boxes = placed.text.map(({ lines: set }) => inked(set));
          for (const box of boxes) {
            expect(box.left).toBeGreaterThanOrEqual(50 - 0.01);
            expect(box.right).toBeLessThanOrEqual(50 + width + 0.01);
            expect(box.bottom).toBeLessThanOrEqual(30 + plan.lines * 11.25);
          }
          for (const [i, a] of boxes.entries())
            for (const b of boxes.slice(i + 1))
              expect(
                a.right <= b.left + 0.01 || b.right <= a.left + 0.01 || a.bottom <= b.top + 0.01 || b.bottom <= a.top + 0.01,
              ).toBe(true);
        },
      ),
      { numRuns: 60 },
    ));
});

function inked(lines: Parameters<typeof around>[0]) {
  const at = lines.flatMap(({ runs }) => runs.flatMap((run) => run.at.map((x) => [x, x + run.size] as const)));
  const { y, height } = around(lines);
  return { left: Math.min(...at.map(([x]) => x)), right: Math.max(...at.map(([, x]) => x)), top: y, bottom: y + height };
}

test('a digest has its titles at the left, the page at the right, and no number where the index has none', async () => {
  const { manuscriptOf } = await import('../support/story.ts');
  const { styleStory } = await import('../../src/style/index.ts');
  const { scale } = await import('../support/story.ts');
  const manuscript = await manuscriptOf(typed(':::digest\n- [江水](a.md)\n- [渡口](b.md)\n:::'));
  const story = styleStory(
    { id: 's1', manuscript },
    scale,
    (src) => src,
    (ref) => (ref === 'a.md' ? ['A04', 'A05'] : undefined),
  );
  const [block] = story.blocks;
  const placed = planInset(kit(), block as InsetBlock, 200).place(0, 0);
  expect(said(placed)).toEqual(['江水', 'A04–A05版', '渡口']);
  expect(placed.text.map(({ role }) => role)).toEqual(['digest', 'digest', 'digest']);
  const folio = placed.text[1]!.lines[0]!.runs.at(-1)!;
  expect(folio.at.at(-1)! + folio.size).toBeCloseTo(200, 1);
  expect(folio.src).toBeNull();
});

describe('notices', () => {
  const notice = (kind: string, text: string): string => `:::notice{kind=${kind}}\n${text}\n:::`;

  test('all of them, in the order of the copy; columns about level', async () => {
    const texts = [30, 120, 40, 90, 60, 20, 75, 45].map((n) => han(n));
    const block = await only(texts.map((text, i) => notice(`声明${i + 1}`, text)).join('\n\n'));
    const placed = planInset(kit(), block, 560).place(0, 0);
    expect(bare(said(placed).join(''))).toBe(bare(texts.map((text, i) => `声明${i + 1}${text}`).join('')));
    const feet = new Map<number, number>();
    for (const { lines } of placed.text)
      for (const { x, baseline } of lines) feet.set(Math.round(x), Math.max(feet.get(Math.round(x)) ?? 0, baseline));
    const deep = [...feet.values()];
    expect(feet.size).toBeGreaterThanOrEqual(3);
    expect(Math.max(...deep) - Math.min(...deep)).toBeLessThanOrEqual(5 * 10);
  });

  test('neighbours are packed together, others apart from them', async () => {
    expect(
      (await insets(`${notice('甲', '一。')}\n\n${notice('乙', '二。')}\n\n文。\n\n${notice('丙', '三。')}`)).map(
        ({ kind }) => kind,
      ),
    ).toEqual(['notices', 'notices']);
  });
});

describe('a QR code', () => {
  test.each([
    'https://banxin.example/yan/ye3',
    'https://banxin.example/搜索?q=小雪',
    `https://banxin.example/${'a'.repeat(300)}`,
  ])('%s: 15 mm at least, modules of 0.5 mm at least, a quiet zone of four of them', async (url) => {
    const block = await only(`:qr[${url}]{caption=扫一扫}`);
    const side = insetWidth(kit(), block);
    const { text, paths } = planInset(kit(), block, side + 20).place(100, 50);
    const [code] = paths;
    const count = modulesOf(url)!.length;
    const module = side / (count + 2 * QUIET);
    expect(module).toBeGreaterThanOrEqual((0.5 * 72) / 25.4 - 1e-9);
    expect(module * count).toBeGreaterThanOrEqual((15 * 72) / 25.4 - 1e-9);
    expect(code!.link).toBe(url);
    expect(code!.paths.map(({ fill }) => fill)).toEqual(['white', 'black']);
    const numbers = code!.paths[1]!.d.match(/[\d.]+/g)!.map(Number);
    const xs = numbers.filter((_, i) => i % 2 === 0);
    expect(Math.min(...xs)).toBeCloseTo(code!.rect.x + QUIET * module, 2);
    expect(Math.max(...xs)).toBeCloseTo(code!.rect.x + side - QUIET * module, 2);
    expect(text.map(({ role, lines }) => `${role} ${lines[0]!.runs[0]!.text}`)).toEqual(['caption 扫一扫']);
  });

  test('an address that no code holds makes none', () => {
    expect(modulesOf(`https://banxin.example/${'a'.repeat(4000)}`)).toBeNull();
  });
});
