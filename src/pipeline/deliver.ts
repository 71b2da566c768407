/**
 * Pages to deliverables, each painted from the same frozen page while the pages flow; what errors stop leaves no file.
 */
import { archiveOutlet, screenOutlet } from './archive.ts';
import { sha256 } from './hash.ts';
import type { Layout, LayoutHead, Page } from '../layout/types.ts';
import type { PagePlan } from '../plan/types.ts';
import { type Bookmark, warmUp } from '../press/index.ts';
import type { OutputName } from '../pipeline.ts';
import type { Fonts } from './fonts.ts';
import type { MadePage } from './pages.ts';
import type { Deliver, Outlet, Shared } from './outlet.ts';
import { storiesOf } from './prepare.ts';
import { sourceIndexOf, sourcesOf } from './sources.ts';
import { printOutlet } from './print.ts';
import { proofOutlet } from './proof.ts';
import { recordOutlet } from './record.ts';
import { structureOf } from './structure.ts';
import { swatchesOf } from './swatches.ts';

/** Pages that an emitted stage needs; kept only when one was asked for. */
export interface Kept {
  readonly head: LayoutHead;
  readonly pages: readonly Page[];
  readonly plans: readonly PagePlan[];
}

/** What each name of `--for` makes. */
const OUTLETS: Readonly<Record<OutputName, (shared: Shared) => Outlet | Promise<Outlet>>> = {
  print: printOutlet,
  archive: archiveOutlet,
  screen: screenOutlet,
  proof: proofOutlet,
  record: recordOutlet,
};

/** Presses the pages as they come, into every deliverable that was asked for; what errors stop is discarded. */
export async function deliverAll(
  deliver: Deliver,
  made: AsyncIterable<MadePage>,
  emit: (kept: Kept) => Promise<void>,
): Promise<void> {
  warmUp();
  const { options, reporter } = deliver;
  const retold = new Map<string, string>();
  const head = headOf(deliver, retold);
  const kept: { head: LayoutHead; pages: Page[]; plans: PagePlan[] } = { head, pages: [], plans: [] };
  const keeps = options.emit.includes('layout') || options.emit.includes('plan');
  const bookmarks: Bookmark[] = [];
  const shared: Shared = { ...deliver, head, bookmarks };
  const outlets: Outlet[] = [];
  for (const name of options.outputs) outlets.push(await OUTLETS[name](shared));
  for await (const one of made) {
    if (keeps) kept.pages.push(one.page);
    if (keeps) kept.plans.push(one.plan);
    for (const { block, text } of one.retold) retold.set(block, text);
    bookmarks.push(...bookmarksOf(one));
    for (const outlet of outlets) await outlet.take(one);
  }
  // What one deliverable finds of itself stops that one; what was found of the pages stops all.
  const stopped = reporter.failed;
  const good: boolean[] = [];
  for (const outlet of outlets) {
    const found = await outlet.finish();
    reporter.add(found);
    good.push(!stopped && !found.some(({ severity }) => severity === 'error'));
  }
  await emit(kept);
  for (const [i, outlet] of outlets.entries()) await outlet.settle(good[i]!);
}

/** Each story that begins on the page, at its headline. */
function bookmarksOf({ page, stories }: MadePage): Bookmark[] {
  return stories.map(({ id, title }) => {
    const own = page.frames.filter(({ story }) => story === id);
    const headline = own.find(({ role }) => role === 'headline') ?? own[0];
    return { title, page: page.id, y: headline?.rect.y ?? page.grid.y };
  });
}

/** Everything of the Layout but its pages; `retold` has the blocks of which less is painted than typed, once the pages are made. Hashes are reckoned when they are read, so a build that writes no layout.json has none. */
function headOf({ edition, prepared, fonts, options }: Deliver, retold: ReadonlyMap<string, string>): LayoutHead {
  return {
    format: 'banxin/layout/1',
    edition: {
      date: edition.date,
      paper: edition.paper.name,
      ...(edition.number === undefined ? {} : { number: edition.number }),
      ...(edition.variant === undefined ? {} : { variant: edition.variant }),
    },
    sources: sourcesOf(edition).map(({ file, source }) => ({
      file,
      get sha256() {
        return sha256(source);
      },
    })),
    get faces() {
      return facesOf(fonts);
    },
    swatches: swatchesOf(edition.paper, options.host.workshop),
    get stories() {
      const manuscripts = new Map(edition.stories.map(({ id, manuscript }) => [id, manuscript]));
      const sourceIndex = sourceIndexOf(edition);
      return storiesOf(prepared).map((story): Layout['stories'][number] => ({
        id: story.id,
        file: story.file,
        blocks: story.texts.map(({ id, role, text, span }) => ({
          id,
          role,
          text: retold.get(id) ?? text,
          src: [sourceIndex(span.file), span.start, span.end],
        })),
        structure: structureOf(manuscripts.get(story.id)!, story.blocks, sourceIndex),
      }));
    },
  };
}

function facesOf({ book, roles }: Fonts): Layout['faces'] {
  const roleOf = (id: string): string => Object.keys(roles).find((role) => book.role(role)[0]?.id === id) ?? 'fallback';
  return book.faces.map((face) => ({
    id: face.id,
    file: face.file,
    sha256: face.sha256,
    index: face.index,
    upem: face.upem,
    role: roleOf(face.id),
  }));
}
