/**
 * Whether the page with the nameplate has what it must: the compulsory imprint before layout, and type that nothing on the page outgrows after it (N10).
 */
import { join } from 'node:path';
import { type Diagnostic, diagnose } from '../base/index.ts';
import type { Page } from '../layout/types.ts';
import type { DateWords } from '../story/calendar.ts';
import { checkImprint } from '../story/imprint.ts';
import type { Host } from '../story/index.ts';
import type { Edition } from '../story/types.ts';
import type { Prepared, PreparedPage } from './prepare.ts';

const hasNameplate = ({ form }: PreparedPage): boolean => 'nameplate' in form && form.nameplate === true;

/** Faults of the imprint; `host` reads the files that it is typed in again, for places. */
export function imprintFaults(edition: Edition, prepared: Prepared, words: DateWords, host: Host): Diagnostic[] {
  const sourceOf = (file: string): string => host.readText(join(edition.root, file)) ?? '';
  return checkImprint(edition, words, sourceOf, prepared.pages.find(hasNameplate)?.page.span);
}

/** N10: error `N10` where type of the page is as large as its nameplate. */
export function nameplateFaults(page: Page, prepared: PreparedPage): Diagnostic[] {
  if (!hasNameplate(prepared)) return [];
  const sizes = (of: 'furniture' | 'matter'): number =>
    Math.max(
      0,
      ...page.frames
        .filter(({ role }) => (role === 'furniture') === (of === 'furniture'))
        .flatMap((frame) => (frame.lines ?? []).flatMap(({ runs }) => runs.map(({ size }) => size))),
    );
  const [nameplate, largest] = [sizes('furniture'), sizes('matter')];
  if (nameplate > largest) return [];
  const message =
    nameplate === 0
      ? `N10: the template has the nameplate of a front page and sets none`
      : `N10: type of ${largest} pt stands on a page whose nameplate is ${nameplate} pt; it must be the largest: take a headline of lower weight, or a larger nameplate`;
  return [{ ...diagnose('error', 'N10', message, prepared.page.span.file), page: page.folios.join('-') }];
}
