/**
 * An edition as it stands now, as rounds compare it: its pages made up, nothing pressed. Faults that stop a page stop the snapshot; copy that is overset does not.
 */
import type { Diagnostic } from '../base/index.ts';
import type { Layout } from '../layout/types.ts';
import { build, type BuildOptions } from '../pipeline.ts';
import { snapshotOf } from '../proof/snapshot.ts';
import type { Issue } from '../proof/store.ts';
import type { Snapshot } from '../proof/types.ts';
import { readEdition } from '../story/index.ts';

/** What to freeze: a build without deliverables. */
export type FreezeOptions = Omit<BuildOptions, 'outputs' | 'emit' | 'sink' | 'record'>;

/** An issue frozen. */
export interface Frozen {
  /** Null where faults of the input left no page. */
  readonly snapshot: Snapshot | null;
  readonly issue: Issue;
  /** The finished Layout, for marks and overlays on its pages. */
  readonly layout: Layout | null;
  /** Files of the copy, from the root, and their text. */
  readonly copy: ReadonlyMap<string, string>;
  /** Roles that have to sign before print, as the paper says. */
  readonly requires: readonly string[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Makes the pages and freezes them. */
export async function freeze(options: FreezeOptions): Promise<Frozen> {
  const files = new Map<string, string>();
  const result = await build({
    ...options,
    outputs: [],
    emit: ['layout'],
    record: { before: undefined, wanted: true },
    sink: keeping(files),
  });
  const { value: edition } = await readEdition(options.editionPath, options.host, { variant: options.variant });
  const { file, date, variant } = edition;
  const issue: Issue = { file, date, ...(variant === undefined ? {} : { variant }) };
  const layout = files.has('layout.json') ? (JSON.parse(files.get('layout.json')!) as Layout) : null;
  const looks = new Map(result.pages.map((row) => [row.page, row.looks]));
  const lasting = new Map(edition.contents.map((content) => [content.file, content.lasting]));
  const snapshot =
    layout && snapshotOf(layout, { lasting: (name) => lasting.get(name), looks: ({ folios }) => looks.get(folios.join('-'))! });
  const copy = new Map(edition.stories.map(({ manuscript }) => [manuscript.file, manuscript.source]));
  return { snapshot, issue, layout, copy, requires: edition.paper.proof.requires, diagnostics: result.diagnostics };
}

function keeping(files: Map<string, string>): BuildOptions['sink'] {
  return {
    open: (name) => {
      const chunks: Buffer[] = [];
      return {
        write: (chunk) => void chunks.push(typeof chunk === 'string' ? Buffer.from(chunk, 'utf8') : Buffer.from(chunk)),
        commit: async () => void files.set(name, Buffer.concat(chunks).toString('utf8')),
        discard: async () => {},
      };
    },
  };
}
