/**
 * The Library of Congress's conformance cases for BagIt, each with its verdict. Skipped where the shared folder is absent.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { verifyBag } from '../../src/cli/verify-bag.ts';
import { shared } from '../support/editions.ts';

const archive = path.join(shared, 'bagit', 'conformance-suite.tar.gz');
const folder = mkdtempSync(path.join(tmpdir(), 'banxin-bagit-'));
if (existsSync(archive)) execFileSync('tar', ['xzf', archive, '-C', folder]);
else console.warn('skipped: the conformance cases are not here: BANXIN_SHARED names the folder that has them');
afterAll(() => rmSync(folder, { recursive: true }));

const cases = existsSync(archive)
  ? ['v0.97', 'v1.0'].flatMap((version) =>
      readdirSync(path.join(folder, version)).flatMap((kind) =>
        readdirSync(path.join(folder, version, kind))
          .filter((name) => statSync(path.join(folder, version, kind, name)).isDirectory())
          .map((name) => [version, kind, name] as const),
      ),
    )
  : [];

describe.skipIf(cases.length === 0)('conformance cases', () => {
  test('there are as many as there were', () => expect(cases.length).toBeGreaterThanOrEqual(46));

  test.each(cases)('%s %s: %s', async (version, kind, name) => {
    const { findings } = await verifyBag(path.join(folder, version, kind, name));
    const errors = findings.filter(({ severity }) => severity === 'error');
    if (kind === 'valid' || kind === 'warning') expect(errors).toEqual([]);
    else expect(errors).not.toEqual([]);
    if (kind === 'warning') expect(findings).not.toEqual([]);
  });
});
