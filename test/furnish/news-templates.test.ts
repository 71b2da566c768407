/**
 * The templates for pages of many stories, furnished around modules without text: no finding, the nameplate far above all type that the page may
 * have, the whole imprint, and rules where modules meet but not at an advertisement. Their ladders keep the lead 1.4 times the next.
 */
import { fileURLToPath } from 'node:url';
import { describe, expect, it, test } from 'vitest';
import { createFurnisher } from '../../src/furnish/index.ts';
import type { Furniture, PageProps } from '../../src/furnish/types.ts';
import type { NewsTemplate } from '../../src/plan/news/types.ts';
import { SWATCHES } from '../../src/style/swatches.ts';
import broadsheetFront from '../../templates/broadsheet-front/grid.ts';
import broadsheetNews from '../../templates/broadsheet-news/grid.ts';
import broadsheetNotices from '../../templates/broadsheet-notices/grid.ts';
import broadsheetPicture from '../../templates/broadsheet-picture/grid.ts';
import broadsheetSupplement from '../../templates/broadsheet-supplement/grid.ts';
import tabloidFront from '../../templates/tabloid-front/grid.ts';
import tabloidNews from '../../templates/tabloid-news/grid.ts';
import { moduleRules } from '../../templates/parts/modules.tsx';
import { squareBook } from './book.ts';
import { cells, margins, newsProps } from './pages.ts';

const mm = (v: number): number => (v * 72) / 25.4;
const templates: readonly NewsTemplate[] = [
  broadsheetFront,
  broadsheetNews,
  broadsheetPicture,
  broadsheetNotices,
  broadsheetSupplement,
  tabloidFront,
  tabloidNews,
];
const IMPRINT = { 刊号: 'CN 00-0001', 邮发代号: '00-41', 主管: '某局', 主办: '某社', 出版: '某社', 地址: '某路1号', 电话: '热线', 广告: '广告', 印刷: '某厂', 印刷地址: '某街', 发行: '邮局', 定价: '2.00元', 总期号: '第1041期' }; // prettier-ignore

function propsFor({ page: { grid, reserved } }: NewsTemplate): PageProps {
  const sheet = { ...grid, width: mm(grid.sheet.width), height: mm(grid.sheet.height), folios: [] };
  const lines = Math.max(0, ...reserved.map(({ line, lines: high }) => line + high - 1));
  const bare = newsProps(sheet, 'A01', [], lines + 1);
  const rects = reserved.map(({ column, columns, line, lines: high }) =>
    cells(bare.page.grid, column, column + columns - 1, line, high),
  );
  const props = newsProps(sheet, 'A01', rects, lines + 1);
  return { ...props, paper: { name: '版心日报', imprint: IMPRINT }, page: { ...props.page, section: '砚池' } };
}

async function furnish(template: NewsTemplate): Promise<{ props: PageProps; furniture: Furniture }> {
  const furnisher = createFurnisher({
    book: squareBook(),
    swatches: SWATCHES,
    template: (name) => fileURLToPath(new URL(`../../templates/${name}`, import.meta.url)),
  });
  const props = propsFor(template);
  const reserved = [...margins(props), ...props.page.reserved];
  const { value, diagnostics } = await furnisher.furnish([{ template: template.name, props, reserved }]);
  expect(diagnostics).toEqual([]);
  return { props, furniture: value[0]! };
}

const words = ({ below, above }: Furniture): string[] =>
  [...below, ...above].flatMap(({ lines }) => (lines ?? []).map(({ runs }) => runs.map(({ text }) => text).join('')));
const sizes = ({ below, above }: Furniture): number[] =>
  [...below, ...above].flatMap(({ lines }) => (lines ?? []).flatMap(({ runs }) => runs.map(({ size }) => size)));

describe.each(templates)('$name', (template) => {
  it('is furnished without a finding, with its credits', async () => {
    const { furniture } = await furnish(template);
    expect(words(furniture)).toContain('责任编辑　王　祯　　　版式　姜别利　　　校对　毕　昇　　华　燧');
  });

  it('draws hairlines where modules meet, none at the advertisement', () => {
    const props = propsFor(template);
    const gap = props.page.grid.gap * props.page.grid.em;
    const [lead, second, third, fourth, ad] = props.modules.map(({ rect }) => rect) as [Rect, Rect, Rect, Rect, Rect];
    const rules = moduleRules(props.modules, gap);
    const upright = rules.filter(({ x1, x2 }) => x1 === x2).map(({ x1 }) => x1);
    expect(upright).toHaveLength(2);
    expect(upright[0]).toBeCloseTo(second.x - gap / 2, 6);
    expect(upright[1]).toBeCloseTo(fourth.x - gap / 2, 6);
    const level = rules.filter(({ y1, y2 }) => y1 === y2);
    for (const { y1 } of level) expect(y1).toBeCloseTo(lead.y + lead.height, 6);
    expect(Math.min(...level.map(({ x1 }) => x1))).toBeCloseTo(third.x, 6);
    expect(Math.max(...level.map(({ x2 }) => x2))).toBeLessThanOrEqual(ad.x);
  });

  test('has a lead at least 1.4 times what may stand beside it', () => {
    const of = (...weights: string[]): number[] =>
      template.page.scale.ladder.filter(({ weight }) => weights.includes(weight)).flatMap((rung) => rung.sizes);
    expect(Math.min(...of('lead'))).toBeGreaterThanOrEqual(1.4 * Math.max(...of('second', 'normal', 'brief')));
  });

  test('has rungs for every weight, within its columns, that a kicker’s grade exists for', () => {
    const { scale, grid } = template.page;
    for (const weight of ['lead', 'second', 'normal', 'brief'])
      expect(scale.ladder.filter((rung) => rung.weight === weight).length).toBeGreaterThan(0);
    for (const { columns } of scale.ladder) expect(columns).toBeLessThanOrEqual(grid.columns);
    expect(scale.grades.at(-1)!.from).toBe(0);
  });

  test('keeps cells on its grid', () => {
    const { grid, reserved, ear } = template.page;
    for (const { column, columns, line, lines } of [...reserved, ...(ear ? [ear] : [])]) {
      expect(column + columns - 1).toBeLessThanOrEqual(grid.columns);
      expect(line + lines - 1).toBeLessThanOrEqual(grid.lines);
    }
  });
});

type Rect = PageProps['modules'][number]['rect'];

describe.each([broadsheetFront, tabloidFront])('$name', (template) => {
  it('sets the nameplate larger than any type of its ladder, by half again', async () => {
    const { furniture } = await furnish(template);
    const largest = Math.max(...template.page.scale.ladder.flatMap((rung) => rung.sizes));
    expect(Math.max(...sizes(furniture))).toBeGreaterThan(1.5 * largest);
  });

  it('carries every item of the imprint, and what is computed', async () => {
    const { furniture } = await furnish(template);
    const all = words(furniture).join('\n');
    for (const item of Object.values(IMPRINT)) expect(all).toContain(item);
    for (const computed of ['2026年11月', '22', '星期日', '农历丙午年十月十四', '今日8版']) expect(all).toContain(computed);
  });

  it('leaves 报眼 beside the nameplate', () => {
    const [nameplate] = template.page.reserved;
    const { ear, grid } = template.page;
    expect(ear!.column).toBe(nameplate!.column + nameplate!.columns);
    expect(ear!.column + ear!.columns - 1).toBe(grid.columns);
    expect([ear!.line, ear!.lines]).toEqual([nameplate!.line, nameplate!.lines]);
  });
});
