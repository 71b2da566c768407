/**
 * The contract of the command line: exit codes, what goes to which stream, what is not built yet.
 */
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Diagnostic } from '../../src/base/index.ts';
import { runBuild } from '../../src/cli/build.ts';
import type { BuildRequest, Pipeline } from '../../src/cli/build.ts';
import { runImport } from '../../src/cli/import.ts';
import type { Io } from '../../src/cli/io.ts';
import { run, WORKS } from '../../src/cli/program.ts';
import type { Works } from '../../src/cli/program.ts';

let folder: string;
const at = (...names: string[]): string => path.join(folder, ...names);
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'banxin-cli-'));
  writeFileSync(at('edition.yaml'), 'date: 2026-11-22\n');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const finding = (severity: Diagnostic['severity'], message: string): Diagnostic => ({
  file: 'manuscript/a.md',
  line: 3,
  column: 7,
  endLine: 3,
  endColumn: 9,
  severity,
  code: 'image-missing',
  message,
});

/** A pipeline that writes what it is told to, and answers. */
const pipelineOf =
  (work: (request: BuildRequest) => Promise<void> | void, diagnostics: Diagnostic[] = []): Pipeline =>
  async (request) => {
    await work(request);
    return {
      diagnostics,
      report: { format: 'banxin/report/1', diagnostics },
      ok: !diagnostics.some((d) => d.severity === 'error'),
    };
  };
const printed: Pipeline = pipelineOf(async ({ sink }) => {
  const pdf = sink.open('print.pdf');
  pdf.write('%PDF-1.7\n');
  pdf.write(new Uint8Array([37, 69, 79, 70]));
  await pdf.commit();
});

async function banxin(args: string[], pipeline: Pipeline = printed, given: Partial<Io> = {}) {
  let stdout = '';
  let stderr = '';
  const io: Io = {
    stdout: (text) => (stdout += text),
    stderr: (text) => (stderr += text),
    terminal: false,
    columns: 80,
    env: { BANXIN_CACHE: 'off' },
    clock: () => 0,
    ...given,
  };
  const works: Works = {
    ...WORKS,
    build: (command, to) => runBuild(command, to, pipeline),
    import: (command, to) =>
      runImport(command, to, async (copy, file) => ({
        value: `---\ntitle: ${copy.trim()}\n---\n`,
        diagnostics: copy.includes('?') ? [{ ...finding('warning', 'unsure'), file }] : [],
      })),
  };
  return { code: await run(args, io, works), stdout, stderr };
}
const build = (...more: string[]) => ['build', at('edition.yaml'), '--out', at('out'), ...more];

