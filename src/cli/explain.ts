/**
 * `banxin explain`: an edition, a page and a line → why it breaks where it does, in columns or as JSON, and an exit code. Weighs nothing itself.
 */
import { existsSync } from 'node:fs';
import path from 'node:path';
import type { ExplainOptions, ExplainResult } from '../pipeline/explain.ts';
import { explanationText } from './explain-text.ts';
import { hostOf } from './host.ts';
import { EXIT, UsageError } from './io.ts';
import type { ExitCode, Io } from './io.ts';
import { tellDiagnostics } from './tell.ts';
import { validateEdition, validatePaper, validateStory } from './validate.ts';

/** `banxin explain`, its options checked. */
export interface ExplainCommand {
  readonly edition: string;
  readonly page: string;
  readonly line: number;
  readonly story?: string;
  readonly json: boolean;
}
/** `explain` of pipeline/, or a stand-in of a test. */
export type Explainer = (options: ExplainOptions) => Promise<ExplainResult>;

const explainer: Explainer = async (options) => (await import('../pipeline/explain.ts')).explain(options);

/** Explains a line; a page, story or line that is not there is a wrong command line. */
export async function runExplain(command: ExplainCommand, io: Io, explain: Explainer = explainer): Promise<ExitCode> {
  const { edition, page, line, story, json } = command;
  if (!existsSync(edition)) throw new UsageError(`there is no file ${edition}`);
  const result = await explain({
    editionPath: path.resolve(edition),
    page,
    line,
    ...(story === undefined ? {} : { story }),
    host: hostOf(io.env),
    validate: { edition: validateEdition, paper: validatePaper, story: validateStory },
  });
  tellDiagnostics(io, result.diagnostics, json);
  if (result.notThere !== null) throw new UsageError(result.notThere);
  const { explanation } = result;
  if (explanation) io.stdout(json ? `${JSON.stringify(explanation, null, 1)}\n` : explanationText(explanation));
  return result.ok ? EXIT.done : EXIT.errors;
}
