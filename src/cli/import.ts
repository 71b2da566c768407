/**
 * `banxin import`: a file of raw newsroom copy → a story file, and what was unsure. Never writes over a file that is there.
 */
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pid } from 'node:process';
import { outcome } from '../base/index.ts';
import type { Outcome } from '../base/index.ts';
import { EXIT, UsageError } from './io.ts';
import type { ExitCode, Io } from './io.ts';
import { tellDiagnostics } from './tell.ts';

/** `banxin import`, its options checked. */
export interface ImportCommand {
  readonly copy: string;
  readonly out: string;
  readonly json: boolean;
}
/** Raw copy, and the name to give it in diagnostics → a story. */
export type Importer = (copy: string, file: string) => Promise<Outcome<string>>;

const importer: Importer = async (copy, file) => {
  const { value, diagnostics } = (await import('../read/import-copy.ts')).importCopy(copy, file);
  return outcome(value.markdown, diagnostics);
};

/** Writes the story, where there is no file yet; throws a UsageError where there is one, or no copy. */
export async function runImport(command: ImportCommand, io: Io, work: Importer = importer): Promise<ExitCode> {
  if (!existsSync(command.copy)) throw new UsageError(`there is no file ${command.copy}`);
  if (existsSync(command.out)) throw new UsageError(`${command.out} is there already; import never writes over a story`);
  const { value, diagnostics } = await work(readFileSync(command.copy, 'utf8'), command.copy);
  tellDiagnostics(io, diagnostics, command.json);
  if (diagnostics.some((d) => d.severity === 'error')) return EXIT.errors;
  writeWhole(command.out, value);
  io.stdout(`${command.out}\n`);
  return EXIT.done;
}

function writeWhole(file: string, text: string): void {
  mkdirSync(path.dirname(file), { recursive: true });
  const temporary = path.join(path.dirname(file), `.${path.basename(file)}.${pid}.tmp`);
  writeFileSync(temporary, text);
  renameSync(temporary, file);
}
