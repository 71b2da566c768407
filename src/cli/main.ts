#!/usr/bin/env node
/**
 * The process of `banxin`: gives the program its streams and takes its exit code. Loads nothing of the pipeline.
 */
import process from 'node:process';
import { run } from './program.ts';

// React's development build costs time and says nothing to a newspaper.
process.env['NODE_ENV'] ??= 'production';

// Who reads us may stop reading (| head): the rest is not wanted, and that is no fault.
for (const stream of [process.stdout, process.stderr])
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
    process.exit();
  });

process.exitCode = await run(process.argv.slice(2), {
  stdout: (text) => void process.stdout.write(text),
  stderr: (text) => void process.stderr.write(text),
  terminal: process.stderr.isTTY === true,
  columns: process.stderr.columns ?? 80,
  env: process.env,
  clock: () => performance.now(),
});
