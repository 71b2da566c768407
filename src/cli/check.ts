/**
 * `banxin check`: an edition, a story or raw copy → findings as text, JSON or SARIF, scores, reading lists, corrected files, and an exit code. Finds nothing
 * itself.
 */
import { copyFileSync, existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pid } from 'node:process';
import type { Finding, RuleId } from '../check/index.ts';
import type { ListName } from '../check/reading-list.ts';
import type { CheckOptions, CheckResult } from '../pipeline/check.ts';
import { type DecisionRow, decided, decisionsFile, readDecisions, writeDecisions } from './decisions.ts';
import { hostOf } from './host.ts';
import { EXIT, UsageError } from './io.ts';
import type { ExitCode, Io } from './io.ts';
import { progressOn, tellDiagnostics } from './tell.ts';
import { validateEdition, validatePaper, validateStory } from './validate.ts';

/** `banxin check`, its options checked. */
export interface CheckCommand {
  /** An edition, a story or raw copy. */
  readonly subject: string;
  readonly pages?: string;
  readonly date?: string;
  readonly rules?: readonly RuleId[];
  readonly lists: readonly ListName[];
  readonly fonts: boolean;
  readonly form: 'text' | 'json' | 'sarif';
  /** Rejected findings too. */
  readonly all: boolean;
  readonly fix: 'no' | 'beside' | 'in-place';
  /** Findings to decide about, by id. */
  readonly accept: readonly string[];
  readonly reject: readonly string[];
  readonly ask: readonly string[];
  readonly forget: readonly string[];
  readonly why: string;
  readonly by: string;
}
export type Checker = (options: CheckOptions) => Promise<CheckResult>;

const checker: Checker = async (options) => (await import('../pipeline/check.ts')).check(options);

/** Checks, decides, fixes, as asked. Exit code 1 when a finding that no one rejected is an error. */
export async function runCheck(command: CheckCommand, io: Io, work: Checker = checker): Promise<ExitCode> {
  if (!existsSync(command.subject)) throw new UsageError(`there is no file ${command.subject}`);
  const file = decisionsFile(command.subject);
  const rows = await readDecisions(file);
  const progress = progressOn(io, command.form !== 'text');
  const first = await work(request(command, io, rows, progress.on));
  progress.end();
  const changed = decide(command, first, rows);
  if (changed) writeDecisions(file, rows.values());
  const result = changed ? await work(request(command, io, rows)) : first;
  tellDiagnostics(io, result.diagnostics, command.form === 'json');
  if (command.lists.length > 0) await tellLists(command, result, io);
  else await tellFindings(command, result, rows, io);
  if (command.fix !== 'no') await fix(command, result, io);
  const errors = [...result.diagnostics, ...result.findings.filter(({ state }) => state !== 'rejected')];
  return errors.some(({ severity }) => severity === 'error') ? EXIT.errors : EXIT.done;
}

const request = (command: CheckCommand, io: Io, decisions: ReadonlyMap<string, DecisionRow>, progress?: CheckOptions['progress']): CheckOptions => ({
  path: path.resolve(command.subject),
  ...(command.pages === undefined ? {} : { pages: command.pages }),
  ...(command.date === undefined ? {} : { date: command.date }),
  ...(command.rules === undefined ? {} : { rules: command.rules }),
  fonts: command.fonts,
  decisions,
  host: hostOf(io.env),
  validate: { edition: validateEdition, paper: validatePaper, story: validateStory },
  ...(progress ? { progress } : {}),
}); // prettier-ignore

/** Takes the decisions into `rows`; true when there were any. An id that no finding has is an error of the command line. */
function decide(command: CheckCommand, { findings }: CheckResult, rows: Map<string, DecisionRow>): boolean {
  const known = new Map(findings.map((finding) => [finding.id, finding]));
  const states = [['accepted', command.accept], ['rejected', command.reject], ['asked', command.ask]] as const; // prettier-ignore
  for (const [state, ids] of states)
    for (const id of ids) {
      const finding = known.get(id) ?? missing(id);
      rows.set(id, decided(finding, state, command.why, command.by));
    }
  for (const id of command.forget) if (!rows.delete(id)) throw new UsageError(`nothing was decided about ${id}`);
  return states.some(([, ids]) => ids.length > 0) || command.forget.length > 0;
}

function missing(id: string): never {
  throw new UsageError(`there is no finding ${id}; its text may have changed: run check again`);
}

