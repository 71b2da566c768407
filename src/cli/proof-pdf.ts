/**
 * proof.pdf of an edition as it is now: its rounds, signatures and what changed since a snapshot, handed to a build. Writes that one file.
 */
import path from 'node:path';
import type { BuildSink } from '../pipeline.ts';
import type { ProofSettings } from '../pipeline/proof.ts';
import { differences } from '../proof/differences.ts';
import type { ChangeMark } from '../proof/page-marks.ts';
import type { Overlay, SheetName } from '../proof/choices.ts';
import { standingOf } from '../proof/sign.ts';
import type { Difference, Photo, Snapshot } from '../proof/types.ts';
import { deliverablesIn } from './deliverables.ts';
import { deskFindings } from './desk-findings.ts';
import { hostOf } from './host.ts';
import type { Io } from './io.ts';
import { roundAt, roundsIn, signaturesAt, storeOf } from './rounds.ts';
import { progressOn } from './tell.ts';
import { fitsSignatures, validateEdition, validatePaper, validateStory } from './validate.ts';
import { version } from './version.ts';

/** What to press. */
export interface ProofPdf {
  readonly edition: string;
  /** The file to write. */
  readonly file: string;
  readonly pages?: string;
  readonly variant?: string;
  readonly sheet?: SheetName;
  readonly overlays?: readonly Overlay[];
  /** The store of rounds. */
  readonly store: string;
  readonly requires: readonly string[];
  /** What stood before, and what stands now: their differences are marked. */
  readonly since?: { readonly old: Snapshot; readonly now: Snapshot };
  readonly json: boolean;
}

/** Presses the proof; true where the file is there. What is wrong with the pages has been told by who froze them. */
export async function pressProof(asked: ProofPdf, io: Io): Promise<boolean> {
  const { build } = await import('../pipeline.ts');
  const files = deliverablesIn(path.dirname(asked.file));
  const name = path.basename(asked.file);
  const progress = progressOn(io, asked.json);
  try {
    await build({
      editionPath: path.resolve(asked.edition),
      ...(asked.pages === undefined ? {} : { pages: asked.pages }),
      ...(asked.variant === undefined ? {} : { variant: asked.variant }),
      outputs: ['proof'],
      emit: [],
      host: hostOf(io.env),
      validate: { edition: validateEdition, paper: validatePaper, story: validateStory, signatures: fitsSignatures },
      sink: renaming(files, name),
      progress: progress.on,
      proof: { ...settingsOf(asked), findings: await deskFindings(asked.edition, io) },
    });
    return files.written.length > 0;
  } finally {
    progress.end();
    files.settle([name]);
  }
}

/** What a build puts on its proof: the rounds and signatures beside the edition, and what the copy desk finds. */
export async function proofOfBuild(edition: string, variant: string | undefined, io: Io): Promise<ProofSettings> {
  const { readEdition } = await import('../story/index.ts');
  const { value } = await readEdition(path.resolve(edition), hostOf(io.env), { variant });
  const { requires } = value.paper.proof;
  const findings = await deskFindings(edition, io);
  if (value.date === '') return { findings, version };
  return { ...settingsOf({ store: storeOf(edition, value), requires }), findings };
}

/** The build calls it proof.pdf. */
const renaming = (files: BuildSink, name: string): BuildSink => ({ open: () => files.open(name) });

function settingsOf({
  sheet,
  overlays,
  store,
  requires,
  since,
}: Pick<ProofPdf, 'sheet' | 'overlays' | 'store' | 'requires' | 'since'>): ProofSettings {
  const there = roundsIn(store);
  return {
    ...(sheet === undefined ? {} : { sheet }),
    ...(overlays === undefined ? {} : { overlays }),
    round: (page: string) => {
      const last = there.filter((one) => one.page === page).at(-1);
      return last && { round: last.round, by: roundAt(path.join(store, page, `round-${last.round}`, 'round.json')).by };
    },
    signatures: (page: string, looks: string) => {
      const { hold, missing } = standingOf(page, looks, signaturesAt(store, page), requires);
      const signed = hold.map(({ role, name, time }) => ({ role, signed: `${name} ${time.slice(0, 16).replace('T', ' ')}` }));
      return [...signed, ...missing.map((role) => ({ role, signed: '' }))];
    },
    changes: since ? changesOf(since.old, since.now) : [],
    version,
  };
}

function changesOf(old: Snapshot, now: Snapshot): ChangeMark[] {
  return differences(old, now)
    .filter(({ kind }) => kind !== 'reflowed')
    .map((difference) => {
      const photo = photoOf(difference, now);
      return { difference, ...(photo ? { photo } : {}) };
    });
}

const photoOf = ({ kind, after, story }: Difference, now: Snapshot): Photo | undefined =>
  kind.startsWith('picture')
    ? now.stories.find(({ id }) => id === story)?.photos.find(({ file }) => file === after?.block)
    : undefined;
