/**
 * The copy desk's word in a build: an edition beside whose file stands what the desk decided comes in, its findings go out, for the score in report.json. An
 * edition on which no one has worked has none, and costs nothing.
 */
import { join } from 'node:path';
import { type Outcome, outcome } from '../base/index.ts';
import type { Decision, Finding } from '../check/index.ts';
import type { BuildHost } from '../pipeline.ts';
import { diagnosticsOf, fieldsOf, itemsOf, parseYaml, textOf, wordOf, type YamlReading } from '../read/settings.ts';
import type { Edition } from '../story/types.ts';

/** What the score is made of. */
export interface DeskWord {
  readonly findings: readonly Finding[];
  readonly important: readonly string[];
}

/** `edition.yaml` → `edition.findings.yaml`. */
export const findingsFile = (edition: string): string => `${edition.replace(/\.(?:ya?ml|md|txt)$/i, '')}.findings.yaml`;

/** Null where nothing was decided. Codes: schema, list-conflict. */
export async function deskWord(edition: Edition, host: BuildHost): Promise<Outcome<DeskWord | null>> {
  const file = findingsFile(edition.file);
  const path = join(edition.root, file);
  if (!host.exists(path)) return outcome(null);
  const reading: YamlReading = { file, source: host.readText(path) ?? '', findings: [] };
  const decisions = await decisionsIn(reading);
  const { checkEdition } = await import('./check.ts');
  const { value, diagnostics } = await checkEdition(edition, decisions, host);
  return outcome(value, [...diagnosticsOf(reading.findings, reading), ...diagnostics]);
}

/** The states by the ids of findings. */
async function decisionsIn(reading: YamlReading): Promise<ReadonlyMap<string, Decision>> {
  const tree = await parseYaml(reading, 0, reading.source.length);
  const found = new Map<string, Decision>();
  for (const row of itemsOf(fieldsOf(reading, tree, ['format', 'findings'], 'decisions').get('findings')?.value)) {
    const fields = fieldsOf(reading, row, ['id', 'state', 'rule', 'file', 'text', 'why', 'by'], 'a decision');
    const id = textOf(reading, fields.get('id'))?.value;
    const state = wordOf(reading, fields.get('state'), ['accepted', 'rejected', 'asked']);
    if (id && state) found.set(id, { state, why: textOf(reading, fields.get('why'))?.value ?? '' });
  }
  return found;
}