async function tellFindings(command: CheckCommand, result: CheckResult, rows: ReadonlyMap<string, DecisionRow>, io: Io) {
  const shown = command.all ? result.findings : result.findings.filter(({ state }) => state !== 'rejected');
  const stale = [...rows.values()].filter(({ id }) => !result.findings.some((one) => one.id === id));
  const { scores, form } = result;
  if (command.form === 'sarif') {
    const { sarif } = await import('./check-sarif.ts');
    return io.stdout(`${JSON.stringify(sarif(result.findings), null, 2)}\n`);
  }
  if (command.form === 'json') return io.stdout(`${JSON.stringify({ format: 'banxin/check/1', findings: shown, scores, form, stale }, null, 1)}\n`); // prettier-ignore
  const { findingText, scoreText } = await import('./check-text.ts');
  const sources = new Map([...result.copy.sheets.map(({ file, source }) => [file, source] as const), ...(result.copy.others ?? [])]); // prettier-ignore
  for (const finding of shown) io.stdout(`${findingText(finding, sources.get(finding.file) ?? '', io.columns)}\n`);
  io.stdout(`${summary(shown, result.findings.length - shown.length)}\n`);
  if (stale.length > 0 && command.pages === undefined && command.rules === undefined) io.stdout(`${stale.length} decisions are about text that stands no more: --forget ${stale.map(({ id }) => id).join(',')}\n`); // prettier-ignore
  if (scores.length > 0) io.stdout(scoreText(scores, form));
}

function summary(shown: readonly Finding[], silent: number): string {
  const count = (severity: Finding['severity']): number => shown.filter((one) => one.severity === severity).length;
  const fixes = shown.filter(({ fix: of }) => of !== null).length;
  const parts = [`${count('error')} errors, ${count('warning')} warnings, ${count('note')} questions`];
  if (fixes > 0) parts.push(`${fixes} can be fixed with --fix`);
  if (silent > 0) parts.push(`${silent} rejected (--all shows them)`);
  return parts.join('; ');
}

async function tellLists(command: CheckCommand, { copy }: CheckResult, io: Io): Promise<void> {
  const { readingLists } = await import('../check/reading-list.ts');
  const { selectPages } = await import('../story/index.ts');
  const chosen = command.pages !== undefined && copy.edition ? selectPages(copy.edition, command.pages).value : null;
  const names = chosen && new Set(chosen.pages.filter(({ silent }) => !silent).map(({ folios }) => folios.join('-')));
  const { wordsOf } = await import('../text/words.ts');
  const lists = readingLists(copy, command.lists, names, wordsOf);
  if (command.form === 'json') return io.stdout(`${JSON.stringify({ format: 'banxin/reading-list/1', lists }, null, 1)}\n`);
  const { listText } = await import('./check-text.ts');
  io.stdout(listText(lists, io.columns));
}

/** Writes the corrected text of each file that has fixes: beside it as NAME.fixed.md, or in its place with the old one kept as NAME.md.bak. */
async function fix(command: CheckCommand, result: CheckResult, io: Io): Promise<void> {
  const files = new Set(result.findings.filter(({ fix: of, state }) => of !== null && (state === 'open' || state === 'accepted')).map(({ file }) => file)); // prettier-ignore
  for (const file of files) {
    const { text, count, loop } = await result.fix(file);
    const whole = path.join(result.root, file);
    if (loop.length > 0)
      io.stderr(
        `${file}:1:1 warning fix-loop the rules ${loop.join(', ')} undo each other's fixes here; none of theirs was made\n`,
      );
    if (count === 0 || text === readFileSync(whole, 'utf8')) continue;
    const target = command.fix === 'in-place' ? whole : whole.replace(/(\.[^.]+)?$/, '.fixed$1');
    const backup = freeName(`${whole}.bak`);
    if (command.fix === 'in-place') copyFileSync(whole, backup);
    const temporary = `${target}.${pid}.tmp`;
    writeFileSync(temporary, text);
    renameSync(temporary, target);
    io.stdout(
      `${count} fixed: ${path.relative(result.root, target)}${command.fix === 'in-place' ? ` (before: ${path.basename(backup)})` : ''}\n`,
    );
  }
}

/** The name, or the first of NAME2, NAME3 … that is not taken: an older backup stays. */
function freeName(name: string): string {
  for (let i = 1; ; i++) {
    const free = i === 1 ? name : `${name}${i}`;
    if (!existsSync(free)) return free;
  }
}
