/**
 * What `diff` compares, by name: an edition as it is now, one of its rounds (`edition.yaml@2`), a frozen round, a Layout. Out: a snapshot.
 */
import { existsSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import type { Layout } from '../layout/types.ts';
import { looksOf } from '../pipeline/changes.ts';
import { snapshotOf } from '../proof/snapshot.ts';
import { together } from '../proof/store.ts';
import type { Snapshot } from '../proof/types.ts';
import { UsageError } from './io.ts';
import type { Io } from './io.ts';
import { frozenNow } from './proof.ts';
import { roundAt, roundsIn, storeOf } from './rounds.ts';
import { tellDiagnostics } from './tell.ts';

/** How a side may be narrowed. */
export interface Asked {
  readonly pages?: string;
  readonly variant?: string;
  readonly json: boolean;
}

const ROUND = /^(.+)@(\d{1,2}|last)$/;

/** The snapshot that a name stands for; null where faults of an edition stop it (they are told). */
export async function snapshotAt(name: string, asked: Asked, io: Io): Promise<Snapshot | null> {
  const round = ROUND.exec(name);
  if (round && existsSync(round[1]!)) return roundsOf(round[1]!, round[2]!, asked, io);
  if (!existsSync(name)) throw new UsageError(`there is no file or folder ${name}; a round is edition.yaml@2`);
  if (statSync(name).isDirectory()) return fromFolder(name);
  if (/\.ya?ml$/i.test(name)) return now(name, asked, io);
  return path.basename(name) === 'layout.json' ? fromLayout(name) : roundAt(name).snapshot;
}

async function now(edition: string, asked: Asked, io: Io): Promise<Snapshot | null> {
  const frozen = await frozenNow({ edition, ...asked }, io);
  tellDiagnostics(
    io,
    frozen.diagnostics.filter(({ severity }) => severity === 'error'),
    asked.json,
  );
  return frozen.snapshot;
}

/** Round n of every page that has it; `last`: the last of each. */
async function roundsOf(edition: string, n: string, asked: Asked, io: Io): Promise<Snapshot | null> {
  const { readEdition } = await import('../story/index.ts');
  const { hostOf } = await import('./host.ts');
  const options = asked.variant === undefined ? {} : { variant: asked.variant };
  const { value, diagnostics } = await readEdition(path.resolve(edition), hostOf(io.env), options);
  if (value.date === '') {
    tellDiagnostics(io, diagnostics, asked.json);
    return null;
  }
  const store = storeOf(edition, value);
  const all = roundsIn(store);
  const last = new Map(all.map(({ page, round }) => [page, round]));
  const wanted =
    n === 'last' ? [...last].map(([page, round]) => ({ page, round })) : all.filter(({ round }) => round === Number(n));
  if (wanted.length === 0) {
    const there = all.map(({ page, round }) => `${page} ${round}`).join(', ');
    throw new UsageError(
      `${edition} has no round ${n}${there === '' ? ': banxin proof --round 1 freezes the first' : `; there are ${there}`}`,
    );
  }
  return together(wanted.map(({ page, round }) => roundAt(path.join(store, page, `round-${round}`, 'round.json')).snapshot));
}

function fromFolder(folder: string): Snapshot {
  const round = path.join(folder, 'round.json');
  if (existsSync(round)) return roundAt(round).snapshot;
  const layout = LAYOUTS.map((name) => path.join(folder, name)).find((file) => existsSync(file));
  if (layout) return fromLayout(layout);
  throw new UsageError(`${folder} is neither a round nor a bag: there is no round.json and no layout.json in it`);
}

/** Where a build's folder and a bag keep the Layout. */
const LAYOUTS = ['layout.json', 'data/layout.json', 'data/layout/layout.json'];

function fromLayout(file: string): Snapshot {
  let layout: Layout;
  try {
    layout = JSON.parse(readFileSync(file, 'utf8')) as Layout;
  } catch {
    throw new UsageError(`${file} is no JSON: it was cut off or damaged`);
  }
  if (layout.format !== 'banxin/layout/1')
    throw new UsageError(`${file} is not of the format banxin/layout/1, but ${String(layout.format)}`);
  // A Layout alone knows a story by its file, and the looks of its pages by what is on them.
  return snapshotOf(layout, { lasting: () => undefined, looks: looksOf });
}
