/**
 * `npm run bench`: Banxin and Typst over the same generated issues, as whole processes in turn with caches off, and warm, after an
 * edit of one character. Prints a table only when both hold the same text on the same number of pages. Then the rows d (compose.mjs),
 * e (looseness.mjs), f (print.mjs), g (catalogue.mjs) and h (planner.mjs).
 *
 *   npm run bench -- [--issues a,b,c,d,e,f,g,h] [--runs 5] [--quick] [--engine both|banxin|typst] [--no-warm] [--keep FOLDER]
 */
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { cpus, tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { missing } from './compare.mjs';
import { catalogueRow } from './catalogue.mjs';
import { composeRow } from './compose.mjs';
import { bodyLength } from './copy.mjs';
import { ISSUES, writeIssue } from './editions.mjs';
import { loosenessTable } from './looseness.mjs';
import { measure, median } from './measure.mjs';
import { plannerRow } from './planner.mjs';
import { printRows } from './print.mjs';

const { values: given } = parseArgs({
  options: {
    issues: { type: 'string', default: 'a,b,c,d,e,f,g,h' },
    runs: { type: 'string', default: '5' },
    quick: { type: 'boolean', default: false },
    engine: { type: 'string', default: 'both' },
    'no-warm': { type: 'boolean', default: false },
    keep: { type: 'string' },
  },
});
const runs = given.quick ? 1 : Number(given.runs);
const asked = given.quick ? ['a', 'b', 'd'] : given.issues.split(',');
/** d composes without building, e counts loose lines, f is a print PDF with photos, g a catalogue, h pages that are planned. */
const keys = asked.filter((key) => !['d', 'e', 'f', 'g', 'h'].includes(key));
const engines = given.engine === 'both' ? ['banxin', 'typst'] : [given.engine];
const at = (name) => fileURLToPath(new URL(name, import.meta.url));

const COMMANDS = {
  banxin: (folder) => [at('../dist/cli.js'), 'build', path.join(folder, 'edition.yaml'), '--out', path.join(folder, 'out')],
  typst: (folder) => [at('./typst.mjs'), folder, path.join(folder, 'typst.pdf')],
};
const PDF = { banxin: 'out/print.pdf', typst: 'typst.pdf' };
/** No cache, no test runner's environment. */
const ENV = { BANXIN_CACHE: 'off' };

/** Cold: whole processes, one engine after the other, so that both see the same machine. */
async function cold(folder) {
  const samples = Object.fromEntries(engines.map((engine) => [engine, []]));
  for (let i = 0; i < runs; i++) for (const engine of engines) samples[engine].push(await measure(COMMANDS[engine](folder), ENV));
  return samples;
}

async function warm(folder) {
  const times = {};
  for (const engine of engines) {
    const { stdout } = await measure([at('./warm.mjs'), engine, folder, String(Math.min(Math.max(runs, 3), 9))], ENV);
    times[engine] = median(JSON.parse(stdout));
  }
  return times;
}

async function check(folder, stories) {
  for (const engine of engines) {
    const faults = await missing(path.join(folder, PDF[engine]), stories);
    if (faults.length > 0) throw new Error(`${engine} does not hold the issue:\n  ${faults.slice(0, 8).join('\n  ')}`);
  }
}

const cell = (text, width) => String(text).padStart(width);
const row = (...cells) => `| ${cells.join(' | ')} |`;

function rows(key, samples, warmTimes) {
  const of = (engine, what) => median(samples[engine].map((s) => s[what]));
  const lines = engines.map((engine) =>
    row(
      key,
      engine.padEnd(12),
      cell(of(engine, 'wall').toFixed(2), 6),
      cell(of(engine, 'cpu').toFixed(2), 6),
      cell(of(engine, 'peak').toFixed(0), 7),
      cell(warmTimes[engine]?.toFixed(3) ?? '', 6),
    ),
  );
  if (engines.length < 2) return lines;
  const ratio = (a, b) => (b ? (a / b).toFixed(2) : '');
  const parts = ['wall', 'cpu', 'peak'].map((what) => ratio(of('banxin', what), of('typst', what)));
  return [
    ...lines,
    row(
      key,
      'Banxin/Typst',
      cell(parts[0], 6),
      cell(parts[1], 6),
      cell(parts[2], 7),
      cell(ratio(warmTimes.banxin, warmTimes.typst), 6),
    ),
  ];
}

const work = given.keep ? path.resolve(given.keep) : await mkdtemp(path.join(tmpdir(), 'banxin-bench-'));
await mkdir(work, { recursive: true });
try {
  const table = [];
  for (const key of keys) {
    const { folder, stories } = await writeIssue(path.join(work, key), key);
    const characters = stories.reduce((sum, s) => sum + bodyLength(s), 0);
    console.error(`${key}: ${ISSUES[key].name}, ${characters} body characters, ${runs} run${runs === 1 ? '' : 's'} each`);
    const samples = await cold(folder);
    await check(folder, stories);
    const times = given['no-warm'] || given.quick ? {} : await warm(folder);
    table.push(...rows(key, samples, times));
  }
  if (table.length > 0) {
    console.log(
      `Node ${process.version}, ${cpus().length} × ${cpus()[0]?.model.trim() ?? 'processor'}; medians of ${runs}; same text, photos, faces and page count in both.`,
    );
    console.log(row(' ', 'engine      ', 'wall s', ' CPU s', 'peak MB', 'warm s'));
    console.log(row('-', '------------', '-----:', '-----:', '------:', '-----:'));
    for (const line of table) console.log(line);
  }
  if (asked.includes('d') && engines.includes('banxin')) console.log(await composeRow(runs));
  if (asked.includes('e')) console.log(await loosenessTable());
  if (asked.includes('f')) console.log(await printRows(work, runs));
  if (asked.includes('g')) console.log(await catalogueRow(work, runs));
  if (asked.includes('h') && engines.includes('banxin')) console.log(await plannerRow(work));
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
} finally {
  if (!given.keep) await rm(work, { recursive: true, force: true });
}
