/**
 * An edition's folder in, what the public build() makes of it out: the PDF, the Layout, the dummy, the report, all in memory. The host is
 * the command line's own.
 */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Diagnostic } from '../../src/base/index.ts';
import { hostOf } from '../../src/cli/host.ts';
import { validateEdition, validatePaper, validateStory } from '../../src/cli/validate.ts';
import { defaultRoles, openFontBook } from '../../src/font/index.ts';
import type { Face, FontBook } from '../../src/font/types.ts';
import type { Layout, Page } from '../../src/layout/types.ts';
import { build, type BuildSink } from '../../src/pipeline.ts';
import type { PagePlan } from '../../src/plan/types.ts';
import { readManuscript } from '../../src/read/index.ts';
import type { Manuscript } from '../../src/read/types.ts';

export const repository = fileURLToPath(new URL('../..', import.meta.url));

/** What a sink was left with: names of finished files and their bytes. */
export class Shelf implements BuildSink {
  readonly files = new Map<string, Buffer>();

  open(name: string) {
    const chunks: Buffer[] = [];
    return {
      write: (chunk: Uint8Array | string): void => void chunks.push(Buffer.from(chunk as Uint8Array)),
      commit: async (): Promise<void> => void this.files.set(name, Buffer.concat(chunks)),
      discard: async (): Promise<void> => void this.files.delete(name),
    };
  }
}

/** The build of an edition, and what it left behind. `env`: the environment that the host is made for. */
export async function buildFolder(
  root: string,
  emit: readonly string[] = ['layout', 'plan'],
  env: NodeJS.ProcessEnv = process.env,
  pages?: string,
) {
  const shelf = new Shelf();
  const result = await build({
    editionPath: path.join(root, 'edition.yaml'),
    ...(pages === undefined ? {} : { pages }),
    outputs: ['print'],
    emit,
    host: hostOf(env),
    validate: { edition: validateEdition, paper: validatePaper, story: validateStory },
    sink: shelf,
  });
  return { ...result, files: shelf.files };
}

/** A page with all that a test wants to know of it. */
export interface Built {
  readonly name: string;
  readonly diagnostics: readonly Diagnostic[];
  readonly layout: Layout;
  readonly page: Page;
  readonly plan: PagePlan;
  readonly pdf: Uint8Array;
  readonly manuscript: Manuscript;
  readonly face: (id: string) => Face;
}

/** Builds one page of an edition (all of an edition of one page), which has to succeed; says what was found when it does not. */
export async function buildOnePage(name: string, root: string, pages?: string): Promise<Built> {
  const { ok, diagnostics, files } = await buildFolder(root, undefined, undefined, pages);
  if (!ok) throw new Error(`${name} does not build:\n${diagnostics.map(said).join('\n')}`);
  const layout = JSON.parse(files.get('layout.json')!.toString('utf8')) as Layout;
  const plan = (JSON.parse(files.get('plan.json')!.toString('utf8')) as { pages: PagePlan[] }).pages[0]!;
  const story = layout.stories[0]!.file;
  const { value: manuscript } = await readManuscript(readFileSync(path.join(root, story), 'utf8'), story);
  return {
    name,
    diagnostics,
    layout,
    page: layout.pages[0]!,
    plan,
    pdf: files.get('print.pdf')!,
    manuscript,
    face: await faces(),
  };
}

/** A diagnostic as one line: `a.md:3:7 error image-missing …`. */
export const said = ({ file, line, column, severity, code, message }: Diagnostic): string =>
  `${file}:${line}:${column} ${severity} ${code} ${message}`;

let opened: Promise<FontBook> | undefined;
/** Banxin's own fonts, opened once. */
export async function fontBook(): Promise<FontBook> {
  const { cacheDir } = hostOf(process.env);
  const open = async () =>
    (await openFontBook(await defaultRoles(), { root: repository, ...(cacheDir ? { cacheDir } : {}) })).value;
  return (opened ??= open());
}

/** Faces by their ids in the Layout. */
export async function faces(): Promise<(id: string) => Face> {
  const byId = new Map((await fontBook()).faces.map((face) => [face.id, face]));
  return (id) => {
    const face = byId.get(id);
    if (!face) throw new Error(`the Layout names a face ${id} that no role has`);
    return face;
  };
}