describe('what is asked', () => {
  test('reaches the pipeline, checked', async () => {
    let seen: BuildRequest | undefined;
    const { code } = await banxin(
      build('--pages', 'A04-A05, 7', '--emit', 'layout,plan'),
      pipelineOf((request) => void (seen = request)),
    );
    expect(code).toBe(0);
    expect(seen).toMatchObject({
      editionPath: at('edition.yaml'),
      outputs: ['print'],
      pages: 'A04-A05,7',
      emit: ['plan', 'layout'],
    });
    expect(seen?.host.cacheDir).toBeNull();
    expect(seen?.host.readText(at('edition.yaml'))).toBe('date: 2026-11-22\n');
    expect(seen?.validate.edition({}).length).toBeGreaterThan(0);
  });

  test.each([
    [['build', 'edition.yaml'], /required option.*--out/],
    [['build', '--out', 'x'], /missing required argument/],
    [['build', '/nowhere/e.yaml', '--out', 'x'], /there is no file \/nowhere\/e\.yaml/],
    [['build', 'e.yaml', '--out', 'x', '--emit', 'frames'], /--emit does not know "frames"; it knows manuscript, edition/],
    [['build', 'e.yaml', '--out', 'x', '--pages', 'last'], /--pages takes folios/],
    [['build', 'e.yaml', '--out', 'x', '--for', 'print,poster'], /--for does not know "poster"/],
    [['build', 'e.yaml', '--out', 'x', '--nonsense'], /unknown option/],
    [['bild', 'e.yaml'], /unknown command/],
    [[], /Usage: banxin/],
  ])('%j is a wrong command line: 2', async (args, said) => {
    const { code, stderr, stdout } = await banxin(args);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(said);
  });

  test.each(['desk', 'batch'])('%s is not built yet: 2, and the help does not speak of it', async (name) => {
    const { code, stderr } = await banxin([name, 'edition.yaml', '--page', '3', '--help']);
    expect({ code, stderr }).toEqual({ code: 2, stderr: `banxin: ${name} is not built yet\n` });
    expect((await banxin(['--help'])).stdout).not.toMatch(new RegExp(`^ +${name}\\b`, 'm'));
  });

  test('help goes to stdout and teaches', async () => {
    const top = await banxin(['--help']);
    expect(top).toMatchObject({ code: 0, stderr: '' });
    expect(top.stdout).toMatch(/banxin build edition\.yaml --out output/);
    const help = await banxin(['build', '--help']);
    expect(help.stdout).toMatch(/--emit layout,plan/);
    expect(help.stdout).toMatch(/--variant <name>/);
    expect(help.stdout).toMatch(/--for archive,screen/);
    expect(help.stdout).toMatch(/archive, screen, proof/);
    expect(await banxin(['--version'])).toMatchObject({ code: 0, stdout: expect.stringMatching(/^\d+\.\d+\.\d+\n$/) });
  });
});

describe('what comes out', () => {
  test('files under their names, named on stdout, no temporary left', async () => {
    const { code, stdout, stderr } = await banxin(build());
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toBe(`${at('out', 'print.pdf')}\n${at('out', 'report.json')}\n`);
    expect(readFileSync(at('out', 'print.pdf'), 'latin1')).toBe('%PDF-1.7\n%EOF');
    expect(readdirSync(at('out')).sort()).toEqual(['print.pdf', 'report.json']);
  });

  test('errors: 1, a line each, the older deliverable gone, a report all the same', async () => {
    await banxin(build());
    const broken = pipelineOf(
      ({ sink }) => sink.open('print.pdf').write('%PDF half'),
      [finding('error', 'no\n  picture'), finding('note', 'fyi')],
    );
    const { code, stderr } = await banxin(build(), broken);
    expect(code).toBe(1);
    expect(stderr).toBe('manuscript/a.md:3:7 error image-missing no picture\nmanuscript/a.md:3:7 note image-missing fyi\n');
    expect(readdirSync(at('out'))).toEqual(['report.json']);
    expect(JSON.parse(readFileSync(at('out', 'report.json'), 'utf8')).diagnostics).toHaveLength(2);
  });

  test('a deliverable that was never begun leaves no older file either', async () => {
    await banxin(
      build('--emit', 'layout'),
      pipelineOf(({ sink }) => sink.open('layout.json').commit()),
    );
    expect(readdirSync(at('out')).sort()).toEqual(['layout.json', 'report.json']);
    await banxin(
      build('--emit', 'layout'),
      pipelineOf(() => {}, [finding('error', 'x')]),
    );
    expect(readdirSync(at('out'))).toEqual(['report.json']);
  });

  test('--json: a diagnostic an object', async () => {
    const { stderr } = await banxin(
      build('--json'),
      pipelineOf(() => {}, [finding('warning', 'a\nb')]),
    );
    expect(JSON.parse(stderr)).toMatchObject({ severity: 'warning', code: 'image-missing', message: 'a\nb', line: 3 });
  });

  test('one line says how the pages are composed; not with --json, and not of pages that were not made', async () => {
    const edition = {
      lines: 467,
      loose: 2,
      veryLoose: 2,
      tight: 0,
      oneCharLastLines: 0,
      relaxations: ['L10 s1.p4'],
      rivers: 1,
      largestGapEm: 0.1875,
    };
    const composed =
      (lines: number): Pipeline =>
      async () => ({
        diagnostics: [],
        report: { format: 'banxin/report/1', composition: { edition: { ...edition, lines } } },
        ok: true,
      });
    const said =
      '467 lines: 2 loose, 2 very loose, 0 tight, 0 one-character last lines, 1 relaxation, 1 river, largest gap 0.19 em\n';
    expect((await banxin(build(), composed(467))).stderr).toBe(said);
    expect((await banxin(build('--json'), composed(467))).stderr).toBe('');
    expect((await banxin(build(), composed(0))).stderr).toBe('');
  });

  test('chunks larger and smaller than a block arrive in order', async () => {
    const chunks = [1, 700_000, 400_000, 3_000_000, 5].map((size, i) => new Uint8Array(size).fill(65 + i));
    await banxin(
      build(),
      pipelineOf(async ({ sink }) => {
        const pdf = sink.open('print.pdf');
        for (const chunk of chunks) pdf.write(chunk);
        await pdf.commit();
      }),
    );
    expect(readFileSync(at('out', 'print.pdf')).equals(Buffer.concat(chunks))).toBe(true);
  });

  test('progress only on a terminal, only when it takes long, and wiped', async () => {
    let now = 0;
    const long = pipelineOf(({ progress }) => {
      for (let done = 1; done <= 20; done++) {
        now += 100;
        progress({ stage: 'press', done, total: 20 });
      }
    });
    expect((await banxin(build(), long, { clock: () => now })).stderr).toBe('');
    const { stderr } = await banxin(build(), long, { terminal: true, clock: () => now });
    expect(stderr).toMatch(/press 20\/20/);
    expect(stderr.endsWith('\r\x1b[K')).toBe(true);
    expect(stderr).not.toMatch(/press 1\/20/);
  });
});

