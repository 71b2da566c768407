/**
 * `banxin new` from the command line: the newspaper that it makes builds and fills its page; nothing that is there is written over.
 */
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { runNew, schemasFrom } from '../../src/cli/new.ts';
import { run, WORKS } from '../../src/cli/program.ts';
import type { Layout } from '../../schemas/layout.ts';
import type { PagePlan } from '../../src/plan/types.ts';
import { readManuscript } from '../../src/read/index.ts';
import { buildFolder } from '../support/build.ts';

function away(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'banxin-new-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

async function banxin(...args: string[]) {
  let stdout = '';
  let stderr = '';
  const io = {
    stdout: (text: string) => void (stdout += text),
    stderr: (text: string) => void (stderr += text),
    terminal: false,
    columns: 80,
    env: {},
    clock: () => 0,
  };
  const code = await run(args, io, { ...WORKS, new: (command, to) => runNew(command, to, () => '2024-02-29') });
  return { code, stdout, stderr };
}
const textOf = (folder: string, file: string): string => readFileSync(path.join(folder, file), 'utf8');
const allOf = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)).replaceAll('\\', '/'))
    .sort();

describe('the newspaper', () => {
  test.each(['broadsheet', 'tabloid'])(
    'of a %s builds, asks for the plant’s profile and nothing else, and its page is full',
    async (format) => {
      const folder = path.join(away(), 'paper');
      expect((await banxin('new', folder, '--format', format, '--name', '晚报')).code).toBe(0);
      const { ok, diagnostics, files } = await buildFolder(folder);
      expect([ok, diagnostics.map(({ code }) => code), diagnostics.map(({ severity }) => severity)]).toEqual([
        true,
        ['profile-default'],
        ['warning'],
      ]);
      const { grid, slots } = (JSON.parse(files.get('plan.json')!.toString('utf8')) as { pages: PagePlan[] }).pages[0]!;
      const white = slots.filter(({ kind }) => kind === 'white').reduce((sum, { columns, lines }) => sum + columns * lines, 0);
      expect(white / (grid.columns * grid.lines)).toBeLessThan(0.03);
      for (const kind of ['headline', 'text', 'picture', 'box', 'pullquote', 'strip'])
        expect(slots.map((slot) => slot.kind)).toContain(kind);
    },
  );

  test.each(['broadsheet', 'tabloid'])('of a %s may have a template of its own, which builds', async (format) => {
    const folder = path.join(away(), 'paper');
    expect((await banxin('new', folder, '--format', format, '--template', 'own', '--name', '晚报')).code).toBe(0);
    expect(textOf(folder, 'edition.yaml')).toMatch(/^    template: own$/m);
    expect(allOf(folder)).toEqual(expect.arrayContaining(['templates/own/grid.ts', 'templates/own/page.tsx']));
    const { ok, diagnostics, files } = await buildFolder(folder);
    expect([ok, diagnostics.map(({ code }) => code)]).toEqual([true, ['profile-default']]);
    const [page] = (JSON.parse(files.get('layout.json')!.toString('utf8')) as Layout).pages;
    const furniture = page!.frames.filter(({ role }) => role === 'furniture').flatMap(({ lines }) => lines ?? []);
    const words = furniture.map(({ runs }) => runs.map(({ text }) => text).join(''));
    expect(words.filter((word) => word === '晚报').length).toBeGreaterThanOrEqual(2);
  });

  test('names its files, the README first', async () => {
    const folder = path.join(away(), 'paper');
    const { stdout, stderr } = await banxin('new', folder, '--format', 'tabloid');
    const files = ['README.md', 'banxin.yaml', 'edition.yaml', 'fonts/fonts.yaml', 'images/dummy.svg', 'images/first.svg', 'manuscript/first.md']; // prettier-ignore
    expect(allOf(folder)).toEqual(files);
    const named = stdout.trimEnd().split('\n').map((file) => path.relative(folder, file)); // prettier-ignore
    expect([named[0], [...named].sort(), stderr]).toEqual(['README.md', files, '']);
    expect(textOf(folder, 'README.md').trimEnd().split('\n').length).toBeLessThanOrEqual(20);
  });

  test('is dated today, or as asked; the id of its story is always the same, and not that of another title', async () => {
    const [one, two] = [path.join(away(), 'one'), path.join(away(), 'two')];
    await banxin('new', one);
    await banxin('new', two, '--date', '2026-11-22', '--format', 'tabloid', '--name', '周末报');
    expect(textOf(one, 'edition.yaml')).toMatch(/^date: 2024-02-29$/m);
    expect(textOf(two, 'edition.yaml')).toMatch(/^date: 2026-11-22$/m);
    const ids = await Promise.all([one, two].map(async (folder) => (await readManuscript(textOf(folder, 'manuscript/first.md'), 'a.md')).value.front.id)); // prettier-ignore
    expect(ids[0]).toMatch(/^story-[0-9a-f]{8}$/);
    expect(ids[1]).toBe(ids[0]);
  });

  test('may have any name: it is quoted in YAML, and escaped in the README', async () => {
    const folder = path.join(away(), 'paper');
    expect((await banxin('new', folder, '--format', 'tabloid', '--name', ' "早": #1 *报* \\ ')).code).toBe(0);
    expect(textOf(folder, 'README.md').split('\n')[0]).toBe('# "早": \\#1 \\*报\\* \\\\');
    const { ok, layout } = await buildFolder(folder).then(({ ok: fine, files }) => ({ ok: fine, layout: JSON.parse(files.get('layout.json')!.toString('utf8')) as { edition: { paper: string } } })); // prettier-ignore
    expect([ok, layout.edition.paper]).toEqual([true, '"早": #1 *报* \\']);
  });
});

