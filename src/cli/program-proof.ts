/**
 * The command lines of proofing: what `proof` and `diff` take, and their forms checked.
 */
import type { Command } from 'commander';
import type { DiffCommand } from './diff.ts';
import { UsageError } from './io.ts';
import type { ExitCode, Io } from './io.ts';
import { listOf, numberOf, oneOf, pagesOf } from './options.ts';
import { OVERLAYS, SHEETS } from '../proof/choices.ts';
import type { ProofCommand } from './proof.ts';

/** What these commands load when they run. */
export interface ProofWorks {
  readonly proof: (command: ProofCommand, io: Io) => Promise<ExitCode>;
  readonly diff: (command: DiffCommand, io: Io) => Promise<ExitCode>;
}

export const PROOF_WORKS: ProofWorks = {
  proof: async (...given) => (await import('./proof.ts')).runProof(...given),
  diff: async (...given) => (await import('./diff.ts')).runDiff(...given),
};

type Given = Readonly<Record<string, string | boolean | undefined>>;

const text = (given: Given, key: string): string | undefined => (typeof given[key] === 'string' ? given[key] : undefined);

/** What both commands take. */
const common = (given: Given) => {
  const [pages, variant] = [text(given, 'pages'), text(given, 'variant')];
  return {
    ...(pages === undefined ? {} : { pages: pagesOf(pages) }),
    ...(variant === undefined ? {} : { variant }),
    json: given['json'] === true,
  };
};

const PAGES = 'only these pages: folios or numbers, ranges allowed (A04,A06-A07)';

export function addProof(banxin: Command, io: Io, works: ProofWorks, finish: (code: ExitCode) => void): void {
  banxin
    .command('proof')
    .summary('freeze a proof round (校次), sign pages, or show how they stand')
    .description(
      'Freeze the pages of an edition as a proof round (校次), sign them (签发), or show which rounds and signatures each page has.',
    )
    .argument('<edition.yaml>', 'the edition file')
    .option('--round <number>', 'freeze under this number, 1 to 99, or next')
    .option('--by <who>', 'who proofs it: 一校, 二校, 责任编辑')
    .option('--sign <role>', 'sign in this role: 责任编辑, 三校, 值班总编')
    .option('--name <name>', 'who signs')
    .option('-o, --out <dir>', 'folder for proof.pdf, with what changed since the last round marked')
    .option('--sheet <name>', `paper of the proof: ${SHEETS.join(', ')} (A3 reduced, A3 tiles that overlap)`)
    .option('--overlay <list>', `what is laid over the page: ${OVERLAYS.join(', ')}; lines,loose unless given`)
    .option('--pages <list>', PAGES)
    .option('--variant <name>', 'this variant of the edition')
    .option('--json', 'the standing as JSON, diagnostics one object a line')
    .addHelpText('after', PROOF_EXAMPLES)
    .action(async (edition: string, given: Given) => finish(await works.proof(proofOf(edition, given), io)));
}

function proofOf(edition: string, given: Given): ProofCommand {
  const [round, by, sign, name] = [text(given, 'round'), text(given, 'by'), text(given, 'sign'), text(given, 'name')];
  if (sign !== undefined && name === undefined) throw new UsageError('--sign takes --name too: who signs');
  if (sign === undefined && name !== undefined) throw new UsageError('--name is for --sign: the role that signs');
  if (by !== undefined && round === undefined) throw new UsageError('--by is for --round: who proofs that round');
  return {
    edition,
    ...common(given),
    ...(round === undefined ? {} : { round: round === 'next' ? 'next' : numberOf('--round', round, 1, 99, true) }),
    ...(by === undefined ? {} : { by }),
    ...(sign === undefined ? {} : { sign }),
    ...(name === undefined ? {} : { name }),
    ...pdfOf(given),
  };
}

function pdfOf(given: Given): Pick<ProofCommand, 'out' | 'sheet' | 'overlays'> {
  const [out, sheet, overlay] = [text(given, 'out'), text(given, 'sheet'), text(given, 'overlay')];
  if (out === undefined && (sheet !== undefined || overlay !== undefined))
    throw new UsageError('--sheet and --overlay are for --out: the proof as a PDF');
  return {
    ...(out === undefined ? {} : { out }),
    ...(sheet === undefined ? {} : { sheet: oneOf('--sheet', sheet, SHEETS) }),
    ...(overlay === undefined ? {} : { overlays: listOf('--overlay', overlay, OVERLAYS) }),
  };
}

export function addDiff(banxin: Command, io: Io, works: ProofWorks, finish: (code: ExitCode) => void): void {
  banxin
    .command('diff')
    .summary('say what changed between two rounds or editions')
    .description(
      'Say what changed between two rounds, editions or Layouts: text, moves, headlines, pictures; what only reflowed is counted apart.',
    )
    .argument('<from>', 'an edition file, a round of it (edition.yaml@1, @last), a round.json, a bag, a layout.json')
    .argument('<to>', 'the same')
    .option('--marks <marks.yaml>', 'marks that were made on the first: each done, not done or done differently (核红)')
    .option('--html <file.html>', 'also write the changed text for a browser')
    .option('--pdf <file.pdf>', 'also write the pages with the changes marked; <to> is an edition file')
    .option('--pages <list>', PAGES)
    .option('--variant <name>', 'this variant of the edition')
    .option('--json', 'the differences as one JSON object')
    .addHelpText('after', DIFF_EXAMPLES)
    .action(async (from: string, to: string, given: Given) => {
      const [marks, html] = [text(given, 'marks'), text(given, 'html')];
      const asked = {
        from,
        to,
        ...common(given),
        ...(marks === undefined ? {} : { marks }),
        ...(html === undefined ? {} : { html }),
      };
      finish(await works.diff(asked, io));
    });
}

const PROOF_EXAMPLES = `
Examples:
  banxin proof edition.yaml --round 1 --by 一校                 # every page, as it is now
  banxin proof edition.yaml --round next --by 二校 --pages A03
  banxin proof edition.yaml --sign 责任编辑 --name 林疏影 --pages A03
  banxin proof edition.yaml --round next --by 三校 --out output --sheet a3
  banxin proof edition.yaml --out output --overlay lines,loose,grid,slots
  banxin proof edition.yaml                                    # rounds and signatures of each page

A round is kept in proofs/DATE/PAGE/round-N beside the edition: round.json and the copy. It is never written over. A signature
holds while its page looks as it did: a change takes it from that page and no other. banxin.yaml may demand signatures
before print: proof: { requires: [责任编辑, 三校, 值班总编] }.`;

const DIFF_EXAMPLES = `
Examples:
  banxin diff edition.yaml@1 edition.yaml@2                     # from round 1 to round 2
  banxin diff edition.yaml@last edition.yaml --html diff.html   # what has changed since
  banxin diff edition.yaml@1 edition.yaml@2 --marks a03.yaml    # 核红

A file of marks holds CriticMarkup in lines of context:
  marks:
    - { story: manuscript/bridge.md, text: '在光{~~明~>华~~}路北口' }
    - { story: manuscript/bridge.md, text: '通车。{++¶++}当天' }       # part a paragraph; {--¶--} joins two
    - { story: manuscript/bridge.md, delete: 据了解，该桥 }
    - { story: manuscript/bridge.md, insert: 大桥全长1280米。, after: 昨天上午 }
    - { story: manuscript/bridge.md, photo: images/old.jpg, now: images/new.jpg }
Exit code 1 where a mark was not carried out or something was changed that no one asked for.`;
