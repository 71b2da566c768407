/**
 * `banxin galley`: a story and a measure → one PDF file and an exit code. Says what was found and how well the column is composed; decides nothing about
 * lines.
 */
import { existsSync } from 'node:fs';
import path from 'node:path';
import type { GalleyOptions, GalleyResult } from '../pipeline/galley.ts';
import type { HouseStyle } from '../story/types.ts';
import { deliverablesIn } from './deliverables.ts';
import { hostOf } from './host.ts';
import { EXIT, UsageError } from './io.ts';
import type { ExitCode, Io } from './io.ts';
import { summaryLine } from './summary.ts';
import { tellDiagnostics } from './tell.ts';
import { validatePaper, validateStory } from './validate.ts';

/** `banxin galley`, its options checked. */
export interface GalleyCommand {
  readonly story: string;
  readonly out: string;
  /** Characters. */
  readonly measure: number;
  readonly house?: HouseStyle['hanLatin'];
  readonly paper?: string;
  readonly all: boolean;
  /** Lines from top to bottom. */
  readonly vertical?: boolean;
  /** pt */
  readonly size?: number;
  readonly leading?: number;
  /** The received copy beside each line. */
  readonly copy?: boolean;
  readonly json: boolean;
}
/** `galley` of pipeline/, or a stand-in of a test. */
export type GalleySetter = (options: GalleyOptions) => Promise<GalleyResult>;

const setter: GalleySetter = async (options) => (await import('../pipeline/galley.ts')).galley(options);

/** Sets a galley. With errors no file is left, an older one included. */
export async function runGalley(command: GalleyCommand, io: Io, set: GalleySetter = setter): Promise<ExitCode> {
  for (const file of [command.story, command.paper])
    if (file !== undefined && !existsSync(file)) throw new UsageError(`there is no file ${file}`);
  const name = path.basename(command.out);
  const files = deliverablesIn(path.dirname(command.out));
  try {
    const file = files.open(name);
    const result = await set(request(command, io, (chunk) => file.write(chunk)));
    if (result.ok) await file.commit();
    tellDiagnostics(io, result.diagnostics, command.json);
    if (!command.json && result.composition.lines > 0) io.stderr(summaryLine(result.composition));
    if (result.ok) tellWritten(io, command, result);
    return result.ok ? EXIT.done : EXIT.errors;
  } finally {
    files.settle([name]);
  }
}

function request(command: GalleyCommand, io: Io, write: GalleyOptions['write']): GalleyOptions {
  const { measure, all, vertical, house, size, leading, copy } = command;
  return {
    storyPath: path.resolve(command.story),
    ...(command.paper === undefined ? {} : { paperPath: path.resolve(command.paper) }),
    measure,
    all,
    ...(vertical ? { vertical } : {}),
    ...(copy ? { copy } : {}),
    ...(house === undefined ? {} : { hanLatin: house }),
    ...(size === undefined ? {} : { size }),
    ...(leading === undefined ? {} : { leading }),
    host: hostOf(io.env),
    validate: { paper: validatePaper, story: validateStory },
    write,
  };
}

/** The file; with `--json` one object that has the counts beside it. */
function tellWritten(io: Io, { out, json }: GalleyCommand, { composition, pages }: GalleyResult): void {
  io.stdout(`${json ? JSON.stringify({ file: out, pages, composition }) : out}\n`);
}
