/**
 * Findings → a SARIF 2.1.0 log (OASIS), for editors and code hosts. Paths are relative to the paper's folder; columns are UTF-16 units.
 */
import { RULES, type Finding } from '../check/index.ts';
import { version } from './version.ts';

const LEVEL = { error: 'error', warning: 'warning', note: 'note' } as const;
const DOCS = 'docs/desk.md';

/** Suppressed results carry a person's word, as the format has it: rejected ones are kept, with their reason. */
export function sarif(findings: readonly Finding[]): object {
  const rules = RULES.map(({ id, zh, en }) => ({
    id,
    shortDescription: { text: `${zh}: ${en}` },
    help: { text: `${DOCS}#${id}` },
  }));
  const index = new Map(rules.map(({ id }, i) => [id, i]));
  return {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'Banxin', version, semanticVersion: version, rules } },
        columnKind: 'utf16CodeUnits',
        originalUriBaseIds: { ROOT: { description: { text: 'The folder of banxin.yaml, else of the edition.' } } },
        results: findings.map((finding) => result(finding, index.get(finding.rule) ?? -1)),
      },
    ],
  };
}

const place = (file: string, region: object) => ({
  physicalLocation: { artifactLocation: { uri: encodeURI(file), uriBaseId: 'ROOT' }, region },
});

function result(finding: Finding, ruleIndex: number): object {
  const { rule, severity, zh, en, file, line, column, endLine, endColumn, id, beside, fix, state, why, sure, page } = finding;
  const region = { startLine: line, startColumn: column, endLine, endColumn };
  return {
    ruleId: rule,
    ruleIndex,
    level: LEVEL[severity],
    message: { text: `${zh} | ${en}` },
    locations: [place(file, region)],
    partialFingerprints: { 'banxin/finding/1': id },
    properties: { sure, ...(page ? { page } : {}) },
    ...(beside ? { relatedLocations: [place(beside.file, { startLine: beside.line, startColumn: beside.column })] } : {}),
    ...(fix ? { fixes: [fixOf(finding)] } : {}),
    ...(state === 'rejected' ? { suppressions: [{ kind: 'external', status: 'accepted', ...(why ? { justification: why } : {}) }] } : {}),
  }; // prettier-ignore
}

/** Offsets from the finding's own start, which is on the same line. */
function fixOf({ fix, start, line, column, file, endLine, endColumn, end }: Finding): object {
  const replacements = fix!.map((edit) => ({
    deletedRegion: {
      startLine: line,
      startColumn: column + edit.start - start,
      endLine,
      endColumn: endColumn + edit.end - end,
    },
    insertedContent: { text: edit.put },
  }));
  return {
    description: { text: 'Banxin --fix' },
    artifactChanges: [{ artifactLocation: { uri: encodeURI(file), uriBaseId: 'ROOT' }, replacements }],
  };
}
