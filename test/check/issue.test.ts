/**
 * What only a whole issue can have wrong: its pages, what copy says of them, what points elsewhere, names in their order, the score. Editions are folders of files.
 */
import { rmSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Decision } from '../../src/check/index.ts';
import { scores, weightOf, type PageSize } from '../../src/check/score.ts';
import { hostOf } from '../../src/cli/host.ts';
import { validateEdition, validatePaper, validateStory } from '../../src/cli/validate.ts';
import { check, type CheckResult } from '../../src/pipeline/check.ts';
import { folderOf, type Files } from '../support/folder.ts';
import { checkStory } from '../support/desk.ts';

const story = (title: string, body: string, front = ''): string => `---\ntitle: ${title}\n${front}---\n\n${body}\n`;
const page = (folio: string, ...files: string[]): string =>
  `  - { folio: ${folio}, section: 要闻, template: broadsheet-news, stories: [${files.join(', ')}] }\n`;
const edition = (pages: string, more = 'number: 1041\n'): string => `date: 2026-11-22\n${more}pages:\n${pages}`;

async function checked(
  files: Files,
  over: { pages?: string; decisions?: ReadonlyMap<string, Decision> } = {},
): Promise<CheckResult> {
  const root = folderOf(files);
  try {
    return await check({
      path: path.join(root, 'edition.yaml'),
      fonts: false,
      host: hostOf(process.env),
      validate: { edition: validateEdition, paper: validatePaper, story: validateStory },
      ...over,
    });
  } finally {
    rmSync(root, { recursive: true });
  }
}

const said = ({ findings }: CheckResult): string[] => findings.map(({ file, line, rule, text }) => `${file}:${line} ${rule} ${text.slice(0, 16)}`); // prettier-ignore

const plain = story('早起', '早起开门，把灯点上。');

describe('an issue', () => {
  test('with a page missing, one out of order, and words that do not fit it', async () => {
    const files = {
      'edition.yaml': edition(page('A02', 'a.md') + page('A04', 'b.md') + page('A03', 'c.md')),
      'banxin.yaml': 'name: 某报\n',
      'a.md': story('早起', '今日8版，今天是星期六，总第1040期。详见第三版，下转A07版。'),
      'b.md': plain,
      'c.md': story('晚睡', '晚睡关门，把灯吹灭。'),
    };
    expect(said(await checked({ ...files }))).toEqual([
      expect.stringMatching(/^edition\.yaml:5 folio/),
      expect.stringMatching(/^edition\.yaml:6 folio/),
      'a.md:5 folio 今日8版',
      'a.md:5 folio 今天是星期六',
      'a.md:5 folio 总第1040期',
      'a.md:5 crossref 下转A07版',
    ]);
  });

  test('whose page 1 lacks what it must have: errors of form, each at the page', async () => {
    const files = { 'edition.yaml': edition(page('A01', 'a.md'), ''), 'banxin.yaml': '{}\n', 'a.md': plain };
    const { form, findings } = await checked(files);
    expect(form).toMatchObject([{ code: 'imprint', file: 'edition.yaml', line: 3, state: 'open' }]);
    expect(form[0]!.message).toContain('page 1 lacks 报名 (name:), 总期号 (number:) (imprint');
    expect(findings.every(({ kind }) => kind === 'form')).toBe(true);
    const front = { ...files, 'edition.yaml': files['edition.yaml'].replace('broadsheet-news', 'broadsheet-front') };
    expect((await checked(front)).form[0]!.message).toMatch(/刊号, .*主办, .*定价/);
  });

  test('in which 导读 and 更正 point at nothing', async () => {
    const { findings } = await checked({
      'edition.yaml': edition(page('A02', 'a.md', 'b.md')),
      'a.md': story('导读', ':::digest\n\n- [晚睡](b.md)\n- [别的](c.md)\n\n:::'),
      'b.md': story('更正', ':::correction{of=x date=2026-11-20}\n\n本报11月21日A02版一文，应为“八”。\n\n:::'),
    });
    expect(findings.map(({ rule, file, zh }) => [rule, file, zh.slice(0, 11)])).toEqual([
      ['crossref', 'a.md', '导读“别的”指向的稿件'],
      ['crossref', 'b.md', expect.stringContaining('更正里写的是本报')],
    ]);
  });

  test('in which a paragraph stands on two pages: it is found, also when one page is asked for', async () => {
    const twice = '早起开门，把灯点上，再扫地擦桌，然后烧水。';
    const files = {
      'edition.yaml': edition(page('A02', 'a.md') + page('A03', 'b.md')),
      'a.md': story('早起', twice),
      'b.md': story('晚睡', `晚睡关门，把灯吹灭。\n\n${twice}`),
    };
    const { findings } = await checked(files, { pages: 'A03' });
    expect(findings).toMatchObject([{ rule: 'repeat', file: 'b.md', page: 'A03', beside: { file: 'a.md', line: 5 } }]);
  });
});

