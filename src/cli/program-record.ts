/**
 * The command lines of records: what `archive` and `verify` take, and their forms checked.
 */
import type { Command } from 'commander';
import type { ArchiveCommand } from './archive.ts';
import type { ExitCode, Io } from './io.ts';
import { oneOf } from './options.ts';
import type { VerifyCommand } from './verify.ts';

/** What these commands load when they run. */
export interface RecordWorks {
  readonly archive: (command: ArchiveCommand, io: Io) => Promise<ExitCode>;
  readonly verify: (command: VerifyCommand, io: Io) => Promise<ExitCode>;
}

export const RECORD_WORKS: RecordWorks = {
  archive: async (...given) => (await import('./archive.ts')).runArchive(...given),
  verify: async (...given) => (await import('./verify.ts')).runVerify(...given),
};

type Given = Readonly<Record<string, string | boolean | undefined>>;

const text = (given: Given, key: string): string | undefined => (typeof given[key] === 'string' ? given[key] : undefined);

export function addArchive(banxin: Command, io: Io, works: RecordWorks, finish: (code: ExitCode) => void): void {
  banxin
    .command('archive')
    .summary('keep an edition for good: a BagIt bag of all that it was made from and came to')
    .description(
      'Make a BagIt 1.0 bag of an edition as it was released: archive PDFs, ALTO, METS, JSON-LD, pictures of its pages, the 数字报 package, and everything that it takes to set it again.',
    )
    .argument('<edition.yaml>', 'the edition file')
    .requiredOption('-o, --out <bag>', 'the bag to make; a bag that is there is never changed')
    .option('--serialize <form>', 'make one file of it: zip or tar')
    .option('--variant <name>', 'this variant of the edition: a record of its own')
    .option('--corrects <bag>', 'the record that this one corrects; it stays as it is')
    .option('--without-fonts', 'name the fonts in the bag and do not keep them in it: about 150 MB less')
    .option('--json', 'diagnostics as JSON, one object a line')
    .addHelpText('after', ARCHIVE_EXAMPLES)
    .action(async (edition: string, given: Given) => finish(await works.archive(archiveOf(edition, given), io)));
}

function archiveOf(edition: string, given: Given): ArchiveCommand {
  const [serialize, variant, corrects] = [text(given, 'serialize'), text(given, 'variant'), text(given, 'corrects')];
  return {
    edition,
    out: String(given['out']),
    ...(serialize === undefined ? {} : { serialize: oneOf('--serialize', serialize, ['zip', 'tar'] as const) }),
    ...(variant === undefined ? {} : { variant }),
    ...(corrects === undefined ? {} : { corrects }),
    withoutFonts: given['withoutFonts'] === true,
    json: given['json'] === true,
  };
}

export function addVerify(banxin: Command, io: Io, works: RecordWorks, finish: (code: ExitCode) => void): void {
  banxin
    .command('verify')
    .summary('say whether a bag is whole, and whether what it holds is true')
    .description(
      'Verify a bag: every file by its hashes, nothing missing and nothing besides; ALTO and METS in their form; copy, ALTO and PDFs say the same in the same places; with --rebuild, the edition set again from the bag alone comes out the same.',
    )
    .argument('<bag>', "the bag's folder, .zip or .tar")
    .option('--rebuild', 'set the edition again from the bag alone and compare')
    .option('--trust-templates', "run template code that came in the bag; a paper's own templates are code")
    .option('--fonts <dir>', 'folder with the fonts that are not in the bag')
    .option('--json', 'the report as one JSON object')
    .addHelpText('after', VERIFY_EXAMPLES)
    .action(async (bag: string, given: Given) => {
      const fonts = text(given, 'fonts');
      const asked = {
        bag,
        rebuild: given['rebuild'] === true,
        trustTemplates: given['trustTemplates'] === true,
        ...(fonts === undefined ? {} : { fonts }),
        json: given['json'] === true,
      };
      finish(await works.verify(asked, io));
    });
}

const VERIFY_EXAMPLES = `
Examples:
  banxin verify bags/2026-11-22
  banxin verify bags/2026-11-22.zip --json > verdict.json
  banxin verify bags/2026-11-22 --rebuild

A bag of another maker is verified as a bag. Same bytes are asked of a rebuild by the same Banxin, Node major and platform;
elsewhere the Layout and the decoded streams of the PDFs are compared, and the report says so.
Exit code 1 when anything is wrong; each finding names its file.`;

const ARCHIVE_EXAMPLES = `
Examples:
  banxin archive edition.yaml --out bags/2026-11-22
  banxin archive edition.yaml --out bags/2026-11-22 --serialize zip     # bags/2026-11-22.zip
  banxin archive edition.yaml --out bags/2026-11-22-r2 --corrects bags/2026-11-22

In the bag's data/: archive.pdf and archive-2u.pdf, alto/, mets.xml, articles/ (JSON-LD), pages/ (PNG), digital/ (数字报: open
index.html), layout.json, report.json, build.json, source/ (copy, photos, settings), templates/, fonts/, proofs/.
The same edition gives the same bytes. Dates are the edition's and those of its signatures, never the clock's.`;