describe('what goes wrong on our side', () => {
  const crash = pipelineOf(({ sink }) => {
    sink.open('print.pdf').write('%PDF half');
    throw new Error('bug: a line without runs\nand more');
  });

  test('70, one line, nothing left behind', async () => {
    await banxin(build());
    const { code, stderr } = await banxin(build(), crash);
    expect(code).toBe(70);
    expect(stderr).toBe('banxin: a bug of ours, please report it: bug: a line without runs (BANXIN_DEBUG=1 shows where)\n');
    expect(readdirSync(at('out'))).toEqual([]);
  });

  test('BANXIN_DEBUG shows the stack', async () => {
    expect((await banxin(build(), crash, { env: { BANXIN_DEBUG: '1' } })).stderr).toMatch(/\n {4}at /);
  });

  test('a folder that cannot be made is no bug', async () => {
    const { code, stderr } = await banxin(['build', at('edition.yaml'), '--out', at('edition.yaml', 'out')]);
    expect(code).toBe(1);
    expect(stderr).toMatch(/^banxin: E[A-Z]+: /);
  });
});

describe('import', () => {
  test('makes a story and says what was unsure', async () => {
    writeFileSync(at('copy.txt'), '雨停了?');
    const { code, stdout, stderr } = await banxin(['import', at('copy.txt'), '--out', at('manuscript', 'rain.md')]);
    expect({ code, stdout }).toEqual({ code: 0, stdout: `${at('manuscript', 'rain.md')}\n` });
    expect(stderr).toBe(`${at('copy.txt')}:3:7 warning image-missing unsure\n`);
    expect(readFileSync(at('manuscript', 'rain.md'), 'utf8')).toMatch(/title: 雨停了/);
  });

  test('never writes over a story', async () => {
    const { code, stderr } = await banxin(['import', at('edition.yaml'), '--out', at('edition.yaml')]);
    expect(code).toBe(2);
    expect(stderr).toMatch(/never writes over/);
  });
});
