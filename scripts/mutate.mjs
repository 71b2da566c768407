/**
 * Breaks each rule of composition in a copy of the code, one at a time, and sees that the rule's own test fails. Prints the changes that
 * survive; exit code 1 when there are any.
 *
 *   npm run mutate [-- ROW …] [--tenth SEED]     all, some rows (L2 P5 …), or a tenth of all changes chosen by a seed
 */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
/** What the tests of conformance need of the repository, besides node_modules. */
const COPIED = ['src', 'schemas', 'templates', 'fonts', 'package.json', 'test/conformance', 'test/support', 'test/text/downwards.ts', 'test/text/marked.ts', 'test/press/sheet.ts']; // prettier-ignore
/** Trees that are checked by one run of vitest. */
const BATCH = 60;

const run = (args, cwd, env = {}) =>
  spawnSync(process.execPath, [path.join(root, 'node_modules/vitest/vitest.mjs'), 'run', ...args], {
    cwd,
    encoding: 'utf8',
    maxBuffer: 1 << 28,
    env: { ...process.env, ...env },
  });

/** Every change with the row that must see it. */
function changes(folder) {
  const file = path.join(folder, 'mutations.json');
  const { stdout, stderr } = run(['test/conformance/table.test.ts', '-t', 'scripts/mutate.mjs'], root, {
    BANXIN_MUTATIONS: file,
  });
  try {
    const rows = JSON.parse(readFileSync(file, 'utf8'));
    return rows.flatMap(({ id, file: test, mutations }) => mutations.map((one) => ({ id, test, ...one })));
  } catch {
    throw new Error(`test/conformance does not load:\n${stdout}${stderr}`);
  }
}

/** A tenth of them, by a seed (mulberry32). */
function tenth(all, seed) {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
  const left = [...all];
  return Array.from({ length: Math.ceil(all.length / 10) }, () => left.splice(Math.floor(next() * left.length), 1)[0]);
}

/** Without a change every test passes; else a failure would say nothing. */
function checkUnchanged(rows) {
  const { status, stdout, stderr } = run([...new Set(rows.map(({ test }) => `test/conformance/${test}`))], root);
  if (status !== 0) throw new Error(`the tests fail as it is:\n${stdout.slice(-3000)}${stderr.slice(-1000)}`);
}

/** The tree of one change: everything copied, one file changed, only the row's tests left on. */
function plant(folder, name, { id, file, find, put }) {
  const tree = path.join(folder, name);
  for (const one of COPIED) cpSync(path.join(root, one), path.join(tree, one), { recursive: true });
  const changed = path.join(tree, file);
  const parts = readFileSync(changed, 'utf8').split(find);
  if (parts.length !== 2) throw new Error(`${id}: “${find}” stands ${parts.length - 1} times in ${file}`);
  writeFileSync(changed, parts.join(put));
  writeFileSync(path.join(tree, 'test/conformance/only.ts'), `export const only: string | null = '${id}';\n`);
}

const CONFIG = `import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
export default defineConfig({
  test: { testTimeout: 60_000, env: { TZ: 'Pacific/Chatham', LC_ALL: 'tr_TR.UTF-8' } },
});
`;

/** Runs a batch of trees in one process; the changes that no test saw, with why. */
function survivors(folder, batch) {
  writeFileSync(path.join(folder, 'vitest.config.mjs'), CONFIG);
  batch.forEach((one, i) => plant(folder, `m${i}`, one));
  const told = path.join(folder, 'told.json');
  const files = batch.map(({ test }, i) => `m${i}/test/conformance/${test}`);
  const { stdout, stderr } = run([...files, '--reporter=json', `--outputFile=${told}`], folder);
  let results;
  try {
    results = JSON.parse(readFileSync(told, 'utf8')).testResults;
  } catch {
    throw new Error(`vitest gave no report:\n${stdout.slice(-2000)}${stderr.slice(-2000)}`);
  }
  return batch.flatMap((one, i) => {
    const result = results.find(({ name }) => name.includes(`${path.sep}m${i}${path.sep}`));
    const tests = result?.assertionResults ?? [];
    if (tests.some(({ status }) => status === 'failed')) return [];
    return [{ ...one, why: tests.length === 0 ? `no test ran: ${result?.message ?? 'no result'}` : 'its tests pass' }];
  });
}

function wanted(all, args) {
  const at = args.indexOf('--tenth');
  if (at >= 0) return tenth(all, Number(args[at + 1] ?? 1));
  return args.length ? all.filter(({ id }) => args.includes(id)) : all;
}

const work = mkdtempSync(path.join(tmpdir(), 'banxin-mutate-'));
try {
  const chosen = wanted(changes(work), process.argv.slice(2));
  checkUnchanged(chosen);
  const lived = [];
  for (let from = 0; from < chosen.length; from += BATCH) {
    const folder = path.join(work, `batch${from}`);
    mkdirSync(folder);
    symlinkSync(path.join(root, 'node_modules'), path.join(folder, 'node_modules'));
    lived.push(...survivors(folder, chosen.slice(from, from + BATCH)));
    rmSync(folder, { recursive: true });
  }
  for (const { id, file, find, put, why } of lived) console.log(`SURVIVED ${id} ${file}: ${JSON.stringify(find)} → ${JSON.stringify(put)} (${why})`); // prettier-ignore
  console.log(`${chosen.length - lived.length} of ${chosen.length} changes made their tests fail`);
  if (lived.length > 0 || chosen.length === 0) process.exitCode = 1;
} finally {
  rmSync(work, { recursive: true, force: true });
}
