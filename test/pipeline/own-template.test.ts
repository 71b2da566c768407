/**
 * A template of a paper's own: the folder templates/NAME beside banxin.yaml, grid.ts and page.tsx compiled as they stand. What is wrong with it is
 * told at the page that asks for it.
 */
import { describe, expect, test } from 'vitest';
import { mm } from '../../src/base/index.ts';
import type { Layout } from '../../schemas/layout.ts';
import { gridFault } from '../../src/plan/grid-fault.ts';
import broadsheetFeature from '../../templates/broadsheet-feature/grid.ts';
import broadsheetFront from '../../templates/broadsheet-front/grid.ts';
import tabloidFeature from '../../templates/tabloid-feature/grid.ts';
import tabloidNews from '../../templates/tabloid-news/grid.ts';
import { published } from '../support/newspaper.ts';

const STORY = `---\ntitle: 一页自己的报纸\n---\n\n${'版面是自己画的，文字照样排得整整齐齐。'.repeat(12)}\n`;

const GRID = `
import type { Template } from 'banxin/grid';
const form = {
  grid: { sheet: { width: 200, height: 280 }, columns: 3, chars: 14, gap: 1, lines: 58 },
  scale: { headline: [28, 24, 21], kicker: 14, deck: 12, byline: 9, crosshead: [12], theme: 9, caption: { size: 7.5, leading: 9 }, quote: { size: 14, lines: 2 }, boxTitle: 10 },
  headline: 'full', leadWidths: [2], pictures: [], boxes: [], pullquotes: [], strip: { columns: 3, from: 8, timeline: 0 },
} as const;
const template: Template = { name: 'mine', page: form, spread: form };
export default template;
`;

const PAGE = `
import { Slot, Words, type PageProps } from 'banxin/template';
import { FolioLine } from 'banxin/parts';
export default function Mine(props: PageProps) {
  return (
    <>
      <FolioLine props={props} sizes={{ folio: 18, section: 9, small: 7 }} />
      <Words role="folio" size={8} x={props.page.grid.x} baseline={props.page.height - 20}>{props.paper.name}</Words>
      {Object.keys(props.slots).map((name) => <Slot key={name} name={name} />)}
    </>
  );
}
`;

const files = (grid: string, page: string, name = 'mine') => ({
  'banxin.yaml': 'name: 自报\n',
  'edition.yaml': `date: 2026-11-22\npages:\n  - folio: A01\n    template: ${name}\n    stories: [a.md]\n`,
  'a.md': STORY,
  'templates/mine/grid.ts': grid,
  'templates/mine/page.tsx': page,
});

describe('a template of one’s own', () => {
  test('is compiled and built, with Banxin’s parts in it', async () => {
    const { said, result, files: left } = await published(files(GRID, PAGE), { emit: ['layout'] });
    expect([result.ok, said.filter((line) => line.includes('error'))]).toEqual([true, []]);
    const [page] = (JSON.parse(left.get('layout.json')!.toString('utf8')) as Layout).pages;
    expect(page!.width).toBeCloseTo(mm(200), 2);
    expect(page!.height).toBeCloseTo(mm(280), 2);
    const words = page!.frames
      .filter(({ role }) => role === 'furniture')
      .flatMap(({ lines }) => (lines ?? []).map(({ runs }) => runs.map(({ text }) => text).join('')));
    expect(words).toContain('A01');
    expect(words.filter((word) => word === '自报')).toHaveLength(2);
    expect(page!.frames.filter(({ role }) => role === 'body').length).toBeGreaterThan(0);
  });

  test.each([
    ['that does not parse', 'export default {', PAGE, 'grid.ts'],
    ['that exports nothing', 'export const a = 1;', PAGE, 'grid.ts: it has no default export'],
    ['whose columns are wider than its sheet', GRID.replace('chars: 14', 'chars: 40'), PAGE, '3 columns of 40 are'],
    ['that asks for something else', `import fs from 'node:fs';\nexport default fs;`, PAGE, 'node:fs'],
  ])('with a grid %s is an error at the page', async (_, grid, page, says) => {
    const { said, result } = await published(files(grid, page));
    expect(result.ok).toBe(false);
    expect(said.some((line) => line.startsWith('edition.yaml:4:'))).toBe(true);
    expect(result.diagnostics.find(({ code }) => code === 'template')!.message).toContain(says);
  });

  test('whose page throws is an error', async () => {
    const { result } = await published(files(GRID, 'export default function Mine() { throw new Error("no ink left"); }'));
    expect(result.diagnostics.find(({ code }) => code === 'template')!.message).toContain('no ink left');
  });

  test('that is not there is said, and where it would be', async () => {
    const { result } = await published(files(GRID, PAGE, 'ours'));
    expect(result.diagnostics.find(({ code }) => code === 'schema')!.message).toContain('templates/ beside banxin.yaml');
  });

  test('is never looked for outside the folder', async () => {
    const { result } = await published(files(GRID, PAGE, '../mine'));
    expect(result.diagnostics.find(({ code }) => code === 'schema')!.message).toContain('there is no template');
  });
});

describe('a grid', () => {
  test('of Banxin’s own templates has no fault', () => {
    for (const template of [broadsheetFeature, broadsheetFront, tabloidFeature, tabloidNews])
      expect(gridFault(template)).toBeUndefined();
  });

  const { page } = tabloidNews;
  test.each([
    ['no page', { name: 'x' }, 'page is missing'],
    ['a column too many', { page: { ...page, grid: { ...page.grid, columns: 9 } } }, 'pt wide'],
    ['half a column', { page: { ...page, grid: { ...page.grid, columns: 2.5 } } }, 'whole number'],
    ['no ladder', { page: { ...page, scale: { ...page.scale, ladder: [] } } }, 'no rung of weight lead'],
    ['cells outside', { page: { ...page, reserved: [{ column: 6, columns: 2, line: 1, lines: 3 }] } }, 'outside 6 columns'],
    ['rules of no kind', { page: { ...page, columnRules: 'wavy' } }, 'columnRules'],
    ['openings of a weight that nobody knows', { page: { ...page, openings: ['large'] } }, 'openings is a list of weights'],
    ['no feature either', { page: { grid: page.grid } }, 'neither kind'],
  ])('with %s says so', (_, template, says) => {
    expect(gridFault(template)).toContain(says);
  });
});
