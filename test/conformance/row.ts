/**
 * One clause, one test: `row` names the clause of composition.md that a test shows, and the change to the code that has to make it fail. In:
 * the tests of this folder. Out: vitest's tests, and the list from which docs/conformance.md and `npm run mutate` are made.
 */
import { test } from 'vitest';
import { only } from './only.ts';

/** kept: on by default; option: kept where a house asks for it; normalised: in reading; lint: found by the copy desk; off: not asked for. */
export type State = 'kept' | 'option' | 'lint' | 'off' | 'not kept';

/** A change to one file of src/: `find` occurs exactly once. `all`: read, not run, where one test covers it. */
export interface Mutation {
  readonly file: string;
  readonly find: string;
  readonly put: string;
}

export interface Shown {
  readonly id: string;
  readonly state: State;
  /** What the test shows, or why there is none. */
  readonly name: string;
  /** File of the test; null where there is none. */
  readonly file: string | null;
  readonly mutations: readonly Mutation[];
}

const shown: Shown[] = [];
let collecting = false;
let current = '';

/** A change of `file`, relative to src/. */
export const mutation = (file: string, find: string, put: string): Mutation => ({ file: `src/${file}`, find, put });

/** Says in which file the rows that follow stand. */
export const table = (file: string): void => void (current = file);

/** A test of one clause. */
export function row(
  id: string,
  state: 'kept' | 'option' | 'lint',
  name: string,
  body: () => void | Promise<void>,
  ...mutations: readonly Mutation[]
): void {
  shown.push({ id, state, name, file: current, mutations });
  // oxlint-disable-next-line vitest/expect-expect -- the body asserts
  if (!collecting && (only === null || only === id)) test(`${id}: ${name}`, body);
}

/** A clause without a test, and why. */
export function told(id: string, state: 'lint' | 'off' | 'not kept', why: string): void {
  shown.push({ id, state, name: why, file: null, mutations: [] });
}

/** Every row of the files that `load` imports, none of them run. */
export async function collect(load: () => Promise<unknown>): Promise<readonly Shown[]> {
  collecting = true;
  try {
    await load();
  } finally {
    collecting = false;
  }
  return shown;
}
