/**
 * The copy desk's open findings of an edition as diagnostics, for its proof. Rejected ones stay silent.
 */
import path from 'node:path';
import type { Diagnostic } from '../base/index.ts';
import { decisionsFile, readDecisions } from './decisions.ts';
import { hostOf } from './host.ts';
import type { Io } from './io.ts';

/** Findings by file and place; the message in Chinese, for that is who reads a proof. */
export async function deskFindings(edition: string, io: Io): Promise<readonly Diagnostic[]> {
  const { check } = await import('../pipeline/check.ts');
  const decisions = await readDecisions(decisionsFile(edition));
  const { findings } = await check({ path: path.resolve(edition), fonts: false, decisions, host: hostOf(io.env) });
  return findings
    .filter(({ state }) => state !== 'rejected')
    .map(({ file, line, column, endLine, endColumn, severity, rule, zh }) => {
      const place = { file, line, column, endLine, endColumn };
      return { ...place, severity, code: rule, message: zh };
    });
}
