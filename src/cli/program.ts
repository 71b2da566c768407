/**
 * argv → a command and its exit code. Says what the options mean and checks their form; the work is loaded by the command that
 * does it.
 */
import { Command, CommanderError } from 'commander';
import { addCheck } from './check-command.ts';
import type { GalleyCommand } from './galley.ts';
import { EXIT, UsageError } from './io.ts';
import type { ExitCode, Io } from './io.ts';
import {
  ABOUT,
  BUILD_EXAMPLES,
  EXAMPLES,
  EXPLAIN_EXAMPLES,
  GALLEY_EXAMPLES,
  IMPORT_EXAMPLES,
  NEW_EXAMPLES,
  PLAN_EXAMPLES,
} from './words.ts';
import {
  DELIVERABLES,
  EMITS,
  FORMATS,
  HOUSES,
  NOT_BUILT,
  dateOf,
  listOf,
  nameOf,
  numberOf,
  oneOf,
  pageOf,
  pagesOf,
} from './options.ts';
import { addCatalogue, catalogueWork, type CatalogueWork } from './program-catalogue.ts';
import { addDiff, addProof, PROOF_WORKS, type ProofWorks } from './program-proof.ts';
import { addArchive, addVerify, RECORD_WORKS, type RecordWorks } from './program-record.ts';
import { version } from './version.ts';

/** What the commands load when they run; tests put their own in. */
export interface Works extends ProofWorks, RecordWorks {
  readonly catalogue: CatalogueWork;
  readonly build: typeof import('./build.ts').runBuild;
  readonly import: typeof import('./import.ts').runImport;
  readonly galley: typeof import('./galley.ts').runGalley;
  readonly explain: typeof import('./explain.ts').runExplain;
  readonly plan: typeof import('./plan.ts').runPlan;
  readonly new: typeof import('./new.ts').runNew;
  readonly check: typeof import('./check.ts').runCheck;
}

export const WORKS: Works = {
  ...PROOF_WORKS,
  ...RECORD_WORKS,
  catalogue: catalogueWork,
  build: async (...given) => (await import('./build.ts')).runBuild(...given),
  import: async (...given) => (await import('./import.ts')).runImport(...given),
  galley: async (...given) => (await import('./galley.ts')).runGalley(...given),
  explain: async (...given) => (await import('./explain.ts')).runExplain(...given),
  plan: async (...given) => (await import('./plan.ts')).runPlan(...given),
  new: async (...given) => (await import('./new.ts')).runNew(...given),
  check: async (...given) => (await import('./check.ts')).runCheck(...given),
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
  addNew(banxin, io, works, finish);
  addBuild(banxin, io, works, finish);
  addPlan(banxin, io, works, finish);
  addImport(banxin, io, works, finish);
  addGalley(banxin, io, works, finish);
  addExplain(banxin, io, works, finish);
  addProof(banxin, io, works, finish);
  addDiff(banxin, io, works, finish);
  addCatalogue(banxin, io, works.catalogue, finish);
  addCheck(banxin, io, (...given) => works.check(...given), finish);
  addArchive(banxin, io, works, finish);
  addVerify(banxin, io, works, finish);
  for (const name of NOT_BUILT.commands) addNotBuilt(banxin, name);
  return banxin;
}

function addNew(banxin: Command, io: Io, works: Works, finish: (code: ExitCode) => void): void {
  banxin
    .command('new')
    .summary("make a newspaper's folder that builds")
    .description("Make a newspaper's folder with a first story, ready to build.")
    .argument('<folder>', 'the folder; new or empty')
    .option('--format <name>', `size of the page: ${FORMATS.join(', ')}`, 'broadsheet')
    .option('--template <name>', `feature: Banxin's; own: a copy in templates/own to change`, 'feature')
    .option('--name <报名>', 'name of the paper', '新报')
    .option('--date <date>', 'date of the first edition, such as 2026-11-22; today unless given')
    .addHelpText('after', NEW_EXAMPLES)
    .action(async (folder: string, given: { format: string; template: string; name: string; date?: string }) => {
      const { date } = given;
      const asked = {
        folder,
        format: oneOf('--format', given.format, FORMATS),
        template: oneOf('--template', given.template, ['feature', 'own'] as const),
        name: nameOf(given.name),
        ...(date === undefined ? {} : { date: dateOf(date) }),
      };
      finish(await works.new(asked, io));
    });
}

function addBuild(banxin: Command, io: Io, works: Works, finish: (code: ExitCode) => void): void {
  banxin
    .command('build')
    .summary('make the pages of an edition')
    .description('Make the pages of an edition: read, compose, make up, and write each deliverable into a folder.')
    .argument('<edition.yaml>', 'the edition file')
    .requiredOption('-o, --out <dir>', 'folder for the files; made when it is missing')
    .option('--for <list>', `what to make: ${DELIVERABLES.join(', ')}`, 'print')
    .option('--pages <list>', 'only these pages: folios or numbers, ranges allowed (A04,A06-A07)')
    .option('--changed', 'only pages that changed since the build before in the same folder: a late swap (换稿)')
    .option('--variant <name>', 'this variant of the edition: the stories that it sets in the place of others')
    .option('--emit <list>', `also write what a stage made: ${EMITS.join(', ')}`)
    .option('--force', 'write print.pdf although preflight found errors; the file is marked as not for press')
    .option('--json', 'diagnostics as JSON, one object a line')
    .addHelpText('after', BUILD_EXAMPLES)
    .action(async (edition: string, given: Readonly<Record<string, string | boolean | undefined>>) => {
      const options = {
        edition,
        out: String(given['out']),
        outputs: listOf('--for', String(given['for']), DELIVERABLES, NOT_BUILT.deliverables),
        emit: given['emit'] === undefined ? [] : listOf('--emit', String(given['emit']), EMITS),
        json: given['json'] === true,
        changed: given['changed'] === true,
        ...(given['force'] === true ? { force: true } : {}),
        ...(given['pages'] === undefined ? {} : { pages: pagesOf(String(given['pages'])) }),
        ...(given['variant'] === undefined ? {} : { variant: String(given['variant']) }),
      };
      finish(await works.build(options, io));
    });
}

