/**
 * A bag of Banxin → the edition set again from it alone, and whether it came out the same. Works in a folder of its own and takes it away; changes nothing in the bag.
 */
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createHash } from 'node:crypto';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { type BagFinding, error } from '../record/bag-read.ts';
import type { BuildManifest, FontEntry } from '../record/manifest.ts';
import { faultOfPath } from '../record/names.ts';
import { sameStreams } from '../record/pdf-streams.ts';
import { deliverablesIn } from './deliverables.ts';
import { hostOf } from './host.ts';
import type { Io } from './io.ts';
import { fitsSignatures, validateEdition, validatePaper, validateStory } from './validate.ts';
import type { Check } from './verify-record.ts';
import { version } from './version.ts';

/** What a rebuild is allowed and given. */
export interface RebuildOptions {
  readonly trustTemplates: boolean;
  /** Folder with fonts that are not in the bag. */
  readonly fonts?: string;
}

/** What it came to. */
export interface Rebuilt {
  readonly findings: readonly BagFinding[];
  readonly checks: readonly Check[];
}

/** Work in a folder that is gone afterwards. */
export async function inFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(path.join(tmpdir(), 'banxin-verify-'));
  try {
    return await work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Puts the paper's folder together as it was: names as they were, not as the bag has them. @returns faults of names that lead elsewhere */
export function paperFolder(bag: string, { sources, edition }: BuildManifest, folder: string): BagFinding[] {
  const findings: BagFinding[] = [];
  for (const { file, path: from } of [...sources, { file: edition, path: undefined }]) {
    const fault = faultOfPath(file) ?? (from === undefined ? undefined : faultOfPath(from));
    if (fault !== undefined) findings.push(error('bag-path', 'data/build.json', `“${file}” ${fault}`));
    else if (from !== undefined) {
      const target = path.join(folder, file);
      mkdirSync(path.dirname(target), { recursive: true });
      copyFileSync(path.join(bag, 'data', from), target);
    }
  }
  return findings;
}

/** Sets the edition again and compares. */
export async function rebuild(bag: string, manifest: BuildManifest, options: RebuildOptions, io: Io): Promise<Rebuilt> {
  const own = manifest.templates.filter((template) => template.own).map(({ name }) => name);
  if (own.length > 0 && !options.trustTemplates)
    return failed(
      'rebuild-templates',
      `the pages' template ${own.join(', ')} is code that came with the copy: --trust-templates runs it`,
    );
  return inFolder(async (folder) => {
    const paper = path.join(folder, 'paper');
    const fonts = fontFolder(bag, manifest.fonts, options, folder);
    if ('findings' in fonts) return fonts;
    const findings = paperFolder(bag, manifest, paper);
    if (findings.length > 0) return { findings, checks: [{ name: 'rebuild', ok: false, said: 'names lead out of the bag' }] };
    const out = path.join(folder, 'out');
    const wrong = await setAgain(path.join(paper, manifest.edition), out, manifest, fonts.folder, io);
    return wrong ? failed('rebuild', wrong) : compared(bag, out, manifest);
  });
}

const failed = (code: string, message: string): Rebuilt => ({
  findings: [error(code, '.', message)],
  checks: [{ name: 'rebuild', ok: false, said: message }],
});

/** A folder that has every font of a package; those that the bag lacks come from where `--fonts` says, if they are the same. */
function fontFolder(
  bag: string,
  fonts: readonly FontEntry[],
  options: RebuildOptions,
  folder: string,
): { folder: string } | Rebuilt {
  const lacking = fonts.filter((font) => font.path === null);
  const kept = path.join(bag, 'data', 'fonts');
  if (lacking.length === 0) return { folder: kept };
  const target = path.join(folder, 'fonts');
  const lost: string[] = [];
  const take = (from: string, file: string): void => {
    mkdirSync(path.dirname(path.join(target, file)), { recursive: true });
    copyFileSync(from, path.join(target, file));
  };
  for (const { file, path: at, sha256 } of fonts) {
    if (faultOfPath(file) !== undefined) return failed('bag-path', `“${file}” leads out of the bag`);
    const found = at === null ? given(file, sha256, options.fonts) : path.join(bag, 'data', at);
    if (found === undefined) lost.push(file);
    else take(found, file);
  }
  if (lost.length === 0) return { folder: target };
  const where =
    options.fonts === undefined ? 'name a folder that has them with --fonts' : `${options.fonts} does not have them as they were`;
  return failed(
    'rebuild-fonts',
    `${lost.length} fonts are not in the bag (${lost.slice(0, 3).join(', ')}${lost.length > 3 ? ' …' : ''}): ${where}`,
  );
}

/** A font under its whole name or its last part, if it is byte for byte the one. */
function given(file: string, sha256: string, folder: string | undefined): string | undefined {
  if (folder === undefined) return undefined;
  const places = [path.join(folder, file), path.join(folder, path.basename(file))];
  return places.find((place) => existsSync(place) && hashOf(place) === sha256);
}

const hashOf = (file: string): string => createHash('sha256').update(readFileSync(file)).digest('hex');

/** Builds; what went wrong, or nothing. */
async function setAgain(
  editionPath: string,
  out: string,
  { variant }: BuildManifest,
  fonts: string,
  io: Io,
): Promise<string | undefined> {
  const { build } = await import('../pipeline.ts');
  const { ok, diagnostics } = await build({
    editionPath,
    outputs: ['archive', 'record'],
    ...(variant === undefined ? {} : { variant }),
    emit: ['layout'],
    host: { ...hostOf(io.env), fonts },
    validate: { edition: validateEdition, paper: validatePaper, story: validateStory, signatures: fitsSignatures },
    sink: deliverablesIn(out),
    archive: { version, take: () => {} },
  });
  const first = diagnostics.find(({ severity }) => severity === 'error');
  return ok
    ? undefined
    : `the edition does not build from the bag: ${first ? `${first.file}:${first.line}:${first.column} ${first.code} ${first.message}` : 'no reason was given'}`;
}

/** Bytes, for the same Banxin, Node and platform; elsewhere the Layout, and the decoded streams of the PDFs. */
function compared(bag: string, out: string, manifest: BuildManifest): Rebuilt {
  const here = {
    banxin: version,
    node: Number(process.versions.node.split('.')[0]),
    platform: `${process.platform}-${process.arch}`,
  };
  const there = { banxin: manifest.banxin, node: manifest.node, platform: manifest.platform };
  const bytes = JSON.stringify(here) === JSON.stringify(there);
  const findings: BagFinding[] = [];
  const looked = manifest.outputs.filter(({ path: file }) => bytes || file === 'layout.json' || file.endsWith('.pdf'));
  for (const { path: file } of looked) {
    const [kept, made] = [path.join(bag, 'data', file), path.join(out, file)];
    if (!existsSync(made)) findings.push(error('rebuild-missing', `data/${file}`, 'was not made when the edition was set again'));
    else if (
      !(bytes || !file.endsWith('.pdf')
        ? readFileSync(kept).equals(readFileSync(made))
        : sameStreams(readFileSync(kept), readFileSync(made)))
    )
      findings.push(error('rebuild-differs', `data/${file}`, 'is not what the edition comes to when it is set again'));
  }
  const how = bytes
    ? `byte for byte, by Banxin ${version}, Node ${here.node}, ${here.platform}`
    : `the Layout byte for byte and the PDFs by their decoded streams, for the bag was made by Banxin ${there.banxin}, Node ${there.node}, ${there.platform} and this is ${here.banxin}, ${here.node}, ${here.platform}; pictures of pages were not compared`;
  const said =
    findings.length === 0
      ? `${looked.length} files came out the same, ${how}`
      : `${findings.length} of ${looked.length} files differ, compared ${how}`;
  return { findings, checks: [{ name: 'rebuild', ok: findings.length === 0, said }] };
}
