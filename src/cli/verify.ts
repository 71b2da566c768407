/**
 * `banxin verify`: a bag, as a folder, .zip or .tar → what was asked of it and what is wrong, for a person or as JSON. Changes nothing in the bag.
 */
import { existsSync, statSync } from 'node:fs';
import path from 'node:path';
import type { BagFinding } from '../record/bag-read.ts';
import type { BuildManifest } from '../record/manifest.ts';
import type { TypedStory } from '../record/read-alto.ts';
import { hostOf } from './host.ts';
import { EXIT, type ExitCode, type Io, UsageError } from './io.ts';
import { inFolder, paperFolder, rebuild } from './rebuild.ts';
import { progressOn } from './tell.ts';
import { type BagSeen, verifyBag } from './verify-bag.ts';
import { type Check, verifyRecord } from './verify-record.ts';

/** `banxin verify`, its options checked. */
export interface VerifyCommand {
  readonly bag: string;
  readonly rebuild: boolean;
  readonly trustTemplates: boolean;
  readonly fonts?: string;
  readonly json: boolean;
}

/** What is written as JSON. */
export interface VerifyReport {
  readonly format: 'banxin/verify/1';
  readonly ok: boolean;
  readonly identifier?: string;
  readonly checks: readonly Check[];
  readonly findings: readonly BagFinding[];
}

/** Verifies a bag. Exit code 1 when anything is wrong with it. */
export async function runVerify(command: VerifyCommand, io: Io): Promise<ExitCode> {
  if (!existsSync(command.bag)) throw new UsageError(`there is no bag ${command.bag}`);
  if (command.fonts !== undefined && !existsSync(command.fonts)) throw new UsageError(`there is no folder ${command.fonts}`);
  const report = statSync(command.bag).isDirectory() ? await reportOf(command.bag, command, io) : await unpacked(command, io);
  if (command.json) io.stdout(`${JSON.stringify(report, null, 1)}\n`);
  else tell(command.bag, report, io);
  return report.ok ? EXIT.done : EXIT.errors;
}

/** A serialised bag is looked at unpacked, in a folder that is gone afterwards. */
async function unpacked(command: VerifyCommand, io: Io): Promise<VerifyReport> {
  if (!/\.(?:zip|tar)$/i.test(command.bag)) throw new UsageError(`verify takes a bag's folder, .zip or .tar, not ${command.bag}`);
  const { unpack } = await import('./unpack.ts');
  return inFolder(async (folder) => {
    const found = await unpack(command.bag, folder);
    if ('bag' in found) return reportOf(found.bag, command, io);
    return summed([{ name: 'serialisation', ok: false, said: found.finding.message }], [found.finding]);
  });
}

async function reportOf(bag: string, command: VerifyCommand, io: Io): Promise<VerifyReport> {
  const progress = progressOn(io, command.json);
  const seen = await verifyBag(bag, (done, total) => progress.on({ stage: 'files', done, total }));
  progress.end();
  const identifier = seen.info.get('External-Identifier');
  const checks = [checkOf(seen)];
  if (!checks[0]!.ok) return summed(checks, seen.findings, identifier);
  const record = await verifyRecord(bag, seen, (folder, manifest) => typed(folder, manifest, io));
  const findings = [...seen.findings, ...record.findings];
  checks.push(...record.checks);
  if (command.rebuild && record.manifest && !hasErrors(findings)) {
    const { trustTemplates, fonts } = command;
    const again = await rebuild(bag, record.manifest, { trustTemplates, ...(fonts === undefined ? {} : { fonts }) }, io);
    findings.push(...again.findings);
    checks.push(...again.checks);
  } else if (command.rebuild) checks.push({ name: 'rebuild', ok: false, said: 'not tried: what the bag holds is not sound' });
  return summed(checks, findings, identifier);
}

const hasErrors = (findings: readonly BagFinding[]): boolean => findings.some(({ severity }) => severity === 'error');

function checkOf({ findings, version, payload, hashes }: BagSeen): Check {
  const faults = findings.filter(({ severity }) => severity === 'error').length;
  const said = faults > 0 ? `${faults} faults` : `BagIt ${version}, ${payload.size} files, whole by ${hashes.join(' and ')}`;
  return { name: 'bag', ok: faults === 0, said };
}

/** The copy as it was typed, read from the bag's sources put together again. */
async function typed(bag: string, manifest: BuildManifest, io: Io): Promise<ReadonlyMap<string, TypedStory>> {
  const { typedTexts } = await import('../pipeline/typed.ts');
  return inFolder(async (folder) => {
    if (paperFolder(bag, manifest, folder).length > 0) return new Map();
    return typedTexts(path.join(folder, manifest.edition), manifest.variant, hostOf(io.env));
  });
}

function summed(checks: readonly Check[], findings: readonly BagFinding[], identifier?: string): VerifyReport {
  const ok = checks.every((check) => check.ok) && !hasErrors(findings);
  return { format: 'banxin/verify/1', ok, ...(identifier === undefined ? {} : { identifier }), checks, findings };
}

function tell(bag: string, { ok, identifier, checks, findings }: VerifyReport, io: Io): void {
  for (const { file, severity, code, message } of findings)
    io.stderr(`${file}:1:1 ${severity} ${code} ${message.replaceAll(/\s*[\r\n]+\s*/g, ' ')}\n`);
  const width = Math.max(...checks.map(({ name }) => name.length));
  const rows = checks.map((check) => `  ${check.name.padEnd(width)}  ${check.ok ? 'ok  ' : 'FAIL'}  ${check.said}\n`);
  io.stdout(`${bag}${identifier === undefined ? '' : `  ${identifier}`}\n${rows.join('')}${ok ? 'sound' : 'not sound'}\n`);
}
