/**
 * Writes docs/conformance.md from what the tests of test/conformance say. Runs none of them.
 *
 *   npm run conformance:table
 */
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const { status } = spawnSync('npx', ['vitest', 'run', 'test/conformance/table.test.ts', '--reporter=dot'], {
  cwd: root,
  stdio: 'inherit',
  env: { ...process.env, BANXIN_WRITE: '1' },
});
process.exitCode = status ?? 1;
