/**
 * Row g of the bench: a catalogue of 1,000 generated editions of eight pages. How fast bags are added, how large the file is, how long a search takes, as a
 * process and within one; beside it, `grep -c` over the ALTO files of the same bags, which is what an archivist does without a catalogue.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { readdirSync, statSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import esbuild from 'esbuild';
import { median } from './measure.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const QUERIES = ['活字', '字', '新老街', '河流桥梁', 'PDF'];

/** What the tests make small bags with, and the store, in one module. */
async function loaded(work) {
  const entry = path.join(work, 'entry.mjs');
  const out = path.join(root, '.cache', 'bench-catalogue.mjs');
  await writeFile(
    entry,
    ['test/support/small-bags.ts', 'src/cli/catalogue.ts', 'src/record/catalogue/store.ts']
      .map((file) => `export * from ${JSON.stringify(path.join(root, file))};`)
      .join('\n'),
  );
  await esbuild.build({
    entryPoints: [entry],
    bundle: true,
    platform: 'node',
    format: 'esm',
    outfile: out,
    external: ['libsql', 'sharp'],
    banner: { js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);" },
    logLevel: 'error',
    nodePaths: [path.join(root, 'node_modules')],
  });
  return import(out);
}

const bytesUnder = (folder) =>
  readdirSync(folder, { withFileTypes: true, recursive: true }).reduce(
    (sum, entry) => sum + (entry.isFile() ? statSync(path.join(entry.parentPath ?? entry.path, entry.name)).size : 0),
    0,
  );

const seconds = (work) => {
  const from = process.hrtime.bigint();
  const value = work();
  return [Number(process.hrtime.bigint() - from) / 1e9, value];
};

/** The row. `count`: editions. */
export async function catalogueRow(work, runs, count = 1000) {
  const folder = path.join(work, 'bags');
  await mkdir(folder, { recursive: true });
  const { smallBag, bagAt, Catalogue } = await loaded(work);
  for (let n = 0; n < count; n++) smallBag(folder, n, 8, 800);
  const file = path.join(work, 'catalogue.sqlite');
  const catalogue = new Catalogue(file);
  const [adding] = seconds(() => {
    for (const name of readdirSync(folder).sort()) catalogue.add(bagAt(path.join(folder, name)));
  });
  const { texts, bytes } = catalogue.size();
  const within = QUERIES.map((text) =>
    median(Array.from({ length: Math.max(3, runs) }, () => seconds(() => catalogue.search({ text, limit: 50 }))[0])),
  );
  catalogue.close();
  const command = [path.join(root, 'dist/cli.js'), 'catalogue', 'search', QUERIES[0], '--catalogue', file, '--json'];
  const once = median(
    Array.from(
      { length: Math.max(3, runs) },
      () => seconds(() => execFileSync(process.execPath, command, { maxBuffer: 1 << 28 }))[0],
    ),
  );
  const [grep] = seconds(() => spawnSync('grep', ['-rlF', QUERIES[0], folder], { maxBuffer: 1 << 28 }));
  const ms = (value) => `${(value * 1000).toFixed(1)} ms`;
  return [
    `g: catalogue of ${count} editions of 8 pages, ${texts} stories of 1,600 characters, ALTO ${(bytesUnder(folder) / 1e6).toFixed(0)} MB`,
    `   added in ${adding.toFixed(1)} s, ${(count / adding).toFixed(0)} editions a second; file ${(bytes / 1e6).toFixed(0)} MB`,
    `   search, 50 stories with their boxes: ${QUERIES.map((text, i) => `${text} ${ms(within[i])}`).join(', ')}; as a process ${ms(once)}`,
    `   grep -rlF over the same bags ${ms(grep)}, which finds no phrase over a glyph: search as a process / grep ${(once / grep).toFixed(2)}`,
  ].join('\n');
}
