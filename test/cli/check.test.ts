/**
 * `banxin check` as it is typed: what it prints in each form, its exit codes, files that it writes and those that it leaves alone.
 */
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Finding } from '../../src/check/index.ts';
import { columnsOf } from '../../src/cli/columns.ts';
import { command } from '../support/command.ts';

let folder: string;
const at = (name: string): string => path.join(folder, name);
const read = (name: string): string => readFileSync(at(name), 'utf8');
const STORY = '---\ntitle: 早起\ndate: 2026-11-22\n---\n\n他说,早起“真好,真的”。\n\n来了约300人左右。\n';

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'banxin-check-'));
  writeFileSync(at('a.md'), STORY);
  writeFileSync(at('edition.yaml'), 'date: 2026-11-22\nnumber: 7\npages:\n  - { folio: A02, section: 要闻, template: broadsheet-news, stories: [a.md] }\n'); // prettier-ignore
  writeFileSync(at('banxin.yaml'), 'name: 某报\n');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const json = async (...more: string[]): Promise<{ findings: Finding[]; scores: { rate: object }[]; stale: object[] }> =>
  JSON.parse((await command('check', at('edition.yaml'), '--json', ...more)).stdout);

describe('text', () => {
  test('each finding has its place, both languages, its line underlined, and the score follows', async () => {
    const { code, stdout, stderr } = await command('check', at('edition.yaml'));
    expect({ code, stderr }).toEqual({ code: 1, stderr: '' });
    expect(stdout).toContain('a.md:6:3 error width “,”是半角标点，中文里用“，”');
    expect(stdout).toMatch(/“,” is half width in Chinese text: “，” {2}\([0-9a-f]{8}\)/);
    expect(stdout).toContain('2 errors, 1 warnings, 0 questions; 1 can be fixed with --fix');
    expect(stdout).toMatch(/A02 +13320 +0 +3 +0 +0–0\.3 +0–0\.23 +合格 passes/);
  });

  test('the mark stands under what is meant, Han being two columns wide, also far into a long line', async () => {
    writeFileSync(at('a.md'), STORY.replace('他说,', `${'早起开门点灯。'.repeat(60)}他说,`));
    const lines = (await command('check', at('a.md'))).stdout.split('\n');
    const i = lines.findIndex((line) => /^ +\| +\^$/.test(line));
    const [quoted, marked] = [lines[i - 1]!, lines[i]!];
    const column = columnsOf(marked.slice(0, marked.indexOf('^')));
    let width = 0;
    const under = [...quoted].find((c) => (width += columnsOf(c)) > column);
    expect(under).toBe(',');
    expect(columnsOf(quoted)).toBeLessThanOrEqual(80);
  });

  test('clean copy: 0, and nothing said but that', async () => {
    writeFileSync(at('a.md'), '---\ntitle: 早起\ndate: 2026-11-22\n---\n\n早起开门。\n');
    const { code, stdout } = await command('check', at('a.md'));
    expect({ code, stdout }).toEqual({ code: 0, stdout: '0 errors, 0 warnings, 0 questions\n' });
  });

  test('raw copy, one rule, a date of issue', async () => {
    writeFileSync(at('wire.txt'), '题目一行\n\n去年他说,早起真好。\n');
    const { stdout } = await command('check', at('wire.txt'));
    expect(stdout).toContain('wire.txt:3:1 warning dates');
    const dated = await command('check', at('wire.txt'), '--date', '2026-11-22', '--rules', 'dates');
    expect(dated).toMatchObject({ code: 0, stdout: '0 errors, 0 warnings, 0 questions\n' });
  });
});

