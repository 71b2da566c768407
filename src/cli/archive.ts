/**
 * `banxin archive`: an edition → a BagIt bag of all that it was made from and came to, as a folder, a .zip or a .tar. It appears whole or not at all; a bag that
 * is there is never changed.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import { pid } from 'node:process';
import type { MadeRecord } from '../pipeline/record.ts';
import { issueId } from '../record/identity.ts';
import { fillBag } from './archive-fill.ts';
import { correctedBag } from './archive-corrects.ts';
import { deliverablesIn } from './deliverables.ts';
import { hostOf } from './host.ts';
import { EXIT, type ExitCode, type Io, UsageError } from './io.ts';
import { progressOn, tellDiagnostics } from './tell.ts';
import { fitsSignatures, validateEdition, validatePaper, validateStory } from './validate.ts';
import { version } from './version.ts';

/** `banxin archive`, its options checked. */
export interface ArchiveCommand {
  readonly edition: string;
  readonly out: string;
  readonly serialize?: 'zip' | 'tar';
  readonly variant?: string;
  /** A bag that this one corrects. */
  readonly corrects?: string;
  /** Fonts are named in the bag and not kept in it. */
  readonly withoutFonts: boolean;
  readonly json: boolean;
}

/** Makes a bag. Exit code 1 where the edition has errors, or where a bag with other content is there. */
export async function runArchive(command: ArchiveCommand, io: Io): Promise<ExitCode> {
  if (!existsSync(command.edition)) throw new UsageError(`there is no file ${command.edition}`);
  const target = targetOf(command);
  const corrects = command.corrects === undefined ? undefined : await correctedBag(command.corrects);
  const staging = path.join(path.dirname(target), `.${path.basename(target)}.${pid}.tmp`);
  rmSync(staging, { recursive: true, force: true });
  mkdirSync(staging, { recursive: true });
  try {
    // The folder within a serialisation is called as the bag (RFC 8493, 4): so is the one that is filled.
    const bag = path.join(staging, path.basename(target).replace(/\.(?:zip|tar)$/i, ''));
    const made = await built(command, path.join(bag, 'data'), io);
    if (!made) return EXIT.errors;
    await fillBag(bag, { ...made, issue: corrects ? { ...made.issue, corrects } : made.issue }, command);
    const finished = command.serialize === undefined ? bag : await serialised(bag, command.serialize);
    return settle(finished, target, issueId(made.issue), io);
  } finally {
    rmSync(staging, { recursive: true, force: true });
  }
}

/** Where the bag will be: `--out`, with the ending of its form where it has none. */
function targetOf({ out, serialize }: ArchiveCommand): string {
  const target = path.resolve(out);
  return serialize === undefined || target.toLowerCase().endsWith(`.${serialize}`) ? target : `${target}.${serialize}`;
}

async function built(command: ArchiveCommand, data: string, io: Io): Promise<MadeRecord | undefined> {
  const files = deliverablesIn(data);
  const progress = progressOn(io, command.json);
  let record: MadeRecord | undefined;
  const { build } = await import('../pipeline.ts');
  const { variant } = command;
  const answer = await build({
    editionPath: path.resolve(command.edition),
    outputs: ['archive', 'record'],
    ...(variant === undefined ? {} : { variant }),
    emit: ['layout'],
    host: hostOf(io.env),
    validate: { edition: validateEdition, paper: validatePaper, story: validateStory, signatures: fitsSignatures },
    sink: files,
    archive: { version, take: (made) => (record = made) },
    progress: progress.on,
  });
  progress.end();
  tellDiagnostics(io, answer.diagnostics, command.json);
  const report = files.open('report.json');
  report.write(`${JSON.stringify(answer.report, null, 2)}\n`);
  await report.commit();
  return answer.ok ? record : undefined;
}

async function serialised(bag: string, form: 'zip' | 'tar'): Promise<string> {
  const { serialise } = await import('./serialise.ts');
  const file = `${bag}.${form}`;
  await serialise(bag, file, form);
  return file;
}

/** The finished bag takes its place. What is there already stays: the same bag is no fault, another one is. */
function settle(finished: string, target: string, identifier: string, io: Io): ExitCode {
  const said = path.relative('', target) || target;
  if (existsSync(target) && !isEmptyFolder(target)) {
    if (same(finished, target)) {
      io.stderr(`${said} is there already, and holds the same\n`);
      io.stdout(`${said}\n`);
      return EXIT.done;
    }
    io.stderr(
      `banxin: ${said} is there and holds something else; a record is not changed. Give --out another name, and --corrects ${said} if this one corrects it\n`,
    );
    return EXIT.errors;
  }
  mkdirSync(path.dirname(target), { recursive: true });
  if (existsSync(target)) rmSync(target, { recursive: true });
  renameSync(finished, target);
  io.stderr(`${identifier}\n`);
  io.stdout(`${said}\n`);
  return EXIT.done;
}

const isEmptyFolder = (folder: string): boolean => statSync(folder).isDirectory() && readdirSync(folder).length === 0;

/** Whether two bags hold the same: their tag manifests name every byte of folders; files are compared. */
function same(a: string, b: string): boolean {
  const isFolder = statSync(a).isDirectory();
  if (isFolder !== statSync(b).isDirectory()) return false;
  const file = (bag: string): string => (isFolder ? path.join(bag, 'tagmanifest-sha512.txt') : bag);
  return existsSync(file(b)) && readFileSync(file(a)).equals(readFileSync(file(b)));
}
