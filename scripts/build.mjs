/**
 * Bundles src/ and templates/ into dist/: code-split ES modules whose lazily loaded parts stay lazy, with the packages that
 * cost start-up time bundled, React among them: templates are given this one (src/furnish/load.ts). Never touches src/.
 *
 *   node scripts/build.mjs [--no-types] [--out DIR] [--metafile FILE]
 */
import { spawn } from 'node:child_process';
import { chmod, cp, mkdir, readdir, readFile, rename, rm, symlink, writeFile } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import esbuild from 'esbuild';
import { compiledSchemas } from './compiled-schemas.mjs';
import { lightPackages } from './light-packages.mjs';
import { lunarTable } from './lunar-table.mjs';
import { thirdParty } from './third-party.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const { name, version } = JSON.parse(await readFile(path.join(root, 'package.json'), 'utf8'));
const { values: flags } = parseArgs({
  options: {
    'no-types': { type: 'boolean', default: false },
    out: { type: 'string', default: path.join(root, 'dist') },
    metafile: { type: 'string' },
  },
});

/** Native code of their own. Everything else is bundled: 60 files that are found, read and linked one by one cost 150 ms. */
const OUTSIDE = ['sharp', 'esbuild', 'libsql', 'pdfjs-dist'];

/** yaml offers Node CommonJS, which has no names in a bundle; its ES modules are the same code. */
const ALIAS = {
  'banxin/template': path.join(root, 'src/template.ts'),
  'banxin/parts': path.join(root, 'templates/parts/index.ts'),
  'banxin/grid': path.join(root, 'src/grid.ts'),
  banxin: path.join(root, 'src/index.ts'),
  yaml: path.join(root, 'node_modules/yaml/browser/index.js'),
};

/** CommonJS inside an ES module asks for `require` by name. */
const REQUIRE = "import { createRequire as banxinRequire } from 'node:module'; const require = banxinRequire(import.meta.url);";

/** dist name → source, for every entry that exists. */
async function entryPoints() {
  const entries = {
    cli: 'src/cli/main.ts',
    index: 'src/index.ts',
    template: 'src/template.ts',
    grid: 'src/grid.ts',
    parts: 'templates/parts/index.ts',
  };
  for (const name of await readdir(path.join(root, 'templates'))) {
    entries[`templates/${name}/grid`] = `templates/${name}/grid.ts`;
    entries[`templates/${name}/page`] = `templates/${name}/page.tsx`;
  }
  return Object.fromEntries(Object.entries(entries).filter(([, source]) => existsSync(path.join(root, source))));
}

/** Build into a folder beside dist/ and swap, so that a running banxin never sees half a build. */
async function bundle(outdir) {
  return esbuild.build({
    absWorkingDir: root,
    entryPoints: await entryPoints(),
    outdir,
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node20.19',
    jsx: 'automatic',
    chunkNames: '[name]-[hash]',
    legalComments: 'none',
    metafile: true,
    logLevel: 'warning',
    external: OUTSIDE,
    alias: ALIAS,
    define: { BANXIN_VERSION: JSON.stringify(version), 'process.env.NODE_ENV': '"production"' },
    banner: { js: REQUIRE },
    plugins: [compiledSchemas(root), lightPackages(), lunarTable()],
  });
}

const run = (command, args) =>
  new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [command, ...args], { cwd: root, stdio: 'inherit' });
    child.on('exit', (code) => (code === 0 ? resolve() : reject(new Error(`${path.basename(command)} ended with ${code}`))));
  });

/** Declarations for those who import banxin; only what src/ says, no bundling. */
const declarations = (outdir) =>
  run(path.join(root, 'node_modules/typescript/bin/tsc'), ['-p', 'tsconfig.types.json', '--outDir', path.join(outdir, 'types')]);

/** Templates as they were written, beside what they were bundled to: an archive keeps them. */
const templateSources = (outdir) =>
  cp(path.join(root, 'templates'), path.join(outdir, 'templates'), {
    recursive: true,
    filter: (file) => !/\.\w+$/.test(file) || /\.tsx?$/.test(file),
  });

async function build() {
  const out = path.resolve(flags.out);
  const fresh = `${out}.${process.pid}.tmp`;
  await mkdir(fresh, { recursive: true });
  try {
    const types = flags['no-types'] ? undefined : declarations(fresh);
    const { metafile } = await bundle(fresh);
    await templateSources(fresh);
    await writeFile(path.join(fresh, 'THIRD-PARTY.txt'), await thirdParty(root, metafile));
    if (existsSync(path.join(fresh, 'cli.js'))) await chmod(path.join(fresh, 'cli.js'), 0o755);
    if (flags.metafile) await writeFile(flags.metafile, JSON.stringify(metafile));
    await types;
    if (flags['no-types'] && existsSync(path.join(out, 'types')))
      await rename(path.join(out, 'types'), path.join(fresh, 'types'));
    await rm(out, { recursive: true, force: true });
    await rename(fresh, out);
  } finally {
    await rm(fresh, { recursive: true, force: true });
  }
}

/** `npx banxin` in the clone: found beside the other commands, so that npx neither asks nor installs. Windows goes npx's own way. */
async function linkCommand() {
  const commands = path.join(root, 'node_modules/.bin');
  if (process.platform === 'win32' || !existsSync(commands) || path.resolve(flags.out) !== path.join(root, 'dist')) return;
  await rm(path.join(commands, name), { force: true });
  await symlink('../../dist/cli.js', path.join(commands, name));
}

await build();
await linkCommand();
console.log(`${name} ${version} built into ${path.relative(process.cwd(), path.resolve(flags.out)) || '.'}`);
