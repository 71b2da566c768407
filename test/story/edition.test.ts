/** Editions read from files that exist only here: the paper, pages and stories under one root, and every fault with its place. */
import { expect, test } from 'vitest';
import { defaultPaper, type Host, readEdition, selectPages } from '../../src/story/index.ts';

/** A host over a map of files; `links` leads a path elsewhere, as a symlink does. */
function hostOf(files: Readonly<Record<string, string>>, links: Readonly<Record<string, string>> = {}): Host {
  const folders = new Set(['/']);
  for (const path of Object.keys(files))
    for (let at = path; at.length > 1;) folders.add((at = at.slice(0, at.lastIndexOf('/')) || '/'));
  const exists = (path: string): boolean => path in files || folders.has(path) || path in links;
  return {
    exists,
    readText: (path) => files[links[path] ?? path],
    realpath: (path) => (exists(path) ? (links[path] ?? path) : undefined),
  };
}

const story = '---\ntitle: 题\n---\n\n正文。\n';
const edition =
  'date: 2021-01-26\nnumber: 15321\npages:\n  - folio: A04-A05\n    section: 特别报道\n    template: broadsheet-feature\n    stories: [a.md, { file: sub/b.md }]\n    credits: { 责任编辑: 某某, 校对: [甲, 乙] }\n';
const files = { '/p/edition.yaml': edition, '/p/a.md': story, '/p/sub/b.md': story };

const read = async (extra: Readonly<Record<string, string>> = {}, path = '/p/edition.yaml', links = {}) =>
  readEdition(path, hostOf({ ...files, ...extra }, links));
const findings = async (yaml: string, extra = {}, links = {}) =>
  (await read({ '/p/edition.yaml': yaml, ...extra }, '/p/edition.yaml', links)).diagnostics.map(
    (d) => `${d.file} ${d.code} ${d.line}:${d.column} ${d.message}`,
  );
const page = (rest: string): string => `date: 2021-01-26\npages:\n  - folio: A01\n    template: t\n    ${rest}\n`;

test('an edition without a paper: its folder is the root, everything default', async () => {
  const { value, diagnostics } = await read();
  expect(diagnostics).toEqual([]);
  expect(value).toMatchObject({
    root: '/p',
    file: 'edition.yaml',
    date: '2021-01-26',
    number: 15321,
    variants: [],
    paper: { file: null, format: 'broadsheet', body: { size: 9, leading: 11.25 } },
  });
  expect(value.pages).toMatchObject([
    {
      folios: ['A04', 'A05'],
      section: '特别报道',
      template: 'broadsheet-feature',
      stories: ['s1', 's2'],
      credits: [
        { role: '责任编辑', names: '某某' },
        { role: '校对', names: '甲 乙' },
      ],
    },
  ]);
  expect(edition.slice(value.pages[0]?.span.start, value.pages[0]?.span.end)).toMatch(/^folio: A04-A05/);
  expect(value.stories.map((each) => [each.id, each.manuscript.file])).toEqual([
    ['s1', 'a.md'],
    ['s2', 'sub/b.md'],
  ]);
});

test('banxin.yaml is found upward; files are relative to it, paths to the file that names them', async () => {
  const { value, diagnostics } = await read({
    '/banxin.yaml':
      'name: 某报\nformat: tabloid\nfonts: f/fonts.yaml\nbody: { size: 10 }\nhouse: { kinsoku: strict, han_latin: book, squeeze: false }\n',
    '/f/fonts.yaml': '',
  });
  expect(diagnostics).toEqual([]);
  expect(value.root).toBe('/');
  expect(value.paper).toEqual({
    file: 'banxin.yaml',
    name: '某报',
    format: 'tabloid',
    fonts: 'f/fonts.yaml',
    body: { size: 10, leading: 12.5 },
    house: { ...defaultPaper.house, kinsoku: 'strict', hanLatin: 'book', squeeze: false },
  });
  expect(value.stories.map((each) => each.manuscript.file)).toEqual(['p/a.md', 'p/sub/b.md']);
});

