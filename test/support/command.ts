/**
 * A command line in, its exit code and what it said out: run in this process by the real program, on a machine without a terminal and a clock.
 */
import { run } from '../../src/cli/program.ts';

/** `command('build', 'edition.yaml', '--out', 'output')`. */
export async function command(...argv: readonly string[]) {
  let stdout = '';
  let stderr = '';
  const code = await run(argv, {
    stdout: (text) => void (stdout += text),
    stderr: (text) => void (stderr += text),
    terminal: false,
    columns: 80,
    env: { ...process.env },
    clock: () => 0,
  });
  return { code, stdout, stderr };
}