describe('what is there', () => {
  test('is never written over: 2, and it is named', async () => {
    const folder = away();
    for (const name of ['a.md', 'b.md', '.git']) writeFileSync(path.join(folder, name), name);
    const { code, stdout, stderr } = await banxin('new', folder);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toBe(`banxin: ${folder} is not empty: it has a.md, b.md; new never writes over anything, name a new folder\n`);
    expect(allOf(folder)).toEqual(['.git', 'a.md', 'b.md']);
    const file = await banxin('new', path.join(folder, 'a.md'));
    expect([file.code, file.stderr]).toEqual([2, `banxin: ${path.join(folder, 'a.md')} is a file; new makes a folder\n`]);
  });

  test('may begin with a point', async () => {
    const folder = away();
    mkdirSync(path.join(folder, '.git'));
    expect((await banxin('new', folder)).code).toBe(0);
    expect((await banxin('new', folder)).code).toBe(2);
  });

  test.each([
    [['--date', '2025-02-29'], /--date takes a date such as 2026-11-22, not "2025-02-29"/],
    [['--date', '22.11.2026'], /--date takes a date/],
    [['--date', '2026-13-01'], /--date takes a date/],
    [['--template', 'mine'], /--template does not know "mine"; it knows feature, own/],
    [['--format', 'a4'], /--format does not know "a4"; it knows broadsheet, tabloid/],
    [['--name', ' '], /--name takes a name/],
    [['--name', '晚\n报'], /--name takes a name/],
  ])('%j is a wrong command line, and no folder is made', async (options, told) => {
    const folder = path.join(away(), 'paper');
    const { code, stderr } = await banxin('new', folder, ...options);
    expect([code, existsSync(folder)]).toEqual([2, false]);
    expect(stderr).toMatch(told);
  });
});

describe('the schemas that an editor reads', () => {
  const installed = (folder: string): void => {
    mkdirSync(path.join(folder, 'node_modules/banxin/schemas'), { recursive: true });
    writeFileSync(path.join(folder, 'node_modules/banxin/schemas/edition.json'), '{}');
  };

  test('are those of the banxin that is installed in the folder or above it', () => {
    const root = away();
    installed(root);
    expect(schemasFrom(root, undefined)).toBe('./node_modules/banxin/schemas');
    expect(schemasFrom(path.join(root, 'papers/evening'), undefined)).toBe('../../node_modules/banxin/schemas');
    installed(path.join(root, 'papers'));
    expect(schemasFrom(path.join(root, 'papers/evening'), undefined)).toBe('../node_modules/banxin/schemas');
  });

  test('are its own in a folder of its own, and where an install would put them where there is none', () => {
    const root = away();
    expect(schemasFrom(path.join(root, 'try'), root)).toBe('../schemas');
    expect(schemasFrom(path.join(root, 'try'), path.join(root, 'elsewhere'))).toBe('./node_modules/banxin/schemas');
  });

  test('are named in the first line of both files', async () => {
    const root = away();
    installed(root);
    await banxin('new', path.join(root, 'paper'));
    for (const [file, schema] of [
      ['banxin.yaml', 'paper'],
      ['edition.yaml', 'edition'],
    ] as const)
      // prettier-ignore
      expect(textOf(path.join(root, 'paper'), file).split('\n')[0]).toBe(
        `# yaml-language-server: $schema=../node_modules/banxin/schemas/${schema}.json`,
      );
  });
});
