/**
 * argv → a command and its exit code. Says what the options mean and checks their form; the work is loaded by the command that
 * does it.
 */
import { Command, CommanderError, Option } from 'commander';
import { EXIT, UsageError } from './io.ts';
import type { ExitCode, Io } from './io.ts';
import { ABOUT, BUILD_EXAMPLES, EXAMPLES, IMPORT_EXAMPLES } from './words.ts';
import { DELIVERABLES, EMITS, listOf, NOT_BUILT, pagesOf } from './options.ts';
import { version } from './version.ts';

/** What the commands load when they run; tests put their own in. */
export interface Works {
  readonly build: typeof import('./build.ts').runBuild;
  readonly import: typeof import('./import.ts').runImport;
}

const WORKS: Works = {
  build: async (...given) => (await import('./build.ts')).runBuild(...given),
  import: async (...given) => (await import('./import.ts')).runImport(...given),
};

/** Runs one command line. Never throws: what is not foreseen is a bug of ours, said in one line. */
export async function run(argv: readonly string[], io: Io, works: Works = WORKS): Promise<ExitCode> {
  try {
    let code: ExitCode = EXIT.done;
    await program(io, works, (result) => (code = result)).parseAsync(argv, { from: 'user' });
    return code;
  } catch (error) {
    return failed(error, io);
  }
}

function failed(error: unknown, io: Io): ExitCode {
  if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.done : EXIT.usage;
  if (error instanceof UsageError) {
    io.stderr(`banxin: ${error.message}\n`);
    return EXIT.usage;
  }
  const message = error instanceof Error ? error.message : String(error);
  if (isSystemError(error)) {
    io.stderr(`banxin: ${message}\n`);
    return EXIT.errors;
  }
  const where = io.env['BANXIN_DEBUG'] ? '' : ' (BANXIN_DEBUG=1 shows where)';
  io.stderr(`banxin: a bug of ours, please report it: ${message.split('\n')[0] ?? ''}${where}\n`);
  if (io.env['BANXIN_DEBUG'] && error instanceof Error) io.stderr(`${error.stack ?? ''}\n`);
  return EXIT.bug;
}

/** The machine said no (a full disk, a folder that may not be written): no bug, and no fault of the command line's form. */
const isSystemError = (error: unknown): boolean => error instanceof Error && 'syscall' in error && 'code' in error;

function program(io: Io, works: Works, finish: (code: ExitCode) => void): Command {
  const banxin = new Command('banxin')
    .description(ABOUT)
    .version(version, '-V, --version', 'print the version')
    .helpOption('-h, --help', 'print help')
    .addHelpText('after', EXAMPLES)
    .showHelpAfterError('(banxin --help shows what there is)')
    .exitOverride()
    .configureOutput({ writeOut: io.stdout, writeErr: io.stderr });
  addBuild(banxin, io, works, finish);
  addImport(banxin, io, works, finish);
  for (const name of NOT_BUILT.commands) addNotBuilt(banxin, name);
  return banxin;
}

function addBuild(banxin: Command, io: Io, works: Works, finish: (code: ExitCode) => void): void {
  banxin
    .command('build')
    .summary('make the pages of an edition')
    .description('Make the pages of an edition: read, compose, make up, and write each deliverable into a folder.')
    .argument('<edition.yaml>', 'the edition file')
    .requiredOption('-o, --out <dir>', 'folder for the files; made when it is missing')
    .option('--for <list>', 'what to make: print', 'print')
    .option('--pages <list>', 'only these pages: folios or numbers, ranges allowed (A04,A06-A07)')
    .addOption(new Option('--variant <name>').hideHelp())
    .option('--emit <list>', `also write what a stage made: ${EMITS.join(', ')}`)
    .option('--json', 'diagnostics as JSON, one object a line')
    .addHelpText('after', BUILD_EXAMPLES)
    .action(async (edition: string, given: Readonly<Record<string, string | boolean | undefined>>) => {
      if (given['variant'] !== undefined) throw new UsageError('--variant is not built yet');
      const options = {
        edition,
        out: String(given['out']),
        outputs: listOf('--for', String(given['for']), DELIVERABLES, NOT_BUILT.deliverables),
        emit: given['emit'] === undefined ? [] : listOf('--emit', String(given['emit']), EMITS),
        json: given['json'] === true,
        ...(given['pages'] === undefined ? {} : { pages: pagesOf(String(given['pages'])) }),
      };
      finish(await works.build(options, io));
    });
}

function addImport(banxin: Command, io: Io, works: Works, finish: (code: ExitCode) => void): void {
  banxin
    .command('import')
    .summary('make a story out of raw newsroom copy')
    .description('Make a story (Markdown with front matter) out of raw newsroom copy, and say what was unsure.')
    .argument('<copy.txt>', 'plain text, one paragraph a line')
    .requiredOption('-o, --out <story.md>', 'the story to write; never over an existing file')
    .option('--json', 'diagnostics as JSON, one object a line')
    .addHelpText('after', IMPORT_EXAMPLES)
    .action(async (copy: string, given: { out: string; json?: boolean }) => {
      finish(await works.import({ copy, out: given.out, json: given.json === true }, io));
    });
}

/** Commands of the plan that are not there yet: named when asked for, not in the help. */
function addNotBuilt(banxin: Command, name: string): void {
  banxin
    .command(name, { hidden: true })
    .helpOption(false)
    .allowUnknownOption()
    .allowExcessArguments()
    .argument('[rest...]')
    .action(() => {
      throw new UsageError(`${name} is not built yet`);
    });
}
