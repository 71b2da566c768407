/**
 * A page of 公告: none of them is its lead, they take any width in columns of about fifteen characters, and one without a place is told by what is typed in it.
 */
import { expect, test } from 'vitest';
import type { Layout } from '../../schemas/layout.ts';
import type { Plan } from '../../schemas/plan.ts';
import { published } from '../support/newspaper.ts';

const NOTICE = '松麓县坪上村果品专业合作社遗失营业执照副本，声明作废。';
const notices = (title: string, count: number): string =>
  `---\ntitle: ${title}\n---\n${Array.from({ length: count }, (_, i) => `\n:::notice{kind=遗失声明}\n${NOTICE}编号${1000 + i}。\n:::\n`).join('')}`;

const page = (counts: readonly number[], ads = '') =>
  published(
    {
      'banxin.yaml': 'name: 晨报\n',
      'edition.yaml': `date: 2026-11-22\npages:\n  - folio: A07\n    section: 公告\n    template: broadsheet-notices\n    stories: [${counts.map((_, i) => `${i}.md`).join(', ')}]\n${ads}`,
      ...Object.fromEntries(counts.map((count, i) => [`${i}.md`, notices(['遗失声明', '注销公告', '招标公告'][i]!, count)])),
    },
    { emit: ['layout', 'plan'] },
  );

test('none is the lead: no headline is larger than a brief’s', async () => {
  const { files, said } = await page([30, 20]);
  expect(said.filter((line) => line.includes(' error '))).toEqual([]);
  const layout = JSON.parse(files.get('layout.json')!.toString('utf8')) as Layout;
  const sizes = layout.pages[0]!.frames.filter(({ role }) => role === 'headline').flatMap(({ lines }) => lines!.flatMap(({ runs }) => runs.map(({ size }) => size))); // prettier-ignore
  expect(sizes.length).toBeGreaterThan(0);
  expect(Math.max(...sizes)).toBeLessThanOrEqual(16);
});

test('beside an advertisement they take four columns and more, in lines of about fifteen characters', async () => {
  const { files, said } = await page([46, 30], '    ads:\n      - { client: 江边书局, size: 1/4版 }\n');
  expect(said.filter((line) => line.includes(' error '))).toEqual([]);
  const plan = JSON.parse(files.get('plan.json')!.toString('utf8')) as Plan;
  const widths = plan.pages[0]!.planned!.modules.filter(({ kind }) => kind === 'notices').map(({ columns }) => columns);
  expect(Math.max(...widths)).toBeGreaterThanOrEqual(4);
  const layout = JSON.parse(files.get('layout.json')!.toString('utf8')) as Layout;
  const ems = layout.pages[0]!.frames.filter(({ role }) => role === 'notice').flatMap(({ lines }) => lines!.map((line) => line.measure / line.runs[0]!.size)); // prettier-ignore
  for (const em of ems) {
    expect(em).toBeGreaterThan(11);
    expect(em).toBeLessThan(22);
  }
});

test('more than the page: told by lines and characters', async () => {
  const { result } = await page([200, 200, 200]);
  const over = result.diagnostics.filter(({ code }) => code === 'overset');
  expect(over.length).toBeGreaterThan(0);
  for (const { message } of over) expect(message).toMatch(/^溢 [1-9]\d* 行 [1-9]\d* 字: there is no place for “/);
});
