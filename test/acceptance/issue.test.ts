/**
 * The eight-page sample issue, built by the planner: no error, every page's lead headline at least 1.4 times the next, the nameplate the largest type of page
 * one, the whole imprint, a jump with both lines, advertisements marked, codes that decode from the page at 200 dpi.
 */
import { beforeAll, describe, expect, test } from 'vitest';
import type { Layout } from '../../schemas/layout.ts';
import { buildFolder, repository, said } from '../support/build.ts';
import { hasTool } from '../support/pdf.ts';
import { qrIn } from '../support/qr-reader.ts';

type Page = Layout['pages'][number];

let layout: Layout;
let pdf: Uint8Array;

beforeAll(async () => {
  const { diagnostics, files } = await buildFolder(repository, ['layout']);
  const errors = diagnostics.filter(({ severity }) => severity === 'error').map(said);
  if (errors.length) throw new Error(errors.join('\n'));
  layout = JSON.parse(files.get('layout.json')!.toString('utf8')) as Layout;
  pdf = files.get('print.pdf')!;
}, 600_000);

const page = (folio: string): Page => layout.pages.find(({ folios }) => folios.includes(folio))!;
const sizesOf = (one: Page, keep: (frame: Page['frames'][number]) => boolean): number[] =>
  one.frames.filter(keep).flatMap(({ lines }) => (lines ?? []).flatMap(({ runs }) => runs.map(({ size }) => size)));
const wordsOf = (one: Page): string =>
  one.frames.flatMap(({ lines }) => (lines ?? []).map(({ runs }) => runs.map(({ text }) => text).join(''))).join('\n');

describe('the issue', () => {
  test('is eight pages, two of them one sheet', () => {
    expect(layout.pages.map(({ folios }) => folios.join('-'))).toEqual(['A01', 'A02', 'A03', 'A04-A05', 'A06', 'A07', 'A08']);
  });

  test.each(['A01', 'A02', 'A03', 'A06', 'A07', 'A08'])('%s: the lead headline is at least 1.4 times the next', (folio) => {
    const one = page(folio);
    const stories = new Map<string, number>();
    for (const frame of one.frames)
      if (frame.role === 'headline' && frame.story)
        stories.set(frame.story, Math.max(stories.get(frame.story) ?? 0, ...sizesOf(one, (other) => other === frame)));
    const [lead = 0, next = 0] = [...stories.values()].sort((a, b) => b - a);
    expect(lead).toBeGreaterThanOrEqual(1.4 * next);
  });

  test('has its nameplate clearly above any type of page one', () => {
    const one = page('A01');
    const nameplate = Math.max(...sizesOf(one, ({ role }) => role === 'furniture'));
    const matter = Math.max(...sizesOf(one, ({ role }) => role !== 'furniture'));
    expect(nameplate).toBeGreaterThan(2 * matter);
    const words = wordsOf(one);
    for (const item of [
      '第1041期',
      'CN 00-0001',
      '00-41',
      '主管：',
      '主办：',
      '出版：',
      '印刷：',
      '发行：',
      '每份2.00元',
      '今日8版',
      '星期日',
      '农历丙午年十月十四',
    ])
      expect(words).toContain(item);
  });

  test('says 广告 on each of its five advertisements', () => {
    const ads = layout.pages.flatMap(({ frames }) => frames.filter(({ role }) => role === 'advertisement'));
    expect(ads).toHaveLength(5);
    const marks = layout.pages.flatMap((one) =>
      wordsOf(one)
        .split('\n')
        .filter((line) => line === '广告'),
    );
    expect(marks).toHaveLength(5);
  });

  test('jumps from A01 to A03, with both lines', () => {
    expect(wordsOf(page('A01'))).toContain('下转第A03版');
    expect(wordsOf(page('A03'))).toMatch(/上接第\s*A01\s*版/);
  });

  test('has its digest’s pages right', () => {
    const words = wordsOf(page('A01'));
    for (const folio of ['A02版', 'A03版', 'A06版', 'A07版', 'A08版']) expect(words).toContain(folio);
  });
});

describe.skipIf(!hasTool('pdftoppm'))('codes', () => {
  test.each([
    ['A02', 2, 'https://banxin.example/yan/ye3'],
    ['A03', 3, 'https://banxin.example/yan/daqiao'],
  ])('of %s decode from the page rendered at 200 dpi', (folio, number, url) => {
    const codes = page(folio).frames.filter(({ role, link, paths }) => role === 'picture' && link && paths);
    expect(codes.map(({ link }) => link)).toEqual([url]);
    expect(codes.map(({ rect }) => qrIn(pdf, rect, number))).toEqual([url]);
  });
});
