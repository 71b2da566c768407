/**
 * A Layout in, what rounds are compared by out: each story's blocks with the lines that they stand in, and its pictures. Forgets glyphs and furniture.
 */
import type { Frame, Layout, Line, Page } from '../layout/types.ts';
import type { Block, Photo, Row, Snapshot, StoryText } from './types.ts';

/** What the Layout does not say of a story and a page. */
export interface Known {
  /** The story's own id, by its file. */
  readonly lasting: (file: string) => string | undefined;
  /** SHA-256 of all that is painted on a page. */
  readonly looks: (page: Page) => string;
}

/** Freezes a Layout for comparison. */
export function snapshotOf(layout: Layout, { lasting, looks }: Known): Snapshot {
  const rows = new Map<string, { rows: Row[]; size: number }>();
  const photos = new Map<string, Photo[]>();
  for (const page of layout.pages) for (const frame of page.frames) take(page, frame, rows, photos);
  const pages = layout.pages.map((page) => ({ page: nameOf(page), looks: looks(page), width: page.width, height: page.height }));
  const stories = layout.stories.map(({ id, file, blocks }): StoryText => {
    const set = blocks.map(({ id: block, role, text }): Block => ({
      id: block,
      role,
      text,
      size: 0,
      rows: [],
      ...rows.get(block),
    }));
    const own = photos.get(id) ?? [];
    const on = new Set([...set.flatMap((block) => block.rows.map(({ page }) => page)), ...own.map(({ page }) => page)]);
    const title =
      set
        .filter(({ role }) => role === 'headline')
        .map(({ text }) => text)
        .join('\u3000') || file;
    return {
      id: lasting(file) ?? file,
      file,
      title,
      pages: pages.map(({ page }) => page).filter((page) => on.has(page)),
      blocks: set,
      photos: own,
    };
  });
  return { paper: layout.edition.paper, date: layout.edition.date, pages, stories };
}

const nameOf = ({ folios }: Page): string => folios.join('-');

function take(page: Page, frame: Frame, rows: Map<string, { rows: Row[]; size: number }>, photos: Map<string, Photo[]>): void {
  const { story, block, role, lines, picture, rect } = frame;
  if (story === null || role === 'generated' || role === 'furniture') return;
  if (picture) {
    const { file, sha256 } = picture;
    const { x, y, width, height } = rect;
    photos.set(story, [...(photos.get(story) ?? []), { file, sha256, width, height, page: nameOf(page), x, y }]);
  }
  if (block === null || !lines) return;
  const known = rows.get(block) ?? { rows: [], size: 0 };
  for (const line of lines) {
    known.rows.push(rowOf(page, line));
    known.size ||= line.runs[0]?.size ?? 0;
  }
  rows.set(block, known);
}

function rowOf(page: Page, line: Line): Row {
  const { grid } = page;
  const size = line.runs[0]?.size ?? grid.em;
  const across = line.dir === 'ltr';
  const width = across ? line.measure : size;
  const x = across ? line.x : line.x - size / 2;
  const y = across ? line.baseline - 0.88 * size : line.baseline;
  const fold = grid.fold && x >= grid.x + grid.fold.after * (grid.chars + grid.gap) * grid.em ? grid.fold.gap - grid.gap : 0;
  const column = Math.max(
    1,
    Math.min(grid.columns, 1 + Math.floor(((x - grid.x) / grid.em - fold + 0.01) / (grid.chars + grid.gap))),
  );
  const text = line.runs.map((run) => run.text).join('');
  return { page: nameOf(page), column, n: line.n, text, x, y, width, height: across ? size : line.measure };
}
