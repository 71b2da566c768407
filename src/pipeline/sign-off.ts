/**
 * Sign-off before print: a page that the paper's roles have not signed as it looks now is an error, so no print file is left. Reads the store beside the
 * edition; writes nothing.
 */
import { dirname, join } from 'node:path';
import { diagnose, type Diagnostic } from '../base/index.ts';
import type { BuildOptions } from '../pipeline.ts';
import { standingOf } from '../proof/sign.ts';
import { issueFolder, readSignatures, type Signature, signaturesFile } from '../proof/store.ts';
import type { Edition } from '../story/types.ts';
import type { PageRecord } from './changes.ts';

/** Error `unsigned` for each page that lacks a signature that the paper demands (`proof: { requires }`); `signatures` where a file is no good. */
export function unsigned(options: BuildOptions, edition: Edition, source: string, rows: readonly PageRecord[]): Diagnostic[] {
  const { requires } = edition.paper.proof;
  return rows.flatMap(({ page, looks }): Diagnostic[] => {
    const where = edition.pages.find(({ folios }) => folios.join('-') === page)!.span;
    const found = signaturesOf(options, edition, page);
    if (typeof found === 'string') return [diagnose('error', 'signatures', `${page}: ${found}`, where, source)];
    const { missing, lost } = standingOf(page, looks, found, requires);
    if (missing.length === 0) return [];
    const changed = missing.filter((role) => lost.some((one) => one.role === role));
    const why = changed.length > 0 ? `; ${changed.join(', ')} signed it before it changed` : '';
    const message = `${page} is not signed by ${missing.join(', ')}${why}: banxin proof ${edition.file} --sign ROLE --name NAME --pages ${page}`;
    return [diagnose('error', 'unsigned', message, where, source)];
  });
}

/** A page's signatures; a text says why the file cannot be used. */
export function signaturesOf(
  { editionPath, host, validate }: BuildOptions,
  edition: Pick<Edition, 'date' | 'variant'>,
  page: string,
): readonly Signature[] | string {
  const file = `${issueFolder(edition)}/${signaturesFile(page)}`;
  const path = join(dirname(editionPath), file);
  if (!host.exists(path)) return [];
  const read = readSignatures(host.readText(path) ?? '', validate?.signatures ?? (() => undefined));
  return 'unusable' in read ? `${file} ${read.unusable}` : read.signatures;
}
