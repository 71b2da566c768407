/** Front matter: what it means, and where it says that something does not fit. */
import { expect, test } from 'vitest';
import { frontText, normalise, readManuscript } from '../../src/read/index.ts';

const front = async (yaml: string) => (await readManuscript(`---\n${yaml}\n---\n字`, 'a.md')).value.front;
const findings = async (yaml: string, options = {}) =>
  (await readManuscript(`---\n${yaml}\n---\n字`, 'a.md', options)).diagnostics.map(
    (d) => `${d.severity} ${d.code} ${d.line}:${d.column}-${d.endColumn} ${d.message}`,
  );

const full = `id: 20210126-union
kicker: 向两会报告
title: 只争朝夕促发展　不负韶华惠民生
deck: "——“五个年”: 巡礼"
standfirst: >
  提要一行
  提要二行
byline:
  - { role: 本报记者, names: [马文章] }
  - { role: 通讯员, names: [刘萍, 夏佩琼] }
byline_at: run-in
lead_in: 本报讯
column: { name: 市民来信, number: 12 }
date: 2021-01-26
weight: lead`;

test('every field, each text with its place', async () => {
  const source = `---\n${full}\n---\n字`;
  const { value, diagnostics } = await readManuscript(source, 'a.md');
  expect(diagnostics).toEqual([]);
  const { front } = value;
  expect(front.headline.map((part) => part.value)).toEqual(['只争朝夕促发展', '不负韶华惠民生']);
  expect(front.standfirst?.value).toBe('提要一行提要二行');
  expect(front.byline.map((group) => [group.role?.value, group.names.map((name) => name.value)])).toEqual([
    ['本报记者', ['马文章']],
    ['通讯员', ['刘萍', '夏佩琼']],
  ]);
  expect([front.id, front.bylineAt, front.date, front.weight, front.column?.number]).toEqual([
    '20210126-union',
    'run-in',
    '2021-01-26',
    'lead',
    12,
  ]);
  for (const run of [front.kicker, front.deck, front.standfirst, front.leadIn, front.column?.name, ...front.headline])
    expect(run && normalise(source.slice(run.span.start, run.span.end))).toBe(run?.value);
  expect(frontText(front)).toBe(
    '市民来信\n向两会报告\n只争朝夕促发展　不负韶华惠民生\n——“五个年”: 巡礼\n本报记者\n马文章\n通讯员\n刘萍\n夏佩琼\n提要一行提要二行\n本报讯',
  );
});

test('two spaces part a headline too; one does not', async () => {
  expect((await front('title: 前半  后半')).headline.map((part) => part.value)).toEqual(['前半', '后半']);
  expect((await front('title: Big news')).headline.map((part) => part.value)).toEqual(['Big news']);
});

test('a byline may be one plain string; a headline a number', async () => {
  expect((await front('byline: 本报记者 马文章')).byline.map((group) => group.names.map((name) => name.value))).toEqual([
    ['本报记者 马文章'],
  ]);
  expect((await front('title: 1949')).headline[0]?.value).toBe('1949');
});

test('no front matter, an empty one, defaults', async () => {
  const { value, diagnostics } = await readManuscript('字', 'a.md');
  expect([value.front.headline, value.front.bylineAt, value.front.weight, diagnostics]).toEqual([[], 'head', 'normal', []]);
  expect(await findings('')).toEqual([]);
  expect(await findings('kicker:')).toEqual([]);
});

test.each([
  ['titel: 题', ['error schema 2:1-6 “titel” is no key of a story; did you mean “title”?']],
  ['title: 题\nweight: huge', ['error schema 3:9-13 weight: “huge” is not one of lead, second, normal, brief']],
  ['date: 2021-02-30', ['error schema 2:7-17 date: “2021-02-30” is not a date; write year-month-day, for instance 2021-01-26']],
  ['id: 中文', ['error schema 2:5-7 id: “中文” may hold the letters a–z, figures, “.”, “_” and “-” only']],
  ['byline: [{ role: 记者 }]', ['error schema 2:10-22 a byline has no names; write { role: 本报记者, names: [马文章] }']],
  ['title: [甲]', ['error schema 2:8-11 title: “[甲]” is a list; write plain text']],
  [
    'title: "\\u4e2d"',
    ["error schema 2:9-15 title: “\\u4e2d” is written with an escape of YAML (\\u…, '', …); type the character itself"],
  ],
  ['just text', ['error schema 2:1-10 “just text”: a story is a map, lines of the form key: value']],
])('misfit: %s', async (yaml, reported) => {
  expect(await findings(yaml)).toEqual(reported);
});

test('broken YAML is a finding with its place and its text', async () => {
  const [first] = await findings('title: 株洲: 阅读');
  expect(first).toMatch(/^error schema 2:\d+-\d+ “.*阅读”: not YAML/);
  expect(first).toContain('between quotes');
});

test('front matter that is not closed', async () => {
  const { diagnostics } = await readManuscript('---\ntitle: 题\n\n字', 'a.md');
  expect(diagnostics.map((d) => [d.code, d.line, d.severity])).toEqual([['schema', 1, 'error']]);
});

test("a schema validator's findings stand at their places, and are not said twice", async () => {
  const validate = () => [
    { path: '/byline/0/role', message: 'says the validator' },
    { path: ['weight'], message: 'said already' },
  ];
  expect(await findings('byline: [{ role: 记者, names: [甲] }]\nweight: huge', { validate })).toEqual([
    'error schema 2:18-20 says the validator',
    'error schema 3:9-13 weight: “huge” is not one of lead, second, normal, brief',
  ]);
});
