/**
 * The faces of an edition: Banxin's roles, and over them the newspaper's own fonts.yaml where it has one.
 */
import { join } from 'node:path';
import { diagnose, type Diagnostic, type Outcome, outcome, type Span } from '../base/index.ts';
import { defaultRoles, mergeRoles, openFontBook, readRoles } from '../font/index.ts';
import type { FontBook, FontChoice, FontRoles } from '../font/types.ts';
import type { Edition } from '../story/types.ts';
import type { BuildHost } from '../pipeline.ts';
import { kept } from './workshop.ts';

/** The faces of an edition. */
export interface Fonts {
  readonly book: FontBook;
  /** How to open the same book again elsewhere. */
  readonly roles: FontRoles;
}

/** Opens them; with a workshop only when something about them has changed. Codes: those of openFontBook, and schema for a fonts.yaml. */
export async function openFonts(edition: Pick<Edition, 'root' | 'paper'>, host: BuildHost): Promise<Outcome<Fonts>> {
  const file = edition.paper.fonts;
  const source = file === null ? undefined : host.readText(join(edition.root, file));
  return kept(host.workshop, 'fonts', [edition.root, host.cacheDir, host.fonts, file, source], () =>
    opened(edition.root, file, source, host),
  );
}

async function opened(
  root: string,
  file: string | null,
  source: string | undefined,
  { cacheDir, fonts }: Pick<BuildHost, 'cacheDir' | 'fonts'>,
): Promise<Outcome<Fonts>> {
  const shipped = await defaultRoles();
  const own = file !== null && source !== undefined ? await readRoles(source, file) : undefined;
  const roles = own ? mergeRoles(shipped, own.value) : shipped;
  const book = await openFontBook(roles, {
    root,
    ...(cacheDir ? { cacheDir } : {}),
    ...(fonts === undefined ? {} : { kept: fonts }),
    ...(file !== null && source !== undefined ? { from: { file, source } } : {}),
  });
  const empty = Object.keys(roles).filter((role) => book.value.role(role).length === 0);
  const without = empty.map((role) =>
    diagnose(
      'error',
      'font-missing',
      `no face of font role “${role}” could be opened: name one in fonts.yaml`,
      file ?? 'fonts/fonts.yaml',
    ),
  );
  const held = own && file !== null && source !== undefined ? licences(book.value, own.value, file, source) : [];
  return outcome({ book: book.value, roles }, [...(own?.diagnostics ?? []), ...book.diagnostics, ...without, ...held]);
}

/** Faces of the newspaper's own whose licence bits keep them out of a PDF: no page can be made with them. Banxin's are free. */
function licences(book: FontBook, own: FontRoles, file: string, source: string): Diagnostic[] {
  const told = new Set<string>();
  return Object.entries(own).flatMap(([role, choices]) =>
    book.role(role).flatMap((face, i) => {
      if (face.embeddable || told.has(face.id)) return [];
      told.add(face.id);
      const { where } = (choices[i] ?? choices[0]) as FontChoice & { readonly where?: Span };
      const message = `${face.file}: its licence (fsType in OS/2) forbids embedding it in a PDF, or a part of it: take another face, or a copy that you have the right to embed`;
      return [diagnose('error', 'font-licence', message, where ?? file, source)];
    }),
  );
}
