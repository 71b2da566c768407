/**
 * The templates that Banxin brings, furnished around empty slots: no finding, and folio lines and ticks where they belong.
 */
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { createFurnisher } from '../../src/furnish/index.ts';
import type { Furniture } from '../../src/furnish/types.ts';
import type { Frame } from '../../src/layout/types.ts';
import { SWATCHES } from '../../src/style/swatches.ts';
import { squareBook } from './book.ts';
import { margins, pageProps, SHEETS } from './pages.ts';

const folder = (name: string): string => fileURLToPath(new URL(`../../templates/${name}`, import.meta.url));
const furnisher = () => createFurnisher({ book: squareBook(), swatches: SWATCHES, template: folder });
const page = (sheet: keyof typeof SHEETS, folios?: readonly string[]) => {
  const props = pageProps(SHEETS[sheet], folios);
  return { template: sheet.startsWith('broad') ? 'broadsheet-feature' : 'tabloid-feature', props, reserved: margins(props) };
};
const texts = ({ below }: Furniture): string[] =>
  below.flatMap(({ lines }) => (lines ?? []).map(({ runs }) => runs.map(({ text }) => text).join('')));
const withText = ({ below }: Furniture, text: string): Frame => below.find(({ lines }) => lines?.[0]?.runs[0]?.text === text)!;

describe.each(Object.keys(SHEETS) as (keyof typeof SHEETS)[])('%s', (sheet) => {
  it('is furnished without a finding, in its places', async () => {
    const { value, diagnostics } = await furnisher().furnish([page(sheet)]);
    expect(diagnostics).toEqual([]);
    const [furniture] = value;
    const { props } = page(sheet);
    for (const folio of props.page.folios) expect(texts(furniture!)).toContain(folio);
    expect(texts(furniture!).some((text) => text.includes('2026年11月22日　星期日　农历丙午年十月十四'))).toBe(true);
    expect(texts(furniture!)).toContain('责任编辑　王　祯　　　版式　姜别利　　　校对　毕　昇　　华　燧');
    expect(furniture!.above).toHaveLength(1);
  });

  it('ends its folio line 8 to 10 pt above the grid, over the whole width', async () => {
    const { value } = await furnisher().furnish([page(sheet)]);
    const { grid, width } = page(sheet).props.page;
    const rules = value[0]!.below.find(({ paths }) => paths?.length === 2 && paths[0]!.lineWidth === 1.5)!;
    const bottom = rules.rect.y + rules.rect.height;
    expect(grid.y - bottom).toBeGreaterThanOrEqual(8);
    expect(grid.y - bottom).toBeLessThanOrEqual(10);
    expect(rules.rect.x).toBeCloseTo(grid.x, 0);
    expect(rules.rect.width).toBeCloseTo(width - 2 * grid.x, 0);
  });
});

it('puts folios at the outer ends: even on the left, odd on the right', async () => {
  const { value } = await furnisher().furnish([
    page('broadsheetPage', ['A04']),
    page('broadsheetPage', ['A05']),
    page('broadsheetSpread'),
  ]);
  const middle = SHEETS.broadsheetPage.width / 2;
  expect(withText(value[0]!, 'A04').rect.x).toBeLessThan(middle);
  expect(withText(value[1]!, 'A05').rect.x).toBeGreaterThan(middle);
  expect(withText(value[2]!, 'A04').rect.x).toBeLessThan(middle);
  expect(withText(value[2]!, 'A05').rect.x).toBeGreaterThan(3 * middle);
});

it('draws the same for the same props, alone or among others, the first time or again', async () => {
  const one = furnisher();
  const pages = [page('broadsheetSpread'), page('tabloidPage'), page('broadsheetPage', ['A07'])].map((p, i) => ({
    ...p,
    id: `q${i}`,
  }));
  const together = await one.furnish(pages);
  const again = await one.furnish([pages[2]!]);
  const alone = await furnisher().furnish([pages[2]!]);
  expect(again.value[0]).toEqual(together.value[2]);
  expect(alone.value[0]).toEqual(together.value[2]);
});

it('returns what a worker can hand over', async () => {
  const { value } = await furnisher().furnish([page('tabloidSpread')]);
  expect(structuredClone(value)).toEqual(value);
});

it('ticks a timeline at its nodes, and columns not at all', async () => {
  const timeline = page('broadsheetPage');
  const columns = { ...timeline, props: { ...timeline.props, strip: { ...timeline.props.strip!, kind: 'columns' as const } } };
  const { value, diagnostics } = await furnisher().furnish([timeline, columns]);
  expect(diagnostics).toEqual([]);
  const { rect, nodes } = timeline.props.strip!;
  const ticks = value.map(({ below }) =>
    below.find((frame) => frame.rect.y === Math.round(rect.y * 1000) / 1000)!.paths!.slice(2),
  );
  expect(ticks[0]!.map(({ d }) => Number(/^M([\d.]+)/.exec(d)![1]))).toEqual(
    nodes.map(({ x }) => Math.round((x + 0.5) * 1000) / 1000),
  );
  expect(ticks[1]).toEqual([]);
});
