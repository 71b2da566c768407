/**
 * Every judge that is not ours, one after another; arguments are handed to each. Fails when one fails, after all have spoken.
 *
 *   node scripts/conformance/all.mjs [--seed N] [--all]
 */
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const scripts = fileURLToPath(new URL('..', import.meta.url));
const JUDGES = ['conformance.mjs', 'conformance/print.mjs', 'conformance/archive.mjs', 'conformance/record.mjs'];
/** The first takes an edition, print has ways of its own. */
const SEEDED = JUDGES.slice(2);

for (const judge of JUDGES) {
  const args = SEEDED.includes(judge) ? process.argv.slice(2) : [];
  const { status } = spawnSync(process.execPath, [path.join(scripts, judge), ...args], { stdio: 'inherit' });
  if (status !== 0) process.exitCode = 1;
}
