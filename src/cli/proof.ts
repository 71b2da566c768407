/**
 * `banxin proof`: freezes the pages of an edition under a round's number, takes signatures, and shows how each page stands. Decides nothing about pages.
 */
import { existsSync } from 'node:fs';
import path from 'node:path';
import type { Frozen } from '../pipeline/freeze.ts';
import { standingOf } from '../proof/sign.ts';
import type { Overlay, SheetName } from '../proof/choices.ts';
import { pageOf, type Round, together } from '../proof/store.ts';
import type { Snapshot } from '../proof/types.ts';
import { hostOf } from './host.ts';
import { EXIT, UsageError } from './io.ts';
import type { ExitCode, Io } from './io.ts';
import { roundAt, roundsIn, sign, signaturesAt, storeOf, writeRound } from './rounds.ts';
import { progressOn, tellDiagnostics } from './tell.ts';
import { fitsSignatures, validateEdition, validatePaper, validateStory } from './validate.ts';
import { version } from './version.ts';

/** `banxin proof`, its options checked. */
export interface ProofCommand {
  readonly edition: string;
  readonly pages?: string;
  readonly variant?: string;
  /** Freeze under this number; `next`: the first that is free on each page. */
  readonly round?: number | 'next';
  readonly by?: string;
  /** Sign in this role. */
  readonly sign?: string;
  readonly name?: string;
  /** Folder for proof.pdf. */
  readonly out?: string;
  readonly sheet?: SheetName;
  readonly overlays?: readonly Overlay[];
  readonly json: boolean;
}

/** Freezes, signs or shows. */
export async function runProof(command: ProofCommand, io: Io): Promise<ExitCode> {
  if (!existsSync(command.edition)) throw new UsageError(`there is no file ${command.edition}`);
  const frozen = await frozenNow(command, io);
  tellDiagnostics(io, frozen.diagnostics, command.json);
  const { snapshot } = frozen;
  if (!snapshot) return EXIT.errors;
  const store = storeOf(command.edition, frozen.issue);
  const before = lastRounds(store, command.round);
  if (command.round !== undefined) freezeRound(command, frozen, snapshot, store, io);
  if (command.sign !== undefined) signPages(command, frozen, snapshot, store, io);
  if (command.out !== undefined) return proofPdf(command, command.out, frozen, snapshot, store, before, io);
  if (command.round === undefined && command.sign === undefined) showStanding(command, frozen, snapshot, store, io);
  return EXIT.done;
}

/** The last round of each page before the one that is being frozen; null where there is none. */
function lastRounds(store: string, round: ProofCommand['round']): Snapshot | null {
  const last = new Map(
    roundsIn(store).flatMap((one) => (typeof round === 'number' && one.round >= round ? [] : [[one.page, one.round]])),
  );
  const rounds = [...last].map(([page, n]) => roundAt(path.join(store, page, `round-${n}`, 'round.json')).snapshot);
  return rounds.length > 0 ? together(rounds) : null;
}

async function proofPdf(
  command: ProofCommand,
  out: string,
  { requires }: Frozen,
  now: Snapshot,
  store: string,
  old: Snapshot | null,
  io: Io,
): Promise<ExitCode> {
  const { pressProof } = await import('./proof-pdf.ts');
  const { edition, pages, variant, sheet, overlays, json } = command;
  const file = path.join(out, 'proof.pdf');
  const asked = {
    edition,
    file,
    store,
    requires,
    json,
    ...(pages === undefined ? {} : { pages }),
    ...(variant === undefined ? {} : { variant }),
    ...(sheet === undefined ? {} : { sheet }),
    ...(overlays === undefined ? {} : { overlays }),
    ...(old ? { since: { old, now } } : {}),
  };
  if (!(await pressProof(asked, io))) return EXIT.errors;
  io.stdout(`${file}\n`);
  return EXIT.done;
}

