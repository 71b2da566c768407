/**
 * What was decided about findings: a plain file beside the edition, one decision a line, in the order of files and ids so that two people's changes merge.
 * Reads and writes it; decides nothing.
 */
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { pid } from 'node:process';
import type { Decision, Finding } from '../check/index.ts';
import { findingsFile } from '../pipeline/desk-score.ts';
import { UsageError } from './io.ts';
import { validateDecisions } from './validate.ts';

/** One line of the file. */
export interface DecisionRow extends Decision {
  readonly id: string;
  readonly rule: string;
  readonly file: string;
  readonly text: string;
  readonly by: string;
}

/** `edition.yaml` has `edition.findings.yaml`; so has a story. */
export const decisionsFile = findingsFile;

const HEAD = `# What was decided about findings of \`banxin check\`. A decision counts while its text stands; change it with --accept, --reject, --ask, --forget.
format: banxin/decisions/1
`;

/** The decisions by the ids of findings. A file that does not fit is the user's to mend: nothing is guessed. */
export async function readDecisions(file: string): Promise<Map<string, DecisionRow>> {
  if (!existsSync(file)) return new Map();
  const { parseDocument } = await yamlPackage();
  const document = parseDocument(readFileSync(file, 'utf8'));
  const [error] = document.errors;
  if (error) throw new UsageError(`${file}: ${error.message.split('\n')[0]}`);
  const value = document.toJS() as { findings?: Partial<DecisionRow>[] } | null;
  const [misfit] = validateDecisions(value);
  if (misfit) throw new UsageError(`${file}: ${misfit.message}`);
  const rows = (value?.findings ?? []).map((row) => ({ why: '', by: '', ...row }) as DecisionRow);
  return new Map(rows.map((row) => [row.id, row]));
}

async function yamlPackage(): Promise<typeof import('yaml')> {
  const loaded = (await import('yaml')) as typeof import('yaml') & { default?: typeof import('yaml') };
  return loaded.parseDocument === undefined ? loaded.default! : loaded;
}

/** Written under a temporary name and renamed; with no decision left the file goes back to its head. */
export function writeDecisions(file: string, rows: Iterable<DecisionRow>): void {
  const sorted = [...rows].sort((a, b) => (a.file < b.file ? -1 : a.file > b.file ? 1 : a.id < b.id ? -1 : 1));
  const lines = sorted.map(({ id, state, rule, file: of, text, why, by }) => {
    const fields = { id, state, rule, file: of, text, ...(why === '' ? {} : { why }), ...(by === '' ? {} : { by }) };
    return `  - { ${Object.entries(fields).map(([key, value]) => `${key}: ${/^[a-z]+$/.test(value) ? value : JSON.stringify(value)}`).join(', ')} }\n`; // prettier-ignore
  });
  const temporary = `${file}.${pid}.tmp`;
  writeFileSync(temporary, `${HEAD}findings:${lines.length === 0 ? ' []' : ''}\n${lines.join('')}`);
  renameSync(temporary, file);
}

/** Characters of a finding's text that the file keeps for its reader. */
const KEPT = 40;

/** A decision about a finding. */
export const decided = (finding: Finding, state: Decision['state'], why: string, by: string): DecisionRow => ({
  id: finding.id,
  state,
  rule: finding.rule,
  file: finding.file,
  text: finding.text.replaceAll(/\s+/g, ' ').slice(0, KEPT),
  why,
  by,
});
