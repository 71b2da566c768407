/**
 * The hand-over list: what lies under `pages/`, each file with its page, inks, hash, version and what it replaces; read back before new
 * ones are added. Written as JSON and as a table for people.
 */
import { diagnose, type Diagnostic, type Outcome, outcome } from '../base/index.ts';
import type { Handover } from '../../schemas/handover.ts';
import type { BuildSink } from '../pipeline.ts';

/** One file that was handed over. */
export type HandedOver = Handover['files'][number];

const FORMAT = 'banxin/handover/1';

/** The list as it stands; one that cannot be read is told and begun anew, and no file of it is touched. */
export function readHandover(bytes: Uint8Array | undefined): Outcome<readonly HandedOver[]> {
  if (!bytes) return outcome([]);
  try {
    const list = JSON.parse(Buffer.from(bytes).toString('utf8')) as Handover;
    const whole = list.format === FORMAT && list.files.every(({ file, stem, version, sha256 }) => file && stem && version > 0 && /^[0-9a-f]{64}$/.test(sha256)); // prettier-ignore
    if (whole) return outcome(list.files);
  } catch {
    // Told below.
  }
  return outcome<readonly HandedOver[]>([], [broken()]);
}

const broken = (): Diagnostic =>
  diagnose(
    'warning',
    'handover-broken',
    'pages/handover.json cannot be read: a new list is begun, versions go on after the files that are there',
    'pages/handover.json',
  );

/** Writes both. */
export async function writeHandover(sink: BuildSink, paper: string, files: readonly HandedOver[]): Promise<void> {
  const list: Handover = { format: FORMAT, paper, files };
  const json = sink.open('pages/handover.json');
  json.write(`${JSON.stringify(list, null, 1)}\n`);
  await json.commit();
  const text = sink.open('pages/handover.txt');
  text.write(tableOf(files));
  await text.commit();
}

const COLUMNS = ['date', 'page', 'version', 'file', 'inks', 'mm', 'bytes', 'sha256', 'replaces'];

function tableOf(files: readonly HandedOver[]): string {
  const rows = files.map((row) => [
    row.date,
    row.folio,
    String(row.version),
    row.file.replace(/^pages\//, ''),
    row.inks.join('+'),
    `${row.width}×${row.height}`,
    String(row.bytes),
    row.sha256,
    row.replaces?.replace(/^pages\//, '') ?? '-',
  ]);
  return [COLUMNS, ...rows].map((row) => `${row.join('\t')}\n`).join('');
}