describe('the newsroom’s lists', () => {
  const lists = 'order:\n  - { name: 林疏影, post: 总编辑 }\n  - { name: 方墨, post: [副总编辑, 编委] }\nbanned:\n  - { text: 最先进, why: 广告法 }\n'; // prettier-ignore
  const files = (body: string, list = lists, rules = ''): Files => ({
    'edition.yaml': edition(page('A02', 'a.md')),
    'banxin.yaml': `name: 某报\ncheck:\n  lists: [desk/names.yaml]\n${rules}`,
    'desk/names.yaml': list,
    'a.md': story('早起', body),
  });

  test('keep names in order, posts right and banned forms out', async () => {
    expect(said(await checked(files('副总编辑方墨、总编辑林疏影到场，看了最先进的机器。')))).toEqual([
      'a.md:5 order 方墨、总编辑林疏影',
      'a.md:5 lists 最先进',
    ]);
    expect(said(await checked(files('总编辑方墨到场。')))).toEqual(['a.md:5 order 总编辑方墨']);
    expect(said(await checked(files('总编辑林疏影、副总编辑方墨到场。')))).toEqual([]);
  });

  test('are switched and weighed by the paper', async () => {
    const off = await checked(files('看了最先进的机器,很好。', lists, '  rules: { lists: off, width: note }\n'));
    expect(off.findings.map(({ rule, severity }) => [rule, severity])).toEqual([['width', 'note']]);
  });

  test('say where they contradict themselves, and what in them is unknown', async () => {
    const { diagnostics } = await checked(files('早起。', 'confusions:\n  - { wrong: 甲, right: 乙 }\n  - { wrong: 乙, right: 甲 }\n  - { wrong: 丙 }\nnames: []\n')); // prettier-ignore
    expect(diagnostics.map(({ file, line, code }) => `${file}:${line} ${code}`).sort()).toEqual([
      'desk/names.yaml:2 list-conflict',
      'desk/names.yaml:3 list-conflict',
      'desk/names.yaml:4 schema',
      'desk/names.yaml:5 schema',
    ]);
  });

  test('a rule that nobody knows, a list that is not there', async () => {
    const { diagnostics } = await checked({ ...files('早起。'), 'banxin.yaml': 'check: { rules: { widths: off, pairs: loud }, lists: [no.yaml] }\n' }); // prettier-ignore
    expect(diagnostics.map(({ code }) => code)).toEqual(expect.arrayContaining(['schema', 'list-missing']));
    expect(diagnostics.some(({ message }) => /width/.test(message))).toBe(true);
  });
});

describe('the score', () => {
  const size = (name: string, photos = 0): PageSize => ({ page: name, characters: 10_000, photos, decoration: 0 });
  const finding = async (copy: string) => (await checkStory(`---\ntitle: 题目\ndate: 2026-11-22\n---\n\n${copy}`))[0]!;

  test('counts what was accepted, and gives a range up to what is open', async () => {
    const [number, mark] = [await finding('共有120人，其中女工150人。'), await finding('他说,好。')];
    const on = (one: typeof number, state: 'accepted' | 'open' | 'rejected' | 'asked') => ({ ...one, state, page: 'A02' });
    const [a02, all] = scores([on(number, 'accepted'), on(mark, 'open'), on(mark, 'rejected')], [size('A02')], []);
    expect(a02).toMatchObject({ errors: { least: 1, most: 1.1 }, rate: { least: 1, most: 1.1 }, verdict: 'passes' });
    expect(a02!.findings).toEqual({ confirmed: 1, open: 1, asked: 0, rejected: 1 });
    expect(all).toMatchObject({ page: null, characters: 10_000 });
  });

  test('photos count 80 % of their area, the same error three times an issue, heads and important names double', async () => {
    expect(scores([], [size('A02', 1000), size('A03')], [])[2]!.characters).toBe(19_800);
    const mark = { ...(await finding('他说,好。')), state: 'accepted' as const, page: 'A02' };
    expect(scores(Array(10).fill(mark), [size('A02')], [])[0]!.errors.least).toBeCloseTo(0.3);
    expect(weightOf({ ...mark, role: 'headline' }, [])).toBeCloseTo(0.2);
    expect(weightOf({ ...mark, kind: 'character', size: 3 }, [])).toBe(2);
    expect(weightOf({ ...mark, kind: 'character', size: 9, text: '林疏影' }, ['林疏影'])).toBe(8);
  });

  test('numerals come to one error an issue at most; over three in ten thousand fails', async () => {
    const one = { ...(await finding('来了3千人。')), state: 'accepted' as const, page: 'A02' };
    const many = Array.from({ length: 40 }, (_, i) => ({ ...one, text: `${i}千` }));
    expect(scores(many, [size('A02')], [])[0]!.errors.least).toBe(1);
    const facts = Array.from({ length: 4 }, (_, i) => ({ ...one, kind: 'fact' as const, text: `${i}` }));
    expect(scores(facts, [size('A02')], [])[0]!.verdict).toBe('fails');
    expect(
      scores(
        facts.map((fact) => ({ ...fact, state: 'open' as const })),
        [size('A02')],
        [],
      )[0]!.verdict,
    ).toBe('open');
  });
});