describe('SARIF', () => {
  test('has what SARIF 2.1.0 requires, and places that hold the text', async () => {
    const log = JSON.parse((await command('check', at('edition.yaml'), '--sarif')).stdout);
    expect(log).toMatchObject({ version: '2.1.0', $schema: expect.stringContaining('sarif-2.1.0') });
    const [run] = log.runs;
    expect(run.tool.driver).toMatchObject({ name: 'Banxin', rules: expect.any(Array) });
    const lines = STORY.split('\n');
    for (const one of run.results) {
      expect(run.tool.driver.rules[one.ruleIndex].id).toBe(one.ruleId);
      expect(['error', 'warning', 'note', 'none']).toContain(one.level);
      expect(one.message.text.length).toBeGreaterThan(0);
      const { region, artifactLocation } = one.locations[0].physicalLocation;
      expect(artifactLocation).toEqual({ uri: 'a.md', uriBaseId: 'ROOT' });
      expect(run.originalUriBaseIds).toHaveProperty('ROOT');
      expect(lines[region.startLine - 1]!.length).toBeGreaterThanOrEqual(region.endColumn - 1);
      for (const { artifactChanges } of one.fixes ?? [])
        expect(artifactChanges[0].replacements[0]).toEqual({ deletedRegion: expect.objectContaining({ startLine: 6, startColumn: 3 }), insertedContent: { text: '，' } }); // prettier-ignore
    }
    expect(run.results).toHaveLength(3);
  });
});

describe('decisions', () => {
  test('rejected: silent while the text stands, kept in a file beside the edition, taken back', async () => {
    const [first] = (await json()).findings;
    const rejected = await command('check', at('edition.yaml'), '--reject', first!.id, '--why', '引文原样', '--by', '二校');
    expect(rejected.stdout).toContain('1 errors, 1 warnings, 0 questions; 1 rejected (--all shows them)');
    expect(read('edition.findings.yaml')).toContain(`{ id: "${first!.id}", state: rejected, rule: width, file: "a.md", text: ",", why: "引文原样", by: "二校" }`); // prettier-ignore
    writeFileSync(at('a.md'), STORY.replace('---\n\n', '---\n\n先有一段。\n\n'));
    expect((await json()).findings.map(({ id }) => id)).not.toContain(first!.id);
    expect((await json('--all')).findings.find(({ id }) => id === first!.id)).toMatchObject({ state: 'rejected', why: '引文原样', line: 8 }); // prettier-ignore
    writeFileSync(at('a.md'), STORY.replace('他说', '她说'));
    const { findings, stale } = await json();
    expect(findings.filter(({ text }) => text === ',')).toHaveLength(2);
    expect(stale).toHaveLength(1);
    await command('check', at('edition.yaml'), '--forget', first!.id);
    expect(read('edition.findings.yaml')).toContain('findings: []');
  });

  test('accepted ones are errors in the score, those asked stay open, and none is fixed unless open or accepted', async () => {
    const { findings } = await json();
    const [comma, , about] = findings;
    await command('check', at('edition.yaml'), '--accept', about!.id);
    await command('check', at('edition.yaml'), '--ask', comma!.id, '--why', '是不是原话');
    const { scores } = await json();
    expect(scores[0]!.rate).toEqual({ least: 0.08, most: 0.23 });
    await command('check', at('edition.yaml'), '--fix');
    expect(existsSync(at('a.fixed.md'))).toBe(false);
  });

  test('a wrong id, a reason that is missing, a file that does not fit: 2, and nothing is written', async () => {
    expect((await command('check', at('edition.yaml'), '--accept', '00000000')).code).toBe(2);
    expect((await command('check', at('edition.yaml'), '--reject', '00000000')).stderr).toContain('--why');
    expect((await command('check', at('edition.yaml'), '--accept', 'x')).code).toBe(2);
    expect(existsSync(at('edition.findings.yaml'))).toBe(false);
    writeFileSync(at('edition.findings.yaml'), 'format: banxin/decisions/2\nfindings: []\n');
    expect(await command('check', at('edition.yaml'))).toMatchObject({ code: 2, stdout: '' });
  });
});

