/** Late swaps (换稿): what a page is made from, which pages differ from the build before and why, and which have to be built again. */
import { mkdtempSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { command } from '../support/command.ts';

let root = '';
const put = (name: string, text: string): void => {
  mkdirSync(path.dirname(path.join(root, name)), { recursive: true });
  writeFileSync(path.join(root, name), text);
};
const story = (title: string, words: string): string =>
  `---\nid: ${title.length}-test\ntitle: ${title}\n---\n\n${`${words}一条河从城里穿过，桥上的人停下来看水。`.repeat(12)}\n`;
const edition = (third: string): string =>
  `date: 2026-11-22\npages:\n${[
    ['A01', 'a'],
    ['A02', 'b'],
    ['A03', third],
  ]
    .map(([folio, file]) => `  - folio: ${folio}\n    template: broadsheet-feature\n    stories: [manuscript/${file}.md]\n`)
    .join('')}variants: { county: { A02: { replace: { manuscript/b.md: manuscript/d.md } } } }\n`;

beforeAll(() => {
  root = mkdtempSync(path.join(tmpdir(), 'banxin-changes-'));
  put('banxin.yaml', 'name: 试报\npress: { files: both }\n');
  for (const [file, title] of [
    ['a', '河水清了'],
    ['b', '桥通了'],
    ['c', '灯亮起来了'],
    ['d', '县里的桥也通了'],
  ] as const)
    put(`manuscript/${file}.md`, story(title, title));
  put('edition.yaml', edition('c'));
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

const build = (...more: string[]) => command('build', path.join(root, 'edition.yaml'), '--out', path.join(root, 'out'), ...more);
const told = (stderr: string): string[] => stderr.split('\n').filter((line) => /changed|new|no longer/.test(line));
const pages = (): { page: string; looks: string }[] =>
  (JSON.parse(readFileSync(path.join(root, 'out/pages.json'), 'utf8')) as { pages: { page: string; looks: string }[] }).pages;

test('one story swapped: its page is built again, the others keep their looks, and the list says so', async () => {
  expect(told((await build()).stderr)).toEqual([]);
  const before = pages();
  expect((await build('--changed')).stderr).toMatch(/nothing has changed/);
  put('manuscript/b.md', story('桥通了', '昨天'));
  const swapped = await build('--changed');
  expect(swapped.code).toBe(0);
  expect(told(swapped.stderr)).toEqual(['A02 changed: manuscript/b.md']);
  const after = pages();
  expect(after.map(({ page }) => page)).toEqual(['A01', 'A02', 'A03']);
  expect(after.map(({ looks }, i) => looks === before[i]!.looks)).toEqual([true, false, true]);
});

test('a change that nobody sees is built and not listed; a new page and a lost one are', async () => {
  await build();
  put('manuscript/c.md', `${story('灯亮起来了', '灯亮起来了')}\n<!-- 留给夜班 -->\n`);
  expect(told((await build('--changed')).stderr)).toEqual([]);
  put('edition.yaml', edition('c').replace('folio: A03', 'folio: A04'));
  const moved = await build('--changed', '--json');
  expect(moved.stderr).toContain('{"change":{"page":"A04","kind":"new","because":[]}}');
  expect(moved.stderr).toContain('{"change":{"page":"A03","kind":"gone","because":[]}}');
  put('edition.yaml', edition('c'));
});

test('a variant is another edition: it is compared with itself, and shares the pages that it does not change', async () => {
  await build();
  const common = pages();
  const first = await build('--variant', 'county');
  expect(told(first.stderr)).toEqual([]);
  const county = pages();
  expect(county.map(({ looks }, i) => looks === common[i]!.looks)).toEqual([true, false, true]);
  expect((await build('--variant', 'county', '--changed')).stderr).toMatch(/nothing has changed/);
  expect((await build('--variant', 'city')).stderr).toMatch(/there is no variant “city” in this edition; it has county/);
});
