/**
 * What the build makes: a command line that starts without the pipeline, one React, and the licences of what was bundled.
 */
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { Ajv } from 'ajv';
import { afterAll, beforeAll, expect, test } from 'vitest';

const root = fileURLToPath(new URL('../../', import.meta.url));
let folder: string;
let dist: string;

beforeAll(() => {
  // Inside the checkout, where node_modules is found.
  folder = mkdtempSync(path.join(root, 'node_modules/.built-'));
  dist = path.join(folder, 'dist');
  const { status, stderr } = spawnSync(process.execPath, ['scripts/build.mjs', '--no-types', '--out', dist], {
    cwd: root,
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(stderr);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const banxin = (...args: string[]) => spawnSync(process.execPath, [path.join(dist, 'cli.js'), ...args], { encoding: 'utf8' });

/** Files that are loaded with a module: its static imports, and theirs. */
function loadedWith(file: string, seen = new Set<string>()): Set<string> {
  if (seen.has(file)) return seen;
  seen.add(file);
  const source = readFileSync(path.join(dist, file), 'utf8');
  for (const [, name] of source.matchAll(/^(?:import|\} from|export .* from)\s*(?:[^'"\n]* from )?"\.\/([^"]+)";/gm))
    loadedWith(name!, seen);
  return seen;
}

test('--version and --help load nothing of the pipeline', () => {
  const loaded = [...loadedWith('cli.js')];
  expect(loaded.filter((file) => /pipeline|pdfkit|unified|remark|build-/.test(file))).toEqual([]);
  const bytes = loaded.reduce((sum, file) => sum + readFileSync(path.join(dist, file)).length, 0);
  expect(bytes).toBeLessThan(200_000);
  expect(banxin('--version')).toMatchObject({ status: 0, stdout: expect.stringMatching(/^\d+\.\d+\.\d+\n$/) });
});

test('there is one React, and it is the one for production', () => {
  const files = readdirSync(dist, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.js'));
  const holds = (mark: RegExp) => files.filter((file) => mark.test(readFileSync(path.join(dist, file), 'utf8')));
  expect(holds(/node_modules\/react\/cjs\/react\.production\.js/)).toHaveLength(1);
  expect(holds(/react\.development|from "(react|@react-pdf)\b/)).toEqual([]);
});

test('what React-PDF does on loading and nobody asks is not done: no fetch, no hyphens', () => {
  const all = readdirSync(dist).filter((file) => file.endsWith('.js')).map((file) => readFileSync(path.join(dist, file), 'utf8')).join('\n'); // prettier-ignore
  expect(all).toMatch(/node_modules\/yoga-layout\/dist\/binaries[^\n]*\nvar fetch\d* = void 0;/);
  expect(all).not.toMatch(/node_modules\/@react-pdf\/hyphenate/);
});

test('neither ajv nor TypeBox runs, yet schemas are kept', () => {
  const all = readdirSync(dist).filter((file) => file.endsWith('.js')).map((file) => readFileSync(path.join(dist, file), 'utf8')).join('\n'); // prettier-ignore
  expect(all).not.toMatch(/node_modules\/(typebox|ajv\/dist\/(core|compile))/);
  const edition = path.join(folder, 'edition.yaml');
  writeFileSync(edition, 'date: 2026-11-22\npages:\n  - { folio: A01, template: t, stories: [a.md], colour: red }\n');
  const { status, stderr } = banxin('build', edition, '--out', path.join(folder, 'out'));
  expect(status).toBe(1);
  expect(stderr).toMatch(/edition\.yaml:3:\d+ error schema .*colour/);
});

test('every bundled package brings its licence', () => {
  const notice = readFileSync(path.join(dist, 'THIRD-PARTY.txt'), 'utf8');
  for (const name of ['commander', 'yaml', 'pdfkit', 'unified'])
    expect(notice).toMatch(new RegExp(`^${name} \\d+\\.\\d+\\.\\d+ \\((MIT|ISC)\\)$`, 'm'));
});

/** Builds the sample edition in a folder of its own, in a surprising corner of the world. */
function buildElsewhere(name: string, env: Record<string, string>): string {
  const copy = path.join(folder, name);
  for (const part of ['edition.yaml', 'banxin.yaml', 'manuscript', 'images', 'ads'])
    cpSync(path.join(root, part), path.join(copy, part), { recursive: true });
  const args = [
    path.join(dist, 'cli.js'),
    'build',
    path.join(copy, 'edition.yaml'),
    '--pages',
    'A04-A05,A08',
    '--out',
    path.join(copy, 'out'),
    '--for',
    'print,archive,screen',
    '--emit',
    'layout,plan',
  ];
  const { status, stderr } = spawnSync(process.execPath, args, {
    encoding: 'utf8',
    env: { ...process.env, BANXIN_CACHE: 'off', ...env },
  });
  if (status !== 0) throw new Error(stderr);
  return path.join(copy, 'out');
}

test('two folders, time zones and locales make the same bytes, and what is written fits its schema', () => {
  const here = buildElsewhere('here', { TZ: 'Asia/Shanghai', LC_ALL: 'zh_CN.UTF-8' });
  const there = buildElsewhere('there', { TZ: 'America/St_Johns', LC_ALL: 'tr_TR.UTF-8' });
  const files = readdirSync(here).sort();
  expect(files).toEqual(['archive-2u.pdf', 'archive.pdf', 'layout.json', 'plan.json', 'print.pdf', 'report.json', 'screen.pdf']); // prettier-ignore
  for (const file of files)
    expect(readFileSync(path.join(here, file)).equals(readFileSync(path.join(there, file))), file).toBe(true);
  for (const name of ['layout', 'plan', 'report']) {
    const fits = new Ajv({ allErrors: true, strict: false }).compile(json(path.join(root, 'schemas', `${name}.json`)));
    expect([fits(json(path.join(here, `${name}.json`))), fits.errors]).toEqual([true, null]);
  }
});

const json = (file: string): object => JSON.parse(readFileSync(file, 'utf8')) as object;

test('templates stand beside it, built', () => {
  for (const name of ['broadsheet-feature', 'tabloid-feature'])
    for (const file of ['grid.js', 'page.js'])
      expect(existsSync(path.join(dist, 'templates', name, file)), `${name}/${file}`).toBe(true);
});
