/**
 * The score in report.json: there where the desk has worked on the edition, with the area of pictures counted; and nothing of it elsewhere.
 */
import { expect, test } from 'vitest';
import { published } from '../support/newspaper.ts';
import type { Report } from '../../src/pipeline/report.ts';

const files = {
  'banxin.yaml': 'name: 某报\n',
  'edition.yaml':
    'date: 2026-11-22\nnumber: 7\npages:\n  - { folio: A02, section: 要闻, template: broadsheet-feature, stories: [a.md] }\n',
  'a.md': `---\ntitle: 早起开门点灯　晚睡关门吹灯\ndate: 2026-11-22\n---\n\n${'早起开门，把灯点上，再扫地擦桌。'.repeat(12)}\n\n来了约300人左右，坐满一屋。\n`,
};
const reportOf = async (more: Record<string, string>): Promise<Report> => (await published({ ...files, ...more })).result.report;

test('no file of decisions: no score', async () => {
  const report = await reportOf({});
  expect(report).not.toHaveProperty('score');
  expect(report.form).toEqual([]);
});

test('with one: pages, then the edition; what is open makes the range', async () => {
  const report = await reportOf({ 'edition.findings.yaml': 'format: banxin/decisions/1\nfindings: []\n' });
  expect(report.score).toMatchObject([
    { page: 'A02', characters: 13_320, findings: { confirmed: 0, open: 1 }, errors: { least: 0, most: 0.1 }, verdict: 'passes' },
    { page: null, characters: 13_320 },
  ]);
});

test('a file of decisions that does not fit is an error at its place', async () => {
  const { said } = await published({ ...files, 'edition.findings.yaml': 'findings:\n  - { id: 1a2b3c4d, state: maybe }\n' });
  expect(said).toEqual([expect.stringMatching(/^edition\.findings\.yaml:2:\d+ error schema/)]);
});
