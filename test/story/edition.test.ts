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
    copyfit: defaultPaper.copyfit,
    plan: defaultPaper.plan,
    press: defaultPaper.press,
    imprint: [],
    swatches: {},
    proof: { requires: [] },
    check: { rules: {}, lists: [] },
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

test('the measure of a story: one of five words, with its place', async () => {
  const { value, diagnostics } = await read({
    '/p/edition.yaml': page('stories: [{ file: a.md, measure: opening-merged }]'),
  });
  expect(diagnostics).toEqual([]);
  expect(value.pages[0]!.entries).toMatchObject([{ story: 's1', measure: { asked: 'opening-merged' } }]);
  expect(await findings(page('stories: [{ file: a.md, measure: wide }]'))).toEqual([
    'edition.yaml schema 5:38 measure: “wide” is none of base, merged, recut, opening-merged, left-merged; write measure: opening-merged',
  ]);
});

test('nails, jumps and advertisements; what is wrong with them stands at its place', async () => {
  const stories = `stories: [{ file: a.md, jump: A02, at: { column: 1, line: 2, columns: 3, lines: 40 } }]`;
  const ads = `    ads: [{ file: ad.svg, size: 通栏, at: foot }, { client: 云岭银行, size: 4x30, at: { column: 2, line: 9 } }]\n`;
  const second = '  - folio: A02\n    template: t\n    stories: [sub/b.md]\n';
  const { value, diagnostics } = await read({ '/p/edition.yaml': `${page(stories)}${ads}${second}`, '/p/ad.svg': '<svg/>' });
  expect(diagnostics).toEqual([]);
  expect(value.pages[0]).toMatchObject({
    stories: ['s1'],
    entries: [{ story: 's1', at: { column: 1, line: 2, columns: 3, lines: 40 }, jump: { folio: 'A02' } }],
    ads: [
      { file: 'ad.svg', client: null, size: '通栏', at: 'foot' },
      { file: null, client: '云岭银行', size: '4×30', at: { column: 2, line: 9 } },
    ],
  });
  expect(value.contents).toMatchObject([
    { story: 's1', file: 'a.md', title: '题', folios: ['A01'] },
    { story: 's2', file: 'sub/b.md', title: '题', folios: ['A02'] },
  ]);
  expect(value.folios).toEqual(['A01', 'A02']);
  expect(
    await findings(
      `${page('stories: [{ file: a.md, jump: A02, at: { column: 1 } }]')}    ads: [{ size: 大 }, { file: no.pdf, size: 半版, at: top }]\n`,
    ),
  ).toEqual([
    'edition.yaml N9 5:35 jump: there is no page A02 in this edition; it has A01',
    'edition.yaml schema 5:44 at: line, columns, lines missing; write { column: 6, line: 80, columns: 3, lines: 40 }',
    'edition.yaml schema 6:11 an advertisement has a file, or a client while it is late; write file: ads/bank.pdf',
    'edition.yaml schema 6:19 size: “大” is neither a size of the rate card (整版, 半版, 1/4版, 通栏, 半通栏, 竖通, 报眼, 中缝) nor columns × lines such as 4×30',
    'edition.yaml image-missing 6:32 “no.pdf” is not there; paths count from the folder of the file that names them',
    'edition.yaml schema 6:54 at: “top” is none of head, foot, left, right',
  ]);
});

test('a jump leads to a later page (N9), and a page that was not asked for stays, silent, for what it hands on', async () => {
  const two = (first: string, second: string): string =>
    `date: 2021-01-26\npages:\n  - folio: A01\n    template: t\n    stories: [${first}]\n  - folio: A02\n    template: t\n    stories: [${second}]\n`;
  expect(await findings(two('a.md', '{ file: sub/b.md, jump: A01 }'))).toEqual([
    'edition.yaml N9 8:39 jump: a story goes on on a later page, and A01 is an earlier one',
  ]);
  const { value } = await read({ '/p/edition.yaml': two('{ file: a.md, jump: A02 }', 'sub/b.md') });
  const chosen = selectPages(value, 'A02').value;
  expect(chosen.pages.map(({ folios, silent }) => [folios, silent])).toEqual([
    [['A01'], true],
    [['A02'], undefined],
  ]);
  expect(chosen.folios).toEqual(['A01', 'A02']);
  expect(selectPages(value, 'A01').value.pages).toHaveLength(1);
});

test('a variant sets one story in the place of another on one page, and is checked whether it is chosen or not', async () => {
  const yaml = `${page('stories: [a.md]')}variants: { county: { A01: { replace: { a.md: sub/b.md } } } }\n`;
  const as = async (variant: string | undefined) =>
    readEdition('/p/edition.yaml', hostOf({ ...files, '/p/edition.yaml': yaml }), variant === undefined ? {} : { variant });
  const filesOf = async (variant?: string) => (await as(variant)).value.stories.map(({ manuscript }) => manuscript.file);
  expect(await filesOf()).toEqual(['a.md']);
  expect(await filesOf('county')).toEqual(['sub/b.md']);
  expect((await as('city')).diagnostics.map(({ message }) => message)).toEqual([
    'there is no variant “city” in this edition; it has county',
  ]);
  const wrong = `${page('stories: [a.md]')}variants: { county: { A07: { replace: { a.md: sub/b.md } }, A01: { replace: { sub/b.md: no.md } } } }\n`;
  expect(await findings(wrong)).toEqual([
    'edition.yaml schema 6:23 there is no page A07 in this edition; it has A01',
    'edition.yaml schema 6:79 “sub/b.md” does not stand on A01; there stand a.md',
    'edition.yaml story-missing 6:89 “no.md” is not there; paths count from the folder of the file that names them',
  ]);
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
