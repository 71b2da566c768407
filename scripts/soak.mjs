/**
 * `npm run soak`: everything that CI runs a part of, in full: property tests with many cases, every broken rule. Writes docs/soak.md with commit
 * and date.
 *
 *   npm run soak [-- --runs 5000]
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const root = fileURLToPath(new URL('..', import.meta.url));
const { values: flags } = parseArgs({ options: { runs: { type: 'string', default: '5000' } } });
const PROPERTIES = [
  'test/text/properties.test.ts',
  'test/read/paths.test.ts',
  'test/read/yaml.test.ts',
  'test/plan/naive.test.ts',
  'test/makeup/news-pages.test.ts',
  'test/makeup/openings.test.ts',
  'test/makeup/left-merged.test.ts',
  'test/makeup/news-spreads.test.ts',
  'test/pipeline/swaps.test.ts',
  'test/record/catalogue.test.ts',
];
/** Counts that issues name: late swaps, and kills of a catalogue in the middle of an add. */
const COUNTS = { BANXIN_SWAPS: '50', BANXIN_KILLS: '50' };
const folder = mkdtempSync(path.join(tmpdir(), 'banxin-soak-'));
const git = (...args) => execFileSync('git', args, { cwd: root, encoding: 'utf8' }).trim();

/** Property tests, each with so many cases: [test, passed, seconds]. */
function properties() {
  const report = path.join(folder, 'properties.json');
  const env = { ...process.env, BANXIN_RUNS: flags.runs, ...COUNTS };
  spawnSync('npx', ['vitest', 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`, ...PROPERTIES], {
    cwd: root,
    env,
    stdio: 'inherit',
  });
  const { testResults } = JSON.parse(readFileSync(report, 'utf8'));
  return testResults.flatMap(({ assertionResults }) =>
    assertionResults.map(({ title, status, duration }) => [title, status === 'passed', Math.round((duration ?? 0) / 1000)]),
  );
}

/** Every broken rule; true when each made its test fail. */
function mutants() {
  const { status, stdout } = spawnSync(process.execPath, ['scripts/mutate.mjs'], {
    cwd: root,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  process.stdout.write(stdout);
  return { all: status === 0, said: stdout.trim().split('\n').at(-1) ?? '' };
}

/** Print editions of another seed before qpdf and ghostscript; what they said last. */
function prints() {
  const { status, stdout } = spawnSync(process.execPath, ['scripts/conformance/print.mjs', '--editions', '60', '--seed', '7'], {
    cwd: root,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  process.stdout.write(stdout);
  return { all: status === 0, said: stdout.trim().split('\n').at(-1) ?? '' };
}

/** Archive and screen PDFs of all generated editions before veraPDF, poppler and pdf.js; what was judged. */
function archives() {
  const { status, stdout } = spawnSync(process.execPath, ['scripts/conformance/archive.mjs', '--all'], {
    cwd: root,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  process.stdout.write(stdout);
  return { all: status === 0, said: stdout.trim().split('\n').filter((line) => /^(ok|FAIL|skip)/.test(line)).map((line) => `- ${line}`).join('\n') }; // prettier-ignore
}

/** Records of all generated editions before xmllint, bagit-python, sha256sum and Chromium; what was judged. */
function records() {
  const { status, stdout } = spawnSync(process.execPath, ['scripts/conformance/record.mjs', '--all'], {
    cwd: root,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  process.stdout.write(stdout);
  return { all: status === 0, said: stdout.trim().split('\n').filter((line) => /^(ok|FAIL|skip)/.test(line)).map((line) => `- ${line}`).join('\n') }; // prettier-ignore
}

const done = properties();
const broken = mutants();
const printed = prints();
const archived = archives();
const recorded = records();
const rows = done.map(
  ([title, passed, seconds]) => `| ${title.replaceAll('|', '\\|')} | ${passed ? 'passed' : '**failed**'} | ${seconds} |`,
);
const page = `# Soak

Made by \`npm run soak\` at commit ${git('rev-parse', '--short', 'HEAD')}, ${new Date().toISOString().slice(0, 10)}, Node ${process.versions.node}.

## Property tests, ${flags.runs} cases each

| test | | s |
| --- | --- | ---: |
${rows.join('\n')}

## Broken rules

${broken.said}

## Print

${printed.said}

## Archive and screen

${archived.said}

## Records

${recorded.said}
`;
writeFileSync(path.join(root, 'docs/soak.md'), page);
rmSync(folder, { recursive: true, force: true });
process.exit(broken.all && printed.all && archived.all && recorded.all && done.every(([, passed]) => passed) ? 0 : 1);
