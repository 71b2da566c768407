/**
 * schemas/*.ts (TypeBox) → schemas/*.json (JSON Schema, for editors and for the build). Run after a change of a source; a test
 * holds the two together.
 */
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import esbuild from 'esbuild';

const folder = fileURLToPath(new URL('../schemas/', import.meta.url));

/** The one root schema of a source: the one that names its draft. */
const rootOf = (exports) =>
  Object.values(exports).find((value) => typeof value === 'object' && value !== null && '$schema' in value);

const names = (await readdir(folder))
  .filter((file) => file.endsWith('.ts') && file !== 'common.ts')
  .map((file) => file.slice(0, -3));
const work = await mkdtemp(path.join(tmpdir(), 'banxin-schemas-'));
try {
  const entryPoints = names.map((name) => path.join(folder, `${name}.ts`));
  await esbuild.build({
    entryPoints,
    bundle: true,
    format: 'esm',
    platform: 'node',
    outdir: work,
    outExtension: { '.js': '.mjs' },
    logLevel: 'warning',
  });
  for (const name of names) {
    const schema = rootOf(await import(pathToFileURL(path.join(work, `${name}.mjs`)).href));
    await writeFile(path.join(folder, `${name}.json`), `${JSON.stringify(schema, null, 2)}\n`);
  }
} finally {
  await rm(work, { recursive: true, force: true });
}
console.log(`schemas: ${names.join(', ')}`);