function addPlan(banxin: Command, io: Io, works: Works, finish: (code: ExitCode) => void): void {
  banxin
    .command('plan')
    .summary('show the dummy (版样) of each page')
    .description('Show the dummy (版样) of each page: its slots in columns × lines, and what stands in them.')
    .argument('<edition.yaml>', 'the edition file')
    .option('--pages <list>', 'only these pages: folios or numbers, ranges allowed (A04,A06-A07)')
    .option('-o, --out <file.svg or dir>', 'draw it: one page to a file that ends in .svg, or each to a file in a folder')
    .option('--json', 'the plan as one JSON object, diagnostics one object a line')
    .addHelpText('after', PLAN_EXAMPLES)
    .action(async (edition: string, given: { pages?: string; out?: string; json?: boolean }) => {
      const { pages, out } = given;
      const asked = {
        edition,
        ...(pages === undefined ? {} : { pages: pagesOf(pages) }),
        ...(out === undefined ? {} : { out }),
        json: given.json === true,
      };
      finish(await works.plan(asked, io));
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

function addGalley(banxin: Command, io: Io, works: Works, finish: (code: ExitCode) => void): void {
  banxin
    .command('galley')
    .summary('set a story in one column, for proofing (小样)')
    .description("Set a story in one endless column of the paper's body face, for proofing (小样).")
    .argument('<story.md>', 'the story')
    .requiredOption('--measure <characters>', 'length of a line in characters, 4 to 200')
    .requiredOption('-o, --out <file.pdf>', 'the PDF to write')
    .option('--house <name>', `space between Han and Latin: ${HOUSES.join(', ')}; the paper's unless given`)
    .option('--paper <banxin.yaml>', 'the paper to go by; the nearest above the story unless given')
    .option('--all', 'heads, captions, box titles, tables and quotes too, not the body alone')
    .option('--copy', 'the received copy beside each line, numbered, on pages at reading size')
    .option('--vertical', 'lines from top to bottom, the first at the right (竖排)')
    .option('--size <pt>', "size of the type; the paper's body unless given")
    .option('--leading <pt>', 'from baseline to baseline')
    .option('--json', 'diagnostics as JSON, one object a line')
    .addHelpText('after', GALLEY_EXAMPLES)
    .action(async (story: string, given: Readonly<Record<string, string | boolean | undefined>>) => {
      finish(await works.galley(galleyOf(story, given), io));
    });
}

/** A PDF page is at most 14,400 pt wide; what its margins leave. */
const WIDEST = 14_360;

function galleyOf(story: string, given: Readonly<Record<string, string | boolean | undefined>>): GalleyCommand {
  const number = (name: string, least: number, most: number): number | undefined =>
    given[name] === undefined ? undefined : numberOf(`--${name}`, String(given[name]), least, most);
  const [size, leading] = [number('size', 4, 72), number('leading', 4, 144)];
  const measure = numberOf('--measure', String(given['measure']), 4, 200);
  if (measure * (size ?? 0) > WIDEST)
    throw new UsageError(`${measure} characters of ${size} pt are wider than a PDF page may be`);
  if (given['copy'] === true && given['vertical'] === true)
    throw new UsageError('--copy stands beside lines that run across: not with --vertical');
  const out = String(given['out']);
  if (!/[^/\\]\.pdf$/i.test(out)) throw new UsageError(`--out takes a file that ends in .pdf, not "${out}"`);
  return {
    story,
    out,
    measure,
    all: given['all'] === true,
    ...(given['vertical'] === true ? { vertical: true } : {}),
    ...(given['copy'] === true ? { copy: true } : {}),
    json: given['json'] === true,
    ...(given['house'] === undefined ? {} : { house: oneOf('--house', String(given['house']), HOUSES) }),
    ...(given['paper'] === undefined ? {} : { paper: String(given['paper']) }),
    ...(size === undefined ? {} : { size }),
    ...(leading === undefined ? {} : { leading }),
  };
}

function addExplain(banxin: Command, io: Io, works: Works, finish: (code: ExitCode) => void): void {
  banxin
    .command('explain')
    .summary('say why a line breaks where it does')
    .description(
      'Say why a line of body text breaks where it does: what was weighed, what it cost, and what was spent to fill it.',
    )
    .argument('<edition.yaml>', 'the edition file')
    .requiredOption('--page <folio>', 'the page: a folio (A04, A04-A05) or its number from 1')
    .requiredOption('--line <number>', 'the line, as the proof numbers it')
    .option('--story <file>', 'the story on that page: its file, its id, or its place on the page (s1)')
    .option('--json', 'the explanation as one JSON object, diagnostics one object a line')
    .addHelpText('after', EXPLAIN_EXAMPLES)
    .action(async (edition: string, given: { page: string; line: string; story?: string; json?: boolean }) => {
      const { story } = given;
      const line = numberOf('--line', given.line, 1, 999_999, true);
      const asked = {
        edition,
        page: pageOf(given.page),
        line,
        ...(story === undefined ? {} : { story }),
        json: given.json === true,
      };
      finish(await works.explain(asked, io));
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
