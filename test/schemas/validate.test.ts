/**
 * What the schemas accept and what they say: in words, at the right path, one finding a fault.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import { expect, expectTypeOf, test } from 'vitest';
import { parse } from 'yaml';
import type { PlanPage } from '../../schemas/plan.ts';
import { validateEdition, validatePaper, validateStory } from '../../src/cli/validate.ts';
import type { PagePlan } from '../../src/plan/types.ts';

const folder = new URL('../../schemas/', import.meta.url);
const sources = readdirSync(folder).filter((file) => file.endsWith('.ts') && file !== 'common.ts');

test.each(sources)('%s and its JSON are in step, and the JSON is a schema', async (file) => {
  const exports: Record<string, unknown> = await import(new URL(file, folder).href);
  const root = Object.values(exports).find(
    (value) => typeof value === 'object' && value !== null && '$schema' in value,
  ) as object;
  const committed = readFileSync(new URL(file.replace('.ts', '.json'), folder), 'utf8');
  expect(committed, 'run npm run schemas').toBe(`${JSON.stringify(root, null, 2)}\n`);
  expect(() => new Ajv({ strict: false }).compile(root)).not.toThrow();
});

const page = {
  folio: 'A04-A05',
  section: '特别报道',
  template: 'broadsheet-feature',
  stories: ['a.md'],
  credits: { 校对: '某某' },
};
const edition = {
  date: '2026-11-22',
  number: 15321,
  pages: [page],
  variants: { county: { A06: { replace: { 'a.md': 'b.md' } } } },
};
const said = (found: { path: readonly (string | number)[]; message: string }[]) =>
  found.map((f) => `${f.path.join('.')}: ${f.message}`);

test('the plan schema says what src/plan/types.ts says', () => {
  expectTypeOf<PlanPage>().toEqualTypeOf<PagePlan>();
});

test('right files have no findings', () => {
  expect(validateEdition(edition)).toEqual([]);
  expect(validateEdition({ date: '2026-11-22', pages: [{ folio: '12', template: 't', stories: [{ file: 'a.md' }] }] })).toEqual(
    [],
  );
  expect(validatePaper({})).toEqual([]);
  expect(
    validatePaper({
      name: '某日报',
      format: 'tabloid',
      body: { size: 9, leading: 11.25 },
      house: { kinsoku: 'gb', squeeze: true },
    }),
  ).toEqual([]);
  expect(validateStory({ title: '只争朝夕', byline: [{ role: '本报记者', names: ['马文章'] }], weight: 'lead' })).toEqual([]);
  expect(validateStory({ title: '只争朝夕', byline: '马文章', column: { name: '市民来信', number: 3 } })).toEqual([]);
});

test.each([
  [{ ...edition, date: '22/11/2026' }, 'date: "date" must be a date such as 2026-11-22, not "22/11/2026"'],
  [{ ...edition, pages: [] }, 'pages: "pages" must have at least 1 entry'],
  [{ ...edition, page: 1 }, 'page: the file has no key "page"; take it out or correct its name'],
  [{ pages: [page] }, ': the file lacks the key "date"'],
  [
    { ...edition, pages: [{ ...page, folio: 'front' }] },
    'pages.0.folio: "pages[1].folio" must be a folio such as A04, or a range such as A04-A05, not "front"',
  ],
  [
    { ...edition, pages: [{ ...page, folio: 4 }] },
    'pages.0.folio: "pages[1].folio" must be a text, not 4; put it in quotation marks: "4"',
  ],
  [{ ...edition, pages: [{ ...page, stories: ['a.md', { fil: 'b.md' }] }] }, /^pages\.0\.stories\.1: .* lacks the key "file"/],
  [
    { ...edition, pages: [{ ...page, stories: ['a.md', 7] }] },
    'pages.0.stories.1: "pages[1].stories[2]" has a form that is not known here: 7',
  ],
  [{ ...edition, pages: [{ ...page, stories: [''] }] }, 'pages.0.stories.0: "pages[1].stories[1]" is empty'],
  [null, ': the file must be a group of keys, not null'],
])('edition %j', (value, message) => {
  expect(said(validateEdition(value))[0]).toEqual(typeof message === 'string' ? message : expect.stringMatching(message));
});

test('a wrong choice is one finding, not one a branch', () => {
  expect(said(validateEdition({ ...edition, pages: [{ ...page, stories: ['a.md', 7] }] }))).toHaveLength(1);
  expect(said(validateStory({ title: 'x', byline: [{ names: [] }] }))).toEqual([
    'byline.0.names: "byline[1].names" must have at least 1 entry',
  ]);
});

test('all findings at once', () => {
  expect(said(validatePaper({ format: 'poster', house: { kinsoku: 'gp' }, nmae: 'x' })).sort()).toEqual([
    'format: "format" must be one of broadsheet, tabloid, not "poster"',
    'house.kinsoku: "house.kinsoku" must be one of none, basic, gb, strict, not "gp"',
    'nmae: the file has no key "nmae"; take it out or correct its name',
  ]);
});

const root = new URL('../../', import.meta.url);
const yaml = (file: URL): unknown => parse(readFileSync(file, 'utf8'));
const front = (file: URL): unknown => parse(/^---\r?\n(.*?)\r?\n---/su.exec(readFileSync(file, 'utf8'))?.[1] ?? '');
const stories = readdirSync(new URL('manuscript/', root)).filter((file) => file.endsWith('.md'));

test('the sample edition fits', () => {
  expect(validateEdition(yaml(new URL('edition.yaml', root)))).toEqual([]);
  expect(validatePaper(yaml(new URL('banxin.yaml', root)))).toEqual([]);
  expect(stories.length).toBeGreaterThan(0);
  for (const story of stories) expect(validateStory(front(new URL(`manuscript/${story}`, root))), story).toEqual([]);
});

const shared = new URL(`${process.env['BANXIN_SHARED'] ?? '../shared'}/manuscripts/union-report.md`, root);
test.skipIf(!existsSync(shared))('so does the union report', () => expect(validateStory(front(shared))).toEqual([]));