describe('--fix', () => {
  test('writes beside the story and leaves it alone; what stands in a quotation stays', async () => {
    const { stdout } = await command('check', at('edition.yaml'), '--fix');
    expect(stdout).toContain('1 fixed: a.fixed.md');
    expect(read('a.fixed.md')).toBe(STORY.replace('他说,', '他说，'));
    expect(read('a.md')).toBe(STORY);
  });

  test('in place keeps the old one', async () => {
    await command('check', at('a.md'), '--fix', '--in-place');
    expect(read('a.md')).toBe(STORY.replace('他说,', '他说，'));
    expect(read('a.md.bak')).toBe(STORY);
    writeFileSync(at('a.md'), STORY.replace('他说', '她说'));
    expect((await command('check', at('a.md'), '--fix', '--in-place')).stdout).toContain('(before: a.md.bak2)');
    expect(read('a.md.bak')).toBe(STORY);
    expect(readdirSync(folder).filter((name) => name.endsWith('.tmp'))).toEqual([]);
  });
});

describe('an edition that cannot be read as it is', () => {
  test('faults of the files go to stderr, findings of what could be read to stdout: 1', async () => {
    writeFileSync(at('edition.yaml'), 'date: 2026-11-31\npages:\n  - { folio: A02, section: 要闻, template: broadsheet-news, stories: [a.md, b.md] }\n'); // prettier-ignore
    const { code, stderr, stdout } = await command('check', at('edition.yaml'));
    expect(code).toBe(1);
    expect(stderr).toMatch(/^edition\.yaml:1:7 error schema/m);
    expect(stderr).toMatch(/^edition\.yaml:3:\d+ error story-missing/m);
    expect(stdout).toContain('a.md:6:3 error width');
  });

  test('an empty file, a file that is no text, a page that there is not', async () => {
    writeFileSync(at('edition.yaml'), '');
    expect((await command('check', at('edition.yaml'))).code).toBe(1);
    writeFileSync(at('a.txt'), new Uint8Array([0xff, 0xfe, 0, 1, 2, 0x80]));
    expect([0, 1]).toContain((await command('check', at('a.txt'))).code);
    writeFileSync(at('a.txt'), '');
    expect((await command('check', at('a.txt'))).code).toBe(0);
    writeFileSync(at('edition.yaml'), 'date: 2026-11-22\npages:\n  - { folio: A02, section: 要闻, template: no-such, stories: [a.md] }\n'); // prettier-ignore
    expect((await command('check', at('edition.yaml'), '--pages', 'A09')).stderr).toMatch(/A09/);
    expect((await command('check', at('edition.yaml'))).stdout).toContain('a.md:6:3 error width');
  });
});

test('--list prints what to read, with boxes to tick', async () => {
  writeFileSync(at('a.md'), STORY.replace('他说', '记者王建国读《诗经》，他说'));
  const { stdout, code } = await command('check', at('edition.yaml'), '--list', 'names,numbers,quotes,titles');
  expect(code).toBe(1);
  expect(stdout).toMatch(/A02 {2}人名 names \(1\)\n {2}□ 王建国 +a\.md:6/);
  expect(stdout).toMatch(/数字 numbers \(1\)\n {2}□ 300人/);
  expect(stdout).toMatch(/引语 quotations \(1\)\n {2}□ “真好,真的”/);
  expect(stdout).toMatch(/标题与书名 titles \(2\)\n {2}□ 早起 +a\.md:2\n {2}□ 《诗经》/);
});

test.each([
  [['check', 'nothing.yaml'], /no file/],
  [['check', 'a.pdf'], /takes an edition/],
  [['check', 'x.yaml', '--list', 'nouns'], /names, numbers, quotes, titles/],
  [['check', 'x.yaml', '--rules', 'commas'], /does not know "commas"/],
  [['check', 'x.yaml', '--in-place'], /goes with --fix/],
  [['check', 'x.yaml', '--json', '--sarif'], /exclude each other/],
])('%j: 2', async (argv, told) => {
  expect(await command(...argv)).toMatchObject({ code: 2, stdout: '', stderr: expect.stringMatching(told) });
});
