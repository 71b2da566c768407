/**
 * The lock file in: whether `npm ci` will take it. npm writes only the optional packages of the machine it runs on when it finds them installed,
 * and then refuses the lock on every fresh clone.
 */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

interface Locked {
  readonly version?: string;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}
const read = (name: string) => JSON.parse(readFileSync(new URL(`../../${name}`, import.meta.url), 'utf8'));
const packages = read('package-lock.json').packages as Readonly<Record<string, Locked>>;

/** Where Node would find a package from the folder of another: its own node_modules, then those above. */
function found(from: string, name: string): boolean {
  for (let at = from; ; at = at.slice(0, Math.max(0, at.lastIndexOf('/node_modules/')))) {
    if (`${at}${at ? '/' : ''}node_modules/${name}` in packages) return true;
    if (at === '') return false;
  }
}

test('every optional package of every platform is locked', () => {
  const lost = Object.entries(packages).flatMap(
    ([folder, { optionalDependencies = {} }]) =>
    Object.keys(optionalDependencies).filter((name) => !found(folder, name)).map((name) => `${name} of ${folder}`), // prettier-ignore
  );
  expect(lost).toEqual([]);
});

test('the lock is of this package.json', () => {
  const { dependencies, devDependencies, engines } = read('package.json');
  expect(packages['']).toMatchObject({ dependencies, devDependencies, engines });
});
