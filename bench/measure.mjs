/**
 * A command line of Node → wall seconds, CPU seconds (user and system) and peak MB of the whole process, from start to end.
 */
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const AT_EXIT = fileURLToPath(new URL('./at-exit.cjs', import.meta.url));

/** Runs `node args` with the environment; a process that fails is an error that carries its stderr. */
export function measure(args, env = {}) {
  return new Promise((resolve, reject) => {
    const started = performance.now();
    const child = spawn(process.execPath, ['--require', AT_EXIT, ...args], {
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
    });
    const said = { 1: '', 2: '', 3: '' };
    for (const n of [1, 2, 3]) child.stdio[n].on('data', (chunk) => (said[n] += chunk));
    let wall = 0;
    child.on('exit', () => (wall = (performance.now() - started) / 1000));
    child.on('close', (code) =>
      code === 0
        ? resolve({ wall, ...JSON.parse(said[3]), stdout: said[1] })
        : reject(new Error(`${args.join(' ')} ended with ${code}\n${said[2].slice(0, 2000)}`)),
    );
  });
}

export const median = (numbers) => {
  const sorted = [...numbers].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
};
