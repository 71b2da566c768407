/**
 * A newspaper's folder made for one test: files by path come in, what the public build() leaves of it goes out; the folder is gone afterwards.
 */
import { rmSync } from 'node:fs';
import path from 'node:path';
import type { Diagnostic } from '../../src/base/index.ts';
import { hostOf } from '../../src/cli/host.ts';
import { validateEdition, validatePaper, validateStory } from '../../src/cli/validate.ts';
import { build, type BuildOptions, type BuildResult } from '../../src/pipeline.ts';
import { type Files, folderOf } from './folder.ts';

/** What a sink was asked to do, in order: `open print.pdf`, `discard print.pdf`, … and the bytes of what was committed. */
export interface Left {
  readonly result: BuildResult;
  readonly asked: readonly string[];
  readonly files: ReadonlyMap<string, Buffer>;
  readonly progress: readonly { readonly stage: string; readonly done: number; readonly total: number }[];
  /** `a.md:3:7 error overset` of each finding. */
  readonly said: readonly string[];
}

/** Builds `edition.yaml` of these files. */
export async function published(files: Files, over: Partial<BuildOptions> = {}): Promise<Left> {
  const root = folderOf(files);
  try {
    return await left(path.join(root, 'edition.yaml'), over);
  } finally {
    rmSync(root, { recursive: true });
  }
}

async function left(editionPath: string, over: Partial<BuildOptions>): Promise<Left> {
  const asked: string[] = [];
  const written = new Map<string, Buffer>();
  const progress: Left['progress'][number][] = [];
  const sink: BuildOptions['sink'] = {
    open: (name) => {
      const chunks: Buffer[] = [];
      asked.push(`open ${name}`);
      return {
        write: (chunk) => void chunks.push(Buffer.from(chunk as Uint8Array)),
        commit: async () => {
          asked.push(`commit ${name}`);
          written.set(name, Buffer.concat(chunks));
        },
        discard: async () => void asked.push(`discard ${name}`),
      };
    },
  };
  const result = await build({
    editionPath,
    outputs: ['print'],
    emit: [],
    host: hostOf(process.env),
    validate: { edition: validateEdition, paper: validatePaper, story: validateStory },
    sink,
    progress: (event) => void progress.push(event),
    ...over,
  });
  return { result, asked, files: written, progress, said: result.diagnostics.map(called) };
}

const called = ({ file, line, column, severity, code }: Diagnostic): string => `${file}:${line}:${column} ${severity} ${code}`;

/** A story of `paragraphs` of some sixty characters. */
export const story = (title: string, paragraphs = 3): string => {
  const one =
    '铅字一枚一枚排进版里，一行排满再排一行，排成一块块活版，打成纸型，铸成铅版，上机开印，天亮以前报纸就到了读者的手里。';
  return `---\ntitle: ${title}\n---\n\n${Array.from({ length: paragraphs }, () => one).join('\n\n')}\n`;
};

/** `edition.yaml` with one entry a page: folio, then the stories' files. */
export const edition = (pages: Readonly<Record<string, readonly string[]>>, template = 'tabloid-feature'): string =>
  `date: 2026-11-22\nnumber: 7\npages:\n${Object.entries(pages)
    .map(
      ([folio, stories]) =>
        `  - folio: ${folio}\n    section: 要闻\n    template: ${template}\n    stories: [${stories.join(', ')}]\n`,
    )
    .join('')}`;

export const paper = 'name: 排字报\nformat: tabloid\n';
