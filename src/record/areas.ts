/**
 * Frames of a page in, the area of each story and each picture out, as polygons of upright and level sides. A story's polygons cover each of its glyphs, and no
 * two stories' polygons overlap. Knows nothing of files.
 */
import type { Rect } from '../base/index.ts';
import type { Frame, Page } from '../layout/types.ts';
import { type AdvanceOf, characterBoxes, union } from './boxes.ts';
import { outlines } from './outlines.ts';

/** A corner, pt. */
export type Point = readonly [x: number, y: number];

/** What lies where on a page. */
export interface Area {
  /** Story id of the Layout, or null for an advertisement. */
  readonly story: string | null;
  readonly kind: 'story' | 'picture' | 'advertisement';
  /** Block of a picture; frame of an advertisement. */
  readonly of: string | null;
  readonly polygons: readonly (readonly Point[])[];
}

/** Areas of a page: stories in reading order, then pictures and advertisements. */
export function areasOf(page: Page, advance: AdvanceOf): Area[] {
  const frames = [...page.frames].sort((a, b) => a.order - b.order);
  const own = frames.filter((frame) => frame.story !== null && !frame.paths && !isAdvertisement(frame));
  const stories = [...new Set(own.map(({ story }) => story!))];
  const claims = stories.map((story) =>
    own.filter((frame) => frame.story === story).flatMap((frame) => claimsOf(frame, page, advance)),
  );
  // Advertisements hold their places too, so that no story closes over one.
  const ads = frames.filter(isAdvertisement).map(({ rect }) => [within(rect, page)]);
  const regions = new Regions(page, [...claims, ...ads]).settle();
  return [
    ...stories.map((story, i): Area => ({ story, kind: 'story', of: null, polygons: regions[i]! })),
    ...frames.flatMap((frame): Area[] => {
      if (isAdvertisement(frame)) return [{ story: null, kind: 'advertisement', of: frame.id, polygons: [corners(frame.rect)] }];
      if (!frame.picture || frame.story === null) return [];
      return [{ story: frame.story, kind: 'picture', of: frame.block, polygons: [corners(frame.rect)] }];
    }),
  ];
}

const isAdvertisement = ({ role }: Frame): boolean => role === 'advertisement';

/** Pictures as they stand, text by its glyphs line by line; nothing beyond the page. */
function claimsOf({ picture, lines, rect }: Frame, page: Page, advance: AdvanceOf): Rect[] {
  const rects = picture
    ? [rect]
    : (lines ?? []).flatMap((line) => {
        const boxes = line.runs.flatMap((run) => characterBoxes(line, run, advance).map((box) => box.rect));
        return boxes.length > 0 ? [union(boxes)] : [];
      });
  return rects.map((one) => within(one, page)).filter(({ width, height }) => width > 0 && height > 0);
}

function within({ x, y, width, height }: Rect, page: Page): Rect {
  const [left, top] = [Math.max(0, x), Math.max(0, y)];
  return { x: left, y: top, width: Math.min(page.width, x + width) - left, height: Math.min(page.height, y + height) - top };
}

const corners = ({ x, y, width, height }: Rect): Point[] => [
  [x, y],
  [x + width, y],
  [x + width, y + height],
  [x, y + height],
];

const FREE = -1;

/**
 * The page as cells between all edges of all claims. A cell that a story's glyphs need is that story's; free cells go to the story that alone reaches across
 * them, so that lines, columns and pictures of one story grow together.
 */
class Regions {
  readonly #xs: readonly number[];
  readonly #ys: readonly number[];
  readonly #cells: Int16Array;
  readonly #claims: readonly (readonly Rect[])[];

  constructor(page: Page, claims: readonly (readonly Rect[])[]) {
    this.#claims = claims;
    const all = claims.flat();
    this.#xs = edges([0, page.width, ...all.flatMap(({ x, width }) => [x, x + width])]);
    this.#ys = edges([0, page.height, ...all.flatMap(({ y, height }) => [y, y + height])]);
    this.#cells = new Int16Array((this.#xs.length - 1) * (this.#ys.length - 1)).fill(FREE);
  }

  settle(): Point[][][] {
    // The first to need a cell has it: where glyphs of two stories share one, no picture of it could be right for both.
    this.#claims.forEach((rects, story) => rects.forEach((rect) => this.#take(rect, story)));
    const bounds = this.#claims.map(union);
    bounds.forEach((rect, story) => this.#takeAlone(rect, story, bounds));
    this.#bridge();
    return this.#claims.map((_, story) => outlines(this.#cells, this.#xs, this.#ys, story));
  }

  get #across(): number {
    return this.#xs.length - 1;
  }

  #take(rect: Rect, story: number): void {
    this.#each(rect, (at) => {
      if (this.#cells[at] === FREE) this.#cells[at] = story;
    });
  }

  /** Free cells within a story's bounds and within no other's. */
  #takeAlone(rect: Rect, story: number, bounds: readonly Rect[]): void {
    this.#each(rect, (at, column, row) => {
      if (this.#cells[at] !== FREE) return;
      const [x, y] = [this.#xs[column]!, this.#ys[row]!];
      const others = bounds.some(
        (other, i) => i !== story && x >= other.x && x < other.x + other.width && y >= other.y && y < other.y + other.height,
      );
      if (!others) this.#cells[at] = story;
    });
  }

  #each({ x, y, width, height }: Rect, visit: (at: number, column: number, row: number) => void): void {
    const [left, right] = [indexOf(this.#xs, x), indexOf(this.#xs, x + width)];
    const [top, foot] = [indexOf(this.#ys, y), indexOf(this.#ys, y + height)];
    for (let row = top; row < foot; row++)
      for (let column = left; column < right; column++) visit(row * this.#across + column, column, row);
  }

  /** Free cells between two cells of one story, down a column and then along a row, until none is left. */
  #bridge(): void {
    const down = this.#ys.length - 1;
    for (let changed = true; changed;) {
      changed = false;
      for (let column = 0; column < this.#across; column++) changed = this.#join(column, this.#across, down) || changed;
      for (let row = 0; row < down; row++) changed = this.#join(row * this.#across, 1, this.#across) || changed;
    }
  }

  #join(from: number, step: number, count: number): boolean {
    let last = FREE;
    let lastAt = 0;
    let changed = false;
    for (let i = 0; i < count; i++) {
      const owner = this.#cells[from + i * step]!;
      if (owner === FREE) continue;
      if (owner === last && i - lastAt > 1) {
        for (let k = lastAt + 1; k < i; k++) this.#cells[from + k * step] = owner;
        changed = true;
      }
      [last, lastAt] = [owner, i];
    }
    return changed;
  }
}

const edges = (values: readonly number[]): number[] => [...new Set(values)].sort((a, b) => a - b);

/** Place of an edge that is there. */
function indexOf(values: readonly number[], value: number): number {
  let [low, high] = [0, values.length - 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (values[middle]! < value) low = middle + 1;
    else high = middle;
  }
  return low;
}
