/** `banxin proof` and `banxin diff` on a folder: rounds frozen, signatures that hold and are lost, sign-off before print, and what is no good said. */
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Ajv } from 'ajv';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { command } from '../support/command.ts';

let root = '';
const at = (...name: string[]): string => path.join(root, ...name);
const put = (name: string, text: string): void => {
  mkdirSync(path.dirname(at(name)), { recursive: true });
  writeFileSync(at(name), text);
};
const story = (title: string, first: string): string =>
  `---\nid: id-${title.length}\ntitle: ${title}\n---\n\n${first}一条河从城里穿过，桥上的人停下来看水。\n\n${'两岸的灯亮起来，末班车慢慢开过桥头，车上的人不多。'.repeat(14)}\n`;

beforeEach(() => {
  root = mkdtempSync(path.join(tmpdir(), 'banxin-proof-'));
  put('banxin.yaml', 'name: 试报\nproof: { requires: [责任编辑, 三校] }\n');
  put('manuscript/a.md', story('河水清了', '昨天，'));
  put('manuscript/b.md', story('大桥通了车', '今天，'));
  const page = (folio: string, file: string): string =>
    `  - folio: ${folio}\n    template: broadsheet-feature\n    stories: [manuscript/${file}.md]\n`;
  put('edition.yaml', `date: 2026-11-22\npages:\n${page('A01', 'a')}${page('A02', 'b')}`);
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

const edition = (): string => at('edition.yaml');
const proof = (...more: string[]) => command('proof', edition(), ...more);
const diff = (from: string, to: string, ...more: string[]) =>
  command('diff', `${edition()}${from}`, `${edition()}${to}`, ...more);
const schema = (name: string): object => JSON.parse(readFileSync(new URL(`../../schemas/${name}.json`, import.meta.url), 'utf8'));
const fits = (name: string, value: unknown): unknown => {
  const ajv = new Ajv({ strict: false });
  return ajv.validate(schema(name), value) ? null : ajv.errors;
};

describe('rounds', () => {
  test('a round is frozen a page a folder, with its copy; a second run leaves it, a changed page is refused its number', async () => {
    expect((await proof('--round', '1', '--by', '一校')).code).toBe(0);
    const round = at('proofs/2026-11-22/A01/round-1');
    expect(fits('round', JSON.parse(readFileSync(path.join(round, 'round.json'), 'utf8')))).toBeNull();
    expect(readFileSync(path.join(round, 'copy/manuscript/a.md'), 'utf8')).toBe(readFileSync(at('manuscript/a.md'), 'utf8'));
    const bytes = readFileSync(path.join(round, 'round.json'));
    expect((await proof('--round', '1')).stderr).toMatch(/A01: round 1 is there already, and the page is as it was/);
    put('manuscript/a.md', story('河水清了', '前天，'));
    const refused = await proof('--round', '1');
    expect(refused).toMatchObject({
      code: 2,
      stderr: expect.stringMatching(/round 1 of A01 is there already, and the page has changed since: take --round 2/),
    });
    expect(readFileSync(path.join(round, 'round.json'))).toEqual(bytes);
    expect((await proof('--round', 'next', '--pages', 'A01')).code).toBe(0);
    expect(readdirSync(at('proofs/2026-11-22/A01')).sort()).toEqual(['round-1', 'round-2']);
    expect(readdirSync(at('proofs/2026-11-22/A02'))).toEqual(['round-1']);
  });

  test('what changed since a round: as a table, JSON that fits its schema, and a page for a browser', async () => {
    await proof('--round', '1');
    put('manuscript/a.md', story('河水清了', '前天，'));
    const told = await diff('@1', '');
    expect(told.code).toBe(0);
    expect(told.stdout).toMatch(/^d1 {2}改字 {2}A01 1栏 1行 {2}“昨” → “前” {2}\(河水清了\)\n$/);
    const json = await diff('@1', '', '--json', '--html', at('diff.html'));
    const value = JSON.parse(json.stdout) as { differences: unknown[] };
    expect(fits('diff', value)).toBeNull();
    expect(value.differences).toHaveLength(1);
    expect(readFileSync(at('diff.html'), 'utf8')).toContain('<del>昨</del><ins>前</ins>天，');
    expect((await diff('@1', '@last')).stderr).toMatch(/^0 changes/);
  });

  test('核红: a mark that was not carried out and a change that no one asked for are exit code 1', async () => {
    await proof('--round', '1');
    put(
      'marks.yaml',
      "by: 一校\nmarks:\n  - { story: manuscript/a.md, text: '{~~昨~>前~~}天，一条' }\n  - { story: id-5, text: '{~~今~>明~~}天，一条' }\n",
    );
    put('manuscript/a.md', story('河水清了', '前天，'));
    const half = await diff('@1', '', '--marks', at('marks.yaml'));
    expect(half).toMatchObject({ code: 1, stdout: expect.stringMatching(/mark 1: done\nmark 2: not-done: asked for/) });
    put('manuscript/b.md', story('大桥通了车', '明天，'));
    expect((await diff('@1', '', '--marks', at('marks.yaml'))).code).toBe(0);
    put('manuscript/b.md', story('大桥通车了', '明天，'));
    expect((await diff('@1', '', '--marks', at('marks.yaml'))).stdout).toMatch(/not asked for: d\d {2}改题/);
    put('marks.yaml', 'marks: [{ story: a }]\n');
    expect(await diff('@1', '', '--marks', at('marks.yaml'))).toMatchObject({
      code: 2,
      stderr: expect.stringMatching(/a mark is \{ story/),
    });
  });

  test('a story renamed, split in two and moved to another page is followed', async () => {
    await proof('--round', '1');
    const text = story('河水清了', '昨天，').replace('title: 河水清了', 'title: 河水又清了');
    put('manuscript/river.md', text);
    rmSync(at('manuscript/a.md'));
    const pages = readFileSync(edition(), 'utf8');
    put(
      'edition.yaml',
      pages
        .replace('manuscript/a.md', 'manuscript/x.md')
        .replace('manuscript/b.md', 'manuscript/river.md')
        .replace('manuscript/x.md', 'manuscript/b.md'),
    );
    const told = await diff('@1', '');
    expect(told.stdout).toMatch(/改题 {2}A02.*∅ → “又”/);
    expect(told.stdout).not.toMatch(/增段|删段/);
  });
});

describe('what is no good', () => {
  test('a round that is missing, damaged, cut off or of a newer version', async () => {
    expect(await diff('@3', '')).toMatchObject({
      code: 2,
      stderr: expect.stringMatching(/has no round 3: banxin proof --round 1 freezes the first/),
    });
    await proof('--round', '1');
    expect(await diff('@3', '')).toMatchObject({
      code: 2,
      stderr: expect.stringMatching(/has no round 3; there are A01 1, A02 1/),
    });
    const file = 'proofs/2026-11-22/A01/round-1/round.json';
    const whole = readFileSync(at(file), 'utf8');
    const said = async (text: string): Promise<string> => {
      put(file, text);
      const { code, stderr } = await diff('@1', '');
      expect(code).toBe(2);
      return stderr;
    };
    expect(await said(whole.slice(0, whole.length / 2))).toMatch(/round\.json is no JSON: it was cut off or damaged/);
    expect(await said(whole.replace('banxin/round/1', 'banxin/round/2'))).toMatch(/was written by a newer Banxin/);
    expect(await said('{"format":"banxin/layout/1"}')).toMatch(/is not of the format banxin\/round\/1/);
    expect(await said(whole.replace('"text":', '"texts":'))).toMatch(/is damaged/);
    expect(await command('diff', at('nothing.yaml'), edition())).toMatchObject({ code: 2 });
  });

  test('two editions with nothing in common are compared and it is said', async () => {
    await proof('--round', '1');
    const other = (n: string): string =>
      `---\nid: other-${n}\ntitle: 另一个题目${n}\n---\n\n${'全然不同的话说了很多，与前面没有一个字相干，也不打算相干。'.repeat(20)}\n`;
    put('manuscript/c.md', other('1'));
    put('manuscript/d.md', other('2'));
    put(
      'edition.yaml',
      readFileSync(edition(), 'utf8').replace('manuscript/a.md', 'manuscript/c.md').replace('manuscript/b.md', 'manuscript/d.md'),
    );
    const told = await diff('@1', '');
    expect(told.code).toBe(0);
    expect(told.stderr).toMatch(/the two have no story in common/);
  });

  test('command lines that cannot be obeyed', async () => {
    expect(await proof('--sign', '三校')).toMatchObject({ code: 2, stderr: expect.stringMatching(/--sign takes --name too/) });
    expect(await proof('--name', '某某')).toMatchObject({ code: 2 });
    expect(await proof('--by', '一校')).toMatchObject({ code: 2 });
    expect(await proof('--round', '0')).toMatchObject({ code: 2 });
    expect(await proof('--round', '100')).toMatchObject({ code: 2 });
  });
});

describe('sign-off', () => {
  const build = () => command('build', edition(), '--out', at('out'));

  test('print waits for the signatures that the paper demands; a changed page loses its own and no other', async () => {
    const first = await build();
    expect(first.code).toBe(1);
    expect(first.stderr).toMatch(
      /edition\.yaml:3:5 error unsigned A01 is not signed by 责任编辑, 三校: banxin proof edition\.yaml --sign/,
    );
    expect(existsSync(at('out/print.pdf'))).toBe(false);
    await proof('--sign', '责任编辑', '--name', '林疏影');
    await proof('--sign', '三校', '--name', '何见微');
    expect(fits('signatures', JSON.parse(readFileSync(at('proofs/2026-11-22/A01/signatures.json'), 'utf8')))).toBeNull();
    expect((await build()).code).toBe(0);
    expect(existsSync(at('out/print.pdf'))).toBe(true);
    put('manuscript/b.md', story('大桥通了车', '明天，'));
    const changed = await build();
    expect(changed.stderr).toMatch(/unsigned A02 is not signed by 责任编辑, 三校; 责任编辑, 三校 signed it before it changed/);
    expect(changed.stderr).not.toMatch(/unsigned A01/);
    expect(existsSync(at('out/print.pdf'))).toBe(false);
    const standing = JSON.parse((await proof('--json')).stdout) as {
      pages: { page: string; missing: string[]; lost: unknown[] }[];
    };
    expect(standing.pages.map(({ page, missing, lost }) => [page, missing.length, lost.length])).toEqual([
      ['A01', 0, 0],
      ['A02', 2, 2],
    ]);
    put('manuscript/b.md', story('大桥通了车', '今天，'));
    expect((await build()).code).toBe(0);
  });

  test('a damaged file of signatures is an error, not a signature', async () => {
    await proof('--sign', '责任编辑', '--name', '林疏影');
    put('proofs/2026-11-22/A01/signatures.json', '{"format":"banxin/signatures/1","page":"A01"');
    expect((await build()).stderr).toMatch(/error signatures A01: proofs\/2026-11-22\/A01\/signatures\.json is no JSON/);
  });
});

test('a million characters are compared in one go', async () => {
  const { compare } = await import('../../src/proof/compare.ts');
  const words = '河桥灯车人水岸城路门窗书报纸字墨印刷线条光影声色香味春夏秋冬';
  const long = (seed: number): string =>
    Array.from({ length: 400 }, (_, i) => words[(i * 7 + seed * 13 + ((i * seed) % 11)) % words.length]).join('');
  const side = (change: boolean) => [
    {
      id: 'a',
      file: 'a.md',
      title: '',
      pages: [],
      photos: [],
      blocks: Array.from({ length: 2500 }, (_, i) => ({
        id: `b${i}`,
        role: 'body',
        text: change && i % 500 === 7 ? `新${long(i)}` : long(i),
        size: 9,
        rows: [],
      })),
    },
  ];
  const { fates } = compare(side(false), side(true));
  expect(fates.filter(({ kind }) => kind === 'kept')).toHaveLength(5);
  expect(fates.filter(({ kind }) => kind === 'same')).toHaveLength(2495);
});
