/**
 * Row f: a print PDF for the plant. An issue with 30 photos, and one with 90: size, time, peak memory, and how memory grows. Beside it
 * Typst, whose PDF ghostscript then brings into CMYK, which is the same job with other tools; without ghostscript Typst alone, which leaves
 * its photos in RGB.
 */
import { spawn, spawnSync } from 'node:child_process';
import { statSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { writeIssue } from './editions.mjs';
import { measure, median } from './measure.mjs';

const at = (name) => fileURLToPath(new URL(name, import.meta.url));
const ENV = { BANXIN_CACHE: 'off' };

/** Wall seconds of a command that is no Node. */
function timed(command, args) {
  return new Promise((resolve, reject) => {
    const started = performance.now();
    const child = spawn(command, args, { stdio: ['ignore', 'ignore', 'pipe'] });
    child.on('error', reject);
    child.on('close', (code) => {
      if (code !== 0) return reject(new Error(`${command} ended with ${code}`));
      resolve({ wall: (performance.now() - started) / 1000 });
    });
  });
}

const GS = [
  '-q',
  '-dNOPAUSE',
  '-dBATCH',
  '-dSAFER',
  '-sDEVICE=pdfwrite',
  '-sColorConversionStrategy=CMYK',
  '-dProcessColorModel=/DeviceCMYK',
];

async function banxin(folder, runs) {
  const samples = [];
  for (let i = 0; i < runs; i++)
    samples.push(
      await measure([at('../dist/cli.js'), 'build', path.join(folder, 'edition.yaml'), '--out', path.join(folder, 'out')], ENV),
    );
  const of = (what) => median(samples.map((sample) => sample[what]));
  return { wall: of('wall'), cpu: of('cpu'), peak: of('peak'), size: statSync(path.join(folder, 'out/print.pdf')).size / 1e6 };
}

async function peer(folder, runs) {
  const gs = spawnSync('gs', ['--version']).error === undefined;
  const walls = [];
  const pdf = path.join(folder, 'typst.pdf');
  const ink = path.join(folder, 'typst-cmyk.pdf');
  for (let i = 0; i < runs; i++) {
    const set = await measure([at('./typst.mjs'), folder, pdf], ENV);
    const converted = gs ? await timed('gs', [...GS, `-sOutputFile=${ink}`, pdf]) : { wall: 0 };
    walls.push(set.wall + converted.wall);
  }
  return {
    name: gs ? 'Typst, then ghostscript to CMYK' : 'Typst, photos left in RGB',
    wall: median(walls),
    size: statSync(gs ? ink : pdf).size / 1e6,
  };
}

/** Lines of text. */
export async function printRows(work, runs) {
  const small = await writeIssue(path.join(work, 'f'), 'f');
  const large = await writeIssue(path.join(work, 'g'), 'g');
  const one = await banxin(small.folder, runs);
  const three = await banxin(large.folder, runs);
  const other = await peer(small.folder, runs);
  const said = ({ wall, cpu, peak, size }) =>
    `${size.toFixed(1)} MB, ${wall.toFixed(2)} s, ${cpu.toFixed(2)} CPU s, peak ${peak.toFixed(0)} MB`;
  return [
    `f: PDF/X-4 of ${small.pages} pages with 30 photos: ${said(one)}; of ${large.pages} pages with 90: ${said(three)}`,
    `f: peak memory of three times the issue: ${(three.peak / one.peak).toFixed(2)} times`,
    `f: ${other.name}: ${other.size.toFixed(1)} MB, ${other.wall.toFixed(2)} s; Banxin takes ${(one.wall / other.wall).toFixed(2)} of its time, ${(one.size / other.size).toFixed(2)} of its bytes`,
  ].join('\n');
}
