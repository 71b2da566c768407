/**
 * Generated editions and the sample before the rows of PDF/X (qpdf's JSON) and the plates (ghostscript's tiffsep). A judge that the machine
 * lacks is named and skipped; with CI=true that is a failure.
 *
 *   node scripts/conformance/print.mjs [--editions 6] [--seed 1]
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { writeEdition } from '../pdfx/editions.mjs';
import { mostInk, platesOf, readPlates } from '../pdfx/plates.mjs';
import { withDocument } from '../pdfx/read.mjs';
import { faultsOf, ROWS } from '../pdfx/rows.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const { values: flags } = parseArgs({
  options: { editions: { type: 'string', default: '6' }, seed: { type: 'string', default: '1' } },
});
const mm = (value) => (value * 72) / 25.4;

function build(edition, out) {
  const args = [path.join(root, 'dist/cli.js'), 'build', edition, '--out', out, '--emit', 'layout'];
  const { status, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' });
  return { status, stderr };
}

/** Builds a generated edition, with less copy where it was too much for its page. */
async function made(folder, seed, index) {
  mkdirSync(folder, { recursive: true });
  const edition = await writeEdition(folder, seed, index);
  let { characters } = edition;
  for (let turn = 0; turn < 8; turn++) {
    const { status, stderr } = build(path.join(folder, 'edition.yaml'), path.join(folder, 'out'));
    if (status === 0) return edition;
    if (!stderr.includes(' overset ') && !stderr.includes(' shape '))
      throw new Error(`edition ${index} does not build (${status})\n${stderr}`);
    edition.write((characters = Math.round(characters * 0.85)));
  }
  throw new Error(`edition ${index} is overset with ${characters} characters`);
}

/** Everything that is wrong with the files of one build. */
async function judge(out, { settings = {}, spot = false }) {
  const layout = JSON.parse(readFileSync(path.join(out, 'layout.json'), 'utf8'));
  const pages = path.join(out, 'pages');
  const files = [
    path.join(out, 'print.pdf'),
    ...(settings.files === 'both'
      ? readdirSync(pages)
          .filter((name) => name.endsWith('.pdf'))
          .map((name) => path.join(pages, name))
      : []),
  ];
  const faults = [];
  let most = 0;
  let [lines, kept] = [0, 0];
  for (const file of files)
    for (const [row, fault] of await withDocument(file, faultsOf)) faults.push(`${path.basename(file)} ${row}: ${fault}`);
  const bleed = mm(settings.bleed ?? 0);
  const off = bleed + (settings.marks ? mm(12) : 0);
  const limit = settings.ink_limit ?? 220;
  const sheets = layout.pages.flatMap((page) =>
    settings.spreads === 'cut' && page.halves.length > 1 ? page.halves.map((half) => [page, half]) : [[page, undefined]],
  );
  for (const [i, [page, half]] of sheets.entries()) {
    const plates = await platesOf(files[0], i + 1);
    if (half) {
      const ink = mostInk(plates, { width: half.width, height: page.height }, off, bleed);
      if (ink > limit + 1) faults.push(`${half.folio}: ${ink.toFixed(1)} % of ink, the limit is ${limit} %`);
      most = Math.max(most, ink);
      continue;
    }
    const found = readPlates(plates, page, { swatches: layout.swatches, limit, off, bleed });
    faults.push(...found.faults);
    most = Math.max(most, found.ink);
    lines += found.lines;
    kept += found.kept;
    if (spot && !plates.has('PANTONE 485 C')) faults.push('there is no plate of the spot ink');
  }
  return { faults, most, lines, kept };
}

const missing = ['qpdf', 'gs'].filter((name) => spawnSync(name, ['--version']).error !== undefined);
if (missing.length > 0) {
  const ci = process.env.CI === 'true';
  console.log(`${ci ? 'FAIL' : 'skip'} print: ${missing.join(' and ')} not on this machine (apt-get install qpdf ghostscript)`);
  process.exitCode = ci ? 1 : 0;
} else await main();

async function main() {
  const work = mkdtempSync(path.join(tmpdir(), 'banxin-print-'));
  const total = { editions: 0, lines: 0, kept: 0, most: 0 };
  const tell = async (name, out, edition) => {
    const { faults, most, lines, kept } = await judge(out, edition);
    total.editions++;
    total.lines += lines;
    total.kept += kept;
    total.most = Math.max(total.most, most);
    console.log(
      `${faults.length === 0 ? 'ok  ' : 'FAIL'} ${name}: ${JSON.stringify(edition.settings ?? {})}, ink ${most.toFixed(1)} %`,
    );
    for (const fault of faults.slice(0, 12)) console.log(`       ${fault}`);
    if (faults.length > 0) process.exitCode = 1;
  };
  try {
    const sample = path.join(work, 'sample');
    const { status, stderr } = build(path.join(root, 'edition.yaml'), sample);
    if (status !== 0) throw new Error(`the sample does not build (${status})\n${stderr}`);
    await tell('print, sample', sample, {});
    for (let i = 0; i < Number(flags.editions); i++) {
      const folder = path.join(work, String(i));
      await tell(
        `print, edition ${i} of seed ${flags.seed}`,
        path.join(folder, 'out'),
        await made(folder, Number(flags.seed), i),
      );
      rmSync(folder, { recursive: true, force: true });
    }
    console.log(
      `${Object.keys(ROWS).length} rows of PDF/X on ${total.editions} editions; ${total.lines} lines of text on black alone, ${total.kept} over colours that were kept; most ink ${total.most.toFixed(1)} %`,
    );
  } catch (error) {
    console.error(error.message);
    process.exitCode = 1;
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}