test('what does not fit, is missing, outside or empty', async () => {
  expect(await findings(page('stories: [no.md]'))).toEqual([
    'edition.yaml story-missing 5:15 “no.md” is not there; paths count from the folder of the file that names them',
  ]);
  expect(await findings(page('stories: [../x.md]'), { '/x.md': story })).toEqual([
    'edition.yaml path-outside 5:15 “../x.md” is outside the folder of the paper; move the file into it',
  ]);
  expect(await findings(page('stories: [l.md]'), { '/x.md': story }, { '/p/l.md': '/x.md' })).toEqual([
    'edition.yaml path-outside 5:15 “l.md” is a link that leads outside the folder of the paper; put the file itself there',
  ]);
  expect(await findings(page('stories: [e.md]'), { '/p/e.md': '---\ntitle: 题\n---\n<!-- 空 -->\n' })).toEqual([
    'e.md story-empty 1:1 the story has no text; write it under the front matter',
  ]);
  expect(await findings(page('storys: [a.md]'))).toEqual([
    'edition.yaml schema 3:5 stories is missing; write stories: [manuscript/lead.md]',
    'edition.yaml schema 5:5 “storys” is no key of a page; did you mean “stories”?',
  ]);
  expect(await findings('date: 2021-13-01\n')).toEqual([
    'edition.yaml schema 1:1 pages is missing; write pages: and under it “- folio: A04”',
    'edition.yaml schema 1:7 date: “2021-13-01” is not a date; write year-month-day, for instance 2021-01-26',
  ]);
  expect(await findings('')).toEqual(['edition.yaml schema 1:1 the edition file is empty; it needs date: and pages:']);
  expect((await findings('date: [')).map((line) => line.slice(0, 23))).toEqual(['edition.yaml schema 1:8']);
});

test('folios: wrong, not facing, twice', async () => {
  expect(await findings(page('stories: [a.md]').replace('A01', 'A04-A06'))).toEqual([
    'edition.yaml schema 3:12 folio: “A04-A06” is neither a folio (A04) nor two that face each other (A04-A05)',
  ]);
  const twice = `${page('stories: [a.md]')}  - folio: A01-A02\n    template: t\n    stories: [sub/b.md]\n`;
  expect(await findings(twice)).toEqual([
    'edition.yaml schema 6:5 folio A01 stands twice in this edition; each page has its own',
  ]);
});

test('what is not built yet says so at its place', async () => {
  const yaml = `${page('stories: [{ file: a.md, jump: A02, at: { column: 1 } }]')}    ads: []\nvariants: { county: {} }\n`;
  expect(await findings(yaml)).toEqual([
    'edition.yaml schema 5:29 jump: not built yet; take it out for now',
    'edition.yaml schema 5:40 at: not built yet; take it out for now',
    'edition.yaml schema 6:5 ads: not built yet; take it out for now',
    'edition.yaml schema 7:1 variants: not built yet; take it out for now',
  ]);
  expect((await read({ '/p/edition.yaml': yaml })).value.variants).toEqual(['county']);
});

test('faults of a story and of the paper carry their own files', async () => {
  const { diagnostics } = await read({ '/p/a.md': '---\ntitel: 题\n---\n正<b>文', '/p/banxin.yaml': 'format: huge\n' });
  expect(diagnostics.map((d) => `${d.file} ${d.code} ${d.line}:${d.column}`)).toEqual([
    'banxin.yaml schema 1:9',
    'a.md schema 2:1',
    'a.md html 4:2',
  ]);
});

test('an edition file that is not there; a host that throws', async () => {
  expect((await read({}, '/p/none.yaml')).diagnostics.map((d) => [d.file, d.code, d.line, d.column])).toEqual([
    ['none.yaml', 'story-missing', 1, 1],
  ]);
  const host: Host = {
    ...hostOf(files),
    readText: () => {
      throw new Error('EACCES');
    },
  };
  expect((await readEdition('/p/edition.yaml', host)).diagnostics.map((d) => d.code)).toEqual(['story-missing']);
});

test('BOM and CRLF in the edition file', async () => {
  const source = `\uFEFF${edition}`.replaceAll('\n', '\r\n').replace('A04-A05', 'bad');
  expect((await findings(source)).map((line) => line.slice(0, 24))).toEqual(['edition.yaml schema 4:12']);
});

test('selectPages: folios, ranges, indices', async () => {
  const three = `${page('stories: [a.md]')}  - folio: A02-A03\n    template: t\n    stories: [sub/b.md]\n  - folio: A04\n    template: t\n    stories: [c.md]\n`;
  const { value } = await read({ '/p/edition.yaml': three, '/p/c.md': story });
  const select = (wanted: string) => selectPages(value, wanted);
  const folios = (wanted: string) => select(wanted).value.pages.map((each) => each.folios.join('-'));
  expect(folios('A01')).toEqual(['A01']);
  expect(folios('A04,A02-A03')).toEqual(['A02-A03', 'A04']);
  expect(folios('A03')).toEqual(['A02-A03']);
  expect(folios('A01-A04')).toEqual(['A01', 'A02-A03', 'A04']);
  expect(folios('2')).toEqual(['A02-A03']);
  expect(select('A04').value.stories.map((each) => each.id)).toEqual(['s3']);
  expect(select('B01').diagnostics.map((d) => d.message)).toEqual(['no page “B01” in this edition; it has A01, A02-A03, A04']);
});
