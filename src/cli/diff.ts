/**
 * `banxin diff`: two rounds, editions or Layouts → what changed, as a table on the terminal, JSON or HTML; with marks, what became of each (核红).
 */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parse, YAMLParseError } from 'yaml';
import type { MarksFile } from '../../schemas/marks.ts';
import { differences } from '../proof/differences.ts';
import { diffHtml, KINDS, placeSaid } from '../proof/html.ts';
import { reviseCheck, type Revises } from '../proof/revises.ts';
import type { Difference, Snapshot } from '../proof/types.ts';
import { deliverablesIn } from './deliverables.ts';
import { EXIT, UsageError } from './io.ts';
import type { ExitCode, Io } from './io.ts';
import { snapshotAt } from './refs.ts';
import { storeOf } from './rounds.ts';
import { fitsMarks } from './validate.ts';

/** `banxin diff`, its options checked. */
export interface DiffCommand {
  readonly from: string;
  readonly to: string;
  readonly pages?: string;
  readonly variant?: string;
  /** File of marks that the first side had. */
  readonly marks?: string;
  /** File to write. */
  readonly html?: string;
  /** PDF to write: the pages as they are now, with marks. */
  readonly pdf?: string;
  readonly json: boolean;
}

/** Compares. Differences are no error; a mark that was not carried out is one. */
export async function runDiff(command: DiffCommand, io: Io): Promise<ExitCode> {
  if (command.pdf !== undefined && !/\.ya?ml$/i.test(command.to))
    throw new UsageError(`--pdf marks the pages as they are now: give the edition file as the second, not ${command.to}`);
  const marks = command.marks === undefined ? undefined : marksAt(command.marks);
  const old = await snapshotAt(command.from, command, io);
  const now = old && (await snapshotAt(command.to, command, io));
  if (!old || !now) return EXIT.errors;
  const found = differences(old, now);
  const revises = marks && reviseCheck(old, marks.marks, now);
  if (command.html !== undefined) await writeHtml(command, command.html, old, now, io);
  if (command.pdf !== undefined) await writePdf(command, command.pdf, old, now, io);
  if (command.json) io.stdout(`${JSON.stringify(document(command, found, revises), null, 1)}\n`);
  else tell(old, now, found, revises, io);
  const open = revises?.verdicts.some(({ verdict }) => verdict !== 'done') || (revises?.unasked.length ?? 0) > 0;
  return open ? EXIT.errors : EXIT.done;
}

function marksAt(file: string): MarksFile {
  if (!existsSync(file)) throw new UsageError(`there is no file ${file}`);
  let value: unknown;
  try {
    value = parse(readFileSync(file, 'utf8'));
  } catch (error) {
    if (error instanceof YAMLParseError) throw new UsageError(`${file} is not YAML: ${error.message.split('\n')[0]}`);
    throw error;
  }
  const wrong = fitsMarks(value);
  if (wrong !== undefined)
    throw new UsageError(`${file}: ${wrong}; a mark is { story: manuscript/a.md, text: '在光{~~明~>华~~}路北口' }`);
  return value as MarksFile;
}

const document = ({ from, to }: DiffCommand, list: readonly Difference[], revises: Revises | undefined) => ({
  format: 'banxin/diff/1',
  from,
  to,
  differences: list,
  ...(revises ? { revises } : {}),
});

async function writeHtml({ from, to }: DiffCommand, file: string, old: Snapshot, now: Snapshot, io: Io): Promise<void> {
  const files = deliverablesIn(path.dirname(file));
  try {
    const out = files.open(path.basename(file));
    for (const piece of diffHtml(old, now, from, to)) out.write(piece);
    await out.commit();
  } finally {
    files.settle([path.basename(file)]);
  }
  io.stderr(`${file}\n`);
}

async function writePdf(
  { to, pages, variant, json }: DiffCommand,
  file: string,
  old: Snapshot,
  now: Snapshot,
  io: Io,
): Promise<void> {
  const { pressProof } = await import('./proof-pdf.ts');
  const store = storeOf(to, { date: now.date, ...(variant === undefined ? {} : { variant }) });
  const narrowed = { ...(pages === undefined ? {} : { pages }), ...(variant === undefined ? {} : { variant }) };
  if (await pressProof({ edition: to, file, store, requires: [], since: { old, now }, json, ...narrowed }, io))
    io.stderr(`${file}\n`);
}

function tell(old: Snapshot, now: Snapshot, list: readonly Difference[], revises: Revises | undefined, io: Io): void {
  const changed = list.filter(({ kind }) => kind !== 'reflowed');
  for (const one of changed) io.stdout(`${line(one)}\n`);
  const reflowed = list.length - changed.length;
  const common = old.stories.some(({ id, file }) => now.stories.some((other) => other.id === id || other.file === file));
  const nothing = common || old.stories.length === 0 ? '' : '; the two have no story in common';
  io.stderr(`${changed.length} changes, ${reflowed} paragraphs only reflowed${nothing}\n`);
  if (!revises) return;
  for (const { mark, verdict, asked, found } of revises.verdicts)
    io.stdout(`mark ${mark + 1}: ${verdict}${verdict === 'done' ? '' : `: asked for ${shown(asked)}, found ${shown(found)}`}\n`);
  for (const one of revises.unasked) io.stdout(`not asked for: ${line(one)}\n`);
}

const WIDEST = 36;
const shown = (text: string): string => {
  const plain = text.replaceAll('\n', ' ¶ ');
  return plain === '' ? '∅' : `“${plain.length > WIDEST ? `${plain.slice(0, WIDEST)}…` : plain}”`;
};

/** `d3 改字 A03 2栏 12行 “明” → “华” (标题)`. */
function line({ id, kind, old, now, before, after, title }: Difference): string {
  const where = placeSaid(after) || placeSaid(before);
  return [id, KINDS[kind], where, `${shown(old)} → ${shown(now)}`, `(${title})`].filter(Boolean).join('  ');
}
