/**
 * The areas of the 数字报 package: each glyph of a story lies in that story's polygons, and no two stories' polygons overlap. On pages drawn at random, and on the sample.
 */
import { describe, expect, test } from 'vitest';
import type { Page } from '../../src/layout/types.ts';
import { type Area, areasOf, type Point } from '../../src/record/areas.ts';
import { characterBoxes } from '../../src/record/boxes.ts';
import { faces, repository } from '../support/build.ts';
import { random } from '../support/edit-script.ts';
import { recorded } from '../support/record.ts';

type Polygon = readonly Point[];

/** Whether a place lies within a polygon, by the crossings of a ray. */
function holds(polygon: Polygon, x: number, y: number): boolean {
  let inside = false;
  for (let i = 0, k = polygon.length - 1; i < polygon.length; k = i++) {
    const [[x1, y1], [x2, y2]] = [polygon[i]!, polygon[k]!];
    if (y1 > y !== y2 > y && x < x1 + ((y - y1) / (y2 - y1)) * (x2 - x1)) inside = !inside;
  }
  return inside;
}

/** Places in each cell between all edges of all polygons. */
function* cells(areas: readonly Area[]): Generator<Point> {
  const edges = (axis: 0 | 1): number[] =>
    [...new Set(areas.flatMap(({ polygons }) => polygons.flat().map((point) => point[axis])))].sort((a, b) => a - b);
  const [xs, ys] = [edges(0), edges(1)];
  for (let i = 1; i < xs.length; i++)
    for (let k = 1; k < ys.length; k++) yield [(xs[i - 1]! + xs[i]!) / 2, (ys[k - 1]! + ys[k]!) / 2];
}

const stories = (areas: readonly Area[]) => areas.filter(({ kind }) => kind === 'story');

function overlaps(areas: readonly Area[]): string[] {
  return [...cells(stories(areas))].flatMap(([x, y]) => {
    const in_ = stories(areas).filter(({ polygons }) => polygons.some((polygon) => holds(polygon, x, y)));
    return in_.length > 1 ? [`${in_.map(({ story }) => story).join(' and ')} at ${x}, ${y}`] : [];
  });
}

/** A page of stories, each of lines in the cells of a grid that fell to it; letters are squares. */
function drawn(seed: number): Page {
  const next = random(seed);
  const [columns, rows] = [6, 10];
  const count = 2 + Math.floor(next() * 6);
  const owners = Array.from({ length: rows }, () => Array.from({ length: columns }, () => Math.floor(next() * count)));
  const frames = owners.flatMap((row, y) =>
    row.map((story, x) => ({
      id: `f${y}.${x}`,
      role: 'body',
      story: `s${story}`,
      block: `s${story}.p${y}`,
      slot: null,
      rect: { x: 20 + x * 100, y: 20 + y * 40, width: 90, height: 30 },
      order: y * columns + x,
      next: null,
      lines: [0, 1].map((n) => ({
        n,
        dir: 'ltr',
        baseline: 20 + y * 40 + 12 + n * 14,
        x: 20 + x * 100,
        measure: 90,
        gap: 0,
        runs: [
          {
            face: 'a',
            size: 10,
            swatch: 'black',
            text: '排字千年排字',
            gids: [1, 2, 3, 4, 5, 6],
            at: [0, 10, 20, 30, 40, 50].map((at) => 20 + x * 100 + at),
            clusters: [0, 1, 2, 3, 4, 5],
            src: null,
          },
        ],
      })),
    })),
  );
  const grid = { x: 20, y: 20, em: 10, leading: 14, columns, chars: 9, gap: 1, lines: 30 };
  return { id: 'p', folios: ['A01'], halves: [], width: 640, height: 440, grid, frames } as unknown as Page;
}

function uncovered(page: Page, areas: readonly Area[], advance: Parameters<typeof areasOf>[1]): string[] {
  const polygons = new Map(stories(areas).map((area) => [area.story, area.polygons]));
  return page.frames.flatMap((frame) => {
    if (frame.story === null || frame.role === 'advertisement') return [];
    const boxes = (frame.lines ?? []).flatMap((line) => line.runs.flatMap((run) => characterBoxes(line, run, advance)));
    const e = 0.001;
    return boxes.flatMap(({ text, rect: { x, y, width, height } }) => {
      const corners = [[x + e, y + e], [x + width - e, y + e], [x + e, y + height - e], [x + width - e, y + height - e], [x + width / 2, y + height / 2]] as const; // prettier-ignore
      const own = polygons.get(frame.story) ?? [];
      return corners.every(([a, b]) => own.some((polygon) => holds(polygon, a, b))) ? [] : [`${text} of ${frame.id}`];
    });
  });
}

describe('areas', () => {
  test('300 pages whose stories lie in one another: every glyph covered, nothing covered twice', () => {
    for (let seed = 0; seed < 300; seed++) {
      const page = drawn(seed);
      const areas = areasOf(page, () => 1);
      expect(
        uncovered(page, areas, () => 1),
        `seed ${seed}`,
      ).toEqual([]);
      expect(overlaps(areas), `seed ${seed}`).toEqual([]);
    }
  });

  test('a story in one block is one rectangle, whatever its lines are', () => {
    const page = drawn(1);
    const one = { ...page, frames: page.frames.map((frame) => ({ ...frame, story: 's0' })) };
    const [area] = areasOf(one, () => 1);
    expect(area!.polygons).toHaveLength(1);
    expect(area!.polygons[0]).toHaveLength(4);
  });

  test('the front page of the sample', async () => {
    const { layout } = await recorded(repository, 'A01');
    const face = await faces();
    const advance = (id: string, gid: number): number => face(id).advance(gid) / face(id).upem;
    for (const page of layout.pages) {
      const areas = areasOf(page, advance);
      expect(uncovered(page, areas, advance)).toEqual([]);
      expect(overlaps(areas)).toEqual([]);
    }
  });
});
