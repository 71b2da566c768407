/** 版序 as typed come in (`A04`, `A04-A05`), single folios and selections of pages go out. Nothing is read here. */
import { type Diagnostic, type Outcome, diagnose, outcome } from '../base/index.ts';
import type { Edition, EditionPage } from './types.ts';

interface Folio {
  readonly letter: string;
  readonly number: number;
}

const single = /^([A-Z]?)(\d{1,3})$/;

function folioOf(text: string): Folio | undefined {
  const match = single.exec(text);
  return match === null ? undefined : { letter: match[1]!, number: Number(match[2]) };
}

/** `A04` → [A04]; `A04-A05` → [A04, A05]; undefined when it is neither, or the two do not follow one another. */
export function foliosOf(text: string): readonly string[] | undefined {
  const parts = text.split('-');
  const folios = parts.map(folioOf);
  if (parts.length > 2 || folios.some((folio) => folio === undefined)) return undefined;
  const [first, second] = folios;
  const facing = second === undefined || (second.letter === first!.letter && second.number === first!.number + 1);
  return facing ? parts : undefined;
}

/**
 * The edition with the chosen pages only, and the stories on them; a page whose story goes on on a chosen one stays, silent. `wanted`: folios, ranges of folios and page indices from 1, parted by
 * commas (`A01,A04-A05`); a folio is looked for before an index. What matches no page is an error `schema`.
 */
export function selectPages(edition: Edition, wanted: string): Outcome<Edition> {
  const chosen = new Set<EditionPage>();
  const diagnostics: Diagnostic[] = [];
  for (const part of wanted.split(',').map((text) => text.trim())) {
    const pages = pagesAt(edition, part);
    for (const page of pages) chosen.add(page);
    if (pages.length > 0) continue;
    const known = edition.pages.map((page) => page.folios.join('-')).join(', ');
    diagnostics.push(diagnose('error', 'schema', `no page “${part}” in this edition; it has ${known}`, edition.file));
  }
  const asked = [...chosen].flatMap(({ folios }) => folios);
  const handsOn = (page: EditionPage): boolean => page.entries.some(({ jump }) => jump && asked.includes(jump.folio));
  const pages = edition.pages.flatMap((page): EditionPage[] =>
    chosen.has(page) ? [page] : handsOn(page) ? [{ ...page, silent: true }] : [],
  );
  const stories = edition.stories.filter((story) => pages.some((page) => page.stories.includes(story.id)));
  return outcome({ ...edition, pages, stories }, diagnostics);
}

function pagesAt(edition: Edition, part: string): readonly EditionPage[] {
  const [from, to] = part.split('-').map(folioOf);
  if (from === undefined || (part.includes('-') && to === undefined)) return [];
  const last = to ?? from;
  const within = (text: string): boolean => {
    const folio = folioOf(text);
    return folio !== undefined && folio.letter === from.letter && folio.number >= from.number && folio.number <= last.number;
  };
  const found = edition.pages.filter((page) => page.folios.some(within));
  const index = from.letter === '' && to === undefined ? edition.pages[from.number - 1] : undefined;
  return found.length > 0 || index === undefined ? found : [index];
}
