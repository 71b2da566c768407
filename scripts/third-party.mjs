/**
 * esbuild metafile → the text of dist/THIRD-PARTY.txt: name, version and licence text of every package whose code was bundled.
 */
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';

const LICENCE = /^(licen[cs]e|copying|notice)(\.|-|$)/i;

/** Folders of the packages that gave bytes to an output, relative to the root. */
function bundledPackages(metafile) {
  const found = new Set();
  for (const output of Object.values(metafile.outputs))
    for (const [input, { bytesInOutput }] of Object.entries(output.inputs)) {
      const match = /^(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(input);
      if (match && bytesInOutput > 0) found.add(match[1]);
    }
  return [...found].sort();
}

async function entry(root, folder) {
  const place = path.join(root, folder);
  const { name, version, license } = JSON.parse(await readFile(path.join(place, 'package.json'), 'utf8'));
  const files = (await readdir(place)).filter((file) => LICENCE.test(file)).sort();
  const texts = await Promise.all(files.map((file) => readFile(path.join(place, file), 'utf8')));
  const heading = `${name} ${version} (${license ?? 'see below'})`;
  return [heading, '-'.repeat(heading.length), ...texts.map((text) => text.trim())].join('\n');
}

/** The licences, in order of package folder. */
export async function thirdParty(root, metafile) {
  const entries = await Promise.all(bundledPackages(metafile).map((folder) => entry(root, folder)));
  return `Banxin's bundle contains code of these packages.\n\n${entries.join('\n\n\n')}\n`;
}
