/**
 * Makes 200 faults of each sort in each kind of clean text, and writes into docs/desk.md what the copy desk found of them.
 *
 *   npm run desk:table [-- 1000]
 */
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const { status } = spawnSync('npx', ['vitest', 'run', 'test/check/faults.test.ts', '--reporter=dot'], {
  cwd: root,
  stdio: 'inherit',
  env: { ...process.env, BANXIN_WRITE: '1', BANXIN_FAULTS: process.argv[2] ?? '200' },
});
process.exitCode = status ?? 1;
