/**
 * Records before judges that are not ours: the sample and generated editions, each as a bag. xmllint holds ALTO and METS against the schemas of the shared folder,
 * bagit-python and sha256sum the bags, Chromium opens the 数字报 package from its folder; and our own verify says the same.
 *
 *   node scripts/conformance/record.mjs [--all] [--seed N]     forty generated editions, or a tenth of them
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { writeEdition } from './editions.mjs';

const { values: flags } = parseArgs({
  options: { all: { type: 'boolean', default: false }, seed: { type: 'string' } },
  strict: false,
});
const root = fileURLToPath(new URL('../..', import.meta.url));
const shared = path.resolve(process.env.BANXIN_SHARED ?? path.join(root, '../shared'));
const schemas = path.join(shared, 'schemas');
const EDITIONS = 40;

const run = (command, args, cwd) => spawnSync(command, args, { encoding: 'utf8', maxBuffer: 1 << 28, cwd });
const cli = (...args) => run(process.execPath, [path.join(root, 'dist/cli.js'), ...args]);
const first = ({ stdout, stderr }) => `${stderr}${stdout}`.trim().split('\n').slice(0, 3).join(' / ');

const CHROMIUM = ['--headless', '--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync']; // prettier-ignore
const chromium = ['chromium', 'chromium-browser', 'google-chrome'].find((name) => run(name, ['--version']).error === undefined);

/** XML files against their schemas. */
function xmllint(bag) {
  const files = readdirSync(path.join(bag, 'data/alto')).map((name) => [`data/alto/${name}`, 'alto-4-4.xsd']);
  return [...files, ['data/mets.xml', 'mets-1-12-1.xsd']].flatMap(([file, schema]) => {
    const said = run('xmllint', ['--noout', '--nonet', '--schema', path.join(schemas, schema), path.join(bag, file)]);
    return said.status === 0 ? [] : [`${file}: ${first(said)}`];
  });
}

const sums = (bag) =>
  ['manifest-sha256.txt', 'tagmanifest-sha256.txt'].flatMap((name) => {
    const said = run('sha256sum', ['--quiet', '--strict', '-c', name], bag);
    return said.status === 0 ? [] : [`${name}: ${first(said)}`];
  });

function bagit(bag) {
  const said = run('python3', ['-m', 'bagit', '--validate', '--quiet', bag]);
  return said.status === 0 ? [] : [first(said)];
}

/** The viewer runs, shows the first page with an area for each story on it, and lists its stories. */
function opens(bag) {
  const page = path.join(bag, 'data/digital/index.html');
  const { stdout, status } = run(chromium, [...CHROMIUM, '--virtual-time-budget=4000', '--dump-dom', `file://${page}`]);
  if (status !== 0) return [`exit code ${status}`];
  return [
    ...(/<img src="pages\/[^"]+-large\.jpg"/.test(stdout) ? [] : ['no picture of a page is shown']),
    ...(/<polygon points="/.test(stdout) ? [] : ['no story can be clicked']),
    ...(/<li><a href="stories\//.test(stdout) ? [] : ['no story is listed']),
  ];
}

function verify(bag) {
  const said = cli('verify', bag);
  return said.status === 0 ? [] : [first(said)];
}

const JUDGES = [
  ['xmllint', existsSync(schemas) && run('xmllint', ['--version']).error === undefined, 'ALTO 4.4 and METS 1.12.1 by their schemas', xmllint],
  ['sha256sum', run('sha256sum', ['--version']).error === undefined, 'both manifests', sums],
  ['bagit-python', run('python3', ['-m', 'bagit', '--version']).status === 0, 'bags are valid', bagit],
  ['chromium', chromium !== undefined, '数字报 opens from its folder', opens],
  ['banxin verify', true, 'whole, in form, one text in one place', verify],
]; // prettier-ignore

function seeds() {
  if (flags.all) return Array.from({ length: EDITIONS }, (_, i) => i);
  const tenth = Number(flags.seed ?? 0) % 10;
  return Array.from({ length: EDITIONS }, (_, i) => i).filter((i) => i % 10 === tenth);
}

/** Archives an edition. Chance may give a generated one more copy than its pages hold: then there is less of it. */
function archived(edition, bag, seed) {
  for (let less = 0; ; less++) {
    if (seed !== undefined) writeEdition(seed, path.dirname(edition), less);
    const made = cli('archive', edition, '--out', bag, '--without-fonts');
    if (made.status === 0 || seed === undefined || less > 6 || !/ error overset /.test(made.stderr)) return made;
  }
}

const folder = mkdtempSync(path.join(tmpdir(), 'banxin-record-'));
const faults = new Map(JUDGES.map(([name]) => [name, []]));
let bags = 0;
try {
  const editions = [['sample', path.join(root, 'edition.yaml')]];
  for (const seed of seeds()) {
    const own = path.join(folder, `edition-${seed}`);
    mkdirSync(own);
    editions.push([`edition ${seed}`, path.join(own, 'edition.yaml'), seed]);
  }
  for (const [name, edition, seed] of editions) {
    const bag = path.join(folder, 'bag');
    const made = archived(edition, bag, seed);
    if (made.status !== 0) {
      faults.get('banxin verify').push(`${name} is not archived: ${first(made)}`);
      continue;
    }
    bags++;
    for (const [judge, there, , verdict] of JUDGES)
      if (there) for (const fault of verdict(bag)) faults.get(judge).push(`${name}: ${fault}`);
    rmSync(bag, { recursive: true });
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
for (const [name, there, about] of JUDGES) {
  if (!there) {
    console.log(`${process.env.CI === 'true' ? 'FAIL' : 'skip'} ${name}: not on this machine (${about})`);
    if (process.env.CI === 'true') process.exitCode = 1;
    continue;
  }
  const found = faults.get(name);
  console.log(`${found.length === 0 ? 'ok  ' : 'FAIL'} ${name}: ${about}, ${bags} bags`);
  for (const fault of found.slice(0, 12)) console.log(`       ${fault}`);
  if (found.length > 0) process.exitCode = 1;
}
