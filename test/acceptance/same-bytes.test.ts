/**
 * The tabloid spread with its photographs built twice, in two folders, two time zones, with a cache of unpacked fonts and without: the same
 * bytes. (The sample's two builds, locales too, are at the command line's tests.)
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { buildFolder } from '../support/build.ts';
import { hasShared, standIns, unionFolder } from '../support/editions.ts';

/** Builds in a folder of its own, in that time zone. */
async function builtIn(zone: string, cache: string) {
  const root = unionFolder('tabloid-feature', 'A04-A05');
  const before = process.env['TZ'];
  process.env['TZ'] = zone;
  try {
    await standIns(root);
    return await buildFolder(root, ['layout', 'plan'], { ...process.env, BANXIN_CACHE: cache });
  } finally {
    process.env['TZ'] = before;
    rmSync(root, { recursive: true });
  }
}

test.skipIf(!hasShared)('two folders, two time zones, with and without a cache: the same bytes', async () => {
  const cache = mkdtempSync(path.join(tmpdir(), 'banxin-cache-'));
  onTestFinished(() => rmSync(cache, { recursive: true }));
  const here = await builtIn('Asia/Shanghai', cache);
  const there = await builtIn('America/St_Johns', 'off');
  expect([...here.files.keys()].toSorted()).toEqual(['layout.json', 'plan.json', 'print.pdf']);
  expect([...there.files.keys()].toSorted()).toEqual([...here.files.keys()].toSorted());
  for (const [name, bytes] of here.files) expect(bytes.equals(there.files.get(name)!), name).toBe(true);
  expect(there.report).toEqual(here.report);
});
