/**
 * The store of rounds on disk: which rounds and signatures are there, what is in them, and new ones written whole or not at all. Compares nothing.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pid } from 'node:process';
import {
  issueFolder,
  readRound,
  readSignatures,
  type Issue,
  type Round,
  roundFolder,
  roundOf,
  roundText,
  type Signature,
  type Signatures,
  signaturesFile,
} from '../proof/store.ts';
import { UsageError } from './io.ts';
import { fitsRound, fitsSignatures } from './validate.ts';

/** The folder of an issue's rounds. `edition`: path of the edition file. */
export const storeOf = (edition: string, issue: Pick<Issue, 'date' | 'variant'>): string =>
  path.join(path.dirname(path.resolve(edition)), issueFolder(issue));

/** Pages and numbers of the rounds in a store, in order. */
export function roundsIn(store: string): { readonly page: string; readonly round: number }[] {
  if (!existsSync(store)) return [];
  const names = readdirSync(store).flatMap((page) => {
    const folder = path.join(store, page);
    return /^[A-Z]?\d/.test(page) ? readdirSync(folder).map((name) => `${page}/${name}`) : [];
  });
  return names
    .flatMap((name) => roundOf(name) ?? [])
    .sort((a, b) => (a.page < b.page ? -1 : a.page > b.page ? 1 : a.round - b.round));
}

/** A round's file as it was frozen; a usage error says what is wrong with it. */
export function roundAt(file: string): Round {
  const read = readRound(readText(file), fitsRound);
  if ('unusable' in read) throw new UsageError(`${file} ${read.unusable}`);
  return read;
}

/** Writes a round: round.json and the copy under copy/. The folder appears when it is whole. */
export function writeRound(store: string, round: Round, copy: ReadonlyMap<string, string>): string {
  const folder = path.join(store, roundFolder(round.page, round.round));
  const temporary = `${folder}.${pid}.tmp`;
  rmSync(temporary, { recursive: true, force: true });
  mkdirSync(temporary, { recursive: true });
  try {
    writeFileSync(path.join(temporary, 'round.json'), roundText(round));
    for (const [file, text] of copy) {
      const target = path.join(temporary, 'copy', file);
      mkdirSync(path.dirname(target), { recursive: true });
      writeFileSync(target, text);
    }
    renameSync(temporary, folder);
  } finally {
    rmSync(temporary, { recursive: true, force: true });
  }
  return folder;
}

/** The signatures of a page, oldest first. */
export function signaturesAt(store: string, page: string): readonly Signature[] {
  const file = path.join(store, signaturesFile(page));
  if (!existsSync(file)) return [];
  const read = readSignatures(readText(file), fitsSignatures);
  if ('unusable' in read) throw new UsageError(`${file} ${read.unusable}`);
  return read.signatures;
}

/** Adds a signature; those before it stay, for the record. */
export function sign(store: string, edition: Issue, page: string, signature: Signature): string {
  const signatures = [...signaturesAt(store, page), signature];
  const value: Signatures = { format: 'banxin/signatures/1', edition, page, signatures };
  const file = path.join(store, signaturesFile(page));
  const temporary = `${file}.${pid}.tmp`;
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(temporary, `${JSON.stringify(value, null, 1)}\n`);
  renameSync(temporary, file);
  return file;
}

const readText = (file: string): string => readFileSync(file, 'utf8');