/** The edition as it is now. */
export async function frozenNow(
  { edition, pages, variant, json }: Pick<ProofCommand, 'edition' | 'pages' | 'variant' | 'json'>,
  io: Io,
): Promise<Frozen> {
  const { freeze } = await import('../pipeline/freeze.ts');
  const progress = progressOn(io, json);
  try {
    return await freeze({
      editionPath: path.resolve(edition),
      ...(pages === undefined ? {} : { pages }),
      ...(variant === undefined ? {} : { variant }),
      host: hostOf(io.env),
      validate: { edition: validateEdition, paper: validatePaper, story: validateStory, signatures: fitsSignatures },
      progress: progress.on,
    });
  } finally {
    progress.end();
  }
}

function freezeRound(command: ProofCommand, { issue, copy }: Frozen, snapshot: Snapshot, store: string, io: Io): void {
  const there = roundsIn(store);
  const last = (page: string): number => Math.max(0, ...there.filter((one) => one.page === page).map(({ round }) => round));
  const rounds = snapshot.pages.map(({ page, looks }): Round & { looks: string } => {
    const round = command.round === 'next' ? last(page) + 1 : command.round!;
    const frozen = pageOf(snapshot, page);
    return { format: 'banxin/round/1', edition: issue, page, round, by: command.by ?? '', version, snapshot: frozen, looks };
  });
  const kept = rounds.filter(({ page, round }) => there.some((one) => one.page === page && one.round === round));
  for (const { page, round, snapshot: now } of kept) refuseOther(store, page, round, now);
  for (const { looks: _, ...round } of rounds.filter((one) => !kept.includes(one))) {
    const own = new Map(round.snapshot.stories.flatMap(({ file }) => (copy.has(file) ? [[file, copy.get(file)!] as const] : [])));
    io.stdout(`${writeRound(store, round, own)}\n`);
  }
  for (const { page, round } of kept) io.stderr(`${page}: round ${round} is there already, and the page is as it was\n`);
}

/** A round is never written over: it is what someone has read. */
function refuseOther(store: string, page: string, round: number, now: Snapshot): void {
  const was = roundAt(path.join(store, page, `round-${round}`, 'round.json')).snapshot;
  if (JSON.stringify(was.stories) === JSON.stringify(now.stories) && was.pages[0]?.looks === now.pages[0]?.looks) return;
  throw new UsageError(
    `round ${round} of ${page} is there already, and the page has changed since: take --round ${round + 1}, or --round next`,
  );
}

function signPages({ sign: role, name }: ProofCommand, { issue }: Frozen, snapshot: Snapshot, store: string, io: Io): void {
  const there = roundsIn(store);
  for (const { page, looks } of snapshot.pages) {
    const round = there.filter((one) => one.page === page).at(-1)?.round;
    const time = new Date().toISOString().replace(/\.\d+Z$/, 'Z');
    const signature = { role: role!, name: name!, ...(round === undefined ? {} : { round }), looks, version, time };
    io.stdout(`${sign(store, issue, page, signature)}\n`);
    io.stderr(`${page} signed by ${role} ${name} as it looks now (${looks.slice(0, 12)})\n`);
  }
}

function showStanding(command: ProofCommand, { requires }: Frozen, snapshot: Snapshot, store: string, io: Io): void {
  const there = roundsIn(store);
  const rows = snapshot.pages.map(({ page, looks }) => {
    const rounds = there.filter((one) => one.page === page).map(({ round }) => round);
    const standing = standingOf(page, looks, signaturesAt(store, page), requires);
    const last = rounds.length > 0 ? roundAt(path.join(store, page, `round-${rounds.at(-1)}`, 'round.json')) : undefined;
    const changed = last !== undefined && last.snapshot.pages[0]?.looks !== looks;
    return { ...standing, rounds, by: last?.by ?? '', changed };
  });
  if (command.json) return io.stdout(`${JSON.stringify({ format: 'banxin/standing/1', pages: rows }, null, 1)}\n`);
  for (const { page, rounds, by, changed, hold, lost, missing } of rows) {
    const said = [
      rounds.length === 0
        ? 'no round yet'
        : `round ${rounds.at(-1)}${by === '' ? '' : ` (${by})`}${changed ? ', changed since' : ''}`,
      ...hold.map(({ role, name }) => `${role} ${name} ✓`),
      ...lost.map(({ role, name }) => `${role} ${name} lost: the page changed`),
      ...missing.map((role) => `${role} missing`),
    ];
    io.stdout(`${page}  ${said.join(' · ')}\n`);
  }
}
