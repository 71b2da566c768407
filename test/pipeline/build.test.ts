/**
 * build() over newspapers made for the purpose, into a sink in memory: what is delivered, what is not, and in which order faults are told.
 */
import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import { describe, expect, test } from 'vitest';
import type { Layout } from '../../src/layout/types.ts';
import type { PagePlan } from '../../src/plan/types.ts';
import { edition, type Left, paper, published, story } from '../support/newspaper.ts';

const three = {
  'banxin.yaml': paper,
  'a.md': story('活版印刷的一天甲'),
  'b.md': story('活版印刷的一天乙'),
  'c.md': story('活版印刷的一天丙'),
  'edition.yaml': edition({ A01: ['a.md'], A02: ['b.md'], A03: ['c.md'] }),
};
/** What the desk only warns of is not what these tests are about. */
const errors = ({ said }: Left): string[] => said.filter((one) => one.includes(' error '));
const json = <T>({ files }: Left, name: string): T => JSON.parse(files.get(name)!.toString('utf8')) as T;
const schema = (name: string): object =>
  JSON.parse(readFileSync(new URL(`../../schemas/${name}.json`, import.meta.url), 'utf8')) as object;

/** What a schema says against a value. */
function misfits(name: string, value: unknown): string[] {
  const check = new Ajv({ strict: false, allErrors: true }).compile(schema(name));
  return check(value) ? [] : (check.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
}

describe('three pages with a story each', () => {
  const whole = published(three, { emit: ['manuscript', 'edition', 'items', 'plan', 'layout'] });

  test('build without a fault into one PDF of three pages', async () => {
    const left = await whole;
    expect(errors(left)).toEqual([]);
    expect(left.result.ok).toBe(true);
    const pdf = left.files.get('print.pdf')!.toString('latin1');
    expect(pdf.slice(0, 5)).toBe('%PDF-');
    expect(pdf.match(/\/Type \/Page\b/g)).toHaveLength(3);
  });

  test('everything that was asked for is there, committed once, nothing left open', async () => {
    const { asked } = await whole;
    const of = (verb: string): string[] =>
      asked.flatMap((one) => (one.startsWith(verb) ? [one.slice(verb.length + 1)] : [])).sort();
    const all = [
      'a.html',
      'b.html',
      'c.html',
      'edition.json',
      'items.json',
      'layout.json',
      'manuscript.json',
      'plan.json',
      'print.pdf',
    ];
    expect(of('open')).toEqual(all);
    expect(of('commit')).toEqual(all);
  });

  test('layout.json and plan.json are as their schemas say, and so is the report', async () => {
    const left = await whole;
    expect(misfits('layout', json(left, 'layout.json'))).toEqual([]);
    expect(misfits('plan', json(left, 'plan.json'))).toEqual([]);
    expect(misfits('report', left.result.report)).toEqual([]);
  });

  test('pages, dummies and stories stand in the order of the edition', async () => {
    const left = await whole;
    const layout = json<Layout>(left, 'layout.json');
    expect(layout.pages.map(({ id, folios }) => [id, ...folios])).toEqual([
      ['page1', 'A01'],
      ['page2', 'A02'],
      ['page3', 'A03'],
    ]);
    expect(json<{ pages: PagePlan[] }>(left, 'plan.json').pages.map(({ folios }) => folios)).toEqual([['A01'], ['A02'], ['A03']]);
    expect(layout.stories.map(({ file }) => file)).toEqual(['a.md', 'b.md', 'c.md']);
    expect(layout.sources.map(({ file }) => file)).toEqual(['a.md', 'b.md', 'c.md']);
    expect(layout.pages.map(({ frames }) => new Set(frames.map((frame) => frame.story).filter(Boolean)).size)).toEqual([1, 1, 1]);
  });

  test('the report counts each page, each story and the edition', async () => {
    const { composition } = (await whole).result.report;
    expect(composition.pages.map(({ id }) => id)).toEqual(['A01', 'A02', 'A03']);
    expect(composition.stories.map(({ id }) => id)).toEqual(['s1', 's2', 's3']);
    const lines = composition.pages.map((page) => page.composition.lines);
    expect(Math.min(...lines)).toBeGreaterThan(10);
    expect(composition.edition.lines).toBe(lines.reduce((sum, n) => sum + n, 0));
  });

  test('progress is told page by page', async () => {
    expect((await whole).progress.filter(({ stage }) => stage === 'pages')).toEqual(
      [1, 2, 3].map((done) => ({ stage: 'pages', done, total: 3 })),
    );
  });

  test('some of them: only those are built, under their own folios', async () => {
    const left = await published(three, { pages: 'A03,A01', emit: ['layout'] });
    expect(errors(left)).toEqual([]);
    expect(json<Layout>(left, 'layout.json').pages.map(({ folios }) => folios.join())).toEqual(['A01', 'A03']);
  });

  test('a page that is not there is an error, and nothing is delivered', async () => {
    const { result, asked } = await published(three, { pages: 'A09' });
    expect(result.ok).toBe(false);
    expect(result.diagnostics.some(({ severity, message }) => severity === 'error' && message.includes('A09'))).toBe(true);
    expect(asked.filter((one) => one.startsWith('commit'))).toEqual([]);
  });
});

describe('one story on two pages', () => {
  const twice = published({ ...three, 'edition.yaml': edition({ A01: ['a.md'], A02: ['a.md'] }) }, { emit: ['layout'] });

  test('is set on both', async () => {
    const left = await twice;
    expect(errors(left)).toEqual([]);
    const { pages } = json<Layout>(left, 'layout.json');
    const text = pages.map(({ frames }) => frames.flatMap(({ role, lines }) => (role === 'body' ? (lines ?? []) : [])).flatMap(({ runs }) => runs.map((run) => run.text)).join('')); // prettier-ignore
    expect(text).toHaveLength(2);
    expect(text[0]!.length).toBeGreaterThan(100);
    expect(text[1]).toBe(text[0]);
  });

  test('no two frames of the issue have one id', async () => {
    const ids = json<Layout>(await twice, 'layout.json').pages.flatMap(({ frames }) => frames.map(({ id }) => id));
    expect(ids.filter((id, i) => ids.indexOf(id) !== i)).toEqual([]);
  });

  test('its source is listed once and every run points into it', async () => {
    const { sources, pages } = json<Layout>(await twice, 'layout.json');
    const files = pages.flatMap(({ frames }) => frames.flatMap(({ lines }) => (lines ?? []).flatMap(({ runs }) => runs.flatMap(({ src }) => (src ? [src[0]] : []))))); // prettier-ignore
    expect(new Set(files.map((at) => sources[at]?.file))).toEqual(new Set(['a.md']));
  });
});

describe('errors', () => {
  const overset = { ...three, 'b.md': story('活版印刷的一天乙', 300) };

  test('found while pages are made up: the PDF is discarded, the layout is there to look at', async () => {
    const left = await published(overset, { emit: ['layout'] });
    const { result, asked, files } = left;
    expect(result.ok).toBe(false);
    expect(errors(left)).toEqual([expect.stringMatching(/^b\.md:\d+:\d+ error overset$/)]);
    expect(result.diagnostics.find(({ code }) => code === 'overset')).toMatchObject({ page: 'A02' });
    expect(asked).toContain('discard print.pdf');
    expect(asked).not.toContain('commit print.pdf');
    expect(files.has('layout.json')).toBe(true);
  });

  test('found before layout: nothing is begun but what was asked for of the copy', async () => {
    const { result, asked } = await published(
      { ...three, 'a.md': `${story('活版印刷的一天甲')}\n![图](missing.jpg)\n` },
      { emit: ['edition', 'layout'] },
    );
    expect(result.ok).toBe(false);
    expect(asked).toContain('commit edition.json');
    expect(asked).not.toContain('commit print.pdf');
    expect(asked).not.toContain('commit layout.json');
  });

  test('of all stages and stories are gathered, in the order of the pages', async () => {
    const left = await published({
      ...three,
      'a.md': `${story('活版印刷的一天甲')}\n![图](missing.jpg)\n`,
      'c.md': `${story('活版印刷的一天丙')}\n![图](gone.jpg)\n\n\ue000\n`,
    });
    expect(errors(left).map((one) => one.replace(/:\d+:\d+/, ''))).toEqual([
      'a.md error image-missing',
      'c.md error image-missing',
      'c.md error glyph-missing',
    ]);
  });

  test('a template that is not there, and a page of two stories, are told by their folios', async () => {
    const none = await published({ ...three, 'edition.yaml': edition({ A01: ['a.md'] }, 'poster') });
    expect(none.result.diagnostics.map(({ message }) => message).join()).toMatch(/A01.*poster/);
    const two = await published({ ...three, 'edition.yaml': edition({ A01: ['a.md', 'b.md'] }) });
    expect(two.result.ok).toBe(false);
    expect(two.result.diagnostics.map(({ message }) => message).join()).toContain('A01');
  });

  test('furniture that leaves its cells is one', async () => {
    const crowded = edition({ A01: ['a.md'] }).replace('section: 要闻', `section: ${'特别报道'.repeat(40)}`);
    const { result, asked, said } = await published({ ...three, 'edition.yaml': crowded });
    expect(said.join('\n')).toMatch(/error furniture-outside/);
    expect(result.ok).toBe(false);
    expect(asked).not.toContain('commit print.pdf');
  });
});
