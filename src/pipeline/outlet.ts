/**
 * What every kind of PDF has in common on its way out: pages come one at a time, a file is whole or not there. Knows no kind.
 */
import type { Diagnostic } from '../base/index.ts';
import type { LayoutHead } from '../layout/types.ts';
import { type Bookmark, openPress, type PressOptions, type PressProfile } from '../press/index.ts';
import type { BuildOptions } from '../pipeline.ts';
import type { Edition } from '../story/types.ts';
import type { Fonts } from './fonts.ts';
import type { MadePage } from './pages.ts';
import type { Prepared } from './prepare.ts';
import type { Reporter } from './report.ts';

/** What pressing an edition takes. */
export interface Deliver {
  readonly options: BuildOptions;
  readonly edition: Edition;
  readonly prepared: Prepared;
  readonly fonts: Fonts;
  readonly reporter: Reporter;
  /** Errors for pages that lack a signature that the paper demands before print; to be asked once all pages are made. */
  readonly unsigned: () => readonly Diagnostic[];
}

/** What all deliverables of one build share. `head` and `bookmarks` grow while pages flow: read them in `finish`. */
export interface Shared extends Deliver {
  readonly head: LayoutHead;
  readonly bookmarks: readonly Bookmark[];
}

/** One deliverable on its way. Every page is given once, in order. */
export interface Outlet {
  take(one: MadePage): Promise<void>;
  /** After the last page: what was found while it was painted. Its file is still under its temporary name. */
  finish(): Promise<readonly Diagnostic[]>;
  /** The file takes its name, or, where an error was found, is thrown away. */
  settle(good: boolean): Promise<void>;
}

/** One PDF of all pages. */
export function onePdf(name: string, profile: PressProfile, shared: Shared, options: PressOptions = {}): Outlet {
  const { head, fonts, prepared, bookmarks } = shared;
  const file = shared.options.sink.open(name);
  const pressing = openPress(head, fonts.book, prepared.shelf, profile, (chunk) => file.write(chunk), {
    bookmarks,
    folios: shared.edition.pages.flatMap(({ folios }) => folios),
    ...options,
  });
  return {
    take: ({ page }) => pressing.take(page),
    finish: async () => (await pressing.finish()).diagnostics,
    settle: (good) => (good ? file.commit() : file.discard()),
  };
}

/** Several files that are one deliverable: all of them, or none. */
export function together(outlets: readonly Outlet[]): Outlet {
  return {
    take: async (one) => {
      for (const outlet of outlets) await outlet.take(one);
    },
    finish: async () => {
      const found: Diagnostic[] = [];
      for (const outlet of outlets) found.push(...(await outlet.finish()));
      return found;
    },
    settle: async (good) => {
      for (const outlet of outlets) await outlet.settle(good);
    },
  };
}

/** A deliverable that cannot be made, and why; an older one of its names goes. */
export function stopped(names: readonly string[], why: readonly Diagnostic[], { options }: Shared): Outlet {
  return {
    take: async () => undefined,
    finish: async () => why,
    settle: async () => {
      for (const name of names) await options.sink.open(name).discard();
    },
  };
}
